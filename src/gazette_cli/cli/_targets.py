"""What `gazette run` can write: JSON lines, a store, or Parquet tables."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

import orjson

from gazette_cli.cli._corpus import Rows
from gazette_cli.errors import UsageError
from gazette_cli.records.writing import Record
from gazette_cli.store.parts import Row, write_whole

_STORES = frozenset({".sqlite", ".sqlite3", ".db"})
_FILES = frozenset({".jsonl", ".json", ".csv", ".tsv", ".txt"})  # what other commands write, and no name of a directory


class Target(NamedTuple):
    """How an output is written, and whether parts, errors and the manifest lie beside it, not in it."""

    write: Callable[[Path, Rows], None]
    is_apart: bool

    def place(self, output: Path) -> Path:
        """The directory of the parts, the errors and the manifest."""
        return output.with_name(output.name + ".run") if self.is_apart else output


def target_of(output: Path) -> Target:
    """The target an output's name asks for.

    Raises UsageError where something else is there, or where what it needs is not installed.
    """
    suffix = output.suffix.lower()
    if str(output) == "-" or suffix in _FILES:
        raise UsageError("is neither a directory, a store nor tables", place=str(output),
                         hint="name a directory, or a file that ends in .sqlite or .parquet")
    is_store = suffix in _STORES
    if (is_store and output.is_dir()) or (not is_store and output.exists() and not output.is_dir()):
        raise UsageError("is there and of the other kind", place=str(output),
                         hint="name a directory, or a file that ends in .sqlite or .parquet")
    if suffix != ".parquet":
        return Target(write_store, is_apart=True) if is_store else Target(write_lines, is_apart=False)
    if find_spec("pyarrow") is None:
        raise UsageError("needs pyarrow", place=str(output), hint="type pip install 'gazette-cli[parquet]'")
    return Target(write_dataset, is_apart=True)


def write_lines(output: Path, rows: Rows) -> None:
    """Articles and mentions as JSON lines, both put in place when they are whole."""
    beside = output / ".mentions.jsonl.part"

    def articles() -> Iterator[bytes]:
        with beside.open("wb") as file:
            for _, found in rows:
                file.writelines(mention + b"\n" for row in found for mention in row.mentions)
                yield from (row.article + b"\n" for row in found)

    write_whole(output / "articles.jsonl", articles())
    beside.replace(output / "mentions.jsonl")


def write_store(output: Path, rows: Rows) -> None:
    """Everything into the store, what is no longer among the inputs out of it, and what Datasette is told beside it."""
    from gazette_cli.store.schema import metadata
    from gazette_cli.store.writing import Store

    with Store(output) as store:
        paths = set[str]()
        for source, found in rows:
            for one, records in _by_source(source, list(map(_record, found))):
                store.put(one, records)
                paths.add(one["path"])
        store.keep_only(paths)
        store.finish()
    told = json.dumps(metadata(output.stem), ensure_ascii=False, indent=1).encode() + b"\n"
    write_whole(output.with_suffix(".metadata.json"), [told])


def _by_source(source: Any, articles: list[Any]) -> Iterator[tuple[Any, list[Any]]]:
    """The articles of a part by their source: a batch of records may hold several."""
    if source is not None:
        yield source, articles
        return
    found: dict[str, list[Any]] = {}
    for article in articles:
        found.setdefault(article["source"]["path"], []).append(article)
    for records in found.values():
        yield records[0]["source"], records


def write_dataset(output: Path, rows: Rows) -> None:
    """Everything into Parquet tables, put in place when they are whole."""
    from gazette_cli.store.parquet import Dataset

    with Dataset(output) as dataset:
        for _, found in rows:
            dataset.put(map(_record, found))
        dataset.finish()


def _record(row: Row) -> Record:
    """The article record with its mentions."""
    return {**orjson.loads(row.article), "mentions": list(map(orjson.loads, row.mentions))}
