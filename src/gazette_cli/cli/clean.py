"""`gazette clean`: the text as it was meant to be read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import ClassVar

import click

from gazette_cli.cli._job import Job, Outcome
from gazette_cli.cli._options import Run, shared
from gazette_cli.cli._run import perform
from gazette_cli.cli.split import note_if_barren
from gazette_cli.pipeline import understand
from gazette_cli.source import Source
from gazette_cli.views import View, view
from gazette_cli.views.printed import prints


@dataclass(frozen=True)
class Clean(Job):
    """Prints the articles of every issue with the standing heads between them.

    `print_view` renders one of them; where `as_record` is set, one text record an issue is printed.
    """

    reads_articles: ClassVar[bool] = False
    print_view: View = field(default_factory=lambda: view("text", "print"))
    as_record: bool = False

    def issue(self, source: Source, outcome: Outcome) -> Iterator[bytes]:
        """One piece an article, or one for the whole issue."""
        document = understand(source)
        note_if_barren(document.articles, source, outcome)
        outcome.counts["article"] += len(document.articles)
        pieces = map(self.print_view.render, prints(document))
        if not self.as_record:
            yield from pieces
            return
        text = self.print_view.between.join(pieces).decode("utf-8")
        yield self.view.render({"id": source.name, "text": text, "date": document.issue.date})


@click.command
@shared("text", "md", "jsonl", "json", reads="issues")
def command(run: Run) -> int:
    """Print the text of issues without furniture and repeats.

    Every paragraph is one line, however it was broken; a blank line stands between articles. With
    -f jsonl, one text record an issue is printed, which the other commands read.
    """
    as_record = run.format in ("jsonl", "json")
    printed = view("text" if as_record else run.format, "print")
    shown = view(run.format, "text") if as_record else printed
    return perform(run, Clean(shown, run.how, printed, as_record)).exit_code
