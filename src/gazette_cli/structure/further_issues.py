"""A second issue in the same file, below the first: its nameplate, its number and date, who made it, its contents."""

from __future__ import annotations

import re

from gazette_cli.block import Kind
from gazette_cli.grammar.folios import read_issue_line
from gazette_cli.structure.colophon import is_staff_row
from gazette_cli.structure.identity import is_issuer_and_date
from gazette_cli.structure.sheet import Sheet

_NAMED = frozenset({Kind.RUNNING_HEAD, Kind.NAMEPLATE})
_OWN = frozenset({"number", "date", "weekday", "lunar", "publisher", "internal"})
_IN_ONE_LINE = re.compile(r"本期[一二两三四五六七八九十\d]{1,2}[条篇件]:")
_MOST = 5  # lines of its head below the nameplate
_MOST_SPARE = 2  # characters no cue explains


def label_further_issues(sheet: Sheet) -> None:
    """Go on below every line that is nothing but the name of the issue, printed again."""
    for index, label in enumerate(sheet.labels):
        if label is not None and label.kind in _NAMED and sheet.lines[index].squeezed in sheet.names:
            _label_head(sheet, index + 1)


def _label_head(sheet: Sheet, first: int) -> None:
    numbered = False
    for index in range(first, min(first + _MOST, len(sheet.lines))):
        if sheet.is_free(index):
            text = sheet.lines[index].text
            reading = read_issue_line(text)
            own = bool(reading.cues) and set(reading.cues) <= _OWN and len(reading.rest) <= _MOST_SPARE
            if own or (numbered and is_issuer_and_date(text)):
                numbered = numbered or "number" in reading.cues
                sheet.put(index, Kind.ISSUE_LINE, "issue-line.further", 0.85, " ".join(reading.cues))
            elif numbered and is_staff_row(text):
                sheet.put(index, Kind.STAFF, "staff.row", 0.8)
            elif numbered and _IN_ONE_LINE.match(text):
                sheet.put(index, Kind.CONTENTS, "contents.one-line", 0.85)
            else:
                return
        elif sheet.kind(index) is Kind.ISSUE_LINE:
            numbered = True
        elif sheet.kind(index) is not Kind.ORNAMENT:
            return
