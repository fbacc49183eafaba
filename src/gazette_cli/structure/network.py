"""A second opinion on the role of a unit: small networks that look at the unit and at what stands around it.

One hidden layer each, over the names `surroundings` gives; what they say is averaged. The lattice weighs one
feature at a time, which no network does; each errs where the other does not. Fitted by `tools/fit_network.py`.
The hidden layers stand side by side in one row of numbers, and that row, in whole hundredths, in one integer:
so rows are summed in one go.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
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
_LANE, _SIGN = 32, 1 << 31  # bits a number has in an integer of several, and the one that tells its sign
_UNIT = 100  # weights are given to two decimals


class Outer(NamedTuple):
    """The outer layer of one network: for each role its weights over the hidden layer, and its bias."""

    weights: Sequence[Vector]
    biases: Vector


class _Lanes(dict[str, int]):
    """Rows by name, each as one integer, made of `rows` when it is first asked for; 0 where there is no row."""

    def __init__(self, rows: Mapping[str, Vector]) -> None:
        self._rows = rows

    def __missing__(self, name: str) -> int:
        self[name] = lanes = _side_by_side(self._rows.get(name, ()))
        return lanes


@dataclass(frozen=True, eq=False)
class Networks:
    """Several networks: rows over all hidden layers for what is known of a unit, by where it is known of (the unit
    itself, the one above, the one below) and by name; the biases of the hidden layers; and the outer layers.
    Weights of the hidden layers count to two decimals."""

    rows: Sequence[Mapping[str, Vector]]
    biases: Vector
    outer: Sequence[Outer]

    @cached_property
    def _signs(self) -> int:
        return sum([_SIGN << _LANE * n for n in range(len(self.biases))])

    @cached_property
    def _lanes(self) -> tuple[_Lanes, ...]:
        return tuple([_Lanes(rows) for rows in self.rows])

    @cached_property
    def _start(self) -> int:
        return _side_by_side(self.biases) + self._signs

    def hidden(self, known: Known) -> Vector:
        """The values of all hidden layers, side by side."""
        own, above, below = self._lanes
        total = sum(map(own.__getitem__, known.around), self._start) + sum(map(own.__getitem__, known.own))
        total += sum(map(above.__getitem__, known.above)) + sum(map(below.__getitem__, known.below))
        width = len(self.biases)
        whole = struct.unpack(f"<{width}i", (total ^ self._signs).to_bytes(4 * width, "little"))
        return [math.tanh(number / _UNIT) for number in whole]


def _side_by_side(row: Iterable[float]) -> int:
    """Whole hundredths in one integer, the first in its lowest bits: sums of such integers are those of the numbers."""
    return sum([round(number * _UNIT) << _LANE * n for n, number in enumerate(row)])


@cache
def shipped() -> Networks:
    """The networks that come with the package."""
    table = orjson.loads(packaged("gazette_cli.structure", "network_weights.json"))
    return Networks(table["rows"], table["biases"], [Outer(**one) for one in table["outer"]])


@cache
def role_numbers(states: tuple[State, ...]) -> tuple[int, ...]:
    """The role of each state as a position in `ROLES`; empty where the networks have nothing to tell apart."""
    roles = tuple([_BY_STATE.get(state, -1) for state in states])
    return () if -1 in roles or len(set(roles)) == 1 else roles


def shares(known: Known, possible: Iterable[int], networks: Networks) -> dict[int, float]:
    """How likely (0..1) each of the possible roles is for a unit."""
    layers = networks.hidden(known)
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
