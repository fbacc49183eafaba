"""What boxes beside an article are called: 小贴士, 数读·三年, 【链接】退耕还林."""

from __future__ import annotations

import re
from functools import cache

from gazette_cli.lexicon import any_of, words
from gazette_cli.patterns import late

SIDEBAR_TITLE = re.compile(rf"^[【\[(■▲]?{any_of('sidebars')}|.{{0,16}}(?:点评|短评)$")
_SMALL = "小(?:贴士|知识|资料|档案|辞典|词典|常识)"
_NEVER_ELSE = (
    rf"{_SMALL}|小提示|小叮[咛嚀]|小[账帐帳][本簿]|数读|数说(?=[\w“])|数字看|名词解释|背景资料|人物(?:名片|小传|档案)"
)
_NAMED = late(rf"\W{{0,2}}(?!问答)(?:(?:{_NEVER_ELSE})|{any_of('sidebars')}(?!\w))")
_KIND_OF_BOX = rf"\w{{1,6}}{_SMALL}"  # 骡道小档案
_LONGEST = 10  # characters of a name, signs included
_WHOLE = late(rf"\W{{0,2}}(?:{any_of('sidebars')}|{_KIND_OF_BOX})\W{{0,2}}")
_SURE = late(rf"\W{{0,2}}(?:(?:{_NEVER_ELSE})|{any_of('sidebars')}\W+\w)")
_KIND = late(_KIND_OF_BOX)
_NOTE = late(r"\W{0,2}(?:编后(?:语|记|的话)?|编者(?:按|的话|附[言记]|后记))\W{0,2}")
_LONGEST_SIGNS = 3  # before the first word
_ALONE = late(rf"\W{{0,2}}(?:{_NEVER_ELSE})\W{{0,2}}")


def has_box_name(text: str) -> bool:
    """Whether a title begins with the name of a box, and that is a word by itself.

    >>> has_box_name("链接 何为小院"), has_box_name("链接城乡的路")
    (True, False)
    """
    return _NAMED.match(text) is not None


def names_box(text: str) -> bool:
    """Whether the words are the name of a box and nothing else, signs around it left out.

    >>> names_box("【记者手记】"), names_box("记者手记 泥脚印")
    (True, False)
    """
    return len(text) <= _LONGEST and _WHOLE.fullmatch(text) is not None


def surely_heads_box(text: str) -> bool:
    """Whether a heading is that of a box and of nothing else: 数读·三年, 【链接】退耕还林.

    >>> surely_heads_box("【链接】退耕还林"), surely_heads_box("点评")
    (True, False)
    """
    if text[-1] in "案料士识典" and _KIND.fullmatch(text):
        return True
    return (text[0] in _firsts() or not text[0].isalnum()) and _SURE.match(text) is not None


def names_note(text: str) -> bool:
    """Whether the words are the name of an editor's note and nothing else: it heads that note, whatever signs it shares
    with other headings.

    >>> names_note("■编后"), names_note("编后语:灯亮了")
    (True, False)
    """
    return "编" in text[:_LONGEST_SIGNS] and _NOTE.fullmatch(text) is not None


@cache
def _firsts() -> frozenset[str]:
    """What names of boxes begin with."""
    return frozenset(name[0] for name in words("sidebars"))


def is_box_name(text: str) -> bool:
    """Whether the words are the name of a box alone, which may stand above its headline as well.

    >>> is_box_name("●小资料"), is_box_name("数读·三年")
    (True, False)
    """
    return _ALONE.fullmatch(text) is not None
