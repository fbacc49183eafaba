"""`gazette clean`: the text as it was meant to be read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import click

from gazette_cli.block import Kind
from gazette_cli.cli._job import Job, Outcome
from gazette_cli.cli._options import Run, shared
from gazette_cli.cli._run import perform
from gazette_cli.cli.split import note_if_barren
from gazette_cli.document import Document
from gazette_cli.pipeline import understand
from gazette_cli.records import article_record
from gazette_cli.source import Source
from gazette_cli.views import View, view


@dataclass(frozen=True)
class Clean(Job):
    """Prints the articles of every issue with the standing heads between them.

    `print_view` renders one article; where `as_record` is set, one text record an issue is printed.
    """

    print_view: View = field(default_factory=lambda: view("text", "article"))
    as_record: bool = False

    def issue(self, source: Source, outcome: Outcome) -> Iterator[bytes]:
        """One piece an article, or one for the whole issue."""
        document = understand(source)
        note_if_barren(document.articles, source, outcome)
        outcome.counts["article"] += len(document.articles)
        pieces = self._articles(document)
        if not self.as_record:
            yield from pieces
            return
        text = self.print_view.between.join(pieces).decode("utf-8")
        yield self.view.render({"id": source.name, "text": text, "date": document.issue.date})

    def _articles(self, document: Document) -> Iterator[bytes]:
        """The articles, each with the standing heads printed before it."""
        text = document.source.text
        heads = [block for block in document.blocks if block.kind == Kind.STANDING_HEAD]
        for article in document.articles:
            start = article.spans[0].start if article.spans else 0
            above = [block for block in heads if block.start < start]
            heads = heads[len(above) :]
            words = "".join([block.core.slice(text) + "\n" for block in above])
            yield words.encode("utf-8") + self.print_view.render(article_record(article))
        if heads:
            yield "".join([block.core.slice(text) + "\n" for block in heads]).encode("utf-8")


@click.command
@shared("text", "md", "jsonl", "json", reads="issues")
def command(run: Run) -> int:
    """Print the text of issues without furniture and repeats.

    Every paragraph is one line, however it was broken; a blank line stands between articles. With
    -f jsonl, one text record an issue is printed, which the other commands read.
    """
    as_record = run.format in ("jsonl", "json")
    printed = view("text" if as_record else run.format, "article")
    shown = view(run.format, "text") if as_record else printed
    return perform(run, Clean(shown, run.encoding, printed, as_record)).exit_code
