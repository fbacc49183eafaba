"""Where a line stands on the sheet of paper: what a reader that sees pages tells beside the text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple


class Box(NamedTuple):
    """A printed line: where it begins in the text (code points), the page of the file (1-based), and its edges on it
    from the top left corner, in points, or in the pixels of a picture.

    `confidence` says how sure the recognition of its characters is, 0 to 1; None where they are known.

    >>> Box(812, 3, 42.0, 70.5, 290.0, 81.0).printed()
    '3:42,70.5,290,81'
    """

    start: int
    page: int
    left: float
    top: float
    right: float
    bottom: float
    confidence: float | None = None

    def row(self) -> list[float]:
        """Its values in order, as records list them; the confidence only where there is one.

        >>> Box(812, 3, 42.0, 70.5, 290.0, 81.0).row()
        [812, 3, 42.0, 70.5, 290.0, 81.0]
        """
        return [value for value in self if value is not None]

    def printed(self) -> str:
        """`page:left,top,right,bottom`, as places are printed for people."""
        return f"{self.page}:{self.left:g},{self.top:g},{self.right:g},{self.bottom:g}"


class Positioned(NamedTuple):
    """A printed line: its box, the offset in the text behind its last character, and what it is set in.

    `size` is the height of a full-width character in points; `bold` is None where nothing is known of it.
    """

    box: Box
    end: int
    size: float
    bold: bool | None = None


def lines_under(lines: Sequence[Positioned], start: int, end: int) -> Sequence[Positioned]:
    """Those of the `lines` (ascending, not overlapping) that hold a character of `[start, end)`.

    >>> lines_under([Positioned(Box(2, 1, 0.0, 0.0, 30.0, 10.0), 5, 10.0)], 0, 2)
    []
    """
    first = max(bisect_right(lines, start, key=lambda line: line.box.start) - 1, 0)
    last = bisect_right(lines, end - 1, key=lambda line: line.box.start)
    return [line for line in lines[first:last] if line.end > start]


def boxes_between(boxes: Sequence[Box], start: int, end: int) -> tuple[Box, ...]:
    """Those of the `boxes` (ascending, of lines that follow each other) that hold a character of `[start, end)`.

    >>> one, two = Box(2, 1, 0.0, 0.0, 30.0, 10.0), Box(5, 1, 0.0, 12.0, 30.0, 22.0)
    >>> boxes_between((one, two), 5, 6) == (two,), boxes_between((one, two), 4, 6) == (one, two)
    (True, True)
    """
    first = max(bisect_right(boxes, start, key=lambda box: box.start) - 1, 0)
    return tuple(boxes[first : bisect_right(boxes, end - 1, key=lambda box: box.start)])
