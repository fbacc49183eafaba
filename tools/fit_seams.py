"""Fit the weights of the seam cues on generated issues and folders of gold; write them as package data.

    python -m tools.fit_seams --seeds 20 --gold DIR --out src/gazette_cli/structure/seam_weights.json

Logistic regression by AdaGrad with a pull towards zero. Every seam the builder of units looks at is an
example; gold says which of them are one paragraph, and the builder follows gold while it goes. Held-out
families of the generator are never fitted on. Deterministic.
"""

from __future__ import annotations

import argparse
import json
import math
import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from gazette_cli.readers.plain import read_bytes
from gazette_cli.source import Source
from gazette_cli.structure.continuation import Place, Seam, seam_cues
from gazette_cli.structure.issue_split import label_furniture
from gazette_cli.structure.lines import Line
from gazette_cli.structure.profile import Profile
from gazette_cli.structure.repeats import find_repeats
from gazette_cli.structure.units import build_units
from tools.layouts.families import TUNING, build

Example = tuple[tuple[str, ...], bool]

PRIOR = {
    "first-below-number-mark": -4.0, "first-below-ornament": -2.0, "first-below-contents": -1.5,
    "first-below-navigation": -1.5,
    "bias": 0.0, "tiny": -2.0, "far-bias": -3.0, "far-odd": 2.5, "closed": -6.0, "comma": 3.5,
    "function-end": 2.0, "far-function-end": 2.0,
    "pause-start": 3.0, "particle-start": 2.0, "number-unit": 2.5, "indented": -2.0, "next-head-like": -1.5,
    "colon": -2.0, "body-like": 1.0, "cut-sentence": 3.0, "above-byline": -2.0,
    "steps-in": -1.5, "row-end": -1.0, "head-like": -1.5,
    "short-of-wrap": -2.5, "full-width": 1.5,
    "label-start": -2.0, "middle-piece": 2.0, "semicolon": -1.5, "short-first-sentence": 1.0,
    "closes-bracket": 1.5, "cohesion-5": 3.0, "cohesion-4": 2.0, "cohesion-3": 0.7, "cohesion-0": -0.8,
    "opening-0": 1.5, "opening-1": 0.8, "opening-4": -0.6, "opening-5": -1.5, "far-cohesion-5": 3.0,
    "far-cohesion-4": 2.0, "far-cohesion-3": 0.7, "far-cohesion-0": -0.8, "far-opening-0": 1.5,
    "far-opening-1": 0.8, "far-opening-4": -0.6, "far-opening-5": -1.5, "far-next-head-like": -2.0,
}  # fmt: skip


def examples(source: Source, gold: Mapping[str, Any]) -> list[Example]:
    """Every seam looked at in one issue, with the verdict of gold."""
    joined = {tuple(pair) for pair in gold.get("joins", [])}
    found: list[Example] = []

    def judge(a: Line, b: Line, habits: Profile, place: Place) -> Seam:
        cues = tuple(seam_cues(a, b, habits, place))
        verdict = (a.number, b.number) in joined
        found.append((cues, verdict))
        return Seam(9.0 if verdict else -9.0, cues)

    sheet = label_furniture(source)
    build_units(sheet, {repeat.copy for repeat in find_repeats(sheet)}, judge)
    return found


def collect(seeds: range, folders: Sequence[Path], repeat: int) -> Iterator[Example]:
    """All examples, those of the folders `repeat` times."""
    for family in TUNING:
        for seed in seeds:
            issue = build(family, seed)
            yield from examples(Source.from_text(issue.text), issue.gold(f"{family}-{seed}", family))
    for folder in folders:
        for path in sorted(folder.glob("*.json")):
            gold = json.loads(path.read_text(encoding="utf-8"))
            source, _ = read_bytes(path.with_suffix(".txt").read_bytes(), path.stem, gold.get("encoding", "auto"))
            yield from examples(source, gold) * repeat


def fit(data: Sequence[Example], *, epochs: int, pull: float, rate: float) -> dict[str, float]:
    """The weights of all cues."""
    weights: dict[str, float] = defaultdict(float, PRIOR)
    squares: dict[str, float] = defaultdict(float)
    order = list(range(len(data)))
    shuffle = random.Random(11).shuffle
    for epoch in range(epochs):
        shuffle(order)
        loss = wrong = 0.0
        for n in order:
            cues, verdict = data[n]
            score = sum(weights[cue] for cue in cues)
            share = 1.0 / (1.0 + math.exp(-max(min(score, 30.0), -30.0)))
            loss -= math.log(max(share if verdict else 1.0 - share, 1e-12))
            wrong += (score > 0) != verdict
            for cue in cues:
                slope = (verdict - share) - pull * (weights[cue] - PRIOR.get(cue, 0.0)) / len(data)
                squares[cue] += slope * slope
                weights[cue] += rate * slope / (math.sqrt(squares[cue]) + 1e-6)
        print(f"epoch {epoch + 1}: loss {loss / len(data):.4f}, wrong {wrong / len(data):.4f}")
    return {name: round(value, 3) for name, value in sorted(weights.items())}


def main() -> None:
    """Read the command line, fit, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--seeds", type=int, default=20, help="generated issues a family")
    parser.add_argument("--first-seed", type=int, default=2000)
    parser.add_argument("--gold", action="append", default=[], type=Path)
    parser.add_argument("--repeat", type=int, default=30, help="how often examples of gold folders count")
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--pull", type=float, default=150.0)
    parser.add_argument("--rate", type=float, default=0.2)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    data = list(collect(range(args.first_seed, args.first_seed + args.seeds), args.gold, args.repeat))
    print(f"{len(data)} seams, {sum(verdict for _, verdict in data)} of them one paragraph")
    weights = fit(data, epochs=args.epochs, pull=args.pull, rate=args.rate)
    args.out.write_text(json.dumps(weights, indent=0, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
