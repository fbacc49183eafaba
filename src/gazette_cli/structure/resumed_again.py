"""What a story that goes on behind a jump prints again there: the lines of its headline in one, its last words."""

from __future__ import annotations

from collections.abc import Sequence

from gazette_cli.block import Kind
from gazette_cli.structure.displaced import may_head
from gazette_cli.structure.rests import Print, Repeat
from gazette_cli.structure.sheet import REACH, Sheet

_SHORTEST_HEAD = 8  # characters of a headline that is printed in several lines
_MOST_LINES = 3  # of it
_SHORTEST_END = 6  # characters of the words with which the story was broken off
_BEHIND = (1, 2)  # lines behind the jump that may print something again


def resumed_again(sheet: Sheet, indexes: Sequence[int]) -> list[Repeat]:
    """Of the undecided lines `indexes`, those right behind a jump back (上接第1版) that repeat the lines of a headline
    above, put together, or the end of a line above a jump onwards."""
    jumps = [n for n, label in enumerate(sheet.labels) if label is not None and label.kind is Kind.JUMP]
    back = {n for n in jumps if "接" in sheet.lines[n].text and "下" not in sheet.lines[n].text}
    behind = [n + step for n in back for step in _BEHIND]
    if not behind:
        return []
    broken = [n - 1 for n in jumps if n not in back]
    known = frozenset(indexes)
    of = Print(sheet, indexes)
    found: list[Repeat] = []
    for index in sorted(known.intersection(behind)):
        words = sheet.lines[index].squeezed
        at = next((n for n in broken if n < index and sheet.lines[n].squeezed.endswith(words)), -1)
        if at in known and len(words) >= _SHORTEST_END and len(words) < len(sheet.lines[at].squeezed):
            found.append(Repeat(index, (at,), fragment=True))
        elif len(words) >= _SHORTEST_HEAD and (originals := _head_above(sheet, of, index, words)):
            found.append(Repeat(index, originals, fragment=True))
    return found


def _head_above(sheet: Sheet, of: Print, index: int, words: str) -> tuple[int, ...]:
    """The two or three lines above line `index` that hold these words and nothing else; none where they do not."""
    place = of.indexes.index(index)
    first = of.starts[max(place - REACH, 0)]
    at = of.whole.find(words, first, of.starts[place])
    lines = of.lines_at(at, at + len(words)) if at >= 0 else ()
    whole = "".join([sheet.lines[line].squeezed for line in lines]) == words
    heads = 1 < len(lines) <= _MOST_LINES and all(may_head(sheet.lines[line]) for line in lines)
    return lines if whole and heads else ()
