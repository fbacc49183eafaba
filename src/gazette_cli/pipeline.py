"""The order of the passes: bytes to source, source to document, article to mentions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from gazette_cli import plugins
from gazette_cli.article import Article
from gazette_cli.document import Document
from gazette_cli.extract.base import Context, Extractor
from gazette_cli.extract.ner import OWN
from gazette_cli.extract.run import mentions_in
from gazette_cli.mention import Mention
from gazette_cli.readers.base import AUTO, TEXT, How, source_by
from gazette_cli.source import Source

DEFAULT_FIELDS = ("dates", "amounts", "durations")


@dataclass(frozen=True, slots=True)
class Facts:
    """Which facts are asked for; `day` wins over the printed date, `names_engine` is a name in `gazette.ner`."""

    fields: tuple[str, ...] = DEFAULT_FIELDS
    day: date | None = None
    vague: bool = False
    names_engine: str = OWN

    def extractors(self) -> tuple[Extractor, ...]:
        """The extractors of the fields, in the order asked for; UsageError for an unknown one, or an unknown engine."""
        plugins.engine(self.names_engine)
        return tuple(plugins.extractor(name) for name in dict.fromkeys(self.fields))


def read(data: bytes, name: str, how: How | None = None) -> tuple[Source, list[str]]:
    """The source that `data` holds, and warnings, each one line `name: what; what it means`.

    The reader is chosen by the first bytes, never by `name`, unless `how` names one; what is plain text is decoded.
    Raises InputError where the data cannot be read, UsageError for an unknown encoding or reader.
    """
    from gazette_cli.readers.plain import codec_name, may_be_foreign, read_bytes

    how = how or How()
    if how.reader == TEXT or (how.reader == AUTO and not may_be_foreign(data)):
        return read_bytes(data, name, how.encoding)
    reader = plugins.reader_of(data, ocr=how.ocr) if how.reader == AUTO else plugins.reader(how.reader)
    if reader is None:
        return read_bytes(data, name, how.encoding)
    return source_by(reader, data, name, codec_name(how.encoding))


def understand(source: Source) -> Document:
    """The source with its blocks, articles and issue facts; no mentions yet."""
    from gazette_cli.structure import split  # late: text records never need it

    return split(source)


def facts(article: Article, asked: Facts) -> list[Mention]:
    """Mentions of the fields asked for in one article, sorted by place."""
    printed = last_day(article.issue.date)
    day, resolved_by = (asked.day, "option") if asked.day is not None else (printed, "issue-date")
    context = Context(day, resolved_by, vague=asked.vague, engine=plugins.engine(asked.names_engine))
    return mentions_in(article, asked.extractors(), context)


def with_facts(document: Document, asked: Facts) -> Document:
    """The document with the mentions of all its articles."""
    found: Iterable[Mention] = (mention for article in document.articles for mention in facts(article, asked))
    return replace(document, mentions=tuple(found))


def last_day(edtf: str | None) -> date | None:
    """The last day covered by a printed date, against which 今年 and 上周 are resolved.

    >>> last_day("2024-07"), last_day("2023-11-17")
    (datetime.date(2024, 7, 31), datetime.date(2023, 11, 17))
    """
    if edtf is None:
        return None
    from calendar import monthrange

    try:
        numbers = [int(part) for part in edtf.split("-")]
        year, month = numbers[0], numbers[1] if len(numbers) > 1 else 12
        return date(year, month, numbers[2] if len(numbers) > 2 else monthrange(year, month)[1])
    except (ValueError, IndexError):
        return None
