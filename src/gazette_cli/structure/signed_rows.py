"""Offices and people that sign one item after the other, each on a line of its own: what looks like a heading there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile
from operator import itemgetter

from gazette_cli.fold import HAN
from gazette_cli.grammar.byline_shapes import Named
from gazette_cli.grammar.full_names import is_name
from gazette_cli.grammar.people import Byline
from gazette_cli.patterns import late
from gazette_cli.structure.joins import CAPTION, SIGNATURE, TEXT
from gazette_cli.structure.units import Unit

_LONGEST = 12  # characters of such a line
_LEAST = 2  # items that are signed
_MOST = 3  # paragraphs of one
_OFFICE = late(
    rf"{HAN}{{0,9}}(?:[局处科室部组队站所段班院校社馆]|中心|委员会|[居村]委会|工会|团委|支部|公司|[小中大]学|全体(?:同[学人仁]|教师|职工|师生))"
)
_TELLS = late("[到了进在是有把给向从将被建走来去我你他又添]")  # no name of an office
_SHORTEST = 20  # characters of the paragraph above
_PERSON = late(rf"((?:{HAN}|\d){{2,8}}) +({HAN}{{2,4}})")


def confirm_signed_rows(units: Sequence[Unit]) -> None:
    """Short lines each of which stands below the end of an item, the last above a heading or at the end of the issue,
    are signatures as far up as all of them name an office, or somebody of one."""
    for row in _rows(units):
        signs = [(units[n], byline) for n in reversed(row) for byline in [_signs(units[n])]]
        signs = list(takewhile(itemgetter(1), signs))
        for unit, byline in signs if len(signs) >= _LEAST else ():
            if unit.head_like:
                unit.type, unit.head_like = SIGNATURE, False
                unit.byline = byline if isinstance(byline, Byline) else None


def _rows(units: Sequence[Unit]) -> Iterator[list[int]]:
    """The positions of short lines that stand below paragraphs, and above more of them but for the last."""
    row: list[int] = []
    told = 0  # paragraphs since the last such line
    for n, unit in enumerate(units):
        if unit.type == CAPTION or (row and not told and unit.type != TEXT):
            continue  # the day below who signs
        if unit.type == TEXT and not unit.head_like:
            told += 1
            if told > _MOST:
                row = []
        elif told and _ends_item(units[n - 1]) and len(unit.squeezed) <= _LONGEST and not unit.mark:
            row.append(n)
            told = 0
        else:
            yield [] if told else row
            row, told = [], 0
    yield [] if told else row


def _ends_item(unit: Unit) -> bool:
    return unit.last.closed and len(unit.text) >= _SHORTEST


def _signs(unit: Unit) -> Byline | bool:
    """Whether the line signs: a byline, the name of an office, or who of an office does so."""
    if unit.type != TEXT:
        return unit.byline or True
    if unit.first.scale > 1.0:
        return False
    if _OFFICE.fullmatch(unit.text) and not _TELLS.search(unit.text):
        return True
    match = _PERSON.fullmatch(unit.text)
    if match is None or not is_name(match[2]):
        return False
    return Byline((Named(match[2], None, match.start(2), match.end(2)),), False, False, False)
