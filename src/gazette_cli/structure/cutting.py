"""From a stretch of a unit's text to pieces of print, one a printed line."""

from __future__ import annotations

from gazette_cli.block import Kind
from gazette_cli.evidence import Evidence
from gazette_cli.span import Span
from gazette_cli.structure.assemble import Piece
from gazette_cli.structure.sheet import Sheet
from gazette_cli.structure.units import Unit


class Cutter:
    """Cuts units of one sheet; offsets into a unit's text are led home to the source."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.folded = sheet.source.folded

    def cut(self, unit: Unit, stretch: Span, kind: Kind, evidence: Evidence) -> list[Piece]:
        """Pieces over the stretch of the unit's text, blanks at the edges of each line left out."""
        pieces: list[Piece] = []
        home, home_end, lines = self.folded.home, self.folded.home_end, self.sheet.lines
        start, end = stretch
        if start == 0 and end == len(unit.text):
            return [Piece(line.start, line.end, kind, evidence) for line in map(lines.__getitem__, unit.lines)]
        edge = 0
        for index in unit.lines:
            line = lines[index]
            length = len(line.text)
            if start <= edge and edge + length <= end:
                pieces.append(Piece(line.start, line.end, kind, evidence))
                edge += length
                continue
            first, stop = max(start - edge, 0), min(end - edge, length)
            while first < stop and line.text[first] == " ":
                first += 1
            while stop > first and line.text[stop - 1] == " ":
                stop -= 1
            if first < stop:
                pieces.append(Piece(home(line.at + first), home_end(line.at + stop), kind, evidence))
            edge += length
        return pieces

    def home(self, unit: Unit, offset: int) -> int:
        """Source offset of the character at `offset` of the unit's text."""
        for index in unit.lines:
            line = self.sheet.lines[index]
            if offset < len(line.text):
                return self.folded.home(line.at + offset)
            offset -= len(line.text)
        return unit.last.end
