"""Short lines printed again in a row, none of which would be a repeat by itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence

SHORTEST = 30  # characters; anything shorter is repeated only beside a longer repeat
SHORTEST_TWIN = 10  # the very same line twice in a row
SHORTEST_NOISY = 14  # characters of a short line that may be misread in one of two prints
_LEAST_RUN = 3  # short lines in a row that are printed again


class Rows:
    """The rows in which printed lines come again; `alike` says whether two lines are one.

    How far a row reaches upwards is looked at once for all its lines, and downwards no further than tells.

    >>> issue = ["夜班食堂开门", "热汤热饭职工说好", "桥通了", "车棚换了新灯", "夜班食堂开门", "热汤热饭职工说好"]
    >>> Rows(issue * 2, str.__eq__).come_again(3, 9), Rows(issue, str.__eq__).come_again(0, 4)
    (True, False)
    """

    def __init__(self, printed: Sequence[str], alike: Callable[[str, str], bool]) -> None:
        self._printed = printed
        self._alike = alike
        self._known: dict[int, tuple[int, int]] = {}  # first and last line of a later print, by its distance

    def come_again(self, earlier: int, later: int) -> bool:
        """Whether the short lines around `earlier` are printed once more around `later`, a heading first."""
        printed, apart = self._printed, later - earlier
        first = min(later - self._top(earlier, later), apart - 1)
        letters = sum(map(len, printed[later - min(first, SHORTEST) : later]))  # no line has less than one
        run = 0
        reach = min(len(printed) - later, apart)
        while (
            run < reach and (letters < SHORTEST or first + run < _LEAST_RUN)
            and self._alike(printed[earlier + run], printed[later + run])
        ):
            letters += len(printed[later + run])
            run += 1
        at_once = run == apart and letters >= SHORTEST_TWIN  # the lines above, all of them once more
        whole = (letters >= SHORTEST and first + run >= _LEAST_RUN) or (
            run == 2 and min(map(len, printed[later : later + run])) >= SHORTEST_NOISY
        )
        return (at_once or whole) and ":" not in printed[later - first]

    def _top(self, earlier: int, later: int) -> int:
        """The first of the lines down to `later` that say the same as those down to `earlier`."""
        printed, apart, top = self._printed, later - earlier, later
        above, below = self._known.get(apart, (0, -1))
        while top > apart and not above < top <= below + 1 and self._alike(printed[top - 1 - apart], printed[top - 1]):
            top -= 1
        top = above if above < top <= below + 1 else top
        self._known[apart] = top, later
        return top
