"""What the rest of the article says about a name: mentions that agree, rows, readings that exclude each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from gazette_cli.extract.person import Person, raised, tops
from gazette_cli.extract.settings import acts, is_set_apart, speaks
from gazette_cli.lexicon import words
from gazette_cli.tagger import View
from gazette_cli.tagger.titles import title_after, title_before
from gazette_cli.tagger.view import is_word

PLACE_TAILS = frozenset(
    "省市县区镇乡村街路桥圳湾沟岭山河江湖井塘坪坝寨屯堡庄园苑院站队组局厅处科所厂店社馆楼港岛州旗里巷坊营口府校"
)
_ACCEPT = 0.48
_HALF = 0.3  # from here on a shorter reading can stand for a longer one
_DOES = "问答说讲获看想跳将任先来去给带找笑出拿对接把从向在有又也还却就都"  # what stands behind names; last in some
SURE = 0.9  # from here on a name speaks for its neighbours
_AGREED = 0.8  # from here on it speaks for its other mentions
_LIFT = 3.0  # by how much, in log odds
_WRONG = 0.35
_REPEATED = 1.5
_BRACKETS = 10  # characters of brackets behind a name in a list
_LISTED = 1.5  # by how much a name speaks for its neighbours in a list


def _past_gap(text: str, at: int, step: int) -> int:
    """The other side of the 、 or the spaces that begin at `at`, backwards or forwards; -1 where there are none.

    Backwards brackets are passed over as well: 冉光旭(组长)、.
    """
    edge = at
    while 0 <= (near := edge - (step < 0)) < len(text) and (text[near] == " " or (text[near] == "、" and edge == at)):
        edge += step
    if step < 0 and edge != at and text[edge - 1 : edge] == ")":
        edge = text.rfind("(", max(0, edge - _BRACKETS), edge)
    return edge if edge != at else -1


def lifted(text: str, readings: Iterable[Person], certain: Iterable[Person]) -> Iterator[Person]:
    """Readings with what the rest of the article says.

    A name that is sure in one place is likelier in others, and so is one beside a sure one in a list.
    """
    people = list(readings)
    top = tops((*people, *certain))
    sure = [person for person in (*people, *certain) if person.share >= SURE]
    starts, ends = {person.start for person in sure}, {person.end for person in sure}
    often = _often(person for person in people if person.share < _AGREED)
    for person in people:
        share = person.share
        if share < _AGREED and person.name in often:
            share = raised(share, _REPEATED)
        if share < min(SURE, top[person.name]) and top[person.name] >= _AGREED:
            share = min(SURE, raised(share, _LIFT))
        if share < SURE and (_past_gap(text, person.start, -1) in ends or _past_gap(text, person.end, 1) in starts):
            share = raised(share, _LISTED)
        yield person if share == person.share else replace(person, share=share)


def _often(people: Iterable[Person]) -> frozenset[str]:
    """Names of three characters or more that are unsure in several places, but hardly wrong in all of them."""
    wrong: dict[str, float] = {}
    for person in people:
        if len(person.name) > 2:
            wrong[person.name] = wrong.get(person.name, 1.0) * (1 - person.share)
    return frozenset(name for name, share in wrong.items() if share < _WRONG)


def best(people: list[Person]) -> list[Person]:
    """The likeliest where readings overlap; a rival lowers the confidence of the winner."""
    kept: list[Person] = []
    taken: set[int] = set()
    for person in sorted(people, key=lambda person: (-person.share, person.start, -person.end)):
        if person.share < _ACCEPT:
            break
        if taken.isdisjoint(range(person.start, person.end)):
            kept.append(person)
            taken.update(range(person.start, person.end))
    return kept


def shortened(text: str, readings: Iterable[Person]) -> Iterator[Person]:
    """The readings, and a shorter one for a longer one that ends with what somebody does: 冉启|问 …, 冉启|答.

    The shorter one stands elsewhere with something else behind it; the longer one stands nowhere else.
    """
    people = list(readings)
    top = tops(people)
    for person in people:
        name, short = person.name, person.name[:-1]
        if person.share < _ACCEPT or len(name) != 3 or person.end - person.start != 3:
            yield person
            continue
        same, others = text.count(name), text.count(short)
        agrees = others >= 2 * same and top.get(short, 0.0) >= _HALF
        if others > same and (name[2] in _DOES or name[2] == name[1]) and (agrees or (same == 1 and _other(top, name))):
            yield replace(person, share=_ACCEPT / 2)
            yield Person(person.start, person.end - 1, text[person.start : person.end - 1], SURE)
        else:
            yield person


def _other(top: Mapping[str, float], name: str) -> bool:
    """Whether another reading begins as the name does and ends with something else that is done."""
    return any(f"{name[:-1]}{does}" in top for does in _DOES if does != name[-1])


def again(text: str, view: View, people: list[Person]) -> list[Person]:
    """A name that is sure once is the same name wherever it stands again, unless a place is named after it.

    One of two characters must not cut a word, and if it is a word, somebody who does something must be meant.
    """
    names = sorted({p.name for p in people if p.share >= _AGREED}, key=lambda n: (-len(n), n))
    taken = {offset for person in people for offset in range(person.start, person.end)}
    found = []
    for name in names:
        at = text.find(name)
        while at >= 0:
            end = at + len(name)
            if (
                taken.isdisjoint(range(at, end))
                and text[end : end + 1] not in PLACE_TAILS
                and (len(name) > 2 or _is_meant(view, at, end))
            ):
                found.append(Person(at, end, name, 0.8))
                taken.update(range(at, end))
            at = text.find(name, end)
    return [*people, *found]


def _is_meant(view: View, start: int, end: int) -> bool:
    """Whether a name of two characters stands here, and no part of words or the word that it also is."""
    text = view.text
    opens = text[start - 1 : start] in ("", *"\n,。;:!?(“》 、")
    shown = title_before(text, start) is not None or title_after(text, end) is not None
    shown = shown or (opens and speaks(text, end)) or is_set_apart(text, start, end)
    if shown or text[start:end] in words("not_names"):
        return shown
    if text[start - 1 : start] == "、" and text[end : end + 1] in ("", *"\n、,。"):
        return True
    if is_word(text[start:end]):
        return opens and text[start - 1 : start] != " " and acts(view, end)
    first, last = view.cover[start], view.cover[end - 1]
    cut = view.starts[first] == start and view.starts[last] + len(view.words[last]) == end
    return cut or (opens and text[end : end + 1] in ("", *"\n,。;:!?)、 "))
