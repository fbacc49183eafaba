"""Periods that have a name of their own or two names: 2023—2024学年, “十四五”末, 今明两年, 1999.08—2002.02."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache, lru_cache

from gazette_cli.grammar.date_patterns import YEAR_WORDS
from gazette_cli.grammar.date_points import Point, Reading
from gazette_cli.grammar.date_values import Days, Memory, days_of, resolve
from gazette_cli.grammar.edtf import join
from gazette_cli.grammar.numbers import read_digits, read_int
from gazette_cli.grammar.scanning import Hint
from gazette_cli.grammar.special_dates import Special, near, with_clock
from gazette_cli.lexicon import alternation

_SEPARATOR = " ?(?:-{1,2}|—{1,2}|–|~|～|至|到) ?"
_PLAN_BASE = 1951  # the first five-year plan began in 1953, the tenth in 2001, the fourteenth in 2021
_SCHOOL_YEAR = {"学": 9, "學": 8}  # begins in September on the mainland, in August in Taiwan
_YEAR_PAIRS = {"去今": (-1, 0), "今明": (0, 1), "明后": (1, 2), "今明后": (0, 2)}
_DAY_PAIRS = {"昨今": (-1, 0), "今明": (0, 1), "明后": (1, 2), "今明后": (0, 2)}
_SEASONS = {"春": 3, "夏": 6, "秋": 9, "冬": 12}  # first month
PAIRS = ("昨今", "去今", "今明", "明后", "明後", "今明后", "今明後")
"""What names two or three neighbouring days or years: before 两年 or 两天 they make a date, not a duration."""
# What stands in every such period; the longer pattern is tried only around it.
_HINT = Hint(
    "学學年世五今明昨去后後",
    f'[学學]年|年度|世[纪紀]|五[”"期时時以初末]|[今明][{"".join(_SEASONS)}]|(?:{alternation(PAIRS)})[两兩二三][年天日]',
)


@cache
def _periods() -> re.Pattern[str]:
    """Matches "2023-2024学年", "2023/24年度", "“八五”期间", "本世纪初", "今明两年", "去冬今春"; not "21世纪"."""
    year = "(?:(?:19|20)[0-9]{2}|[一二][九〇零○][〇零○一二三四五六七八九]{2})"
    return re.compile(
        '(?=[0-9“"十一二三四五六七八九本上去昨今明])(?<![0-9A-Za-z.])(?:'
        f"(?P<from>{year})(?:/|{_SEPARATOR})(?P<to>{year}|[0-9]{{2}}) ?(?P<kind>[学學]年度?|年度)"
        "|(?P<roc>1[0-2][0-9]) ?(?P<taiwan>學)年度?"
        '|(?P<quote>[“"])?(?P<plan>十?[一二三四五六七八九]|十)五(?(quote)[”"]) ?'
        "(?:规划|計畫|計劃|计划)?(?P<when>期间|时期|時期|期間|以[来來]|[初末])"
        "|(?P<century>上个?|本|[0-9]{1,2}|(?:二十|十)?[一二三四五六七八九]|二?十) ?世[纪紀]"
        "(?P<phase>[初末](?:期|叶|葉)?|中[叶葉期]|[前后後]期|[上下]半[叶葉]|以[来來])?"
        "|(?P<season>[去今][春夏秋冬][今明][春夏秋冬])"
        f"|(?P<pair>{alternation(PAIRS)})[两兩二三](?P<unit>[年天日]))"
    )


@cache
def _dotted() -> re.Pattern[str]:
    """Matches "1999.08-2002.02", "2010.9至今", "2024.3.5—3.8", "2024.3.5-8"; not "2024.3.5", "1999.08"."""
    year = "(?:19|20)[0-9]{2}"
    return re.compile(
        f"(?P<y>[12](?<![0-9A-Za-z.].)(?:(?<=1)9|(?<=2)0)[0-9]{{2}})(?P<mark>[./])(?P<m>1[0-2]|0?[1-9])"
        f"(?:(?P=mark)(?P<d>3[01]|[12][0-9]|0?[1-9]){_SEPARATOR}"
        "(?:(?P<m2>1[0-2]|0?[1-9])(?P=mark))?(?P<d2>3[01]|[12][0-9]|0?[1-9])"
        f"|{_SEPARATOR}(?:(?P<y3>{year})(?P=mark)(?P<m3>1[0-2]|0?[1-9])|(?<=至)今))(?![0-9./年月日%])"
    )


def scan(text: str, reference: date | None) -> Iterator[Special]:
    """The periods of a folded text, not in order.

    >>> [(s.days.start.isoformat(), s.days.end.isoformat()) for s in scan("2023—2024学年,今明两年", date(2024, 6, 1))]
    [('2023-09-01', '2024-08-31'), ('2024-01-01', '2025-12-31')]
    """
    yield from (special for match in near(_HINT.compiled(), _periods(), text) if (special := _read(match, reference)))
    yield from (special for match in _republic().finditer(text) if (special := _read_republic(text, match)))
    yield from (special for match in _ISSUED.finditer(text) if (special := _read_issued(match, reference)))
    yield from (special for match in _dotted().finditer(text) if (special := _read_dotted(match, reference)))
    yield from (_read_stamp(text, match, reference) for match in _STAMP.finditer(text))


def hints() -> tuple[Hint, ...]:
    """What stands in every period that `scan` finds."""
    dotted = Hint("12", "[12][09][0-9]{2}[./][0-9]")
    issued = Hint("1", "1[01][0-9][-./][0-9]")
    return _HINT, Hint("1一3-9", _republic().pattern), issued, dotted, Hint("01", _STAMP.pattern)


@cache
def _republic() -> re.Pattern[str]:
    digits = "(?<![〇零○一二三四五六七八九十百千].)[〇零一二][〇零一二三四五六七八九]"  # 一一〇年
    words = "百(?<![萬万千零〇]..)(?:[零〇][一二三四五六七八九]|[一二三]十[一二三四五六七八九]?)"
    return re.compile(
        f"[1一3-9](?:(?<=1)(?<![0-9.].)(?<![0-9],.)[0-2][0-9]|(?<=一)(?:{words}|{digits})"
        "|(?<=[,。;:、\n(「 ][3-9])[0-9])"
        " ?年(?!的?[歷历]|[多余餘来來老前後后間间內内代级級])"
    )


_TRADITIONAL = re.compile("[個這說會國來為對發過還時經農縣區開關長門東車]")
_ITS_MONTH = re.compile("1(?<![0-9.].)[01][0-9] ?年 ?[0-9]{1,2} ?月")


@lru_cache(maxsize=2)
def _names_republic(text: str) -> bool:
    """Whether a text is in traditional script, or prints months of the Republic's years (112年10月)."""
    return _TRADITIONAL.search(text) is not None or _ITS_MONTH.search(text) is not None


@lru_cache(maxsize=2)
def _speaks_of_republic(text: str) -> bool:
    return "民國" in text


def read_republic_year(text: str, start: int) -> int | None:
    """The Gregorian year of a bare 110年, which counts from the Republic where the text says so or a date follows.

    >>> read_republic_year("110年起", 0), read_republic_year("110年历史", 0)
    (2021, None)
    """
    match = _republic().match(text, start)
    if match is None or text[start - 1 : start] in _AGED:
        return None
    firm = match.end() - start > 3 and text.startswith(("起", "底", "初", "末", "度", "第"), match.end())
    if not firm and not (_speaks_of_republic(text) if match.end() - start < 4 else _names_republic(text)):
        return None
    return 1911 + (read_int(match.group().rstrip(" 年")) or 0)


_TO_REPUBLIC = re.compile(f"{_SEPARATOR}([3-9][0-9]|1[0-2][0-9]) ?年(?!半)")
_AGED = tuple("齡龄達近逾滿满約约過过整")  # 樹齡一百二十年
# 發布日期:114-05-26, and in signatures 114.6.2
_ISSUED = re.compile(
    "1(?<![0-9./A-Za-z-].)(?P<year>[01][0-9])(?P<mark>[-./])(?P<month>0?[1-9]|1[0-2])(?P=mark)"
    "(?P<day>3[01]|[12][0-9]|0?[1-9])(?=\\n|\\Z| )"
)


# 2楼 山药蛋 10-10 09:17, as forums print when something was sent; not 2-1 09:17
_STAMP = re.compile(
    "[01](?<![^ \\n(].)(?:(?<=0)[1-9]|(?<=1)[0-2])[-/.](?:0[1-9]|[12][0-9]|3[01])(?= (?:[01]?[0-9]|2[0-3]):[0-5][0-9])"
)


def _read_stamp(text: str, match: re.Match[str], reference: date | None) -> Special:
    """A day and the time of it: the year is that of the days around the reference."""
    printed = match.group()
    point = Point(*match.span(), month=int(printed[:2]), day=int(printed[3:]))
    return with_clock(text, *match.span(), resolve(Reading(*match.span(), point), reference, Memory()))


def _read_issued(match: re.Match[str], reference: date | None) -> Special | None:
    """A day in the Republic's years by figures alone: only of the time of the issue, for 108.10.18 may be anything."""
    year = 2011 + int(match["year"])
    if reference is None or abs(year - reference.year) > 1:
        return None
    try:
        day = date(year, int(match["month"]), int(match["day"]))
    except ValueError:
        return None
    return Special(*match.span(), days_of(day, day, "day", "text"))


def _read_republic(text: str, match: re.Match[str]) -> Special | None:
    year = read_republic_year(text, match.start())
    if year is None:
        return None
    second = _TO_REPUBLIC.match(text, match.end())
    if second and 1911 + int(second[1]) > year:  # 106年到109年
        last = 1911 + int(second[1])
        return Special(match.start(), second.end(), days_of(date(year, 1, 1), date(last, 12, 31), "years", "text"))
    return Special(*match.span(), days_of(date(year, 1, 1), date(year, 12, 31), "year", "text"))


def _read(match: re.Match[str], reference: date | None) -> Special | None:
    start, end = match.span()
    if match["kind"] or match["taiwan"]:
        return _two_years(match)
    if match["plan"]:
        return _plan(match, reference)
    if match["century"]:
        return _century(match, reference)
    if reference is None:
        return Special(start, end, Days(None, None, "days" if match["unit"] != "年" else "years", "XXXX"))
    if match["season"]:
        return Special(start, end, _two_seasons(match["season"], reference))
    return _pair(match, reference)


def _two_years(match: re.Match[str]) -> Special | None:
    """2023—2024学年 is one school year; 2023/24年度 are both years, since nobody says where it begins."""
    first = 1911 + int(match["roc"]) if match["taiwan"] else read_digits(match["from"])
    last = first + 1 if match["taiwan"] else read_digits(str(first)[: 4 - len(match["to"])] + match["to"])
    kind = match["taiwan"] or match["kind"][0]
    month = _SCHOOL_YEAR.get(kind, 1)
    if last <= first or (month > 1 and last != first + 1):
        return None
    end = date(last, month, 1) - timedelta(days=1) if month > 1 else date(last, 12, 31)
    return Special(*match.span(), days_of(date(first, month, 1), end, "months" if month > 1 else "years", "text"))


def _plan(match: re.Match[str], reference: date | None) -> Special | None:
    """“十四五”期间, and its first or last year; without quotes only where nothing else is meant (三五期间)."""
    if match["quote"] is None and match["plan"][0] != "十":
        return None
    first = _PLAN_BASE + 5 * (read_int(match["plan"]) or 0)
    begin, end = date(first, 1, 1), date(first + 4, 12, 31)
    if match["when"] in ("初", "末"):
        year = first if match["when"] == "初" else first + 4
        return Special(*match.span(), days_of(date(year, 1, 1), date(year, 12, 31), "year", "text"), None, True)
    if match["when"][0] == "以":
        return Special(*match.span(), _since(begin, f"{first:04}", reference))
    return Special(*match.span(), days_of(begin, end, "years", "text"))


def _century(match: re.Match[str], reference: date | None) -> Special | None:
    """本世纪初: how far it reaches nobody says, so it is no more exact than its century; halves and 以来 are."""
    printed, phase = match["century"], match["phase"] or ""
    number = {"上": 20, "上个": 20, "本": 21}.get(printed) or read_int(printed)
    if number is None or not 1 < number < 30 or (not phase and (number > 20 or printed[0] == "上")):
        return None  # 面向21世纪, 上世纪: no date of its own
    first = (number - 1) * 100
    if phase[:1] == "以":
        return Special(*match.span(), _since(date(first, 1, 1), f"{number - 1:02}XX", reference))
    if phase[1:2] == "半":
        first += 50 * (phase[0] == "下")
        return Special(*match.span(), days_of(date(first, 1, 1), date(first + 49, 12, 31), "years", "text"))
    edtf = f"{number - 1:02}XX" + "~" * bool(phase)
    return Special(
        *match.span(), Days(date(first, 1, 1), date(first + 99, 12, 31), "century", edtf, "text"), None, bool(phase)
    )


def _since(start: date, edtf: str, reference: date | None) -> Days:
    if reference is None or reference < start:
        return Days(start, None, "years", f"{edtf}/..", "text")
    return Days(start, reference, "years", join(edtf, reference.isoformat()), "text")


def _two_seasons(words: str, reference: date) -> Days:
    """去冬今春: from the first day of one season to the last of the other; a winter begins in its December."""
    years = [reference.year + YEAR_WORDS[word + "年"] for word in words[::2]]
    months = [_SEASONS[season] for season in words[1::2]]
    after = years[1] * 12 + months[1] + 2
    return days_of(
        date(years[0], months[0], 1), date(after // 12, after % 12 + 1, 1) - timedelta(days=1), "months", "reference"
    )


def _pair(match: re.Match[str], reference: date) -> Special | None:
    years = match["unit"] == "年"
    shifts = (_YEAR_PAIRS if years else _DAY_PAIRS).get(match["pair"].replace("後", "后"))
    if shifts is None:
        return None
    if years:
        first, last = date(reference.year + shifts[0], 1, 1), date(reference.year + shifts[1], 12, 31)
    else:
        first, last = (reference + timedelta(days=shift) for shift in shifts)
    return Special(*match.span(), days_of(first, last, "years" if years else "days", "reference"))


def _read_dotted(match: re.Match[str], reference: date | None) -> Special | None:
    """A range of months or days in points, as in careers: 1999.08—2002.02."""
    year, month = int(match["y"]), int(match["m"])
    try:
        if match["d"]:
            first = date(year, month, int(match["d"]))
            last = date(year, int(match["m2"] or month), int(match["d2"]))
            return Special(*match.span(), days_of(first, last, "days", "text")) if first < last else None
        first = date(year, month, 1)
        if match["y3"] is None:
            return Special(*match.span(), _since(first, f"{year:04}-{month:02}", reference))
        after = int(match["y3"]) * 12 + int(match["m3"])
        last = date(after // 12, after % 12 + 1, 1) - timedelta(days=1)
    except ValueError:
        return None
    return Special(*match.span(), days_of(first, last, "months", "text")) if first < last else None
