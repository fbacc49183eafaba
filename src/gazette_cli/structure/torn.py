"""Headings beside a line without a full stop: below it where its paragraph is torn, or that line itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gazette_cli.grammar.openings import read_opening
from gazette_cli.structure.continuation import reads_as_body
from gazette_cli.structure.lines import Line, depth
from gazette_cli.structure.profile import Profile

_STOP = re.compile(r"[,、。;:()]")
_SHORTEST = 5  # characters of a heading: a shorter line is the rest of a sentence
_LONGEST = 30  # characters of a line that is a heading if text that is much longer stands below
_LONGER = 1.5  # times: how much
_GOES_ON = frozenset(",、:(")  # what a heading does not end with
_HALF = 0.5  # of the usual length of a paragraph: a longer line is text


def heads_other(above: Line, line: Line, below: Sequence[Line], habits: Profile, *, heads: bool) -> bool:
    """Whether a line below an unfinished one is the heading of something else, by itself and by what stands below it.

    `below` are the next text lines; `heads` says that in wrapped text the line stands above the first of a paragraph.
    """
    if line.closed or above.closed or len(line.text) < _SHORTEST or _STOP.search(line.text) or depth(line.text):
        return False
    if not below or not reads_as_body(above, habits):
        return False
    if line.wrap:
        return line.width < line.wrap - 2 and above.fills and (heads or _steps_in(line, below[0], habits))
    if len(line.text) >= _HALF * habits.body or "。" not in above.text:
        return False
    return below[0].closed or read_opening(below[0].text) is not None or _steps_in(line, below[0], habits)


def heads_text(line: Line, below: Line) -> bool:
    """Whether an unfinished line that continues none is the heading of the longer text directly below it."""
    if line.closed or line.fills or "。" in line.text or line.text[-1] in _GOES_ON or len(line.text) > _LONGEST:
        return False
    return len(below.text) >= _LONGER * len(line.text) and "。" in below.text


def _steps_in(line: Line, below: Line, habits: Profile) -> bool:
    """Whether the line below is indented as the first of a paragraph is, and this one is not."""
    return below.indent >= max(habits.indent, 2) and below.indent != line.indent
