"""What a unit has in common with others of its kind in one issue: the mark, number, frame or room it is set with."""

from __future__ import annotations

import re

from gazette_cli.fold import HAN
from gazette_cli.structure.board import CENTRED, Board
from gazette_cli.structure.joins import TEXT
from gazette_cli.structure.lines import FRAMED
from gazette_cli.structure.units import Unit

_SPREAD = re.compile(rf"{HAN}(?: +{HAN}){{1,7}}")
_NUMBERED_WORD = re.compile(rf"({HAN}{{1,3}})(?:[一二三四五六七八九十]|\d{{1,2}})(?:[ :、.]|$)")  # 案例一, 镜头二
COUNTED = "counted"
"""What looks are called whose units begin with one word and a number: 案例一, 案例二."""
PLAIN = "plain"
"""What looks are called whose units have nothing but the room around them in common."""


def look_of(board: Board, n: int) -> str:
    """The name of the look of unit `n`, empty where nothing sets it apart."""
    unit = board.units[n]
    if unit.type != TEXT:
        return ""
    way = _way(unit)
    if not unit.head_like:
        return f"text {way}" if way else ""
    if way:
        return way if way.startswith(COUNTED) else f"head {way}"
    below = board.units[n + 1] if n + 1 < len(board.units) else None
    room = unit.first.above > board.usual_gap, below is not None and below.first.above > board.usual_gap
    depth = 0 if not unit.first.indent else 1 if unit.first.indent < CENTRED else 2
    return f"{PLAIN} {room} {depth} {board.is_head(n + 1)}"


def _way(unit: Unit) -> str:
    """How a unit is marked, if it is."""
    if not unit.text[0].isalnum() and FRAMED.fullmatch(unit.text):
        return f"framed {unit.text[0]}"
    if unit.mark:
        return unit.mark_kind + (" whole" if unit.text.endswith(("】", "]")) else "")
    if unit.number:
        return unit.number[0]
    counted = _NUMBERED_WORD.match(unit.text) if unit.head_like else None
    if counted:
        return f"{COUNTED} {counted[1]}"
    return "spread" if " " in unit.text and _SPREAD.fullmatch(unit.text) else ""
