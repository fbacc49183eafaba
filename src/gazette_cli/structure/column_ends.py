"""Where the articles below the name of a column have left it, though no other name says so."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from gazette_cli.patterns import late
from gazette_cli.structure.draft import Draft

_SHORT = 200  # characters of an article in a column of short ones; one as long again and more that follows has left it
_NOTICE = late("^(?:更正|勘误|启事|声明|讣告|征稿|重要声明)|(?:更正|勘误|启事|公告|通告|讣告|征稿)$")
_OF_NOTICES = late("公告|通告|启事|启示|告示|公示|通知|布告|信息|服务|便民|文件|声明|广告|分类|专栏")
_OF_ONE = late(  # the name of a column that holds one article: of 56 annotated ones with another behind it one has two
    "(?:的[话話]|人物|短[评評]|[时時][评評]|社[论論]|[评評][论論]|光?[荣榮]榜|老照片|[图圖]片新[闻聞]|常[识識]|[连連][载載]|[专專][访訪]"
    "|面[对對]面|卷首[语語]|[头頭][条條])$"
)


def end_columns(drafts: Sequence[Draft]) -> None:
    """Take the name of their column from those that stand behind its end: 150 of 158 annotated corrections and notices
    behind other articles, and 99 of 112 long articles behind a short first one, are in no column."""
    for name, run in groupby(drafts, key=lambda draft: draft.section):
        if name is None:
            continue
        first, *others = run
        left = False
        for draft in others:
            left = left or _has_left(name, first, draft)
            draft.section = None if left else name


def _has_left(name: str, first: Draft, draft: Draft) -> bool:
    if _OF_ONE.search(name):
        return bool(draft.heads)
    title = "".join([unit.squeezed for unit, _ in draft.heads])
    if _NOTICE.search(title) and not _OF_NOTICES.search(name):
        return True
    return bool(title) and _length(first) < _SHORT <= _length(draft)


def _length(draft: Draft) -> int:
    """Characters of the text."""
    return sum([len(unit.text) for unit in draft.units.values()])
