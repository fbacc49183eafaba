"""The field `names`: persons named in full, and those called by surname and title.

People of bylines are certain. In running text the tagger gives every reading of every surname a
share; what a name is worth elsewhere in the article is added, and readings that exclude each other
compete. A name accepted surely is then found wherever it stands again, as far as its neighbours allow.

The value of a name: `name` without inner spaces, `title` and `org` where printed next to it (else
None), `kind` (`person`; `surname-title`: 薛法官; `masked`: 张某), `confidence` 0 to 1 (a share of the
tagger, lifted by the rest of the article; what is no full name has a fixed one).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from heapq import merge
from typing import Any

from gazette_cli.errors import GazetteError
from gazette_cli.extract.addressed import addressed
from gazette_cli.extract.agreement import PLACE_TAILS, SURE, again, best, lifted, shortened
from gazette_cli.extract.base import Context, Extractor, Found
from gazette_cli.extract.dotted import dotted_names
from gazette_cli.extract.doubts import called_after, counted_places, doubt
from gazette_cli.extract.joined import joined_names
from gazette_cli.extract.ner import Engine
from gazette_cli.extract.offices import printed_after, printed_before
from gazette_cli.extract.orgs import spans
from gazette_cli.extract.person import Person, raised, tops
from gazette_cli.extract.placed import opens_everyday, placed_names, rowed_names
from gazette_cli.extract.settings import ACTS, acts, speaks
from gazette_cli.extract.spaced import spaced_names
from gazette_cli.fold import HAN
from gazette_cli.grammar.full_names import SOUNDS
from gazette_cli.grammar.people import read_byline
from gazette_cli.lexicon import simplified, simplify, words
from gazette_cli.tagger import View, look, read_persons, title_before
from gazette_cli.tagger.find import Reading
from gazette_cli.tagger.titles import title_after
from gazette_cli.tagger.view import UNKNOWN, is_word, tag_of

# What stands behind an item.
_ENDS = frozenset(("", *" \n,、。;)|"))
_CALLED_BY = 0.9  # what a surname with a title is worth
_CERTAIN = 0.98  # what a byline is worth, and the most anything is
_WHOLE = 0.995  # a name with dots, which no part of it outweighs
_PLACED = 0.91  # what the place alone shows
_ROWED = 0.8  # what stands beside sure names in a row
_SPACED = 3.0  # by how much a gap inside speaks for a name
_COUNTED = 4.0  # by how much a row that is counted as places speaks against its items
_NAMESAKE = 4.0  # by how much the name of the newspaper speaks against what stands in it: 江湄社区报
_OFFICE = 0.5  # by how much a title speaks for a word behind it: 副镇长原野陪同
_ACTING = 1.0  # and how much more where that word does something, or a mark stands behind
_DONE = 2.5  # by how much a title of those who do not lead speaks against a word for what is done
_TITLED = 0.7  # by how much a title speaks for other names
_CALLED = 1.5  # by how much a title behind a name at the head of a clause speaks for it: 季羡云班长
_BODY = 2.5  # by how much the name of a body speaks against one inside it
_COUNTING = frozenset("名位个些多")  # what stands in front of a title that several bear
_HEADS = "记任长席理授监"  # what titles of those who lead end with
_OPENS = frozenset(("", *"\n 。;:,!?”)"))  # what a signature stands behind
_SIGNED = re.compile(r" *摄(?![影制取入录])|等?同志")
# Behind these anything may stand: 群众幸福感.
_CROWD = frozenset(
    ("群众", "居民", "村民", "市民", "党员", "干部", "学生", "代表", "委员", "业主", "商户", "农户", "患者", "游客",
     "旅客", "乘客", "会员", "孩子", "家长", "少年", "母亲", "父亲", "老人", "工人")
)  # fmt: skip


_LATIN = re.compile(r"[A-Z](?<![A-Za-z][A-Z])[a-z']+(?: [A-Z][a-z']+){1,2}(?![A-Za-z])")


@cache
def _sounds() -> re.Pattern[str]:
    return re.compile(f"[{SOUNDS}]{{3,6}}")


@cache
def _bracketed() -> re.Pattern[str]:
    """…得到居民好评。(闵江), at the end of a paragraph."""
    return re.compile(rf"\(((?:{HAN}|[ 、:/·]){{2,20}})\)(?=\n|\Z)")


def find_names(text: str, context: Context) -> Iterator[Found]:
    """Every person named in a folded text, ascending, none overlapping.

    >>> [found.value["name"] for found in find_names("镇党委书记冉光旭和薛法官到场", Context())]
    ['冉光旭', '薛法官']
    """
    plain = simplify(text)
    named = list(_named(text, plain, context))
    taken = {offset for found in named for offset in range(found.start, found.end)}
    called = (found for found in _called(text, plain) if taken.isdisjoint(range(found.start, found.end)))
    yield from merge(named, called, key=lambda found: found.start)


def _called(text: str, plain: str) -> Iterator[Found]:
    """Surnames with a title behind, or with 某; `name` is what is printed."""
    for one in addressed(plain):
        kind = "surname-title" if one.title else "masked"
        name = text[one.start : one.end]
        title = name[-len(one.title) :] if one.title else None
        value = {"name": name, "title": title, "org": None, "kind": kind, "confidence": _CALLED_BY}
        yield Found(one.start, one.end, value)


def _named(text: str, plain: str, context: Context) -> Iterator[Found]:
    """Every person named in full, ascending, none overlapping; `plain` is the text in simplified characters."""
    view = look(plain, (match.start() for match in _sounds().finditer(plain)))
    people = [*_from_bylines(text, context), *_from_sounds(text, view), *_from_latin(text, view)]
    issue = simplify(context.issue or "")
    readings = list(_from_text(text, view, issue) if context.engine is None else _from_engine(text, context.engine))
    places = called_after(text, tops(readings), SURE)
    readings = [reading for reading in readings if reading.name not in places or title_before(view.text, reading.start)]
    people = best([*people, *lifted(text, [*_from_spaces(text, view), *shortened(text, readings)], people)])
    people = best([*people, *_from_rows(text, view, people)])
    edge, role = 0, None  # behind the last name and the title printed after it; what names in a row are called
    for person in sorted(again(text, view, people), key=lambda person: person.start):
        title, org = (person.role, None) if person.role else printed_before(view, person.start, edge)
        behind = None if title else printed_after(view, person.end)
        if title is None and role and text[edge : person.start].strip(" ") in ("", "、"):
            title = role
        role = title if title and _is_shared(title) else None
        edge = person.end + len(behind or "")
        yield Found(person.start, person.end, _value(person, title or behind, org))


def _is_shared(title: str) -> bool:
    """Whether the next in a row can be called the same: deputies and trades, of which there are many; no heads."""
    return title in _roles() or (title[0] == "副" and "、" not in title) or title[-1] not in _HEADS


@cache
def _roles() -> frozenset[str]:
    """What several people in a row are called at once: 通讯员 张乐 白小翠."""
    return frozenset((*words("roles"), *_CROWD, "志愿者", "网格员", "民警"))


def _value(person: Person, title: str | None, org: str | None) -> dict[str, Any]:
    confidence = round(min(_CERTAIN, person.share), 2)
    return {"name": person.name, "title": title, "org": org, "kind": "person", "confidence": confidence}


def _from_bylines(text: str, context: Context) -> Iterator[Person]:
    """People of byline parts are certain; brackets that end a paragraph are nearly so."""
    for part in context.parts:
        byline = read_byline(text[part.start : part.end]) if part.kind == "byline" else None
        for named in byline.people if byline else ():
            yield Person(part.start + named.start, part.start + named.end, named.name, _CERTAIN, named.role)
    for match in _bracketed().finditer(text):
        at = match.start(1)
        if opens_everyday(match[1]):
            yield Person(*match.span(1), match[1], _PLACED)
            continue
        byline = read_byline(match[1]) if simplify(match[1]) not in words("not_names") else None
        for named in byline.people if byline else ():
            yield Person(at + named.start, at + named.end, named.name, 0.95, named.role)


def _from_spaces(text: str, view: View) -> Iterator[Person]:
    """何 治 国, 董事长蔺 海当场宣布."""
    for spaced in spaced_names(view):
        if spaced.name[-1] not in PLACE_TAILS:
            name = text[spaced.start : spaced.end].replace(" ", "")
            yield Person(spaced.start, spaced.end, name, raised(spaced.share, _SPACED))


def _from_sounds(text: str, view: View) -> Iterator[Person]:
    """巴特尔, 帕提古丽: words written by sound alone, behind a title or beside a name with dots."""
    for match in _sounds().finditer(view.text):
        first, last = view.cover[match.start()], view.cover[match.end() - 1]
        start, end = match.span()
        if view.starts[first] != start:
            start = view.starts[first] + len(view.words[first])
            first += 1
        if view.starts[last] + len(view.words[last]) != end:
            end = view.starts[last]
        spoken = any(tag in ("nr", "nrt", UNKNOWN) for tag in view.tags[first : last + 1])
        title = title_before(view.text, start)
        if end - start > 2 and spoken and title and title not in _CROWD and text[end : end + 1] not in PLACE_TAILS:
            yield Person(start, end, text[start:end], SURE)


def _from_latin(text: str, view: View) -> Iterator[Person]:
    """四健会员Yuma Walis: two or three words in Latin letters behind a title."""
    for match in _LATIN.finditer(text):
        if title_before(view.text, match.start()):
            yield Person(match.start(), match.end(), match[0], SURE)


def _from_text(text: str, view: View, issue: str) -> Iterator[Person]:
    """The readings of the tagger, and names of other shapes; `issue` is what the newspaper is called, simplified."""
    readings = list(read_persons(view))
    bodies = spans(view, [reading.start for reading in readings if reading.title is None or reading.title in _CROWD])
    inside = {offset for start, end in bodies for offset in range(start, end)}
    counted = {end for _, end in counted_places(text)}
    for reading in readings:
        name = text[reading.start : reading.end]
        if (reading.title is None or reading.title in _CROWD) and not _is_labelled(view, (reading.start, reading.end)):
            plain = view.text[reading.start : reading.end]
            against = doubt(plain, name) / (2 if reading.title else 1)  # 市民东方红梅
            if plain in issue:
                against += _NAMESAKE
            if reading.title is None and _is_called(view, reading):
                against -= _CALLED
            if reading.start in inside and reading.end in inside and text[reading.end] not in "为任為":
                against += _BODY  # 唐山|怡安生物工程有限公司
            if reading.end in counted:
                against += _COUNTED
        else:
            against = -_for_titled(view, reading) if reading.title else 0.0
        yield Person(reading.start, reading.end, name, raised(reading.share, -against) if against else reading.share)
    yield from _from_shapes(text, view)


def _for_titled(view: View, reading: Reading) -> float:
    """What a title in front adds to a name that is hard to tell from words: 副镇长原野陪同, 会计钱多多提醒."""
    text, end = view.text, reading.end
    name = text[reading.start : end]
    before = reading.start - len(reading.title or "")
    if text[max(0, before - 1) : before] in _COUNTING:
        return -_DONE if len(name) == 2 and is_word(name) else 0.0  # 两名队员步行进山
    if len(name) == 2 and is_word(name):
        if tag_of(name)[:1] in ACTS:
            return _OFFICE if reading.title and reading.title[-1] in _HEADS else -_DONE  # 队员步行
        acting = text[end : end + 1] in _ENDS or acts(view, end) or speaks(text, end)
        return _OFFICE + (_ACTING if acting else 0.0)
    plain = text[end : end + 1] in _ENDS if len(name) == 2 else not is_word(name[:2])
    return _TITLED if plain else 0.0


def _from_shapes(text: str, view: View) -> Iterator[Person]:
    """Names with middle dots, names put together from words, names that only their place shows."""
    for start, end in dotted_names(view):
        yield Person(start, end, text[start:end], _WHOLE)
    for start, end, share in joined_names(view):
        yield Person(start, end, text[start:end], share)
    for start, end in placed_names(view):
        yield Person(start, end, text[start:end].replace(" ", ""), _PLACED)


def _is_called(view: View, reading: Reading) -> bool:
    """Whether a clause begins with a reading that is no word, and a title stands behind it."""
    text, start, end = view.text, reading.start, reading.end
    if text[start - 1 : start] not in _OPENS or title_after(text, end) is None:
        return False
    return not any(is_word(text[at : at + 2]) for at in range(start, end))


def _is_labelled(view: View, span: tuple[int, int]) -> bool:
    """Whether the place says that this is a name, whatever the word.

    Brackets hold nothing else and end a paragraph (全部挪走。(湛蓝)), a picture is signed (时光 摄), a comrade is
    meant, or a colon and a role or a title stand in front, and nothing behind: 整理:盛夏, but 作者:高三(1)班.
    """
    text, (start, end) = view.text, span
    if text[start - 1 : start] == "叫" and text[end : end + 1] in _ENDS:
        return True  # 如今叫兰河生,
    if text[start - 1 : start] in _OPENS and _SIGNED.match(text, end):
        return True  # 时光 摄, 戈壁同志
    if text[start - 1 : start] == "(" and text[end : end + 1] == ")":
        return text[end + 1 : end + 2] in ("", "\n") and text[start - 2 : start - 1] in ("", *"\n。!?”")
    return (
        text[start - 1 : start] == ":"
        and text[end : end + 1] in _ENDS
        and (title_before(text, start - 1) is not None or text.endswith(_labels(), 0, start - 1))
    )


@cache
def _labels() -> tuple[str, ...]:
    return simplified("roles")


def _from_rows(text: str, view: View, people: Iterable[Person]) -> Iterator[Person]:
    """What stands between sure names in a row."""
    sure = sorted((person.start, person.end) for person in people if person.share >= SURE)
    for start, end in rowed_names(view, sure, frozenset(person.start for person in people)):
        yield Person(start, end, text[start:end].replace(" ", ""), _ROWED)


def _from_engine(text: str, engine: Engine) -> Iterator[Person]:
    """The persons another engine finds."""
    for entity in engine.find(text):
        if not 0 <= entity.start < entity.end <= len(text):
            raise GazetteError(f"the engine {engine.name!r} {engine.version} gave the span {entity.start}-{entity.end}",
                               hint="report it to its author")  # fmt: skip
        if entity.kind == "person":
            name = text[entity.start : entity.end].replace(" ", "").replace("\n", "")
            yield Person(entity.start, entity.end, name, entity.share)


NAMES = Extractor(
    name="names",
    version="5",
    find=find_names,
    about="persons named in full, with the title printed next to them; surnames with a title",
    about_zh="人名",
    examples=("书记冉光旭", "记者 景静", "何 治 国", "薛法官"),
)
