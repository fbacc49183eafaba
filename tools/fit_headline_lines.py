"""Fit which lines of a stack are the headline; write it as package data.

    python -m tools.fit_headline_lines --gold DIR [--gold DIR] \\
        --out src/gazette_cli/structure/headline_lines_weights.json

From folders of annotated issues come the stacks of two lines and more, but for what a dash or brackets make a deck.
The name of a column above a headline counts as a kicker: some pass for one.
Deterministic.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from gazette_cli.readers.plain import read_bytes
from gazette_cli.structure.headline_lines import DECK, KICKER, SAME, cues_of, headline_of
from gazette_cli.structure.lines import DASH
from gazette_cli.structure.sheet import Sheet
from tools.annotated import issues
from tools.logistic import regress

_OF_COLUMN = 0.3  # weight of a stack the name of a column stands above
_OTHERS = str.maketrans("kd", "--")


class Stack(NamedTuple):
    """The lines of a stack, what each is (k, h or d), the beginning of the text below, and how much it counts."""

    lines: list[str]
    roles: str
    lead: str
    weight: float


def annotated(folder: Path) -> Iterator[Stack]:
    """The stacks of annotated issues."""
    for source, gold in issues(folder):
        printed = {line.number: line.text for line in Sheet.of(source).lines}
        for article in gold["articles"]:
            roles = {n: _role(printed[n], article) for n in article["headline_lines"] if n in printed}
            kept = [n for n in roles if not DASH.match(printed[n]) and (printed[n][0], printed[n][-1]) != ("(", ")")]
            above = max([n for n in printed if n < article["start_line"]], default=None)
            named = above in gold["section_lines"] and bool(kept) and kept[0] == article["start_line"]
            if named:
                kept, roles = [above, *kept], roles | {above: "k"}
            told = "".join(roles[n] for n in kept)
            if len(kept) > 1 and "h" in told and "?" not in told:
                below = [printed[n] for n in range(max(roles) + 1, max(roles) + 12) if n in printed]
                yield Stack([printed[n] for n in kept], told, "".join(below), _OF_COLUMN if named else 1.0)


def _role(line: str, article: dict[str, Any]) -> str:
    words = _bare(line)
    for letter, name in (("h", "title"), ("k", "kicker"), ("d", "deck")):
        whole = _bare(article.get(name) or "")
        if whole and words and (words in whole or whole in words):
            return letter
    return "?"


def _bare(text: str) -> str:
    """The letters and digits of a text, in simplified script."""
    folded, _ = read_bytes(text.encode(), "title", "utf-8")
    return "".join(filter(str.isalnum, "".join(line.text for line in Sheet.of(folded).lines)))


def main() -> None:
    """Read the command line, fit, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--gold", action="append", default=[], type=Path, help="a folder of annotated issues")
    parser.add_argument("--pull", type=float, default=10.0, help="towards nought")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    stacks = [stack for folder in args.gold for stack in annotated(folder)]
    relations, cues, counts = [], [], []
    for lines, roles, lead, weight in stacks:
        for n in range(len(lines) - 1):
            relations.append(roles[n : n + 2])
            counts.append(weight)
            cues.append(cues_of(lines[n], lines[n + 1], lead, n == 0, n == len(lines) - 2))
    weights = {}
    for name, relation in ((KICKER, "kh"), (SAME, "hh"), (DECK, "hd")):
        truth = np.array([told == relation for told in relations])
        weights[name], _ = regress(cues, truth, counts=np.array(counts), pull=args.pull)
    args.out.write_text(json.dumps(weights, indent=0, sort_keys=True) + "\n", encoding="utf-8")
    right = sum(
        "".join("h" if n in headline_of(lines, lead) else "-" for n in range(len(lines))) == roles.translate(_OTHERS)
        for lines, roles, lead, _ in stacks
    )
    print(f"{len(stacks)} stacks, {right} of them right")


if __name__ == "__main__":
    main()
