"""Pairs of paragraphs with their words, as they travel to where they are compared, and what comes back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from gazette_cli.across.candidates import Candidate
from gazette_cli.across.judge import Relation, Verdict, judge, overlap
from gazette_cli.across.spool import batches

_PAIRS = 2048  # that travel together: in fewer, the words of a paragraph would travel more often
_TELLING = frozenset({Relation.SAME, Relation.PART, Relation.WHOLE})


class Chunk(NamedTuple):
    """Some pairs, and the normal forms of their paragraphs by number; whether overlaps are asked for as well."""

    pairs: list[Candidate]
    texts: dict[int, str]
    overlaps: bool


class Overlap(NamedTuple):
    """Two paragraphs that share a good part, and where (`[start, end)` in the normal form of each)."""

    first: int
    second: int
    spans: tuple[tuple[int, int], tuple[int, int]]
    likeness: float


class Found(NamedTuple):
    """What came of a chunk: copies and parts in the order of the pairs, and what only overlaps."""

    verdicts: list[tuple[int, int, Verdict]]
    overlaps: list[Overlap]


def chunks(pairs: Iterable[Candidate], text: Callable[[int], str], *, overlaps: bool) -> Iterator[Chunk]:
    """The pairs, some at a time, with their words."""
    for batch in batches(pairs, _PAIRS):
        units = {unit for first, second, _ in batch for unit in (first, second)}
        yield Chunk(batch, {unit: text(unit) for unit in sorted(units)}, overlaps)


def compared(chunk: Chunk) -> Found:
    """What the paragraphs of each pair are to each other."""
    verdicts: list[tuple[int, int, Verdict]] = []
    overlaps: list[Overlap] = []
    for first, second, share in chunk.pairs:
        one, other = chunk.texts[first], chunk.texts[second]
        verdict = judge(one, other, share)
        if verdict.relation in _TELLING:
            verdicts.append((first, second, verdict))
        elif chunk.overlaps and verdict.relation is Relation.OTHER:
            common = overlap(one, other)
            if common is not None:
                overlaps.append(Overlap(first, second, *common))
    return Found(verdicts, overlaps)
