"""EPUB books and magazines: the pages of the book in the order of its spine, read as web pages are."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from gazette_cli.errors import InputError
from gazette_cli.readers.base import Reader, Reading, needed
from gazette_cli.readers.encoding import decode
from gazette_cli.readers.markup import broken, local, tree_of
from gazette_cli.readers.office import part_of, reading_of
from gazette_cli.readers.web.lines import Walker
from gazette_cli.readers.web.nesting import DEEPEST, is_deep
from gazette_cli.readers.zipped import MARK, opened

_KIND = "EPUB book"
_SEEN = 1 << 16  # bytes in which the names of the parts begin
_CONTAINER = "META-INF/container.xml"
_LOCK = "META-INF/encryption.xml"
_PAGES = ("application/xhtml+xml", "text/html", "application/xml", "text/xml")
_LARGEST = 32 << 20  # bytes of one page
_VOID = "area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr"
_CLOSED = re.compile(rf"<(?!(?:{_VOID})\b)([a-zA-Z][\w:-]{{0,40}})(\s[^<>]{{0,2000}})?/>")


def _accepts(data: bytes) -> bool:
    seen = data[:_SEEN]
    return data.startswith(MARK) and (b"application/epub+zip" in seen or _CONTAINER.encode() in seen)


def _read(data: bytes, name: str, encoding: str) -> Reading:
    """The text of a book, a paragraph a line. Raises InputError where it is damaged, locked, or has no words."""
    with opened(data, name) as archive:
        pages = list(_spine(archive, name))
        if _LOCK in archive.namelist():
            held = part_of(archive, _LOCK, _KIND, name).decode("utf-8", "backslashreplace")
            if any(posixpath.basename(page) in unquote(held) for page in pages):
                raise InputError("this EPUB book is locked to a reading device or account (DRM)", place=name,
                                 hint="ask the publisher for a copy without the lock")
        rows = [row for page in pages for row in _rows(archive, page, name, encoding)]
    return reading_of(rows[1:], _KIND, name)


def _spine(archive: zipfile.ZipFile, name: str) -> Iterator[str]:
    """The names of the pages in the order they are read, its own table of contents left out."""
    container = tree_of(part_of(archive, _CONTAINER, _KIND, name), _KIND, name)
    root = next((node.get("full-path") for node in container.iter() if local(node.tag) == "rootfile"), None)
    if not root:
        raise broken(_KIND, "its container names no book", name)
    book = tree_of(part_of(archive, root, _KIND, name), _KIND, name)
    items = {node.get("id", ""): node for node in book.iter() if local(node.tag) == "item"}
    order = [items.get(node.get("idref", "")) for node in book.iter() if local(node.tag) == "itemref"]
    if not order:
        raise broken(_KIND, "it has no spine", name)
    for item in dict.fromkeys(order):
        if item is None or item.get("media-type") not in _PAGES or "nav" in item.get("properties", "").split():
            continue
        yield posixpath.normpath(posixpath.join(posixpath.dirname(root), unquote(item.get("href", ""))))


def _rows(archive: zipfile.ZipFile, page: str, name: str, encoding: str) -> Iterator[str]:
    """The lines of one page, a blank one in front of it and of each heading."""
    data = part_of(archive, page, _KIND, name)
    if len(data) > _LARGEST:
        raise InputError(f"a page of {len(data) >> 20} MB ({page})", place=name, hint="give books with smaller pages")
    markup = decode(data, f"{name}/{page}", encoding).text.replace("\0", "")
    html = _CLOSED.sub(r"<\1\2></\1>", markup)  # XML closes at once what is empty; HTML does not
    if is_deep(html):
        raise InputError(f"a page with more than {DEEPEST} elements inside each other ({page})", place=name,
                         hint="it is damaged or made to do harm; leave it out")
    selectolax: Any = needed("selectolax.lexbor", "office", name)
    tree = selectolax.LexborHTMLParser(html)
    lines = Walker().walk(tree.root) if tree.root is not None else []
    if lines and not lines[0].heading:
        yield ""
    for line, before in zip(lines, [None, *lines], strict=False):
        if line.heading and not (before is not None and before.heading):
            yield ""
        yield line.text


EPUB = Reader("epub", "1", _accepts, _read, "EPUB books and magazines", "EPUB 电子书刊")
