"""RTF documents, as office programs and 公文 systems write them: paragraphs, tables, text boxes, page heads and feet.

Written by hand, for what is to be had gives neither heads nor tables nor boxes apart, and reads GBK by one code page.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace

from gazette_cli.errors import DecodingError, InputError
from gazette_cli.readers.base import AUTO, Reader, Reading
from gazette_cli.readers.encoding import SAMPLE, decode
from gazette_cli.readers.office import HEAD, LARGE, reading_of
from gazette_cli.readers.rtf_flow import Flow
from gazette_cli.readers.rtf_marks import LATIN, Kind, Mark, codec_of, decoded, marks, wants_more

_KIND = "RTF document"
_LARGEST = 128 << 20  # bytes, pictures written as figures and all
_MOST_MARKS = 2_500_000
_DEEPEST = 2000  # groups inside each other
_UNREAD = frozenset({
    "colortbl", "info", "pict", "fldinst", "shprslt", "nonesttables", "annotation", "atnid", "atnauthor", "atntime",
    "atnref", "atrfstart", "atrfend", "xe", "tc", "revtbl", "listtable", "listoverridetable", "rsidtbl", "filetbl",
    "generator", "objdata", "objclass", "objname", "nonshppict", "themedata", "sp", "bkmkstart", "bkmkend", "falt",
    "panose", "fontemb", "template", "private", "footnotesep", "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc",
    "aftncn", "pnseclvl",
})  # fmt: skip
_STARRED = frozenset({  # behind \* and read all the same
    "shpinst", "shptxt", "do", "dptxbxtext", "cs", "listtext", "pntext", "nesttableprops",
})  # fmt: skip
_HEADERS = frozenset({"header", "headerl", "headerr", "headerf"})
_FOOTERS = frozenset({"footer", "footerl", "footerr", "footerf"})
_BOXES = frozenset({"shptxt", "dptxbxtext"})
_FLOWS = _HEADERS | _FOOTERS | _BOXES | {"footnote"}
_WORDS = {
    "tab": " ", "line": "\n", "softline": "\n", "page": "\n", "lbr": "\n", "emdash": "—", "endash": "–", "lquote": "‘",
    "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•", "emspace": "\u2003", "enspace": "\u2002",
    "qmspace": " ",
}  # fmt: skip
_SYMBOLS = {"~": "\u00a0", "_": "-", "{": "{", "}": "}", "\\": "\\", "\t": " "}
_HALF_POINTS = 2
_FRONT = 4096  # bytes in which a file names its code page


@dataclass(slots=True)
class _State:
    """What holds inside a group; a group inherits it, and what it changes ends with it."""

    to: str = ""  # fonttbl, stylesheet or a flow; else the text
    unread: bool = False
    skip: int = 1  # characters behind a \u that stand for it in old programs
    font: int = -1
    size: int = 24  # half points
    hidden: bool = False
    centred: bool = False
    head: bool = False
    in_table: bool = False
    style: int = -1


@dataclass(slots=True)
class _Tables:
    """What the file says in front: character sets of fonts, names of styles, its code page."""

    page: str
    base: int = -1
    charsets: dict[int, int] = field(default_factory=dict)
    titles: dict[int, str] = field(default_factory=dict)


class _Reader:
    """Goes through the marks of a file; `rows()` are its lines."""

    def __init__(self, data: bytes, page: str, *, told: bool) -> None:
        self._told = told  # the encoding is the user's, and wins over what the file says
        self.lost, self.is_cut = 0, False
        self._tables = _Tables(page)
        self._state = _State()
        self._stack: list[_State] = []
        self._flows = [Flow()]
        self._opened: list[tuple[int, str]] = []  # depth and kind of the flows that are open
        self._done: dict[str, list[str]] = {}
        self._bytes, self._codec = bytearray(), LATIN
        self._largest = 0  # size of the characters of the paragraph
        self._starred = False
        self._skipping = 0
        self._high = 0
        self._read(data)

    def rows(self) -> Iterator[str]:
        """The lines: page heads, the body, footnotes, page feet; each page head and foot once."""
        above = list(dict.fromkeys(self._done.get("header", [])))
        yield from (*above, "") if above else ()
        yield from self._flows[0].end()
        yield from self._done.get("footnote", [])
        yield from dict.fromkeys(self._done.get("footer", []))

    def _read(self, data: bytes) -> None:
        for mark in marks(data):
            if mark.kind is Kind.TEXT:
                self._text(mark)
            elif mark.kind is Kind.OPEN:
                self._flush()
                self._stack.append(replace(self._state))
                self._skipping = 0
                if len(self._stack) > _DEEPEST:
                    raise RecursionError
            elif mark.kind is Kind.CLOSE:
                self._close()
                if not self._stack:
                    break
            else:
                self._control(mark)
        self.is_cut = bool(self._stack)
        while self._stack:
            self._close()

    def _close(self) -> None:
        self._flush()
        self._skipping = 0
        if self._opened and self._opened[-1][0] == len(self._stack):
            _, kind = self._opened.pop()
            rows = self._flows.pop().end()
            if kind in _BOXES:
                self._flows[-1].box(rows)
            else:
                self._done.setdefault(kind, []).extend(row for row in rows if row.strip())
        if self._stack:
            self._state = self._stack.pop()

    def _text(self, mark: Mark) -> None:
        data = mark.data
        if self._skipping:  # each byte stands for one character in old programs
            passed = min(self._skipping, len(data))
            self._skipping -= passed
            data = data[passed:]
        if not data or self._state.unread or self._state.hidden:
            return
        codec = codec_of(self._tables.charsets.get(self._state.font), self._tables.page)
        if codec != self._codec:
            self._flush()
            self._codec = codec
        self._bytes += data

    def _flush(self) -> None:
        """The bytes so far become characters."""
        if self._bytes:
            words, lost = decoded(bytes(self._bytes), self._codec)
            self.lost += lost
            self._bytes.clear()
            self._put(words)

    def _put(self, words: str) -> None:
        state = self._state
        if state.unread or state.hidden:
            return
        if state.to == "fonttbl":
            return
        if state.to == "stylesheet":
            self._tables.titles[state.style] = self._tables.titles.get(state.style, "") + words
            return
        if words.strip():
            self._largest = max(self._largest, state.size)
        self._flows[-1].put(words)

    def _control(self, mark: Mark) -> None:
        word, number = mark.word, mark.number
        if mark.kind is Kind.SYMBOL:
            self._symbol(word)
            return
        starred, self._starred = self._starred, False
        if word == "u":
            self._unicode(number or 0)
            return
        self._flush()
        if self._skipping and word in _WORDS:
            self._skipping -= 1
        elif word in _UNREAD or (starred and word not in _STARRED):
            self._state.unread = True
        elif not self._state.unread:
            self._act(word, number)

    def _symbol(self, symbol: str) -> None:
        if symbol == "*":
            self._starred = True
        elif symbol in "\r\n":
            self._control(Mark(Kind.WORD, "par"))
        elif symbol in _SYMBOLS:
            if self._skipping:
                self._skipping -= 1
                return
            if wants_more(bytes(self._bytes), self._codec):  # the second byte of a character, written as it is
                self._bytes += symbol.encode("latin-1")
                return
            self._flush()
            self._put(_SYMBOLS[symbol])

    def _unicode(self, number: int) -> None:
        self._flush()
        code = number & 0xFFFF if number < 0 else number
        self._skipping = self._state.skip
        if 0xD800 <= code < 0xDC00:
            self._high = code
            return
        if 0xDC00 <= code < 0xE000 and self._high:
            code = 0x10000 + ((self._high - 0xD800) << 10) + code - 0xDC00
        self._high = 0
        whole = 0 < code <= 0x10FFFF and not 0xD800 <= code < 0xE000
        self.lost += not whole
        self._put(chr(code) if whole else "\ufffd")

    def _act(self, word: str, number: int | None) -> None:
        """A word that is neither passed over nor a character."""
        if word in _WORDS:
            self._put(_WORDS[word])
        elif word in ("par", "sect"):
            self._end_paragraph()
        elif word in ("cell", "row", "nestcell", "nestrow"):
            self._end_cell(word)
        elif word in _FLOWS:
            self._open_flow(word)
        elif word in ("fonttbl", "stylesheet"):
            self._state.to = word
        elif not self._set_character(word, number):
            self._set_paragraph(word, number)

    def _set_character(self, word: str, number: int | None) -> bool:
        """A word that says how characters are set, or written; whether it is one."""
        state, tables = self._state, self._tables
        if word in ("f", "af"):
            state.font = number or 0
        elif word == "fcharset" and state.to == "fonttbl":
            tables.charsets[state.font] = number or 0
        elif word == "fs":
            state.size = number or 24
        elif word in ("v", "deleted"):
            state.hidden = number != 0
        elif word == "uc":
            state.skip = min(max(number or 0, 0), 16)
        elif word == "ansicpg":
            tables.page = tables.page if self._told else codec_of(number, LATIN)
        elif word == "deff":
            tables.base = state.font = number or 0
        elif word == "plain":
            state.font, state.size, state.hidden = tables.base, 24, False
        else:
            return False
        return True

    def _set_paragraph(self, word: str, number: int | None) -> None:
        """A word that says how paragraphs are set."""
        state = self._state
        if word == "pard":
            state.centred = state.head = state.in_table = False
        elif word in ("qc", "ql", "qr", "qj"):
            state.centred = word == "qc"
        elif word == "outlinelevel":
            state.head = (number or 0) < 9
        elif word == "intbl":
            state.in_table = True
        elif word == "s" and number is not None:
            state.style = number
            if state.to != "stylesheet":
                state.head = state.head or HEAD.search(self._tables.titles.get(number, "")) is not None

    def _end_paragraph(self) -> None:
        state = self._state
        large = state.centred and self._largest >= _HALF_POINTS * LARGE
        self._flows[-1].end_paragraph(head=state.head or large, in_table=state.in_table)
        self._largest = 0

    def _end_cell(self, word: str) -> None:
        flow = self._flows[-1]
        if word == "cell":
            flow.end_cell()
        elif word == "row":
            flow.end_row()
        elif word == "nestcell":
            flow.end_inner_cell()
        else:
            flow.end_paragraph(head=False, in_table=True)
        self._largest = 0

    def _open_flow(self, word: str) -> None:
        kind = "header" if word in _HEADERS else "footer" if word in _FOOTERS else word
        self._flows.append(Flow())
        self._opened.append((len(self._stack), kind))
        self._state.in_table = self._state.head = self._state.centred = False


def _page(data: bytes, name: str) -> str:
    """The encoding of a file that names none: by its bytes that are no ASCII."""
    if b"\\ansicpg" in data[:_FRONT]:
        return LATIN
    texts = (mark.data for mark in marks(data[:SAMPLE]) if mark.kind is Kind.TEXT)
    with suppress(DecodingError):
        found = decode(b"".join(text for text in texts if not text.isascii()), name).receipt.encoding
        if found in ("gb18030", "big5", "utf-8"):
            return found
    return LATIN


def _accepts(data: bytes) -> bool:
    return data.startswith(b"{\\rtf")


def _read(data: bytes, name: str, encoding: str) -> Reading:
    """The text of an RTF document, a paragraph a line. Raises InputError where it is none, or has no words."""
    if not _accepts(data.lstrip()):
        raise InputError("this is no RTF document", place=name, hint="leave --reader out")
    loose = data.count(b"{") + data.count(b"}") + data.count(b"\\") - data.count(b"\\'")
    if len(data) > _LARGEST or loose > _MOST_MARKS:
        raise InputError(f"an RTF document of {len(data) >> 20} MB and {loose} marks", place=name,
                         hint="save it in parts, or without pictures")
    try:
        reader = _Reader(data, _page(data, name) if encoding == AUTO else encoding, told=encoding != AUTO)
    except RecursionError:
        raise InputError(f"an RTF document with more than {_DEEPEST} groups inside each other", place=name,
                         hint="it is damaged or made to do harm; leave it out") from None
    rows = list(reader.rows())
    doubts = []
    if reader.lost:
        doubts.append(f"{reader.lost} bytes stand for no character; they are read as �")
    if reader.is_cut:
        doubts.append("ends in the middle; its end is missing")
    return reading_of(rows, _KIND, name, tuple(doubts))


RTF = Reader("rtf", "1", _accepts, _read, "RTF documents", "RTF 文档")
