"""A text as the tagger sees it: in simplified characters, cut into words with parts of speech."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from gazette_cli.lexicon import simplify

UNKNOWN = "?"
"""The part of speech of a word of several characters that the dictionary lacks."""


@dataclass(frozen=True, slots=True)
class View:
    """`text` has the length of the text seen. `words[n]` begins at `starts[n]` and has the tag `tags[n]`.

    `cover[i]` is the number of the word that character `i` belongs to. Tags are those of the
    dictionary's words; a name that was guessed has `nr`, any other guess UNKNOWN.
    """

    text: str
    words: list[str]
    tags: list[str]
    starts: list[int]
    cover: list[int]


@lru_cache(maxsize=1 << 16)
def is_word(text: str) -> bool:
    """Whether the dictionary has it. The dictionary is loaded only here, as that takes a tenth of a second."""
    import rjieba

    return bool(rjieba.has_word(text))


@lru_cache(maxsize=1 << 16)
def tag_of(text: str) -> str:
    """The part of speech the dictionary gives the text as one word; empty where it has none.

    >>> tag_of("纪律"), tag_of("砚樵")
    ('n', '')
    """
    import rjieba

    return rjieba.tag(text)[0][1] if is_word(text) else ""


def see(text: str) -> View:
    """The view of a folded text.

    >>> see("鎮長說").words
    ['镇长', '说']
    """
    import rjieba

    text = simplify(text)
    tagged = rjieba.tag(text)
    cut = [word for word, _ in tagged]
    sizes = list(map(len, cut))
    tags = [tag if len(word) == 1 or tag[:2] == "nr" or is_word(word) else UNKNOWN for word, tag in tagged]
    starts = list(accumulate(sizes, initial=0))
    starts.pop()
    cover = [number for number, size in enumerate(sizes) for _ in range(size)]
    return View(text, cut, tags, starts, cover)
