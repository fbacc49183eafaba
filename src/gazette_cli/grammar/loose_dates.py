"""Words that are a date only where nothing argues against it: a line of their own, or readers who ask for vague words.

A cell of a timetable prints 周三, 9:00—11:30, 三月 or 端午 and nothing else; in a sentence the same words are
vague or part of something larger. Spans that are counted from today (近三年, 两周前) belong here too.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from gazette_cli.grammar import date_patterns as patterns
from gazette_cli.grammar.clock import read_clock
from gazette_cli.grammar.date_points import Point, Reading
from gazette_cli.grammar.date_values import Days, Memory, days_of, resolve
from gazette_cli.grammar.dates import read_whole
from gazette_cli.grammar.numbers import CHINESE, read_numeral
from gazette_cli.grammar.special_dates import Special, festival_at, festival_names, season_at

_LONGEST = 28  # characters of a line that can be a date alone
_WEEK = "(?:周|週|星期|礼拜|禮拜)"
_NUMBER = f"(?:[0-9]{{1,4}}|[{CHINESE}]{{1,5}}|半)[多几余]?"
_UNIT = "年|天|日|分[钟鐘]|秒[钟鐘]?|[个個]?(?:月|周|週|星期|[礼禮]拜|季度|小[时時]|[钟鐘]头?)"
_PLAIN_UNITS = {
    **dict.fromkeys("期拜週", "周"), "日": "天", "度": "季", **dict.fromkeys("时時钟鐘头秒", "时"),
}  # fmt: skip
_BACK, _ON = ("近", "最近", "过去", "過去", "过去的"), ("未来", "未來", "今后", "今後", "接下来", "未来的")
_BEFORE, _NEXT = ("前", "上"), ("后", "後", "下")
_WEEKDAY = re.compile(f"{_WEEK}([一二三四五六日天])(?!、)")
_TO_WEEKDAY = re.compile(f" ?(?:[至到—-]|—{{2}}) ?{_WEEK}([一二三四五六日天])")
_END = (  # what a date can end with, festivals aside: most short lines are prices, headlines, bylines
    f"0-9{CHINESE})日号號天年月份旬季度底末初中间間里内內来來前后後上下午晚夜早晨昏晓明分钟鐘整半刻时時点點许許右过多"
    "周週期拜春夏秋冬节節代秒头mM."
)
_JOINT = re.compile(" ?(?:-{1,2}|—{1,2}|–|~{1,2}|～|至|到) ?(?:(次日|翌日|第二天) ?)?")
_NUMERIC = re.compile(
    "(?P<y>(?:19|20)[0-9]{2})(?P<mark>| |\\.)(?P<m>0[1-9]|1[0-2])(?P=mark)(?P<d>0[1-9]|[12][0-9]|3[01])"
    "|(?P<y1>(?:19|20)[0-9]{2})[./-](?P<m1>0[1-9]|1[0-2])"
    "|(?P<y2>[0-9]{2}) ?年"
)


@cache
def _span_pattern() -> re.Pattern[str]:
    """Matches "近三年来", "过去5年", "未来两个月", "前两周", "两年前", "20天后", "17天内"."""
    lead = "|".join(sorted((*_BACK, *_ON, *_BEFORE, *_NEXT), key=len, reverse=True))
    return re.compile(
        f"(?P<lead>{lead})(?P<n>{_NUMBER}) ?(?P<unit>{_UNIT})(?P<half>半)?(?:以?[来來]|[里间內内]|以内)?"
        f"|(?P<n2>{_NUMBER}) ?(?P<unit2>{_UNIT})(?P<half2>半)?(?P<tail>[之以]?[前后後内內]|以?[来來])"
    )


@cache
def _lines() -> re.Pattern[str]:
    """Short lines that begin with a character that can begin a date."""
    begin = (
        "半首农農阴陰周週星礼禮早上中正下午傍晚夜凌清拂黎近过過最未今明昨去前后後大本来來接这這当當同次翌"
        "元廿卅春夏秋冬民公"
    )
    feasts = "".join(sorted({name[0] for name in festival_names()} - set(begin)))
    ends = "".join(sorted({name[-1] for name in festival_names()}))
    first = f"[0-9{CHINESE}{begin}{feasts}]"
    short = f"[^\n]{{1,{_LONGEST + 4}}}$"
    line = f"([^\n]{{1,{_LONGEST}}}?)(?<=[{_END}{ends}])"
    return re.compile(f"^ *(?={first})(?={short}){line} *[,。;:!?]?$", re.MULTILINE)


def in_lines(text: str, reference: date | None) -> Iterator[Special]:
    """Dates that fill a line of a folded text (but for the mark that ends it), ascending.

    >>> [s.days.edtf for s in in_lines("三月\\n周三", date(2024, 6, 17))]
    ['2024-03', '2024-06-19']
    """
    for match in _lines().finditer(text):
        if (special := _whole(text, *match.span(1), reference)) is not None:
            yield special


def _whole(text: str, start: int, end: int, reference: date | None) -> Special | None:
    """The reading that takes all of `[start, end)`."""
    for read in (_weekday, _time, _numeric, _counted, season_at, festival_at):
        special = read(text, start, reference)
        if special is not None and special.end == end:
            return special
    reading = read_whole(text, start, end)
    if reading is None:
        return None
    days = resolve(reading, reference, Memory())
    return Special(start, end, days, reading.first.clock, reading.approx)


def in_sentences(text: str, reference: date | None) -> Iterator[Special]:
    """Weekdays, festivals and counted spans anywhere in a folded text; for those who ask for vague words.

    >>> [text[s.start:s.end] for text in ["近三年来,每逢端午"] for s in in_sentences(text, date(2024, 6, 17))]
    ['近三年来', '端午']
    """
    edge = 0
    for match in _anywhere().finditer(text):
        start = match.start()
        if start < edge:
            continue
        for read in (_counted, _weekday, season_at, festival_at):
            special = read(text, start, reference)
            if special is not None:
                yield special
                edge = special.end
                break


@cache
def _anywhere() -> re.Pattern[str]:
    return re.compile(
        f"(?<![附邻最就上下本这這每0-9{CHINESE}之])"
        f"(?=[近最过過未今明去大本来接前后後0-9{CHINESE}周週星礼禮元春国國端中清重教劳勞儿兒妇婦除腊七])."
    )


def _weekday(text: str, offset: int, reference: date | None) -> Special | None:
    """周三, 星期天上午9点: the next one; with a date behind it the date decides."""
    match = _WEEKDAY.match(text, offset)
    if match is None:
        return None
    end, days = match.end(), Days(None, None, "day", "XXXX-XX-XX")
    if reference is not None:
        ahead = (patterns.WEEKDAYS[match[1]] - reference.weekday() - 1) % 7 + 1
        day = reference + timedelta(days=ahead)
        days = days_of(day, day, "day", "reference")
    through = _TO_WEEKDAY.match(text, end)
    if through and days.start:
        last = days.start + timedelta(days=(patterns.WEEKDAYS[through[1]] - days.start.weekday()) % 7)
        return Special(offset, through.end(), days_of(days.start, last, "days", "reference"))
    clock = read_clock(text, end)
    return Special(offset, clock.end if clock else end, days, clock)


def _time(text: str, offset: int, reference: date | None) -> Special | None:
    """9:00—11:30, 下午三点 and nothing else: hours of the reference day."""
    first = read_clock(text, offset)
    if first is None or text.rfind("\n", 0, offset) >= 0 or text.find("\n", offset) >= 0:  # a table's line names no day
        return None
    days = days_of(reference, reference, "day", "reference") if reference else Days(None, None, "day", "XXXX-XX-XX")
    joint = _JOINT.match(text, first.end)
    last = read_clock(text, joint.end(), first.part) if joint and first.time else None
    if joint is None or last is None or last.time is None:
        return Special(offset, first.end, days, first)
    if joint[1] and reference is not None:
        days = days_of(reference, reference + timedelta(days=1), "days", "reference")
    return Special(offset, last.end, days, first._replace(end=last.end, time=f"{first.time}/{last.time}"))


def _numeric(text: str, offset: int, reference: date | None) -> Special | None:
    """20240307, 2024 03 07, 2024.03, 24年."""
    match = _NUMERIC.match(text, offset)
    if match is None:
        return None
    group = match.groupdict()
    year = group["y"] or group["y1"]
    if group["y2"]:
        year = ("19" if group["y2"] >= "50" else "20") + group["y2"]
    number = int(year) if year else reference.year if reference else None
    if number is None:
        return None
    month, day = group["m"] or group["m1"], group["d"]
    point = Point(offset, match.end(), number, month=int(month) if month else None, day=int(day) if day else None)
    days = resolve(Reading(offset, match.end(), point), reference, Memory())
    clock = read_clock(text, match.end()) if day else None
    return Special(offset, clock.end if clock else match.end(), days, clock)


def _counted(text: str, offset: int, reference: date | None) -> Special | None:
    """近三年, 过去5年, 两年前, 20天后: counted from the reference day."""
    match = _span_pattern().match(text, offset)
    if match is None:
        return None
    group = match.groupdict()
    printed, unit = group["n"] or group["n2"] or "", (group["unit"] or group["unit2"] or "")[-1]
    numeral = read_numeral(printed.rstrip("多几余")) if printed.rstrip("多几余") != "半" else None
    unit = _PLAIN_UNITS.get(unit, unit)
    months = {"年": 12, "季": 3, "月": 1}.get(unit)
    if numeral is None or numeral.high is not None:
        count = 0
        if printed.startswith("半") and months == 12:
            count, unit, months = 6, "月", 1
    else:
        count = int(numeral.low)
        if (group["half"] or group["half2"]) and months == 12:
            count, unit, months = count * 12 + 6, "月", 1
    if not 0 < count < 1500:
        return None
    way = _way(group["lead"], group["tail"])
    if reference is None:
        return Special(offset, match.end(), Days(None, None, "days", "XXXX"), None, True)
    try:
        first, last = _count(reference, way, count, unit)
    except (ValueError, OverflowError):
        return None
    return Special(offset, match.end(), days_of(first, last, "days", "reference"), None, printed[-1:] in "多几余")


def _way(lead: str | None, tail: str | None) -> str:
    """Whether a span rolls back from today (`back`), on (`on`), is whole units before or after, or one unit away."""
    if lead:
        return "back" if lead in _BACK else "on" if lead in _ON else "before" if lead in _BEFORE else "next"
    if tail and tail[-1] in "内內":
        return "on"
    if tail and tail[-1] in "来來":
        return "back"
    return "ago" if tail and tail[-1] == "前" else "hence"


def _count(reference: date, way: str, count: int, unit: str) -> tuple[date, date]:
    """First and last day; hours ago is today."""
    if unit == "时":
        return reference, reference
    if way in ("back", "on"):
        other = _moved(reference, -count if way == "back" else count, unit)
        return (other, reference) if way == "back" else (reference, other)
    if way in ("ago", "hence"):
        day = _moved(reference, -count if way == "ago" else count, unit)
        return _unit_around(day, unit)
    here = _unit_around(reference, unit)
    if way == "before":
        return _moved(here[0], -count, unit), here[0] - timedelta(days=1)
    return here[1] + timedelta(days=1), _moved(here[1] + timedelta(days=1), count, unit) - timedelta(days=1)


def _moved(day: date, count: int, unit: str) -> date:
    if unit in ("天", "周"):
        return day + timedelta(days=count * (7 if unit == "周" else 1))
    months = day.year * 12 + day.month - 1 + count * {"年": 12, "季": 3, "月": 1}[unit]
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _unit_around(day: date, unit: str) -> tuple[date, date]:
    """The year, quarter, month, week or day in which `day` lies."""
    if unit == "天":
        return day, day
    if unit == "周":
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=6)
    size = {"年": 12, "季": 3, "月": 1}[unit]
    month = (day.month - 1) // size * size + 1
    last = month + size - 1
    return date(day.year, month, 1), date(day.year, last, monthrange(day.year, last)[1])
