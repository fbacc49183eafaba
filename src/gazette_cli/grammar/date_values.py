"""From a printed date to days: what is not printed comes from earlier dates, then from a reference day."""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import NamedTuple

from gazette_cli.grammar.date_points import Point, Reading
from gazette_cli.grammar.edtf import join, write_open, write_span

# A month without a year belongs to the reference year, unless it lies further ahead or behind than this.
_AHEAD = timedelta(days=190)
_PLANNED = timedelta(days=330)
_TOLD = timedelta(days=60)  # further ahead than this, what a text tells after 去年 is of that year
_BEHIND = timedelta(days=300)
# First and last day of a part of the month; what is not listed is its last third.
_MONTH_PARTS = {
    "T1": (1, 10), "B": (1, 10), "T2": (11, 20), "T12": (1, 20), "T23": (11, 31), "F1": (1, 15), "F2": (16, 31),
}  # fmt: skip
_FINENESS = (
    *("decade", "years", "year", "half", "season", "months", "quarter", "month", "week", "ten-days", "days", "day"),
)


class Days(NamedTuple):
    """A resolved date: first and last day (None: unresolved), precision, EDTF; `source` says what it was counted from.

    `source` is `text` (printed in full), `article` (an earlier date), `reference`, or empty where unresolved.
    """

    start: date | None
    end: date | None
    precision: str
    edtf: str
    source: str = ""


class Memory(NamedTuple):
    """What earlier dates of the same article have told.

    `day` is the last date with a day; `year` and `since` are the last printed year and the first day of the date it
    stood in, kept to the end of the sentence; `linked` is that year kept to the end of the article, `told` to the end
    of the paragraph. `ahead` is that of the date to be resolved. `anchor` is the last date with a day
    that is not of the far past: what a new paragraph goes on from. `republic` is True where all dates so far are
    of the Republic on the mainland: then it is that time that is told.
    """

    day: date | None = None
    year: int | None = None
    since: date | None = None
    linked: int | None = None
    ahead: bool = False
    anchor: date | None = None
    told: int | None = None
    republic: bool | None = None


def resolve(reading: Reading, reference: date | None, memory: Memory) -> Days:
    """The days a reading covers.

    >>> from .dates import read_at
    >>> days = resolve(read_at("1月28日至30日", 0), date(2026, 1, 23), Memory())
    >>> days.start.isoformat(), days.end.isoformat(), days.edtf, days.source
    ('2026-01-28', '2026-01-30', '2026-01-28/2026-01-30', 'reference')
    """
    if memory.ahead != reading.ahead:
        day, year, since, linked, _, anchor, told, republic = memory
        memory = Memory(day, year, since, linked, reading.ahead, anchor, told, republic)
    days = _resolve_range(reading, reference, memory)
    if reading.since:
        days = _until_today(days, reference)
    if reading.approx and days.start and "/" not in days.edtf:
        days = days._replace(edtf=days.edtf + "~")
    return days


def _resolve_range(reading: Reading, reference: date | None, memory: Memory) -> Days:
    last = reading.last
    first = resolve_point(reading.first, reference, memory)
    if last is None or last.is_clock:
        return first
    second = _resolve_last(reading.first, last, first, reference)
    precision = max((first.precision, second.precision), key=_FINENESS.index)
    if first.start and second.end and first.start <= second.end:
        return Days(first.start, second.end, precision, join(first.edtf, second.edtf), first.source)
    return Days(None, None, precision, join(first.edtf, second.edtf))


def _resolve_last(first_point: Point, last: Point, first: Days, reference: date | None) -> Days:
    """The second half of a range: what it does not print comes from the first, and it never lies before it."""
    if last.day_link is not None:
        return _days_after(first.start, last.day_link, first.source)
    if last.weekday is not None and first_point.week is not None:
        return resolve_point(last._replace(weekday=None, week=(first_point.week[0], last.weekday)), reference, Memory())
    if last.year is not None or last.decade is not None or last.week is not None or last.day_shift is not None:
        return resolve_point(last, reference, Memory())
    if last.year_shift is not None or last.month_shift is not None:
        return resolve_point(last, reference, Memory())
    if first.start is None:
        month = last.month if last.month is not None else first_point.month
        return _unresolved(last._replace(month=month, year=first_point.year))
    base = first.start
    whole_year = last.month is None and last.day is None and last.month_link is None
    month = last.month if last.month is not None else base.month
    linked = base.year + (last.year_link or 0)
    last = last._replace(month_link=None)
    placed = last._replace(year=linked, year_link=None, month=None if whole_year else month)
    second = resolve_point(placed, reference, Memory())
    if second.end is not None and second.end < base:
        year = base.year + 1 if last.month is not None else base.year + month // 12
        month = last.month if last.month is not None else month % 12 + 1
        second = resolve_point(last._replace(year=year, year_link=None, month=month), reference, Memory())
    return second


def _days_after(day: date | None, count: int, source: str) -> Days:
    """次日: counted from a day already known."""
    if day is None:
        return Days(None, None, "day", "XXXX-XX-XX")
    day += timedelta(days=count)
    return _span(day, day, "day", source)


def _until_today(days: Days, reference: date | None) -> Days:
    """以来 runs to the reference day."""
    if days.start is None or reference is None or reference < days.start:
        return days._replace(end=None, edtf=f"{days.edtf.partition('/')[0]}/..")
    return days._replace(end=reference, edtf=join(days.edtf, reference.isoformat()))


def resolve_point(point: Point, reference: date | None, memory: Memory) -> Days:
    """The days one point covers."""
    if point.decade is not None:
        return _decades(point.decade, point.decades)
    if point.day_shift is not None or point.week is not None:
        return _resolve_near(point, reference)
    if point.day_link is not None:
        return _days_after(memory.day, point.day_link, "article")
    year, month, source = _place(point, reference, memory)
    if year is None or (month is None and point.day is not None):
        return _unresolved(point._replace(year=year, month=month))
    return _cover(point, year, month, source)


def _decades(first: int, count: int) -> Days:
    """One decade or neighbouring ones; how far its 初期 reaches nobody says, so it is no more exact."""
    last = first + 10 * (count - 1)
    if first % 10:  # of an era that does not begin with a decade
        return _span(date(first, 1, 1), date(last + 9, 12, 31), "decade", "text")._replace(edtf=f"{first}/{last + 9}")
    edtf = f"{first // 10:03}X" if count == 1 else f"{first // 10:03}X/{last // 10:03}X"
    if first < MINYEAR or last + 9 > MAXYEAR:
        return Days(None, None, "decade", "XXXX")
    return Days(date(first, 1, 1), date(last + 9, 12, 31), "decade", edtf, "text")


def _resolve_near(point: Point, reference: date | None) -> Days:
    """昨天, 上周六, 本周."""
    if reference is None:
        return Days(None, None, "week" if point.week and point.week[1] is None else "day", "XXXX-XX-XX")
    if point.week is None:
        day = reference + timedelta(days=point.day_shift or 0)
        return _span(day, day, "day", "reference")
    shift, weekday = point.week
    monday = reference - timedelta(days=reference.weekday()) + timedelta(weeks=shift)
    if weekday is None:
        return _span(monday, monday + timedelta(days=6), "week", "reference")
    if weekday == 7:  # 周末
        return _span(monday + timedelta(days=5), monday + timedelta(days=6), "week", "reference")
    day = monday + timedelta(days=weekday)
    return _span(day, day, "day", "reference")


def _place(point: Point, reference: date | None, memory: Memory) -> tuple[int | None, int | None, str]:
    """The year and month of a point, and where they come from."""
    if point.year is not None:
        return point.year, point.month, "text"
    if point.year_link is not None:
        year = memory.linked if memory.linked is not None else reference.year if reference else None
        return (None if year is None else year + point.year_link), point.month, "article"
    if point.year_shift is not None:
        return (reference.year + point.year_shift if reference else None), point.month, "reference"
    if point.month_shift is not None:
        if reference is None:
            return None, None, ""
        months = reference.year * 12 + reference.month - 1 + point.month_shift
        return months // 12, months % 12 + 1, "reference"
    if point.month_link is not None:
        if memory.day is None:
            return _place_third(point, reference)
        return (*_next_month(memory.day, point.month_link), "article")
    if point.month is None and point.day is not None:
        return _place_day(point.day, reference, memory)
    return _place_month(point, reference, memory)


def _place_third(point: Point, reference: date | None) -> tuple[int | None, int | None, str]:
    """上旬 where no month was named: the last one that has begun; 同月18日 is of no month."""
    if reference is None or point.part is None:
        return None, None, ""
    begun = _MONTH_PARTS.get(point.part, (21, 31))[0] <= reference.day
    return (*_next_month(reference, 0 if begun else -1), "reference")


def _place_day(day: int, reference: date | None, memory: Memory) -> tuple[int | None, int | None, str]:
    """The month of a day that stands alone (18日): the last date's, else the one nearest to the reference."""
    base = memory.day
    if base is not None:
        following = _next_month(base)
        if day < base.day - 15 and (reference is None or following <= (reference.year, reference.month)):
            return *following, "article"
        return base.year, base.month, "article"
    if reference is None:
        return None, None, ""
    months = [_next_month(reference, shift) for shift in (0, -1, 1)]
    near = [
        (year, month) for year, month in months if MINYEAR <= year <= MAXYEAR and 1 <= day <= monthrange(year, month)[1]
    ]
    if not near:
        return reference.year, reference.month, "reference"
    year, month = min(near, key=lambda pair: abs((date(pair[0], pair[1], day) - reference).days))
    return year, month, "reference"


def _next_month(day: date, shift: int = 1) -> tuple[int, int]:
    months = day.year * 12 + day.month - 1 + shift
    return months // 12, months % 12 + 1


def _place_month(point: Point, reference: date | None, memory: Memory) -> tuple[int | None, int | None, str]:
    """The year of a month, day or part that stands without one."""
    month, day = point.month, point.day
    if memory.year is None and memory.republic and memory.linked is not None and month is not None:
        return memory.linked, month, "article"
    if memory.year is not None and month is not None and not _is_due(point, reference, memory):
        since = memory.since
        before = since is not None and since.year == memory.year and (month, day or 31) < (since.month, since.day)
        year = memory.year + before
        if reference is not None and year == reference.year + 1 and _is_nearer(point, month, reference):
            year = reference.year  # 展期至2020年3月1日,12月24日闭馆
        return year, month, "article"
    if reference is None:
        return None, month, ""
    year = reference.year
    covered = _cover(point, year, month, "reference")
    if covered.start is None or covered.end is None:
        return year, month, "reference"
    if covered.start - reference > (_PLANNED if memory.ahead else _AHEAD):
        return year - 1, month, "reference"
    if covered.start - reference > _TOLD and not memory.ahead and memory.told == year - 1:
        return year - 1, month, "article"  # 去年 … 到9月下旬
    if reference - covered.end > _BEHIND and day is not None:
        return year + 1, month, "reference"
    return year, month, "reference"


def _is_nearer(point: Point, month: int, reference: date) -> bool:
    """The day is still to come in the reference year, soon: told behind one of the next year, it is of this year."""
    start = _cover(point, reference.year, month, "reference").start
    return start is not None and timedelta() <= start - reference < _TOLD


def _is_due(point: Point, reference: date | None, memory: Memory) -> bool:
    """What is due and still to come in the reference year is of that year, whatever late year was spoken of before."""
    if not memory.ahead or reference is None or memory.year is None or not -1 <= reference.year - memory.year < 4:
        return False
    end = _cover(point, reference.year, point.month, "reference").end
    return end is not None and end >= reference


def _cover(point: Point, year: int, month: int | None, source: str) -> Days:
    """The days of a point whose year (and month) are known."""
    part = point.part
    try:
        if month is None:
            return _cover_year(year, part, source)
        if point.day is not None:
            day = date(year, month, point.day)
            return _span(day, day, "day", source)
        length = monthrange(year, month)[1]
        if part is None or part == "M":
            return _span(date(year, month, 1), date(year, month, length), "month", source)
        first, last = _MONTH_PARTS.get(part, (21, length))
        precision = "days" if part in ("T12", "T23", "F1", "F2") else "ten-days"
        return _span(date(year, month, first), date(year, month, min(last, length)), precision, source)
    except ValueError:
        return Days(None, None, "day", write_open(year, month, point.day))


def _cover_year(year: int, part: str | None, source: str) -> Days:
    """A year or the part of it that is named: half, quarter, first months, 年初, 年底."""
    if part is None or part == "M":
        return _span(date(year, 1, 1), date(year, 12, 31), "year", source)
    first, last, precision = _months(part)
    return _span(date(year, first, 1), date(year, last, monthrange(year, last)[1]), precision, source)


def _months(part: str) -> tuple[int, int, str]:
    """First and last month of a part of the year, and its precision."""
    if part in ("H1", "H2"):
        return (1, 6, "half") if part == "H1" else (7, 12, "half")
    if part in ("B", "E"):
        return (1, 1, "month") if part == "B" else (12, 12, "month")
    number = int(part[1:].rstrip("BE"))
    if part[0] == "Q" and part[-1] in "BE":
        month = 3 * number - (2 if part[-1] == "B" else 0)
        return month, month, "month"
    if part[0] == "Q":
        return 3 * number - 2, 3 * number, "quarter"
    return 1, min(12, max(1, number)), "months"


def days_of(start: date, end: date, precision: str, source: str) -> Days:
    """Resolved days, both inclusive, with their EDTF.

    >>> days_of(date(2024, 9, 17), date(2024, 9, 17), "day", "text").edtf
    '2024-09-17'
    """
    return _span(start, end, precision, source)


def _span(start: date, end: date, precision: str, source: str) -> Days:
    return Days(start, end, precision, write_span(start, end, precision), source)


def _unresolved(point: Point) -> Days:
    """What is known of a date without a year."""
    if point.day is not None:
        return Days(None, None, "day", write_open(point.year, point.month, point.day))
    if point.month is not None:
        return Days(None, None, "ten-days" if point.part else "month", write_open(point.year, point.month, None))
    if point.part is None:
        return Days(None, None, "year", write_open(point.year, None, None))
    first, last, precision = _months(point.part)
    return Days(None, None, precision, f"XXXX-{first:02}/XXXX-{last:02}" if first < last else f"XXXX-{first:02}")
