"""What a page says of itself in its marks: title, author, date, page, and where its text stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

BODIES = (
    "founder-content", "#ozoom", "#js_content", "#articleContent", "[itemprop=articleBody]", "#UCAP-CONTENT",
    ".TRS_Editor", ".article-content", ".article_content", "#zoom", "#zoomcon", ".newsContent", "#contentText",
    "#content_area", ".pages_content", ".view_content", "article",
)  # fmt: skip
_PROPERTIES = re.compile(r"enpproperty(.*?)/enpproperty", re.DOTALL)
_PROPERTY = re.compile(r"<(\w+)>(.*?)</\1>", re.DOTALL)
_BREAK = re.compile(r"<br\s*/?>|\n", re.IGNORECASE)
_TAG = re.compile(r"<[^>]{0,200}>")
_DAY = re.compile(r"((?:19|20)\d{2})\s*[-年/.]\s*(\d{1,2})\s*[-月/.]\s*(\d{1,2})")
_DATED = re.compile(r"(?:发布时间|发布日期|发文日期|成文日期|更新时间|时间|日期|发表于)\s*[:：]?\s*(?=(?:19|20)\d{2})")
_PAGE = re.compile(r"(?:当前版|版次|版面)?\s*[:：]?\s*(第?\s*[A-Z]?\d{1,3}\s*版(?:\s*[:：]\s*\S{2,8})?)")
_PRINTED = re.compile(r"\S{2,12}(?:报|刊|公报|通讯|周讯|网)$")
_DIGITAL = re.compile(r"(?:数字报刊?|电子报|电子版|多媒体数字报|手机版)$")
_CHAT_DAY = re.compile(
    r"""publish_time\s*[=:]\s*["'](\d{4}-\d{1,2}-\d{1,2})|id=["']publish_time["'][^>]{0,80}>([^<]{6,30})"""
)
_METAS = {
    "title": ("og:title", "articletitle", "twitter:title"),
    "author": ("author", "article:author"),
    "date": ("pubdate", "publishdate", "article:published_time", "publishtime", "og:release_date", "date"),
    "name": ("og:site_name", "sitename"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Marks:
    """What was found; lines of a title stand in `titles`, `day` is printed as 2025年3月18日; empty where nothing is."""

    titles: tuple[str, ...] = ()
    kicker: str = ""
    deck: str = ""
    author: str = ""
    day: str = ""
    page: str = ""
    name: str = ""
    window: str = ""


def marks_of(tree: Any, html: str) -> Marks:
    """The marks of a page: those of the e-paper system first, then its head."""
    own = _own_marks(html)
    metas = _metas(tree)
    window = _words(tree.css_first("title").text() if tree.css_first("title") is not None else "")
    chat = tree.css_first("#activity-name")
    titles = _split(own.get("title", "")) or ((_words(chat.text()),) if chat is not None else ())
    return Marks(
        titles=tuple(filter(None, titles or (_words(metas.get("title", "")),))),
        kicker=" ".join(_split(own.get("introtitle", ""))),
        deck=" ".join(_split(own.get("subtitle", ""))),
        author=_words(own.get("author", "") or _of_chat(tree) or metas.get("author", "")),
        day=day_in(own.get("date", "")) or _chat_day(html) or day_in(metas.get("date", "")),
        page=own.get("nodename", ""),
        name=_words(metas.get("name", "")) or _name_in(window),
        window=window,
    )


def day_in(words: str) -> str:
    """The first day in the words, printed; empty where there is none.

    >>> day_in("2025-03-18 00:00:00:000")
    '2025年3月18日'
    """
    match = _DAY.search(words)
    return f"{match[1]}年{int(match[2])}月{int(match[3])}日" if match else ""


def dated(line: str) -> str:
    """The day a line of the page gives as that of its publication."""
    match = _DATED.search(line)
    return day_in(line[match.end() :]) if match else ""


def page_in(line: str) -> str:
    """The page of the paper a line names (当前版:01版)."""
    match = _PAGE.fullmatch(line.strip())
    return "第" + match[1].replace(" ", "").removeprefix("第") if match else ""


def _own_marks(html: str) -> dict[str, str]:
    found = _PROPERTIES.search(html)
    return {key.lower(): value.strip() for key, value in _PROPERTY.findall(found[1])} if found else {}


def _split(marked: str) -> tuple[str, ...]:
    return tuple(filter(None, (_words(piece) for piece in _BREAK.split(marked))))


def _words(marked: str) -> str:
    return " ".join(_TAG.sub("", marked).replace("&nbsp;", " ").split())


def _metas(tree: Any) -> dict[str, str]:
    given = {(node.attributes.get("property") or node.attributes.get("name") or "").lower():
             node.attributes.get("content") or "" for node in tree.css("meta[content]")}  # fmt: skip
    return {key: next((given[name] for name in names if given.get(name)), "") for key, names in _METAS.items()}


def _name_in(window: str) -> str:
    """The name of the paper in the title of the window (青禾晨报数字报-…)."""
    pieces = (_DIGITAL.sub("", piece.strip()) for piece in re.split(r"[-_|—–·]", window))
    return next((piece for piece in pieces if _PRINTED.fullmatch(piece)), "")


def _of_chat(tree: Any) -> str:
    """Who signs an article of WeChat: its author, else its account."""
    for place in ("#js_author_name", ".rich_media_meta_text.js_author", "#js_name"):
        node = tree.css_first(place)
        if node is not None and _words(node.text()):
            return _words(node.text())
    return ""


def _chat_day(html: str) -> str:
    match = _CHAT_DAY.search(html)
    return day_in(match[1] or match[2]) if match else ""
