"""PDF files, with pypdfium2: pages one by one, print put in reading order by where it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from gazette_cli.errors import InputError
from gazette_cli.readers.base import Reader, Reading, needed
from gazette_cli.readers.garbage import is_garbage
from gazette_cli.readers.layout.shapes import Page
from gazette_cli.readers.layout.writing import Writer

_MARK_WITHIN = 1024  # bytes in which the mark of a PDF must appear
FEW = 20  # characters a scanned page may have beside its picture: a stamp, a page number
_MOST_PAGES = 20_000
_CODES = {2: "cannot be opened", 3: "is damaged, or no PDF", 4: "asks for a password", 5: "is locked in a way unknown"}
_HINTS = {4: "save a copy without the password", 5: "save a copy without the lock"}
OCR_HINT = "type --ocr to have its characters recognised (pip install 'gazette-cli[ocr]')"


def _accepts(data: bytes) -> bool:
    """Whether the mark of a PDF stands near the front."""
    return b"%PDF-" in data[:_MARK_WITHIN]


def _read(data: bytes, name: str, encoding: str) -> Reading:
    """The text of a PDF in reading order, with the place of every line; `encoding` has no meaning here.

    Raises InputError where the file cannot be opened, has no text (a scan), or text without meaning.
    """
    needed("pypdfium2", "pdf", name)
    writer, doubts = Writer(), Doubts()
    for seen in pages_of(data, name):
        doubts.look_at(seen)
        writer.add(seen.page)
    text = writer.text()
    _refuse_unreadable(text, doubts, name)
    return Reading(text, tuple(writer.lines), doubts=tuple(doubts.told()))


def pages_of(data: bytes, name: str) -> Iterator[Any]:
    """The pages of a PDF as `pdf_pages` sees them, each gone when the next comes; pypdfium2 must be there.

    Raises InputError where the file cannot be opened.
    """
    from gazette_cli.readers import pdf_pages  # late: it needs the extra

    try:
        yield from pdf_pages.pages(data, _MOST_PAGES)
    except pdf_pages.Unopened as error:
        raise InputError(f"this PDF {_CODES.get(error.code, 'cannot be opened')}", place=name,
                         hint=_HINTS.get(error.code, "get the file again, or print it to PDF anew")) from None


def is_scan(seen: Any) -> bool:
    """Whether a picture covers most of a page."""
    area = seen.page.width * seen.page.height
    return any(picture.width * picture.height > 0.5 * area for picture in seen.images)


def _refuse_unreadable(text: str, doubts: Doubts, name: str) -> None:
    if not doubts.pages:
        raise InputError("this PDF has no pages", place=name, hint="get the file again")
    if not text.strip():
        what = "only pictures of pages, no text" if doubts.counts["scan"] else "no text"
        raise InputError(f"this PDF holds {what}", place=name, hint=OCR_HINT)
    if is_garbage(text, doubts.counts["unmapped"]):
        raise InputError("the characters of this PDF have lost their meaning (its fonts have no ToUnicode table)",
                         place=name, hint=OCR_HINT)


class Doubts:
    """What has to be said about pages that are not wholly what they seem."""

    def __init__(self) -> None:
        self.pages = 0
        self.counts: Counter[str] = Counter()
        self._where: dict[str, list[int]] = {}

    def look_at(self, seen: Any) -> None:
        """Count what is strange on one page."""
        self.pages += 1
        page: Page = seen.page
        self.counts["unmapped"] += seen.unmapped
        chars = sum(len(piece.text) for piece in page.prints)
        self.note("scan", page.number, chars <= FEW and is_scan(seen))
        self.note("turned", page.number, seen.turned)
        self.note("unseen", page.number, seen.unseen)
        self.note("failed", page.number, seen.failed)

    def note(self, what: str, page: int, count: int) -> None:
        """Something strange on a page, so many times; nothing where that is nought."""
        if not count:
            return
        self.counts[what] += count
        self._where.setdefault(what, []).append(page)

    def told(self) -> Iterator[str]:
        """One line for each kind of doubt."""
        words = {
            "scan": "only a picture; its words are not read without --ocr",
            "turned": f"{self.counts['turned']} characters printed sideways; they stand at the end of their page",
            "unseen": f"{self.counts['unseen']} pieces of print whose font is missing; they may not be read",
            "failed": "damaged; what it holds is missing",
            "unsure": f"{self.counts['unsure']} lines too unsure to be read",
            "down": f"{self.counts['down']} lines run down; they are often misread",
        }
        for what, pages in self._where.items():
            listed = ", ".join(map(str, pages[:5])) + (", …" if len(pages) > 5 else "")
            yield f"page {listed}: {words[what]}"


PDF = Reader("pdf", "1", _accepts, _read, "PDF files with text", "带文字的 PDF 文件")
