"""Issues whose paragraphs lost their last sign, as some programs that set or copy text drop it."""

from __future__ import annotations

from gazette_cli.structure.lines import Line
from gazette_cli.structure.sheet import Sheet

_SHORTEST = 40  # characters of a paragraph of several sentences
_LEAST, _SHARE = 4, 0.4  # of those paragraphs: so many end without a full stop


def end_without_stops(sheet: Sheet) -> None:
    """Take paragraphs for ended where many of an issue that breaks no lines by hand lack the full stop, unless
    furniture stands below them, behind which they may go on."""
    told = [n for n, line in sheet.free() if _is_told(line)]
    lost = [n for n in told if sheet.lines[n].text[-1].isalnum()]
    if len(lost) < _LEAST or len(lost) < _SHARE * len(told):
        return
    for n in lost:
        sheet.lines[n].closed = n + 1 == len(sheet.lines) or sheet.is_free(n + 1)


def _is_told(line: Line) -> bool:
    """Whether a line is a paragraph of several sentences by itself."""
    return not line.wrap and len(line.text) >= _SHORTEST and "。" in line.text
