"""What of a decided corpus is needed to rewrite some of its records, where the corpus itself is not at hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

from gazette_cli.across.groups import Decision


class Decided(Protocol):
    """Records by their numbers, and what goes of them."""

    def record(self, number: int) -> tuple[str, bytes]:
        """Place and line of a record."""

    def repeats(self, record: int) -> Iterator[tuple[int, Decision]]:
        """The paragraphs of a record that go: number in the record, and decision."""

    def counted(self, record: int) -> int:
        """How many paragraphs of a record are compared."""

    def home(self, unit: int) -> tuple[int, int]:
        """The record of a paragraph, and its number there."""

    def length(self, unit: int) -> int:
        """Characters of the normal form of a paragraph."""


@dataclass(frozen=True)
class Excerpt:
    """Some records of which something goes, and those that stay for them; small enough to travel."""

    _records: dict[int, tuple[str, bytes]] = field(default_factory=dict)
    _repeats: dict[int, list[tuple[int, Decision]]] = field(default_factory=dict)
    _counted: dict[int, int] = field(default_factory=dict)
    _homes: dict[int, tuple[int, int]] = field(default_factory=dict)
    _lengths: dict[int, int] = field(default_factory=dict)

    def record(self, number: int) -> tuple[str, bytes]:
        """Place and line of a record."""
        return self._records[number]

    def repeats(self, record: int) -> Iterator[tuple[int, Decision]]:
        """The paragraphs of a record that go: number in the record, and decision."""
        return iter(self._repeats[record])

    def counted(self, record: int) -> int:
        """How many paragraphs of a record are compared."""
        return self._counted[record]

    def home(self, unit: int) -> tuple[int, int]:
        """The record of a paragraph, and its number there."""
        return self._homes[unit]

    def length(self, unit: int) -> int:
        """Characters of the normal form of a paragraph."""
        return self._lengths[unit]


def excerpt(corpus: Decided, numbers: Iterable[int]) -> Excerpt:
    """The records of those numbers with all that they are compared with."""
    records: dict[int, tuple[str, bytes]] = {}
    repeats: dict[int, list[tuple[int, Decision]]] = {}
    counted, homes, lengths = dict[int, int](), dict[int, tuple[int, int]](), dict[int, int]()
    for number in numbers:
        repeats[number] = list(corpus.repeats(number))
        counted[number] = corpus.counted(number)
        for kept in (kept for _, decision in repeats[number] for kept in decision.kept):
            homes[kept.unit] = corpus.home(kept.unit)
            lengths[kept.unit] = corpus.length(kept.unit)
    for number in {*repeats, *(number for number, _ in homes.values())}:
        records[number] = corpus.record(number)
    return Excerpt(records, repeats, counted, homes, lengths)
