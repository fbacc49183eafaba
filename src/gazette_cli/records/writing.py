"""From objects to the dictionaries that are printed; key order is part of the contract."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from gazette_cli.article import Article, Origin, Part, Removed
from gazette_cli.block import Block
from gazette_cli.mention import Mention
from gazette_cli.positions import Box
from gazette_cli.source import Source
from gazette_cli.span import Span

ARTICLE = "gazette.article/1"
BLOCK = "gazette.block/1"
MENTION = "gazette.mention/1"

Record = dict[str, Any]


def article_record(article: Article, mentions: Iterable[Mention] | None = None) -> Record:
    """The record of an article; with `mentions`, they stand inside it (`extract --embed`)."""
    origin, issue = article.origin, article.issue
    byline = article.byline
    record: Record = {
        "schema": ARTICLE,
        "id": article.id,
        "ordinal": article.ordinal,
        "kind": article.kind,
        "source": _origin(origin),
        "issue": {"name": issue.name, "number": issue.number, "date": issue.date, "page": issue.page},
        "section": article.section,
        "kicker": _text(article.kicker),
        "headline": _text(article.headline),
        "deck": _text(article.deck),
        "byline": None
        if byline is None
        else {"text": byline.text, "people": [{"name": who.name, "role": who.role} for who in article.people]},
        "dateline": _text(article.dateline),
        "at": {
            "headline": _at(article.headline),
            "kicker": _at(article.kicker),
            "deck": _at(article.deck),
            "byline": _at(byline),
            "dateline": _at(article.dateline),
        },
        "pages": list(article.pages),
        "paragraphs": [_paragraph(part) for part in article.paragraphs],
        "text": article.text,
        "spans": pairs(article.spans),
        "removed": [removed_record(removed) for removed in article.removed],
        "confidence": round(article.confidence, 2),
        **article.extra,
    }
    if mentions is not None:
        record["mentions"] = [mention_record(mention) for mention in mentions]
    return record


def block_record(block: Block, source: Source, article_id: str | None) -> Record:
    """The record of a block, as `explain -f jsonl` prints it."""
    line, column = source.locate(block.start)
    evidence = block.evidence
    return {
        "schema": BLOCK,
        "start": block.start,
        "end": block.end,
        "line": line,
        "column": column,
        "text": source.text[block.start : block.end],
        "kind": str(block.kind),
        "article": article_id,
        "rule": evidence.rule,
        "cue": evidence.cue,
        "runner_up": evidence.runner_up,
        "duplicate_of": pairs(block.duplicate_of) or None,
        "confidence": round(evidence.confidence, 2),
        **_paper(block, source),
    }


def _paper(block: Block, source: Source) -> Record:
    """Pages and boxes of the block's words, where the source has pages."""
    boxes = source.boxes_of(*block.core)
    return {"pages": sorted({box.page for box in boxes}), **_boxes(boxes)} if boxes else {}


def mention_record(mention: Mention) -> Record:
    """The record of a mention, as `extract` prints it."""
    return {
        "schema": MENTION,
        "field": mention.field,
        "text": mention.text,
        "start": mention.start,
        "end": mention.end,
        "line": mention.line,
        "column": mention.column,
        "spans": pairs(mention.spans) if len(mention.spans) > 1 else None,
        "article": mention.article,
        "value": mention.value,
        **_boxes(mention.boxes),
    }


def _origin(origin: Origin) -> Record:
    reader = {} if origin.reader is None else {"reader": origin.reader}
    return {"path": origin.path, "sha256": origin.sha256, "encoding": origin.encoding, "chars": origin.chars, **reader}


def _boxes(boxes: Iterable[Box]) -> Record:
    """The key `boxes`, one for each printed line, where there are pages."""
    rows = [box.row() for box in boxes]
    return {"boxes": rows} if rows else {}


def _paragraph(part: Part) -> Record:
    return {"kind": str(part.kind), "text": part.text, **_at_keys(part)}


def _text(part: Part | None) -> str | None:
    return None if part is None else part.text


def _at(part: Part | None) -> Record | None:
    return None if part is None else _at_keys(part)


def _at_keys(part: Part) -> Record:
    spans: list[list[int]] = []
    lines: list[list[int]] = []
    boxes: list[Box] = []
    for span, line, column, under in part.places:
        spans.append([*span])
        lines.append([line, column])
        boxes += under
    keys: Record = {"spans": spans, "lines": lines}
    return keys | _boxes(boxes) if boxes else keys


def removed_record(removed: Removed) -> Record:
    """One repeat as `removed` lists it."""
    elsewhere = {"source": removed.source, "article": removed.article}
    return {"text": removed.text, "spans": pairs(removed.spans), "duplicate_of": pairs(removed.duplicate_of),
            **{key: name for key, name in elsewhere.items() if name is not None}}  # fmt: skip


def pairs(spans: Iterable[Span]) -> list[list[int]]:
    """Spans as records print them."""
    return [[start, end] for start, end in spans]
