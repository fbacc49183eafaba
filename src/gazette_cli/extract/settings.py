"""What the place of a word says about it: that a person is named there, whatever the word."""

from __future__ import annotations

import re

from gazette_cli.tagger import View

ACTS = ("v", "d", "p")
"""Parts of speech of what is done, and of what stands before it."""
_SPEAKS = re.compile(
    "说|表示|介绍|告诉|回忆|坦言|认为|承认|称|讲|笑|问|答|解释|补充|感慨|建议|透露|指出|强调|提出|感叹|叹|道|喊|记得|提醒|"
    "当选|获|荣获|摄|任|同志|家(?!家|长|庭|属)|夫妇|夫妻|父子|母子|母女|父女"
)
_SET_APART = re.compile(
    r"\((?:[男女]|[\u3400-\u9fff]{1,3}族|[0-9]{1,3}岁?人?|[左右前后]排?[一二三四五六0-9]?)[,、)]"
)
_OPENS = ("", *"\n,。;:、 ")


def speaks(text: str, end: int) -> bool:
    """Whether what stands at `end` is what people do: they say, they ask, they are elected.

    >>> speaks("布和说", 2), speaks("布和棉", 2)
    (True, False)
    """
    return _SPEAKS.match(text, end) is not None


def acts(view: View, end: int) -> bool:
    """Whether the word at `end` says that something is done there, or begins to."""
    return end < len(view.text) and view.tags[view.cover[end]][:1] in ACTS


def is_set_apart(text: str, start: int, end: int) -> bool:
    """Whether a mark stands in front and what only people have in brackets behind: 、图雅(女), 布和(蒙古族).

    >>> is_set_apart("、图雅(女)", 1, 3), is_set_apart("茶叶(吨)", 0, 2)
    (True, False)
    """
    return text[start - 1 : start] in _OPENS and _SET_APART.match(text, end) is not None
