"""What stands around a unit: how much text, how many headings, and how many of its words they say again.

These names are what the network is asked with, beside the features of the unit itself and of its neighbours.
Sizes are given by steps, set where they part the units of annotated issues into classes of about one size.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from gazette_cli.structure.board import CENTRED, Board
from gazette_cli.structure.features import Candidate
from gazette_cli.structure.likeness import bigrams
from gazette_cli.structure.units import Unit

_STRETCHES = (0.01, 0.3, 0.6, 1.0, 1.6, 2.5)  # text between two headings, in stretches as they are on average
_PARAGRAPHS = (1, 2, 3, 5)
_LINES = (5, 8, 12, 17, 24)  # characters of a heading above or below
_TEXTS = (0.3, 0.6, 1.0, 1.6)  # of a paragraph there, in paragraphs as they are on average
_OWN = (5, 7, 9, 12, 17)
_SHARES = (0.01, 0.16, 0.33)  # of pairs of characters that others say again
_PARTS = (0.23, 0.38, 0.53, 0.67, 0.81)  # of the issue
_SAME = (0.09, 0.15, 0.21, 0.27, 0.37)  # of the headings of the issue
_LONGER = (0.15, 0.35, 0.5, 0.65, 0.78)
_RUNS = (2, 3, 5, 9)  # headings one below the other
_PLACES = (1, 2, 5)
_INDENTS = (1, 2, 3, CENTRED)
_MARKS = (1, 2, 3)
_OPENING = 40  # characters of a paragraph that are asked for
_REACH = 3  # units whose words are compared


class Known(NamedTuple):
    """Everything that is known of a unit, by name: its features, those of the units above and below, and how they
    stand around it."""

    own: tuple[str, ...]
    above: tuple[str, ...]
    below: tuple[str, ...]
    around: list[str]


class Surroundings:
    """The surroundings of the units of one issue: what can be counted once for all is."""

    def __init__(self, board: Board, found: Sequence[Candidate]) -> None:
        self._units = board.units
        self._found = found
        heads = [unit.head_like for unit in board.units]
        sizes = [len(unit.text) for unit in board.units]
        self._above = _stretches(heads, sizes)
        self._below = _stretches(heads[::-1], sizes[::-1])[::-1]
        self._first = _run_starts(heads)
        self._past = [len(heads) - start for start in _run_starts(heads[::-1])][::-1]
        texts = [size for head, size in zip(heads, sizes, strict=True) if not head]
        self._paragraph = max(sum(texts) / max(len(texts), 1), 1.0)
        self._usual = max(sum(sizes) / (len(board.heads) + 1), 1.0)
        self._lengths = sorted([board.lengths[n] for n in board.heads])

    def of(self, n: int) -> Known:
        """What is known of unit `n`."""
        found = self._found
        above = found[n - 1].features if n else ()
        below = found[n + 1].features if n + 1 < len(found) else ()
        return Known(found[n].features, above, below, [*self._around(n), *self._words(n)])

    def _around(self, n: int) -> Iterator[str]:
        units, unit = self._units, self._units[n]
        text_above, paragraphs_above = self._above[self._first[n]]
        text_below, paragraphs_below = self._below[self._past[n] - 1]
        yield f"blank-{min(unit.first.above, 3)}"
        yield f"indent-{bisect_right(_INDENTS, unit.first.indent)}"
        yield f"lines-{min(len(unit.lines), 4)}"
        yield f"text-above-{bisect_right(_STRETCHES, text_above / self._usual)}"
        yield f"text-below-{bisect_right(_STRETCHES, text_below / self._usual)}"
        yield f"paragraphs-above-{bisect_right(_PARAGRAPHS, paragraphs_above)}"
        yield f"paragraphs-below-{bisect_right(_PARAGRAPHS, paragraphs_below)}"
        yield f"part-{bisect_right(_PARTS, n / len(units))}"
        yield f"size-{bisect_right(_OWN, len(unit.squeezed))}"
        yield f"marks-{bisect_right(_MARKS, sum([not char.isalnum() for char in unit.squeezed]))}"
        yield f"commas-{min(unit.text.count(','), 2)}"
        if unit.head_like:
            yield from self._among_heads(n, len(unit.squeezed))
        if n:
            yield f"size-above-{self._size(units[n - 1])}"
            yield f"type-above-{units[n - 1].type}"
            yield f"closed-above-{units[n - 1].last.closed}"
        if n + 1 < len(units):
            yield f"size-below-{self._size(units[n + 1])}"
            yield f"type-below-{units[n + 1].type}"
            yield f"blank-below-{min(units[n + 1].first.above, 3)}"

    def _size(self, unit: Unit) -> str:
        if unit.head_like:
            return f"line-{bisect_right(_LINES, len(unit.squeezed))}"
        return f"text-{bisect_right(_TEXTS, len(unit.text) / self._paragraph)}"

    def _among_heads(self, n: int, length: int) -> Iterator[str]:
        """Where a heading stands among those around it, and how its length compares with all of them."""
        lengths = self._lengths
        same = bisect_right(lengths, length + 1) - bisect_right(lengths, length - 2)
        longer = len(lengths) - bisect_right(lengths, length)
        yield f"run-{bisect_right(_RUNS, self._past[n] - self._first[n])}"
        yield f"place-{bisect_right(_PLACES, n - self._first[n])}"
        yield f"same-{bisect_right(_SAME, same / len(lengths))}"
        yield f"longer-{bisect_right(_LONGER, longer / len(lengths))}"

    def _words(self, n: int) -> Iterator[str]:
        """How much of its words the units around say again: a headline's come back in the text below it."""
        own = bigrams(self._units[n].text[:_OPENING])
        if not own:
            return
        first, past = self._first[n], self._past[n]
        if past < len(self._units):
            one, several = self._shares(own, past, range(past + 1, min(past + _REACH, len(self._units))))
            yield f"words-next-{one}"
            yield f"words-below-{several}"
        if first:
            one, several = self._shares(own, first - 1, range(max(first - _REACH, 0), first - 1))
            yield f"words-last-{one}"
            yield f"words-above-{several}"

    def _shares(self, own: set[str], near: int, others: Iterable[int]) -> tuple[int, int]:
        """The steps of the shares of pairs of characters that the unit `near` has as well, and that or the others."""
        text = self._units[near].text
        missed = [pair for pair in own if pair not in text]
        further = "\n".join([self._units[other].text for other in others])
        found = sum([pair in further for pair in missed]) if further else 0
        known = len(own) - len(missed)
        return bisect_right(_SHARES, known / len(own)), bisect_right(_SHARES, (known + found) / len(own))


def _stretches(heads: Sequence[bool], sizes: Sequence[int]) -> list[tuple[int, int]]:
    """Before each unit, the characters and the paragraphs since the last heading."""
    found, size, count = [], 0, 0
    for head, own in zip(heads, sizes, strict=True):
        found.append((size, count))
        size, count = (0, 0) if head else (size + own, count + 1)
    return found


def _run_starts(heads: Sequence[bool]) -> list[int]:
    """For each heading the first of those it stands below without text between; for each other unit itself."""
    starts: list[int] = []
    for n, head in enumerate(heads):
        starts.append(starts[-1] if n and head and heads[n - 1] else n)
    return starts
