"""Paragraphs that are items though no mark says so: their first sentences are titles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from gazette_cli.structure.joins import TEXT
from gazette_cli.structure.lines import SECTION_MARKS
from gazette_cli.structure.run_in import opens_with_sentence
from gazette_cli.structure.units import Unit

_LEAST = 3  # paragraphs in a row that open with a sentence as short as a title
_LEAST_FRAMED = 2  # … below the framed name of a column, where all do
_FRAMED = re.compile(r"(?:【[^\W\d](?:\w| ){1,10}】|([※☆★◆●■◇○□*=~-])\1* ?[^\W\d](?:\w| ){1,10}\1+)$")
_FRONT = 30  # characters within which such a sentence ends
_LONGEST_ABOVE = 8  # characters of the name of the column they stand in
_POINTS = re.compile(r"[第其]?[一二三四五六七八九十首]是?")  # 一是带队伍。 makes a point, and is no title


def find_titled(units: Sequence[Unit]) -> set[int]:
    """Positions of paragraphs below the name of a column that open, three and more in a row, with a short sentence;
    in a framed one (※好人好事※) two and more, and all up to the next heading."""
    found: set[int] = set()
    for n, (head, unit) in enumerate(pairwise(units), 1):
        if head.head_like and "。" in unit.text[:_FRONT] and len(head.squeezed.strip(SECTION_MARKS)) <= _LONGEST_ABOVE:
            run = _run(units, n)
            if len(run) >= _LEAST or (len(run) >= _LEAST_FRAMED and _FRAMED.match(head.text) and _ends(units, run[-1])):
                found.update(run)
    return found


def _run(units: Sequence[Unit], first: int) -> list[int]:
    """The positions of such paragraphs from `first` on; who wrote one may stand below it."""
    run: list[int] = []
    for n in range(first, len(units)):
        if units[n].type == TEXT:
            if not _is_titled(units[n]):
                break
            run.append(n)
    return run


def _ends(units: Sequence[Unit], last: int) -> bool:
    """Whether no text but a heading follows."""
    return next((unit.head_like for unit in units[last + 1 :] if unit.type == TEXT), True)


def _is_titled(unit: Unit) -> bool:
    plain = not unit.head_like and unit.opening is None and unit.number is None and unit.note is None
    return plain and _POINTS.match(unit.text) is None and opens_with_sentence(unit)
