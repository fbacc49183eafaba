"""Compare `gazette eval` with a scorer from outside, figure by figure, on one folder of gold.

    python tools/compare_eval.py FOLDER SCORER

SCORER is a Python program that takes `--gold FOLDER --json`, runs the command named by the
environment variable GAZETTE, and prints "total", "mean", "issues" and "errors". Exit status: 0 where all figures agree,
1 where some differ (they are listed), 2 where one of the two cannot be run.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

from gazette_cli.evaluate.figures import EXTRAS

PARTS = ("total", "mean", "issues")


def main(arguments: list[str]) -> int:
    """Run both and list the differences on standard output."""
    if len(arguments) != 2:
        print("usage: python tools/compare_eval.py FOLDER SCORER", file=sys.stderr)
        return 2
    folder, scorer = arguments
    gazette = [sys.executable, "-m", "gazette_cli"]
    ours = _json([*gazette, "eval", folder, "-f", "json"], {})
    theirs = _json([sys.executable, scorer, "--gold", folder, "--json"], {"GAZETTE": " ".join(gazette)})
    if ours is None or theirs is None:
        return 2
    differences = [line for part in PARTS for line in compare(part, ours.get(part), theirs.get(part))]
    print("\n".join(differences) or f"{folder}: {sum(map(_figures, theirs['issues'].values()))} figures of "
                                    f"{len(theirs['issues'])} issues agree")  # fmt: skip
    for name, error in (theirs.get("errors") or {}).items():
        print(f"scorer: {name}: {error}", file=sys.stderr)
    return 1 if differences else 0


def compare(place: str, ours: Any, theirs: Any) -> Iterator[str]:
    """One line for each figure that differs or that only one of the two has, but for those that only eval has.

    >>> list(compare("total", {"perfect": 0.5}, {"perfect": 0.6}))
    ['total.perfect: eval 0.5, scorer 0.6']
    """
    if isinstance(ours, dict) and isinstance(theirs, dict):
        for key in dict.fromkeys([*theirs, *(key for key in ours if key not in EXTRAS)]):
            yield from compare(f"{place}.{key}", ours.get(key), theirs.get(key))
    elif ours != theirs:
        yield f"{place}: eval {ours}, scorer {theirs}"


def _figures(row: dict[str, Any]) -> int:
    return sum(isinstance(value, int | float) for value in row.values())


def _json(command: list[str], extra: dict[str, str]) -> dict[str, Any] | None:
    """What the command prints; None, with its words on standard error, where that is not an object."""
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False,
                          env={**os.environ, "PYTHONUTF8": "1", **extra})  # fmt: skip
    try:
        value: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        print(f"{' '.join(command)}: exit {done.returncode}, no JSON\n{done.stderr[-2000:]}", file=sys.stderr)
        return None
    return value


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
