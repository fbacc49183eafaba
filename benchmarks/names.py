"""How fast the tagger of names is, beside rjieba and jieba, in one run.

    python benchmarks/names.py [--mb 3] [--from FOLDER] [--json FILE]

The corpus is invented paragraphs (`tools/name_sentences.py`), or the texts of a folder repeated. Speeds are MB (10^6
bytes of UTF-8) a second of one process, the text already in memory; loading is measured apart, memory is the peak of
a process that does nothing else. jieba.posseg is left out where jieba is not installed.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tools.name_sentences import Pool, stories  # noqa: E402

PROBE = """
import resource, sys, time
texts = open(sys.argv[2], encoding="utf-8").read().split("\\x00")
size = sum(len(text.encode()) for text in texts)
began = time.perf_counter()
{load}
loaded = time.perf_counter()
for text in texts:
    {work}
done = time.perf_counter()
print(loaded - began, size / (done - loaded) / 1e6, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""
ENGINES = {
    "gazette names": ("from gazette_cli.extract.names import NAMES; list(NAMES('王明说'))", "list(NAMES(text))"),
    "gazette orgs": ("from gazette_cli.extract.orgs import ORGS; list(ORGS('王明说'))", "list(ORGS(text))"),
    "gazette places": ("from gazette_cli.extract.places import PLACES; list(PLACES('王明说'))", "list(PLACES(text))"),
    "rjieba.tag": ("import rjieba; rjieba.tag('王明说')", "rjieba.tag(text)"),
    "jieba.posseg": ("import jieba.posseg as posseg; list(posseg.cut('王明说'))", "list(posseg.cut(text))"),
}


def corpus(folder: Path | None, megabytes: float) -> list[str]:
    """Texts of about that size; an article has some 1,200 characters."""
    wanted, texts = megabytes * 1e6, []
    if folder is not None:
        found = [text for path in sorted(folder.glob("*.txt")) if (text := _text(path))]
        times = max(1, round(wanted / sum(len(text.encode()) for text in found)))
        return found * times
    made = stories(random.Random(7), 1 << 30, Pool())
    while wanted > 0:
        texts.append("\n".join(next(made)[0] for _ in range(12)))
        wanted -= len(texts[-1].encode())
    return texts


def _text(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None


def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--mb", type=float, default=3)
    parser.add_argument("--from", dest="folder", type=Path)
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    path = Path(subprocess.run(["mktemp"], capture_output=True, text=True, check=True).stdout.strip())
    path.write_text("\x00".join(corpus(args.folder, args.mb)), encoding="utf-8")
    figures = {}
    print("| | loads, s | MB/s | peak, MB |\n|---|---|---|---|")
    for name, (load, work) in ENGINES.items():
        command = [sys.executable, "-W", "ignore", "-c", PROBE.format(load=load, work=work), "-", str(path)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            continue
        loads, speed, peak = map(float, done.stdout.split())
        figures[name] = {"load_s": loads, "mb_per_s": speed, "peak_mb": peak}
        print(f"| {name} | {loads:.2f} | {speed:.2f} | {peak:.0f} |", flush=True)
    path.unlink()
    if args.json:
        args.json.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
