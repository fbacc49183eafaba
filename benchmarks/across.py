"""How well and how fast `gazette dedupe --across` finds repeats, beside exact hashes and MinHash libraries.

    python benchmarks/across.py --paragraphs 100000 --seed 91
    python benchmarks/across.py --paragraphs 1000000 --memory 1G --no-peers

The corpus comes from `benchmarks/repeats.py`; its truth says what must go. All contenders read the same records in
one run, one process each; the peers as their documentation shows them: character 5-grams, 128 permutations,
threshold .7, the later of two goes. Those that are not installed are left out.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.repeats import DROPPED, Generator, record

_SHINGLE, _PERMUTATIONS, _THRESHOLD = 5, 128, 0.7
Truth = dict[str, str]  # id to kind; OCR copies with their rate
KINDS = ("notice", "digit", "token", "byline", "overlap", "original")


def gazette(path: Path, memory: str) -> tuple[set[str], float, float]:
    """What it leaves out, the seconds it takes, its peak memory in MB."""
    start = time.perf_counter()
    command = [sys.executable, "-m", "gazette_cli", "dedupe", "-q", "--across", "--drop", "--memory", memory, str(path)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    kept = {json.loads(row)["id"] for row in process.stdout or ()}
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"gazette dedupe ended with {process.returncode}")
    seconds = time.perf_counter() - start
    everything = {json.loads(row)["id"] for row in path.open(encoding="utf-8")}
    return everything - kept, seconds, usage.ru_maxrss / 1000


def exact(path: Path) -> set[str]:
    """What an exact hash of the text leaves out."""
    seen, gone = set[bytes](), set[str]()
    for one in map(json.loads, path.open(encoding="utf-8")):
        digest = hashlib.blake2b(one["text"].encode(), digest_size=16).digest()
        (gone.add(one["id"]) if digest in seen else seen.add(digest))
    return gone


def datasketch(path: Path) -> set[str]:
    """What MinHash and LSH of datasketch leave out."""
    from datasketch import MinHash, MinHashLSH

    index, gone = MinHashLSH(threshold=_THRESHOLD, num_perm=_PERMUTATIONS), set[str]()
    for one in map(json.loads, path.open(encoding="utf-8")):
        sketch = MinHash(num_perm=_PERMUTATIONS)
        sketch.update_batch([gram.encode() for gram in grams(one["text"])])
        if index.query(sketch):
            gone.add(one["id"])
        else:
            index.insert(one["id"], sketch)
    return gone


def rensa(path: Path) -> set[str]:
    """What RMinHash and its LSH leave out."""
    from rensa import RMinHash, RMinHashLSH

    index, gone, kept = RMinHashLSH(threshold=_THRESHOLD, num_perm=_PERMUTATIONS, num_bands=16), set[str](), {}
    for number, one in enumerate(map(json.loads, path.open(encoding="utf-8"))):
        sketch = RMinHash(num_perm=_PERMUTATIONS, seed=42)
        sketch.update(grams(one["text"]))
        if any(sketch.jaccard(kept[other]) >= _THRESHOLD for other in index.query(sketch)):
            gone.add(one["id"])
        else:
            index.insert(number, sketch)
            kept[number] = sketch
    return gone


def grams(text: str) -> list[str]:
    """The distinct character grams of a text, in order."""
    return list(dict.fromkeys(text[at : at + _SHINGLE] for at in range(max(1, len(text) - _SHINGLE + 1))))


def scored(gone: set[str], truth: Truth) -> dict[str, float]:
    """F1 of what goes; the share of each kind that must stay and goes; recall of each kind that must go."""
    total, lost = Counter(truth.values()), Counter(truth[name] for name in gone)
    must = sum(number for kind, number in total.items() if kind.split()[0] in DROPPED)
    right = sum(number for kind, number in lost.items() if kind.split()[0] in DROPPED)
    return {"F1": 2 * right / (len(gone) + must), **{kind: lost[kind] / total[kind] for kind in sorted(total)}}


def row(name: str, gone: set[str], truth: Truth, seconds: float, peak: float) -> str:
    """One line of the table."""
    found = scored(gone, truth)
    shares = [f"{100 * found[kind]:.2f}" for kind in (*KINDS, "ocr .10", "ocr .01", "fragment", "merged")]
    cells = [name, f"{found['F1']:.3f}", *shares, f"{len(truth) / seconds:,.0f}", f"{peak:,.0f}" if peak else ""]
    return f"| {' | '.join(cells)} |"


def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--paragraphs", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=91)
    parser.add_argument("--memory", default="2G")
    parser.add_argument("--no-peers", action="store_true")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path, truth = Path(folder) / "corpus.jsonl", Truth()
        with path.open("w", encoding="utf-8") as file:
            for _, one in zip(range(args.paragraphs), Generator(args.seed), strict=False):
                truth[one.id] = f"ocr {one.rate:.2f}".replace("0.", ".") if one.kind == "ocr" else one.kind
                file.write(record(one) + "\n")
        print("| | F1 | notice | digit | token | byline | overlap | original | OCR 10 % | OCR 1 % | fragment | merged "
              "| a second | MB |\n|" + " --- |" * 14)  # fmt: skip
        gone, seconds, peak = gazette(path, args.memory)
        print(row("gazette", gone, truth, seconds, peak), flush=True)
        for peer in () if args.no_peers else (exact, datasketch, rensa):
            start = time.perf_counter()
            try:
                gone = peer(path)
            except ImportError as error:
                print(f"{peer.__name__}: not installed ({error})", file=sys.stderr)
                continue
            print(row(peer.__name__, gone, truth, time.perf_counter() - start, 0.0), flush=True)


if __name__ == "__main__":
    main()
