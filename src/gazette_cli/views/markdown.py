"""Markdown: headlines as headings, words escaped so that they stay the words printed."""

from __future__ import annotations

import re

from gazette_cli.views.base import Record, View
from gazette_cli.views.text import brief

_MARKS = re.compile(r"([\\`*_\[\]<>|~&])")
_OPENING = re.compile(r"^(?:[#+\-=]|\d+(?=[.)]))")
_HEADINGS = {"headline": "## ", "crosshead": "### "}
_EMPHASIS = frozenset({"kicker", "deck", "byline", "caption", "standing-head"})


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
    """The article with its headline as a second-level heading; what stands behind a headline run in is a paragraph."""
    pieces = []
    for line in record["lines"]:
        kind, words = line[0]
        behind = "".join([more for _, more in line[1:]])
        if kind in _HEADINGS and behind:
            pieces += [_marked(kind, words), escaped(behind.strip())]
        else:
            pieces.append(_marked("" if kind == "byline" and behind else kind, words + behind))
    return "\n".join([piece + "\n" for piece in pieces]).encode("utf-8")


def _marked(kind: str, words: str) -> str:
    """Words as what they are: a heading, an item of a list, small print."""
    words = escaped(words.strip())
    if kind == "list":
        return "- " + words
    return f"*{words}*" if kind in _EMPHASIS else _HEADINGS.get(kind, "") + words


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
    "print": View(article, between=b"\n"),
    "mention": View(mention, head=b"| line | field | text | value |\n| --- | --- | --- | --- |\n"),
    "block": View(block, head=b"| line | kind | rule | text |\n| --- | --- | --- | --- |\n"),
    "text": View(plain, between=b"\n"),
}
