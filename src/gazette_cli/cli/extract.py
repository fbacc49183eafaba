"""`gazette extract`: facts out of issues and records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import click

from gazette_cli.article import Article
from gazette_cli.cli._job import Job, Outcome
from gazette_cli.cli._options import Run, shared
from gazette_cli.cli._run import perform
from gazette_cli.cli.split import note_if_barren
from gazette_cli.errors import UsageError
from gazette_cli.extract.context import around
from gazette_cli.extract.hidden import hidden
from gazette_cli.extract.ner import OWN
from gazette_cli.extract.plain import article_of
from gazette_cli.extract.run import render
from gazette_cli.pipeline import DEFAULT_FIELDS, Facts, facts, last_day, understand
from gazette_cli.records import TextRecord, article_record, mention_record
from gazette_cli.source import Source
from gazette_cli.views import FORMATS, view
from gazette_cli.views.base import Record
from gazette_cli.views.people import People
from gazette_cli.views.people import view as people_view
from gazette_cli.views.sums import Sums
from gazette_cli.views.sums import view as sum_view


@dataclass(frozen=True)
class Extract(Job):
    """Prints the mentions of every article, or the records with their mentions inside."""

    asked: Facts = field(default_factory=Facts)
    embed: bool = False
    context: int = 0
    mask: bool = False
    sums: Sums | People | None = None

    def issue(self, source: Source, outcome: Outcome) -> Iterator[bytes]:
        """The mentions of all articles of an issue."""
        articles = understand(source).articles
        note_if_barren(articles, source, outcome)
        for article in articles:
            found = self._found(article, outcome)
            if self.embed:
                yield self.view.render({**article_record(article), "mentions": found})
            else:
                yield from self._printed(found)

    def article(self, article: Article, row: bytes, outcome: Outcome) -> Iterable[bytes]:
        """The mentions of an article read from a record; embedded, the record keeps every key it has."""
        found = self._found(article, outcome)
        return [self._embedded(row, found)] if self.embed else self._printed(found)

    def text(self, record: TextRecord, row: bytes, outcome: Outcome) -> Iterable[bytes]:
        """The mentions of a text in memory, with offsets into that text."""
        if record.date is not None and last_day(record.date) is None:
            outcome.warnings.append(f"{record.id}: the date {record.date!r} is not used; give it as 2024-07-31")
        found = self._found(article_of(record.text, record.id, record.date), outcome)
        return [self._embedded(row, found)] if self.embed else self._printed(found)

    def last_words(self) -> Iterable[bytes]:
        """The totals, where they were asked for."""
        return () if self.sums is None else map(self.view.render, self.sums.records())

    def _found(self, article: Article, outcome: Outcome) -> list[Record]:
        """The records of the mentions of an article, with the words around them and without what is to be hidden."""
        found = facts(article, self.asked)
        outcome.counts["article"] += 1
        outcome.counts["mention"] += len(found)
        if not (self.context or self.mask):
            return list(map(mention_record, found))
        rendering = render(article)
        records = []
        for mention in found:
            record = mention_record(mention)
            if self.context:
                before, after = around(rendering, mention, self.context)
                record["context"] = {"before": before, "after": after}
            records.append(record)
        return list(hidden(records, rendering)) if self.mask else records

    def _printed(self, found: Iterable[Record]) -> Iterator[bytes]:
        if self.sums is None:
            yield from map(self.view.render, found)
            return
        for record in found:
            self.sums.add(record)

    def _embedded(self, row: bytes, found: list[Record]) -> bytes:
        import orjson

        record: dict[str, Any] = orjson.loads(row)
        record["mentions"] = found
        return self.view.render(record)


@click.command
@shared(*FORMATS)
@click.option("--fields", default=",".join(DEFAULT_FIELDS), show_default=True, metavar="NAMES",
              help="What to look for, separated by commas; 'gazette fields' lists them.")  # fmt: skip
@click.option("--embed", is_flag=True, help="Print the records, with their mentions inside.")
@click.option("--vague", is_flag=True, help="Find vague words too: 近日, 目前, 近三年, 端午.")
@click.option("--context", type=click.IntRange(min=0), default=0, metavar="N",
              help="Add the N characters before and behind each mention.")  # fmt: skip
@click.option("--mask", is_flag=True, help="Hide the digits of identity cards and credit codes.")
@click.option("--sum", "total", is_flag=True, help="Print totals by field, unit and currency, instead of mentions.")
@click.option("--group", is_flag=True, help="Print one record a person and issue, with --fields names.")
@click.option("--names-engine", default=OWN, show_default=True, metavar="NAME",
              help="What finds persons in running text: the built-in tagger, or an installed plug-in.")  # fmt: skip
def command(run: Run, fields: str, embed: bool, vague: bool, context: int, mask: bool, total: bool,
            group: bool, names_engine: str) -> int:
    """Find facts in issues or records.

    Prints one mention a line: its field, its words, their place in the source, and their value. A
    text record is taken as it stands, every line a paragraph, with offsets into its text.
    """
    names = tuple(name.strip() for name in fields.split(",") if name.strip())
    if not names:
        raise UsageError("no field is named", place="--fields", hint="'gazette fields' lists them")
    if embed and run.format not in ("jsonl", "json"):
        raise UsageError(f"mentions cannot stand inside {run.format}", place="--embed", hint="type -f jsonl")
    if context and run.format not in ("jsonl", "json"):
        raise UsageError(f"words around cannot stand in {run.format}", place="--context", hint="type -f jsonl")
    if mask and embed:
        raise UsageError("a record that holds its text cannot hide words of it", place="--mask",
                         hint="leave out --embed")
    if total and (embed or context or run.out_dir):
        raise UsageError("totals are one list over all inputs", place="--sum",
                         hint="leave out --embed, --context and --out-dir")
    asked = Facts(names, run.date, vague, names_engine)
    asked.extractors()  # an unknown field ends the run before anything is written
    if group:
        _refuse_group(run, names, embed or bool(context) or total)
        run = replace(run, jobs=1)  # what is gathered lies in one process
        return perform(run, Extract(people_view(run.format), run.how, asked, mask=mask, sums=People())).exit_code
    if total:
        run = replace(run, jobs=1)  # what is added up lies in one process
        return perform(run, Extract(sum_view(run.format), run.how, asked, mask=mask, sums=Sums())).exit_code
    return perform(run, Extract(view(run.format, "mention"), run.how, asked, embed, context, mask)).exit_code


def _refuse_group(run: Run, names: tuple[str, ...], other: bool) -> None:
    """People are gathered from names alone, over all inputs."""
    if "names" not in names:
        raise UsageError("only people are grouped", place="--group", hint="type --fields names --group")
    if other or run.out_dir:
        raise UsageError("people are one list over all inputs", place="--group",
                         hint="leave out --sum, --embed, --context and --out-dir")
