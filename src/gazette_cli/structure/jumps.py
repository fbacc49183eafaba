"""Jump lines: 下转第三版 under the first part of a story, 上接第一版 above its rest."""

from __future__ import annotations

from collections.abc import Sequence

from gazette_cli.block import Kind
from gazette_cli.patterns import late
from gazette_cli.structure.joins import TEXT, Piece
from gazette_cli.structure.sheet import Sheet
from gazette_cli.structure.sizes import is_display

_FROM = late(r"上\s*[接承]|[接承]\s*(?:上|本|第|[A-D\d一二三四五六七八九十])")

_HEADED = late(r"(\S.{3,28}?) *[(][上紧]\s*接\s*(?:本报)?第?[A-Z0-9一二三四五六七八九十]{1,3}版[)]")
_SHORTEST_TITLE = 5  # characters


def label_jump_heads(sheet: Sheet) -> None:
    """The headline printed again above the rest of a story: beside the jump, or below it where its size shows it."""
    for index, line in sheet.free() if "版)" in sheet.script.plain else ():
        if line.text[-1] == ")" and (match := _HEADED.fullmatch(line.text)) and _is_printed(sheet, index, match[1]):
            sheet.put(index, Kind.JUMP, "jump.head", 0.85)
    for index, line in enumerate(sheet.lines) if sheet.source.lines else ():
        jump = sheet.kind(index - 1) is Kind.JUMP and _FROM.search(sheet.lines[index - 1].text)
        if jump and sheet.is_free(index) and is_display(line):
            sheet.put(index, Kind.JUMP, "jump.head")


def _is_printed(sheet: Sheet, index: int, title: str) -> bool:
    """Whether a line above holds the words, or they hold all of it."""
    words = title.replace(" ", "")
    return any(
        words in line.squeezed or (len(line.squeezed) >= _SHORTEST_TITLE and line.squeezed in words)
        for line in sheet.lines[:index]
    )


def pair_jumps(sheet: Sheet, pieces: Sequence[Piece]) -> None:
    """Fill `sheet.jumps`: each line above a jump onwards with the line below the next jump back.

    Stories are continued in the order they are broken off, but one broken off in mid-sentence is sooner
    the one meant than one that ended.
    """
    lines = [piece for piece in pieces if piece.type == TEXT]
    waiting: list[Piece] = []
    jumps: list[tuple[int, int]] = []
    for index, label in enumerate(sheet.labels):
        if label is None or label.kind is not Kind.JUMP:
            continue
        if _FROM.search(sheet.lines[index].text):
            below = next((piece for piece in lines if piece.index > index), None)
            if below is not None and waiting:
                above = next((piece for piece in waiting if not piece.line.closed), waiting[0])
                waiting.remove(above)
                jumps.append((above.index, below.index))
        else:
            above_all = [piece for piece in lines if piece.index < index]
            waiting += above_all[-1:]
    sheet.jumps = jumps
