"""Pages of a PDF as pdfium sees them: characters with their places, put together to pieces of print."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from gazette_cli.readers.layout.shapes import Area, Page
from gazette_cli.readers.pdf_print import Glyph, Printer

_THIN = 3.5  # points: what is drawn thinner is a rule
_LONG = 20.0
_NO_WIDTH = 0.01
_MOST_OBJECTS = 20_000  # on one page; a drawing with more has no rules to tell
_MOST_CHARS = 400_000  # on one page
_BACKGROUND = 0.8  # of the page: a larger picture or box is what the print stands on
_UNMAPPED = frozenset({0, 0xFFFD, 0xFFFE, 0xFFFF})
_HYPHEN = 2
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
        printer = Printer(frames, _measured(text.raw, place))
        unmapped = _read_characters(text, place, printer)
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


def _measured(raw: object, place: Place) -> Callable[[int], Glyph]:
    """What measures one character of a page."""
    box, matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()

    @lru_cache(64)  # a character is asked for again soon, or never
    def measure(index: int) -> Glyph:
        pdfium.FPDFText_GetLooseCharBox(raw, index, box)
        area = _area(place, box.left, box.bottom, box.right, box.top)
        weight = pdfium.FPDFText_GetFontWeight(raw, index)
        pdfium.FPDFText_GetMatrix(raw, index, matrix)
        size = pdfium.FPDFText_GetFontSize(raw, index) * math.hypot(matrix.c, matrix.d)
        if not _LEAST_SIZE <= size <= _GREATEST_SIZE:  # a font that counts in units of its own
            size = min(max(min(area.width, area.height), _LEAST_SIZE), _GREATEST_SIZE)
        return Glyph(area, size, _direction(raw, index, place), None if weight <= 0 else weight >= _BOLD)

    return measure


def _codes(text: pypdfium2.PdfTextPage, count: int) -> Sequence[int]:
    """The code of every character of the page, halves of pairs one by one."""
    buffer = (ctypes.c_ushort * (count + 1))()
    if pdfium.FPDFText_GetText(text.raw, 0, count, buffer) == count + 1:
        return buffer[:count]
    return [pdfium.FPDFText_GetUnicode(text.raw, index) for index in range(count)]


def _read_characters(text: pypdfium2.PdfTextPage, place: Place, printer: Printer) -> int:
    """Give every character of the page to the printer; how many of them have no meaning comes back."""
    raw, unmapped, high = text.raw, 0, 0
    count = min(text.count_chars(), _MOST_CHARS)
    x, y = ctypes.c_double(), ctypes.c_double()
    (left, top), (right_x, right_y), (up_x, up_y) = place(0.0, 0.0), place(1.0, 0.0), place(0.0, 1.0)
    xx, xy, yx, yy = right_x - left, right_y - top, up_x - left, up_y - top
    for index, code in enumerate(_codes(text, count)):
        if code <= 32:
            if code in (10, 13):
                continue
            if code == 32 and pdfium.FPDFText_IsGenerated(raw, index) == 1:
                printer.blank()
                continue
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000 and high:
            code = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00
        high = 0
        if code in _UNMAPPED or (index % _SAMPLED == 0 and pdfium.FPDFText_HasUnicodeMapError(raw, index) == 1):
            unmapped += 1 if code in _UNMAPPED else _SAMPLED
        char = _character(code)
        if char and pdfium.FPDFText_GetCharOrigin(raw, index, x, y):
            across, up = x.value, y.value
            printer.add(char, left + xx * across + yx * up, top + xy * across + yy * up, index)
    return unmapped


def _character(code: int) -> str:
    """The character of a code; nothing for codes that print nothing."""
    if code == _HYPHEN:
        return "-"
    if code in _UNMAPPED:
        return "\ufffd"
    return "" if code < 32 or 0x7F <= code < 0xA0 or 0xD800 <= code < 0xE000 or code > 0x10FFFF else chr(code)


def _direction(raw: object, index: int, place: Place) -> int:
    """In which direction the line runs, in quarter turns clockwise; slight slopes are upright."""
    angle = pdfium.FPDFText_GetCharAngle(raw, index)
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
        area = _area(place, *(edge.value for edge in edges))
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            if edges[2].value - edges[0].value < _NO_WIDTH:  # a blank, or print that cannot be measured
                found.unseen += pdfium.FPDFFont_GetIsEmbedded(pdfium.FPDFTextObj_GetFont(thing)) == 0
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            found.images.append(area)
        elif min(area.width, area.height) < _THIN:
            if max(area.width, area.height) > _LONG:
                found.rules.append(area)
        elif min(area.width, area.height) > _LONG and area.width * area.height < _BACKGROUND * size:
            found.frames.append(area)
    return found
