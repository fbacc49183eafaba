"""What one large file costs: many issues one below the other, taken for one.

    python benchmarks/one_file.py                       # 1, 2, 4, 8, 16 and 32 MB
    python benchmarks/one_file.py --mb 64 200 --seed 5000
    python benchmarks/one_file.py --from FOLDER          # the texts of a folder, over and over

Invented issues of all families in turn, no issue twice, from the seed on; with `--from`, the UTF-8 texts of a folder.
Prints a table: seconds of processor time and peak memory of `gazette split`, and how many times as much each is as in
the row above.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from itertools import cycle
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.run import FAMILIES, issues, machine, run


def texts(folder: Path | None, seed: int) -> Iterator[bytes]:
    """Issues without end."""
    if folder is None:
        yield from (text.encode("utf-8") for _, text in issues(FAMILIES, float("inf"), seed))
    else:
        yield from cycle([path.read_bytes() for path in sorted(folder.glob("*.txt"))])


def written(path: Path, parts: Iterable[bytes], mb: float) -> float:
    """Write issues into one file until they make `mb` MB; its size in MB comes back."""
    size = 0
    with path.open("wb") as file:
        for part in parts:
            size += file.write(part.rstrip(b"\n") + b"\n")
            if size >= mb * 1e6:
                break
    return size / 1e6


def measured(path: Path) -> tuple[float, float]:
    """Seconds of processor time and peak memory (MB) of splitting one file."""
    before = os.times()
    _, peak = run("split", "-q", path)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system, peak


def rows(sizes: Iterable[float], folder: Path | None, seed: int) -> Iterator[str]:
    """The table, row by row."""
    yield "| MB | seconds | times | MB peak | times | MB/s |"
    yield "| ---: | ---: | ---: | ---: | ---: | ---: |"
    last: tuple[float, float] | None = None
    with tempfile.TemporaryDirectory() as work:
        for mb in sizes:
            path = Path(work) / "issue.txt"
            size = written(path, texts(folder, seed), mb)
            seconds, peak = measured(path)
            times = [f"{now / then:.2f}" for now, then in zip((seconds, peak), last, strict=True)] if last else ["", ""]
            yield f"| {size:.1f} | {seconds:.1f} | {times[0]} | {peak:.0f} | {times[1]} | {size / seconds:.2f} |"
            last = seconds, peak


def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--mb", type=float, nargs="+", default=[1, 2, 4, 8, 16, 32], help="sizes of the file")
    parser.add_argument("--from", dest="source", type=Path, help="a folder of UTF-8 texts instead of invented issues")
    parser.add_argument("--seed", type=int, default=5000, help="of the first invented issue (default 5000)")
    args = parser.parse_args()
    print(machine())
    for row in rows(args.mb, args.source, args.seed):
        print(row, flush=True)


if __name__ == "__main__":
    main()
