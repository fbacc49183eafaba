"""Units brought from printed into reading order: what follows the second half of a broken paragraph belongs with it,
and the author's name that a supplement prints above its headlines stands below them, as it does elsewhere."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from gazette_cli.structure.joins import BYLINE, CAPTION, SIGNATURE, TEXT
from gazette_cli.structure.units import Unit

_HABIT = 2  # bylines above headings
_STACK = 2  # headings below such a byline
_AROUND = 2_000  # units, more than an issue has: nothing is brought further, or time grew with the square


def in_reading_order(units: Sequence[Unit], jumps: Sequence[tuple[int, int]]) -> list[Unit]:
    """The units with every interrupted story in one piece, the story that interrupts it behind.

    Where a paragraph goes on behind the beginning of another story, the plain paragraphs below its second
    half, down to a byline or to the next heading, are the first story's too; likewise what stands below a
    jump back (`jumps`: the line above the jump onwards, the line below the jump back), a heading right below it too.
    """
    landings = dict(jumps)
    ordered = list(units)
    beginnings = sorted(unit.lines[0] for unit in units if _begins(unit))
    for n, unit in enumerate(units):
        second = landings.get(unit.lines[-1]) or (_second_half(unit, beginnings) if len(unit.lines) > 1 else None)
        if second is None:
            continue
        first, last = max(n - _AROUND, 0), n + _AROUND
        near = ordered[first:last]
        rest = _rest(second, near, unit)
        if rest and unit in near:
            near = [other for other in near if other not in rest]
            place = near.index(unit) + 1
            near[place:place] = rest
            ordered[first:last] = near
    return ordered


def _second_half(unit: Unit, beginnings: Sequence[int]) -> int | None:
    """The line at which a unit goes on behind the beginning of another story, the last one if there are several."""
    for before, after in zip(unit.lines[-2::-1], unit.lines[:0:-1], strict=True):
        if bisect_left(beginnings, after) > bisect_right(beginnings, before):
            return after
    return None


def _rest(second: int, units: Sequence[Unit], host: Unit) -> list[Unit]:
    """The plain units printed below line `second`, up to a byline or to what begins another story."""
    rest: list[Unit] = []
    for unit in units:
        if unit is host or unit.lines[0] < second:
            continue
        landed = unit.lines[0] == second and host.last.closed and unit.head_like and not unit.mark
        if (_begins(unit) or unit.type == SIGNATURE) and not landed:
            break
        rest.append(unit)
        if unit.type == BYLINE or unit.closing is not None:
            break
    return [] if rest and all(unit.type == CAPTION for unit in rest) else rest


def with_authors_below(units: Sequence[Unit]) -> list[Unit]:
    """The units with bylines behind the headings they stand above, where that is the habit of the issue.

    A byline above a heading usually ends the story before. Here the first one has no story before it, fewer
    stand between a heading and its text, the last one not either, and the last story has none at its end. Above
    the first heading, with nothing before it, one stands in any issue.
    """
    signed = [n for n, unit in enumerate(units) if unit.type == BYLINE]
    heads = {n: _heads_below(units, n) for n in signed}
    above = [n for n in signed if heads[n]]
    below = [n for n in signed if n and units[n - 1].head_like and any(map(_tells, units[n + 1 : n + 2]))]
    rare = len(above) < _HABIT or len(below) >= len(above) or signed[0] != above[0] or signed[-1] in below
    if rare or any(map(_tells, units[: above[0]])) or not any(map(_tells, units[signed[-1] :])):
        above = [n for n in above if not n]
    ordered = list(units)
    for n in above:
        ordered[n : n + heads[n] + 1] = [*units[n + 1 : n + heads[n] + 1], units[n]]
    return ordered


def _heads_below(units: Sequence[Unit], n: int) -> int:
    """How many headings stand between unit `n` and the paragraph below them; 0 where there are none or too many,
    or somebody signs the story above."""
    if "(作者" in units[n].text:
        return 0  # who the author is stands below what he wrote
    for count, unit in enumerate(units[n + 1 : n + 2 + _STACK]):
        if not unit.head_like:
            return count if unit.type == TEXT else 0
    return 0


def _tells(unit: Unit) -> bool:
    """Whether the unit is a paragraph of a story."""
    return unit.type == TEXT and not unit.head_like


def _begins(unit: Unit) -> bool:
    """Whether a story, an item or a section may begin with the unit."""
    return unit.head_like or bool(unit.mark) or unit.opening is not None or unit.note is not None
