"""Byte strings and rows of numbers put aside on disk, so that memory holds only where they are."""

from __future__ import annotations

import os
import tempfile
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, islice, pairwise
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

Item = TypeVar("Item")
Rows = np.ndarray[Any, np.dtype[Any]]
Compute = Callable[[Callable[[Any], Any], Iterable[Any]], Iterator[Any]]
"""What has a function work on pieces and gives the results in the order of these: `map`, or many processes."""

SHARDS = 64  # ranges of the key; the result does not depend on it
_BUFFER = 1 << 20


class Spool:
    """Byte strings in the order they were put, each to be had back by its number."""

    def __init__(self, folder: Path, name: str) -> None:
        self._file = (folder / name).open("w+b", buffering=_BUFFER)
        self._ends = array("Q", [0])
        self._dirty = False

    def __len__(self) -> int:
        return len(self._ends) - 1

    def extend(self, items: Sequence[bytes]) -> None:
        """Add them at the end."""
        self._file.write(b"".join(items))
        ends = accumulate(map(len, items), initial=self._ends.pop())
        self._ends.extend(ends)
        self._dirty = True

    def get(self, number: int) -> bytes:
        """The one with that number, counted from 0."""
        if self._dirty:
            self._file.flush()
            self._dirty = False
        start = self._ends[number]
        return os.pread(self._file.fileno(), self._ends[number + 1] - start, start)

    def __iter__(self) -> Iterator[bytes]:
        """All of them in turn, read many at a time."""
        self._file.flush()
        base, held = 0, b""
        for start, end in pairwise(self._ends):
            if end > base + len(held):
                base, held = start, os.pread(self._file.fileno(), max(_BUFFER, end - start), start)
            yield held[start - base : end - base]

    def blocks(self) -> Iterator[bytes]:
        """All bytes in turn, 2**20 at a time."""
        self._file.flush()
        for start in range(0, self._ends[-1], _BUFFER):
            yield os.pread(self._file.fileno(), _BUFFER, start)

    def close(self) -> None:
        """Give the file back."""
        self._file.close()


class Shards:
    """Rows of a numpy type by the range of their key, in memory up to `most` bytes and on disk beyond."""

    def __init__(self, folder: Path, name: str, kind: np.dtype[Any], most: int) -> None:
        self._folder, self._name, self._kind, self._most = folder, name, kind, most
        self._held: list[list[Rows]] = [[] for _ in range(SHARDS)]
        self._size = 0
        self._spilled = False

    def split(self, rows: Rows, edges: Sequence[int]) -> None:
        """Put rows behind those that the shards have; those of a shard lie between its edge and the next one."""
        for held, (start, end) in zip(self._held, pairwise(edges), strict=True):
            if start < end:
                held.append(rows[start:end])
        self._size += rows.nbytes
        if self._size > self._most:
            self._spill()

    def take(self) -> Iterator[Rows]:
        """All rows of each shard in turn, in the order they came; they are given up with that."""
        for shard in range(SHARDS):
            pieces, path = self._held[shard], self._path(shard)
            self._held[shard] = []
            if self._spilled and path.exists():
                pieces.insert(0, np.fromfile(path, self._kind))
                path.unlink()
            yield np.concatenate(pieces) if pieces else np.empty(0, self._kind)

    def _spill(self) -> None:
        for shard, pieces in enumerate(self._held):
            with self._path(shard).open("ab") as file:
                for rows in pieces:
                    rows.tofile(file)
            pieces.clear()
        self._size, self._spilled = 0, True

    def _path(self, shard: int) -> Path:
        return self._folder / f"{self._name}.{shard:02}"


def batches(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """The items in lists of that size; the last is shorter, none is empty.

    >>> list(batches("abc", 2))
    [['a', 'b'], ['c']]
    """
    left = iter(items)
    while batch := list(islice(left, size)):
        yield batch


def workplace() -> tempfile.TemporaryDirectory[str]:
    """A folder for spools, taken away when its context ends."""
    return tempfile.TemporaryDirectory(prefix="gazette-")
