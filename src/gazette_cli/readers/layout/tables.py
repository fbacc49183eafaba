"""Tables whose cells are drawn: a row of the table becomes one line, its cells two blanks apart."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from gazette_cli.readers.layout.shapes import Area, Page, Print, around, least_sure, place_of

_TOUCH = 4.0  # points by which drawn lines may miss each other
_LEAST_LEVEL, _LEAST_UPRIGHT = 3, 2  # drawn lines that make a table: two rows of cells
_MOST_RULES = 2000
_BETWEEN = "  "


def with_rows(page: Page, lines: Sequence[Print]) -> list[Print]:
    """The lines, those inside a drawn table put together row by row."""
    grids = _grids(page)
    rest: list[Print] = []
    inside: dict[int, list[Print]] = {}
    for line in lines:
        grid = next((n for n, area in enumerate(grids) if area.holds(line.area, _TOUCH)), None)
        if grid is None:
            rest.append(line)
        else:
            inside.setdefault(grid, []).append(line)
    for held in inside.values():
        rest.extend(_rows(held, page.rules))
    return rest


def _grids(page: Page) -> list[Area]:
    """The areas of tables: drawn lines in both directions that touch."""
    rules = page.rules
    if not _LEAST_LEVEL + _LEAST_UPRIGHT <= len(rules) <= _MOST_RULES:
        return []
    groups: list[tuple[Area, list[Area]]] = []
    for rule in rules:
        touching = [group for group in groups if _touch(group[0], rule) and any(_touch(one, rule) for one in group[1])]
        members = [rule, *(one for group in touching for one in group[1])]
        groups = [group for group in groups if group not in touching]
        groups.append((around(members), members))
    return [area for area, members in groups if _is_grid(members)]


def _touch(one: Area, other: Area) -> bool:
    return (one.left - _TOUCH <= other.right and other.left <= one.right + _TOUCH
            and one.top - _TOUCH <= other.bottom and other.top <= one.bottom + _TOUCH)  # fmt: skip


def _is_grid(rules: Sequence[Area]) -> bool:
    level = {round(rule.top / _TOUCH) for rule in rules if rule.width > rule.height}
    upright = {round(rule.left / _TOUCH) for rule in rules if rule.height >= rule.width}
    return len(level) >= _LEAST_LEVEL and len(upright) >= _LEAST_UPRIGHT


def _rows(lines: Sequence[Print], rules: Sequence[Area]) -> list[Print]:
    """One line for each row of cells; a cell that spans rows stands in its first."""
    cells: dict[tuple[int, int], list[Print]] = {}
    for line in lines:
        top, left = _corner(line.area, rules)
        cells.setdefault((round(top), round(left)), []).append(line)
    rows: dict[int, list[list[Print]]] = {}
    for (top, _), held in sorted(cells.items()):
        held.sort(key=lambda line: (line.area.top, line.area.left))
        near = next((key for key in rows if abs(key - top) <= _TOUCH), top)
        rows.setdefault(near, []).append(held)
    return [_row(row) for row in rows.values()]


def _corner(area: Area, rules: Sequence[Area]) -> tuple[float, float]:
    """Top and left edge of the cell that holds an area: the nearest drawn lines above and on the left."""
    level = [rule for rule in rules if rule.width > rule.height]
    tops = sorted(rule.top for rule in level if rule.left <= area.left + _TOUCH and area.left <= rule.right)
    lefts = sorted(rule.left for rule in rules
                   if rule.height >= rule.width and rule.top <= area.bottom and area.top <= rule.bottom)  # fmt: skip
    top, left = bisect_right(tops, area.top + _TOUCH), bisect_left(lefts, area.left + _TOUCH)
    return tops[top - 1] if top else area.top, lefts[left - 1] if left else area.left


def _row(cells: Sequence[Sequence[Print]]) -> Print:
    lines = [line for cell in cells for line in cell]
    text = _BETWEEN.join("".join(line.text for line in cell) for cell in cells)
    return Print(text, around(line.area for line in lines), lines[0].size, frame=lines[0].frame, row=True,
                 confidence=least_sure(lines), place=place_of(lines))
