"""The line above a post of a forum: who wrote it, when, how often it was read."""

from __future__ import annotations

from gazette_cli.fold import HAN
from gazette_cli.grammar.full_names import is_name
from gazette_cli.patterns import late

_HEAD = late(
    r"(?:(?:楼主|作者|发帖人?|发布人|版主)(?::| ) ?)?(?P<who>[^。,;]{2,24}?) *(?:发[表布]于 ?)?"
    r"(?:[12]\d{3}[-/.年])?\d{1,2}[-/.月]\d{1,2}日?(?: +\d{1,2}:\d{2}(?::\d{2})?)?"
    r"(?: *(?:查看|浏览|阅读|点击|回复|回帖|评论|点赞|收藏|顶)数?[: ]? ?\d*|[ |]*只看楼主)*"
)
_REAL_NAME = late(rf".*?\((?:[^()]{{1,8}} )?({HAN}{{2,4}})\)")  # 树先生(12栋 王子墨), 看海(真名 王修文)
_HOUSE_AND_NAME = late(rf"(?:\d{{1,3}}(?:号?[栋幢楼座])(?:\d+室?)? ?)?({HAN}{{2,4}})")  # 7栋王小舟


def read_forum_head(text: str) -> tuple[str, int, int] | None:
    """The name of who wrote a post and where it stands, or None: a nickname alone names nobody.

    >>> read_forum_head("楼主: 树先生(12栋 王子墨) 2022-10-11 19:03 查看 4106")
    ('王子墨', 12, 15)
    """
    head = _HEAD.fullmatch(text)
    if head is None or (not text.startswith(("楼主", "作者", "发", "版主")) and "发表于" not in text):
        return None
    start, end = head.span("who")
    who = _REAL_NAME.fullmatch(text, start, end) or _HOUSE_AND_NAME.fullmatch(text, start, end)
    return (who[1], *who.span(1)) if who and is_name(who[1]) else None
