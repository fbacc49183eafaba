"""`gazette dedupe --across`: everything is read first, then decided, then printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING

import orjson

from gazette_cli.article import Article
from gazette_cli.cli._executor import executor_of
from gazette_cli.cli._job import Job, Outcome, Task
from gazette_cli.cli._options import Run
from gazette_cli.cli._run import perform
from gazette_cli.errors import ExitCode, UsageError
from gazette_cli.pipeline import understand
from gazette_cli.records import TextRecord, article_record
from gazette_cli.source import Source
from gazette_cli.views import view
from gazette_cli.views.base import Record

if TYPE_CHECKING:
    from gazette_cli.across.corpus import Corpus

_NEEDED = ("numpy", "rapidfuzz")
_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*([KMGT]?)B?", re.IGNORECASE)
_UNITS = {"": 1, "K": 10**3, "M": 10**6, "G": 10**9, "T": 10**12}
_LEAST = 256 * 10**6  # bytes the program takes before it has read anything, and what it compares at a time
_LEAST_INDEX = 8 * 10**6  # bytes of it held at a time, in however little memory
_PIECES = 1000  # written at a time
_SHARE = 5  # of what remains, one part for each of the things held at a time


@dataclass(frozen=True)
class Gather(Job):
    """Reads everything into a corpus; behind the last input, prints what was decided.

    `wanted` is records, report or clusters.
    """

    wanted: str = "records"
    drop: bool = False
    corpus: Corpus | None = None

    def __call__(self, task: Task) -> Outcome:
        """Do the task; all that it found is prepared for comparison at once."""
        from gazette_cli.across.entries import Row, entries

        outcome = super().__call__(task)
        outcome.counts["record"] += len(outcome.gathered)
        outcome.gathered = entries([Row(*found) for found in outcome.gathered])
        return outcome

    def issue(self, source: Source, outcome: Outcome) -> Iterator[bytes]:
        """The articles of an issue, as records."""
        for article in understand(source).articles:
            row = orjson.dumps(article_record(article))
            outcome.gathered.append((article, row, source.name))
        return iter(())

    def article(self, article: Article, row: bytes, outcome: Outcome) -> Iterable[bytes]:
        """A record as it came."""
        outcome.gathered.append((article, row, article.id))
        return ()

    def text(self, record: TextRecord, row: bytes, outcome: Outcome) -> Iterable[bytes]:
        """A record as it came: one paragraph."""
        outcome.gathered.append((record, row, record.id))
        return ()

    def take(self, outcome: Outcome) -> None:
        """Put the records into the corpus."""
        if self.corpus is not None:
            self.corpus.add(outcome.gathered)
            outcome.gathered.clear()

    def last_words(self) -> Iterator[bytes]:
        """All records, the report, or the groups."""
        from gazette_cli.across.printing import Printer
        from gazette_cli.across.spool import batches

        if self.corpus is None:
            return
        self.corpus.decide(overlaps=self.wanted == "report")
        printer = Printer(self.corpus)
        found: Iterable[bytes | Record]
        if self.wanted == "report":
            found = printer.report(drop=self.drop)
        elif self.wanted == "clusters":
            found = printer.clusters()
        else:
            found = printer.records(drop=self.drop)
        rendered = (one if isinstance(one, bytes) else self.view.render(one) for one in found)
        for batch in batches(rendered, _PIECES):
            yield self.view.between.join(batch)


def dedupe_across(run: Run, wanted: str, memory: str, scheduler: str | None, *, drop: bool) -> ExitCode:
    """Do it. Raises UsageError where something needed is not installed, or where outputs cannot be parted."""
    refuse_without_extra("--across")
    if run.out_dir is not None:
        raise UsageError("what is compared over all inputs is one output", place="--out-dir", hint="give -o FILE")
    from gazette_cli.across.corpus import Corpus

    with executor_of(run.jobs, scheduler) as executor, Corpus(share(memory), executor.computed) as corpus:
        name = "across" if wanted == "report" else "cluster"
        job = Gather(view(run.format, name), run.how, wanted, drop, corpus)
        return perform(run, job, executor=executor).exit_code


def refuse_without_extra(option: str, instead: str = "") -> None:
    """Raise UsageError where what the comparison needs is not installed; `instead` is what needs nothing."""
    missing = [name for name in _NEEDED if find_spec(name) is None]
    if missing:
        hint = f"type pip install 'gazette-cli[corpora]'{instead and f', or {instead}'}"
        raise UsageError(f"needs {' and '.join(missing)}", place=option, hint=hint)


def share(memory: str) -> int:
    """Bytes of the index that may be held at a time, where the program may take so much memory."""
    return max(_LEAST_INDEX, (size(memory) - _LEAST) // _SHARE)


def size(typed: str) -> int:
    """A size as typed, in bytes. Raises UsageError where it is none.

    >>> size("1.5G"), size("300M")
    (1500000000, 300000000)
    """
    match = _SIZE.fullmatch(typed.strip())
    if match is None:
        raise UsageError(f"{typed!r} is not a size", place="--memory", hint="type it as 500M or 2G")
    return int(float(match[1]) * _UNITS[match[2].upper()])
