"""Lines whose characters were recognised in a picture, made ready for the geometry: sizes evened out, units told.

The boxes of recognised lines are loose: their heights differ from line to line of one size. How far a line runs for
its characters says more, and lines of nearly one size are of one size.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import NamedTuple

from gazette_cli.readers.layout.shapes import Area, Page, Print
from gazette_cli.readers.layout.writing import Writer

_BODY = 10.0  # points the running text is taken to be set in, where the unit of a picture has no measure
_ENOUGH = 6  # full-width characters whose advance tells their size
_LOOSE = (0.8, 1.2)  # by which the advance may differ from what the height says
_ONE_SIZE = 0.08  # what differs by less was set in one size
_SHORT = 0.2  # the same for lines of few characters
_LONG, _TELLING = 5.0, 3  # times as wide as high: lines that tell how a page lies; so many of them
_LEAST_SLOPE, _MOST_SLOPE = 0.003, 0.15
_MARGIN = 0.2  # characters that the box of a line is too long
_DOWN = 1.5  # times as high as wide: a line that runs down
_USUAL = 0.9  # of the height of a box, the size of the characters in it
_HALF_WIDE_END = frozenset("，。、；：！？”’）】》〉」』〕")


class Line(NamedTuple):
    """A recognised line: its words, its area in the unit of the picture, how sure it is, the group it stands in.

    `slope` says how far it goes down for each step to the right, on a page that lies askew.
    """

    text: str
    area: Area
    confidence: float | None = None
    group: int = 0
    slope: float = 0.0

    @property
    def runs_down(self) -> bool:
        """Whether its characters stand below each other."""
        return len(self.text) > 1 and self.area.height > _DOWN * self.area.width


@dataclass(slots=True)
class Picture:
    """One page as it was recognised, all measures in the unit of the picture."""

    width: float
    height: float
    lines: list[Line]
    rules: list[Area] = field(default_factory=list)
    pictures: list[Area] = field(default_factory=list)


def put_down(picture: Picture, number: int, writer: Writer) -> None:
    """Put a page behind those `writer` has: by geometry, or as given where most of it runs down.

    Columns of characters that run down are read from the right in one print and from the left in another; whoever
    recognised them knew which.
    """
    slope = _slope(picture.lines)
    straight = [_straightened(line, slope, picture) for line in picture.lines] if slope else picture.lines
    sizes = _sizes(straight)
    unit = _unit(straight, sizes)
    prints = [_print(line, size, unit) for line, size in zip(straight, sizes, strict=True)]
    if slope:
        for piece, line in zip(prints, picture.lines, strict=True):
            piece.place = _scaled(line.area, unit)
    rules, pictures = ([_scaled(area, unit) for area in areas] for areas in (picture.rules, picture.pictures))
    page = Page(number, picture.width / unit, picture.height / unit, prints, rules, pictures=pictures, unit=unit)
    down = sum(len(line.text) for line in picture.lines if line.runs_down)
    if 2 * down > sum(len(line.text) for line in picture.lines):
        groups: dict[int, list[Print]] = {}
        for line, piece in zip(picture.lines, prints, strict=True):
            groups.setdefault(line.group, []).append(piece)
        writer.add_as_given(page, list(groups.values()))
    else:
        writer.add(page)


def _slope(lines: Sequence[Line]) -> float:
    """How far the page lies askew; 0 where it lies straight."""
    slopes = [line.slope for line in lines if line.area.width > _LONG * line.area.height]
    found = median(slopes) if len(slopes) >= _TELLING else 0.0
    return found if _LEAST_SLOPE < abs(found) < _MOST_SLOPE else 0.0


def _straightened(line: Line, slope: float, picture: Picture) -> Line:
    """The line where it would stand on a page that lies straight, without what its box has more for being askew."""
    area = line.area
    middle, level = (area.left + area.right) / 2, (area.top + area.bottom) / 2
    x, y = middle + slope * (level - picture.height / 2), level - slope * (middle - picture.width / 2)
    half = (area.right - area.left) / 2, max(area.height - abs(slope) * area.width, area.height / 3) / 2
    return line._replace(area=Area(x - half[0], y - half[1], x + half[0], y + half[1]))


def _sizes(lines: Sequence[Line]) -> list[float]:
    """The size of every line in the unit of the picture: of long lines evened out, of short ones like the nearest."""
    across = [max(line.area.width if line.runs_down else line.area.height, 1e-3) for line in lines]
    advances = [_advance(line) for line in lines]
    long = [n for n, line in enumerate(lines) if _wide(line) >= _ENOUGH]
    told = [advances[n] / across[n] for n in long if 0.4 <= advances[n] / across[n] <= 1.6]
    usual = median(told) if told else _USUAL
    found = [usual * height for height in across]
    for n in long:
        least, most = (edge * found[n] for edge in _LOOSE)
        found[n] = min(max(advances[n], least), most)
    evened = _evened([found[n] for n in long], [len(lines[n].text) for n in long])
    for n, size in zip(long, evened, strict=True):
        found[n] = size
    for n in set(range(len(lines))).difference(long):
        size = min(found[n], advances[n]) if advances[n] else found[n]
        found[n] = min((one for one in evened if abs(size - one) <= _SHORT * one), key=lambda one: abs(size - one),
                       default=size)  # fmt: skip
    return found


def _wide(line: Line) -> int:
    """How many full-width characters it holds; quotation marks and dashes are, in Chinese print."""
    return sum(unicodedata.east_asian_width(char) in "WFA" for char in line.text)


def _advance(line: Line) -> float:
    """How far one full-width character runs; 0 where there is only one to tell."""
    wide = _wide(line)
    if wide < 2:
        return 0.0
    squares = wide + (len(line.text) - wide) / 2 - (0.5 if line.text[-1] in _HALF_WIDE_END else 0.0) + _MARGIN
    return (line.area.height if line.runs_down else line.area.width) / squares


def _evened(sizes: Sequence[float], weights: Sequence[int]) -> list[float]:
    """The sizes, those near the one most characters have made that one; then the same with the rest."""
    found = list(sizes)
    rest = sorted(range(len(sizes)), key=sizes.__getitem__)
    while rest:
        best, edge, first, held = (0, 0), 0, 0, 0
        for last, n in enumerate(rest):
            held += weights[n]
            while sizes[rest[first]] * (1 + _ONE_SIZE) ** 2 < sizes[n]:
                held -= weights[rest[first]]
                first += 1
            if held > edge:
                best, edge = (first, last + 1), held
        group = rest[slice(*best)] or rest[:1]
        middle = median([sizes[n] for n in group for _ in range(min(weights[n], 50))] or [sizes[group[0]]])
        for n in group:
            found[n] = middle
        taken = set(group)
        rest = [n for n in rest if n not in taken]
    return found


def _unit(lines: Sequence[Line], sizes: Sequence[float]) -> float:
    """How many units of the picture a point is."""
    sized = [size for line, size in zip(lines, sizes, strict=True) for _ in range(min(len(line.text), 50))]
    return max(median(sized) / _BODY, 1e-3) if sized else 1.0


def _scaled(area: Area, unit: float) -> Area:
    return Area(*(edge / unit for edge in area))


def _print(line: Line, size: float, unit: float) -> Print:
    area, size = _scaled(line.area, unit), size / unit
    if line.runs_down:
        return Print(line.text, area, size, down=True, confidence=line.confidence)
    base = (area.top + area.bottom) / 2 + size / 2
    return Print(line.text, area._replace(top=base - size, bottom=base), size, confidence=line.confidence)
