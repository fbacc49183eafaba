"""A second opinion on the role of a unit: a small network that looks at the unit, at what stands around it, and
at the course of the issue on both sides.

Beside a hidden layer over the names `surroundings` gives, it keeps two memories, one carried down the issue and
one carried up. Each unit says by its features what it adds to them and how much of what was there it wipes out
(a recurrent layer whose gates see the unit alone). The lattice weighs one feature at a time and sees one step;
each errs where the other does not. Fitted by `tools/fit_network.py`.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from operator import mul
from typing import NamedTuple

import orjson

from gazette_cli.lexicon import packaged
from gazette_cli.structure.states import TIED, State
from gazette_cli.structure.surroundings import Known

ROLES = (State.ITEM, State.HEAD, State.SECTION, State.CROSSHEAD, State.TEXT)
"""What a unit of text can be to the network."""

_PLAIN = (State.LEAD, State.TEXT, State.OPENING, State.CLOSING, State.WHOLE)
_BY_STATE = {state: ROLES.index(State.TEXT if plain in _PLAIN else plain)
             for state in State if (plain := TIED.get(state, state)) in (*ROLES, *_PLAIN)}  # fmt: skip

_HEADINGS = frozenset({ROLES.index(State.HEAD), ROLES.index(State.CROSSHEAD)})
_ON_HEADINGS = 0.2  # weight of its word on that: with more, crossheads of real pages become headlines

Vector = list[float]
Names = tuple[str, ...]
_LANE, _SIGN = 32, 1 << 31  # bits a number has in an integer of several, and the one that tells its sign
_UNIT = 100  # weights are given to two decimals
_KEPT = 4096  # sets of features whose sums are kept: most units look like many others


class _Lanes(dict[str, int]):
    """Rows by name, each as one integer, made of `rows` when it is first asked for; 0 where there is no row."""

    def __init__(self, rows: Mapping[str, Vector]) -> None:
        self._rows = rows

    def __missing__(self, name: str) -> int:
        self[name] = lanes = _side_by_side(self._rows.get(name, ()))
        return lanes


class _Curve(dict[int, float]):
    """A function of hundredths, its values kept: the same ones come again and again."""

    def __init__(self, function: Callable[[float], float]) -> None:
        self._function = function

    def __missing__(self, hundredths: int) -> float:
        self[hundredths] = value = self._function(hundredths / _UNIT)
        return value


_TANH = _Curve(math.tanh).__getitem__
_OPEN = _Curve(lambda value: 0.5 + 0.5 * math.tanh(value / 2)).__getitem__  # the logistic function


class Layer:
    """Sums of rows: for what is known of a unit, by where it is known of (the unit itself, the one above, the one
    below) and by name, a row as long as `biases`. Weights count to two decimals."""

    def __init__(self, rows: Sequence[Mapping[str, Vector]], biases: Vector) -> None:
        self._lanes = [_Lanes(table) for table in rows]
        self._sum = lru_cache(_KEPT)(self._sum_of)
        self._sums = lru_cache(_KEPT)(self._sums_of)
        self._width, self._unpack = len(biases), struct.Struct(f"<{len(biases)}i").unpack
        self._signs = sum([_SIGN << _LANE * n for n in range(len(biases))])
        self._start = _side_by_side(biases) + self._signs

    def sums(self, own: Names, above: Names, below: Names, around: Iterable[str] = ()) -> tuple[int, ...]:
        """The sums of the rows of these names and the biases, in hundredths.

        What stands `around` is known of the unit itself.
        """
        total = sum(map(self._lanes[0].__getitem__, around), self._start)
        return self._apart(total + self._sum(own, 0) + self._sum(above, 1) + self._sum(below, 2))

    def sums_in_row(self, features: Iterable[Names]) -> Iterator[tuple[int, ...]]:
        """The same for each unit of an issue, by the features of all."""
        start, none = self._start, self._sums(())
        sums = list(map(self._sums, features))
        for own, above, below in zip(sums, [none, *sums], [*sums[1:], none], strict=False):
            yield self._apart(start + own[0] + above[1] + below[2])

    def _sum_of(self, names: Names, place: int) -> int:
        return sum(map(self._lanes[place].__getitem__, names))

    def _sums_of(self, names: Names) -> tuple[int, int, int]:
        """The sums of the rows of these names for the unit itself, the one below it and the one above it."""
        return self._sum_of(names, 0), self._sum_of(names, 1), self._sum_of(names, 2)

    def _apart(self, lanes: int) -> tuple[int, ...]:
        return self._unpack((lanes ^ self._signs).to_bytes(4 * self._width, "little"))


def _side_by_side(row: Iterable[float]) -> int:
    """Whole hundredths in one integer, the first in its lowest bits: sums of such integers are those of the numbers."""
    return sum([round(number * _UNIT) << _LANE * n for n, number in enumerate(row)])


class Network(NamedTuple):
    """The hidden layer; the gates, a layer with what each unit lets into the memory carried down and into the one
    carried up, then what it brings to each (four parts of one length); and for each role its weights over the hidden
    layer and both memories, and its bias."""

    hidden: Layer
    gates: Layer
    weights: Sequence[Vector]
    biases: Vector


@cache
def shipped() -> Network:
    """The network that comes with the package."""
    table = orjson.loads(packaged("gazette_cli.structure", "network_weights.json"))
    return Network(Layer(**table["hidden"]), Layer(**table["gates"]), table["weights"], table["biases"])


@cache
def role_numbers(states: tuple[State, ...]) -> tuple[int, ...]:
    """The role of each state as a position in `ROLES`; empty where the network has nothing to tell apart."""
    roles = tuple([_BY_STATE.get(state, -1) for state in states])
    return () if -1 in roles or len(set(roles)) == 1 else roles


def memories(features: Sequence[Names], network: Network) -> list[Vector]:
    """For each unit of an issue, by its features and those of its neighbours, what is carried down to it and up."""
    columns = list(zip(*network.gates.sums_in_row(features), strict=True))  # one for each number of a row
    part = len(columns) // 4
    down = list(map(_carried, columns[:part], columns[2 * part :]))
    upwards = [column[::-1] for column in columns]
    up = [column[::-1] for column in map(_carried, upwards[part : 2 * part], upwards[3 * part :])]
    return list(map(list, zip(*down, *up, strict=True)))


def _carried(gates: Iterable[int], brought: Iterable[int]) -> Vector:
    """A number of a memory behind each unit: as much of it as its gate stands open is what the unit brings, the rest
    what it was. One number of all units before the next: a vector for each unit takes twice as long."""
    kept = 0.0
    pairs = zip(map(_OPEN, gates), map(_TANH, brought), strict=True)
    return [kept := kept + share * (new - kept) for share, new in pairs]


def shares(known: Known, memory: Vector, possible: Iterable[int], network: Network) -> dict[int, float]:
    """How likely (0..1) each of the possible roles is for a unit."""
    sums = network.hidden.sums(known.own, known.above, known.below, known.around)
    layer = [*map(_TANH, sums), *memory]
    odds = {role: math.exp(network.biases[role] + sum(map(mul, network.weights[role], layer))) for role in possible}
    whole = sum(odds.values())
    told = {role: one / whole for role, one in odds.items()}
    return _on_headings(told) if told.keys() >= _HEADINGS else told


def _on_headings(told: dict[int, float]) -> dict[int, float]:
    """The same, but for what is said on which headings are headlines and which are crossheads."""
    heading = sum([told[role] for role in _HEADINGS])
    return {
        role: share**_ON_HEADINGS * heading ** (1 - _ON_HEADINGS) if role in _HEADINGS else share
        for role, share in told.items()
    }
