"""Tables: the columns of a schema are fixed, whatever was asked for, so that files can be stacked.

Empty cells stand for null. Lists and objects without a column of their own are printed as JSON.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import orjson

from gazette_cli.views.base import Record, View

Cell = Callable[[Record], object]
_UNSAFE = re.compile(r'[",\t\r\n]')


def _at(*path: str) -> Cell:
    """The value under nested keys, None where a key is missing or null."""

    def cell(record: Record) -> object:
        value: Any = record
        for key in path:
            value = value.get(key) if isinstance(value, Mapping) else None
        return value

    return cell


def _people(record: Record) -> str:
    byline = record["byline"]
    return "" if byline is None else " ".join(person["name"] for person in byline["people"])


def _edge(number: int) -> Cell:
    """First or last offset of a record with `spans`."""
    pick = min if number == 0 else max
    return lambda record: pick((span[number] for span in record["spans"]), default=None)


def _first_line(record: Record) -> object:
    """The printed line on which an article begins: that of its first part."""
    lines = [at["lines"][0][0] for at in (*record["at"].values(), *record["paragraphs"]) if at and at["lines"]]
    return min(lines, default=None)


def _repeats(record: Record) -> int:
    return len(record["removed"])


def _keys(*names: str) -> dict[str, Cell]:
    return {name: _at(name) for name in names}


def _side(name: str, key: str) -> Cell:
    """A key of each home of one side of a change: the value where there is one home, else a list, null for none."""

    def cell(record: Record) -> object:
        values = [home[key] for home in record[name]]
        return values[0] if len(values) == 1 else values or None

    return cell


_VALUE = ("precision", "time", "number", "low", "high", "unit", "currency", "approx", "bound", "iso", "name",
          "title", "org", "kind", "confidence")  # fmt: skip

COLUMNS: dict[str, dict[str, Cell]] = {
    "article": {
        "id": _at("id"), "ordinal": _at("ordinal"), "kind": _at("kind"), "path": _at("source", "path"),
        "sha256": _at("source", "sha256"), "issue": _at("issue", "name"), "number": _at("issue", "number"),
        "date": _at("issue", "date"), "page": _at("issue", "page"),
        **_keys("section", "kicker", "headline", "deck"),
        "byline": _at("byline", "text"), "people": _people, "dateline": _at("dateline"), "pages": _at("pages"),
        "line": _first_line, "start": _edge(0), "end": _edge(1), "text": _at("text"), "repeats": _repeats,
        "confidence": _at("confidence"),
    },
    "mention": {
        **_keys("article", "field", "text", "start", "end", "line", "column", "spans"),
        "edtf": _at("value", "edtf"), "first_day": _at("value", "start"), "last_day": _at("value", "end"),
        **{key: _at("value", key) for key in _VALUE},
        "value": _at("value"),
    },
    "block": _keys("start", "end", "line", "column", "kind", "article", "rule", "cue", "runner_up", "confidence",
                   "duplicate_of", "text"),
    "change": {
        **_keys("topic", "change", "key", "matched"),
        **{f"{name}_{key}": _side(name, key)
           for name in ("old", "new") for key in ("at", "article", "start", "end", "text", "value")},
    },
    "text": _keys("id", "date", "text"),
    "repeat": _keys("source", "article", "dropped", "text", "spans", "kept_source", "kept_article", "duplicate_of"),
    "across": _keys("source", "article", "dropped", "text", "spans", "kept_source", "kept_article", "duplicate_of",
                    "kept_text", "kind", "likeness", "rule"),
    "field": _keys("name", "version", "about", "about_zh", "examples"),
}  # fmt: skip


def table(schema: str, delimiter: str, columns: Mapping[str, Cell] | None = None) -> View:
    """A table of records of `schema`, or of any records where `columns` are given.

    >>> b"".join(table("text", ",").whole([{"id": "a", "text": "甲,乙"}])).decode()
    'id,date,text\\na,,"甲,乙"\\n'
    """
    columns = COLUMNS[schema] if columns is None else columns
    return View(partial(_row, schema if columns is COLUMNS.get(schema) else columns, delimiter),
                head=(delimiter.join(columns) + "\n").encode())


def _row(columns: str | Mapping[str, Cell], delimiter: str, record: Record) -> bytes:
    """One row; a schema's columns are looked up here, since closures do not cross processes."""
    cells = COLUMNS[columns] if isinstance(columns, str) else columns
    return (delimiter.join([quoted(cell(record)) for cell in cells.values()]) + "\n").encode("utf-8")


def quoted(value: object) -> str:
    """A cell, between quotation marks where it must be; written by hand since csv's rules differ by Python version.

    >>> quoted(None), quoted(True), quoted("两\\n行"), quoted([[1, 2]])
    ('', 'true', '"两\\n行"', '"[[1,2]]"')
    """
    if value is None:
        return ""
    cell = value if isinstance(value, str) else orjson.dumps(value).decode("utf-8")
    return '"' + cell.replace('"', '""') + '"' if _UNSAFE.search(cell) else cell
