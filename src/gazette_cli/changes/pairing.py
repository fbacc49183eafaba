"""Which sources of two runs are to be compared with each other, and whether their places count in one text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator
from typing import NamedTuple

from gazette_cli.changes.runs import Portion, Run

Portions = list[Portion]


class Pair(NamedTuple):
    """What both runs say of the same print.

    Where `one_text` is true, both sides hold one portion of the same text, and places can be compared;
    otherwise they are editions, any number of portions on each side, one of them perhaps empty.
    """

    old: tuple[Portion, ...]
    new: tuple[Portion, ...]
    one_text: bool


def pairs(old: Run, new: Run) -> Iterator[Pair]:
    """Every portion of both runs in exactly one pair.

    First those of one text, by digest, files of the same bytes by path before order; then editions with the
    same path; all others are one pair, since an edition may be one file and another many.
    """
    olds, news = list(old.portions.values()), list(new.portions.values())
    yield from _matched(olds, news, lambda portion: (portion.digest, portion.path), one_text=True)
    yield from _matched(olds, news, lambda portion: portion.digest, one_text=True)
    yield from _matched(olds, news, lambda portion: portion.path, one_text=False)
    if olds or news:
        yield Pair(tuple(olds), tuple(news), one_text=False)


def _matched(
    olds: Portions, news: Portions, key: Callable[[Portion], Hashable], *, one_text: bool
) -> Iterator[Pair]:
    """Pairs with the same key, the first with the first; they are taken out of both lists."""
    places: defaultdict[Hashable, Portions] = defaultdict(list)
    for portion in news:
        places[key(portion)].append(portion)
    for portion in list(olds):
        found = key(portion)
        other = next((one for one in places[found] if not one_text or _is_one_text(portion, one)), None)
        if found is not None and other is not None:
            places[found].remove(other)
            news.remove(other)
            olds.remove(portion)
            yield Pair((portion,), (other,), one_text=one_text)


def _is_one_text(old: Portion, new: Portion) -> bool:
    """Whether nothing speaks against it: mentions alone know only the first digits of the digest."""
    return old.proof is None or new.proof is None or old.proof == new.proof
