"""Whether the differences between two prints are noise, or facts: numbers, names, negation and the like.

An edit is noise where one side of it cannot be meant: a letter among digits, a rare character in a name. Where
both sides could be meant, the two prints say two things, however alike they are.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
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
_OPPOSITES = frozenset(one + other for group in (
    "东西南北中", "東西南北中", "上中下", "前后", "左右", "早中午晚夜", "春夏秋冬", "大小", "多少", "增减升降", "男女",
    "正副", "甲乙丙丁戊己庚辛", "年月日时周季", "元角分", "镇乡村县区市省", "内外", "新旧老", "高低", "父母",
    "兄弟姐妹", "壹贰叁肆伍陆柒捌玖拾佰仟", "买卖", "进出", "开关闭", "胜负败", "同异", "公私", "昨今明", "初中高",
) for one in group for other in group)  # fmt: skip
_TELLING = _NUMERALS | _NEGATION | frozenset("".join(_OPPOSITES))
_PLACE_ENDS = frozenset("镇乡村县区市省路街巷桥河湖山岛站局院校厂港湾鎮鄉縣區橋灣")
_BEFORE_NAMES = frozenset("长任记者员民师生工理席事士授警官人妇農民長記師")
_BEHIND_NAMES = frozenset("说介表告称认讲带率説稱認")
_FEW_EDITS = 2  # with so few, a difference of one character is looked at as closely as one of two
_MANY_PLACES = 3  # places have changed, and not been misread, where they are one edit in so many
_REMEMBERED = 2**16  # words
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
        self._words: list[str] = []
        self._starts: list[int] = []

    def word_at(self, offset: int) -> Word:
        """The word that holds the character at `offset`."""
        if not self._words:
            import rjieba

            words = rjieba.cut(self.text)
            self._starts = [0, *accumulate(map(len, words))]
            self._words = words  # last: a worker of a cluster may read one text in several threads
        number = bisect_right(self._starts, offset) - 1
        word = self._words[number]
        return Word(word, self._starts[number], _is_tagged_name(word))

    def is_name(self, start: int, end: int) -> bool:
        """Whether `[start, end)` is one word, and a person's name."""
        word = self.word_at(start)
        return word.is_name and word.start == start and len(word.text) == end - start


@lru_cache(64)  # the first of two paragraphs is that of the next two, as a rule
def reading(text: str) -> Reading:
    """The reading of a text."""
    return Reading(text)


@lru_cache(_REMEMBERED)
def _is_tagged_name(word: str) -> bool:
    """Whether the dictionary has a word as a name; one that it has not is taken apart, or has another tag."""
    import rjieba

    return [tag[:2] for _, tag in rjieba.tag(word)] == ["nr"]


def difference(one: Reading, other: Reading, edits: Sequence[Edit]) -> str | None:
    """The first kind of fact in which the two differ, or None where all edits are noise.

    One of number, negation, opposite, name, place, wording.
    """
    few, known = len(edits) <= _FEW_EDITS, _name_characters()
    sides = [(one.text[first:last], other.text[other_first:other_last])
             for first, last, other_first, other_last in edits]  # fmt: skip
    for here, there in sides:
        if here and there and _TELLING.isdisjoint(here + there):
            continue
        kind = _in_characters(here, there, few=few)
        if kind is not None:
            return kind
    for edit, (here, there) in zip(edits, sides, strict=True):
        is_long = len(here) > 1 and len(there) > 1
        if not (few or is_long or (here and there and known.issuperset(here + there))):
            continue  # neither in a name nor long enough for a word
        kind = _in_words(one, other, edit, few=few)
        if kind is not None:
            return kind
    places = sum(_is_other_place(one.text, other.text, edit) for edit in edits
                 if not _PLACE_ENDS.isdisjoint(one.text[edit.end : edit.end + 2]))  # fmt: skip
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
    return "opposite" if len(here) == 1 and here + there in _OPPOSITES else None


def _is_meant(here: str, there: str, *, few: bool) -> bool:
    """Whether a negation came or went, or became an assent; a character that fits nowhere is a misprint."""
    if not (here and there):
        return True
    said = there if _NEGATION & set(here) else here
    return not _ASSENT.isdisjoint(said) or (few and all(map(_is_common, here + there)))


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
    if _LOOKALIKE.issuperset(rest):
        return False
    if len(rest) < len(mine or yours) or not _QUANTITY.isdisjoint(rest):
        return True
    return few and _DIGITS.isdisjoint(mine or yours) and all(map(_is_common, rest))


def _is_misread_digit(here: str, there: str) -> bool:
    """Whether digits stand against letters that look like them."""
    return not (_DIGITS.isdisjoint(there) or _LOOKALIKE.isdisjoint(here)) or not (
        _DIGITS.isdisjoint(here) or _LOOKALIKE.isdisjoint(there))


def _in_words(one: Reading, other: Reading, edit: Edit, *, few: bool) -> str | None:
    """What the words around the edit say."""
    start, end, other_start, other_end = edit
    if start == end or other_start == other_end:
        return _lost_from_name(one, other, edit)
    here, there = one.text[start:end], other.text[other_start:other_end]
    if _is_misread_digit(here, there):
        return None
    if _are_in_names(here + there, few=few) and (
        _is_other_name(one, other, edit, few=few)
        or _is_other_name(other, one, Edit(other_start, other_end, start, end), few=few)
    ):
        return "name"
    if few or (len(here) > 1 and len(there) > 1):
        places = [(one, start, end), (other, other_start, other_end)]
        if all(map(_is_common, here)):
            places.reverse()  # what is misread is in no word, and then the other side need not be looked at
        return "wording" if all(_is_worded(*place) for place in places) else None
    return None


def _lost_from_name(one: Reading, other: Reading, edit: Edit) -> str | None:
    """A character put into a name, or taken out of one."""
    longer, start, end = (one, edit.start, edit.end) if edit.end > edit.start else (other, *edit[2:])
    is_name = any(_can_be_name(longer.text[first:last]) and longer.is_name(first, last)
                  for first, last in _name_spans(longer.text, start, end))  # fmt: skip
    return "name" if is_name else None


def _is_other_name(one: Reading, other: Reading, edit: Edit, *, few: bool) -> bool:
    """Whether a name in `one` has become another possible name."""
    start, end, other_start, other_end = edit
    for first, last in _name_spans(one.text, start, end):
        begin, stop = other_start - (start - first), other_end + (last - end)
        here, there = one.text[first:last], other.text[max(begin, 0) : stop]
        before, behind = one.text[first - 1 : first] in _BEFORE_NAMES, one.text[last : last + 1] in _BEHIND_NAMES
        is_given = _names()[1].issuperset(here[1:] + there[1:])
        if few and before and len(there) > 1 and (behind or is_given):
            return True  # behind a title any surname will do
        if before and behind and is_given and here[0] == there[:1]:
            return True
        if begin < 0 or not (_can_be_name(here) and _can_be_name(there)):
            continue
        if (before and behind) or (few and (before or behind)) or (first, last) == (start, end):
            return True  # of characters that are misread in a row, few make another name
        if (before or behind or one.is_name(first, last)) and (
            few or (one.word_at(first).is_name and other.word_at(begin).is_name)
        ):
            return True
    return False


def _name_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where around `[start, end)` a name can stand: two to four characters, a surname first or a title before."""
    surnames = _surname_beginnings()
    for first in range(max(0, end - 4), start + 1):
        if text[first] in surnames or text[first - 1 : first] in _BEFORE_NAMES:
            for last in range(max(end, first + 2), min(first + 4, len(text)) + 1):
                yield first, last


@cache
def _surname_beginnings() -> frozenset[str]:
    return frozenset(name[0] for name in _names()[0])


def _are_in_names(chars: str, *, few: bool) -> bool:
    """Whether all of them occur in names; a quick look before a thorough one."""
    known = _name_characters()
    return known.issuperset(chars) or (few and all(char in known or _is_common(char) for char in chars))


@cache
def _name_characters() -> frozenset[str]:
    surnames, given = _names()
    return given | {name for name in surnames if len(name) == 1}


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
    return 1 <= len(rest) <= 2 and given.issuperset(rest)


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


@lru_cache(_REMEMBERED)
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
