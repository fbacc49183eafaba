"""`gazette extract`: facts out of issues and records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import click

from gazette_cli.article import Article
from gazette_cli.cli._job import Job, Outcome
from gazette_cli.cli._options import Run, shared
from gazette_cli.cli._run import perform
from gazette_cli.cli.split import note_if_barren
from gazette_cli.errors import UsageError
from gazette_cli.mention import Mention
from gazette_cli.pipeline import DEFAULT_FIELDS, Facts, facts, last_day, understand
from gazette_cli.records import TextRecord, article_record, mention_record
from gazette_cli.source import Source
from gazette_cli.structure import unsplit
from gazette_cli.views import FORMATS, view


@dataclass(frozen=True)
class Extract(Job):
    """Prints the mentions of every article, or the records with their mentions inside."""

    asked: Facts = field(default_factory=Facts)
    embed: bool = False

    def issue(self, source: Source, outcome: Outcome) -> Iterator[bytes]:
        """The mentions of all articles of an issue."""
        articles = understand(source).articles
        note_if_barren(articles, source, outcome)
        for article in articles:
            found = self._found(article, outcome)
            if self.embed:
                yield self.view.render(article_record(article, found))
            else:
                yield from self._rendered(found)

    def article(self, article: Article, row: bytes, outcome: Outcome) -> Iterable[bytes]:
        """The mentions of an article read from a record; embedded, the record keeps every key it has."""
        found = self._found(article, outcome)
        return [self._embedded(row, found)] if self.embed else self._rendered(found)

    def text(self, record: TextRecord, row: bytes, outcome: Outcome) -> Iterable[bytes]:
        """The mentions of a text in memory, with offsets into that text."""
        if record.date is not None and last_day(record.date) is None:
            outcome.warnings.append(f"{record.id}: the date {record.date!r} is not used; give it as 2024-07-31")
        document = unsplit(Source.from_text(record.text, record.id), record.id, record.date)
        found = [mention for article in document.articles for mention in self._found(article, outcome)]
        return [self._embedded(row, found)] if self.embed else self._rendered(found)

    def _found(self, article: Article, outcome: Outcome) -> list[Mention]:
        found = facts(article, self.asked)
        outcome.counts["article"] += 1
        outcome.counts["mention"] += len(found)
        return found

    def _rendered(self, found: Iterable[Mention]) -> Iterator[bytes]:
        render = self.view.render
        return (render(mention_record(mention)) for mention in found)

    def _embedded(self, row: bytes, found: Iterable[Mention]) -> bytes:
        import orjson

        record: dict[str, Any] = orjson.loads(row)
        record["mentions"] = [mention_record(mention) for mention in found]
        return self.view.render(record)


@click.command
@shared(*FORMATS)
@click.option("--fields", default=",".join(DEFAULT_FIELDS), show_default=True, metavar="NAMES",
              help="What to look for, separated by commas; 'gazette fields' lists them.")  # fmt: skip
@click.option("--embed", is_flag=True, help="Print the records, with their mentions inside.")
@click.option("--vague", is_flag=True, help="Find vague words too: 近日, 目前.")
def command(run: Run, fields: str, embed: bool, vague: bool) -> int:
    """Find facts in issues or records.

    Prints one mention a line: its field, its words, their place in the source, and their value. A
    text record is taken as it stands, every line a paragraph, with offsets into its text.
    """
    names = tuple(name.strip() for name in fields.split(",") if name.strip())
    if not names:
        raise UsageError("no field is named", place="--fields", hint="'gazette fields' lists them")
    if embed and run.format not in ("jsonl", "json"):
        raise UsageError(f"mentions cannot stand inside {run.format}", place="--embed", hint="type -f jsonl")
    asked = Facts(names, run.date, vague)
    asked.extractors()  # an unknown field ends the run before anything is written
    return perform(run, Extract(view(run.format, "mention"), run.encoding, asked, embed)).exit_code
