"""The field `places`: administrative places, from a list of regions and from how smaller places are named.

Provinces, prefectures and counties come from `lexicon/regions.txt` (full names anywhere; short names of
provinces and prefectures where the words of the text agree). Towns, streets, villages, communities and
estates are read by their last word, with the name in front of it cut where a word or a preposition ends.
Places that stand one inside the other without a gap (郑州市二七区侯寨乡) are one mention.

The value of a place: `name`, the last part; `level`, one of province, prefecture, county, town, village,
estate; `path`, all parts from the largest; `code`, six digits of GB/T 2260 where the regions' list names
exactly one region so (else None); `confidence`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from gazette_cli.extract.base import Context, Extractor, Found
from gazette_cli.lexicon import words
from gazette_cli.tagger import View, see
from gazette_cli.tagger.view import UNKNOWN

LEVELS = ("province", "prefecture", "county", "town", "village", "estate")
_TAILS = {
    "街道": 3, "镇": 3, "乡": 3, "苏木": 3, "村": 4, "社区": 4, "嘎查": 4, "自然村": 4, "小区": 5, "家园": 5, "花园": 5,
    "新村": 4, "村民小组": 5, "县": 2, "区": 2, "市": 1,
}  # fmt: skip
_BROAD = ("县", "区", "市", "家园", "花园")  # proper names only
_LONG_TAILS = ("自治区", "自治州", "自治县", "自治旗", "特别行政区", "地区", "林区", "矿区", "新区")
_LAST = frozenset("省市县区旗州盟")  # of full names of regions
_LONGEST = 6  # characters of a name before its tail
_BETWEEN = frozenset("在到对向从于由被把将让给赴往据说请访驻赶进入住是来去回和与就")
# Characters and words with which the name of a small place does not begin or go on.
_STOPS = frozenset(
    "的了在是到向对于从由和与及同被把将让给等为以按经至个名户各每本该此其这那某全多几两一二三四五六七八九十百千万第有"
    "来去进入走过赴往据说们并也都还又再只因所当后前时年月日号我你他她它者不无没好老小新旧大中下上里内外"
)
_OPENERS = frozenset("新老小大中下上南北东西前后三五七八九万百千里外")  # these may, where a word begins
_ALL = frozenset("全各本该此其这那某每多几")
_COUNTED = re.compile("[三五七八九十]里")  # 三里坪村
_GLUED = frozenset("在到于从对向据和与及赴经由")  # the tagger may glue them to a name


class Part(NamedTuple):
    """One part of a place at `[start, end)` of the text, with its level (a place in LEVELS) and code."""

    start: int
    end: int
    level: int
    code: str | None
    sure: float


@cache
def _no_places() -> frozenset[str]:
    return frozenset(words("not_places"))


@cache
def _no_stems() -> frozenset[str]:
    return frozenset((*words("not_places"), *words("not_place_stems")))


@cache
def _regions() -> dict[str, tuple[int, str | None]]:
    """Names of regions: level and code (None where several have the name)."""
    table: dict[str, tuple[int, str | None]] = {}
    for row in words("regions"):
        code, name = row.split("\t")
        level = 0 if code.endswith("0000") else 1 if code.endswith("00") else 2
        known = table.get(name)
        table[name] = (level, code) if known is None else (known[0], None)
        short = _short(name) if level < 2 else None
        if short and short not in table:
            table[short] = (level, code)
    return table


def _short(name: str) -> str | None:
    """河南省 → 河南; None where less than two characters would be left."""
    for tail in ("维吾尔自治区", "壮族自治区", "回族自治区", "特别行政区", "自治区", "省", "市", "地区", "盟"):
        if name.endswith(tail) and len(name) - len(tail) >= 2:
            return name[: -len(tail)]
    return None


@cache
def _counties() -> dict[str, str]:
    """Codes of the counties by their names without 县, 市: 寿光; names of one character are left out."""
    rows = (row.split("\t") for row in words("regions"))
    return {
        name[:-1]: code for code, name in rows if not code.endswith("00") and len(name) > 2 and name[-1] in "县市区"
    }


@cache
def _lengths() -> tuple[int, ...]:
    return tuple(sorted({len(name) for name in _regions()}, reverse=True))


@cache
def _first_characters() -> frozenset[str]:
    return frozenset(name[0] for name in _regions())


def find_places(text: str, context: Context) -> Iterator[Found]:
    """Every administrative place in a folded text, ascending, none overlapping.

    >>> [found.value["path"] for found in find_places("郑州市二七区侯寨乡的村民到松坪村参观", Context())]
    [['郑州市', '二七区', '侯寨乡'], ['松坪村']]
    """
    for row in chains(see(text)):
        last = row[-1]
        yield Found(row[0].start, last.end, {
            "name": text[last.start : last.end],
            "level": LEVELS[last.level],
            "path": [text[part.start : part.end] for part in row],
            "code": last.code,
            "confidence": min(part.sure for part in row),
        })  # fmt: skip


def chains(view: View) -> list[list[Part]]:
    """Places as rows of parts, each inside the one before."""
    rows: list[list[Part]] = []
    for part in _parts(view):
        if rows and rows[-1][-1].end == part.start and rows[-1][-1].level < part.level:
            rows[-1].append(part)
        else:
            rows.append([part])
    return rows


def place_before(view: View, edge: int) -> str | None:
    """The place with a proper name that ends at `edge`, or None.

    >>> place_before(see("到松坪县桂陂镇党委"), 7), place_before(see("各镇党委"), 2)
    ('松坪县桂陂镇', None)
    """
    start = edge
    while (part := _part_before(view, start)) is not None:
        start = part.start
    return view.text[start:edge] or None


def _part_before(view: View, end: int) -> Part | None:
    """The proper part of a place that ends at `end`."""
    text = view.text
    for length in _lengths() if text[end - 1 : end] in _LAST else ():
        name = text[max(0, end - length) : end]
        found = _regions().get(name) if len(name) == length else None
        if found is not None:
            return Part(end - length, end, found[0], found[1], 0.95)
    tail = next((text[end - size : end] for size in (4, 3, 2, 1) if text[max(0, end - size) : end] in _TAILS), None)
    part = _small(view, 0, end - len(tail), tail) if tail else None
    if part is None or part.sure < 0.7:
        return None
    inner = max(text.rfind(level, part.start, end - len(tail or "") - 1) for level in "县区市镇乡")
    return part._replace(start=max(part.start, inner + 1))  # 石鼓镇|柏树坪村


def _parts(view: View) -> Iterator[Part]:
    """Parts from left to right; a region of the list wins over a name read by its tail."""
    text = view.text
    at = edge = 0
    follows = False  # whether a larger region ends here
    while at < len(text):
        region = _region(view, at, follows) if follows or text[at] in _first_characters() else None
        if region is not None:
            yield region
            at = edge = region.end
            follows = region.level < 2
            continue
        follows = False
        tail = _tail(text, at)
        small = _small(view, edge, at, tail) if tail else None
        if small is not None:
            yield small
            at = edge = small.end
        else:
            at += 1


def _region(view: View, at: int, follows: bool) -> Part | None:
    """The longest region of the list that begins here, where the words of the text allow it.

    Behind a larger one (`follows`) it may begin inside a word, and a county be named without its last character.
    """
    text = view.text
    for length in _lengths():
        name = text[at : at + length]
        found = _regions().get(name) if len(name) == length else None
        if found is None:
            continue
        full = name[-1] in "省市县区旗州盟" or name.endswith(_LONG_TAILS)
        number = view.cover[at]
        whole = view.words[number] == name and view.starts[number] == at and name not in _no_places()
        begins = follows or view.starts[number] == at or text[at - 1] in _GLUED
        if whole or (full and begins and len(name) > 2):
            return Part(at, at + length, found[0], found[1], 0.95 if full else 0.85)
    number = view.cover[at]
    code = _counties().get(view.words[number]) if follows and view.starts[number] == at else None
    return Part(at, at + len(view.words[number]), 2, code, 0.8) if code else None


def _tail(text: str, at: int) -> str | None:
    return next((text[at : at + size] for size in (4, 3, 2, 1) if text[at : at + size] in _TAILS), None)


def _small(view: View, edge: int, at: int, tail: str) -> Part | None:
    """The small place whose tail begins at `at`; its name does not begin before `edge`."""
    text = view.text
    end = at + len(tail)
    if text[end : end + 1] in ("长", "民", "委", "里", "支", "干", "两", "规", "官", "容", "级", "医"):
        follows = text[end]
        if tail in ("村", "镇", "乡", "县", "区", "市") and not (follows in "里委支民长" and at - edge >= 2):
            return None
    start, proper = _stem(view, edge, at)
    if proper and at - start == 2 and LEVELS[_TAILS[tail]] == "estate":
        start = _with_word_before(view, start, edge)
    name = text[start:end]
    if at - start < 2 or name in _no_places() or text[start:at] in _no_stems() or (tail in _BROAD and not proper):
        return None
    if len(tail) == 1 and tail in _BROAD and name[-2:] in _no_places():
        return None
    return Part(start, end, _TAILS[tail], None, 0.8 if proper else 0.65)


def _stem(view: View, edge: int, at: int) -> tuple[int, bool]:
    """Where the name before a tail begins, and whether a proper name is in it.

    Words are taken from right to left: the first two characters as they come, more only where no dictionary word
    ends them.
    """
    start, proper = at, False
    while start > edge and at - start < _LONGEST:
        number = view.cover[start - 1]
        word, tag = view.words[number], view.tags[number]
        begin = max(view.starts[number], edge)
        named = tag == UNKNOWN or tag in ("ns", "nz", "nt") or tag[:2] == "nr" or _COUNTED.fullmatch(word) is not None
        if tag == "n" and word[0] in _ALL:
            break  # 全市
        if not all(map(_goes_on, view.text[begin:start])) and (tag != "n" or len(word) < 2):  # not 月亮
            begin = next(n for n in range(start, begin - 1, -1) if n == begin or not _goes_on(view.text[n - 1]))
        if begin == start or (not named and (_is_ordinary(word, tag) or (at - start >= 2 and len(word) > 1))):
            break
        proper = proper or named or len(word) == 1
        start = begin
    return start, proper


def _with_word_before(view: View, start: int, edge: int) -> int:
    """Where a name of four characters begins that opens with an ordinary word at the head of a clause: 锦绣华庭."""
    number = view.cover[start - 1] if start > edge else 0
    begin = view.starts[number]
    if begin < edge or begin + 2 != start or view.tags[number] not in ("n", "a", "nz", "b", "z"):
        return start
    alone = begin == 0 or not _goes_on(view.text[begin - 1])
    return (
        begin
        if alone and view.words[number] not in _no_stems() and not _is_ordinary(view.words[number], "n")
        else start
    )


def _goes_on(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff" and (char not in _STOPS or char in _OPENERS)


def _is_ordinary(word: str, tag: str) -> bool:
    """Whether a word belongs to no name: a verb, an adverb, a preposition, what a person is."""
    if len(word) == 1:
        return tag[:1] in ("p", "c", "u", "d", "r", "v") and word in _BETWEEN
    return tag[:1] in ("v", "d", "p", "c", "r", "a", "u", "t", "m", "i", "l") or word.endswith(("民", "员", "部", "事"))


PLACES = Extractor(
    name="places",
    version="1",
    find=find_places,
    about="administrative places, from province to housing estate",
    about_zh="地名",
    examples=("郑州市二七区", "侯寨乡", "松坪村"),
)
