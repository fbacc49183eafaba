"""The edges of pages: what stands beside a folio or a page head, and what cuts into a paragraph there."""

from __future__ import annotations

from gazette_cli.block import Kind
from gazette_cli.grammar.people import read_byline
from gazette_cli.patterns import late
from gazette_cli.structure.sheet import Sheet

SENTENCE = late(r"[。!?;,:]")
"""A mark of text, which names of papers and sections do not have."""
_LONGEST_EDGE = 200  # lines of furniture between the text of two pages


def beside_folio(sheet: Sheet, index: int) -> bool:
    """Whether a folio stands on the line above or below."""
    return Kind.FOLIO in (sheet.kind(index - 1), sheet.kind(index + 1))


def at_page_edge(sheet: Sheet, index: int) -> bool:
    """Whether a folio or another page mark stands next to the line, or the page begins there."""
    if index == 0 or sheet.lines[index].above >= 3:
        return True
    return any(sheet.kind(near) in (Kind.FOLIO, Kind.RUNNING_HEAD, Kind.ISSUE_LINE) for near in (index - 1, index + 1))


def cuts_in(sheet: Sheet, index: int) -> bool:
    """Whether a line stands at the edge of a page where a sentence is broken off: a page head."""
    below = sheet.lines[index + 1].text if sheet.is_free(index + 1) else ""
    if not at_page_edge(sheet, index) or (below and read_byline(below)):  # a headline above its author
        return False
    return breaks_off_above(sheet, index)


def breaks_off_above(sheet: Sheet, index: int) -> bool:
    """Whether the text above a line and the furniture around it ends in the middle of a sentence."""
    above = index - 1
    while above >= max(index - _LONGEST_EDGE, 0) and not sheet.is_free(above):
        above -= 1
    return sheet.is_free(above) and not sheet.lines[above].closed and bool(SENTENCE.search(sheet.lines[above].text))
