"""A person found in a text, and how likely it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import exp, log


@dataclass(frozen=True, slots=True)
class Person:
    """A name at `[start, end)`: the name without spaces, the role a byline gives it, and its share."""

    start: int
    end: int
    name: str
    share: float
    role: str | None = None


def odds(share: float) -> float:
    """The log odds of a share.

    >>> odds(0.5)
    0.0
    """
    return log(max(share, 1e-6) / max(1 - share, 1e-6))


def raised(share: float, by: float) -> float:
    """The share moved by log odds."""
    return 1 / (1 + exp(-odds(share) - by))


def tops(people: Iterable[Person]) -> dict[str, float]:
    """The largest share of each name."""
    top: dict[str, float] = {}
    for person in people:
        top[person.name] = max(person.share, top.get(person.name, 0.0))
    return top
