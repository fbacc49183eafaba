"""Where a name could stand: at surnames, with every length a name can have."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from gazette_cli.lexicon import words
from gazette_cli.tagger.titles import title_before
from gazette_cli.tagger.view import UNKNOWN, View, simplify

# Characters no name is written with, behind the surname.
_NEVER = frozenset(
    "的了是在个这那不们你我他她它吗呢吧啊着很哪么什谁咱您再去与等也就都并或其各每被把让给但却还又该此些某"
)


@cache
def surnames() -> tuple[frozenset[str], frozenset[str]]:
    """Surnames of one character and of two, simplified."""
    entries = {simplify(entry) for entry in words("surnames")}
    return frozenset(e for e in entries if len(e) == 1), frozenset(e for e in entries if len(e) == 2)


def _is_han(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff" or char >= "\U00020000"


def starts(view: View) -> Iterator[tuple[int, str | None]]:
    """Offsets at which a name could begin, ascending, each with the title before it.

    Known words hide names unless a title stands before them: 高兴, but not 书记高峰 or 主|任何明.
    """
    single, double = surnames()
    text = view.text
    for number, begin in enumerate(view.starts):
        word, tag = view.words[number], view.tags[number]
        size = len(word)
        if size == 1:
            if word in single or text[begin : begin + 2] in double:
                yield begin, title_before(text, begin)
            continue
        hidden = tag != UNKNOWN and tag[:2] != "nr"
        for at in range(begin, begin + size):
            if text[at] in single or text[at : at + 2] in double:
                title = title_before(text, at)
                if title or not hidden or (at == begin and _could_be(view, number, at)):
                    yield at, title


def _could_be(view: View, number: int, at: int) -> bool:
    """A known word at which a name may begin all the same: 高明|亮说, 文明|,."""
    return len(view.words[number]) == 2


def ends(text: str, start: int) -> Iterator[int]:
    """Offsets behind the last character of each name that could begin at `start`, ascending.

    >>> list(ends("欧阳建平说", 0)), list(ends("王明的书", 0))
    ([2, 3, 4], [2])
    """
    double = text[start : start + 2] in surnames()[1]
    for end in range(start + 2, min(start + (5 if double else 4), len(text) + 1)):
        last = text[end - 1]
        if last in _NEVER or not _is_han(last):
            return
        yield end
