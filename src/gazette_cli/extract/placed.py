"""Names that only their place shows: 娜 海(女,拉祜族), 副局长法天佑(, 甲、红岩、乙 among sure names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from functools import cache

from gazette_cli.extract.joined import is_joined
from gazette_cli.extract.settings import speaks
from gazette_cli.fold import HAN
from gazette_cli.grammar.full_names import given, headings, is_given
from gazette_cli.lexicon import simplified, words
from gazette_cli.tagger import View
from gazette_cli.tagger.candidates import NEVER, NOT_LAST, titles
from gazette_cli.tagger.titles import title_before, title_ends
from gazette_cli.tagger.view import is_word, surnames, tag_of

_CLOSES = frozenset(("", *"\n,。、;:()!?"))
_GRAMMAR = frozenset("同由把自过有从能却先开完")  # one character behind these is hardly a given name
_TAKES_OFFICE = re.compile("为(?=[省市县区乡镇])|带队")
_COUNTS = frozenset("一二三四五六七八九十百千万")
_BODIES = frozenset("科股里村社班部委线段场县州省市站屯湾桥")  # what items end with that are none
_AGED = re.compile(r"(?:岁|旬)的?\Z")
_JOINS = re.compile(r"(?:、| +)\Z"), re.compile(r"(?:\([^()\n]{1,8}\))?(?:、| +)")
_ITEM_BEFORE = re.compile(rf"(?:\A|(?<!{HAN}))({HAN}{{2,4}})\Z")
_ITEM = re.compile(rf"{HAN} +{HAN}(?!{HAN})|{HAN}{{2,4}}(?!{HAN})|{HAN}{{2,3}}(?=[二两三四五六七八九十][人名位]|等)")
_LONGEST_ITEM = 4


@cache
def everyday_surnames() -> frozenset[str]:
    """Surnames of one character that are everyday words: 过, 员."""
    return frozenset(words("everyday_surnames"))


def placed_names(view: View) -> Iterator[tuple[int, int]]:
    """`[start, end)` of names that brackets, a title or an age show; they may overlap.

    >>> from gazette_cli.tagger import look
    >>> text = "副局长法天佑、娜 海(女,拉祜族)"
    >>> [text[start:end] for start, end in placed_names(look(text))]
    ['娜 海', '法天佑']
    """
    yield from _set_apart(view.text)
    yield from _everyday(view)


@cache
def _before_brackets() -> re.Pattern[str]:
    return re.compile(rf"(?:\A|(?<!{HAN}))({HAN}{{2,4}}|{HAN} {{1,4}}{HAN})\Z")


@cache
def _brackets() -> re.Pattern[str]:
    return re.compile(rf"\((?:[男女]|{HAN}{{1,3}}族)[,、)]")


def _set_apart(text: str) -> Iterator[tuple[int, int]]:
    """玉 香(女,傣族)."""
    for brackets in _brackets().finditer(text):
        match = _before_brackets().search(text, max(0, brackets.start() - 7), brackets.start())
        if match is None or _is_han(text[match.start(1) - 1 : match.start(1)]):
            continue
        name = match[1].replace(" ", "")
        whole = len(name) < 4 or name[:2] in surnames()[1]
        if whole and name not in _no_persons() and title_before(text, match.end()) is None:
            yield match.span(1)


def _is_han(char: str) -> bool:
    return re.match(HAN, char) is not None


@cache
def _openings() -> re.Pattern[str]:
    before = "".join(sorted(map(re.escape, title_ends() | {"的", "岁", "旬", "、", "\n", ":"})))
    return re.compile(f"[{''.join(sorted(everyday_surnames()))}](?=[{given()}])(?<=[{before}].)")


def _everyday(view: View) -> Iterator[tuple[int, int]]:
    """An everyday word that is a surname too, behind a title or an age, with a given name: 妻子过玉芬."""
    text = view.text
    for match in _openings().finditer(text):
        start = match.start()
        closed = text[start - 1 : start] != " " or text[start + 3 : start + 4] in _CLOSES
        titled = title_before(text, start) is not None and closed
        titled = titled or _AGED.search(text, max(0, start - 3), start) is not None
        if not (titled or _opens_row(text, start)):
            continue
        for end in (start + 3, start + 2):
            if is_placed(text, start, end, titled=titled):
                yield start, end
                break


def opens_everyday(text: str) -> bool:
    """Whether the whole text is an everyday word that is a surname, too, with a given name of two characters.

    >>> opens_everyday("过晓峰"), opens_everyday("过年好")
    (True, False)
    """
    return len(text) == 3 and text[0] in everyday_surnames() and is_placed(text, 0, 3, titled=False)


def _opens_row(text: str, start: int) -> bool:
    return text[start - 1 : start] in ("", *"、\n:")


def is_placed(text: str, start: int, end: int, *, titled: bool) -> bool:
    """Whether `[start, end)` can be a name that begins with an everyday word, by its given name and by what follows."""
    rest = text[start + 1 : end]
    if len(rest) != end - start - 1 or not is_given(rest) or rest[-1] in NOT_LAST:
        return False
    if is_word(text[start : start + 2]):
        return False
    closed = text[end : end + 1] in _CLOSES
    shown = titled and closed and text[start] not in _GRAMMAR
    if (text[start] == "员" and is_word(text[start - 1 : start + 1])) or not _COUNTS.isdisjoint(rest):
        return False
    if is_word(rest) and tag_of(rest)[:2] != "nr" and not shown:
        return False
    if len(rest) == 2:
        told = titled or closed or speaks(text, end) or _TAKES_OFFICE.match(text, end) is not None
        return told and not is_word(text[start:end])
    return titled and text[start] not in _GRAMMAR and (closed or speaks(text, end))


@cache
def _no_persons() -> frozenset[str]:
    lists = ("not_names", "not_units", "roles")
    return titles().union(*map(simplified, lists))


def rowed_names(
    view: View, sure: Sequence[tuple[int, int]], others: Set[int] = frozenset()
) -> Iterator[tuple[int, int]]:
    """Items of rows with sure names beside them, which are none: 甲、红岩、乙; the names sorted by start.

    Behind a gap there must be a name, or the edge of a line, on the other side too; `others` are starts of names that
    are not sure.

    >>> from gazette_cli.tagger import look
    >>> text = "冉光旭、红岩、毛向东到场"
    >>> [text[start:end] for start, end in rowed_names(look(text), [(0, 3), (7, 10)])]
    ['红岩']
    """
    text = view.text
    starts, ends = {start for start, _ in sure} | others, {end for _, end in sure}
    for start, end in sure:
        item = _item_behind(text, end, starts)
        if item is not None:
            yield item
        item = _item_before(text, start)
        if item is not None and item[1] not in ends:
            yield item


def _item_behind(text: str, edge: int, starts: Set[int]) -> tuple[int, int] | None:
    joint = _JOINS[1].match(text, edge)
    item = _ITEM.match(text, joint.end()) if joint else None
    if joint is None or item is None or item.start() in starts:
        return None
    spaced = joint[0][-1] == " "
    beyond = _JOINS[1].match(text, item.end())
    between = beyond is not None and beyond.end() in starts
    after = text[item.end() : item.end() + 1]
    ends_row = after in ("", "\n") if spaced else after not in ("、", " ")
    if not (between or ends_row) or not _is_item(item[0], spaced=spaced, between=between):
        return None
    return item.span()


def _item_before(text: str, edge: int) -> tuple[int, int] | None:
    joint = _JOINS[0].search(text, max(0, edge - 4), edge)
    item = _ITEM_BEFORE.search(text, max(0, joint.start() - _LONGEST_ITEM - 1), joint.start()) if joint else None
    if joint is None or item is None or text[item.start(1) - 1 : item.start(1)] not in ("", *"\n,。;:("):
        return None
    return item.span(1) if _is_item(item[1], spaced=joint[0][-1] == " ", between=False) else None


def _is_item(item: str, *, spaced: bool, between: bool) -> bool:
    """Whether an item of a row can be a name: a surname and a given name, no title and no ordinary word of the list.

    Between two sure names it may be a word: 马晓军、田野、谷小雨.
    """
    if " " in item:
        item = item[0] + item[-1]
        return between and item not in _no_persons() and item not in headings() and item[1] not in _BODIES
    single, double = surnames()
    known = item[0] in single or item[0] in everyday_surnames() or (item[:2] in double and len(item) > 2)
    if is_joined(item):
        return True
    if not known or len(item) > 3 + (item[:2] in double) or not NEVER.isdisjoint(item[1:]):
        return False
    if item in titles() or (item in _no_persons() and not (between and not spaced)):
        return False
    tail = item[-1] in NOT_LAST or item[-1] in _BODIES or title_before(item, len(item)) is not None
    return not tail and not (spaced and is_word(item))
