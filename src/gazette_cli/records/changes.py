"""What moved between two runs' records, as one record a change."""

from __future__ import annotations

from typing import Any, NamedTuple

from gazette_cli.records.writing import Record

CHANGE = "gazette.change/1"

# What can change, in the order in which changes are printed; the words are for people and the schema.
TOPICS = {
    "issues": "what the issue prints of itself: `issue.name`, `number`, `date`, `page`",
    "articles": "whole articles",
    "boundaries": "the first or the last character of an article (`key` is `start` or `end`)",
    "headlines": "`headline`, `kicker` or `deck`",
    "bylines": "`byline`: its words or its people",
    "datelines": "`dateline`",
    "sections": "`section`",
    "kinds": "`kind` of an article, or of a paragraph (`paragraphs[].kind`)",
    "pages": "`pages`",
    "paragraphs": "paragraphs of articles that are in both runs",
    "repeats": "what `removed` lists",
    "mentions": "whether and where something is mentioned; `key` is the field",
    "values": "what a mention means; `key` is the field",
}
CHANGES = {
    "found": "only in the new run",
    "gone": "only in the old run",
    "split": "one became several",
    "merged": "several became one",
    "regrouped": "several became several others",
    "moved": "the same, elsewhere: another place, another article",
    "changed": "other words, another value",
}


class Home(NamedTuple):
    """One side of a change: where it is printed, and what is printed there.

    `path` is None where the records of mentions do not name their file; `source` then does: the digits
    before the colon of their article's id. `start` and `end` are code points of that source, `line` and `column`
    1-based; all four are None for an article without any words. `value` is what is compared: a byline's
    people, a section, a kind, pages, the value of a mention.
    """

    source: str
    path: str | None
    article: str | None
    start: int | None
    end: int | None
    line: int | None
    column: int | None
    text: str | None
    value: Any = None

    @property
    def at(self) -> str:
        """`path:line:column`, as editors open it."""
        place = () if self.line is None else (str(self.line), str(self.column))
        return ":".join((self.path or self.source, *place))


class Change(NamedTuple):
    """Something that is not the same in two runs.

    `topic` is one of TOPICS, `change` one of CHANGES, `key` names what changed inside of it. `matched` says
    how the two sides were found to belong together: by shared `characters` of one source, by likeness of
    the `text` or of the `headline`, None where there is one side only.
    """

    topic: str
    change: str
    key: str | None
    matched: str | None
    old: tuple[Home, ...]
    new: tuple[Home, ...]


def change_record(change: Change) -> Record:
    """The record of a change, as `diff -f jsonl` prints it."""
    return {
        "schema": CHANGE,
        "topic": change.topic,
        "change": change.change,
        "key": change.key,
        "matched": change.matched,
        "old": [_home_record(home) for home in change.old],
        "new": [_home_record(home) for home in change.new],
    }


def _home_record(home: Home) -> Record:
    return {
        "at": home.at, "path": home.path, "line": home.line, "column": home.column, "start": home.start,
        "end": home.end, "article": home.article, "text": home.text, "value": home.value,
    }  # fmt: skip
