"""Names behind what tells who somebody is: an office, a title, the word for a place, a role."""

from __future__ import annotations

import re

from gazette_cli.fold import HAN
from gazette_cli.grammar.byline_roles import TRAILING, tells_its_role
from gazette_cli.grammar.full_names import is_name, is_named_by_word, is_word_of_a_name, sounds_foreign, surnames
from gazette_cli.grammar.offices import IDENTITIES, IDENTITY, OFFICE, ORG_END, TITLED
from gazette_cli.patterns import late

AROUND = "()[]【】〔〕<>《》 □■●◎○△▲▼◆◇★☆*·|—-–:/@"
"""What stands around bylines, and is no part of them."""
SEPARATOR = re.compile(r"[ 、,;:|/&+和—–-]+")
"""What stands between names."""
FULL = 3
"""Characters of most full names."""
_LABELLED = late(rf"(?:一[位名]|{HAN}{{0,2}})(?:{IDENTITIES})")
_REGARDS = re.compile("(?:敬上|敬[启啟]|[谨謹][启啟上])$")
_OFFICE_ENDS = "办科处局委"  # of offices of two characters that begin with a surname: 党办, 安委


def behind_office(words: str) -> str:
    """The full name set tight behind an office or a title (工程小组王明亮), or nothing.

    >>> behind_office("工程小组王明亮"), behind_office("工程进展顺利")
    ('王明亮', '')
    """
    office, name = words[:-FULL], words[-FULL:]
    return name if is_name(name) and (OFFICE.fullmatch(office) or TITLED.fullmatch(office)) else ""


def calls_somebody(label: str, rest: str) -> bool:
    """Whether a label says what somebody is whose name stands behind its colon: 学生:王明.

    >>> calls_somebody("一位读者", "王明"), calls_somebody("读者", "你说得对")
    (True, False)
    """
    return _LABELLED.fullmatch(label) is not None and is_name(rest.lstrip(" ").partition(" ")[0])


def is_office(chunk: str) -> bool:
    """Whether a word that may be a name is one of an office or a place rather, if a name stands behind it.

    >>> is_office("党办"), is_office("柳泉镇"), is_office("王明")
    (True, True, False)
    """
    short = len(chunk) < FULL and chunk[-1] in _OFFICE_ENDS
    return short or OFFICE.fullmatch(chunk) is not None or ORG_END.search(chunk) is not None


def names_follow(rest: str, *, bracketed: bool, told: bool, dashed: bool, known: bool) -> bool:
    """Whether nothing but a space, or in brackets a stroke, and one name make up `rest`: 护师 钟离恬, (财政课/王明).

    In brackets and behind a role (`told`) more may stand behind it, and roles behind each: 甲口述 乙整理; behind a dash
    (`dashed`) several names. Where it is known what somebody is the name may hold a common word.
    """
    if bracketed and rest[:1] == "/":
        rest = rest.replace("/", " ", 1)
    words = rest.split()
    if (bracketed or told) and len(words) > 1 and (is_name(words[0]) or is_word_of_a_name(words[0])):
        return True
    while len(words) > 1 and IDENTITY.fullmatch(words[0]):  # 四队 家属 王明
        words = words[1:]
    if len(words) == 2 and words[1] in TRAILING and len(words[1]) > 1:  # 老战士 王明 口述
        words = words[:1]
    name = _REGARDS.sub("", "".join(words)).rstrip(AROUND)
    spread = len(words) > 1 and len(name) == len(words) <= FULL and name[0] in surnames()  # 护士 万 里
    named = is_name(name) or sounds_foreign(name) or (known and is_named_by_word(name))
    named = named or (told and is_word_of_a_name(name))
    several = dashed and len(words) > 1 and all(map(is_name, words))  # ——家长代表 王明 李芳
    return rest[:1] == " " and (named or spread or several or all(map(tells_its_role, words)))


def only_names_follow(rest: str) -> bool:
    """Whether a blank and names, or what they did, make up `rest`."""
    beside = SEPARATOR.split(rest.lstrip(" 、"))
    return rest[:1] in " 、" and (all(map(is_name, beside)) or TRAILING.issuperset(beside))
