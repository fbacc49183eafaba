"""Smaller units printed behind an amount: 3亩6分, 四块五毛, 两毛五, 十一公尺五, 两亩半, 两美元三美分, 七成五."""

from __future__ import annotations

import re
from decimal import Decimal

from gazette_cli.grammar.numbers import CHINESE, Numeral, read_numeral
from gazette_cli.grammar.units import Unit, is_word_at, unit_at

_HUNDRED = Decimal(100)
# A unit and its tenth: 3亩6分, 3斤7两.
_TENTH = {
    "亩": "分", "畝": "分", "斤": "两兩", "两": "钱", "兩": "錢", "丈": "尺", "尺": "寸", "寸": "分", "方": "",
    "石": "斗", "里": "", "吨": "",
}  # fmt: skip
_METRE_TAIL = re.compile("([1-9一二三四五六七八九])([0-9零一二三四五六七八九])?(?![0-9十百千万])")
_SMALL_DIGIT = "[0-9〇零一二三四五六七八九]"
_TENTH_TAIL = re.compile(f" ?(?:零|又)? ?({_SMALL_DIGIT}) ?(分|两|兩|钱|錢|尺|寸|斗)(?![0-9分])")
COINS = re.compile(
    f" ?(?:零)?({_SMALL_DIGIT}) ?(?:[角毛]|毫(?![米升克安巴秒伏]))(?:({_SMALL_DIGIT}) ?分)?钱?"
    f"| ?零?(?!一 ?分\n?[不没未都也])({_SMALL_DIGIT}) ?分钱?(?!之)"  # 876元一分不少
)
_FOREIGN = re.compile(f" ?(?:又|零)? ?([0-9]{{1,2}}|[{CHINESE}]{{1,3}}) ?")
_MILLS = re.compile(f"({_SMALL_DIGIT}) ?厘")
TAIL_BEGINNINGS = frozenset(f" 0123456789{CHINESE}又半多余")
"""The characters with which what `read_tail` reads can begin."""
_BARE_COIN = re.compile("([1-9](?![0-9.])|[一二三四五六七八九])钱?")
_COIN_ENDS = re.compile("[1-9一二三四五六七八九](?=[,.。;、:!?)”\n的钱把就还]|一[斤两个只把本张份条盒袋碗枚公市]|\\Z)")
_SPACED_COIN = re.compile(" ([1-9])(?= ?[,。;、)\n]|\\Z)")  # 1 块 5
_CENTS = re.compile("零([1-9一二三四五六七八九])(?![0-9十百千])")
_BARE_TENTH = re.compile("([一二三四五六七八九])(?=[,。;、:!?)的”]|\\Z)")
_HALF_AT_END = re.compile("半(?=[,。;、:!?)的多”\n]|\\Z)")  # 两本半, 一间半; not 三辆半挂车
_HALF_TAIL = re.compile("半(?![天年个月日夜小周数途岛导径空决]|(?<!里半)路)")
_TENTHS = re.compile("([1-9一二三四五六七八九])([一二三四五六七八九])?")
_TENTH_ENDS = ("", *",.。;、:!?)”\n 的以左上下和与是为降升增减减提至到")  # behind the tenth of 七成五
_TENTH_GOES_ON = frozenset(f"{CHINESE}月年日周天点时期号星季小")


def read_tail(text: str, end: int, numeral: Numeral, unit: Unit) -> tuple[Numeral, int]:
    """Smaller units printed behind the first: 3亩6分, 四块五毛, 六块八, 两亩半, 三斤多."""
    if numeral.high is None and numeral.bound is None:
        extra, past = smaller(text, end, unit)
        if past > end:
            return numeral._replace(low=numeral.low + extra), past
    if unit.kind != "classifier" and text[end : end + 1] in ("多", "余") and not text[end + 1 : end + 2].isdigit():
        follows = text[end + 1 : end + 2]
        if follows not in "种样次元个" or not follows:
            return numeral._replace(bound="min"), end + 1
    return numeral, end


def smaller(text: str, end: int, unit: Unit) -> tuple[Decimal, int]:
    """What the smaller units at `end` add, and where they end."""
    if unit.kind == "money":
        return _coins(text, end, unit)
    if unit.word in _TENTH:
        tail = _TENTH_TAIL.match(text, end)
        if tail and tail[2] in _TENTH[unit.word]:
            return digit(tail[1]) / 10, tail.end()
        bare = _BARE_TENTH.match(text, end) if text[end - 2] in CHINESE else None
        if bare:  # 四两二, 六寸四
            return digit(bare[1]) / 10, bare.end()
    if unit.word in ("米", "公尺"):
        tail = _METRE_TAIL.match(text, end)
        if tail and unit_at(text, tail.end()) is None:
            return digit(tail[1]) / 10 + digit(tail[2]) / _HUNDRED, tail.end()
    if text[end : end + 1] == "半":
        halved = unit.kind == "measure" or unit.word in ("个", "個", "分")
        if (_HALF_TAIL if halved else _HALF_AT_END).match(text, end):
            return Decimal("0.5"), end + 1
    return Decimal(0), end


def _coins(text: str, end: int, unit: Unit) -> tuple[Decimal, int]:
    """What the coins behind a sum add, in its own unit."""
    nothing = Decimal(0), end
    if unit.currency != "CNY" and unit.word != "蚊":
        return _foreign(text, end, unit)
    if unit.factor == 1:
        return _yuan_coins(text, end, unit)
    if unit.word in ("角", "毛"):
        coins = COINS.match(text, end) or _BARE_COIN.match(text, end)
        tenth = coins and coins[coins.re.groups]  # 两角五分, 两毛五: the tail is tenths of this unit
        return (digit(tenth) / 10, coins.end()) if coins and tenth and unit_at(text, coins.end()) is None else nothing
    mills = _MILLS.match(text, end) if unit.word == "分" else None
    return (digit(mills[1]) / 10, mills.end()) if mills else nothing


def has_coins(text: str, end: int) -> bool:
    """Coins stand behind 块 at `end`, so it is money: 三块五毛, 两块五一斤.

    >>> has_coins("三块五一斤", 2), has_coins("三块五花肉", 2)
    (True, False)
    """
    return COINS.match(text, end) is not None or _COIN_ENDS.match(text, end) is not None


def _yuan_coins(text: str, end: int, unit: Unit) -> tuple[Decimal, int]:
    """四块五毛, 五块七毛八, 三块零四, 六块八; of Hong Kong 五蚊七毫八."""
    coins = COINS.match(text, end)
    if coins:
        tenths, hundredths, past = coins[1], coins[2] or coins[3], coins.end()
        bare = _BARE_COIN.match(text, past) if tenths and not hundredths else None
        if bare and unit_at(text, bare.end()) is None and text[past - 1] in "角毛毫":
            hundredths, past = bare[1], bare.end()
        return digit(tenths) / 10 + digit(hundredths) / _HUNDRED, past
    if unit.word not in ("块", "塊", "蚊"):
        bare = _BARE_TENTH.match(text, end) if unit.word == "元" and text[end - 2] in CHINESE else None
        return (digit(bare[1]) / 10, bare.end()) if bare else (Decimal(0), end)  # 四元八
    if text[end : end + 1] == "半" and _HALF_TAIL.match(text, end):
        return Decimal("0.5"), end + 1
    cents = _CENTS.match(text, end)
    if cents and unit_at(text, cents.end()) is None:
        return digit(cents[1]) / _HUNDRED, cents.end()
    bare = _SPACED_COIN.match(text, end) or _BARE_COIN.match(text, end)
    if bare and not _is_counted(text, bare.end()) and text[bare.end() : bare.end() + 1] not in tuple(CHINESE[12:]):
        return digit(bare[1]) / 10, bare.end()
    return Decimal(0), end


def _is_counted(text: str, end: int) -> bool:
    """A unit stands at `end`: 三块六个, not 三块六把它."""
    unit = unit_at(text, end)
    return unit is not None and not is_word_at(text, end, unit)


def _foreign(text: str, end: int, unit: Unit) -> tuple[Decimal, int]:
    """两美元三美分, 两美元又三美分."""
    tail = _FOREIGN.match(text, end)
    cents = unit_at(text, tail.end()) if tail else None
    if tail is None or cents is None or cents.currency != unit.currency or cents.factor >= unit.factor:
        return Decimal(0), end
    return digit(tail[1]) * cents.factor / unit.factor, tail.end() + len(cents.word)


def digit(text: str | None) -> Decimal:
    """A number of one or two digits as printed; nought where nothing is."""
    numeral = read_numeral(text) if text else None
    return numeral.low if numeral else Decimal(0)


def read_tenths(text: str, end: int, numeral: Numeral) -> tuple[Numeral, int]:
    """What stands behind 成 at `end`: 七成半, 七成五, 七成二三; the number is given in percent."""
    tail = _TENTHS.match(text, end)
    if text[end : end + 1] == "半" and numeral.high is None:
        return numeral._replace(low=numeral.low + 5), end + 1
    if tail and numeral.high is None and _ends_tenth(text, tail):
        return numeral._replace(low=numeral.low + digit(tail[1]) + digit(tail[2]) / 10), tail.end()
    return numeral, end


def _ends_tenth(text: str, tail: re.Match[str]) -> bool:
    """三成四不是: the digit counts nothing itself; 两成二手房 begins another word."""
    end = tail.end()
    if text[end : end + 1] in _TENTH_ENDS:
        return True
    if tail[2] or tail[1] in "一二123456789" or text[end] in _TENTH_GOES_ON:
        return False
    unit = unit_at(text, end)
    return unit is None or (unit.word == "回" and text.startswith("回馈", end)) or is_word_at(text, end, unit)
