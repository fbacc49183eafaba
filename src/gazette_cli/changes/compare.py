"""Everything that is not the same in two runs, in the order of their inputs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from gazette_cli.changes.articles import Match, article_changes, boundary_changes, match
from gazette_cli.changes.attributes import attribute_changes, issue_changes
from gazette_cli.changes.facts import fact_changes
from gazette_cli.changes.pairing import Pair, pairs
from gazette_cli.changes.paragraphs import paragraph_changes
from gazette_cli.changes.repeats import repeat_changes
from gazette_cli.changes.runs import Run
from gazette_cli.records.changes import TOPICS, Change

_OF_ARTICLES: tuple[Callable[[Match], Iterator[Change]], ...] = (
    issue_changes, article_changes, boundary_changes, attribute_changes, paragraph_changes, repeat_changes,
)  # fmt: skip
_ORDER: Mapping[str, int] = {topic: number for number, topic in enumerate(TOPICS)}


class Told(NamedTuple):
    """What two runs can be compared in: articles, mentions."""

    articles: bool
    mentions: bool


def comparable(old: Run, new: Run) -> Told:
    """What both runs tell; a run without any record may have looked for anything, in vain."""
    runs = [run for run in (old, new) if not run.is_empty]
    return Told(bool(runs) and all(run.tells_articles for run in runs),
                bool(runs) and all(run.tells_mentions for run in runs))  # fmt: skip


def differences(old: Run, new: Run) -> Iterator[Change]:
    """All changes from the old run to the new one: source by source, topic by topic, from first to last.

    Sources stand in the order of the old run, those of one text before editions. Articles are compared only
    where both runs tell of articles, mentions only where both tell of mentions.
    """
    told = comparable(old, new)
    for pair in pairs(old, new):
        yield from sorted(_of_pair(pair, told), key=_place)


def _of_pair(pair: Pair, told: Told) -> Iterator[Change]:
    matched = match(pair)
    if told.articles:
        for changes in _OF_ARTICLES:
            yield from changes(matched)
    if told.mentions:
        yield from fact_changes(pair, matched)


def _place(change: Change) -> tuple[int, int]:
    """Where a change is printed among those of its pair; what has equal places keeps its order."""
    home = (change.old or change.new)[0]
    return _ORDER[change.topic], home.start or 0
