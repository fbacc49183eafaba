"""One decoding over the whole issue: which unit opens an article, which only a part of it.

A lattice of states over the units; each state is scored by what the unit looks like, each step by what
usually follows what in documents of this one's habits (a linear-chain conditional random field). The
best path is taken, and the share of all paths that go through the same state is its confidence.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from gazette_cli.structure.features import Candidate
from gazette_cli.structure.states import TIED, State
from gazette_cli.structure.weights import Steps, Weights, shipped, shipped_factors, shipped_steps

Column = dict[State, float]


class Decision(NamedTuple):
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
    shares = marginals(columns, shipped_factors(habits))
    return [_decision(state, column) for state, column in zip(best, shares, strict=True)]


def _decision(state: State, shares: Column) -> Decision:
    others = [other for other in shares if other is not state]
    second = max(others, key=lambda other: (shares[other], other)) if others else None
    return Decision(state, min(shares[state], 1.0), second)


def emissions(units: Sequence[Candidate], weights: Weights) -> list[Column]:
    """Scores of every unit's states by its features; those of the first and last include the edge weights."""
    columns = [_emission(unit, weights.by_feature) for unit in units]
    for state in columns[0]:
        columns[0][state] += weights.first.get(state, 0.0)
    for state in columns[-1]:
        columns[-1][state] += weights.last.get(state, 0.0)
    return columns


def _emission(unit: Candidate, by_feature: Mapping[str, Mapping[State, float]]) -> Column:
    sums: Column = {}
    known = [row for name in unit.features if (row := by_feature.get(name)) is not None]
    for state in unit.states:
        base = TIED.get(state, state)
        if base not in sums:
            sums[base] = sum([row[base] for row in known if base in row])
    return {state: sums[TIED.get(state, state)] for state in unit.states}


def best_path(columns: Sequence[Column], steps: Steps) -> list[State]:
    """The path with the highest score (Viterbi); of equal ones the last in the alphabet of states."""
    scores = columns[0]
    links: list[dict[State, State]] = []
    for column in columns[1:]:
        link: dict[State, State] = {}
        following: Column = {}
        ranked = list(scores.items())
        for state, score in column.items():
            row = steps[state]
            best, before = max([(value + row[other], other) for other, value in ranked])
            link[state] = before
            following[state] = best + score
        links.append(link)
        scores = following
    path = [max((value, state) for state, value in scores.items())[1]]
    for link in reversed(links):
        path.append(link[path[-1]])
    return path[::-1]


def marginals(columns: Sequence[Column], factors: Steps) -> list[Column]:
    """Share (0..1) of all paths that go through each state of each unit; `factors` are exponentials of steps.

    Forward and backward sums are scaled column by column, so that nothing overflows however long the issue is.
    """
    odds = [_odds(column) for column in columns]
    ahead = [_scaled(odds[0])]
    for column in odds[1:]:
        last = ahead[-1].items()
        ahead.append(_scaled({
            state: odd * sum([value * row[before] for before, value in last])
            for state, odd in column.items()
            if (row := factors[state])
        }))
    shares = [ahead[-1]]
    behind: Column = dict.fromkeys(columns[-1], 1.0)
    for n in range(len(odds) - 2, -1, -1):
        weighted = [(factors[state], odd * behind[state]) for state, odd in odds[n + 1].items()]
        behind = _scaled({state: sum([row[state] * value for row, value in weighted]) for state in odds[n]})
        shares.append(_scaled({state: value * behind[state] for state, value in ahead[n].items()}))
    return shares[::-1]


def _odds(column: Column) -> Column:
    top = max(column.values())
    return {state: math.exp(score - top) for state, score in column.items()}


def _scaled(column: Column) -> Column:
    total = sum(column.values())
    return {state: value / total for state, value in column.items()} if total > 0.0 else column
