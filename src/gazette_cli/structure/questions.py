"""Questions of readers and what the house answers, in a column of their own."""

from __future__ import annotations

from collections.abc import Sequence

from gazette_cli.patterns import late
from gazette_cli.structure.joins import BYLINE, TEXT
from gazette_cli.structure.lines import SECTION_MARKS
from gazette_cli.structure.units import Unit

_ASKS = late(r"[^。,:;!?]{0,14}[问問]:|Q:")  # 问:, 南村张女士问:
_WHO = 2  # characters before 问: that say who asks
_ANSWERS = late(r"(?:[^。,:;!?]{0,10}答|A):")
_COLUMN = late(r".{0,6}(?:信箱|[问問]必?.{0,3}答|答.{0,3}[问問])")  # 镇长信箱, 有问必答, 答读者问
_LEAST = 2
_LONGEST_FRONT = 16  # characters within which it is said who asks


def asks(text: str) -> bool:
    """Whether a paragraph begins with a question, and may say who asks it.

    >>> asks("问:路灯何时修?"), asks("南村张女士问:水何时来?"), asks("他问:“谁?”")
    (True, True, True)
    """
    return ":" in text[:_LONGEST_FRONT] and _ASKS.match(text) is not None


def find_sent_in(units: Sequence[Unit]) -> set[int]:
    """Positions of questions right below the name of a column for them (有问必答, 镇长信箱), two and more, each of
    which says who asks and has one paragraph that answers it: every one is an item. Where nobody asks by name, or
    somebody signs below the last answer as he has given them all, they are one story."""
    found: set[int] = set()
    for n, unit in enumerate(units):
        if not unit.head_like or not _COLUMN.fullmatch(unit.squeezed.strip(SECTION_MARKS)):
            continue
        asked = n + 1
        while asked + 1 < len(units) and _is_asked(units[asked], units[asked + 1]):
            asked += 2
        signed = asked < len(units) and units[asked].type == BYLINE
        if asked >= n + 1 + 2 * _LEAST and not signed:
            found.update(range(n + 1, asked, 2))
    return found


def _is_asked(unit: Unit, below: Unit) -> bool:
    """Whether one paragraph asks and the next answers."""
    named = asks(unit.text) and unit.text.index(":") > _WHO
    return named and unit.type == below.type == TEXT and _ANSWERS.match(below.text) is not None
