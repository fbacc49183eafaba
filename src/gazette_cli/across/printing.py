"""What is printed of a corpus once it is decided: its records, a report, or the groups of copies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import orjson

from gazette_cli.across.corpus import Corpus
from gazette_cli.across.entries import copy_of, parts, words
from gazette_cli.across.excerpt import Decided
from gazette_cli.across.groups import Decision
from gazette_cli.across.normal import normals
from gazette_cli.article import Article
from gazette_cli.records import TextRecord, read_record
from gazette_cli.records.repeats import Copy, Repeat, repeat_record, with_removed, without_paragraphs
from gazette_cli.records.writing import Record, pairs

_HELD = 512  # records held as objects


class Gone(NamedTuple):
    """A piece that goes: what is repeated where, the words of the copy that stays, why, and the paragraph's number."""

    repeat: Repeat
    kept_text: str
    kind: str
    likeness: float
    rule: str
    number: int


class Rewriter:
    """Takes what goes out of records."""

    def __init__(self, corpus: Decided) -> None:
        self._decided = corpus
        self._object = lru_cache(_HELD)(self._read)

    def gone(self, number: int) -> list[Gone]:
        """What goes of a record, in order; short lines of an article go with all the rest of it."""
        decided = list(self._decided.repeats(number))
        if not decided:
            return []
        record = self._object(number)
        found = [piece for place, decision in decided for piece in self._pieces(record, place, decision)]
        if isinstance(record, Article) and self._decided.counted(number) == len(decided):
            found += self._short(number, {place for place, _ in decided}, decided)
        return sorted(found, key=lambda one: (one.number, one.repeat.copy.spans))

    def is_empty(self, number: int, found: Sequence[Gone]) -> bool:
        """Whether nothing but what was `found` stands in a record."""
        return {one.number for one in found} == set(range(len(parts(self._object(number)))))

    def _pieces(self, record: Article | TextRecord, place: int, decision: Decision) -> Iterator[Gone]:
        """One piece for each paragraph that stays for this one; together they are all of it."""
        ends = [kept.at for kept in decision.kept[1:]]
        for kept, end in zip(decision.kept, [*ends, None], strict=True):
            copy = copy_of(record, place, kept.at, end, tiled=True)
            original, text = self.piece(kept.unit, kept.start, kept.end)
            repeat = Repeat(copy, original, words(record, place, copy))
            yield Gone(repeat, text, decision.kind, decision.likeness, decision.rule, place)

    def _short(self, number: int, gone: set[int], decided: Iterable[tuple[int, Decision]]) -> Iterator[Gone]:
        """Short lines of an article of which all that counts goes; the articles that stay for it hold them, too."""
        article = self._object(number)
        rest = [(place, part) for place, part in enumerate(parts(article)) if place not in gone]
        homes = dict.fromkeys(self._decided.home(kept.unit)[0] for _, decision in decided for kept in decision.kept)
        homes.pop(number, None)
        forms = normals([part.text for _, part in rest])
        kept = {home: self._object(home) for home in homes}
        known = {home: normals([part.text for part in parts(record)]) for home, record in kept.items()}
        for (place, part), form in zip(rest, forms, strict=True):
            for home, record in kept.items():
                if form in known[home]:
                    same = known[home].index(form)
                    repeat = Repeat(copy_of(article, place, 0, None), copy_of(record, same, 0, None), part.text)
                    yield Gone(repeat, parts(record)[same].text, "short", 1.0, "article", place)
                    break

    def changed(self, number: int, value: Record, found: Sequence[Gone], *, drop: bool) -> Record:
        """The record `value` of that number without what was `found`; with mentions, if it has any, that are left."""
        record = self._object(number)
        repeats = [one.repeat for one in found]
        if isinstance(record, Article):
            left: Record = without_paragraphs(value, record, repeats)
            return left if drop else with_removed(left, repeats)
        copies = [{**_placed(one.repeat.original), "kind": one.kind, "likeness": round(one.likeness, 2)}
                  for one in found]  # fmt: skip
        return {**value, "duplicate_of": copies}

    def piece(self, unit: int, start: int, end: int | None) -> tuple[Copy, str]:
        """Where `[start, end)` of the normal form of a paragraph stands, and its words."""
        number, place = self._decided.home(unit)
        record = self._object(number)
        whole = end is None or (start == 0 and end >= self._decided.length(unit))
        copy = copy_of(record, place, start, None if whole else end)
        return copy, words(record, place, copy)

    def _read(self, number: int) -> Article | TextRecord:
        place, row = self._decided.record(number)
        return read_record(row, place, place)



class Printer(Rewriter):
    """Goes through the records of a decided corpus in order."""

    def __init__(self, corpus: Corpus) -> None:
        super().__init__(corpus)
        self._corpus = corpus

    def records(self, *, drop: bool) -> Iterator[bytes | Record]:
        """Each record: a line as it came, or changed; with `drop`, without what holds nothing else."""
        for number, row in enumerate(self._corpus.lines()):
            if self._corpus.is_whole(number):
                yield row + b"\n"
            elif not (drop and self._corpus.is_text(number)):
                found = self.gone(number)
                if not (drop and self.is_empty(number, found)):
                    yield self.changed(number, orjson.loads(row), found, drop=drop)

    def report(self, *, drop: bool) -> Iterator[Record]:
        """What goes, piece by piece, and behind it what only overlaps."""
        for number in range(len(self._corpus)):
            found = self.gone(number)
            dropped = drop and bool(found) and self.is_empty(number, found)
            for one in found:
                yield {**repeat_record(one.repeat, dropped=dropped), "kept_text": one.kept_text, "kind": one.kind,
                       "likeness": round(one.likeness, 2), "rule": one.rule}  # fmt: skip
        for overlap in self._corpus.overlaps:
            (first, kept_text), (second, text) = (
                self.piece(unit, start, end)
                for unit, (start, end) in zip((overlap.first, overlap.second), overlap.spans, strict=True)
            )
            yield {**repeat_record(Repeat(second, first, text)), "kept_text": kept_text, "kind": "overlap",
                   "likeness": round(overlap.likeness, 2), "rule": None}  # fmt: skip

    def clusters(self) -> Iterator[Record]:
        """Each paragraph that stays for others, with those that go for it, in the order of what stays."""
        members: dict[int, list[tuple[int, Decision]]] = {}
        for unit in self._corpus.units():
            decision = self._corpus.decision(unit)
            if decision is None:
                continue
            for kept in decision.kept:
                members.setdefault(kept.unit, []).append((unit, decision))
        for number, kept_unit in enumerate(sorted(members), 1):
            copy, text = self.piece(kept_unit, 0, None)
            copies = []
            for unit, decision in dict(members[kept_unit]).items():
                place, said = self.piece(unit, 0, None)
                copies.append({**_placed(place), "text": said, "kind": decision.kind,
                               "likeness": round(decision.likeness, 2), "rule": decision.rule})  # fmt: skip
            yield {"cluster": number, "kept": {**_placed(copy), "text": text}, "copies": copies}


def _placed(copy: Copy) -> dict[str, Any]:
    return {"source": copy.path, "article": copy.article, "spans": pairs(copy.spans)}
