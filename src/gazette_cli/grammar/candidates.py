"""Where something counted may begin: one scan for all numerals of a text; what stands beside each decides who is asked.

Numerals are dear to read and most of them are parts of dates, so each is looked at once, for amounts and durations
together, and read only where a unit can stand behind it.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from string import ascii_uppercase
from typing import NamedTuple

from gazette_cli.grammar.numbers import CHINESE, CHINESE_EDGE
from gazette_cli.grammar.scanning import beginning
from gazette_cli.grammar.units import beginnings, first_characters, sign_pattern, signs

_DIGIT = "一二三四五六七八九"
EDGE = f"(?:(?<![0-9A-Za-z.])(?=[0-9])|{CHINESE_EDGE}(?=[几幾数數{CHINESE}]))"
"""Where a numeral may begin: not inside of one."""
SPENT_LAST = "赔賠赚賺挣掙亏虧花欠垫墊借罚罰收了出薪得值"
"""Behind these a numeral is money without a unit: 赔了两万七."""
HALVED = "斤亩里吨公米成升加磅尺两兩碗杯片瓶袋勺"
"""What half of which is an amount begins with these: 半斤, 半碗."""
_INSIDE = " .,kKwW0-9几幾数數点點多余餘来兆个個半至到含下负負~～—–" + CHINESE  # what stands before the unit
_BRACKETS = "()"
_LONGEST = 160  # characters of two numerals and what joins them: a long row of figures is not read over and over
# days of a month and calendar years are left out at once: they are most of what is printed so
_CALENDAR = f"[0-9]{{4}} ?年|(?:(?<=月)|(?<=月 ))(?:[12]?[0-9]|3[01]|二?十[{_DIGIT}]?|三十一?|[{_DIGIT}]) ?日"


class Candidates(NamedTuple):
    """Offsets at which an amount and at which a duration may begin, ascending."""

    amounts: tuple[int, ...]
    durations: tuple[int, ...]


@cache
def _scanner() -> re.Pattern[str]:
    """Fills its first group for amounts, the second too or the third alone for durations.

    Matches at "3" of "3人", at "5" of "5天", at "百" of "百分之三"; not in "2024年", "3月".
    """
    inside = set(_INSIDE.replace("0-9", "0123456789")) | set(_BRACKETS)
    also = "".join(sorted(inside & set(first_characters())))
    before = "".join(sorted(inside - set(also)))
    run = f"[{re.escape(before)}-]{{0,{_LONGEST}}}+"
    amount = (
        f"{EDGE}{run}(?:{beginnings()}|[{re.escape(also)}])|[十百佰千仟万萬亿]{{1,3}}分之"
        f"|(?<=[{SPENT_LAST}])[{CHINESE}]"
        f"|{sign_pattern()} ?[0-9一二两三四五六七八九十几数百千]|半[{HALVED}]"
    )
    month = "月(?:(?<=[个個半多来余]月)|(?<=[个個半多来余] 月)|(?=者))"
    duration = (
        f"(?!{_CALENDAR}){EDGE}[{re.escape(''.join(sorted(inside)))}-]{{0,{_LONGEST}}}+(?:[年载工交昼日星礼禮小钟鐘分秒周週天夭]|{month})"
        "|半[个個]?多?[年月天小钟鐘星分]"
    )
    begins = f"0-9几幾数數半{CHINESE}A-Z" + "".join(sorted({sign[0] for sign in signs()} - set(ascii_uppercase)))
    return beginning(begins, f"(?={amount})()(?:(?={duration})())?|(?={duration})()")


@lru_cache(maxsize=2)
def candidates(text: str) -> Candidates:
    """The candidates of a folded text.

    >>> candidates("2024年3月,3人用了5天")
    Candidates(amounts=(8,), durations=(12,))
    """
    amounts, durations = [], []
    for match in _scanner().finditer(text):
        start, which = match.start(), match.lastindex
        if which != 3:
            amounts.append(start)
        if which != 1:
            durations.append(start)
    return Candidates(tuple(amounts), tuple(durations))
