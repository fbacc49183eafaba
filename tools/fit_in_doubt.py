"""Fit what decides between headline and crosshead where the looks leave both open; write it as package data.

    python -m tools.fit_in_doubt --gold DIR [--gold DIR] --out src/gazette_cli/structure/in_doubt_weights.json

From folders of annotated issues come the headings the lattice is in doubt of, with its log odds and their cues.
Deterministic.
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from gazette_cli.structure.decode import read_looks
from gazette_cli.structure.features import candidates, habits_of
from gazette_cli.structure.in_doubt import headings_in_doubt
from gazette_cli.structure.issue_split import board_of
from gazette_cli.structure.surroundings import Surroundings
from tools.annotated import issues
from tools.logistic import regress


@dataclass(frozen=True, slots=True)
class Example:
    """The cues of a heading, the log odds of a headline the lattice gives, and whether it is one."""

    cues: Mapping[str, float]
    known: float
    headline: bool


def annotated(folder: Path) -> Iterator[Example]:
    """Headings in doubt of annotated issues."""
    for source, gold in issues(folder):
        headlines = {line for article in gold["articles"] for line in article["headline_lines"]}
        crossheads = {line for article in gold["articles"] for line in article["subhead_lines"]}
        board = board_of(source)
        units = candidates(board)
        if not units:
            continue
        shares = read_looks(units, habits_of(board.units), Surroundings(board, units).of).shares
        for heading in headings_in_doubt(units, shares, [unit.squeezed for unit in board.units]):
            line = board.sheet.lines[board.units[heading.lines[0]].lines[0]].number
            if line in headlines or line in crossheads:
                yield Example(heading.cues, math.log(heading.head / heading.crosshead), line in headlines)


def main() -> None:
    """Read the command line, fit, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--gold", action="append", default=[], type=Path, help="a folder of annotated issues")
    parser.add_argument("--pull", type=float, default=10.0, help="towards nought")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    examples = [one for folder in args.gold for one in annotated(folder)]
    truth, known = np.array([one.headline for one in examples]), np.array([one.known for one in examples])
    weights, right = regress([one.cues for one in examples], truth, known=known, pull=args.pull)
    print(
        f"{len(examples)} headings, {truth.sum()} of them headlines; right {((known > 0) == truth).mean():.4f}", end=""
    )
    print(f" by the looks, {right:.4f} with the cues")
    args.out.write_text(json.dumps(weights, indent=0, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
