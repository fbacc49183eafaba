"""One decoding over the whole issue: which unit opens an article, which only a part of it.

A lattice of states over the units; each state is scored by what the unit looks like, each step by what
usually follows what in documents of this one's habits (a linear-chain conditional random field). Of units
it leaves in doubt, a second opinion is heard (`network`); where headline or crosshead is still open, what the texts
above and below share is weighed (`cohesion`); units that look alike are then drawn towards each other (`agreement`),
by what is known of each before its neighbours have heard. The best path is taken; the share of all paths that go
through the same state, tempered, is its confidence.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from operator import add, mul
from typing import NamedTuple

from gazette_cli.structure import network
from gazette_cli.structure.agreement import Column, pulls
from gazette_cli.structure.features import Candidate
from gazette_cli.structure.in_doubt import weighed
from gazette_cli.structure.states import TIED, State
from gazette_cli.structure.surroundings import Known
from gazette_cli.structure.weights import Weights, shipped, shipped_steps

_CERTAIN = [1.0]
_WEIGHT = 0.9  # of the logarithm of what the second opinion says
_SURE = 0.95  # share of all paths from which a role needs no second opinion
_FEWEST = 8  # units: fewer are one article, and say little of each other
_LEAST = 0.001  # share below which that opinion thinks nothing less likely still
_KEPT = 4096  # paragraphs of one look whose scores are kept: most look like many others


class Decision(NamedTuple):
    """The state chosen for a unit, how likely (0..1) that is right, and the state that came second."""

    state: State
    confidence: float
    runner_up: State | None


Described = Callable[[int], Known]
"""Everything that is known of the unit at a position."""


def decode(
    units: Sequence[Candidate], habits: tuple[str, ...], described: Described, texts: Sequence[str]
) -> list[Decision]:
    """The best path through the lattice, one decision a unit; `texts` are the words of the units."""
    if not units:
        return []
    lattice = read_looks(units, habits, described)
    lattice.add(weighed(units, lattice.shares, texts))
    lattice.add(pulls(units, lattice.shares))
    lattice.share_anew()
    return [
        _decision(unit.states, chosen, share)
        for unit, chosen, share in zip(units, lattice.best(), lattice.shares, strict=True)
    ]


def read_looks(units: Sequence[Candidate], habits: tuple[str, ...], described: Described) -> Lattice:
    """The lattice with all that the looks of the units and of those around them say."""
    lattice = Lattice(units, habits)
    lattice.add(_second_opinions(units, lattice.shares, described))
    lattice.share_anew()
    return lattice


class Lattice:
    """The scores of the states of all units, the odds these make, the tables of the steps between neighbours, and the
    shares of all paths that go through each state."""

    def __init__(self, units: Sequence[Candidate], habits: tuple[str, ...]) -> None:
        self.columns, self.odds = emissions(units, shipped())
        self.tables = [_table(habits, before.states, after.states) for before, after in pairwise(units)]
        self.shares = marginals(self.odds, self.tables)
        self.changed: set[int] = set()
        self._certain = [n for n, unit in enumerate(units) if len(unit.states) == 1]

    def add(self, changes: dict[int, Column]) -> None:
        """Add to the scores of some units, by their positions.

        Their own shares follow at once, those of the units around when all is added.
        """
        for n, scores in changes.items():
            self.columns[n] = list(map(add, self.columns[n], scores))
            told = list(map(mul, self.shares[n], map(math.exp, scores)))
            whole = sum(told)
            self.shares[n] = [share / whole for share in told]
        self.changed.update(changes)

    def share_anew(self) -> None:
        """Put the shares right of all units that what was added can have changed."""
        for n in self.changed:
            self.odds[n] = _odds(self.columns[n])
        for first, last in self._stretches(self.changed):
            self.shares[first : last + 1] = marginals(self.odds[first : last + 1], self.tables[first:last])
        self.changed.clear()

    def best(self) -> list[int]:
        """Positions of the states on the path with the highest score.

        A path that more than half of all go along has it: that is so where the states with the highest shares leave
        less than half to all others. Only elsewhere paths have to be compared.
        """
        tops = list(map(max, self.shares))
        path = [share.index(top) for share, top in zip(self.shares, tops, strict=True)]
        least = 1 - 0.5 / len(tops)  # where all have that, they leave less than half together
        for first, last in self._stretches([n for n, top in enumerate(tops) if top < least]):
            if sum(tops[first : last + 1]) < last - first + 0.5:
                path[first : last + 1] = best_path(self.columns[first : last + 1], self.tables[first:last])
        return path

    def _stretches(self, places: Iterable[int]) -> Iterator[tuple[int, int]]:
        """First and last unit of the stretches these units stand in, the certain ones at their edges included.

        A unit that can be but one thing parts the lattice: what stands above it tells nothing of what stands below.
        """
        done, certain = -1, self._certain
        for n in sorted(places):
            if n > done:
                above, below = bisect_right(certain, n), bisect_left(certain, n)
                done = certain[below] if below < len(certain) else len(self.odds) - 1
                yield certain[above - 1] if above else 0, done


def _second_opinions(
    units: Sequence[Candidate], shares: Sequence[Column], described: Described
) -> dict[int, Column]:
    """What the network adds to the scores of the states of units whose role the lattice is not sure of."""
    found: dict[int, Column] = {}
    if len(units) < _FEWEST:
        return found
    memories: list[Column] = []
    for n, unit in enumerate(units):
        roles = network.role_numbers(unit.states)
        if roles and not _is_sure(roles, shares[n]):
            memories = memories or network.memories([one.features for one in units], network.shipped())
            told = network.shares(described(n), memories[n], roles, network.shipped())
            found[n] = [_WEIGHT * math.log(max(told[role], _LEAST)) for role in roles]
    return found


def _is_sure(roles: Sequence[int], share: Column) -> bool:
    """Whether one role has nearly all paths."""
    top = max(share)
    best = roles[share.index(top)]
    return top > _SURE or sum([part for role, part in zip(roles, share, strict=True) if role == best]) > _SURE


def _decision(states: Sequence[State], chosen: int, shares: Column) -> Decision:
    if len(states) == 1:
        return Decision(states[0], 1.0, None)
    others = shares.copy()
    others[chosen] = -1.0
    return Decision(states[chosen], _confidence(shares[chosen]), states[others.index(max(others))])


def _confidence(share: float) -> float:
    """What a share of all paths has proved to be worth, as a share of decisions that are right.

    Features say the same thing several times over, so shares are too sure: on issues nothing was fitted on, the
    square root of their odds came true.

    >>> _confidence(0.5), round(_confidence(0.99), 2), _confidence(1.0)
    (0.5, 0.91, 1.0)
    """
    sure, unsure = math.sqrt(share), math.sqrt(max(1.0 - share, 0.0))
    return sure / (sure + unsure)


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

    Forward sums are scaled column by column, so that nothing overflows however long the issue is, and backward sums
    by the same totals, so that their products are shares.
    """
    total = sum(odds[0])
    last = [value / total for value in odds[0]]
    ahead, totals = [last], [total]
    for column, table in zip(odds[1:], tables, strict=True):
        if len(column) == 1:
            total, last = sum(map(mul, table.factors[0], last)), _CERTAIN
        else:
            sums = [value * sum(map(mul, row, last)) for value, row in zip(column, table.factors, strict=True)]
            total = sum(sums)
            last = [value / total for value in sums]
        ahead.append(last)
        totals.append(total)
    shares = [last]
    weighted = odds[-1]
    for n in range(len(odds) - 2, -1, -1):
        column = odds[n]
        if len(column) == 1:
            shares.append(_CERTAIN)
            weighted = _CERTAIN
            continue
        total = totals[n + 1]
        behind = [sum(map(mul, row, weighted)) / total for row in tables[n].turned]
        shares.append(list(map(mul, ahead[n], behind)))
        weighted = list(map(mul, column, behind))
    return shares[::-1]


def _odds(column: Column) -> Column:
    top = max(column)
    return [math.exp(score - top) for score in column]
