"""What became of the paragraphs of articles that are in both runs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from gazette_cli.article import Part
from gazette_cli.block import BODY_KINDS
from gazette_cli.changes.articles import Match
from gazette_cli.changes.characters import link_by_characters
from gazette_cli.changes.homes import Story, part_home
from gazette_cli.changes.likeness import bag, link_by_likeness
from gazette_cli.changes.linking import Group, Links, linked
from gazette_cli.records.changes import Change, Home

_LEAST_MOVED = 8  # runs of three characters; a shorter paragraph may stand in any article


class Paragraph(NamedTuple):
    """A paragraph and the number of its article among those of its side."""

    article: int
    part: Part


Paragraphs = Sequence[Paragraph]


def paragraph_changes(match: Match) -> Iterator[Change]:
    """Paragraphs split, merged, found, gone, changed, of another kind, or moved to another article.

    Those that come and go with their whole article, or go where their article went, are not told again.
    """
    old, new = _paragraphs(match.old), _paragraphs(match.new)
    links = _by_characters(old, new) if match.one_text else _by_likeness(match, old, new)
    turned = _turned(match, old, new, links)
    yield from turned.values()
    staying = match.staying()
    for group in links.groups:
        was, now = [old[i] for i in group.old], [new[j] for j in group.new]
        if group.change is None:
            yield from _pair_changes(match, was[0], now[0])
        elif group not in turned and ((was and now) or any(one.article in staying[0] for one in was)
                                      or any(one.article in staying[1] for one in now)):  # fmt: skip
            yield _change(match, group.change, was, now)
    for i, j in sorted(links.pairs):
        if (old[i].article, new[j].article) not in match.links.pairs:
            yield _change(match, "moved", [old[i]], [new[j]])


def _turned(match: Match, old: Paragraphs, new: Paragraphs, links: Links) -> dict[Group, Change]:
    """Paragraphs on one side only, by their group, whose characters are a headline or a byline in the other run."""
    changes: dict[Group, Change] = {}
    if not match.one_text:
        return changes
    gone = [group for group in links.groups if not group.new]
    come = [group for group in links.groups if not group.old]
    heads_old, heads_new = _heads(match.old), _heads(match.new)
    for i, j in _by_characters([old[group.old[0]] for group in gone], heads_new).twins:
        changes[gone[i]] = _kind_change(match, old[gone[i].old[0]], heads_new[j])
    for i, j in _by_characters(heads_old, [new[group.new[0]] for group in come]).twins:
        changes[come[j]] = _kind_change(match, heads_old[i], new[come[j].new[0]])
    return changes


def _pair_changes(match: Match, was: Paragraph, now: Paragraph) -> Iterator[Change]:
    """What is not the same about a paragraph that is one and one."""
    if was.part.text != now.part.text or (match.one_text and was.part.spans != now.part.spans):
        yield _change(match, "changed", [was], [now])
    if was.part.kind != now.part.kind:
        yield _kind_change(match, was, now)


def _kind_change(match: Match, was: Paragraph, now: Paragraph) -> Change:
    old, new = _home(match.old, was), _home(match.new, now)
    return Change("kinds", "changed", "paragraphs[].kind", _how(match), (old._replace(value=str(was.part.kind)),),
                  (new._replace(value=str(now.part.kind)),))  # fmt: skip


def _change(match: Match, change: str, was: Paragraphs, now: Paragraphs) -> Change:
    return Change("paragraphs", change, None, _how(match) if was and now else None,
                  tuple(_home(match.old, one) for one in was), tuple(_home(match.new, one) for one in now))


def _how(match: Match) -> str:
    return "characters" if match.one_text else "text"


def _by_characters(old: Paragraphs, new: Paragraphs) -> Links:
    return link_by_characters([one.part.spans for one in old], [one.part.spans for one in new])


def _by_likeness(match: Match, old: Paragraphs, new: Paragraphs) -> Links:
    """First among articles that belong together, then, of what is left and long enough, everywhere."""
    bags = [bag(one.part.text) for one in old], [bag(one.part.text) for one in new]
    pairs, twins = set[tuple[int, int]](), set[tuple[int, int]]()

    def add(olds: Sequence[int], news: Sequence[int]) -> None:
        found = link_by_likeness([bags[0][i] for i in olds], [bags[1][j] for j in news])
        pairs.update((olds[i], news[j]) for i, j in found.pairs)
        twins.update((olds[i], news[j]) for i, j in found.twins)

    for group in match.links.groups:
        add(_within(old, set(group.old)), _within(new, set(group.new)))
    linked_old, linked_new = {i for i, _ in pairs}, {j for _, j in pairs}
    add([i for i, one in enumerate(bags[0]) if i not in linked_old and one.total() >= _LEAST_MOVED],
        [j for j, one in enumerate(bags[1]) if j not in linked_new and one.total() >= _LEAST_MOVED])
    return linked(pairs, twins, len(old), len(new))


def _within(paragraphs: Paragraphs, articles: Set[int]) -> list[int]:
    return [number for number, one in enumerate(paragraphs) if one.article in articles]


def _paragraphs(stories: Sequence[Story]) -> list[Paragraph]:
    return [Paragraph(number, part) for number, story in enumerate(stories) for part in story.article.paragraphs]


def _heads(stories: Sequence[Story]) -> list[Paragraph]:
    """The parts that are no paragraphs."""
    return [Paragraph(number, part) for number, story in enumerate(stories) for part in story.article.parts()
            if part.kind not in BODY_KINDS]  # fmt: skip


def _home(stories: Sequence[Story], paragraph: Paragraph) -> Home:
    return part_home(stories[paragraph.article], paragraph.part)
