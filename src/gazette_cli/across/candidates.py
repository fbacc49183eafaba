"""Which paragraphs are worth comparing: those that share enough rare character grams."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from gazette_cli.across.spool import SHARDS, Compute, Rows, Shards, batches

GRAM = 6  # characters
_SAMPLED = 4  # one gram in so many is looked at; the same ones everywhere, chosen by their hash
_COMMON = 40  # a gram in more paragraphs than this says nothing
_NEIGHBOURS = 8  # paragraphs with a common gram are paired with so many that follow
_LEAST_VOTES = 2
_LEAST_SHARE = 0.1  # of the sampled grams of the shorter of two
_BATCH = 2000  # paragraphs hashed at a time: what they need stays near the processor
_POSTING = np.dtype("<u8")  # behind the 6 bits that name its shard, 32 of a gram's hash; the paragraph in the rest
_VOTE = np.dtype([("pair", "<u8"), ("votes", "<u4")])
_SHIFT = np.uint64(58)  # leaves 64 values: one a shard
_PRIME = np.uint64(0x9E3779B97F4A7C15)
_SQUARE = np.uint64(0x9E3779B97F4A7C15**2 % 2**64)
_MIX = np.uint64(0x94D049BB133111EB)
_SHARD_BITS = np.uint64(6)
_LOW = np.uint64(0xFFFFFFFF)


class Candidate(NamedTuple):
    """Two numbers of paragraphs, the lower first, and the share of the shorter one's grams the two have in common."""

    first: int
    second: int
    share: float


class Postings(NamedTuple):
    """What some paragraphs add to the index: how many sampled grams each has, and rows by shard, parted at `edges`."""

    numbers: Rows
    counts: Rows
    rows: Rows
    edges: list[int]


def candidates(
    texts: Iterable[tuple[int, str]], units: int, folder: Path, memory: int, compute: Compute = map
) -> Iterator[Candidate]:
    """Pairs of paragraphs to compare, in ascending order; `texts` are numbers below `units` and normal forms.

    At most about `memory` bytes of the index are held at a time; the rest waits in `folder`.
    """
    postings = Shards(folder, "grams", _POSTING, memory)
    sampled = np.zeros(units, np.uint32)
    found: Postings
    for found in compute(indexed, batches(texts, _BATCH)):
        sampled[found.numbers] = found.counts
        postings.split(found.rows, found.edges)
    votes = Shards(folder, "votes", _VOTE, memory)
    width = max(1, -(-units // SHARDS))
    for counted, edges in compute(voted, ((rows, width) for rows in postings.take())):
        votes.split(counted, edges)
    for pairs, counts in compute(summed, votes.take()):
        yield from _chosen(pairs, counts, sampled)


def indexed(batch: Sequence[tuple[int, str]]) -> Postings:
    """The sampled grams of some paragraphs."""
    lengths = np.fromiter((len(text) for _, text in batch), np.int64, len(batch))
    numbers = np.fromiter((number for number, _ in batch), np.uint32, len(batch))
    codes = np.frombuffer("".join([text for _, text in batch]).encode("utf-32-le"), "<u4").astype(np.uint64)
    if len(codes) < GRAM:
        return Postings(numbers, np.zeros(len(batch), np.uint32), np.empty(0, _POSTING), [0] * (SHARDS + 1))
    owners = np.repeat(np.arange(len(batch), dtype=np.uint32), lengths)
    hashes = _hashes(codes)
    at = np.flatnonzero(hashes < np.uint64(2**64 // _SAMPLED))
    at = at[owners[at] == owners[at + GRAM - 1]]
    hashes, owners = hashes[at] * _MIX, owners[at]
    counts = np.bincount(owners, minlength=len(batch)).astype(np.uint32)
    shards = (hashes >> _SHIFT).astype(np.uint8)
    order = np.argsort(shards, kind="stable")
    rows = ((hashes << _SHARD_BITS) & ~_LOW | numbers[owners])[order]
    return Postings(numbers, counts, rows, np.searchsorted(shards[order], np.arange(SHARDS + 1)).tolist())


def _hashes(codes: Rows) -> Rows:
    """The hash of the gram that begins at each character, its high bits as good as chance."""
    pairs = codes[:-1] * _PRIME + codes[1:]
    hashes = (pairs[:-4] * _SQUARE + pairs[2:-2]) * _SQUARE + pairs[4:]
    hashes ^= hashes >> np.uint64(29)
    hashes *= np.uint64(0xBF58476D1CE4E5B9)
    return hashes


def voted(shard: tuple[Rows, int]) -> tuple[Rows, list[int]]:
    """Pair the paragraphs of each gram of a shard with those that follow, and count for every pair.

    Comes back by the shard of the first paragraph, so many (`width`) to a shard, parted at the edges.
    """
    rows, width = np.sort(shard[0]), shard[1]  # within a gram, paragraphs ascend
    grams, units = rows >> np.uint64(32), rows & _LOW
    sizes = np.diff(_starts(grams), append=len(grams))
    size = np.repeat(sizes, sizes)
    rare = (size > 1) & (size <= _COMMON)
    grams, units = grams[rare], units[rare]
    pairs = [np.empty(0, np.uint64)]
    for step in range(1, min(_NEIGHBOURS, len(grams) - 1) + 1):
        both = (grams[step:] == grams[:-step]) & (units[step:] != units[:-step])
        pairs.append((units[:-step][both] << np.uint64(32)) | units[step:][both])
    found, counts = np.unique(np.concatenate(pairs), return_counts=True)
    counted = np.empty(len(found), _VOTE)
    counted["pair"], counted["votes"] = found, counts
    edges = np.searchsorted(found, np.arange(1, SHARDS, dtype=np.uint64) * np.uint64(width) << np.uint64(32))
    return counted, [0, *edges.tolist(), len(found)]


def summed(rows: Rows) -> tuple[Rows, Rows]:
    """The pairs of a shard that have votes enough, ascending, and their votes."""
    order = np.argsort(rows["pair"], kind="stable")
    pairs, votes = rows["pair"][order], rows["votes"][order]
    starts = _starts(pairs)
    if len(starts):
        pairs, votes = pairs[starts], np.add.reduceat(votes, starts)
    keep = votes >= _LEAST_VOTES
    return pairs[keep], votes[keep]


def _starts(ordered: Rows) -> Rows:
    """Where in an ordered row another number begins."""
    return np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1]))[: len(ordered)])


def _chosen(pairs: Rows, votes: Rows, sampled: Rows) -> Iterator[Candidate]:
    """The pairs that share enough."""
    first, second = (pairs >> np.uint64(32)).astype(np.int64), (pairs & _LOW).astype(np.int64)
    shares = votes / np.maximum(1, np.minimum(sampled[first], sampled[second]))
    keep = shares >= _LEAST_SHARE
    return map(Candidate, first[keep].tolist(), second[keep].tolist(), shares[keep].tolist())
