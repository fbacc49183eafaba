"""Short lines that head nothing, whatever they look like, and lines that head a card of fields and are nothing else."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence
from itertools import pairwise

from gazette_cli.block import Kind
from gazette_cli.grammar.full_names import is_row_of_names
from gazette_cli.grammar.openings import opens_with_date
from gazette_cli.patterns import late
from gazette_cli.structure.joins import TEXT
from gazette_cli.structure.lines import ATTACHED
from gazette_cli.structure.sheet import Sheet
from gazette_cli.structure.units import Unit

_LABEL_ENDS = late(r"[:】\])]")
_ASKS = late(r".{2,}(?<!学)问答?|[您你]问我答.*|\d+问.+|.*答疑")
_FIRST_QUESTION = late(r"(?:1[.、]|一、|问题?1?:|Q1?:|①).{2,40}")
_DAY = late(r"(?:\d{4}年)?\d{1,2}月\d{1,2}日 ")
_WEATHER = late(
    r"(?:\d{4}年)?\d{1,2}月\d{1,2}日(?: *[(]?(?:星期|周)[一二三四五六日天][)]?)? +"
    r"(?:天气:?)?(?:[晴阴雨雪雾风]|多云|[小中大暴阵雷]{1,2}[雨雪])"
    r"(?:(?:转|到|有|间)?[晴阴雨雪雾风多云小中大阵雷]{1,3})?"
)
_TURNED = late(r".{0,3}上一[篇条].{0,40}下一[篇条].{0,40}")
_LONGEST_GROUP = 6  # characters of what a part of a list of names is called
_SPEAKS = late(r"([^\W\d_]{2,4}) ?:")
_ASKER = late(r"(?:本[报刊台])?(?:学生|见习)?记者|主持人")
_ANSWERS = 5  # units above and below a heading in which the same person answers
_REACH = 12  # fields of one card, lines between two parts of a paragraph


def heads_nothing(units: Sequence[Unit], n: int) -> bool:
    """Whether a short line stands right below the mark of an attachment, is answered right below, or stands between
    rows of names."""
    below = units[n + 1].text if n + 1 < len(units) else ""
    if below.startswith(("答:", "A:")):
        return True
    if not n:
        return False
    above = units[n - 1]
    if above.text[0] == "附" and ATTACHED.fullmatch(above.squeezed):
        return True
    short = len(units[n].squeezed) <= _LONGEST_GROUP and " " in above.text and " " in below
    return short and is_row_of_names(above.text) and is_row_of_names(below)


def heads_questions(units: Sequence[Unit], n: int) -> bool:
    """Whether a short line names the questions that begin right below it, or below a paragraph: 6问服务."""
    if _ASKS.fullmatch(units[n].squeezed) is None:
        return False
    return any(_FIRST_QUESTION.match(unit.text) for unit in units[n + 1 : n + 3])


def find_inserted(sheet: Sheet, units: Sequence[Unit]) -> set[int]:
    """Positions of single lines above which a paragraph breaks off that goes on right below them.

    Where a story comes from another page, its headline stands there.
    """
    torn = [
        (above, below) for unit in units
        if unit.last is not unit.first and unit.lines[-1] - unit.lines[0] >= len(unit.lines)
        for above, below in pairwise(unit.lines) if 1 < below - above <= _REACH
    ]
    found: set[int] = set()
    if torn:
        alone = {unit.lines[0]: n for n, unit in enumerate(units) if unit.head_like and len(unit.lines) == 1}
        for above, below in torn:
            between = range(above + 1, below)
            heads = [alone[index] for index in between if index in alone]
            free = sum(map(sheet.is_free, between))
            if len(heads) == free == 1 and all(sheet.kind(index) is not Kind.JUMP for index in between):
                found.update(heads)
    return found


def find_landed(sheet: Sheet, units: Sequence[Unit]) -> set[int]:
    """Positions of headings right below a jump back, brought to the story that was broken off: they open no other."""
    jumps = set(sheet.jumps)
    return {
        n for n, (above, unit) in enumerate(pairwise(units), start=1)
        if unit.head_like and (above.lines[-1], unit.lines[0]) in jumps
    } if jumps else set()


def find_asked(units: Sequence[Unit]) -> set[int]:
    """Positions of headings in an interview: right below one the reporter asks, and the same person answers above it
    and below."""
    found: set[int] = set()
    for n, (unit, below) in enumerate(pairwise(units)):
        if not unit.head_like or (asks := _SPEAKS.match(below.text)) is None or not _ASKER.fullmatch(asks[1]):
            continue
        above = _speakers(units[max(n - _ANSWERS, 0) : n])
        if not _speakers(units[n + 2 : n + 2 + _ANSWERS]).isdisjoint(above - {asks[1]}):
            found.add(n)
    return found


def _speakers(units: Sequence[Unit]) -> set[str]:
    return {match[1] for unit in units if not unit.head_like and (match := _SPEAKS.match(unit.text))}


def find_turned(sheet: Sheet, units: Sequence[Unit]) -> set[int]:
    """Positions of the first units behind buttons that lead from one story to the next: no story goes on there."""
    turned = [n for n, line in enumerate(sheet.lines)
              if sheet.kind(n) is Kind.NAVIGATION and _TURNED.fullmatch(line.text)]
    if not turned:
        return set()
    starts = [unit.lines[0] for unit in units]
    firsts = {bisect_right(starts, n) for n in turned}
    return {n for n in firsts if 0 < n < len(units)}


def find_diary(units: Sequence[Unit]) -> set[int]:
    """Positions of short lines that begin the entries of a diary: a day with its weather, and days near by."""
    days = [n for n, unit in enumerate(units) if unit.head_like and unit.text[0].isdigit() and "日" in unit.text]
    weather = [n for n in days if _WEATHER.fullmatch(units[n].text)]
    near = (n for n in days if weather and _DAY.match(units[n].text))
    return {n for n in near if any(abs(n - other) <= _REACH for other in weather)}


def find_card_heads(units: Sequence[Unit], fields: Collection[int]) -> set[int]:
    """Positions of short lines above the first field of a card: a heading stands alone there, or the label comes
    again."""
    found: set[int] = set()
    for n in fields:
        if not n or n - 1 in fields or not units[n - 1].head_like or units[n - 1].type != TEXT:
            continue
        above = n - 2
        if above >= 0 and above in fields:
            dated = opens_with_date(units[n - 1].text[units[n - 1].mark_at + len(units[n - 1].mark) :].lstrip(" "))
            if not dated and _comes_again(_label(units[n]), units, fields, above):
                found.add(n - 1)
        elif above < 0 or not units[above].head_like:
            found.add(n - 1)
    return found


def _comes_again(label: str, units: Sequence[Unit], fields: Collection[int], last: int) -> bool:
    """Whether one of the fields down to `last` begins with the label."""
    first = last
    while first - 1 in fields and last - first < _REACH:
        first -= 1
    return any(_label(units[n]) == label for n in range(first, last + 1))


def _label(unit: Unit) -> str:
    """What a field is called: 时间 of ◇时间：六月二日."""
    return _LABEL_ENDS.split(unit.squeezed.strip("◎●○◆◇■□▲·([【"), maxsplit=1)[0]
