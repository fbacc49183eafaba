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
    run: list[int] = []
    for n, unit in enumerate(units):
        if unit.type != TEXT or unit.head_like:
            found.update(run if len(run) >= _LEAST else ())
            run = []
        elif is_signed_off(unit) and (run or (n and _names_column(units[n - 1]))):
            run.append(n)
        else:
            run = []
    found.update(run if len(run) >= _LEAST else ())
    return found


def is_signed_off(unit: Unit) -> bool:
    """Whether a paragraph ends with a dash and who wrote it."""
    return "—" in unit.text and _SIGNED.search(unit.text) is not None


def _names_column(unit: Unit) -> bool:
    name = unit.squeezed.strip(SECTION_MARKS)
    return unit.head_like and unit.type == TEXT and len(name) <= _LONGEST_NAME and name[-1:] not in "?!"
