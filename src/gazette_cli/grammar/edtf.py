"""Dates written in EDTF (ISO 8601-2): level 1, and level 2 only for decades."""

from __future__ import annotations

from datetime import date

UNKNOWN_YEAR = "XXXX"


def write_span(start: date, end: date, precision: str) -> str:
    """The shortest EDTF of the days `start` to `end`, both inclusive.

    >>> write_span(date(2024, 1, 1), date(2024, 6, 30), "half")
    '2024-01/2024-06'
    >>> write_span(date(1980, 1, 1), date(1989, 12, 31), "decade")
    '198X'
    """
    if precision == "decade":
        return f"{start.year // 10:03}X"
    if precision == "year":
        return f"{start.year:04}"
    if precision == "month":
        return start.isoformat()[:7]
    if precision == "day":
        return start.isoformat()
    if precision in ("half", "quarter", "months"):
        return f"{start.isoformat()[:7]}/{end.isoformat()[:7]}"
    return f"{start.isoformat()}/{end.isoformat()}"


def write_open(year: int | None, month: int | None, day: int | None) -> str:
    """A date of which only some is known; an impossible day is left open.

    >>> write_open(None, 4, 14), write_open(2023, 2, 30), write_open(None, None, 5)
    ('XXXX-04-14', '2023-02-XX', 'XXXX-XX-05')
    """
    head = UNKNOWN_YEAR if year is None else f"{year:04}"
    if month is None and day is None:
        return head
    if month is not None and not 1 <= month <= 12:
        return f"{head}-XX"
    possible = day is None or _is_possible(year, month, day)
    middle = "XX" if month is None else f"{month:02}"
    return f"{head}-{middle}" + ("" if day is None else f"-{day:02}" if possible else "-XX")


def _is_possible(year: int | None, month: int | None, day: int) -> bool:
    longest = 31 if month is None else 29 if month == 2 and year is None else None
    if longest is None:
        try:
            date(year or 2000, month or 1, day)
        except ValueError:
            return False
        return True
    return 1 <= day <= longest


def join(first: str, last: str) -> str:
    """The EDTF interval from the beginning of `first` to the end of `last`.

    >>> join("2024-07-11/2024-07-20", "2024-08-01/2024-08-10")
    '2024-07-11/2024-08-10'
    """
    return f"{first.partition('/')[0]}/{last.rpartition('/')[2]}"
