"""The field `names`: persons named in full, from bylines, job titles and a general tagger."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from gazette_cli.extract.base import Context, Extractor, Found
from gazette_cli.grammar.people import read_byline
from gazette_cli.lexicon import alternation, words

_HAN = "\u3400-\u9fff\U00020000-\U0003ffff"
_SPACED = re.compile(f"(?<![{_HAN}])([{_HAN}]) +([{_HAN}])(?: +([{_HAN}]))?(?![{_HAN}])")
_WORD = re.compile(f"[{_HAN}]{{2,4}}")
# What follows a person: saying and doing words, marks, relations.
_SPEAKS = (
    "说", "表示", "介绍", "告诉", "认为", "指出", "强调", "要求", "坦言", "回忆", "笑着", "主持", "通报", "出席", "带领", "带队", "率", "摄", "文",
    "的", "和", "与", "、", ",", "。", ")", "(", ":", "是", "在", "对", "向", "从", "被", "给", "把", "也", "就", "正", "为", "等", "老人", "一家",
    "同志", "女士", "先生", "老师", "今年", "每", "家", "将", "又", "却", "还", "到", "来", "用", "看", "坐", "拿", "走", "接", "做", "有", "没",
)  # fmt: skip
_VERBS = frozenset("说讲称道问答喊笑率摄的和与是在对向从被给把也就正为等将又却还到来用看坐拿走接做有没等带让要想去回家至于")
_NO_GIVEN = frozenset("的了是在和与等们个这那不也就都很吗呢吧啊着过地得上下里外内中说到把被给让从向对为于年月日时分元")
_PLACE_TAIL = frozenset("省市县区镇乡村街路桥湾沟岭山河江湖井塘坪坝寨屯堡庄园苑院站队组局厅处科所厂店社馆楼港岛州旗屯里巷坊营口")
_CERTAIN, _TITLED, _TAGGED = 0.98, 0.9, 0.7


@dataclass(frozen=True, slots=True)
class _Person:
    """A name at `[start, end)`, with the title printed next to it, if any, and how sure we are."""

    start: int
    end: int
    name: str
    title: str | None
    confidence: float


@cache
def _surnames() -> tuple[frozenset[str], frozenset[str]]:
    """One-character and two-character surnames."""
    entries = words("surnames")
    return frozenset(e for e in entries if len(e) == 1), frozenset(e for e in entries if len(e) == 2)


@cache
def _not_names() -> frozenset[str]:
    return frozenset((*words("not_names"), *words("titles"), *words("roles"), *words("not_units")))


@cache
def _titles() -> re.Pattern[str]:
    return re.compile(alternation(words("titles")))


def find_names(text: str, context: Context) -> Iterator[Found]:
    """Every person named in full in a folded text, ascending, none overlapping.

    >>> [found.value["name"] for found in find_names("镇党委书记冉光旭主持会议", Context())]
    ['冉光旭']
    """
    found: dict[int, _Person] = {}
    sources = (_from_bylines(text, context), _from_spaces(text), _from_tags(text), _from_titles(text))
    for person in (person for source in sources for person in source):
        if not any(person.start < other.end and other.start < person.end for other in found.values()):
            found[person.start] = person
    agreed = _agree(text, found)
    for start in sorted(agreed):
        person = agreed[start]
        yield Found(person.start, person.end, _value(person))


def _value(person: _Person) -> dict[str, Any]:
    return {"name": person.name, "title": person.title, "org": None, "kind": "person", "confidence": person.confidence}


def _from_bylines(text: str, context: Context) -> Iterator[_Person]:
    """People of byline parts are certain."""
    for part in context.parts:
        if part.kind != "byline":
            continue
        byline = read_byline(text[part.start : part.end])
        for named in byline.people if byline else ():
            yield _Person(part.start + named.start, part.start + named.end, named.name, named.role, _CERTAIN)


def _from_spaces(text: str) -> Iterator[_Person]:
    """何 治 国: single characters apart, the first of them a surname."""
    single, _ = _surnames()
    for match in _SPACED.finditer(text):
        name = "".join(part for part in match.groups() if part)
        if name[0] in single and not set(name[1:]) & _NO_GIVEN and name not in _not_names():
            yield _Person(match.start(), match.end(), name, None, _TAGGED)


def _from_titles(text: str) -> Iterator[_Person]:
    """书记冉光旭主持: a title, a surname, one or two more characters, then a word that people go before."""
    single, double = _surnames()
    for match in _titles().finditer(text):
        start = match.end()
        rest = text[start : start + 4]
        head = 2 if rest[:2] in double else 1 if rest[:1] in single else 0
        if not head:
            continue
        for given in (2, 1):
            name, follows = rest[: head + given], text[start + head + given : start + head + given + 2]
            if len(name) == head + given and is_full_name(name) and (not follows or follows.startswith(_SPEAKS) or not _WORD.match(follows[:1] * 2)):
                yield _Person(start, start + len(name), name, match.group(), _TITLED)
                break


def is_full_name(name: str) -> bool:
    """A surname, and a given name of one or two characters that no grammar word is part of.

    >>> is_full_name("司马健"), is_full_name("高兴"), is_full_name("张的")
    (True, False, False)
    """
    single, double = _surnames()
    if not _WORD.fullmatch(name) or name in _not_names():
        return False
    if name[:2] in double and len(name) > 2:
        given = name[2:]
    elif name[0] in single and len(name) < 4:
        given = name[1:]
    else:
        return False
    return not set(given) & _NO_GIVEN and given not in _not_names() and name[1:] not in _not_names()


def _from_tags(text: str) -> Iterator[_Person]:
    """Words the tagger calls a person, their edges set right."""
    import rjieba

    offset = 0
    pending: list[tuple[int, str, str]] = []
    for word, tag in rjieba.tag(text):
        pending.append((offset, word, tag))
        offset += len(word)
    for index, (start, word, tag) in enumerate(pending):
        if not tag.startswith("nr") and not _is_rare(word, pending, index):
            continue
        name = _whole_name(text, start, word, pending, index)
        if name is not None:
            yield name


def _is_rare(word: str, tokens: list[tuple[int, str, str]], index: int) -> bool:
    """A compound surname, or a surname before a character the tagger does not know (龙㛹)."""
    single, double = _surnames()
    follows = tokens[index + 1][1] if index + 1 < len(tokens) else ""
    if word in double:
        return 1 <= len(follows) <= 2
    return word in single and bool(follows) and (ord(follows[0]) < 0x4E00 or ord(follows[0]) > 0x9FA5) and bool(_WORD.match(follows * 2))


def _whole_name(text: str, start: int, word: str, tokens: list[tuple[int, str, str]], index: int) -> _Person | None:
    """The name that a tagged word is or begins; None where it is none."""
    end = start + len(word)
    _, double = _surnames()
    if len(word) == 1 or word in double:
        for _, follows, tag in tokens[index + 1 : index + 3]:
            if len(text[start:end]) >= 3 or not _WORD.match(follows * 2) or len(follows) > 2 or tag in ("uj", "ul", "p", "c", "v", "d"):
                break
            end += len(follows)
    name = text[start:end]
    if len(name) > 2 and name[-1] in _VERBS and not is_full_name(name[:-1] + "明"):
        return None
    if len(name) > 2 and name[-1] in _VERBS:  # 健说, 焦玉莲家: the tagger took a character too many
        name = name[:-1]
    if not is_full_name(name) or text[start + len(name) : start + len(name) + 1] in _PLACE_TAIL:
        return None
    title = _title_before(text, start)
    return _Person(start, start + len(name), name, title, _TITLED if title else _TAGGED)


def _title_before(text: str, start: int) -> str | None:
    """The title that ends where the name begins."""
    left = text[max(0, start - 8) : start].rstrip()
    for title in sorted((t for t in words("titles") if left.endswith(t)), key=len, reverse=True):
        return title
    return None


def _agree(text: str, found: dict[int, _Person]) -> dict[int, _Person]:
    """A name found with a title or in a byline is the same name wherever it stands again."""
    sure = {person.name for person in found.values() if person.confidence >= _TITLED and len(person.name) > 2}
    taken = [(person.start, person.end) for person in found.values()]
    extra = dict(found)
    if not sure:
        return extra
    for match in re.finditer(alternation(tuple(sorted(sure))), text):
        follows = text[match.end() : match.end() + 1]
        if not any(match.start() < end and start < match.end() for start, end in taken) and follows not in _PLACE_TAIL:
            extra[match.start()] = _Person(match.start(), match.end(), match.group(), None, 0.85)
    return extra


NAMES = Extractor(
    name="names",
    version="1",
    find=find_names,
    about="persons named in full, with the title printed next to them",
    about_zh="人名",
    examples=("书记冉光旭", "记者 景静", "何 治 国"),
)
