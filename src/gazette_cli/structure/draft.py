"""An article while it is being composed."""

from __future__ import annotations

from dataclasses import dataclass, field

from gazette_cli.grammar.people import Byline
from gazette_cli.structure.assemble import Piece
from gazette_cli.structure.decode import Decision
from gazette_cli.structure.units import Unit


@dataclass(slots=True)
class Draft:
    """An article while it grows.

    `printed_below` is the one its headline stands below, where that is not the one opened before.
    """

    heads: list[tuple[Unit, Decision]] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    bylines: list[Byline] = field(default_factory=list)
    headings: set[int] = field(default_factory=set)  # numbers of paragraphs that look like crossheads
    rows: set[int] = field(default_factory=set)  # … of those that look like rows of a list
    confidence: list[float] = field(default_factory=list)
    section: str | None = None
    kind: str = "article"
    has_body: bool = False
    ended: bool = False
    printed_below: Draft | None = None
