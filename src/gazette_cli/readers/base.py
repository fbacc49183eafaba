"""What a reader is: a pure function from the bytes of a file to text, and what it saw beside the words."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType

from gazette_cli.errors import InputError
from gazette_cli.positions import Positioned
from gazette_cli.source import Irreversible, Receipt, Source

AUTO = "auto"
TEXT = "text"  # the reader of plain text, which is no plug-in

_HALF = re.compile("[\ud800-\udfff]")  # of a surrogate pair: no record could hold it


@dataclass(frozen=True, slots=True)
class How:
    """How inputs shall be read: `encoding` of what has one, `reader` by name; both may be `auto`.

    `ocr` says that characters in pictures shall be recognised.
    """

    encoding: str = AUTO
    reader: str = AUTO
    ocr: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader made of a file.

    `text` is the document in reading order, one printed line or one paragraph a line; `lines` are the lines that
    have a place on a page, ascending; `encoding` that of the file, where it has one; `doubts` are what the user
    should be told, each `what; what it means`.
    """

    text: str
    lines: tuple[Positioned, ...] = ()
    encoding: str = "utf-8"
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reader:
    """A kind of file that can be read; registered under the entry point group `gazette.readers`.

    `accepts(data)` tells by the first bytes whether a file is of this kind, cheaply; `read(data, name, encoding)`
    must be pure, and raises InputError with a place (`name`) and a hint where the file cannot be read. One that
    recognises characters is `asked`: it is taken before others where `--ocr` is given, else only by name.
    """

    name: str
    version: str
    accepts: Callable[[bytes], bool]
    read: Callable[[bytes, str, str], Reading]
    about: str
    about_zh: str
    asked: bool = False


def source_by(reader: Reader, data: bytes, name: str, encoding: str) -> tuple[Source, list[str]]:
    """The source a reader makes of `data`, and warnings, each one line `name: what; what it means`.

    The bytes stand in the receipt, so that `source.to_bytes() == data` here as well.
    """
    made = reader.read(data, name, encoding)
    text = _HALF.sub("\ufffd", made.text)
    receipt = Receipt(made.encoding, exceptions=(Irreversible(0, len(text), data),), reader=reader.name)
    source = Source(name, text, hashlib.sha256(data).hexdigest(), receipt, made.lines)
    return source, [f"{name}: {doubt}" for doubt in made.doubts]


def needed(module: str, extra: str, name: str) -> ModuleType:
    """The module `module`, which the extra `extra` installs; InputError that says what to type where it is missing."""
    try:
        return import_module(module)
    except ImportError:
        raise InputError(f"reading it needs {module.partition('.')[0]}, which is not installed", place=name,
                         hint=f"type pip install 'gazette-cli[{extra}]'") from None
