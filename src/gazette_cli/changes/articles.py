"""Which articles of two runs belong together, and what became of those that are not one and one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gazette_cli.changes.characters import link_by_characters
from gazette_cli.changes.homes import Story, article_home, edge_home
from gazette_cli.changes.likeness import Bag, bag, link_by_likeness
from gazette_cli.changes.linking import Links, linked
from gazette_cli.changes.pairing import Pair
from gazette_cli.changes.runs import Portion
from gazette_cli.records.changes import Change
from gazette_cli.span import Span

_LEAST_HEADLINE = 2  # runs of three characters; a shorter headline (简讯, 通知) names nothing


class Match(NamedTuple):
    """The articles of both sides and how they are linked; `by_headline` are the links that only headlines tell."""

    old: tuple[Story, ...]
    new: tuple[Story, ...]
    links: Links
    one_text: bool
    by_headline: frozenset[tuple[int, int]] = frozenset()

    def matched(self, pair: tuple[int, int]) -> str:
        """How a linked pair was found."""
        if self.one_text:
            return "characters"
        return "headline" if pair in self.by_headline else "text"

    def twins(self) -> Iterator[tuple[Story, Story, str]]:
        """Pairs that are the same article in both runs, and how they were found."""
        for i, j in self.links.twins:
            yield self.old[i], self.new[j], self.matched((i, j))

    def staying(self) -> tuple[frozenset[int], frozenset[int]]:
        """The numbers of the old and of the new articles that are, whole or in parts, in both runs."""
        return frozenset(i for i, _ in self.links.pairs), frozenset(j for _, j in self.links.pairs)


def match(pair: Pair) -> Match:
    """Match the articles of a pair: by the characters they share, or by likeness of text, then of headline."""
    old, new = _stories(pair.old), _stories(pair.new)
    if pair.one_text:
        return Match(old, new, link_by_characters(_spans(old), _spans(new)), one_text=True)
    links = link_by_likeness(_bags(old), _bags(new))
    more = _by_headline(old, new, links)
    links = linked(links.pairs | more, {*links.twins, *more}, len(old), len(new))
    return Match(old, new, links, one_text=False, by_headline=more)


def article_changes(match: Match) -> Iterator[Change]:
    """Articles found, gone, split, merged and regrouped."""
    for group in match.links.groups:
        if group.change is not None:
            old = tuple(article_home(match.old[i]) for i in group.old)
            new = tuple(article_home(match.new[j]) for j in group.new)
            how = match.matched((group.old[0], group.new[0])) if old and new else None
            yield Change("articles", group.change, None, how, old, new)


def boundary_changes(match: Match) -> Iterator[Change]:
    """Articles that begin or end elsewhere in the same text; where they are split or merged, that is said already."""
    for group in match.links.groups if match.one_text else ():
        if group.change is None:
            yield from _moved(match.old[group.old[0]], match.new[group.new[0]])


def _moved(old: Story, new: Story) -> Iterator[Change]:
    for key, at_end in (("start", False), ("end", True)):
        was, now = edge_home(old, at_end=at_end), edge_home(new, at_end=at_end)
        if (was.end != now.end) if at_end else (was.start != now.start):
            yield Change("boundaries", "moved", key, "characters", (was,), (now,))


def _by_headline(old: Sequence[Story], new: Sequence[Story], links: Links) -> frozenset[tuple[int, int]]:
    """Articles that no text links, linked by headlines of which each is more than half of the other."""
    lone_old = _lone([group.old for group in links.groups if not group.new], old)
    lone_new = _lone([group.new for group in links.groups if not group.old], new)
    found = link_by_likeness([_headline(old[i]) for i in lone_old], [_headline(new[j]) for j in lone_new])
    return frozenset((lone_old[i], lone_new[j]) for i, j in found.twins)


def _lone(sides: Sequence[tuple[int, ...]], stories: Sequence[Story]) -> list[int]:
    """The only members of groups, less those whose headline names nothing."""
    return [one for side in sides for one in side if _headline(stories[one]).total() >= _LEAST_HEADLINE]


def _headline(story: Story) -> Bag:
    headline = story.article.headline
    return bag("" if headline is None else headline.text)


def _stories(portions: Sequence[Portion]) -> tuple[Story, ...]:
    return tuple(Story(portion, article) for portion in portions for article in portion.articles)


def _spans(stories: Sequence[Story]) -> list[Sequence[Span]]:
    return [story.article.spans for story in stories]


def _bags(stories: Sequence[Story]) -> list[Bag]:
    return [bag("\n".join(part.text for part in story.article.parts())) for story in stories]
