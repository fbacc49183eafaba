"""Amounts: a number with what it counts, from text to exact values.

A candidate is a numeral (or two of them) in front of a character that can begin a unit; everything
else looks only at the neighbourhood of a candidate, so the scan is linear.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from gazette_cli.grammar.amount_context import counts_nothing, is_rank
from gazette_cli.grammar.amount_pairs import listed_pair, read_range
from gazette_cli.grammar.amount_tails import TAIL_BEGINNINGS, digit, has_coins, read_tail, read_tenths
from gazette_cli.grammar.bounds import bounds_around
from gazette_cli.grammar.candidates import EDGE, HALVED, SPENT_LAST, candidates
from gazette_cli.grammar.numbers import CHINESE, NUMERAL, Numeral, read_numeral
from gazette_cli.grammar.prices import is_money_block, is_price
from gazette_cli.grammar.second_numbers import (
    BEFORE_SECOND,
    NEGATIVE,
    SEPARATOR,
    read_second,
    share_range,
    signed_range,
)
from gazette_cli.grammar.shares import Share, spaced_shares
from gazette_cli.grammar.units import Unit, beginnings, is_word_at, numeral_word_end, sign_pattern, signs, unit_at

_YUAN = ("人民币", "人民幣")  # stands before the approximator too: 人民币约46万元
_HUNDRED = Decimal(100)
_YUAN_MEANT = Unit("元", "money", "CNY", Decimal(1), "元")
_PERCENT = Unit("%", "measure", main="%")
_CENT = Unit("分", "money", "CNY", Decimal("0.01"), "元")
_SHARE_OF = {
    **dict.fromkeys("百佰", ("%", Decimal(1))), **dict.fromkeys("千仟", ("‰", Decimal(1))),
    **dict.fromkeys("万萬", ("‱", Decimal(1))), "百万": ("%", Decimal("0.0001")), "千万": ("%", Decimal("0.00001")),
    "亿": ("%", Decimal("0.000001")), "万万": ("%", Decimal("0.000001")), "百万万": ("%", Decimal("0.00000001")),
}  # fmt: skip
# Before these a dash is a minus wherever it stands; elsewhere (白菜-3元) only where nothing else can be meant.
_SIGNED_UNITS = frozenset(("%", "‰", "℃", "°C", "摄氏度", "个百分点", "個百分點", "百分点"))
# 赔了两万七, 超收二百一十六万: money, though it is not said
_SPENT = re.compile(
    "(?:[工月日周年]薪|[工价]钱.{0,2}得|(?<![峰分均数阈极])值"
    "|[赔賠赚賺挣掙亏虧花欠垫墊借罚罰捐私]了?|[赔賠赚賺花掏洗][了出]|超收) ?\\Z"
)
_BEHIND_MINUS = frozenset("负負下- ")  # between a sign and its number stands nothing or a space
_VESSELS = frozenset("碗杯片瓶袋勺")  # 半碗稀饭, but 半条街
_MINUS = re.compile("(?:[负負]|零下|(?<![0-9A-Za-z)\\]%％℃-])-) ?\\Z")


class Amount(NamedTuple):
    """An amount: `[start, end)` in code points and its value.

    `low` is the number, `high` the second printed one or None; `unit` as printed, for money the main unit.
    """

    start: int
    end: int
    low: Decimal
    high: Decimal | None
    unit: str
    currency: str | None
    approx: bool
    bound: str | None


@cache
def _candidates() -> re.Pattern[str]:
    """Tried at the candidates. Matches "20至30人", "¥500", "百分之三", "半斤"; not "2024年", "第3条"."""
    follows = f"(?= ?[多余餘]?(?:{beginnings()}))"
    return re.compile(
        f"(百?万万|百万|千万|[十百佰千仟万萬亿])分之({NUMERAL}[kK]?)"
        f"|(?<![{CHINESE}双])([二三四五六七八九十]{{1,2}})分之([一二两三四五六七八九十]{{1,2}})"
        f"|(?<=[{SPENT_LAST}])([{CHINESE}]{{1,8}}(?<=万[一二三四五六七八九])|[{CHINESE}]{{2,8}}(?<=[{CHINESE[:-4]}][万千]))"
        "(?=[,。;、:!?)—\\n]|\\Z)"
        f"|{EDGE}({NUMERAL})(?:(?:\\(含\\))?{SEPARATOR}({NEGATIVE}?{NUMERAL}))?{follows}"
        f"|({sign_pattern()}) ?(?=[0-9一二两三四五六七八九十几数百千])({NUMERAL})"
        f"|(?<![{CHINESE}个多年月天])(半)(?=[{HALVED}])"
    )


def scan(text: str) -> Iterator[Amount]:
    """The amounts of a folded text, ascending, none overlapping.

    >>> [(a.low, a.unit) for a in scan("吸纳2.7万余人,增收三成,每亩补贴50元")]
    [(Decimal('27000.0'), '人'), (Decimal('30'), '%'), (Decimal('50'), '元')]
    """
    apart = {share.start: share for share in spaced_shares(text)}
    return _scan_between(text, sorted(apart.values())) if apart else _scan(text, 0, len(text))


def _scan_between(text: str, shares: Sequence[Share]) -> Iterator[Amount]:
    """The `shares` whose characters stand apart, and the amounts between them."""
    edge = 0
    for share in shares:
        yield from _scan(text, edge, share.start)
        amount = _close(text, (share.start, share.end), share.numeral, Unit(share.unit, "measure", main=share.unit))
        yield amount
        edge = amount.end
    yield from _scan(text, edge, len(text))


def _scan(text: str, edge: int, limit: int) -> Iterator[Amount]:
    """The amounts that begin in `[edge, limit)`."""
    read = _candidates().match
    past, starts = edge, candidates(text).amounts
    for index in range(bisect_left(starts, edge), bisect_left(starts, limit)):
        start = starts[index]
        if start < past or (match := read(text, start)) is None:
            continue
        amount, past = _read_candidate(text, match)
        if amount is not None and amount.start >= edge and amount.end <= max(limit, match.end()):
            yield amount
            edge = amount.end
            past = max(edge, past)


def _read_candidate(text: str, match: re.Match[str]) -> tuple[Amount | None, int]:
    """The amount at a candidate or None, and where to look on."""
    group = match.lastindex or 0
    if group in (6, 7):
        start = match.start()
        past = None
        if text[start] > "9":
            past = _verb_end(text, match) if text[start] in "拾伍" else numeral_word_end(text, start)
        return (None, past) if past is not None else (_read_counted(text, match), match.end())
    if group == 9:
        return _read_signed(text, match), match.end()
    if group in (2, 4):
        return _read_share(text, match), match.end()
    if group == 5:
        return _read_spent(text, match), match.end()
    return _read_half(text, match), match.end()


def _read_half(text: str, match: re.Match[str]) -> Amount | None:
    """半斤, 半碗稀饭; not 半条街."""
    unit = unit_at(text, match.end())
    if unit is None or is_word_at(text, match.end(), unit) or (unit.kind == "classifier" and unit.word not in _VESSELS):
        return None
    return _finish(text, match.span(), Numeral(Decimal("0.5")), unit)


def _verb_end(text: str, match: re.Match[str]) -> int | None:
    """拾到八十六元, 退伍回乡: where to look on behind what only looks like a numeral."""
    start = match.start()
    if match[6] == "拾" and match[7]:
        return match.start(7)
    return start + 1 if match[6] == "伍" and text[start - 1 : start] in ("退", "入", "队", "隊", "落", "行") else None


def _read_counted(text: str, match: re.Match[str]) -> Amount | None:
    """Numeral, perhaps a second one, unit."""
    first, second = match.group(6, 7)
    start, end = match.span()
    offset, opened = end, False
    if text[end] == " ":
        opened = text[end + 1] in "多余餘"
        offset += 1 + opened
    unit = unit_at(text, offset)
    if text[end - 1] in "百千" and offset == end and (longer := unit_at(text, end - 1)) and len(longer.word) > 1:
        shorter = (second or first)[:-1]  # 5千瓦: the thousand belongs to the unit
        if shorter:
            unit, offset = longer, end - 1
            first, second = (first, shorter) if second else (shorter, None)
    if unit is None:
        return None
    if second and (negative := _read_negative(text, (start, offset), (first, second), unit)):
        return negative
    numeral = read_range(first, second) if second else read_numeral(first)
    if numeral is None and (at := max(first.find("两", 1), first.find("兩", 1))) > 0 and second is None:  # 十六两一斤
        offset, first = start + at, first[:at]
        unit, numeral = unit_at(text, offset), read_numeral(first)
    if unit is None:
        return None
    if unit.word == "折" and len(first) == 2 and second is None and not set(first) & set("十0123456789"):
        numeral = Numeral(digit(first[0]) + digit(first[1]) / 10)  # 八五折 is 8.5
    if numeral is None:
        return None
    if unit.word == "分" and is_price(text, start, offset):
        unit = _CENT
    if counts_nothing(text, (start, offset), first, unit):
        return None
    if opened:
        numeral = numeral._replace(bound="min")
    elif start and text[start - 1] == "、" and second is None:
        if len(first) < 3 and is_rank(text, start):
            return None
        start, numeral = listed_pair(text, start, first, numeral, unit)
    return _finish(text, (start, offset), numeral, unit)


def _read_negative(text: str, span: tuple[int, int], printed: tuple[str, str], unit: Unit) -> Amount | None:
    """-8～3℃, 零下10至零下5摄氏度: a range that begins below nought; None where it does not."""
    minus = _sign_before(text, span[0], unit)
    bare = printed[1].lstrip("零下-负負")
    low, high = read_numeral(printed[0]), read_numeral(bare)
    if minus is None or low is None or high is None or low.high or high.high:
        return None
    signed = bare != printed[1]
    first, last = -low.low, -high.low if signed else high.low
    if first >= last or not (signed or low.low >= high.low):
        return None  # 零下3至5℃ says only where it begins that it is below
    return _close(text, (minus, span[1] + len(unit.word)), Numeral(first, last), unit)


def _read_signed(text: str, match: re.Match[str]) -> Amount | None:
    """人民币5万元, ¥5000: the sign tells the currency, a unit behind it is swallowed."""
    numeral, unit = read_numeral(match[9]), signs()[match[8]]
    start, end = match.span()
    if numeral is None or (text[start - 1 : start].isascii() and text[start - 1 : start].isalnum()):
        return None
    printed = unit_at(text, end + (text[end : end + 1] == " "))
    if printed and printed.kind == "money":
        swallowed = end + (text[end : end + 1] == " ") + len(printed.word)
        numeral, past = read_second(text, swallowed, numeral, printed)
        return _close(text, (start, past), numeral, unit._replace(factor=printed.factor))
    if numeral.high is None and (ranged := signed_range(text, match, numeral)):
        return _close(text, (start, ranged[1]), ranged[0], unit)
    bare = not match[8].isascii() and match[8] != "¥"
    if bare and not set(match[9]) & set(".,万亿萬億") and text[end : end + 1] not in ("", "\n"):
        return None  # 人民币5 没有单位: no sum
    return _close(text, (start, end), numeral, unit)


def _read_share(text: str, match: re.Match[str]) -> Amount | None:
    """百分之三 is 3 %, 三分之二 is about 66.67 %."""
    if match[2]:
        end, numeral = match.end(), read_numeral(match[2])
        if numeral is None and match[2][-1] == "百" and text[end : end + 2] == "分位":  # 百分之七十百分位
            end, numeral = end - 1, read_numeral(match[2][:-1])
        sign, factor = _SHARE_OF.get(match[1], ("%", Decimal(10)))
        if numeral is None:
            return None
        numeral, end = share_range(text, end, numeral)
        return _close(text, (match.start(), end), numeral.times(factor), Unit(sign, "measure", main=sign))
    whole, part = read_numeral(match[3]), read_numeral(match[4])
    if whole is None or part is None or whole.high or part.high or not part.low < whole.low:
        return None
    if text.startswith(("世纪", "世紀"), match.end()):  # 四分之一世纪 is a time
        return None
    unit = unit_at(text, match.end())
    if unit is not None and unit.kind != "classifier" and unit.word not in ("成", "倍", "分"):  # 四分之一公升
        return _finish(text, match.span(), Numeral((part.low / whole.low).quantize(Decimal("0.0001"))), unit)
    share = (part.low * _HUNDRED / whole.low).quantize(Decimal("0.01"))
    return _close(text, match.span(), Numeral(share), _PERCENT)


def _read_spent(text: str, match: re.Match[str]) -> Amount | None:
    """赔了两万七: who says so means money."""
    numeral = read_numeral(match[5])
    if numeral is None or _SPENT.search(text, max(0, match.start() - 6), match.start()) is None:
        return None
    return _close(text, match.span(), numeral, _YUAN_MEANT)


def _finish(text: str, span: tuple[int, int], numeral: Numeral, unit: Unit) -> Amount | None:
    """Read on behind the number: the unit, smaller units, a second number with the same unit.

    `span` is the numeral's start and the unit's start.
    """
    start, offset = span
    word = unit.word
    end = offset + len(word)
    if word in ("块", "塊") and not has_coins(text, end) and not is_money_block(text, start, end):
        if text[start:offset] == "一":  # 一块石头 is indefinite
            return None
        unit = Unit(word, "classifier", main=word)
    elif word == "成":
        unit = _PERCENT
        numeral, end = read_tenths(text, end, numeral.times(Decimal(10)))
    if text[end : end + 1] in TAIL_BEGINNINGS:
        numeral, end = read_tail(text, end, numeral, unit)
    minus = _sign_before(text, start, unit) if text[start - 1 : start] in _BEHIND_MINUS else None
    if minus is not None:
        start = minus
        numeral = numeral.times(Decimal(-1)) if numeral.high is None else Numeral(-numeral.high, -numeral.low)
    if text[end : end + 1] in BEFORE_SECOND:
        numeral, end = read_second(text, end, numeral, unit)
    return _close(text, (start, end), numeral, unit)


def _sign_before(text: str, start: int, unit: Unit) -> int | None:
    """Where a minus begins that ends at `start`: -22.2%, 负3公里, 零下5℃; never before things that are counted."""
    if unit.kind == "classifier" or text[start - 1 : start] not in "-负負下 " or not start:
        return None
    match = _MINUS.search(text, max(0, start - 4), start)
    if match is None:
        return None
    if match.group()[0] != "-":
        return match.start()
    left = text[match.start() - 1 : match.start()]
    signed = unit.word in _SIGNED_UNITS or left in ("", " ", "\n", ":", "(", "为")
    return match.start() if signed else None


def _close(text: str, span: tuple[int, int], numeral: Numeral, unit: Unit) -> Amount:
    """Take in the approximators on both sides and multiply out the unit."""
    start, end, bound, approx = bounds_around(text, *span)
    word, _, currency, factor, main = unit
    if currency is not None:
        if factor != 1:
            numeral = numeral.times(factor)
        if currency == "CNY" and text.endswith(_YUAN, 0, start):
            start -= 3
    low, high, opened, around = numeral
    bound = None if high is not None else bound or opened
    return Amount(start, end, low, high, main or word, currency, around or approx, bound)
