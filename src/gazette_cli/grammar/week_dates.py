"""Weeks and weekdays that are counted: 5月第二周, 十月的第一个星期一, 2024年第36周."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from functools import cache

from gazette_cli.grammar.date_patterns import WEEKDAYS
from gazette_cli.grammar.date_values import Days, days_of
from gazette_cli.grammar.numbers import read_int
from gazette_cli.grammar.scanning import Hint
from gazette_cli.grammar.special_dates import Special, blank, read_year, with_clock, year_pattern

_CN = "〇零○一二三四五六七八九"
_DIGIT = "一二三四五六七八九"
_WEEK = "(?:周|週|星期|[礼禮]拜)"
_WEEKDAYS = {**WEEKDAYS, "末": 5}  # a weekend begins on Saturday
HINT = Hint("月年个個", "[月年个個]份?度?的?(?:第.{1,4}|最[后後]一[个個]?)[周週星礼禮]")
"""What a text must hold before it is searched for the longer patterns."""


@cache
def _of_month() -> re.Pattern[str]:
    """Matches "5月第二周", "十月的第一个星期一", "本月最后一个周五"; not "第二周"."""
    return re.compile(
        f"(?<![0-9{_CN}十])(?:{year_pattern('year')})? ?"
        f"(?P<month>1[0-2]|[1-9]|十[一二]?|[{_DIGIT}]|[本上下这這][个個]?) ?月份?的?"
        "(?:第 ?(?P<nth>[一二三四五1-5]) ?[个個]?|最[后後]一[个個]?)"
        f"{_WEEK}(?P<weekday>[一二三四五六日天末])?"
    )


@cache
def _of_year() -> re.Pattern[str]:
    """Matches "2024年第36周", "今年第一周"; not "第36周", "2024年第1个周一"."""
    return re.compile(
        f"(?<![0-9{_CN}十])(?:{year_pattern('year')}) ?第 ?(?P<nth>[0-9]{{1,2}}|[{_DIGIT}十]{{1,3}}) ?[个個]?{_WEEK}"
        "(?![一二三四五六日天年岁])"
    )


def scan(text: str, reference: date | None) -> Iterator[Special]:
    """The counted weeks of a folded text.

    >>> [s.days.edtf for s in scan("2024年第36周,5月第二周", date(2024, 6, 1))]
    ['2024-05-13/2024-05-19', '2024-09-02/2024-09-08']
    """
    if HINT.compiled().search(text):
        yield from (_read_of_month(text, match, reference) for match in _of_month().finditer(text))
        yield from (_read_of_year(match, reference) for match in _of_year().finditer(text))


def _read_of_month(text: str, match: re.Match[str], reference: date | None) -> Special:
    """A week of a month (the first one has the month's first Monday), or a weekday of it."""
    group = match.groupdict()
    year, printed = read_year(group, reference)
    month = read_int(group["month"] or "")
    if month is None and reference is not None:
        months = reference.year * 12 + reference.month - 1 + {"上": -1, "下": 1}.get((group["month"] or "")[0], 0)
        year, month = months // 12, months % 12 + 1
    elif not printed and reference is not None:
        year = reference.year
    if year is None or month is None:
        return Special(*match.span(), Days(None, None, "week", "XXXX-XX"))
    weekday = _WEEKDAYS[group["weekday"]] if group["weekday"] else 0
    first = date(year, month, 1)
    day = first.toordinal() + (weekday - first.weekday()) % 7
    if group["nth"]:
        day += 7 * ((read_int(group["nth"]) or 1) - 1)
    else:
        day += (monthrange(year, month)[1] - date.fromordinal(day).day) // 7 * 7
    last = day + {None: 6, "末": 1}.get(group["weekday"], 0)
    precision = "day" if last == day else "week"
    source = "text" if group["year"] else "reference"
    days = days_of(date.fromordinal(day), date.fromordinal(last), precision, source)
    return with_clock(text, match.start() + blank(match), match.end(), days)


def _read_of_year(match: re.Match[str], reference: date | None) -> Special:
    """A week of a year as ISO 8601 counts them: the first one has the year's first Thursday."""
    year, _ = read_year(match.groupdict(), reference)
    number = read_int(match["nth"]) or 0
    try:
        first = date.fromisocalendar(year or 0, number, 1)
    except ValueError:
        return Special(*match.span(), Days(None, None, "week", "XXXX" if year is None else f"{year:04}"))
    last = date.fromordinal(first.toordinal() + 6)
    return Special(*match.span(), days_of(first, last, "week", "text" if match["year"] else "reference"))
