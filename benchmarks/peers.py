"""Our facts beside other readers of Chinese dates and amounts, on the same texts, in one run.

    python -m venv PEERS && PEERS/bin/pip install jionlp recognizers-text-suite cn2an "emoji<2"
    python benchmarks/peers.py --python PEERS/bin/python

The environment of the peers is the caller's; a peer that is not installed there is left out. Every reader gets the
same sentences (a peer that slows down with the length of a text is not made to pay for it) and runs in one process
until it has read them all or until its time is up; its speed is that of what it has read. MB = 10^6 bytes of UTF-8.
cn2an reads cut-out numerals only: it is given those that we found. Prints MB/s and how many times faster we are.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
sys.path.insert(0, str(ROOT / "benchmarks"))

from run import machine, news  # noqa: E402

from gazette_cli import plugins  # noqa: E402
from gazette_cli.extract.base import Context  # noqa: E402
from gazette_cli.fold import fold  # noqa: E402
from gazette_cli.grammar.numbers import read_numeral  # noqa: E402

_SENTENCE = re.compile("[^。!?;\n]+[。!?;\n]?")
_NUMERALS = 5.0  # a kB, as in ordinary news
_DAY = Context(date=date(2024, 7, 31))

_FRAME = """
import json, sys, time
given = json.load(sys.stdin)
texts, seconds = given["texts"], given["seconds"]
{setup}
for text in texts[:20]:
    try:
        read(text)
    except Exception:
        pass
size, start = 0, time.perf_counter()
for text in texts:
    try:
        read(text)
    except Exception:
        pass
    size += len(text.encode("utf-8"))
    if time.perf_counter() - start > seconds:
        break
print(json.dumps(size / 1e6 / (time.perf_counter() - start)))
"""
_RECOGNIZERS = "from recognizers_{module} import {recognizer}, Culture; model = {recognizer}(Culture.Chinese).{get}()"
PEERS = {
    "JioNLP extract_time": ("dates", "import jionlp\n"
        "def read(text): jionlp.ner.extract_time(text, time_base=1722400000)"),
    "JioNLP extract_money": ("amounts", "import jionlp\n"
        "def read(text): jionlp.ner.extract_money(text, with_parsing=True)"),
    "Recognizers date-time": ("dates", _RECOGNIZERS.format(
        module="date_time", recognizer="DateTimeRecognizer", get="get_datetime_model") + "\nread = model.parse"),
    "Recognizers number with unit": ("amounts", "from recognizers_number_with_unit import "
        "NumberWithUnitRecognizer, Culture; r = NumberWithUnitRecognizer(Culture.Chinese); "
        "models = [r.get_currency_model(), r.get_dimension_model()]\n"
        "def read(text):\n    for model in models: model.parse(text)"),
    "Recognizers number": ("numbers", _RECOGNIZERS.format(
        module="number", recognizer="NumberRecognizer", get="get_number_model") + "\nread = model.parse"),
    "cn2an": ("numerals", "import cn2an\ndef read(text): cn2an.cn2an(text, 'smart')"),
}  # fmt: skip


def sentences(mb: float) -> list[str]:
    """Sentences of invented news, of ordinary density, until they make `mb` MB."""
    return [found.group() for text in news(mb, _NUMERALS) for found in _SENTENCE.finditer(text)]


def numerals(texts: list[str]) -> list[str]:
    """The numerals in the texts, as printed."""
    find = plugins.extractor("numbers")
    return [text[found.start : found.end] for text in texts for found in find(text, _DAY)]


def ours(field: str, texts: list[str]) -> float:
    """MB/s of our reader, folding included."""
    read: Callable[[str], object] = _reader(field)
    for text in texts[:20]:
        read(text)
    start = time.perf_counter()
    for text in texts:
        read(text)
    return sum(len(text.encode("utf-8")) for text in texts) / 1e6 / (time.perf_counter() - start)


def _reader(field: str) -> Callable[[str], object]:
    if field == "numerals":
        return read_numeral.__wrapped__  # without its memory: cn2an has none
    extractor = plugins.extractor(field)
    return lambda text: list(extractor(fold(text).text, _DAY))


def theirs(python: str, setup: str, texts: list[str], seconds: float) -> float | None:
    """MB/s of a peer in its own environment, None where it is not installed."""
    given = json.dumps({"texts": texts, "seconds": seconds})
    done = subprocess.run([python, "-W", "ignore", "-c", _FRAME.replace("{setup}", setup)], input=given,
                          capture_output=True, text=True, check=False)  # fmt: skip
    rows = done.stdout.strip().splitlines()
    return float(rows[-1]) if done.returncode == 0 and rows else None


def compared(python: str, mb: float, seconds: float) -> Iterator[str]:
    """The rows of a Markdown table."""
    yield "| reader | MB/s | ours, the same texts | ratio |"
    yield "| --- | ---: | ---: | ---: |"
    texts = sentences(mb)
    given = {"numerals": numerals(texts)}
    speeds = {field: ours(field, given.get(field, texts)) for field in ("dates", "amounts", "numbers", "numerals")}
    for name, (field, setup) in PEERS.items():
        speed = theirs(python, setup, given.get(field, texts), seconds)
        if speed is None:
            yield f"| {name} | not installed | {speeds[field]:.2f} ({field}) | |"
        else:
            yield f"| {name} | {speed:.3f} | {speeds[field]:.2f} ({field}) | {speeds[field] / speed:,.0f}× |"


def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--python", default=sys.executable, help="the interpreter the peers are installed for")
    parser.add_argument("--mb", type=float, default=1.0, help="size of the texts (default 1)")
    parser.add_argument("--seconds", type=float, default=20.0, help="time a peer may take (default 20)")
    args = parser.parse_args()
    print(machine())
    for row in compared(args.python, args.mb, args.seconds):
        print(row, flush=True)


if __name__ == "__main__":
    main()
