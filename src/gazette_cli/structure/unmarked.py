"""Paragraphs that are items though no mark says so: their first sentences are titles."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gazette_cli.structure.joins import TEXT
from gazette_cli.structure.lines import SECTION_MARKS
from gazette_cli.structure.run_in import opens_with_sentence
from gazette_cli.structure.units import Unit

_LEAST = 3  # paragraphs in a row that open with a sentence as short as a title
_LONGEST_ABOVE = 8  # characters of the name of the column they stand in
_POINTS = re.compile(r"[第其]?[一二三四五六七八九十首]是?")  # 一是带队伍。 makes a point, and is no title


def find_titled(units: Sequence[Unit]) -> set[int]:
    """Positions of paragraphs below the name of a column that open, three and more in a row, with a short sentence."""
    found: set[int] = set()
    run: list[int] = []
    for n, unit in enumerate([*units, None]):
        if unit is not None and unit.type == TEXT and _is_titled(unit):
            run.append(n)
        elif run and unit is not None and unit.type != TEXT:
            continue  # who wrote the last one
        else:
            if len(run) >= _LEAST and _names_column(units, run[0] - 1):
                found.update(run)
            run = []
    return found


def _is_titled(unit: Unit) -> bool:
    plain = not unit.head_like and unit.opening is None and unit.number is None and unit.note is None
    return plain and _POINTS.match(unit.text) is None and opens_with_sentence(unit)


def _names_column(units: Sequence[Unit], n: int) -> bool:
    return n >= 0 and units[n].head_like and len(units[n].squeezed.strip(SECTION_MARKS)) <= _LONGEST_ABOVE
