"""The headline of a decree: the body that issues it, 公告 or 令, and its number below that."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gazette_cli.structure.joins import TEXT
from gazette_cli.structure.units import Unit

DECREES = ("令", "公告", "通告", "决定", "布告")
"""What decrees are called, at the end of the line above their number."""
_NUMBER = re.compile(r"[(]?第?[\d一二三四五六七八九十百〇零]{1,5}号[)]?")


def is_decree_number(squeezed: str) -> bool:
    """Whether a line is the number of a decree and nothing else.

    >>> is_decree_number("第9号"), is_decree_number("第9号令")
    (True, False)
    """
    return squeezed[-1] in "号)" and _NUMBER.fullmatch(squeezed) is not None


def raise_decree_heads(units: Sequence[Unit]) -> None:
    """公告 above 第9号 is a headline, not the name of a column, though it may be one elsewhere; the number is of it."""
    for n in [n for n, unit in enumerate(units) if n and is_decree_number(unit.squeezed)]:
        above, unit = units[n - 1], units[n]
        if above.type == unit.type == TEXT and above.head_like and above.squeezed.endswith(DECREES):
            above.opens_head = unit.opens_head = unit.head_like = True
