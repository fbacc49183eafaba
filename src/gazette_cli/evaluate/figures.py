"""Counters of right and wrong, and the figures made of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field
from math import fsum

Figures = dict[str, float | int | None]

FIELDS = ("dates", "amounts", "durations", "names")
EXTRAS = ("section", "kind")  # figures of structure that a scorer from outside does not have
# Figures that count faults: a floor under them is a ceiling.
FAULTS = frozenset({"lost_chars", "lost_share", "home_errors", "tiling_breaks"})


@dataclass(frozen=True, slots=True)
class Hits:
    """True positives, false positives and false negatives.

    >>> Hits(3, 1, 2) + Hits(1, 0, 0)
    Hits(tp=4, fp=1, fn=2)
    >>> Hits(3, 1, 2).precision, Hits(3, 1, 2).recall
    (0.75, 0.6)
    """

    tp: int = 0
    fp: int = 0
    fn: int = 0

    @classmethod
    def of_sets(cls, want: Set[object], got: Set[object]) -> Hits:
        """What two sets share and do not."""
        shared = len(want & got)
        return cls(shared, len(got) - shared, len(want) - shared)

    def __add__(self, other: Hits) -> Hits:
        return Hits(self.tp + other.tp, self.fp + other.fp, self.fn + other.fn)

    def __bool__(self) -> bool:
        return bool(self.tp or self.fp or self.fn)

    @property
    def precision(self) -> float:
        """Share of what was found that is right; of nothing found, 1 where nothing was to be found."""
        found = self.tp + self.fp
        return self.tp / found if found else float(not self.fn)

    @property
    def recall(self) -> float:
        """Share of what was to be found that was found; 1 where there was nothing."""
        wanted = self.tp + self.fn
        return self.tp / wanted if wanted else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(slots=True)
class Tally:
    """All counters of one issue, or of several added up.

    `hits` by what was looked for: boundary, assign, furniture, duplicate, join, `dates.span`,
    `dates.value` …; `counts` holds titles, titles_right, the same of bylines, sections and kinds, perfect,
    lost, body (word characters of all gold articles), home_errors and tiling_breaks.
    """

    hits: dict[str, Hits] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)

    def add(self, other: Tally) -> None:
        """Count the other's too."""
        for name, hits in other.hits.items():
            self.hit(name, hits)
        self.counts.update(other.counts)

    def hit(self, name: str, hits: Hits) -> None:
        """Add `hits` to those of `name`."""
        self.hits[name] = self.hits.get(name, Hits()) + hits


def pooled(tallies: Iterable[Tally]) -> Tally:
    """The sum: every article and every mention weighs the same."""
    total = Tally()
    for tally in tallies:
        total.add(tally)
    return total


def figures(tally: Tally) -> Figures:
    """The figures of a tally: those of structure where articles were to be found, those of a field
    where the field was looked for and something was found or missed.
    """
    found = _structure_figures(tally) if tally.counts["titles"] else {}
    for name in FIELDS:
        spans, values = (tally.hits.get(f"{name}.{what}", Hits()) for what in ("span", "value"))
        if spans or values:
            found[f"{name}_span_f1"] = round(spans.f1, 4)
            found[f"{name}_value_p"] = round(values.precision, 4)
            found[f"{name}_value_r"] = round(values.recall, 4)
            found[f"{name}_value_f1"] = round(values.f1, 4)
    return found


def _structure_figures(tally: Tally) -> Figures:
    counts, hits = tally.counts, tally.hits
    boundary = hits["boundary"]
    return {
        "boundary_f1": round(boundary.f1, 4),
        "boundary_p": round(boundary.precision, 4),
        "boundary_r": round(boundary.recall, 4),
        "headline": _share(counts["titles_right"], counts["titles"]),
        "byline": _share(counts["bylines_right"], counts["bylines"]),
        "perfect": _share(counts["perfect"], counts["titles"]),
        "assign_f1": round(hits["assign"].f1, 4),
        "lost_chars": counts["lost"],
        "lost_share": round(counts["lost"] / counts["body"], 5) if counts["body"] else 0.0,
        "home_errors": counts["home_errors"],
        "furniture_f1": round(hits["furniture"].f1, 4),
        "duplicate_f1": round(hits["duplicate"].f1, 4),
        "join_f1": round(hits["join"].f1, 4),
        "tiling_breaks": counts["tiling_breaks"],
        **{name: _share(counts[f"{name}s_right"], counts[f"{name}s"]) for name in EXTRAS if counts[f"{name}s"]},
    }


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def mean(rows: Iterable[Mapping[str, float | int | None]], names: Iterable[str]) -> Figures:
    """The mean of each figure over the issues that have it: every issue weighs the same.

    >>> mean([{"perfect": 1.0}, {"perfect": 0.5}, {"perfect": None}], ["perfect"])
    {'perfect': 0.75}
    """
    rows = list(rows)
    found: Figures = {}
    for name in names:
        values = [value for row in rows if (value := row.get(name)) is not None]
        found[name] = round(fsum(values) / len(values), 4) if values else None
    return found
