"""How much two texts have in common where they do not stand in one source: runs of three characters."""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict, deque
from collections.abc import Hashable, Iterator, Mapping, Sequence

from gazette_cli.changes.linking import Links, Weights, link
from gazette_cli.fold import fold, is_blank

Bag = Counter[Hashable]
"""What a thing is made of, each piece as often as it has it."""

_RUN = 3  # characters; of two, strangers share too many, of four, too few survive a bad scan
# A run that stands in so many pairs of texts tells nothing, and looking at all of them takes the square of time.
_TELLING = 2500
_PART = 4  # a pair with less than this part of the telling runs in common is not weighed


def bare(text: str) -> str:
    """A text in its normal form, without blanks: editions set the same words in their own ways."""
    return "".join(char for char in fold(text).text if not is_blank(char))


def bag(text: str) -> Bag:
    """The runs of three characters of a text in its normal form, without blanks, each as often as it stands there.

    A shorter text is one run. Punctuation counts: it is part of what is printed.

    >>> sorted(bag("新桥 通车")), sorted(bag("３月"))
    (['新桥通', '桥通车'], ['3月'])
    """
    words = bare(text)
    if len(words) < _RUN:
        return Counter([words] if words else [])
    return Counter(words[at : at + _RUN] for at in range(len(words) - _RUN + 1))


def shared(old: Sequence[Bag], new: Sequence[Bag]) -> Weights:
    """What pairs that share more than half of the smaller one have in common, everything counted once.

    What one pair shares is no longer there for another, so two notices that differ by a date are two pairs,
    not one crowd. Equal bags come first, then those that share most; among equals the nearest by number.

    >>> dict(shared([bag("停电通知三月五日")], [bag("停电通知三月七日"), bag("停电通知三月五日")]))
    {(0, 1): 6}
    """
    weights = {(i, j): old[i].total() for i, j in _equal(old, new)}
    equal_old, equal_new = {i for i, _ in weights}, {j for _, j in weights}
    olds = {i: Counter(one) for i, one in enumerate(old) if i not in equal_old}
    news = {j: Counter(one) for j, one in enumerate(new) if j not in equal_new}
    waiting = [(*_rank(i, j, (olds[i] & news[j]).total()), i, j) for i, j in _candidates(olds, news)]
    heapq.heapify(waiting)
    while waiting:
        promised, *_, i, j = heapq.heappop(waiting)
        common = olds[i] & news[j]
        weight = common.total()
        if 2 * weight <= min(old[i].total(), new[j].total()):
            continue
        if weight < -promised:  # somebody else has taken of it: back into the queue
            heapq.heappush(waiting, (*_rank(i, j, weight), i, j))
            continue
        weights[i, j] = weight
        olds[i] -= common
        news[j] -= common
    return weights


def link_by_likeness(old: Sequence[Bag], new: Sequence[Bag]) -> Links:
    """Who belongs to whom, by what their bags have in common."""
    return link(shared(old, new), [one.total() for one in old], [one.total() for one in new])


def _rank(i: int, j: int, weight: int) -> tuple[int, int, int]:
    """What comes first; the same where old and new change places."""
    return -weight, abs(i - j), i + j


def _equal(old: Sequence[Bag], new: Sequence[Bag]) -> Iterator[tuple[int, int]]:
    """Pairs of equal bags, the first with the first, the second with the second."""
    places: defaultdict[frozenset[tuple[Hashable, int]], deque[int]] = defaultdict(deque)
    for j, one in enumerate(new):
        places[frozenset(one.items())].append(j)
    for i, one in enumerate(old):
        if one and (rest := places.get(frozenset(one.items()))):
            yield i, rest.popleft()


def _candidates(old: Mapping[int, Bag], new: Mapping[int, Bag]) -> Iterator[tuple[int, int]]:
    """Pairs that have a good part of the runs that tell something in common; those alone are weighed."""
    places: defaultdict[Hashable, list[int]] = defaultdict(list)
    for j, one in new.items():
        for run in one:
            places[run].append(j)
    spread = Counter(run for one in old.values() for run in one)
    dull = {run for run, where in places.items() if spread[run] * len(where) > _TELLING}
    most = {j: sum(run not in dull for run in one) for j, one in new.items()}
    for i, one in old.items():
        runs = [run for run in one if run not in dull]
        for j, common in Counter(j for run in runs for j in places.get(run, ())).items():
            if _PART * common > min(len(runs), most[j]):
                yield i, j
