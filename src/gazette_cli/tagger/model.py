"""The trained weights: one table for every key that `features` gives."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from math import exp

from gazette_cli.tagger.features import END_KEYS, START_KEYS, end_keys, start_keys
from gazette_cli.tagger.view import View

LETTERS = "".join(chr(code) for code in range(0x21, 0x7F))
"""A weight is one letter: the middle one is nought, each step is STEP."""
MIDDLE = len(LETTERS) // 2
STEP = 0.1

Table = dict[str, float]


@cache
def tables() -> tuple[Table, ...]:
    """The weights by key, in the order of the keys; read from the package once.

    The file has one line a table: keys joined by tabs, a line feed, and one letter a weight.
    """
    rows = (files(__package__) / "persons.model").read_text(encoding="utf-8").split("\n")
    values = {letter: (index - MIDDLE) * STEP for index, letter in enumerate(LETTERS)}
    found = []
    for number in range(START_KEYS + END_KEYS):
        keys, letters = rows[2 * number + 1], rows[2 * number + 2]
        unescaped = keys.replace("\\n", "\n").split("\t")
        found.append(dict(zip(unescaped, map(values.__getitem__, letters), strict=True)))
    return tuple(found)


def weigh(view: View, start: int, title: str | None, stops: list[int]) -> list[float]:
    """The probability of each name `[start, stop)`; what is missing to 1 is that none begins there."""
    weights = tables()
    base = sum(table.get(key, 0.0) for table, key in zip(weights, start_keys(view, start, title), strict=False))
    rest = weights[START_KEYS:]
    scores = []
    for stop in stops:
        keys = end_keys(view, (start, stop), title)
        scores.append(exp(min(30.0, base + sum(table.get(key, 0.0) for table, key in zip(rest, keys, strict=True)))))
    whole = 1.0 + sum(scores)
    return [score / whole for score in scores]
