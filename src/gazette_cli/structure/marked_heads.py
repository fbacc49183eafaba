"""Signs that stand before headings of an issue: those of headlines, and those of the parts of one story."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from gazette_cli.structure.box_names import names_note
from gazette_cli.structure.joins import BYLINE, TEXT
from gazette_cli.structure.units import Unit

_LEAST = 2  # headings above who wrote what stands below
_LEAST_PARTS = 3
_SHORTEST_HEADLINE = 9  # characters: shorter lines may name columns
_TAGS = frozenset("【[〔")


def find_headed(units: Sequence[Unit]) -> frozenset[str]:
    """The signs of headings, two and more in an issue, right below which somebody is named: ◎新桥通车 above 文/王明."""
    signed = Counter([
        unit.mark_kind for unit, below in pairwise(units) if unit.mark and unit.head_like and below.type == BYLINE
    ])
    return frozenset(mark for mark, count in signed.items() if count >= _LEAST)


def find_parts(units: Sequence[Unit]) -> set[int]:
    """Positions of headings with one sign that are parts of a story, three and more: the first stands right below a
    headline, where no column begins, and text below each (■来信, ■答复), up to a heading without that sign."""
    signs = Counter([
        unit.mark_kind for unit in units if unit.head_like and unit.mark and not names_note(unit.squeezed)
    ])
    found: set[int] = set()
    for n, (above, unit, below) in enumerate(zip(units, units[1:], units[2:], strict=False), 1):
        if n in found or not _begins_part(unit, below) or above.mark or not above.head_like:
            continue
        if len(above.squeezed) < _SHORTEST_HEADLINE:
            continue
        parts = _parts_from(units, n)
        if _LEAST_PARTS <= len(parts) == signs[unit.mark_kind]:  # no heading of another story has the sign
            found.update(parts)
    return found


def _begins_part(unit: Unit, below: Unit) -> bool:
    """Whether a heading behind a sign stands above text that has none."""
    headed = unit.head_like and unit.mark and unit.mark_kind not in _TAGS
    return bool(headed) and below.type == TEXT and not (below.head_like or below.mark)


def _parts_from(units: Sequence[Unit], first: int) -> list[int]:
    """The headings with the sign of the first, down to the first heading without it or the name of a note."""
    parts: list[int] = []
    for n in range(first, len(units)):
        unit = units[n]
        if not unit.head_like:
            continue
        if unit.mark_kind != units[first].mark_kind or names_note(unit.squeezed):
            break
        parts.append(n)
    return parts
