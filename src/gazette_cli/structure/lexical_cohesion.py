"""Whether the text below a heading goes on about what the text above it was about.

A heading inside an article stands between paragraphs that share their rarer words (names, things); the headline of
another one does not. Compared is what both sides share with what they would share if the words of the issue were
dealt out at random: TextTiling (Hearst 1997) for headings that are given, with pairs of characters for words.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import chain
from math import sqrt

from gazette_cli.structure.joins import TEXT
from gazette_cli.structure.likeness import bigrams
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
        self._texts = [n for n, unit in enumerate(units) if unit.type == TEXT and not unit.head_like]
        openings = [bigrams(units[n].text[:_OPENING]) for n in self._texts]
        counts = Counter(chain.from_iterable(openings))
        most = max(_LEAST_COMMON, _COMMON * len(units))
        self._counts = {pair: count for pair, count in counts.items() if 1 < count <= most}
        self._words = [self._counts.keys() & pairs for pairs in openings]
        self._around = cache(self._between)

    def around(self, n: int) -> int | None:
        """How much the texts above and below the heading `n` share, from 0 (less than by chance) to 7.

        Headings that stand together are one. None where there is no text on one side.
        """
        return self._around(bisect_right(self._texts, n))

    def _between(self, rank: int) -> int | None:
        """The same for the texts before and from that `rank` on."""
        if not 0 < rank < len(self._texts):
            return None
        past = rank + 1
        while past < min(rank + _BELOW, len(self._texts)) and self._texts[past] == self._texts[past - 1] + 1:
            past += 1
        above, below = self._words[max(rank - _ABOVE, 0) : rank], self._words[rank:past]
        before, share = set[str]().union(*above), len(above) / len(self._texts)
        shared, expected = 0, 0.0
        for pair in set[str]().union(*below):
            elsewhere = self._counts[pair] - sum([pair in words for words in below])
            if elsewhere:
                shared += pair in before
                expected += 1 - (1 - share) ** elsewhere
        return bisect_right(_STEPS, (shared - expected) / sqrt(expected) if expected else 0.0)
