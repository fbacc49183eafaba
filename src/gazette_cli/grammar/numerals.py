"""Every numeral of a text, whatever it counts: for tables, and for people who ask for all numbers.

`numbers` reads one numeral that is already cut out; here they are found, with sign, fraction and
multiplier (负3.5, 三又二分之一, 1/2, 15K).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Context, Decimal
from functools import cache
from typing import NamedTuple

from gazette_cli.grammar.bounds import bounds_around
from gazette_cli.grammar.numbers import BIG, CHINESE, DIGITS, Numeral, read_numeral
from gazette_cli.grammar.units import numeral_word_end

_QUOTIENT = Context(prec=15)  # one third has no end: fifteen digits, as spreadsheets keep
_TIMES = {"k": 10**3, "K": 10**3, "M": 10**6, "w": 10**4, "W": 10**4}
_SIGNS = "负負"
_DECIMALS = DIGITS.replace("两", "").replace("兩", "")  # nobody says 一点两
_HALVES = {"半": Decimal("0.5"), "一半": Decimal("0.5"), "半百": Decimal(50)}
_FEW = {"俩": 2, "倆": 2, "仨": 3}
_DOZEN = re.compile("(半?)打(?![造击击印开算卡架工通包扮扫破听磨拼白官招碎])")
_COINS = re.compile(f"[元圆圓]([{DIGITS}])角(?:([{DIGITS}])分)?")
_PARTS = re.compile("[0-9]+")
_SPACES = re.compile(r"\s+")


class Found(NamedTuple):
    """A numeral `[start, end)` in code points and what it says."""

    start: int
    end: int
    numeral: Numeral


@cache
def _candidates() -> re.Pattern[str]:
    """Where a numeral may begin. Matches "负3.5", "三分之一", "1/2", "十几"; not "A4", "v2"."""
    arabic = (
        "(?:[0-9]{1,3}(?:,[0-9]{3}){1,5}(?![0-9])(?:\\.[0-9]{1,15})?|[0-9]{1,30}(?:\\.[0-9]{1,15})?|(?<!\\.)\\.[0-9]{1,15})"
    )
    unit = f"(?: {{0,2}}[百千]?[{BIG}兆]{{1,2}}| ?[百千佰仟](?![米克瓦伏卡帕]))"
    tail = f"(?: ?[零〇]?[0-9]{{1,4}}(?={unit}|[^0-9.]|\\Z)|[{CHINESE}]{{1,16}})"
    mixed = f"{arabic}(?:{unit}{tail}?){{0,6}}"
    spaced = f"[几数幾數]?[{CHINESE}兆](?: {{0,3}}[{CHINESE}兆]){{0,40}}"
    decimals = f"(?: ?[点點] ?(?:[{_DECIMALS}](?: ?[{_DECIMALS}]){{0,20}}|[0-9]{{1,20}})(?: ?[{BIG}兆]){{0,3}})?"
    opened = "(?: ?[几幾](?!十)| ?[多余餘来](?![次年月日天周]))?"
    spelt = f"(?=[{DIGITS}]{{0,9}}幺)[{DIGITS}幺]{{3,20}}"  # 幺幺零, over the telephone
    words = f"(?:{spelt}|半百|一?半|{spaced}{opened} ?[{BIG}兆]{{0,2}}{decimals}|[俩倆仨])"
    number = f"(?:{mixed}{opened}[{BIG}]{{0,2}}|{words})"
    power = "(?P<power>[eE][+-]?[0-9]{1,3}|\\^[+-]?[0-9]{1,3})?(?P<suffix>[kKMwW](?![A-Za-z0-9]))?"
    between = " {0,3}"
    divided = f"(?P<over>{between}分{between}之{between}[{_SIGNS}-]?{between}{number})?"
    return re.compile(
        f"(?=[0-9.{_SIGNS}{CHINESE}幺兆几数幾數半俩倆仨-])(?<![0-9A-Za-z_])(?<![0-9]\\.)"
        f"(?P<sign>[{_SIGNS}] ?|(?<![0-9A-Za-z)\\u4e00-\\u9fff-])-)?(?<![{CHINESE}兆])"
        f"(?:(?P<chain>[0-9]{{1,30}}(?:\\.[0-9]{{1,30}}){{2,40}})"
        f"|(?:(?P<units>[0-9]{{1,4}}) )?(?P<top>[0-9]{{1,9}})/(?P<bottom>[1-9][0-9]{{0,8}})(?![0-9/])"
        f"|(?P<one>{number}){power}"
        f"(?:(?P<whole>{between}又{between}(?P<part>{number})){divided.replace('over', 'whole_over')}|{divided}))"
    )


def scan(text: str) -> Iterator[Found]:
    """The numerals of a folded text, ascending, none overlapping; bounds around them are taken in.

    >>> [str(found.numeral.low) for found in scan("负3.5和三分之二,约1/4,十几")]
    ['-3.5', '0.666666666666667', '0.25', '10']
    """
    edge = 0
    for match in _candidates().finditer(text):
        if match.start() < edge:
            continue
        if match["chain"]:  # 10.0.12.1: four numbers, none a decimal
            yield from (Found(*part.span(), Numeral(Decimal(part[0]))) for part in _PARTS.finditer(text, *match.span()))
            edge = match.end()
            continue
        numeral, end = _read(text, match)
        if numeral is None:
            continue
        past = numeral_word_end(text, match.start()) if text[match.start()] in CHINESE else None
        if past is not None and past > end:
            continue
        start, end, bound, approx = bounds_around(text, match.start(), end)
        numeral = numeral._replace(bound=bound or numeral.bound, approx=numeral.approx or approx)
        yield Found(max(edge, start), end, numeral)
        edge = end


def _read(text: str, match: re.Match[str]) -> tuple[Numeral | None, int]:
    """The value of a candidate, and where it ends."""
    group, end = match.groupdict(), match.end()
    if group["top"]:
        value = _QUOTIENT.divide(Decimal(group["top"]), Decimal(group["bottom"]))
        value = _QUOTIENT.add(value, Decimal(group["units"] or 0))
        return _signed(Numeral(value), group["sign"]), end
    numeral = read_spaced(group["one"])
    if numeral is None:
        return None, end
    if group["whole"]:
        extra = _over(read_spaced(group["part"] or ""), group["whole_over"])
        if extra is None:
            return numeral, match.end("one")
        return _signed(Numeral(_QUOTIENT.add(numeral.low, extra)), group["sign"]), end
    if group["over"]:
        share = _over(numeral, group["over"])
        return (None if share is None else _signed(Numeral(share), group["sign"])), end
    numeral, end = _scaled(text, numeral, group, end)
    return _signed(numeral, group["sign"]), end


def _over(below: Numeral | None, printed: str | None) -> Decimal | None:
    """三分之二: what stands behind 分之, divided by what stands before it."""
    if printed is None or below is None or not below.low:
        return None
    rest = _SPACES.sub("", printed).removeprefix("分之")
    negative = rest[:1] in _SIGNS + "-"
    above = read_spaced(rest[1:] if negative else rest)
    if above is None:
        return None
    value = _QUOTIENT.divide(above.low, below.low)
    return -value if negative else value


def _scaled(text: str, numeral: Numeral, group: dict[str, str | None], end: int) -> tuple[Numeral, int]:
    """1e5, 2^10, 15K, 三打."""
    power, suffix = group["power"], group["suffix"]
    low = numeral.low
    if power:
        exponent = int(power[1:])
        low = _QUOTIENT.power(low, exponent) if power[0] == "^" else low.scaleb(exponent)
    if suffix:
        low *= _TIMES[suffix]
    dozen = _DOZEN.match(text, end)
    if dozen:
        return numeral._replace(low=low * 12 + (6 if dozen[1] else 0)), dozen.end()
    coins = _COINS.match(text, end)
    if coins:  # 壹拾壹元伍角: one number, as on a bill
        tenths = sum(_digit(coins[n]) / 10**n for n in (1, 2))
        return numeral._replace(low=low + tenths), coins.end()
    return numeral._replace(low=low), end


def _digit(printed: str | None) -> Decimal:
    numeral = read_numeral(printed) if printed else None
    return numeral.low if numeral else Decimal(0)


def _signed(numeral: Numeral, sign: str | None) -> Numeral:
    if not sign:
        return numeral
    high = numeral.high
    return numeral._replace(low=-numeral.low, high=None if high is None else -high)


def read_spaced(printed: str) -> Numeral | None:
    """A numeral without sign and fraction, with spaces inside as justified print has them.

    >>> read_spaced("一 百 五 十 点 二").low
    Decimal('150.2')
    """
    text = _SPACES.sub("", printed)
    if text in _FEW:
        return Numeral(Decimal(_FEW[text]))
    if text in _HALVES:
        return Numeral(_HALVES[text])
    if text.startswith("."):
        text = "0" + text
    head, point, decimals = text.replace("點", "点").partition("点")
    if point and decimals.rstrip(BIG).isascii():
        text = head + point + decimals.translate(str.maketrans("0123456789", "零一二三四五六七八九"))
    return read_numeral(text)
