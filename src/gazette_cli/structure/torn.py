"""Headings beside a line without a full stop: below it where its paragraph is torn, or that line itself."""

from __future__ import annotations

import re

from gazette_cli.grammar.openings import numbering, read_opening
from gazette_cli.structure.continuation import reads_as_body
from gazette_cli.structure.lines import Line, depth
from gazette_cli.structure.profile import Profile

_STOP = re.compile(r"[,、。;:()]")
_COUNTS = re.compile(r"[\d一二三四五六七八九十百千万亿]\w?$|\.$")  # 社牛工三十八个 is the rest of a line
_SHORTEST = 5  # characters of a heading: a shorter line is the rest of a sentence
_LONGEST = 30  # characters of a line that is a heading if text that is much longer stands below
_LONGER = 1.5  # times: how much
_GOES_ON = frozenset(",、:(")  # what a heading does not end with
_NOT_LAST = frozenset("。,、:;(")  # … and what text ends with
_HALF = 0.5  # of the usual length of a paragraph: a longer line is text


def heads_other(above: Line, line: Line, below: Line, habits: Profile, *, heads: bool) -> bool:
    """Whether an unfinished line below another one is the heading of something else, by itself and by what is `below`.

    `heads` says that in wrapped text the line stands above the first of a paragraph.
    """
    if line.wrap:
        if line.width >= line.wrap - 2 or not above.fills or not (heads or _steps_in(line, below, habits)):
            return False
        if _COUNTS.search(line.text):
            return False
    elif len(line.text) >= _HALF * habits.body or "。" not in above.text or not _is_text(below, line, habits):
        return False
    if len(line.text) < _SHORTEST or _STOP.search(line.text) or depth(line.text):
        return False
    return reads_as_body(above, habits)


def heads_dateline(line: Line, below: Line) -> bool:
    """Whether an unfinished line, or a question, stands right above the dateline of a story: no paragraph ends so."""
    text = line.text
    if text[-1] in _NOT_LAST or len(text) < _SHORTEST or (not text[0].isalnum() and text[0] not in "“《"):
        return False
    return "。" not in text and depth(text) == 0 and read_opening(below.text) is not None and read_opening(text) is None


def heads_text(line: Line, below: Line) -> bool:
    """Whether an unfinished line that continues none is the heading of the longer text directly below it.

    What somebody says in several clauses behind a name and a colon is none, unless a number stands in front (一、).
    """
    text = line.text
    if len(text) > _LONGEST or len(below.text) < _LONGER * len(text) or "。" in text or "。" not in below.text:
        return False
    said = "," in text.partition(":")[2] and (numbering(text) or ("",))[0] != "han"
    return not (line.closed or line.fills or said) and text[-1] not in _GOES_ON


def _is_text(below: Line, line: Line, habits: Profile) -> bool:
    """Whether what stands below a line is a paragraph."""
    return below.closed or _steps_in(line, below, habits) or read_opening(below.text) is not None


def _steps_in(line: Line, below: Line, habits: Profile) -> bool:
    """Whether the line below is indented as the first of a paragraph is, and this one is not."""
    return below.indent >= max(habits.indent, 2) and below.indent != line.indent
