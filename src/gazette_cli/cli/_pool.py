"""Tasks to several processes, outcomes back in the order of the tasks, few of them in flight at a time."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait
from typing import ClassVar

from gazette_cli.cli._job import Job, Outcome, Task, collect_seldom
from gazette_cli.errors import InputError

_AHEAD = 3  # tasks in flight for each process


def in_parallel(job: Job, tasks: Iterable[Task], jobs: int) -> Iterator[Outcome]:
    """The outcome of every task, in the order of `tasks`, worked on by `jobs` processes."""
    workers = Workers(job, jobs)
    flight: deque[tuple[Task, Future[Outcome]]] = deque()
    try:
        for task in tasks:
            flight.append((task, workers.send(task)))
            while len(flight) >= jobs * _AHEAD or (flight and flight[0][1].done()):
                yield workers.receive(*flight.popleft())
        while flight:
            yield workers.receive(*flight.popleft())
    except BaseException:
        workers.stop()
        raise
    workers.close()


class Workers:
    """A pool that survives the death of a worker: what was in flight is tried again, each task alone."""

    abandoned: ClassVar[bool] = False

    def __init__(self, job: Job, jobs: int) -> None:
        self._job, self._jobs = job, jobs
        self._pool = _pool(jobs)

    def send(self, task: Task) -> Future[Outcome]:
        """Have the task done; rows that must be seen one after the other are done here and now."""
        if task.ended or (self._job.in_order and task.rows is not None):
            done: Future[Outcome] = Future()
            done.set_result(self._job(task))
            return done
        try:
            return self._pool.submit(self._job, task)
        except BrokenProcessPool:
            self._pool = _pool(self._jobs)
            return self._pool.submit(self._job, task)

    def receive(self, task: Task, future: Future[Outcome]) -> Outcome:
        """The outcome; a worker that died took its neighbours' work along, so only a second death counts."""
        try:
            return future.result()
        except BrokenProcessPool:
            return self._alone(task)

    def _alone(self, task: Task) -> Outcome:
        pool = _pool(1)
        try:
            return pool.submit(self._job, task).result()
        except BrokenProcessPool:
            error = InputError("the process at work on it died", place=task.name, hint="give it alone, or more memory")
            return Outcome(task.name, errors=[error])
        finally:
            pool.shutdown(wait=False)

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
