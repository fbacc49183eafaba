"""Tasks to the workers of a Dask cluster; nothing else in the program knows Dask.

Workers get the bytes of inputs and give back what was made of them: they need no file system in common, only the
same version of this program.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from importlib.metadata import version
from importlib.util import find_spec
from types import TracebackType
from typing import Any, Self, TypeVar

from gazette_cli.cli._errands import Errand, errands, results, run, told
from gazette_cli.cli._job import Job, Outcome, Ready, Task
from gazette_cli.errors import InputError, UsageError

_LOCAL = "local:"
_PATIENCE = 10  # seconds to wait for a scheduler, and for its first worker
_AHEAD = 3  # errands under way for each thread of the workers
_LOOK = 32  # errands between two looks at how many threads there are

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
        for one, made in self._made(job.work, map(job.find, tasks), _lost):
            yield one if isinstance(one, Outcome) else job.keep(one, made)

    def computed(self, function: Callable[[Piece], Result], pieces: Iterable[Piece]) -> Iterator[Result]:
        """What a function of a module makes of every piece, in their order."""
        return (made for _, made in self._made(function, (Ready(piece) for piece in pieces), function))

    def _made(
        self, function: Callable[[Any], Any], found: Iterable[Ready | Outcome], lost: Callable[[Any], Any]
    ) -> Iterator[tuple[Ready | Outcome, Any]]:
        """All that was found, with what `function` makes of the pieces; what kills workers is left to `lost`."""
        work, threads = told(function), self._threads()
        flight: deque[tuple[Errand, Any]] = deque()
        for number, errand in enumerate(errands(found, threads)):
            flight.append((errand, self._sent(work, errand.pieces)))
            if number % _LOOK == 0:
                threads = self._threads()
            while len(flight) > _AHEAD * threads:
                yield from self._received(work, *flight.popleft(), lost)
        while flight:
            yield from self._received(work, *flight.popleft(), lost)

    def _sent(self, work: bytes, pieces: list[bytes]) -> Any:
        return self._client.submit(run, work, pieces, pure=False) if pieces else None

    def _received(
        self, work: bytes, errand: Errand, future: Any, lost: Callable[[Any], Any]
    ) -> Iterator[tuple[Ready | Outcome, Any]]:
        """What came of an errand; where it killed several workers, of its pieces one by one."""
        from distributed import KilledWorker

        try:
            made = iter(results(future.result()) if future else ())
        except KilledWorker:
            wanted = [one.task for one in errand.found if isinstance(one, Ready)]
            made = (self._alone(work, *each, lost) for each in zip(errand.pieces, wanted, strict=True))
        for one in errand.found:
            yield one, None if isinstance(one, Outcome) else next(made)

    def _alone(self, work: bytes, piece: bytes, wanted: Any, lost: Callable[[Any], Any]) -> Any:
        from distributed import KilledWorker

        try:
            return results(self._sent(work, [piece]).result())[0]
        except KilledWorker:
            return lost(wanted)

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
        workers = LocalCluster(n_workers=int(number), threads_per_worker=1, dashboard_address=None,
                               scheduler_kwargs={"dashboard_address": "127.0.0.1:0"})  # any port: 8787 may be taken
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


def _lost(task: Task) -> Outcome:
    error = InputError("the workers at work on it died", place=task.name, hint="give it alone, or more memory")
    return Outcome(task.name, errors=[error])


def _version() -> str:
    return version("gazette-cli")
