"""Work for several processes: the results in the order of the pieces, few of them in flight at a time."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait
from typing import ClassVar, TypeVar

from gazette_cli.cli._job import collect_seldom

_AHEAD = 6  # pieces in flight for each process: while one is long in the making, the others have something to do

Piece = TypeVar("Piece")
Result = TypeVar("Result")


class Workers:
    """A pool that survives the death of a worker: what was in flight is tried again, each piece alone."""

    abandoned: ClassVar[bool] = False

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._pool = _pool(jobs)

    def results(
        self, function: Callable[[Piece], Result], pieces: Iterable[Piece], lost: Callable[[Piece], Result],
        is_here: Callable[[Piece], bool] = lambda piece: False,
    ) -> Iterator[Result]:  # fmt: skip
        """What `function` makes of every piece, in their order; of one that killed its process twice, what `lost` does.

        Those that are `is_here` are done in this process.
        """
        flight: deque[tuple[Piece, Future[Result]]] = deque()
        for piece in pieces:
            flight.append((piece, _done(function(piece)) if is_here(piece) else self._send(function, piece)))
            while len(flight) >= self._jobs * _AHEAD or (flight and flight[0][1].done()):
                yield self._receive(function, *flight.popleft(), lost)
        while flight:
            yield self._receive(function, *flight.popleft(), lost)

    def close(self) -> None:
        """Wait for the workers to end."""
        self._pool.shutdown()

    def stop(self) -> None:
        """End the workers without waiting for what they are doing.

        One that is killed while it speaks leaves a thread of ours waiting for the rest of its words, so
        the program must end without waiting for its threads, too: `abandoned` says so.
        """
        type(self).abandoned = True
        self._pool.shutdown(wait=False, cancel_futures=True)
        for child in multiprocessing.active_children():
            child.terminate()

    def _send(self, function: Callable[[Piece], Result], piece: Piece) -> Future[Result]:
        try:
            return self._pool.submit(function, piece)
        except BrokenProcessPool:
            self._pool = _pool(self._jobs)
            return self._pool.submit(function, piece)

    def _receive(
        self, function: Callable[[Piece], Result], piece: Piece, future: Future[Result],
        lost: Callable[[Piece], Result],
    ) -> Result:  # fmt: skip
        """The result; a worker that died took its neighbours' work along, so only a second death counts."""
        try:
            return future.result()
        except BrokenProcessPool:
            pass
        pool = _pool(1)
        try:
            return pool.submit(function, piece).result()
        except BrokenProcessPool:
            return lost(piece)
        finally:
            pool.shutdown(wait=False)


def _done(result: Result) -> Future[Result]:
    future: Future[Result] = Future()
    future.set_result(result)
    return future


def _pool(jobs: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(jobs, initializer=_begin)


def _begin() -> None:
    """In a worker: leave interruption to the parent, and end with it, however it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    collect_seldom()
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
