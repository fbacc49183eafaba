"""Texts and queries as the full-text index reads them: every character a token."""

from __future__ import annotations

import re

from gazette_cli.fold import fold

PART_END = "zz"  # a token no character has: phrases do not run over the end of a part
_ODD = re.compile(r"[^\u4e00-\u9fa5a-z0-9]")


def plain(text: str) -> str:
    """The form in which texts are searched: folded, lower case, without blanks.

    >>> plain("ＡＢ 街道")
    'ab街道'
    """
    form = "".join(fold(text).text.lower().split())
    return form.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")  # as SQLite does with what no text should hold


def tokens(form: str) -> str:
    """The tokens of a plain form: its characters, those the index would take for gaps by their number.

    >>> tokens("街道,a")
    '街 道 u2c a'
    """
    spaced = " ".join(form)
    for char in set(_ODD.findall(form)):
        spaced = spaced.replace(char, f"u{ord(char):x}")
    return spaced


def document(parts: list[str]) -> str:
    """The tokens of an article's parts."""
    return f" {PART_END} ".join([tokens(plain(part)) for part in parts])


def phrase(word: str) -> str:
    """A query of the index for a word, as a plain scan would find it."""
    return f'"{tokens(plain(word))}"'
