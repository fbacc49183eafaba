"""Paragraphs with one and the same normal form: found by their digests alone, a range of these at a time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import blake2b
from pathlib import Path

import numpy as np

from gazette_cli.across.spool import SHARDS, Rows, Shards

DIGEST = 16  # bytes
_ROW = np.dtype([("low", "<u8"), ("high", "<u8"), ("day", "<i8"), ("unit", "<u4")])
_SHIFT = np.uint64(58)  # leaves 64 values: one a shard


def digests(texts: Sequence[bytes]) -> bytes:
    """The digests of the texts, one behind the other."""
    return b"".join([blake2b(text, digest_size=DIGEST).digest() for text in texts])


def earliest(blocks: Iterable[bytes], days: Rows, folder: Path, memory: int) -> Rows:
    """For each paragraph the earliest one with the same digest, -1 where it is that one itself.

    `blocks` hold the digests of all paragraphs in turn, `days` their days; among equal days the first one counts.
    At most about `memory` bytes are held at a time; the rest waits in `folder`.
    """
    shards, number = Shards(folder, "digests", _ROW, memory), 0
    for block in blocks:
        halves = np.frombuffer(block, "<u8").reshape(-1, 2)
        rows = np.empty(len(halves), _ROW)
        rows["low"], rows["high"] = halves[:, 0], halves[:, 1]
        rows["unit"] = np.arange(number, number + len(rows))
        rows["day"] = days[number : number + len(rows)]
        number += len(rows)
        names = (rows["low"] >> _SHIFT).astype(np.uint8)
        order = np.argsort(names, kind="stable")
        shards.split(rows[order], np.searchsorted(names[order], np.arange(SHARDS + 1)).tolist())
    equal = np.full(number, -1, np.int32)
    for rows in shards.take():
        _compare(rows, equal)
    return equal


def _compare(rows: Rows, equal: Rows) -> None:
    """Find those of a shard that have an earlier one."""
    if not len(rows):
        return
    rows = rows[np.lexsort((rows["day"], rows["high"], rows["low"]))]  # stable: among equal days, as they came
    fresh = np.ones(len(rows), bool)
    fresh[1:] = (rows["low"][1:] != rows["low"][:-1]) | (rows["high"][1:] != rows["high"][:-1])
    heads = rows["unit"][fresh][np.cumsum(fresh) - 1]
    equal[rows["unit"][~fresh]] = heads[~fresh]
