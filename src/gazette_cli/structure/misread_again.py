"""Lines printed again with characters misread in one of the prints, and broken into other lines than before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from gazette_cli.structure.joins import TEXT
from gazette_cli.structure.repeats import misread
from gazette_cli.structure.rests import Print, Repeat
from gazette_cli.structure.sheet import REACH, Sheet
from gazette_cli.structure.units import Unit

_SAMPLE = 6  # characters by which an earlier print is found
_SHORTEST_LINE = 14  # characters of the first line
_SHORTEST = 18  # … of all that is printed again
_DEBRIS = "■□"  # for characters a scanner could not read
_GONE = str.maketrans("", "", _DEBRIS)
_SIGN = re.compile(rf"[{_DEBRIS}](?=\w)")


def misread_again(sheet: Sheet, units: Sequence[Unit], copies: AbstractSet[int]) -> list[Repeat]:
    """The first lines of units that repeat what stands above them, one in twelve characters misread; `copies` are the
    lines known to be repeats.

    Only a scan that leaves signs for what it could not read is searched: to look for every line takes its time.
    """
    plain = sheet.script.plain
    if not any(map(plain.__contains__, _DEBRIS)) or not any(
        plain[match.start() - 1].isalnum() for match in _SIGN.finditer(plain, 1)
    ):
        return []
    of = Print(sheet, [index for index, _ in sheet.free() if index not in copies], _GONE)
    position = {index: n for n, index in enumerate(of.indexes)}
    found: list[Repeat] = []
    for unit in units:
        first = position.get(unit.lines[0])
        if unit.type != TEXT or first is None or len(of.texts[first]) < _SHORTEST_LINE:
            continue
        at = _earlier(of, first)
        if at < 0:
            continue
        run: list[Repeat] = []
        edge = at
        for index in unit.lines:
            if index not in position:  # a repeat itself
                break
            text = of.texts[position[index]]
            if not misread(of.whole[edge : edge + len(text)], text) or edge + len(text) > of.starts[first]:
                break
            run.append(Repeat(index, of.lines_at(edge, edge + len(text)), fragment=True))
            edge += len(text)
        printed = "".join(sheet.lines[repeat.copy].squeezed for repeat in run)
        if edge - at >= _SHORTEST and printed != of.whole[at:edge]:  # to the letter, it may rightly come back
            found += run
    return found


def _earlier(of: Print, first: int) -> int:
    """Where above the line its words may be printed; -1 where neither its beginning nor its end is."""
    text, start = of.texts[first], of.starts[first]
    for offset in (1, len(text) - _SAMPLE - 1):
        at = of.whole.find(text[offset : offset + _SAMPLE], of.starts[max(first - REACH, 0)], start)
        if at >= offset and misread(of.whole[at - offset : at - offset + len(text)], text):
            return at - offset
    return -1
