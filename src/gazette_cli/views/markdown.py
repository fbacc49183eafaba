"""Markdown: headlines as headings, words escaped so that they stay the words printed."""

from __future__ import annotations

import re

from gazette_cli.views.base import Record, View
from gazette_cli.views.text import brief, rows

_MARKS = re.compile(r"([\\`*_\[\]<>|~&])")
_OPENING = re.compile(r"^(?:[#+\-=]|\d+(?=[.)]))")
_HEADINGS = {"headline": "## ", "crosshead": "### "}
_EMPHASIS = frozenset({"kicker", "deck", "byline", "caption"})


def escaped(words: str) -> str:
    """`words` with everything escaped that Markdown would read as a mark.

    >>> escaped("1. [图] *"), escaped("#1")
    ('1\\\\. \\\\[图\\\\] \\\\*', '\\\\#1')
    """
    words = _MARKS.sub(r"\\\1", words)
    opening = _OPENING.match(words)
    if opening is None:
        return words
    edge = opening.end()
    return words[:edge] + "\\" + words[edge:] if words[0].isdigit() else "\\" + words


def article(record: Record) -> bytes:
    """The article with its headline as a second-level heading."""
    lines = []
    for kind, words in rows(record):
        words = escaped(words.strip())
        if kind == "list":
            words = "- " + words
        elif kind in _EMPHASIS:
            words = f"*{words}*"
        lines.append(_HEADINGS.get(kind, "") + words + "\n")
    return "\n".join(lines).encode("utf-8")


def mention(record: Record) -> bytes:
    """A row of the table of mentions."""
    words = (f"{record['line']}:{record['column']}", record["field"], record["text"], brief(record["value"]))
    return ("| " + " | ".join(escaped(cell.replace("\n", " ")) for cell in words) + " |\n").encode("utf-8")


def plain(record: Record) -> bytes:
    """The text of a text record, every line a paragraph."""
    lines = [escaped(line.strip()) for line in str(record["text"]).split("\n") if line.strip()]
    return ("\n\n".join(lines) + "\n").encode("utf-8")


def block(record: Record) -> bytes:
    """A row of the table of blocks."""
    cells = (f"{record['line']}:{record['column']}", record["kind"], record["rule"], record["text"].strip())
    return ("| " + " | ".join(escaped(cell.replace("\n", " ")) for cell in cells) + " |\n").encode("utf-8")


VIEWS = {
    "article": View(article, between=b"\n"),
    "mention": View(mention, head=b"| line | field | text | value |\n| --- | --- | --- | --- |\n"),
    "block": View(block, head=b"| line | kind | rule | text |\n| --- | --- | --- | --- |\n"),
    "text": View(plain, between=b"\n"),
}
