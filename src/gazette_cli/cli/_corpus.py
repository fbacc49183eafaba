"""What `gazette run` does: parts of all inputs, in processes; then repeats over all of them; then the output."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import FrameType

import orjson

from gazette_cli.article import Article
from gazette_cli.cli._inputs import tasks_of
from gazette_cli.cli._job import Job, Outcome, Task, collect_seldom
from gazette_cli.cli._options import Run
from gazette_cli.cli._run import Tally, outcomes
from gazette_cli.errors import GazetteError, InputError, RecordError, UsageError
from gazette_cli.pipeline import Facts, facts, understand
from gazette_cli.readers.inputs import Input, expand
from gazette_cli.records import TextRecord, article_record
from gazette_cli.records.writing import Record
from gazette_cli.source import Source
from gazette_cli.store.parts import Content, Part, Parts

Rows = Iterator[tuple[Record | None, list[Record]]]


@dataclass(frozen=True)
class Make(Job):
    """Makes the part of each input, where it is not there yet."""

    parts: Parts = field(default_factory=lambda: Parts(Path(), {}))
    asked: Facts = field(default_factory=Facts)
    seconds: float = 0.0
    across: bool = True

    def __call__(self, task: Task) -> Outcome:
        """Do the task, unless its part is there from an earlier run."""
        if task.error is not None or task.ended:
            return super().__call__(task)
        try:
            if task.rows is None and task.data is None:
                task = replace(task, data=Input(task.name, task.path).load())
        except InputError as error:
            return Outcome(task.name, errors=[error])
        line = task.rows[0][0] if task.rows else 0
        pieces = [row for _, row in task.rows] if task.rows is not None else [task.data or b""]
        part = Part(task.name, line, self.parts.name(task.name, line, pieces))
        if self.parts.has(part.name):
            errors: list[GazetteError] = [RecordError(**error) for error in self.parts.errors(part.name)]
            return Outcome(task.name, done=1, gathered=[part], errors=errors)
        try:
            with _limited(self.seconds, task.name):
                outcome = super().__call__(task)
        except InputError as error:  # the alarm rang when the work was done already
            return Outcome(task.name, errors=[error])
        if outcome.done and outcome.fault is None:
            self._keep(part, task, outcome)
            outcome.gathered, outcome.counts["made part"] = [part], 1
        else:
            outcome.gathered = []
        return outcome

    def _keep(self, part: Part, task: Task, outcome: Outcome) -> None:
        """Write a part; rows that are no records are remembered with the others of their batch."""
        first = 0 if task.rows is not None else 1  # an issue is told of before its articles
        source, rows = (outcome.gathered[0] if first else None), outcome.gathered[first:]
        errors = [{"problem": error.problem, "place": error.place, "hint": error.hint} for error in outcome.errors]
        self.parts.write(part.name, Content(source, rows, errors))

    def issue(self, source: Source, outcome: Outcome) -> Iterable[bytes]:
        """Gather the source and its articles, with their mentions inside."""
        outcome.gathered.append({"path": source.name, "sha256": source.sha256, "encoding": source.receipt.encoding,
                                 "chars": source.chars})  # fmt: skip
        for article in understand(source).articles:
            outcome.gathered.append(self._line(article))
        return ()

    def article(self, article: Article, row: bytes, outcome: Outcome) -> Iterable[bytes]:
        """Gather an article from a record."""
        outcome.gathered.append(self._line(article))
        return ()

    def text(self, record: TextRecord, row: bytes, outcome: Outcome) -> Iterable[bytes]:
        """Gather the articles of a text in memory."""
        for article in understand(Source.from_text(record.text, record.id)).articles:
            outcome.gathered.append(self._line(article))
        return ()

    def _line(self, article: Article) -> tuple[bytes, bytes]:
        """The article with its mentions, and what of it is compared with others (the rest of its `Entry`)."""
        row = orjson.dumps(article_record(article, facts(article, self.asked)))
        if not self.across:
            return row, b"[]"
        from gazette_cli.across.entries import Row, entries

        return row, orjson.dumps(entries([Row(article, row, "")])[0][2:])


@contextmanager
def _limited(seconds: float, name: str) -> Iterator[None]:
    """Give up what takes longer: the alarm becomes an error of that input."""

    def ring(number: int, frame: FrameType | None) -> None:
        raise InputError(f"took longer than {seconds:g} seconds", place=name, hint="raise --limit-seconds, or split it")

    if not seconds:
        yield
        return
    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@dataclass
class Made:
    """All parts of a run in the order of its inputs, and what went wrong."""

    parts: list[Part] = field(default_factory=list)
    errors: list[GazetteError] = field(default_factory=list)


def make(run: Run, job: Make, output: Path) -> tuple[Made, Tally]:
    """Make all parts that are not there. Raises UsageError where an input lies in the output."""
    sources = list(expand(run.inputs))
    here = os.path.realpath(output)
    for source in sources:
        if source.path is not None and os.path.realpath(source.path).startswith(here + os.sep):
            raise UsageError("this input lies in the output", place=source.name, hint="name another place with -o")
    tally, made = Tally(run, total=len(sources)), Made()
    collect_seldom()
    try:
        for outcome in outcomes(job, _tasks(sources, run), run.jobs):
            if outcome.ended:
                tally.end_input(outcome.name)
                continue
            tally.add(outcome)
            made.parts += outcome.gathered
            made.errors += outcome.errors
    finally:
        tally.stop()
    return made, tally


def _tasks(sources: Sequence[Input], run: Run) -> Iterator[Task]:
    for source in sources:
        yield from tasks_of(source, run)
        yield Task(source.name, ended=True)


def assembled(parts: Parts, made: Made, memory: int | None) -> Rows:
    """Each part's source and its articles with their mentions; with `memory`, without what is repeated elsewhere."""
    if memory is None:
        for part in made.parts:
            source, rows, _ = parts.read(part.name)
            yield source, [orjson.loads(row) for row, _ in rows]
        return
    from gazette_cli.across.corpus import Corpus, Entry
    from gazette_cli.across.printing import Printer

    sizes: list[tuple[Record | None, int]] = []
    with Corpus(memory) as corpus:
        for part in made.parts:
            source, rows, _ = parts.read(part.name)
            for row, compared in rows:
                corpus.add(Entry(row, part.path, *orjson.loads(compared)))
            sizes.append((source, len(rows)))
        corpus.decide()
        changed = Printer(corpus).records(drop=False)
        for source, size in sizes:
            rows_now = (next(changed) for _ in range(size))
            yield source, [orjson.loads(row) if isinstance(row, bytes) else row for row in rows_now]


