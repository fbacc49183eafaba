"""Ordinals: 第三次, 首届, 第二十条; which one of several, not how many."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from gazette_cli.grammar.numbers import BIG, CHINESE, read_int
from gazette_cli.grammar.units import is_word_at, unit_at

_UNITS = frozenset("届屆期版号號名位章节節编編款条條项項集卷季年天日周课課届轮輪批次回步阶段产業天组組类類")
_FIRST = "首[届屆次个個批家例座届期场場轮輪台部条條任站日位名单單艘列架支套季度]"
_IDIOM = re.compile("第(?:一(?:时间|手|线|书记|人民|中学|小学|医院|夫人)|[二三]者|六感|二天|[一二三]产业)")
_NOT_FIRST = re.compile("首(?:位于|日封|个人|次席|部曲|家庭)")


class Ordinal(NamedTuple):
    """An ordinal `[start, end)`: its number, and the unit printed behind it or None."""

    start: int
    end: int
    number: int
    unit: str | None


@cache
def _candidates() -> re.Pattern[str]:
    """Matches "第三次", "第 12 届", "首届", "头一回"; not "次第", "首都"."""
    return re.compile(
        f"第 ?(?P<number>[0-9]{{1,9}}(?:,[0-9]{{3}}){{0,3}}(?: ?[{BIG}百千])?|[{CHINESE}]{{1,20}})(?![0-9.])"
        f"|(?P<first>{_FIRST})|头一[次回个遭届](?P<head>)"
    )


def scan(text: str) -> Iterator[Ordinal]:
    """The ordinals of a folded text, ascending.

    >>> [(o.number, o.unit) for o in scan("第十二届运动会首次分三组,他排第3")]
    [(12, '届'), (1, '次'), (3, None)]
    """
    for match in _candidates().finditer(text):
        start, end = match.span()
        if match["number"] is None:
            if not _NOT_FIRST.match(text, start):
                yield Ordinal(start, end, 1, text[end - 1])
            continue
        number = read_int(match["number"])
        if number is None or _IDIOM.match(text, start):
            continue
        offset = end + (text[end : end + 1] == " ")
        unit = unit_at(text, offset)
        if unit is not None and not is_word_at(text, offset, unit):
            yield Ordinal(start, offset + len(unit.word), number, unit.word)
        elif text[end : end + 1] in _UNITS and end < len(text):
            yield Ordinal(start, end + 1, number, text[end])
        else:
            yield Ordinal(start, end, number, None)
