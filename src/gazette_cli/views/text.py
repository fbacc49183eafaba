"""Print text: an article as a reader wants it, a mention on one line."""

from __future__ import annotations

from gazette_cli.block import Kind
from gazette_cli.document import Document
from gazette_cli.views import pairs
from gazette_cli.views.base import Record, View
from gazette_cli.views.columns import printable


def article(record: Record) -> bytes:
    """The lines of an article as printed (`views.printed`)."""
    return "".join(["".join([words for _, words in line]) + "\n" for line in record["lines"]]).encode("utf-8")


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


def hit(record: Record) -> bytes:
    """An article that was found: where it is, its headline, and the words with what stands around them."""
    column = "" if record["column"] is None else f":{record['column']}"
    told = "  ".join(filter(None, (record["headline"], record["issue"], record["date"])))
    lines = [f"{record['path']}:{record['line']}{column}: {told}"]
    for match in record["matches"]:
        around = f"{match['before']}【{match['text']}】{match['after']}"
        lines.append(f"  {match['line']}:{match['column']}  {around}")
    return ("\n".join(map(printable, lines)) + "\n").encode()


VIEWS = {
    "print": View(article, between=b"\n"),
    "mention": View(mention),
    "block": View(block),
    "text": View(plain, between=b"\n"),
    "field": View(field),
    "across": pairs.VIEW,
    "hit": View(hit),
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
