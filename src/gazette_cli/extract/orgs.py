"""The field `orgs`: organisations by the way their names are built.

A name ends in a word for a body (局 委员会 公司 合作社 …, `lexicon/org_suffixes.txt`) and begins with a
place, a proper name or a level of government; the longest row of words between them that can belong
to a name is taken, so bodies inside a longer name are not found apart.

The value of an organisation: `name` without inner spaces, `suffix` (the last word), `kind` one of
party, government, company, education, health, justice, media, society, other, and `confidence`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from gazette_cli.extract.base import Context, Extractor, Found
from gazette_cli.extract.places import place_before
from gazette_cli.lexicon import words
from gazette_cli.tagger import View, see

_LONGEST = 30  # characters
_REACH = 40  # characters from what stands in an organisation to the last word of its name
_LEVELS = frozenset("省市县区镇乡村州旗盟")
_PLACED = ("省", "市", "县", "区", "镇", "乡", "村", "街道", "社区", "州", "旗", "盟")
# Parts of speech that can stand inside a name; verbs as in 交通运输局, 发展和改革委员会.
_INSIDE = ("n", "j", "b", "v", "a", "l", "i", "s", "f", "z", "?", "h", "k", "g")
# A name may contain 和 behind these: 发展和改革委员会.
_JOINED = frozenset(
    ("发展", "住房", "文化", "工业", "资源", "卫生",
     "规划", "安全", "食品", "民族", "科学", "教育", "农业")
)  # fmt: skip
_AGES = ("老年", "少年")  # times of life, not times
_FIRMS = ("有限公司", "有限责任公司", "股份公司")  # their names begin with any word
# The tagger may glue them to the first word of a name: 据松|坪县教育局.
_GLUED = frozenset("据和与及在向对由从到被把将让经赴同为")


@cache
def _suffixes() -> dict[str, tuple[str, ...]]:
    """Suffixes by their last character, the longest first."""
    table: dict[str, list[str]] = {}
    for suffix in sorted(words("org_suffixes"), key=len, reverse=True):
        table.setdefault(suffix[-1], []).append(suffix)
    return {last: tuple(row) for last, row in table.items()}


@cache
def _breaks() -> frozenset[str]:
    return frozenset(words("org_breaks"))


@cache
def _no_orgs() -> frozenset[str]:
    return frozenset(words("not_orgs"))


def suffix_of(text: str) -> str | None:
    """The longest suffix that `text` ends with.

    >>> suffix_of("松坪县教育局"), suffix_of("布局")
    ('局', None)
    """
    if text in _no_orgs():
        return None
    return next((suffix for suffix in _suffixes().get(text[-1:], ()) if text.endswith(suffix)), None)


def kind_of(suffix: str) -> str:
    """What sort of body a suffix tells of.

    >>> kind_of("合作社"), kind_of("局"), kind_of("大队")
    ('company', 'government', 'other')
    """
    return _kinds().get(suffix, "other")


@cache
def _kinds() -> dict[str, str]:
    rows = (row.split("\t") for row in words("org_kinds"))
    return {suffix: kind for kind, suffixes in rows for suffix in suffixes.split()}


def find_orgs(text: str, context: Context) -> Iterator[Found]:
    """Every organisation in a folded text, ascending, none inside another.

    >>> [found.value["name"] for found in find_orgs("松坪县教育局和县人民医院联合开展义诊", Context())]
    ['松坪县教育局', '县人民医院']
    """
    view = see(text)
    for start, end in spans(view):
        name = text[start:end].replace(" ", "")
        suffix = suffix_of(view.text[start:end]) or name[-1]
        proper = text[start] not in _LEVELS
        value = {"name": name, "suffix": suffix, "kind": kind_of(suffix), "confidence": 0.9 if proper else 0.8}
        yield Found(start, end, value)


def spans(view: View, near: Iterable[int] | None = None) -> list[tuple[int, int]]:
    """`[start, end)` of every organisation, ascending, none overlapping.

    With `near`, which ascends, only of those that end in a word soon behind one of these offsets.
    """
    rows: list[tuple[int, int]] = []
    suffixes = _suffixes()
    for number in range(len(view.words)) if near is None else _behind(view, near):
        span = _ending_at(view, number) if view.words[number][-1] in suffixes else None
        if span is not None:
            if rows and span[0] <= rows[-1][0]:
                rows.pop()
            if not rows or span[0] >= rows[-1][1]:
                rows.append(span)
    return rows


def _behind(view: View, offsets: Iterable[int]) -> Iterator[int]:
    """The words that begin less than _REACH characters behind one of the offsets, or at it; all ascend."""
    edge = 0  # behind the last word given
    for at in offsets:
        first = view.cover[at]
        stop = view.cover[min(at + _REACH, len(view.text)) - 1] + 1
        yield from range(max(edge, first + (view.starts[first] < at)), stop)
        edge = stop


def _ending_at(view: View, last: int) -> tuple[int, int] | None:
    """The organisation whose name ends with word `last`, as `[start, end)`."""
    word = view.words[last]
    end = view.starts[last] + len(word)
    follows = view.words[last + 1] if last + 1 < len(view.words) else ""
    if follows[:1] in ("长", "员") or not _suffixes().get(word[-1:]):
        return None
    whole = _whole_suffix(view.text[:end][-_LONGEST:], word)
    if whole is None or word in _breaks():
        return None
    first = _first(view, view.cover[end - len(whole)])
    if first is None:
        return None
    start = _with_place(view, view.starts[first])
    while view.text[start] in _GLUED and end - start > 3:
        start += 1
    name = view.text[start:end]
    suffix = suffix_of(name)
    if suffix is None or len(name) < len(suffix) + (1 if len(suffix) > 1 else 2) or len(name) < 3:
        return None
    return start, end


def _whole_suffix(text: str, word: str) -> str | None:
    """The suffix or body that `text` ends with, whose last word is `word`; it may reach over words: 农|商行."""
    found = suffix_of(text)
    return word if word in _no_orgs() and (found is None or len(found) <= len(word)) else found


def _with_place(view: View, start: int) -> int:
    """Where the name begins if a place with a proper name goes into it: 兰岙|乡党委, 管城区|紫荆路街道办事处."""
    level = next((level for level in _PLACED if view.text.startswith(level, start)), "")
    place = place_before(view, start + len(level)) or place_before(view, start)
    return start if place is None else start + (len(level) if place.endswith(level) else 0) - len(place)


def _first(view: View, last: int) -> int | None:
    """The word the name begins with: the leftmost one that can open a name, all between fit to be inside."""
    best = last if _opens(view, last) and len(view.words[last]) > 2 else None
    number = leftmost = last - 1
    stop = view.starts[last]
    while number >= 0 and stop - view.starts[number] <= _LONGEST:
        word, tag = view.words[number], view.tags[number]
        joined = word == "和" and number > 0 and view.words[number - 1][-2:] in _JOINED
        fits = (
            word in _PLACED
            or joined
            or word in _AGES
            or (tag.startswith(_INSIDE) and word not in _breaks())
            or word[0] == "第"
        )
        if not fits or not word[0].isalpha() or word[0] < "\u3400":
            break
        if _opens(view, number):
            best = number
        leftmost = number if tag[:1] not in ("v", "f") else leftmost
        if word[0] in "和与及" and len(word) > 1 and number and suffix_of(view.words[number - 1]):
            break  # 教育局|和县|人民|医院
        number -= 1
    return leftmost if best is None and leftmost < last and view.words[last].endswith(_FIRMS) else best


def _opens(view: View, number: int) -> bool:
    """Whether a name can begin with the word: a place, a proper name, a level of government."""
    word, tag = view.words[number], view.tags[number]
    if tag in ("ns", "nt", "nz"):
        return True
    if tag[:2] == "nr":  # not 冯立秋|陪同|县教育局
        return len(word) > 1 and not (len(word) > 2 and view.tags[number + 1 : number + 2] in (["v"], ["p"]))
    if word in _PLACED or (word[0] in _LEVELS and len(word) > 1 and word[1:2] not in "长民场口域内外里"):
        return True
    if word.endswith(_PLACED) and len(word) > 2:
        return True
    return (
        word
        in (
            "第一",
            "第二",
            "第三",
            "中共",
            "中国",
            "全国",
            "国家",
            "共青团",
            "民盟",
            "民革",
            "民建",
            "民进",
            "农工党",
            "致公党",
            "九三学社",
        )
        or tag == "?"
    )


def org_before(view: View, edge: int) -> str | None:
    """The organisation or administrative place whose name ends at `edge`, or None.

    >>> org_before(see("据松坪县教育局介绍"), 7)
    '松坪县教育局'
    """
    if not edge:
        return None
    last = view.cover[edge - 1]
    if view.starts[last] + len(view.words[last]) != edge:  # 统计|处处长
        view = see(view.text[max(0, edge - _LONGEST) : edge])
        edge, last = len(view.text), len(view.words) - 1
    span = _ending_at(view, last)
    if span is not None:
        return view.text[span[0] : span[1]]
    place = place_before(view, edge)
    return None if place is None or place.endswith(("小区", "家园", "花园")) else place  # nobody holds an office there


ORGS = Extractor(
    name="orgs",
    version="1",
    find=find_orgs,
    about="organisations: offices, parties, companies, schools, associations",
    about_zh="机构名",
    examples=("松坪县教育局", "鹿渡社区居委会", "县人民医院"),
)
