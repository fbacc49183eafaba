"""The trained weights: one table for every key that `features` gives."""

from __future__ import annotations

from functools import cache
from itertools import repeat
from math import exp

from gazette_cli.lexicon import packaged
from gazette_cli.tagger.features import END_KEYS, START_KEYS, end_keys, start_keys
from gazette_cli.tagger.view import View

LETTERS = "".join(chr(code) for code in range(0x21, 0x7F))
"""A weight is one letter: the middle one is nought, each step is STEP."""
MIDDLE = len(LETTERS) // 2
STEP = 0.1

_OPEN, _HIDDEN = -2.9, -1.9
"""The least sum of weights of a place for which names are weighed at all, and of one that a known word hides."""

_NOUGHT = repeat(0.0)
Table = dict[str, float]
Place = tuple[int, str | None, bool]
"""Where a name could begin, the title before it, and whether a known word hides it."""


@cache
def tables() -> tuple[Table, ...]:
    """The weights by key, in the order of the keys; read from the package once.

    The file has one line a table: keys joined by tabs, a line feed, and one letter a weight.
    """
    rows = packaged("gazette_cli.tagger", "persons.model").decode("utf-8").split("\n")
    values = {letter: (index - MIDDLE) * STEP for index, letter in enumerate(LETTERS)}
    found = []
    for number in range(START_KEYS + END_KEYS):
        keys, letters = rows[2 * number + 1], rows[2 * number + 2]
        unescaped = keys.replace("\\n", "\n").split("\t")
        found.append(dict(zip(unescaped, map(values.__getitem__, letters), strict=True)))
    return tuple(found)


@cache
def _tables_of_names() -> tuple[Table, ...]:
    return tables()[START_KEYS:]


def worth(view: View, place: Place) -> float | None:
    """The sum of weights of a place, or None where the place alone makes any name unlikely.

    Measured on paragraphs of the material with new names, that costs one name in 200.
    """
    start, title, hidden = place
    base = sum(map(dict.get, tables(), start_keys(view, start, title), _NOUGHT))
    return None if base < (_HIDDEN if hidden else _OPEN) else base


def shares(view: View, place: Place, base: float, stops: list[int]) -> list[float]:
    """The probability of each name `[start, stop)`; what is missing to 1 is that none begins there."""
    start, title, _ = place
    rest = _tables_of_names()
    scores = [
        exp(min(30.0, base + sum(map(dict.get, rest, end_keys(view, (start, stop), title), _NOUGHT)))) for stop in stops
    ]
    whole = 1.0 + sum(scores)
    return [score / whole for score in scores]
