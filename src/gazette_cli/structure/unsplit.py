"""Text taken as it stands: every line a paragraph, one article; how text records are read by `extract`."""

from __future__ import annotations

from dataclasses import replace

from gazette_cli.article import Issue
from gazette_cli.block import Kind
from gazette_cli.document import Document
from gazette_cli.evidence import Evidence
from gazette_cli.fold import is_blank
from gazette_cli.source import Source
from gazette_cli.structure.assemble import Piece, Plan, assemble

_AS_GIVEN = Evidence("text-record.line")


def unsplit(source: Source, name: str, date: str | None = None) -> Document:
    """The document whose only article, with id `name`, holds every line of `source` as a paragraph.

    >>> [p.text for p in unsplit(Source.from_text("甲\\n\\n 乙\\n"), "x").articles[0].paragraphs]
    ['甲', '乙']
    """
    text = source.text
    pieces = []
    edge = 0
    for number, row in enumerate(text.split("\n")):
        start, end = edge, edge + len(row)
        edge = end + 1
        while start < end and is_blank(text[start]):
            start += 1
        while end > start and is_blank(text[end - 1]):
            end -= 1
        if start < end:
            pieces.append(Piece(start, end, Kind.PARAGRAPH, _AS_GIVEN, paragraph=number))
    document = assemble(source, pieces, [Plan(pieces)], Issue(date=date))
    articles = tuple(replace(article, id=name) for article in document.articles)
    return replace(document, articles=articles)
