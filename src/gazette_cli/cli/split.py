"""`gazette split`: issues into articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

import click

from gazette_cli.cli._job import Job, Outcome
from gazette_cli.cli._options import Run, shared
from gazette_cli.cli._run import perform
from gazette_cli.pipeline import understand
from gazette_cli.records import article_record
from gazette_cli.source import Source
from gazette_cli.views import FORMATS, view
from gazette_cli.views.printed import printed


@dataclass(frozen=True)
class Split(Job):
    """Prints the articles of every issue, as records or, where `as_print` is set, as a reader wants them."""

    reads_articles: ClassVar[bool] = False
    as_print: bool = False

    def issue(self, source: Source, outcome: Outcome) -> Iterable[bytes]:
        """One piece an article."""
        return self._articles(source, outcome)

    def _articles(self, source: Source, outcome: Outcome) -> Iterator[bytes]:
        document = understand(source)
        outcome.counts["article"] += len(document.articles)
        note_if_barren(document.articles, source, outcome)
        for article in document.articles:
            if article.removed:
                outcome.counts["repeat"] += len(article.removed)
            yield self.view.render(printed(article, source) if self.as_print else article_record(article))


def note_if_barren(articles: tuple[object, ...], source: Source, outcome: Outcome) -> None:
    """A warning for an issue in which no article was found; the summary says 0 articles then."""
    outcome.counts["article"] += 0
    if not articles:
        reason = "" if source.text.strip() else "; it is empty"
        outcome.warnings.append(f"{source.name}: no article in it{reason}")


@click.command
@shared(*FORMATS, reads="issues")
def command(run: Run) -> int:
    """Split issues into articles.

    Prints one article a line, with its headline, byline, paragraphs, and the place of each in the
    source. Page furniture and repeats inside an issue are left out; 'removed' lists the repeats.
    """
    as_print = run.format in ("md", "text")
    return perform(run, Split(view(run.format, "print" if as_print else "article"), run.how, as_print)).exit_code
