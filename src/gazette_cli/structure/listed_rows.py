"""Rows of a list that no full stop ends: what to ring, what is filled in behind a label, what is on which day."""

from __future__ import annotations

from gazette_cli.lexicon import any_of
from gazette_cli.patterns import late
from gazette_cli.structure.lines import Line, depth

_FIELD = late(rf"[^\w]?{any_of('field_labels')}[)】\]]?:")
_ON_DAY = late(r"[^\w(]?\d{1,2}月\d{1,2}日(?:\([^()]{1,3}\))?[^ ,。;年]{0,16} +\S")
_CONTACT = late(
    r"(?:电话|專線|专线|热线|联系人|洽询|洽詢|咨询|报名|订席|訂席)[^,。;:]{0,8}:[^,。;]*\d{4,}[^,。;]{0,12}$"
)
_GOES_ON = frozenset(",、(:-—")
_MOST = 40  # characters of a row


def starts_row(above: Line, line: Line) -> bool:
    """Whether both lines are rows of one list or fields of one card, or the whole one above says whom to ring."""
    first, second = above.text, line.text
    if above.closed or above.fills or first[-1] in _GOES_ON or depth(first) > 0:
        return False
    if ":" in first and len(first) <= _MOST and _CONTACT.search(first) is not None:
        return True
    if ":" in first and ":" in second and _FIELD.match(first) is not None and _FIELD.match(second) is not None:
        return True
    return "月" in second and _ON_DAY.match(second) is not None and _ON_DAY.match(first) is not None
