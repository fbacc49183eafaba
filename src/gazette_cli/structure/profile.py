"""The habits of one document: what is long, indented, spaced or wrapped *here*."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from gazette_cli.structure.lines import Line

_WRAP_WIDTHS = range(14, 61)  # characters a hard-wrapped line can be wide


@dataclass(frozen=True, slots=True)
class Profile:
    """What is usual in this document.

    `body` is the median length of lines that read as running text (characters); `wrap` the width at
    which lines are broken by hand, or 0; `indented` is the share (0..1) of paragraphs that are indented;
    `gap` the usual number of blank lines between two lines.
    """

    body: float
    wrap: int
    indented: float
    gap: int


def profile(lines: Sequence[Line]) -> Profile:
    """The habits of the document made of these lines."""
    wrap = _wrap_width(lines)
    body = [line for line in lines if len(line.text) >= 12 and ("," in line.text or "。" in line.text)]
    if not body:
        return Profile(40.0, wrap, 0.0, 0)
    lengths = sorted(len(line.text) for line in body)
    count = len(body)
    return Profile(
        body=float(lengths[count // 2]),
        wrap=wrap,
        indented=_indent_habit(body, lines, wrap),
        gap=Counter([line.above for line in body]).most_common(1)[0][0],
    )


def _indent_habit(body: Sequence[Line], lines: Sequence[Line], wrap: int) -> float:
    """Share of paragraph openings that are indented: long lines, and in wrapped text only those below an ended one."""
    starts = body
    if wrap:
        inside = {id(line) for above, line in pairwise(lines) if not above.closed and above.width >= wrap - 3}
        starts = [line for line in body if id(line) not in inside]
    return sum([line.indent >= 1 for line in starts]) / len(starts) if starts else 0.0


def _wrap_width(lines: Sequence[Line]) -> int:
    """Width W such that many lines stop at W (give or take two) without ending a sentence, and few are wider."""
    widths = Counter([line.width for line in lines if len(line.text) >= 8])
    total = widths.total()
    if total < 8:
        return 0
    best, best_share = 0, 0.0
    wider = sum(count for width, count in widths.items() if width > _WRAP_WIDTHS[0])
    found = widths.get
    for width in _WRAP_WIDTHS:
        full = found(width, 0) + found(width - 1, 0) + found(width - 2, 0)
        wider -= found(width + 1, 0)
        share = (full - 3 * wider) / total
        if share > best_share:
            best, best_share = width, share
    if best_share < 0.3:
        return 0
    broken = [line for line in lines if best - 2 <= line.width <= best and not line.closed]
    return best if len(broken) >= 0.25 * total else 0
