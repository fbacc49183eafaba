"""Words that make a heading by themselves: names of columns that come back from issue to issue, and of notices."""

from __future__ import annotations

from functools import cache, lru_cache

from gazette_cli.grammar.people import RECENT
from gazette_cli.lexicon import words

_LONGEST = 24  # characters with marks and blanks
_MARKS = "■●◆▲★【】[]|—-·:《》"


@lru_cache(RECENT)
def is_standing_head(text: str) -> bool:
    """Whether the words, marks taken off, are the name of a column known to recur.

    >>> is_standing_head("【图片新闻】"), is_standing_head("图片里的新闻")
    (True, False)
    """
    return _bare(text) in _names()


@cache
def _names() -> frozenset[str]:
    return frozenset(words("standing_heads")) | frozenset(words("brief_columns"))


def is_whole_head(text: str) -> bool:
    """Whether the words, marks taken off, are such a name or a whole headline, however short.

    >>> is_whole_head("更 正"), is_whole_head("更正一处")
    (True, False)
    """
    bare = _bare(text)
    return bare in _names() or bare in title_words()


@cache
def title_words() -> frozenset[str]:
    """Words that are a whole headline."""
    return frozenset(words("title_words"))


def _bare(text: str) -> str:
    """The words without blanks and marks; none where there are too many for a name."""
    return text.replace(" ", "").strip(_MARKS) if len(text) <= _LONGEST else ""
