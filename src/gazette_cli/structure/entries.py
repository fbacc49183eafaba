"""The titles that contents lists announce, found by the pairs of characters they share with a heading."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from gazette_cli.structure.likeness import bigrams
from gazette_cli.structure.sheet import REACH


class Entries:
    """Announced titles, by the lines of the lists they stand in: those of one character pair announce nothing."""

    def __init__(self, announced: Iterable[tuple[int, str]]) -> None:
        found = [(line, grams) for line, title in sorted(announced) if len(grams := bigrams(title)) > 1]
        self._lines = [line for line, _ in found]
        self._grams = [grams for _, grams in found]
        self._by_gram: dict[str, list[int]] = {}
        for number, grams in enumerate(self._grams):
            for gram in grams:
                self._by_gram.setdefault(gram, []).append(number)

    def __bool__(self) -> bool:
        return bool(self._lines)

    def sharing(self, grams: Iterable[str], line: int) -> list[set[str]]:
        """The pairs of characters of each title that has one of `grams`, in lists within reach of `line`."""
        first, last = bisect_left(self._lines, line - REACH), bisect_right(self._lines, line + REACH)
        numbers: set[int] = set()
        for gram in grams:
            having = self._by_gram.get(gram, ())
            numbers.update(having[bisect_left(having, first) : bisect_left(having, last)])
        return [self._grams[number] for number in sorted(numbers)]
