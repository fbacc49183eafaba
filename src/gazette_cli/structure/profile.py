"""The habits of one document: what is long, indented, spaced or wrapped *here*."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from gazette_cli.structure.lines import Line


@dataclass(frozen=True, slots=True)
class Profile:
    """What is usual in this document.

    `body` is the median length of lines that read as running text (characters); `indented` is the share
    (0..1) of paragraphs that are indented, `indent` by how many blanks (at least one); `gap` the usual number of
    blank lines between two lines.
    """

    body: float
    indented: float
    indent: int
    gap: int


def profile(lines: Sequence[Line]) -> Profile:
    """The habits of the document made of these lines."""
    body = [line for line in lines if len(line.text) >= 12 and ("," in line.text or "。" in line.text)]
    if not body:
        return Profile(40.0, 0.0, 1, 0)
    lengths = sorted(len(line.text) for line in body)
    count = len(body)
    return Profile(
        body=float(lengths[count // 2]),
        indented=_indent_habit(body, lines),
        indent=Counter([line.indent for line in body if line.indent] or [1]).most_common(1)[0][0],
        gap=Counter([line.above for line in body]).most_common(1)[0][0],
    )


def median(values: Sequence[int]) -> float:
    """The middle one of the values, or the mean of the two in the middle.

    What the standard library has for it takes longer to load than an issue to split.

    >>> median([5, 1, 3]), median([4, 1])
    (3, 2.5)
    """
    ordered, half = sorted(values), len(values) // 2
    return ordered[half] if len(values) % 2 else (ordered[half - 1] + ordered[half]) / 2


def _indent_habit(body: Sequence[Line], lines: Sequence[Line]) -> float:
    """Share of paragraph openings that are indented: long lines, and in wrapped text only those below an ended one."""
    inside = {
        id(line) for above, line in pairwise(lines) if line.wrap and not above.closed and above.width >= line.wrap - 3
    }
    starts = [line for line in body if id(line) not in inside]
    return sum([line.indent >= 1 for line in starts]) / len(starts) if starts else 0.0
