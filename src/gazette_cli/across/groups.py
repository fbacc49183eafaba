"""From verdicts on pairs to decisions: which paragraph goes, and which copy stays for it.

A copy goes only where it has been compared with the very paragraph that stays; likeness is not handed on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from gazette_cli.across.guard import states
from gazette_cli.across.judge import Relation, Verdict

_BARE = 0.05  # of a paragraph made up of others, at most, stands in none of them
_LOOSE = 16  # characters by which a window may be longer than what stands in it


class Kept(NamedTuple):
    """The paragraph that stays, the `[start, end)` of its normal form that is printed again, and where.

    `at` is the first character of the copy's normal form that repeats it; up to the next one's, or the end.
    """

    unit: int
    start: int
    end: int
    at: int = 0


@dataclass(frozen=True, slots=True)
class Decision:
    """Why a paragraph goes: `exact`, `copy`, `fragment` or `merged`; `rule` says why the other stays."""

    kind: str
    kept: tuple[Kept, ...]
    likeness: float
    rule: str


@dataclass(slots=True)
class Paragraphs:
    """What is known of the paragraphs, by number: when they were printed, what they say, how to compare them.

    `day` gives a number that grows with the date; `text` the normal form, `length` its characters; `clean` a number
    that grows with what cannot be read.
    """

    day: Callable[[int], int]
    text: Callable[[int], str]
    length: Callable[[int], int]
    clean: Callable[[int], float]
    judge: Callable[[int, int], Verdict]


@dataclass(slots=True)
class Groups:
    """Takes verdicts, then says what goes."""

    paragraphs: Paragraphs
    same: dict[tuple[int, int], float] = field(default_factory=dict)
    parts: list[tuple[int, int, Verdict]] = field(default_factory=list)
    gone: dict[int, Decision] = field(default_factory=dict)

    def add(self, first: int, second: int, verdict: Verdict) -> None:
        """Note what `first` is to `second`; what is neither a copy nor a part needs no note."""
        if verdict.relation is Relation.SAME:
            self.same[first, second] = verdict.likeness
        elif verdict.relation is Relation.PART:
            self.parts.append((first, second, verdict))
        elif verdict.relation is Relation.WHOLE:
            self.parts.append((second, first, verdict))

    def decide(self) -> dict[int, Decision]:
        """What goes, by number."""
        for group in self._components():
            self._choose(group)
        self._cover()
        self._absorb()
        return self.gone

    def _components(self) -> Iterator[list[int]]:
        """Paragraphs that likeness connects, each group in ascending order."""
        root: dict[int, int] = {}

        def find(unit: int) -> int:
            while root.setdefault(unit, unit) != unit:
                root[unit] = unit = root[root[unit]]
            return unit

        for first, second in self.same:
            one, other = sorted((find(first), find(second)))
            root[other] = one
        groups: dict[int, list[int]] = {}
        for unit in sorted(root):
            groups.setdefault(find(unit), []).append(unit)
        return iter(groups.values())

    def _choose(self, group: list[int]) -> None:
        """Let one copy stay of each that are the same, the earliest; those it differs from are looked at again."""
        days = {unit: self.paragraphs.day(unit) for unit in group}
        tied = len(set(days.values())) < len(group)
        clean = {unit: self.paragraphs.clean(unit) if tied else 0.0 for unit in group}
        left = sorted(group, key=lambda unit: (days[unit], clean[unit], unit))
        while left:
            kept, *others = left
            left = []
            for unit in others:
                likeness = self._likeness(kept, unit)
                if likeness is None:
                    left.append(unit)
                    continue
                rule = "date" if days[kept] < days[unit] else "clean" if clean[kept] < clean[unit] else "order"
                whole = Kept(kept, 0, self.paragraphs.length(kept))
                self.gone[unit] = Decision("copy", (whole,), likeness, rule)

    def _likeness(self, kept: int, unit: int) -> float | None:
        """How alike the two are, None where they are not the same."""
        known = self.same.get((min(kept, unit), max(kept, unit)))
        if known is not None:
            return known
        verdict = self.paragraphs.judge(kept, unit)
        return verdict.likeness if verdict.relation is Relation.SAME else None

    def _cover(self) -> None:
        """What is made up of paragraphs that were printed before goes."""
        inside: dict[int, list[tuple[int, Verdict]]] = {}
        for part, whole, verdict in self.parts:
            if verdict.end - verdict.start <= self.paragraphs.length(part) + _LOOSE:
                inside.setdefault(whole, []).append((part, verdict))
        for whole in sorted((unit for unit in inside if unit not in self.gone), key=self._rank):
            pieces = sorted(self._earlier(whole, inside[whole]), key=lambda piece: (piece[1].start, piece[0]))
            text, edge, bare = self.paragraphs.text(whole), 0, ""
            used: list[tuple[int, Verdict]] = []
            for part, verdict in pieces:
                if verdict.end > edge:
                    bare += text[edge : verdict.start]
                    edge = verdict.end
                    used.append((part, verdict))
            bare += text[edge:]
            if used and len(bare) <= _BARE * len(text) and not states(bare):
                kept = tuple(Kept(part, 0, self.paragraphs.length(part), verdict.start if number else 0)
                             for number, (part, verdict) in enumerate(used))  # fmt: skip
                rule = "date" if self.paragraphs.day(kept[0].unit) < self.paragraphs.day(whole) else "order"
                self.gone[whole] = Decision("merged", kept, min(verdict.likeness for _, verdict in used), rule)

    def _earlier(self, whole: int, parts: Iterable[tuple[int, Verdict]]) -> Iterator[tuple[int, Verdict]]:
        """The parts that stay, or the copies that stay for them, where they were printed before the whole."""
        seen = set[int]()
        for part, verdict in parts:
            decision = self.gone.get(part)
            stays = part if decision is None else decision.kept[0].unit if decision.kind == "copy" else None
            if stays is None or stays in seen or stays == whole or self._rank(stays) >= self._rank(whole):
                continue
            found = verdict if stays == part else _turned(self.paragraphs.judge(stays, whole))
            if found is not None:
                seen.add(stays)
                yield stays, found

    def _absorb(self) -> None:
        """What is a part of something that stays goes, the longest first, so that what holds it is decided."""
        wholes: dict[int, list[tuple[int, Verdict]]] = {}
        for part, whole, verdict in self.parts:
            if part not in self.gone:
                wholes.setdefault(part, []).append((whole, verdict))
        for part in sorted(wholes, key=lambda unit: (-self.paragraphs.length(unit), unit)):
            for whole, verdict in sorted(wholes[part], key=lambda row: self._rank(row[0])):
                kept = self._holder(part, whole, verdict)
                if kept is not None:
                    self.gone[part] = Decision("fragment", (kept[0],), kept[1], "whole")
                    break
        self._lead_home()

    def _holder(self, part: int, whole: int, verdict: Verdict) -> tuple[Kept, float] | None:
        """Where in a paragraph that stays the part stands, and how alike it is."""
        seen = {part}
        while whole in self.gone:
            if whole in seen:
                return None
            seen.add(whole)
            whole = self.gone[whole].kept[0].unit
            again = self.paragraphs.judge(part, whole) if whole != part else None
            if again is None or again.relation not in (Relation.PART, Relation.SAME):
                return None
            verdict = again
        return Kept(whole, verdict.start, verdict.end), verdict.likeness

    def _lead_home(self) -> None:
        """What has an original that became a part of another now names that one, or stays where it is not like it."""
        for unit, decision in sorted(self.gone.items()):
            if not any(kept.unit in self.gone for kept in decision.kept):
                continue
            kept = [self._final(one) for one in decision.kept]
            if decision.kind == "merged":
                self.gone[unit] = Decision("merged", tuple(kept), decision.likeness, decision.rule)
                continue
            verdict = self.paragraphs.judge(unit, kept[0].unit)
            if verdict.relation in (Relation.SAME, Relation.PART):
                whole = Kept(kept[0].unit, verdict.start, verdict.end)
                self.gone[unit] = Decision(decision.kind, (whole,), verdict.likeness, decision.rule)
            else:
                del self.gone[unit]

    def _final(self, kept: Kept) -> Kept:
        """The part of a paragraph that stays which holds what `kept` held."""
        while kept.unit in self.gone:
            kept = self.gone[kept.unit].kept[0]._replace(at=kept.at)
        return kept

    def _rank(self, unit: int) -> tuple[int, int]:
        return self.paragraphs.day(unit), unit


def _turned(verdict: Verdict) -> Verdict | None:
    """The verdict where the first is a part of the second."""
    return verdict if verdict.relation is Relation.PART else None
