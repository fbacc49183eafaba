"""From what things of two runs share to who belongs to whom: pairs, and groups of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import NamedTuple

Weights = Mapping[tuple[int, int], int]
"""How much the old thing and the new thing with these numbers share; pairs that share nothing are left out."""


class Group(NamedTuple):
    """Old and new things that belong together, by their numbers, ascending; one side may be empty."""

    old: tuple[int, ...]
    new: tuple[int, ...]

    @property
    def change(self) -> str | None:
        """What became of the old things; None where one stayed one.

        >>> Group((4,), (0, 1)).change, Group((4,), ()).change
        ('split', 'gone')
        """
        if not self.old:
            return "found"
        if not self.new:
            return "gone"
        if len(self.old) == 1:
            return None if len(self.new) == 1 else "split"
        return "merged" if len(self.new) == 1 else "regrouped"


class Links(NamedTuple):
    """Who belongs to whom. `twins` are pairs of which each holds more than half of the other."""

    pairs: frozenset[tuple[int, int]]
    twins: tuple[tuple[int, int], ...]
    groups: tuple[Group, ...]


def link(weights: Weights, old_sizes: Sequence[int], new_sizes: Sequence[int]) -> Links:
    """Link two things where they share more than half of the smaller one; groups are what hangs together.

    >>> link({(0, 0): 60, (0, 1): 40, (1, 1): 9}, [100, 30], [60, 49]).groups
    (Group(old=(0,), new=(0, 1)), Group(old=(1,), new=()))
    """
    pairs, twins = set(), set()
    for (old, new), weight in weights.items():
        smaller, larger = sorted((old_sizes[old], new_sizes[new]))
        if 2 * weight > smaller:
            pairs.add((old, new))
        if 2 * weight > larger:
            twins.add((old, new))
    return linked(pairs, twins, len(old_sizes), len(new_sizes))


def linked(pairs: Set[tuple[int, int]], twins: Iterable[tuple[int, int]], olds: int, news: int) -> Links:
    """The links between `olds` old and `news` new things.

    Groups are ordered by their first old thing; behind them those without one, by their new thing.
    """
    return Links(frozenset(pairs), tuple(sorted(twins)), tuple(_groups(pairs, olds, news)))


def _groups(pairs: Set[tuple[int, int]], olds: int, news: int) -> Iterator[Group]:
    """The connected parts of the graph whose edges are `pairs`."""
    forth: defaultdict[int, set[int]] = defaultdict(set)
    back: defaultdict[int, set[int]] = defaultdict(set)
    for old, new in pairs:
        forth[old].add(new)
        back[new].add(old)
    seen: set[int] = set()
    for first in range(olds):
        if first in seen:
            continue
        old_side, new_side, waiting = {first}, set[int](), [first]
        while waiting:
            for new in forth.get(waiting.pop(), set()) - new_side:
                new_side.add(new)
                waiting.extend(back[new] - old_side)
                old_side |= back[new]
        seen |= old_side
        yield Group(tuple(sorted(old_side)), tuple(sorted(new_side)))
    yield from (Group((), (new,)) for new in range(news) if new not in back)
