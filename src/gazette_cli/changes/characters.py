"""How many characters of one source two things share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from gazette_cli.changes.linking import Links, Weights, link
from gazette_cli.span import Span

Spans = Sequence[Span]


def size(spans: Iterable[Span]) -> int:
    """Characters under the spans."""
    return sum(end - start for start, end in spans)


def shared(old: Sequence[Spans], new: Sequence[Spans]) -> Weights:
    """For each pair of an old and a new thing that share characters, how many.

    >>> dict(shared([[Span(0, 5), Span(9, 12)]], [[Span(3, 10)], [Span(12, 20)]]))
    {(0, 0): 3}
    """
    weights: Counter[tuple[int, int]] = Counter()
    targets = sorted((span, number) for number, spans in enumerate(new) for span in spans)
    first = 0
    for (start, end), number in sorted((span, number) for number, spans in enumerate(old) for span in spans):
        while first < len(targets) and targets[first][0].end <= start:
            first += 1
        for at in range(first, len(targets)):
            (from_, to), other = targets[at]
            if from_ >= end:
                break
            common = min(end, to) - max(start, from_)
            if common > 0:
                weights[number, other] += common
    return weights


def link_by_characters(old: Sequence[Spans], new: Sequence[Spans]) -> Links:
    """Who belongs to whom, by the characters they share."""
    return link(shared(old, new), list(map(size, old)), list(map(size, new)))
