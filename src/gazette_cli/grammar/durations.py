"""Durations: a number with a unit of time (三个月, 一个半小时, 近6天), from text to exact values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from gazette_cli.grammar.bounds import bound_after, bound_before, bounds_around
from gazette_cli.grammar.candidates import EDGE, candidates
from gazette_cli.grammar.date_patterns import COUNTED_DAYS_AFTER, SHORT_YEAR, eras
from gazette_cli.grammar.numbers import CHINESE, NUMERAL, Numeral, read_numeral, write_decimal
from gazette_cli.grammar.period_dates import PAIRS, read_republic_year
from gazette_cli.grammar.units import numeral_word_end

_UNIT = (
    "年头|周年|週年|年|载(?![重人客货体物运])|工作日|交易日|昼夜|日历天|日曆天|月|星期|礼拜|禮拜"
    "|小时|小時|钟头|鐘頭|分钟|分鐘|秒钟|秒|周|週|天|日|夭"
)
_UNIT_NAME = {
    "年头": "年", "周年": "年", "週年": "年", "载": "年", "年": "年", "月": "个月",
    "工作日": "个工作日", "交易日": "个交易日",
    "天": "天", "日": "天", "夭": "天", "昼夜": "天", "日历天": "天", "日曆天": "天",
    "星期": "周", "礼拜": "周", "禮拜": "周", "周": "周", "週": "周", "秒钟": "秒", "秒": "秒",
    "小时": "小时", "小時": "小时", "钟头": "小时", "鐘頭": "小时", "分钟": "分钟", "分鐘": "分钟", "分": "分钟",
}  # fmt: skip
_HALF_ENDS = ("", *",.。;、:!?)”\n的左以")
_ISO = {"年": "P{}Y", "个月": "P{}M", "周": "P{}W", "天": "P{}D", "小时": "PT{}H", "分钟": "PT{}M", "秒": "PT{}S"}
# A unit, the smaller one that may follow it, and how many of those it holds.
_SMALLER = {
    "年": ("个月", 12), "个月": ("天", 30), "周": ("天", 7),
    "天": ("小时", 24), "小时": ("分钟", 60), "分钟": ("秒", 60),
}  # fmt: skip
_SEPARATOR = r" ?(?:-|—{1,2}|–|~|～|至|到) ?"
_TAIL = re.compile(
    f" ?(?:零|又)? ?([0-9]{{1,3}}|[{CHINESE}]{{1,4}}) ?[个個]?(月|天|小时|小時|分钟|分鐘|分|秒钟|秒)(?!之)"
)
_HUNDREDTHS = re.compile("[0-9]{1,2}(?![0-9])")
_MONTH = "[0-9一二三四五六七八九十]{1,2}"
_NOT_AFTER = {
    "年": re.compile(
        "[級底末均]|[甲乙丙丁]班|级(?!别)|代(?![表替码理价收办管缴销言])|度(?![假过汛])|初(?![步级次审见显中])|份(?!额)|"
        f"[上下]半年|第|[春夏秋冬](?!秋)|一度|四季| ?{_MONTH}(?:[至到—-]{_MONTH})? ?月"
    ),
    "天": re.compile("宫(?![女廷殿灯])|阁(?!下)|然(?=气)"),
    "周": re.compile(
        "[岁末刊围密]|报(?![到名告道])|边(?!境)|期(?![间限])|长(?![期达江])|转(?![入移为])|[一二三四五六](?![次个回])|日(?![本常均])"
    ),
    "小时": re.compile("候"),
    "秒": re.compile("杀"),
    "个月": re.compile("亮(?![相丽])|饼|球(?![队员迷场])|光(?![荣缆纤])|台(?![风湾])|子(?![女弟])|嫂"),
}
_ONE_NOT_BEFORE = tuple("有这那第某每哪同当统唯之专单的下這當")
_NOT_FIRST = tuple("以之此目日提眼面当病婚产孕术满期役")  # 提前8个月
_FROM_REPUBLIC = re.compile("[1-9][0-9]{1,2} ?年(?:到|至|-|—)\\Z")
_ERA_LEFT = ("公元", "公元前", "西元", "西元前")
_NOT_MORE = tuple("种样次个元0123456789花收挣掙赚賺省付交")  # 一年多花3万元
_BARE_MONTHS_AFTER = tuple("逾期满滿過足")  # 逾期三月者
_HALF_MONTH_AFTER = tuple("用期时時达達近约約满滿隔")
_ROUND = tuple("场場绕繞城湖圈")
_TAKES = ("用时", "历时", "耗时", "费时", "用時", "歷時", "耗時")
_DAYS_RIGHT = re.compile(" ?(?:冷静期|以?[内內]|之[内內]|以[上下])")
_DAYS_LEFT = re.compile(
    rf"(?:{'|'.join(COUNTED_DAYS_AFTER)}|为时|长达|共计|期限|不少于|不超过|超过|不足|满|開學|(?<![早业業])已) ?\Z"
)

_WAITED = re.compile("(?:[要再又苦需須须得]等了?|等了|逾|限|先期|非) ?\\Z")  # 要等三日, 迄今逾二十日, 限三日整改
_WAITED_ENDS = ("", *",.。;、!?)\n才方先而不未呈整付改交报報送")


class Duration(NamedTuple):
    """A duration: `[start, end)` in code points; `low`, `high` (or None) in `unit`; `iso` of ISO 8601 or None."""

    start: int
    end: int
    low: Decimal
    high: Decimal | None
    unit: str
    approx: bool
    bound: str | None
    iso: str | None


@cache
def _second() -> re.Pattern[str]:
    return re.compile(f"{_SEPARATOR}({NUMERAL}) ?(?:个|個)? ?({_UNIT})")


@cache
def _upper() -> re.Pattern[str]:
    return re.compile(f"(但?不[满滿足]|未[满滿]|[、 ]?)({NUMERAL}) ?(?:个|個)? ?({_UNIT})")


@cache
def _candidates() -> re.Pattern[str]:
    """Tried at the candidates. Matches "25天", "一个半小时", "半年", "5至8年"; not "5月", "三条"."""
    middle = "(个半|個半|个多|個多|多个|余个|来个|个来|个|個|半)?"
    units = _UNIT.replace("|月|", "|月(?<=[个個半多来余]月)|月(?<=[个個半多来余] 月)|月(?=者)|")
    return re.compile(
        f"{EDGE}({NUMERAL})(?:{_SEPARATOR}({NUMERAL}))? ?{middle} ?({units}|分(?= ?[0-9]{{1,2}} ?秒))"
        f"|(?<![{CHINESE}个個多年周两])(半)(个|個)?(多)?(年|月|天|小时|小時|钟头|鐘頭|星期|分钟)"
    )


def scan(text: str) -> Iterator[Duration]:
    """The durations of a folded text, ascending, none overlapping.

    >>> [(d.low, d.unit) for d in scan("干了35天,历时一年零四个月,等了一个半小时")]
    [(Decimal('35'), '天'), (Decimal('16'), '个月'), (Decimal('1.5'), '小时')]
    """
    read = _candidates().match
    edge = past = 0
    for start in candidates(text).durations:
        if start < past or (match := read(text, start)) is None:
            continue
        past = match.end()
        duration = _read_half(text, match) if match[5] else _read(text, match)
        if duration is not None and duration.start >= edge:
            yield duration
            edge = duration.end
            past = max(edge, past)


def _read_half(text: str, match: re.Match[str]) -> Duration | None:
    """半年, 半个多月."""
    unit = _UNIT_NAME[match[8]]
    start = match.start()
    before = text[start - 1 : start]
    old_style = unit == "个月" and before in _HALF_MONTH_AFTER  # 试用半月, but 上半月
    if (unit == "个月") is not bool(match[6]) and unit not in ("小时", "周") and not old_style:
        return None
    # 上半年 and 今年后半年 are dates
    if before in ("上", "下") and not text.endswith("剩下", 0, start):
        return None
    if before in ("前", "后", "後") and text[start - 2 : start - 1] == "年":
        return None
    if _is_word(text, match.end(), unit):
        return None
    end = match.end()
    more = text[end : end + 1] in ("多", "余") and text[end + 1 : end + 2] not in tuple("种样次个")
    numeral = Numeral(Decimal("0.5"), None, "min" if match[7] or more else None)
    return _close(text, (start, end + more), numeral, unit)


def _read(text: str, match: re.Match[str]) -> Duration | None:
    """Numeral, perhaps a second one, unit, perhaps a smaller unit."""
    first, second, middle, word = match[1], match[2], match[3] or "", match[4]
    start, end = match.span()
    unit = _UNIT_NAME[word]
    low = read_numeral(first)
    high = read_numeral(second) if second else None
    if low is None or (second and (high is None or high.high is not None or low.high is not None)):
        return None
    numeral = Numeral(low.low, high.low) if high else low
    if high and low.low >= high.low:
        return None
    if not _is_duration(text, match, numeral, unit):
        return None
    if _are_halves(middle, word):
        numeral = Numeral(numeral.low / 2, numeral.high / 2 if numeral.high else None)
    elif middle in ("个半", "個半", "半"):
        numeral = numeral._replace(low=numeral.low + Decimal("0.5"))
    elif "多" in middle or "余" in middle:
        numeral = numeral._replace(bound="min")
    if numeral.high is None and numeral.bound is None:
        return _read_tail(text, (start, end), numeral, unit)
    return _close(text, (start, end), numeral, unit)


def _is_duration(text: str, match: re.Match[str], numeral: Numeral, unit: str) -> bool:
    """Keep calendar dates, ordinals, school years and idioms out."""
    start, end = match.span()
    first, middle, word = match[1], match[3] or "", match[4]
    before = text[start - 1 : start]
    if before == "第" or (before in ("-", ":", "/") and text[start - 2 : start - 1].isdigit() and start > 1):
        return False
    if first[0] == "0" and len(first) > 1 and "." not in first:
        return False
    counted = middle[:1] in ("个", "個") or middle[-1:] == "个"  # 三个月, but 三年
    if word in ("月", "年", "周", "天", "日", "秒") and counted is not (word == "月") and not _are_halves(middle, word):
        return word == "月" and text.startswith("者", end) and before in _BARE_MONTHS_AFTER
    if word == "日" and first not in ("两", "兩"):
        return _counts_days(text, (start, end), numeral)
    if word in ("年", "年头") and _is_calendar_year(text, start, match, numeral):
        return False
    if first == "一" and not middle and ((start and before in _ONE_NOT_BEFORE) or _is_compared(text, match)):
        return False
    if before == "前" and word == "月" and text[start - 2 : start - 1] not in _NOT_FIRST:  # 前8个月 is a date
        return False
    headed = before in ("头", "頭") and word == "月" and "半" not in middle  # 今年头三个月 is a date
    if headed and text[start - 2 : start - 1] == "年":
        return False
    if unit in ("年", "天") and text.endswith(PAIRS, 0, start):
        return False
    if first in ("百", "千", "万", "亿") and before != "满" and not _is_bounded(text, start, end):  # 百年老店
        return False
    if first[0] > "9" and numeral_word_end(text, start):
        return False
    if word == "周" and first == "一" and before in _ROUND:  # 绕场一周
        return False
    if word == "分" and before in tuple("点时點時:") and not text.endswith(_TAKES, 0, start):
        return False
    return not _is_word(text, end, unit)


def _is_bounded(text: str, start: int, end: int) -> bool:
    """近百年, 百年以上."""
    return bool(bound_before(text, start).kind or bound_after(text, end).kind)


def _is_compared(text: str, match: re.Match[str]) -> bool:
    """比上一年多两成, 一年比一年少: no time that passes."""
    start, end = match.span()
    if text.startswith(("比一", "又一"), end) or text[start - 2 : start] in (match[4] + "比", match[4] + "又"):
        return True
    return match[4] in ("年", "周", "週", "天") and text.endswith(("比上", "较上", "較上", "与上"), 0, start)


def _are_halves(middle: str, word: str) -> bool:
    """两个半天 is one day."""
    return word == "天" and middle in ("个半", "個半")


def _counts_days(text: str, span: tuple[int, int], numeral: Numeral) -> bool:
    """7日内, 连续五日, 100日: otherwise 日 is the day of a date."""
    start, end = span
    if numeral.low > 31 and numeral.low < 3000 and text[start] > "9":
        counted = numeral.low < 100 or text[start - 1 : start] == "满"
        return counted or _DAYS_RIGHT.match(text, end) is not None
    if numeral.low > 31:
        return numeral.low < 3000
    if _DAYS_RIGHT.match(text, end) or (text[start] > "9" and text[end : end + 1] == "未" and numeral.low < 10):
        return not text[max(0, start - 2) : start].rstrip().endswith("月")
    if text[start] > "9" and text[end : end + 1] in _WAITED_ENDS and _WAITED.search(text, max(0, start - 4), start):
        return True
    return _DAYS_LEFT.search(text, max(0, start - 5), start) is not None


def _is_calendar_year(text: str, start: int, match: re.Match[str], numeral: Numeral) -> bool:
    """2024年, 二〇二四年, 民国38年, 2019至2021年."""
    digits = (match[2] or match[1]).replace(" ", "")
    if len(digits) == 2 and SHORT_YEAR.match(digits + "年") and match[2] is None and not match[3]:
        return True
    if len(digits) == 4 and "." not in digits and not set(digits) & set("十百千余多几数"):
        return True
    if digits[0] in "1一3456789" and len(digits) > 1:
        if text[start - 2 : start - 1] == "年" and (first := _FROM_REPUBLIC.search(text, max(0, start - 6), start)):
            start = first.start()  # 106年到109年
        if read_republic_year(text, start) is not None:
            return True
    left = start - (text[start - 1 : start] == " ")
    return text.endswith((*_ERA_LEFT, *eras()), 0, left)


def _is_word(text: str, end: int, unit: str) -> bool:
    pattern = _NOT_AFTER.get(unit)
    return pattern is not None and pattern.match(text, end) is not None


def _read_tail(text: str, span: tuple[int, int], numeral: Numeral, unit: str) -> Duration:
    """Smaller units behind the first: 两年半, 一年零四个月, 3分20秒, 41秒36, 三天多."""
    start, end = span
    chain: list[tuple[Decimal, str]] = [(numeral.low, unit)]
    while (found := _smaller(text, end, unit)) is not None:
        number, unit, factor, end = found
        chain.append((number, unit))
        numeral = numeral._replace(low=numeral.low * factor + number)
    whole = numeral.low == numeral.low.to_integral_value()
    hundredths = _HUNDREDTHS.match(text, end) if unit == "秒" and whole else None
    if hundredths:
        part = Decimal(f"0.{hundredths.group()}")
        numeral, end = Numeral(numeral.low + part), hundredths.end()
        chain[-1] = (chain[-1][0] + part, unit)
    elif len(chain) == 1:
        follows = text[end : end + 1]
        if follows == "半" and text[end + 1 : end + 2] not in tuple("年个天小夜价数路岛导径空决"):
            numeral, end = Numeral(numeral.low + Decimal("0.5")), end + 1
        elif follows in ("多", "余") and text[end + 1 : end + 2] not in _NOT_MORE:
            numeral, end = numeral._replace(bound="min"), end + 1
        else:
            numeral, end = _read_second(text, end, numeral, unit)
    return _close(text, (start, end), numeral, unit, _iso_chain(chain) if len(chain) > 1 else None)


def _smaller(text: str, end: int, unit: str) -> tuple[Decimal, str, int, int] | None:
    """The number, name and size of a smaller unit at `end`, and where it ends."""
    if unit not in _SMALLER or text[end : end + 1] not in " 零又0123456789" + CHINESE or end >= len(text):
        return None
    match = _TAIL.match(text, end)
    if match is None:
        return None
    smaller, factor = _SMALLER[unit]
    number = read_numeral(match[1])
    if _UNIT_NAME.get(match[2]) != smaller or number is None or number.high is not None or number.low >= factor:
        return None
    if smaller == "个月" and not set("个個") & set(match.group()):  # 八年六月 is a date of some calendar
        return None
    return number.low, smaller, factor, match.end()


def _read_second(text: str, end: int, numeral: Numeral, unit: str) -> tuple[Numeral, int]:
    """三天到五天, 三年以上十年以下: a second number with the same unit makes a range."""
    if text[end : end + 1] not in ("-", "—", "–", "~", "～", "至", "到", "以", " "):
        return numeral, end
    upward = bound_after(text, end)
    match = _upper().match(text, upward.edge) if upward.kind == "min" else _second().match(text, end)
    groups = match.groups() if match else ()
    second = read_numeral(groups[-2]) if groups else None
    if match is None or second is None or second.high is not None:
        return numeral, end
    other, past, high = _UNIT_NAME[groups[-1]], match.end(), second.low
    if text[past : past + 1] == "半" and other == unit and text[past + 1 : past + 2] in _HALF_ENDS:  # 一年到一年半
        past, high = past + 1, high + Decimal("0.5")
    if upward.kind == "min":
        downward = bound_after(text, past)
        if downward.kind != "max" and len(groups[0]) < 2:
            return numeral, end
        past = downward.edge
        smaller, factor = _SMALLER.get(other, (other, 1))
        if smaller == unit and other != unit:  # 六个月以上一年以下
            other, high = unit, high * factor
    return (Numeral(numeral.low, high), past) if other == unit and numeral.low < high else (numeral, end)


def _iso_chain(chain: list[tuple[Decimal, str]]) -> str:
    """The ISO 8601 duration of units that fall: P1Y4M, PT1H40M, P1DT2H."""
    days, times = "", ""
    for number, unit in chain:
        sign = _ISO[unit][-1]
        if _ISO[unit].startswith("PT"):
            times += write_decimal(number) + sign
        else:
            days += write_decimal(number) + sign
    return "P" + days + ("T" + times if times else "")


def _close(text: str, span: tuple[int, int], numeral: Numeral, unit: str, iso: str | None = None) -> Duration:
    """Take in the approximators on both sides."""
    start, end, bound, approx = bounds_around(text, *span)
    if iso is None and numeral.high is None and unit in _ISO:
        iso = _ISO[unit].format(write_decimal(numeral.low))
    bound = None if numeral.high is not None else bound or numeral.bound
    return Duration(start, end, numeral.low, numeral.high, unit, numeral.approx or approx, bound, iso)
