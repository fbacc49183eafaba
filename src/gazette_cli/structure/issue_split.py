"""The whole way from a source to a document: furniture, repeats, units, decoding, composition."""

from __future__ import annotations

from operator import attrgetter

from gazette_cli.block import Kind
from gazette_cli.document import Document
from gazette_cli.evidence import Evidence
from gazette_cli.source import Source
from gazette_cli.structure.assemble import Piece, assemble
from gazette_cli.structure.board import Board
from gazette_cli.structure.colophon import label_colophon
from gazette_cli.structure.compose import Composer
from gazette_cli.structure.contents import label_contents
from gazette_cli.structure.continuation import seam
from gazette_cli.structure.decode import decode
from gazette_cli.structure.decree_heads import raise_decree_heads
from gazette_cli.structure.directions import label_directions
from gazette_cli.structure.echoes import Echo, find_echoes
from gazette_cli.structure.features import candidates, habits_of
from gazette_cli.structure.furniture import label_single_lines
from gazette_cli.structure.further_issues import label_further_issues
from gazette_cli.structure.identity import label_identity
from gazette_cli.structure.issue_facts import read_issue
from gazette_cli.structure.joins import Judge
from gazette_cli.structure.jumps import label_jump_heads
from gazette_cli.structure.lost_stops import end_without_stops
from gazette_cli.structure.misread_again import misread_again
from gazette_cli.structure.page_heads import label_running_heads, squeeze_out_islands
from gazette_cli.structure.pages import number_pages
from gazette_cli.structure.photos import set_photos_apart
from gazette_cli.structure.reading_order import in_reading_order, with_authors_below
from gazette_cli.structure.removal import removed_pieces
from gazette_cli.structure.repeats import find_repeats
from gazette_cli.structure.rests import Repeat
from gazette_cli.structure.said_again import said_again
from gazette_cli.structure.sheet import Sheet
from gazette_cli.structure.signed_rows import confirm_signed_rows
from gazette_cli.structure.surroundings import Surroundings
from gazette_cli.structure.units import Unit, build_units
from gazette_cli.structure.web_heads import label_web_dates, tagged_titles

_FURNITURE = (
    label_single_lines, label_jump_heads, label_contents, label_identity, label_running_heads,
    label_further_issues, label_directions, label_web_dates, label_colophon, squeeze_out_islands,
)  # fmt: skip


def split(source: Source) -> Document:
    """The document with every line labelled and every story made an article."""
    sheet = label_furniture(source)
    units, repeats = read_units(sheet)
    board = Board(sheet, units)
    found = candidates(board)
    composer = Composer(sheet, board.entries)
    texts = [unit.squeezed for unit in board.units]
    composer.compose(units, decode(found, habits_of(board.units), Surroundings(board, found).of, texts))
    plans = composer.plans()
    number_pages(sheet, plans)
    removed = removed_pieces(sheet, repeats, plans, composer.loose)
    pieces = [*_furniture(sheet), *composer.loose, *removed, *(piece for plan in plans for piece in plan.pieces)]
    pieces.sort(key=attrgetter("start"))
    return assemble(source, pieces, plans, read_issue(sheet))


def read_units(sheet: Sheet, judge: Judge = seam) -> tuple[list[Unit], list[Repeat]]:
    """The units of the issue and the repeats between them, repeated lines first, then echoes of whole units."""
    repeats = find_repeats(sheet)
    repeats += tagged_titles(sheet, {repeat.copy for repeat in repeats})
    units = build_units(sheet, {repeat.copy for repeat in repeats}, judge)
    echoes = find_echoes(units)
    echoed = {index: _lines_under(sheet, echo) for echo in echoes for index in echo.copy.lines}
    for repeat in repeats:  # what repeats an echo repeats what that echoes
        repeat.originals = tuple(dict.fromkeys(
            line for original in repeat.originals for line in echoed.get(original, (original,))
        ))
    repeats += [Repeat(index, originals, fragment=True) for index, originals in echoed.items()]
    copies = {repeat.copy for repeat in repeats}
    more = said_again(sheet, copies)
    more += misread_again(sheet, units, copies.union([repeat.copy for repeat in more]))
    if more:
        repeats += more
        units = build_units(sheet, copies.union(repeat.copy for repeat in more), judge)
    else:
        gone = {id(echo.copy) for echo in echoes}
        units = [unit for unit in units if id(unit) not in gone]
    set_photos_apart(units)
    raise_decree_heads(units)
    confirm_signed_rows(units)
    repeats.sort(key=lambda repeat: repeat.copy)
    return with_authors_below(in_reading_order(units, sheet.jumps)), repeats


def _lines_under(sheet: Sheet, echo: Echo) -> tuple[int, ...]:
    """The lines of the original that hold the repeated words."""
    lines, edge = [], 0
    for index in echo.original.lines:
        length = len(sheet.lines[index].squeezed)
        if edge < echo.end and echo.start < edge + length:
            lines.append(index)
        edge += length
    return tuple(lines)


def label_furniture(source: Source) -> Sheet:
    """The sheet of a source with everything labelled that belongs to no article."""
    sheet = Sheet.of(source)
    for step in _FURNITURE:
        step(sheet)
    end_without_stops(sheet)
    return sheet


def board_of(source: Source) -> Board:
    """The units that are decoded, as fitting sees them."""
    sheet = label_furniture(source)
    units, _ = read_units(sheet)
    return Board(sheet, units)


def _furniture(sheet: Sheet) -> list[Piece]:
    home, home_end = sheet.source.folded.home, sheet.source.folded.home_end
    quoted = Evidence("ornament.quote-mark", ">")
    return [Piece(home(start), home_end(end), Kind.ORNAMENT, quoted) for start, end in sheet.margins] + [
        Piece(line.start, line.end, label.kind, label.evidence)
        for line, label in zip(sheet.lines, sheet.labels, strict=True)
        if label is not None
    ]
