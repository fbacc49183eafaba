"""Names printed with spaces inside: 何 治 国, 童 谣, 董事长蔺 海当场宣布.

A name of two characters is often set as wide as one of three, in running text as well as in columns. Where a gap
stands behind a surname, the words around are read by the tagger as if it were not there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from gazette_cli.fold import HAN
from gazette_cli.lexicon import words
from gazette_cli.tagger import View, look, read_persons, share_of, title_before
from gazette_cli.tagger.candidates import is_full_name
from gazette_cli.tagger.view import UNKNOWN, surnames, tag_of

_LIKELY = 0.4  # a share from which on three characters are rather a name than the first two of them
_LONG_ROW = 8  # single characters; so many are a headline set wide rather than names beside each other
_WINDOW = 12  # characters on both sides of a name that are read with it


class Spaced(NamedTuple):
    """A name at `[start, end)`, the same without its spaces, and the tagger's share where the spaces are left out."""

    start: int
    end: int
    name: str
    share: float


@cache
def _gap() -> re.Pattern[str]:
    """A gap with a character on both sides, and a third behind as wide a gap or none."""
    return re.compile(f"(?<=({HAN}))( +)(?=({HAN})(?:(\\2)?({HAN}))?)")


@cache
def _row() -> re.Pattern[str]:
    """Three or more single characters with gaps between them."""
    return re.compile(f" +{HAN}(?: +{HAN})+(?!{HAN})")


@cache
def _signs() -> frozenset[str]:
    """What stands apart behind a name and is no part of it: 童 谣 摄, 敖 莉 女."""
    return frozenset(("男", "女", *(role for role in words("trailing_roles") if len(role) == 1)))


def spaced_names(view: View) -> Iterator[Spaced]:
    """Every reading of a gap as one inside a name, by start; readings of one start overlap.

    >>> from gazette_cli.tagger import look
    >>> [spaced.name for spaced in spaced_names(look("董事长蔺 海当场宣布")) if spaced.share > 0.5]
    ['蔺海']
    """
    text = view.text
    if " " not in text:
        return
    rows, edge = _rows(text), 0
    for match in _gap().finditer(text):
        start = match.start(1)
        if text[start - 1 : start + 1] in surnames()[1]:
            start -= 1  # 欧阳 敏
        elif not (match[1] in surnames()[0] or _is_double(match)) or _ends_word(view, start):
            continue
        if start < edge:
            continue
        for end in [rows[start]] if start in rows else _ends(text, match):
            name = text[start:end].replace(" ", "")
            share = _share(text, start, end, name) if end > start and is_full_name(name) else 0.0
            if share:
                yield Spaced(start, end, name, share)
            if share > _LIKELY and len(name) > 2:
                edge = start if _is_han(text[start - 1 : start]) else end
                break  # 何 治 国, and no 何 治 before 国


def _ends_word(view: View, at: int) -> bool:
    """Whether the character in front of a gap is the last one of a word: 投资 完成."""
    number = view.cover[at]
    return len(view.words[number]) > 1 and view.tags[number] != UNKNOWN and view.tags[number][:2] != "nr"


def _ends(text: str, match: re.Match[str]) -> Iterator[int]:
    """Where a name with the gap could end: 甲 乙 丙, 甲 乙, 甲 乙丙; 欧 阳 丙."""
    third, closed = match[5], match.end(5) >= 0 and not _is_han(text[match.end(5) : match.end(5) + 1])
    apart = not _is_han(text[match.start(1) - 1 : match.start(1)])
    # beside a cell of its own no character of the next one belongs to the name: 宋 芝 左庆丰
    if third and match[4] and third not in _signs() and (closed or not apart or _is_double(match)):
        yield match.end(5)
    yield match.end(3)
    if not third or match[4]:
        return
    second = match[3] + third
    if closed and third not in _signs() and second not in surnames()[1] and tag_of(second)[:2] in ("", "nr", "ns"):
        yield match.end(5)
    if _is_double(match):  # 欧 阳满仓带头
        yield from (end for end in (match.end(5), match.end(5) + 1) if _is_han(text[end - 1 : end]))


def _is_double(match: re.Match[str]) -> bool:
    """Whether the gap stands inside a surname of two characters."""
    return match[1] + match[3] in surnames()[1]


def _rows(text: str) -> dict[int, int]:
    """The ends of names by start, in rows of three or more single characters; start and end are one where none begins.

    桂 枝 储 冬 are names of two, in 停 水 通 知 is none; a long row is read as if it had no gaps. In one that is a
    whole line a name begins at its head or behind a title: 县 长 谭 伯 钧, but 感 谢 信; else nothing is said.
    """
    found: dict[int, int] = {}
    for match in _row().finditer(text):
        first = match.start() - 1  # the regular expression begins at a gap, as there are few
        apart = first >= 0 and _is_han(text[first]) and not _is_han(text[first - 1 : first])
        places = [at for at in range(first if apart else match.start(), match.end()) if text[at] != " "]
        row = "".join(text[at] for at in places)
        if len(row) % 2 == 0 and surnames()[0].issuperset(row[::2]):
            found |= {at: places[n + 1] + 1 if n % 2 == 0 else at for n, at in enumerate(places)}
        elif row.endswith(words("notice_endings")):
            found |= {at: at for at in places}
        elif len(row) >= _LONG_ROW:
            found |= {at: at for at in places}
            found |= {places[r.start]: places[r.end - 1] + 1 for r in read_persons(look(row), least=_LIKELY)}
        elif _is_line(text, places[0], match.end()):
            found |= {at: at for n, at in enumerate(places) if n and not _opens_name(row, places, n)}
    return found


def _is_line(text: str, start: int, end: int) -> bool:
    """Whether nothing but blanks stands beside `[start, end)`."""
    stop = text.find("\n", end)
    before, behind = text[text.rfind("\n", 0, start) + 1 : start], text[end : stop if stop >= 0 else len(text)]
    return not before.strip(" ") and not behind.strip(" ")


def _opens_name(row: str, places: Sequence[int], number: int) -> bool:
    """Whether a name could begin with this character of a row: behind a title, or behind a gap wider than others."""
    gap = places[number] - places[number - 1]
    return title_before(row, number) is not None or gap > min(b - a for a, b in pairwise(places))


def _share(text: str, start: int, end: int, name: str) -> float:
    begin = max(0, start - _WINDOW)
    near = look(text[begin:start] + name + text[end : end + _WINDOW])
    return share_of(near, start - begin, start - begin + len(name))


def _is_han(char: str) -> bool:
    return bool(re.match(HAN, char))
