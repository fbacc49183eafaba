"""Scans and pictures, read where `--ocr` asks for it: characters recognised, then the geometry of PDF files."""

from __future__ import annotations

from typing import Any

from gazette_cli.readers.base import Reader, Reading, needed
from gazette_cli.readers.garbage import is_garbage
from gazette_cli.readers.layout.recognised import Picture, put_down
from gazette_cli.readers.layout.shapes import Area
from gazette_cli.readers.layout.writing import Writer
from gazette_cli.readers.ocr_engine import EXTRA, LONGEST_SIDE, recognised
from gazette_cli.readers.pdf import FEW, PDF, Doubts, is_scan, pages_of
from gazette_cli.readers.pictures import is_picture
from gazette_cli.readers.pictures import pages_of as pictures_of
from gazette_cli.readers.sure import reading_from

_SCALE = 2.0  # pixels a point: characters of 9 points are 18 pixels high
_KIND = "scan"


def _accepts(data: bytes) -> bool:
    return PDF.accepts(data) or is_picture(data)


def _read(data: bytes, name: str, encoding: str) -> Reading:
    """The text of a picture, or of a PDF whose scanned pages are recognised and whose others are read.

    Raises InputError where the file is damaged, has no words, or what recognises them is not installed.
    """
    writer, doubts = Writer(), Doubts()
    if PDF.accepts(data):
        needed("pypdfium2", EXTRA, name)
        _read_pdf(data, name, writer, doubts)
    else:
        for number, (pixels, scale) in enumerate(pictures_of(data, name), 1):
            _recognise(pixels, 1 / scale, number, name, (writer, doubts))
    return reading_from(writer, _KIND, name, tuple(doubts.told()))


def _read_pdf(data: bytes, name: str, writer: Writer, doubts: Doubts) -> None:
    for seen in pages_of(data, name):
        text = "".join(piece.text for piece in seen.page.prints)
        if not text or (len(text) <= FEW and is_scan(seen)) or is_garbage(text, seen.unmapped):
            needed("rapidocr", EXTRA, name)  # first, for drawing takes numpy, which comes with it
            scale = min(_SCALE, LONGEST_SIDE / max(seen.page.width, seen.page.height, 1.0))
            pixels = None if seen.failed else seen.draw(scale)
            if pixels is not None:
                _recognise(pixels, scale, seen.page.number, name, (writer, doubts))
                continue
        doubts.look_at(seen)
        writer.add(seen.page)


def _recognise(pixels: Any, scale: float, number: int, name: str, into: tuple[Writer, Doubts]) -> None:
    """Put down what is recognised on a page; `scale` pixels are one unit of the file."""
    writer, doubts = into
    picture, unsure = recognised(pixels, name)
    lines = [line._replace(area=Area(*(edge / scale for edge in line.area))) for line in picture.lines]
    put_down(Picture(picture.width / scale, picture.height / scale, lines), number, writer)
    doubts.note("unsure", number, unsure)
    doubts.note("down", number, sum(line.runs_down for line in lines))


OCR = Reader("ocr", "1", _accepts, _read, "scans and pictures, recognised (--ocr)", "扫描件与图片(--ocr 识别)",
             asked=True)
