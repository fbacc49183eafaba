"""People as things: one record a person and issue, from the mentions of the field `names`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from gazette_cli.views.base import Record, View
from gazette_cli.views.columns import pad, printable
from gazette_cli.views.jsonl import ARRAY, LINES
from gazette_cli.views.table import table


@dataclass(slots=True)
class _Person:
    """What was printed of one name; `articles` in the order of their ids' first sight."""

    titles: Counter[str] = field(default_factory=Counter)
    orgs: Counter[str] = field(default_factory=Counter)
    articles: dict[str, None] = field(default_factory=dict)
    mentions: int = 0
    confidence: float = 0.0


class People:
    """Gathers mentions of persons by issue and name; the same name in two issues stays apart.

    >>> people = People()
    >>> for title in ("书记", None):
    ...     value = {"name": "周明", "title": title, "org": None, "confidence": 0.9}
    ...     people.add({"article": "a:001", "field": "names", "value": value})
    >>> [(who["name"], who["titles"], who["mentions"], who["articles"]) for who in people.records()]
    [('周明', ['书记'], 2, ['a:001'])]
    """

    def __init__(self) -> None:
        self._people: dict[tuple[str, str], _Person] = {}

    def add(self, mention: Mapping[str, Any]) -> None:
        """Take in one mention record; other fields are passed over."""
        if mention["field"] != "names":
            return
        value = mention["value"]
        person = self._people.setdefault((_issue(mention["article"]), value["name"]), _Person())
        person.mentions += 1
        person.articles[mention["article"]] = None
        person.confidence = max(person.confidence, value["confidence"])
        for seen, printed in ((person.titles, value["title"]), (person.orgs, value["org"])):
            if printed:
                seen[printed] += 1

    def records(self) -> Iterator[Record]:
        """The people, issues in the order they came, in each the most named first; titles and bodies likewise."""
        issues = {issue: number for number, issue in enumerate(dict.fromkeys(issue for issue, _ in self._people))}
        order = sorted(self._people.items(), key=lambda row: (issues[row[0][0]], -row[1].mentions, row[0][1]))
        for (issue, name), person in order:
            yield {"issue": issue, "name": name, "titles": _ranked(person.titles), "orgs": _ranked(person.orgs),
                   "mentions": person.mentions, "articles": list(person.articles),
                   "confidence": person.confidence}  # fmt: skip


def _issue(article: str) -> str:
    """The issue an article's id belongs to: what stands before its ordinal."""
    return article.rpartition(":")[0] or article


def _ranked(seen: Counter[str]) -> list[str]:
    return sorted(seen, key=lambda word: (-seen[word], word))


def _row(record: Record) -> bytes:
    """One line for people: name, how often, in how many articles, what they are."""
    told = ", ".join((*record["titles"], *record["orgs"]))
    count = f"{record['mentions']} in {len(record['articles'])}"
    return f"{printable(pad(record['name'], 10))}  {pad(count, 9)}  {printable(told)}".rstrip().encode() + b"\n"


def view(style: str) -> View:
    """The view of people: jsonl, json, csv, tsv, or text."""
    if style in ("jsonl", "json"):
        return LINES if style == "jsonl" else ARRAY
    if style in ("csv", "tsv"):
        columns = ("issue", "name", "titles", "orgs", "mentions", "articles", "confidence")
        return table("person", "," if style == "csv" else "\t", {name: _cell(name) for name in columns})
    return View(_row)


def _cell(name: str) -> Any:
    return lambda record: record[name]
