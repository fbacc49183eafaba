"""A gold text with line arithmetic, and what counts as a word when characters are compared."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property

from gazette_cli.fold import is_blank


def squash(text: str | None) -> str:
    """The text without regard to white space and width; None is the empty text.

    >>> squash("２０２３ 年　第21期")
    '2023年第21期'
    """
    return "".join(char for char in unicodedata.normalize("NFKC", text or "") if not is_blank(char))


class Ground:
    """The decoded text of a gold issue; lines are 0-based here, as they are in gold.

    Sets of characters are sets of offsets, and hold letters, digits and Han only: marks such as
    ▲ ◆ and brackets weigh nothing in structure.

    >>> ground = Ground("甲乙\\n▲丙")
    >>> ground.words_of_lines([1]), ground.line_of(3)
    ({4}, 1)
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = text.split("\n")

    @cached_property
    def starts(self) -> list[int]:
        """Offset at which each line begins."""
        starts = [0]
        for line in self.lines[:-1]:
            starts.append(starts[-1] + len(line) + 1)
        return starts

    def line_of(self, offset: int) -> int:
        """The 0-based line that holds the character at `offset`."""
        return bisect_right(self.starts, offset) - 1

    def words_of_lines(self, lines: Iterable[int]) -> set[int]:
        """Offsets of all word characters printed on `lines`."""
        return self.words_of_spans((self.starts[n], self.starts[n] + len(self.lines[n])) for n in lines)

    def words_of_spans(self, spans: Iterable[Sequence[int]]) -> set[int]:
        """Offsets of all word characters inside the half-open `spans`."""
        text = self.text
        return {offset for start, end in spans for offset in range(start, min(end, len(text)))
                if text[offset].isalnum()}  # fmt: skip

    def lines_of_spans(self, spans: Iterable[Sequence[int]]) -> list[int]:
        """The lines on which `spans` have words or marks, each once, in order of appearance."""
        text = self.text
        inked = (self.line_of(offset) for start, end in spans for offset in range(start, min(end, len(text)))
                 if not is_blank(text[offset]))  # fmt: skip
        return list(dict.fromkeys(inked))

    def lines_of(self, offsets: Iterable[int]) -> list[int]:
        """The lines of the characters at `offsets`, ascending, each once."""
        return sorted({self.line_of(offset) for offset in offsets})

    def words(self, spans: Iterable[Sequence[int]]) -> str:
        """The concatenation of the half-open `spans`."""
        return "".join([self.text[start:end] for start, end in spans])
