"""`gazette explain`: why each printed line was labelled as it was."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import ClassVar

import click

from gazette_cli.block import FURNITURE_KINDS, HEAD_KINDS, Block, Kind
from gazette_cli.cli._console import is_terminal, wants_color
from gazette_cli.cli._job import Job, Outcome
from gazette_cli.cli._options import Run, shared
from gazette_cli.cli._run import counted, perform
from gazette_cli.document import Document
from gazette_cli.errors import UsageError
from gazette_cli.explain import Row, blocks_on, file_and_line, records, rows
from gazette_cli.pipeline import understand
from gazette_cli.readers.inputs import expand
from gazette_cli.source import Source
from gazette_cli.views import View
from gazette_cli.views.columns import clip, pad, printable, width
from gazette_cli.views.jsonl import LINES

_PIPE_WORDS = 60  # cells of a line's words that are printed where nobody's window tells
_LEAST_WORDS = 24
_LONGEST_RULE = 36
_LONGEST_CUE = 16
_QUOTED = 40
_TITLES = ("line", "kind", "art", "rule", "cue", "conf", "runner-up", "words")
_SPARED = ("cue", "runner-up", "conf", "art")  # the columns a narrow window does without, first of all the first
_RIGHT = frozenset({"line", "art", "conf"})
_STDIN_LINE = re.compile(r"-:\d+")


@dataclass(frozen=True)
class Explain(Job):
    """Prints the evidence of every block, or of those on one line (1-based), as columns or as records."""

    reads_articles: ClassVar[bool] = False
    columns: bool = True
    line: int | None = None
    color: bool = False
    cells: int | None = None  # of the window; None: nobody's window

    def issue(self, source: Source, outcome: Outcome) -> Iterable[bytes]:
        """One record a block, or lines of columns."""
        document = understand(source)
        outcome.counts["block"] += len(document.blocks)
        if not self.columns:
            return map(self.view.render, records(document, self.line))
        lines = self._columns(document) if self.line is None else self._details(document, self.line)
        return ["".join(f"{line}\n" for line in lines).encode("utf-8", "backslashreplace")]

    def _columns(self, document: Document) -> Iterator[str]:
        """A head line, then one line a block; the columns are as wide as their widest cell."""
        source = document.source
        numbers = ((source.chars, "character"), (len(document.articles), "article"), (len(document.blocks), "block"))
        told = ", ".join(counted(number, word) for number, word in numbers)
        yield f"{printable(source.name)}: {source.receipt.encoding}, {told}"
        table = [_cells(row) for row in rows(document)]
        sizes = {title: max(map(width, column))
                 for title, column in zip(_TITLES[:-1], zip(*(cells[:-1] for cells in (_TITLES, *table)), strict=True),
                                          strict=True)}  # fmt: skip
        room = _PIPE_WORDS if self.cells is None else _fitted(sizes, self.cells)
        yield self._drawn(_TITLES, sizes, room, {"bold": True})
        for row, cells in zip(rows(document), table, strict=True):
            yield self._drawn(cells, sizes, room, _style(row.block.kind))

    def _drawn(self, cells: tuple[str, ...], sizes: dict[str, int], room: int, style: dict[str, bool | str]) -> str:
        fields = [pad("", sizes[title] - width(cell)) + cell if title in _RIGHT else pad(cell, sizes[title])
                  for title, cell in zip(_TITLES[:-1], cells[:-1], strict=True) if title in sizes]  # fmt: skip
        if self.color:
            fields[1] = click.style(fields[1], **style)  # type: ignore[arg-type]
        return "  ".join([*fields, clip(cells[-1], room)]).rstrip()

    def _details(self, document: Document, line: int) -> Iterator[str]:
        """Everything about the blocks of one line."""
        blocks = blocks_on(document, line)
        begins = document.source.locate(blocks[0].core.start)[0]
        if begins != line:
            yield self._labelled("note", f"line {line} has no words; it belongs to the block of line {begins}")
        for number, block in enumerate(blocks):
            if number:
                yield ""
            for label, value in _detail(document, block):
                yield self._labelled(label, value)

    def _labelled(self, label: str, value: str) -> str:
        name = click.style(pad(label, 12), bold=True) if self.color else pad(label, 12)
        return f"{name}{value}".rstrip()


def _fitted(sizes: dict[str, int], cells: int) -> int:
    """The cells left for the words in a window of `cells`; columns it has no room for are taken out of `sizes`."""
    for title in _SPARED:
        if sum(sizes.values()) + 2 * len(sizes) > cells - _LEAST_WORDS:
            del sizes[title]
    return max(cells - sum(sizes.values()) - 2 * len(sizes), _LEAST_WORDS)


def _cells(row: Row) -> tuple[str, ...]:
    block, evidence = row.block, row.block.evidence
    return (
        str(row.line) if row.first else "",
        str(block.kind),
        "" if block.article is None else str(block.article),
        clip(evidence.rule, _LONGEST_RULE),
        clip(printable(evidence.cue), _LONGEST_CUE),
        f"{evidence.confidence:.2f}",
        evidence.runner_up or "",
        printable(row.words),
    )


def _detail(document: Document, block: Block) -> Iterator[tuple[str, str]]:
    source, evidence = document.source, block.evidence
    line, column = source.locate(block.core.start)
    yield "place", f"{printable(source.name)}:{line}:{column}"
    for box in source.boxes_of(*block.core):
        sure = "" if box.confidence is None else f", recognised with {box.confidence:.2f}"
        yield "printed", f"{printable(source.name)}:{box.printed()}{sure}"
    yield "words", printable(block.core.slice(source.text)) or "(none)"
    yield "kind", str(block.kind)
    if block.article is not None:
        article = document.articles[block.article - 1]
        title = "" if article.headline is None else printable(article.headline.text)
        yield "article", f"{block.article} {title} ({article.id})"
    yield "rule", evidence.rule
    yield "cue", printable(evidence.cue)
    yield "confidence", f"{evidence.confidence:.2f}"
    yield "runner-up", evidence.runner_up or "(none was weighed)"
    yield "characters", f"{block.start}-{block.end}, words {block.core.start}-{block.core.end}"
    for span in block.duplicate_of:
        line, column = source.locate(span.start)
        words = clip(printable(span.slice(source.text)), _QUOTED)
        yield "repeats", f"{printable(source.name)}:{line}:{column} {words}"


def _style(kind: Kind) -> dict[str, bool | str]:
    if kind in HEAD_KINDS or kind is Kind.CROSSHEAD:
        return {"bold": True, "fg": "cyan"}
    if kind in (Kind.BYLINE, Kind.DATELINE, Kind.SIGNATURE):
        return {"fg": "green"}
    if kind is Kind.DUPLICATE:
        return {"fg": "yellow"}
    if kind is Kind.STANDING_HEAD:
        return {"fg": "magenta"}
    return {"dim": True} if kind in FURNITURE_KINDS else {}


class _Lined(click.Command):
    """`-:5` is line 5 of standard input, not an option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put it behind the options, where click takes it as it is."""
        places = [] if "--" in args else [word for word in args if _STDIN_LINE.fullmatch(word)]
        if places:
            args = [*(word for word in args if word not in places), "--", *places]
        return super().parse_args(ctx, args)


@click.command(cls=_Lined)
@shared("text", "jsonl", reads="issue[:line]")
def command(run: Run) -> int:
    """Say why each line of an issue was labelled as it was.

    Prints a line of columns for every printed line: its number, kind, article, the rule that decided
    and the words it saw, the confidence, what came second, and the words. FILE:LINE tells everything
    about one line (-:LINE, of standard input). '-f jsonl' prints every block as a record.
    """
    path, line = file_and_line(run.inputs[0]) if run.inputs else ("-", None)
    others = [*run.inputs[1:], *(found.name for found in islice(expand((path,), pictures=run.ocr), 1, 2))]
    if others:
        raise UsageError("one issue at a time", place=others[0], hint="name one FILE, or FILE:LINE")
    # decided before standard output is kept aside
    reader = sys.stdout if run.output in (None, "-") and run.out_dir is None else None
    cells = shutil.get_terminal_size().columns if is_terminal(reader) else None
    shown = View(_unused, between=b"\n") if run.format == "text" else LINES
    job = Explain(shown, run.how, run.format == "text", line, wants_color(run.color, reader), cells)
    return perform(replace(run, inputs=(path,)), job).exit_code


def _unused(record: object) -> bytes:
    """Columns are drawn from documents, not from records."""
    return b""
