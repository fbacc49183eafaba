"""Issues into a store, each in one transaction: whatever happens, an issue is in it whole or not at all."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Self

from gazette_cli.errors import OutputError
from gazette_cli.records.writing import Record
from gazette_cli.store.forms import code, days, digest, leaves, mark, measure, percent, said, until, written
from gazette_cli.store.opening import for_writing
from gazette_cli.store.schema import ARTICLE_KINDS, FIELDS, KINDS
from gazette_cli.store.tokens import document
from gazette_cli.store.wording import worded

_PRECISIONS = {4: "year", 7: "month", 10: "day"}  # by the characters of a date, or of both ends of a range
_EDTF = len('{"edtf":"')
_HEADS = ("kicker", "headline", "deck", "dateline", "byline")


class Store:
    """A store that is being written; use as a context."""

    def __init__(self, path: Path) -> None:
        self._path, self._connection = path, for_writing(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._connection.close()

    def put(self, source: Record, articles: Sequence[Record]) -> None:
        """Put an issue and its articles (records with `mentions`) in the place of what came from that path before.

        `source` is the source object of article records; an issue without articles has it, too.
        """
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                self._remove(source["path"])
                key = self._issue(source, articles[0]["issue"] if articles else {})
                for record in articles:
                    self._article(key, record)
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")
        except sqlite3.Error as error:
            raise self._unwritable(error) from error

    def keep_only(self, paths: Iterable[str]) -> None:
        """Take out the issues of all other paths."""
        wanted = set(paths)
        try:
            rows = self._connection.execute("SELECT path FROM issues ORDER BY key").fetchall()
            for (path,) in rows:
                if path not in wanted:
                    self._connection.execute("BEGIN IMMEDIATE")
                    self._remove(path)
                    self._connection.execute("COMMIT")
        except sqlite3.Error as error:
            raise self._unwritable(error) from error

    def finish(self) -> None:
        """Leave one file that readers find in order."""
        try:
            self._connection.execute("INSERT INTO words(words) VALUES ('optimize')")
            self._connection.execute("PRAGMA optimize")
            self._connection.execute("VACUUM")  # tables kept in the order of articles leave every page a third empty
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except sqlite3.Error as error:
            raise self._unwritable(error) from error

    def _remove(self, path: str) -> None:
        run = self._connection.execute
        found = run("SELECT key FROM issues WHERE path = ?", (path,)).fetchone()
        if found is None:
            return
        for (key,) in run("SELECT key FROM articles WHERE issue = ?", found).fetchall():
            texts = [text for (text,) in run("SELECT text FROM paragraphs WHERE article = ? ORDER BY ordinal", (key,))]
            run("INSERT INTO words(words, rowid, tokens) VALUES ('delete', ?, ?)", (key, document(texts)))
            for table in ("paragraphs", "mentions", "people"):
                run(f"DELETE FROM {table} WHERE article = ?", (key,))
        run("DELETE FROM articles WHERE issue = ?", found)
        run("DELETE FROM issues WHERE key = ?", found)

    def _issue(self, source: Record, issue: Record) -> int:
        row = (*(source[name] for name in ("path", "encoding", "chars")), digest(source["sha256"]),
               *(issue.get(name) for name in ("name", "number", "date", "page")))  # fmt: skip
        return self._insert("issues", "path, encoding, chars, digest, name, number, date, page", row)

    def _article(self, issue: int, record: Record) -> None:
        byline = record["byline"]
        parts = [*_heads(record), *record["paragraphs"]]
        lines = [line for part in parts for line, _ in part["lines"]]
        row = (issue, mark(record["id"], record["ordinal"]), record["ordinal"], code(record["kind"], ARTICLE_KINDS),
               record["section"], record["kicker"], record["headline"], record["deck"], byline and byline["text"],
               record["dateline"], leaves(record["pages"]), min(lines, default=None), len(record["text"]),
               len(record["removed"]), percent(record["confidence"]))  # fmt: skip
        key = self._insert("articles", "issue, mark, ordinal, code, section, kicker, headline, deck, byline, dateline, "
                           "leaves, line, chars, repeats, percent", row)  # fmt: skip
        run = self._connection.executemany
        run(f"INSERT INTO paragraphs VALUES ({_marks(9)})",
            [(key, number, *_paragraph(part)) for number, part in enumerate(parts)])
        mentions = record.get("mentions") or []
        run(f"INSERT INTO mentions VALUES ({_marks(10)})", [_mention(key, one) for one in mentions])
        run(f"INSERT INTO people VALUES ({_marks(7)})",
            [(key, number, *row) for number, row in enumerate(_people(byline, mentions))])
        texts = document([part["text"] for part in parts])
        self._connection.execute("INSERT INTO words (rowid, tokens) VALUES (?, ?)", (key, texts))

    def _insert(self, table: str, columns: str, row: tuple[Any, ...]) -> int:
        cursor = self._connection.execute(f"INSERT INTO {table} ({columns}) VALUES ({_marks(len(row))})", row)
        return int(cursor.lastrowid or 0)

    def _unwritable(self, error: sqlite3.Error) -> OutputError:
        return OutputError(f"cannot be written ({error})", place=str(self._path), hint="free some space")


def _heads(record: Record) -> list[Record]:
    """The heads of an article as parts, in the order they are read."""
    found = []
    for kind in _HEADS:
        at, text = record["at"].get(kind), record[kind]
        if at is not None and text is not None:
            found.append({"kind": kind, "text": text["text"] if kind == "byline" else text, **at})
    return found


def _marks(number: int) -> str:
    return ", ".join("?" * number)


def _paragraph(part: Record) -> tuple[Any, ...]:
    """Place, kind and text; `pieces` says of a part printed in several where each ends, and where the next begins."""
    spans, lines, text = part["spans"], part["lines"], part["text"]
    breaks = [(before[1], span[0], *line) for before, span, line in zip(spans, spans[1:], lines[1:], strict=False)]
    pieces = written([number for edges in breaks for number in edges]) if breaks else None
    start, end = spans[0][0], spans[-1][1]
    return start, *lines[0], code(part["kind"], KINDS), until(start, end, text), pieces, text


def _mention(key: int, mention: Record) -> tuple[Any, ...]:
    """A row of `mentions`."""
    value, field, text, start = mention["value"], mention["field"], mention["text"], mention["start"]
    number = value.get("number")
    exact = None if number is None else float(number)
    known = _told(value, text, exact)
    rest = {name: item for name, item in value.items() if item not in (None, False) and name not in known}
    unit, first = value.get("unit"), value.get("start")
    word = worded(text, exact, unit, first or (written(rest)[_EDTF:] if "edtf" in rest else ""))
    place = (start, code(field, FIELDS), word, mention["line"], mention["column"])
    odd = measure(unit, value.get("currency"), percent(value.get("confidence")), until(start, mention["end"], text))
    return key, *place, exact, odd, days(first, value.get("end")), said(field, rest, exact, unit)


def _told(value: Record, text: str, number: float | None) -> set[str]:
    """What of a value the columns say, or the text: it is not said again in `value`."""
    told = {"start", "end", "unit", "currency", "confidence"}
    told |= {name for name, known in (("name", text), ("kind", "person")) if value.get(name) == known}
    if number is not None and value["number"] in (str(number), f"{number:.0f}"):
        told.add("number")
    first, last, edtf = value.get("start"), value.get("end"), value.get("edtf") or ""
    if edtf and edtf == (first if first == last else f"{first}/{last}"):
        told.add("edtf")
    lengths = {len(edge) for edge in edtf.split("/")}
    if len(lengths) == 1 and value.get("precision") == _PRECISIONS.get(*lengths):
        told.add("precision")
    return told


def _people(byline: Record | None, mentions: Iterable[Record]) -> list[tuple[Any, ...]]:
    """Those who sign, then those who are named in the text, each name with one title and body once."""
    signed = [(who["name"], who["role"], None, None, 1) for who in (byline or {}).get("people", ())]
    values = (mention["value"] for mention in mentions if mention["field"] == "names")
    named = [(value["name"], None, value.get("title"), value.get("org"), 0) for value in values]
    return list(dict.fromkeys([*signed, *named]))
