"""Photos that are items of their own: told in sentences, with who took them, and about no story beside them."""

from __future__ import annotations

from collections.abc import Sequence

from gazette_cli.grammar.openings import read_closing
from gazette_cli.grammar.people import Byline
from gazette_cli.structure.cohesion import pairs
from gazette_cli.structure.joins import BYLINE, CAPTION, SIGNATURE, TEXT
from gazette_cli.structure.line_types import CREDIT
from gazette_cli.structure.units import Unit

_SHORTEST = 24  # characters of a caption that tells a story of its own
_SHORTEST_ALIEN = 30  # … that stands below a story it is not about
_LEAST_TOLD = 2  # sentences
_MOST_SHARED = 1  # pairs of characters it has in common with that story, and with no other
_AROUND = 300  # units: nothing further off is read, or time grew with the square
_OTHER_PAGE = ("jump", "issue-line")  # what stands above text that goes on with nothing on the page before


def set_photos_apart(units: Sequence[Unit]) -> None:
    """Mark the captions and paragraphs that are items of their own, or may be."""
    for n, unit in enumerate(units):
        if unit.type == CAPTION and len(unit.text) >= _SHORTEST and CREDIT.search(unit.text) and _is_item(units, n):
            unit.type, unit.photo = TEXT, True
            unit.closing = read_closing(unit.text)
    for n, unit in enumerate(units):
        if unit.type == TEXT and not unit.head_like and unit.opening is None and n and not units[n - 1].head_like:
            unit.photo = unit.photo or _may_be_item(units, n)


def took_picture(byline: Byline) -> bool:
    """Whether all a byline names took a picture, and wrote nothing."""
    return bool(byline.people) and all(who.role is not None and who.role[-1] in "摄攝影" for who in byline.people)


def _is_item(units: Sequence[Unit], n: int) -> bool:
    """Whether a caption with a credit stands between the end of one story and the beginning of another, or is told in
    sentences: where a paragraph is broken off above it, and at the end of a story it has nothing in common with."""
    unit, before, after = units[n], units[n - 1] if n else None, units[n + 1] if n + 1 < len(units) else None
    ended = before is None or before.type in (BYLINE, SIGNATURE) or before.closing is not None or before.head_like
    headed = before is not None and before.head_like
    told = not headed and unit.text.count("。") >= _LEAST_TOLD
    if told and before is not None and before.type == TEXT and not before.last.closed:
        return True
    if not (after is None or after.head_like or after.type == CAPTION or after.at_edge in _OTHER_PAGE):
        return False
    if ended or (told and len(unit.lines) > 1) or unit.at_edge == "jump":
        return True
    return not headed and len(unit.text) >= _SHORTEST_ALIEN and _shared(units, n) <= _MOST_SHARED


def _shared(units: Sequence[Unit], n: int) -> int:
    """How many pairs of characters a unit has in common with the story above and with no other."""
    start, past = max(n - _AROUND, 0), n + 1 + _AROUND
    first = n
    while first > start and not (first < n and units[first].head_like):
        first -= 1
    story = "\n".join([unit.text for unit in units[first:n]])
    others = "\n".join([unit.text for unit in (*units[start:first], *units[n + 1 : past])])
    return sum([pair in story and pair not in others for pair in pairs(units[n].text)])


def _may_be_item(units: Sequence[Unit], n: int) -> bool:
    """Whether below a paragraph, or at its end, only who took the picture is named."""
    unit, below = units[n], units[n + 1] if n + 1 < len(units) else None
    if unit.closing is not None:
        return took_picture(unit.closing[1]) and len(unit.text) >= _SHORTEST
    signed = below is not None and below.type == BYLINE and below.byline is not None and unit.last.closed
    return signed and below is not None and below.byline is not None and took_picture(below.byline)
