"""What became of the repeats that were taken out of articles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gazette_cli.article import Removed
from gazette_cli.changes.articles import Match
from gazette_cli.changes.characters import link_by_characters
from gazette_cli.changes.homes import Story, places, repeat_home
from gazette_cli.records.changes import Change, Home


class Repeat(NamedTuple):
    """A repeat and the number of its article among those of its side."""

    article: int
    removed: Removed


def repeat_changes(match: Match) -> Iterator[Change]:
    """Repeats found, gone and changed; in one text only, for editions repeat themselves in their own ways.

    Those that come and go with their whole article are not told again.
    """
    old, new = _repeats(match.old), _repeats(match.new)
    if not match.one_text or [one.removed for one in old] == [one.removed for one in new]:
        return
    known = places((*match.old, *match.new))

    def homes(stories: Sequence[Story], repeats: Sequence[Repeat]) -> tuple[Home, ...]:
        return tuple(repeat_home(stories[one.article], one.removed, known) for one in repeats)

    staying = match.staying()
    links = link_by_characters([one.removed.spans for one in old], [one.removed.spans for one in new])
    for group in links.groups:
        was, now = [old[i] for i in group.old], [new[j] for j in group.new]
        if was and now:
            if group.change is not None or was[0].removed.spans != now[0].removed.spans:
                yield Change("repeats", group.change or "changed", None, "characters", homes(match.old, was),
                             homes(match.new, now))  # fmt: skip
        elif (was and was[0].article in staying[0]) or (now and now[0].article in staying[1]):
            yield Change("repeats", str(group.change), None, None, homes(match.old, was), homes(match.new, now))


def _repeats(stories: Sequence[Story]) -> list[Repeat]:
    return [Repeat(number, repeat) for number, story in enumerate(stories) for repeat in story.article.removed
            if repeat.spans]  # fmt: skip
