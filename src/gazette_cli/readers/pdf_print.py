"""Characters in the order of the file to pieces of print: what runs on along one line, printed once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from gazette_cli.readers.layout.shapes import Area, Print, around
from gazette_cli.readers.radicals import without_radicals

BLANK = "\n"  # stands for no character
_AGAIN = 0.2  # of the size: the same words this near are the same print, drawn twice to look bold
_CELL = 16.0  # points: words printed again are looked for in cells of a page
_BESIDE = (0, -1, 1)
_BASE = 0.12  # of the size: how far a full-width character reaches below its baseline
_LEVEL = 0.3
_WIDE, _NARROW = 1.35, 0.9  # of the size: the longest step inside a piece, and one that is short after any character
_TOUCH = 0.35  # of the size: the widest gap inside a piece
_FIRST_WIDE = "\u2010"
_BACK = -0.1
_BLANK = 0.2  # of the size: the least gap that may be a blank
_BLANK_BESIDE = 0.35  # the same between Chinese and a number or Latin letters, which programs set a quarter apart
_DOWN = (0.75, 1.35)  # of the size: from one character to the next where print runs down
_SIDEWAYS = 2.5  # of the size: from one character to the next in print that is turned
_LEAST_DOWN = 3  # characters that stand below each other by intent
_HALF_WIDE = frozenset("，。、；：！？”’）】》〉」』〕")
_WIDE_ONES = re.compile("[⺀-￮]{2,60}")
_ENOUGH = 2  # full-width characters that are looked at together
_EVEN = 0.02  # of the size: how far the last of them may stand from where an even step leads
_LINES = frozenset("—―─…－-")  # drawn over each other on purpose, to look like one line


class Glyph(NamedTuple):
    """What a character is set in: size in points, direction in quarter turns clockwise, whether it is bold."""

    size: float = 1.0
    direction: int = 0
    bold: bool | None = None


class Sight(Protocol):
    """What can be seen of the characters of a page, each called by its number in the file."""

    def pen(self, index: int) -> tuple[float, float]:
        """Where the pen stands before it, in points from the top left."""

    def glyph(self, index: int) -> Glyph:
        """What it is set in."""

    def area(self, index: int) -> Area:
        """The area it takes."""


@dataclass(slots=True)
class _Run:
    """Characters that run on: the first one's place and what it is set in, the last one's number and place.

    `uneven` says that they stand now nearer, now farther, and have to be looked at one by one.
    """

    glyph: Glyph
    first: int
    start: tuple[float, float]
    text: list[str] = field(default_factory=list)
    last: int = 0
    x: float = 0.0
    y: float = 0.0
    uneven: bool = False


class Printer:
    """Takes the characters of a page; `pieces()` is what is printed, `turned` counts what is printed sideways.

    `see` tells of single characters; it is asked as seldom as will do, for that takes time.
    """

    def __init__(self, frames: list[Area], see: Sight) -> None:
        self.turned = 0
        self._see = see
        self._frames = sorted(frames, key=lambda frame: frame.width * frame.height)
        self._done: list[Print] = []
        self._sideways: list[Print] = []
        self._seen: dict[str, dict[tuple[int, int], list[tuple[float, float]]]] = {}

    def read(self, chars: Sequence[str]) -> None:
        """The characters in the order of the file.

        "" prints nothing; BLANK is where there may be a blank between the characters before and behind.
        """
        words = "".join(char or BLANK for char in chars)
        run: _Run | None = None
        blank, read = False, 0
        for index, char in enumerate(chars):
            if index < read or not char:
                continue
            if char == BLANK:
                blank = True
                continue
            if run is not None and not blank and (read := self._read_on(run, words, index)):
                continue
            x, y = self._see.pen(index)
            if run is not None:
                before, size = run.text[-1], run.glyph.size
                if char == before and char not in _LINES and _is_near(x - run.x, y - run.y, _AGAIN * size):
                    continue
                if not self._follows(run, x - run.x, y - run.y):
                    self._end(run)
                    run = None
                elif blank and before != " " and x - self._edge(run) > _least_blank(before, char) * size:
                    run.text.append(" ")
            if run is None:
                run = _Run(self._see.glyph(index), index, (x, y))
            run.text.append(char)
            run.last, run.x, run.y, blank = index, x, y, False
        if run is not None:
            self._end(run)

    def _read_on(self, run: _Run, words: str, index: int) -> int:
        """Put full-width characters, from `index` on, into the run they follow evenly, by a look at the last of them.

        Where to go on from comes back; 0 where there are too few, or they are not set evenly.
        """
        if run.uneven or run.glyph.direction or run.text[-1] < "⺀":
            return 0
        if (wide := _WIDE_ONES.match(words, index)) is None:
            return 0
        length, size = wide.end() - index, run.glyph.size
        while length >= _ENOUGH:
            last = index + length - 1
            x, y = self._see.pen(last)
            if _is_near(x - run.x - length * size, y - run.y, _EVEN * size):
                run.text.extend(wide[0][:length])
                run.last, run.x, run.y = last, x, y
                return last + 1
            length //= 2
        run.uneven = True
        return 0

    def pieces(self) -> list[Print]:
        """All pieces; those printed sideways come last."""
        return [*self._joined_down(), *self._sideways]

    def _is_printed(self, text: str, x: float, y: float, near: float) -> bool:
        """Whether the same words stand where the run begins already."""
        cells, column, row = self._seen.get(text), int(x / _CELL), int(y / _CELL)
        if cells is None:
            self._seen[text] = {(column, row): [(x, y)]}
            return False
        for places in (cells.get((column + right, row + down)) for right in _BESIDE for down in _BESIDE):
            if places is not None and any(_is_near(x - other_x, y - other_y, near) for other_x, other_y in places):
                return True
        cells.setdefault((column, row), []).append((x, y))
        return False

    def _follows(self, run: _Run, on: float, down: float) -> bool:
        """Whether a character that stands so far from the last one runs on, on the same line."""
        size = run.glyph.size
        if run.glyph.direction:
            return abs(on) + abs(down) < _SIDEWAYS * size
        if abs(down) > _LEVEL * size or on < _BACK * size:
            return False
        if on <= _NARROW * size or on > _WIDE * size:
            return on <= _NARROW * size
        before = run.text[-1]
        return before >= _FIRST_WIDE or before == " " or run.x + on - self._edge(run) <= _TOUCH * size

    def _edge(self, run: _Run) -> float:
        """Where the last character ends; of a full-width one it is known without looking."""
        return run.x + run.glyph.size if _is_wide(run.text[-1]) else self._see.area(run.last).right

    def _end(self, run: _Run) -> None:
        (x, base), size, bold = run.start, run.glyph.size, run.glyph.bold
        text = without_radicals("".join(run.text).strip(" "))
        if not text or (text not in _LINES and self._is_printed(text, x, base, _AGAIN * size)):
            return
        last = self._see.area(run.last)
        if run.glyph.direction:
            whole = around((self._see.area(run.first), last))
            self.turned += len(text)
            self._sideways.append(Print(text, whole, size, bold, down=True, frame=self._frame(whole)))
            return
        area = Area(x, base - size * (1 - _BASE), max(last.right, x + 1), base + size * _BASE)
        self._done.append(Print(text, area, size, bold, frame=self._frame(area)))

    def _frame(self, area: Area) -> int:
        """The smallest drawn box around it, by number; -1 where there is none."""
        return next((n for n, frame in enumerate(self._frames) if frame.holds(area)), -1)

    def _joined_down(self) -> list[Print]:
        """The pieces, single characters that follow each other downwards put together."""
        found: list[Print] = []
        column: list[Print] = []
        for piece in self._done:
            if column and not _stands_below(column[-1], piece):
                found.extend(_column(column))
                column = []
            if _is_single(piece):
                column.append(piece)
            else:
                found.append(piece)
        return [*found, *_column(column)]


def _least_blank(before: str, after: str) -> float:
    return _BLANK_BESIDE if _is_wide(before) != _is_wide(after) else _BLANK


def _is_near(right: float, down: float, near: float) -> bool:
    return -near < right < near and -near < down < near


def _is_wide(char: str) -> bool:
    """Whether a character is as wide as it is high, and says so by its place in Unicode."""
    return char >= "⺀" and char not in _HALF_WIDE


def _is_single(piece: Print) -> bool:
    return len(piece.text) == 1 and piece.text >= "⺀"


def _stands_below(upper: Print, lower: Print) -> bool:
    down = (lower.area.bottom - upper.area.bottom) / upper.size
    alike = abs(upper.size - lower.size) < 0.1 * upper.size
    straight = abs(upper.area.left - lower.area.left) < 0.25 * upper.size
    return _is_single(lower) and alike and straight and _DOWN[0] <= down <= _DOWN[1]


def _column(pieces: list[Print]) -> list[Print]:
    if len(pieces) < _LEAST_DOWN:
        return pieces
    first = pieces[0]
    text = "".join(piece.text for piece in pieces)
    return [Print(text, around(piece.area for piece in pieces), first.size, first.bold, down=True, frame=first.frame)]
