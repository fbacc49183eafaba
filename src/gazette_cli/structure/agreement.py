"""What looks alike in one issue is mostly one thing: units of one look draw each other towards the roles they have.

The first reading of the lattice says how likely each role of each unit is. In the second every unit of a look that
comes back is told how likely the others of that look have each role: the name of one column in 【 】 helps to know
the next, and a row of cells set one below the other is no row of headlines.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from gazette_cli.structure.features import Candidate
from gazette_cli.structure.looks import COUNTED, PLAIN
from gazette_cli.structure.states import TIED, State

_PULL = 0.35  # weight of what the others say (of its logarithm)
_PLAIN_PULL = 0.5 * _PULL  # … where only the room around them is alike
_COUNTED_PULL = 1.0  # … where they are numbered in one row: 案例一, 案例二
_FEWEST = 3  # units that make a look
_MANY = 4  # others from which their word has its whole weight
_SURE = 0.98  # share from which the first reading is not asked again where all of one look agree
_LEAST = 0.005  # share of the others below which a role is not thought less likely still
_ROLES = {state: TIED.get(state, state) for state in State} | {State.LEAD: State.TEXT, State.SIGNED_LEAD: State.TEXT}

Column = list[float]
"""A number for each state a unit can be in."""


def pulls(units: Sequence[Candidate], shares: Sequence[Column]) -> dict[int, Column]:
    """What is to be added to the scores of the states of some units, by their positions.

    `shares` are the shares (0..1) of all paths that go through each state of each unit.
    """
    looks: dict[str, list[int]] = {}
    for n, unit in enumerate(units):
        if unit.look and len(unit.states) > 1:
            looks.setdefault(unit.look, []).append(n)
    found: dict[int, Column] = {}
    for look, alike in looks.items():
        if look.startswith(COUNTED) and len(alike) > 1:
            found.update(_pulls_of(units, shares, alike, _COUNTED_PULL))
        elif len(alike) >= _FEWEST:
            weight = _PLAIN_PULL if look.startswith(PLAIN) else _PULL
            found.update(_pulls_of(units, shares, alike, weight * min(1.0, (len(alike) - 1) / _MANY)))
    return found


def _pulls_of(
    units: Sequence[Candidate], shares: Sequence[Column], alike: Sequence[int], weight: float
) -> dict[int, Column]:
    """The pulls of the units of one look."""
    own = {n: _by_role(units[n].states, shares[n]) for n in alike}
    if _is_unanimous(own.values()):
        return {}
    sums: dict[State, float] = {}
    for roles in own.values():
        for role, share in roles.items():
            sums[role] = sums.get(role, 0.0) + share
    others = len(alike) - 1
    return {
        n: [weight * math.log(max((sums[role] - own[n][role]) / others, _LEAST))
            for role in map(_ROLES.__getitem__, units[n].states)]
        for n in alike
    }


def _is_unanimous(readings: Iterable[dict[State, float]]) -> bool:
    """Whether one role is as good as certain for every unit of a look."""
    agreed: State | None = None
    for roles in readings:
        top = max(roles, key=roles.__getitem__)
        if roles[top] < _SURE or top is not (agreed or top):
            return False
        agreed = top
    return True


def _by_role(states: Sequence[State], shares: Column) -> dict[State, float]:
    roles: dict[State, float] = {}
    for state, share in zip(states, shares, strict=True):
        role = _ROLES[state]
        roles[role] = roles.get(role, 0.0) + share
    return roles
