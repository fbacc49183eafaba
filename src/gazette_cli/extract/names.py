"""The field `names`: persons named in full, from bylines, the words around them and a general tagger.

A candidate is a surname with one or two characters behind it. What speaks for and against it (titles,
ages, saying words, marks, what the tagger thinks) is summed up; a name accepted once is then found
wherever it stands again, as far as its neighbours allow.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from gazette_cli.extract.base import Context, Extractor, Found
from gazette_cli.grammar.people import read_byline
from gazette_cli.lexicon import alternation, words

_HAN = "\u3400-\u9fff\U00020000-\U0003ffff"
_IS_HAN = re.compile(f"[{_HAN}]+")
_SPACED = re.compile(f"(?<![{_HAN}])([{_HAN}]) +([{_HAN}])(?: +([{_HAN}]))?(?![{_HAN}])")
_AGED = re.compile(r"[0-9一二三四五六七八九十]岁的? ?\Z")
# 张三说, 李四介绍: what people do in newspapers
_SAYS = re.compile(
    " ?(?:说|道|表示|介绍|告诉|认为|指出|强调|要求|坦言|回忆|笑着|笑道|主持|通报|出席|带领|带队|率队|率|摄|感慨|解释|透露|提醒|喊|问|答|算了"
    "|讲述|陪同|作了|参加|走访|看望|致辞|宣布|呼吁|建议|担任|当选|获|任|兼任|为|是|从|把|被|给|用|在|对|向|和|与|及|等|今年|家|每|当|没|也|就"
    "|又|都|已|还|却|便|正|将|会|要|想|带|拿|看|坐|站|走|跑|接|送|做|干|住|来|去|有|掏|烧|猜|种|养)"
)
_STYLED = re.compile(" ?(?:同志|女士|先生|老人|老师|大爷|大妈|阿姨|奶奶|爷爷|一家|夫妇|夫妻|家住|家中|等人|师傅|医生|教授|书记|主任)")
_MARKS = frozenset(",。、;:!?()[]“”‘’《》【】「」—·/\n　 ")
_AND = ("、", "和", "与", "及")
_NOT_GIVEN = frozenset("的了是在和与等们个这那不也就都很吗呢吧啊着过得上下里内说到把被给让从对于年月日时分之及并或其各每")
_PLACE_TAIL = frozenset("省市县区镇乡村街路桥湾沟岭山河江湖井塘坪坝寨屯堡庄园苑院站队组局厅处科所厂店社馆楼港岛州旗里巷坊营口府校")
# Surnames that are also everyday characters: they need more to speak for them.
_EVERYDAY = frozenset(
    "高方时向成和明平白文万安常于石水云连路金车马关全任应来海年古冷花年华温查农景都国武边利包商党解单官席项干能从"
    "种代付乐苗强经展相言前双别计公南东后米老冰青城生名位户化由库元洪原红宣通步越伏井山印习满舍危占初广保"
)
_ACCEPT, _CERTAIN = 2.5, 0.98


@dataclass(frozen=True, slots=True)
class _Person:
    """A name at `[start, end)`, the title printed next to it, and what speaks for it."""

    start: int
    end: int
    name: str
    title: str | None
    score: float


@dataclass(frozen=True, slots=True)
class _Tokens:
    """The tagger's words: tag by `[start, end)`, and where words begin."""

    tags: dict[tuple[int, int], str]
    starts: frozenset[int]
    length: dict[int, int]


@cache
def _surnames() -> tuple[frozenset[str], frozenset[str]]:
    """One-character and two-character surnames."""
    entries = words("surnames")
    return frozenset(e for e in entries if len(e) == 1), frozenset(e for e in entries if len(e) == 2)


@cache
def _not_names() -> frozenset[str]:
    return frozenset((*words("not_names"), *words("titles"), *words("roles"), *words("not_units")))


@cache
def _titles() -> dict[str, tuple[str, ...]]:
    """Titles by their last character, the longest first."""
    table: dict[str, list[str]] = {}
    for title in sorted(words("titles"), key=len, reverse=True):
        table.setdefault(title[-1], []).append(title)
    return {last: tuple(row) for last, row in table.items()}


def find_names(text: str, context: Context) -> Iterator[Found]:
    """Every person named in full in a folded text, ascending, none overlapping.

    >>> [found.value["name"] for found in find_names("镇党委书记冉光旭主持会议", Context())]
    ['冉光旭']
    """
    people: list[_Person] = [*_from_bylines(text, context), *_from_spaces(text)]
    candidates = sorted(_from_text(text), key=lambda person: (-person.score, person.start))
    people = _without_overlaps([*people, *(person for person in candidates if person.score >= _ACCEPT)])
    for person in sorted(_agree(text, people), key=lambda person: person.start):
        yield Found(person.start, person.end, _value(person))


def _without_overlaps(people: Iterable[_Person]) -> list[_Person]:
    """Earlier entries win."""
    kept: list[_Person] = []
    taken: set[int] = set()
    for person in people:
        if taken.isdisjoint(range(person.start, person.end)):
            kept.append(person)
            taken.update(range(person.start, person.end))
    return kept


def _value(person: _Person) -> dict[str, Any]:
    confidence = min(_CERTAIN, round(0.55 + 0.07 * person.score, 2))
    return {"name": person.name, "title": person.title, "org": None, "kind": "person", "confidence": confidence}


def _from_bylines(text: str, context: Context) -> Iterator[_Person]:
    """People of byline parts are certain."""
    for part in context.parts:
        byline = read_byline(text[part.start : part.end]) if part.kind == "byline" else None
        for named in byline.people if byline else ():
            yield _Person(part.start + named.start, part.start + named.end, named.name, named.role, 9)


def _from_spaces(text: str) -> Iterator[_Person]:
    """何 治 国: single characters apart, the first of them a surname."""
    for match in _SPACED.finditer(text):
        name = "".join(part for part in match.groups() if part)
        if is_full_name(name):
            yield _Person(match.start(), match.end(), name, None, 3)


def is_full_name(name: str) -> bool:
    """A surname, and a given name of one or two characters that no grammar word is part of.

    >>> is_full_name("司马健"), is_full_name("高兴"), is_full_name("张的")
    (True, False, False)
    """
    single, double = _surnames()
    if not _IS_HAN.fullmatch(name) or name in _not_names():
        return False
    head = 2 if name[:2] in double and len(name) > 2 else 1
    given = name[head:]
    if head == 1 and name[0] not in single:
        return False
    return 0 < len(given) < 3 and not set(given) & _NOT_GIVEN and given not in _not_names()


def _tokens(text: str) -> _Tokens:
    """The tagger's view; it is imported only here, as it costs a tenth of a second."""
    import rjieba

    tags: dict[tuple[int, int], str] = {}
    length: dict[int, int] = {}
    offset = 0
    for word, tag in rjieba.tag(text):
        tags[offset, offset + len(word)] = tag
        length[offset] = len(word)
        offset += len(word)
    return _Tokens(tags, frozenset(length), length)


def _from_text(text: str) -> Iterator[_Person]:
    """Every surname at the beginning of a word or behind a title, with each length its name can have."""
    tokens = _tokens(text)
    single, double = _surnames()
    for start, char in enumerate(text):
        compound = text[start : start + 2] in double
        if not compound and char not in single:
            continue
        title = title_before(text, start)
        if start not in tokens.starts and title is None:
            continue
        head = 2 if compound else 1
        for end in range(start + head + 1, min(start + head + 3, len(text) + 1)):
            name = text[start:end]
            if is_full_name(name):
                score = _score(text, (start, end), tokens, title)
                yield _Person(start, end, name, title, score)


def title_before(text: str, start: int) -> str | None:
    """The longest title that ends where the name begins.

    >>> title_before("村党支部书记王明", 6)
    '党支部书记'
    """
    edge = start - (text[start - 1 : start] == " ")
    for title in _titles().get(text[edge - 1 : edge], ()):
        if text.endswith(title, 0, edge):
            return title
    return None


def _score(text: str, span: tuple[int, int], tokens: _Tokens, title: str | None) -> float:
    """What speaks for a candidate minus what speaks against it."""
    start, end = span
    name = text[start:end]
    score = _score_words(span, name, tokens)
    score += 2.5 if title else 2.5 if _AGED.search(text, max(0, start - 4), start) else 0
    before, after = text[start - 1 : start], text[end : end + 1]
    if not before or before in _MARKS:
        score += 0.5
    if _STYLED.match(text, end):
        score += 2
    elif _SAYS.match(text, end):
        score += 1
    elif not after or after in _MARKS:
        score += 0.5
    if after in _PLACE_TAIL:
        score -= 3
    if name[0] in _EVERYDAY and len(name) < 4 and name[:2] not in _surnames()[1]:
        score -= 1
    return score - (1 if len(name) == 2 else 0)


def _score_words(span: tuple[int, int], name: str, tokens: _Tokens) -> float:
    """What the tagger's words say."""
    start, end = span
    tag = tokens.tags.get(span)
    if tag is not None:
        return 2.5 if tag.startswith("nr") else -3
    first = tokens.length.get(start, 0)
    if first > end - start:
        whole = tokens.tags[start, start + first]
        return 0.5 if whole.startswith("nr") else -3
    aligned = end in tokens.starts or end == max(tokens.tags)[1]
    score = 1.0 if aligned else -0.5
    if first == 1 and all(tokens.length.get(offset) == 1 for offset in range(start, end)):
        score += 1  # the tagger knows no word there: 苏|绾
    if first > 1 and name[:2] not in _surnames()[1]:
        score += 1 if tokens.tags[start, start + first].startswith("nr") else -2
    rest = tokens.tags.get((start + 1, end))
    if rest is not None and len(name) == 3:
        score += 0.5 if rest.startswith("n") else -0.5
    return score


def _agree(text: str, people: list[_Person]) -> list[_Person]:
    """A name that is sure once is the same name wherever it stands again."""
    titles = {person.name: person.title for person in people if person.score >= _ACCEPT and len(person.name) > 2}
    if not titles:
        return people
    again = [
        _Person(match.start(), match.end(), match.group(), title_before(text, match.start()), _ACCEPT)
        for match in re.finditer(alternation(tuple(sorted(titles))), text)
        if text[match.end() : match.end() + 1] not in _PLACE_TAIL
    ]
    return _without_overlaps([*people, *again])


NAMES = Extractor(
    name="names",
    version="1",
    find=find_names,
    about="persons named in full, with the title printed next to them",
    about_zh="人名",
    examples=("书记冉光旭", "记者 景静", "何 治 国"),
)
