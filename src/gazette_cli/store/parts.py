"""What was made of each input, in files of their own, so that a run that was stopped goes on where it was.

A part is named after all that decides what is in it: the version, what was asked for, the input's name and its
bytes. It appears only when it is whole. The manifest, written last, lists the parts of a run that came to its end.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import zip_longest
from pathlib import Path
from typing import Any, NamedTuple

import orjson

from gazette_cli.errors import OutputError
from gazette_cli.records.writing import Record

MANIFEST = "gazette.run/1"
_FORMAT = 2  # of a part
_NAME = 24  # characters of a part's name


class Part(NamedTuple):
    """A part that is there: its input, the number of the first line where that holds records, its file's name."""

    path: str
    line: int
    name: str


class Row(NamedTuple):
    """An article and its mentions as they are printed, a line each, and how many repeats are listed in it.

    `compared` is, as JSON, what of it is compared with others (see `across.entries`).
    """

    article: bytes
    mentions: list[bytes]
    removed: int
    compared: bytes = b""


class Content(NamedTuple):
    """What is in a part: its source (None: records of several), its articles, and the errors of bad rows."""

    source: Record | None
    rows: list[Row]
    errors: list[dict[str, str]]


class Parts:
    """A folder of parts; `settings` is all that was asked for, with the version."""

    def __init__(self, folder: Path, settings: Record) -> None:
        self.folder, self.settings = folder, settings
        self._salt = orjson.dumps({"format": _FORMAT, **settings}, option=orjson.OPT_SORT_KEYS)

    def name(self, path: str, line: int, data: Iterable[bytes]) -> str:
        """The name of the part made of these bytes."""
        digest = hashlib.blake2b(self._salt + b"\0" + path.encode() + b"\0%d\0" % line)
        for piece in data:
            digest.update(b"%d:" % len(piece) + piece)
        return digest.hexdigest()[:_NAME]

    def has(self, name: str) -> bool:
        """Whether that part is there."""
        return self._path(name).exists()

    def write(self, name: str, data: bytes) -> None:
        """Write a part, as `rendered`."""
        write_whole(self._path(name), [data])

    def read(self, name: str) -> Content:
        """The content of a part."""
        lines = self._path(name).read_bytes().split(b"\n")
        told, rows, at = orjson.loads(lines[0]), list[Row](), 1
        while at < len(lines) - 1:
            mentions, removed = map(int, lines[at].split())
            end = at + 3 + mentions
            rows.append(Row(lines[at + 2], lines[at + 3 : end], removed, lines[at + 1]))
            at = end
        return Content(told["source"], rows, told["errors"])

    def errors(self, name: str) -> list[dict[str, str]]:
        """The errors of a part alone, without reading the rest of it."""
        with self._path(name).open("rb") as file:
            found: list[dict[str, str]] = orjson.loads(file.readline())["errors"]
        return found

    def clean(self, wanted: Iterable[str]) -> None:
        """Take away all parts but those."""
        names = {f"{name}.jsonl" for name in wanted}
        for path in self.folder.glob("*/*"):
            if path.name not in names:
                path.unlink()

    def _path(self, name: str) -> Path:
        return self.folder / name[:2] / f"{name}.jsonl"


def rendered(content: Content) -> bytes:
    """A part as a file: a line about its source and errors, then, for each article, its numbers and its lines."""
    lines = [orjson.dumps({"source": content.source, "errors": content.errors})]
    for row in content.rows:
        lines += [b"%d %d" % (len(row.mentions), row.removed), row.compared, row.article, *row.mentions]
    return b"\n".join(lines) + b"\n"


def write_whole(path: Path, pieces: Iterable[bytes]) -> None:
    """Write a file beside its place and put it there when it is whole. Raises OutputError where that cannot be."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("wb") as file:
            file.writelines(pieces)
        beside.replace(path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        raise OutputError(f"cannot be written ({(error.strerror or str(error)).lower()})", place=str(path),
                          hint="free or name another place with -o") from error


def manifest(settings: Record, parts: Sequence[Part], failures: int) -> Iterator[bytes]:
    """The lines of a manifest."""
    yield orjson.dumps({"schema": MANIFEST, "settings": settings, "parts": len(parts), "failures": failures}) + b"\n"
    for part in parts:
        yield orjson.dumps(part._asdict()) + b"\n"


def is_current(path: Path, fresh: Iterable[bytes]) -> bool:
    """Whether the manifest at `path` says just what a fresh one would."""
    try:
        with path.open("rb") as file:
            return all(one == other for one, other in zip_longest(file, fresh))
    except OSError:
        return False


def failure(error: Any) -> bytes:
    """A line of `errors.jsonl`."""
    return orjson.dumps({"place": error.place, "problem": error.problem, "hint": error.hint}) + b"\n"
