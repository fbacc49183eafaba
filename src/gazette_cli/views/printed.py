"""Articles as a reader wants them: lines made of the words of their blocks, so that nothing printed is lost.

A print is a record of its own: `{"lines": [[[kind, words], …], …]}`, one list a line, one pair for each part on it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from gazette_cli.article import Article
from gazette_cli.block import Kind
from gazette_cli.document import Document
from gazette_cli.source import Source
from gazette_cli.span import Span
from gazette_cli.views.base import Record

Line = list[list[str]]  # [kind, words] of each part on the line, in order


class _Stretch(NamedTuple):
    """The words of one block, the printed line they stand on, and which part of the article they belong to."""

    span: Span
    line: int
    words: str
    part: int
    kind: str


def prints(document: Document) -> Iterator[Record]:
    """One print an article, in their order; above each, the standing heads printed before it.

    Standing heads below the last article are a print of their own.
    """
    source = document.source
    heads = [block.core for block in document.blocks if block.kind is Kind.STANDING_HEAD]
    for article in document.articles:
        start = min(article.spans).start if article.spans else 0
        above = [head for head in heads if head.start < start]
        heads = heads[len(above) :]
        yield {"lines": [*_heads(above, source), *_lines(article, source)]}
    if heads:
        yield {"lines": _heads(heads, source)}


def printed(article: Article, source: Source) -> Record:
    """The print of one article of `source`."""
    return {"lines": _lines(article, source)}


def _heads(heads: list[Span], source: Source) -> list[Line]:
    return [[[str(Kind.STANDING_HEAD), head.slice(source.text)]] for head in heads]


def _lines(article: Article, source: Source) -> list[Line]:
    """The article's blocks in reading order, as lines.

    A part broken by a column, a page mark or a wrap is one line; parts that were printed on one line
    (dateline, byline, lead) stay on one line, with one space where blanks stood between them.
    """
    lines: list[Line] = []
    before: _Stretch | None = None
    for stretch in _stretches(article, source):
        if before is not None and stretch.part == before.part:
            lines[-1][-1][1] += _seam(before, stretch) + stretch.words
        elif before is not None and stretch.line == before.line:
            gap = " " if stretch.span.start > before.span.end else ""
            lines[-1].append([stretch.kind, gap + stretch.words])
        else:
            lines.append([[stretch.kind, stretch.words]])
        before = stretch
    return lines


def _seam(before: _Stretch, after: _Stretch) -> str:
    """Chinese is joined without a space; two words of Latin letters on two lines are not one word."""
    left, right = before.words[-1:], after.words[:1]
    latin = left.isascii() and left.isalpha() and right.isascii() and right.isalpha()
    return " " if latin and before.line != after.line else ""


def _stretches(article: Article, source: Source) -> Iterator[_Stretch]:
    """A block holds the words of one part, and may hold more than them: the mark of a run-in headline, its colon."""
    parts = sorted((place.span, place.line, number, str(part.kind))
                   for number, part in enumerate(article.parts()) for place in part.places)  # fmt: skip
    owners = {}
    rest = iter(parts)
    found = next(rest, None)
    for span in sorted(article.spans):
        while found is not None and found[0].start < span.start:
            found = next(rest, None)
        if found is not None and found[0].end <= span.end:
            owners[span] = found
    for span in article.spans:
        _, line, number, kind = owners[span]
        yield _Stretch(span, line, span.slice(source.text), number, kind)
