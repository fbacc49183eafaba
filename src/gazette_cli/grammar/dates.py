"""Date expressions, as printed: where they stand and what they say, before any calendar is asked.

`scan` finds candidates with one compiled pass and reads a `Reading` at each: one `Point`, or two that
make a range. `date_values` turns readings into days.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gazette_cli.grammar import date_patterns as patterns
from gazette_cli.grammar.clock import Clock, read_clock
from gazette_cli.grammar.date_doubts import each_end, is_date, is_unfinished, stands_in_word
from gazette_cli.grammar.date_points import Point, Reading
from gazette_cli.grammar.numbers import CHINESE, read_digits, read_int


def scan(text: str) -> Iterator[Reading]:
    """The date expressions of a folded text, ascending, none overlapping.

    >>> [text[r.start:r.end] for text in ["截至9月13日,今年3月以来"] for r in scan(text)]
    ['9月13日', '今年3月以来']
    """
    search = patterns.candidates().search
    match = search(text)
    while match is not None:
        start, edge = match.span()
        if stands_in_word(text, start):
            edge = max(edge, each_end(text, start))
        elif (reading := read_at(text, start)) is not None:
            yield reading
            edge = reading.end
        match = search(text, edge)


_SINCE = re.compile(" ?(?:以[来來]|起?至今(?![年天日晚晨后後])|[到至](?:现在|目前|現在))")


def read_at(text: str, start: int) -> Reading | None:
    """The date expression that begins at `start`, None where there is none."""
    first = _read_point(text, start)
    if first is None or first.weekday is not None or not is_date(text, first):
        return None
    first = _years_ago(text, _with_clock(text, first))
    if first.day_link is not None and (first.clock is None or first.clock.time is None):
        return None  # 当晚 is vague, 当晚8时 is not
    last = _read_last(text, first)
    if last is not None and first.clock is None and last.clock is not None and last.clock.time:
        first, last = _share_hours(text, first, last)
    end = last.end if last else first.end
    if last is None and is_unfinished(text, first):
        return None
    if text[start] == "民" and text.startswith(_REPUBLIC, start) and text.endswith(("中華", "中华"), 0, start):
        start -= 2
    since = _SINCE.match(text, end)
    approx = text.startswith(("前后", "左右"), end) or text[start - 1 : start] == "约"
    approx = approx or (first.decade is not None and first.part is not None)
    if since:
        end = since.end()
    ahead = _is_limit(text, end) or _PLANS.search(text, max(0, start - 12), start) is not None
    return Reading(start, end, first, last, since is not None, approx, ahead)


_AGO = re.compile(f"([0-9]{{1,2}}|[{CHINESE}]{{1,3}}) ?年[之以]?前的 ?\\Z")


def _years_ago(text: str, point: Point) -> Point:
    """两年前的9月4日: the words before it tell the year."""
    if text[point.start - 1 : point.start] not in ("的", " ") or point.month is None or point.year is not None:
        return point
    match = _AGO.search(text, max(0, point.start - 9), point.start)
    count = read_int(match[1]) if match else None
    return point if count is None or point.year_shift is not None else point._replace(year_shift=-count)


def _share_hours(text: str, first: Point, last: Point) -> tuple[Point, Point]:
    """9月21日—22日 10:00—20:00: the hours of both days stand behind the second."""
    separator = patterns.RANGE.match(text, last.end)
    clock = read_clock(text, separator.end(), last.clock.part if last.clock else None) if separator else None
    if clock is None or clock.time is None:
        return first, last
    return first._replace(clock=last.clock), last._replace(end=clock.end, clock=clock)


def read_whole(text: str, start: int, end: int) -> Reading | None:
    """The date expression that takes all of `[start, end)`: a line of its own needs no context to be one.

    >>> read_whole("三月至五月", 0, 5).last.month
    5
    """
    first = _read_point(text, start)
    if first is None or first.weekday is not None:
        return None
    first = _with_clock(text, first)
    last = None
    if first.end < end:
        separator = patterns.RANGE.match(text, first.end)
        last = _read_point(text, separator.end()) if separator else None
        last = _with_clock(text, last) if last is not None and _is_range(first, last) else None
    if (last or first).end != end:
        return None
    return Reading(start, end, first, last)


_PLANS = re.compile(
    "(?:将|拟|计划|预计|力争|争取|确保|定于|要求|预定|[请须应][于在]|务必|將|預計|計畫)[^。;!?\n]{0,8}\\Z"
)


def _is_limit(text: str, end: int) -> bool:
    """11月底前; not 11月底前后."""
    return text.startswith(("前", "之前", "以前"), end) and not text.startswith("前后", end)


def _read_point(text: str, start: int) -> Point | None:
    """The point that begins at `start`, without its time of day."""
    match = patterns.point().match(text, start)
    if match is None or (end := match.end()) == start:
        return None
    if (match.lastindex or 0) >= patterns.first_of_calendar():
        return _read_calendar(text, match)
    if match["iy"]:
        return Point(start, end, year=int(match["iy"]), month=int(match["im"]), day=int(match["id"]))
    if match["decade"]:
        return _read_decade(match)
    if match["dyear"]:
        return Point(start, end, decade=int(match["dyear"]), part=_DECADE_PARTS.get((match["dyedge"] or " ")[0]))
    if match["slashed"]:
        month, day = match["slashed"].split("/")
        return Point(start, end, month=int(month), day=int(day))
    if match["xun"]:
        return Point(start, end, month_link=0, part=_thirds(match["xun"]))
    if match["dword"]:
        return Point(start, end, day_shift=patterns.DAY_WORDS[match["dword"]], clock=_clock_of(match["dword"], end))
    if match["dlink"]:
        word = match["dlink"]
        return Point(start, end, day_link=patterns.LINKED_DAYS[word], clock=_clock_of(word, end))
    if match["wword"]:
        weekday = 7 if match["wday"] == "末" else patterns.WEEKDAYS.get(match["wday"] or "")
        return Point(start, end, week=(patterns.WEEK_WORDS[match["wword"]], weekday))
    if match["wonly"]:
        return Point(start, end, weekday=patterns.WEEKDAYS[match["wonly"]])
    return Point(start, end, day=read_int(match["dnum"] or match["dhao"] or match["donly"] or match["dated"]))


def _clock_of(word: str, end: int) -> Clock | None:
    """昨晚 says a part of the day."""
    return None if word[-1] in "天日" else Clock(end, word[-1], None)


_DECADE_PARTS = {"初": "B", "前": "B", "中": "C", "末": "E", "后": "E", "後": "E"}


def _read_decade(match: re.Match[str]) -> Point | None:
    """上世纪80年代; without a century the last one that has such a decade behind it."""
    century, tens = match["century"], match["decade"]
    number = read_int(tens) if len(tens) > 1 else (read_int(tens) or 0) * 10
    if number is None or number % 10:
        return None
    if century is None:
        base = 1900 if number >= 30 else 2000
    elif century[0] == "上":
        base = 1900
    elif century == "本":
        base = 2000
    else:
        base = ((read_int(century) or 0) - 1) * 100
    if base <= 0:
        return None
    twin = read_int(match["twin"]) if match["twin"] else None  # 六七十年代 are two decades
    first = number if twin is None else 10 * twin
    if first > number:
        return None
    count = (number - first) // 10 + 1
    part = _DECADE_PARTS.get(match["dedge"] or "") if count == 1 else None
    return Point(match.start(), match.end(), decade=base + first, decades=count, part=part)


def _read_calendar(text: str, match: re.Match[str]) -> Point | None:
    """Year, part of the year, month, day, in this order, each of them optional."""
    year, shift, year_link = _read_year(match)
    end = match.end()
    if match["era"] and not patterns.eras()[match["era"]][1]:
        end = match.end("ey") + text[match.end("ey") : match.end("ey") + 2].index("年") + 1
        return Point(match.start(), end, year=year)
    if match["era"] and year is not None and text[end - 1 : end + 1] == "年代":  # 民國90年代
        return Point(match.start(), end + 1, decade=year)
    month = match["mon"] or match["mbare"]
    has_year = year is not None or shift is not None or year_link is not None
    if match["yedge"] and not has_year:
        return None
    day = match["day"] or match["dbare"]
    word = match["mparen"] + "月" if match["mparen"] else match["mword"] or ""
    link = patterns.LINKED_MONTHS.get(word)
    if link is not None and day is None:  # 当月 without a day is vague
        return None
    return Point(
        match.start(),
        end,
        year=year,
        year_shift=shift,
        year_link=year_link,
        month=1 if month == "元" else read_int(month) if month else None,
        month_shift=patterns.MONTH_WORDS.get(word),
        month_link=link,
        day=read_int(day) if day else None,
        part=_read_part(match),
    )


_NOUGHT = str.maketrans("0Oo", "〇〇〇")


def _read_year(match: re.Match[str]) -> tuple[int | None, int | None, int | None]:
    """The year: absolute, counted from the reference year, or from an earlier date's."""
    digits = match["y4"] or match["y4bare"]
    if digits:
        return read_int(digits.translate(_NOUGHT) if digits[0] > "9" else digits), None, None
    if match["y2"] or match["y2w"]:
        number = read_digits((match["y2"] or match["y2w"]).rstrip("年"))
        return number + (1900 if number >= 40 else 2000), None, None
    if match["roc"]:
        return 1911 + read_digits(match["roc"]), None, None
    if match["era"]:
        number = 1 if match["ey"] == "元" else read_int(match["ey"] or "") or 0
        return patterns.eras()[match["era"]][0] + number, None, None
    word = match["yparen"] + "年" if match["yparen"] else match["yword"]
    if word is None:
        return None, None, None
    return None, patterns.YEAR_WORDS.get(word), patterns.LINKED_YEARS.get(word)


def _thirds(printed: str) -> str:
    """上中旬 is T12."""
    return "T" + "".join(str("上中下".index(char) + 1) for char in printed)


def _read_part(match: re.Match[str]) -> str | None:
    """The part of a year or month that is printed."""
    if match["half"]:
        return "H1" if match["half"] in "上前" else "H2"
    quarter = match["quarter"] or match["qbare"] or match["season"]
    if quarter:
        number = read_int(quarter.replace("首", "一"))
        return f"Q{number}" + {"初": "B", "末": "E"}.get(match["qedge"] or "", "")
    if match["quarters"]:
        return f"M{3 * (read_int(match['quarters']) or 0)}"
    if match["months"]:
        return f"M{read_int(match['months']) or 0}"
    if match["ten"]:
        return _thirds(match["ten"])
    if match["fortnight"]:
        return "F1" if match["fortnight"] == "上" else "F2"
    edge = match["edge"] or match["yedge"]
    return None if edge is None else "B" if edge == "初" else "E"


def _with_clock(text: str, point: Point) -> Point:
    """Take in the time of day, and a weekday in brackets where more of the date follows it."""
    if not _may_have_clock(point):
        return point
    clock = read_clock(text, point.end, point.clock.part if point.clock else None)
    if clock is None:
        bracket = patterns.WEEKDAY.match(text, point.end)
        if bracket:
            clock = read_clock(text, bracket.end())
            if clock is None and patterns.RANGE.match(text, bracket.end()):
                return _replaced(point, bracket.end(), point.clock)
    if clock is None:
        return point
    if clock.part is None and point.clock:
        clock = clock._replace(part=point.clock.part)
    return _replaced(point, clock.end, clock)


def _may_have_clock(point: Point) -> bool:
    """Days have hours, months have none."""
    weekday = point.week is not None and point.week[1] is not None
    return point.day is not None or point.day_shift is not None or point.day_link is not None or weekday


def _replaced(point: Point, end: int, clock: Clock | None) -> Point:
    return point._replace(end=end, clock=clock)


def _read_last(text: str, first: Point) -> Point | None:
    """The second half of a range: 至5日, —11:00, 到次年3月."""
    if text[first.end : first.end + 1] not in ("至", "到", "起", "—", "-", "–", "~", "～", " "):
        return None
    separator = patterns.RANGE.match(text, first.end)
    if separator is None:
        return None
    offset = separator.end()
    if (named := _read_named_end(text, offset, first)) is not None:
        return named
    if first.clock is not None and first.clock.time:
        clock = read_clock(text, offset, first.clock.part)
        if clock is not None and clock.time:
            return Point(offset, clock.end, clock=clock, is_clock=True)
    last = _read_point(text, offset)
    if last is None or not _is_range(first, last) or not is_date(text, _carry_unit(first, last)):
        return None
    return _with_clock(text, last)


_NAMED_END = re.compile("([月年])[底末](?![尾次])")
_REPUBLIC = ("民国", "民國")
_REPUBLIC_YEAR = re.compile(f"([0-9]{{2,3}}|[{CHINESE}]{{1,6}}) ?年(?! ?[0-9]{{1,2}} ?月)")


def _read_named_end(text: str, offset: int, first: Point) -> Point | None:
    """11月25日至月底, 7月至年底, 民國110年至113年: what only the first half makes certain."""
    edge = _NAMED_END.match(text, offset)
    if edge is not None and (first.month is not None or first.day is not None):
        return Point(offset, edge.end(), month_link=0 if edge[1] == "月" else None, part="E")
    if not text.startswith(_REPUBLIC, first.start):
        return None
    year = _REPUBLIC_YEAR.match(text, offset)
    number = read_int(year[1]) if year else None
    if year is None or number is None or first.year is None or not first.year < 1911 + number < 1911 + 200:
        return None
    return Point(offset, year.end(), year=1911 + number)


def _carry_unit(first: Point, last: Point) -> Point:
    """七月至九月 is certain where 七月 alone is not, 九月一日到十日 where 十日 is not."""
    if last.month is None and last.day is not None and first.day is not None and first.month is not None:
        return last._replace(month=first.month)
    return last._replace(part="M") if last.month is not None and first.month is not None and last.part is None else last


def _is_range(first: Point, last: Point) -> bool:
    """The second half is no larger in kind than the first allows: 5日至6月 is none."""
    if last.weekday is not None:
        return first.week is not None
    if (first.decade is None) != (last.decade is None) and not (first.year is not None and last.decade is None):
        return False
    return not (last.day is not None and first.day is None and first.day_shift is None and last.month is None)
