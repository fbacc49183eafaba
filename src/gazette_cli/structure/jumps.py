"""Jump lines: 下转第三版 under the first part of a story, 上接第一版 above its rest."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from gazette_cli.block import Kind
from gazette_cli.patterns import late
from gazette_cli.structure.joins import TEXT, Piece
from gazette_cli.structure.sheet import REACH, Sheet
from gazette_cli.structure.sizes import is_display

_FROM = late(r"上\s*[接承]|(?<!下)[接承]\s*(?:上|第|本|[A-D\d一二三四五六七八九十])")
_HEADED = late(r"(\S.{3,28}?) *[(][上紧]\s*接\s*(?:本报)?第?[A-Z0-9一二三四五六七八九十]{1,3}版[)]")
_SHORTEST_TITLE = 5  # characters
_ONWARDS = re.compile(r"\((?:[紧文]?下|文)[接转][^()]{1,8}版[^()]{0,2}\)$")  # at the end of a line of text
_JUMPS = ("版", "页", "頁")  # one of them is in every jump
_MARK = late(r"[①-⑳]")
_MOST_WAITING = 200  # stories broken off: those of an issue, and more
_NAMED = late(r"《([^《》]{2,24})》|([^,。;:()《》]{4,24}?) *\(")  # the title of a story that goes on


class _Broken(NamedTuple):
    """The last line in front of a jump onwards and the circled number of that jump, if it has one."""

    piece: Piece
    mark: str


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
        for line in sheet.lines[max(index - REACH, 0) : index]
    )


def pair_jumps(sheet: Sheet, pieces: Sequence[Piece]) -> None:
    """Fill `sheet.jumps`: each line above a jump onwards with the line below the jump back that belongs to it.

    A number or a title in the jump back says which one that is. Otherwise stories are continued in the order they
    are broken off, but one broken off in mid-sentence is sooner the one meant than one that ended.
    """
    if not any(map(sheet.script.plain.__contains__, _JUMPS)):
        return
    lines = [piece for piece in pieces if piece.type == TEXT]
    places = [piece.index for piece in lines]
    marks = {index for index, label in enumerate(sheet.labels) if label is not None and label.kind is Kind.JUMP}
    broken = {piece.index: piece for piece in lines if piece.line.text[-1] == ")" and _ONWARDS.search(piece.line.text)}
    waiting: list[_Broken] = []
    jumps: list[tuple[int, int]] = []
    for index in sorted(marks | broken.keys()):
        text = sheet.lines[index].text
        if index in broken:
            waiting.append(_Broken(broken[index], _mark(text)))
        elif _FROM.search(text):
            below = bisect_right(places, index)
            waiting = [broken for broken in waiting[-_MOST_WAITING:] if broken.piece.index >= index - REACH]
            if below < len(lines) and waiting:
                meant = _meant(sheet, text, waiting, index)
                waiting.remove(meant)
                jumps.append((meant.piece.index, places[below]))
        elif above := bisect_left(places, index):
            waiting.append(_Broken(lines[above - 1], _mark(text)))
    sheet.jumps = jumps


def _mark(text: str) -> str:
    match = _MARK.search(text)
    return match[0] if match else ""


def _meant(sheet: Sheet, text: str, waiting: Sequence[_Broken], index: int) -> _Broken:
    """Which of the stories broken off a jump back, the line at `index`, continues."""
    mark, named = _mark(text), _NAMED.search(text)
    if mark:
        return next((broken for broken in waiting if broken.mark == mark), waiting[0])
    if named:
        title = (named[1] or named[2]).replace(" ", "")
        around = range(max(index - REACH, 0), min(index + REACH, len(sheet.lines)))
        head = next((n for n in around if title in sheet.lines[n].squeezed), -1)
        after = next((broken for broken in waiting if broken.piece.index > head >= 0), None)
        if after is not None:
            return after
    return next((broken for broken in waiting if not broken.piece.line.closed), waiting[0])
