"""What became of the mentions: whether they are still found, where, and what they mean."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from gazette_cli.changes.articles import Match
from gazette_cli.changes.characters import link_by_characters
from gazette_cli.changes.homes import mention_home
from gazette_cli.changes.likeness import Bag, bare, link_by_likeness
from gazette_cli.changes.linking import Group
from gazette_cli.changes.pairing import Pair
from gazette_cli.changes.runs import Portion
from gazette_cli.mention import Mention
from gazette_cli.records.changes import Change

_UNSURE = "confidence"  # how sure a model is moves with every fitting, and is no part of the value
_ANY = ""  # in place of an article's id: every mention of the source


class Fact(NamedTuple):
    """A mention and the portion of the run it stands in."""

    portion: Portion
    mention: Mention


Facts = Sequence[Fact]
Side = Mapping[int | None, Facts]


def fact_changes(pair: Pair, match: Match) -> Iterator[Change]:
    """Mentions found, gone, split, merged, changed in their extent, and those whose value has changed."""
    old, new = _facts(pair.old), _facts(pair.new)
    if pair.one_text:
        yield from _in_one_text(old, new)
        return
    olds, news = _sorted_out(pair, match, old, new)
    for key in dict.fromkeys((*olds, *news)):
        yield from _in_editions(olds.get(key, ()), news.get(key, ()))


def _in_one_text(old: Facts, new: Facts) -> Iterator[Change]:
    """Mentions at the same place are the same; what is left is linked by the characters it shares."""
    there = {(one.mention.field, one.mention.spans): one for one in new}
    left: dict[str, list[Fact]] = defaultdict(list)
    for one in old:
        same = there.pop((one.mention.field, one.mention.spans), None)
        if same is None:
            left[one.mention.field].append(one)
        else:
            yield from _told(Group((0,), (0,)), [one], [same], "characters")
    come: dict[str, list[Fact]] = defaultdict(list)
    for one in there.values():
        come[one.mention.field].append(one)
    for field in sorted({*left, *come}):
        was, now = left[field], come[field]
        links = link_by_characters([one.mention.spans for one in was], [one.mention.spans for one in now])
        for group in links.groups:
            yield from _told(group, was, now, "characters")


def _in_editions(old: Facts, new: Facts) -> Iterator[Change]:
    """Mentions of articles that belong together are aligned in their order, each field by itself."""
    for field in sorted({one.mention.field for one in (*old, *new)}):
        was = [one for one in old if one.mention.field == field]
        now = [one for one in new if one.mention.field == field]
        for group in aligned([_words(one) for one in was], [_words(one) for one in now]):
            yield from _told(group, was, now, "text")


def _told(group: Group, old: Facts, new: Facts, how: str) -> Iterator[Change]:
    """The changes of the mentions of one group."""
    was, now = [old[i] for i in group.old], [new[j] for j in group.new]
    field = (was or now)[0].mention.field
    homes = tuple(mention_home(*one) for one in was), tuple(mention_home(*one) for one in now)
    if group.change is not None:
        yield Change("mentions", group.change, field, how if was and now else None, *homes)
        return
    before, after = was[0].mention, now[0].mention
    if before.text != after.text or (how == "characters" and before.spans != after.spans):
        yield Change("mentions", "changed", field, how, *homes)
    if _meaning(before) != _meaning(after):
        yield Change("values", "changed", field, how, *homes)


def aligned(old: Sequence[str], new: Sequence[str]) -> Iterator[Group]:
    """Which mention is which, by the order of their words; as many for as many are taken one for one.

    >>> [(*group,) for group in aligned(["120万元", "86人"], ["130万元", "86人", "3天"])]
    [((0,), (0,)), ((1,), (1,)), ((), (2,))]
    """
    turned = list(new) < list(old)  # the longest run is sought from one side: always from the same one
    first, second = (new, old) if turned else (old, new)
    for _, start, end, from_, to in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        if end - start == to - from_:
            groups = [Group((start + at,), (from_ + at,)) for at in range(end - start)]
        else:
            groups = [Group((at,), ()) for at in range(start, end)] + [Group((), (at,)) for at in range(from_, to)]
        yield from (Group(group.new, group.old) if turned else group for group in groups)


def _sorted_out(pair: Pair, match: Match, old: Facts, new: Facts) -> tuple[Side, Side]:
    """The mentions of both sides under the number of the group of articles they stand in.

    Where nothing is known of articles, whole sources are grouped, by the words of their mentions.
    """
    if match.old or match.new:
        links = match.links
        names = [[(portion, article.id) for portion, article in side] for side in (match.old, match.new)]
    else:
        links = link_by_likeness([_bag(portion) for portion in pair.old], [_bag(portion) for portion in pair.new])
        names = [[(portion, _ANY) for portion in side] for side in (pair.old, pair.new)]
    numbers_old = {names[0][i]: number for number, group in enumerate(links.groups) for i in group.old}
    numbers_new = {names[1][j]: number for number, group in enumerate(links.groups) for j in group.new}
    return _under(numbers_old, old), _under(numbers_new, new)


def _under(numbers: Mapping[tuple[Portion, str], int], facts: Facts) -> Side:
    """Mentions by the number of their article or source; those of articles that are not there under None."""
    side: dict[int | None, list[Fact]] = defaultdict(list)
    for one in facts:
        portion, mention = one
        side[numbers.get((portion, mention.article), numbers.get((portion, _ANY)))].append(one)
    return side


def _facts(portions: Iterable[Portion]) -> list[Fact]:
    return [Fact(portion, mention) for portion in portions for mention in portion.mentions]


def _bag(portion: Portion) -> Bag:
    return Counter((mention.field, bare(mention.text)) for mention in portion.mentions)


def _words(fact: Fact) -> str:
    return bare(fact.mention.text)


def _meaning(mention: Mention) -> dict[str, Any]:
    return {key: value for key, value in mention.value.items() if key != _UNSURE}
