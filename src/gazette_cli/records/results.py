"""What a run has printed, read back whole: articles, with or without their mentions, and mentions by themselves."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from gazette_cli.article import Article
from gazette_cli.errors import RecordError
from gazette_cli.mention import Mention
from gazette_cli.records.reading import TextRecord, json_object, read_object
from gazette_cli.records.writing import ARTICLE, MENTION
from gazette_cli.span import Span


@dataclass(frozen=True, slots=True)
class Result:
    """One record of a run; `mentions` is None where it does not say which there are.

    `text_id` and `text_digest` (SHA-256 of its text) are those of a text record with mentions inside.
    """

    article: Article | None = None
    mentions: tuple[Mention, ...] | None = None
    text_id: str | None = None
    text_digest: str | None = None


def read_result(row: bytes, place: str) -> Result:
    """One JSON line as `split` or `extract` print it. `place` is `file:line`, for errors.

    Raises RecordError where the line is no such record: not JSON, of another schema, not whole, or a
    text record without mentions, which no run has printed.
    """
    value = json_object(row, place, hint="give one JSON object a line, as 'gazette split' and 'extract' print them")
    schema = value.get("schema")
    if schema == MENTION:
        return Result(mentions=(_mention(value, place),))
    if schema not in (None, ARTICLE):
        raise RecordError(f"records of schema {schema!r} cannot be compared", place=f"{place}:1",
                          hint=f"give {ARTICLE} or {MENTION} (what 'gazette split' and 'extract' print)")
    record = read_object(value, place, place)
    inside = value.get("mentions")
    if inside is not None and not isinstance(inside, list):
        raise RecordError("'mentions' is not a list", place=f"{place}:1", hint="type 'gazette extract --embed' again")
    mentions = None if inside is None else tuple(_mention(mention, place) for mention in inside)
    if not isinstance(record, TextRecord):
        return Result(record, mentions)
    if mentions is None:
        raise RecordError("a text without articles or mentions cannot be compared", place=f"{place}:1",
                          hint="give what 'gazette split' or 'gazette extract' prints of it")
    return Result(None, mentions, record.id, hashlib.sha256(record.text.encode("utf-8")).hexdigest())


def _mention(value: Any, place: str) -> Mention:
    try:
        spans = tuple(Span(int(start), int(end)) for start, end in value["spans"] or [[value["start"], value["end"]]])
        mention = Mention(str(value["field"]), str(value["text"]), spans, int(value["line"]), int(value["column"]),
                          str(value["article"]), dict(value["value"]))  # fmt: skip
        if any(start < 0 or end <= start for start, end in spans) or \
                sum(end - start for start, end in spans) != len(mention.text):
            raise ValueError("spans and text do not agree")
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise RecordError(f"not a whole {MENTION} record ({type(error).__name__}: {error})", place=f"{place}:1",
                          hint="'gazette schema mention' prints what is needed") from None
    return mention
