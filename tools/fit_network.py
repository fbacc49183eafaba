"""Fit the network that gives a second opinion on the role of a unit; write it as package data.

    python -m tools.fit_network --gold DIR [--gold DIR] --out src/gazette_cli/structure/network_weights.json

A hidden layer of tanh over the names `surroundings` gives, and two memories whose gates see the features of a unit
and of its neighbours (Bradbury et al. 2017, Quasi-Recurrent Neural Networks); softmax over the roles a unit can have;
cross-entropy, Adam with decay of the weights, names and values of the layers left out at random. Annotated issues,
and generated ones with half the weight; held-out families of the generator are never fitted on. Deterministic:
fixed seed, fixed order, weights rounded to two decimals. Needs numpy.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from gazette_cli.structure.network import ROLES, role_numbers
from gazette_cli.structure.surroundings import Known
from tools.fit_structure import Example, annotated, generated
from tools.layouts.families import TUNING

Array = np.ndarray[Any, np.dtype[np.float32]]
Numbers = np.ndarray[Any, np.dtype[np.int64]]

_HIDDEN = 16
_MEMORY = 8  # of each of the two
_EPOCHS = 20
_BATCH = 2  # issues
_RATE = 3e-3
_DECAY = 0.1
_LEFT_OUT, _LEFT_OUT_VALUES = 0.2, 0.4  # shares
_USUAL = 30  # units of an issue whose role is open: slopes are divided by that
_FEWEST = 8  # annotated units a name must be known of
_NEVER = -1e4
NO_ROLE = -1

Name = tuple[int, str]
"""Where something is known of (0 the unit, 1 the one above, 2 the one below), and what."""


class Row(NamedTuple):
    """A unit: the names of features of it and its neighbours, those of what stands around it, the roles it could
    have, and the one gold tells where that is open, or -1."""

    features: set[Name]
    around: set[Name]
    possible: set[int]
    role: int


class Issue(NamedTuple):
    """The units of an issue as arrays: which names each has (units, names), features first; what is added to the
    scores of the roles (units, roles): 0 or hardly anything; the role each has or -1; and the weight of the issue."""

    names: Array
    masks: Array
    roles: Numbers
    weight: float


class Values(NamedTuple):
    """What is fitted: rows of the hidden layer (names, hidden) and its biases; rows of the gates (features, four
    times a memory) and their biases; weights of the roles (hidden and both memories, roles) and their biases."""

    rows: Array
    hidden: Array
    gates: Array
    brought: Array
    outer: Array
    biases: Array


class Pass(NamedTuple):
    """What one issue makes of the values: the hidden layer, how far the gates stand open, what is brought, both
    memories, and all that the roles are told from."""

    hidden: Array
    open: Array
    new: Array
    down: Array
    up: Array
    layer: Array


def rows(one: Example) -> Iterator[Row]:
    """The units of an issue."""
    for n, (unit, allowed) in enumerate(zip(one.units, one.allowed, strict=True)):
        roles = role_numbers(unit.states)
        told = {role for state, role in zip(unit.states, roles, strict=False) if state in allowed}
        features, around = _names(one.surroundings.of(n))
        yield Row(features, around, set(roles), min(told) if told != set(roles) else NO_ROLE)


def _names(known: Known) -> tuple[set[Name], set[Name]]:
    """Each feature with where it is known of, and what stands around, which is known of the unit itself."""
    places = (known.own, known.above, known.below)
    return {(place, name) for place, names in enumerate(places) for name in names}, {(0, name) for name in known.around}


def fit(issues: Sequence[Issue], features: int, seed: int = 0) -> Values:
    """The values of the network; the first `features` of the names open and close its gates."""
    random = np.random.default_rng(seed)
    names = issues[0].names.shape[1]
    values = Values(*(array.astype(np.float32) for array in (
        random.uniform(-0.1, 0.1, (names, _HIDDEN)), np.zeros(_HIDDEN),
        random.uniform(-0.1, 0.1, (features, 4 * _MEMORY)), np.zeros(4 * _MEMORY),
        random.uniform(-0.2, 0.2, (_HIDDEN + 2 * _MEMORY, len(ROLES))), np.zeros(len(ROLES)),
    )))  # fmt: skip
    first, second = [np.zeros_like(value) for value in values], [np.zeros_like(value) for value in values]
    told = [issue for issue in issues if (issue.roles != NO_ROLE).any()]
    steps = _EPOCHS * -(-len(told) // _BATCH)
    step = 0
    for _ in range(_EPOCHS):
        order = random.permutation(len(told))
        for start in range(0, len(told), _BATCH):
            found = [slopes(values, _thinned(told[n], random), random) for n in order[start : start + _BATCH]]
            total = [sum(parts) / _USUAL for parts in zip(*found, strict=True)]
            rate = _RATE * (1 - 0.9 * step / steps)
            step += 1
            moved = []
            for n, (value, slope) in enumerate(zip(values, total, strict=True)):
                first[n] = 0.9 * first[n] + 0.1 * slope
                second[n] = 0.999 * second[n] + 0.001 * slope**2
                move = (first[n] / (1 - 0.9**step)) / (np.sqrt(second[n] / (1 - 0.999**step)) + 1e-8)
                moved.append((value - rate * (move + _DECAY * value)).astype(np.float32))
            values = Values(*moved)
    return values


def _thinned(issue: Issue, random: np.random.Generator) -> Issue:
    """The issue without some of its names, the others counting for more."""
    kept = random.random(issue.names.shape, np.float32) >= _LEFT_OUT
    return issue._replace(names=issue.names * kept / np.float32(1 - _LEFT_OUT))


def slopes(values: Values, issue: Issue, random: np.random.Generator | None) -> list[Array]:
    """Slopes of the weighted cross-entropy of an issue, one array for each of the values; `random` leaves some out."""
    told = run(values, issue.names)
    kept = np.ones_like(told.layer)
    if random is not None:
        kept = (random.random(kept.shape, np.float32) >= _LEFT_OUT_VALUES) / np.float32(1 - _LEFT_OUT_VALUES)
    layer = told.layer * kept
    scores = layer @ values.outer + values.biases + issue.masks
    odds = np.exp(scores - scores.max(axis=1, keepdims=True))
    wrong = odds / odds.sum(axis=1, keepdims=True)
    wrong[np.arange(len(issue.roles)), issue.roles] -= 1.0
    wrong[issue.roles == NO_ROLE] = 0.0
    wrong *= issue.weight
    back = (wrong @ values.outer.T) * kept
    edges = np.cumsum([_HIDDEN, _MEMORY])
    hidden, down, up = np.split(back, edges, axis=1)
    hidden = hidden * (1 - told.hidden**2)
    open_down, new_down = _back(told.open[:, :_MEMORY], told.new[:, :_MEMORY], told.down, down)
    open_up, new_up = _back(told.open[::-1, _MEMORY:], told.new[::-1, _MEMORY:], told.up[::-1], up[::-1])
    opened = np.concatenate([open_down, open_up[::-1]], axis=1) * told.open * (1 - told.open)
    brought = np.concatenate([new_down, new_up[::-1]], axis=1) * (1 - told.new**2)
    gates = np.concatenate([opened, brought], axis=1)
    seen = issue.names[:, : len(values.gates)]
    return [issue.names.T @ hidden, hidden.sum(axis=0), seen.T @ gates, gates.sum(axis=0),
            layer.T @ wrong, wrong.sum(axis=0)]  # fmt: skip


def run(values: Values, names: Array) -> Pass:
    """One issue through the network, as `structure/network.py` does it."""
    hidden = np.tanh(names @ values.rows + values.hidden)
    gates = names[:, : len(values.gates)] @ values.gates + values.brought
    opened, new = 1 / (1 + np.exp(-gates[:, : 2 * _MEMORY])), np.tanh(gates[:, 2 * _MEMORY :])
    down = _carried(opened[:, :_MEMORY], new[:, :_MEMORY])
    up = _carried(opened[::-1, _MEMORY:], new[::-1, _MEMORY:])[::-1]
    return Pass(hidden, opened, new, down, up, np.concatenate([hidden, down, up], axis=1))


def _carried(opened: Array, new: Array) -> Array:
    found = np.zeros_like(new)
    memory = np.zeros(new.shape[1], np.float32)
    for n in range(len(new)):
        memory = memory + opened[n] * (new[n] - memory)
        found[n] = memory
    return found


def _back(opened: Array, new: Array, memory: Array, slopes: Array) -> tuple[Array, Array]:
    """Slopes of how far the gates of a memory stand open, and of what is brought, by those of the memory."""
    on_open, on_new = np.zeros_like(opened), np.zeros_like(new)
    carried = np.zeros(new.shape[1], np.float32)
    for n in range(len(new) - 1, -1, -1):
        carried = carried + slopes[n]
        on_open[n] = carried * (new[n] - (memory[n - 1] if n else 0.0))
        on_new[n] = carried * opened[n]
        carried = carried * (1 - opened[n])
    return on_open, on_new


def arrays(units: Sequence[Row], place: Mapping[Name, int], weight: float) -> Issue:
    """The units of an issue as arrays, for names with these positions."""
    names = np.zeros((len(units), len(place)), np.float32)
    masks = np.full((len(units), len(ROLES)), _NEVER, np.float32)
    for n, row in enumerate(units):
        names[n, [place[name] for name in row.features | row.around if name in place]] = 1.0
        masks[n, sorted(row.possible) or slice(None)] = 0.0
    return Issue(names, masks, np.array([row.role for row in units]), weight)


def packed(features: Sequence[Name], around: Sequence[Name], values: Values) -> dict[str, Any]:
    """The network as it is shipped."""
    rounded = Values(*(np.round(array.astype(float), 2) for array in values))
    return {
        "hidden": _layer([*features, *around], rounded.rows, rounded.hidden),
        "gates": _layer(features, rounded.gates, rounded.brought),
        "weights": rounded.outer.T.tolist(),
        "biases": rounded.biases.tolist(),
    }


def _layer(names: Sequence[Name], rows: Array, biases: Array) -> dict[str, Any]:
    tables: list[dict[str, list[float]]] = [{}, {}, {}]
    for (place, name), row in zip(names, rows.tolist(), strict=True):
        tables[place][name] = row
    return {"rows": tables, "biases": biases.tolist()}


def known_names(gold: Iterable[Sequence[Row]]) -> tuple[list[Name], list[Name]]:
    """The features and what stands around that enough units of annotated issues have."""
    units = [row for issue in gold for row in issue]
    return _usual(row.features for row in units), _usual(row.around for row in units)


def _usual(found: Iterable[set[Name]]) -> list[Name]:
    counts = Counter(name for names in found for name in names)
    return sorted(name for name, count in counts.items() if count >= _FEWEST)


def main() -> None:
    """Read the command line, fit, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--seeds", type=int, default=5, help="generated issues a family")
    parser.add_argument("--first-seed", type=int, default=1000)
    parser.add_argument("--generated-weight", type=float, default=0.5)
    parser.add_argument("--gold", action="append", default=[], type=Path, required=True, help="a folder of gold")
    parser.add_argument("--leave-out", action="append", default=[], help="a family not to fit on")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    families = [name for name in TUNING if name not in args.leave_out]
    gold = [list(rows(one)) for folder in args.gold for one in annotated(folder, 1.0)]
    made = [list(rows(one)) for one in generated(families, range(args.first_seed, args.first_seed + args.seeds))]
    features, around = known_names(gold)
    place = {name: n for n, name in enumerate([*features, *around])}
    issues = [arrays(units, place, 1.0) for units in gold if units]
    issues += [arrays(units, place, args.generated_weight) for units in made if units]
    print(f"{len(gold)} annotated issues, {len(made)} generated ones, {len(place)} names")
    table = packed(features, around, fit(issues, len(features)))
    args.out.write_text(json.dumps(table, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
