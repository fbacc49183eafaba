"""A decoded text and the receipt of its decoding: bytes in, the same bytes out."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property

from gazette_cli.errors import LossError
from gazette_cli.fold import Folded, fold
from gazette_cli.positions import Box, Positioned, lines_under


@dataclass(frozen=True, slots=True)
class Irreversible:
    """A place where decoding cannot be reversed: `text[offset:offset+length]` stands for `data`."""

    offset: int
    length: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Receipt:
    """How bytes became text.

    `encoding` is the Python codec name; `bom` the byte order mark taken off the front;
    `exceptions` the places where encoding the text again would not give the same bytes, ascending;
    `reader` names the reader that made the text of a file that is no plain text.
    """

    encoding: str = "utf-8"
    bom: bytes = b""
    exceptions: tuple[Irreversible, ...] = ()
    reader: str | None = None


@dataclass(frozen=True)
class Source:
    """The text of one issue, never altered; `name` is the path as given, or `-` for standard input.

    `lines` are the printed lines that have a place on a page, ascending; plain text has none.

    >>> Source.from_text("第一行\\n第二行").locate(5)
    (2, 2)
    """

    name: str
    text: str
    sha256: str
    receipt: Receipt = field(default_factory=Receipt)
    lines: tuple[Positioned, ...] = ()

    @classmethod
    def from_text(cls, text: str, name: str = "-") -> Source:
        """A source made of a text in memory; its bytes are its UTF-8 form."""
        return cls(name, text, hashlib.sha256(text.encode("utf-8")).hexdigest())

    @property
    def chars(self) -> int:
        """Length of the text in code points."""
        return len(self.text)

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """Offsets at which the printed lines begin; lines end at the line feed only."""
        starts = [0]
        find, edge = self.text.find, 0
        while (edge := find("\n", edge) + 1) > 0:
            starts.append(edge)
        return tuple(starts)

    @cached_property
    def folded(self) -> Folded:
        """The normal form of the whole text, with its map home."""
        return fold(self.text)

    def locate(self, offset: int) -> tuple[int, int]:
        """Line and column of `offset`, both 1-based."""
        starts = self.line_starts
        line = bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1

    def boxes_of(self, start: int, end: int) -> tuple[Box, ...]:
        """The boxes of the printed lines under `[start, end)`, in order; none where there are no pages."""
        return tuple([line.box for line in lines_under(self.lines, start, end)]) if self.lines else ()

    def to_bytes(self) -> bytes:
        """The bytes the text was decoded from.

        Raises LossError where they cannot be rebuilt, which the digest tells.
        """
        pieces = [self.receipt.bom]
        edge = 0
        for exception in self.receipt.exceptions:
            pieces.append(self.text[edge : exception.offset].encode(self.receipt.encoding))
            pieces.append(exception.data)
            edge = exception.offset + exception.length
        pieces.append(self.text[edge:].encode(self.receipt.encoding))
        data = b"".join(pieces)
        if hashlib.sha256(data).hexdigest() != self.sha256:
            raise LossError("the bytes do not come back the same", place=self.name)
        return data
