"""What a web page prints around the headline of its piece: the headline with its column in front, and the day."""

from __future__ import annotations

from collections.abc import Collection

from gazette_cli.block import Kind
from gazette_cli.grammar.people import read_byline
from gazette_cli.patterns import late
from gazette_cli.structure.chrome import has_buttons
from gazette_cli.structure.rests import Repeat
from gazette_cli.structure.sheet import Sheet

_TAGGED = late(r"[【\[][^】\]]{2,8}[】\]](.{5,40})")  # 【议事厅】早餐车能不能留
_NEAR = 5  # lines within which the headline comes
_DAY = late(r"[12]\d{3}[-/.]\d{1,2}[-/.]\d{1,2}(?: \d{1,2}:\d\d(?::\d\d)?)?")


def tagged_titles(sheet: Sheet, copies: Collection[int]) -> list[Repeat]:
    """Headlines with the name of their column in front, above a line of the web page and the headline itself;
    `copies` are repeats already."""
    found = []
    for index, line in sheet.free():
        if line.text[0] not in "【[" or sheet.kind(index + 1) is not Kind.NAVIGATION or index in copies:
            continue
        title = match[1] if (match := _TAGGED.fullmatch(line.squeezed)) else None
        below = range(index + 1, min(index + 1 + _NEAR, len(sheet.lines)))
        again = next((n for n in below if sheet.is_free(n) and sheet.lines[n].squeezed == title), None)
        if again is not None and again not in copies:
            found.append(Repeat(index, (again,), fragment=False))
    return found


def label_web_dates(sheet: Sheet) -> None:
    """A day alone between the headline of a web page and who wrote it."""
    if not has_buttons(sheet):
        return
    for index, line in sheet.free():
        if line.text[0] not in "12" or _DAY.fullmatch(line.text) is None:
            continue
        below = sheet.is_free(index + 1) and read_byline(sheet.lines[index + 1].text)
        if below and below.has_role and sheet.is_free(index - 1) and not sheet.lines[index - 1].closed:
            sheet.put(index, Kind.NAVIGATION, "navigation.date", 0.85)
