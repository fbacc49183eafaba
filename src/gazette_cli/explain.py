"""Why each printed line was labelled as it was: the evidence of the blocks, line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gazette_cli.block import Block
from gazette_cli.document import Document
from gazette_cli.errors import UsageError
from gazette_cli.records import block_record
from gazette_cli.records.writing import Record
from gazette_cli.span import Span

_PLACE = re.compile(r"(.+?)(:\d+):\d+", re.ASCII)  # as `gazette where` and `gazette search` print it


@dataclass(frozen=True, slots=True)
class Row:
    """One block as a row; `line` and `column` (1-based) are those of its first word, `words` all of them.

    `first` says whether it is the first block on its line.
    """

    line: int
    column: int
    first: bool
    words: str
    block: Block


def rows(document: Document) -> Iterator[Row]:
    """Every block that has words, in order of print; blank lines decide nothing and have no row.

    >>> from gazette_cli.source import Source
    >>> from gazette_cli.structure import unsplit
    >>> [(row.line, row.words) for row in rows(unsplit(Source.from_text("甲\\n\\n 乙"), "x"))]
    [(1, '甲'), (3, '乙')]
    """
    source, before = document.source, 0
    for block in document.blocks:
        if block.core.start == block.core.end:
            continue
        line, column = source.locate(block.core.start)
        yield Row(line, column, line != before, block.core.slice(source.text), block)
        before = line


def blocks_on(document: Document, line: int) -> tuple[Block, ...]:
    """The blocks that own a character of printed line `line` (1-based), in order.

    On a line with words only those that have words there: the block before keeps the blanks in front.
    Raises UsageError where the text has no such line, as an empty one has none.
    """
    source = document.source
    starts = source.line_starts
    if not source.text:
        raise UsageError(f"there is no line {line}", place=source.name, hint="the text is empty")
    if not 1 <= line <= len(starts):
        raise UsageError(f"there is no line {line}", place=source.name, hint=f"give 1 to {len(starts)}")
    span = Span(starts[line - 1], starts[line] if line < len(starts) else source.chars)
    touching = [block for block in document.blocks if Span(block.start, block.end).overlaps(span)]
    wordy = [block for block in touching if block.core.overlaps(span)]
    # behind a line feed at the very end there is a line without a single character
    return tuple(wordy or touching) or document.blocks[-1:]


def records(document: Document, line: int | None = None) -> Iterator[Record]:
    """The record of every block, or of those on one line, as `explain -f jsonl` prints them."""
    ids = {article.ordinal: article.id for article in document.articles}
    for block in document.blocks if line is None else blocks_on(document, line):
        yield block_record(block, document.source, None if block.article is None else ids[block.article])


def file_and_line(argument: str) -> tuple[str, int | None]:
    """What `FILE`, `FILE:LINE` or `FILE:LINE:COLUMN` names; a path with a colon that exists is a path.

    >>> file_and_line("no-such-file.txt:12"), file_and_line("no-such-file.txt:12:4")
    (('no-such-file.txt', 12), ('no-such-file.txt', 12))
    >>> file_and_line("-")
    ('-', None)
    """
    if (match := _PLACE.fullmatch(argument)) and not Path(argument).exists() and not Path(match[1] + match[2]).exists():
        return match[1], int(match[2][1:])
    path, colon, number = argument.rpartition(":")
    if colon and path and number.isascii() and number.isdigit() and not Path(argument).exists():
        return path, int(number)
    return argument, None
