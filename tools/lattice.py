"""Sums over all paths of a lattice in log space, for fitting; decoding itself uses scaled shares."""

from __future__ import annotations

import math
from collections.abc import Sequence

from gazette_cli.structure.states import State
from gazette_cli.structure.weights import Steps

Column = dict[State, float]
"""A score for each state a unit can be in."""


def forward(columns: Sequence[Column], steps: Steps) -> list[Column]:
    """Log of the summed weights of all paths up to each state, its own score included."""
    sums = [columns[0]]
    for column in columns[1:]:
        last = sums[-1]
        sums.append({
            state: score + log_sum([value + steps[state][before] for before, value in last.items()])
            for state, score in column.items()
        })
    return sums


def backward(columns: Sequence[Column], steps: Steps) -> list[Column]:
    """Log of the summed weights of all paths from each state on, its own score left out."""
    sums: list[Column] = [dict.fromkeys(columns[-1], 0.0)]
    for column, after in zip(reversed(columns[:-1]), reversed(columns[1:]), strict=True):
        last = sums[-1]
        sums.append({
            state: log_sum([steps[other][state] + score + last[other] for other, score in after.items()])
            for state in column
        })
    return sums[::-1]


def log_sum(values: Sequence[float]) -> float:
    """Log of the sum of the exponentials."""
    top = max(values)
    if len(values) == 1:
        return top
    return top + math.log(sum([math.exp(value - top) for value in values]))
