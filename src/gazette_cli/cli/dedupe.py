"""`gazette dedupe`: repeated paragraphs out of an issue, or out of a whole stream of records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

import click
import orjson

from gazette_cli.article import Article
from gazette_cli.cli._job import Job, Outcome
from gazette_cli.cli._options import Run, shared
from gazette_cli.cli._run import perform
from gazette_cli.errors import UsageError
from gazette_cli.pipeline import understand
from gazette_cli.records import TextRecord
from gazette_cli.records.repeats import (
    Repeat,
    repeat_record,
    repeats_inside,
    with_removed,
    without_lines,
    without_paragraphs,
)
from gazette_cli.source import Source
from gazette_cli.structure import unsplit
from gazette_cli.structure.stream_repeats import Seen
from gazette_cli.views import view
from gazette_cli.views.base import Record
from gazette_cli.views.text import without_repeats


@dataclass(frozen=True)
class Dedupe(Job):
    """Prints what came in, less what was there before; or, as a report, what went and which copy stayed."""

    in_order: ClassVar[bool] = True
    drop: bool = False
    report: bool = False
    seen: Seen = field(default_factory=Seen)

    @property
    def keeps_suffix(self) -> bool:
        """Text stays text, records stay records."""
        return not self.report

    def issue(self, source: Source, outcome: Outcome) -> Iterator[bytes]:
        """The text without its repeats."""
        document = understand(source)
        repeats = list(repeats_inside(document))
        outcome.counts["repeat"] += len(repeats)
        if self.report:
            yield from map(self.view.render, map(repeat_record, repeats))
        else:
            yield without_repeats(document).encode("utf-8")

    def article(self, article: Article, row: bytes, outcome: Outcome) -> Iterator[bytes]:
        """The record without the paragraphs that came before in the stream."""
        repeats = self.seen.repeats(article)
        record = without_paragraphs(orjson.loads(row), article, repeats) if repeats else {}
        empty = len(repeats) == len(article.paragraphs)
        yield from self._print(record, row, repeats, empty, outcome)

    def text(self, record: TextRecord, row: bytes, outcome: Outcome) -> Iterator[bytes]:
        """The record without the lines that came before in the stream."""
        articles = unsplit(Source.from_text(record.text, record.id), record.id).articles
        repeats = [repeat for article in articles for repeat in self.seen.repeats(article)]
        empty = bool(articles) and len(repeats) == len(articles[0].paragraphs)
        yield from self._print(without_lines(record, repeats), row, repeats, empty, outcome)

    def _print(
        self, record: Record, row: bytes, repeats: Sequence[Repeat], empty: bool, outcome: Outcome
    ) -> Iterator[bytes]:
        """The report, the row as it came, or the `record` made of it where something went."""
        outcome.counts["record"] += 1
        outcome.counts["repeat"] += len(repeats)
        dropped = self.drop and empty and bool(repeats)
        if dropped:
            outcome.counts["dropped record"] += 1
        if self.report:
            yield from (self.view.render(repeat_record(repeat, dropped=dropped)) for repeat in repeats)
        elif not repeats:
            yield row + b"\n"  # as it came, to the byte
        elif not dropped:
            yield self.view.render(record if self.drop else with_removed(record, repeats))


@click.command
@shared("jsonl", "json", "csv", "tsv", "text")
@click.option("--across", is_flag=True,
              help="Compare all inputs with each other, misprints and fragments too; needs the extra 'corpora'."
              )  # fmt: skip
@click.option("--drop", is_flag=True, help="Leave repeats out of records, and records that hold nothing else.")
@click.option("--report", is_flag=True, help="Print what went and which copy stayed, instead.")
@click.option("--clusters", is_flag=True,
              help="With --across, print each paragraph that stays with its copies, instead.")  # fmt: skip
@click.option("--memory", default="2G", show_default=True, metavar="SIZE",
              help="With --across, work in about so much memory; the result is the same.")  # fmt: skip
@click.option("--scheduler", metavar="ADDRESS",
              help="With --across, work on a Dask cluster, or on local:N, one of N workers that is started for this; "
                   "needs the extra 'cluster'.")  # fmt: skip
def command(
    run: Run, across: bool, drop: bool, report: bool, clusters: bool, memory: str, scheduler: str | None
) -> int:
    """Take out repeated paragraphs.

    Of issues, the text without the repeats inside each is printed, otherwise untouched. Records are
    compared over the whole stream: a paragraph of 20 characters or more that was there before moves
    to 'removed'.

    With --across, issues are split and everything is compared with everything: reprints, misread
    copies, fragments, paragraphs run together. Two paragraphs that differ in a name, a date, an
    amount, an ordinal or a negation are two. Of copies, the one with the earliest date stays, then
    the cleanest, then the first; a text record is one paragraph and names its original in
    'duplicate_of'.
    """
    if run.format != "jsonl" and not report:
        raise UsageError(f"only the report can be printed as {run.format}", place="-f", hint="add --report")
    if clusters and (not across or report):
        raise UsageError("copies are grouped over all inputs only, and apart from the report", place="--clusters",
                         hint="type --across --clusters")
    if scheduler is not None and (not across or run.jobs > 1):
        raise UsageError("a cluster compares all inputs, and has no -j", place="--scheduler",
                         hint="type --across beside it, and leave -j out")
    if across:
        from gazette_cli.cli._across import dedupe_across

        wanted = "clusters" if clusters else "report" if report else "records"
        return dedupe_across(run, wanted, memory, scheduler, drop=drop)
    if run.format == "text":
        raise UsageError("only the report on all inputs can be printed as text", place="-f", hint="add --across")
    return perform(run, Dedupe(view(run.format, "repeat"), run.how, drop, report)).exit_code
