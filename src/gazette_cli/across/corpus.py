"""A whole stream of records, put aside as it comes; then what of it is printed again elsewhere."""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from gazette_cli.across.candidates import candidates
from gazette_cli.across.groups import Decision, Groups, Kept, Paragraphs
from gazette_cli.across.judge import Relation, Verdict, judge, overlap
from gazette_cli.across.spool import Rows, Spool, workplace

_UNDATED = 2**40  # later than any day
_DIGEST = 16  # bytes


class Entry(NamedTuple):
    """A record as it goes in: its line, its place, its date (EDTF), and its paragraphs that count.

    A paragraph is its number in the record, from 0, and its normal form; `is_text` says that the record is no more
    than one.
    """

    row: bytes
    place: str
    date: str | None
    units: tuple[tuple[int, str], ...]
    is_text: bool = False


class Overlap(NamedTuple):
    """Two paragraphs that share a good part, and where (`[start, end)` in the normal form of each)."""

    first: int
    second: int
    spans: tuple[tuple[int, int], tuple[int, int]]
    likeness: float


class Corpus:
    """Records in the order they come. Use as a context: what lies on disk is taken away at its end.

    `memory` bounds the bytes of the index held at a time.
    """

    def __init__(self, memory: int) -> None:
        self._home = workplace()
        self.folder = Path(self._home.name)
        self._memory = memory
        self.rows, self._texts = Spool(self.folder, "rows"), Spool(self.folder, "texts")
        self._records, self._numbers = array("I"), array("I")  # for each paragraph: its record, its number there
        self._days, self._firsts = array("q"), array("I")  # for each record: its day, its first paragraph
        self._are_texts = bytearray()  # for each record
        self._digests = bytearray()
        self._exact: Rows = np.empty(0, np.int64)
        self.gone: dict[int, Decision] = {}
        self.overlaps: list[Overlap] = []

    def __enter__(self) -> Corpus:
        return self

    def __exit__(self, *error: object) -> None:
        self.rows.close()
        self._texts.close()
        self._home.cleanup()

    def __reduce__(self) -> tuple[type[None], tuple[()]]:
        """Another process gets none: what lies here is put together in one."""
        return type(None), ()

    def __len__(self) -> int:
        return len(self._days)

    def add(self, entry: Entry) -> None:
        """Put one record behind the others."""
        self._firsts.append(len(self._records))
        for number, text in entry.units:
            data = text.encode("utf-8")
            self._texts.put(data)
            self._digests += hashlib.blake2b(data, digest_size=_DIGEST).digest()
            self._records.append(len(self._days))
            self._numbers.append(number)
        self._days.append(day_number(entry.date))
        self._are_texts.append(entry.is_text)
        place = entry.place.replace("\n", " ")  # stands for an id where the record has none, and then has no line feed
        self.rows.put(place.encode() + b"\n" + entry.row)

    def record(self, number: int) -> tuple[str, bytes]:
        """Place and line of a record, by its number from 0."""
        place, _, row = self.rows.get(number).partition(b"\n")
        return place.decode("utf-8"), row

    def lines(self) -> Iterator[bytes]:
        """The lines of all records in turn."""
        return (line.partition(b"\n")[2] for line in self.rows)

    def home(self, unit: int) -> tuple[int, int]:
        """The record of a paragraph, and its number there."""
        return self._records[unit], self._numbers[unit]

    def text(self, unit: int) -> str:
        """The normal form of a paragraph."""
        return self._texts.get(unit).decode("utf-8")

    def decide(self, *, overlaps: bool = False) -> None:
        """Find out what goes (`repeats`) and, where it is wanted, what only `overlaps`."""
        self._exact = self._equal()
        groups = Groups(Paragraphs(self._day, self.text, self._unclean, self._judge))
        different = ((unit, text.decode("utf-8")) for unit, text in enumerate(self._texts) if self._exact[unit] < 0)
        last, one = -1, ""
        for first, second, share in candidates(different, len(self._records), self.folder, self._memory):
            one, last = (one if first == last else self.text(first)), first
            other = self.text(second)
            verdict = judge(one, other, share)
            groups.add(first, second, verdict)
            common = overlap(one, other) if overlaps and verdict.relation is Relation.OTHER else None
            if common is not None:
                self.overlaps.append(Overlap(first, second, *common))
        self.gone = groups.decide()
        self.overlaps = [row for row in self.overlaps if row.first not in self.gone and row.second not in self.gone]

    def repeats(self, record: int) -> Iterator[tuple[int, Decision]]:
        """The paragraphs of a record that go: number in the record, and decision."""
        for unit in self._units_of(record):
            decision = self.decision(unit)
            if decision is not None:
                yield self._numbers[unit], decision

    def is_whole(self, record: int) -> bool:
        """Whether nothing of a record goes."""
        units = self._units_of(record)
        return bool((self._exact[units.start : units.stop] < 0).all()) and self.gone.keys().isdisjoint(units)

    def is_text(self, record: int) -> bool:
        """Whether a record is one paragraph, and no more."""
        return bool(self._are_texts[record])

    def counted(self, record: int) -> int:
        """How many paragraphs of a record are compared."""
        return len(self._units_of(record))

    def _units_of(self, record: int) -> range:
        last = self._firsts[record + 1] if record + 1 < len(self._firsts) else len(self._records)
        return range(self._firsts[record], last)

    def decision(self, unit: int) -> Decision | None:
        """Why a paragraph goes, None where it stays."""
        equal = int(self._exact[unit])
        if equal < 0:
            return self.gone.get(unit)
        if equal in self.gone:
            return self.gone[equal]
        rule = "date" if self._day(equal) < self._day(unit) else "order"
        return Decision("exact", (Kept(equal, 0, len(self.text(equal))),), 1.0, rule)

    def units(self) -> range:
        """The numbers of all paragraphs that count."""
        return range(len(self._records))

    def _equal(self) -> Rows:
        """For each paragraph the earliest one with the same normal form, -1 where it is that one itself."""
        digests = np.frombuffer(bytes(self._digests), "<u8").reshape(-1, 2)
        days = np.array(self._days, np.int64)[np.array(self._records, np.int64)]
        order = np.lexsort((days, digests[:, 1], digests[:, 0]))  # stable: among equal days, as they came
        ordered = digests[order]
        fresh = np.ones(len(order), bool)
        fresh[1:] = (ordered[1:] != ordered[:-1]).any(axis=1)
        heads = order[np.flatnonzero(fresh)][np.cumsum(fresh) - 1] if len(order) else order
        equal = np.full(len(order), -1, np.int64)
        equal[order[~fresh]] = heads[~fresh]
        return equal

    def _day(self, unit: int) -> int:
        return self._days[self._records[unit]]

    def _judge(self, one: int, other: int) -> Verdict:
        return judge(self.text(one), self.text(other))

    def _unclean(self, unit: int) -> float:
        """Words to a character: what is misread falls into single characters."""
        import rjieba

        text = self.text(unit)
        return round(len(rjieba.cut(text, False)) / len(text), 2)


@lru_cache(4096)
def day_number(edtf: str | None) -> int:
    """A date as a number that grows with it: its last day; what has none comes after all others.

    >>> day_number("2024-07") == day_number("2024-07-31") < day_number("2024-08-01") < day_number(None)
    True
    """
    import re

    match = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", edtf or "")
    if match is None:
        return _UNDATED
    year, month, day = (int(part) if part else 99 for part in match.groups())
    return year * 10_000 + min(month, 12) * 100 + min(day, 31)
