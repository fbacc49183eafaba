"""Words for what a person is, next to a name."""

from __future__ import annotations

from functools import cache

from gazette_cli.lexicon import words


@cache
def _by_last() -> dict[str, tuple[str, ...]]:
    """Titles by their last character, the longest first."""
    table: dict[str, list[str]] = {}
    for title in sorted(words("titles"), key=len, reverse=True):
        table.setdefault(title[-1], []).append(title)
    return {last: tuple(row) for last, row in table.items()}


@cache
def _by_first() -> dict[str, tuple[str, ...]]:
    """Titles by their first character, the longest first."""
    table: dict[str, list[str]] = {}
    for title in sorted(words("titles"), key=len, reverse=True):
        table.setdefault(title[0], []).append(title)
    return {first: tuple(row) for first, row in table.items()}


def title_before(text: str, start: int) -> str | None:
    """The longest title that ends where the name begins.

    >>> title_before("村党支部书记王明", 6)
    '党支部书记'
    """
    edge = start - (text[start - 1 : start] == " ")
    for title in _by_last().get(text[edge - 1 : edge], ()):
        if text.endswith(title, 0, edge):
            return title
    return None


def title_after(text: str, end: int) -> str | None:
    """The longest title that begins where the name ends.

    >>> title_after("王明副书记", 2)
    '副书记'
    """
    edge = end + (text[end : end + 1] == " ")
    for title in _by_first().get(text[edge : edge + 1], ()):
        if text.startswith(title, edge):
            return title
    return None
