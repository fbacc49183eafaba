"""Tasks to the workers of a Dask cluster; nothing else in the program knows Dask.

Workers get the bytes of inputs and give back what was made of them: they need no file system in common, only the
same version of this program.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from importlib.metadata import version
from importlib.util import find_spec
from types import TracebackType
from typing import Any, Self, TypeVar

from gazette_cli.cli._job import Job, Outcome, Ready, Task
from gazette_cli.errors import InputError, UsageError

_LOCAL = "local:"
_PATIENCE = 10  # seconds to wait for a scheduler, and for its first worker
_TASKS, _BYTES = 8, 256 * 1024  # what travels to a worker together, at most
_AHEAD = 3  # such chunks in flight for each thread of the workers

Chunk = list[Ready | Outcome]
Piece = TypeVar("Piece")
Result = TypeVar("Result")


class Cluster:
    """The workers behind a scheduler; use as a context. `local:N` starts one with N workers on this machine.

    Raises UsageError where what is needed is not installed, or where no scheduler or no worker answers.
    """

    def __init__(self, address: str) -> None:
        if find_spec("distributed") is None:
            raise UsageError("needs distributed", place="--scheduler", hint="type pip install 'gazette-cli[cluster]'")
        logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what goes wrong is told by us
        self._open = ExitStack()
        try:
            self._client = self._open.enter_context(self._connected(address))
            self._check()
        except BaseException:
            self._open.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()

    def outcomes(self, job: Job, tasks: Iterable[Task]) -> Iterator[Outcome]:
        """The outcome of every task, in the order of `tasks`; inputs are read and parts are kept here."""
        flight: deque[tuple[Chunk, Any]] = deque()
        for chunk in _chunks(map(job.find, tasks)):
            wanted = _ready(chunk)
            flight.append((chunk, self._client.submit(_work, job, wanted, pure=False) if wanted else None))
            if len(flight) > _AHEAD * self._threads():
                yield from self._receive(job, *flight.popleft())
        while flight:
            yield from self._receive(job, *flight.popleft())

    def computed(self, function: Callable[[Piece], Result], pieces: Iterable[Piece]) -> Iterator[Result]:
        """What a function of a module makes of every piece, in their order."""
        flight: deque[tuple[Piece, Any]] = deque()
        for piece in pieces:
            flight.append((piece, self._client.submit(function, piece, pure=False)))
            if len(flight) > _AHEAD * self._threads():
                yield _result(function, *flight.popleft())
        while flight:
            yield _result(function, *flight.popleft())

    def _receive(self, job: Job, chunk: Chunk, future: Any) -> Iterator[Outcome]:
        """The outcomes of a chunk; where it killed several workers, of its tasks one by one."""
        from distributed import KilledWorker

        wanted = _ready(chunk)
        try:
            made = iter(future.result() if wanted else ())
        except KilledWorker:
            made = iter([self._alone(job, task) for task in wanted])
        for one in chunk:
            yield one if isinstance(one, Outcome) else job.keep(one, next(made))

    def _alone(self, job: Job, task: Task) -> Outcome:
        from distributed import KilledWorker

        try:
            found: Outcome = self._client.submit(_work, job, [task], pure=False).result()[0]
        except KilledWorker:
            error = InputError("the workers at work on it died", place=task.name, hint="give it alone, or more memory")
            return Outcome(task.name, errors=[error])
        return found

    def _connected(self, address: str) -> Any:
        from distributed import Client, LocalCluster

        if not address.startswith(_LOCAL):
            try:
                return Client(address, timeout=_PATIENCE)
            except (OSError, ValueError, TimeoutError) as error:
                raise UsageError(f"no scheduler answers ({error})", place="--scheduler",
                                 hint="start one with 'dask scheduler', and type the address it prints") from error
        number = address.removeprefix(_LOCAL)
        if not number.isdigit() or int(number) < 1:
            raise UsageError(f"{address!r} is no number of workers", place="--scheduler", hint="type it as local:4")
        workers = LocalCluster(n_workers=int(number), threads_per_worker=1, dashboard_address=None)
        return Client(self._open.enter_context(workers))

    def _check(self) -> None:
        """Refuse workers that would do something else."""
        try:
            self._client.wait_for_workers(1, timeout=_PATIENCE)
        except TimeoutError as error:
            raise UsageError("the scheduler has no worker", place="--scheduler",
                             hint="start one with 'dask worker ADDRESS'") from error
        try:
            found = set(self._client.run(_version).values())
        except Exception as error:
            raise UsageError(f"the workers cannot run gazette ({error})", place="--scheduler",
                             hint="install gazette-cli where they run") from error
        if found != {_version()}:
            raise UsageError(f"the workers have gazette {', '.join(sorted(found))}, here is {_version()}",
                             place="--scheduler", hint="install the same version everywhere")

    def _threads(self) -> int:
        found: dict[str, int] = self._client.nthreads()
        return max(1, sum(found.values()))


def _result(function: Callable[[Piece], Result], piece: Piece, future: Any) -> Result:
    """The result; of a piece that killed several workers, it is made here."""
    from distributed import KilledWorker

    try:
        found: Result = future.result()
    except KilledWorker:
        return function(piece)
    return found


def _chunks(found: Iterable[Ready | Outcome]) -> Iterator[Chunk]:
    """What travels together, in order."""
    chunk, size = Chunk(), 0
    for one in found:
        chunk.append(one)
        if isinstance(one, Ready):
            size += len(one.task.data or b"") + sum(len(row) for _, row in one.task.rows or ())
        if len(chunk) == _TASKS or size >= _BYTES:
            yield chunk
            chunk, size = Chunk(), 0
    if chunk:
        yield chunk


def _ready(chunk: Chunk) -> list[Task]:
    return [one.task for one in chunk if isinstance(one, Ready)]


def _work(job: Job, tasks: Sequence[Task]) -> list[Outcome]:
    """At a worker: what comes of the tasks."""
    return list(map(job.work, tasks))


def _version() -> str:
    return version("gazette-cli")
