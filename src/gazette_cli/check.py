"""Proof that nothing was lost: bytes come back, blocks tile, and every span gives its words.

An issue is read, understood and put to the test again from what would be printed of it; a record made
yesterday is held against the file it says it comes from.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any, NamedTuple

import orjson

from gazette_cli.article import Article, Part, Place
from gazette_cli.block import Block, Kind
from gazette_cli.document import Document
from gazette_cli.errors import InputError, LossError, RecordError
from gazette_cli.mention import Mention
from gazette_cli.pipeline import Facts, facts, understand
from gazette_cli.readers.base import TEXT, How
from gazette_cli.readers.inputs import NO_FILE
from gazette_cli.records import article_record, block_record, read_record
from gazette_cli.records.writing import ARTICLE, Record
from gazette_cli.source import Source
from gazette_cli.span import Span, slices
from gazette_cli.structure.stream_repeats import is_repeat

CHECK = "gazette.check/1"
_KEPT = 4  # files of records held at a time
_ALIKE = 0.7  # ratio of equal characters
_SHOWN = 20  # characters of a text that are quoted in a finding


class Finding(NamedTuple):
    """Something wrong; `place` is `file:line:column`, 1-based."""

    place: str
    problem: str


@dataclass(slots=True)
class Verdict:
    """What was found in one input: an issue, or a record (whose `name` is `file:line`).

    `counts` says how much was put to the test (characters, blocks, articles, mentions, parts).
    """

    name: str
    kind: str
    sha256: str | None = None
    counts: dict[str, int] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def record(self) -> Record:
        """The verdict as one JSON object."""
        return {
            "schema": CHECK,
            "input": self.name,
            "kind": self.kind,
            "good": not self.findings,
            "sha256": self.sha256,
            **self.counts,
            "findings": [finding._asdict() for finding in self.findings],
        }


class Sources:
    """Files of article records, read again; the last few are kept, for records of one issue stand together.

    `read(path, how)` gives the source of a file as it is now, and may raise InputError.
    """

    def __init__(self, read: Callable[[str, How], Source]) -> None:
        self._read = read
        self._kept: dict[tuple[str, How], Source] = {}

    def of(self, article: Article) -> Source:
        """The source the article says it comes from. Raises InputError where it cannot be read."""
        path = article.origin.path
        if path == "-":
            raise InputError("these records came from standard input, so they cannot be held against a file",
                             place=path, hint="split the file by its name")
        try:
            return self._source(path, How(article.origin.encoding, article.origin.reader or TEXT))
        except InputError as error:
            if error.problem == NO_FILE:
                error = InputError(error.problem, place=error.place,
                                   hint="put it back, or run where its path leads to it")
            raise error from None

    def elsewhere(self, path: str, article_id: str, ways: Iterable[How]) -> Iterator[Source]:
        """Readings of another source, in each of these ways; none where it cannot be read or has changed since."""
        for how in ways if path != "-" else ():
            with suppress(InputError):
                source = self._source(path, how)
                if article_id.startswith(source.sha256[:12]):
                    yield source

    def _source(self, path: str, how: How) -> Source:
        key = (path, how)
        if key not in self._kept:
            source = self._read(*key)
            while len(self._kept) >= _KEPT:
                del self._kept[next(iter(self._kept))]
            self._kept[key] = source
        return self._kept[key]


def check_issue(source: Source, asked: Facts) -> Verdict:
    """Read nothing twice: `source` is what the reader made of the bytes, its digest is that of the bytes.

    >>> check_issue(Source.from_text("标题\\n正文。\\n"), Facts(())).findings
    []
    """
    verdict = Verdict(source.name, "issue", source.sha256, {"chars": source.chars})
    try:
        source.to_bytes()
        document = understand(source)
        mentions = [facts(article, asked) for article in document.articles]
    except LossError as error:
        verdict.findings.append(Finding(f"{source.name}:1:1", error.problem))
        return verdict
    verdict.counts |= {"blocks": len(document.blocks), "articles": len(document.articles),
                       "mentions": sum(map(len, mentions))}  # fmt: skip
    verdict.findings.extend(check_document(document, mentions))
    return verdict


def check_document(document: Document, mentions: Sequence[Sequence[Mention]]) -> list[Finding]:
    """Everything wrong with a document and the mentions of each of its articles, in order of the checks."""
    source = document.source
    findings = [*_tiling(document), *_ownership(document), *_repeats(document)]
    for article, found in zip(document.articles, mentions, strict=True):
        record = orjson.loads(orjson.dumps(article_record(article, found)))
        place = _place(source, article.spans[0].start if article.spans else 0)
        findings.extend(Finding(at or place, problem) for at, problem in _article(record, article, source))
        if not _comes_back(article):
            findings.append(Finding(place, f"the record of {article.id} does not come back the same"))
    return findings


def _comes_back(article: Article) -> bool:
    """Whether the record, printed and read, is the record of the same article."""
    row = orjson.dumps(article_record(article))
    again = read_record(row, "", "")
    return isinstance(again, Article) and orjson.dumps(article_record(again)) == row


def check_record(row: bytes, place: str, sources: Sources) -> Verdict:
    """An article record, one JSON line, against the file it comes from; `place` is `file:line` of the row.

    A record that is not whole is a finding. Raises InputError where its file cannot be read.
    """
    record = orjson.loads(row)
    verdict = Verdict(place, "record")
    try:
        article = read_record(row, place, place)
    except RecordError as error:
        verdict.findings.append(Finding(error.place, error.problem))
        return verdict
    if isinstance(article, Article):
        source = sources.of(article)
        verdict.sha256 = article.origin.sha256
        verdict.counts = {"parts": sum(1 for _ in article.parts()), "mentions": len(record.get("mentions") or ())}
        verdict.findings.extend(_record_findings(record, article, source, f"{place}:1"))
        verdict.findings.extend(Finding(f"{place}:1", problem) for problem in _copies(article, sources))
    return verdict


def is_article_row(row: bytes) -> bool:
    """Whether a line says of itself that it is an article record, whole or not.

    >>> is_article_row(b'{"schema": "gazette.article/1"}'), is_article_row(b'{"text": ""}')
    (True, False)
    """
    try:
        record = orjson.loads(row)
    except orjson.JSONDecodeError:
        return False
    return isinstance(record, dict) and record.get("schema") == ARTICLE


def _record_findings(record: Record, article: Article, source: Source, place: str) -> Iterator[Finding]:
    """A record against its source; where the file has changed, only how much of it still holds."""
    problems = list(_article(record, article, source))
    if source.sha256 != article.origin.sha256:
        yield Finding(place, f"{source.name} has changed since (sha256 {source.sha256[:12]}, "
                             f"was {article.origin.sha256[:12]}); {len(problems)} places no longer give their words")
        return
    yield from (Finding(place, f"{problem} ({at})" if at else problem) for at, problem in problems)
    if source.chars != article.origin.chars:
        yield Finding(place, f"source.chars is {article.origin.chars}, the text has {source.chars}")
    fresh = article_record(article)
    for key in fresh:
        if not _agrees(fresh[key], record.get(key)):
            yield Finding(place, f"{key!r} is not what the rest of the record says")


def _agrees(fresh: Any, given: Any) -> bool:
    """Whether `given` says what `fresh` says; keys that only it has are not ours to judge."""
    if isinstance(fresh, dict):
        return isinstance(given, dict) and all(key in given and _agrees(fresh[key], given[key]) for key in fresh)
    if isinstance(fresh, list):
        return isinstance(given, list) and len(fresh) == len(given) and all(map(_agrees, fresh, given))
    return bool(fresh == given)


def _copies(article: Article, sources: Sources) -> Iterator[str]:
    """Repeats of words that stand in another source, where that can be read as it was then."""
    for removed in article.removed:
        if removed.source is None or removed.article is None:
            continue
        origin = article.origin
        ways = dict.fromkeys((How(origin.encoding, origin.reader or TEXT), How()))
        readings = list(sources.elsewhere(removed.source, removed.article, ways))
        copies = (slices(source.text, removed.duplicate_of) for source in readings)
        if readings and not any(_is_copy(removed.text, copy) for copy in copies):
            yield f"the repeat {_quote(removed.text)} does not stand where it says in {removed.source}"


def _is_copy(text: str, copy: str) -> bool:
    """Whether the two are one paragraph, misprints aside (`dedupe --across` knows which differences are none)."""
    return is_repeat(text, copy) or SequenceMatcher(None, text, copy, autojunk=False).ratio() >= _ALIKE


Problem = tuple[str, str]  # place in the source, or "" where it has none; what is wrong


def _tiling(document: Document) -> Iterator[Finding]:
    """Blocks as printed follow each other and their texts are the source."""
    source, edge = document.source, 0
    pieces = []
    for block in document.blocks:
        record = block_record(block, source, None)
        if block.start != edge:
            problem = f"a block begins at {block.start}, the one before ends at {edge}"
            yield Finding(_place(source, block.start), problem)
        edge = block.end
        pieces.append(record["text"])
    if "".join(pieces) != source.text:
        yield Finding(f"{source.name}:1:1", "the texts of the blocks do not join to the source")


def _ownership(document: Document) -> Iterator[Finding]:
    """The spans of an article are the words of the blocks that say they are its own."""
    owned: dict[int, set[Span]] = {}
    for block in document.blocks:
        if block.article is not None and block.kind is not Kind.DUPLICATE:
            owned.setdefault(block.article, set()).add(block.core)
    for article in document.articles:
        spans = owned.pop(article.ordinal, set())
        for span in sorted(spans ^ set(article.spans)):
            yield Finding(_place(document.source, span.start), f"block and article {article.id} do not agree "
                                                               f"who owns {span.start}-{span.end}")
    for ordinal in sorted(owned):
        yield Finding(_place(document.source, min(owned[ordinal]).start), f"there is no article {ordinal}")


def _repeats(document: Document) -> Iterator[Finding]:
    """A repeat leads to a copy that stays, and belongs to the article of that copy, if it has one."""
    source, blocks = document.source, document.blocks
    for block in blocks:
        if block.kind is not Kind.DUPLICATE:
            continue
        place = _place(source, block.core.start)
        copies = [other for span in block.duplicate_of for other in _under(span, blocks)]
        if not copies:
            yield Finding(place, "a repeat does not say what it repeats")
        if any(copy.kind is Kind.DUPLICATE for copy in copies):
            yield Finding(place, "a repeat leads to another repeat, not to the copy that stays")
        elif block.article is None and any(copy.article is not None for copy in copies):
            yield Finding(place, "a repeat belongs to no article, though the copy that stays does")


def _under(span: Span, blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks with words under `span`."""
    first = bisect_right(blocks, span.start, key=lambda block: block.start) - 1
    for block in blocks[max(first, 0) :]:
        if block.start >= span.end:
            return
        if block.core.overlaps(span):
            yield block


def _article(record: Record, article: Article, source: Source) -> Iterator[Problem]:
    """Parts, removed repeats and embedded mentions of one article, each against the source."""
    for part in article.parts():
        yield from _part(part, source)
    for removed in article.removed:
        if not _gives(source, removed.spans, removed.text):
            yield _at(source, removed.spans), f"the repeat {_quote(removed.text)} is not what its spans give"
        if removed.source is None and not all(0 <= start < end <= source.chars for start, end in removed.duplicate_of):
            yield "", f"what the repeat {_quote(removed.text)} repeats does not lie in the text"
    for mention in record.get("mentions") or ():
        yield from _mention(mention, source)
    for span in article.spans:
        if not 0 <= span.start < span.end <= source.chars:
            yield "", f"the span {span.start}-{span.end} does not lie in the text"


def _part(part: Part, source: Source) -> Iterator[Problem]:
    if not _gives(source, part.spans, part.text):
        yield _at(source, part.spans), f"the {part.kind} {_quote(part.text)} is not what its spans give"
    for place in part.places:
        yield from _where(f"the {part.kind} {_quote(part.text)}", place, source)


def _mention(mention: Any, source: Source) -> Iterator[Problem]:
    """A mention as printed inside its article's record."""
    try:
        rows = mention["spans"] or [[mention["start"], mention["end"]]]
        spans = [Span(int(start), int(end)) for start, end in rows]
        text, label = str(mention["text"]), f"the mention {_quote(str(mention['text']))} of {mention['field']}"
        first = Place(spans[0], int(mention["line"]), int(mention["column"]))
        edges = (int(mention["start"]), int(mention["end"]))
    except (KeyError, TypeError, ValueError, IndexError) as error:
        yield "", f"a mention is not whole ({type(error).__name__}: {error})"
        return
    if not _gives(source, spans, text):
        yield _at(source, spans), f"{label} is not what its spans give"
    if edges != (min(span.start for span in spans), max(span.end for span in spans)):
        yield _at(source, spans), f"{label} has other edges than its spans"
    yield from _where(label, first, source)


def _where(label: str, place: Place, source: Source) -> Iterator[Problem]:
    """Line and column against the span; a span must not reach over a line."""
    start, end = place.span
    if not 0 <= start < end <= source.chars:
        yield "", f"{label}: the span {start}-{end} does not lie in the text"
    elif source.locate(start) != (place.line, place.column):
        yield _place(source, start), f"{label} says line {place.line}, column {place.column}"
    elif "\n" in source.text[start:end]:
        yield _place(source, start), f"{label}: the span {start}-{end} reaches over a line"


def _gives(source: Source, spans: Sequence[Span], text: str) -> bool:
    return slices(source.text, spans) == text


def _at(source: Source, spans: Sequence[Span]) -> str:
    return _place(source, spans[0].start) if spans else ""


def _place(source: Source, offset: int) -> str:
    """`file:line:column` of an offset; one outside the text is brought to its nearer edge."""
    line, column = source.locate(max(0, min(offset, source.chars)))
    return f"{source.name}:{line}:{column}"


def _quote(text: str) -> str:
    return repr(text if len(text) <= _SHOWN else text[:_SHOWN] + "…")
