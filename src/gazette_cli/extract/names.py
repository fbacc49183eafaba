"""The field `names`: persons named in full, from bylines, the words around them and a general tagger.

A candidate is a surname with one or two characters behind it. What speaks for and against it (titles,
ages, saying words, marks, what the tagger thinks) is summed up; a name accepted once is then found
wherever it stands again, as far as its neighbours allow.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any

from gazette_cli.extract.base import Context, Extractor, Found
from gazette_cli.grammar.people import read_byline
from gazette_cli.lexicon import words

_HAN = "\u3400-\u9fff\U00020000-\U0003ffff"
_AGED = re.compile(r"[0-9一二三四五六七八九十] ?岁的? ?\Z")
# 张三说, 李四介绍: what people do in newspapers
_SAYS = re.compile(
    " ?(?:说|道|表示|介绍|告诉|认为|指出|强调|要求|坦言|回忆|笑着|笑道|主持|通报"
    "|出席|带领|带队|率队|率|摄|感慨|解释|透露|提醒|喊|问|答|算了|讲述|陪同"
    "|作了|参加|走访|看望|致辞|宣布|呼吁|建议|担任|当选|获|任|兼任|为|是|从"
    "|把|被|给|用|在|对|向|和|与|及|等|今年|家|每|当|没|也|就|又|都|已"
    "|还|却|便|正|将|会|要|想|带|拿|看|坐|站|走|跑|接|送|做|干|住|来|去"
    "|有|掏|烧|猜|种|养)"
)
_STYLED = re.compile(
    " ?(?:同志|女士|先生|老人|老师|大爷|大妈|阿姨|奶奶|爷爷|一家|夫妇|夫妻|家住"
    "|家中|等人|师傅|医生|教授|书记|主任)"
)
_MARKS = frozenset(",。、;:!?()[]“”‘’《》【】「」—·/\n　 ")
_NOT_GIVEN = frozenset(
    "谁他她它你我您咱什么怎再去的了是在和与等们个这那不也就都很吗呢吧啊着过得上下里内说到把被给让"
    "从对于由年月日时分及并或其各每"
)
_PLACE_TAIL = frozenset(
    "省市县区镇乡村街路桥湾沟岭山河江湖井塘坪坝寨屯堡庄园苑院站队组局厅处科所厂店社馆楼港岛州旗里"
    "巷坊营口府校"
)
# Surnames that are also everyday characters: they need more to speak for them.
_EVERYDAY = frozenset(
    "高方时向成和明平白文万安常于石水云连路金车马关全任应来海年古冷花年华温查农景都国武边利包商党"
    "解单官席项干能从惠楼种代付乐苗强经展相言前双别计公南东后米老冰青城生名位户化由库元洪原红宣通"
    "步越伏井山印习满舍危占初广保"
)
# A given name does not end like a place, a thing or an office.
_NOT_LAST = frozenset(
    "镇村乡县区市省街路社沟屯寨坪卡库院站店厂馆局部处科室会队组吨斤米元个名户"
)
_ALSO_VERBS = frozenset("站组处营口路府")
_CROWD = frozenset(
    ("群众", "居民", "村民", "市民", "党员", "干部", "学生", "代表", "委员", "业主",
     "商户", "农户", "患者", "游客", "旅客", "乘客", "会员", "孩子", "家长", "少年")
)
_PLACE_LAST = frozenset("岭园苑湾庄塘桥河")
_QUOTES = frozenset("“”‘’《》「」")
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
    """The tagger's words: tag by `[start, end)` (`?` for a guess), and where words begin or the text ends."""

    tags: dict[tuple[int, int], str]
    starts: frozenset[int]
    length: dict[int, int]


@cache
def _spaced() -> re.Pattern[str]:
    """何 治 国; compiled late, as ranges beyond the first plane take milliseconds."""
    return re.compile(f"(?<![{_HAN}])([{_HAN}]) +([{_HAN}])(?: +([{_HAN}]))?(?![{_HAN}])")


@cache
def _bracketed() -> re.Pattern[str]:
    """…得到居民好评。(闵江), at the end of a paragraph."""
    return re.compile(f"\\(([{_HAN} ·、:/]{{2,20}})\\)(?=\n|\\Z)")


def _is_han(text: str) -> bool:
    return all("\u3400" <= char <= "\u9fff" or char >= "\U00020000" for char in text)


@cache
def _surnames() -> tuple[frozenset[str], frozenset[str]]:
    """One-character and two-character surnames."""
    entries = words("surnames")
    return frozenset(e for e in entries if len(e) == 1), frozenset(e for e in entries if len(e) == 2)


@cache
def _not_names() -> frozenset[str]:
    return frozenset((*words("not_names"), *words("titles"), *words("roles"), *words("not_units")))


@cache
def _no_beginnings() -> frozenset[str]:
    return frozenset(words("not_people"))


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
    candidates = sorted(_with_repeats(_from_text(text)), key=lambda person: (-person.score, person.start))
    people = _without_overlaps([*people, *(person for person in candidates if person.score >= _ACCEPT)])
    for person in sorted(_agree(text, people), key=lambda person: person.start):
        yield Found(person.start, person.end, _value(person))


def _with_repeats(candidates: Iterable[_Person]) -> list[_Person]:
    """A name that stands several times is more likely one; its best place speaks for the others."""
    people = list(candidates)
    count = Counter(person.name for person in people)
    best: dict[str, float] = {}
    for person in people:
        best[person.name] = max(person.score, best.get(person.name, person.score))
    lifted = []
    for person in people:
        score, top = person.score, best[person.name]
        if score > 0 and top >= 1.5:
            score += min(1.5, 0.5 * (count[person.name] - 1))
        if top >= 4 and len(person.name) > 2 and score > -1.5:
            score = max(score, top - 0.5)
        lifted.append(replace(person, score=score))
    return lifted


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
    for match in _bracketed().finditer(text):
        byline = read_byline(match[1])
        for named in byline.people if byline else ():
            yield _Person(match.start(1) + named.start, match.start(1) + named.end, named.name, named.role, 5)


def _from_spaces(text: str) -> Iterator[_Person]:
    """何 治 国: single characters apart, the first of them a surname."""
    for match in _spaced().finditer(text):
        name = "".join(part for part in match.groups() if part)
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        alone = before in ("", *_MARKS) and after in ("", *_MARKS)
        title = title_before(text, match.start())
        if is_full_name(name) and name[-1] not in _NOT_LAST and (alone or title):
            yield _Person(match.start(), match.end(), name, title, 3)


def is_full_name(name: str) -> bool:
    """A surname, and a given name of one or two characters that no grammar word is part of.

    >>> is_full_name("司马健"), is_full_name("高兴"), is_full_name("张的")
    (True, False, False)
    """
    single, double = _surnames()
    if not _is_han(name) or name in _not_names() or name[:2] in _no_beginnings():
        return False
    head = 2 if name[:2] in double and len(name) > 2 else 1
    given = name[head:]
    if head == 1 and name[0] not in single:
        return False
    if not 0 < len(given) < 3 or given in _not_names() or name[-1] in _NOT_LAST:
        return False
    return not set(given) & _NOT_GIVEN


def _tokens(text: str) -> _Tokens:
    """The tagger's view; it is imported only here, as it costs a tenth of a second."""
    import rjieba

    tags: dict[tuple[int, int], str] = {}
    length: dict[int, int] = {}
    offset = 0
    for word, tag in rjieba.tag(text):
        known = len(word) > 1 and rjieba.has_word(word)
        tags[offset, offset + len(word)] = tag if known or tag.startswith("nr") or len(word) == 1 else "?"
        length[offset] = len(word)
        offset += len(word)
    return _Tokens(tags, frozenset((*length, offset)), length)


@lru_cache(maxsize=8192)
def _is_word(text: str) -> bool:
    """The tagger's dictionary has it, and as no part of a name."""
    import rjieba

    return bool(rjieba.has_word(text)) and not any(tag.startswith("nr") for _, tag in rjieba.tag(text))


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
    score = _score_words(span, name, tokens) + _score_parts(name)
    score += _title_weight(title, name) if title else 2.5 if _AGED.search(text, max(0, start - 4), start) else 0
    before, after = text[start - 1 : start], text[end : end + 1]
    if not before or before in _MARKS:
        score += 0.5
    if _STYLED.match(text, end):
        score += 2
    elif _SAYS.match(text, end):
        score += 1
    elif not after or after in _MARKS:
        score += 0.5
    if after in _PLACE_TAIL and after:
        score -= 1 if after in _ALSO_VERBS or tokens.tags.get(span, "").startswith("nr") else 3
    if name[0] in _EVERYDAY and not title and name[:2] not in _surnames()[1]:
        score -= 1
    if name[0] == "和":  # 工人和值守民警, 大爷和刘奶奶
        score -= 6
    if before.isdigit():
        score -= 2  # 3勒克斯
    if len(name) == 2 and name[1] in _PLACE_TAIL and not title:
        score -= 1.5
    if before and before in _QUOTES and after and after in _QUOTES:
        score -= 2  # “明白卡”
    return score - (1 if len(name) == 2 else 0)


def _title_weight(title: str, name: str) -> float:
    """A headman is named behind his title; behind 群众 anything may stand."""
    return 2.0 if title in _CROWD else 3.5 if len(name) > 2 else 3.0


def _score_parts(name: str) -> float:
    """What the characters say, wherever they stand: 幸福|感, 惠|民生, 凤飞园 are no names."""
    if name[:2] in _surnames()[1]:
        return 0
    if len(name) == 2:
        return -1 if _is_word(name) else 0
    score = -2.0 if _is_word(name[:2]) else 0.0
    if name[0] in _EVERYDAY and _is_word(name[1:]):
        score -= 1
    return score - (1.5 if name[-1] in _PLACE_LAST else 0)


def _score_words(span: tuple[int, int], name: str, tokens: _Tokens) -> float:
    """What the tagger's words say."""
    start, end = span
    tag = tokens.tags.get(span)
    if tag is not None:
        return 2.5 if tag.startswith("nr") else 0.5 if tag == "?" else -3
    first = tokens.length.get(start, 0)
    if first > end - start:
        whole = tokens.tags[start, start + first]
        return 1.5 if whole.startswith("nr") else 0.0 if whole == "?" else -3
    aligned = end in tokens.starts
    score = 1.0 if aligned else -0.5
    if first == 1 and all(tokens.length.get(offset) == 1 for offset in range(start, end)):
        score += 1  # the tagger knows no word there: 苏|绾
    if first > 1 and name[:2] not in _surnames()[1]:
        head = tokens.tags[start, start + first]
        score += 1 if head.startswith("nr") else 0 if head == "?" else -2
    rest = tokens.tags.get((start + 1, end))
    if rest is not None and len(name) == 3:
        score += 0.5 if rest.startswith("n") else -0.5
    return score


def _agree(text: str, people: list[_Person]) -> list[_Person]:
    """A name that is sure once is the same name wherever it stands again."""
    names = {person.name for person in people if len(person.name) > 2 or person.score >= 4}
    if not names:
        return people
    longest = sorted(names, key=len, reverse=True)
    heads: dict[str, list[str]] = {}
    for name in longest:
        heads.setdefault(name[:2], []).append(name)
    again = []
    for match in re.finditer(f"[{''.join(sorted({name[0] for name in names}))}]", text):
        start = match.start()
        name = next((name for name in heads.get(text[start : start + 2], ()) if text.startswith(name, start)), "")
        if name and text[start + len(name) : start + len(name) + 1] not in _PLACE_TAIL:
            again.append(_Person(start, start + len(name), name, title_before(text, start), _ACCEPT))
    return _without_overlaps([*people, *again])


NAMES = Extractor(
    name="names",
    version="1",
    find=find_names,
    about="persons named in full, with the title printed next to them",
    about_zh="人名",
    examples=("书记冉光旭", "记者 景静", "何 治 国"),
)
