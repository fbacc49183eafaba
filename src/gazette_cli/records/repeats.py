"""Records without what was read before: paragraphs and lines taken out, and what is told of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gazette_cli.article import Article, Removed
from gazette_cli.block import Kind
from gazette_cli.document import Document
from gazette_cli.records.reading import TextRecord
from gazette_cli.records.writing import Record, pairs, removed_record
from gazette_cli.span import Span


class Copy(NamedTuple):
    """Where a paragraph stands: `source` tells sources apart, `path` and `article` name it for people."""

    source: str
    path: str
    article: str
    spans: tuple[Span, ...]


class Repeat(NamedTuple):
    """A paragraph with the words `text` that was read before: the copy that goes, the one that stays."""

    copy: Copy
    original: Copy
    text: str


def without_paragraphs(record: Record, article: Article, repeats: Sequence[Repeat]) -> Record:
    """The article record, which was read as `article`, without the paragraphs that are repeats."""
    gone = {span for repeat in repeats for span in repeat.copy.spans}
    kept = [paragraph for paragraph, part in zip(record["paragraphs"], article.paragraphs, strict=True)
            if part.spans[0] not in gone]  # fmt: skip
    changed = {
        **record,
        "paragraphs": kept,
        "text": "\n".join([paragraph["text"] for paragraph in kept]),
        "spans": [span for span in record["spans"] if tuple(span) not in gone],
    }
    if "mentions" in record:
        changed["mentions"] = [mention for mention in record["mentions"] if not _inside(mention, gone)]
    return changed


def without_lines(record: TextRecord, repeats: Sequence[Repeat]) -> Record:
    """The text record without the whole lines on which the repeats (ascending) stand."""
    text, edge = record.text, 0
    pieces = []
    for repeat in repeats:
        start, end = repeat.copy.spans[0]
        pieces.append(text[edge : text.rfind("\n", 0, start) + 1])
        edge = text.find("\n", end) + 1 or len(text)
    return {**record.keys, "text": "".join(pieces) + text[edge:]}


def with_removed(record: Record, repeats: Sequence[Repeat]) -> Record:
    """The record with the repeats listed in `removed`, behind what is listed there already."""
    return {**record, "removed": [*(record.get("removed") or []), *map(_removed, repeats)]}


def repeat_record(repeat: Repeat, *, dropped: bool = False) -> Record:
    """A line of the report on repeats; `dropped` says that the whole record it stood in went."""
    copy, original, text = repeat
    return {
        "source": copy.path, "article": copy.article, "dropped": dropped, "text": text, "spans": pairs(copy.spans),
        "kept_source": original.path, "kept_article": original.article, "duplicate_of": pairs(original.spans),
    }  # fmt: skip


def repeats_inside(document: Document) -> Iterator[Repeat]:
    """The repeats inside an issue, piece by piece."""
    source = document.source
    for block in document.blocks:
        if block.kind is Kind.DUPLICATE:
            article = "" if block.article is None else document.articles[block.article - 1].id
            copy = Copy(source.sha256, source.name, article, (block.core,))
            yield Repeat(copy, copy._replace(spans=block.duplicate_of), block.core.slice(source.text))


def _removed(repeat: Repeat) -> Record:
    copy, original, text = repeat
    if (original.source, original.path) == (copy.source, copy.path):  # one text may lie in two files
        return removed_record(Removed(text, copy.spans, original.spans))
    return removed_record(Removed(text, copy.spans, original.spans, original.path, original.article))


def _inside(mention: Record, gone: set[Span]) -> bool:
    """Whether a mention stands in a paragraph that went."""
    return any(span.start <= mention["start"] < span.end for span in gone)
