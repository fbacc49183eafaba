"""Words in a store: which articles hold them all, and where they stand."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import orjson

from gazette_cli.errors import InputError, UsageError
from gazette_cli.fold import fold
from gazette_cli.records.writing import Record
from gazette_cli.store.tokens import phrase, plain

_WORD = re.compile(r'(-?)(?:"([^"]*)"|(\S+))')
_SCALES = {"万": 10_000, "萬": 10_000, "亿": 100_000_000, "億": 100_000_000}  # no 千, which is part of units (千克)
_AMOUNT = re.compile(r"\s*(>=|<=|=|>|<)?\s*(-?\d+(?:\.\d+)?)\s*(\S*)\s*")
Pair = tuple[int, int]
_AROUND = 16  # characters shown before and behind
_SHOWN = 3  # places of one article


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for: all of `words`, none of `without`; in one kind of part or field; between two days.

    `first` and `last` are days, months or years, both included; `amount` is an operator, a number and a unit or
    currency, which may be empty.
    """

    words: tuple[str, ...]
    without: tuple[str, ...] = ()
    field: str | None = None
    first: str | None = None
    last: str | None = None
    amount: tuple[str, float, str] | None = None


def parse(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words that must be there and those that must not, from what was typed; quotation marks hold blanks together.

    >>> parse('街道 -环保 "a b"')
    (('街道', 'a b'), ('环保',))
    """
    found = [(sign, quoted or bare) for sign, quoted, bare in _WORD.findall(text)]
    words = tuple(word for sign, word in found if not sign and plain(word))
    return words, tuple(word for sign, word in found if sign and plain(word))


def parse_amount(text: str) -> tuple[str, float, str]:
    """A condition on amounts as typed. Raises UsageError where it is none.

    >>> parse_amount(">=1000000元"), parse_amount("5"), parse_amount(">1.2亿元")
    (('>=', 1000000.0, '元'), ('=', 5.0, ''), ('>', 120000000.0, '元'))
    """
    match = _AMOUNT.fullmatch(text)
    if match is None:
        raise UsageError(f"{text!r} is no condition on amounts", place="--amount",
                         hint="type it as '>=1000000' or '>5公斤'")
    scale = _SCALES.get(match[3][:1])
    unit = match[3] if scale is None else match[3][1:]
    return match[1] or "=", float(Decimal(match[2]) * (scale or 1)), unit


def search(store: sqlite3.Connection, query: Query) -> Iterator[Record]:
    """The articles that hold what is looked for, in the order they were put in, each with the first few places.

    Raises InputError where the store turns out to be damaged.
    """
    sql, values = _statement(query)
    try:
        for row in store.execute(sql, values):
            hit = _hit(store, query, row)
            if hit is not None:
                yield hit
    except sqlite3.DatabaseError as error:
        raise InputError(f"the store cannot be read ({error})", hint="make it again with 'gazette run'") from error


def _statement(query: Query) -> tuple[str, list[Any]]:
    """The SQL that finds the articles; what it cannot tell is looked at in `_hit`."""
    tables, where, values = "articles JOIN issues ON issues.key = articles.issue", list[str](), list[Any]()
    if query.words:
        tables = f"words CROSS JOIN articles ON articles.key = words.rowid {tables.removeprefix('articles ')}"
        where.append("words MATCH ?")
        values.append(" AND ".join(map(phrase, query.words)))
    for word in query.without:
        where.append("articles.key NOT IN (SELECT rowid FROM words WHERE words MATCH ?)")
        values.append(phrase(word))
    if query.first:
        where.append("issues.date >= ?")
        values.append(query.first)
    if query.last:
        where.append("issues.date < ?")
        values.append(query.last + "~")  # behind every day of a month or a year
    if query.amount:
        sign, number, unit = query.amount
        where.append(f"EXISTS (SELECT 1 FROM mentions WHERE article = articles.key AND field = 'amounts' "
                     f"AND number {sign} ? AND (? = '' OR ? IN (unit, currency)))")  # fmt: skip
        values += [number, unit, unit]
    conditions = f"WHERE {' AND '.join(where)} " if where else ""
    order = "words.rowid" if query.words else "articles.key"
    return ("SELECT articles.key, articles.id, articles.headline, articles.line, issues.path, issues.date, issues.name "
            f"FROM {tables} {conditions}ORDER BY {order}"), values  # fmt: skip


def _hit(store: sqlite3.Connection, query: Query, row: tuple[Any, ...]) -> Record | None:
    """What is told of an article, None where the words do not stand in the field that was named."""
    key, name, headline, line, path, date, issue = row
    matches, seen = list[Record](), set[str]()
    for text, spans, lines in _texts(store, key, query.field):
        for word, start, end in _places(text, query.words):
            seen.add(word)
            if len(matches) < _SHOWN:
                matches.append(_match(text, start, end, spans, lines))
    if query.field and not seen.issuperset(query.words):
        return None
    place = matches[0] if matches else {"line": line, "column": None}
    return {"article": name, "path": path, "line": place["line"], "column": place["column"], "issue": issue,
            "date": date, "headline": headline, "matches": matches}  # fmt: skip


def _texts(store: sqlite3.Connection, key: int, field: str | None) -> Iterator[tuple[str, list[Pair], list[Pair]]]:
    """The parts of an article, or its mentions of a field, each with its spans and lines."""
    for kind, text, pieces, start, end, line, column in store.execute(
        'SELECT kind, text, pieces, start, "end", line, column FROM paragraphs WHERE article = ? ORDER BY ordinal',
        (key,),
    ):
        if field in (None, kind):
            yield text, *_places_of((start, end), (line, column), orjson.loads(pieces) if pieces else [])
    for text, start, end, line, column in store.execute(
        'SELECT text, start, "end", line, column FROM mentions WHERE article = ? AND field = ?',
        (key, field),
    ):
        yield text, [(start, end)], [(line, column)]


def _places_of(span: Pair, line: Pair, breaks: list[int]) -> tuple[list[Pair], list[Pair]]:
    """Spans and lines of a part; `breaks` are end of a piece, then start, line, column of the next, and so on.

    >>> _places_of((120, 240), (9, 1), [188, 193, 13, 1])
    ([(120, 188), (193, 240)], [(9, 1), (13, 1)])
    """
    starts, ends = [span[0], *breaks[1::4]], [*breaks[::4], span[1]]
    lines = [line, *zip(breaks[2::4], breaks[3::4], strict=True)]
    return list(zip(starts, ends, strict=True)), lines


def _places(text: str, words: tuple[str, ...]) -> Iterator[tuple[str, int, int]]:
    """Where the words stand in a text, by their first character; blanks in the text do not count."""
    folded = fold(text)
    kept = [offset for offset, char in enumerate(folded.text) if not char.isspace()]
    form = "".join([folded.text[offset] for offset in kept]).lower()
    if len(form) != len(kept):  # a capital of two small letters: too odd to be pointed at
        return
    found = []
    for word in words:
        wanted, at = plain(word), -1
        while (at := form.find(wanted, at + 1)) >= 0:
            found.append((folded.home(kept[at]), folded.home(kept[at + len(wanted) - 1]) + 1, word))
    for start, end, word in sorted(found):
        yield word, start, end


def _match(text: str, start: int, end: int, spans: list[Pair], lines: list[Pair]) -> Record:
    """A place with the words around it."""
    edge = 0
    for (first, last), (line, column) in zip(spans, lines, strict=True):
        if start < edge + last - first:
            home = {"line": line, "column": column + start - edge, "start": first + start - edge}
            break
        edge += last - first
    else:
        home = {"line": lines[0][0], "column": lines[0][1], "start": spans[0][0]}
    return {**home, "before": text[max(0, start - _AROUND) : start], "text": text[start:end],
            "after": text[end : end + _AROUND]}  # fmt: skip
