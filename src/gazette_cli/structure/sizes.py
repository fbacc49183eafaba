"""What the size of print tells, where a reader saw it: heads are set larger than the text, captions smaller."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from gazette_cli.source import Source
from gazette_cli.structure.lines import Line
from gazette_cli.structure.states import State

if TYPE_CHECKING:
    from gazette_cli.structure.units import Unit

_DISPLAY = 1.3  # of the text's size: what is set so large is a head
_LARGER = 1.08  # … and so large, beside such a line, belongs to it
_SMALL = 0.93  # … and so small is a caption, if it is short
_LONGEST_CAPTION = 60  # characters
_ALIKE = 0.06


def mark_sizes(source: Source, lines: Sequence[Line]) -> None:
    """Fill in the `scale` of every line whose size is known: its size by that of most of the text."""
    sizes: Counter[float] = Counter()
    for printed in source.lines:
        sizes[printed.size] += printed.end - printed.box.start
    if not sizes:
        return
    body = max(sizes, key=lambda size: (sizes[size], size))
    by_start = {printed.box.start: printed.size for printed in source.lines}
    for line in lines:
        size = by_start.get(line.start)
        line.scale = 0.0 if size is None else size / body


def is_display(line: Line) -> bool:
    """Whether the line is set so large that it must be a head."""
    return line.scale >= _DISPLAY


def is_larger(line: Line) -> bool:
    """Whether the line is set larger than the text, as what stands beside a headline often is."""
    return line.scale >= _LARGER


def is_small(line: Line) -> bool:
    """Whether the line is set as captions are."""
    return 0.0 < line.scale <= _SMALL and len(line.text) <= _LONGEST_CAPTION


class Heads:
    """Which units are heads by their size, where headlines are set large; says nothing where sizes are unknown."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self._units = units
        self._display = {n for n, unit in enumerate(units) if unit.head_like and is_display(unit.first)}

    def states(self, n: int, states: tuple[State, ...]) -> tuple[State, ...]:
        """Those of the `states` that unit `n` can be in by its size."""
        unit = self._units[n]
        if not self._display or not unit.first.scale:
            return states
        if n in self._display or (unit.head_like and is_larger(unit.first) and {n - 1, n + 1} & self._display):
            return (State.HEAD,)
        if is_larger(unit.first):
            return states
        return tuple([state for state in states if state not in (State.HEAD, State.SECTION)]) or states


def main_lines(units: Sequence[Unit]) -> list[int] | None:
    """Which lines of a stack of heads are set largest; None where they are all of one size, or it is unknown."""
    scales = [unit.first.scale for unit in units]
    largest = max(scales)
    chosen = [n for n, scale in enumerate(scales) if scale >= (1 - _ALIKE) * largest]
    return None if not min(scales) or len(chosen) == len(scales) == 1 else chosen
