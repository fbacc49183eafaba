"""Columns and supplements that count their own issues: 道钉（副刊第八十七期）."""

from __future__ import annotations

from gazette_cli.patterns import late

_ISSUE = r" *\((?:副刊|专版|专刊|總?总?)?第[\d一二三四五六七八九十百〇零]{1,5}期\)"
_COLUMN = late(rf"[^\W\d](?: *[^\W\d]){{1,7}}{_ISSUE}")
_AT_END = late(rf"{_ISSUE}$")


def counts_issues(text: str) -> bool:
    """Whether a line is the name of a column and the number of its issue in brackets.

    >>> counts_issues("道 钉 (副刊第八十七期)"), counts_issues("风雪会让站(七)")
    (True, False)
    """
    return text[-2:] == "期)" and _COLUMN.fullmatch(text) is not None


def without_issue(name: str) -> str:
    """The name of a column without the number of its issue.

    >>> without_issue("道 钉 (副刊第八十七期)")
    '道 钉'
    """
    return _AT_END.sub("", name) if name[-2:] == "期)" else name
