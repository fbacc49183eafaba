"""What two paragraphs are to each other: the same, one a part of the other, or two things that may overlap."""

from __future__ import annotations

from enum import IntEnum
from math import ceil
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq, Levenshtein

from gazette_cli.across.guard import Edit, difference, reading

_LIKE_SIZE = 0.8  # length of the shorter by that of the longer; below it, one is looked for inside the other
_ALIKE = 0.75  # of the characters of the longer one
_INSIDE = 70.0  # score of the best window
_LEAST_INSIDE = 0.3  # share of grams; below it none is a part of the other
_LONG_RUN = 8  # characters in a row that one has and the other has not: more than noise
_BLOCK = 6  # characters in a row that are the same by more than chance
_OVERLAP = 0.25  # of the shorter one


class Relation(IntEnum):
    """How the first of two paragraphs stands to the second."""

    OTHER = 0
    SAME = 1
    PART = 2
    WHOLE = 3
    CONFLICT = 4


class Verdict(NamedTuple):
    """The relation, the share of equal characters, and which `[start, end)` of the longer the shorter is.

    `kind` is the fact of a CONFLICT.
    """

    relation: Relation
    likeness: float = 0.0
    start: int = 0
    end: int = 0
    kind: str | None = None


_OTHER = Verdict(Relation.OTHER)


def judge(one: str, other: str, share: float = 1.0) -> Verdict:
    """What `one` is to `other`, both normal forms; `share` is the share of grams they have in common.

    >>> text = "七月二十九日上午街道召开防汛工作会议部署汛期值守投入资金120万元"
    >>> judge(text, text.replace("街道", "衔道")).relation.name, judge(text, text.replace("120", "130")).kind
    ('SAME', 'number')
    """
    if len(one) > len(other):
        verdict = judge(other, one, share)
        return Verdict(Relation.WHOLE, *verdict[1:]) if verdict.relation is Relation.PART else verdict
    start = other.find(one)
    if start >= 0:
        relation = Relation.SAME if len(other) - len(one) < _LONG_RUN else Relation.PART
        return Verdict(relation, 1.0, start, start + len(one))
    if len(one) >= _LIKE_SIZE * len(other):
        most = int((1 - _ALIKE) * len(other))
        distance = Levenshtein.distance(one, other, score_cutoff=most)
        if distance <= most:
            return _compared(one, other, 0, len(other))
    window = _window(one, other) if share >= _LEAST_INSIDE else None
    return _OTHER if window is None else _compared(one, other, *window)


def _window(one: str, other: str) -> tuple[int, int] | None:
    """Where in `other` the shorter one may stand."""
    if LCSseq.similarity(one, other, score_cutoff=ceil(_ALIKE * len(one))) == 0:
        return None  # whatever the window, too few of its characters would be left
    window = fuzz.partial_ratio_alignment(one, other, score_cutoff=_INSIDE)
    return (window.dest_start, window.dest_end) if window is not None and window.score else None


def _compared(one: str, other: str, start: int, end: int) -> Verdict:
    """What `one` is to the window `[start, end)` of `other`."""
    edits, start, end = _trimmed(_edits(one, other[start:end]), len(one), (start, end))
    noise, changed, alone = list[Edit](), 0, len(other) - (end - start)
    for edit in edits:
        first, last, other_first, other_last = edit
        mine, yours = last - first, other_last - other_first
        if mine >= _LONG_RUN:
            return _OTHER  # what stands in `one` only is more than noise
        if mine or yours < _LONG_RUN:
            noise.append(edit)
            changed += mine if mine > yours else yours
        else:
            alone += yours
    likeness = 1 - changed / max(len(one), 1)
    if likeness < _ALIKE:
        return _OTHER
    kind = difference(reading(one), reading(other[start:end]), noise)
    if kind is not None:
        return Verdict(Relation.CONFLICT, likeness, start, end, kind=kind)
    return Verdict(Relation.SAME if alone < _LONG_RUN else Relation.PART, likeness, start, end)


def _edits(one: str, other: str) -> list[Edit]:
    """The places where the two differ, adjacent ones as one."""
    edits: list[Edit] = []
    edge = other_edge = 0
    for start, other_start, size in Levenshtein.opcodes(one, other).as_matching_blocks():
        if start > edge or other_start > other_edge:
            edits.append(Edit(edge, start, other_edge, other_start))
        edge, other_edge = start + size, other_start + size
    return edits


def _trimmed(edits: list[Edit], length: int, window: tuple[int, int]) -> tuple[list[Edit], int, int]:
    """The edits and the window without what stands before and behind a text of that length."""
    start, end = window
    if edits and edits[-1].start == edits[-1].end == length:
        end, edits = start + edits[-1].other_start, edits[:-1]
    if edits and edits[0].start == edits[0].end == 0:
        gone = edits[0].other_end
        start += gone
        edits = [edit._replace(other_start=edit.other_start - gone, other_end=edit.other_end - gone)
                 for edit in edits[1:]]  # fmt: skip
    return edits, start, end


class Common(NamedTuple):
    """What two paragraphs share: from the first to the last common piece in each, and the share of the shorter."""

    spans: tuple[tuple[int, int], tuple[int, int]]
    likeness: float


def overlap(one: str, other: str) -> Common | None:
    """How much of one stands in the other in long pieces, in the same order; None where it is little."""
    blocks = [block for block in LCSseq.opcodes(one, other) if block.tag == "equal"
              and block.src_end - block.src_start >= _BLOCK]  # fmt: skip
    common = sum(block.src_end - block.src_start for block in blocks)
    shorter = min(len(one), len(other))
    if not blocks or common < _OVERLAP * shorter:
        return None
    first, last = blocks[0], blocks[-1]
    return Common(((first.src_start, last.src_end), (first.dest_start, last.dest_end)), common / shorter)
