"""Word documents (.docx), with python-docx: paragraphs, tables, text boxes, page heads and feet, footnotes."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from gazette_cli.readers.base import Reader, Reading, needed
from gazette_cli.readers.markup import broken
from gazette_cli.readers.office import DEEPEST, HEAD, LARGE, reading_of, row_of
from gazette_cli.readers.zipped import MARK, opened

_SEEN = 1 << 16  # bytes in which the names of the parts begin
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ALTERNATIVE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_CHOICE, _FALLBACK = f"{_ALTERNATIVE}Choice", f"{_ALTERNATIVE}Fallback"
_TURNS = {f"{_W}tab": " ", f"{_W}noBreakHyphen": "-", f"{_W}cr": "\n", f"{_W}sym": ""}
_UNREAD = frozenset(f"{_W}{tag}" for tag in ("delText", "instrText", "del", "moveFrom", "pPr", "rPr", "sectPr"))
_KIND = "Word document"


def _accepts(data: bytes) -> bool:
    return data.startswith(MARK) and b"word/" in data[:_SEEN]


def _read(data: bytes, name: str, encoding: str) -> Reading:
    """The text of a Word document, a paragraph a line. Raises InputError where it is damaged, or has no words."""
    docx: Any = needed("docx", "office", name)
    opened(data, name).close()
    try:
        document = docx.Document(io.BytesIO(data))
        rows = list(_rows(document))
    except Exception as error:  # noqa: BLE001 -- python-docx lets through whatever its parts raise
        raise broken(_KIND, type(error).__name__, name) from None
    return reading_of(rows, _KIND, name)


def _rows(document: Any) -> Iterator[str]:
    """The lines: page heads, the body, footnotes, page feet; each page head and foot once."""
    styles = {style.style_id: style.name or "" for style in document.styles}
    before = ""
    for kind in ("header", "first_page_header", "even_page_header"):
        for row in _edges(document, kind):
            yield (before := row)
    for row in _blocks(document.element.body, styles, 0):
        if row or before:
            yield row
        before = row
    for relation in document.part.rels.values():
        if relation.reltype.endswith("/footnotes") and not relation.is_external:
            yield from _footnotes(relation.target_part.blob)
    for kind in ("footer", "first_page_footer", "even_page_footer"):
        yield from _edges(document, kind)


def _edges(document: Any, kind: str) -> Iterator[str]:
    seen: set[str] = set()
    for section in document.sections:
        edge = getattr(section, kind)
        if edge.is_linked_to_previous:
            continue
        for row in _blocks(edge._element, {}, 0):
            if row.strip() and row not in seen:
                seen.add(row)
                yield row


def _footnotes(blob: bytes) -> Iterator[str]:
    from docx.oxml import parse_xml

    for note in parse_xml(blob):
        if note.get(f"{_W}type") is None:
            yield from filter(None, _blocks(note, {}, 0))


def _blocks(parent: Any, styles: dict[str, str], depth: int) -> Iterator[str]:
    """The lines of everything inside an element, in order; a blank one in front of a head."""
    for child in parent if depth <= DEEPEST else ():
        if child.tag == f"{_W}p":
            yield from _paragraph(child, styles, depth)
        elif child.tag == f"{_W}tbl":
            yield from _table(child, styles, depth)
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml", f"{_W}smartTag"):
            yield from _blocks(child, styles, depth + 1)


def _paragraph(paragraph: Any, styles: dict[str, str], depth: int) -> Iterator[str]:
    pieces: list[str] = []
    boxes: list[Any] = []
    _gather(paragraph, pieces, boxes)
    if _is_head(paragraph, styles):
        yield ""
    text = "".join(pieces)
    for line in text.split("\n") if text.strip() or not boxes else ():
        yield line.strip()
    for box in boxes:
        yield from _blocks(box, styles, depth + 1)


def _gather(element: Any, pieces: list[str], boxes: list[Any]) -> None:
    """Words of a paragraph in order, and the text boxes anchored in it; of two versions of a drawing the first."""
    waiting = [element]
    while waiting:
        node = waiting.pop()
        tag = node.tag
        if tag == f"{_W}t":
            pieces.append(node.text or "")
        elif tag in _TURNS:
            pieces.append(_TURNS[tag])
        elif tag == f"{_W}br":
            pieces.append("\f" if node.get(f"{_W}type") == "page" else "\n")
        elif tag == f"{_W}txbxContent":
            boxes.append(node)
        elif tag == f"{_ALTERNATIVE}AlternateContent":
            versions = [child for child in node if child.tag in (_CHOICE, _FALLBACK)]
            waiting.extend(versions[:1])
        elif isinstance(tag, str) and tag not in _UNREAD:
            waiting.extend(reversed(node))


def _is_head(paragraph: Any, styles: dict[str, str]) -> bool:
    """Whether a paragraph is set as a head: by its style, or large and in the middle."""
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    if style is not None and HEAD.search(styles.get(style.get(f"{_W}val") or "", "")):
        return True
    place = paragraph.find(f"{_W}pPr/{_W}jc")
    if place is None or place.get(f"{_W}val") != "center":
        return False
    sizes = [size.get(f"{_W}val") or "" for size in paragraph.iter(f"{_W}sz")]
    return any(size.isdigit() and int(size) >= 2 * LARGE for size in sizes)


def _table(table: Any, styles: dict[str, str], depth: int) -> Iterator[str]:
    """Rows of short cells as lines, cells two blanks apart; long cells line by line."""
    for row in table.iter(f"{_W}tr") if depth <= DEEPEST else ():
        if next(row.iterancestors(f"{_W}tbl"), None) is not table:
            continue
        cells = [[line for line in _blocks(cell, styles, depth + 1) if line]
                 for cell in row.iter(f"{_W}tc") if next(cell.iterancestors(f"{_W}tr"), None) is row]  # fmt: skip
        yield from row_of(cells)


DOCX = Reader("docx", "1", _accepts, _read, "Word documents (.docx)", "Word 文档(.docx)")
