"""Where data goes: protected standard output, or files that appear only when they are whole."""

from __future__ import annotations

import os
import select
import stat
import sys
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from gazette_cli.errors import OutputError, UsageError

Identity = tuple[int, int]  # device and inode


class Sink(Protocol):
    """Where the bytes of one output go. `identity` is that of the regular file it will become, if there is one."""

    identity: Identity | None

    def write(self, data: bytes) -> None:
        """Write all of `data`; OutputError where that cannot be, BrokenPipeError where the reader has gone."""

    def commit(self) -> None:
        """The output is whole."""

    def abandon(self) -> None:
        """The output will not become whole: leave nothing half."""


class Stdout:
    """Standard output, kept aside: what anything else prints meanwhile goes to standard error."""

    def __init__(self) -> None:
        try:
            if sys.stdout is not None:
                sys.stdout.flush()
            self._out = os.dup(1)
        except OSError as error:
            raise _unwritable("standard output", error) from error
        self.identity = _regular(os.fstat(self._out))
        try:
            os.dup2(2, 1)
        except OSError:  # standard error is closed
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, 1)

    def write(self, data: bytes) -> None:
        """Write at once, without a buffer, so that a reader further down the pipe can begin."""
        _write_all(self._out, data, "standard output")

    def commit(self) -> None:
        """Give standard output back."""
        if sys.stdout is not None:
            with suppress(OSError):
                sys.stdout.flush()
        os.dup2(self._out, 1)
        os.close(self._out)

    abandon = commit


class Whole:
    """A file written beside its place and renamed into it; devices and pipes are written directly."""

    def __init__(self, path: Path) -> None:
        self._name = str(path)
        self._target = Path(os.path.realpath(path))
        try:
            status = self._target.stat() if self._target.exists() else None
            self.identity = None if status is None else _regular(status)
            direct = status is not None and self.identity is None
            self._beside = None if direct else self._target.with_name(f".{self._target.name}.{os.getpid()}.part")
            flags = os.O_WRONLY if self._beside is None else os.O_WRONLY | os.O_CREAT | os.O_TRUNC
            mode = 0o666 if status is None else stat.S_IMODE(status.st_mode)
            self._out = os.open(self._beside or self._target, flags | getattr(os, "O_BINARY", 0), mode)
        except OSError as error:
            raise _unwritable(self._name, error) from error

    def write(self, data: bytes) -> None:
        """Write to the file beside."""
        _write_all(self._out, data, self._name)

    def commit(self) -> None:
        """Put the file in its place; OutputError, and nothing changed there, where that fails."""
        try:
            os.close(self._out)
            if self._beside is not None:
                self._beside.replace(self._target)
        except OSError as error:
            self._forget()
            raise _unwritable(self._name, error) from error

    def abandon(self) -> None:
        """Take the file beside away."""
        with suppress(OSError):
            os.close(self._out)
        self._forget()

    def _forget(self) -> None:
        if self._beside is not None:
            with suppress(OSError):
                self._beside.unlink()


def refuse_own_input(sink: Sink, path: Path | None, name: str) -> None:
    """Raise UsageError where `path` (None: standard input) is the very file that `sink` writes."""
    if sink.identity is None or (path is None and sys.stdin is None):
        return
    try:
        status = os.fstat(0) if path is None else path.stat()
    except OSError:
        return  # reading it will say so
    if _regular(status) == sink.identity:
        raise UsageError("the output would overwrite this input", place=name, hint="name another file with -o")


def _regular(status: os.stat_result) -> Identity | None:
    return (status.st_dev, status.st_ino) if stat.S_ISREG(status.st_mode) else None


def _write_all(out: int, data: bytes, name: str) -> None:
    rest = memoryview(data)
    while rest:
        try:
            rest = rest[os.write(out, rest) :]
        except BlockingIOError:
            select.select([], [out], [])
        except BrokenPipeError:
            raise
        except OSError as error:
            raise _unwritable(name, error) from error


def _unwritable(name: str, error: OSError) -> OutputError:
    reason = (error.strerror or str(error)).lower()
    return OutputError(f"cannot be written ({reason})", place=name, hint="free or name another place with -o FILE")
