"""What stands around the name below a letter or a post and names nobody: 你的朋友 …, … 上, … 等二十三户, … (八年级)."""

from __future__ import annotations

import re

from gazette_cli.fold import HAN
from gazette_cli.grammar.full_names import is_name
from gazette_cli.patterns import late

_NUMBER = "(?:\\d|[一二三四五六七八九十百几数幾數余餘多]){1,5}"
_WITH_OTHERS = late(rf"(?<=[^\W\d_]) *等(?:{_NUMBER} *[人户戶名位家]{HAN}{{0,3}})?(?=[)】]?$)")  # 王明 等二十三户
_REGARDS = late(
    rf"(?<= )({HAN}{{2,4}}?)"
    r"( *(?:(?<![早晚网会线马以之街路])上|[启啟叩拜]|叩[上首拜]|[顿頓]首|鞠躬|手[启啟书書]))(?=[)】]?$)"
)
_REGARDS_END = frozenset("上启啟叩拜首躬书書")
_RELATED = late(rf"(?:爱?[你您]们?的{HAN}{{1,5}}|一[位名个]{HAN}{{0,3}})(?= )")
_MONTH = r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})月"
_WRITTEN = late(  # … 2021年5月于松坪, … 二〇二一年五月
    rf" (?:[12]\d{{3}}|[一二三四五六七八九〇○零]{{4}})年{_MONTH}"
    r"(?:(?:\d{1,2}|[一二三四五六七八九十廿卅]{1,3})[日曰])?"
    rf"(?: ?[于於写寫记記在]{{1,2}} ?{HAN}{{2,8}})?(?=[)】]?$)"
)
_INNER = r"\((?:[^()。]|\([^()。]{1,4}\)){2,18}\)"
_OF_SIGNED = re.compile(rf"(?<={HAN}{{2}}){_INNER}$")  # 文/王明(初二(5)班家长)
_SIGNS_FIRST = re.compile(
    r"[◎○□■●▲△◆◇★☆]|(?:文|图|圖|文·图|文·圖|图文|圖文|撰文|作者|采写|整理|记者|口述|讲述|供稿)[:/|]"
)
_OF_SCHOOL = late(
    rf"{HAN}{{2,4}}\({HAN}{{1,8}}(?:[中小大][学學]|[学學][校院]|國[中小]|高中|初中|附中|附小){HAN}{{0,8}}\)"
)


def without_letter_parts(text: str) -> str:
    """The line with blanks of the same length where something of that kind stands.

    >>> without_letter_parts("顺兴楼居民 王明上"), without_letter_parts("你的朋友 王明")
    ('顺兴楼居民 王明 ', '     王明')
    """
    left = _WITH_OTHERS.sub(_blank, text) if "等" in text[-9:] else text
    if not _REGARDS_END.isdisjoint(text[-2:]) and " " in text:
        left = _REGARDS.sub(_after_name, left)
    left = _RELATED.sub(_blank, left, 1) if text[0] in "你您爱一" else left
    left = _WRITTEN.sub(_blank, left) if "年" in text and "月" in text else left
    if left[-1] == ")" and left[0] != "(" and (_SIGNS_FIRST.match(left) or _OF_SCHOOL.fullmatch(left)):
        left = _OF_SIGNED.sub(_blank, left)
    return left


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _after_name(match: re.Match[str]) -> str:
    """The name alone, if it is one, and blanks for what was said with respect."""
    return match[1].ljust(len(match[0])) if is_name(match[1]) else match[0]
