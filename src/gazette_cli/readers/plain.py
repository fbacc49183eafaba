"""Bytes of a plain-text file to a `Source`; what is not text is refused by what it seems to be."""

from __future__ import annotations

import codecs
import hashlib
import re

from gazette_cli.errors import DecodingError, UsageError
from gazette_cli.readers.encoding import decode
from gazette_cli.source import Source

SUGGESTED = ("auto", "utf-8", "gb18030", "big5", "big5hkscs", "utf-16-le", "utf-16-be")
_WIDER = {"utf-8-sig": "utf-8", "gbk": "gb18030", "gb2312": "gb18030"}
_NOT_TEXT = ("idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape")
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD, _LOCKED = "an old Office document (.doc, .xls, .ppt, .wps)", "an Office document that asks for a password"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # the stream in which a locked .docx lies
_SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (_COMPOUND, _OLD),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"AT&TFORM", "a DjVu document"),
    (b"\x1f\x8b\x08", "a gzip archive"),
    (b"BZh91AY&SY", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"SQLite format 3\x00", "an SQLite database"),
)
_ZIPPED = (
    (b"word/", "a Word document (.docx)"),
    (b"xl/", "an Excel workbook (.xlsx)"),
    (b"ppt/", "a PowerPoint file (.pptx)"),
    (b"application/epub+zip", "an EPUB book"),
    (b"application/vnd.oasis.opendocument", "an OpenDocument file"),
)
_ZIP_END, _ZIP_TAIL = b"PK\x05\x06", 1 << 17  # the mark of an archive's last record; bytes it stands in
_CUT = " that is cut short"
_FOREIGN = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<|[^\0]{0,1024}\0")
_WEB_PAGE = re.compile(rb"(?i)(?:\xef\xbb\xbf)?\s{0,64}<(?:!doctype\s+html|html[\s>])")


def read_bytes(data: bytes, name: str, encoding: str = "auto") -> tuple[Source, list[str]]:
    """The source that `data` holds, and warnings, each one line `name: what; what it means`.

    `name` is printed as it is. The source gives back the same bytes: `source.to_bytes() == data`.
    Raises DecodingError where the data is not text, UsageError where `encoding` is unknown.

    >>> read_bytes("街道".encode("utf-16"), "a.txt")[0].text
    '街道'
    """
    codec, kind = codec_name(encoding), seems_to_be(data)
    if kind and codec == "auto":
        raise _not_text(kind, name)
    try:
        decoded = decode(data, name, codec)
    except DecodingError:
        if kind:
            raise _not_text(kind, name) from None
        raise
    source = Source(name, decoded.text, hashlib.sha256(data).hexdigest(), decoded.receipt)
    warnings = [f"{name}: {doubt}" for doubt in decoded.doubts]
    if _WEB_PAGE.match(data):
        warnings.append(f"{name}: seems to be a web page; its tags are read as text, type --reader html for its words")
    return source, warnings


def codec_name(encoding: str) -> str:
    """Python's name for `encoding`, `auto` as it is; GBK and GB2312 are read as GB18030, which holds them.

    Raises UsageError where Python has no such text encoding.

    >>> codec_name("GBK"), codec_name("utf8")
    ('gb18030', 'utf-8')
    """
    if encoding == "auto":
        return encoding
    try:
        found = codecs.lookup(encoding)
    except (LookupError, ValueError):
        found = None
    if found is None or found.name.replace("_", "-") in _NOT_TEXT or not getattr(found, "_is_text_encoding", True):
        raise UsageError(f"{encoding!r} is not an encoding of text", hint=f"type one of {', '.join(SUGGESTED)}")
    return _WIDER.get(found.name, found.name)


def seems_to_be(data: bytes) -> str | None:
    """What a file is by its first bytes, in words, or None where nothing speaks against text.

    >>> seems_to_be(b"%PDF-1.7 ...")
    'a PDF document'
    """
    if data.startswith(b"PK\x03\x04"):
        found = next((kind for mark, kind in _ZIPPED if mark in data[: 1 << 16]), "a ZIP archive")
        return found if _ZIP_END in data[-_ZIP_TAIL:] else found + _CUT
    if data.startswith(_COMPOUND) and _ENCRYPTED in data:
        return _LOCKED
    return next((kind for mark, kind in _SIGNATURES if data.startswith(mark)), None)


def may_be_foreign(data: bytes) -> bool:
    """Whether a reader of other files should be asked: markup, NUL bytes, or the mark of a kind of file.

    >>> may_be_foreign("街道".encode()), may_be_foreign(b"<html>"), may_be_foreign(b"%PDF-1.7")
    (False, True, True)
    """
    return _FOREIGN.match(data) is not None or seems_to_be(data) is not None


def _not_text(kind: str, name: str) -> DecodingError:
    hint = "save it as plain text first"
    if kind == _OLD:
        hint = "convert it first: soffice --convert-to docx FILE"
    elif kind.endswith("picture"):
        hint = "type --ocr to have its characters recognised (pip install 'gazette-cli[ocr]')"
    elif kind.endswith(_CUT):
        hint = "get the file again"
    elif kind == _LOCKED:
        hint = "save a copy without the password"
    return DecodingError(f"{kind}, which no reader takes", place=name, hint=hint)
