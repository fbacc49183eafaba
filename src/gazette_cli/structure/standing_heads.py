"""Words that make a heading by themselves: names of columns that come back from issue to issue, and of notices."""

from __future__ import annotations

from functools import cache, lru_cache

from gazette_cli.fold import HAN
from gazette_cli.grammar.people import RECENT
from gazette_cli.lexicon import words
from gazette_cli.patterns import late
from gazette_cli.structure.lines import SECTION_MARKS

_SUPPLEMENT = late(rf"副刊[·|:]{HAN}{{1,6}}|{HAN}{{1,6}}[·|:]副刊")  # 副刊·灯花
_SURELY = ("信箱", "短波", "简讯", "快讯", "短讯", "短訊", "簡訊", "速递", "速遞", "法院公告")  # no headline ends so
_LONGEST_SURE = 6  # characters
_LONGEST = 24  # characters with marks and blanks
_MARKS = "■●◆▲★【】[]|—-·:《》"


@lru_cache(RECENT)
def is_standing_head(text: str) -> bool:
    """Whether the words, marks taken off, are the name of a column known to recur.

    >>> is_standing_head("【图片新闻】"), is_standing_head("图片里的新闻")
    (True, False)
    """
    bare = _bare(text)
    if bare in _names() or (len(bare) <= _LONGEST_SURE and bare.endswith(_SURELY)):
        return True
    return "副刊" in bare and _SUPPLEMENT.fullmatch(bare) is not None


def names_column(text: str) -> bool:
    """Whether words are the name of a column: one known to recur, or one that ends as such names do.

    >>> names_column("◆街坊短波"), names_column("街坊的早晨")
    (True, False)
    """
    return is_standing_head(text) or text.replace(" ", "").strip(SECTION_MARKS).endswith(words("column_endings"))


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
