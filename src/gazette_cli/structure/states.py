"""What a unit can be to its article: the states of the lattice."""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    """The role of a unit. The signed variants belong to an article whose byline has come already."""

    SECTION = "section"
    HEAD = "head"
    HEAD_BYLINE = "head-byline"
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


TIED = {State.SIGNED_TEXT: State.TEXT, State.SIGNED_CROSSHEAD: State.CROSSHEAD, State.SIGNED_OPENING: State.OPENING}
"""States that look alike and are told apart by their neighbours only: they share weights."""

SIGNED = frozenset({State.SIGNED_TEXT, State.SIGNED_CROSSHEAD})
SIGNING = frozenset({State.HEAD_BYLINE, State.SIGNED_OPENING, *SIGNED})


def forbidden(before: State, after: State) -> bool:
    """Whether no article can go from one state to the other: signed text follows what signs, and only that."""
    if after in SIGNED:
        return before not in SIGNING
    return before in SIGNING and after in (State.TEXT, State.CROSSHEAD)
