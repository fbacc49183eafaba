"""Printed lines to paragraphs, by what a compositor does: lines that are full run on, indented ones begin anew."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from statistics import median
from typing import NamedTuple

from gazette_cli.readers.layout.shapes import Area, Block, Print, around

_FULL = 1.2  # of the size: how far a line that runs on may end before the edge of its column
_NEARLY = 3.0  # the same, where no sentence ends there
_SHORT = 6.0  # the same, where paragraphs are moved in: a number or a word may not have fitted
_ENDINGS = "。！？!?；;：:”’）)"
_INDENT = 0.8  # of the size: what moves in at least so far begins a paragraph
_MOVED_IN = 2.8  # … and at most so far; further in it is centred
_ALIKE = 0.08
_WIDER_GAP = 0.35  # of the size: how much more than the usual gap sets paragraphs apart
_ENOUGH = 4  # lines that show how wide their column is
_SAME_WIDTH = 0.15  # by which columns of one story may differ
_NARROW = 6.0  # of the size: columns that are narrower hold no running text
_MARKS = re.compile(
    r"[▲△▼■□●○◆◇★☆◎※▶►◀◄·•]|[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.、．](?!\d)"
)


class Paragraph(NamedTuple):
    """Lines that make one paragraph; `indented` says that its first one is moved in."""

    lines: list[Print]
    indented: bool


class _Habit(NamedTuple):
    """How paragraphs are set in a story: the usual gap between lines in points, and whether their first is moved in."""

    gap: float
    indented: bool


class _Column(NamedTuple):
    """The lines of a column, with its edges."""

    lines: list[Print]
    left: float
    right: float


def paragraphs(columns: Sequence[Sequence[Block]]) -> Iterator[Paragraph]:
    """The paragraphs of a story, whose blocks stand in columns in reading order."""
    found = _measured(columns)
    habit = _Habit(_usual_gap(found), _are_indented(found))
    current: list[Print] = []
    indented = False
    for number, column in enumerate(found):
        for line in column.lines:
            if current and _runs_on(current[-1], line, found[number - (line is column.lines[0])], column, habit):
                current.append(line)
                continue
            if current:
                yield Paragraph(current, indented)
            current = [line]
            indented = _INDENT * line.size <= line.area.left - column.left <= _MOVED_IN * line.size
    if current:
        yield Paragraph(current, indented)


def _measured(columns: Sequence[Sequence[Block]]) -> list[_Column]:
    """The columns with their edges; one of few lines is as wide as the others of its story."""
    lines = [[line for block in column for line in block.lines] for column in columns]
    areas = [around(line.area._replace(right=line.inked) for line in column) for column in lines]
    widest = max((area.width for area in areas), default=0.0)
    return [
        _Column(column, area.left, area.right if len(column) >= _ENOUGH else max(area.right, area.left + widest))
        for column, area in zip(lines, areas, strict=True)
    ]


def _usual_gap(columns: Sequence[_Column]) -> float:
    gaps = [after.area.top - before.area.bottom
            for column in columns for before, after in zip(column.lines, column.lines[1:], strict=False)]  # fmt: skip
    return median(gaps) if gaps else 0.0


def _are_indented(columns: Sequence[_Column]) -> bool:
    """Whether paragraphs are moved in here: two lines or more are, and most others are not."""
    lines = [(line, column) for column in columns for line in column.lines]
    moved = sum(line.text[0] == "　" or _INDENT * line.size <= line.area.left - column.left <= _MOVED_IN * line.size
                for line, column in lines)  # fmt: skip
    return moved > 0 and len(lines) >= _ENOUGH


def _runs_on(line: Print, after: Print, column: _Column, next_column: _Column, habit: _Habit) -> bool:
    """Whether the paragraph goes on from one line to the next."""
    size = line.size
    if any(one.down or one.row for one in (line, after)) or abs(size - after.size) > _ALIKE * size:
        return False
    if column.right - column.left < _NARROW * size:
        return False
    short = _SHORT if habit.indented else _FULL if line.text[-1] in _ENDINGS else _NEARLY
    if column.right - line.inked > short * size or after.text[0] in " 　" or _MARKS.match(after.text):
        return False
    if after.area.left - next_column.left >= _INDENT * size:
        return False
    if column is not next_column:
        width, next_width = column.right - column.left, next_column.right - next_column.left
        return len(column.lines) > 1 and abs(width - next_width) <= _SAME_WIDTH * width
    return after.area.top - line.area.bottom <= habit.gap + _WIDER_GAP * size


def whole(area: Area) -> tuple[float, float, float, float]:
    """The edges of an area, in tenths of a point."""
    left, top, right, bottom = (round(float(edge), 1) for edge in area)
    return left, top, right, bottom
