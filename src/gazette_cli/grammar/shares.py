"""Shares whose characters stand apart, as justified print and old PDFs have them: 百 分 之 三, 四 点 五 个 百 分 点."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from gazette_cli.grammar.numbers import CHINESE, DIGITS, Numeral
from gazette_cli.grammar.numerals import read_spaced
from gazette_cli.grammar.scanning import beginning

# 成立, 成为: the character is the beginning of a word
_IN_WORD = "立为功员果分本都熟长绩就交人年群品套效形型了"
_FOLDED = "扣合叠射腾磨断返旧价算线纸中服成回页"
_DIGIT = "一二三四五六七八九"
_APART = beginning(
    "百佰千仟分个個点點成打半 0-9一二三四五六七八九",
    "[百佰千仟] {1,3}分|分 {1,3}[之点點]|[个個] {1,3}百|[点點] {1,3}[一二三四五六七八九]| [点點]|  [个個]"
    "|分之[一二三四五六七八九] {1,3}[十百点點]|成 [一二三四五六七八九]|[0-9一二三四五六七八九] {1,3}折|打[对對]折|半折",
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
        f"|(?P<tenths>{number}){gap}成(?: (?P<more>[{_DIGIT}])(?=[,。 \\n]|\\Z))?(?![{_IN_WORD}])"
        f"|(?P<fold>[0-9{_DIGIT}陆陸](?: ?[点點.])? ?[0-9{_DIGIT}]?) {{1,3}}折(?![{_FOLDED}]))|(?<=打)[对對]折|半折"
    )


def spaced_shares(text: str) -> Iterator[Share]:
    """Shares of a folded text with spaces between their characters; nothing where there are none.

    >>> [(str(share.numeral.low), share.unit) for share in spaced_shares("占百 分 之 三,升四 点 五 个百分点")]
    [('3', '%'), ('4.5', '个百分点')]
    """
    if _APART.search(text) is None:
        return
    for match in _shares().finditer(text):
        if " " not in match.group() or match["fold"]:
            if (discount := _discount(match)) is not None:
                yield discount
            continue
        numeral = read_spaced(match["of"] or match["points"] or match["tenths"])
        if numeral is None or numeral.high is not None:
            continue
        if match["tenths"]:
            more = read_spaced(match["more"] or "零")  # 七成 六
            numeral = numeral._replace(low=numeral.low * Decimal(10) + (more.low if more else 0))
        yield Share(*match.span(), numeral, re.sub(" ", "", match["unit"]) if match["unit"] else "%")


def _discount(match: re.Match[str]) -> Share | None:
    """打对折 is 5折, 八 五 折 is 8.5折."""
    if match.group()[-2:] in ("对折", "對折", "半折"):
        return Share(*match.span(), Numeral(Decimal(5)), "折")
    digits = [read_spaced(char) for char in match["fold"] or "" if char not in " 点點."]
    if not digits or None in digits:
        return None
    value = sum((one.low / 10**place for place, one in enumerate(digits) if one), Decimal(0))
    return Share(*match.span(), Numeral(value), "折")
