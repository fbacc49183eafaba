"""How much of their wording two short texts have in common."""

from __future__ import annotations

import re
from operator import add

_LETTERS = re.compile(r"[^\W_]+")


def bigrams(text: str) -> set[str]:
    """Pairs of neighbouring characters, blanks and punctuation left out.

    >>> sorted(bigrams("甲乙,丙"))
    ['乙丙', '甲乙']
    """
    letters = text if text.isalnum() else "".join(_LETTERS.findall(text))
    return set(map(add, letters, letters[1:]))


def likeness(one: set[str], other: set[str]) -> float:
    """Share (0..1) of the smaller set that the two have in common."""
    small = min(len(one), len(other))
    return len(one & other) / small if small else 0.0
