"""The form in which paragraphs are compared: folded, without blanks and marks, and the way home from it."""

from __future__ import annotations

import re
from unicodedata import normalize

from gazette_cli.grammar.people import read_byline

LEAST = 20  # letters, digits and ideographs that a paragraph must have to be compared
_LONGEST_BYLINE = 80
_SIGNED = re.compile(r"[\s(（]*(?:本报|本刊|本台|见习|实习|特约)?(?:记者|通讯员|記者|通訊員|作者|编辑|责编)[\s:：]")
_MARKS = re.compile(r"[^\w%‰]+")
_PARTED = re.compile(r"\d[^\w%‰]+\d")
# Letters, digits and signs of per cent that stand for others; marks need no normal form, since most of them go.
_COMPATIBLE = re.compile(
    "[\u00aa-\u00be\u02b0-\u02b8\u1d2c-\u1d6a\u2070-\u2189\u2460-\u24ff\u2e80-\u2fdf\u3200-\u33ff\uf900-\ufaff"
    "\ufb00-\ufb4f\uff05\uff0e\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff66-\uffdc]"
)


def normal(text: str) -> str:
    """The letters, digits and ideographs of `text`; marks stay only where they part or belong to numbers.

    >>> normal("　今年１—5月，增长 3.5%。达1,200户。")
    '今年1—5月增长3.5%达1200户'
    """
    if _COMPATIBLE.search(text):
        text = normalize("NFKC", text)
    text = "".join(text.replace("_", "").split())
    return _MARKS.sub(_between if _PARTED.search(text) else "", text)


def _between(match: re.Match[str]) -> str:
    """What stays of marks: nothing, but between two digits all except the comma of thousands."""
    text, start, end = match.string, match.start(), match.end()
    if not (start and text[start - 1].isdigit() and text[end : end + 1].isdigit()):
        return ""
    mark = normalize("NFKC", match[0])
    is_comma = mark == "," and len(text) >= end + 3 and text[end : end + 3].isdigit()
    return "" if is_comma and not text[end + 3 : end + 4].isdigit() else mark


def countable(text: str) -> str | None:
    """The normal form, or None for what never counts: short lines, and bylines of any length.

    >>> countable("记者 王小明"), countable("记者 王小明 通讯员 李大同 赵立国 钱小芳 孙宝玉 周志强 文/图")
    (None, None)
    """
    form = normal(text)
    if len(form) < LEAST:
        return None
    is_byline = len(text) <= _LONGEST_BYLINE and "。" not in text and (
        _SIGNED.match(text) is not None or read_byline(text.strip()) is not None)
    return None if is_byline else form


def homes(text: str) -> list[int]:
    """For each character of `normal(text)` its offset in `text`.

    >>> homes(" 甲，1㎡")
    [1, 3, 4, 4]
    """
    single = not _COMPATIBLE.search(text)  # then each character stands for itself
    wide = [(part, offset) for offset, char in enumerate(text) for part in (char if single else normalize("NFKC", char))
            if not part.isspace() and part != "_"]  # fmt: skip
    letters = "".join([part for part, _ in wide])
    edge, found = 0, list[int]()
    for match in _MARKS.finditer(letters):
        found += [offset for _, offset in wide[edge : match.start()]]
        if kept := _between(match):
            found += [offset for _, offset in wide[match.start() : match.end()]][: len(kept)]
        edge = match.end()
    found += [offset for _, offset in wide[edge:]]
    short = len(normal(text)) - len(found)  # characters that join with their neighbours have no offset of their own
    return found[:short] if short < 0 else found + found[-1:] * short
