"""JSON Schema (draft 2020-12) of the records; tests validate what the commands print against it."""

from __future__ import annotations

from typing import Any

from gazette_cli.block import BODY_KINDS, Kind
from gazette_cli.records.changes import CHANGE, CHANGES, TOPICS
from gazette_cli.records.writing import ARTICLE, BLOCK, MENTION

Schema = dict[str, Any]
ARTICLE_KINDS = ("article", "brief", "sidebar", "photo", "notice", "letter", "note", "entry")

_STRING: Schema = {"type": "string"}
_MAYBE: Schema = {"type": ["string", "null"]}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_NUMBER: Schema = {"type": "integer", "minimum": 1}
_SHARE: Schema = {"type": "number", "minimum": 0, "maximum": 1}
_SPAN: Schema = {"type": "array", "prefixItems": [_COUNT, _COUNT], "minItems": 2, "maxItems": 2,
                 "description": "half-open [start, end) in code points of the decoded source"}
_SPANS: Schema = {"type": "array", "items": _SPAN}
_BOX: Schema = {"type": "array", "prefixItems": [_COUNT, _NUMBER, *[{"type": "number"}] * 4, _SHARE], "minItems": 6,
                "maxItems": 7}
_BOXES: Schema = {"type": "array", "items": _BOX,
                  "description": "for each printed line it stands on: where the line begins in the source, the page of "
                                 "the file (1-based), left, top, right, bottom in points (in pixels of a picture), and "
                                 "where its characters are recognised how sure they are, 0..1; only where there are "
                                 "pages"}
_LINES: Schema = {"type": "array", "items": {**_SPAN, "description": "line and column, 1-based"}}


def _object(properties: Schema, *, optional: tuple[str, ...] = (), nullable: bool = False) -> Schema:
    return {
        "type": ["object", "null"] if nullable else "object",
        "properties": properties,
        "required": [key for key in properties if key not in optional],
    }


def _told(schema: Schema, description: str) -> Schema:
    """The schema with words for people."""
    return {**schema, "description": description}


_PIECES = _told(_SPANS, "where the words were printed, one span a printed piece")
_STARTS = _told(_LINES, "line and column of each piece, 1-based")
_AT = _object({"spans": _PIECES, "lines": _STARTS, "boxes": _BOXES}, optional=("boxes",), nullable=True)
_HEADS = {
    "headline": "the title; null where none is printed",
    "kicker": "the line above the headline (引题)",
    "deck": "the line below the headline (副题)",
    "byline": "who wrote it",
    "dateline": "place and source at the opening (本报讯)",
}


def article_schema() -> Schema:
    """Schema of what `split` prints."""
    properties: Schema = {
        "schema": {"const": ARTICLE},
        "id": _told(_STRING, "first 12 digits of the source's sha256, colon, ordinal"),
        "ordinal": _told(_NUMBER, "place among the articles of the issue, by first character"),
        "kind": _told({"enum": list(ARTICLE_KINDS)}, "what sort of article it is"),
        "source": _told(_source(), "the file it comes from"),
        "issue": _told(_issue(), "what the issue prints of itself; null where it does not"),
        "section": _told(_MAYBE, "the standing head (栏目) it stands under"),
        "kicker": _told(_MAYBE, _HEADS["kicker"]),
        "headline": _told(_MAYBE, _HEADS["headline"]),
        "deck": _told(_MAYBE, _HEADS["deck"]),
        "byline": _told(_byline(), _HEADS["byline"]),
        "dateline": _told(_MAYBE, _HEADS["dateline"]),
        "at": _told(_object({key: _told(_AT, f"where the {key} is printed") for key in _HEADS}),
                    "places of the parts that are no paragraphs; null where there is no such part"),
        "pages": _told({"type": "array", "items": _STRING}, "pages it stands on, as printed"),
        "paragraphs": _told({"type": "array", "items": _paragraph()}, "its text, one paragraph however it was broken"),
        "text": _told(_STRING, "the paragraphs' texts, joined by line feeds"),
        "spans": _told(_SPANS, "its own blocks in reading order, heads and byline included"),
        "removed": _told({"type": "array", "items": _removed()}, "repeats of it that were taken out"),
        "confidence": _told(_SHARE, "how sure the splitting is, 0..1, two decimals"),
        "mentions": _told({"type": "array", "items": mention_schema()}, "only with `extract --embed`"),
    }
    return _titled(ARTICLE, _object(properties, optional=("mentions",)))


def _source() -> Schema:
    return _object({
        "path": _told(_STRING, "the path as given, or `-`"),
        "sha256": _told(_STRING, "digest of the bytes"),
        "encoding": _told(_STRING, "name of the encoding they were read with"),
        "chars": _told(_COUNT, "length of the decoded text in code points"),
        "reader": _told(_STRING, "the reader that made the text, where the file is no plain text"),
    }, optional=("reader",))


def _issue() -> Schema:
    return _object({
        "name": _told(_MAYBE, "its name"),
        "number": _told(_MAYBE, "its number, as printed"),
        "date": _told(_MAYBE, "EDTF, as printed: `2024-07-31`, `2024-07`"),
        "page": _told(_MAYBE, "the page, as printed, where the file is one page"),
    })


def _byline() -> Schema:
    person = _object({"name": _told(_STRING, "a person"),
                      "role": _told(_MAYBE, "the printed role (记者, 通讯员), or null")})
    people = _told({"type": "array", "items": person}, "the persons in it; photographers of captions excluded")
    return _object({"text": _told(_STRING, "the byline as printed"), "people": people}, nullable=True)


def _paragraph() -> Schema:
    kinds = sorted(str(kind) for kind in BODY_KINDS)
    return _object({
        "kind": _told({"enum": kinds}, "what sort of paragraph it is"),
        "text": _told(_STRING, "the words under `spans`, put together"),
        "spans": _PIECES,
        "lines": _STARTS,
        "boxes": _BOXES,
    }, optional=("boxes",))


def _removed() -> Schema:
    return _object({
        "text": _told(_STRING, "the repeated words"),
        "spans": _told(_SPANS, "where the repeat is printed"),
        "duplicate_of": _told(_SPANS, "the places of the copy that is kept"),
        "source": _told(_STRING, "path of the source that copy stands in, where it is another one (`dedupe`)"),
        "article": _told(_STRING, "id of the article that copy stands in, where the source is another one"),
    }, optional=("source", "article"))


def block_schema() -> Schema:
    """Schema of what `explain -f jsonl` prints."""
    return _titled(BLOCK, _object({
        "schema": {"const": BLOCK},
        "start": _told(_COUNT, "first code point of the block"),
        "end": _told(_COUNT, "code point just behind it; the next block begins there"),
        "line": _told(_NUMBER, "line it begins in"),
        "column": _told(_NUMBER, "column it begins at"),
        "text": _told(_STRING, "everything between the two, blank characters included"),
        "kind": _told({"enum": [str(kind) for kind in Kind]}, "what it is"),
        "article": _told(_MAYBE, "id of the article that owns it; null outside articles"),
        "rule": _told(_STRING, "the rule that decided (docs/rules.md)"),
        "cue": _told(_STRING, "the words the rule saw"),
        "runner_up": _told(_MAYBE, "what came second, where several readings were weighed"),
        "duplicate_of": _told({"type": ["array", "null"], "items": _SPAN}, "the places it repeats"),
        "confidence": _told(_SHARE, "how sure the decision is, 0..1, two decimals"),
        "pages": _told({"type": "array", "items": _NUMBER}, "pages of the file; only where the source has pages"),
        "boxes": _BOXES,
    }, optional=("pages", "boxes")))


def mention_schema() -> Schema:
    """Schema of what `extract` prints."""
    return _titled(MENTION, _object({
        "schema": {"const": MENTION},
        "field": _told(_STRING, "the field, as `gazette fields` lists it"),
        "text": _told(_STRING, "the words as printed, without a break inside them"),
        "start": _told(_COUNT, "first code point, in the source"),
        "end": _told(_COUNT, "code point just behind the last"),
        "line": _told(_NUMBER, "line it begins in"),
        "column": _told(_NUMBER, "column it begins at"),
        "spans": _told({"type": ["array", "null"], "items": _SPAN}, "its pieces, where a break divides the words"),
        "article": _told(_STRING, "id of the article it stands in"),
        "value": _told({"type": "object"}, "what the words mean; see below"),
        "boxes": _BOXES,
        "context": _told(_object({"before": _STRING, "after": _STRING}), "the words around; only with `--context`"),
    }, optional=("boxes", "context")))


def text_schema() -> Schema:
    """Schema of a text record, which `split`, `extract`, `dedupe` and `show` read."""
    return _titled("text record", _object({
        "id": _told({"type": ["string", "integer"]}, "its name; `file:line` where absent"),
        "text": _told(_STRING, "the text"),
        "date": _told(_MAYBE, "day against which 今年 or 上周 are resolved"),
    }, optional=("id", "date")))  # fmt: skip


def change_schema() -> Schema:
    """Schema of what `diff -f jsonl` prints."""
    homes = {"type": "array", "items": _home()}
    return _titled(CHANGE, _object({
        "schema": {"const": CHANGE},
        "topic": _told({"enum": list(TOPICS)}, "what has changed"),
        "change": _told({"enum": list(CHANGES)}, "how it has changed"),
        "key": _told(_MAYBE, "the key of the record, or the field of the mention, that has changed"),
        "matched": _told({"enum": ["characters", "text", "headline", None]},
                         "how old and new were found to belong together; null where one of them is missing"),
        "old": _told(homes, "what the old run says"),
        "new": _told(homes, "what the new run says"),
    }))


def _home() -> Schema:
    place: Schema = {"type": ["integer", "null"], "minimum": 0}
    return _object({
        "at": _told(_STRING, "`path:line:column`, as editors open it; where mentions do not name their file, the "
                             "first 12 digits of its sha256 stand for the path"),
        "path": _told(_MAYBE, "the file; null where no record names it"),
        "line": _told(place, "line it begins in"),
        "column": _told(place, "column it begins at"),
        "start": _told(place, "first code point, in its source"),
        "end": _told(place, "code point just behind the last"),
        "article": _told(_MAYBE, "id of the article it stands in, in its run"),
        "text": _told(_MAYBE, "the words printed there; of an article its headline, or its first words; null where "
                              "nothing is printed"),
        "value": {"type": ["string", "array", "object", "null"],
                  "description": "what is compared, where that is not the words"},
    })


SCHEMAS_BY_NAME = {
    "article": article_schema, "block": block_schema, "mention": mention_schema, "change": change_schema,
    "text": text_schema,
}  # fmt: skip


def _titled(title: str, schema: Schema) -> Schema:
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title, **schema}
