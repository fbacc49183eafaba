"""Stories of pages to one text in reading order, with the place of every printed line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from gazette_cli.positions import Box, Positioned
from gazette_cli.readers.layout.lines import blocks_of, text_lines
from gazette_cli.readers.layout.paragraphs import paragraphs, whole
from gazette_cli.readers.layout.shapes import Area, Page, Print
from gazette_cli.readers.layout.stories import Plan, Story
from gazette_cli.readers.layout.tables import with_rows

_INDENT = "　　"  # what a paragraph begins with where the print only moves in
_LETTER = re.compile("[A-Za-z]")
_FEW = 200  # characters on a page that do not tell which size its running text has


class Writer:
    """Takes pages one by one; `text()` and `lines` are what came of them.

    A line feed ends each paragraph and each line of a head, a blank line stands between stories, a form feed opens
    each further page.
    """

    def __init__(self) -> None:
        self.lines: list[Positioned] = []
        self._pieces: list[str] = []
        self._length = 0
        self._sizes: Counter[float] = Counter()

    def add(self, page: Page) -> None:
        """Put a page behind those before."""
        if self._length:
            self._put("\f")
        body = self._body(page.prints)
        lines = with_rows(page, text_lines(page.prints, body))
        lines.sort(key=lambda line: (line.area.top, line.area.left))
        for number, story in enumerate(Plan(page, blocks_of(page, lines), body).stories()):
            if number:
                self._put("\n")
            self._write(story, page)

    def add_as_given(self, page: Page, groups: Sequence[Sequence[Print]]) -> None:
        """Put a page behind those before whose print is in reading order already, a group of lines after the other."""
        if self._length:
            self._put("\f")
        for number, group in enumerate(groups):
            if number:
                self._put("\n")
            for line in group:
                self._write_lines([line], page)

    def text(self) -> str:
        """Everything that was put down."""
        return "".join(self._pieces)

    def _body(self, prints: Sequence[Print]) -> float:
        """The size most characters are set in: of this page, or of all so far where it has few."""
        here: Counter[float] = Counter()
        for piece in prints:
            here[round(piece.size * 2) / 2] += len(piece.text)
        self._sizes.update(here)
        sizes = here if here.total() >= _FEW else self._sizes
        return max(sizes, key=lambda size: (sizes[size], size), default=10.0) or 1.0

    def _write(self, story: Story, page: Page) -> None:
        for block in story.head:
            for line in block.lines:
                self._write_lines([line], page)
        for lines, indented in paragraphs(story.columns):
            if indented and not lines[0].text.startswith(("　", " ")):
                self._put(_INDENT)
            self._write_lines(lines, page)
        for block in story.captions:
            self._put("\n")
            for line in block.lines:
                self._write_lines([line], page)

    def _write_lines(self, lines: Sequence[Print], page: Page) -> None:
        """Printed lines as one line of the text."""
        before = ""
        for line in lines:
            if before and _LETTER.match(before) and _LETTER.match(line.text):
                self._put(" ")
            start = self._length
            self._put(line.text)
            area = Area(*(edge * page.unit for edge in line.told))
            box = Box(start, page.number, *whole(area), line.confidence)
            self.lines.append(Positioned(box, self._length, round(line.size * page.unit, 1), line.bold))
            before = line.text[-1:]
        self._put("\n")

    def _put(self, words: str) -> None:
        self._pieces.append(words)
        self._length += len(words)
