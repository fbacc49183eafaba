"""Two numbers with one unit: 20至30人, 2到3万元, 六、七户."""

from __future__ import annotations

import re
from decimal import Decimal

from gazette_cli.grammar.numbers import CHINESE, Numeral, read_numeral
from gazette_cli.grammar.units import Unit

_PAIRED = re.compile(f"(?<![{CHINESE}第、周週期日月0-9])([一二三四五六七八])、\\Z")
_PAIRED_WITH = dict(zip("一二三四五六七八", ("二两兩", "三", "四", "五", "六", "七", "八", "九"), strict=True))
_CLASSES = frozenset("类類级級层層楼名位期届屆组組班队隊号號版栋幢座次台鄰")


def listed_pair(text: str, start: int, first: str, numeral: Numeral, unit: Unit) -> tuple[int, Numeral]:
    """Where the pair begins and its numbers, if the `numeral` printed as `first` ends one; both unchanged if not.

    六、七户, 二、三十桌: neighbouring digits with a mark between them are two numbers; 一、二类 name classes.

    >>> listed_pair("跑六、七户", 3, "七", Numeral(Decimal(7)), Unit("户", "classifier"))[1].low
    Decimal('6')
    """
    pair = _PAIRED.search(text, max(0, start - 3), start)
    if pair is None or unit.word in _CLASSES or first[1:].strip("十百千万萬"):
        return start, numeral
    if first[0] not in _PAIRED_WITH[pair[1]]:
        return start, numeral
    low = read_numeral(pair[1] + first[1:])
    return (pair.start(), Numeral(low.low, numeral.low)) if low and low.high is None else (start, numeral)


def read_range(first: str, second: str) -> Numeral | None:
    """Two numerals with one unit: 2到3万 means 20000 to 30000, 8000至1万 means what it says.

    >>> read_range("2", "3万")
    Numeral(low=Decimal('20000'), high=Decimal('30000'), bound=None, approx=False)
    """
    low, high = read_numeral(first), read_numeral(second)
    if low is None or high is None or low.high or high.high:
        return None
    return pair(low.low, high.low, first, second)


def pair(low: Decimal, high: Decimal, first: str, second: str) -> Numeral | None:
    """A range of two values as printed in `first` and `second`; None where it does not rise."""
    for powers in ("万亿萬億wW ", "千百仟佰kK "):
        bare = second.rstrip(powers)
        coefficient = read_numeral(bare) if bare != second and not set(first) & set(powers) else None
        if coefficient and low < coefficient.low:
            low = low * high / coefficient.low
            break
    return Numeral(low, high) if low < high else None
