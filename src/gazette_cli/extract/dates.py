"""The field `dates`: date expressions with their days, EDTF and time of day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

from gazette_cli.extract.base import Context, Extractor, Found
from gazette_cli.grammar.date_values import Days, Memory, resolve
from gazette_cli.grammar.dates import Reading, scan
from gazette_cli.lexicon import alternation, words

_SENTENCE_END = re.compile("[。!?;\n]")
_VAGUE_EDTF = {"day": "XXXX-XX-XX", "month": "XXXX-XX", "year": "XXXX"}


def find_dates(text: str, context: Context) -> Iterator[Found]:
    """Every date of a folded text, ascending, none overlapping; vague words only where the context asks for them.

    >>> found, = find_dates("4月14日上午,招聘会举行", Context(date=date(2021, 4, 15)))
    >>> found.value["edtf"], found.value["part_of_day"], found.end
    ('2021-04-14', '上午', 7)
    """
    certain = _find_certain(text, context)
    return _merge(certain, _find_vague(text)) if context.vague else certain


def _find_certain(text: str, context: Context) -> Iterator[Found]:
    """Dates in order, each resolved with what the ones before it have told."""
    memory = Memory()
    previous = 0
    for reading in scan(text):
        if memory.year is not None and _SENTENCE_END.search(text, previous, reading.start):
            memory = Memory(memory.day, None, None, memory.linked)
        days = resolve(reading, context.date, memory)
        memory = _remember(memory, reading, days, context.date)
        previous = reading.end
        yield Found(reading.start, reading.end, value_of(reading, days, context.resolved_by))


def _remember(memory: Memory, reading: Reading, days: Days, reference: date | None) -> Memory:
    """What this date tells the ones behind it."""
    if days.start is None or days.end is None:
        return memory
    day = days.end if days.precision == "day" and not reading.since else memory.day
    if days.precision == "day" and reading.since:
        day = days.start
    point = reading.first
    printed = point.year is not None or point.year_shift is not None or point.year_link is not None
    if printed and (reference is None or days.start.year != reference.year):
        return Memory(day, days.end.year if reading.last else days.start.year, days.start, days.start.year)
    linked = days.start.year if printed else memory.linked
    if printed:
        return Memory(day, None, None, linked)
    return Memory(day, memory.year and days.start.year, days.start if memory.year else None, linked)


def value_of(reading: Reading, days: Days, resolved_by: str) -> dict[str, Any]:
    """The value of the record; days as ISO 8601 strings, None where unresolved."""
    source = {"text": None, "reference": resolved_by, "article": "article"}.get(days.source)
    return {
        "edtf": days.edtf,
        "start": days.start.isoformat() if days.start else None,
        "end": days.end.isoformat() if days.end else None,
        "precision": days.precision,
        "time": _time(reading),
        "part_of_day": reading.first.clock.part if reading.first.clock else None,
        "resolved_by": source,
        "approx": reading.approx,
    }


def _time(reading: Reading) -> str | None:
    """`T09:30`, or `T09:00/T11:30` of a range."""
    clocks = [point.clock for point in (reading.first, reading.last) if point is not None]
    times = [clock.time for clock in clocks if clock is not None and clock.time is not None]
    return "/".join(times) or None


@cache
def _vague() -> tuple[re.Pattern[str], dict[str, str]]:
    forms = dict(row.split("\t") for row in words("vague_dates"))
    return re.compile(alternation(tuple(forms))), forms


def _find_vague(text: str) -> Iterator[Found]:
    """近日, 目前, 春节: never resolved."""
    pattern, forms = _vague()
    for match in pattern.finditer(text):
        form = forms[match.group()]
        value = dict.fromkeys(("start", "end", "time", "part_of_day", "resolved_by"))
        yield Found(*match.span(), {"edtf": _VAGUE_EDTF[form], "precision": form, "approx": True, **value})


def _merge(certain: Iterator[Found], vague: Iterator[Found]) -> Iterator[Found]:
    """Both in order; where they overlap the certain one stays."""
    kept = list(certain)
    taken = {offset for found in kept for offset in range(found.start, found.end)}
    loose = [found for found in vague if not taken.intersection(range(found.start, found.end))]
    return iter(sorted(kept + loose))


DATES = Extractor(
    name="dates",
    version="1",
    find=find_dates,
    about="dates and ranges of dates, with their days",
    about_zh="日期和日期区间",
    examples=("4月14日上午", "5月26日至28日", "上世纪80年代", "今年3月以来", "本周三"),
)
