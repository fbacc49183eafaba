"""Packed files with limits: what unpacks to more than anybody's pages is refused before it is unpacked."""

from __future__ import annotations

import gzip
import io
import lzma
import zipfile
import zlib
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import IO

from gazette_cli.errors import InputError

MARK = b"PK\x03\x04"
MOST_BYTES = 256 << 20  # of a whole archive, unpacked
MOST_MEMBERS = 20_000
MOST_RATIO = 400  # a text packs to a tenth, one sentence over and over to a hundredth
_SMALL = 4 << 20  # bytes that are let through whatever they were packed to
_LONGEST_LINE = 64 << 20  # bytes, unpacked
GZIP = b"\x1f\x8b\x08"
BROKEN = (  # what reading a damaged archive may raise
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, RuntimeError, OSError, ValueError, NotImplementedError, EOFError
)
_UTF8_NAME = 0x800  # flag of a file in an archive whose name is UTF-8


def opened(data: bytes, name: str) -> zipfile.ZipFile:
    """The archive in `data`. Raises InputError where it is damaged, or would unpack to too much."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except BROKEN as error:
        raise damaged(name, error) from None
    members = archive.infolist()
    size = sum(member.file_size for member in members)
    if len(members) > MOST_MEMBERS:
        raise InputError(f"an archive of {len(members)} files", place=name,
                         hint=f"give archives of up to {MOST_MEMBERS} files")
    if size > MOST_BYTES or (size > _SMALL and size > MOST_RATIO * max(len(data), 1)):
        raise InputError(f"an archive that unpacks to {size >> 20} MB", place=name,
                         hint=f"unpack it yourself, if you trust it; up to {MOST_BYTES >> 20} MB are unpacked")
    return archive


def members(path: Path, name: str) -> dict[str, zipfile.ZipInfo]:
    """The files in the archive at `path`, by the names people gave them, sorted. Raises InputError as `opened` does."""
    archive = _archive(path, name)
    return {_name(info): info for info in sorted(archive.infolist(), key=_name) if not info.is_dir()}


def unpacked(path: Path, inside: str, name: str) -> bytes:
    """The bytes of one file in the archive at `path`. Raises InputError where there is none, or it is damaged."""
    info = members(path, name).get(inside)
    if info is None:
        raise InputError("no such file in the archive", place=name, hint="check the name")
    return _member(_archive(path, name), info, name)


def _archive(path: Path, name: str) -> zipfile.ZipFile:
    stat = path.stat()
    if stat.st_size > MOST_BYTES:
        raise InputError(f"an archive of {stat.st_size >> 20} MB", place=name, hint="unpack it yourself")
    return _kept(path, stat.st_mtime_ns, stat.st_size, name)


@lru_cache(1)  # the files of one archive are read one after the other
def _kept(path: Path, changed: int, size: int, name: str) -> zipfile.ZipFile:
    return opened(path.read_bytes(), name)


def _name(info: zipfile.ZipInfo) -> str:
    """The name of a file in an archive: UTF-8 where it says so, else UTF-8 or GBK, as programs here write it."""
    if info.flag_bits & _UTF8_NAME:
        return info.filename
    raw = info.filename.encode("cp437", "replace")
    for codec in ("utf-8", "gb18030"):
        try:
            return raw.decode(codec)
        except UnicodeDecodeError:
            continue
    return info.filename


class Unpacking(io.RawIOBase):
    """A gzip stream with limits, read whole or by lines; errors are InputErrors with words."""

    def __init__(self, packed: IO[bytes], name: str) -> None:
        self._stream, self._packed, self._name = gzip.GzipFile(fileobj=packed), packed, name

    def read(self, size: int = -1, /) -> bytes:
        """All that is left. Raises InputError where it is damaged, or too much."""
        return self._limited(self._stream.read, MOST_BYTES)

    def readline(self, size: int | None = -1, /) -> bytes:
        """The next line. Raises InputError where it is damaged, or too long."""
        return self._limited(self._stream.readline, _LONGEST_LINE)

    def _limited(self, take: Callable[[int], bytes], most: int) -> bytes:
        try:
            data = take(most + 1)
        except BROKEN as error:
            raise damaged(self._name, error) from None
        if len(data) > most:
            raise InputError(f"an archive that unpacks to more than {most >> 20} MB", place=self._name,
                             hint="unpack it yourself, if you trust it")
        return data

    def close(self) -> None:
        """Close the packed file too."""
        self._stream.close()
        self._packed.close()
        super().close()


def damaged(name: str, error: Exception) -> InputError:
    """The error of an archive that cannot be read."""
    return InputError(f"a damaged archive ({error})", place=name, hint="get the file again")


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> bytes:
    """The bytes of one file in the archive, never more than it says it has. Raises InputError where it is damaged."""
    try:
        with archive.open(info) as stream:
            data = stream.read(info.file_size + 1)
    except BROKEN as error:
        raise damaged(name, error) from None
    if len(data) > info.file_size:
        raise damaged(name, ValueError("a file is larger than it says"))
    return data
