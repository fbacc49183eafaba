"""Headings that may be a headline as well as a crosshead: what they say, and the texts above and below, decide.

The lattice knows how a heading looks. Where that leaves both open, a logistic regression weighs the cues below; it is
fitted by `tools/fit_in_doubt.py` on headings in doubt of annotated issues, beside the log odds of the lattice.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

import orjson

from gazette_cli.lexicon import packaged
from gazette_cli.structure.agreement import Column
from gazette_cli.structure.cohesion import held_together, past_below, story_above
from gazette_cli.structure.features import Candidate
from gazette_cli.structure.states import State
from gazette_cli.structure.wording import worded

_AROUND = 300  # units, more than an issue has: nothing further off is read, or time grew with the square
_DOUBT = 0.02  # share of all paths that both readings have where they are in doubt, …
_OPEN = 0.3  # … and the two together
_CROSSHEADS = frozenset((State.CROSSHEAD, State.SIGNED_CROSSHEAD))

_BYLINES = (State.HEAD_BYLINE, State.LEAD_BYLINE)


class Heading(NamedTuple):
    """The positions of the lines of a heading in doubt, the shares of all paths through its first line as a headline
    and as a crosshead, and the cues beside."""

    lines: range
    head: float
    crosshead: float
    cues: dict[str, float]


def weighed(units: Sequence[Candidate], shares: Sequence[Column], texts: Sequence[str]) -> dict[int, Column]:
    """What is added to the scores of the states of headings in doubt, by their positions.

    `shares` are those of all paths that go through each state, `texts` the words of the units.
    """
    found: dict[int, Column] = {}
    for heading in headings_in_doubt(units, shares, texts):
        by = log_odds(heading.cues) / len(heading.lines)
        both = heading.head + heading.crosshead
        kept = math.log(both / (heading.head * math.exp(by) + heading.crosshead))  # what both have stays as it was
        added = {State.HEAD: by + kept} | dict.fromkeys(_CROSSHEADS, kept)
        found |= {n: [added.get(state, 0.0) for state in units[n].states] for n in heading.lines}
    return found


def headings_in_doubt(units: Sequence[Candidate], shares: Sequence[Column], texts: Sequence[str]) -> Iterator[Heading]:
    """Those of the units that are such. The stories around are those of the likeliest states."""
    both = {
        n: found for n, (unit, share) in enumerate(zip(units, shares, strict=True)) if (found := _both(unit, share))
    }
    if not both:
        return
    tops = [unit.states[share.index(max(share))] for unit, share in zip(units, shares, strict=True)]
    for first in [n for n in both if n - 1 not in both]:
        past = first + 1
        while past in both:
            past += 1
        start = max(first - _AROUND, 0)
        near = slice(start, past + _AROUND)
        cues = _cues(texts[near], tops[near], first - start, past - start)
        cues["gap-above"] = float("gap-above" in units[first].features)
        yield Heading(range(first, past), *both[first], cues)


def _both(unit: Candidate, share: Column) -> tuple[float, float] | None:
    """The shares of the paths through a unit as a headline and as a crosshead, where it is in doubt which it is."""
    if len(unit.states) < 2 or State.HEAD not in unit.states:
        return None
    head = share[unit.states.index(State.HEAD)]
    crosshead = sum([part for state, part in zip(unit.states, share, strict=True) if state in _CROSSHEADS])
    return (head, crosshead) if head > _DOUBT and crosshead > _DOUBT and head + crosshead > _OPEN else None


def log_odds(cues: Mapping[str, float]) -> float:
    """Log odds of a headline against a crosshead that these cues add."""
    weights = _weights()
    return weights[""] + sum([weights[name] * value for name, value in cues.items()])


def _cues(texts: Sequence[str], tops: Sequence[State], first: int, past: int) -> dict[str, float]:
    """Those of the heading whose lines are `[first, past)`."""
    above, end = story_above(tops, first), past_below(tops, past - 1)
    return {
        "held-together": held_together(texts, (above, first), (past, end)),
        "log-length-below": math.log(1 + sum(map(len, texts[past:end]))),
        "signed-below": float(past < len(tops) and tops[past] in _BYLINES),
        "head-below": float(past < len(tops) and tops[past] is State.HEAD),
        **worded(" ".join(texts[first:past])),
    }


@cache
def _weights() -> dict[str, float]:
    table: dict[str, float] = orjson.loads(packaged("gazette_cli.structure", "in_doubt_weights.json"))
    return table
