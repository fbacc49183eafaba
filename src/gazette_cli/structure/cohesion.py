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
from gazette_cli.structure.agreement import Column
from gazette_cli.structure.features import Candidate
from gazette_cli.structure.states import State

# By logistic regression on 560 headings in doubt of annotated issues; between 2 and 4, .1 and .2, 1 and 2.5 as good.
_WEIGHT = 3.0  # of what is shared, in log odds of a crosshead
_USUAL = 0.14  # what is shared where it tells nothing
_MOST = 1.5  # log odds
_OTHERS = 600  # characters of the other stories from which on they tell what is common in the issue
_AROUND = 300  # units, more than an issue has: nothing further off is read, or time grew with the square
_DOUBT = 0.02  # share of all paths that both readings have where they are in doubt, …
_OPEN = 0.3  # … and the two together
_OPENS = frozenset((State.HEAD, State.SECTION, State.ITEM, State.WHOLE))
_CROSSHEADS = (State.CROSSHEAD, State.SIGNED_CROSSHEAD)
_HAN = re.compile(f"{HAN}+")


def held_together(units: Sequence[Candidate], shares: Sequence[Column], texts: Sequence[str]) -> dict[int, Column]:
    """What is added to the scores of the states of units that may be a headline as well as a crosshead.

    `shares` are those of all paths that go through each state, `texts` the words of the units. The stories around are
    those of the likeliest states.
    """
    open_ones = [n for n, (unit, share) in enumerate(zip(units, shares, strict=True)) if _is_open(unit.states, share)]
    if not open_ones:
        return {}
    tops = [unit.states[share.index(max(share))] for unit, share in zip(units, shares, strict=True)]
    found: dict[int, Column] = {}
    for n in open_ones:
        start = max(n - _AROUND, 0)
        near, roles, at = texts[start : n + _AROUND], tops[start : n + _AROUND], n - start
        above, past = _first_above(roles, at), _past_below(roles, at)
        others = sum(map(len, near[:above])) + sum(map(len, near[past:]))
        if above < at and others:
            told = shared(near, (above, at), (at + 1, past))
            by = max(-_MOST, min(_MOST, _WEIGHT * (_USUAL - told))) * min(1.0, others / _OTHERS)
            found[n] = [by if state is State.HEAD else 0.0 for state in units[n].states]
    return found


def shared(texts: Sequence[str], above: tuple[int, int], below: tuple[int, int]) -> float:
    """How many pairs of characters two stretches `[first, past)` have in common that stand nowhere outside of both and
    what is between, by the root of their mean length.

    >>> round(shared(["渡口的船", "停了", "渡口老了", "今年停产"], (0, 2), (2, 3)), 2)
    0.3
    """
    one, other = "\n".join(texts[slice(*above)]), "\n".join(texts[slice(*below)])
    before, behind = "\n".join(texts[: above[0]]), "\n".join(texts[below[1] :])
    own = sum([pair not in before and pair not in behind for pair in _pairs(one) & _pairs(other)])
    return own / (1.0 + math.sqrt(math.sqrt(len(one) * len(other))))


def _is_open(states: Sequence[State], share: Column) -> bool:
    """Whether paths through the unit as a headline and as a crosshead are many, beside the others as well."""
    if len(states) < 2 or State.HEAD not in states:
        return False
    head = share[states.index(State.HEAD)]
    crosshead = sum([part for state, part in zip(states, share, strict=True) if state in _CROSSHEADS])
    return head > _DOUBT and crosshead > _DOUBT and head + crosshead > _OPEN


def _first_above(tops: Sequence[State], n: int) -> int:
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


def _past_below(tops: Sequence[State], n: int) -> int:
    """The unit behind the story that begins with unit `n`, or goes on there."""
    at = n + 1
    while at < len(tops) and tops[at] is State.HEAD:
        at += 1
    while at < len(tops) and tops[at] not in _OPENS:
        at += 1
    return at


def _pairs(text: str) -> set[str]:
    return {run[at : at + 2] for run in _HAN.findall(text) for at in range(len(run) - 1)}
