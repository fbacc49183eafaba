"""What documents of office programs have in common: what is set as a head, rows of tables, parts in an archive."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence

from gazette_cli.errors import InputError
from gazette_cli.readers.base import Reading
from gazette_cli.readers.markup import broken
from gazette_cli.readers.zipped import BROKEN, damaged

HEAD = re.compile(r"(?i)heading|title|标题|題|题")  # names of styles
LARGE = 15.0  # points: what is centred and so large is a head
DEEPEST = 60  # tables and boxes inside each other
CELL = "  "
_LONGEST_CELL = 60
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")


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
                         hint="if it holds pictures of pages, print it to PDF and type --ocr")
    return Reading(text, doubts=doubts)


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
