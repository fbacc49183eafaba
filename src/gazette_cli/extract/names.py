"""The field `names`: persons named in full.

People of bylines are certain. In running text the tagger gives every reading of every surname a
share; what a name is worth elsewhere in the article is added, and readings that exclude each other
compete. A name accepted surely is then found wherever it stands again, as far as its neighbours allow.

The value of a name: `name` without inner spaces, `title` and `org` where printed next to it (else
None), `kind` "person", `confidence` 0 to 1 (a share of the tagger, lifted by the rest of the article).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from math import exp, log
from typing import Any

from gazette_cli.errors import GazetteError
from gazette_cli.extract.base import Context, Extractor, Found
from gazette_cli.extract.ner import Engine
from gazette_cli.extract.offices import printed_after, printed_before
from gazette_cli.extract.orgs import spans
from gazette_cli.fold import HAN
from gazette_cli.grammar.people import SOUNDS, is_transliterated, read_byline
from gazette_cli.lexicon import simplify, words
from gazette_cli.tagger import View, read_persons, see, title_before
from gazette_cli.tagger.candidates import is_full_name, surnames
from gazette_cli.tagger.view import UNKNOWN, is_word, tag_of

# Rather gates and places than surnames.
_GATES = frozenset(("东门", "西门", "南门", "北门", "东方", "百里", "第五", "东郭", "太史", "公孙", "南宫"))
_MARKS = frozenset(",。、;:!?()[]“”‘’《》【】「」—·/\n ")
_PLACE_TAIL = frozenset(
    "省市县区镇乡村街路桥圳湾沟岭山河江湖井塘坪坝寨屯堡庄园苑院站队组局厅处科所厂店社馆楼港岛州旗里巷坊营口府校"
)
# What places and things end with, and hardly a verb begins with.
_CALLED_AFTER = frozenset("省市县区镇乡村街沟岭坪坝寨屯堡庄园苑厂店岛州旗里巷圳河湖")
_ADMINISTERED = frozenset("线站镇乡县区村街巷厂局里坪")
_THINGS = frozenset("路桥江河湖茶舞灯戏酒菜街岭湾")
_CERTAIN = 0.98  # what a byline is worth, and the most anything is
_ACCEPT = 0.5
_SURE = 0.9  # from here on a name speaks for its other mentions
_LIFT = 3.0  # by how much, in log odds
_LISTED = 1.5  # by how much a name speaks for its neighbours in a list
_BODY = 2.5  # by how much the name of a body speaks against one inside it
# Behind these anything may stand: 群众幸福感.
_CROWD = frozenset(
    ("群众", "居民", "村民", "市民", "党员", "干部", "学生", "代表", "委员", "业主", "商户", "农户", "患者", "游客",
     "旅客", "乘客", "会员", "孩子", "家长", "少年", "母亲", "父亲", "老人", "工人")
)  # fmt: skip
# Surnames that are also everyday words.
_EVERYDAY = frozenset(
    "高方时向成和明平白文万安常于石水云连路金车马关全任应来海年古冷花华温查农景都国武边利包商党解单官席项干能从惠楼种代"
    "付乐苗强经展相言前双别计公南东后米老冰青城生名位户化由库元洪原红宣通步越伏井山印习满舍危占初广保"
)


@dataclass(frozen=True, slots=True)
class _Person:
    """A name at `[start, end)`: the name without spaces, the role a byline gives it, and its share."""

    start: int
    end: int
    name: str
    share: float
    role: str | None = None


@cache
def _spaced() -> re.Pattern[str]:
    """何 治 国, wherever it begins; compiled late, as is all that only names need."""
    return re.compile(f"(?=({HAN})( +)({HAN})(?:\\2({HAN}))?)")


@cache
def _sounds() -> re.Pattern[str]:
    return re.compile(f"[{SOUNDS}]{{3,6}}")


@cache
def _bracketed() -> re.Pattern[str]:
    """…得到居民好评。(闵江), at the end of a paragraph."""
    return re.compile(rf"\(((?:{HAN}|[ 、:/·]){{2,20}})\)(?=\n|\Z)")


@cache
def _dots() -> re.Pattern[str]:
    """The dots of a name with what stands between them: ·, ·伊万诺维奇·; letters of the name stand on both sides."""
    return re.compile(rf"(?<={HAN})·(?:{HAN}{{1,8}}·)*(?={HAN})")


def find_names(text: str, context: Context) -> Iterator[Found]:
    """Every person named in full in a folded text, ascending, none overlapping.

    >>> [found.value["name"] for found in find_names("镇党委书记冉光旭主持会议", Context())]
    ['冉光旭']
    """
    view = see(text)
    people = [*_from_bylines(text, context), *_from_spaces(view), *_from_sounds(view)]
    readings = list(_from_text(text, view) if context.engine is None else _from_engine(text, context.engine))
    places = _are_places(text, (reading for reading in readings if not reading.role))
    readings = [reading for reading in readings if reading.name not in places or title_before(view.text, reading.start)]
    people = _best([*people, *_lifted(text, readings, people)])
    edge, role = 0, None  # behind the last name and the title printed after it; what names in a row are called
    for person in sorted(_again(text, people), key=lambda person: person.start):
        title, org = (person.role, None) if person.role else printed_before(view, person.start, edge)
        behind = None if title else printed_after(view, person.end)
        if title is None and role and text[edge : person.start].strip(" ") in ("", "、"):
            title = role
        role = title if title and _is_shared(title) else None
        edge = person.end + len(behind or "")
        yield Found(person.start, person.end, _value(person, title or behind, org))


def _is_shared(title: str) -> bool:
    """Whether the next in a row can be called the same: deputies and trades, of which there are many; no heads."""
    return title in _roles() or (title[0] == "副" and "、" not in title) or title[-1] not in "记任长席理授监"


@cache
def _roles() -> frozenset[str]:
    """What several people in a row are called at once: 通讯员 张乐 白小翠."""
    return frozenset((*words("roles"), *_CROWD, "志愿者", "网格员", "民警"))


def _value(person: _Person, title: str | None, org: str | None) -> dict[str, Any]:
    confidence = round(min(_CERTAIN, person.share), 2)
    return {"name": person.name, "title": title, "org": org, "kind": "person", "confidence": confidence}


def _from_bylines(text: str, context: Context) -> Iterator[_Person]:
    """People of byline parts are certain; brackets that end a paragraph are nearly so."""
    for part in context.parts:
        byline = read_byline(text[part.start : part.end]) if part.kind == "byline" else None
        for named in byline.people if byline else ():
            yield _Person(part.start + named.start, part.start + named.end, named.name, _CERTAIN, named.role)
    for match in _bracketed().finditer(text):
        byline = read_byline(match[1])
        for named in byline.people if byline else ():
            at = match.start(1)
            yield _Person(at + named.start, at + named.end, named.name, 0.95, named.role)


def _from_spaces(view: View) -> Iterator[_Person]:
    """何 治 国: single characters apart, the first of them a surname.

    Behind a title other characters may touch it: 民警甘 立 新赶到.
    """
    text, edge = view.text, 0
    for match in _spaced().finditer(text):
        start, end = match.start(), match.end(4)
        if start < edge:
            continue
        title = title_before(text, start)
        parts = [match[1], match[3], match[4] or ""]
        if parts[2] in ("", "男", "女") or _is_han(text[end : end + 1]) > bool(title):
            end, parts[2] = match.end(3), ""
        name = "".join(parts)
        before, after = text[start - 1 : start], text[end : end + 1]
        alone = before in ("", "命", "去", "是", "有", *_MARKS) and after in ("", "为", "同", "的", *_MARKS)
        listed = "、" in (before, after)
        called = name in _not_names() and not title and not listed  # 成 员
        if is_full_name(name) and not called and name[-1] not in _PLACE_TAIL and (alone or title):
            yield _Person(start, end, name, 0.9)
            edge = end


def _is_han(char: str) -> bool:
    return bool(char) and char >= "\u3400" and char not in _MARKS


def _from_sounds(view: View) -> Iterator[_Person]:
    """巴特尔, 帕提古丽: words written by sound alone, behind a title or beside a name with dots."""
    text = view.text
    for match in _sounds().finditer(text):
        first, last = view.cover[match.start()], view.cover[match.end() - 1]
        start, end = match.span()
        if view.starts[first] != start:
            start = view.starts[first] + len(view.words[first])
            first += 1
        if view.starts[last] + len(view.words[last]) != end:
            end = view.starts[last]
        spoken = any(tag in ("nr", "nrt", UNKNOWN) for tag in view.tags[first : last + 1])
        title = title_before(text, start)
        if end - start > 2 and spoken and title and title not in _CROWD and text[end : end + 1] not in _PLACE_TAIL:
            yield _Person(start, end, text[start:end], _SURE)


def _from_text(text: str, view: View) -> Iterator[_Person]:
    """The readings of the tagger, and names with middle dots."""
    inside = {offset for start, end in spans(view) for offset in range(start, end)}
    for reading in read_persons(view):
        name = text[reading.start : reading.end]
        alone = reading.title is None or reading.title in _CROWD
        doubt = _doubt(view.text[reading.start : reading.end]) if alone else 0.0
        if alone and reading.start in inside and reading.end in inside:
            doubt += _BODY  # 唐山|怡安生物工程有限公司
        share = _raised(reading.share, -doubt) if doubt else reading.share
        yield _Person(reading.start, reading.end, name, share)
    for match in _dots().finditer(text):
        start, end = _around_dots(view, match.span())
        name = text[start:end]
        if start < match.start() and end > match.end() and is_transliterated(name):
            yield _Person(start, end, name, 0.93)


def _around_dots(view: View, dots: tuple[int, int]) -> tuple[int, int]:
    """From the first to the last word of a name with middle dots: 村民|阿依古丽·买买提|赶着羊.

    The words next to the dots belong to it, those further off as long as foreign names are written so.
    """
    first, last = view.cover[max(0, dots[0] - 1)], view.cover[min(dots[1], len(view.text) - 1)]
    while first and is_transliterated(view.words[first - 1]) and view.words[first - 1] != "·":
        first -= 1
    while last + 1 < len(view.words) and is_transliterated(view.words[last + 1]):
        last += 1
    return view.starts[first], view.starts[last] + len(view.words[last])


def _from_engine(text: str, engine: Engine) -> Iterator[_Person]:
    """The persons another engine finds."""
    for entity in engine.find(text):
        if not 0 <= entity.start < entity.end <= len(text):
            raise GazetteError(f"the engine {engine.name!r} {engine.version} gave the span {entity.start}-{entity.end}",
                               hint="report it to its author")  # fmt: skip
        if entity.kind == "person":
            name = text[entity.start : entity.end].replace(" ", "").replace("\n", "")
            yield _Person(entity.start, entity.end, name, entity.share)


def _doubt(name: str) -> float:
    """What a name without a title loses, in log odds."""
    if name in _not_names():
        return 9.0
    if name[:2] in _GATES and is_word(name[2:]):
        return 6.0  # 东门台阶
    if len(name) == 2:
        return 0.6  # 冷链, 揭光
    if name[-1] in _ADMINISTERED:
        return 4.0  # 石口|线, 平安|县
    if name[:2] in _no_beginnings():
        return 3.5  # 惠民生
    if name[:2] in _GATES or tag_of(name[:2]) == "ns":
        return 3.0  # 东门菜市场, 常熟来
    if name[:2] in _not_names() or (name[-1] in _THINGS and (is_word(name[:2]) or is_word(name[1:]))):
        return 1.5  # 周一|至, 孔明灯
    doubt = 1.2 if name[0] in _EVERYDAY and tag_of(name[1:])[:1] in ("n", "v") else 0.0  # 惠|民生
    return doubt + (0.5 if is_word(name[:2]) and name[:2] not in surnames()[1] else 0.0)  # 幸福|感


@cache
def _not_names() -> frozenset[str]:
    return frozenset(map(simplify, (*words("not_names"), *words("not_units"))))


@cache
def _no_beginnings() -> frozenset[str]:
    return frozenset(words("not_people"))


def _are_places(text: str, people: Iterable[_Person]) -> frozenset[str]:
    """Names that mostly stand in front of 村, 河 …: places are called so."""
    top: dict[str, float] = {}
    for person in people:
        top[person.name] = max(person.share, top.get(person.name, 0.0))
    places = set()
    for name, share in top.items():
        behind = [text[match.end() : match.end() + 1] for match in re.finditer(re.escape(name), text)]
        named_after = sum(char in _CALLED_AFTER for char in behind if char)
        enough = 2 * named_after > len(behind) or (name[-1] == "州" and named_after)
        if enough and (share < _SURE or named_after > 1):
            places.add(name)
    return frozenset(places)


def _odds(share: float) -> float:
    return log(max(share, 1e-6) / max(1 - share, 1e-6))


def _raised(share: float, by: float) -> float:
    """The share moved by log odds."""
    return 1 / (1 + exp(-_odds(share) - by))


def _lifted(text: str, readings: Iterable[_Person], certain: Iterable[_Person]) -> Iterator[_Person]:
    """Readings with what the rest of the article says.

    A name that is sure in one place is likelier in others, and so is one beside a sure one in a list.
    """
    people = list(readings)
    top: dict[str, float] = {}
    for person in (*people, *certain):
        top[person.name] = max(person.share, top.get(person.name, 0.0))
    sure = [person for person in (*people, *certain) if person.share >= _SURE]
    starts, ends = {person.start for person in sure}, {person.end for person in sure}
    for person in people:
        share = person.share
        if top[person.name] >= _SURE > share:
            share = min(_SURE, _raised(share, _LIFT))
        after = text[person.start - 1 : person.start] == "、" and person.start - 1 in ends
        before = text[person.end : person.end + 1] == "、" and person.end + 1 in starts
        if share < _SURE and (after or before):
            share = _raised(share, _LISTED)
        yield replace(person, share=share)


def _best(people: list[_Person]) -> list[_Person]:
    """The likeliest where readings overlap; a rival lowers the confidence of the winner."""
    kept: list[_Person] = []
    taken: set[int] = set()
    for person in sorted(people, key=lambda person: (-person.share, person.start, -person.end)):
        if person.share < _ACCEPT:
            break
        if taken.isdisjoint(range(person.start, person.end)):
            kept.append(person)
            taken.update(range(person.start, person.end))
    return kept


def _again(text: str, people: list[_Person]) -> list[_Person]:
    """A name that is sure once is the same name wherever it stands again, unless a place is named after it."""
    names = sorted({p.name for p in people if p.share >= _SURE and len(p.name) > 2}, key=lambda n: (-len(n), n))
    taken = {offset for person in people for offset in range(person.start, person.end)}
    again = []
    for name in names:
        at = text.find(name)
        while at >= 0:
            end = at + len(name)
            if taken.isdisjoint(range(at, end)) and text[end : end + 1] not in _PLACE_TAIL:
                again.append(_Person(at, end, name, 0.8))
                taken.update(range(at, end))
            at = text.find(name, end)
    return [*people, *again]


NAMES = Extractor(
    name="names",
    version="2",
    find=find_names,
    about="persons named in full, with the title printed next to them",
    about_zh="人名",
    examples=("书记冉光旭", "记者 景静", "何 治 国"),
)
