"""What looks like a date and is none: 每年3月, 第5日, 七月流火, 5日内, 12月刊, 青麦街1号至88号."""

from __future__ import annotations

import re

from gazette_cli.grammar import date_patterns as patterns
from gazette_cli.grammar.date_points import Point
from gazette_cli.grammar.numbers import CHINESE

_NO_DATE_AFTER = ("每年", "每月", "历年", "历史", "以来", "每个月", "每年的", "每月的")
_NO_DATE_ENDS = frozenset(word[-2:] for word in (*_NO_DATE_AFTER, *patterns.COUNTED_DAYS_AFTER))
_BARE_DAY = re.compile(f"[0-9]{{1,3}} ?日|[{CHINESE}]{{1,4}}日")
_WHOLE = re.compile("[0-9]{4} ?年|[0-9]{1,2} ?月 ?[0-9]{1,2} ?日")  # 临近5月18日, but 近5月
# 全县铁路上半年, 企业生产前三季度: too long to be the end of another word
_FIRM = re.compile(
    "前[0-9一二两三四]{1,2} ?[个個]?季度|上半年|上[个個]?(?:周|星期)[一二三四五六日]|[上本]月[0-9底初中]"
)
_EACH_DAYS = re.compile("(?:[0-9]{1,2} ?月)?[0-9]{1,2} ?[日号號](?:[、和及与][0-9]{1,2} ?[日号號])+")


def stands_in_word(text: str, start: int) -> bool:
    """每年3月, 农历七月, 第5日, 文明年, 晚上年轻: no date begins here."""
    before = text[start - 1 : start]
    if not before:
        return False
    if before == "近" and _WHOLE.match(text, start):
        return False
    if before in "每逢第零近" or (before == " " and text[start - 2 : start - 1] in ("每", "第")):
        return True
    if text[start - 2 : start] in _NO_DATE_ENDS:
        if text.endswith(_NO_DATE_AFTER, 0, start):
            return _WHOLE.match(text, start) is None or not text.endswith(("历史", "以来"), 0, start)
        if text.endswith(patterns.COUNTED_DAYS_AFTER, 0, start) and _BARE_DAY.match(text, start):
            return True
    if before in "“‘《「" and text.startswith(("今日", "明日"), start):
        return True  # “今日党史”: a column's name
    if before in patterns.INSIDE_WORD.get(text[start], ""):
        firm = before not in "提目日此之以眼当用住忙歇" and _FIRM.match(text, start)
        return not firm and not text.endswith(patterns.whole_before(), 0, start)
    if before in "至到—-~～" and text.startswith(patterns.LINKED, start):
        return True  # 每天19:00至次日7:00: no day is named
    return before in "历曆年月" and patterns.LUNAR.search(text, max(0, start - 8), start) is not None


def each_end(text: str, start: int) -> int:
    """Where the days of every month end that begin at `start`: 每月5日、15日; `start` where they are no list."""
    match = _EACH_DAYS.match(text, start) if text[start - 1 : start] in ("月", "年") else None
    return match.end() if match else start


_NO_DAY_AFTER = tuple("月满逾余")
def _no_day_after(printed: str) -> tuple[str, ...]:
    """数十日 is a number of days, 人数18日 ends one word and begins a date."""
    return _NO_DAY_AFTER if printed[0].isascii() else (*_NO_DAY_AFTER, "几", "数")


_DAY_HEADS = tuple(" 、(《")  # 六日 《…》 on a playbill
_STREET = tuple("街路道巷弄里胡同村组苑园")
_COUNTED_MONTHS = tuple("两几数个隔近历歷出满滿期过過经經逾余又首后後前-@“《")  # 两三月, 不出三月: that many months
_IN_WORDS = re.compile("[一二三四五六七八九十]月\\Z")


def _is_month(text: str, point: Point) -> bool:
    """A month in characters, without year and day; behind a year that cannot be read only a range is certain."""
    before = text[point.start - 1 : point.start]
    if before == "年":
        return patterns.RANGE.match(text, point.end) is not None
    return before not in _COUNTED_MONTHS


def is_date(text: str, point: Point) -> bool:
    """Keep 七月流火, 5日内, 12月刊, 三日 out; they look like dates and are none, or no certain ones."""
    printed = text[point.start : point.end]
    if point.year is not None and not 1000 <= point.year < 3000:
        return False
    if point.month is not None or point.part in ("B", "E"):
        last = text[point.end - 1]
        if last in "月初" and patterns.MONTH_RIGHT.match(text, point.end - (last == "初")):
            return False
        in_words = point.day is None and _IN_WORDS.search(printed) is not None
        if in_words and patterns.MONTH_WORD.match(text, point.end):
            return False
        bare = point.day is None and point.part is None and printed[0] > "9" and not _has_year(point)
        return not bare or printed[-1] != "月" or _is_month(text, point)
    if point.day is not None:
        if point.day > 31 or (printed[-1] in "号號" and text[point.start - 1 : point.start] in _STREET):
            return False
        if patterns.DAY_RIGHT.match(text, point.end) or text[point.start - 1 : point.start] in _no_day_after(printed):
            return False
        if printed[-1] == "日" and patterns.CHINESE.match(printed):
            before, behind = text[point.start - 1 : point.start], text[point.end : point.end + 1]
            return len(printed) > 2 or (before in ("", "\n", "、") and behind in _DAY_HEADS)
    return True


def _has_year(point: Point) -> bool:
    return point.year is not None or point.year_shift is not None or point.year_link is not None


_LISTED = re.compile("、[0-9]{1,2}[、和及]")


def is_unfinished(text: str, first: Point) -> bool:
    """A bare number that only a second half would have made a date: 2019 in 2019-2021, 5号."""
    if first.clock is None and text[first.end - 1] in "号號" and first.month is None and first.month_shift is None:
        return True
    # "1、3月15日前完成": the number is a list mark; in "5、6、7月" it is not
    marks = first.end - first.start < 3 and text[first.start : first.end].isdigit() and text.startswith("、", first.end)
    return marks and text[first.start - 1 : first.start] in ("", "\n") and not _LISTED.match(text, first.end)
