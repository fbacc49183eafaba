"""Files that are cut, changed bit by bit, or put inside each other: a reader must end with a text or with words."""

from __future__ import annotations

import io
import random
import time
import zipfile

from gazette_cli.errors import InputError
from gazette_cli.pipeline import read
from gazette_cli.readers.base import How

SLOWEST = 10.0  # seconds for one file


def damaged(whole: bytes, n: int, chance: random.Random) -> bytes:
    """The `n`th way to spoil a file: cut, changed, a stretch taken out or doubled; packed ones inside as well."""
    if whole.startswith(b"PK") and n % 2:
        return _inside(whole, n // 2, chance)
    data = bytearray(whole)
    at = chance.randrange(8, len(data))
    match n % 4:
        case 0:
            del data[at:]
        case 1:
            del data[at : at + chance.randrange(1, 400)]
        case 2:
            data[at:at] = data[max(at - chance.randrange(1, 3000), 0) : at]
        case _:
            _flip(data, chance, chance.randrange(1, 40))
    return bytes(data)


def _flip(data: bytearray, chance: random.Random, count: int) -> None:
    for _ in range(count if data else 0):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def _inside(whole: bytes, n: int, chance: random.Random) -> bytes:
    """A sound archive, one part of which is spoilt, missing, or an archive itself."""
    with zipfile.ZipFile(io.BytesIO(whole)) as old:
        parts = {name: old.read(name) for name in old.namelist() if not name.endswith("/")}
    spoilt = chance.choice(sorted(parts))
    body = bytearray(parts[spoilt])
    if n % 4 == 0:
        del parts[spoilt]
    elif n % 4 == 1:
        parts[spoilt] = whole
    elif n % 4 == 2:
        del body[chance.randrange(len(body) + 1) :]
        parts[spoilt] = bytes(body)
    else:
        _flip(body, chance, chance.randrange(1, 6))
        parts[spoilt] = bytes(body)
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return held.getvalue()


def survives(whole: bytes, reader: str, count: int, seed: int = 3) -> None:
    """Read `count` spoilt copies: each gives a text, or an error with place and hint, in time."""
    chance = random.Random(seed)
    read(whole, "a.bin", How(reader=reader))
    for n in range(count):
        data = damaged(whole, n, chance)
        before = time.perf_counter()
        try:
            read(data, "a.bin", How(reader=reader))
        except InputError as error:
            assert str(error).startswith("a.bin")
            assert error.hint
        assert time.perf_counter() - before < SLOWEST
