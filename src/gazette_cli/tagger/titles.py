"""Words for what a person is, next to a name."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from gazette_cli.lexicon import words


@cache
def _by_last() -> dict[str, tuple[str, ...]]:
    """Titles by their last two characters, the longest first."""
    return _by(lambda title: title[-2:])


@cache
def _by_first() -> dict[str, tuple[str, ...]]:
    """Titles by their first two characters, the longest first."""
    return _by(lambda title: title[:2])


def _by(key: Callable[[str], str]) -> dict[str, tuple[str, ...]]:
    table: dict[str, list[str]] = {}
    for title in sorted(words("titles"), key=len, reverse=True):
        table.setdefault(key(title), []).append(title)
    return {piece: tuple(row) for piece, row in table.items()}


@cache
def title_ends() -> frozenset[str]:
    """What can stand in front of a name behind a title: the last characters of titles, and a space."""
    return frozenset((" ", *(pair[-1] for pair in _by_last())))


def title_before(text: str, start: int) -> str | None:
    """The longest title that ends where the name begins.

    >>> title_before("村党支部书记王明", 6)
    '党支部书记'
    """
    edge = start - (text[start - 1 : start] == " ")
    for title in _by_last().get(text[max(0, edge - 2) : edge], ()):
        if text.endswith(title, 0, edge):
            return title
    return None


def title_after(text: str, end: int) -> str | None:
    """The longest title that begins where the name ends.

    >>> title_after("王明副书记", 2)
    '副书记'
    """
    edge = end + (text[end : end + 1] == " ")
    for title in _by_first().get(text[edge : edge + 2], ()):
        if text.startswith(title, edge):
            return title
    return None
