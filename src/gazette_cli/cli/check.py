"""`gazette check`: proof that nothing was lost and that every offset points home."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import click

from gazette_cli.check import Sources, Verdict, check_issue, check_record, is_article_row
from gazette_cli.cli._job import Job, Outcome
from gazette_cli.cli._options import Run, shared
from gazette_cli.cli._run import counted, perform
from gazette_cli.errors import InputError, UsageError
from gazette_cli.pipeline import DEFAULT_FIELDS, Facts, read
from gazette_cli.readers.base import How
from gazette_cli.readers.inputs import Input, visible
from gazette_cli.source import Source
from gazette_cli.views import View
from gazette_cli.views.base import Record
from gazette_cli.views.jsonl import LINES

FOUND = "finding"


def _read_again(path: str, how: How) -> Source:
    """The file of a record, as it is now, read as it was."""
    try:
        return read(Input(path, Path(path)).load(), path, how)[0]
    except UsageError as error:  # the record's word, not the user's
        hint = "mend source.encoding and source.reader of the record"
        raise InputError(error.problem, place=path, hint=hint) from None


@dataclass(frozen=True)
class Check(Job):
    """Prints one verdict for each issue and each record."""

    asked: Facts = field(default_factory=Facts)
    sources: Sources = field(default_factory=lambda: Sources(_read_again))

    def issue(self, source: Source, outcome: Outcome) -> Iterable[bytes]:
        """The verdict on an issue, read from a file or standing in a text record."""
        return self._told(check_issue(source, self.asked), outcome, "issue")

    def _row(self, row: bytes, place: str, outcome: Outcome) -> Iterable[bytes]:
        """A record that says it is an article is put to the test even where it cannot be read."""
        if is_article_row(row):
            return self._told(check_record(row, place, self.sources), outcome, "record")
        return super()._row(row, place, outcome)

    def _told(self, verdict: Verdict, outcome: Outcome, what: str) -> Iterator[bytes]:
        outcome.counts[what] += 1
        outcome.counts[FOUND] += len(verdict.findings)
        yield self.view.render(verdict.record())


def as_text(record: Record) -> bytes:
    """One line for the input, then one for each finding, which begins with its place.

    >>> as_text({"schema": "s", "input": "a.txt", "kind": "issue", "good": True, "sha256": "f", "chars": 3,
    ...          "findings": []}).decode()
    'a.txt: good: 3 chars\\n'
    """
    numbers = ", ".join(counted(value, key[:-1]) for key, value in record.items() if type(value) is int)
    findings = record["findings"]
    state = "good" if record["good"] else counted(len(findings), FOUND)
    lines = [f"{record['input']}: {state}{': ' if numbers else ''}{numbers}"]
    lines.extend(f"{finding['place']}: {finding['problem']}" for finding in findings)
    return "".join(f"{visible(line)}\n" for line in lines).encode("utf-8", "backslashreplace")


@click.command
@shared("text", "jsonl")
@click.option("--fields", default=",".join((*DEFAULT_FIELDS, "names")), show_default=True, metavar="NAMES",
              help="Facts whose places are put to the test, separated by commas.")  # fmt: skip
def command(run: Run, fields: str) -> int:
    """Prove that nothing was lost and that every offset points home.

    Issues: the bytes come back, the blocks tile and join to the text, every span of every article and
    mention gives its words, and records come back the same. Article records: their file is read again
    and every place is compared. Exit 1 where something is found.
    """
    asked = Facts(tuple(name.strip() for name in fields.split(",") if name.strip()), run.date)
    asked.extractors()  # an unknown field ends the run before anything is written
    view = LINES if run.format == "jsonl" else View(as_text)
    return perform(run, Check(view, run.how, asked), found=FOUND).exit_code
