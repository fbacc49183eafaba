"""Where the sides of a change are printed, as `records.changes.Home`."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from gazette_cli.article import Article, Part, Place, Removed
from gazette_cli.changes.runs import Portion
from gazette_cli.mention import Mention
from gazette_cli.records.changes import Home
from gazette_cli.span import Span

_OPENING = 40  # characters that stand for an article without a headline


class Story(NamedTuple):
    """An article and the portion of the run it stands in."""

    portion: Portion
    article: Article


class _Piece(NamedTuple):
    """Some words on one printed line; `line` and `column` (1-based) are those of the first of them."""

    span: Span
    line: int
    column: int
    words: str


def article_home(story: Story, value: Any = None) -> Home:
    """Where an article begins; its extent is from its first to its last character."""
    article = story.article
    title = article.headline or next((part for part in article.parts() if part.text), None)
    text = None if title is None else title.text if title is article.headline else title.text[:_OPENING]
    return _home(story, text, _pieces(tuple(article.parts())), value)


def part_home(story: Story, part: Part | None, value: Any = None) -> Home:
    """Where a part is printed; where there is none, `text` is None and the place is that of the article."""
    if part is None:
        return article_home(story, value)._replace(text=None)
    return _home(story, part.text, _pieces((part,)), value)


def edge_home(story: Story, *, at_end: bool) -> Home:
    """The first printed piece of an article, or the last; line and column are those of its first or last character."""
    pieces = _pieces(tuple(story.article.parts()))
    if not pieces:
        return article_home(story)
    piece = max(pieces, key=lambda one: one.span.end) if at_end else pieces[0]
    home = _home(story, piece.words, [piece], None)
    return home._replace(column=piece.column + len(piece.words) - 1) if at_end else home


def places(stories: Iterable[Story]) -> list[Place]:
    """Every printed piece of the parts of some articles, as they stand in the source."""
    return sorted(place for _, article in stories for part in article.parts() for place in part.places)


def repeat_home(story: Story, repeat: Removed, known: Sequence[Place]) -> Home:
    """Where a repeat is printed.

    Records tell no lines of repeats; those are taken from the `known` places where the same characters are
    part of an article, as they often are in the other run.
    """
    start, end = min(repeat.spans).start, max(span.end for span in repeat.spans)
    at = bisect_right(known, start, key=lambda place: place.span.start) - 1
    line = column = None
    if at >= 0 and known[at].span.end > start:
        line, column = known[at].line, known[at].column + start - known[at].span.start
    return Home(story.portion.digest, story.portion.path, story.article.id, start, end, line, column, repeat.text)


def mention_home(portion: Portion, mention: Mention) -> Home:
    """Where a mention is printed, and its value."""
    return Home(portion.digest, portion.path, mention.article, mention.start, mention.end, mention.line,
                mention.column, mention.text, dict(mention.value))  # fmt: skip


def _home(story: Story, text: str | None, pieces: Sequence[_Piece], value: Any) -> Home:
    portion, article = story
    if not pieces:
        return Home(portion.digest, portion.path, article.id, None, None, None, None, text, value)
    end = max(piece.span.end for piece in pieces)
    return Home(portion.digest, portion.path, article.id, pieces[0].span.start, end, pieces[0].line, pieces[0].column,
                text, value)  # fmt: skip


def _pieces(parts: Sequence[Part]) -> list[_Piece]:
    """The printed pieces of some parts, as they stand in the source."""
    pieces = []
    for part in parts:
        edge = 0
        for (start, end), line, column, _ in part.places:
            pieces.append(_Piece(Span(start, end), line, column, part.text[edge : edge + end - start]))
            edge += end - start
    return sorted(pieces)
