"""One decoding over the whole issue: which unit opens an article, which only a part of it.

A lattice of states over the units; each state is scored by what the unit looks like, each step by what
usually follows what in documents of this one's habits (a linear-chain conditional random field). The
best path is taken, and the share of all paths that go through the same state is its confidence.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gazette_cli.structure.features import Candidate
from gazette_cli.structure.states import State
from gazette_cli.structure.weights import Steps, emission_name, shipped, shipped_steps

Column = dict[State, float]


@dataclass(frozen=True, slots=True)
class Decision:
    """The state chosen for a unit, its share of all paths (0..1), and the state that came second."""

    state: State
    confidence: float
    runner_up: State | None


def decode(units: Sequence[Candidate], habits: tuple[str, ...]) -> list[Decision]:
    """The best path through the lattice, one decision a unit."""
    if not units:
        return []
    steps = shipped_steps(habits)
    columns = emissions(units, shipped())
    best = best_path(columns, steps)
    return [
        _decision(state, shares) for state, shares in zip(best, marginals(columns, steps), strict=True)
    ]


def _decision(state: State, shares: Column) -> Decision:
    others = [other for other in shares if other is not state]
    second = max(others, key=lambda other: (shares[other], other)) if others else None
    return Decision(state, min(shares[state], 1.0), second)


def emissions(units: Sequence[Candidate], weights: Mapping[str, float]) -> list[Column]:
    """Scores of every unit's states by its features; those of the first and last include the edge weights."""
    get = weights.get
    columns = [
        {state: sum([get(emission_name(state, name), 0.0) for name in unit.features]) for state in unit.states}
        for unit in units
    ]
    for state in columns[0]:
        columns[0][state] += get(f"<{state}", 0.0)
    for state in columns[-1]:
        columns[-1][state] += get(f"{state}>", 0.0)
    return columns


def best_path(columns: Sequence[Column], steps: Steps) -> list[State]:
    """The path with the highest score (Viterbi); of equal ones the first in the order of states."""
    scores = columns[0]
    links: list[dict[State, State]] = []
    for column in columns[1:]:
        link: dict[State, State] = {}
        following: Column = {}
        for state, score in column.items():
            before = max(scores, key=lambda s: scores[s] + steps[s, state])
            link[state] = before
            following[state] = scores[before] + steps[before, state] + score
        links.append(link)
        scores = following
    path = [max(scores, key=lambda s: scores[s])]
    for link in reversed(links):
        path.append(link[path[-1]])
    return path[::-1]


def forward(columns: Sequence[Column], steps: Steps) -> list[Column]:
    """Log of the summed weights of all paths up to each state, its own score included."""
    sums = [columns[0]]
    for column in columns[1:]:
        last = sums[-1]
        sums.append({
            state: score + log_sum([value + steps[before, state] for before, value in last.items()])
            for state, score in column.items()
        })
    return sums


def backward(columns: Sequence[Column], steps: Steps) -> list[Column]:
    """Log of the summed weights of all paths from each state on, its own score left out."""
    sums: list[Column] = [dict.fromkeys(columns[-1], 0.0)]
    for column, after in zip(reversed(columns[:-1]), reversed(columns[1:]), strict=True):
        last = sums[-1]
        sums.append({
            state: log_sum([steps[state, other] + score + last[other] for other, score in after.items()])
            for state in column
        })
    return sums[::-1]


def marginals(columns: Sequence[Column], steps: Steps) -> list[Column]:
    """Share (0..1) of all paths that go through each state of each unit."""
    ahead, behind = forward(columns, steps), backward(columns, steps)
    total = log_sum(list(ahead[-1].values()))
    return [
        {state: math.exp(value + rest[state] - total) for state, value in sums.items()}
        for sums, rest in zip(ahead, behind, strict=True)
    ]


def log_sum(values: Sequence[float]) -> float:
    """Log of the sum of the exponentials."""
    top = max(values)
    if len(values) == 1:
        return top
    return top + math.log(sum([math.exp(value - top) for value in values]))
