"""The visible lines of a web page, in order, each with what its place in the page tells of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_HIDDEN = frozenset({
    "script", "style", "noscript", "template", "head", "title", "select", "button", "iframe", "svg", "object", "map",
    "audio", "video", "canvas", "textarea", "datalist", "nav", "input", "option", "rp", "rt",
})  # fmt: skip
_INLINE = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "del", "em", "font", "i", "img", "ins", "kbd", "label",
    "mark", "q", "ruby", "rb", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u",
    "var", "wbr",
})  # fmt: skip
_HEADINGS = frozenset({"h1", "h2", "h3"})
_BLANKS = re.compile(r"[ \t\r\n\f\v\u00a0]+")
_EDGES = " \u3000\u00a0\u200b\ufeff"
_UNSEEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)  # "visibility: hidden" waits for a script, and is text
_LONGEST_CELL = 60  # characters in a cell of a table that is no scaffold for the page
_MOST_CELLS = 5000
_CELL = "  "


@dataclass(slots=True)
class Line:
    """One visible line: its words, how many of its characters are links, the elements around it (inner first, by
    number, paragraphs left out), whether it is a heading, and the names its elements bear."""

    text: str
    linked: int
    around: tuple[int, ...]
    heading: bool
    names: str


class Walker:
    """Walks over the tree of a page without recursion, however deep it is."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._open: list[tuple[int, str, str]] = []  # number, tag and names of the blocks around
        self._pieces: list[str] = []
        self._linked = self._links = 0
        self._tables: list[bool] = []  # whether each table around holds data

    def walk(self, root: Any) -> list[Line]:
        """The lines below `root`."""
        for entering, node in _steps(root):
            if node.is_text_node:
                if entering:
                    self._text(node.text_content or "")
            elif node.is_element_node:
                (self._enter if entering else self._leave)(node)
        self._end()
        return self.lines

    def _text(self, words: str) -> None:
        self._pieces.append(words)
        if self._links:
            self._linked += len(words.strip())

    def _enter(self, node: Any) -> None:
        tag = node.tag
        if tag == "a":
            self._links += 1
        elif tag == "br":
            self._end()
        elif tag not in _INLINE:
            if tag == "table":
                self._tables.append(_holds_data(node))
            if tag in ("td", "th") and self._tables and self._tables[-1]:
                if "".join(self._pieces).strip(_EDGES + "\n\t\r"):
                    self._pieces.append(_CELL_MARK)
                return
            if not (self._tables and self._tables[-1] and tag in ("p", "div")):
                self._end()
            attributes = node.attributes
            names = f"{attributes.get('id') or ''} {attributes.get('class') or ''}".lower()
            self._open.append((node.mem_id, tag, names))

    def _leave(self, node: Any) -> None:
        tag = node.tag
        if tag == "a":
            self._links = max(self._links - 1, 0)
        elif tag != "br" and tag not in _INLINE:
            if tag in ("td", "th") and self._tables and self._tables[-1]:
                return
            if not (self._tables and self._tables[-1] and tag in ("p", "div")):
                self._end()
            if tag == "table" and self._tables:
                self._tables.pop()
            if self._open:
                self._open.pop()

    def _end(self) -> None:
        """The line ends here."""
        cells = "".join(self._pieces).split(_CELL_MARK)
        text = _CELL.join(_BLANKS.sub(" ", cell).strip(_EDGES) for cell in cells).strip(_EDGES)
        if text:
            around = tuple(number for number, tag, _ in reversed(self._open) if tag != "p")
            heading = any(tag in _HEADINGS for _, tag, _ in self._open[-3:])
            names = " ".join(names for _, _, names in self._open[-2:])
            self.lines.append(Line(text, min(self._linked, len(text)), around, heading, names))
        self._pieces, self._linked = [], 0


_CELL_MARK = "\x00"


def _steps(root: Any) -> Iterator[tuple[bool, Any]]:
    """Every node below `root` that can be seen, once when it is entered and once when it is left."""
    node = root.child
    while node is not None:
        yield True, node
        if node.child is not None and not _is_hidden(node):
            node = node.child
            continue
        while node is not None:
            yield False, node
            if node.next is not None:
                node = node.next
                break
            node = node.parent
            if node is None or node.mem_id == root.mem_id:
                return


def _is_hidden(node: Any) -> bool:
    if not node.is_element_node:
        return True
    return node.tag in _HIDDEN or _UNSEEN.search(node.attributes.get("style") or "") is not None


def _holds_data(table: Any) -> bool:
    """Whether a table holds rows of short cells, not parts of the page."""
    cells = table.css("td, th")
    if not 4 <= len(cells) <= _MOST_CELLS or table.css_first("table table, td ul, td h1, td h2") is not None:
        return False
    return len(table.css("tr")) >= 2 and all(len((cell.text() or "").strip()) <= _LONGEST_CELL for cell in cells)
