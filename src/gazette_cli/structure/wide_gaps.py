"""Items of a typed page that no mark sets off: a title, a wide gap, and what happened."""

from __future__ import annotations

from collections.abc import Sequence

from gazette_cli.patterns import late
from gazette_cli.structure.in_rows import in_rows
from gazette_cli.structure.joins import TEXT
from gazette_cli.structure.units import Unit

_GAPPED = late(r"[^ ,。;:!?、()\d][^ ,。;:!?、()]{4,17} {2,}(?=[^ ]{8}).{24,}")
_LEAST = 3


def find_wide_gaps(units: Sequence[Unit]) -> frozenset[int]:
    """Positions of paragraphs, three and more in a row, that each begin with a few words and a wide gap."""
    return in_rows(units, _is_gapped, _LEAST)


def _is_gapped(unit: Unit) -> bool:
    """Whether a paragraph of text begins so."""
    if "  " not in unit.text or unit.type != TEXT or unit.head_like or unit.opening is not None or unit.number:
        return False
    return "。" in unit.text and _GAPPED.match(unit.text) is not None
