"""What is to be said of recognised text: that there is none, or that its recognition was not sure."""

from __future__ import annotations

from collections.abc import Iterable

from gazette_cli.errors import InputError
from gazette_cli.positions import Positioned
from gazette_cli.readers.base import Reading
from gazette_cli.readers.layout.recognised import Picture, put_down
from gazette_cli.readers.layout.writing import Writer

_UNSURE = 0.85  # of the characters, on average


def reading_of(pages: Iterable[Picture], what: str, name: str) -> Reading:
    """The text of recognised pages in reading order. Raises InputError where `what` (an ALTO file) has no words."""
    writer = Writer()
    for number, page in enumerate(pages, 1):
        put_down(page, number, writer)
    return reading_from(writer, what, name)


def reading_from(writer: Writer, what: str, name: str, doubts: tuple[str, ...] = ()) -> Reading:
    """What `writer` put down. Raises InputError where `what` (an ALTO file) has no words."""
    text = writer.text()
    if not text.strip():
        raise InputError(f"this {what} has no words", place=name, hint="leave it out")
    return Reading(text, tuple(writer.lines), doubts=(*doubts, *_unsure(writer.lines)))


def _unsure(lines: list[Positioned]) -> list[str]:
    """That the characters are recognised with little confidence, where they are."""
    sure = [(line.box.confidence, line.end - line.box.start) for line in lines if line.box.confidence is not None]
    count = sum(length for _, length in sure)
    mean = sum(share * length for share, length in sure) / count if count else 1.0
    return [f"recognised with a confidence of {mean:.2f}; proofread what you cite"] if mean < _UNSURE else []
