"""Whether the texts above and below a heading are about the same: what both have and no other story of the issue.

What a story is about comes back in it, names above all, and seldom in the stories around it: lexical cohesion, as
in Hearst (1997), TextTiling, but counted against the rest of the issue, so that neither the words of the language nor
those of the place count. It speaks for a crosshead, and its lack for a headline, where the looks leave both open.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from gazette_cli.fold import HAN
from gazette_cli.structure.states import State

_USUAL = 0.14  # what is shared where it tells nothing; between .1 and .2 as good
_MOST = 0.5
_OTHERS = 600  # characters of the other stories from which on they tell what is common in the issue
_OPENS = frozenset((State.HEAD, State.SECTION, State.ITEM, State.WHOLE))
_HAN = re.compile(f"{HAN}+")


def held_together(texts: Sequence[str], above: tuple[int, int], below: tuple[int, int]) -> float:
    """How much two stretches `[first, past)` of the texts of an issue share beyond what is usual (-0.5..0.5).

    Nought where nothing else stands in the issue, from which could be told what is common.
    """
    others = sum(map(len, texts[: above[0]])) + sum(map(len, texts[below[1] :]))
    if above[0] == above[1] or not others:
        return 0.0
    beyond = shared(texts, above, below) - _USUAL
    return max(-_MOST, min(_MOST, beyond)) * min(1.0, others / _OTHERS)


def shared(texts: Sequence[str], above: tuple[int, int], below: tuple[int, int]) -> float:
    """How many pairs of characters two stretches `[first, past)` have in common that stand nowhere outside of both and
    what is between, by the root of their mean length.

    >>> round(shared(["渡口的船", "停了", "渡口老了", "今年停产"], (0, 2), (2, 3)), 2)
    0.3
    """
    one, other = "\n".join(texts[slice(*above)]), "\n".join(texts[slice(*below)])
    before, behind = "\n".join(texts[: above[0]]), "\n".join(texts[below[1] :])
    own = sum([pair not in before and pair not in behind for pair in pairs(one) & pairs(other)])
    return own / (1.0 + math.sqrt(math.sqrt(len(one) * len(other))))


def story_above(tops: Sequence[State], n: int) -> int:
    """The unit the story above unit `n` begins with, its headlines included; `n` where there is none."""
    at = n - 1
    while at >= 0 and tops[at] not in _OPENS:
        at -= 1
    if at == n - 1:
        return n
    if at < 0 or tops[at] is State.SECTION:
        return at + 1
    while at > 0 and tops[at] is tops[at - 1] is State.HEAD:
        at -= 1
    return at


def past_below(tops: Sequence[State], n: int) -> int:
    """The unit behind the story that begins with unit `n`, or goes on there."""
    at = n + 1
    while at < len(tops) and tops[at] is State.HEAD:
        at += 1
    while at < len(tops) and tops[at] not in _OPENS:
        at += 1
    return at


def pairs(text: str) -> set[str]:
    """The pairs of Chinese characters that stand beside each other in a text."""
    return {run[at : at + 2] for run in _HAN.findall(text) for at in range(len(run) - 1)}
