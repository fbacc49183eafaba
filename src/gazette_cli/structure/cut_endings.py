"""The last word of a line broken by hand, cut off where nothing but it is left: （未|完待续）, 王小满|摄影."""

from __future__ import annotations

from gazette_cli.patterns import late
from gazette_cli.structure.lines import Line

_ROLES = frozenset(("摄影", "攝影", "摄", "攝", "供图", "供圖"))  # the rest of a credit whose name ends the line above
_OPENED = late(r"\([^()]{0,20}$")
_CLOSED = late(r"[^()]{1,12}\)")


def is_cut_off(line: Line, below: Line) -> bool:
    """Whether the line below holds but the end of a bracket opened at the end of this one, or what a name did."""
    if not line.wrap or line.closed or below.above > line.above:
        return False
    if below.text in _ROLES:
        return line.fills
    return below.text[-1] == ")" and _CLOSED.fullmatch(below.text) is not None and _OPENED.search(line.text) is not None
