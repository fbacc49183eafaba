"""Patterns that are searched for in whole texts, written so that the search is quick."""

from __future__ import annotations

import re


def beginning(characters: str, pattern: str) -> re.Pattern[str]:
    """Matches the one character at which `pattern` matches, if it is among `characters` (inside of a character class).

    A search for a character class skips what cannot begin a match several times faster than one for a pattern that
    only looks ahead; the pattern itself is tried from behind the character.

    >>> [found.start() for found in beginning("0-9", "[0-9]+月").finditer("在12月和3日")]
    [1, 2]
    """
    return re.compile(f"[{characters}](?<=(?={pattern}).)")
