"""Marks that quoted mail sets before its lines (`> `, `>> `): they stand in the margin, and are no words."""

from __future__ import annotations

import re
from typing import NamedTuple

from gazette_cli.span import Span

_MARKS = re.compile(r"^ ?(>(?: ?>){0,4})(?: |$|(?=[^\s>]))", re.MULTILINE)
_FEWEST = 5  # lines so marked
_RUN = 3  # … in a row, however few they are
_SHARE = 0.2  # … of those that are not blank


class Margin(NamedTuple):
    """What stands before the words of one line: it ends at `end`, one blank behind the marks included."""

    end: int
    marks: Span


def margins_of(text: str) -> dict[int, Margin]:
    """The margins of a folded text by the offsets at which their lines begin; none unless it is quoted mail.

    >>> margins_of("> 甲\\n" * 5)[4]
    Margin(end=6, marks=Span(start=4, end=5))
    """
    if text.count("\n>") + text.count("\n >") < _RUN - 1:
        return {}
    found = {match.start(): Margin(match.end(), Span(*match.span(1))) for match in _MARKS.finditer(text)}
    lines = sum(not line.isspace() for line in text.split("\n") if line)
    return found if len(found) >= max(_FEWEST, _SHARE * lines) else _in_runs(text, found)


def _in_runs(text: str, found: dict[int, Margin]) -> dict[int, Margin]:
    """Those of the margins that a blank follows, on three lines and more in a row: a mail quoted at the end."""
    kept: dict[int, Margin] = {}
    run: list[int] = []
    below = -1  # where the line below the run begins
    for start, margin in found.items():
        followed = text[margin.marks.end : margin.marks.end + 1] in " \n"
        if start != below:
            run = []
        elif not run:  # one above has no blank
            followed = False
        below = text.find("\n", start) + 1
        run = [*run, start][-_RUN:] if followed else []
        if len(run) == _RUN:
            kept.update({at: found[at] for at in run})
    return kept
