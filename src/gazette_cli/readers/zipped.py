"""Zip files with limits: what unpacks to more than anybody's pages is refused before it is unpacked."""

from __future__ import annotations

import io
import zipfile

from gazette_cli.errors import InputError

MARK = b"PK\x03\x04"
MOST_BYTES = 256 << 20  # of a whole archive, unpacked
MOST_MEMBERS = 20_000
MOST_RATIO = 400  # a text packs to a tenth, one sentence over and over to a hundredth
_SMALL = 4 << 20  # bytes that are let through whatever they were packed to


def opened(data: bytes, name: str) -> zipfile.ZipFile:
    """The archive in `data`. Raises InputError where it is damaged, or would unpack to too much."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
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


def damaged(name: str, error: Exception) -> InputError:
    """The error of an archive that cannot be read."""
    return InputError(f"a damaged archive ({error})", place=name, hint="get the file again")


def member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> bytes:
    """The bytes of one file in the archive, never more than it says it has. Raises InputError where it is damaged."""
    try:
        with archive.open(info) as stream:
            data = stream.read(info.file_size + 1)
    except (zipfile.BadZipFile, RuntimeError, OSError, ValueError, NotImplementedError, EOFError) as error:
        raise damaged(name, error) from None
    except Exception as error:
        if type(error).__module__ in ("zlib", "lzma", "bz2", "_lzma"):
            raise damaged(name, error) from None
        raise
    if len(data) > info.file_size:
        raise damaged(name, ValueError("a file is larger than it says"))
    return data
