"""The roles of bylines: which words say what somebody did, and names with such a word set tight behind them."""

from __future__ import annotations

import re
from functools import cache

from gazette_cli.fold import HAN
from gazette_cli.grammar.full_names import is_like_name, is_name
from gazette_cli.grammar.offices import HOUSE, PLACE
from gazette_cli.lexicon import any_of, words

TRAILING = frozenset(words("trailing_roles"))
"""Roles that are printed behind the names as well: 王明 摄."""
SIGNS = frozenset("摄攝文图圖")
GIVEN_TOO = frozenset("文图圖诗詩画畫")
"""Roles of one character that end names as well."""
EDITED = re.compile("(?:[编編][辑輯]|审[稿核]|校对|[审核校](?=[:/|])|[点點][评評](?=:))(?=[ :/|])")
"""Beside other roles one, alone of the staff."""
_OFFICE = re.compile(rf"{HAN}{{2}}[办辦站股室部处處]|{HAN}[教监卫务保财管研技法宣]科")  # 宣教科供稿; 王登科 is a name
MAY_TELL = re.compile(  # classes beside words take six times as long
    r"\(|:|讯|訊|電|电|供稿|来稿|來稿|投稿|報導|报导|報道|报道|专访|專訪|提供|记 |記 |通 |作 |摄 |供 |提 "
)
"""What tells roles of no list, or is trimmed together with a comma, in a line that begins with no digit."""
TEACHERS = ("指导教师", "指导老师", "辅导教师", "辅导老师", "点评")
"""Who helped a pupil write, or says what is good about it, is no author."""


@cache
def role() -> re.Pattern[str]:
    """Any role of the list, the longest first."""
    return re.compile(any_of("roles"))


def tells_its_role(word: str) -> bool:
    """Whether a word is a name with what that person did set tight behind it: 王明口述."""
    found = role().search(word, 2)
    return found is not None and found.end() == len(word) and len(found[0]) > 1 and is_name(word[: found.start()])


def before_role(chunk: str, *, beside: bool = False) -> str:
    """The name with a role set tight behind it (王明摄), or nothing; `beside` another one its surname may be rare.

    尉迟文然 is no 尉迟 who wrote, 王开文 no 王开, and 芦川台记者 and 党建办供稿 nobody.
    """
    found = role().search(chunk, 2)
    if found is None or not (len(found[0]) > 1 or (found.end() == len(chunk) and found[0] not in GIVEN_TOO)):
        return ""
    name = chunk[: found.start()]
    if beside and found.end() == len(chunk) and is_like_name(name):
        return name
    house = found[0].endswith(("记者", "通讯员")) and HOUSE.fullmatch(name)
    return name if is_name(name) and not (house or PLACE.fullmatch(name) or _OFFICE.fullmatch(name)) else ""
