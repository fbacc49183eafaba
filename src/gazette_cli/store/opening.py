"""A store opened for writing or for reading, and what is wrong where it cannot be."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from gazette_cli.errors import InputError, OutputError
from gazette_cli.store.schema import APPLICATION, TABLES, VERSION

_PAGE = 16_384  # bytes: room for many paragraphs, so that little of it stays empty
_LEAF = 16_300  # bytes of a leaf of the full-text index: one fills a page
_ENCODING = "UTF-16be"  # two bytes for a Chinese character, not three; sorts by code point, as UTF-8 does
_PATIENCE = 30  # seconds another process may hold the store


def for_writing(path: Path) -> sqlite3.Connection:
    """The store at `path`, made where there is none. Raises OutputError where that is something else, or newer."""
    try:
        connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
        try:
            _prepare(connection, path)
        except BaseException:
            connection.close()
            raise
    except sqlite3.Error as error:
        raise OutputError(f"cannot be written ({error})", place=str(path), hint="name another file") from error
    return connection


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    connection.execute(f"PRAGMA page_size = {_PAGE}")  # of a store that is not there yet, like the next
    connection.execute(f"PRAGMA encoding = '{_ENCODING}'")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("BEGIN IMMEDIATE")
    version, application = _marks(connection)
    if application == 0 and not connection.execute("SELECT 1 FROM sqlite_master").fetchone():
        _make(connection)
    elif application != APPLICATION:
        raise OutputError("this is a database, but no store of gazette", place=str(path), hint="name another file")
    elif version != VERSION:
        hint = "update gazette" if version > VERSION else "take it away, it is made again from the parts beside it"
        raise OutputError(_foreign(version), place=str(path), hint=f"{hint}, or name another file")
    connection.execute("COMMIT")


def for_reading(path: Path) -> sqlite3.Connection:
    """The store at `path`. Raises InputError where there is none, or one that this program cannot read."""
    if not path.is_file():
        raise InputError("no such store", place=str(path), hint="make one with 'gazette run ISSUES -o STORE.sqlite'")
    try:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=_PATIENCE)
        version, application = _marks(connection)
    except sqlite3.Error as error:
        raise InputError(f"cannot be read ({error})", place=str(path), hint="give a store of 'gazette run'") from error
    if application != APPLICATION:
        raise InputError("this is a database, but no store of gazette", place=str(path),
                         hint="give what 'gazette run ISSUES -o STORE.sqlite' makes")
    if version != VERSION:
        hint = "update gazette" if version > VERSION else "take it away and make it again with 'gazette run'"
        raise InputError(_foreign(version), place=str(path), hint=hint)
    return connection


def _make(connection: sqlite3.Connection) -> None:
    for statement in TABLES.split(";"):
        if statement.strip():
            connection.execute(statement)
    connection.execute(f"INSERT INTO words(words, rank) VALUES ('pgsz', {_LEAF})")
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute(f"PRAGMA user_version = {VERSION}")


def _marks(connection: sqlite3.Connection) -> tuple[int, int]:
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    return version, connection.execute("PRAGMA application_id").fetchone()[0]


def _foreign(version: int) -> str:
    age = "a newer" if version > VERSION else "an older"
    return f"this store was made by {age} version of gazette (its format is {version}, known is {VERSION})"
