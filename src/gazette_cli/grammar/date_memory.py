"""What a date tells the ones behind it: its year to the end of the sentence, its month to the days that stand alone."""

from __future__ import annotations

import re
from datetime import date, timedelta

from gazette_cli.grammar.date_points import Reading
from gazette_cli.grammar.date_values import Days, Memory

# ． of old type is folded to a dot
_SENTENCE_END = re.compile("[。!?;\n.](?:(?<![.])|(?<=[\u4e00-\u9fff)”].)(?![0-9A-Za-z]))")
_NOW = re.compile("[如现目眼而](?:(?<=[如而])今|(?<=现)在|(?<=目)前|(?<=眼)下)")  # 2022年回乡,如今带徒弟,4月 …
_COMPARES = tuple("比较較")
_JUST_BEFORE = 10  # days between a bare day of news and the issue
_OTHER_TIME = timedelta(days=300)  # a day further from the issue than this is told in passing


def at_reading(text: str, previous: int, reading: Reading, memory: Memory, reference: date | None) -> Memory:
    """What is still known at `reading`, when the date before it ended at `previous`.

    >>> from gazette_cli.grammar.dates import read_at
    >>> at_reading("2021年完工。3月", 5, read_at("2021年完工。3月", 8), Memory(year=2021), None).year is None
    True
    """
    point = reading.first
    bare = point.day is not None and point.month is None and memory.day is not None
    news = bare and _is_news(reading, memory.day, reference)
    if (news or memory.year is not None) and _SENTENCE_END.search(text, previous, reading.start):
        memory = memory._replace(year=None, since=None, day=reference if news else memory.day)
    elif memory.year is not None and _NOW.search(text, previous, reading.start):
        memory = memory._replace(year=None, since=None, told=None)
    if text.find("\n", previous, reading.start) >= 0 and (memory.told is not None or memory.anchor is not None):
        day, year, since, linked, ahead, anchor, _, republic = memory
        return Memory(anchor or day, year, since, linked, ahead, anchor, None, republic)
    return memory


def remember(text: str, reading: Reading, days: Days, memory: Memory, reference: date | None) -> Memory:
    """What is known behind a `reading` that is resolved to `days`."""
    first = reading.first
    if first.month is None and first.part is None and reading.last is None and _is_aside(text, reading):
        return memory
    known = _told_by(text, memory, reading, days, reference)
    if memory.day is not None and known.day is not None and known.day < memory.day and _is_start(text, reading):
        known = known._replace(day=memory.day)
    if not (reading.ahead and known.anchor is not None):  # what is due in October is no place to go on from
        known = _anchored(known, days, reference)
    if text.startswith(("同期", "同比", "相比"), reading.end):  # 比去年同期 tells nothing of last year
        known = known._replace(year=None, since=None, told=None)
    return known


def _is_news(reading: Reading, base: date | None, day: date | None) -> bool:
    """A bare day just before the issue, behind another month: 6月11日起停水。水利处13日说明, printed on 5月16日."""
    point = reading.first
    if base is None or day is None or point.day is None or point.month is not None or point.month_shift is not None:
        return False
    if point.month_link is not None or point.year is not None or (base.year, base.month) == (day.year, day.month):
        return False
    return 0 <= day.day - point.day <= _JUST_BEFORE and (base > day or point.day < base.day)


def _is_start(text: str, reading: Reading) -> bool:
    """从5月1日起: where something begins is no place to go on from."""
    return text[reading.start - 1 : reading.start] in ("从", "自", "從") and text.startswith("起", reading.end)


def _is_aside(text: str, reading: Reading) -> bool:
    """比去年多两座, 1971年生: a year that says nothing of what follows."""
    point = reading.first
    if point.year is None and point.year_shift is None:
        return False
    return text[reading.start - 1 : reading.start] in _COMPARES or text.startswith(("生", "出生"), reading.end)


def _told_by(text: str, memory: Memory, reading: Reading, days: Days, reference: date | None) -> Memory:
    """What the words of this date tell the ones behind it."""
    if days.start is None or days.end is None:
        return memory
    day, known, since, linked, ahead, anchor, told, republic = memory
    if days.precision == "day":
        day = days.start if reading.since else days.end
    point = reading.first
    first = days.start.year
    if republic is not False and days.source != "article":
        republic = _tells_republic(text, reading, days.end)
    if point.year is not None or point.year_shift is not None or point.year_link is not None:
        if reference is None or first != reference.year:
            year = days.end.year if reading.last else first
            return Memory(day, year, days.start, first, ahead, anchor, year, republic)
        return Memory(day, None, None, first, ahead, anchor, first, republic)
    if days.source == "reference" and reference and first == reference.year:
        told = None
    if known:
        known, since = first, days.start
    else:
        since = None
    return Memory(day, known, since, linked, ahead, anchor, told, republic)


def _tells_republic(text: str, reading: Reading, end: date) -> bool:
    """A date of the Republic on the mainland: 民国二十三年."""
    return end.year < 1949 and text.startswith(("民国", "民國"), reading.start)


def _anchored(memory: Memory, days: Days, reference: date | None) -> Memory:
    """Where the next paragraph goes on: not from a day of another time, told in passing."""
    if memory.day is None or days.start is None or memory.anchor == memory.day:
        return memory
    if memory.anchor is not None and reference is not None and abs(days.start - reference) > _OTHER_TIME:
        return memory
    day, year, since, linked, ahead, _, told, republic = memory  # _replace is slow
    return Memory(day, year, since, linked, ahead, day, told, republic)
