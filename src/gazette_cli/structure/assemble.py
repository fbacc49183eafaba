"""From labelled pieces and article plans to a document: the last step of every splitter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from gazette_cli.article import Article, Issue, Origin, Part, Person, Place, Removed
from gazette_cli.block import BODY_KINDS, Block, Kind
from gazette_cli.document import Document
from gazette_cli.evidence import Evidence
from gazette_cli.source import Source
from gazette_cli.span import Span, slices

_HEAD_PARTS = (Kind.KICKER, Kind.HEADLINE, Kind.DECK, Kind.BYLINE, Kind.DATELINE)


@dataclass(slots=True, eq=False)
class Piece:
    """Words on one printed line that will become a block: `[start, end)` of the source.

    `text_start`, `text_end` are the edges of what is read of them, where these are not its own (-1): a list mark
    before a run-in headline or the colon behind it belongs to the block, but not to the headline.
    `paragraph` ties pieces together: consecutive pieces of an article with the same number are one
    paragraph. `duplicate_of` are the spans the piece repeats, where its kind is `duplicate`. `core` is the span from
    `start` to `end`, once it is being assembled.
    """

    start: int
    end: int
    kind: Kind
    evidence: Evidence
    paragraph: int = -1
    duplicate_of: tuple[Span, ...] = ()
    text_start: int = -1
    text_end: int = -1
    core: Span = field(default=Span(0, 0), init=False)


@dataclass(slots=True, eq=False)
class Plan:
    """What is decided about one article before it is built; `pieces` stand in reading order."""

    pieces: list[Piece]
    kind: str = "article"
    section: str | None = None
    people: tuple[Person, ...] = ()
    pages: tuple[str, ...] = ()
    removed: list[Piece] = field(default_factory=list)
    confidence: float = 1.0


def assemble(source: Source, pieces: Sequence[Piece], plans: Sequence[Plan], issue: Issue) -> Document:
    """The document made of all `pieces` (sorted by start) and the articles planned over some of them.

    Articles are numbered by their first character. Every blank character goes to the piece before
    it, those at the very start to the first.
    """
    for piece in pieces:
        piece.core = Span(piece.start, piece.end)
    ordered = sorted((plan for plan in plans if plan.pieces), key=lambda plan: min([p.start for p in plan.pieces]))
    owner: dict[int, int] = {}
    for ordinal, plan in enumerate(ordered, 1):
        owner.update(dict.fromkeys(map(id, plan.pieces), ordinal))
        owner.update(dict.fromkeys(map(id, plan.removed), ordinal))
    origin = Origin.of(source)
    articles = tuple(_article(source, plan, ordinal, origin, issue) for ordinal, plan in enumerate(ordered, 1))
    return Document(source, _blocks(source, pieces, owner), articles, issue)


def article_id(source: Source, ordinal: int) -> str:
    """First twelve digits of the source's digest, colon, ordinal of three digits."""
    return f"{source.sha256[:12]}:{ordinal:03}"


def _blocks(source: Source, pieces: Sequence[Piece], owner: dict[int, int]) -> tuple[Block, ...]:
    chars = source.chars
    if not pieces:
        empty = Block(0, chars, Span(0, 0), Kind.FURNITURE, Evidence("furniture.blank"))
        return (empty,) if chars else ()
    edges = [0, *[piece.start for piece in pieces[1:]], chars]
    return tuple([
        Block(start, end, piece.core, piece.kind, piece.evidence, owner.get(id(piece)), piece.duplicate_of)
        for piece, (start, end) in zip(pieces, pairwise(edges), strict=True)
    ])


def _article(source: Source, plan: Plan, ordinal: int, origin: Origin, issue: Issue) -> Article:
    by_kind: dict[Kind, list[Piece]] = {}
    body: list[list[Piece]] = []
    before = None
    for piece in plan.pieces:
        if piece.kind not in BODY_KINDS:
            by_kind.setdefault(piece.kind, []).append(piece)
            continue
        paragraph = piece.paragraph, piece.kind
        if paragraph == before:
            body[-1].append(piece)
        else:
            body.append([piece])
            before = paragraph
    head = {kind: _part(source, kind, by_kind[kind]) for kind in _HEAD_PARTS if kind in by_kind}
    return Article(
        id=article_id(source, ordinal),
        ordinal=ordinal,
        kind=plan.kind,
        origin=origin,
        issue=issue,
        section=plan.section,
        kicker=head.get(Kind.KICKER),
        headline=head.get(Kind.HEADLINE),
        deck=head.get(Kind.DECK),
        byline=head.get(Kind.BYLINE),
        people=plan.people,
        dateline=head.get(Kind.DATELINE),
        pages=plan.pages,
        paragraphs=tuple([_part(source, group[0].kind, group) for group in body]),
        spans=tuple([piece.core for piece in plan.pieces]),
        removed=tuple([_removed(source, group) for group in _runs(plan.removed)]),
        confidence=plan.confidence,
    )


def _part(source: Source, kind: Kind, pieces: Iterable[Piece]) -> Part:
    spans: list[Span] = []
    places: list[Place] = []
    for piece in pieces:
        span = piece.core if piece.text_start < 0 > piece.text_end else _read(piece)
        line, column = source.locate(span.start)
        spans.append(span)
        places.append(Place(span, line, column, source.boxes_of(*span) if source.lines else ()))
    return Part(kind, slices(source.text, spans), tuple(places))


def _read(piece: Piece) -> Span:
    """What is read of a piece that has edges of its own for it."""
    return Span(
        piece.start if piece.text_start < 0 else piece.text_start, piece.end if piece.text_end < 0 else piece.text_end
    )


def _runs(pieces: list[Piece]) -> Iterable[list[Piece]]:
    """Removed pieces of one repeated paragraph together."""
    return [list(run) for _, run in groupby(pieces, key=lambda piece: piece.paragraph)]


def _removed(source: Source, pieces: list[Piece]) -> Removed:
    spans = tuple([piece.core for piece in pieces])
    originals = tuple(dict.fromkeys(span for piece in pieces for span in piece.duplicate_of))
    return Removed(slices(source.text, spans), spans, originals)
