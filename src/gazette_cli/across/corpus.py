"""A whole stream of records, put aside as it comes; then what of it is printed again elsewhere."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from gazette_cli.across.candidates import candidates
from gazette_cli.across.comparing import Found, Overlap, chunks, compared
from gazette_cli.across.exact import digests, earliest
from gazette_cli.across.groups import Decision, Groups, Kept, Paragraphs
from gazette_cli.across.judge import Verdict, judge
from gazette_cli.across.spool import Compute, Rows, Spool, workplace

_UNDATED = 2**40  # later than any day


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


class Corpus:
    """Records in the order they come. Use as a context: what lies on disk is taken away at its end.

    `memory` bounds the bytes of the index held at a time; `compute` has the work done.
    """

    def __init__(self, memory: int, compute: Compute = map) -> None:
        self._home = workplace()
        self.folder = Path(self._home.name)
        self._memory, self.compute = memory, compute
        self.rows, self._texts = Spool(self.folder, "rows"), Spool(self.folder, "texts")
        self._records, self._numbers = array("I"), array("I")  # for each paragraph: its record, its number there
        self._lengths = array("I")  # for each paragraph, characters of its normal form
        self._days, self._firsts = array("q"), array("I", [0])  # for each record: its day, its first paragraph
        self._are_texts = bytearray()  # for each record
        self._digests = Spool(self.folder, "digests")  # those of several paragraphs each
        self._exact: Rows = np.empty(0, np.int32)
        self._changed = b""  # for each record, whether something of it goes
        self.gone: dict[int, Decision] = {}
        self.overlaps: list[Overlap] = []

    def __enter__(self) -> Corpus:
        return self

    def __exit__(self, *error: object) -> None:
        self.rows.close()
        self._texts.close()
        self._digests.close()
        self._home.cleanup()

    def __reduce__(self) -> tuple[type[None], tuple[()]]:
        """Another process gets none: what lies here is put together in one."""
        return type(None), ()

    def __len__(self) -> int:
        return len(self._days)

    def add(self, entries: Sequence[Entry]) -> None:
        """Put records behind the others."""
        forms = [text for entry in entries for _, text in entry.units]
        texts = [form.encode("utf-8") for form in forms]
        self._texts.extend(texts)
        self._digests.extend([digests(texts)])
        self._lengths.extend(map(len, forms))
        for number, entry in enumerate(entries, len(self)):
            self._records.extend([number] * len(entry.units))
            self._firsts.append(len(self._records))
        self._numbers.extend([number for entry in entries for number, _ in entry.units])
        self._days.extend([day_number(entry.date) for entry in entries])
        self._are_texts.extend([entry.is_text for entry in entries])
        # A place stands for an id where the record has none, and then has no line feed.
        self.rows.extend([entry.place.replace("\n", " ").encode() + b"\n" + entry.row for entry in entries])

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

    def length(self, unit: int) -> int:
        """Characters of the normal form of a paragraph."""
        return self._lengths[unit]

    def decide(self, *, overlaps: bool = False) -> None:
        """Find out what goes (`repeats`) and, where it is wanted, what only `overlaps`."""
        records = np.frombuffer(self._records, np.uintc)
        days = np.frombuffer(self._days, np.int64)[records]
        self._exact = earliest(self._digests.blocks(), days, self.folder, self._memory)
        del days
        is_first = (self._exact < 0).tobytes()
        different = ((unit, text.decode("utf-8")) for unit, text in enumerate(self._texts) if is_first[unit])
        pairs = candidates(different, len(records), self.folder, self._memory, self.compute)
        groups = Groups(Paragraphs(self._day, self.text, self.length, self._unclean, self._judge))
        found: Found
        for found in self.compute(compared, chunks(pairs, self.text, overlaps=overlaps)):
            for row in found.verdicts:
                groups.add(*row)
            self.overlaps += found.overlaps
        self.gone = groups.decide()
        self.overlaps = [row for row in self.overlaps if row.first not in self.gone and row.second not in self.gone]
        changed = np.zeros(len(self), bool)
        changed[records[self._exact >= 0]] = True
        changed[records[list(self.gone)]] = True
        self._changed = changed.tobytes()

    def repeats(self, record: int) -> Iterator[tuple[int, Decision]]:
        """The paragraphs of a record that go: number in the record, and decision."""
        for unit in self._units_of(record):
            decision = self.decision(unit)
            if decision is not None:
                yield self._numbers[unit], decision

    def is_whole(self, record: int) -> bool:
        """Whether nothing of a record goes."""
        return not self._changed[record]

    def is_text(self, record: int) -> bool:
        """Whether a record is one paragraph, and no more."""
        return bool(self._are_texts[record])

    def counted(self, record: int) -> int:
        """How many paragraphs of a record are compared."""
        return len(self._units_of(record))

    def _units_of(self, record: int) -> range:
        return range(self._firsts[record], self._firsts[record + 1])

    def decision(self, unit: int) -> Decision | None:
        """Why a paragraph goes, None where it stays."""
        equal = int(self._exact[unit])
        if equal < 0:
            return self.gone.get(unit)
        if equal in self.gone:
            return self.gone[equal]
        rule = "date" if self._day(equal) < self._day(unit) else "order"
        return Decision("exact", (Kept(equal, 0, self._lengths[equal]),), 1.0, rule)

    def units(self) -> range:
        """The numbers of all paragraphs that count."""
        return range(len(self._records))

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
