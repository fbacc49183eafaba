"""From JSON lines back to objects, with errors that say which key is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import orjson

from gazette_cli.article import Article, Issue, Origin, Part, Person, Place, Removed
from gazette_cli.block import Kind
from gazette_cli.errors import RecordError
from gazette_cli.positions import Box, boxes_between
from gazette_cli.records.writing import ARTICLE
from gazette_cli.span import Span

SCHEMAS = (ARTICLE,)
_KNOWN_KEYS = frozenset({
    "schema", "id", "ordinal", "kind", "source", "issue", "section", "kicker", "headline", "deck", "byline",
    "dateline", "at", "pages", "paragraphs", "text", "spans", "removed", "confidence", "mentions",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class TextRecord:
    """A plain-text file in memory: `{"id", "text", "date"}`; other keys are kept in `keys`."""

    id: str
    text: str
    date: str | None
    keys: dict[str, Any]


def looks_like_record(row: bytes) -> bool:
    """Whether a line opens a stream of records: a JSON object with `schema`, or with a string `text`.

    >>> looks_like_record(b'{"text": "..."}'), looks_like_record(b'["text"]')
    (True, False)
    """
    if not row.lstrip().startswith(b"{"):
        return False
    try:
        value = orjson.loads(row)
    except orjson.JSONDecodeError:
        return False
    return "schema" in value or isinstance(value.get("text"), str)


def read_record(row: bytes, place: str, default_id: str) -> Article | TextRecord:
    """One JSON line as an article or a text record.

    `place` is `file:line`, for errors; `default_id` names a text record without id. Raises
    RecordError where the line is not JSON, not an object, of an unknown schema, or lacks a key.
    """
    return read_object(json_object(row, place), place, default_id)


def json_object(
    row: bytes, place: str, *, hint: str = "give one JSON object a line, or type --input text"
) -> dict[str, Any]:
    """The object on one JSON line. Raises RecordError, with `hint`, where there is none."""
    try:
        value = orjson.loads(row)
    except orjson.JSONDecodeError as error:
        column = len(row[: error.pos].decode("utf-8", "ignore")) + 1 if error.pos else 1
        raise RecordError(f"not JSON ({error.msg})", place=f"{place}:{column}", hint=hint) from None
    if not isinstance(value, dict):
        raise RecordError("not a JSON object", place=f"{place}:1", hint="give one JSON object a line")
    return value


def read_object(value: dict[str, Any], place: str, default_id: str) -> Article | TextRecord:
    """What `read_record` makes of the object on its line."""
    schema = value.get("schema")
    if schema is None:
        return _text_record(value, place, default_id)
    if schema not in SCHEMAS:
        raise RecordError(f"records of schema {schema!r} cannot be read here", place=f"{place}:1",
                          hint=f"give {' or '.join(SCHEMAS)} (what 'gazette split' prints) or objects with a text")
    try:
        return _article(value)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise RecordError(f"not a whole {schema} record ({type(error).__name__}: {error})", place=f"{place}:1",
                          hint="'gazette schema article' prints what is needed") from None


def _text_record(value: dict[str, Any], place: str, default_id: str) -> TextRecord:
    text, name, date = value.get("text"), value.get("id"), value.get("date")
    if not isinstance(text, str):
        raise RecordError("neither a schema nor a string 'text'", place=f"{place}:1",
                          hint="'gazette schema' prints what can be read")
    if name is not None and (isinstance(name, bool) or not isinstance(name, str | int)):
        raise RecordError("'id' is neither a string nor a number", place=f"{place}:1", hint="give a string")
    if date is not None and not isinstance(date, str):
        raise RecordError("'date' is not a string", place=f"{place}:1", hint="give it as 2024-07-31")
    return TextRecord(default_id if name is None else str(name), text, date, value)


def _article(value: dict[str, Any]) -> Article:
    source, issue, at = value["source"], value["issue"], value["at"]
    byline = value["byline"]
    parts = {key: _head(Kind(key), value[key], at[key]) for key in ("kicker", "headline", "deck", "dateline")}
    return Article(
        id=_string(value["id"]),
        ordinal=int(value["ordinal"]),
        kind=_string(value["kind"]),
        origin=Origin(_string(source["path"]), _string(source["sha256"]), _string(source["encoding"]),
                      int(source["chars"]), source.get("reader")),
        issue=Issue(issue["name"], issue["number"], issue["date"], issue["page"]),
        section=value["section"],
        kicker=parts["kicker"],
        headline=parts["headline"],
        deck=parts["deck"],
        byline=None if byline is None else _head(Kind.BYLINE, byline["text"], at["byline"]),
        people=() if byline is None else tuple(Person(who["name"], who["role"]) for who in byline["people"]),
        dateline=parts["dateline"],
        pages=tuple(value["pages"]),
        paragraphs=tuple(_part(Kind(row["kind"]), row["text"], row) for row in value["paragraphs"]),
        spans=_spans(value["spans"]),
        removed=tuple(map(_removed, value["removed"])),
        confidence=float(value["confidence"]),
        extra={key: value[key] for key in value if key not in _KNOWN_KEYS},
    )


def _head(kind: Kind, text: str | None, at: dict[str, Any] | None) -> Part | None:
    if text is None or at is None:
        return None
    return _part(kind, text, at)


def _part(kind: Kind, text: str, at: dict[str, Any]) -> Part:
    spans, lines = _spans(at["spans"]), at["lines"]
    if sum(end - start for start, end in spans) != len(_string(text)) or len(spans) != len(lines):
        raise ValueError("spans, lines and text do not agree")
    boxes = [_box(row) for row in at.get("boxes") or ()]
    places = (Place(span, int(line), int(column), boxes_between(boxes, *span) if boxes else ())
              for span, (line, column) in zip(spans, lines, strict=True))
    return Part(kind, text, tuple(places))


def _box(row: list[float]) -> Box:
    start, page, left, top, right, bottom, *sure = row
    return Box(int(start), int(page), float(left), float(top), float(right), float(bottom), *map(float, sure[:1]))


def _removed(row: dict[str, Any]) -> Removed:
    source, article = row.get("source"), row.get("article")
    return Removed(_string(row["text"]), _spans(row["spans"]), _spans(row["duplicate_of"]),
                   None if source is None else _string(source), None if article is None else _string(article))


def _spans(rows: list[list[int]]) -> tuple[Span, ...]:
    return tuple(Span(int(start), int(end)) for start, end in rows)


def _string(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is not a string")
    return value
