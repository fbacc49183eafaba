"""Fit what tells paragraphs that are stories of their own from those of the story above; write it as package data.

    python -m tools.fit_unheaded --gold DIR [--gold DIR] --rows tests/cases/series.jsonl \\
        --out src/gazette_cli/structure/unheaded_weights.json

From folders of annotated issues come the paragraphs as the program puts them together; from the rows (invented items
without headlines below the names of columns, and stories that look like such) the same between two plain stories, with
blank lines and without. Deterministic.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from gazette_cli.source import Source
from gazette_cli.structure.board import usual_gap
from gazette_cli.structure.issue_split import label_furniture, read_units
from gazette_cli.structure.joins import CAPTION
from gazette_cli.structure.unheaded import rows_of
from tools.annotated import issues
from tools.logistic import regress
from tools.rows import is_one_story, laid_out


@dataclass(frozen=True, slots=True)
class Example:
    """What is weighed in a paragraph, whether it is a story of its own, and how much it counts."""

    cues: Mapping[str, float]
    item: bool
    weight: float


def annotated(folder: Path) -> Iterator[Example]:
    """Paragraphs of annotated issues."""
    for source, gold in issues(folder):
        yield from _examples(source, {article["start_line"] for article in gold["articles"]}, range(10**9), 1.0)


def invented(path: Path, weight: float) -> Iterator[Example]:
    """Paragraphs of rows of items, and of stories that look like such."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        for gap in ("", "\n"):
            page = laid_out(row, gap)
            items = set[int]() if is_one_story(row) else page.starts
            yield from _examples(Source.from_text(page.text), items, page.lines, weight / 2)


def _examples(source: Source, starts: set[int], within: range, weight: float) -> Iterator[Example]:
    sheet = label_furniture(source)
    units = [unit for unit in read_units(sheet)[0] if unit.type != CAPTION]
    for row in rows_of(units, usual_gap(units)):
        for place, cues in row:
            number = sheet.lines[units[place].lines[0]].number
            if number in within:
                yield Example(cues, number in starts, weight)


def fit(examples: Sequence[Example], *, pull: float) -> dict[str, float]:
    """The weights by name."""
    truth = np.array([one.item for one in examples])
    weights, right = regress(
        [one.cues for one in examples], truth, counts=np.array([one.weight for one in examples]), pull=pull
    )
    print(f"{len(examples)} paragraphs, {truth.sum()} of them items; right {right:.4f}")
    return weights


def main() -> None:
    """Read the command line, fit, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--gold", action="append", default=[], type=Path, help="a folder of annotated issues")
    parser.add_argument("--rows", type=Path, required=True, help="invented rows of items, JSON lines")
    parser.add_argument("--rows-weight", type=float, default=0.8, help="of a row beside an annotated paragraph")
    parser.add_argument("--pull", type=float, default=10.0, help="towards nought")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    examples = [one for folder in args.gold for one in annotated(folder)]
    examples += invented(args.rows, args.rows_weight)
    weights = fit(examples, pull=args.pull)
    args.out.write_text(json.dumps(weights, indent=0, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
