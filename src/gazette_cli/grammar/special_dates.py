"""Dates that no Gregorian month prints: 农历八月十五, 2024年春节, 除夕, 去年春天, 本季度, 公元前221年.

`scan` finds those that are certain; `festival_at` reads a festival without a year, which only some
texts mean as a date (see `loose_dates`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from gazette_cli.grammar.clock import Clock, read_clock
from gazette_cli.grammar.date_patterns import LINKED_YEARS, YEAR_WORDS, eras
from gazette_cli.grammar.date_values import Days, days_of
from gazette_cli.grammar.edtf import write_span
from gazette_cli.grammar.lunar import day_of, festival, month_span
from gazette_cli.grammar.numbers import read_digits, read_int
from gazette_cli.grammar.scanning import Hint
from gazette_cli.lexicon import alternation, words

_CN = "〇零○一二三四五六七八九"
_DIGIT = "一二三四五六七八九"
_OLD = "农历|阴历|旧历|夏历|古历|農曆|陰曆|舊曆"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_MONTHS = {"正": 1, "冬": 11, "腊": 12, "臘": 12}
_SEASONS = {"春": (3, 21), "夏": (6, 22), "秋": (9, 23), "冬": (12, 24)}  # first month, EDTF season
_LONGEST_FEAST = 14  # characters of a festival, with its year
_LAST_YEAR = 9000  # leaves room to count on from it in the calendar
_WINDOW = 20  # characters around a hint in which its date stands
# What stands in every such date; the longer pattern is tried only around it.
_LUNAR_HINT = Hint(
    "农農阴陰旧舊夏古正冬腊臘月闰閏",
    f"[农農阴陰旧舊夏古][历曆]|[正冬腊臘]月|月份? ?(?:初[{_DIGIT}十1-9]|[廿卅])|[闰閏][{_DIGIT}十0-9]|月十五",
)


# 正月初五至十五; not 至十五日
_UNTIL = re.compile(f"(?:[至到-]|—{{1,2}})(初[{_DIGIT}十]|廿[{_DIGIT}]?|三十|二?十[{_DIGIT}]?)(?![日号號月天年岁人])")


class Special(NamedTuple):
    """A date `[start, end)` that is resolved already, with the time of day behind it."""

    start: int
    end: int
    days: Days
    clock: Clock | None = None
    approx: bool = False

_NO_RAIN = "(?<!雨水(?=[大多少偏充足好]))"  # 今年雨水大 is no solar term


@cache
def _festivals() -> dict[str, str]:
    return dict(row.split("\t") for row in words("festivals"))


def festival_names() -> tuple[str, ...]:
    """The festivals that are known, as printed."""
    return tuple(_festivals())


def year_pattern(name: str) -> str:
    """A year in digits or words, in the groups `name` and `nameword`."""
    return (
        f"(?P<{name}>[0-9]{{4}}|[{_CN}]{{4}}|[0-9]{{2}}|[{_CN}]{{2}}) ?年 ?的?"
        f"|(?P<{name}word>{alternation((*YEAR_WORDS, *LINKED_YEARS))})的?"
    )


@cache
def _lunar() -> re.Pattern[str]:
    """Matches "农历八月十五", "2025年农历正月廿一", "腊月初八", "农历乙巳年二月十五"; not "8月15日", "八月"."""
    twins = "|".join(f"(?<={digit}月){digit}" for digit in "二三五六七九")  # 农历二月二
    day = f"初(?:一(?!度)|[{_DIGIT[1:]}十]|10|[1-9])(?![0-9])"
    day += f"|廿[{_DIGIT}]?|卅|三十|二?十[{_DIGIT}]?|[0-9]{{1,2}}(?![0-9])|{twins}"
    return re.compile(
        f"(?=[0-9{_CN}农農阴陰旧舊夏古正冬腊臘十闰閏去今明前后後大上本来翌次同当當除{_STEMS}])"
        f"(?<![0-9{_CN}])(?:{year_pattern('year')})? ?(?P<old>{_OLD})? ?"
        f"(?:(?P<again>[0-9]{{4}}|[{_CN}]{{4}}) ?年 ?|(?P<cycle>[{_STEMS}][{_BRANCHES}])年 ?)?"
        f"(?P<leap>[闰閏])?(?P<month>[正冬腊臘]|1[0-2]|[1-9]|十[一二]?|[{_DIGIT}])月份? ?"
        f"(?P<day>{day})?(?P<sign>[日号號])?"
    )


@cache
def _others() -> re.Pattern[str]:
    """Matches "2024年春节", "今年春天", "本季度", "公元前221年"."""
    feasts = alternation(tuple(_festivals()))
    return re.compile(
        f"(?=[0-9{_CN}去今明前后後大上本来翌次同当當下这這公纪紀])(?<![0-9{_CN}.])(?:"
        f'(?:{year_pattern("year")}) ?(?:(?P<quote>[“"])?(?P<feast>{feasts}){_NO_RAIN}(?(quote)[”"])'
        f"|(?P<season>[春夏秋冬])[季天]?(?![秋夏节運运晚耕种播招苗灌茶游装麦闱])(?P<inside>期间)?)"
        f"|(?P<shift>上上|上|本|这|這|下下|下)[个個一]? ?季度?(?![节候风军])(?P<edge>[初末])?"
        f"|(?:公元|纪元|西元|紀元)前 ?(?P<before>[0-9]{{1,4}}|[{_CN}十百千]{{1,6}}) ?年"
        f"(?: ?(?P<bmonth>[0-9]{{1,2}}|[{_DIGIT}十]{{1,2}}) ?月"
        f"(?: ?(?P<bday>[0-9]{{1,2}}|[{_DIGIT}十]{{1,3}}) ?[日号])?)?)"
    )


@cache
def _other_hint() -> Hint:
    """What stands in every other date that is certain: a festival behind its year, a quarter, 公元前."""
    feasts = "".join(sorted({name[0] for name in _festivals()}))
    return Hint("年季前", f'年 ?的? ?[“"]?[{feasts}]|季|前(?<=[元纪紀]前)')


def scan(text: str, reference: date | None) -> Iterator[Special]:
    """The special dates of a folded text, ascending, none overlapping.

    >>> [text[s.start:s.end] for text in ["农历八月十五,2024年春节"] for s in scan(text, date(2024, 6, 1))]
    ['农历八月十五', '2024年春节']
    """
    found = [
        special
        for match in near(_other_hint().compiled(), _others(), text)
        if match["season"] is None and (special := _read_other(text, match, reference))
    ]
    found += _festival_ranges(text, reference)
    lunar = near(_LUNAR_HINT.compiled(), _lunar(), text)
    found += [special for match in lunar if (special := _read_lunar(text, match, reference))]
    edge = 0
    for special in sorted(found, key=lambda special: (special.start, -special.end)):
        if special.start >= edge:
            yield special
            edge = special.end


def near(hint: re.Pattern[str], pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The matches of a slow pattern around those of a fast one, ascending, none overlapping."""
    edge = 0
    for found in hint.finditer(text):
        for match in pattern.finditer(text, max(edge, found.start() - _WINDOW), found.end() + _WINDOW):
            yield match
            edge = match.end()


def read_year(group: dict[str, str | None], reference: date | None) -> tuple[int | None, bool]:
    """The year printed, and whether one is printed at all."""
    digits, word = group["year"], group["yearword"]
    if digits:
        number = read_digits(digits)
        if len(digits) == 2:
            number += 1900 if number >= 50 else 2000
        return (number if 0 < number < _LAST_YEAR else None), True
    if word:
        shift = YEAR_WORDS.get(word, LINKED_YEARS.get(word, 0))
        return (reference.year + shift if reference else None), True
    return None, False


def _read_lunar(text: str, match: re.Match[str], reference: date | None) -> Special | None:
    """A month or day of the old calendar; certain by 农历, by 正月 and 腊月, or by 初八 and 廿一."""
    group = match.groupdict()
    printed, day = group["month"] or "", group["day"]
    named = printed in _MONTHS or bool(group["leap"])
    old_day = day is not None and (day[0] in "初廿卅") and not group["sign"]
    moon = printed in "七八78" and day == "十五" and not group["sign"]  # 八月十五
    if not (group["old"] or named or old_day or moon) or (named and group["sign"] and not group["old"]):
        return None
    year, has_year = read_year(group, reference)
    if group["again"]:
        year, has_year = read_int(group["again"]), True
    start = match.start() + blank(match)
    era = _era_before().search(text, max(0, start - _WINDOW), start) if not has_year else None
    if era:  # 光绪二十六年二月初八
        start, has_year = era.start(), True
        year = eras()[era[1]][0] + (1 if era[2] == "元" else read_int(era[2]) or 0)
    if group["cycle"] and not has_year:
        year, has_year = _year_of_cycle(group["cycle"], reference), True
    if day is None and not (group["old"] or has_year or group["leap"]):
        return None  # 正月里
    number = _MONTHS.get(printed) or read_int(printed)
    if number is None or not 1 <= number <= 12:
        return None
    when = (number, read_int(day.lstrip("初")) if day else None, bool(group["leap"]))
    days = _lunar_days(year, has_year, when, reference)
    if day is not None and days.start is not None and (until := _UNTIL.match(text, match.end())):
        last = _lunar_days(days.start.year, False, (number, read_int(until[1].lstrip("初")), when[2]), days.start)
        if last.start is not None and days.start < last.start:
            span = days_of(days.start, last.start, "days", days.source)
            return Special(start, until.end(), span)
    return with_clock(text, start, match.end(), days)


@cache
def _era_before() -> re.Pattern[str]:
    return re.compile(f"({alternation(tuple(eras()))}) ?(元|[0-9]{{1,3}}|[{_CN}十百廿卅]{{1,6}}) ?年 ?\\Z")


def _year_of_cycle(name: str, reference: date | None) -> int | None:
    """The year of the sixty that has this name (甲辰), the one nearest to the reference; None where there is none."""
    stem, branch = _STEMS.index(name[0]), _BRANCHES.index(name[1])
    if reference is None or (stem - branch) % 2:
        return None
    place = next(number for number in range(stem, 60, 10) if number % 12 == branch)
    return reference.year + (place + 4 - reference.year + 30) % 60 - 30


def blank(match: re.Match[str]) -> int:
    """How many spaces a match begins with."""
    return len(match.group()) - len(match.group().lstrip())


def _lunar_days(year: int | None, has_year: bool, when: tuple[int, int | None, bool], reference: date | None) -> Days:
    """The days of (month, day or None, leap) in the year printed, or nearest to the reference."""
    month, day, leap = when
    open_day = Days(None, None, "month" if day is None else "day", "XXXX-XX" if day is None else "XXXX-XX-XX")
    if has_year and year is None:
        return open_day
    if year is not None:
        years, source = [year], "text"
    elif reference is not None:
        years, source = [reference.year - 1, reference.year, reference.year + 1], "reference"
    else:
        return open_day
    spans = [span for candidate in years if (span := _lunar_span(candidate, month, day, leap))]
    if not spans:
        return open_day
    first, last = min(spans, key=lambda span: abs((span[0] - reference).days) if reference else 0)
    return days_of(first, last, "day" if day is not None else "days", source)


def _lunar_span(year: int, month: int, day: int | None, leap: bool) -> tuple[date, date] | None:
    if day is None:
        return month_span(year, month, leap)
    found = day_of(year, month, day, leap)
    return (found, found) if found else None


def with_clock(text: str, start: int, end: int, days: Days) -> Special:
    """A date `[start, end)` and, where it is a day, the time of day behind it."""
    clock = read_clock(text, end) if days.precision == "day" else None
    return Special(start, clock.end if clock else end, days, clock)


def _read_other(text: str, match: re.Match[str], reference: date | None) -> Special | None:
    group = match.groupdict()
    start, end = match.span()
    if group["before"]:
        return _before_christ(match)
    if group["shift"]:
        return Special(start, end, _quarter(group["shift"], group["edge"], reference))
    year, _ = read_year(group, reference)
    if group["season"]:
        return Special(start, end, _season(year, group["season"], group["year"] is not None))
    days = feast_days(group["feast"] or "", year, "text" if group["year"] else "reference")
    return with_clock(text, start, end, days)


def _before_christ(match: re.Match[str]) -> Special | None:
    """公元前221年: beyond what a calendar day can hold; EDTF counts a year nought, so it is -0220."""
    number = read_int(match["before"])
    if not number:
        return None
    rest = [read_int(match[name]) for name in ("bmonth", "bday") if match[name]]
    edtf = "-".join([f"-{number - 1:04}", *(f"{part:02}" for part in rest if part)])
    return Special(*match.span(), Days(None, None, ("year", "month", "day")[len(rest)], edtf))


def feast_days(name: str, year: int | None, source: str) -> Days:
    """The day of a festival in a year, unresolved without one."""
    day = festival(year, _festivals()[name]) if year is not None else None
    return days_of(day, day, "day", source) if day else Days(None, None, "day", "XXXX-XX-XX")


def season_at(text: str, offset: int, reference: date | None) -> Special | None:
    """去年春天, at `offset`; where a year is printed as well, the year is the date and the season its colour.

    >>> season_at("去年春天", 0, date(2024, 6, 1)).days.edtf
    '2023-21'
    """
    match = _others().match(text, offset)
    return _read_other(text, match, reference) if match and match["season"] else None


def festival_at(text: str, offset: int, reference: date | None) -> Special | None:
    """The festival that begins at `offset`, in the year of the reference.

    >>> festival_at("端午节前", 0, date(2024, 6, 1)).days.edtf
    '2024-06-10'
    """
    match = _any_festival().match(text, offset)
    if match is None:
        return None
    days = feast_days(match.group(), reference.year if reference else None, "reference")
    return with_clock(text, offset, match.end(), days)


@cache
def _any_festival() -> re.Pattern[str]:
    return re.compile(alternation(tuple(_festivals())))


def _festival_ranges(text: str, reference: date | None) -> Iterator[Special]:
    """春节至元宵节, 去年国庆节到重阳节: from one festival to the next one of the other name."""
    for found in _feast_hint().compiled().finditer(text):
        match = _feast_range().search(text, max(0, found.start() - _LONGEST_FEAST), found.end() + _LONGEST_FEAST)
        if match is None:
            continue
        year, printed = read_year(match.groupdict(), reference)
        year = year if printed else reference.year if reference else None
        source = "text" if match["year"] else "reference"
        first = feast_days(match["first"], year, source)
        last = feast_days(match["last"], int(match["until"]) if match["until"] else year, source)
        if last.start and first.start and last.start < first.start and not match["until"]:
            last = feast_days(match["last"], first.start.year + 1, source)
        if first.start and last.start and first.start < last.start:
            yield Special(*match.span(), days_of(first.start, last.start, "days", source))


@cache
def _feast_hint() -> Hint:
    """Between two characters that can end and begin a festival."""
    first, last = ("".join(sorted({name[place] for name in _festivals()})) for place in (0, -1))
    return Hint("至到—\\-", f"[至到—-](?<=[{last}].)—?(?:[0-9]{{4}}年)?[{first}]")


def hints() -> tuple[Hint, ...]:
    """What stands in every date that `scan` finds."""
    return _other_hint(), _feast_hint(), _LUNAR_HINT


@cache
def _feast_range() -> re.Pattern[str]:
    """Matches "春节至元宵节", "2024年春节到元宵节"; not "春节前到元宵节"."""
    feasts = alternation(tuple(_festivals()))
    return re.compile(
        f"(?:{year_pattern('year')})?(?P<first>{feasts})(?:[至到-]|—{{1,2}})(?:(?P<until>[0-9]{{4}})年)?(?P<last>{feasts})"
    )


def _season(year: int | None, name: str, printed: bool) -> Days:
    """Three months of a year; winter begins in its December."""
    if year is None:
        return Days(None, None, "season", "XXXX")
    month, number = _SEASONS[name]
    first = date(year, month, 1)
    last = date(year + 1, 3, 1) if month == 12 else date(year, month + 3, 1)
    source = "text" if printed else "reference"
    return Days(first, date.fromordinal(last.toordinal() - 1), "season", f"{year:04}-{number}", source)


def _quarter(word: str, edge: str | None, reference: date | None) -> Days:
    """本季度, 上季度末: counted from the reference's quarter."""
    if reference is None:
        return Days(None, None, "quarter", "XXXX-XX/XXXX-XX")
    shift = {"上上": -2, "上": -1, "下": 1, "下下": 2}.get(word, 0)
    quarter = reference.year * 4 + (reference.month - 1) // 3 + shift
    month = quarter % 4 * 3 + 1 + (2 if edge == "末" else 0)
    first, length = date(quarter // 4, month, 1), 1 if edge else 3
    after = date(first.year + (month + length > 12), (month + length - 1) % 12 + 1, 1)
    last = date.fromordinal(after.toordinal() - 1)
    return Days(first, last, "quarter" if length == 3 else "month",
                write_span(first, last, "quarter" if length == 3 else "month"), "reference")  # fmt: skip
