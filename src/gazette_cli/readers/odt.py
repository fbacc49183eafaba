"""OpenDocument texts (.odt): paragraphs, tables, text boxes, page heads and feet, footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from gazette_cli.readers.base import Reader, Reading
from gazette_cli.readers.markup import broken, tree_of
from gazette_cli.readers.office import DEEPEST, HEAD, LARGE, locked, part_of, reading_of, row_of
from gazette_cli.readers.zipped import MARK, opened

_KIND = "OpenDocument text"
_MANIFEST = "META-INF/manifest.xml"
_SEEN = 256  # bytes in which a file says of which kind it is
_NAMES = "{urn:oasis:names:tc:opendocument:xmlns:"
_OFFICE, _STYLE, _TEXT = f"{_NAMES}office:1.0}}", f"{_NAMES}style:1.0}}", f"{_NAMES}text:1.0}}"
_TABLE, _DRAW = f"{_NAMES}table:1.0}}", f"{_NAMES}drawing:1.0}}"
_FO = f"{_NAMES}xsl-fo-compatible:1.0}}"
_PARAGRAPHS = (f"{_TEXT}p", f"{_TEXT}h")
_UNREAD = frozenset({
    f"{_TEXT}tracked-changes", f"{_TEXT}ruby-text", f"{_TEXT}hidden-text", f"{_TEXT}hidden-paragraph",
    f"{_OFFICE}annotation", f"{_OFFICE}forms", f"{_TEXT}sequence-decls", f"{_TEXT}variable-decls",
    f"{_TEXT}user-field-decls", f"{_TABLE}covered-table-cell",
    f"{_NAMES}svg-compatible:1.0}}title", f"{_NAMES}svg-compatible:1.0}}desc",
})  # fmt: skip
_HEADERS, _FOOTERS = ("header", "header-first", "header-left"), ("footer", "footer-first", "footer-left")
_BLANKS = re.compile(r"[ \t\r\n]+")  # one blank in this format; more are said by <text:s>
_POINTS = re.compile(r"(\d{1,3}(?:\.\d{1,3})?)pt")
_MOST_BLANKS = 40
_LONGEST_CHAIN = 20  # of styles that stand upon each other


def _accepts(data: bytes) -> bool:
    return data.startswith(MARK) and b"application/vnd.oasis.opendocument.text" in data[:_SEEN]


def _read(data: bytes, name: str, encoding: str) -> Reading:
    """The text of an OpenDocument text, a paragraph a line. Raises InputError where it is damaged, or has no words."""
    with opened(data, name) as archive:
        parts = set(archive.namelist())
        if _MANIFEST in parts and b"encryption-data" in part_of(archive, _MANIFEST, _KIND, name):
            raise locked(_KIND, name)
        content = tree_of(part_of(archive, "content.xml", _KIND, name), _KIND, name)
        styled = tree_of(part_of(archive, "styles.xml", _KIND, name), _KIND, name) if "styles.xml" in parts else None
    try:
        return reading_of(list(_rows(content, styled)), _KIND, name)
    except RecursionError:
        raise broken(_KIND, "elements inside each other without end", name) from None


class _Style(NamedTuple):
    """What a style says of itself; `parent` is the name of the one it stands upon."""

    parent: str
    title: str
    centred: bool
    size: float


class _Walk:
    """Walks over a document; `notes` are the lines of its footnotes so far."""

    def __init__(self, trees: Iterable[Element]) -> None:
        self.notes: list[str] = []
        self._styles = {name: style for tree in trees for name, style in _styles(tree)}

    def lines(self, parent: Element, depth: int = 0) -> Iterator[str]:
        """The lines of everything inside an element, in order; a blank one in front of a head."""
        if depth > DEEPEST:
            raise RecursionError
        for child in parent:
            if child.tag in _PARAGRAPHS:
                yield from self._paragraph(child, depth)
            elif child.tag == f"{_TABLE}table":
                for row in _rows_of(child, depth):
                    cells = (cell for cell in row if cell.tag == f"{_TABLE}table-cell")
                    yield from row_of([[line for line in self.lines(cell, depth + 1) if line] for cell in cells])
            elif child.tag not in _UNREAD:
                yield from self.lines(child, depth + 1)

    def _paragraph(self, paragraph: Element, depth: int) -> Iterator[str]:
        pieces: list[str] = []
        boxes: list[Element] = []
        sizes = [0.0]
        self._gather(paragraph, pieces, boxes, sizes)
        text = "".join(pieces)
        if self._is_head(paragraph, max(sizes)) and text.strip():
            yield ""
        for line in text.split("\n") if text.strip() or not boxes else ():
            yield line.strip()
        for box in boxes:
            yield from self.lines(box, depth + 1)

    def _gather(self, node: Element, pieces: list[str], boxes: list[Element], sizes: list[float]) -> None:
        """Words of a paragraph in order, what is drawn in it, and the sizes of its spans."""
        pieces.append(_BLANKS.sub(" ", node.text or ""))
        for child in node:
            tag = child.tag
            if tag == f"{_TEXT}s":
                count = child.get(f"{_TEXT}c", "1")
                pieces.append(" " * (min(int(count), _MOST_BLANKS) if count.isdecimal() and len(count) < 9 else 1))
            elif tag == f"{_TEXT}tab":
                pieces.append(" ")
            elif tag == f"{_TEXT}line-break":
                pieces.append("\n")
            elif tag == f"{_TEXT}note":
                for body in child.iter(f"{_TEXT}note-body"):
                    self.notes.extend(filter(None, self.lines(body)))
            elif tag.startswith(_DRAW):
                boxes.append(child)
            elif tag not in _UNREAD:
                sizes.append(self._size(child.get(f"{_TEXT}style-name", "")))
                self._gather(child, pieces, boxes, sizes)
            pieces.append(_BLANKS.sub(" ", child.tail or ""))

    def _is_head(self, paragraph: Element, size: float) -> bool:
        """Whether a paragraph is set as a head: by its element or style, or large and in the middle."""
        name = paragraph.get(f"{_TEXT}style-name", "")
        chain = list(self._chain(name))
        if paragraph.tag == f"{_TEXT}h" or any(HEAD.search(style.title) for style in chain):
            return True
        return any(style.centred for style in chain) and max(size, self._size(name)) >= LARGE

    def _size(self, name: str) -> float:
        return next((style.size for style in self._chain(name) if style.size), 0.0)

    def _chain(self, name: str) -> Iterator[_Style]:
        """A style and those it stands upon."""
        for _ in range(_LONGEST_CHAIN):
            style = self._styles.get(name)
            if style is None:
                return
            yield style
            name = style.parent


def _rows(content: Element, styled: Element | None) -> Iterator[str]:
    """The lines: page heads, the body, footnotes, page feet; each page head and foot once."""
    walk = _Walk([content] if styled is None else [styled, content])
    before = ""
    for row in _edges(walk, styled, _HEADERS):
        yield (before := row)
    for body in content.iter(f"{_OFFICE}text"):
        for row in walk.lines(body):
            if row or before:
                yield row
            before = row
    yield from walk.notes
    yield from _edges(walk, styled, _FOOTERS)


def _edges(walk: _Walk, styled: Element | None, kinds: tuple[str, ...]) -> Iterator[str]:
    if styled is None:
        return
    pages = list(styled.iter(f"{_STYLE}master-page"))
    rows = (row for kind in kinds for page in pages for edge in page.findall(_STYLE + kind) for row in walk.lines(edge))
    yield from dict.fromkeys(row for row in rows if row.strip())


def _rows_of(table: Element, depth: int) -> Iterator[Element]:
    """The rows of a table, in whatever groups they stand; those of tables inside it are left alone."""
    if depth > DEEPEST:
        raise RecursionError
    for child in table:
        if child.tag == f"{_TABLE}table-row":
            yield child
        elif child.tag.startswith(f"{_TABLE}table-") and child.tag not in _UNREAD:
            yield from _rows_of(child, depth + 1)


def _styles(tree: Element) -> Iterator[tuple[str, _Style]]:
    for style in tree.iter(f"{_STYLE}style"):
        name = style.get(f"{_STYLE}name", "")
        paragraph, text = style.find(f"{_STYLE}paragraph-properties"), style.find(f"{_STYLE}text-properties")
        size = _POINTS.fullmatch(text.get(f"{_FO}font-size", "")) if text is not None else None
        wide = _POINTS.fullmatch(text.get(f"{_STYLE}font-size-asian", "")) if text is not None else None
        title = style.get(f"{_STYLE}display-name") or name
        centred = paragraph is not None and paragraph.get(f"{_FO}text-align") == "center"
        points = max(float(found[1]) if found else 0.0 for found in (size, wide))
        yield name, _Style(style.get(f"{_STYLE}parent-style-name", ""), title, centred, points)


ODT = Reader("odt", "1", _accepts, _read, "OpenDocument texts (.odt)", "OpenDocument 文档(.odt)")
