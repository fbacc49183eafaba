"""Print text: an article as a reader wants it, a mention on one line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from gazette_cli.block import Kind
from gazette_cli.document import Document
from gazette_cli.views.base import Record, View


class Piece(NamedTuple):
    """A stretch of print: its span, the printed line it stands on, its words and the part it belongs to."""

    start: int
    end: int
    line: int
    text: str
    part: int
    kind: str


def rows(record: Record) -> Iterator[tuple[str, str]]:
    """The lines of an article as `(kind, text)`, kind being that of the first part on the line.

    A part broken by a column, a page mark or a wrap is one line; parts that were printed on one line
    (dateline, byline, lead) stay on one line, with one space where blanks stood between them.
    """
    kind, text, before = "", "", None
    for piece in _in_reading_order(record):
        if before is None:
            kind = piece.kind
        elif piece.part == before.part:
            text += _seam(text, piece.text, apart=piece.line != before.line)
        elif piece.line == before.line + before.text.count("\n"):
            text += " " if piece.start > before.end else ""
        else:
            yield kind, text
            kind, text = piece.kind, ""
        text, before = text + piece.text, piece
    if before is not None:
        yield kind, text


def _seam(left: str, right: str, *, apart: bool) -> str:
    """Chinese is joined without a space; two words of Latin letters on two lines are not one word."""
    latin = left[-1:].isascii() and left[-1:].isalpha() and right[:1].isascii() and right[:1].isalpha()
    return " " if apart and latin else ""


def _in_reading_order(record: Record) -> list[Piece]:
    pieces = []
    for number, (kind, text, at) in enumerate(_parts(record)):
        edge = 0
        for (start, end), (line, _) in zip(at["spans"], at["lines"], strict=True):
            pieces.append(Piece(start, end, line, text[edge : edge + end - start], number, kind))
            edge += end - start
    rank = {tuple(span): place for place, span in enumerate(record["spans"])}
    return sorted(pieces, key=lambda piece: rank.get((piece.start, piece.end), len(rank)))


def _parts(record: Record) -> Iterator[tuple[str, str, Any]]:
    for kind in ("kicker", "headline", "deck", "dateline", "byline"):
        part, at = record[kind], record["at"][kind]
        if part is not None and at is not None:
            yield kind, part["text"] if kind == "byline" else part, at
    for part in record["paragraphs"]:
        yield part["kind"], part["text"], part


def article(record: Record) -> bytes:
    """The article's lines."""
    return "".join([text + "\n" for _, text in rows(record)]).encode("utf-8")


def mention(record: Record) -> bytes:
    """`line:column  field  words  value` of a mention, separated by tabs."""
    words = record["text"].replace("\n", " ").replace("\t", " ")
    return f"{record['line']}:{record['column']}\t{record['field']}\t{words}\t{brief(record['value'])}\n".encode()


def brief(value: Record) -> str:
    """A value in a few characters.

    >>> brief({"number": None, "low": "20", "high": "30", "unit": "人"}), brief({"edtf": "2021-04-14"})
    ('20–30人', '2021-04-14')
    """
    for key in ("edtf", "name"):
        if isinstance(value.get(key), str):
            return str(value[key])
    if "number" not in value:
        return ", ".join(f"{key}={item}" for key, item in value.items() if item is not None)
    number = value["number"] if value["number"] is not None else f"{value.get('low')}–{value.get('high')}"
    return f"{number}{value.get('unit') or ''}"


def block(record: Record) -> bytes:
    """`line:column  kind  rule  words` of a block, separated by tabs."""
    words = record["text"].strip().replace("\n", " ").replace("\t", " ")
    return f"{record['line']}:{record['column']}\t{record['kind']}\t{record['rule']}\t{words}\n".encode()


def plain(record: Record) -> bytes:
    """The text of a text record, ended by a line feed."""
    text = str(record["text"])
    return (text if text.endswith("\n") else text + "\n").encode("utf-8")


def field(record: Record) -> bytes:
    """A field that can be extracted, in both languages."""
    examples = " ".join(record["examples"])
    return (f"{record['name']}  {record['version']}\n  {record['about']}\n  {record['about_zh']}\n"
            + (f"  {examples}\n" if examples else "")).encode()


VIEWS = {
    "article": View(article, between=b"\n"),
    "mention": View(mention),
    "block": View(block),
    "text": View(plain, between=b"\n"),
    "field": View(field),
}


def without_repeats(document: Document) -> str:
    """The text without its blocks of kind `duplicate`, otherwise untouched."""
    text = document.source.text
    pieces = []
    for block in document.blocks:
        words = text[block.start : block.end]
        if block.kind != Kind.DUPLICATE:
            pieces.append(words)
        elif block.start and text[block.start - 1] != "\n" and words.endswith("\n"):
            pieces.append("\n")  # the line began with words that stay, and ends with them now
    return "".join(pieces)
