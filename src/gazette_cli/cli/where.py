"""`gazette where`: from the id of an article or a mention back to its line in the source."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import click
import orjson

from gazette_cli.article import Article
from gazette_cli.cli._console import say
from gazette_cli.errors import ExitCode, GazetteError, InputError, UsageError
from gazette_cli.extract.context import around
from gazette_cli.extract.run import render
from gazette_cli.mention import Mention
from gazette_cli.pipeline import Facts, facts, read, understand
from gazette_cli.positions import Box
from gazette_cli.readers.inputs import Input, expand, is_records, visible
from gazette_cli.records import TextRecord, read_record
from gazette_cli.records.writing import ARTICLE, MENTION
from gazette_cli.source import Source
from gazette_cli.structure import unsplit

_MENTION = re.compile(r"(?P<article>.+):(?P<field>[a-z][a-z_-]*):(?P<start>[0-9]+)")
_DIGEST = 12  # characters of the source's digest that an article's id begins with
_AROUND = 12  # characters printed on both sides of a mention
_WORDS = 60  # characters of an article that are printed


class Name(NamedTuple):
    """What is looked for: an article's id, and of a mention its field and first code point."""

    article: str
    field: str | None = None
    start: int | None = None


class Hit(NamedTuple):
    """Where it is printed: path, 1-based line and column, words, and the box of the line where there are pages."""

    path: str
    line: int
    column: int
    words: str
    box: Box | None = None

    def __str__(self) -> str:
        place = f"{self.line}:{self.column}" if self.box is None else self.box.printed()
        return f"{visible(self.path)}:{place}: {visible(self.words)}"


def parsed(text: str) -> Name:
    """The id as typed: `ARTICLE`, or `ARTICLE:FIELD:START` for a mention.

    >>> parsed("3f2a9c01b7de:002:dates:812")
    Name(article='3f2a9c01b7de:002', field='dates', start=812)
    """
    match = _MENTION.fullmatch(text)
    return Name(match["article"], match["field"], int(match["start"])) if match else Name(text)


def find(name: Name, source: Input, paths: dict[str, str]) -> Iterator[Hit]:
    """The places of `name` in one input; `paths` remembers where the sources with a digest lie.

    Raises InputError where the input cannot be read.
    """
    data = source.load()
    if is_records(data):
        for number, row in enumerate(data.split(b"\n"), 1):
            if row.strip():
                yield from _in_record(name, row, f"{source.name}:{number}", paths)
        return
    digest = hashlib.sha256(data).hexdigest()[:_DIGEST]
    paths[digest] = source.name
    if name.article.startswith(digest):
        text, _ = read(data, source.name)
        for article in understand(text).articles:
            if article.id == name.article:
                yield from _in_article(name, article, source.name)


def _in_record(name: Name, row: bytes, place: str, paths: dict[str, str]) -> Iterator[Hit]:
    """A mention record says its place itself; in an article or a text it is looked up."""
    try:
        value: dict[str, Any] = orjson.loads(row)
    except orjson.JSONDecodeError as error:
        raise InputError(f"not JSON ({error.msg})", place=f"{place}:1", hint="give one JSON object a line") from None
    if value.get("schema") == MENTION:
        if name == Name(value.get("article", ""), value.get("field"), value.get("start")):
            path = paths.get(name.article[:_DIGEST], name.article)
            boxes = value.get("boxes")
            box = Box(*boxes[0]) if boxes else None
            yield Hit(path, value["line"], value["column"], value["text"], box)
        return
    if value.get("schema") == ARTICLE and value.get("id") != name.article:
        source = value.get("source")
        if isinstance(source, dict):
            paths[str(source.get("sha256"))[:_DIGEST]] = str(source.get("path"))
        return
    record = read_record(row, place, place)
    if isinstance(record, TextRecord):
        if record.id == name.article:
            for article in unsplit(Source.from_text(record.text, record.id), record.id, record.date).articles:
                yield from _in_article(name, article, record.id)
        return
    yield from _in_article(name, record, record.origin.path)


def _in_article(name: Name, article: Article, path: str) -> Iterator[Hit]:
    """The first words of the article, or the mention with the words around it."""
    if name.field is None:
        place = next((part.places[0] for part in article.parts() if part.places), None)
        if place is not None:
            words = next(part.text for part in article.parts() if part.places)
            yield Hit(path, place.line, place.column, words[:_WORDS],
                      place.boxes[0] if place.boxes else None)
        return
    rendering = render(article)
    for mention in facts(article, Facts((name.field,), None, vague=True)):
        if mention.start == name.start:
            before, after = around(rendering, mention, _AROUND)
            yield Hit(path, mention.line, mention.column, _marked(before, mention, after),
                      mention.boxes[0] if mention.boxes else None)


def _marked(before: str, mention: Mention, after: str) -> str:
    """The mention between 【 and 】, with the words around it that stand in its part."""
    return f"{before.rpartition(chr(10))[2]}【{mention.text}】{after.partition(chr(10))[0]}"


@click.command
@click.argument("name", metavar="ID")
@click.argument("inputs", nargs=-1, metavar="[RECORDS|ISSUES]...")
def command(name: str, inputs: tuple[str, ...]) -> int:
    """Say where an article or a mention is printed, as path:line:column, or path:page:box where there are pages.

    ID is an article's id, or that of a mention: article, field and start, joined by colons
    (3f2a9c01b7de:002:dates:812). It is looked for in records, in the order given, or found again in
    the issue itself.
    """
    wanted, paths = parsed(name), dict[str, str]()
    failed = False
    for source in expand(inputs):
        try:
            hit = next(find(wanted, source, paths), None)
        except UsageError:
            raise
        except GazetteError as error:
            error.place = error.place or source.name
            say(str(error))
            failed = True
            continue
        if hit is not None:
            click.echo(str(hit))
            return ExitCode.DONE
    if failed:
        return ExitCode.NO_INPUT
    raise UsageError(f"nothing here has the id {name!r}", place="ID",
                     hint="give the issue or the records it comes from")
