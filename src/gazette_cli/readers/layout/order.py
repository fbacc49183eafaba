"""The order in which areas of a page are read: cut along gaps, and where no gap goes through, by who stands before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TypeVar

from gazette_cli.readers.layout.shapes import Area, around, beside

Item = TypeVar("Item")
_OVERLAP = 3.0  # points by which areas may overlap and still be apart
_THIN = 5.0  # gutters: what is lower is a line that stands alone
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
    if not columns_first:
        columns, bands = _with_rows(columns, area_of, gutter), _meant(bands, area_of, gutter)
    elif len(columns) > 1 and len(bands) > 1:
        columns_first = _are_level(columns, area_of)
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


def _meant(bands: Sequence[list[Item]], area_of: Callable[[Item], Area], gutter: float) -> list[list[Item]]:
    """The bands, those put together whose gap goes through by chance: what stands below it are columns of their own.

    A row of stories begins level; where columns happen to end at one height, what follows does not.
    """
    found: list[list[Item]] = []
    for band in bands:
        columns = _cut([*found[-1], *band], area_of, 0, gutter) if found else []
        if len(columns) > 1 and not _begins_level(band, columns, area_of, gutter):
            found[-1].extend(band)
        else:
            found.append(list(band))
    return found


def _with_rows(columns: list[list[Item]], area_of: Callable[[Item], Area], gutter: float) -> list[list[Item]]:
    """The columns, neighbours put together through which a row of stories goes, if that leaves two groups or more."""
    found = [list(columns[0])]
    for before, column in pairwise(columns):
        if _share_row(before, column, area_of, gutter):
            found[-1].extend(column)
        else:
            found.append(list(column))
    return found if len(found) > 1 else columns


def _share_row(one: Sequence[Item], other: Sequence[Item], area_of: Callable[[Item], Area], gutter: float) -> bool:
    bands = _cut([*one, *other], area_of, 1, 0.0)
    left, right = ({id(item) for item in column} for column in (one, other))
    return any(any(id(item) in left for item in band) and any(id(item) in right for item in band)
               and _begins_level(band, (one, other), area_of, gutter) for band in bands[1:])  # fmt: skip


def _begins_level(
    band: Sequence[Item], columns: Sequence[Sequence[Item]], area_of: Callable[[Item], Area], gutter: float
) -> bool:
    """Whether a band begins at one height in all columns it holds; a line that stands alone does."""
    inside = {id(item) for item in band}
    tops = [min(area_of(item).top for item in held) for column in columns
            if (held := [item for item in column if id(item) in inside])]  # fmt: skip
    if len(tops) == 1:
        return all(area_of(item).height < _THIN * gutter for item in band)
    return max(tops) - min(tops) <= gutter / 2


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
    """What stands above in the same column, or on the left at one height, comes before; a column is read on down."""
    rest = sorted(items, key=lambda item: area_of(item)[1::-1])
    if len(rest) > _MOST:
        return rest
    found: list[Item] = []
    while rest:
        free = [n for n, item in enumerate(rest)
                if not any(_before(area_of(other), area_of(item)) for other in rest if other is not item)]  # fmt: skip
        on = (n for n in free if found and beside(area_of(found[-1]), area_of(rest[n])) > _OVERLAP)
        found.append(rest.pop(next(on, free[0] if free else 0)))
    return found


def _before(one: Area, other: Area) -> bool:
    shared_x = min(one.right, other.right) - max(one.left, other.left)
    shared_y = min(one.bottom, other.bottom) - max(one.top, other.top)
    if shared_x > _OVERLAP:
        return one.top < other.top and (shared_y <= _OVERLAP or one.left <= other.left)
    return shared_y > _OVERLAP and one.right <= other.left + _OVERLAP
