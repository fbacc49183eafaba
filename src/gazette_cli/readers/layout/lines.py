"""Pieces of print to lines and blocks, bottom up: what follows on the right, what stands directly below."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from gazette_cli.readers.layout.shapes import Area, Block, Page, Print, around, beside, least_sure, place_of

_SAME_LINE = 0.3  # of the size: how far baselines of one line lie apart
_NEXT = 0.7  # of the size: the widest gap inside a line
_SPACED = 3.0  # the same inside a headline that is set wide, character by character
_LISTED = 4.0  # the same behind the number of an item
_MARKER = re.compile(r"[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）.、．]|[▲△▼■□●○◆◇★☆◎※•·]")
_SPACE = 0.2  # of the size: a gap that was a blank between words
_SAME_SIZE = 0.08
_LEADING = 1.3  # of the size: the widest gap between lines of a block
_CROWD = 4000  # pieces on a page beyond which nobody printed text


def text_lines(prints: Sequence[Print], body: float) -> list[Print]:
    """The pieces that stand on one line and touch, put together; pieces of other columns stay apart."""
    rows: list[list[Print]] = []
    for piece in sorted(prints, key=lambda piece: (piece.area.bottom, piece.area.left)):
        row = rows[-1] if rows else None
        if row is None or piece.down or row[0].down or not _on_one_line(row[-1], piece):
            rows.append([piece])
        else:
            row.append(piece)
    found: list[Print] = []
    for row in rows:
        row.sort(key=lambda piece: piece.area.left)
        found.extend(_joined(row, body))
    return found


def _on_one_line(one: Print, other: Print) -> bool:
    return abs(one.area.bottom - other.area.bottom) <= _SAME_LINE * min(one.size, other.size)


def _joined(row: list[Print], body: float) -> Iterator[Print]:
    """The pieces of one row, neighbours put together."""
    current = row[0]
    for piece in row[1:]:
        gap = piece.area.left - current.inked
        wide = len(piece.text) <= 2 and len(current.text.replace(" ", "")) <= 8 and piece.size > 1.2 * body
        reach = _LISTED if _MARKER.fullmatch(current.text) else _SPACED if wide else _NEXT
        near = gap <= reach * min(current.size, piece.size)
        alike = abs(current.size - piece.size) <= 0.35 * max(current.size, piece.size) and gap > -current.size
        if near and alike and current.frame == piece.frame and not (current.down or piece.down):
            current = _merged(current, piece)
        else:
            yield current
            current = piece
    yield current


def _merged(one: Print, other: Print) -> Print:
    gap = other.area.left - one.area.right
    blanks = one.text.endswith((" ", "　")) or other.text.startswith((" ", "　"))
    blank = " " if gap > _SPACE * one.size and not blanks else ""
    size = one.size if len(one.text) >= len(other.text) else other.size
    bold = one.bold if one.bold == other.bold else None
    return Print(one.text + blank + other.text, around((one.area, other.area)), size, bold, frame=one.frame,
                 confidence=least_sure((one, other)), place=place_of((one, other)))


def blocks_of(page: Page, lines: Sequence[Print]) -> list[Block]:
    """Lines of one size and column, each close below the one before, as blocks."""
    if len(lines) > _CROWD:
        return [Block.of([line]) for line in lines]
    below = _neighbours(lines)
    above: dict[int, list[int]] = {}
    for upper, lowers in below.items():
        for lower in lowers:
            above.setdefault(lower, []).append(upper)
    blocks: list[Block] = []
    level = page.level
    taken: set[int] = set()
    for first in range(len(lines)):
        if first in taken:
            continue
        chain = [first]
        while (after := _only(below, above, chain[-1], lines, level)) is not None and after not in taken:
            chain.append(after)
        taken.update(chain)
        blocks.append(Block.of([lines[n] for n in chain]))
    return blocks


def _neighbours(lines: Sequence[Print]) -> dict[int, list[int]]:
    """For every line those that stand next below it; `lines` come from the top."""
    tops = [line.area.top for line in lines]
    order = sorted(range(len(lines)), key=tops.__getitem__)
    sorted_tops = [tops[n] for n in order]
    found: dict[int, list[int]] = {}
    for n, line in enumerate(lines):
        reach = line.area.bottom + _LEADING * line.size
        position = bisect_left(sorted_tops, line.area.top + 0.3 * line.size)
        lowers: list[int] = []
        while position < len(order) and sorted_tops[position] <= reach:
            other = order[position]
            shared = beside(line.area, lines[other].area)
            if shared > 0.3 * min(line.area.width, lines[other].area.width) and not _hidden(lines, lowers, other):
                lowers.append(other)
            position += 1
        found[n] = lowers
    return found


def _hidden(lines: Sequence[Print], nearer: Iterable[int], other: int) -> bool:
    """Whether a nearer line stands between."""
    return any(beside(lines[n].area, lines[other].area) > 0 and lines[n].area.bottom - lines[n].size / 2
               <= lines[other].area.top for n in nearer)  # fmt: skip


def _only(
    below: dict[int, list[int]], above: dict[int, list[int]], n: int, lines: Sequence[Print], rules: Sequence[Area]
) -> int | None:
    """The line that continues the block of line `n`: the only one below it, which has only it above."""
    if len(below[n]) != 1:
        return None
    after = below[n][0]
    line, lower = lines[n], lines[after]
    alike = abs(line.size - lower.size) <= _SAME_SIZE * line.size and line.frame == lower.frame
    if len(above[after]) != 1 or not alike or line.down or lower.down:
        return None
    both_rows = line.row and lower.row  # of one table, whose rules set nothing apart
    return None if not both_rows and ruled_off(line.area, lower.area, rules) else after


def ruled_off(upper: Area, lower: Area, rules: Iterable[Area]) -> bool:
    """Whether a horizontal rule is drawn between two areas, over half of the lower one's width or more."""
    return any(
        upper.bottom - 3 <= rule.top and rule.bottom <= lower.top + 3 and beside(rule, lower) > 0.5 * lower.width
        for rule in rules
    )
