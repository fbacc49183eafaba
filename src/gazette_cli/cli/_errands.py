"""What travels to the workers of a cluster and back: pieces by the dozen, as bytes, for each errand has its cost."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from gazette_cli.cli._job import Outcome, Ready, collecting_seldom

_MOST, _BYTES = 32, 512 * 1024  # pieces of an errand, and bytes that are enough for one
_MANY = 256  # of what is done already and only waits for its turn


class Errand(NamedTuple):
    """Some of what was found, in its order, and the pieces that are to do among it, as bytes."""

    found: list[Ready | Outcome]
    pieces: list[bytes]


def errands(found: Iterable[Ready | Outcome], threads: int) -> Iterator[Errand]:
    """All that was found: a piece to an errand at first, more as it goes on, so that all threads soon have some."""
    errand, size, sent = Errand([], []), 0, 0
    for one in found:
        errand.found.append(one)
        if isinstance(one, Ready):
            errand.pieces.append(pickle.dumps(one.task, pickle.HIGHEST_PROTOCOL))
            size += len(errand.pieces[-1])
        most = min(_MOST, 1 + sent // threads)
        if len(errand.pieces) >= most or size >= _BYTES or len(errand.found) >= _MANY:
            yield errand
            errand, size, sent = Errand([], []), 0, sent + bool(errand.pieces)
    if errand.found:
        yield errand


def told(function: Callable[[Any], Any]) -> bytes:
    """A function as bytes."""
    return pickle.dumps(function, pickle.HIGHEST_PROTOCOL)


def run(function: bytes, pieces: list[bytes]) -> bytes:
    """At a worker: what the function makes of the pieces, as bytes."""
    with collecting_seldom():
        work = pickle.loads(function)
        return pickle.dumps([work(pickle.loads(piece)) for piece in pieces], pickle.HIGHEST_PROTOCOL)


def results(made: bytes) -> list[Any]:
    """What came back of an errand, a result for each piece."""
    found: list[Any] = pickle.loads(made)
    return found
