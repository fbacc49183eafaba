"""Scans and pictures: recognised where asked, offline, through the geometry of PDF files; else refused."""

from __future__ import annotations

import io
import socket
import sys
from pathlib import Path

import pytest

import pdfs
from damage import survives
from gazette_cli.errors import InputError
from gazette_cli.pipeline import read
from gazette_cli.readers import ocr_engine, pictures
from gazette_cli.readers.base import How
from program import gazette, lines

pytest.importorskip("rapidocr")
pytest.importorskip("onnxruntime")
pdfium = pytest.importorskip("pypdfium2")
from PIL import Image, ImageDraw, ImageFont  # noqa: E402 -- only where the extra is there

OCR = How(ocr=True)
HEAD = "WATER WORKS DONE"
LEFT = ["Liuxi Street renewed 3200 metres", "of old pipes for 612 families,", "and the work took nine weeks in",
        "all, says Wen Yiming of the town"]  # fmt: skip
RIGHT = ["council, who leads the project.", "The library opens on 12 March."]
_SIZE, _STEP, _LEFT, _RIGHT, _TOP = 22, 34, 60, 520, 150
ORDER = [HEAD, *LEFT, *RIGHT]


def picture(turn: int = 0) -> Image.Image:
    """A page with a headline over two columns."""
    page = Image.new("RGB", (960, 400), "white")
    draw = ImageDraw.Draw(page)
    draw.text((280, 40), HEAD, "black", ImageFont.load_default(44))
    for left, column in ((_LEFT, LEFT), (_RIGHT, RIGHT)):
        for n, words in enumerate(column):
            draw.text((left, _TOP + _STEP * n), words, "black", ImageFont.load_default(_SIZE))
    return page.rotate(turn, expand=True)


def saved(kind: str, image: Image.Image | None = None, **options: object) -> bytes:
    held = io.BytesIO()
    (image or picture()).save(held, kind, **options)
    return held.getvalue()


def scan() -> bytes:
    """The page as a PDF of 480 × 200 points that is only a picture."""
    return saved("PDF", resolution=144.0)


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_a_picture_is_read_by_columns() -> None:
    data = saved("PNG")
    source, doubts = read(data, "a.txt", OCR)
    assert squeezed(source.text) == squeezed("".join(ORDER))
    assert (source.receipt.reader, doubts) == ("ocr", [])
    assert source.to_bytes() == data
    head, first = source.lines[0], source.lines[1]
    assert all(line.box.confidence is not None and 0.8 < line.box.confidence <= 1 for line in source.lines)
    assert abs(head.box.left - 280) < 12
    assert abs(first.box.left - _LEFT) < 8
    assert _TOP - 8 < first.box.top < _TOP + _SIZE
    assert head.size > 1.3 * first.size
    assert read(data, "a.txt", OCR)[0] == source


def test_a_scan_is_read_and_its_places_are_points() -> None:
    source, doubts = read(scan(), "a.pdf", OCR)
    assert squeezed(source.text) == squeezed("".join(ORDER))
    assert doubts == []
    assert abs(source.lines[1].box.left - _LEFT / 2) < 4


def test_pages_with_text_are_not_recognised() -> None:
    pages = pdfium.PdfDocument.new()
    for data in (pdfs.pdf(pdfs.newspaper()), scan()):
        pages.import_pages(pdfium.PdfDocument(data))
    held = io.BytesIO()
    pages.save(held)
    source, _ = read(held.getvalue(), "a.pdf", OCR)
    by_page = {page: [line for line in source.lines if line.box.page == page] for page in (1, 2)}
    assert {line.box.confidence for line in by_page[1]} == {None}
    assert all(line.box.confidence for line in by_page[2])
    assert "旧管网换出新日子" in source.text
    assert squeezed("".join(LEFT)) in squeezed(source.text)
    _, doubts = read(held.getvalue(), "a.pdf")
    assert doubts == ["a.pdf: page 2: only a picture; its words are not read without --ocr"]


def test_frames_of_a_file_are_pages_and_turned_ones_are_set_upright() -> None:
    tiff = saved("TIFF", save_all=True, append_images=[picture()])
    assert [line.box.page for line in read(tiff, "a.tif", OCR)[0].lines] == [1] * len(ORDER) + [2] * len(ORDER)
    turned = picture(90)  # and a mark in the file says so
    exif = Image.Exif()
    exif[0x0112] = 6
    assert squeezed(read(saved("JPEG", turned, exif=exif, quality=95), "a.jpg", OCR)[0].text).startswith(squeezed(HEAD))


def test_a_page_that_lies_askew_is_set_straight() -> None:
    askew = picture().rotate(-2, expand=True, fillcolor="white", resample=Image.Resampling.BICUBIC)
    source, _ = read(saved("PNG", askew), "a.png", OCR)
    assert squeezed(source.text) == squeezed("".join(ORDER))
    by_words = {source.text[line.box.start : line.end]: line.box for line in source.lines}
    first, level = by_words[LEFT[0]], by_words[RIGHT[0]]
    assert level.top - first.top > 10  # where they are seen: the page goes down to the right


def test_pictures_of_every_kind() -> None:
    small = Image.new("RGB", (300, 60), "white")
    ImageDraw.Draw(small).text((10, 10), "12 March 2024", "black", ImageFont.load_default(30))
    for mode, kind in (("1", "PNG"), ("P", "GIF"), ("LA", "PNG"), ("CMYK", "TIFF"), ("RGB", "BMP"), ("RGB", "WEBP")):
        assert squeezed(read(saved(kind, small.convert(mode)), "a", OCR)[0].text) == "12March2024"
    clear = Image.new("RGBA", (300, 60), (0, 0, 0, 0))
    ImageDraw.Draw(clear).text((10, 10), "12 March 2024", "black", ImageFont.load_default(30))
    assert squeezed(read(saved("PNG", clear), "a", OCR)[0].text) == "12March2024"
    for size in ((1, 1), (1, 9000), (4000, 20)):
        with pytest.raises(InputError, match="this scan has no words"):
            read(saved("PNG", Image.new("L", size, 255)), "a", OCR)


def test_a_large_picture_is_made_smaller_and_its_places_are_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "LONGEST_SIDE", 700)
    first = read(saved("PNG"), "a.png", OCR)[0].lines[1]
    assert abs(first.box.left - _LEFT) < 10
    monkeypatch.setattr(pictures, "_MOST_PIXELS", 1000)
    with pytest.raises(InputError, match=r"a\.png: a picture of 960 × 400 pixels; make it smaller"):
        read(saved("PNG"), "a.png", OCR)


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket.socket, "connect", lambda *given: pytest.fail("the network was asked"))
    ocr_engine._engine.cache_clear()
    assert read(saved("PNG"), "a.png", OCR)[0].text
    ocr_engine._engine.cache_clear()
    monkeypatch.setattr(ocr_engine, "_MODELS", "nowhere")
    with pytest.raises(InputError, match="brings no models, and none are fetched; type pip install"):
        read(saved("PNG"), "a.png", OCR)


def test_without_the_option_it_is_named(tmp_path: Path) -> None:
    hint = "type --ocr to have its characters recognised (pip install 'gazette-cli[ocr]')"
    for data, what in ((scan(), "this PDF holds only pictures of pages, no text"),
                       (saved("PNG"), "a PNG picture, which no reader takes")):  # fmt: skip
        with pytest.raises(InputError) as caught:
            read(data, "a")
        assert str(caught.value) == f"a: {what}; {hint}"


def test_a_missing_extra_says_what_to_type(monkeypatch: pytest.MonkeyPatch) -> None:
    ocr_engine._engine.cache_clear()
    monkeypatch.setitem(sys.modules, "rapidocr", None)
    with pytest.raises(InputError) as caught:
        read(scan(), "a.pdf", OCR)
    assert str(caught.value) == (
        "a.pdf: reading it needs rapidocr, which is not installed; type pip install 'gazette-cli[ocr]'")
    assert "旧管网换出新日子" in read(pdfs.pdf(pdfs.newspaper()), "a.pdf", OCR)[0].text  # nothing to recognise


def test_blank_and_damaged_ones_end_with_words() -> None:
    with pytest.raises(InputError, match=r"a\.png: this scan has no words"):
        read(saved("PNG", Image.new("RGB", (300, 200), "white")), "a.png", OCR)
    small = Image.new("L", (150, 40), 255)
    ImageDraw.Draw(small).text((8, 8), "12 March 2024", 0, ImageFont.load_default(18))
    for kind, count in (("PNG", 120), ("JPEG", 60), ("TIFF", 60), ("PDF", 60)):
        survives(saved(kind, small), "ocr", count)


def test_from_the_command_line(tmp_path: Path) -> None:
    (tmp_path / "p1.png").write_bytes(saved("PNG"))
    (tmp_path / "p2.jpg").write_bytes(saved("JPEG", quality=95))
    (tmp_path / "p2.txt").write_text("a\n", encoding="utf-8")
    (tmp_path / "p3.PDF").write_bytes(scan())
    done = gazette("split", "--ocr", ".", cwd=tmp_path)
    assert done.returncode == 0
    assert gazette("split", "--ocr", "-j", "2", ".", cwd=tmp_path).stdout == done.stdout
    records = lines(done.stdout)
    assert {record["source"]["path"]: record["source"].get("reader") for record in records
            if record["source"]["path"] != "p2.txt"} == {"p1.png": "ocr", "p3.PDF": "ocr"}  # fmt: skip
    assert all(len(box) == 7 for box in records[0]["paragraphs"][0]["boxes"])
    (tmp_path / "r.json").write_bytes(done.stdout)
    assert gazette("check", "r.json", cwd=tmp_path).returncode == 0
    without = gazette("split", "-q", ".", cwd=tmp_path)
    assert [line.split(":")[0] for line in without.stderr.decode().splitlines()] == ["p3.PDF"]
