"""The order in which areas of a page are read: cut along gaps, and where no gap goes through, by who stands before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TypeVar

from gazette_cli.readers.layout.shapes import Area, around

Item = TypeVar("Item")
_OVERLAP = 3.0  # points by which areas may overlap and still be apart
_MOST = 400  # items that are compared with each other


def in_order(
    items: Sequence[Item], area_of: Callable[[Item], Area], *, gutter: float, columns_first: bool
) -> list[Item]:
    """The items as they are read: columns from left to right, or bands from the top, whichever can be cut first.

    `gutter` is the least width in points of the blank between two columns.
    """
    if len(items) < 2:
        return list(items)
    columns, bands = _cut(items, area_of, 0, gutter), _cut(items, area_of, 1, 0.0)
    if columns_first and len(columns) > 1 and len(bands) > 1 and not _are_level(columns, area_of):
        columns_first = False
    for groups in (columns, bands) if columns_first else (bands, columns):
        if len(groups) > 1:
            return [item for group in groups
                    for item in in_order(group, area_of, gutter=gutter, columns_first=columns_first)]  # fmt: skip
    return _by_precedence(items, area_of)


def _are_level(columns: Sequence[Sequence[Item]], area_of: Callable[[Item], Area]) -> bool:
    """Whether columns stand beside each other, not one below the other."""
    areas = [around(area_of(item) for item in column) for column in columns]
    return all(min(one.bottom, other.bottom) - max(one.top, other.top) > 0.5 * min(one.height, other.height)
               for one, other in pairwise(areas))  # fmt: skip


def _cut(items: Sequence[Item], area_of: Callable[[Item], Area], axis: int, least: float) -> list[list[Item]]:
    """Groups of items between which a gap of at least `least` points goes through along the axis (0: x, 1: y)."""
    groups: list[list[Item]] = []
    edge = 0.0
    for item in sorted(items, key=lambda item: area_of(item)[axis]):
        start, end = area_of(item)[axis], area_of(item)[axis + 2]
        if not groups or start >= edge + (least or -_OVERLAP):
            groups.append([item])
            edge = end
        else:
            groups[-1].append(item)
            edge = max(edge, end)
    return groups


def _by_precedence(items: Sequence[Item], area_of: Callable[[Item], Area]) -> list[Item]:
    """What stands above in the same column, or on the left at the same height, comes before."""
    rest = sorted(items, key=lambda item: area_of(item)[1::-1])
    if len(rest) > _MOST:
        return rest
    found: list[Item] = []
    while rest:
        free = (n for n, item in enumerate(rest)
                if not any(_before(area_of(other), area_of(item)) for other in rest if other is not item))
        found.append(rest.pop(next(free, 0)))
    return found


def _before(one: Area, other: Area) -> bool:
    shared_x = min(one.right, other.right) - max(one.left, other.left)
    shared_y = min(one.bottom, other.bottom) - max(one.top, other.top)
    if shared_x > _OVERLAP:
        return one.top < other.top and (shared_y <= _OVERLAP or one.left <= other.left)
    return shared_y > _OVERLAP and one.right <= other.left + _OVERLAP
