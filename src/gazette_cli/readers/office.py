"""What documents of office programs have in common: what is set as a head, rows of tables, XML that may do harm."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from xml.etree import ElementTree

from gazette_cli.errors import InputError
from gazette_cli.readers.base import Reading
from gazette_cli.readers.zipped import BROKEN, damaged

HEAD = re.compile(r"(?i)heading|title|标题|題|题")  # names of styles
LARGE = 15.0  # points: what is centred and so large is a head
DEEPEST = 60  # tables and boxes inside each other
CELL = "  "
_LONGEST_CELL = 60
_LARGEST = 64 << 20  # bytes of one XML file, whose tree takes ten times as many
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_SAVE_AGAIN = "open it in an office program and save it again"


def row_of(cells: Iterable[Sequence[str]]) -> Iterator[str]:
    """A row of a table, its cells as lines: in one line where all are short, two blanks apart; else line by line.

    >>> list(row_of([["街道"], [], ["户", "数"]])), list(row_of([["说" * 80], ["好"]]))[1]
    (['街道  户数'], '好')
    """
    filled = [cell for cell in cells if cell]
    if all(len("".join(cell)) <= _LONGEST_CELL for cell in filled):
        yield CELL.join("".join(cell) for cell in filled)
    else:
        for cell in filled:
            yield from cell


def reading_of(rows: Iterable[str], what: str, name: str, doubts: tuple[str, ...] = ()) -> Reading:
    """What was read, a row a line. Raises InputError where `what` (a Word document) has no words."""
    text = _CONTROLS.sub("", "".join(f"{row}\n" for row in rows))
    if not text.strip():
        raise InputError(f"this {what} has no words", place=name,
                         hint="if it holds pictures of pages, recognise their characters first (OCR)")
    return Reading(text, doubts=doubts)


def broken(what: str, why: object, name: str) -> InputError:
    """The error of a document that cannot be read."""
    return InputError(f"a damaged {what} ({why})", place=name, hint=_SAVE_AGAIN)


def locked(what: str, name: str) -> InputError:
    """The error of a document that cannot be read without a password."""
    return InputError(f"this {what} asks for a password", place=name, hint="save a copy without the password")


def part_of(archive: zipfile.ZipFile, part: str, what: str, name: str) -> bytes:
    """The bytes of one file of a packed document. Raises InputError where it is missing or damaged."""
    try:
        return archive.read(part)
    except KeyError:
        raise broken(what, f"it has no {part}", name) from None
    except BROKEN as error:
        raise damaged(name, error) from None


def tree_of(data: bytes, what: str, name: str) -> ElementTree.Element:
    """The root of an XML file. Raises InputError where it is damaged, too large, or defines entities of its own."""
    if len(data) > _LARGEST:
        raise InputError(f"a {what} of {len(data) >> 20} MB of markup", place=name, hint="save it in parts")
    if b"<!ENTITY" in data:
        raise InputError(f"a {what} that defines entities", place=name, hint="it is made to do harm; leave it out")
    try:
        return ElementTree.fromstring(data)
    except (ElementTree.ParseError, ValueError, LookupError) as error:  # unknown encodings are the latter two
        raise broken(what, error, name) from None
