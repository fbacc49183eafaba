"""How often name, number, date and page of annotated issues are read as printed.

    python -m tools.score_issue_facts --gold DIR [--gold DIR] [--misses]

Blanks, widths of signs and, in pages, the words around the number count for nothing.
"""

from __future__ import annotations

import argparse
import re
import unicodedata
from collections import Counter
from pathlib import Path

from gazette_cli.structure import split
from tools.annotated import issues

FACTS = ("name", "number", "date", "page")
_PAGE = re.compile(r"[A-Z]|\d+")
_HAN_DIGITS = str.maketrans("一二三四五六七八九", "123456789")


def bare(fact: str, words: str | None) -> str:
    """What of a printed fact is compared."""
    squeezed = "".join(unicodedata.normalize("NFKC", words or "").split())
    if fact != "page":
        return squeezed
    return "".join(part.lstrip("0") for part in _PAGE.findall(squeezed.translate(_HAN_DIGITS)))


def main() -> None:
    """Read the command line, count, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--gold", action="append", default=[], type=Path, help="a folder of annotated issues")
    parser.add_argument("--misses", action="store_true", help="print each fact that is read otherwise")
    args = parser.parse_args()
    right: Counter[str] = Counter()
    total = 0
    for folder in args.gold:
        for source, gold in issues(folder):
            printed, found = gold.get("issue") or {}, split(source).issue
            total += 1
            for fact in FACTS:
                want, got = (bare(fact, words) for words in (printed.get(fact), getattr(found, fact)))
                right[fact] += want == got
                if want != got and args.misses:
                    print(f"{source.name}: {fact} {want or '-'}, read {got or '-'}")
    print(f"{total} issues: " + ", ".join(f"{fact} {right[fact] / max(total, 1):.3f}" for fact in FACTS))


if __name__ == "__main__":
    main()
