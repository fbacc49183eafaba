"""Whether a word can be a person's name, by itself: surnames, words that are none, names written by their sound."""

from __future__ import annotations

import re
from functools import cache

from gazette_cli import lexicon
from gazette_cli.fold import HAN
from gazette_cli.lexicon import any_of, packaged, words

ORGANISATION = re.compile(rf"[^\d。,]{{2,24}}{any_of('org_endings')}")
"""Words that end as names of bodies do."""
_PARTICLES = "了的吗呢吧"  # no given name ends with one
_ADDRESSES = ("先生", "女士", "小姐")  # 李先生
_COUNTS = re.compile("[一二两三四五六七八九十百][年月日天岁次届周]$")  # 满两年
_HAN_NAME = re.compile(rf"{HAN}{{2,4}}")
DOTTED_NAME = re.compile(rf"{HAN}{{1,8}}(?:·{HAN}{{1,8}}){{1,3}}")
"""A name with middle dots, by its shape alone."""
SOUNDS = "".join(words("transliteration"))
"""The characters foreign names are written with."""
_SPREAD = re.compile(rf"(?<!{HAN})({HAN}) +({HAN})(?!{HAN})")  # 祁 红
_VERB_ENDS = frozenset("来來去到出入回起过過着著得给給往于於掉完住落是有无無没")
"""How words of two characters end that say what happens (归来, 查出); names do not."""
_LEAST_IN_ROW = 4  # names side by side
_GIVEN = frozenset("".join(words("given")))
_TRANSLITERATION = frozenset(SOUNDS)


@cache
def surnames() -> frozenset[str]:
    """Surnames of one character and of two, in both scripts."""
    return frozenset(words("surnames"))


def is_name(text: str) -> bool:
    """Whether two to four characters (or a name with middle dots) can be a person's full name.

    >>> is_name("欧阳明"), is_name("活动室"), is_name("水来了")
    (True, False, False)
    """
    if DOTTED_NAME.fullmatch(text):
        return is_transliterated(text)
    if not _HAN_NAME.fullmatch(text):
        return False
    known = surnames()
    if text[:2] in known and len(text) > 2:
        return True
    if text[0] not in known or len(text) > 3 or is_common(text) or _is_place(text):
        return False
    return not (_COUNTS.search(text, 1) or text.endswith(_ADDRESSES) or text[-1] in _PARTICLES)


def is_of_two_families(text: str) -> bool:
    """Whether four characters may be the name of a married woman: two surnames, and a given name.

    >>> is_of_two_families("张黄月娥"), is_of_two_families("水利建设")
    (True, False)
    """
    known = surnames()
    return len(text) == 4 and text[0] in known and text[1] in known and text[:2] not in known and is_given(text[2:])


def _is_place(text: str) -> bool:
    """麻园村, 席上: what ends with the word for a place."""
    return text[-1] in ("村镇乡县屋" if len(text) == 3 else "上里")


def opens_as_name(text: str) -> bool:
    """Whether a full name can begin here: with a surname, or as a foreign one with dots."""
    known = surnames()
    return text[0] in known or text[:2] in known or "·" in text


def is_transliterated(text: str) -> bool:
    """Whether most characters of a dotted name are those that foreign names are written with."""
    letters = [char for char in text if char != "·"]
    return sum(char in _TRANSLITERATION for char in letters) >= 0.7 * len(letters)


@cache
def _common_words() -> frozenset[str]:
    return frozenset(words("not_names"))


@cache
def standing_heads() -> frozenset[str]:
    """Names of columns: 简讯 and 连载 begin with a surname and sign nothing."""
    return frozenset(words("standing_heads"))


@cache
def headings() -> frozenset[str]:
    """What stands alone above notices, often spaced wide as names are: 通 知."""
    return frozenset(words("notice_endings")) | frozenset(words("title_words"))


def is_common(text: str) -> bool:
    """Whether a word is a common one, the name of a column, one character before a common word, or a verb of two
    characters with what completes it: 归来."""
    if text in _common_words() or text in standing_heads():
        return True
    return text[1:] in _common_words() if len(text) == 3 else len(text) == 2 and text[1] in _VERB_ENDS


def is_like_name(text: str) -> bool:
    """Two or three characters that are no common word and no organisation."""
    return (
        2 <= len(text) <= 3
        and bool(_HAN_NAME.fullmatch(text))
        and not (text in _common_words() or ORGANISATION.fullmatch(text))
    )


def sounds_foreign(text: str) -> bool:
    """Three to five characters of which all but one at most are those that foreign names are written with, as
    Uyghur, Tibetan, Mongolian and Yi names are, and that are no place.

    >>> sounds_foreign("古丽夏提"), sounds_foreign("哈尔滨"), sounds_foreign("水库边上")
    (True, False, False)
    """
    if not 3 <= len(text) <= 5 or sum([char in _TRANSLITERATION for char in text]) < max(3, len(text) - 1):
        return False
    return not (is_common(text) or f"\t{text}" in _regions())


@cache
def _regions() -> str:
    """The list as it stands: searching it once takes less than reading its rows."""
    return packaged(lexicon.__name__, "regions.txt").decode("utf-8")


def given() -> str:
    """The characters that given names are made of, in a row."""
    return "".join(sorted(_GIVEN))


def is_given(text: str) -> bool:
    """Whether all characters are those that given names are made of, and the word is no common one."""
    return _GIVEN.issuperset(text) and not is_common(text) and text not in headings()


def is_word_of_a_name(text: str) -> bool:
    """A word that may be a name, where a role in front says that it is one: 记者 盛夏."""
    return 2 <= len(text) <= 3 and text[0] in surnames() and text not in standing_heads()


def is_given_word(text: str) -> bool:
    """Whether a common word of two characters may be a name, where a class in front says that a pupil signs: 湛蓝."""
    return len(text) == 2 and is_word_of_a_name(text) and text[1] in _GIVEN and text not in headings()


def is_named_by_word(text: str) -> bool:
    """Whether a given name that is a common word stands behind a surname: 王秋实, where what is in front says so."""
    return len(text) == 3 and text[0] in surnames() and text[1:] in _common_words() and text not in _common_words()


def is_row_of_names(text: str) -> bool:
    """Whether four names or more stand side by side, blanks between and in the shorter ones, and hardly anything else.

    >>> is_row_of_names("王必成 李  南 令狐小婉 祁 红"), is_row_of_names("文明 和谐 平安 幸福 家园")
    (True, False)
    """
    if text.count(" ") < _LEAST_IN_ROW - 1:
        return False
    parts = _SPREAD.sub(r"\1\2", text).split()
    names = sum([is_name(part) or sounds_foreign(part) for part in parts])
    return names >= _LEAST_IN_ROW and 4 * names >= 3 * len(parts)
