"""What stands in the line of a byline and names nobody: dates, classes, rooms, counters of web pages, ages."""

from __future__ import annotations

import re
from typing import NamedTuple

from gazette_cli.fold import HAN
from gazette_cli.grammar.byline_letters import without_letter_parts
from gazette_cli.patterns import late

_CLASS = re.compile(
    rf"(?:(?:[初高]|(?<![国國])小)?[一二三四五六七八九](?:年级?)?|[初高小]?20\d\d级|{HAN}{{2,6}}学院|{HAN}{{2,8}}专业)?"
    r"(?:[(]?\d{1,2}[)]?|[甲乙丙丁])班"
    r"|(?<![^\W_])(?:[一二三四五六七八九]年级|[初高][一二三])(?=[ :/])"
    r"|(?:19|20)\d\d ?级(?= )"
    rf"|{HAN}{{0,8}}(?:[一二三四五六七八九十]{{1,2}}|\d{{1,2}})(?:村民小组|小组|组|队|车间|工区)(?=[ :/])"
    rf"|(?<![\d-])\d{{1,3}}(?:-\d{{1,4}}){{1,2}}(?={HAN}| )"
    rf"|(?:\d{{1,3}}|[一二三四五六七八九十]{{1,3}})(?:号楼|栋|幢|单元)(?:\d{{1,4}}室?)?(?={HAN}| |$)"
)
_PUPIL = re.compile(  # 王明(5B), 王明(中文2202), 王明(2021级中文)
    rf"(?<={HAN})\((?:[初高中小]?[一二三四五六1-6][A-Z]班?|{HAN}{{1,6}}\d{{2,4}}[班级]?|(?:20)?\d\d级{HAN}{{0,8}}"
    rf"|{HAN}{{2,8}}(?:[国國高初中]中|[国國中小]小|[中大小][学學]|国小|國小)[一二三四五六七八九]年?[级級])\)"
)
_IN_CLASS = re.compile(r"[\dA-Z][班级]?\)|[级級][^()]*\)")
_CLASS_END = re.compile("[班栋幢]|[组队间区级一二三][ :/]|\\d-\\d|号楼|单元")
_MAY_END_CLASS = re.compile("[班栋幢元组队间区级一二三号-]")  # a fifth of the time that takes
_GENDER = late(
    rf"\((?:[女男](?:,{HAN}{{1,3}}族)?|{HAN}{{1,3}}族|(?:\d|[一二三四五六七八九十]){{1,3}}岁|{HAN}{{2,8}}界)\)"
)
_WEB_PARTS = late(  # what stands beside 作者 and 来源 on a web page
    r"(?:(?:发布(?:时间|日期)|更新时间|日期|时间):\s*\d[\d年月日/.-]+|^[12]\d{3}[年/.-][\d月日/.-]+)(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?"
    r"|(?:浏览|阅读|点击|访问)(?:次数|量|数)?:?\s*\d+\s*次?|字数:\s*\d+|字号:.*$|时长:?\s?\d.*$"
)
_BESIDE = late(  # when and where it was written, behind the last name
    rf" (?:[12]\d{{3}}年)?"
    rf"(?:\d{{1,2}}月\d{{1,2}}日|[一二三四五六七八九十]{{1,2}}月[一二三四五六七八九十廿卅]{{1,3}}[日曰])(?:[于写在]{{1,2}}{HAN}{{1,8}})?(?=[)】]?$)"
    rf"| (?:发自|寄自){HAN}{{2,8}}(?=[)】]?$)| 自{HAN}{{2,8}}寄$"
)
_FAMILY = re.compile(r" *[及率携偕同和与]?(?:全家|家人|一家)(?=[敬谨叩]?[上启]?$)")  # 王明 全家
_HONOURED = re.compile(rf"(?<={HAN}{{3}})(?:太平[紳绅]士|議員)(?=[)]?$)")  # 王小明太平紳士
_AGENCY = re.compile("(?:中央社|新华社|新華社|中新社|中通社)(?=[记記]者)")
_SPREAD_ROLE = re.compile("通 +[讯訊] +[员員]|[记記] +者|作 +者|摄 +影|供 +稿|提 +案 +人")


_LONGEST_CLASS = 12  # characters of a class, with its brackets


class Trimmed(NamedTuple):
    """The line with what names nobody blanked out, whether a date or a class was among it, and how many names have
    their class in brackets behind them."""

    text: str
    dated: bool
    classed: bool
    pupils: int


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _closed_up(match: re.Match[str]) -> str:
    """The word without its spaces, which stand behind it then."""
    return match[0].replace(" ", "").ljust(len(match[0]))


def trim(text: str) -> Trimmed:
    """The line with blanks of the same length where something stands that names nobody.

    >>> trim("高一(3)班 王明").text
    '       王明'
    """
    left = _WEB_PARTS.sub(_blank, text) if ":" in text or text[:1].isdigit() else text
    left = without_letter_parts(left)
    left = _GENDER.sub(_blank, left) if "(" in text else left
    left, pupils = _PUPIL.subn(_blank, left) if "(" in text and _IN_CLASS.search(text) else (left, 0)
    left = _SPREAD_ROLE.sub(_closed_up, left) if " " in text else left
    left = _AGENCY.sub(_blank, left) if "社" in text else left
    left = _FAMILY.sub(_blank, left) if "家" in text[-5:] else left
    left = _HONOURED.sub(_blank, left) if text[-3:].rstrip(")")[-1:] in ("士", "員") else left
    undated = _BESIDE.sub(_blank, left) if "月" in text or "发自" in text or "寄" in text else left
    classed = _MAY_END_CLASS.search(undated) and _CLASS_END.search(undated)
    bare = _CLASS.sub(_blank, undated) if classed else undated
    return Trimmed(bare, undated != left, bare != undated or pupils > 0, pupils)


def without_class(text: str) -> str:
    """The text without the class in brackets behind the name it ends with.

    >>> without_class("最贵的卖120元。摄:王明(6A)")
    '最贵的卖120元。摄:王明'
    """
    last = text.rfind("(") if _IN_CLASS.search(text, max(len(text) - _LONGEST_CLASS, 0)) else 0
    return text[:last] if last > 0 and _PUPIL.match(text, last) else text
