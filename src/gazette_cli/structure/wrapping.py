"""Lines broken by hand at one width: all through the document, or in some of its columns only."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from gazette_cli.structure.lines import Line, cells_of

_WIDTHS = range(12, 61)  # characters a hard-wrapped line can be wide
_SHORTEST = 8  # characters; shorter lines say nothing about the width
_FEWEST = 8  # such lines in a document
_SHARE = 0.3  # of the lines of a document that stop at its width, wider ones counting three times against it
_BROKEN = 0.25  # of the lines that stop there in mid-sentence
_SOME = 0.15  # of the lines of a document that run on, if it is wrapped in places
_HARDLY = 0.1  # of the lines that break off, without which nothing is looked for
_AROUND = 6  # lines above and below that make a neighbourhood
_SLACK = 2  # characters by which punctuation moves the end of a full line
_OVER = 3  # characters by which a line may be wider than the others and yet have been broken
_SET_RIGHT = 8  # blanks before a line that is set right: a signature, as wide as it pleases
_FULL, _UNFINISHED = 5, 3  # lines of running text that stop at its width, and those that do in mid-sentence
_MARKS = re.compile("[,。;]")
_GAP = re.compile(r"\S {2,}\S|[….·]{4}")  # between the columns of a table or contents list


def mark_wraps(lines: Sequence[Line]) -> None:
    """Set `wrap` of every line in a stretch of hard-wrapped lines, and `width` to the measure that shows it.

    The document may be wrapped by characters or by cells (two half-width characters to a full-width one).
    """
    short = [line for line in lines if not line.closed and len(line.text) <= _WIDTHS[-1]]
    if sum(["," in line.text or "。" in line.text for line in short]) < max(_UNFINISHED, _HARDLY * len(lines)):
        return
    measures = [line.width for line in lines], cells_of(lines)
    rows = [_has_gap(line) for line in lines]
    share, wrap, measured = max((*_wrap_of_all(lines, measured, rows), measured) for measured in measures)
    if share:
        _set(lines, measured, [wrap if width <= wrap + _OVER else 0 for width in measured])
        return
    for measured in measures:
        wraps = _wraps_around(lines, measured, rows)
        if wraps:
            _set(lines, measured, wraps)
            return


def _set(lines: Sequence[Line], measured: Sequence[int], wraps: Sequence[int]) -> None:
    for line, width, wrap in zip(lines, measured, wraps, strict=True):
        line.width, line.wrap = width, wrap


def _wrap_of_all(lines: Sequence[Line], measured: Sequence[int], rows: Sequence[bool]) -> tuple[float, int]:
    """The share of lines that stop in mid-sentence at one width (give or take two), and that width; or zeros."""
    widths = Counter([
        width for line, width, row in zip(lines, measured, rows, strict=True)
        if not row and len(line.text) >= _SHORTEST and line.indent < _SET_RIGHT
    ])
    total = widths.total()
    if total < _FEWEST:
        return 0.0, 0
    best, best_share = 0, 0.0
    wider = sum([count for width, count in widths.items() if width > _WIDTHS[0]])
    found = [widths.get(width, 0) for width in range(_WIDTHS[0] - _SLACK, _WIDTHS[-1] + 2)]
    for width, less, little_less, here, above in zip(_WIDTHS, found, found[1:], found[2:], found[3:], strict=False):
        wider -= above
        share = (less + little_less + here - 3 * wider) / total
        if share > best_share:
            best, best_share = width, share
    if best_share < _SHARE:
        return 0.0, 0
    broken = sum(
        best - _SLACK <= width <= best and not line.closed for line, width in zip(lines, measured, strict=True)
    )
    return (best_share, best) if broken >= _BROKEN * total else (0.0, 0)


def _has_gap(line: Line) -> bool:
    """Whether the line is a row of a table or of a contents list, as wide as its columns make it."""
    text = line.text
    may_be = "  " in text or "…" in text or "." in text or "·" in text
    return may_be and _GAP.search(text) is not None


def _wraps_around(lines: Sequence[Line], measured: Sequence[int], rows: Sequence[bool]) -> list[int]:
    """For each line the width its neighbours are wrapped at, 0 where they are not; empty where no line is."""
    running = [
        not row and width in _WIDTHS and _MARKS.search(line.text) is not None
        for line, width, row in zip(lines, measured, rows, strict=True)
    ]
    broken = Counter([width for line, width, runs in zip(lines, measured, running, strict=True)
                      if runs and not line.closed])
    usual = max((sum(broken.get(width - k, 0) for k in range(_SLACK + 2)) for width in broken), default=0)
    if sum(running) < _FEWEST or usual < _UNFINISHED or broken.total() < _SOME * len(lines):
        return []
    wraps = [_wrap_around(lines, measured, running, n) for n in range(len(lines))]
    _spread(lines, measured, running, wraps)
    return wraps if any(wraps) else []


def _spread(lines: Sequence[Line], measured: Sequence[int], running: Sequence[bool], wraps: list[int]) -> None:
    """Elsewhere too a line of running text that stops in mid-sentence just there, and the line below, were broken."""
    known = {width for width in wraps if width}
    for n in range(len(lines) - 1):
        if wraps[n] or not running[n] or lines[n].closed:
            continue
        width = next((width for width in known if width - 1 <= measured[n] <= width), 0)
        if width and measured[n + 1] <= width + 1:
            wraps[n] = width
            wraps[n + 1] = wraps[n + 1] or width


def _wrap_around(lines: Sequence[Line], measured: Sequence[int], running: Sequence[bool], n: int) -> int:
    around = range(max(n - _AROUND, 0), min(n + _AROUND + 1, len(lines)))
    texts = [k for k in around if running[k]]
    if len(texts) < _FULL:
        return 0
    ends = Counter([measured[k] for k in texts])
    best = max(ends, key=lambda width: (ends[width] + ends.get(width - 1, 0), width))
    full = [lines[k] for k in texts if best - _SLACK <= measured[k] <= best + 1]
    if measured[n] > best + 1 or len(full) < _FULL or sum(not line.closed for line in full) < _UNFINISHED:
        return 0
    return best
