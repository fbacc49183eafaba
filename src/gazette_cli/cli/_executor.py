"""Who does the work: this process, several on this machine, or a cluster. Two verbs, the same results from each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, Self, TypeVar

from gazette_cli.cli._job import Job, Outcome, Task, collect_seldom
from gazette_cli.errors import InputError

if TYPE_CHECKING:
    from gazette_cli.cli._pool import Workers

Piece = TypeVar("Piece")
Result = TypeVar("Result")


class Executor(Protocol):
    """Has work done; use as a context."""

    def outcomes(self, job: Job, tasks: Iterable[Task]) -> Iterator[Outcome]:
        """The outcome of every task, in the order of `tasks`."""

    def computed(self, function: Callable[[Piece], Result], pieces: Iterable[Piece]) -> Iterator[Result]:
        """What a function of a module makes of every piece, in their order; it reads no files and has no memory."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


class Processes:
    """So many processes on this machine; one is this process itself."""

    def __init__(self, number: int) -> None:
        self._number = number
        self._workers: Workers | None = None

    def __enter__(self) -> Self:
        collect_seldom()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._workers is not None:
            (self._workers.close if error is None else self._workers.stop)()

    def outcomes(self, job: Job, tasks: Iterable[Task]) -> Iterator[Outcome]:
        """The outcome of every task, in the order of `tasks`; one that kills its process is an error."""
        if self._number == 1:
            return map(job, tasks)
        return self._pool().results(job, tasks, _lost, job.is_done_here)

    def computed(self, function: Callable[[Piece], Result], pieces: Iterable[Piece]) -> Iterator[Result]:
        """What a function of a module makes of every piece, in their order."""
        if self._number == 1:
            return map(function, pieces)
        return self._pool().results(function, pieces, function)

    def _pool(self) -> Workers:
        if self._workers is None:
            from gazette_cli.cli._pool import Workers

            self._workers = Workers(self._number)
        return self._workers


def executor_of(jobs: int, scheduler: str | None) -> Executor:
    """So many processes, or the cluster at an address. Raises UsageError where that cannot be had."""
    if scheduler is None:
        return Processes(jobs)
    from gazette_cli.cli._cluster import Cluster

    return Cluster(scheduler)


def _lost(task: Task) -> Outcome:
    error = InputError("the process at work on it died", place=task.name, hint="give it alone, or more memory")
    return Outcome(task.name, errors=[error])
