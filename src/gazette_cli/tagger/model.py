"""The trained weights: one table for every key that `features` gives."""

from __future__ import annotations

from array import array
from functools import cache, lru_cache
from itertools import repeat
from math import exp

from gazette_cli.lexicon import packaged
from gazette_cli.tagger.features import (
    CLASS_KEYS,
    CUT_KEYS,
    END_KEYS,
    LEFT_KEYS,
    MARKS,
    NAME_KEYS,
    ROW,
    WORD_KEYS,
    Cut,
    Keys,
    Start,
    class_keys,
    cut_keys,
    cut_of,
    end_keys,
    kind_of,
    left_keys,
    name_keys,
    row_of,
    size_of,
    start_of,
    word_keys,
)
from gazette_cli.tagger.titles import title_after
from gazette_cli.tagger.view import View, is_word

LETTERS = "".join(chr(code) for code in range(0x21, 0x7F))
"""A weight is one letter: the middle one is nought, each step is STEP."""
MIDDLE = len(LETTERS) // 2
STEP = 0.1

# The least sums of weights, in steps, for which a place and then a name are weighed further: by the characters there,
# by the sorts of words, by all (or where a known word hides the place); by the name itself, by how words cut it.
_LEFT, _CLASS, _OPEN, _HIDDEN = -24, -28, -28, -20
_NAME, _CUT = -36, -44

GROUPS = (LEFT_KEYS, CLASS_KEYS, WORD_KEYS, NAME_KEYS, CUT_KEYS, END_KEYS)
"""How many keys each group has: three of a place, three of a name."""
_NOUGHT = repeat(0)
_MEMORY = 1 << 15
_FAR = 3  # characters in front of a name that are looked at
Table = dict[str, int]
Tables = tuple[Table, ...]
Place = tuple[int, str | None, bool]
"""Where a name could begin, the title before it, and whether a known word hides it."""


@cache
def tables() -> tuple[Tables, ...]:
    """The weights in steps by key, group by group in the order of the keys; read from the package once.

    The file has two lines a table: keys joined by tabs, and one letter a weight; both are empty where it has none.
    """
    rows = packaged("gazette_cli.tagger", "persons.model").decode("utf-8").split("\n")
    steps = bytes((byte - ord(LETTERS[MIDDLE])) % 256 for byte in range(256))  # letters as signed bytes
    found = (
        dict(zip(keys.replace("\\n", "\n").split("\t") if keys else (), _signed(letters, steps), strict=True))
        for keys, letters in zip(rows[1::2], rows[2::2], strict=False)
    )
    return tuple(tuple(next(found) for _ in range(size)) for size in GROUPS)


def _signed(letters: str, steps: bytes) -> array[int]:
    return array("b", letters.encode("ascii").translate(steps))


def _sum(group: Tables, keys: Keys) -> int:
    return sum(map(dict.get, group, keys, _NOUGHT))


@lru_cache(_MEMORY)
def _of_class(start: Start) -> int:
    return _sum(tables()[1], class_keys(start))


@lru_cache(_MEMORY)
def _of_name(name: str) -> tuple[str, int]:
    """The kind of a name, and the sum of what the name itself says."""
    return kind_of(name), _sum(tables()[3], name_keys(name))


@lru_cache(_MEMORY)
def _of_cut(cut: Cut) -> int:
    return _sum(tables()[4], cut_keys(cut))


@lru_cache(_MEMORY)
def _of_pair(pair: str) -> int:
    """The sum of what the character in front of a name and its first one say: a part of that of `left_keys`."""
    always, left, *_, char, both, _ = tables()[0]
    return always.get("1", 0) + left.get(pair[0], 0) + char.get(pair[1], 0) + both.get(pair, 0)


def _of_left(text: str, start: int) -> int:
    """The sum of what the characters around the start of a name say."""
    left = tables()[0]
    if start < _FAR:
        return _sum(left, left_keys(text, start))
    return (
        _of_pair(text[start - 1 : start + 1])
        + left[2].get(text[start - 2 : start], 0)
        + left[3].get(text[start - 3 : start], 0)
        + left[6].get(text[start : start + 2], 0)
    )


def worth(view: View, place: Place) -> int | None:
    """The sum of weights of a place, in steps, or None where the place alone makes any name unlikely.

    With what `_score` leaves out, that costs 6 of 10,088 readings with a share of a half or more in annotated issues.
    """
    start, title, hidden = place
    base = _of_left(view.text, start)
    if base < _LEFT and title is None:
        return None
    base += _of_class(start_of(view, start, title))
    if base < _CLASS and title is None:
        return None
    base += _sum(tables()[2], word_keys(view, start, title))
    return None if base < (_HIDDEN if hidden else _OPEN) else base


def shares(view: View, place: Place, base: int, stops: list[int]) -> list[float]:
    """The probability of each name `[start, stop)`; what is missing to 1 is that none begins there."""
    start, title, _ = place
    scores = [_score(view, (start, stop), title, base) for stop in stops]
    whole = 1.0 + sum(scores)
    return [score / whole for score in scores]


def _score(view: View, span: tuple[int, int], title: str | None, base: int) -> float:
    """How many times likelier the name at `span` is than none; nought where place and name speak against it."""
    text = view.text
    kind, own = _of_name(text[span[0] : span[1]])
    total = base + own
    if total < _NAME:
        return 0.0
    cut, next_word = cut_of(view, span, kind, title)
    total += _of_cut(cut)
    if total < _CUT:
        return 0.0
    total += _of_end(text, span, kind, next_word)
    return exp(min(30.0, STEP * total))


def _of_end(text: str, span: tuple[int, int], kind: str, next_word: str) -> int:
    """The sum of what `end_keys` sees."""
    start, end = span
    if not start or end + 2 > len(text):
        return _sum(tables()[5], end_keys(text, span, kind, next_word))
    left, after = text[start - 1], text[end]
    size = size_of(kind)
    _, _, _, word, _, sides, title, behind, row = tables()[5]
    base, marked = _of_behind(kind, text[end - 1 : end + 2])
    if not marked:
        base += title.get(size + (title_after(text, end) or ""), 0)
    return (
        base + word.get(next_word, 0) + sides.get(left + after, 0) + behind.get(text[end : end + 3], 0)
        + row.get(size + row_of(text, span) if left in ROW or after in ROW else size, 0)
    )


@lru_cache(_MEMORY)
def _of_behind(kind: str, seam: str) -> tuple[int, bool]:
    """The sum of what the last character of a name and the two behind it say: a part of that of `end_keys`, and whether
    a mark stands behind it."""
    near, pair, tight, _, joins, _, title, *_ = tables()[5]
    size = size_of(kind)
    base = near.get(size + seam[1], 0) + pair.get(size + seam[1:], 0) + tight.get(seam[:2], 0)
    if seam[1] in MARKS:
        return base + joins.get(kind + "m", 0) + title.get(size + ",", 0), True
    return base + joins.get(f"{kind}{is_word(seam[:2]):d}{is_word(seam[1:]):d}", 0), False
