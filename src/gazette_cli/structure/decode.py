"""One decoding over the whole issue: which unit opens an article, which only a part of it.

A lattice of states over the units; each state is scored by what the unit looks like, each step by what
usually follows what in documents of this one's habits (a linear-chain conditional random field). Of units
it leaves in doubt, a second opinion is heard (`network`); units that look alike are then drawn towards each
other (`agreement`). The best path is taken, and the share of all paths that go through the same state is
its confidence.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from operator import add, mul
from typing import NamedTuple

from gazette_cli.structure import network
from gazette_cli.structure.agreement import Column, pulls
from gazette_cli.structure.features import Candidate
from gazette_cli.structure.states import TIED, State
from gazette_cli.structure.surroundings import Known
from gazette_cli.structure.weights import Weights, shipped, shipped_steps

_CERTAIN = [1.0]
_WEIGHT = 0.9  # of the logarithm of what the second opinion says
_SURE = 0.98  # share of all paths from which a role needs no second opinion
_FEWEST = 8  # units: fewer are one article, and say little of each other
_LEAST = 0.001  # share below which that opinion thinks nothing less likely still
_KEPT = 4096  # paragraphs of one look whose scores are kept: most look like many others


class Decision(NamedTuple):
    """The state chosen for a unit, its share of all paths (0..1), and the state that came second."""

    state: State
    confidence: float
    runner_up: State | None


Described = Callable[[int], Known]
"""Everything that is known of the unit at a position."""


def decode(units: Sequence[Candidate], habits: tuple[str, ...], described: Described) -> list[Decision]:
    """The best path through the lattice, one decision a unit."""
    if not units:
        return []
    columns, odds = emissions(units, shipped())
    tables = [_table(habits, before.states, after.states) for before, after in pairwise(units)]
    shares = marginals(odds, tables)
    _add(_second_opinions(units, shares, described), columns, odds, tables, shares)
    _add(pulls(units, shares), columns, odds, tables, shares)
    best = best_path(columns, tables)
    return [_decision(unit.states, chosen, share) for unit, chosen, share in zip(units, best, shares, strict=True)]


def _second_opinions(
    units: Sequence[Candidate], shares: Sequence[Column], described: Described
) -> dict[int, Column]:
    """What the networks add to the scores of the states of units whose role the lattice is not sure of."""
    found: dict[int, Column] = {}
    if len(units) < _FEWEST:
        return found
    for n, unit in enumerate(units):
        roles = network.role_numbers(unit.states)
        if roles and not _is_sure(roles, shares[n]):
            told = network.shares(described(n), roles, network.shipped())
            found[n] = [_WEIGHT * math.log(max(told[role], _LEAST)) for role in roles]
    return found


def _is_sure(roles: Sequence[int], share: Column) -> bool:
    """Whether one role has nearly all paths."""
    best = roles[share.index(max(share))]
    return sum([part for role, part in zip(roles, share, strict=True) if role == best]) > _SURE


def _add(
    change: dict[int, Column], columns: list[Column], odds: list[Column], tables: Sequence[_Table], shares: list[Column]
) -> None:
    """Add to the scores of some units, by their positions, and share anew."""
    for n, scores in change.items():
        columns[n] = list(map(add, columns[n], scores))
        odds[n] = _odds(columns[n])
    _share_anew(odds, tables, shares, change)


def _decision(states: Sequence[State], chosen: int, shares: Column) -> Decision:
    if len(states) == 1:
        return Decision(states[0], 1.0, None)
    others = shares.copy()
    others[chosen] = -1.0
    return Decision(states[chosen], min(shares[chosen], 1.0), states[others.index(max(others))])


class _Table(NamedTuple):
    """Scores of the steps between the states of two neighbours: a row for each state led to, a column for each
    state come from; `factors` are their exponentials, `turned` the same with rows and columns exchanged."""

    scores: tuple[Column, ...]
    factors: tuple[Column, ...]
    turned: tuple[Column, ...]


@cache
def _table(habits: tuple[str, ...], before: tuple[State, ...], after: tuple[State, ...]) -> _Table:
    steps = shipped_steps(habits)
    scores = tuple([steps[state][other] for other in before] for state in after)
    factors = tuple([math.exp(score) for score in row] for row in scores)
    return _Table(scores, factors, tuple(list(column) for column in zip(*factors, strict=True)))


def emissions(units: Sequence[Candidate], weights: Weights) -> tuple[list[Column], list[Column]]:
    """Scores of every unit's states by its features, and their exponentials, the highest being one.

    The scores of the first and last unit include the edge weights.
    """
    looks = [_emission(unit.states, unit.features, weights) for unit in units]
    columns, odds = [scores for scores, _ in looks], [odds for _, odds in looks]
    for n, edge in ((0, weights.first), (-1, weights.last)):
        columns[n] = [score + edge.get(state, 0.0) for state, score in zip(units[n].states, columns[n], strict=True)]
        odds[n] = _odds(columns[n])
    return columns, odds


@lru_cache(_KEPT)
def _emission(states: tuple[State, ...], features: tuple[str, ...], weights: Weights) -> tuple[Column, Column]:
    sums: dict[State, float] = {}
    known = [row for name in features if (row := weights.by_feature.get(name)) is not None]
    for state in states:
        base = TIED.get(state, state)
        if base not in sums:
            sums[base] = sum([row[base] for row in known if base in row])
    scores = [sums[TIED.get(state, state)] for state in states]
    return scores, _odds(scores)


def best_path(columns: Sequence[Column], tables: Sequence[_Table]) -> list[int]:
    """Positions of the states on the path with the highest score (Viterbi); of equal ones the first."""
    scores = columns[0]
    steps: list[tuple[list[Column], Column]] = []  # the scores of each step and, for each state, the highest
    for column, table in zip(columns[1:], tables, strict=True):
        sums = [list(map(add, scores, row)) for row in table.scores]
        tops = list(map(max, sums))
        steps.append((sums, tops))
        scores = list(map(add, tops, column))
    path = [scores.index(max(scores))]
    for sums, tops in reversed(steps):
        chosen = path[-1]
        path.append(sums[chosen].index(tops[chosen]))
    return path[::-1]


def marginals(odds: Sequence[Column], tables: Sequence[_Table]) -> list[Column]:
    """Share (0..1) of all paths that go through each state of each unit; `odds` are those of its look.

    Forward and backward sums are scaled column by column, so that nothing overflows however long the issue is.
    """
    ahead = [_scaled(odds[0])]
    for column, table in zip(odds[1:], tables, strict=True):
        last = ahead[-1]
        if len(column) == 1:
            ahead.append(_CERTAIN)
            continue
        sums = [sum(map(mul, row, last)) for row in table.factors]
        ahead.append(_scaled(list(map(mul, column, sums))))
    shares = [ahead[-1]]
    behind: Column = [1.0] * len(odds[-1])
    for n in range(len(odds) - 2, -1, -1):
        if len(odds[n]) == 1:
            behind = _CERTAIN
            shares.append(_CERTAIN)
            continue
        weighted = list(map(mul, odds[n + 1], behind))
        behind = _scaled([sum(map(mul, row, weighted)) for row in tables[n].turned])
        shares.append(_scaled(list(map(mul, ahead[n], behind))))
    return shares[::-1]


def _share_anew(
    odds: Sequence[Column], tables: Sequence[_Table], shares: list[Column], changed: Iterable[int]
) -> None:
    """Put the shares of the units between certain ones right where the odds of some of them have changed.

    A unit that can be but one thing parts the lattice: what stands above it tells nothing of what stands below.
    """
    done = -1
    for n in sorted(changed):
        if n <= done:
            continue
        first, done = n, n
        while first and len(odds[first]) > 1:
            first -= 1
        while done < len(odds) - 1 and len(odds[done]) > 1:
            done += 1
        shares[first : done + 1] = marginals(odds[first : done + 1], tables[first:done])


def _odds(column: Column) -> Column:
    top = max(column)
    return [math.exp(score - top) for score in column]


def _scaled(column: Column) -> Column:
    total = sum(column)
    return [value / total for value in column] if total > 0.0 else column
