"""From a record to its paragraphs that count, and from a paragraph back to its places."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from gazette_cli.across.corpus import Entry
from gazette_cli.across.normal import countable, homes
from gazette_cli.article import Article, Part, Place
from gazette_cli.block import Kind
from gazette_cli.records import TextRecord
from gazette_cli.records.repeats import Copy
from gazette_cli.span import Span


class Row(NamedTuple):
    """A record, the line it was read from, and what names that line."""

    record: Article | TextRecord
    line: bytes
    place: str


def entries(rows: Sequence[Row]) -> list[Entry]:
    """The records with the paragraphs that are compared."""
    found = [_texts(row.record) for row in rows]
    forms = iter(countable([text for texts in found for _, text in texts]))
    made = []
    for (record, line, place), texts in zip(rows, found, strict=True):
        if isinstance(record, TextRecord):
            form = next(forms)
            made.append(Entry(line, place, record.date, ((0, form),) if form is not None else (), is_text=True))
        else:
            units = [(number, form) for (number, _), form in zip(texts, forms, strict=False) if form is not None]
            made.append(Entry(line, place, record.issue.date, tuple(units)))
    return made


def _texts(record: Article | TextRecord) -> list[tuple[int, str]]:
    """The paragraphs that may count, with their numbers."""
    if isinstance(record, TextRecord):
        return [(0, record.text)]
    return [(number, part.text) for number, part in enumerate(record.paragraphs)
            if part.kind is not Kind.SIGNATURE and part.places]  # fmt: skip


def parts(record: Article | TextRecord) -> tuple[Part, ...]:
    """The paragraphs of an article; a text is one paragraph."""
    if isinstance(record, Article):
        return record.paragraphs
    return (Part(Kind.PARAGRAPH, record.text, (Place(Span(0, len(record.text)), 1, 1),)),)


def copy_of(
    record: Article | TextRecord, number: int, start: int, end: int | None, *, tiled: bool = False
) -> Copy:
    """Where a piece of a paragraph stands: `[start, end)` in its normal form, None being its end.

    Where it is `tiled`, marks and blanks behind the piece belong to it.
    """
    part = parts(record)[number]
    if start or end is not None:
        home, stop = homes(part.text), len(part.text)
        if end is not None and end < len(home):
            stop = home[end] if tiled else home[end - 1] + 1
        spans = _slices(part, home[start] if start else 0, stop)
    else:
        spans = part.spans
    if isinstance(record, Article):
        return Copy(record.origin.sha256, record.origin.path, record.id, spans)
    return Copy(record.id, record.id, record.id, spans)


def words(record: Article | TextRecord, number: int, copy: Copy) -> str:
    """The text under the spans of a copy that stands in that paragraph."""
    part, edge, found = parts(record)[number], 0, []
    if copy.spans == part.spans:
        return part.text
    for span, *_ in part.places:
        for start, end in copy.spans:
            first, last = max(start, span.start), min(end, span.end)
            if first < last:
                found.append(part.text[edge + first - span.start : edge + last - span.start])
        edge += span.end - span.start
    return "".join(found)


def _slices(part: Part, start: int, end: int) -> tuple[Span, ...]:
    """The places of `[start, end)` of the part's text in the source."""
    edge, found = 0, []
    for span, *_ in part.places:
        first, last = max(start - edge, 0), min(end - edge, span.end - span.start)
        if first < last:
            found.append(Span(span.start + first, span.start + last))
        edge += span.end - span.start
    return tuple(found)
