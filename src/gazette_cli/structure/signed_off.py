"""Short letters of readers below the name of a column, each signed behind a dash: 水不开。——游客 王明."""

from __future__ import annotations

from collections.abc import Sequence

from gazette_cli.patterns import late
from gazette_cli.structure.joins import TEXT
from gazette_cli.structure.lines import SECTION_MARKS
from gazette_cli.structure.units import Unit

_SIGNED = late(r"[。!?][”’」』)]? ?——?[^,。;:!?—]{2,14}$")
_LONGEST_NAME = 8  # characters of the name of the column
_LEAST = 2


def find_signed_off(units: Sequence[Unit]) -> set[int]:
    """Positions of two paragraphs and more below a short heading, all of them signed so, up to the next heading."""
    found: set[int] = set()
    for n in [n for n, head in enumerate(units, 1) if _names_column(head)]:
        past = next((k for k in range(n, len(units)) if not (_is_body(units[k]) and _is_signed(units[k]))), len(units))
        if past - n >= _LEAST and not (past < len(units) and _is_body(units[past])):
            found.update(range(n, past))
    return found


def _is_body(unit: Unit) -> bool:
    return unit.type == TEXT and not unit.head_like


def _is_signed(unit: Unit) -> bool:
    """Whether a paragraph ends with a dash and who wrote it."""
    return "—" in unit.text and _SIGNED.search(unit.text) is not None


def _names_column(unit: Unit) -> bool:
    if not unit.head_like or unit.type != TEXT:
        return False
    name = unit.squeezed.strip(SECTION_MARKS)
    return len(name) <= _LONGEST_NAME and name[-1:] not in "?!"
