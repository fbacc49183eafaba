"""Whether a confidence of .9 is right nine times of ten: printed articles by confidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gazette_cli.evaluate.structure import Judged

TENTHS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """Printed articles whose confidence lies in `[low, high)`, the last bin closed; shares lie in 0..1."""

    low: float
    high: float
    articles: int
    confidence: float
    start_right: float
    perfect: float


def calibrate(judged: Iterable[Judged]) -> list[Bin]:
    """The bins that hold articles, ascending.

    >>> [b.low for b in calibrate([Judged(0.97, True, True), Judged(1.0, True, False), Judged(0.55, False)])]
    [0.5, 0.9]
    """
    bins: dict[int, list[Judged]] = {}
    for article in judged:
        bins.setdefault(min(int(round(article.confidence, 2) * TENTHS + 1e-9), TENTHS - 1), []).append(article)
    return [_bin(tenth, bins[tenth]) for tenth in sorted(bins)]


def expected_error(bins: Sequence[Bin]) -> float:
    """Mean distance between confidence and share of right starts, weighed by articles (0 is perfect)."""
    whole = sum(row.articles for row in bins)
    return round(sum(row.articles * abs(row.confidence - row.start_right) for row in bins) / whole, 4) if whole else 0.0


def _bin(tenth: int, rows: Sequence[Judged]) -> Bin:
    count = len(rows)
    return Bin(
        low=tenth / TENTHS,
        high=(tenth + 1) / TENTHS,
        articles=count,
        confidence=round(sum(row.confidence for row in rows) / count, 4),
        start_right=round(sum(row.start_right for row in rows) / count, 4),
        perfect=round(sum(row.perfect for row in rows) / count, 4),
    )
