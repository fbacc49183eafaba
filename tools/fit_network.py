"""Fit the networks that give a second opinion on the role of a unit; write them as package data.

    python -m tools.fit_network --gold DIR [--gold DIR] --out src/gazette_cli/structure/network_weights.json

One hidden layer of tanh over the names `surroundings` gives, softmax over the roles a unit can have; cross-entropy,
Adam with decay of the weights, names and hidden units left out at random. Annotated issues, and generated ones with
half the weight; held-out families of the generator are never fitted on. Deterministic: fixed seeds, fixed order,
weights rounded to two decimals. Needs numpy.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from gazette_cli.structure.network import ROLES, role_numbers
from gazette_cli.structure.surroundings import Known
from tools.fit_structure import Example, annotated, generated
from tools.layouts.families import TUNING

Array = np.ndarray[Any, np.dtype[np.float64]]

_NETWORKS = 2
_HIDDEN = 16
_EPOCHS = 60
_BATCH = 64
_RATE = 3e-3
_DECAY = 0.1
_LEFT_OUT, _LEFT_OUT_HIDDEN = 0.2, 0.4  # shares
_FEWEST = 8  # annotated units a name must be known of
_NEVER = -1e4


Name = tuple[int, str]
"""Where something is known of (0 the unit, 1 the one above, 2 the one below), and what."""


class Row(NamedTuple):
    """A unit whose role gold tells: the names known of it, the roles it could have, the one it has, its weight."""

    names: set[Name]
    possible: set[int]
    role: int
    weight: float


class Batch(NamedTuple):
    """Rows as arrays: which names each has (rows, names), what is added to the scores of the roles (rows, roles): 0 or
    hardly anything; the role each has, and its weight."""

    inputs: Array
    masks: Array
    roles: np.ndarray[Any, np.dtype[np.int64]]
    weights: Array


def rows(examples: Iterable[Example]) -> Iterator[Row]:
    """The units whose role is open and told by gold."""
    for one in examples:
        for n, (unit, allowed) in enumerate(zip(one.units, one.allowed, strict=True)):
            roles = role_numbers(unit.states)
            told = {role for state, role in zip(unit.states, roles, strict=False) if state in allowed}
            if told != set(roles):
                yield Row(_names(one.surroundings.of(n)), set(roles), min(told), one.weight)


def _names(known: Known) -> set[Name]:
    """Each name with where it is known of: what stands around a unit is known of the unit itself."""
    places = (known.own + tuple(known.around), known.above, known.below)
    return {(place, name) for place, names in enumerate(places) for name in names}


def fit(data: Sequence[Row], known: Sequence[Name], seed: int) -> list[Array]:
    """The values of one network: rows of the names known (names, hidden), biases of the hidden layer, its weights for
    each role (hidden, roles), and biases of the roles."""
    random = np.random.default_rng(seed)
    arrays = _arrays(data, known)
    bound = len(known) ** -0.5
    values = [
        random.uniform(-bound, bound, (len(known), _HIDDEN)), random.uniform(-bound, bound, _HIDDEN),
        random.uniform(-0.2, 0.2, (_HIDDEN, len(ROLES))), np.zeros(len(ROLES)),
    ]  # fmt: skip
    first, second = [np.zeros_like(value) for value in values], [np.zeros_like(value) for value in values]
    steps = _EPOCHS * -(-len(data) // _BATCH)
    step = 0
    for _ in range(_EPOCHS):
        order = random.permutation(len(data))
        for start in range(0, len(data), _BATCH):
            batch = order[start : start + _BATCH]
            part = Batch(*[array[batch] for array in arrays])
            seen = part.inputs * (random.random((len(batch), len(known))) >= _LEFT_OUT) / (1 - _LEFT_OUT)
            kept = (random.random((len(batch), _HIDDEN)) >= _LEFT_OUT_HIDDEN) / (1 - _LEFT_OUT_HIDDEN)
            slopes = _slopes(values, part._replace(inputs=seen), kept)
            rate = _RATE * (1 - 0.9 * step / steps)
            step += 1
            for n, slope in enumerate(slopes):
                first[n] = 0.9 * first[n] + 0.1 * slope
                second[n] = 0.999 * second[n] + 0.001 * slope**2
                move = (first[n] / (1 - 0.9**step)) / (np.sqrt(second[n] / (1 - 0.999**step)) + 1e-8)
                values[n] = values[n] - rate * (move + _DECAY * values[n])
    return values


def _slopes(values: Sequence[Array], part: Batch, kept: Array) -> list[Array]:
    """Slopes of the mean weighted cross-entropy of a batch, one array for each of the values."""
    layer, hidden, out, biases = values
    bare = np.tanh(part.inputs @ layer + hidden)
    thinned = bare * kept
    scores = thinned @ out + biases + part.masks
    odds = np.exp(scores - scores.max(axis=1, keepdims=True))
    wrong = odds / odds.sum(axis=1, keepdims=True)
    wrong[np.arange(len(part.roles)), part.roles] -= 1.0
    wrong *= part.weights[:, None] / len(part.roles)
    back = (wrong @ out.T) * kept * (1 - bare**2)
    return [part.inputs.T @ back, back.sum(axis=0), thinned.T @ wrong, wrong.sum(axis=0)]


def _arrays(data: Sequence[Row], known: Sequence[Name]) -> Batch:
    place = {name: n for n, name in enumerate(known)}
    inputs = np.zeros((len(data), len(known)))
    masks = np.full((len(data), len(ROLES)), _NEVER)
    for n, row in enumerate(data):
        inputs[n, [place[name] for name in row.names if name in place]] = 1.0
        masks[n, sorted(row.possible)] = 0.0
    return Batch(inputs, masks, np.array([row.role for row in data]), np.array([row.weight for row in data]))


def packed(known: Sequence[Name], networks: Sequence[Sequence[Array]]) -> dict[str, Any]:
    """The networks as they are shipped: hidden layers side by side."""
    rows = np.round(np.concatenate([layer for layer, _, _, _ in networks], axis=1), 2)
    biases = np.round(np.concatenate([hidden for _, hidden, _, _ in networks]), 2)
    outer = [
        {"weights": np.round(out.T, 2).tolist(), "biases": np.round(bias, 2).tolist()} for _, _, out, bias in networks
    ]
    tables: list[dict[str, list[float]]] = [{}, {}, {}]
    for (place, name), row in zip(known, rows.tolist(), strict=True):
        tables[place][name] = row
    return {"rows": tables, "biases": biases.tolist(), "outer": outer}


def main() -> None:
    """Read the command line, fit, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--seeds", type=int, default=5, help="generated issues a family")
    parser.add_argument("--first-seed", type=int, default=1000)
    parser.add_argument("--generated-weight", type=float, default=0.5)
    parser.add_argument("--gold", action="append", default=[], type=Path, required=True, help="a folder of gold")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    gold = [row for folder in args.gold for row in rows(annotated(folder, 1.0))]
    counts = Counter(name for row in gold for name in row.names)
    known = sorted(name for name, count in counts.items() if count >= _FEWEST)
    made = generated(TUNING, range(args.first_seed, args.first_seed + args.seeds))
    data = gold + [row._replace(weight=args.generated_weight) for row in rows(made)]
    print(f"{len(gold)} annotated units, {len(data) - len(gold)} generated ones, {len(known)} names")
    networks = packed(known, [fit(data, known, seed) for seed in range(_NETWORKS)])
    args.out.write_text(json.dumps(networks, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
