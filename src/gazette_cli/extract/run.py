"""One article through the extractors and home again.

The article's parts are rendered (concatenated pieces, parts joined by line feeds) and folded once;
what an extractor finds is led back through the fold and through the pieces to the source. The same
happens to an article from a file and to one from a record, so both give the same mentions.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from gazette_cli.article import Article, Place
from gazette_cli.errors import GazetteError
from gazette_cli.extract.base import Context, Extractor, Found, TextPart
from gazette_cli.fold import Folded, fold
from gazette_cli.mention import Mention
from gazette_cli.positions import boxes_between
from gazette_cli.span import Span


@dataclass(frozen=True, slots=True)
class Rendering:
    """The text of an article as it is read, and where each stretch of it was printed.

    `text[starts[n]:]` begins at `places[n]`; stretches are joined without a separator inside a part
    and by a line feed between parts. `parts` count in the folded text.
    """

    text: str
    starts: tuple[int, ...]
    places: tuple[Place, ...]
    folded: Folded
    parts: tuple[TextPart, ...]

    def home(self, start: int, end: int) -> tuple[Place, ...]:
        """Where the words `folded.text[start:end]` were printed, piece by piece."""
        return self._places_of(*self._edges(start, end))

    def mention(self, field: str, article: str, found: Found) -> Mention:
        """What an extractor of `field` found, led home."""
        start, end, value = found
        if self.folded.shifts:
            start, end = self._edges(start, end)
        words = self.text[start:end]
        index = bisect_right(self.starts, start) - 1
        begin, ((first, last), line, column, boxes) = self.starts[index], self.places[index]
        if end - begin <= last - first:  # as nearly always: in one piece
            home = Span(start + first - begin, end + first - begin)
            return Mention(field, words, (home,), line, column + start - begin, article, value,
                           boxes and boxes_between(boxes, *home))  # fmt: skip
        places = self._places_of(start, end)
        _, line, column, _ = places[0]
        spans = tuple(place.span for place in places)
        boxes = tuple(box for place in places for box in place.boxes)
        return Mention(field, words, spans, line, column, article, value, boxes)

    def _edges(self, start: int, end: int) -> tuple[int, int]:
        """Where the words `folded.text[start:end]` begin and end in `text`."""
        return self.folded.home(start), self.folded.home_end(end)

    def _places_of(self, edge: int, last: int) -> tuple[Place, ...]:
        """Where the words `text[edge:last]` were printed, piece by piece."""
        index = bisect_right(self.starts, edge) - 1
        found = []
        while index < len(self.places) and (begin := self.starts[index]) < last:
            span, line, column, boxes = self.places[index]
            first, stop = max(edge - begin, 0), min(last - begin, span.end - span.start)
            if first < stop:
                home = Span(span.start + first, span.start + stop)
                found.append(Place(home, line, column + first, boxes and boxes_between(boxes, *home)))
            index += 1
        return tuple(found)


def render(article: Article) -> Rendering:
    """The article's text as extractors see it."""
    pieces: list[str] = []
    starts: list[int] = []
    places: list[Place] = []
    edges: list[tuple[str, int, int]] = []
    length = 0
    for part in article.parts():
        begin, inner = length, length
        for place in part.places:
            starts.append(inner)
            places.append(place)
            inner += place.span.end - place.span.start
        pieces.append(part.text)
        length += len(part.text)
        edges.append((str(part.kind), begin, length))
        length += 1
    text = "\n".join(pieces)
    folded = fold(text)
    return Rendering(text, tuple(starts), tuple(places), folded, _fold_parts(edges, pieces, folded))


def _fold_parts(edges: Sequence[tuple[str, int, int]], pieces: Sequence[str], folded: Folded) -> tuple[TextPart, ...]:
    """Part edges counted in the folded text; only where characters vanish are they not the same."""
    if not folded.shifts:
        return tuple(TextPart(*edge) for edge in edges)
    parts: list[TextPart] = []
    edge = 0
    for (kind, _, _), piece in zip(edges, pieces, strict=True):
        width = len(fold(piece).text)
        parts.append(TextPart(kind, edge, edge + width))
        edge += width + 1
    return tuple(parts)


def mentions_in(article: Article, extractors: Iterable[Extractor], context: Context) -> list[Mention]:
    """All mentions in one article, sorted by start, end and field.

    Parts, section and issue of `context` are the article's.
    Raises GazetteError where an extractor breaks its promise (spans out of range, overlapping or out of order).
    """
    rendering = render(article)
    context = replace(context, parts=rendering.parts, section=article.section, issue=article.issue.name)
    text, mentions = rendering.folded.text, []
    for extractor in extractors:
        edge, length = 0, len(text)
        for found in extractor.find(text, context):
            if not edge <= found.start < found.end <= length:
                raise _broken(extractor, found, edge)
            edge = found.end
            mentions.append(rendering.mention(extractor.name, article.id, found))
    mentions.sort(key=_by_place)
    return mentions


def _by_place(mention: Mention) -> tuple[int, int, str]:
    spans = mention.spans
    return (*spans[0], mention.field) if len(spans) == 1 else (mention.start, mention.end, mention.field)


def _broken(extractor: Extractor, found: Found, edge: int) -> GazetteError:
    return GazetteError(
        f"extractor {extractor.name!r} {extractor.version} gave the span {found.start}-{found.end} after {edge}",
        hint="report it to its author",
    )
