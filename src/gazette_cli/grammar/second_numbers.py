"""A second number behind an amount makes it a range: 350元至700元, 10吨以上20吨以下, 百分之二十至三十, ¥100-200."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from gazette_cli.grammar.amount_pairs import pair
from gazette_cli.grammar.amount_tails import smaller
from gazette_cli.grammar.bounds import bound_after
from gazette_cli.grammar.numbers import NUMERAL, Numeral, read_numeral
from gazette_cli.grammar.units import Unit, unit_at

SEPARATOR = r" ?(?:-{1,2}|—{1,2}|–|~{1,2}|～|至|到) ?"
"""What stands between two numbers."""
NEGATIVE = "(?:零下|[-负負])"
"""What says that a number is below nought."""
BEFORE_SECOND = frozenset("-—–~～至到以 ")
"""The characters with which what stands before a second number begins."""
_UNTIL = "(但?不[满滿足]|未[满滿]|[、 ]?)"  # 五百元以上不满千元: the second bound says itself that it is one
_BEHIND_SHARE = ("", *",。;、:!?)\n 的左之不给給以多")
_BEHIND_PRICE = ("", *",。;、!?)\n/")  # ¥80-120; not ¥5-6日
_POWERS_ALONE = frozenset("百千万亿萬億")


@cache
def _second() -> re.Pattern[str]:
    return re.compile(f"{SEPARATOR}({NEGATIVE}|百分之)?({NUMERAL}) ?")


@cache
def _upper() -> re.Pattern[str]:
    return re.compile(f"{_UNTIL}({NUMERAL}) ?")


def read_second(text: str, end: int, numeral: Numeral, unit: Unit) -> tuple[Numeral, int]:
    """350元至700元, 10吨以上20吨以下: a second number with the same unit makes a range.

    >>> from gazette_cli.grammar.units import unit_at
    >>> read_second("350元至700元", 4, Numeral(Decimal(350)), unit_at("350元", 3))
    (Numeral(low=Decimal('350'), high=Decimal('700'), bound=None, approx=False), 9)
    """
    if numeral.high is not None:
        return numeral, end
    upward = bound_after(text, end)
    match = _upper().match(text, upward.edge) if upward.kind == "min" else _second().match(text, end)
    if match is None or match[1] == "百分之":
        return numeral, end
    other, second = unit_at(text, match.end()), read_numeral(match[match.re.groups])
    same = other is not None and (other.main or other.word) == (unit.main or unit.word)
    if unit.word == "%":
        same = other is not None and other.word in ("%", "成")
    if other is None or second is None or second.high is not None or not same:
        return numeral, end
    if set(match[match.re.groups]) <= _POWERS_ALONE:  # 升至1.12万吨——百万吨死亡率为零
        return numeral, end
    factor = Decimal(10) if other.word == "成" else other.factor / unit.factor
    past = match.end() + len(other.word)
    if upward.kind == "min":
        downward = bound_after(text, past)
        if downward.kind != "max" and len(match[1]) < 2:
            return numeral, end
        past = downward.edge
    extra, past = smaller(text, past, other) if upward.kind != "min" else (Decimal(0), past)
    high = (second.low + extra) * factor
    if upward.kind != "min" and match[1]:  # -5℃~-1℃
        high = -high
    return (Numeral(numeral.low, high), past) if numeral.low < high else (numeral, end)


def share_range(text: str, end: int, numeral: Numeral) -> tuple[Numeral, int]:
    """百分之二十至三十, 百分之二十至百分之三十."""
    if text[end : end + 1] not in BEFORE_SECOND or numeral.high is not None:
        return numeral, end
    match = _second().match(text, end)
    second = read_numeral(match[2]) if match else None
    if match is None or second is None or second.high is not None or not numeral.low < second.low <= 100:
        return numeral, end
    past = match.end(2)
    if match[1] != "百分之" and (text[past : past + 1] not in _BEHIND_SHARE or unit_at(text, match.end()) is not None):
        return numeral, end
    return Numeral(numeral.low, second.low), past


def signed_range(text: str, match: re.Match[str], numeral: Numeral) -> tuple[Numeral, int] | None:
    """新臺幣2萬至2萬5千元, ¥100-200: a second number behind a sum without a unit, and where it ends."""
    end = match.end()
    second = _second().match(text, end) if text[end : end + 1] in BEFORE_SECOND else None
    other = read_numeral(second[2]) if second and second[1] is None else None
    if second is None or other is None or other.high is not None:
        return None
    both = pair(numeral.low, other.low, match[9], second[2])
    unit = unit_at(text, second.end())
    if both is None:
        return None
    if unit is not None:
        return (both, second.end() + len(unit.word)) if unit.kind == "money" and unit.factor == 1 else None
    past = second.end(2)
    return (both, past) if match[8] < "一" and text[past : past + 1] in _BEHIND_PRICE else None
