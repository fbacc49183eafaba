"""Pages of a PDF as pdfium sees them: characters with their places, put together to pieces of print."""

from __future__ import annotations

import ctypes
import math
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from gazette_cli.readers.layout.shapes import Area, Page
from gazette_cli.readers.pdf_print import BLANK, Glyph, Printer

_THIN = 3.5  # points: what is drawn thinner is a rule
_LONG = 20.0
_NO_WIDTH = 0.01
_MOST_OBJECTS = 20_000  # on one page; a drawing with more has no rules to tell
_MOST_CHARS = 400_000  # on one page
_BACKGROUND = 0.8  # of the page: a larger picture or box is what the print stands on
_UNMAPPED = frozenset({0, 0xFFFD, 0xFFFE, 0xFFFF})
_STRANGE = re.compile("[\\x00-\\x20\\x7f-\\x9f\\ud800-\\udfff\\ufffd-\\uffff]")  # codes that may not be what is printed
_NOTHING, _HYPHEN, _SPACE = 1, 2, 32
_BOLD = 600
_LEAST_SIZE, _GREATEST_SIZE = 1.0, 800.0  # points
_SAMPLED = 32  # one character in so many is asked whether its font gives it a meaning
_UPRIGHT = math.radians(8)

Place = Callable[[float, float], tuple[float, float]]


class Unopened(Exception):  # noqa: N818 -- caught next door and told in words
    """The file cannot be opened; `code` is pdfium's."""

    def __init__(self, code: int) -> None:
        self.code = code
        super().__init__(code)


@dataclass(frozen=True, slots=True)
class Seen:
    """One page, and what is to be told of it.

    `images` are the areas of all pictures, backgrounds included; `unmapped` counts characters without a meaning,
    `turned` those printed sideways, `unseen` pieces of print whose font is missing; `failed` says that the page
    could not be read. `draw(scale)` gives its pixels (rows of blue, green and red), `scale` of them a point, as long as
    the next page is not asked for; None where it cannot be drawn.
    """

    page: Page
    images: tuple[Area, ...] = ()
    unmapped: int = 0
    turned: int = 0
    unseen: int = 0
    failed: bool = False
    draw: Callable[[float], Any] = lambda scale: None


def pages(data: bytes, most: int) -> Iterator[Seen]:
    """The pages of a file, `most` at most, each thrown away before the next is read. Raises Unopened."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise Unopened(error.err_code or 0) from None
    with closing(document):
        for number in range(min(len(document), most)):
            try:
                page = document[number]
            except pypdfium2.PdfiumError:
                yield Seen(Page(number + 1, 1.0, 1.0, []), failed=True)
                continue
            with closing(page):
                yield _seen(page, number + 1)


def _seen(page: pypdfium2.PdfPage, number: int) -> Seen:
    width, height = page.get_size()
    place = _placed(page)
    drawn = _drawn(page, place, width * height)
    images, frames = drawn.images, drawn.frames
    try:
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        return Seen(Page(number, width, height, []), tuple(images), failed=True)
    with closing(text):
        printer = Printer(frames, _Sight(text.raw, place))
        unmapped = _read_characters(text, printer)
        prints = printer.pieces()
    empty = [frame for frame in frames if not any(frame.holds(piece.area) for piece in prints)]
    pictures = [image for image in images if image.width * image.height < _BACKGROUND * width * height]
    made = Page(number, width, height, prints, drawn.rules, frames, [*pictures, *empty])
    return Seen(made, tuple(images), unmapped, printer.turned, drawn.unseen, draw=partial(_drawn_in_pixels, page))


def _drawn_in_pixels(page: pypdfium2.PdfPage, scale: float) -> Any:
    try:
        return page.render(scale=scale).to_numpy()
    except (pypdfium2.PdfiumError, MemoryError):
        return None


def _placed(page: pypdfium2.PdfPage) -> Place:
    """From the coordinates of the file to points from the top left corner of the page as it is looked at."""
    left, bottom, right, top = page.get_bbox()
    turns: dict[int, Place] = {
        0: lambda x, y: (x - left, top - y),
        90: lambda x, y: (y - bottom, x - left),
        180: lambda x, y: (right - x, y - bottom),
        270: lambda x, y: (top - y, right - x),
    }
    return turns.get(page.get_rotation(), turns[0])


def _area(place: Place, left: float, bottom: float, right: float, top: float) -> Area:
    (x0, y0), (x1, y1) = place(left, bottom), place(right, top)
    return Area(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


class _Sight:
    """What pdfium knows of single characters of a page; memory that it writes into is made once."""

    def __init__(self, raw: object, place: Place) -> None:
        self._raw, self._place = raw, place
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._box, self._matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
        (left, top), (right_x, right_y), (up_x, up_y) = place(0.0, 0.0), place(1.0, 0.0), place(0.0, 1.0)
        self._across, self._down = (left, right_x - left, up_x - left), (top, right_y - top, up_y - top)

    def pen(self, index: int) -> tuple[float, float]:
        """Where the pen stands before a character."""
        pdfium.FPDFText_GetCharOrigin(self._raw, index, self._x, self._y)
        x, y = self._x.value, self._y.value
        (left, xx, yx), (top, xy, yy) = self._across, self._down
        return left + xx * x + yx * y, top + xy * x + yy * y

    def area(self, index: int) -> Area:
        """The area of a character, with the room it has above and below."""
        box = self._box
        pdfium.FPDFText_GetLooseCharBox(self._raw, index, box)
        return _area(self._place, box.left, box.bottom, box.right, box.top)

    def glyph(self, index: int) -> Glyph:
        """What a character is set in."""
        matrix = self._matrix
        pdfium.FPDFText_GetMatrix(self._raw, index, matrix)
        size = pdfium.FPDFText_GetFontSize(self._raw, index) * math.hypot(matrix.c, matrix.d)
        if not _LEAST_SIZE <= size <= _GREATEST_SIZE:  # a font that counts in units of its own
            area = self.area(index)
            size = min(max(min(area.width, area.height), _LEAST_SIZE), _GREATEST_SIZE)
        weight = pdfium.FPDFText_GetFontWeight(self._raw, index)
        direction = _direction(matrix.a, matrix.c, self._place)
        return Glyph(size, direction, None if weight <= 0 else weight >= _BOLD)


def _codes(text: pypdfium2.PdfTextPage, count: int) -> Sequence[int]:
    """The code of every character of the page, halves of pairs one by one."""
    buffer = (ctypes.c_ushort * (count + 1))()
    if pdfium.FPDFText_GetText(text.raw, 0, count, buffer) == count + 1:
        return buffer[:count]
    codes = (pdfium.FPDFText_GetUnicode(text.raw, index) for index in range(count))
    return [code if code <= sys.maxunicode else _NOTHING for code in codes]


def _read_characters(text: pypdfium2.PdfTextPage, printer: Printer) -> int:
    """Give the characters of the page to the printer; how many of them have no meaning comes back."""
    raw, count = text.raw, min(text.count_chars(), _MOST_CHARS)
    codes = _codes(text, count)
    chars = list(map(chr, codes))
    for match in _STRANGE.finditer("".join(chars)):
        index = match.start()
        generated = codes[index] == _SPACE and pdfium.FPDFText_IsGenerated(raw, index) == 1
        chars[index] = BLANK if generated else _printed(codes, index)
    printer.read(chars)
    sampled: int = sum(pdfium.FPDFText_HasUnicodeMapError(raw, index) == 1
                  for index in range(0, count, _SAMPLED) if codes[index] not in _UNMAPPED)  # fmt: skip
    return chars.count("\ufffd") + _SAMPLED * sampled


def _printed(codes: Sequence[int], index: int) -> str:
    """The character a strange code stands for; nothing for codes that print nothing."""
    code = codes[index]
    if code == _HYPHEN:
        return "-"
    if code in _UNMAPPED:
        return "\ufffd"
    if 0xDC00 <= code < 0xE000 and index and 0xD800 <= (high := codes[index - 1]) < 0xDC00:
        return chr(0x10000 + ((high - 0xD800) << 10) + code - 0xDC00)
    return " " if code == _SPACE else ""


def _direction(right: float, up: float, place: Place) -> int:
    """In which direction a line runs whose characters are set by a matrix that begins so, in quarter turns clockwise.

    Slight slopes are upright.
    """
    angle = math.atan2(up, right)
    (x0, y0), (x1, y1) = place(0.0, 0.0), place(math.cos(angle), math.sin(angle))
    seen = math.atan2(y1 - y0, x1 - x0)
    return round(seen / (math.pi / 2)) % 4 if abs(seen) > _UPRIGHT else 0


@dataclass(slots=True)
class _Drawing:
    """Rules, boxes and pictures that are drawn on a page; `unseen` pieces of print have no width."""

    rules: list[Area] = field(default_factory=list)
    frames: list[Area] = field(default_factory=list)
    images: list[Area] = field(default_factory=list)
    unseen: int = 0


def _drawn(page: pypdfium2.PdfPage, place: Place, size: float) -> _Drawing:
    """What is drawn on the page, and print that pdfium passes over because its font is neither here nor in the file."""
    found = _Drawing()
    wanted = (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_TEXT)
    count = pdfium.FPDFPage_CountObjects(page.raw)
    edges = [ctypes.c_float() for _ in range(4)]
    for index in range(count if count <= _MOST_OBJECTS else 0):
        thing = pdfium.FPDFPage_GetObject(page.raw, index)
        kind = pdfium.FPDFPageObj_GetType(thing)
        if kind not in wanted or not pdfium.FPDFPageObj_GetBounds(thing, *edges):
            continue
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            if edges[2].value - edges[0].value < _NO_WIDTH:  # a blank, or print that cannot be measured
                found.unseen += pdfium.FPDFFont_GetIsEmbedded(pdfium.FPDFTextObj_GetFont(thing)) == 0
            continue
        area = _area(place, *(edge.value for edge in edges))
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            found.images.append(area)
        elif min(area.width, area.height) < _THIN:
            if max(area.width, area.height) > _LONG:
                found.rules.append(area)
        elif min(area.width, area.height) > _LONG and area.width * area.height < _BACKGROUND * size:
            found.frames.append(area)
    return found
