"""Text in terminal cells: how wide it is, cut to a width, padded to a width, without control characters."""

from __future__ import annotations

import unicodedata

from gazette_cli.fold import is_blank

_WIDE = frozenset("WF")


def width(text: str) -> int:
    """Cells a terminal needs for `text`: Han and full-width take two, marks that combine none.

    >>> width("第3期"), width("e\\u0301")
    (5, 1)
    """
    if text.isascii():
        return len(text)
    return sum(_cells(char) for char in text)


def printable(text: str) -> str:
    """`text` on one line: white space as a space, other invisible and control characters taken out.

    Source text may hold escape sequences; a terminal must not obey them.

    >>> printable("甲\\t乙\\x1b[31m\\u200b")
    '甲 乙[31m'
    """
    return "".join(" " if char.isspace() else char for char in text if char.isspace() or not is_blank(char))


def clip(text: str, cells: int) -> str:
    """The beginning of `text` in at most `cells` cells; `…` says that something is missing.

    >>> clip("高新街道办事处", 7)
    '高新街…'
    """
    if width(text) <= cells:
        return text
    room, kept = cells - 1, []
    for char in text:
        room -= _cells(char)
        if room < 0:
            break
        kept.append(char)
    return "".join(kept) + "…"


def pad(text: str, cells: int) -> str:
    """`text` with spaces behind it up to `cells` cells.

    >>> pad("甲", 4)
    '甲  '
    """
    return text + " " * (cells - width(text))


def _cells(char: str) -> int:
    if unicodedata.east_asian_width(char) in _WIDE:
        return 2
    return 0 if unicodedata.combining(char) or unicodedata.category(char) in ("Cf", "Cc", "Mn", "Me") else 1
