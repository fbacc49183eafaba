"""Units of one sort that stand below each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from gazette_cli.structure.units import Unit


def in_rows(units: Sequence[Unit], holds: Callable[[Unit], bool], least: int) -> frozenset[int]:
    """The positions of units for which `holds` is true, `least` and more of them in a row."""
    return frozenset(n for row in rows(units, holds) if len(row) >= least for n in row)


def rows(units: Sequence[Unit], holds: Callable[[Unit], bool]) -> list[set[int]]:
    """The positions of the units of each row for which `holds` is true."""
    return [set(row) for kept, row in groupby(range(len(units)), key=lambda n: holds(units[n])) if kept]
