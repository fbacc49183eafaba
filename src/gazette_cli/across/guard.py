"""Whether the differences between two prints are noise, or facts: numbers, names, negation and the like.

An edit is noise where one side of it cannot be meant: a letter among digits, a rare character in a name. Where
both sides could be meant, the two prints say two things, however alike they are.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from gazette_cli.lexicon import words

_DIGITS = frozenset("0123456789.%‰")
_NUMERALS = frozenset("0123456789.%‰〇零一二三四五六七八九十百千万亿两几半萬億兩")
_VAGUE = frozenset("几半两")
_QUANTITY = frozenset("本上下多数每各该某首末前后当这那另全余近约今明去")
_NEGATION = frozenset("不未无無没沒非否勿莫禁免停")
_ASSENT = frozenset("可能已会将应须得有也还要就予仍曾均都皆必再可")
_LOOKALIKE = frozenset("OoQDlIiZzSsbBgqG|")
_SETS = tuple(map(frozenset, (
    "东西南北中", "東西南北中", "上中下", "前后", "左右", "早中午晚夜", "春夏秋冬", "大小", "多少", "增减升降", "男女",
    "正副", "甲乙丙丁戊己庚辛", "年月日时周季", "元角分", "镇乡村县区市省", "内外", "新旧老", "高低", "父母",
    "兄弟姐妹", "壹贰叁肆伍陆柒捌玖拾佰仟", "买卖", "进出", "开关闭", "胜负败", "同异", "公私", "昨今明", "初中高",
)))  # fmt: skip
_PLACE_ENDS = frozenset("镇乡村县区市省路街巷桥河湖山岛站局院校厂港湾鎮鄉縣區橋灣")
_BEFORE_NAMES = frozenset("长任记者员民师生工理席事士授警官人妇農民長記師")
_BEHIND_NAMES = frozenset("说介表告称认讲带率説稱認")
_FEW_EDITS = 2  # with so few, a difference of one character is looked at as closely as one of two
_MANY_PLACES = 3  # places have changed, and not been misread, where they are one edit in so many
_COMMON_HAN = range(0xB0A1, 0xD7FA)  # the first level of GB 2312: characters in daily use


class Edit(NamedTuple):
    """What stands at `[start, end)` of one text where the other has `[other_start, other_end)`."""

    start: int
    end: int
    other_start: int
    other_end: int


class Word(NamedTuple):
    """A word of a text, where it begins, and whether it may be a person's name."""

    text: str
    start: int
    is_name: bool


class Reading:
    """A text and, once somebody asks, its words."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._words: list[tuple[str, str]] = []
        self._starts: list[int] = []

    def word_at(self, offset: int) -> Word:
        """The word that holds the character at `offset`."""
        if not self._words:
            import rjieba

            self._words = rjieba.tag(self.text)
            self._starts = [0, *accumulate(len(word) for word, _ in self._words)]
        number = bisect_right(self._starts, offset) - 1
        word, tag = self._words[number]
        return Word(word, self._starts[number], tag.startswith("nr"))


def difference(one: Reading, other: Reading, edits: Sequence[Edit]) -> str | None:
    """The first kind of fact in which the two differ, or None where all edits are noise.

    One of number, negation, opposite, name, place, wording.
    """
    few = len(edits) <= _FEW_EDITS
    for edit in edits:
        here, there = one.text[edit.start : edit.end], other.text[edit.other_start : edit.other_end]
        kind = _in_characters(here, there, few=few)
        if kind is not None:
            return kind
    for edit in edits:
        if _is_misread_digit(one.text[edit.start : edit.end], other.text[edit.other_start : edit.other_end]):
            continue
        kind = _in_words(one, other, edit, few=few)
        if kind is not None:
            return kind
    places = sum(_is_other_place(one.text, other.text, edit) for edit in edits)
    return "place" if places * _MANY_PLACES >= len(edits) and places else None


def states(text: str) -> bool:
    """Whether there is a numeral or a negation in it.

    >>> states("会议"), states("不")
    (False, True)
    """
    return not (_NUMERALS | _NEGATION).isdisjoint(text)


def _in_characters(here: str, there: str, *, few: bool) -> str | None:
    """What the changed characters themselves say."""
    changed = set(here) ^ set(there)
    if changed & _NUMERALS and _is_number(here, there, few=few):
        return "number"
    if not (here and there) and not (here + there).isalnum():
        return "number"  # the marks that are left in a normal form part two numbers
    if changed & _NEGATION and _is_meant(here, there, few=few):
        return "negation"
    if len(here) == len(there) == 1 and any(here in group and there in group for group in _SETS):
        return "opposite"
    return None


def _is_meant(here: str, there: str, *, few: bool) -> bool:
    """Whether a negation came or went, or became an assent; a character that fits nowhere is a misprint."""
    if not (here and there):
        return True
    said = there if _NEGATION & set(here) else here
    return any(char in _ASSENT for char in said) or (few and all(map(_is_common, here + there)))


def _is_number(here: str, there: str, *, few: bool) -> bool:
    """Whether the edit turns one number into another, or into none; a letter for a digit is a misprint."""
    mine = [char for char in here if char in _NUMERALS]
    yours = [char for char in there if char in _NUMERALS]
    if mine and yours:
        return mine != yours
    rest = there if mine else here
    if not few and set(mine or yours) <= _VAGUE:
        return False
    if not rest:
        return True
    if all(char in _LOOKALIKE for char in rest):
        return False
    if len(rest) < len(mine or yours) or any(char in _QUANTITY for char in rest):
        return True
    return few and not any(char in _DIGITS for char in mine or yours) and all(map(_is_common, rest))


def _is_misread_digit(here: str, there: str) -> bool:
    """Whether digits stand against letters that look like them."""
    return any(not _LOOKALIKE.isdisjoint(letters) and not _DIGITS.isdisjoint(digits)
               for letters, digits in ((here, there), (there, here)))  # fmt: skip


def _in_words(one: Reading, other: Reading, edit: Edit, *, few: bool) -> str | None:
    """What the words around the edit say."""
    start, end, other_start, other_end = edit
    if start == end or other_start == other_end:
        return _lost_from_name(one, other, edit) if few else None
    here, there = one.text[start:end], other.text[other_start:other_end]
    turned = Edit(other_start, other_end, start, end)
    if _are_in_names(here + there, few=few) and (
        _is_other_name(one, other, edit, few=few) or _is_other_name(other, one, turned, few=few)
    ):
        return "name"
    if (few or (len(here) > 1 and len(there) > 1)) and _is_worded(one, start, end) and _is_worded(
        other, other_start, other_end
    ):
        return "wording"
    return None


def _lost_from_name(one: Reading, other: Reading, edit: Edit) -> str | None:
    """A character put into a name, or taken out of one."""
    longer, start, end = (one, edit.start, edit.end) if edit.end > edit.start else (other, *edit[2:])
    word = longer.word_at(start)
    is_name = word.is_name and _can_be_name(word.text) and end <= word.start + len(word.text)
    return "name" if is_name else None


def _is_other_name(one: Reading, other: Reading, edit: Edit, *, few: bool) -> bool:
    """Whether a name in `one` has become another possible name."""
    start, end, other_start, other_end = edit
    for first, last, called_for in _name_spans(one, start, end):
        begin, stop = other_start - (start - first), other_end + (last - end)
        here, there = one.text[first:last], other.text[max(begin, 0) : stop]
        if few and len(there) > 1 and (called_for or _is_titled(one.text, first, here[1:] + there[1:])):
            return True
        sure = few or called_for or (one.word_at(first).is_name and other.word_at(max(begin, 0)).is_name)
        if begin >= 0 and sure and _can_be_name(here) and _can_be_name(there):
            return True
    return False


def _is_titled(text: str, start: int, given: str) -> bool:
    """Whether a title stands before `start`, so that any surname will do, and the rest is what names are made of."""
    return text[start - 1 : start] in _BEFORE_NAMES and start > 0 and all(char in _names()[1] for char in given)


def _name_spans(text: Reading, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """Where around `[start, end)` a name can stand; the last says that words on both sides of it call for one."""
    for first in range(max(0, end - 4), start + 1):
        for last in range(max(end, first + 2), min(first + 5, len(text.text) + 1)):
            before, behind = text.text[first - 1 : first] in _BEFORE_NAMES, text.text[last : last + 1] in _BEHIND_NAMES
            if before or behind:
                yield first, last, before and behind
    word = text.word_at(start)
    if word.is_name and word.start + len(word.text) >= end:
        yield word.start, word.start + len(word.text), False


def _are_in_names(chars: str, *, few: bool) -> bool:
    """Whether all of them occur in names; a quick look before a thorough one."""
    surnames, given = _names()
    return all(char in given or char in surnames or (few and _is_common(char)) for char in chars)


@cache
def _names() -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(words("surnames")), frozenset("".join(words("given")))


def _can_be_name(text: str) -> bool:
    """A surname and one or two characters that names are made of.

    >>> _can_be_name("王建军"), _can_be_name("王建衔")
    (True, False)
    """
    surnames, given = _names()
    rest = text[2:] if text[:2] in surnames and len(text) > 2 else text[1:] if text[:1] in surnames else ""
    return 1 <= len(rest) <= 2 and all(char in given for char in rest)


def _is_other_place(one: str, other: str, edit: Edit) -> bool:
    """Whether what was changed stands before the same word for a kind of place, and could be a name on both sides."""
    start, end, other_start, other_end = edit
    if start == end or other_start == other_end:
        return False
    for step in (0, 1):
        mark = one[end + step : end + step + 1]
        if mark in _PLACE_ENDS and mark and other[other_end + step : other_end + step + 1] == mark:
            return all(map(_is_common, one[start:end] + other[other_start:other_end]))
    return False


def _is_worded(text: Reading, start: int, end: int) -> bool:
    """Whether a word of two characters or more lies under the edit."""
    for offset in range(start, end):
        word = text.word_at(offset)
        inside = min(end, word.start + len(word.text)) - max(start, word.start)
        if len(word.text) > 1 and inside >= min(2, end - start) and not word.is_name and _is_known(word.text):
            return True
    return False


@cache
def _is_known(word: str) -> bool:
    """Whether the dictionary has the word: unknown ones are taken apart into characters."""
    import rjieba

    return len(rjieba.cut(word, False)) == 1


@cache
def _is_common(char: str) -> bool:
    """Whether a character is in daily use, in simplified writing.

    >>> _is_common("村"), _is_common("臌")
    (True, False)
    """
    try:
        code = char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return len(code) == 2 and int.from_bytes(code, "big") in _COMMON_HAN
