"""The weights of the lattice: fitted by `tools/fit_structure.py`, shipped as data, looked up by name.

Names: `state|feature` (emission), `before>after` (step), `before>after@habit` (step in a document of that
habit), `<state` (first unit), `state>` (last unit). Tied states share the emissions of the plain state.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

import orjson

from gazette_cli.structure.states import TIED, State, forbidden

NEVER = -60.0


def emission_name(state: State, feature: str) -> str:
    """Name of the weight of a feature for a state."""
    return f"{TIED.get(state, state)}|{feature}"


def step_names(before: State, after: State, habits: Sequence[str]) -> list[str]:
    """Names of the weights that add up to the score of a step in a document with these habits."""
    name = f"{before}>{after}"
    return [name, *(f"{name}@{habit}" for habit in habits)]


@cache
def shipped() -> Mapping[str, float]:
    """The weights that come with the package."""
    table: dict[str, float] = orjson.loads((files("gazette_cli.structure") / "weights.json").read_bytes())
    return table


@cache
def shipped_seams() -> Mapping[str, float]:
    """Weights of the cues of a seam, by name."""
    table: dict[str, float] = orjson.loads((files("gazette_cli.structure") / "seam_weights.json").read_bytes())
    return table


Steps = Mapping[tuple[State, State], float]


def steps_for(weights: Mapping[str, float], habits: Sequence[str]) -> Steps:
    """Scores of all steps in a document with these habits."""
    return {
        (before, after): NEVER
        if forbidden(before, after)
        else sum(weights.get(name, 0.0) for name in step_names(before, after, habits))
        for before in State
        for after in State
    }


@cache
def shipped_steps(habits: tuple[str, ...]) -> Steps:
    """The step scores of the shipped weights, computed once for each set of habits."""
    return steps_for(shipped(), habits)
