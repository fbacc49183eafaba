"""Lists a web page prints beside its piece: titles of other pieces, and what readers have said."""

from __future__ import annotations

import re
from itertools import takewhile

from gazette_cli.block import Kind
from gazette_cli.patterns import late
from gazette_cli.structure.chrome import BUTTONS, has_buttons
from gazette_cli.structure.lines import Line
from gazette_cli.structure.sheet import Sheet

_LISTS = re.compile(
    r"(?:喜欢此内容的人还喜欢|往期(?:回顾|推荐|精选|精彩)|相关(?:阅读|新闻|链接|推荐)|推荐阅读|延伸阅读|大家都在看|猜你喜欢|热门(?:推荐|文章)|"
    r"(?:本版)?(?:标题|版面|本版)?(?:导航|新闻|概览|目录|标题)|本[版期](?:新闻|文章|稿件|标题|内容)(?:列表|目录|一览)|更多新闻|精彩推荐|推荐新闻|最新文章|热点新闻|"
    r"(?:热点|热门|点击|阅读|新闻|热文|[一本]周)排行榜?)(?:更多|more)?[:>»]*"
)
_LISTS_START = frozenset("喜往相推延大猜热本标版导新概目更精最点阅一")  # what it begins with
_COMMENTS = re.compile(r"(?:网友|读者|最新|热门|全部|精彩)评论")
_COMMENT = late(r"[^:。,]{1,16}(?:: ?|\d{4}-\d\d-\d\d \d\d:\d\d ?).{1,80}")
_BULLETS = "·•-●○◆▪■"
_FEWEST_MARKED = 2
_LONGEST_HEADER = 24  # characters of the words above such titles
_LONGEST_LISTED = 40  # characters of the title of another piece
_MOST_LISTED = 400  # titles: more make a register


def label_recommendations(sheet: Sheet) -> None:
    """Titles of other pieces listed under 相关新闻, 标题导航 …: two bullets, or any where the page has buttons."""
    web = has_buttons(sheet)
    for index, line in enumerate(sheet.lines):
        label = sheet.labels[index]
        if len(line.squeezed) > _LONGEST_HEADER or (label is not None and label.kind is not Kind.NAVIGATION):
            continue
        words = line.squeezed.strip(BUTTONS)
        if words[:1] not in _LISTS_START or words == "目录" or not _LISTS.fullmatch(words):
            continue
        marked = list(takewhile(lambda other: _is_marked(sheet, other), range(index + 1, len(sheet.lines))))
        listed = marked if len(marked) >= _FEWEST_MARKED else _listed(sheet, index + 1)
        bullets = sum(sheet.lines[other].text[0] in _BULLETS for other in listed)
        if listed and (bullets >= _FEWEST_MARKED or web):
            sheet.put(index, Kind.NAVIGATION, "navigation.list-header", 0.85)
            for other in listed:
                sheet.put(other, Kind.NAVIGATION, "navigation.recommendation", 0.8)


def label_comments(sheet: Sheet) -> None:
    """What readers of a web page have said below its piece: a name and a colon or a time, then a few words."""
    if "评论" not in sheet.script.plain:
        return
    for index, line in enumerate(sheet.lines):
        if "评论" not in line.text or sheet.kind(index) is not Kind.NAVIGATION or not _COMMENTS.match(line.squeezed):
            continue
        below = index + 1
        while sheet.is_free(below) and _COMMENT.fullmatch(sheet.lines[below].text):
            sheet.put(below, Kind.NAVIGATION, "navigation.comment", 0.8)
            below += 1


def _is_marked(sheet: Sheet, index: int) -> bool:
    """Whether the line is an undecided title with a bullet in front; where all have one, what has none is no title."""
    line = sheet.lines[index]
    short = len(line.text) <= _LONGEST_LISTED and not _is_ended(line)
    return short and sheet.is_free(index) and line.text[0] in _BULLETS


def _is_ended(line: Line) -> bool:
    return line.closed and line.text[-1] not in "?!"  # a title may ask


def _listed(sheet: Sheet, first: int) -> list[int]:
    """The undecided short unfinished lines from `first` on, none of them set apart by blank lines, unless all are
    down to the end or to the next line that belongs to no article."""
    listed: list[int] = []
    spaced = 0  # how many there are when the first blank line comes
    for index in range(first, min(first + _MOST_LISTED, len(sheet.lines))):
        line = sheet.lines[index]
        if not sheet.is_free(index):
            break
        ended = _is_ended(line)
        apart = bool(listed) and line.above > 0
        spaced = spaced or (len(listed) if apart else 0)
        if ended or len(line.text) > _LONGEST_LISTED or (apart and not sheet.lines[first].above):
            return listed[: spaced or (-1 if ended and not apart else None)]  # the last one heads what ended
        listed.append(index)
    return listed
