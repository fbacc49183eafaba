"""What each unit looks like to the decoder: scores of the states it can be in, relative to this document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from gazette_cli.structure.contents import bigrams, likeness
from gazette_cli.structure.sheet import Sheet
from gazette_cli.structure.units import BYLINE, CAPTION, SIGNATURE, TEXT, Unit, is_standing_head

UnitScores = dict[str, float]

_ANNOUNCED = 0.6  # likeness from which a contents entry announces a heading
_SPACED = re.compile(r"[^ ]{3,} +[^ ]{3,}")
_COLON = re.compile(r"^[^:]{2,12}:[^:]{4,}")
_DASH = re.compile(r"^(?:——|--|—|―)")
_SECTION_MARK = re.compile(r"^[■●◆★▌█【\[|][^。,]{2,20}$")
_RUN_IN = re.compile(r"^(.{1,3}?)?[^ 。,]{4,26} +[^ ].{10,}")
_DIGITS_ROW = re.compile(r"\d.*\d|\d+[件个万%人户]")
_TAIL = 2.0  # log-odds that an article of a document whose stories are signed ends with a byline
_TRACES = {"number-mark": 2.5, "ornament": 1.2, "folio": 1.0, "running-head": 1.2, "issue-line": 1.0, "contents": 1.0,
           "navigation": 0.5, "jump": 0.8, "staff": 0.8, "duplicate": 0.5}


@dataclass(frozen=True, slots=True)
class Habits:
    """How this document marks its articles, as penalties for doing otherwise.

    `signed`: an article that ends without a byline; `opened`: one that begins without dateline or byline.
    """

    signed: float
    opened: float


def habits_of(units: Sequence[Unit]) -> Habits:
    """Count openings and closings among the units."""
    opened = signed = 0
    for before, unit in zip([None, *units], units, strict=False):
        if unit.type == TEXT:
            opened += unit.opening is not None
            signed += unit.closing is not None
        elif unit.type == BYLINE and before is not None:
            signed += before.type == TEXT and not before.head_like
            opened += before.head_like
    return Habits(signed=_TAIL if signed >= 2 else 0.0, opened=1.0 if opened >= 3 and opened > signed else 0.0)


def score_units(sheet: Sheet, units: Sequence[Unit]) -> list[UnitScores]:
    """Scores of the possible states of every unit but captions, which stand outside the lattice."""
    board = _Board(sheet, [unit for unit in units if unit.type != CAPTION])
    return [board.scores(n) for n in range(len(board.units))]


class _Board:
    """The units with what must be known of the whole issue to score one of them."""

    def __init__(self, sheet: Sheet, units: list[Unit]) -> None:
        self.sheet = sheet
        self.units = units
        self.entries = [bigrams(entry) for entry in sheet.entries]
        self.announced = [self._announced(unit) for unit in units]
        gaps = Counter(unit.first.above for unit in units[1:])
        self.usual_gap = max(gaps, key=lambda gap: (gaps[gap], -gap)) if gaps else 0
        self.marks = Counter(unit.mark for unit in units if unit.mark)
        self.rows = self._rows()

    def _announced(self, unit: Unit) -> bool:
        if not (unit.head_like and self.entries):
            return False
        grams = bigrams(unit.text)
        return bool(grams) and any(likeness(grams, entry) >= _ANNOUNCED for entry in self.entries if len(entry) > 1)

    def _rows(self) -> set[int]:
        """Positions of short lines that come in runs: rows of tables, lists, verse."""
        rows: set[int] = set()
        run: list[int] = []
        for n in range(len(self.units) + 1):
            if n < len(self.units) and self.units[n].head_like and not self.announced[n]:
                run.append(n)
                continue
            if len(run) >= 5:
                rows.update(run[1:])
            elif len(run) >= 3 and sum(bool(_DIGITS_ROW.search(self.units[k].text)) for k in run) >= len(run) - 1:
                rows.update(run)
            run = []
        return rows

    def scores(self, n: int) -> UnitScores:
        """State names to scores for unit `n`."""
        unit = self.units[n]
        if unit.type == BYLINE:
            certain = unit.byline is not None and unit.byline.has_role
            scores = {"head-byline": 0.0, "tail-byline": 0.0}
            return scores if certain else {**scores, "head-byline": -0.5, "tail-byline": -0.8, "text": -3.0}
        if unit.type == SIGNATURE:
            return {"signature": 0.0, "text": -3.0}
        if unit.head_like:
            return self._head_scores(n, unit)
        return self._text_scores(n, unit)

    def _text_scores(self, n: int, unit: Unit) -> UnitScores:
        opened, closed = unit.opening is not None, unit.closing is not None
        state = "whole" if opened and closed else "opening" if opened else "closing" if closed else "text"
        scores = {state: 0.0}
        if unit.note:
            scores["item"] = 2.5
        elif unit.mark and self.marks[unit.mark] >= 2:
            run_in = _RUN_IN.match(unit.text) is not None
            scores["item"] = 1.0 if run_in else 0.2
        return scores

    def _head_scores(self, n: int, unit: Unit) -> UnitScores:
        text, squeezed = unit.text, unit.squeezed
        row = n in self.rows
        scores: UnitScores = {"text": 0.5 if row else -2.0 if not _DASH.match(text) else -4.0}
        head, cross = self._layout(n, unit), 0.0
        if self.announced[n]:
            head, cross = head + 4.0, cross - 3.0
        elif self.entries:
            head, cross = head - 1.0, cross + 1.0
        if unit.number and not self.announced[n]:
            head, cross = head - 2.0, cross + 1.5
        if _DASH.match(text):
            head, cross = head + 2.0, cross - 4.0
        head += 0.7 if _SPACED.search(text) else 0.0
        head += 0.5 if _COLON.match(text) else 0.0
        length = len(squeezed)
        head += 0.5 if length >= 12 else -1.0 if length < 5 else 0.0
        cross += 0.5 if 4 <= length <= 16 else -1.5 if length > 24 else 0.0
        cross += 1.2 if self._parallel(n) else 0.0
        if row:
            head, cross = head - 3.0, cross - 3.0
        scores["head"], scores["crosshead"] = head, cross
        if is_standing_head(text):
            scores["section"] = 2.0 + (0.5 if unit.mark else 0.0)
        elif length <= 16 and _SECTION_MARK.match(text):
            scores["section"] = 1.5
        return scores

    def _layout(self, n: int, unit: Unit) -> float:
        """How much the place on the page says that something begins here."""
        score = 0.0
        if unit.at_edge:
            score += _TRACES.get(unit.at_edge, 0.3)
        if n and unit.first.above > self.usual_gap and not self.units[n - 1].head_like:
            score += 0.8
        return score

    def _parallel(self, n: int) -> bool:
        """Whether a heading near by is built alike: same length, or same quotation, number or ending."""
        unit = self.units[n]
        shape = _shape(unit.squeezed)
        for other in range(max(0, n - 12), min(len(self.units), n + 13)):
            near = self.units[other]
            if other == n or not near.head_like or abs(other - n) == 1 or self.announced[other]:
                continue
            if abs(len(near.squeezed) - len(unit.squeezed)) <= 1 and _shape(near.squeezed) == shape:
                return True
            if unit.number and near.number and unit.number[0] == near.number[0]:
                return True
        return False


def _shape(text: str) -> str:
    """Punctuation of a heading in order, each run of words as one x."""
    return re.sub(r"[^\W_]+", "x", text)
