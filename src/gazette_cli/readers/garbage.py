"""Text or a mere sequence of codes? What comes out of a font that does not say which characters it draws."""

from __future__ import annotations

from collections import Counter

from gazette_cli.readers.encoding import COMMON

_LEAST = 30  # characters below which nothing can be said
_STRANGE = 0.3  # share of characters that no text has
_UNMAPPED = 0.3
_FAMILIAR = 0.2  # share of the commonest characters among Chinese ones; running text has .5 and more
_HAN = ("㐀", "鿿")


def is_garbage(text: str, unmapped: int = 0) -> bool:
    """Whether the text has no meaning; `unmapped` characters are known to have none.

    >>> is_garbage("ꪂ熐俁䥊䇗僖仼佔僿◅⫡ⷧ▁䄗䇗◅僖ⶇ▆瑭僿☫仼撷㎁⫂簊┉⮍⺙刿嶼轵鷺䫠车"), is_garbage("街道")
    (True, False)
    """
    counts = Counter({char: count for char, count in Counter(text).items() if not char.isspace()})
    total = counts.total()
    if total < _LEAST:
        return unmapped > 0 and unmapped >= total
    strange = sum(count for char, count in counts.items() if _is_strange(char))
    if strange > _STRANGE * total or unmapped > _UNMAPPED * total:
        return True
    han = sum(count for char, count in counts.items() if _HAN[0] <= char <= _HAN[1])
    return han > total / 2 and sum(counts[char] for char in COMMON) < _FAMILIAR * han


def _is_strange(char: str) -> bool:
    """A character that Chinese print does not have: private ones, Yi, Hangul, rare blocks, controls."""
    return (char < " " or "\ue000" <= char <= "\uf8ff" or "\ua000" <= char <= "\ud7ff" or "\u0250" <= char <= "\u036f"
            or "\u0530" <= char <= "\u1fff" or "\u2900" <= char <= "\u2dff" or "㐀" <= char <= "䶿"
            or char == "\ufffd")  # fmt: skip
