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

    Folios stand at the foot of their pages or at the head, as most of them do in this issue: a page head, a
    form feed or a blank stretch shows where a page begins. Without folios nothing is filled in. Where a reader saw
    the pages, a folio is that of its page.
    """
    if sheet.source.lines:
        _by_paper(sheet, plans)
        return
    places = [(n, number) for n, label in enumerate(sheet.labels) if label and (number := _number(sheet, n))]
    if not places:
        return
    folios = [(sheet.lines[n].start, number) for n, number in places]
    starts = [start for start, _ in folios]
    at_foot = 2 * sum(_at_foot(sheet, n) for n, _ in places) >= len(places)
    for plan in plans:
        found: dict[str, None] = {}
        for piece in plan.pieces:
            position = bisect_left(starts, piece.start) if at_foot else bisect_right(starts, piece.start) - 1
            if 0 <= position < len(folios):
                found[folios[position][1]] = None
        plan.pages = tuple(found)


def _by_paper(sheet: Sheet, plans: Sequence[Plan]) -> None:
    """The folio of each page of the file an article has print on."""
    folios: dict[int, str] = {}
    for n, line in enumerate(sheet.lines):
        if (number := _number(sheet, n)) and (boxes := sheet.source.boxes_of(line.start, line.end)):
            folios.setdefault(boxes[0].page, number)
    for plan in plans:
        pages = (box.page for piece in plan.pieces for box in sheet.source.boxes_of(piece.start, piece.end))
        plan.pages = tuple(dict.fromkeys(folios[page] for page in pages if page in folios))


def _at_foot(sheet: Sheet, index: int) -> bool:
    """Whether the page seems to end with the folio: a page head or nothing follows it, text stands above it."""
    after, before = sheet.kind(index + 1), sheet.kind(index - 1)
    if after is Kind.RUNNING_HEAD or index + 1 >= len(sheet.lines):
        return True
    if before is Kind.RUNNING_HEAD or index == 0:
        return False
    return sheet.lines[index + 1].above >= sheet.lines[index].above


def _number(sheet: Sheet, index: int) -> str | None:
    if sheet.kind(index) is not Kind.FOLIO:
        return None
    text = sheet.lines[index].text
    folio = read_folio(text)
    if folio is not None:
        return folio.number
    bare = bare_number(text)
    return None if bare is None else str(bare)
