"""The title and the body printed next to a name: 区教育局副局长 王明, 王明书记."""

from __future__ import annotations

from functools import cache

from gazette_cli.extract.orgs import org_before
from gazette_cli.lexicon import words
from gazette_cli.tagger import View
from gazette_cli.tagger.titles import title_after, title_before

_HONORIFICS = frozenset(
    ("先生", "女士", "老人", "大爷", "大妈", "阿姨", "奶奶", "爷爷", "师傅", "大叔", "大婶", "大姐")
)
# Words with the ending of a trade.
_NO_TRADES = frozenset(
    ("人员", "动员", "成员", "全员", "随员", "会员", "职工", "员工", "施工", "竣工", "开工", "动工", "手工", "加工",
     "分工", "打工", "复工", "停工", "完工", "民工", "出师", "大师")
)  # fmt: skip
# Titles that are also what somebody does: 王明代表全班发言.
_ACTS = frozenset(("代表", "督导", "导演", "裁判", "助理", "指挥"))
_LONGEST = 24  # characters of a row of titles
_GAP = 5  # characters of blanks and a colon between a title and a name


@cache
def _parts() -> dict[str, tuple[str, ...]]:
    """Words that stand in front of a title and belong to it, by their last character, the longest first."""
    table: dict[str, list[str]] = {}
    for part in sorted(words("title_parts"), key=len, reverse=True):
        table.setdefault(part[-1], []).append(part)
    return {last: tuple(row) for last, row in table.items()}


def printed_before(view: View, start: int, least: int = 0) -> tuple[str | None, str | None]:
    """The title that ends where the name begins, with what belongs to it, and the body or place it is held in.

    A colon or spaces may stand between. Nothing before `least` is taken: 王晓晶局长、副主任刘洪伟.

    >>> from gazette_cli.tagger import see
    >>> printed_before(see("区委常委、常务副区长王明"), 10)
    ('区委常委、常务副区长', None)
    >>> printed_before(see("松坪县教育局局长王明"), 8), printed_before(see("松坪镇党委书记:王明"), 8)
    (('局长', '松坪县教育局'), ('党委书记', '松坪镇'))
    """
    text = view.text
    stop = len(text[max(least, start - _GAP) : start].rstrip(": ")) + max(least, start - _GAP)
    title = title_before(text, stop)
    if title is None:
        return _trade(view, stop, least), None
    if stop - len(title) < least:
        return None, None
    edges = _edges(view, stop - len(title), max(least, stop - _LONGEST))
    for inner in edges:  # 松坪镇|党委书记: the body may reach into the parts
        org = org_before(view, inner)
        if org is not None and inner - len(org) >= least and (inner == edges[-1] or len(org) > inner - edges[-1]):
            return text[inner:stop], org
    return text[edges[-1] : stop], None


def _trade(view: View, stop: int, least: int) -> str | None:
    """A word for a trade that no list has: 守塘员, 架子工."""
    number = view.cover[stop - 1] if stop else 0
    if stop and view.starts[number] == stop - 1 and number:
        number -= 1  # 守塘|员
    start = view.starts[number]
    word = view.text[start:stop]
    ends = word[-1:] in ("员", "工", "师", "匠") and word not in _NO_TRADES
    return word if ends and least <= start and 2 <= len(word) <= 4 and "\u4e00" <= word[0] <= "\u9fff" else None


def _edges(view: View, edge: int, least: int) -> list[int]:
    """Where the row of titles could begin whose last one begins at `edge`, the nearest first; not before `least`."""
    text, edges = view.text, [edge]
    while True:
        part = next((p for p in _parts().get(text[edge - 1 : edge], ()) if text.endswith(p, 0, edge)), None)
        if (
            part is not None
            and len(part) == 1
            and (view.starts[view.cover[edge - 1]] != edge - 1 or text[edge : edge + 1] == part)
        ):
            part = None  # 医院|院长, 司法|所|所长
        if part is None and text[edge - 1 : edge] in ("、", "兼"):
            title = title_before(text, edge - 1)
            part = title + text[edge - 1] if title and text[edge - 2] != " " else None
        if part is None or edge - len(part) < least:
            return edges
        edge -= len(part)
        edges.append(edge)


def printed_after(view: View, end: int) -> str | None:
    """The title that begins where the name ends, if a word ends with it, or that ends the brackets there.

    >>> from gazette_cli.tagger import see
    >>> printed_after(see("王明书记说"), 2), printed_after(see("王明会长期坚持"), 2)
    ('书记', None)
    >>> printed_after(see("王明(松坪镇镇长)说"), 2), printed_after(see("王明(左二)说"), 2)
    ('镇长', None)
    """
    text = view.text
    title = title_after(text, end)
    if title is None:
        close = text.find(")", end, end + _LONGEST) if text[end : end + 1] == "(" else -1
        return printed_before(view, close, end + 1)[0] if close > 0 else None
    stop = end + (text[end] == " ") + len(title)
    if title in _HONORIFICS or (title in _ACTS and text[stop : stop + 1] not in ("", *"、,。;)")):
        return None
    return title if stop == len(text) or view.starts[view.cover[stop]] == stop else None
