"""What speaks against a name that no title stands before: ordinary words, places and things that begin like names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from gazette_cli.fold import HAN
from gazette_cli.lexicon import simplified, words
from gazette_cli.tagger.view import is_word, surnames, tag_of

# Rather gates and places than surnames.
_GATES = frozenset(("东门", "西门", "南门", "北门", "东方", "百里", "第五", "东郭", "太史", "南宫"))
# What places and things end with, and hardly a verb begins with.
_CALLED_AFTER = frozenset("省市县区镇乡村街沟岭坪坝寨屯堡庄园苑厂店岛州旗里巷圳河湖")
_ADMINISTERED = frozenset("线站镇乡县区村街巷厂局里坪")
_THINGS = frozenset("路桥江河湖茶舞灯戏酒菜街岭湾里")
_NUMERALS = frozenset("一二三四五六七八九十百两")
_LORDS = frozenset("公某氏")  # what stands in place of a given name: 关公
_ALWAYS = 9.0
_WORD = 2.5  # what a common word of two characters loses; the tagger is surer where the place is one of names
_KNOWN = 2.0  # what another word of the dictionary loses
_RARE = 0.6  # what names of two characters and of two families lose
_ROW = 60  # characters of a row of items


def doubt(name: str, printed: str) -> float:
    """What a name without a title loses, in log odds (0 to 9); it is given in simplified characters, and as printed.

    >>> doubt("成功", "成功"), doubt("修一修", "修一修"), doubt("冉光旭", "冉光旭")
    (2.5, 9.0, 0.0)
    """
    if (name[0] == "万" and name[1:] in words("classifiers")) or name[1:] == "一" + name[0]:  # 万件, 修一修
        return _ALWAYS
    if name[0] == "计" and name[1] in _NUMERALS:
        return _ALWAYS  # 计五笔
    if name in _not_names():
        return _WORD if len(name) == 2 and name[1] not in _LORDS else _ALWAYS  # 时光; 关公, 幸福感
    if name[:2] in _GATES and len(name) > 3:
        return 6.0 if is_word(name[2:]) else 4.5  # 东门台阶, 西门店收
    if len(name) == 2:
        return _KNOWN if is_word(name) else _RARE  # 扬尘; 揭光
    if len(name) > 3 and name[:2] not in surnames()[1]:
        return _RARE  # 金龙鱼食, but 陈林秀英
    if name[-1] in _ADMINISTERED and not (name[-1] == "里" and (printed[-1] == "裡" or is_word(name[1:]))):  # 万里
        return 4.0  # 石口|线, 平安|县
    if name[:2] in _no_beginnings():
        return 3.5  # 惠民生
    if name[:2] in _GATES or tag_of(name[:2]) == "ns":
        return 2.0  # 东门菜市场, 常熟来
    thing = name[-1] in _THINGS and (is_word(name[:2]) or is_word(name[1:]))
    return 1.5 if thing or name[:2] in _not_names() else 0.0  # 孔明灯, 周一|至


@cache
def _not_names() -> frozenset[str]:
    return frozenset((*simplified("not_names"), *simplified("not_units")))


@cache
def _no_beginnings() -> frozenset[str]:
    return frozenset(words("not_people"))


@cache
def _count() -> re.Pattern[str]:
    """What items in a row are counted as behind it: …等3个乡镇."""
    places = "乡镇|镇|乡|行政村|自然村|村|社区|街道|县|市|区|小区|屯|寨|旗"
    return re.compile(f"等?[0-9一二两三四五六七八九十]+个?(?:{places})(?![干民长级里委])")


@cache
def _items() -> re.Pattern[str]:
    return re.compile(rf"(?:{HAN}{{2,4}}、)+{HAN}{{2,4}}\Z")


def counted_places(text: str) -> Iterator[tuple[int, int]]:
    """`[start, end)` of items in a row that are counted as places behind it; the first may begin too early.

    >>> text = "在砚池、白茅、石佛3个乡镇上线"
    >>> [text[start:end] for start, end in counted_places(text)]
    ['在砚池', '白茅', '石佛']
    """
    for match in _count().finditer(text):
        least = max(0, match.start() - _ROW)
        row = _items().search(text[least : match.start()])
        at = least + row.start() if row else 0
        for item in row[0].split("、") if row else ():
            yield at, at + len(item)
            at += len(item) + 1


def called_after(text: str, shares: Mapping[str, float], sure: float) -> frozenset[str]:
    """Names that mostly stand in front of 村, 河 …: places are called so. `shares` are the best of each name."""
    return frozenset(name for name, share in shares.items() if _is_called_after(text, name, share < sure))


def _is_called_after(text: str, name: str, unsure: bool) -> bool:
    seen = places = 0
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        seen += 1
        places += text[end : end + 1] in _CALLED_AFTER
        at = text.find(name, end)
    enough = 2 * places > seen or (name[-1] == "州" and places > 0)
    return enough and (unsure or places > 1)
