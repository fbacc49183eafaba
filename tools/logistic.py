"""Logistic regression over named cues, pulled towards nought (Newton's method; numpy). Deterministic."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

_STEPS = 30


def regress(
    cues: Sequence[Mapping[str, float]],
    truth: NDArray[np.bool_],
    *,
    counts: NDArray[np.float64] | None = None,
    known: NDArray[np.float64] | None = None,
    pull: float,
) -> tuple[dict[str, float], float]:
    """The weights by name (that of "" is always added), and the share of examples that are right with them.

    `counts` is how much each example counts (1), `known` the log odds it has without the cues (0).
    """
    names = sorted(cues[0])
    values = np.array([[float(one[name]) for name in names] for one in cues])
    mean, spread = values.mean(axis=0), values.std(axis=0) + 1e-9
    columns = np.hstack([(values - mean) / spread, np.ones((len(values), 1))])
    counts = np.ones(len(values)) if counts is None else counts
    known = np.zeros(len(values)) if known is None else known
    ridge = np.diag([pull] * len(names) + [0.0])
    weights = np.zeros(len(names) + 1)
    for _ in range(_STEPS):
        shares = 1 / (1 + np.exp(-(known + columns @ weights)))
        slope = columns.T @ (counts * (shares - truth)) + ridge @ weights
        bend = (columns * (counts * shares * (1 - shares))[:, None]).T @ columns + ridge
        weights -= np.linalg.solve(bend, slope)
    right = counts @ ((shares > 0.5) == truth) / counts.sum()
    bare = weights[:-1] / spread
    found = {name: round(float(weight), 3) for name, weight in zip(names, bare, strict=True)}
    return {"": round(float(weights[-1] - bare @ mean), 3)} | found, float(right)
