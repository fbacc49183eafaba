"""What a unit can be to its article: the states of the lattice."""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    """The role of a unit. The signed variants belong to an article whose byline has come already."""

    SECTION = "section"
    HEAD = "head"
    HEAD_BYLINE = "head-byline"  # below a headline
    LEAD_BYLINE = "lead-byline"  # below the first paragraphs
    LEAD = "lead"  # the first paragraph below a headline
    SIGNED_LEAD = "signed-lead"
    TEXT = "text"
    SIGNED_TEXT = "signed-text"
    OPENING = "opening"  # a paragraph with a dateline
    SIGNED_OPENING = "signed-opening"  # … and a byline
    CLOSING = "closing"  # a paragraph with a byline glued to its end
    WHOLE = "whole"  # a paragraph that opens and closes an article
    CROSSHEAD = "crosshead"
    SIGNED_CROSSHEAD = "signed-crosshead"
    TAIL_BYLINE = "tail-byline"
    SIGNATURE = "signature"
    ITEM = "item"  # a paragraph that is an article of its own

    __hash__ = str.__hash__  # Enum's own is a Python call, and every step of decoding looks states up


TIED = {
    State.SIGNED_LEAD: State.LEAD,
    State.SIGNED_TEXT: State.TEXT,
    State.SIGNED_CROSSHEAD: State.CROSSHEAD,
    State.SIGNED_OPENING: State.OPENING,
}
"""States that look alike and are told apart by their neighbours only: they share weights."""

SIGNED = frozenset({State.SIGNED_LEAD, State.SIGNED_TEXT, State.SIGNED_CROSSHEAD})
SIGNING = frozenset({State.HEAD_BYLINE, State.LEAD_BYLINE, State.SIGNED_OPENING, *SIGNED})
LEADING = frozenset(
    {State.HEAD, State.SECTION, State.CLOSING, State.WHOLE, State.TAIL_BYLINE, State.SIGNATURE, State.ITEM}
)


def forbidden(before: State, after: State) -> bool:
    """Whether no article can go from one state to the other.

    Signed text follows what signs, and only that; a lead follows what opens an article, and only a lead does.
    """
    if after is State.SIGNED_LEAD:
        return before is not State.HEAD_BYLINE
    if after is State.HEAD_BYLINE:
        return before not in (State.HEAD, State.HEAD_BYLINE)
    if after is State.LEAD_BYLINE:
        return before in (State.HEAD, State.HEAD_BYLINE, State.SECTION)
    if after in SIGNED:
        return before not in SIGNING or (after is State.SIGNED_TEXT and before is State.HEAD_BYLINE)
    if after is State.LEAD:
        return before not in LEADING
    if after is State.TEXT:
        return before in SIGNING or before in (State.HEAD, State.SECTION)
    return after is State.CROSSHEAD and before in SIGNING


ORIGINS = {
    after: frozenset(before for before in State if not forbidden(before, after)) for after in State
}
"""For each state those it can be reached from."""
