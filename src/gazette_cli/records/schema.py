"""JSON Schema (draft 2020-12) of the records; tests validate what the commands print against it."""

from __future__ import annotations

from typing import Any

from gazette_cli.block import BODY_KINDS, Kind
from gazette_cli.records.writing import ARTICLE, BLOCK, MENTION

Schema = dict[str, Any]
ARTICLE_KINDS = ("article", "brief", "sidebar", "photo", "notice", "letter", "note", "entry")

_STRING: Schema = {"type": "string"}
_MAYBE: Schema = {"type": ["string", "null"]}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_SHARE: Schema = {"type": "number", "minimum": 0, "maximum": 1}
_SPAN: Schema = {"type": "array", "prefixItems": [_COUNT, _COUNT], "minItems": 2, "maxItems": 2,
                 "description": "half-open [start, end) in code points of the decoded source"}
_SPANS: Schema = {"type": "array", "items": _SPAN}
_LINES: Schema = {"type": "array", "items": {**_SPAN, "description": "line and column, 1-based"}}


def _object(properties: Schema, *, optional: tuple[str, ...] = (), nullable: bool = False) -> Schema:
    return {
        "type": ["object", "null"] if nullable else "object",
        "properties": properties,
        "required": [key for key in properties if key not in optional],
    }


_AT = _object({"spans": _SPANS, "lines": _LINES}, nullable=True)


def article_schema() -> Schema:
    """Schema of what `split` prints."""
    kinds = sorted(str(kind) for kind in BODY_KINDS)
    person = _object({"name": _STRING, "role": _MAYBE})
    paragraph = _object({"kind": {"enum": kinds}, "text": _STRING, "spans": _SPANS, "lines": _LINES})
    removed = _object({"text": _STRING, "spans": _SPANS, "duplicate_of": _SPANS})
    heads = ("headline", "kicker", "deck", "byline", "dateline")
    properties: Schema = {
        "schema": {"const": ARTICLE},
        "id": _STRING,
        "ordinal": {"type": "integer", "minimum": 1},
        "kind": {"enum": list(ARTICLE_KINDS)},
        "source": _object({"path": _STRING, "sha256": _STRING, "encoding": _STRING, "chars": _COUNT}),
        "issue": _object({"name": _MAYBE, "number": _MAYBE, "date": {**_MAYBE, "description": "EDTF, as printed"},
                          "page": _MAYBE}),
        "section": _MAYBE,
        "kicker": _MAYBE,
        "headline": _MAYBE,
        "deck": _MAYBE,
        "byline": _object({"text": _STRING, "people": {"type": "array", "items": person}}, nullable=True),
        "dateline": _MAYBE,
        "at": _object(dict.fromkeys(heads, _AT)),
        "pages": {"type": "array", "items": _STRING},
        "paragraphs": {"type": "array", "items": paragraph},
        "text": _STRING,
        "spans": _SPANS,
        "removed": {"type": "array", "items": removed},
        "confidence": _SHARE,
        "mentions": {"type": "array", "items": mention_schema(), "description": "only with extract --embed"},
    }
    return _titled(ARTICLE, _object(properties, optional=("mentions",)))


def block_schema() -> Schema:
    """Schema of what `explain -f jsonl` prints."""
    return _titled(BLOCK, _object({
        "schema": {"const": BLOCK},
        "start": _COUNT,
        "end": _COUNT,
        "line": {"type": "integer", "minimum": 1},
        "column": {"type": "integer", "minimum": 1},
        "text": _STRING,
        "kind": {"enum": [str(kind) for kind in Kind]},
        "article": _MAYBE,
        "rule": _STRING,
        "cue": _STRING,
        "runner_up": _MAYBE,
        "duplicate_of": {"type": ["array", "null"], "items": _SPAN},
        "confidence": _SHARE,
    }))  # fmt: skip


def mention_schema() -> Schema:
    """Schema of what `extract` prints."""
    return _titled(MENTION, _object({
        "schema": {"const": MENTION},
        "field": _STRING,
        "text": _STRING,
        "start": _COUNT,
        "end": _COUNT,
        "line": {"type": "integer", "minimum": 1},
        "column": {"type": "integer", "minimum": 1},
        "spans": {"type": ["array", "null"], "items": _SPAN},
        "article": _STRING,
        "value": {"type": "object"},
    }))  # fmt: skip


def text_schema() -> Schema:
    """Schema of a text record, which `split`, `extract`, `dedupe` and `show` read."""
    return _titled("text record", _object({"id": {"type": ["string", "integer"]}, "text": _STRING, "date": _MAYBE},
                                          optional=("id", "date")))


SCHEMAS_BY_NAME = {"article": article_schema, "block": block_schema, "mention": mention_schema, "text": text_schema}


def _titled(title: str, schema: Schema) -> Schema:
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title, **schema}
