"""`gazette show`: an issue on one page, for people."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import click

from gazette_cli.article import Article
from gazette_cli.cli._console import is_terminal, wants_color
from gazette_cli.cli._inputs import tasks_of
from gazette_cli.cli._job import Job, Outcome
from gazette_cli.cli._options import Run, shared
from gazette_cli.cli._page import Page
from gazette_cli.cli._run import Tally
from gazette_cli.cli._streams import Stdout
from gazette_cli.errors import UsageError
from gazette_cli.mention import Mention
from gazette_cli.pipeline import Facts, facts, understand, with_facts
from gazette_cli.readers.inputs import expand
from gazette_cli.records import TextRecord
from gazette_cli.source import Source
from gazette_cli.views import View
from gazette_cli.views.summary import Summary, summarise, summarise_articles

FIELDS = ("dates", "amounts", "names")


@dataclass
class _Waiting:
    """Article records of one source that wait for the others of it, with their mentions."""

    articles: list[Article] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)


@dataclass(frozen=True)
class Show(Job):
    """Draws a page for each issue; articles from records are gathered by their source, as they come."""

    asked: Facts = field(default_factory=Facts)
    page: Page = field(default_factory=Page)
    waiting: _Waiting = field(default_factory=_Waiting)

    def issue(self, source: Source, outcome: Outcome) -> Iterable[bytes]:
        """The page of an issue, behind that of the articles that waited."""
        yield from self.rest()
        yield self._drawn(summarise(with_facts(understand(source), self.asked)), outcome)

    def article(self, article: Article, row: bytes, outcome: Outcome) -> Iterable[bytes]:
        """Nothing yet, but for the page of the source before."""
        waiting = self.waiting
        if waiting.articles and waiting.articles[0].origin != article.origin:
            yield from self.rest()
        waiting.articles.append(article)
        waiting.mentions.extend(facts(article, self.asked))
        outcome.counts["article"] += 1

    def text(self, record: TextRecord, row: bytes, outcome: Outcome) -> Iterable[bytes]:
        """A text record is an issue in memory."""
        return self.issue(Source.from_text(record.text, record.id), outcome)

    def rest(self) -> Iterator[bytes]:
        """The page of the articles that waited, if there are any."""
        waiting = self.waiting
        if waiting.articles:
            yield self.page.draw(summarise_articles(waiting.articles, waiting.mentions))
            waiting.articles, waiting.mentions = [], []

    def _drawn(self, summary: Summary, outcome: Outcome) -> bytes:
        outcome.counts["article"] += len(summary.articles)
        return self.page.draw(summary)


@click.command
@shared()
@click.option("--fields", default=",".join(FIELDS), show_default=True, metavar="NAMES",
              help="Facts to show, of dates, amounts, names.")  # fmt: skip
@click.option("--top", type=click.IntRange(min=0), default=12, show_default=True, metavar="N",
              help="Show at most N dates, amounts, names; 0 shows all.")  # fmt: skip
def command(run: Run, fields: str, top: int) -> int:
    """Show issues on a page for people.

    The issue line, the articles, where the characters went (the ledger sums to 100 %), dates in order,
    sums of amounts (what is about, at least or at most is left out of them and counted), names.
    """
    asked = Facts(tuple(name.strip() for name in fields.split(",") if name.strip()), run.date)
    asked.extractors()
    if other := [name for name in asked.fields if name not in FIELDS]:
        raise UsageError(f"{other[0]} are not shown on the page", place="--fields",
                         hint=f"choose of {', '.join(FIELDS)}, or type 'gazette extract --fields {other[0]}'")
    # decided before standard output is kept aside
    cells = shutil.get_terminal_size().columns if is_terminal(sys.stdout) else None
    page = Page(cells, wants_color(run.color, sys.stdout), top or None)
    return _perform(run, Show(View(_unused), run.how, asked, page))


def _perform(run: Run, job: Show) -> int:
    """The inputs one after the other; pages are for people, and are not written to files of their own."""
    tally, sink = Tally(run), Stdout()
    try:
        for source in expand(run.inputs, pictures=run.ocr):
            for task in tasks_of(source, run):
                outcome = job(task)
                tally.add(outcome)
                sink.write(outcome.data)
            for page in job.rest():
                sink.write(page)
            tally.end_input(source.name)
    finally:
        tally.stop()
        sink.commit()
    tally.summarize()
    return tally.exit_code


def _unused(record: object) -> bytes:
    """Pages are drawn from summaries, not from records."""
    return b""
