"""Reports in numbered parts (一、 二、 三、): what stands between two of them belongs to one story."""

from __future__ import annotations

from collections.abc import Sequence

from gazette_cli.structure.box_names import is_box_name, surely_heads_box
from gazette_cli.structure.joins import BYLINE, TEXT
from gazette_cli.structure.series import number_of
from gazette_cli.structure.standing_heads import is_standing_head
from gazette_cli.structure.units import Unit

_STYLE = "han"  # 一、
_LONGEST = 60  # units of a part


def find_report(units: Sequence[Unit]) -> set[int]:
    """Positions of the units between the first and the last heading of such parts, those and the next one included;
    boxes and notes are left out, and parts in which another story opens or ends.

    The first heading stands between two paragraphs: below the words with which the story begins.
    """
    found: set[int] = set()
    parts: list[int] = []
    for n, unit in enumerate(units):
        if not unit.head_like or unit.number is None or unit.number[0] != _STYLE:
            continue
        value = number_of(unit.number[1])
        if parts and value == len(parts) + 1 and n - parts[-1] <= _LONGEST:
            parts.append(n)
            between = range(parts[-2], n)
            if not any(_is_of_another(units[at]) for at in between):
                found.update(at for at in (*between, n, n + 1) if at < len(units) and not _stands_apart(units[at]))
        else:
            parts = [n] if value == 1 and _is_told(units, n - 1) and _is_told(units, n + 1) else []
    return found


def _is_told(units: Sequence[Unit], n: int) -> bool:
    """Whether a paragraph stands there that is no item and neither opens nor ends a story."""
    if not 0 <= n < len(units):
        return False
    unit = units[n]
    plain = unit.type == TEXT and not unit.head_like and unit.closing is None
    return plain and not (unit.mark or unit.number or unit.note)


def _is_of_another(unit: Unit) -> bool:
    """Whether another story opens or ends here, or one goes on from another page."""
    return unit.type == BYLINE or unit.opening is not None or unit.closing is not None or unit.at_edge == "jump"


def _stands_apart(unit: Unit) -> bool:
    """Whether a unit may be a box or a note set into the story."""
    return bool(unit.note or unit.photo) or is_standing_head(unit.text) or is_box_name(unit.squeezed) or (
        surely_heads_box(unit.text)
    )
