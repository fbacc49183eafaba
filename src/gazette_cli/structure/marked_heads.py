"""Signs that stand before the headlines of an issue: what has one names no column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from gazette_cli.structure.joins import BYLINE
from gazette_cli.structure.units import Unit

_LEAST = 2  # headings above who wrote what stands below


def find_headed(units: Sequence[Unit]) -> frozenset[str]:
    """The signs of headings, two and more in an issue, right below which somebody is named: ◎新桥通车 above 文/王明."""
    signed = Counter([
        unit.mark_kind for unit, below in pairwise(units) if unit.mark and unit.head_like and below.type == BYLINE
    ])
    return frozenset(mark for mark, count in signed.items() if count >= _LEAST)
