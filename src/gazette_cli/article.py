"""One story with its parts as rendered; the same object whether it comes from a file or a record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from gazette_cli.block import Kind
from gazette_cli.positions import Box
from gazette_cli.source import Source
from gazette_cli.span import Span


class Place(NamedTuple):
    """A piece of print: its span in the source, where it begins (1-based line and column), and the boxes of the
    printed lines it stands on, where there are pages."""

    span: Span
    line: int
    column: int
    boxes: tuple[Box, ...] = ()


class Part(NamedTuple):
    """A headline, a byline, a paragraph … `text` is the concatenation of its places' slices."""

    kind: Kind
    text: str
    places: tuple[Place, ...]

    @property
    def spans(self) -> tuple[Span, ...]:
        """The spans of the places, in reading order."""
        places = self.places
        return (places[0].span,) if len(places) == 1 else tuple([place.span for place in places])


class Person(NamedTuple):
    """Somebody named in a byline, with the printed role (记者, 通讯员, 文/图 …) or None."""

    name: str
    role: str | None = None


class Removed(NamedTuple):
    """A repeat that was taken out of the article whose copy is kept.

    Where the copy that is kept stands in another source, `source` is the path of that and `article` the id
    of the article there.
    """

    text: str
    spans: tuple[Span, ...]
    duplicate_of: tuple[Span, ...]
    source: str | None = None
    article: str | None = None


class Origin(NamedTuple):
    """The file an article comes from, as the records print it; `reader` is None for plain text."""

    path: str
    sha256: str
    encoding: str
    chars: int
    reader: str | None = None

    @classmethod
    def of(cls, source: Source) -> Origin:
        """What is told of a source."""
        receipt = source.receipt
        return cls(source.name, source.sha256, receipt.encoding, source.chars, receipt.reader)


@dataclass(frozen=True, slots=True)
class Issue:
    """What the issue prints of itself; None where it does not. `date` is EDTF, may be `2024-07`."""

    name: str | None = None
    number: str | None = None
    date: str | None = None
    page: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """The unit of `split`.

    `kind` is one of article, brief, sidebar, photo, notice, letter, note, entry; `heads` are the
    kicker, headline and deck in that order, each at most once; `paragraphs` everything else that is
    read as text; `spans` the article's own blocks in reading order.
    """

    id: str
    ordinal: int
    kind: str
    origin: Origin
    issue: Issue = field(default_factory=Issue)
    section: str | None = None
    kicker: Part | None = None
    headline: Part | None = None
    deck: Part | None = None
    byline: Part | None = None
    people: tuple[Person, ...] = ()
    dateline: Part | None = None
    pages: tuple[str, ...] = ()
    paragraphs: tuple[Part, ...] = ()
    spans: tuple[Span, ...] = ()
    removed: tuple[Removed, ...] = ()
    confidence: float = 1.0
    extra: dict[str, Any] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """All paragraphs joined by line feeds."""
        return "\n".join([part.text for part in self.paragraphs])

    def parts(self) -> Iterator[Part]:
        """Every part that is read as text: heads, dateline, byline, then the paragraphs."""
        for part in (self.kicker, self.headline, self.deck, self.dateline, self.byline):
            if part is not None:
                yield part
        yield from self.paragraphs
