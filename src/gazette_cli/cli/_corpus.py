"""What `gazette run` does: parts of all inputs, in processes; then repeats over all of them; then the output."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, NamedTuple

import orjson

from gazette_cli.article import Article
from gazette_cli.cli._executor import Executor
from gazette_cli.cli._inputs import tasks_of
from gazette_cli.cli._job import Job, Outcome, Ready, Task
from gazette_cli.cli._options import Run
from gazette_cli.cli._run import Tally
from gazette_cli.errors import GazetteError, InputError, RecordError, UsageError
from gazette_cli.mention import Mention
from gazette_cli.pipeline import Facts, facts, understand
from gazette_cli.readers.inputs import Input, expand
from gazette_cli.records import TextRecord, article_record
from gazette_cli.records.writing import Record
from gazette_cli.source import Source
from gazette_cli.store.parts import Content, Part, Parts, Row, rendered

if TYPE_CHECKING:
    from gazette_cli.across.corpus import Corpus
    from gazette_cli.across.excerpt import Excerpt

_TOGETHER = 8  # parts of which what changes travels together
Rows = Iterator[tuple[Record | None, list[Row]]]


@dataclass(frozen=True)
class Make(Job):
    """Makes the part of each input, where it is not there yet."""

    parts: Parts = field(default_factory=lambda: Parts(Path(), {}))
    asked: Facts = field(default_factory=Facts)
    seconds: float = 0.0
    across: bool = True

    def __call__(self, task: Task) -> Outcome:
        """Do the task, unless its part is there from an earlier run."""
        found = self.find(task)
        return found if isinstance(found, Outcome) else self.keep(found, self.work(found.task))

    def find(self, task: Task) -> Ready | Outcome:
        """The task made ready, or what came of it where its part is there."""
        found = super().find(task)
        if isinstance(found, Outcome):
            return found
        task = found.task
        line = task.rows[0][0] if task.rows else 0
        pieces = [row for _, row in task.rows] if task.rows is not None else [task.data or b""]
        part = Part(task.name, line, self.parts.name(task.name, line, pieces))
        if self.parts.has(part.name):
            errors: list[GazetteError] = [RecordError(**error) for error in self.parts.errors(part.name)]
            return Outcome(task.name, done=1, gathered=[part], errors=errors)
        return Ready(task, part)

    def work(self, task: Task) -> Outcome:
        """Do the task; its part is gathered, where there is one, as the bytes of a file. Touches none."""
        try:
            with _limited(self.seconds, task.name):
                outcome = super().__call__(task)
        except InputError as error:  # the alarm rang when the work was done already
            return Outcome(task.name, errors=[error])
        is_whole = bool(outcome.done) and outcome.fault is None
        outcome.gathered = [rendered(self._content(task, outcome))] if is_whole else []
        return outcome

    def keep(self, ready: Ready, outcome: Outcome) -> Outcome:
        """Write the part."""
        if outcome.gathered:
            self.parts.write(ready.part.name, outcome.gathered[0])
            outcome.gathered, outcome.counts["made part"] = [ready.part], 1
        return outcome

    def _content(self, task: Task, outcome: Outcome) -> Content:
        """What a part holds; rows that are no records are remembered with the others of their batch."""
        first = 0 if task.rows is not None else 1  # an issue is told of before its articles
        source, articles = (outcome.gathered[0] if first else None), outcome.gathered[first:]
        errors = [{"problem": error.problem, "place": error.place, "hint": error.hint} for error in outcome.errors]
        return Content(source, self._rows(articles), errors)

    def issue(self, source: Source, outcome: Outcome) -> Iterable[bytes]:
        """Gather the source and its articles, with their mentions."""
        outcome.gathered.append({"path": source.name, "sha256": source.sha256, "encoding": source.receipt.encoding,
                                 "chars": source.chars})  # fmt: skip
        self._gather(understand(source).articles, outcome)
        return ()

    def article(self, article: Article, row: bytes, outcome: Outcome) -> Iterable[bytes]:
        """Gather an article from a record."""
        self._gather([article], outcome)
        return ()

    def text(self, record: TextRecord, row: bytes, outcome: Outcome) -> Iterable[bytes]:
        """Gather the articles of a text in memory."""
        self._gather(understand(Source.from_text(record.text, record.id)).articles, outcome)
        return ()

    def _gather(self, articles: Iterable[Article], outcome: Outcome) -> None:
        outcome.gathered += [(article, facts(article, self.asked)) for article in articles]

    def _rows(self, articles: Sequence[tuple[Article, list[Mention]]]) -> list[Row]:
        """The articles as a part holds them."""
        printed = [printed_row(article_record(article, mentions)) for article, mentions in articles]
        if not self.across:
            return printed
        from gazette_cli.across.entries import Row as Compared
        from gazette_cli.across.entries import entries

        rows = [Compared(article, row.article, "") for (article, _), row in zip(articles, printed, strict=True)]
        return [row._replace(compared=orjson.dumps(entry[2:]))
                for row, entry in zip(printed, entries(rows), strict=True)]  # fmt: skip


def printed_row(record: Record) -> Row:
    """An article record with its `mentions`, as lines."""
    mentions = [orjson.dumps(mention) for mention in record.pop("mentions")]
    return Row(orjson.dumps(record), mentions, len(record["removed"]))


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
    """All parts of a run in the order of its inputs, and what went wrong; `corpus` takes their articles in."""

    parts: Parts
    corpus: Corpus | None = None
    done: list[Part] = field(default_factory=list)
    errors: list[GazetteError] = field(default_factory=list)
    _taken: int = 0  # parts that are in the corpus

    def take(self, outcome: Outcome) -> None:
        """Note what came of a task. Once a part is new, all must be compared: that is begun while others work."""
        self.done += outcome.gathered
        self.errors += outcome.errors
        if outcome.counts["made part"]:
            self.compare()

    def compare(self) -> None:
        """Take in what is not yet in the corpus."""
        if self.corpus is None:
            return
        from gazette_cli.across.corpus import Entry

        for part in self.done[self._taken :]:
            rows = self.parts.read(part.name).rows
            self.corpus.add([Entry(row.article, part.path, *orjson.loads(row.compared)) for row in rows])
        self._taken = len(self.done)

    def assembled(self) -> Rows:
        """Each part's source and its articles, without what is repeated elsewhere where that was compared."""
        if self.corpus is None:
            yield from (self.parts.read(part.name)[:2] for part in self.done)
            return
        self.compare()
        self.corpus.decide()
        waiting: deque[list[_Held]] = deque()
        rewritten: list[Row]
        for rewritten in self.corpus.compute(_rewritten, self._portions(waiting)):
            fresh = iter(rewritten)
            for source, rows, changed in waiting.popleft():
                for at in changed:
                    rows[at] = next(fresh)
                yield source, rows

    def _portions(self, waiting: deque[list[_Held]]) -> Iterator[Portion]:
        """What must be rewritten of some parts, for which the rest of them is `waiting` meanwhile."""
        from gazette_cli.across.excerpt import excerpt
        from gazette_cli.across.spool import batches

        if self.corpus is None:
            return
        number = 0
        for some in batches(self.done, _TOGETHER):
            numbers, mentions, held = list[int](), list[list[bytes]](), list[_Held]()
            for part in some:
                source, rows, _ = self.parts.read(part.name)
                changed = [at for at in range(len(rows)) if not self.corpus.is_whole(number + at)]
                held.append(_Held(source, rows, changed))
                numbers += [number + at for at in changed]
                mentions += [rows[at].mentions for at in changed]
                number += len(rows)
            waiting.append(held)
            yield Portion(excerpt(self.corpus, numbers), numbers, mentions)


class _Held(NamedTuple):
    """A part of which articles are being rewritten: its source, its rows, and which of these change."""

    source: Record | None
    rows: list[Row]
    changed: list[int]


class Portion(NamedTuple):
    """The articles of some parts of which something goes, by their numbers among all, and their mentions as lines."""

    excerpt: Excerpt
    numbers: list[int]
    mentions: list[list[bytes]]


def _rewritten(portion: Portion) -> list[Row]:
    """The articles without what goes."""
    from gazette_cli.across.printing import Rewriter

    rewriter, found = Rewriter(portion.excerpt), list[Row]()
    for number, mentions in zip(portion.numbers, portion.mentions, strict=True):
        record = {**orjson.loads(portion.excerpt.record(number)[1]), "mentions": list(map(orjson.loads, mentions))}
        found.append(printed_row(rewriter.changed(number, record, rewriter.gone(number), drop=False)))
    return found


def make(run: Run, job: Make, output: Path, made: Made, executor: Executor) -> Tally:
    """Make all parts that are not there. Raises UsageError where an input lies in the output."""
    sources = deque(expand(run.inputs, pictures=run.ocr))
    here = os.path.realpath(output)
    for source in sources:
        if source.path is not None and os.path.realpath(source.path).startswith(here + os.sep):
            raise UsageError("this input lies in the output", place=source.name, hint="name another place with -o")
    tally = Tally(run, total=len(sources))
    try:
        for outcome in executor.outcomes(job, _tasks(sources, run)):
            if outcome.ended:
                tally.end_input(outcome.name)
                continue
            tally.add(outcome)
            made.take(outcome)
    finally:
        tally.stop()
    return tally


def _tasks(sources: deque[Input], run: Run) -> Iterator[Task]:
    while sources:
        source = sources.popleft()  # what is made of it takes its room
        yield from tasks_of(source, run)
        yield Task(source.name, ended=True)
