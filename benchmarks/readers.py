"""Readers beside others: order, characters, speed and memory on files whose print is known.

    python benchmarks/readers.py PDF TRUTH.json         the PDF reader beside pdfium, pdftotext, pdfplumber
    python benchmarks/readers.py PAGE.html TRUTH.json   the HTML reader beside trafilatura
    python benchmarks/readers.py --scan PDF TRUTH.json  what is recognised on a scan

TRUTH of a PDF is {"lines": [{"page", "art", "kind", "x", "y", "size", "text"}, …]}: the printed lines in reading
order; that of a page {"body": [paragraph, …]}. What is not installed is left out. Order is measured over lines that a
page prints once, and that the reader gives as such: `adjacent` is the share of neighbouring body lines that follow each
other, `tau` how well pairs of lines of one article are ordered, `whole` the share of articles on a page into which no
line of another is put; `tau cut` how well pairs of lines of one page, furniture left out, are ordered on pages that
straight cuts take apart into articles (other pages have no order that people agree upon), `tau page` the same on all
pages. Each reader runs in a process of its own; seconds are those of the processor, starting included.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any

Lines = list[tuple[int, str]]  # page and words, in the order they are given


def ours(path: Path, *, ocr: bool = False) -> Lines:
    """The lines of our reader."""
    from gazette_cli.pipeline import read
    from gazette_cli.readers.base import How

    source, _ = read(path.read_bytes(), path.name, How(ocr=ocr))
    if not source.lines:
        return [(1, row) for row in source.text.split("\n")]
    return [(line.box.page, source.text[line.box.start : line.end]) for line in source.lines]


def pdfium(path: Path) -> Lines:
    """The text as pdfium gives it."""
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    return [(n + 1, row) for n in range(len(document))
            for row in document[n].get_textpage().get_text_range().split("\r\n")]  # fmt: skip


def pdftotext(path: Path) -> Lines:
    """The text as poppler's pdftotext gives it."""
    text = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True).stdout.decode()
    return [(n, row) for n, page in enumerate(text.split("\f"), 1) for row in page.split("\n") if row]


def pdfplumber(path: Path) -> Lines:
    """The text as pdfplumber gives it."""
    import pdfplumber as peer

    with peer.open(path) as document:
        texts = [page.extract_text() or "" for page in document.pages]
    return [(n, row) for n, text in enumerate(texts, 1) for row in text.split("\n")]


def trafilatura(path: Path) -> Lines:
    """The text as trafilatura gives it."""
    import trafilatura as peer

    return [(1, row) for row in (peer.extract(path.read_text(encoding="utf-8")) or "").split("\n")]


READERS: dict[str, Callable[[Path], Lines]] = {
    "gazette": ours, "pdfium": pdfium, "pdftotext": pdftotext, "pdfplumber": pdfplumber,
    "trafilatura": trafilatura, "gazette --ocr": partial(ours, ocr=True),
}  # fmt: skip


_SETS = {"scan": ("gazette --ocr",), "page": ("gazette", "trafilatura"),
         "pdf": ("gazette", "pdfium", "pdftotext", "pdfplumber")}  # fmt: skip


def squeezed(text: str) -> str:
    """The text without blanks."""
    return re.sub(r"\s", "", text)


def measured(found: Lines, truth: dict[str, Any]) -> dict[str, float]:
    """The figures of one reader against the truth."""
    rows = [(page, squeezed(text)) for page, text in found]
    wanted = truth["lines"] if "lines" in truth else [{"text": text} for text in truth["body"]]
    want = Counter("".join(squeezed(line["text"]) for line in wanted))
    got = Counter("".join(text for _, text in rows))
    figures = {"characters": 1 - (want - got).total() / want.total()}
    if "body" in truth:
        words = {text for _, text in rows}
        return {**figures, "paragraphs": sum(squeezed(text) in words for text in truth["body"]) / len(truth["body"])}
    return {**figures, **order(rows, wanted)}


def order(rows: Lines, wanted: list[dict[str, Any]]) -> dict[str, float]:
    """How far lines of one article follow each other."""
    keys = [(line["page"], squeezed(line["text"])) for line in wanted]
    printed, first = Counter(keys), dict(reversed([(row, n) for n, row in enumerate(rows)]))
    adjacent = pairs = 0
    parts: dict[tuple[int, str], list[int | None]] = {}
    for line, key, after, next_key in zip(wanted, keys, [*wanted[1:], None], [*keys[1:], None], strict=True):
        if printed[key] > 1:
            continue
        if line["art"] not in ("_", "ad"):
            parts.setdefault((line["page"], line["art"]), []).append(first.get(key))
        same = after is not None and all(after[name] == line[name] for name in ("kind", "art", "page"))
        if same and line["kind"] == "body" and printed[next_key] == 1:
            pairs += 1
            adjacent += first.get(key, -9) + 1 == first.get(next_key)
    pages: dict[int, list[int | None]] = {}
    for line, key in zip(wanted, keys, strict=True):
        if printed[key] == 1 and line["art"] not in ("_", "ad"):
            pages.setdefault(line["page"], []).append(first.get(key))
    apart = {page for page in pages if _can_be_cut(_areas([line for line in wanted if line["page"] == page]))}
    owners = {place: key for key, held in parts.items() for place in held if place is not None}
    return {"adjacent": adjacent / max(pairs, 1), "tau": _tau(parts.values()),
            "whole": sum(_is_whole(key, held, owners) for key, held in parts.items()) / len(parts),
            "tau cut": _tau(held for page, held in pages.items() if page in apart), "tau page": _tau(pages.values())}


def _tau(parts: Iterable[list[int | None]]) -> float:
    """Kendall's tau over the pairs inside each part."""
    signs = [(one < two) - (one > two) for held in parts for n, one in enumerate(held) for two in held[n + 1 :]
             if one is not None and two is not None]  # fmt: skip
    return sum(signs) / max(len(signs), 1)


def _areas(lines: list[dict[str, Any]]) -> list[list[float]]:
    """Left, top, right, bottom of every article on a page, furniture left out."""
    found: dict[str, list[float]] = {}
    for line in lines:
        if line["art"] in ("_", "ad"):
            continue
        wide = sum(1.0 if char >= "⺀" else 0.5 for char in line["text"].rstrip("。，、：；！？”）"))
        edges = (line["x"], line["y"], line["x"] + wide * line["size"], line["y"] + line["size"])
        held = found.setdefault(line["art"], list(edges))
        held[:] = [*map(min, held[:2], edges[:2]), *map(max, held[2:], edges[2:])]
    return list(found.values())


def _can_be_cut(areas: list[list[float]]) -> bool:
    """Whether straight cuts through the page, and through what they leave, set all articles apart."""
    if len(areas) < 2:
        return True
    for axis in (0, 1):
        areas = sorted(areas, key=lambda area: area[axis])
        for n in range(1, len(areas)):
            if max(area[axis + 2] for area in areas[:n]) <= areas[n][axis]:
                return _can_be_cut(areas[:n]) and _can_be_cut(areas[n:])
    return False


def _is_whole(key: tuple[int, str], held: list[int | None], owners: dict[int, tuple[int, str]]) -> bool:
    places = [place for place in held if place is not None]
    return len(places) == len(held) and all(owners.get(n, key) == key for n in range(min(places), max(places)))


_WHOSE = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)


def _seconds() -> float:
    """Seconds of the processor, those of programs that were called included."""
    return sum(used.ru_utime + used.ru_stime for used in map(resource.getrusage, _WHOSE))


def run_one(name: str, path: Path, truth: Path) -> None:
    """One reader, in this process: its figures as JSON."""
    start = _seconds()
    found = READERS[name](path)
    seconds = _seconds() - start
    figures = measured(found, json.loads(truth.read_text(encoding="utf-8")))
    pages = max((page for page, _ in found), default=1)
    peak = max(resource.getrusage(who).ru_maxrss for who in _WHOSE) / 1024
    print(json.dumps({**figures, "pages/s": pages / max(seconds, 1e-9), "MB": peak}))


def main() -> None:
    """A Markdown table of all readers that are installed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("truth", type=Path)
    parser.add_argument("--scan", action="store_true", help="FILE is a scan, to be recognised")
    parser.add_argument("--only", choices=READERS, help="one reader, as JSON")
    args = parser.parse_args()
    if args.only:
        run_one(args.only, args.file, args.truth)
        return
    head, kind = None, "scan" if args.scan else "page" if args.file.suffix == ".html" else "pdf"
    for name in _SETS[kind]:
        command = [sys.executable, __file__, str(args.file), str(args.truth), "--only", name]
        done = subprocess.run(command, capture_output=True, check=False)
        if done.returncode:
            print(f"{name}: not measured ({done.stderr.decode().strip().splitlines()[-1]})", file=sys.stderr)
            continue
        figures = json.loads(done.stdout)
        if head is None:
            head = list(figures)
            print(f"| {args.file.name} | {' | '.join(head)} |\n| --- |{' ---: |' * len(head)}")
        cells = (f"{figures[key]:.1f}" if key in ("pages/s", "MB") else f"{figures[key]:.4f}" for key in head)
        print(f"| {name} | {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
