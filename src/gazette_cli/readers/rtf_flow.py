"""One stream of paragraphs inside an RTF file (the body, a text box, a page head): its lines, and its tables."""

from __future__ import annotations

from collections.abc import Iterable

from gazette_cli.readers.office import CELL, row_of


class Flow:
    """Takes words, and ends of lines, cells and rows; `rows` are the lines so far, a blank one in front of a head."""

    def __init__(self) -> None:
        self.rows: list[str] = []
        self._pieces: list[str] = []
        self._cell: list[str] = []
        self._cells: list[list[str]] = []
        self._boxes: list[str] = []

    def put(self, words: str) -> None:
        """Words of the paragraph that is open."""
        self._pieces.append(words)

    def box(self, rows: Iterable[str]) -> None:
        """The lines of a text box that is anchored in the paragraph."""
        self._boxes.extend(row for row in rows if row)

    def end_paragraph(self, *, head: bool, in_table: bool) -> None:
        """The paragraph ends; in a table it is one of its cell's."""
        text = "".join(self._pieces)
        self._pieces = []
        lines = [line.strip() for line in text.split("\n")] if text.strip() or not self._boxes else []
        boxes, self._boxes = self._boxes, []
        if in_table:
            self._cell.extend(line for line in (*lines, *boxes) if line)
            return
        self._end_table()
        if head and text.strip():
            self._row("")
        for row in (*lines, *boxes):
            self._row(row)

    def end_cell(self) -> None:
        """A cell of a table ends."""
        self.end_paragraph(head=False, in_table=True)
        self._cells.append(self._cell)
        self._cell = []

    def end_inner_cell(self) -> None:
        """A cell of a table inside a cell ends."""
        self.put(CELL)

    def end_row(self) -> None:
        """A row of a table ends."""
        for row in row_of(self._cells):
            self._row(row)
        self._cells = []

    def end(self) -> list[str]:
        """All lines; what is open ends."""
        if any(piece.strip() for piece in self._pieces) or self._boxes:
            self.end_paragraph(head=False, in_table=bool(self._cells or self._cell))
        self._end_table()
        return self.rows

    def _end_table(self) -> None:
        if self._cell:
            self._cells.append(self._cell)
            self._cell = []
        if self._cells:
            self.end_row()

    def _row(self, row: str) -> None:
        if row or (self.rows and self.rows[-1]):
            self.rows.append(row)
