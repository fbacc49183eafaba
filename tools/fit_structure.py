"""Fit the weights of the lattice on generated issues and on folders of gold; write them as package data.

    python -m tools.fit_structure --seeds 12 --gold DIR [--gold DIR] --out src/gazette_cli/structure/weights.json

A linear-chain conditional random field, maximum a posteriori: AdaGrad on the log-likelihood of the gold
states, pulled towards `structure_prior`. Held-out families of the generator are never fitted on.
Deterministic: fixed seeds, fixed order, weights rounded to three decimals.
"""

from __future__ import annotations

import argparse
import json
import math
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gazette_cli.readers.plain import read_bytes
from gazette_cli.source import Source
from gazette_cli.structure.decode import emissions
from gazette_cli.structure.features import Candidate, candidates, habits_of
from gazette_cli.structure.issue_split import board_of
from gazette_cli.structure.states import State, forbidden
from gazette_cli.structure.surroundings import Surroundings
from gazette_cli.structure.units import BYLINE, SIGNATURE, Unit
from gazette_cli.structure.weights import NEVER, Steps, arranged, emission_name, step_names, steps_for
from tools.lattice import Column, backward, forward, log_sum
from tools.layouts.families import TUNING, build
from tools.structure_prior import prior

_TEXTS = frozenset({
    State.LEAD, State.SIGNED_LEAD, State.TEXT, State.SIGNED_TEXT, State.OPENING, State.SIGNED_OPENING, State.CLOSING,
    State.WHOLE,
})  # fmt: skip


@dataclass(frozen=True)
class Example:
    """One issue: its lattice, the states gold allows for each unit, its habits, what stands around each unit, and its
    weight in the sum."""

    units: list[Candidate]
    allowed: list[frozenset[State]]
    habits: tuple[str, ...]
    surroundings: Surroundings
    weight: float = 1.0
    name: str = ""


def example(source: Source, gold: Mapping[str, Any], weight: float = 1.0) -> Example:
    """The example an issue and its gold make."""
    board = board_of(source)
    found = candidates(board)
    roles = _Roles(gold)
    allowed = []
    for unit, candidate in zip(board.units, found, strict=True):
        lines = [board.sheet.lines[index].number for index in unit.lines]
        states = roles.next_states(unit, lines) & frozenset(candidate.states)
        allowed.append(states or frozenset(candidate.states))
    return Example(found, allowed, habits_of(board.units), Surroundings(board, found), weight, gold["id"])


class _Roles:
    """What gold says of each printed line (0-based)."""

    def __init__(self, gold: Mapping[str, Any]) -> None:
        self.sections = set(gold.get("section_lines", []))
        self.outside = set(gold.get("furniture_lines", [])) | set(gold.get("duplicate_lines", []))
        self.heads: set[int] = set()
        self.crossheads: set[int] = set()
        self.items: dict[int, int] = {}
        self.authors: dict[int, bool] = {}  # whether the article of a line has a byline
        self.last_text: dict[int, int] = {}
        self.item_of: dict[int, int] = {}  # for each line of an item the line it starts with
        self.item: int | None = None  # the item the last unit belongs to
        for article in gold["articles"]:
            spans = article.get("spans") or [[article["start_line"], article["end_line"]]]
            lines = [n for first, last in spans for n in range(first, last + 1) if n not in self.outside]
            self.heads.update(article.get("headline_lines", []))
            self.crossheads.update(article.get("subhead_lines", []))
            if article.get("run_in_title") or not article.get("headline_lines") or article.get("kind") == "editor_note":
                self.items[article["start_line"]] = article["end_line"]
                self.item_of.update(dict.fromkeys(lines, article["start_line"]))
            self.authors.update(dict.fromkeys(lines, bool(article.get("byline"))))
            self.last_text.update(dict.fromkeys(lines, spans[-1][1]))

    def next_states(self, unit: Unit, lines: Sequence[int]) -> frozenset[State]:
        """States of the next unit that agree with gold; empty where gold says nothing of it."""
        states = self._states(unit, lines)
        item, before = self.item_of.get(lines[0]), self.item
        self.item = item
        if before is not None and states <= _TEXTS:
            return frozenset({State.TEXT}) if item == before else states - {State.TEXT}
        return states

    def _states(self, unit: Unit, lines: Sequence[int]) -> frozenset[State]:
        first = lines[0]
        if first in self.outside:
            return frozenset()
        if first in self.sections:
            return frozenset({State.SECTION})
        if unit.type == SIGNATURE:
            return frozenset({State.SIGNATURE})
        if unit.type == BYLINE and not self.authors.get(first, True):
            return _TEXTS
        if unit.type == BYLINE:
            last = self.last_text.get(first, first)
            inner = frozenset({State.HEAD_BYLINE, State.LEAD_BYLINE})
            return frozenset({State.TAIL_BYLINE}) if last - lines[-1] <= 2 else inner
        if first in self.items and not (first in self.heads and unit.head_like):
            return frozenset({State.ITEM}) if self.items[first] - lines[-1] <= 2 else frozenset({State.ITEM, *_TEXTS})
        if first in self.heads:
            return frozenset({State.HEAD})
        if first in self.crossheads:
            return frozenset({State.CROSSHEAD, State.SIGNED_CROSSHEAD})
        return _TEXTS


def generated(families: Iterable[str], seeds: Iterable[int]) -> Iterator[Example]:
    """Examples of the layout generator."""
    for family in families:
        for seed in seeds:
            issue = build(family, seed)
            yield example(Source.from_text(issue.text), issue.gold(f"{family}-{seed}", family))


def annotated(folder: Path, weight: float) -> Iterator[Example]:
    """Examples of a folder of gold."""
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        source, _ = read_bytes(path.with_suffix(".txt").read_bytes(), path.stem, gold.get("encoding", "auto"))
        yield example(source, gold, weight)


def fit(examples: Sequence[Example], *, epochs: int, pull: float, rate: float) -> dict[str, float]:
    """The weights; `pull` is the inverse variance of the prior, `rate` the step of AdaGrad."""
    start = prior()
    weights: dict[str, float] = defaultdict(float, start)
    squares: dict[str, float] = defaultdict(float)
    order = list(range(len(examples)))
    shuffle = random.Random(7).shuffle
    mean: dict[str, float] = defaultdict(float)  # over the later half of the epochs: steadier than where they end
    for epoch in range(epochs):
        shuffle(order)
        loss = 0.0
        for n in order:
            one = examples[n]
            gradient, value = _gradient(one, weights)
            loss += value
            for name, slope in gradient.items():
                slope = one.weight * slope - pull * (weights[name] - start.get(name, 0.0)) / len(examples)
                squares[name] += slope * slope
                weights[name] += rate * slope / (math.sqrt(squares[name]) + 1e-6)
        print(f"epoch {epoch + 1}: loss {loss / max(1, sum(len(e.units) for e in examples)):.4f} a unit")
        if epoch >= epochs // 2:
            for name, value in weights.items():
                mean[name] += value / (epochs - epochs // 2)
    return {name: round(value, 3) for name, value in sorted(mean.items()) if abs(round(value, 3)) > 0}


def _gradient(one: Example, weights: Mapping[str, float]) -> tuple[dict[str, float], float]:
    steps = steps_for(weights, one.habits)
    scores, _ = emissions(one.units, arranged(weights))
    free = [dict(zip(unit.states, column, strict=True)) for unit, column in zip(one.units, scores, strict=True)]
    bound = [
        {state: score for state, score in column.items() if state in allowed}
        for column, allowed in zip(free, one.allowed, strict=True)
    ]
    gradient: dict[str, float] = defaultdict(float)
    gain = _count(one, bound, steps, gradient, 1.0)
    loss = _count(one, free, steps, gradient, -1.0)
    if loss - gain > -NEVER / 2:
        print(f"gold of {one.name} cannot be reached (loss {loss - gain:.1f})")
        return {}, 0.0
    return gradient, loss - gain


def _count(one: Example, columns: Sequence[Column], steps: Steps, gradient: dict[str, float], sign: float) -> float:
    """Add the expected feature counts under the lattice to the gradient; the log of its sum comes back."""
    ahead, behind = forward(columns, steps), backward(columns, steps)
    total = log_sum(list(ahead[-1].values()))
    for n, unit in enumerate(one.units):
        for state in columns[n]:
            share = sign * math.exp(ahead[n][state] + behind[n][state] - total)
            if abs(share) < 1e-6:
                continue
            for feature in unit.features:
                gradient[emission_name(state, feature)] += share
            if n == 0:
                gradient[f"<{state}"] += share
            if n == len(columns) - 1:
                gradient[f"{state}>"] += share
            if n + 1 < len(columns):
                for after, score in columns[n + 1].items():
                    if forbidden(state, after):
                        continue
                    pair = sign * math.exp(ahead[n][state] + steps[after][state] + score + behind[n + 1][after] - total)
                    if abs(pair) > 1e-6:
                        for name in step_names(state, after, one.habits):
                            gradient[name] += pair
    return total


def main() -> None:
    """Read the command line, fit, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--seeds", type=int, default=5, help="generated issues a family")
    parser.add_argument("--first-seed", type=int, default=1000)
    parser.add_argument("--gold", action="append", default=[], type=Path, help="a folder of gold to fit on as well")
    parser.add_argument("--gold-weight", type=float, default=8.0)
    parser.add_argument("--leave-out", action="append", default=[], help="a family not to fit on")
    parser.add_argument("--epochs", type=int, default=20)
    parser.add_argument("--pull", type=float, default=80.0)
    parser.add_argument("--rate", type=float, default=0.15)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    families = [name for name in TUNING if name not in args.leave_out]
    examples = list(generated(families, range(args.first_seed, args.first_seed + args.seeds)))
    for folder in args.gold:
        examples += annotated(folder, args.gold_weight)
    print(f"{len(examples)} issues, {sum(len(one.units) for one in examples)} units")
    weights = fit(examples, epochs=args.epochs, pull=args.pull, rate=args.rate)
    args.out.write_text(json.dumps(weights, indent=0, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
