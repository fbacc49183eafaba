"""How fast the program is and how much memory it takes, measured from outside.

    python benchmarks/run.py all
    python benchmarks/run.py split --mb 20 --from FOLDER

Speeds are those of the whole program, from reading files to JSON lines thrown away, one process (`-j 1`);
MB = 10^6 bytes of UTF-8. The corpus is made of invented issues of the layout generator, every family in turn,
no issue twice; with `--from`, of the texts of a folder as well, repeated under other names to the same size.
Prints a table, and JSON with `--json FILE`.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import count, cycle
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tools.layouts.families import FAMILIES, build  # noqa: E402

SAMPLE = ROOT / "samples" / "district-paper.txt"
WRAPPED = ("school-wrapped", "paper-width")
GAZETTE = [sys.executable, "-m", "gazette_cli"]
DENSITY = 5.0  # facts a kB in ordinary news
_PROSE = ("paper-tail", "paper-lead", "paper-whole", "long-report")
_PARAGRAPH = 60  # characters that make a line a paragraph
_NUMERAL = re.compile(r"[0-9.]+|[一二三四五六七八九十百千]+")
_RUNS = 3


@dataclass(frozen=True)
class Figure:
    """One line of the table; `note` says what was measured or beside what."""

    name: str
    value: float
    unit: str
    note: str = ""


def issues(families: Iterable[str], mb: float, first_seed: int = 5000) -> Iterator[tuple[str, str]]:
    """Names and texts of invented issues, until they make `mb` MB."""
    size, seeds = 0.0, count(first_seed)
    wanted = cycle(families)
    while size < mb * 1e6:
        family, seed = next(wanted), next(seeds)
        text = build(family, seed).text
        size += len(text.encode("utf-8"))
        yield f"{family}-{seed}", text


def written(folder: Path, texts: Iterable[tuple[str, str]]) -> float:
    """Write the texts into a folder of files; their size in MB comes back."""
    folder.mkdir()
    size = 0
    for name, text in texts:
        size += (folder / f"{name}.txt").write_bytes(text.encode("utf-8"))
    return size / 1e6


def repeated(folder: Path, source: Path, mb: float) -> float:
    """Copies of the UTF-8 texts of `source` under names of their own, until they make `mb` MB."""
    folder.mkdir()
    originals = [text for path in sorted(source.glob("*.txt")) if (text := _utf8(path)) is not None]
    size = 0
    for number in count():
        if size >= mb * 1e6 or not originals:
            return size / 1e6
        for n, text in enumerate(originals):
            size += (folder / f"{number:05}-{n:03}.txt").write_bytes(text)
    return size / 1e6


def _utf8(path: Path) -> bytes | None:
    try:
        path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None
    return path.read_bytes()


def run(*arguments: str | Path) -> tuple[float, float]:
    """Seconds and peak memory (MB) of one run of the program, its output thrown away."""
    start = time.perf_counter()
    process = subprocess.Popen([*GAZETTE, *map(str, arguments)], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    elapsed = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"gazette {' '.join(map(str, arguments))} ended with {process.returncode}")
    scale = 1 if sys.platform == "darwin" else 1024
    return elapsed, usage.ru_maxrss * scale / 1e6


def best(*arguments: str | Path) -> float:
    """The shortest of a few runs, in seconds: on a machine that does other work, the least disturbed one."""
    return min(run(*arguments)[0] for _ in range(_RUNS))


def startup() -> Iterator[Figure]:
    """Milliseconds until the program has ended."""
    for name, arguments in (("gazette --help", ["--help"]), ("gazette split of a page", ["split", "-q", str(SAMPLE)])):
        yield Figure(name, 1000 * statistics.median(run(*arguments)[0] for _ in range(10)), "ms", "median of 10")
    seconds = []
    for _ in range(10):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", "pass"], check=True)
        seconds.append(time.perf_counter() - start)
    yield Figure("python -c pass", 1000 * statistics.median(seconds), "ms", "beside it: an empty program")


def split(work: Path, mb: float, source: Path | None) -> Iterator[Figure]:
    """MB/s of `gazette split` over a folder."""
    size = written(work / "mixed", issues(FAMILIES, mb))
    yield Figure("split", size / best("split", "-q", work / "mixed"), "MB/s", f"{size:.1f} MB of invented issues")
    size = written(work / "wrapped", issues(WRAPPED, mb / 4))
    yield Figure("split, hard-wrapped", size / best("split", "-q", work / "wrapped"), "MB/s", f"{size:.1f} MB")
    if source is not None:
        size = repeated(work / "given", source, mb)
        yield Figure("split, given texts", size / best("split", "-q", work / "given"), "MB/s", f"{size:.1f} MB")
    elapsed = best("split", "-q", "-j", "4", work / "mixed")
    size = sum(path.stat().st_size for path in (work / "mixed").iterdir()) / 1e6
    yield Figure("split -j 4", size / elapsed, "MB/s", "the same invented issues")


def news(mb: float, numerals: float) -> list[str]:
    """Running text of invented issues, several paragraphs to a text, with at most so many numerals a kB.

    Invented issues are denser than news; paragraphs that would make the texts too dense are left out.
    """
    texts: list[str] = []
    size, seen = 0, 0
    for _, issue in issues(_PROSE, 1e9, first_seed=9000):
        kept = []
        for line in map(str.strip, issue.split("\n")):
            weight, found = len(line.encode("utf-8")), len(_NUMERAL.findall(line))
            if len(line) > _PARAGRAPH and 1000 * (seen + found) <= numerals * (size + weight):
                kept.append(line)
                size, seen = size + weight, seen + found
        if kept:
            texts.append("\n".join(kept))
        if size >= mb * 1e6:
            break
    return texts


def records(path: Path, texts: Iterable[str]) -> float:
    """Write text records; the size of the texts in MB comes back."""
    size = 0
    with path.open("w", encoding="utf-8") as file:
        for number, text in enumerate(texts):
            size += len(text.encode("utf-8"))
            file.write(json.dumps({"id": f"n{number}", "text": text, "date": "2024-07-31"}, ensure_ascii=False) + "\n")
    return size / 1e6


def facts(work: Path, mb: float) -> Iterator[Figure]:
    """MB/s of `gazette extract` on text records, and names beside jieba's tagger."""
    path, numerals = work / "news.jsonl", DENSITY
    texts = news(mb / 8, numerals)
    for _ in range(3):  # how many numerals make the wanted number of facts
        numerals *= DENSITY / _density(path, texts)
        texts = news(mb / 8, numerals)
    texts = news(mb, numerals)
    found = _density(path, texts)
    size = records(path, texts)
    fields = ("extract", "-q", "--fields")
    seconds = best(*fields, "dates,amounts,durations", path)
    note = f"{size:.1f} MB of text records, {found:.1f} facts a kB"
    yield Figure("dates, amounts, durations", size / seconds, "MB/s", note)
    for name in ("dates", "amounts", "durations"):
        yield Figure(f"  {name} alone", size / best(*fields, name, path), "MB/s")
    speed = size / best(*fields, "names", path)
    yield Figure("names", speed, "MB/s", "the same records")
    peer = _jieba(texts)
    if peer is not None:
        yield Figure("  jieba.posseg", peer, "MB/s", "tagging only, the first of the same texts, in this run")
        yield Figure("  names : jieba.posseg", speed / peer, "times")


def _density(path: Path, texts: list[str]) -> float:
    """Facts a kB in the texts."""
    size = records(path, texts)
    done = subprocess.run([*GAZETTE, "extract", "-q", str(path)], capture_output=True, check=True)
    return done.stdout.count(b"\n") / (size * 1000)


def _jieba(texts: list[str]) -> float | None:
    """MB/s of jieba's part-of-speech tagger, or None where it is not installed."""
    program = (
        "import json, sys, time, logging, jieba, jieba.posseg as p; "
        "jieba.setLogLevel(logging.ERROR); jieba.initialize(); "
        "texts = json.load(sys.stdin); list(p.cut(texts[0])); start = time.perf_counter(); "
        "[list(p.cut(text)) for text in texts]; "
        "print(sum(len(text.encode()) for text in texts) / 1e6 / (time.perf_counter() - start))"
    )
    part, size = [], 0
    for text in texts:
        part.append(text)
        size += len(text.encode("utf-8"))
        if size > 1e6:
            break
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", program], input=json.dumps(part), capture_output=True,
                          text=True, check=False)  # fmt: skip
    return float(done.stdout) if done.returncode == 0 else None


def memory(work: Path) -> Iterator[Figure]:
    """Peak memory of a run over 100 and over 1,000 issues."""
    for number in (100, 1000):
        folder = work / f"files-{number}"
        size = written(folder, (pair for pair, _ in zip(issues(FAMILIES, 1e9), range(number), strict=False)))
        _, peak = run("split", "-q", folder)
        yield Figure(f"split, {number:,} files", peak, "MB peak", f"{size:.1f} MB of text")


def machine() -> str:
    """What this was measured on."""
    model = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        rows = [row for row in info.read_text(encoding="utf-8").splitlines() if row.startswith("model name")]
        model = rows[0].partition(":")[2].strip() if rows else model
    load = f", load {os.getloadavg()[0]:.1f} before" if hasattr(os, "getloadavg") else ""
    return f"Python {platform.python_version()}, {platform.system()}, {os.cpu_count()} cores ({model}){load}"


def table(figures: Iterable[Figure]) -> Iterator[str]:
    """The figures as a Markdown table."""
    yield "| what | figure | | |"
    yield "| --- | ---: | --- | --- |"
    for figure in figures:
        digits = 0 if figure.value >= 100 else 1 if figure.value >= 10 else 2
        yield f"| {figure.name.strip()} | {figure.value:.{digits}f} | {figure.unit} | {figure.note} |"


def update(figures: Iterable[Figure], place: str) -> None:
    """Write the table where `<!-- measured -->` stands in the documentation, with what it was measured on."""
    lines = [f"Measured on {place}; the machine did other work at the same time.", "", *table(figures)]
    for path in (ROOT / "README.md", ROOT / "benchmarks" / "README.md"):
        text = path.read_text(encoding="utf-8")
        before, mark, rest = text.partition("<!-- measured -->\n")
        after = rest.partition("<!-- end -->")[2]
        body = "\n".join(lines)
        path.write_text(f"{before}{mark}\n{body}\n\n<!-- end -->{after}", encoding="utf-8", newline="\n")


def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("what", nargs="*", default=["all"], choices=["startup", "split", "facts", "memory", "all"])
    parser.add_argument("--mb", type=float, default=20.0, help="size of the corpus for split (default 20)")
    parser.add_argument("--facts-mb", type=float, default=8.0, help="size of the records for facts (default 8)")
    parser.add_argument("--from", dest="source", type=Path, help="a folder of texts to repeat as a second corpus")
    parser.add_argument("--json", type=Path, help="write the figures to this file as well")
    parser.add_argument("--update", action="store_true", help="write the table into the documentation")
    args = parser.parse_args()
    place = machine()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        measures: dict[str, Callable[[], Iterator[Figure]]] = {
            "startup": startup,
            "split": lambda: split(work, args.mb, args.source),
            "facts": lambda: facts(work, args.facts_mb),
            "memory": lambda: memory(work),
        }
        chosen = list(measures) if "all" in args.what else args.what
        print(place)
        figures = [figure for name in chosen for figure in measures[name]()]
    print("\n".join(table(figures)))
    if args.update:
        update(figures, place)
    if args.json:
        rows = [vars(figure) for figure in figures]
        args.json.write_text(json.dumps({"machine": place, "figures": rows}, ensure_ascii=False, indent=1) + "\n",
                             encoding="utf-8")  # fmt: skip


if __name__ == "__main__":
    main()
