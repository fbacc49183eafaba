"""Names of columns that come back from issue to issue."""

from __future__ import annotations

from functools import cache

from gazette_cli.lexicon import words

_LONGEST = 24  # characters with marks and blanks
_MARKS = "■●◆▲★【】[]|—-·:《》"


def is_standing_head(text: str) -> bool:
    """Whether the words, marks taken off, are the name of a column known to recur.

    >>> is_standing_head("【图片新闻】"), is_standing_head("图片里的新闻")
    (True, False)
    """
    return len(text) <= _LONGEST and text.replace(" ", "").strip(_MARKS) in _names()


@cache
def _names() -> frozenset[str]:
    return frozenset(words("standing_heads"))
