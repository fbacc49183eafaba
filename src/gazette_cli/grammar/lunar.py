"""The Chinese calendar: from its year, month and day to ours, and the days of festivals and solar terms."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from gazette_cli.lexicon import words


class Year(NamedTuple):
    """A year: its first day, the days of its months in order, the number of the leap month (0: none), solar terms.

    `terms` are the days of the month of 小寒, 大寒, 立春 … of the Gregorian year, two a month.
    """

    first: date
    months: tuple[int, ...]
    leap: int
    terms: tuple[int, ...]


@cache
def _years() -> dict[int, Year]:
    years = {}
    for row in words("lunar_years"):
        year, first, lengths, leap, terms = row.split("\t")
        days = tuple(int(terms[n : n + 2]) for n in range(0, 48, 2))
        years[int(year)] = Year(date.fromisoformat(first), tuple(29 + int(bit) for bit in lengths), int(leap), days)
    return years


def month_span(year: int, month: int, leap: bool = False) -> tuple[date, date] | None:
    """First and last day of a month, None where the year is not in the table (1899-2101) or has no such month.

    >>> first, last = month_span(2020, 4, leap=True)
    >>> first.isoformat(), last.isoformat()
    ('2020-05-23', '2020-06-20')
    """
    found = _years().get(year)
    if found is None or not 1 <= month <= 12 or (leap and found.leap != month):
        return None
    index = month - 1 + (leap or 0 < found.leap < month)
    first = found.first + timedelta(days=sum(found.months[:index]))
    return first, first + timedelta(days=found.months[index] - 1)


def day_of(year: int, month: int, day: int, leap: bool = False) -> date | None:
    """The day, None where there is none.

    >>> day_of(2024, 8, 15).isoformat(), day_of(2025, 1, 1).isoformat()
    ('2024-09-17', '2025-01-29')
    """
    span = month_span(year, month, leap)
    if span is None or not 1 <= day <= (span[1] - span[0]).days + 1:
        return None
    return span[0] + timedelta(days=day - 1)


def festival(year: int, rule: str) -> date | None:
    """The day on which a festival falls in a year, by a rule of the list `festivals`.

    >>> [festival(2024, rule).isoformat() for rule in ("10-01", "L05-05", "L12-30", "T06", "W05-2-7", "E+0")]
    ['2024-10-01', '2024-06-10', '2025-01-28', '2024-04-04', '2024-05-12', '2024-03-31']
    """
    kind, rest = rule[0], rule[1:]
    if kind == "L":
        if rest == "12-30":
            span = month_span(year, 12)
            return span[1] if span else None
        return day_of(year, int(rest[:2]), int(rest[3:]))
    if kind == "T":
        found, index = _years().get(year), int(rest)
        return date(year, index // 2 + 1, found.terms[index]) if found else None
    if kind == "W":
        month, which, weekday = (int(part) for part in rest.split("-"))
        first = date(year, month, 1).weekday()
        return date(year, month, 1 + (weekday - 1 - first) % 7 + 7 * (which - 1))
    if kind == "E":
        return easter(year) + timedelta(days=int(rest))
    month, day = int(rule[:2]), int(rule[3:])
    return date(year, month, day) if day <= monthrange(year, month)[1] else None


def easter(year: int) -> date:
    """Easter Sunday of the western church (the anonymous Gregorian algorithm).

    >>> easter(2025).isoformat()
    '2025-04-20'
    """
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)
