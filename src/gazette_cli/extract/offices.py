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
_LONGEST = 24  # characters of a row of titles


@cache
def _parts() -> dict[str, tuple[str, ...]]:
    """Words that stand in front of a title and belong to it, by their last character, the longest first."""
    table: dict[str, list[str]] = {}
    for part in sorted(words("title_parts"), key=len, reverse=True):
        table.setdefault(part[-1], []).append(part)
    return {last: tuple(row) for last, row in table.items()}


def printed_before(view: View, start: int, least: int = 0) -> tuple[str | None, str | None]:
    """The title that ends where the name begins, with what belongs to it, and the body it is held in.

    Nothing before `least` is taken: 王晓晶局长、副主任刘洪伟.

    >>> from gazette_cli.tagger import see
    >>> printed_before(see("区委常委、常务副区长王明"), 10)
    ('区委常委、常务副区长', None)
    >>> printed_before(see("松坪县教育局局长王明"), 8)
    ('局长', '松坪县教育局')
    """
    text = view.text
    title = title_before(text, start)
    if title is None:
        return None, None
    stop = start - (text[start - 1] == " ")
    edge = _reach(view, stop - len(title), max(least, stop - _LONGEST))
    for inner in range(stop - len(title), edge - 1, -1):  # 松坪镇|党委书记: the body may reach into the parts
        org = org_before(view, inner)
        if org is not None and (inner == edge or len(org) > inner - edge):
            return text[inner:stop], org
    return text[edge:stop], None


def _reach(view: View, edge: int, least: int) -> int:
    """Where the row of titles begins whose last one begins at `edge`; not before `least`."""
    text = view.text
    while True:
        part = next((p for p in _parts().get(text[edge - 1 : edge], ()) if text.endswith(p, 0, edge)), None)
        if part is not None and len(part) == 1 and view.starts[view.cover[edge - 1]] != edge - 1:
            part = None  # 医院|院长
        if part is None and text[edge - 1 : edge] in ("、", "兼"):
            title = title_before(text, edge - 1)
            part = title + text[edge - 1] if title and text[edge - 2] != " " else None
        if part is None or edge - len(part) < least:
            return edge
        edge -= len(part)


def printed_after(view: View, end: int) -> str | None:
    """The title that begins where the name ends, if a word ends with it.

    >>> from gazette_cli.tagger import see
    >>> printed_after(see("王明书记说"), 2), printed_after(see("王明会长期坚持"), 2)
    ('书记', None)
    """
    title = title_after(view.text, end)
    if title is None or title in _HONORIFICS:
        return None
    stop = end + (view.text[end] == " ") + len(title)
    return title if stop == len(view.text) or view.starts[view.cover[stop]] == stop else None
