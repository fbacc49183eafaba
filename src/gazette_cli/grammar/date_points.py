"""What a printed date says, piece by piece: one point or the two ends of a range."""

from __future__ import annotations

from typing import NamedTuple

from gazette_cli.grammar.clock import Clock


class Point(NamedTuple):
    """One end of a date expression, as printed; what is not printed is None.

    `start`, `end` are code points. `year` is absolute, `year_shift` counts from the reference year, `year_link`
    from the year of an earlier date, as `month_link` and `day_link` do; `month_shift`, `day_shift` from the
    reference, `week` is (shift, weekday). `part` is H1 H2 (halves), Q1…Q4, M1-n (the first n months), T1 T2 T3
    (ten days; T12 and T23 twenty), F1 F2 (half a month), B and E (begin, end).
    `is_clock` marks a time of day alone, `weekday` alone stands only behind a range's first half. `decade` is the
    first year of the `decades` meant.
    """

    start: int
    end: int
    year: int | None = None
    year_shift: int | None = None
    year_link: int | None = None
    month: int | None = None
    month_shift: int | None = None
    month_link: int | None = None
    day: int | None = None
    part: str | None = None
    day_shift: int | None = None
    day_link: int | None = None
    week: tuple[int, int | None] | None = None
    weekday: int | None = None
    decade: int | None = None
    decades: int = 1
    clock: Clock | None = None
    is_clock: bool = False


class Reading(NamedTuple):
    """A date expression `[start, end)`: one point or two.

    `since` says that 以来 is attached, `approx` that 约, 前后 or 左右 stands beside it, `ahead` that the words
    around it speak of what is to come (将于, 计划 …, … 前).
    """

    start: int
    end: int
    first: Point
    last: Point | None = None
    since: bool = False
    approx: bool = False
    ahead: bool = False
