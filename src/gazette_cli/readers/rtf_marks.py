"""The marks an RTF file is made of: groups, control words, bytes, and the characters bytes stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

_MARK = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|((?:\\'[0-9a-fA-F]{2})+)|\\([^a-zA-Z])|([{}])|[\r\n\0]+|([^\\{}\r\n\0]+)"
)
_CODECS = {  # of the character sets that fonts name, and of code pages
    128: "cp932", 129: "cp949", 130: "cp1361", 134: "gb18030", 136: "cp950", 161: "cp1253", 162: "cp1254",
    177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
    936: "gb18030", 54936: "gb18030", 950: "cp950", 932: "cp932", 949: "cp949", 65001: "utf-8", 10008: "gb18030",
}  # fmt: skip
LATIN = "cp1252"
_ESCAPED = re.compile("[\udc80-\udcff]")
_WIDE = ("gb18030", "cp950", "cp932", "cp949")  # in these a byte may want the next one


class Kind(Enum):
    """What a mark is."""

    OPEN = "{"
    CLOSE = "}"
    WORD = "word"
    SYMBOL = "symbol"
    TEXT = "text"


class Mark(NamedTuple):
    """One mark: `word` is the control word or symbol, `number` its parameter; `data` the bytes of a text."""

    kind: Kind
    word: str = ""
    number: int | None = None
    data: bytes = b""


def marks(data: bytes) -> Iterator[Mark]:
    r"""The marks of a file in order; what a `\bin` announces is passed over.

    >>> [mark.word or mark.data or mark.kind.value for mark in marks(b"{\\b1 a\\'cb}")]
    ['{', 'b', b'a', b'\xcb', '}']
    """
    at = 0
    while (match := _MARK.match(data, at)) is not None:
        at = match.end()
        word, number, codes, symbol, brace, text = match.groups()
        if word is not None:
            value = int(number) if number else None
            if word == b"bin" and value:
                at += max(value, 0)
            else:
                yield Mark(Kind.WORD, word.decode("ascii"), value)
        elif text is not None:
            yield Mark(Kind.TEXT, data=text)
        elif codes is not None:
            yield Mark(Kind.TEXT, data=bytes.fromhex(codes.replace(b"\\'", b"").decode("ascii")))
        elif brace is not None:
            yield Mark(Kind.OPEN if brace == b"{" else Kind.CLOSE)
        elif symbol is not None:
            yield Mark(Kind.SYMBOL, symbol.decode("latin-1"))


def codec_of(charset: int | None, page: str) -> str:
    """The encoding of the bytes in a font of that character set; `page` is that of the file, for fonts of no other.

    >>> codec_of(134, "cp1252"), codec_of(0, "gb18030")
    ('gb18030', 'gb18030')
    """
    return _CODECS.get(charset or 0, page)


def decoded(data: bytes, codec: str) -> tuple[str, int]:
    """The characters of bytes, and how many bytes stand for none; each such place becomes U+FFFD.

    >>> decoded(b"\\xbd\\xd6\\xff!", "gb18030")
    ('街�!', 1)
    """
    words = data.decode(codec, "surrogateescape")
    return _ESCAPED.subn("\ufffd", words)


def wants_more(data: bytes, codec: str) -> bool:
    """Whether bytes end in the middle of a character.

    >>> wants_more(b"\\xbd\\xd6\\xb5", "gb18030"), wants_more(b"\\xbd\\xd6", "gb18030")
    (True, False)
    """
    if codec not in _WIDE or not data or data[-1] < 0x80:
        return False
    run = len(data) - len(data.rstrip(bytes(range(0x81, 0xFF))))
    return run % 2 == 1
