"""Pieces of the repeats, each handed to the article whose copy is kept."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from gazette_cli.block import Kind
from gazette_cli.evidence import Evidence
from gazette_cli.span import Span
from gazette_cli.structure.assemble import Piece, Plan
from gazette_cli.structure.rests import Repeat, spans_of
from gazette_cli.structure.sheet import CUE_LENGTH, Sheet


def removed_pieces(
    sheet: Sheet, repeats: Sequence[Repeat], plans: Sequence[Plan], loose: Sequence[Piece] = ()
) -> list[Piece]:
    """One piece a repeated line; lines in a row that repeat one stretch of print are one repeat.

    What repeats something that belongs to no article is furniture, and the name of a column (one of `loose`) is that
    name again.
    """
    if not repeats:
        return []
    kept = sorted((piece.start, piece.end, n) for n, plan in enumerate(plans) for piece in plan.pieces)
    names = sorted((name.start, name.end, 0) for name in loose)
    pieces = []
    for group, repeat in _grouped(repeats):
        line, spans = sheet.lines[repeat.copy], spans_of(sheet, repeat)
        owner = _owner(kept, spans)
        cue = line.text[:CUE_LENGTH]
        if owner is None and _owner(names, spans) is not None:
            evidence = Evidence("standing-head.column", cue, 0.7)
            pieces.append(Piece(line.start, line.end, Kind.STANDING_HEAD, evidence))
            continue
        if owner is None:
            evidence = Evidence("furniture.repeat-of-no-article", cue, 0.7)
            pieces.append(Piece(line.start, line.end, Kind.FURNITURE, evidence))
            continue
        evidence = Evidence("duplicate.fragment" if repeat.fragment else "duplicate.line", cue, 0.95)
        piece = Piece(line.start, line.end, Kind.DUPLICATE, evidence, group, spans)
        pieces.append(piece)
        plans[owner].removed.append(piece)
    return pieces


def _grouped(repeats: Sequence[Repeat]) -> Iterator[tuple[int, Repeat]]:
    """Repeats with the number of their group: copies in a row whose originals stand in a row too."""
    group = 0
    for before, repeat in zip([None, *repeats], repeats, strict=False):
        if before is not None and not (
            repeat.copy == before.copy + 1 and repeat.originals[-1] >= before.originals[-1]
            and repeat.originals[0] != before.originals[0]
        ):
            group += 1
        yield group, repeat


def _owner(kept: Sequence[tuple[int, int, int]], originals: Sequence[Span]) -> int | None:
    """The number of the plan one of whose pieces holds the original, None where none does."""
    for original in reversed(originals):
        place = bisect_left(kept, (original.end, -1, -1)) - 1
        if place >= 0 and kept[place][1] > original.start:
            return kept[place][2]
    return None
