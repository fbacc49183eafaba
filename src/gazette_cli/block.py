"""The pieces that tile a text: each has one kind, one owner and the evidence for both."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from gazette_cli.evidence import Evidence
from gazette_cli.span import Span


class Kind(StrEnum):
    """What a piece of print is. The values are those of the records."""

    KICKER = "kicker"
    HEADLINE = "headline"
    DECK = "deck"
    BYLINE = "byline"
    DATELINE = "dateline"
    PARAGRAPH = "paragraph"
    CROSSHEAD = "crosshead"
    CAPTION = "caption"
    QUOTE = "quote"
    LIST = "list"
    SIGNATURE = "signature"
    STANDING_HEAD = "standing-head"
    NAMEPLATE = "nameplate"
    ISSUE_LINE = "issue-line"
    CONTENTS = "contents"
    FOLIO = "folio"
    RUNNING_HEAD = "running-head"
    NAVIGATION = "navigation"
    COLOPHON = "colophon"
    STAFF = "staff"
    JUMP = "jump"
    ORNAMENT = "ornament"
    FURNITURE = "furniture"
    DUPLICATE = "duplicate"

    __hash__ = str.__hash__  # Enum's own is a Python call


HEAD_KINDS = frozenset({Kind.KICKER, Kind.HEADLINE, Kind.DECK})
BODY_KINDS = frozenset({Kind.PARAGRAPH, Kind.CROSSHEAD, Kind.CAPTION, Kind.QUOTE, Kind.LIST, Kind.SIGNATURE})
FURNITURE_KINDS = frozenset({
    Kind.NAMEPLATE, Kind.ISSUE_LINE, Kind.CONTENTS, Kind.FOLIO, Kind.RUNNING_HEAD, Kind.NAVIGATION,
    Kind.COLOPHON, Kind.STAFF, Kind.JUMP, Kind.ORNAMENT, Kind.FURNITURE,
})  # fmt: skip


class Block(NamedTuple):
    """A piece of the tiling: `[start, end)`, blank characters included, and its words `core`.

    `core` lies inside one printed line. `article` is the ordinal of the article that owns the block
    (1-based), None outside articles; `duplicate_of` are the spans it repeats.
    """

    start: int
    end: int
    core: Span
    kind: Kind
    evidence: Evidence
    article: int | None = None
    duplicate_of: tuple[Span, ...] = ()
