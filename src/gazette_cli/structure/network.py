"""A second opinion on the role of a unit: small networks that look at the unit and at what stands around it.

One hidden layer each, over the names `surroundings` gives; what they say is averaged. The lattice weighs one
feature at a time, which no network does; each errs where the other does not. Fitted by `tools/fit_network.py`.
The hidden layers stand side by side in one row of numbers, so that they are summed in one go.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from operator import mul
from typing import NamedTuple

import orjson

from gazette_cli.lexicon import packaged
from gazette_cli.structure.states import TIED, State
from gazette_cli.structure.surroundings import Known

ROLES = (State.ITEM, State.HEAD, State.SECTION, State.CROSSHEAD, State.TEXT)
"""What a unit of text can be to the networks."""

_PLAIN = (State.LEAD, State.TEXT, State.OPENING, State.CLOSING, State.WHOLE)
_BY_STATE = {state: ROLES.index(State.TEXT if plain in _PLAIN else plain)
             for state in State if (plain := TIED.get(state, state)) in (*ROLES, *_PLAIN)}  # fmt: skip

_HEADINGS = frozenset({ROLES.index(State.HEAD), ROLES.index(State.CROSSHEAD)})
_ON_HEADINGS = 0.1  # weight of their word on that: the course of the issue tells it, which the lattice follows

Vector = list[float]
_KEPT = 4096  # sets of features whose sums are kept: most units look like many others


class Outer(NamedTuple):
    """The outer layer of one network: for each role its weights over the hidden layer, and its bias."""

    weights: Sequence[Vector]
    biases: Vector


@dataclass(frozen=True, slots=True, eq=False)
class Networks:
    """Several networks: rows over all hidden layers for what is known of a unit, by where it is known of (the unit
    itself, the one above, the one below) and by name; the biases of the hidden layers; and the outer layers."""

    rows: Sequence[Mapping[str, Vector]]
    biases: Vector
    outer: Sequence[Outer]


@cache
def shipped() -> Networks:
    """The networks that come with the package."""
    table = orjson.loads(packaged("gazette_cli.structure", "network_weights.json"))
    return Networks(table["rows"], table["biases"], [Outer(**one) for one in table["outer"]])


@lru_cache(_KEPT)
def _sum(names: tuple[str, ...], place: int, networks: Networks) -> Vector:
    """The sum of the rows of features of a unit, or of a neighbour."""
    known = [row for name in names if (row := networks.rows[place].get(name)) is not None]
    return list(map(sum, zip(*known, strict=True))) or [0.0] * len(networks.biases)


@cache
def role_numbers(states: tuple[State, ...]) -> tuple[int, ...]:
    """The role of each state as a position in `ROLES`; empty where the networks have nothing to tell apart."""
    roles = tuple([_BY_STATE.get(state, -1) for state in states])
    return () if -1 in roles or len(set(roles)) == 1 else roles


def shares(known: Known, possible: Iterable[int], networks: Networks) -> dict[int, float]:
    """How likely (0..1) each of the possible roles is for a unit."""
    own = networks.rows[0]
    parts = [row for name in known.around if (row := own.get(name)) is not None]
    parts += [_sum(names, place, networks) for place, names in enumerate(known[:3])]
    layers = list(map(math.tanh, map(sum, zip(networks.biases, *parts, strict=True))))
    width = len(layers) // len(networks.outer)
    total = dict.fromkeys(possible, 0.0)
    for n, outer in enumerate(networks.outer):
        layer = layers[n * width : (n + 1) * width]
        odds = {role: math.exp(outer.biases[role] + sum(map(mul, outer.weights[role], layer))) for role in total}
        whole = sum(odds.values()) * len(networks.outer)
        for role, one in odds.items():
            total[role] += one / whole
    return _on_headings(total) if total.keys() >= _HEADINGS else total


def _on_headings(told: dict[int, float]) -> dict[int, float]:
    """The same, but for what is said on which headings are headlines and which are crossheads."""
    heading = sum([told[role] for role in _HEADINGS])
    return {
        role: share**_ON_HEADINGS * heading ** (1 - _ON_HEADINGS) if role in _HEADINGS else share
        for role, share in told.items()
    }
