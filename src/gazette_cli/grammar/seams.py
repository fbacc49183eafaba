"""How likely one character follows another in running text, and how likely a paragraph begins with it.

The counts (`lexicon/seams.txt`, see `docs/models.md`) are rounded to powers of two; what was counted less
than twice is not listed. Traditional characters count as their simplified form; nothing is known of rare ones.
"""

from __future__ import annotations

import math
from functools import cache, lru_cache
from typing import NamedTuple

from gazette_cli.lexicon import packaged, simplify

_PAIRS = 8192  # pairs of characters whose likelihood is kept: the same ones come again and again
_UNSEEN = 0.7  # what a pair that is not listed counts for


class _Row(NamedTuple):
    """Counts of one character: itself, its followers, itself as the first of a paragraph, pairs that open one."""

    times: int
    followers: str
    levels: str
    openings: int
    second: str
    second_levels: str


class _Model(NamedTuple):
    """The lines of the file by their first character, and the sizes of the text that was counted."""

    lines: dict[str, str]
    characters: int
    paragraphs: int


@cache
def _model() -> _Model:
    text = packaged("gazette_cli.lexicon", "seams.txt").decode("utf-8")
    head, *lines = text.rstrip("\n").split("\n")
    _, characters, _, paragraphs = head.split("\t")
    return _Model({line[0]: line for line in lines}, int(characters), int(paragraphs))


@cache
def _row(char: str) -> _Row | None:
    """The counts of a character; parsed when first asked for, since a text uses few of them."""
    lines = _model().lines
    line = lines.get(char) or lines.get(simplify(char))
    if line is None:
        return None
    _, count, followers, levels, openings, second, second_levels = line.split("\t")
    return _Row(int(count), followers, levels, int(openings), second, second_levels)


def _count(level: str) -> float:
    """The middle of the counts a level stands for: a is 1, b 2 to 3, c 4 to 7 …"""
    power = ord(level) - ord("a")
    return 1.0 if power == 0 else 1.5 * 2.0**power


@lru_cache(_PAIRS)
def cohesion(before: str, after: str) -> float | None:
    """Natural logarithm of how much more often `after` follows `before` than chance has it; None where unknown.

    Both are single characters.

    >>> cohesion("延", "伸") > 3, cohesion("程", "近") < 0, cohesion("\U0002b363", "的")
    (True, True, None)
    """
    model = _model()
    a, b = _row(before), _row(after)
    if a is None or b is None:
        return None
    at = a.followers.find(after if after in model.lines else simplify(after))
    seen = _count(a.levels[at]) if at >= 0 else _UNSEEN
    expected = a.times * b.times / model.characters
    return math.log(seen / max(expected, _UNSEEN if at < 0 else 0.05))


def opening(text: str) -> float | None:
    """Natural logarithm of how much more often paragraphs begin with these two characters than texts go on with them.

    >>> opening("本报讯") > 2, opening("伸了协") < 0
    (True, True)
    """
    return _opening(text[:2])


@lru_cache(_PAIRS)
def _opening(text: str) -> float | None:
    model = _model()
    row = _row(text[:1])
    if row is None:
        return None
    expected = row.times / model.characters * model.paragraphs
    first = math.log((row.openings + 1) / (expected + 1))
    at = row.second.find(text[1:2]) if len(text) > 1 else -1
    if at < 0:
        return first
    inside = row.followers.find(text[1])
    count = _count(row.levels[inside]) if inside >= 0 else 1.0
    pair = math.log(_count(row.second_levels[at]) / model.paragraphs / (count / model.characters))
    return max(first, pair)
