"""Characters in the order of the file to pieces of print: what runs on along one line, printed once."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from gazette_cli.readers.layout.shapes import Area, Print, around
from gazette_cli.readers.radicals import without_radicals

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
_LINES = frozenset("—―─…－-")  # drawn over each other on purpose, to look like one line


class Glyph(NamedTuple):
    """What is measured of one character: its area, the size it is set in, both in points, its direction in quarter
    turns clockwise, whether it is bold."""

    area: Area
    size: float = 1.0
    direction: int = 0
    bold: bool | None = None


class Printer:
    """Takes the characters one by one; `pieces()` is what is printed, `turned` counts what is printed sideways.

    `measure(index)` looks closer at a character; it is asked as seldom as will do, for it takes time.
    """

    def __init__(self, frames: list[Area], measure: Callable[[int], Glyph]) -> None:
        self.turned = 0
        self._measure = measure
        self._frames = sorted(frames, key=lambda frame: frame.width * frame.height)
        self._done: list[Print] = []
        self._sideways: list[Print] = []
        self._seen: dict[tuple[str, int, int], list[tuple[float, float]]] = {}
        self._text: list[str] = []
        self._first = Glyph(Area(0.0, 0.0, 1.0, 1.0))
        self._start = self._last = (0.0, 0.0)
        self._index = 0
        self._size = 1.0
        self._blank = False  # a blank may stand here

    def add(self, char: str, x: float, y: float, index: int) -> None:
        """The character `index` of the file, its pen at `x`, `y` (points from the top left)."""
        if self._text:
            size, (last_x, last_y) = self._size, self._last
            if char == self._text[-1] and char not in _LINES and _is_near(x - last_x, y - last_y, _AGAIN * size):
                return
            if self._follows(x - last_x, y - last_y):
                before = self._text[-1]
                if self._blank and before != " " and x - self._edge() > _least_blank(before, char) * size:
                    self._text.append(" ")
            else:
                self._end_run()
        if not self._text:
            self._first = self._measure(index)
            self._start, self._size = (x, y), self._first.size
        self._text.append(char)
        self._last, self._index, self._blank = (x, y), index, False

    def blank(self) -> None:
        """There may be a blank between the characters before and behind."""
        self._blank = True

    def pieces(self) -> list[Print]:
        """All pieces; those printed sideways come last."""
        self._end_run()
        return [*self._joined_down(), *self._sideways]

    def _is_printed(self, text: str) -> bool:
        """Whether the same words stand where the run begins already."""
        (x, y), near = self._start, _AGAIN * self._size
        column, row = int(x / _CELL), int(y / _CELL)
        for places in (self._seen.get((text, column + right, row + down)) for right in _BESIDE for down in _BESIDE):
            if places is not None and any(_is_near(x - other_x, y - other_y, near) for other_x, other_y in places):
                return True
        self._seen.setdefault((text, column, row), []).append((x, y))
        return False

    def _follows(self, on: float, down: float) -> bool:
        """Whether a character that stands so far from the one before runs on, on the same line."""
        size = self._size
        if self._first.direction:
            return abs(on) + abs(down) < _SIDEWAYS * size
        if abs(down) > _LEVEL * size or on < _BACK * size:
            return False
        if on <= _NARROW * size or on > _WIDE * size:
            return on <= _NARROW * size
        before = self._text[-1]
        return before >= _FIRST_WIDE or before == " " or self._last[0] + on - self._edge() <= _TOUCH * size

    def _edge(self) -> float:
        """Where the last character ends; of a full-width one it is known without looking."""
        if _is_wide(self._text[-1]):
            return self._last[0] + self._size
        return self._measure(self._index).area.right

    def _end_run(self) -> None:
        text, size = without_radicals("".join(self._text).strip(" ")), self._size
        self._text = []
        if not text or (text not in _LINES and self._is_printed(text)):
            return
        last = self._measure(self._index).area
        if self._first.direction:
            whole = around((self._first.area, last))
            self.turned += len(text)
            self._sideways.append(Print(text, whole, size, self._first.bold, down=True, frame=self._frame(whole)))
            return
        x, base = self._start
        area = Area(x, base - size * (1 - _BASE), max(last.right, x + 1), base + size * _BASE)
        self._done.append(Print(text, area, size, self._first.bold, frame=self._frame(area)))

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
