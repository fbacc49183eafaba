"""What an extractor is: a pure function from a text and its context to typed spans.

An extractor never sees files, documents or offsets of the source; `extract.run` gives it the article
as rendered (folded, parts joined by line feeds, breaks of columns and pages already gone) and leads
what it finds home.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from gazette_cli.extract.ner import Engine


class Found(NamedTuple):
    """A typed span of the text given: `[start, end)` in its code points, and the value for the record."""

    start: int
    end: int
    value: dict[str, Any]


class TextPart(NamedTuple):
    """One part of the rendered article: its kind (`headline`, `paragraph`, …) and its `[start, end)`."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Context:
    """What an extractor may know beside the text.

    `date` is the day relative dates are resolved against (None: leave them unresolved);
    `resolved_by` says where it comes from: `option` or `issue-date`;
    `parts` tile the text but for the line feeds between them;
    `section` is the heading the article stands under (三月, over the days of a chronicle);
    `issue` is the name of the newspaper or newsletter, as printed (松坪社区报);
    `engine` finds names in running text (None: the built-in tagger);
    `vague` asks for vague words too (近日, 目前).
    """

    date: date | None = None
    resolved_by: str = "issue-date"
    parts: tuple[TextPart, ...] = ()
    section: str | None = None
    issue: str | None = None
    vague: bool = False
    engine: Engine | None = None


@dataclass(frozen=True, slots=True)
class Extractor:
    """A field that can be extracted; registered under the entry point group `gazette.extractors`.

    `find(text, context)` yields non-overlapping `Found`, ascending by start; it must be pure and
    linear in the text. `examples` are words it would find, for `gazette fields`.
    """

    name: str
    version: str
    find: Callable[[str, Context], Iterable[Found]]
    about: str
    about_zh: str
    examples: tuple[str, ...] = field(default=())

    def __call__(self, text: str, context: Context | None = None) -> Iterator[Found]:
        """What `find` yields."""
        return iter(self.find(text, context or Context()))
