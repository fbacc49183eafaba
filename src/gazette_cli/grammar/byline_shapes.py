"""Bylines that are known by the shape of the whole line, so that any word in its place is a name."""

from __future__ import annotations

import re
from typing import NamedTuple

from gazette_cli.fold import HAN
from gazette_cli.grammar.forum_heads import read_forum_head
from gazette_cli.grammar.full_names import (
    ORGANISATION,
    headings,
    is_common,
    is_given,
    is_like_name,
    is_name,
    is_named_by_word,
    is_transliterated,
    is_word_of_a_name,
    standing_heads,
)
from gazette_cli.grammar.offices import IDENTITIES, ORG_END, TELLS, described
from gazette_cli.patterns import late

_LABEL = (
    r"(?:文字?|[图圖]片?|[摄攝]影?|[编編][辑輯]?|撰文|插[图圖]|[绘繪][图圖]?|整理|采写|排版|[设設][计計]"
    r"|[^\W\d]{0,4}(?:记录|統計|统计|航拍|剪辑|视频))"
)
_PART = re.compile(rf"({_LABEL})[/|] ?({HAN}{{2,4}})")
_PARTS = late(rf"[(【]?{_PART.pattern}(?:[ 、,/|]+{_PART.pattern}){{1,3}}[)】]?")
_TOLD_AND_WRITTEN = late(
    rf"[(【]?({HAN}{{2,4}}) ?([口讲講自]述|口[传傳])[ ,、|/]+({HAN}{{2,4}})"
    r" ?(记|記|整理|记录|記錄|笔录|执笔|撰文|采写|采访)[)】]?"
)
_WROTE = late(  # 王明 著, [意]丽塔·贝尼尼 著 王明 译
    rf"(?:[\[(〔]{HAN}{{1,4}}[\])〕] ?)?({HAN}{{2,4}}|{HAN}{{1,8}}(?:·{HAN}{{1,8}})+)"
    r" +(编?著|编|撰|译|譯|编译|原著|作词|作曲)"
    rf"(?: +({HAN}{{2,4}}) +(译|譯|编译|校译|绘))?"
)
_LAST_WORDS = frozenset("记記理录錄笔文写访著编撰译譯词曲绘")  # … end with
_SQUARES = frozenset("□○")
_LONGEST_MARKED = 10  # characters of a name behind a square
_LENT = frozenset(("新华", "人民", "光明", "中新", "网络", "资料", "本报", "本刊", "官网"))  # 图/新华
_AND_SCHOOL = late(  # 王明 某中学高二学生
    rf"({HAN}{{2,4}}) +({HAN}{{0,12}}(?:[中小大][学學]|[学學][校院]|公司|[厂廠村镇鎮县縣市区區局院]){HAN}{{0,4}}"
    rf"(?:{IDENTITIES}|[学學]生|老師|教師|員工|會員|義工))"
)
_BODY = rf"{HAN}{{1,9}}(?:中心|车间|分厂|[科室部处處办辦股站社局院组組队隊班])"
_TWO_BODIES = late(rf"({_BODY}) +({HAN}{{2,3}}) +({_BODY}) +({HAN}{{2,3}})")  # 宣传科 王明 内科 李芳
_CREDITED = re.compile(
    rf"[。!?”] ?({HAN}{{2,3}}|{HAN} +{HAN}) ?([摄攝](?:影(?:[报報][道導])?)?|供[图圖])$"
)
_CREDIT_ALONE = late(rf"({HAN}{{2,3}}) +([摄攝])")  # 丰收 摄
_ASKED = late(r"(?:受访(?:者|人|嘉宾)|采访对象)[/:|] ?[^,。:/|]{2,20}")  # below a headline, and no author
_LONGEST_CREDIT = 16  # characters of a name and what was done, the full stop before them included


class Named(NamedTuple):
    """A person in a byline: name without inner spaces, printed role or None, `[start, end)` in the text read."""

    name: str
    role: str | None
    start: int
    end: int


class Shape(NamedTuple):
    """Who is named in a line of a known shape, and whether a role says so."""

    people: tuple[Named, ...]
    has_role: bool


def read_shape(text: str) -> Shape | None:
    """What a line says that is a name with what he or she is in brackets, one behind a square, the head of a post, or
    names behind labels and strokes; None for every other line."""
    match = described(text)
    if match and (
        is_name(name := match[1].replace(" ", "")) or is_named_by_word(name) or text[-2] == "族"
    ):
        return Shape((Named(name, None, *match.span(1)),), False)
    if text[0] in _SQUARES and len(text) <= _LONGEST_MARKED and (signed := _read_marked(text)):
        return Shape((signed,), False)
    if "。" in text:
        return None
    if text[0] in "受采" and _ASKED.fullmatch(text):
        return Shape((), True)
    if text[-1] in "摄攝" and (alone := read_credit_alone(text)):
        return Shape((alone,), True)
    forum = read_forum_head(text) if text[:2] == "楼主" or "发表于" in text else None
    if forum is not None:
        name, start, end = forum
        return Shape((Named(name, "楼主", start, end),), True)
    told = _read_told(text) if (text[-1] in _LAST_WORDS or text[-2] in _LAST_WORDS) and " " in text[2:] else ()
    if told:
        return Shape(told, True)
    if text.count(" ") >= 3 and (two := _TWO_BODIES.fullmatch(text)) and is_name(two[2]) and is_name(two[4]):
        return Shape((Named(two[2], None, *two.span(2)), Named(two[4], None, *two.span(4))), False)
    labelled = read_labelled(text) if "/" in text or "|" in text else ()
    return Shape(labelled, True) if labelled else None


def _read_told(text: str) -> tuple[Named, ...]:
    """Who told a story and who wrote it down (王明 口述 疏影 记), or who wrote a book (王明 著); or nothing."""
    match = _TOLD_AND_WRITTEN.fullmatch(text) or _WROTE.fullmatch(text)
    pairs = [n for n in range(1, match.re.groups, 2) if match[n]] if match else []
    found = [(match[n], match[n + 1], match.span(n)) for n in pairs] if match else []
    if not all(may_sign(name) or is_transliterated(name) for name, _, _ in found):
        return ()
    return tuple([Named(name, role, *span) for name, role, span in found])


def _read_marked(text: str) -> Named | None:
    """What stands alone behind a square or a circle signs, even where it is a common word: □ 盛夏."""
    name = text[1:].replace(" ", "")
    if not is_word_of_a_name(name) or name in headings():
        return None
    return Named(name, None, len(text) - len(text[1:].lstrip(" ")), len(text))


def name_before(words: str, *, spare: int) -> str:
    """The full name run into what stands behind it, in `spare` characters or more; or nothing.

    >>> name_before("王小明台南报导", spare=4)
    '王小明'
    """
    for length in (3, 2):
        if len(words) >= length + spare and is_name(words[:length]):
            return words[:length]
    return ""


def may_sign(word: str) -> bool:
    """Whether a word can be a name or what somebody calls himself, where only names stand."""
    if word in _LENT or ORGANISATION.fullmatch(word) or ORG_END.search(word) or word in standing_heads():
        return False
    return is_name(word) or is_word_of_a_name(word) or (is_like_name(word) and is_given(word[1:]))


def read_labelled(text: str) -> tuple[Named, ...]:
    """The names behind two labels and strokes or more, or nothing.

    >>> [(who.name, who.role) for who in read_labelled("文/王明 图/须晴")]
    [('王明', '文'), ('须晴', '图')]
    """
    if _PARTS.fullmatch(text) is None:
        return ()
    parts = list(_PART.finditer(text))
    if not all(may_sign(part[2]) for part in parts):
        return ()
    return tuple([Named(part[2], part[1], *part.span(2)) for part in parts])


def read_schooled(text: str) -> Named | None:
    """A name and behind a gap the school or the place somebody comes from, with what he or she is there; or None.

    >>> read_schooled("郗子朗 青鹭湾中学中五学生").name
    '郗子朗'
    """
    match = _AND_SCHOOL.fullmatch(text)
    if match is None or not is_name(match[1]) or not is_given(match[1][-1]) or TELLS.search(match[2]):
        return None
    return Named(match[1], None, *match.span(1))


def read_credit_alone(text: str) -> Named | None:
    """Who took the picture on a line of its own, where a common word is a name too.

    >>> read_credit_alone("丰收 摄").name
    '丰收'
    """
    match = _CREDIT_ALONE.fullmatch(text)
    return Named(match[1], match[2], *match.span(1)) if match and may_sign(match[1]) else None


def read_credit(text: str) -> Named | None:
    """Who took the picture, behind the last full stop of its caption: there a common word is a name too (。秋实 摄).

    >>> read_credit("两个班追成平手。秋实 摄").name
    '秋实'
    """
    match = _CREDITED.search(text, max(len(text) - _LONGEST_CREDIT, 0))
    name = match[1].replace(" ", "") if match else ""
    if match is None or name in headings() or name in _LENT or name[0] in "本资網网":
        return None
    spread = " " in match[1] and is_word_of_a_name(name)
    if not (spread or is_word_of_a_name(name) or (is_like_name(name) and not is_common(name))):
        return None
    return Named(name, match[2], *match.span(1))
