"""Words between two signs of one kind, which name the columns of an issue that prints several so: #来信#, ·文件·."""

from __future__ import annotations

from collections.abc import Sequence

from gazette_cli.patterns import late

_FRAMED = late(r"([#*=~◆◇●○■□★☆·•|※]) ?([^\W\d_]{2,8}) ?\1")
_LONGEST = 12  # characters, signs included
_LEAST = 3  # different names


def find_framed(texts: Sequence[str]) -> set[int]:
    """Positions of the texts that are names between two signs, where three different ones and more have that sign.

    >>> sorted(find_framed(["#来信#", "#副刊#", "水渠通水", "#启事#", "*简讯*"]))
    [0, 1, 3]
    """
    found: dict[str, dict[int, str]] = {}
    for n, text in enumerate(texts):
        if text[0] == text[-1] and len(text) <= _LONGEST and (match := _FRAMED.fullmatch(text)):
            found.setdefault(match[1], {})[n] = match[2]
    return {n for named in found.values() if len(set(named.values())) >= _LEAST for n in named}
