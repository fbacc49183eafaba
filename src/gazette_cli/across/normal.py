"""The form in which paragraphs are compared: folded, without blanks and marks, and the way home from it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import compress, pairwise
from unicodedata import normalize

import numpy as np

from gazette_cli.across.spool import Rows
from gazette_cli.grammar.people import read_byline

LEAST = 20  # letters, digits and ideographs that a paragraph must have to be compared
_LONGEST_BYLINE = 80
_SIGNED = re.compile(r"[\s(（]*(?:本报|本刊|本台|见习|实习|特约)?(?:记者|通讯员|記者|通訊員|作者|编辑|责编)[\s:：]")
_MARKS = re.compile(r"[^\w%‰]+")
_LETTER, _MARK, _DIGIT = 1, 2, 4  # what a character is; a blank is none of them
# Letters, digits and signs of per cent that stand for others; marks need no normal form, since most of them go.
_COMPATIBLE = re.compile(
    "[\u00aa-\u00be\u02b0-\u02b8\u1d2c-\u1d6a\u2070-\u2189\u2460-\u24ff\u2e80-\u2fdf\u3200-\u33ff\uf900-\ufaff"
    "\ufb00-\ufb4f\uff05\uff0e\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff66-\uffdc]"
)


def normals(texts: Sequence[str]) -> list[str]:
    """The letters, digits and ideographs of each text; marks stay only where they part or belong to numbers.

    >>> normals(["　今年１—5月，增长 3.5%。", "达1,200户。"])
    ['今年1—5月增长3.5%', '达1200户']
    """
    texts = [normalize("NFKC", text) if _COMPATIBLE.search(text) else text for text in texts]
    codes, classes, ends = _classified(texts)
    letters = np.flatnonzero(classes & _LETTER)
    edges = [0, *np.searchsorted(letters, ends).tolist()]
    whole = codes[letters].tobytes().decode("utf-32-le")
    forms = [whole[start:end] for start, end in pairwise(edges)]
    for number in _parted(classes, letters, ends):
        forms[number] = _MARKS.sub(_between, _squeezed(texts[number]))
    return forms


def normal(text: str) -> str:
    """The normal form of one text."""
    return normals([text])[0]


def _classified(texts: Sequence[str]) -> tuple[Rows, Rows, Rows]:
    """The characters of all texts in a row, what each is, and where each text ends."""
    codes = np.frombuffer("".join(texts).encode("utf-32-le"), "<u4")
    table = _table()
    classes = table.take(codes, mode="clip")
    for at in np.flatnonzero(codes >= len(table) - 1).tolist():
        classes[at] = _class(chr(codes[at]))
    return codes, classes, np.cumsum(np.fromiter(map(len, texts), np.int64, len(texts)))


@cache
def _table() -> Rows:
    """The class of each character of the basic plane."""
    return np.fromiter(map(_class, map(chr, range(2**16))), np.uint8, 2**16)


def _class(char: str) -> int:
    if char.isspace() or char == "_":
        return 0
    if not (char.isalnum() or char in "%‰"):
        return _MARK
    return _LETTER | (_DIGIT if "0" <= char <= "9" else 0)


def _parted(classes: Rows, letters: Rows, ends: Rows) -> list[int]:
    """The numbers of the texts in which marks stand between two digits."""
    digits = np.flatnonzero(classes & _DIGIT)
    ranks = np.searchsorted(letters, digits)
    apart = np.flatnonzero((np.diff(digits) > 1) & (np.diff(ranks) == 1))
    between = [digits[at + 1] for at in apart.tolist() if (classes[digits[at] : digits[at + 1]] & _MARK).any()]
    return sorted(set(map(int, np.searchsorted(ends, between, "right"))))


def _squeezed(text: str) -> str:
    return "".join(text.replace("_", "").split())


def _between(match: re.Match[str]) -> str:
    """What stays of marks: nothing, but between two digits all except the comma of thousands."""
    text, start, end = match.string, match.start(), match.end()
    if not (start and text[start - 1].isdigit() and text[end : end + 1].isdigit()):
        return ""
    mark = normalize("NFKC", match[0])
    is_comma = mark == "," and len(text) >= end + 3 and text[end : end + 3].isdigit()
    return "" if is_comma and not text[end + 3 : end + 4].isdigit() else mark


def countable(texts: Sequence[str]) -> list[str | None]:
    """The normal forms, with None for what never counts: short lines, and bylines of any length.

    >>> countable(["记者 王小明", "记者 王小明 通讯员 李大同 赵立国 钱小芳 孙宝玉 周志强 文/图"])
    [None, None]
    """
    return [None if len(form) < LEAST or _is_byline(text) else form
            for text, form in zip(texts, normals(texts), strict=True)]  # fmt: skip


def _is_byline(text: str) -> bool:
    return len(text) <= _LONGEST_BYLINE and "。" not in text and (
        _SIGNED.match(text) is not None or read_byline(text.strip()) is not None)


def homes(text: str) -> list[int]:
    """For each character of `normal(text)` its offset in `text`.

    >>> homes(" 甲，1㎡")
    [1, 3, 4, 4]
    """
    letters, offsets = text, list(range(len(text)))
    if _COMPATIBLE.search(text):
        parts = [normalize("NFKC", char) for char in text]
        letters, offsets = "".join(parts), [offset for offset, part in enumerate(parts) for _ in part]
    offsets = list(compress(offsets, [not (char.isspace() or char == "_") for char in letters]))
    edge, found = 0, list[int]()
    for match in _MARKS.finditer(_squeezed(letters)):
        found += offsets[edge : match.start() + len(_between(match))]
        edge = match.end()
    found += offsets[edge:]
    short = len(normal(text)) - len(found)  # characters that join with their neighbours have no offset of their own
    return found[:short] if short < 0 else found + found[-1:] * short
