"""A text record as an article: every line a paragraph, nothing weighed; what `extract` needs of it and no more."""

from __future__ import annotations

from gazette_cli.article import Article, Issue, Origin, Part, Place
from gazette_cli.block import Kind
from gazette_cli.fold import is_blank
from gazette_cli.span import Span


def article_of(text: str, name: str, date: str | None = None) -> Article:
    """The article with id `name` whose paragraphs are the lines of `text` that are not blank.

    >>> [part.text for part in article_of("甲\\n\\n 乙\\n", "x").paragraphs]
    ['甲', '乙']
    """
    parts: list[Part] = []
    edge = 0
    for number, row in enumerate(text.split("\n"), 1):
        start, end = edge, edge + len(row)
        begin, edge = edge, end + 1
        while start < end and is_blank(text[start]):
            start += 1
        while end > start and is_blank(text[end - 1]):
            end -= 1
        if start < end:
            place = Place(Span(start, end), number, start - begin + 1)
            parts.append(Part(Kind.PARAGRAPH, text[start:end], (place,)))
    origin = Origin(name, "", "utf-8", len(text))
    return Article(name, 1, "article", origin, Issue(date=date), paragraphs=tuple(parts))
