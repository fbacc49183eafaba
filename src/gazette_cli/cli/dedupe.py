"""`gazette dedupe`: repeated paragraphs out of an issue, or out of a whole stream of records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

import click
import orjson

from gazette_cli.article import Article
from gazette_cli.block import Kind
from gazette_cli.cli._job import Job, Outcome
from gazette_cli.cli._options import Run, shared
from gazette_cli.cli._run import perform
from gazette_cli.document import Document
from gazette_cli.errors import UsageError
from gazette_cli.pipeline import understand
from gazette_cli.records import TextRecord
from gazette_cli.source import Source
from gazette_cli.span import Span
from gazette_cli.structure import unsplit
from gazette_cli.structure.stream_repeats import Copy, Seen
from gazette_cli.views import view
from gazette_cli.views.text import without_repeats

Record = dict[str, Any]
Repeats = list[tuple[Copy, Copy, str]]  # the copy that goes, the one that stays, the words


@dataclass(frozen=True)
class Dedupe(Job):
    """Prints what came in, less what was there before; or, as a report, what went and which copy stayed."""

    in_order: ClassVar[bool] = True
    drop: bool = False
    report: bool = False
    seen: Seen = field(default_factory=Seen)

    @property
    def keeps_suffix(self) -> bool:
        """Text stays text, records stay records."""
        return not self.report

    def issue(self, source: Source, outcome: Outcome) -> Iterator[bytes]:
        """The text without its repeats."""
        document = understand(source)
        repeats = list(_repeats_inside(document))
        outcome.counts["repeat"] += len(repeats)
        if self.report:
            yield from (self.view.render(record) for record in repeats)
        else:
            yield without_repeats(document).encode("utf-8")

    def article(self, article: Article, row: bytes, outcome: Outcome) -> Iterator[bytes]:
        """The record without the paragraphs that came before in the stream."""
        repeats = self._repeats(article)
        record: Record = orjson.loads(row)
        if repeats:
            gone = {span for copy, _, _ in repeats for span in copy.spans}
            kept = [paragraph for paragraph, part in zip(record["paragraphs"], article.paragraphs, strict=True)
                    if part.spans[0] not in gone]  # fmt: skip
            record["paragraphs"] = kept
            record["text"] = "\n".join([paragraph["text"] for paragraph in kept])
            record["spans"] = [span for span in record["spans"] if tuple(span) not in gone]
            if "mentions" in record:
                record["mentions"] = [mention for mention in record["mentions"] if not _inside(mention, gone)]
        empty = len(repeats) == len(article.paragraphs)
        yield from self._print(record, row, repeats, empty, outcome)

    def text(self, record: TextRecord, row: bytes, outcome: Outcome) -> Iterator[bytes]:
        """The record without the lines that came before in the stream."""
        articles = unsplit(Source.from_text(record.text, record.id), record.id).articles
        repeats = [repeat for article in articles for repeat in self._repeats(article)]
        keys = record.keys
        if repeats:
            keys = {**keys, "text": _without_lines(record.text, [copy.spans[0] for copy, _, _ in repeats])}
        empty = bool(articles) and len(repeats) == len(articles[0].paragraphs)
        yield from self._print(keys, row, repeats, empty, outcome)

    def _repeats(self, article: Article) -> Repeats:
        """The paragraphs that were in the stream before; the others are in it from now on."""
        repeats: Repeats = []
        for part in article.paragraphs:
            if part.kind == Kind.SIGNATURE or not part.spans:
                continue
            copy = Copy(article.origin.sha256, article.origin.path, article.id, part.spans)
            original = self.seen.original(part.text, copy)
            if original is not None:
                repeats.append((copy, original, part.text))
        return repeats

    def _print(
        self, record: Record, row: bytes, repeats: Repeats, empty: bool, outcome: Outcome
    ) -> Iterator[bytes]:
        outcome.counts["record"] += 1
        outcome.counts["repeat"] += len(repeats)
        dropped = self.drop and empty and bool(repeats)
        if dropped:
            outcome.counts["dropped record"] += 1
        if self.report:
            yield from (self.view.render(_report(*repeat, dropped=dropped)) for repeat in repeats)
        elif not repeats:
            yield row + b"\n"  # as it came, to the byte
        elif not dropped:
            if not self.drop:
                record["removed"] = [*(record.get("removed") or []), *(_removed(*repeat) for repeat in repeats)]
            yield self.view.render(record)


def _repeats_inside(document: Document) -> Iterator[Record]:
    """The repeats inside an issue, piece by piece, as the report prints them."""
    source = document.source
    for block in document.blocks:
        if block.kind == Kind.DUPLICATE:
            article = None if block.article is None else document.articles[block.article - 1].id
            yield _report(Copy("", source.name, article or "", (block.core,)),
                          Copy("", source.name, article or "", block.duplicate_of), block.core.slice(source.text))


def _report(copy: Copy, original: Copy, text: str, *, dropped: bool = False) -> Record:
    return {
        "source": copy.path, "article": copy.article, "dropped": dropped, "text": text, "spans": _pairs(copy.spans),
        "kept_source": original.path, "kept_article": original.article, "duplicate_of": _pairs(original.spans),
    }  # fmt: skip


def _removed(copy: Copy, original: Copy, text: str) -> Record:
    """An entry of `removed`; where the original stands in another source, that is named."""
    entry: Record = {"text": text, "spans": _pairs(copy.spans), "duplicate_of": _pairs(original.spans)}
    if original.source != copy.source:
        entry |= {"source": original.path, "article": original.article}
    return entry


def _without_lines(text: str, words: Sequence[Span]) -> str:
    """The text without the whole lines on which `words` (ascending) stand."""
    pieces = []
    edge = 0
    for start, end in words:
        pieces.append(text[edge : text.rfind("\n", 0, start) + 1])
        edge = text.find("\n", end) + 1 or len(text)
    return "".join(pieces) + text[edge:]


def _pairs(spans: Sequence[Span]) -> list[list[int]]:
    return [[start, end] for start, end in spans]


def _inside(mention: Record, gone: set[Span]) -> bool:
    """Whether a mention stands in a paragraph that went."""
    return any(span.start <= mention["start"] < span.end for span in gone)


@click.command
@shared("jsonl", "json", "csv", "tsv")
@click.option("--drop", is_flag=True, help="Leave repeats out of records, and records that hold nothing else.")
@click.option("--report", is_flag=True, help="Print what went and which copy stayed, instead.")
def command(run: Run, drop: bool, report: bool) -> int:
    """Take out repeated paragraphs.

    Of issues, the text without the repeats inside each is printed, otherwise untouched. Records are
    compared over the whole stream: a paragraph that was there before moves to 'removed'. Lines of
    fewer than 20 characters are never taken for repeats.
    """
    if run.format != "jsonl" and not report:
        raise UsageError(f"only the report can be printed as {run.format}", place="-f", hint="add --report")
    return perform(run, Dedupe(view(run.format, "repeat"), run.encoding, drop, report)).exit_code
