"""Shares whose characters stand apart, as justified print and old PDFs have them: 百 分 之 三, 四 点 五 个 百 分 点."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from gazette_cli.grammar.numbers import CHINESE, DIGITS, Numeral
from gazette_cli.grammar.numerals import read_spaced

# 成立, 成为: the character is the beginning of a word
_IN_WORD = "立为功员果分本都熟长绩就交人年群品套效形型了"
_APART = re.compile(
    "[百佰千仟] {1,3}分|分 {1,3}[之点點]|[个個] {1,3}百|[点點] {1,3}[一二三四五六七八九]| [点點]|  [个個]"
)


class Share(NamedTuple):
    """A share `[start, end)`, its number and its unit (%, 个百分点)."""

    start: int
    end: int
    numeral: Numeral
    unit: str


@cache
def _shares() -> re.Pattern[str]:
    gap = " {0,4}"
    chinese = f"[{CHINESE}](?: {{0,3}}[{CHINESE}]){{0,20}}(?: ?[点點] ?[{DIGITS}](?: ?[{DIGITS}]){{0,9}})?"
    arabic = "[0-9]{1,12}(?:\\.[0-9]{1,9})?"
    number = f"(?:{arabic}|{chinese})"
    return re.compile(
        f"(?<![{CHINESE}0-9.])(?:[百佰]{gap}分{gap}之{gap}(?P<of>{number})"
        f"|(?P<points>{number}){gap}(?P<unit>[个個]?{gap}百{gap}分{gap}[点點])"
        f"|(?P<tenths>{number}){gap}成(?![{_IN_WORD}]))"
    )


def spaced_shares(text: str) -> Iterator[Share]:
    """Shares of a folded text with spaces between their characters; nothing where there are none.

    >>> [(str(share.numeral.low), share.unit) for share in spaced_shares("占百 分 之 三,升四 点 五 个百分点")]
    [('3', '%'), ('4.5', '个百分点')]
    """
    if _APART.search(text) is None:
        return
    for match in _shares().finditer(text):
        if " " not in match.group():
            continue
        numeral = read_spaced(match["of"] or match["points"] or match["tenths"])
        if numeral is None or numeral.high is not None:
            continue
        if match["tenths"]:
            numeral = numeral._replace(low=numeral.low * Decimal(10))
        yield Share(*match.span(), numeral, re.sub(" ", "", match["unit"]) if match["unit"] else "%")
