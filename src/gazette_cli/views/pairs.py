"""Two prints of one paragraph, one above the other, with what differs marked: the report of repeats for people."""

from __future__ import annotations

from difflib import SequenceMatcher

from gazette_cli.views.base import Record, View
from gazette_cli.views.columns import printable

_OPEN, _CLOSE = "【", "】"


def marked(text: str, other: str) -> tuple[str, str]:
    """Both texts with the characters that differ between 【 and 】.

    >>> marked("召开会议", "召开金议")
    ('召开【会】议', '召开【金】议')
    """
    left, right = [], []
    for tag, start, end, other_start, other_end in SequenceMatcher(None, text, other, autojunk=False).get_opcodes():
        mine, yours = text[start:end], other[other_start:other_end]
        left.append(mine if tag == "equal" else f"{_OPEN}{mine}{_CLOSE}")
        right.append(yours if tag == "equal" else f"{_OPEN}{yours}{_CLOSE}")
    return "".join(left), "".join(right)


def pair(record: Record) -> bytes:
    """Three lines: what and where, what stays, what goes."""
    stays, goes = marked(record["kept_text"], record["text"])
    rule = f", {record['rule']}" if record["rule"] else ""
    verb = "also " if record["kind"] == "overlap" else "goes "
    lines = (
        f"{record['kind']} {record['likeness']:.2f}{rule}",
        f"  stays {record['kept_article']}  {stays}",
        f"  {verb} {record['article']}  {goes}",
    )
    return ("\n".join(map(printable, lines)) + "\n").encode()


VIEW = View(pair, between=b"\n")
