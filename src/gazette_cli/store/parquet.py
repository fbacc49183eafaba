"""A corpus as Parquet tables, for programs that read columns: articles, paragraphs, mentions."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any, Self

import orjson
import pyarrow as pa
import pyarrow.parquet as pq

from gazette_cli.errors import OutputError
from gazette_cli.records.writing import Record

_GROUP = 20_000  # rows of a table that are written together
_TEXT, _NUMBER = pa.string(), pa.int32()
_PERSON = pa.struct([("name", _TEXT), ("role", _TEXT)])
_PLACE = [("start", _NUMBER), ("end", _NUMBER), ("line", _NUMBER), ("column", _NUMBER)]
TABLES = {
    "articles": pa.schema([
        ("id", _TEXT), ("path", _TEXT), ("sha256", _TEXT), ("ordinal", _NUMBER), ("kind", _TEXT), ("issue", _TEXT),
        ("number", _TEXT), ("date", _TEXT), ("page", _TEXT), ("section", _TEXT), ("kicker", _TEXT),
        ("headline", _TEXT), ("deck", _TEXT), ("byline", _TEXT), ("people", pa.list_(_PERSON)), ("dateline", _TEXT),
        ("pages", pa.list_(_TEXT)), ("text", _TEXT), ("repeats", _NUMBER), ("confidence", pa.float64()),
    ]),
    "paragraphs": pa.schema([
        ("article", _TEXT), ("path", _TEXT), ("ordinal", _NUMBER), ("kind", _TEXT), ("text", _TEXT), *_PLACE]),
    "mentions": pa.schema([
        ("article", _TEXT), ("path", _TEXT), ("field", _TEXT), ("text", _TEXT), *_PLACE, ("first_day", _TEXT),
        ("last_day", _TEXT), ("number", pa.float64()), ("unit", _TEXT), ("currency", _TEXT), ("value", _TEXT),
    ]),
}  # fmt: skip


class Dataset:
    """Tables that are being written into a directory; use as a context. What is not finished leaves nothing."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._rows: dict[str, list[dict[str, Any]]] = {name: [] for name in TABLES}
        self._open = ExitStack()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._writers = {name: self._open.enter_context(self._writer(name)) for name in TABLES}
        except OSError as error:
            self.__exit__()
            raise self._unwritable(error) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        with suppress(OSError):
            self._open.close()
            for name in TABLES:
                self._beside(name).unlink(missing_ok=True)

    def put(self, articles: Iterable[Record]) -> None:
        """Add article records with `mentions`."""
        for record in articles:
            self._rows["articles"].append(_article(record))
            self._rows["paragraphs"] += _paragraphs(record)
            self._rows["mentions"] += [_mention(record, mention) for mention in record["mentions"]]
        for name, rows in self._rows.items():
            if len(rows) >= _GROUP:
                self._flush(name)

    def finish(self) -> None:
        """Put the tables in place."""
        for name in TABLES:
            self._flush(name)
        try:
            self._open.close()
            for name in TABLES:
                self._beside(name).replace(self._folder / f"{name}.parquet")
        except OSError as error:
            raise self._unwritable(error) from error

    def _writer(self, name: str) -> pq.ParquetWriter:
        return pq.ParquetWriter(self._beside(name), TABLES[name], compression="zstd")

    def _flush(self, name: str) -> None:
        rows = self._rows[name]
        try:
            if rows:
                self._writers[name].write_table(pa.Table.from_pylist(rows, TABLES[name]))
        except OSError as error:
            raise self._unwritable(error) from error
        rows.clear()

    def _beside(self, name: str) -> Path:
        return self._folder / f".{name}.part"

    def _unwritable(self, error: OSError) -> OutputError:
        reason = (error.strerror or str(error)).lower()
        return OutputError(f"cannot be written ({reason})", place=str(self._folder), hint="free some space")


def _article(record: Record) -> dict[str, Any]:
    source, issue, byline = record["source"], record["issue"], record["byline"] or {}
    same = {name: record[name] for name in ("id", "ordinal", "kind", "section", "kicker", "headline", "deck",
                                            "dateline", "pages", "text", "confidence")}  # fmt: skip
    return {**same, "path": source["path"], "sha256": source["sha256"], "issue": issue["name"],
            **{name: issue[name] for name in ("number", "date", "page")}, "byline": byline.get("text"),
            "people": byline.get("people", []), "repeats": len(record["removed"])}  # fmt: skip


def _paragraphs(record: Record) -> list[dict[str, Any]]:
    return [
        {"article": record["id"], "path": record["source"]["path"], "ordinal": number, "kind": part["kind"],
         "text": part["text"], "start": part["spans"][0][0], "end": part["spans"][-1][1],
         "line": part["lines"][0][0], "column": part["lines"][0][1]}
        for number, part in enumerate(record["paragraphs"])
    ]  # fmt: skip


def _mention(record: Record, mention: Record) -> dict[str, Any]:
    value = mention["value"]
    number = value.get("number")
    return {"article": record["id"], "path": record["source"]["path"],
            **{name: mention[name] for name in ("field", "text", "start", "end", "line", "column")},
            "first_day": value.get("start"), "last_day": value.get("end"),
            "number": None if number is None else float(number), "unit": value.get("unit"),
            "currency": value.get("currency"), "value": orjson.dumps(value).decode("utf-8")}  # fmt: skip
