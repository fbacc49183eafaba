"""On which printed pages an article lies, as the folios tell."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from gazette_cli.block import Kind
from gazette_cli.grammar.folios import bare_number, read_folio
from gazette_cli.structure.assemble import Plan
from gazette_cli.structure.sheet import Sheet


def number_pages(sheet: Sheet, plans: Sequence[Plan]) -> None:
    """Fill in the pages of every plan: numbers as printed, without leading zeros, in order, each once.

    A folio numbers the lines above it, unless the first one stands above all text: then it numbers those
    below. Without folios nothing is filled in.
    """
    folios = [(line.start, number) for n, line in enumerate(sheet.lines) if (number := _number(sheet, n))]
    if not folios:
        return
    starts = [start for start, _ in folios]
    first_text = min((piece.start for plan in plans for piece in plan.pieces), default=0)
    at_foot = starts[0] > first_text
    for plan in plans:
        found: dict[str, None] = {}
        for piece in plan.pieces:
            position = bisect_left(starts, piece.start) if at_foot else bisect_right(starts, piece.start) - 1
            if 0 <= position < len(folios):
                found[folios[position][1]] = None
        plan.pages = tuple(found)


def _number(sheet: Sheet, index: int) -> str | None:
    if sheet.kind(index) is not Kind.FOLIO:
        return None
    text = sheet.lines[index].text
    folio = read_folio(text)
    if folio is not None:
        return folio.number
    bare = bare_number(text)
    return None if bare is None else str(bare)
