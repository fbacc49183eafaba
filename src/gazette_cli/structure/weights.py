"""The weights of the lattice: fitted by `tools/fit_structure.py`, shipped as data, looked up by name.

Names: `state|feature` (emission), `before>after` (step), `before>after@habit` (step in a document of that
habit), `<state` (first unit), `state>` (last unit). Tied states share the emissions of the plain state.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import orjson

from gazette_cli.lexicon import packaged
from gazette_cli.structure.states import TIED, State, forbidden

NEVER = -60.0


def emission_name(state: State, feature: str) -> str:
    """Name of the weight of a feature for a state."""
    return f"{TIED.get(state, state)}|{feature}"


def step_names(before: State, after: State, habits: Sequence[str]) -> list[str]:
    """Names of the weights that add up to the score of a step in a document with these habits."""
    name = f"{before}>{after}"
    return [name, *(f"{name}@{habit}" for habit in habits)]


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """Weights arranged for decoding: emissions by feature and plain state, edge weights by state, all by name."""

    by_feature: Mapping[str, Mapping[State, float]]
    first: Mapping[State, float]
    last: Mapping[State, float]
    named: Mapping[str, float]


def arranged(named: Mapping[str, float]) -> Weights:
    """The weights of these names, arranged for decoding."""
    by_feature: dict[str, dict[State, float]] = {}
    first: dict[State, float] = {}
    last: dict[State, float] = {}
    for name, weight in named.items():
        if "|" in name:
            state, feature = name.split("|", 1)
            by_feature.setdefault(feature, {})[State(state)] = weight
        elif name.startswith("<"):
            first[State(name[1:])] = weight
        elif name.endswith(">"):
            last[State(name[:-1])] = weight
    return Weights(by_feature, first, last, named)


@cache
def shipped() -> Weights:
    """The weights that come with the package."""
    return arranged(orjson.loads(packaged("gazette_cli.structure", "weights.json")))


@cache
def shipped_seams(prefix: str) -> Mapping[str, float]:
    """Weights of the cues of a seam whose names begin with `prefix`, by the rest of their names."""
    table: dict[str, float] = orjson.loads(packaged("gazette_cli.structure", "seam_weights.json"))
    return {name.removeprefix(prefix): weight for name, weight in table.items() if name.startswith(prefix)}


Steps = Mapping[State, Mapping[State, float]]
"""Score of a step by the state it leads to, then by the state it comes from."""


def steps_for(weights: Mapping[str, float], habits: Sequence[str]) -> Steps:
    """Scores of all steps in a document with these habits."""
    return {after: {before: _step(weights, before, after, habits) for before in State} for after in State}


def _step(weights: Mapping[str, float], before: State, after: State, habits: Sequence[str]) -> float:
    if forbidden(before, after):
        return NEVER
    return sum(weights.get(name, 0.0) for name in step_names(before, after, habits))


@cache
def shipped_steps(habits: tuple[str, ...]) -> Steps:
    """The step scores of the shipped weights, computed once for each set of habits."""
    return steps_for(shipped().named, habits)


