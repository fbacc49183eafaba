"""Paragraphs numbered in series (1. 2. 3. …): the points of one story, or items that are stories themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from gazette_cli.structure.joins import TEXT
from gazette_cli.structure.profile import median
from gazette_cli.structure.units import Unit

_DIGITS = "〇一二三四五六七八九"
_LONG = 40  # characters from which a numbered paragraph tells a story


@dataclass(slots=True, eq=False)
class Series:
    """Positions of the units of one series; `above` says what stands before it: head, colon, text or top."""

    above: str
    places: list[int] = field(default_factory=list)
    long: bool = False

    @property
    def features(self) -> list[str]:
        """What decoding reads about a paragraph of the series."""
        return ["series", f"series-below-{self.above}", *(["series-long"] if self.long else [])]


def find_series(units: Sequence[Unit]) -> dict[int, Series]:
    """For each numbered paragraph that is no heading its series, by position; series of one are left out."""
    every: list[Series] = []
    last: dict[str, tuple[int, Series]] = {}
    for n, unit in enumerate(units):
        if unit.number is None or unit.head_like or unit.type != TEXT:
            continue
        style, value = unit.number[0], number_of(unit.number[1])
        before = last.get(style)
        series = before[1] if before is not None and value == before[0] + 1 else None
        if series is None:
            series = Series(_above(units, n))
            every.append(series)
        series.places.append(n)
        last[style] = value, series
    found: dict[int, Series] = {}
    for series in every:
        if len(series.places) >= 2:
            series.long = median([len(units[n].text) for n in series.places]) >= _LONG
            found.update(dict.fromkeys(series.places, series))
    return found


def _above(units: Sequence[Unit], n: int) -> str:
    if n == 0:
        return "top"
    before = units[n - 1]
    if before.type != TEXT:
        return "byline"
    if before.head_like:
        return "numbered-head" if before.number else "head"
    return "colon" if before.text.endswith(":") else "text"


def number_of(printed: str) -> int:
    """The value of a list number as printed.

    >>> number_of("12"), number_of("十二"), number_of("③")
    (12, 12, 3)
    """
    if printed.isascii() and printed.isdigit():
        return int(printed)
    if "①" <= printed <= "⑳":
        return ord(printed) - ord("①") + 1
    tens, found, ones = printed.rpartition("十")
    if not found:
        return max(_DIGITS.find(printed[-1:]), 0)
    return (_DIGITS.find(tens) if tens else 1) * 10 + (max(_DIGITS.find(ones), 0) if ones else 0)
