"""Whether the text below a heading goes on about what the text above it was about.

A heading inside an article stands between paragraphs that share their rarer words (names, things); the headline of
another one does not. Compared is what both sides share with what they would share if the words of the issue were
dealt out at random: TextTiling (Hearst 1997) for headings that are given, with pairs of characters for words.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from math import sqrt

from gazette_cli.structure.contents import bigrams
from gazette_cli.structure.joins import TEXT
from gazette_cli.structure.units import Unit

_OPENING = 100  # characters of a paragraph whose words count
_ABOVE = 4  # paragraphs
_BELOW = 2  # before the next heading
_LEAST_COMMON = 6  # paragraphs that a word may always stand in …
_COMMON = 0.1  # … and the share of all beyond which it says nothing
_STEPS = (-1.2, -0.6, -0.2, 0.3, 0.9, 1.8, 3.2)  # standard deviations from chance


class LexicalCohesion:
    """The words of the paragraphs of one issue."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self._units = units
        self._texts = [n for n, unit in enumerate(units) if unit.type == TEXT and not unit.head_like]
        self._ranks = {n: rank for rank, n in enumerate(self._texts)}
        openings = [bigrams(unit.text[:_OPENING]) if n in self._ranks else set() for n, unit in enumerate(units)]
        counts = Counter([pair for pairs in openings for pair in pairs])
        most = max(_LEAST_COMMON, _COMMON * len(units))
        self._counts = {pair: count for pair, count in counts.items() if 1 < count <= most}
        self._words = [self._counts.keys() & pairs for pairs in openings]
        self._steps: dict[int, int | None] = {}

    def around(self, n: int) -> int | None:
        """How much the texts above and below the heading `n` share, from 0 (less than by chance) to 7.

        Headings that stand together are one. None where there is no text on one side.
        """
        past = n + 1
        while past < len(self._units) and past not in self._ranks:
            past += 1
        if past not in self._steps:
            self._steps[past] = self._step(past)
        return self._steps[past]

    def _step(self, past: int) -> int | None:
        rank = self._ranks.get(past, 0)
        if not rank:
            return None
        above, below = self._texts[max(rank - _ABOVE, 0) : rank], [past]
        while len(below) < _BELOW and below[-1] + 1 in self._ranks:
            below.append(below[-1] + 1)
        before = set[str]().union(*[self._words[n] for n in above])
        share = len(above) / len(self._texts)
        shared, expected = 0, 0.0
        for pair in set[str]().union(*[self._words[n] for n in below]):
            elsewhere = self._counts[pair] - sum([pair in self._words[n] for n in below])
            if elsewhere:
                shared += pair in before
                expected += 1 - (1 - share) ** elsewhere
        return bisect_right(_STEPS, (shared - expected) / sqrt(expected)) if expected else bisect_right(_STEPS, 0.0)
