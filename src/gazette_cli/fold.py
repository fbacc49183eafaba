"""One normal form with a map home: the shape in which all grammar reads a text.

Full-width ASCII becomes ASCII, every kind of white space but the line feed becomes a space, CJK
radicals and compatibility ideographs become the ordinary character, and invisible characters
(zero-width, soft hyphens, byte order marks, control characters) vanish. Marks that carry meaning by
their shape (①, Ⅱ, ², ㎡, …) stay; ❶ and ➀ become ①. Only the vanishing moves offsets, and the map leads them home.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, lru_cache

HAN = r"[^\W\da-zA-Z_]"
"""A Chinese character in a pattern: any letter outside ASCII. Explicit ranges compile a hundred times slower."""

# Blocks whose compatibility characters stand for exactly one ordinary character.
_COMPATIBLE = ((0x2E80, 0x2FE0), (0xF900, 0xFB00), (0xFE30, 0xFE70), (0xFF00, 0xFFF0))
_DOTS = "•・･‧∙"  # all of them printed for the one middle dot of names and folios
_CIRCLED = (0x2776, 0x2780, 0x278A)  # 1 to 10 in black and in other circles
_SLASHES = "\u2044\u2215\u2571"  # … and for the stroke between a role and a name

FOLDABLE = re.compile(  # what may have another form: beyond the first 65,536 any, since asking for each takes longer
    "[\x00-\t\x0b-\x1f\x7f-\xa0\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u1680\u180e\u2000-\u200f"
    "\u2022\u2027-\u202f\u2044\u205f-\u206f\u2215\u2219\u2571\u2776-\u2793\u2e80-\u2fdf\u3000\u30fb\uf900-\ufaff\ufe30-\ufe6f\ufeff"
    "\uff00-\uffef\ufff9-\ufffb\U00010000-\U0010ffff]"
)
INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e"
    "\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\U000110bd\U000110cd"
    "\U00013430-\U00013438\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f]+"
)


@lru_cache(maxsize=8192)
def is_blank(char: str) -> bool:
    """White space, control and format characters: they carry no words.

    >>> is_blank("\\u3000"), is_blank("\\u200b"), is_blank("。")
    (True, True, False)
    """
    return char.isspace() or unicodedata.category(char) in ("Cf", "Cc")


@cache
def _table() -> dict[str, str]:
    """Character to its one-character form, which has no other form itself; the line feed is left alone."""
    table: dict[str, str] = {}
    for first, last in _COMPATIBLE:
        for code in range(first, last):
            normal = unicodedata.normalize("NFKC", chr(code))
            if len(normal) == 1 and normal != chr(code):
                table[chr(code)] = normal
    spaces = (*range(0x09, 0x0A), *range(0x0B, 0x0E), *range(0x1C, 0x20), 0x85, 0xA0, 0x1680,
              *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000)
    table.update(dict.fromkeys(map(chr, spaces), " "))
    table.update(dict.fromkeys(_DOTS, "·"))
    table.update((chr(first + n), chr(ord("①") + n)) for first in _CIRCLED for n in range(10))
    table.update(dict.fromkeys(_SLASHES, "/"))
    return table


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and the way home.

    `text` holds the normal form. `home(i)` is the offset in the original of the character at `i`;
    `home_end(i)` is the offset just behind the character before `i`, so that
    `original[home(start):home_end(end)]` are the words that `text[start:end]` stands for.
    """

    text: str
    _at: tuple[int, ...] = ()  # folded offsets in front of which characters vanished, ascending
    _shift: tuple[int, ...] = ()  # how many have vanished up to there

    @property
    def shifts(self) -> bool:
        """Whether any character vanished, so that offsets differ from the original's."""
        return bool(self._at)

    def home(self, offset: int) -> int:
        """Offset in the original of the character at `offset`.

        >>> fold("3\\u200b月").home(1)
        2
        """
        if not self._at:
            return offset
        index = bisect_right(self._at, offset)
        return offset + (self._shift[index - 1] if index else 0)

    def home_end(self, offset: int) -> int:
        """Offset in the original just behind the character before `offset`.

        >>> fold("3\\u200b月").home_end(1)
        1
        """
        return self.home(offset - 1) + 1 if offset else 0


def fold(text: str) -> Folded:
    """The normal form of `text`.

    >>> fold("３月　１２日（星期三）").text
    '3月 12日(星期三)'
    """
    printed = set(FOLDABLE.findall(text))
    if not printed:
        return Folded(text)
    table = _table()
    for char in filter(table.__contains__, printed):  # a few; str.translate would ask about every one of the text
        text = text.replace(char, table[char])
    if not INVISIBLE.search("".join(printed)):
        return Folded(text)
    at: list[int] = []
    shift: list[int] = []
    pieces: list[str] = []
    edge = gone = 0
    for match in INVISIBLE.finditer(text):
        pieces.append(text[edge : match.start()])
        at.append(match.start() - gone)
        gone += match.end() - match.start()
        shift.append(gone)
        edge = match.end()
    pieces.append(text[edge:])
    return Folded("".join(pieces), tuple(at), tuple(shift))
