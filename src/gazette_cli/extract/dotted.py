"""Names with middle dots: 阿依努尔·买买提, 巴雅斯·诺敏, 约翰·史密斯.

Such a name has no surname to begin with. It reaches from what cannot be part of it in front (a mark, a title, a
grammar word) to what cannot behind: a mark, a grammar word, a verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from gazette_cli.fold import HAN
from gazette_cli.grammar.full_names import SOUNDS, is_transliterated
from gazette_cli.tagger import View, title_before
from gazette_cli.tagger.titles import title_after
from gazette_cli.tagger.view import is_word, tag_of

_BEFORE, _BEHIND = 7, 8  # characters of the first part of a name and of the last
# Grammar words, and what somebody says or asks; few names are written with them.
_NOT_INSIDE = frozenset(
    "的了是在与跟对把被给向为由从等也都就将已曾说道讲问找请洽叫让很最不没我你他她它们这每一二三两上下到进出回第今昨"
)
_SOUNDED = ("阿不", "布都", "不都", "卜都", "满都")  # grammar words that many names hold, with what stands before them
_OPENS = frozenset("和同有")  # these are sound characters too, but stand in front of names oftener
_SOUNDS = frozenset(SOUNDS)
_RAISED = frozenset("了出到起议问交供醒着")  # 提出, 提到
_TAKES_OFFICE = frozenset("任获称捧领")
_DOES = ("v", "d", "p", "vn", "t", "c")


@cache
def _dots() -> re.Pattern[str]:
    """The dots of a name with what stands between them: ·, ·伊万诺维奇·; letters of the name stand on both sides."""
    letters = rf"(?:(?![{''.join(sorted(_NOT_INSIDE))}]){HAN}){{1,8}}"
    return re.compile(rf"[·.](?<={HAN}.)(?:{letters}[·.])*(?={HAN})")


def dotted_names(view: View) -> Iterator[tuple[int, int]]:
    """`[start, end)` of every name with middle dots, ascending.

    >>> from gazette_cli.tagger import see
    >>> text = "老师达苏亚·博雅努带着学生和伊洛·达贝拉上山"
    >>> [text[start:end] for start, end in dotted_names(see(text))]
    ['达苏亚·博雅努', '伊洛·达贝拉']
    """
    text = view.text
    for match in _dots().finditer(text):
        start, titled = _begin(text, match.start())
        end = _end(text, match.end())
        foreign = is_transliterated(text[start:end])
        # A dot of the ASCII kind may be a stop: 绕行900米.旁听业主柏青松.
        shown = titled or ("." not in match[0] and title_after(text, end) is not None)
        if not foreign and not shown:
            start = _sounded(text, match.start())
            foreign = is_transliterated(text[start:end])
        if start < match.start() and (foreign or (shown and text[end : end + 1] not in ("·", "."))):
            yield start, end


def _begin(text: str, dot: int) -> tuple[int, bool]:
    """Where the part before the first dot begins, and whether a title stands in front of it."""
    for at in range(dot - 1, max(-1, dot - _BEFORE - 1), -1):
        if title_before(text, at) is not None and text[at - 1] != " ":
            return at, True
        before = text[at - 1 : at]
        if not (_is_letter(before) or text[at - 2 : at] in _SOUNDED) or before in _OPENS:
            return at, False
    return _sounded(text, dot), False


def _sounded(text: str, dot: int) -> int:
    """Where the sounds begin that end in front of a dot: 土生葡人|马里奥·; the dot itself where they are too few."""
    places = (at for at in range(max(0, dot - _BEFORE), dot - 1) if text[at] in SOUNDS)
    return next((at for at in places if is_transliterated(text[at:dot])), dot)


def _end(text: str, begin: int) -> int:
    """Where the part behind the last dot ends."""
    for at in range(begin + 1, min(len(text), begin + _BEHIND) + 1):
        if not _is_letter(text[at : at + 1]) and text[at - 1 : at + 1] not in _SOUNDED:
            return at
        if title_after(text, at) or (at > begin + 1 and (_does(text, at) or _goes_on(text, at))):
            return at
    places = (at for at in range(min(len(text), begin + _BEHIND), begin + 1, -1) if text[at - 1] in SOUNDS)
    return next((at for at in places if is_transliterated(text[begin:at])), begin + 1)


def _goes_on(text: str, at: int) -> bool:
    """Whether a word without a sound of names stands here, or 提 with what was raised: 艾山|胸口, 亚森|提了一句."""
    if text[at] == "提":
        return text[at + 1 : at + 2] in _RAISED and not is_word(text[at + 1 : at + 3])
    return _SOUNDS.isdisjoint(text[at : at + 2]) and is_word(text[at : at + 2])


def _does(text: str, at: int) -> bool:
    """Whether a verb or another word behind names stands here: 带着, 认为, 来了, 夺金; no sound of a name."""
    if text[at] in "来去":
        return text[at + 1 : at + 2] not in SOUNDS
    if text[at] in SOUNDS:
        return False
    if text[at] in _TAKES_OFFICE:
        return True
    return tag_of(text[at : at + 2]) in _DOES or (tag_of(text[at]) in _DOES and _is_letter(text[at + 1 : at + 2]))


def _is_letter(char: str) -> bool:
    return char not in _NOT_INSIDE and bool(re.match(HAN, char))
