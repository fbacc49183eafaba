"""What is not the same about articles that are the same: headline, byline, dateline, section, kind, pages, issue."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from gazette_cli.article import Article, Issue, Part
from gazette_cli.changes.articles import Match
from gazette_cli.changes.homes import Story, article_home, part_home
from gazette_cli.records.changes import Change

_PARTS = (("headlines", "kicker"), ("headlines", "headline"), ("headlines", "deck"), ("bylines", "byline"),
          ("datelines", "dateline"))  # fmt: skip
_KEYS = (("sections", "section"), ("kinds", "kind"), ("pages", "pages"))
_PRINTED = ("name", "number", "date", "page")


def attribute_changes(match: Match) -> Iterator[Change]:
    """Changes of the parts that are no paragraphs, and of what is said of the whole article."""
    for old, new, how in match.twins():
        for topic, key in _PARTS:
            yield from _part_change((topic, key, how), old, new, moves=match.one_text)
        for topic, key in _KEYS:
            was, now = getattr(old.article, key), getattr(new.article, key)
            if was != now:
                yield Change(topic, "changed", key, how, (article_home(old, _plain(was)),),
                             (article_home(new, _plain(now)),))  # fmt: skip


def issue_changes(match: Match) -> Iterator[Change]:
    """Changes of what the issue prints of itself, each once for all articles of two sources."""
    said = set()
    for old, new, how in match.twins():
        for key in _PRINTED:
            was, now = _printed(old.article.issue, key), _printed(new.article.issue, key)
            change = (old.portion.digest, old.portion.path, new.portion.digest, new.portion.path, key, was, now)
            if was != now and change not in said:
                said.add(change)
                yield Change("issues", "changed", f"issue.{key}", how, (article_home(old, was),),
                             (article_home(new, now),))  # fmt: skip


def _part_change(what: tuple[str, str, str], old: Story, new: Story, *, moves: bool) -> Iterator[Change]:
    """Other words or other people; where places can be compared, also the same words printed elsewhere."""
    topic, key, how = what
    was, now = _part(old.article, key), _part(new.article, key)
    values = tuple(_people(story.article) if key == "byline" else None for story in (old, new))
    change = None
    if _text(was) != _text(now) or values[0] != values[1]:
        change = "changed"
    elif moves and was is not None and now is not None and was.spans != now.spans:
        change = "moved"
    if change is not None:
        yield Change(topic, change, key, how, (part_home(old, was, values[0]),), (part_home(new, now, values[1]),))


def _part(article: Article, key: str) -> Part | None:
    part: Part | None = getattr(article, key)
    return part


def _text(part: Part | None) -> str | None:
    return None if part is None else part.text


def _people(article: Article) -> list[dict[str, str | None]]:
    return [{"name": who.name, "role": who.role} for who in article.people]


def _printed(issue: Issue, key: str) -> str | None:
    value: str | None = getattr(issue, key)
    return value


def _plain(value: Any) -> Any:
    """As records print it."""
    return list(value) if isinstance(value, tuple) else value
