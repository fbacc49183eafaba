"""Printed lines with the features every later decision reads: what a compositor could see of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from gazette_cli.grammar.openings import read_bare_closing
from gazette_cli.grammar.people import RECENT
from gazette_cli.patterns import late
from gazette_cli.source import Source
from gazette_cli.structure.margins import Margin

DASH = re.compile(r"\s*(?:——|--|—|―)")  # what a deck opens with
ATTACHED = re.compile(r"附(?:件|表|录)?[\d一二三四五]{0,2}:?")  # above an attachment, blanks left out
SECTION_MARKS = "■●◆★▌█▲▼△【】[]|—-·:=*#~_+ 〔〕※"  # set around the name of a section
CAPTION_SIGNS = "▲△▼◀►▶↑↓←→"  # what captions are opened with
_CAPTION = late(r"[▲△▼◀►▶]|(?:[(【\[]|[—–-]+ ?)?[上下左右题]?图(?:[:为是片]|[)\]】])")
FRAMED = re.compile(r"([=*#~_+·•—–-])\1+ ?[^\W_](?:.{0,22}[^\W_])?[!?]? ?\1{2,}")  # ==== 短讯 ====
_ENDINGS = frozenset("。!?…;")
_CLOSERS = "”\"’'」』)]】〕"
_SIGNED = late(r"[。!?…][”\"’'」』]?\s?\([^()转轉接]{2,24}\)$")  # …到达。(马庄乡 一读者)
_WIDE_GAP = 8  # characters at the end of a line that hold the gap before the name of who wrote it
_OPENERS = str.maketrans({"“": "(", "「": "(", "『": "(", "《": "(", "〈": "(", "【": "(", "〔": "(", "[": "(",
                          "”": ")", "」": ")", "』": ")", "》": ")", "〉": ")", "】": ")", "〕": ")", "]": ")"})
_BRACKETS = re.compile(r"[(){}\[\]“”「」『』《》〈〉【】〔〕]")


@dataclass(slots=True, eq=False)
class Line:
    """One printed line that has words or marks on it.

    `number` counts all lines from 0; `start`, `end` are the source offsets of its words; `text` is
    the folded text without blanks around it and `at` the folded offset where it begins; `indent` is
    the number of blank characters before the words; `above` the number of blank lines before it (a
    form feed counts as three, being the end of a page); `closed` says whether it ends as a sentence does;
    `squeezed` is the text without spaces: what two prints of the same words have in common; `width` counts
    from the margin to the last word, in characters until the document is found to be wrapped by cells; `wrap`
    is the width at which the lines around are broken by hand, 0 where they are not; `scale` is the size of its print
    by that of the text, 0.0 where no reader saw it.
    """

    number: int
    start: int
    end: int
    text: str
    at: int
    indent: int
    above: int
    closed: bool
    squeezed: str
    width: int
    wrap: int = 0
    scale: float = 0.0

    @property
    def fills(self) -> bool:
        """Whether it reaches the width at which the lines around are broken by hand, give or take two."""
        return bool(self.wrap) and self.width >= self.wrap - 2

    @property
    def has_words(self) -> bool:
        """Whether there is any letter, digit or character on it."""
        return any(map(str.isalnum, self.text))


def printed_lines(source: Source, text: str, margins: Mapping[int, Margin]) -> list[Line]:
    """The lines of the source that are not blank, in printed order; `text` is its folded text as it shall be read,
    `margins` what stands before the words of some lines, by the offsets at which these begin."""
    return list(_lines(source, text, margins))


def cells_of(lines: Sequence[Line]) -> list[int]:
    """What each line measures where two half-width characters take the room of one full-width."""
    encoded = "\n".join([line.text for line in lines]).encode().split(b"\n")
    return [  # three bytes a character if every one were full-width
        line.indent + len(line.text) - (3 * len(line.text) - len(data)) // 4
        for line, data in zip(lines, encoded, strict=False)  # no lines make one empty text
    ]


def _lines(source: Source, text: str, margins: Mapping[int, Margin]) -> Iterator[Line]:
    folded = source.folded
    home, home_end = folded.home, folded.home_end
    original = source.text
    edge = above = 0
    form_feed = "\f" in original
    previous = 0
    for number, row in enumerate(text.split("\n")):
        if margins and (margin := margins.get(edge)):
            row = row[margin.end - edge :]
            edge = margin.end
        words = row.strip(" ")
        if words:
            at = edge + (len(row) - len(row.lstrip(" ")) if row[0] == " " else 0)
            stop = at + len(words)
            start, end = (home(at), home_end(stop)) if folded.shifts else (at, stop)
            if form_feed and "\f" in original[previous:start]:
                above = max(above, 3)
            closed = words[-1] in _ENDINGS or (words[-1] in _CLOSERS and _is_closed(words))
            closed = closed or ("  " in words and "  " in words[-_WIDE_GAP:] and read_bare_closing(words) is not None)
            squeezed = words.replace(" ", "")
            yield Line(number, start, end, words, at, at - edge, above, closed, squeezed, at - edge + len(words))
            above, previous = 0, end
        else:
            above += 1
        edge += len(row) + 1


def opens_caption(text: str) -> bool:
    """Whether words begin as those below a picture do.

    >>> opens_caption("图为合龙现场。"), opens_caption("图书室开门")
    (True, False)
    """
    return (text[0] in CAPTION_SIGNS or "图" in text[:3]) and _CAPTION.match(text) is not None


def _is_closed(words: str) -> bool:
    """Whether a sentence ends before the marks that close a quotation or bracket, or before who sent it in."""
    return words.rstrip(_CLOSERS)[-1:] in _ENDINGS or (words[-1] == ")" and _SIGNED.search(words) is not None)


@lru_cache(RECENT)
def depth(text: str) -> int:
    """How many brackets and quotation marks are left open; negative where more are closed than opened.

    >>> depth("他说:“好"), depth("好。”")
    (1, -1)
    """
    marks = _BRACKETS.findall(text)
    if not marks:
        return 0
    shape = "".join(marks).translate(_OPENERS)
    return shape.count("(") - shape.count(")")
