"""Half-open intervals of code points, the coin in which everything here is counted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Span(NamedTuple):
    """`[start, end)` in code points of a text.

    >>> Span(2, 5).slice("街道办事处")
    '办事处'
    """

    start: int
    end: int

    def slice(self, text: str) -> str:
        """The characters of `text` under this span."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share a character.

        >>> Span(0, 3).overlaps(Span(3, 4))
        False
        """
        return self.start < other.end and other.start < self.end


def slices(text: str, spans: Sequence[Span]) -> str:
    """The concatenation of the slices, in the order given; this is what every `text` in a record is.

    >>> slices("甲乙丙丁", [Span(0, 1), Span(2, 4)])
    '甲丙丁'
    """
    if len(spans) == 1:
        start, end = spans[0]
        return text[start:end]
    return "".join([text[start:end] for start, end in spans])
