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
_ONE_SIZE = 0.12  # what differs by less was set in one size
_DOWN = 1.5  # times as high as wide: a line that runs down
_USUAL = 0.9  # of the height of a box, the size of the characters in it
_HALF_WIDE_END = frozenset("，。、；：！？”’）】》〉」』〕")


class Line(NamedTuple):
    """A recognised line: its words, its area in the unit of the picture, how sure it is, the group it stands in."""

    text: str
    area: Area
    confidence: float | None = None
    group: int = 0


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
    sizes = _sizes(picture.lines)
    unit = _unit(picture.lines, sizes)
    prints = [_print(line, size, unit) for line, size in zip(picture.lines, sizes, strict=True)]
    rules, pictures = ([_scaled(area, unit) for area in areas] for areas in (picture.rules, picture.pictures))
    page = Page(number, picture.width / unit, picture.height / unit, prints, rules, pictures=pictures, unit=unit)
    down = sum(len(line.text) for line in picture.lines if _runs_down(line))
    if 2 * down > sum(len(line.text) for line in picture.lines):
        groups: dict[int, list[Print]] = {}
        for line, piece in zip(picture.lines, prints, strict=True):
            groups.setdefault(line.group, []).append(piece)
        writer.add_as_given(page, list(groups.values()))
    else:
        writer.add(page)


def _runs_down(line: Line) -> bool:
    return len(line.text) > 1 and line.area.height > _DOWN * line.area.width


def _sizes(lines: Sequence[Line]) -> list[float]:
    """The size of every line in the unit of the picture, evened out."""
    across = [max(line.area.width if _runs_down(line) else line.area.height, 1e-3) for line in lines]
    advances = [_advance(line) for line in lines]
    told = [advance / height for advance, height in zip(advances, across, strict=True)
            if advance and 0.4 <= advance / height <= 1.6]  # fmt: skip
    usual = median(told) if told else _USUAL
    found = []
    for advance, height in zip(advances, across, strict=True):
        least, most = (edge * usual * height for edge in _LOOSE)
        found.append(min(max(advance, least), most) if advance else usual * height)
    return _evened(found, [len(line.text) for line in lines])


def _advance(line: Line) -> float:
    """How far one full-width character runs; 0 where there are too few to tell."""
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in line.text)
    if wide < _ENOUGH:
        return 0.0
    squares = wide + (len(line.text) - wide) / 2 - (0.5 if line.text[-1] in _HALF_WIDE_END else 0.0)
    return (line.area.height if _runs_down(line) else line.area.width) / squares


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
    if _runs_down(line):
        return Print(line.text, area, size, down=True, confidence=line.confidence)
    base = (area.top + area.bottom) / 2 + size / 2
    return Print(line.text, area._replace(top=base - size, bottom=base), size, confidence=line.confidence)
