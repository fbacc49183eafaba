"""One reader for every way a Chinese page prints a number, exact in Decimal.

Arabic with groups (1,200), mixed (3亿5千万, 1.2万), Chinese (三千〇五, 两三百, 一百五), financial
(壹佰贰拾), digit strings (二〇二四) and open numbers (百余, 十几, 20多). The text is folded already.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

DIGITS = "〇零○一二两三四五六七八九兩壹贰貳叁參肆伍陆陸柒捌玖"
SMALL = "十百千拾佰仟廿卅卌"
BIG = "万亿萬億"
CHINESE = DIGITS + SMALL + BIG

_COUNTS = "人次总總件户戶分"  # 人数三百: the word 人数, not some three hundred
# 1,200 and 3 862, as typesetters part thousands
_GROUPS = "[0-9]{1,3}(?=[, ][0-9]{3})(?:(?:,[0-9]{3}){1,5}(?![0-9])(?:\\.[0-9]{1,12})?|(?: [0-9]{3}){1,3}(?![0-9 .,:]))"
_ARABIC = f"(?:{_GROUPS}|[0-9]{{1,20}}(?:\\.[0-9]{{1,12}})?)"
# 兆 is a number (10^12) only before money or more of the number; elsewhere it is a unit (100兆).
_ZHAO = f"兆(?=[{DIGITS}十百千]|[0-9]{{1,4}}[{BIG}]|元|圆|圓|[美日港韩韓歐欧]元)"
_GROUP = "(?:[0-9],[0-9]{3}(?![0-9])|[0-9]{1,4})"
# 3亿|5千万, 2億|3,000萬, 4 万| 2 千, 2万|3千4百, 1 萬| 2,000
_APART = f"(?: (?=[0-9],[0-9]{{3}}|[0-9]{{1,4}} ?[百千{BIG}]))?"
_CHUNK = f"{_APART}(?:{_GROUP} ?(?:[百千]?[{BIG}]|[百千])(?:[0-9] ?百)?)?(?:{_GROUP})?"
_POWERS = f" ?(?:{_ZHAO})?[百千个個]?[{BIG}]{{1,2}}{_CHUNK}| ?{_ZHAO}(?:[0-9]{{1,4}} ?[{BIG}])?"
_STEPS = f"千 ?[0-9] ?百(?: ?[{BIG}])?| ?百 ?[0-9] ?十(?: ?[{BIG}])?"  # 3千5百万
_MIXED = f"{_ARABIC}(?:{_STEPS}|{_POWERS}| ?[百千](?![米克瓦伏卡帕])|[kKwW](?=元|[个個]百分))?"
_WORDS = (
    f"(?:[几幾]|(?<![{_COUNTS}])[数數])?[{CHINESE}]{{1,24}}(?:[个個](?=[亿億](?:[美日港欧澳]?[元圆圓]|人民币|港币|美金|卢布|英镑))[亿億]|{_ZHAO}[{CHINESE}]{{0,24}})?"
    f"(?:[点點][{DIGITS}]{{1,9}}[{BIG}]{{0,2}}|[几幾][{BIG}]?(?!十))?"
)
_OPEN = f"(?: ?[多余餘来][百千{BIG}]{{0,2}})?"
# "3亿5千万", "一千二百余", "20多万"; never begins inside another numeral: callers look behind.
NUMERAL = f"(?:{_MIXED}|{_WORDS}){_OPEN}"

# Where a numeral in Chinese characters may begin: not inside one, but for the count behind a list (七、八、九三个月).
_COUNTED = "[个個年天日周项条名户村家类种]"
_LISTED = f"(?:[{DIGITS}][两兩]|[一三四五六七八九]三|[一二四五六七八九]四){_COUNTED}"
_OUTSIDE = f"(?<![{CHINESE}几幾])(?:(?<![数數])|(?<=[{_COUNTS}][数數]))"
CHINESE_EDGE = f"(?:{_OUTSIDE}(?!(?<=、){_LISTED})|(?<=、[{DIGITS}])(?=[两兩三四]{_COUNTED}))"

_PLAIN = str.maketrans(
    "○〇两兩幺壹贰貳叁參肆伍陆陸柒捌玖拾佰仟萬億點幾餘數kKwW",
    "零零二二一一二二三三四五六六七八九十百千万亿点几余数千千万万",
)
_VALUE = {char: Decimal(value) for value, char in enumerate("零一二三四五六七八九")}
_POWER = {"十": 10, "百": 100, "千": 1000}
_BIG_POWERS = (("兆", 10**12), ("亿", 10**8), ("万", 10**4))
_TOKEN = re.compile(r"[0-9]+(?:\.[0-9]+)?|[零一二三四五六七八九]|[十百千万亿兆]")
_PAIR = re.compile("(?<![零一二三四五六七八九点])([一二三四五六七八])([二三四五六七八九])(?![零一二三四五六七八九点])")
_DIGIT_STRING = re.compile("[零一二三四五六七八九]+")
_REPEATED = re.compile(r"([一二三四五六七八九])\1(?:([一二三四五六七八九])\2)?")  # 三三两两 counts nothing
_OPEN_END = re.compile("[多余餘来几数]")


class Numeral(NamedTuple):
    """A number as read: `low` is its value, `high` the second one where two are printed (三四十).

    `bound` is `min` for an open number (百余, 十几), `approx` is set for 十来.
    """

    low: Decimal
    high: Decimal | None = None
    bound: str | None = None
    approx: bool = False

    def times(self, factor: Decimal) -> Numeral:
        """The number in a smaller or larger unit."""
        low, high, bound, approx = self  # _replace is slow
        return Numeral(low * factor, None if high is None else high * factor, bound, approx)


@lru_cache(maxsize=8192)
def read_numeral(text: str) -> Numeral | None:
    """The number that `text` prints, None where it is none.

    >>> read_numeral("3亿5千万").low, read_numeral("1.2万").low
    (Decimal('350000000'), Decimal('12000.0'))
    >>> read_numeral("三四十")
    Numeral(low=Decimal('30'), high=Decimal('40'), bound=None, approx=False)
    >>> read_numeral("260余万").bound, read_numeral("三三两两")
    ('min', None)
    """
    plain = text.replace(" ", "").replace(",", "").translate(_PLAIN)
    if plain.isdecimal() and plain.isascii():
        return Numeral(Decimal(plain))
    plain = plain.replace("个", "").replace("個", "")
    plain = plain.replace("廿", "二十").replace("卅", "三十").replace("卌", "四十")
    approx = "来" in plain
    opened = _OPEN_END.search(plain) is not None
    if opened:  # 几百 and 数百 are a hundred or more, 十几 and 十余 ten or more
        plain = _OPEN_END.sub("", "一" + plain[1:] if plain[0] in "几数" else plain)
    bound = "min" if opened and not approx else None
    pair = _PAIR.search(plain)
    if pair and not opened:
        return _read_pair(plain, pair)
    value = _evaluate(plain)
    return None if value is None else Numeral(value, None, bound, approx)


def _read_pair(plain: str, pair: re.Match[str]) -> Numeral | None:
    """三四十: two neighbouring digits are two numbers; 三五 is the one pair that skips."""
    first, second = _VALUE[pair[1]], _VALUE[pair[2]]
    if second - first != 1 and pair.group() != "三五":
        return None
    low = _evaluate(plain[: pair.start(2)] + plain[pair.end(2) :])
    high = _evaluate(plain[: pair.start(1)] + plain[pair.end(1) :])
    return Numeral(low, high) if low is not None and high is not None and low < high else None


def read_number(text: str) -> Decimal | None:
    """The one value that `text` prints, None where it prints none or two.

    >>> read_number("三点五亿"), read_number("一百五"), read_number("二〇二四")
    (Decimal('350000000.0'), Decimal('150'), Decimal('2024'))
    """
    numeral = read_numeral(text)
    return None if numeral is None or numeral.high is not None else numeral.low


@lru_cache(maxsize=8192)
def read_int(text: str) -> int | None:
    """Like `read_number`, for days, months and years: a whole number or None.

    >>> read_int("廿三"), read_int("07"), read_int("三点五")
    (23, 7, None)
    """
    number = read_number(text)
    return int(number) if number is not None and number == number.to_integral_value() else None


def read_digits(text: str) -> int:
    """Digits one by one, as years are printed: what `read_int` would take for two numbers is one here.

    >>> read_digits("八五"), read_digits("〇三"), read_digits("85")
    (85, 3, 85)
    """
    return int("".join(str(_VALUE.get(char, char)) for char in text.translate(_PLAIN)))


def write_decimal(number: Decimal) -> str:
    """The shortest plain decimal string.

    >>> write_decimal(Decimal("1.20E+4")), write_decimal(Decimal("0.50"))
    ('12000', '0.5')
    """
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _evaluate(plain: str) -> Decimal | None:
    """The value of a plain numeral (Arabic, 零一二…九十百千万亿, 点), None where ill-formed."""
    if _DIGIT_STRING.fullmatch(plain):
        return None if _REPEATED.fullmatch(plain) else Decimal(_arabic(plain))
    whole, point, rest = plain.partition("点")
    if point:
        decimals = rest.rstrip("万亿兆")
        head = _evaluate(whole)
        factor = _sum_up(list(rest[len(decimals) :])) if len(decimals) < len(rest) else Decimal(1)
        if head is None or factor is None or not decimals or not _VALUE.keys() >= set(decimals):
            return None
        return (head + Decimal("0." + _arabic(decimals))) * factor
    tokens = _TOKEN.findall(plain)
    return _sum_up(tokens) if tokens and "".join(tokens) == plain else None


def _arabic(digits: str) -> str:
    """零一二 as 012."""
    return "".join(str(_VALUE[char]) for char in digits)


def _sum_up(tokens: list[str]) -> Decimal | None:
    """Split at the last big unit: what stands before it is multiplied, what stands behind it is added."""
    for unit, power in _BIG_POWERS:
        if unit in tokens:
            at = len(tokens) - 1 - tokens[::-1].index(unit)
            return _around(tokens[:at], power, tokens[at + 1 :])
    return _section(tokens)


def _around(before: list[str], power: int, behind: list[str]) -> Decimal | None:
    """3亿5千万, 一万五千亿, 四万万: units fall, but for 万亿 and 万万."""
    above = _sum_up(before) if before else Decimal(1)
    if above is None or (above >= power and len(before) > 1 and before[-1] != "万"):
        return None
    if len(behind) == 1 and len(behind[0]) == 1 and behind[0] in "123456789一二三四五六七八九":  # 3万5 is 35000
        return above * power + (_VALUE.get(behind[0]) or Decimal(behind[0])) * (power // 10)
    below = _sum_up(behind) if behind else Decimal(0)
    return None if below is None or below >= power else above * power + below


def _section(tokens: list[str]) -> Decimal | None:
    """Below 万: 三千〇五, 一百五 (150), 一百零五 (105)."""
    total, pending = Decimal(0), None
    last, after_zero = 10**4, False
    for token in tokens:
        power = _POWER.get(token)
        if power is None:
            if pending:
                return None
            after_zero = after_zero or token[0] in "零0"
            pending = _VALUE[token] if token in _VALUE else Decimal(token)
            continue
        if power >= last:
            return None
        total += (pending or 1) * power
        pending, last, after_zero = None, power, False
    if pending is None:
        return total
    short = 10 < last < 10**4 and not after_zero and pending < 10
    return total + (pending * (last // 10) if short else pending)
