"""An article while it is being composed."""

from __future__ import annotations

from dataclasses import dataclass, field

from gazette_cli.block import BODY_KINDS, Kind
from gazette_cli.grammar.people import Byline
from gazette_cli.structure.assemble import Piece
from gazette_cli.structure.decode import Decision
from gazette_cli.structure.joins import CAPTION
from gazette_cli.structure.units import Unit

SIGNS = (Kind.BYLINE, Kind.SIGNATURE)


@dataclass(slots=True)
class Draft:
    """An article while it grows.

    `printed_below` is the one its headline stands below, where that is not the one opened before.
    """

    heads: list[tuple[Unit, Decision]] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    bylines: list[tuple[int, Byline]] = field(default_factory=list)  # with where each begins in the source
    units: dict[int, Unit] = field(default_factory=dict)  # the paragraphs of its body by their numbers
    confidence: list[float] = field(default_factory=list)
    section: str | None = None
    below_box_name: bool = False  # whether the section has the name of a box
    kind: str = "article"
    has_body: bool = False
    ended: bool = False
    printed_below: Draft | None = None

    @property
    def signed_off(self) -> bool:
        """Whether a byline or signature closes it."""
        last = next((piece for piece in reversed(self.pieces) if piece.kind is not Kind.CAPTION), None)
        return last is not None and last.kind in SIGNS

    @property
    def signed_ahead(self) -> bool:
        """Whether a byline stands above its text."""
        first = next((piece for piece in self.pieces if piece.kind in SIGNS or piece.kind in BODY_KINDS), None)
        return first is not None and first.kind in SIGNS

    @property
    def lead(self) -> str:
        """The words of the first paragraph of its body."""
        return next((unit.text for unit in self.units.values() if not unit.head_like and unit.type != CAPTION), "")

    @property
    def breaks_off(self) -> bool:
        """Whether the last of its paragraphs ends in the middle of a sentence."""
        last = next(reversed(self.units.values()), None)
        if last is None or last.type == CAPTION or last.last.closed or last.closing is not None:
            return False
        return "。" in last.text or (not last.head_like and (last.text[-1] in ",、" or len(last.lines) > 1))
