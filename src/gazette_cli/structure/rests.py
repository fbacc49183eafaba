"""What repeats what, and the lines below a copy that go on with its words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from gazette_cli.span import Span
from gazette_cli.structure.lines import Line
from gazette_cli.structure.sheet import Sheet

_SHORTEST_REST = 3  # characters
_CUT_OFF = "….·"  # where a copy ends before its words do
_REST = 6  # lines that may go on with a copy


@dataclass(slots=True, eq=False)
class Repeat:
    """Line `copy` (an index) repeats lines `originals`; `fragment` where it covers only the end of them."""

    copy: int
    originals: tuple[int, ...]
    fragment: bool


class Print:
    """The words of lines, put together."""

    def __init__(self, sheet: Sheet, indexes: Sequence[int], without: Mapping[int, int | None] | None = None) -> None:
        self.indexes = indexes
        self.texts = [sheet.lines[index].squeezed for index in indexes]
        if without:
            self.texts = [text.translate(without) for text in self.texts]
        self.starts = [0, *accumulate(map(len, self.texts))]
        self.whole = "".join(self.texts)

    def lines_at(self, start: int, end: int) -> tuple[int, ...]:
        """The lines that hold the characters from `start` to `end`."""
        first, last = bisect_right(self.starts, start) - 1, bisect_right(self.starts, end - 1)
        return tuple(self.indexes[first:last])


def rests(sheet: Sheet, indexes: list[int], repeats: list[Repeat]) -> list[Repeat]:
    """The lines below a copy that go on with its words, however the two prints are broken into lines."""
    position = {index: n for n, index in enumerate(indexes)}
    taken = {index for repeat in repeats for index in (repeat.copy, *repeat.originals)}
    copies = {repeat.copy for repeat in repeats}
    found: list[Repeat] = []
    for repeat in repeats:
        copy, original = position[repeat.copy], position[repeat.originals[-1]]
        stretch = indexes[original : min(original + _REST, copy) if original < copy else original + _REST]
        of = Print(sheet, stretch)
        words, first = sheet.lines[repeat.copy].squeezed, len(of.texts[0])
        at = of.whole.find(words, 0, first) if len(repeat.originals) == 1 else -1
        end = at + len(words) if at >= 0 else first
        for index in indexes[copy + 1 : copy + 1 + _REST]:
            rest = sheet.lines[index].squeezed.rstrip(_CUT_OFF)
            if index in taken or index in stretch or len(rest) < _SHORTEST_REST or not of.whole.startswith(rest, end):
                break
            held = of.lines_at(end, end + len(rest))
            if not copies.isdisjoint(held):
                break
            found.append(Repeat(index, held, fragment=True))
            taken.add(index)
            end += len(rest)
    return found


def spans_of(sheet: Sheet, repeat: Repeat) -> tuple[Span, ...]:
    """Where the words that a copy repeats were printed, one span a line."""
    text = sheet.lines[repeat.copy].squeezed
    spans = []
    for index in repeat.originals:
        line = sheet.lines[index]
        start = line.start
        only = len(repeat.originals) == 1 and line.squeezed != text
        if only and line.squeezed.endswith(text):
            start = line.end - _printed_length(sheet, line, len(text))
        spans.append(Span(start, line.end))
    return tuple(spans)


def _printed_length(sheet: Sheet, line: Line, words: int) -> int:
    """How many characters of the print, from its end, hold `words` characters that are not blank."""
    seen = 0
    printed = sheet.source.text[line.start : line.end]
    for length in range(1, len(printed) + 1):
        seen += not printed[-length].isspace()
        if seen >= words:
            return length
    return len(printed)
