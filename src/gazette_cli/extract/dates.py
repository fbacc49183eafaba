"""The field `dates`: date expressions with their days, EDTF and time of day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache, lru_cache
from typing import Any

from gazette_cli.extract.base import Context, Extractor, Found
from gazette_cli.fold import fold
from gazette_cli.grammar.date_memory import at_reading, remember
from gazette_cli.grammar.date_patterns import WEEKDAY, WEEKDAYS
from gazette_cli.grammar.date_points import Reading
from gazette_cli.grammar.date_values import Days, Memory, resolve
from gazette_cli.grammar.dates import read_whole, scan
from gazette_cli.grammar.loose_dates import in_lines, in_sentences
from gazette_cli.grammar.named_dates import scan as scan_named
from gazette_cli.grammar.special_dates import Special
from gazette_cli.lexicon import alternation, words

_CHRONICLE = ("大事记", "大事記", "大事", "纪事", "记事", "要事")
_MONTH_AT_END = re.compile("(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2}) ?月份?(?:大事[记記]?|纪事|记事|要事)?\\Z")
_VAGUE_EDTF = {"day": "XXXX-XX-XX", "month": "XXXX-XX", "year": "XXXX"}


def find_dates(text: str, context: Context) -> Iterator[Found]:
    """Every date of a folded text, ascending, none overlapping; vague words only where the context asks for them.

    >>> found, = find_dates("4月14日上午,招聘会举行", Context(date=date(2021, 4, 15)))
    >>> found.value["edtf"], found.value["part_of_day"], found.end
    ('2021-04-14', '上午', 7)
    """
    day = context.date if context.date is not None and 1000 < context.date.year < 9000 else None  # room to count
    year = _year_of(context)
    if day is not None and year is not None and year < day.year:  # a chronicle of another year speaks from its end
        day, context = date(year, 12, 31), replace(context, resolved_by="article")
    if day != context.date:
        context = replace(context, date=day)
    found = _find_certain(text, context)
    loose = [*in_lines(text, day), *(in_sentences(text, day) if context.vague else ())]
    special = [_found(one, context) for one in (*scan_named(text, day), *loose)]
    if special:
        found = _longest(found, special)
    return _merge(found, _find_vague(text)) if context.vague else found


def _found(special: Special, context: Context) -> Found:
    return Found(special.start, special.end, {
        **_days_value(special.days),
        "time": special.clock.time if special.clock else None,
        "part_of_day": special.clock.part if special.clock else None,
        "resolved_by": _source(special.days, context.resolved_by),
        "approx": special.approx,
    })  # fmt: skip


def _longest(certain: Iterator[Found], special: list[Found]) -> Iterator[Found]:
    """Both in order; of two that overlap the longer one stays (2024年春节 before 2024年)."""
    edge = 0
    kept: list[Found] = []
    for found in sorted((*certain, *special), key=lambda found: (found.start, -found.end)):
        if found.start >= edge:
            kept.append(found)
            edge = found.end
        elif kept and found.end > edge and found.end - found.start > kept[-1].end - kept[-1].start:
            kept[-1] = found
            edge = found.end
    return iter(kept)


def _find_certain(text: str, context: Context) -> Iterator[Found]:
    """Dates in order, each resolved with what the ones before it have told."""
    memory = Memory(day=_month_of(context))
    previous = 0
    for reading in scan(text):
        memory = at_reading(text, previous, reading, memory, context.date)
        days = resolve(reading, context.date, memory)
        if days.start is None and (reading.first.day_link is not None or reading.first.month_link is not None):
            continue  # 当晚8时, 下旬 of a day or month that nothing names
        memory = remember(text, reading, days, memory, context.date)
        if days.start is not None and days.precision == "month" and _fills_line(text, reading):
            memory = memory._replace(day=days.start, anchor=days.start)
        previous = reading.end
        value = value_of(reading, days, context.resolved_by)
        if _contradicts(text, reading, days):
            value["weekday_agrees"] = False
        yield Found(reading.start, reading.end, value)


@lru_cache(maxsize=16)
def _section(printed: str) -> tuple[str, str]:
    """What a section prints before a month, and the month: 2022年大事记 1月; nothing where it ends in none."""
    name = fold(printed).text.strip()
    month = _MONTH_AT_END.search(name)
    return (name[: month.start()], month[0][: month[0].index("月") + 1]) if month else ("", "")


def _month_of(context: Context) -> date | None:
    """The first day of the month that the section names: below 三月 the entry 5日 is of March."""
    month = _section(context.section)[1].replace(" ", "") if context.section else ""
    reading = read_whole(month, 0, len(month)) if month else None
    days = resolve(reading, context.date, Memory()) if reading else None
    return days.start if days and days.precision == "month" else None


def _year_of(context: Context) -> int | None:
    """The year that the section prints above its month."""
    head = _section(context.section)[0] if context.section else ""
    return next((reading.first.year for reading in scan(head)), None) if head else None


def _contradicts(text: str, reading: Reading, days: Days) -> bool:
    """A weekday printed in or behind a date that is not that day's: 9月17日(星期一), which was a Tuesday."""
    if reading.last is not None or reading.first.day is None or days.start is None:
        return False
    weekday = WEEKDAY.search(text, reading.first.start, reading.first.end) or WEEKDAY.match(text, reading.end)
    return weekday is not None and WEEKDAYS[weekday.group().strip(" ()")[-1]] != days.start.weekday()


def _fills_line(text: str, reading: Reading) -> bool:
    """A month alone on its line, over the days of a chronicle."""
    start, end = reading.start, reading.end
    if text[start - 1 : start] == "(" and text[end : end + 1] == ")":  # (2017年3月) below 大事记
        start, end = start - 1, end + 1
    if text.startswith(_CHRONICLE, end):  # 2022年6月大事记
        end += 2 + text.startswith(("大事记", "大事記"), end)
    return text[start - 1 : start] in ("", "\n") and text[end : end + 1] in ("", "\n")


def value_of(reading: Reading, days: Days, resolved_by: str) -> dict[str, Any]:
    """The value of the record; days as ISO 8601 strings, None where unresolved."""
    return {
        **_days_value(days),
        "time": _time(reading),
        "part_of_day": reading.first.clock.part if reading.first.clock else None,
        "resolved_by": _source(days, resolved_by),
        "approx": reading.approx,
    }


def _days_value(days: Days) -> dict[str, Any]:
    start, end, precision, edtf, _ = days
    first = start.isoformat() if start else None
    return {
        "edtf": edtf,
        "start": first,
        "end": first if end is start else end.isoformat() if end else None,
        "precision": precision,
    }


def _source(days: Days, resolved_by: str) -> str | None:
    """What a date was counted from, for the record."""
    return {"reference": resolved_by, "article": "article"}.get(days.source)


def _time(reading: Reading) -> str | None:
    """`T09:30`, or `T09:00/T11:30` of a range."""
    first, last = reading.first.clock, reading.last.clock if reading.last is not None else None
    if first is None and last is None:
        return None
    return "/".join([clock.time for clock in (first, last) if clock is not None and clock.time is not None]) or None


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
