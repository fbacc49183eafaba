"""What a command does with one input: a small value that can be sent to another process."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, ClassVar, NamedTuple

from gazette_cli.article import Article
from gazette_cli.errors import GazetteError, InputError, RecordError, UsageError
from gazette_cli.readers.base import How
from gazette_cli.records import TextRecord, read_record
from gazette_cli.source import Source
from gazette_cli.views import View

_SELDOM = (200_000, 20, 100)  # new objects between two looks for cycles, and so on
Rows = tuple[tuple[int, bytes], ...]  # 1-based line numbers and the lines


@dataclass(frozen=True, slots=True)
class Task:
    """A piece of work: the whole of one input, or some lines of one that holds records.

    `rows` are lines of records; otherwise `data` are the bytes, or None where they are still to be
    read from `path`. `error` stands for an input that could not even be opened; `ended` says that the
    input has no further tasks.
    """

    name: str
    path: Path | None = None
    data: bytes | None = None
    rows: Rows | None = None
    error: GazetteError | None = None
    ended: bool = False


@dataclass(slots=True)
class Outcome:
    """What came of a task. `data` are rendered records; `done` counts what was read, `counts` what was found.

    `gathered` is for the job itself, in the process that has all outcomes (`Job.take`); `fault` is a
    traceback, where the program is to blame.
    """

    name: str
    data: bytes = b""
    gathered: list[Any] = field(default_factory=list)
    done: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    warnings: list[str] = field(default_factory=list)
    errors: list[GazetteError] = field(default_factory=list)
    fault: str | None = None
    ended: bool = False


class Ready(NamedTuple):
    """A task with its bytes, which can be done anywhere, and the `part` of the output that comes of it, if any.

    Elsewhere than with jobs, the task is whatever a function is given.
    """

    task: Any
    part: Any = None


@dataclass(frozen=True)
class Job:
    """Base of all jobs: what to do with an issue, with an article record, with a text record.

    Each of the three returns rendered pieces in order; what it counts goes into `outcome.counts`
    (singular words, in the order they shall be printed). `how` says how inputs that are no
    records are read.
    """

    view: View
    how: How = field(default_factory=How)
    in_order: ClassVar[bool] = False  # rows must be seen one after the other, in one process
    reads_articles: ClassVar[bool] = True

    @property
    def keeps_suffix(self) -> bool:
        """Whether an output in a directory has the suffix of its input, not that of the format."""
        return False

    def issue(self, source: Source, outcome: Outcome) -> Iterable[bytes]:
        """Pieces made of a whole issue."""
        raise NotImplementedError

    def article(self, article: Article, row: bytes, outcome: Outcome) -> Iterable[bytes]:
        """Pieces made of an article record; `row` is the line it was read from."""
        raise refused_article("")

    def text(self, record: TextRecord, row: bytes, outcome: Outcome) -> Iterable[bytes]:
        """Pieces made of a text record: a plain-text file in memory, unless a job says otherwise."""
        return self.issue(Source.from_text(record.text, record.id), outcome)

    def take(self, outcome: Outcome) -> None:
        """Gather from the outcome of each task, in the order of the inputs and in one process."""

    def last_words(self) -> Iterable[bytes]:
        """What is printed once, behind everything else: what a job has gathered over all its inputs."""
        return ()

    def is_done_here(self, task: Task) -> bool:
        """Whether a task belongs to the process that has all of them: an end; rows that must be seen in turn."""
        return task.ended or (self.in_order and task.rows is not None)

    def find(self, task: Task) -> Ready | Outcome:
        """The task made ready to be worked on anywhere, or what came of it where there is nothing left to do."""
        if task.error is not None or task.ended:
            return Job.__call__(self, task)
        if task.rows is None and task.data is None:
            from gazette_cli.readers.inputs import Input

            try:
                task = replace(task, data=Input(task.name, task.path).load())
            except InputError as error:
                return Outcome(task.name, errors=[error])
        return Ready(task)

    def work(self, task: Task) -> Outcome:
        """Do a task that is ready; touches no file."""
        return self(task)

    def keep(self, ready: Ready, outcome: Outcome) -> Outcome:
        """Put aside what came of a task, in the process that has all of them."""
        return outcome

    def __call__(self, task: Task) -> Outcome:
        """Do the task. Errors stay inside the outcome, so that one bad input does not stop the rest."""
        outcome = Outcome(task.name, ended=task.ended)
        pieces: list[bytes] = []
        if task.error is not None:
            outcome.errors.append(task.error)
        elif task.ended:
            return outcome
        elif task.rows is None:
            with _Guarded(outcome, task.name):
                pieces += list(self.issue(self._source(task, outcome), outcome))
        else:
            for number, row in task.rows:
                place = f"{task.name}:{number}"
                with _Guarded(outcome, f"{place}:1"):
                    pieces += list(self._row(row, place, outcome))
        outcome.data = self.view.between.join(pieces)
        return outcome

    def _source(self, task: Task, outcome: Outcome) -> Source:
        from gazette_cli import pipeline

        data = task.data
        if data is None:
            from gazette_cli.readers.inputs import Input  # late, like the decoder: records need neither

            data = Input(task.name, task.path).load()
        source, warnings = pipeline.read(data, task.name, self.how)
        outcome.warnings.extend(warnings)
        return source

    def _row(self, row: bytes, place: str, outcome: Outcome) -> Iterable[bytes]:
        record = read_record(row, place, place)
        if isinstance(record, Article):
            return self.article(record, row, outcome)
        return self.text(record, row, outcome)


def refused_article(place: str) -> RecordError:
    """The error of a job that takes no articles."""
    return RecordError("this is an article already", place=place,
                       hint="give issues; extract, dedupe, show and check read articles")


def collect_seldom() -> None:
    """Documents die by their reference counts; looking for cycles among them would cost a fifth of the time."""
    gc.freeze()
    gc.set_threshold(*_SELDOM)


@contextmanager
def collecting_seldom() -> Iterator[None]:
    """The same for a while, in a process that is not ours alone."""
    before = gc.get_threshold()
    gc.set_threshold(*_SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)


class _Guarded:
    """A context that notes in the outcome what goes wrong with the input at `place`."""

    __slots__ = ("_outcome", "_place")

    def __init__(self, outcome: Outcome, place: str) -> None:
        self._outcome, self._place = outcome, place

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> bool:
        """Whether the fault is told in the outcome: one in one input must not stop the others."""
        outcome = self._outcome
        if error is None:
            outcome.done += 1
            return True
        if isinstance(error, UsageError) or not isinstance(error, Exception):
            return False
        if isinstance(error, InputError):
            error.place = error.place or self._place
            outcome.errors.append(error)
            return True
        import traceback

        outcome.fault = "".join(traceback.format_exception(error)).rstrip()
        told = error if isinstance(error, GazetteError) else None
        outcome.errors.append(told or GazetteError(f"{type(error).__name__}: {error}", place=self._place))
        return True
