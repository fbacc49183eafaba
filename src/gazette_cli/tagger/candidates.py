"""Where a name could stand: at surnames, with every length a name can have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from gazette_cli.lexicon import simplified
from gazette_cli.tagger.titles import title_before, title_ends
from gazette_cli.tagger.view import UNKNOWN, View, surnames

# Characters no name is written with, behind the surname.
NEVER = frozenset(
    "的了是在个这那不们你我他她它吗呢吧啊着很哪么什谁咱您去与等也就都并或各每被把让给但却还该此些某壹贰叁肆"
)
_NOT_SECOND = NEVER | frozenset(("", *",。、;:!?()[]“”‘’《》【】「」—·/\n 0123456789"))
# Nor does a name end with one: places, bodies, units, kin, what is paid or suffered.
NOT_LAST = frozenset(
    "镇村乡县区市省街屯寨坪库院站店厂馆局处室队吨斤个户组部厅氏口铺巷庵畈圩埠坎垭垸峪塬洼埂墩寺庙祠墓闸堰堡坑塆"
    "其墟厝寮圳滩淀荡汊甸岙崮峁坳嫂婶妈爸爷奶婆姨舅姑族"
    "课办所费率额款病症癌债券账罪罚税场囗"
)
MARRIED = (
    "王李张刘陈杨黄赵吴周徐孙朱胡郭何林罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁余叶蒋杜苏魏程吕丁沈任姚卢"
    "傅钟姜崔谭廖范汪陆金石戴贾韦夏邱侯邹熊柯洪江方赖游施颜翁庄连涂詹简尤温阮甘欧童凌康巫黎高马龙"
)
"""Surnames that stand before another in the names of married women."""
_OLD_NAMES = frozenset(("罔市", "阿却"))  # given names of Taiwan that end with what no others do, simplified
# Surnames that are units behind a number: 5毛, 18 时.
_UNITS = frozenset("毛时元年月日分石米")


_AROUND = frozenset(("", *" \n、,"))
_NUMBERED = re.compile(r"[0-9〇零一二三四五六七八九十百千几两多]\ ?\Z")


def _is_han(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff" or char >= "\U00020000"


def openings(text: str) -> Iterator[int]:
    """Offsets of the surnames in a text in simplified characters behind which a given name could stand, ascending."""
    single = surnames()[0]
    for match in _first().finditer(text):
        at = match.start()
        if (text[at] in single and text[at] not in _UNITS) or _opens(text, at):
            yield at


def starts(view: View, offsets: Iterable[int]) -> Iterator[tuple[int, str | None, bool]]:
    """Those of the offsets at which a name could begin, each with the title before it and whether a word hides it.

    A known word hides a name that begins inside it unless a title stands before (主|任何明); a name that begins with
    it is less likely (高兴, but 高明|亮说).
    """
    text, cover, cut, tags = view.text, view.cover, view.words, view.tags
    behind_title = title_ends()
    for at in offsets:
        number = cover[at]
        word, tag = cut[number], tags[number]
        title = _title(view, at) if text[at - 1 : at] in behind_title else None
        if len(word) == 1:
            yield at, title, False
            continue
        hidden = tag != UNKNOWN and tag[:2] != "nr"
        if (
            title
            or not hidden
            or (at == view.starts[number] and (len(word) == 2 or _is_item(text, at, word)))
        ):
            yield at, title, hidden and not title


def _is_item(text: str, begin: int, word: str) -> bool:
    """Whether a word of three characters is an item in a row: 敖莉 米建国 郎永康."""
    end = begin + len(word)
    return len(word) == 3 and text[begin - 1 : begin] in _AROUND and text[end : end + 1] in _AROUND


def _title(view: View, at: int) -> str | None:
    """The title in front, unless it begins inside a word and goes on behind it: 行政村|医保."""
    title = title_before(view.text, at)
    if title is None:
        return None
    end = at - (view.text[at - 1] == " ")
    number = view.cover[end - len(title)]
    start = view.starts[number]
    return None if start < end - len(title) and start + len(view.words[number]) < end else title


def _opens(text: str, at: int) -> bool:
    """Whether a surname stands here that is no unit."""
    single, heads = _heads()
    char = text[at]
    if char in single:
        return char not in _UNITS or not _NUMBERED.search(text, max(0, at - 2), at)
    return char in heads and text[at : at + 2] in surnames()[1]


@cache
def _heads() -> tuple[frozenset[str], frozenset[str]]:
    """Surnames of one character, and first characters of those of two."""
    single, double = surnames()
    return single, frozenset(name[0] for name in double)


@cache
def _first() -> re.Pattern[str]:
    """The characters surnames begin with, in front of one that could be the second of a name."""
    single, heads = _heads()
    return re.compile(f"[{''.join(sorted(single | heads))}](?=[^{re.escape(''.join(sorted(_NOT_SECOND)))}])")


def ends(text: str, start: int) -> Iterator[int]:
    """Offsets behind the last character of each name that could begin at `start`, ascending.

    >>> list(ends("欧阳建平说", 0)), list(ends("王明的书", 0))
    ([3, 4], [2])
    """
    double = text[start : start + 2] in surnames()[1]
    if double and text[start + 2 : start + 4] in _forms_of_address():
        return  # 欧阳老师
    married = text[start] in MARRIED and text[start + 1 : start + 2] in MARRIED  # 陈林秀英
    for end in range(start + 2 + double, min(start + (5 if double or married else 4), len(text) + 1)):
        last = text[end - 1]
        if (last in NEVER and text[end - 2 : end] not in _OLD_NAMES) or not _is_han(last):
            return
        kept = last not in NOT_LAST or text[end - 2 : end] in _OLD_NAMES
        if kept and text[start + 1 : end] not in titles():
            yield end


@cache
def titles() -> frozenset[str]:
    """Titles, simplified, which with a surname before them are no full name: 王老师."""
    return frozenset(simplified("titles"))


@cache
def _forms_of_address() -> frozenset[str]:
    return frozenset(simplified("forms_of_address"))


def is_full_name(name: str) -> bool:
    """A surname and a given name of one or two characters, none of them a grammar word.

    >>> is_full_name("司马健"), is_full_name("张的"), is_full_name("欧阳")
    (True, False, False)
    """
    single, double = surnames()
    head = 2 if name[:2] in double and len(name) > 2 else 1
    given = name[head:]
    return (head == 2 or (name[:1] in single and name not in double)) and 0 < len(given) < 3 and not NEVER & set(given)
