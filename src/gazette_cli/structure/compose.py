"""From decisions about units to pieces and article plans."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from statistics import fmean

from gazette_cli.article import Person
from gazette_cli.block import Kind
from gazette_cli.evidence import Evidence
from gazette_cli.grammar.people import Byline
from gazette_cli.structure.assemble import Piece, Plan
from gazette_cli.structure.decode import Decision
from gazette_cli.structure.draft import Draft
from gazette_cli.structure.sheet import CUE_LENGTH, Sheet
from gazette_cli.structure.sidebars import TITLE as SIDEBAR_TITLE
from gazette_cli.structure.sidebars import give_back
from gazette_cli.structure.stack import split_stack
from gazette_cli.structure.states import State
from gazette_cli.structure.units import CAPTION, Unit

_RUN_IN = re.compile(r"([^ 。;]{2,26}[^ ,。;:、]) +(?=\S{4})")
_OPENINGS = (State.OPENING, State.SIGNED_OPENING, State.WHOLE)
_CROSSHEADS = (State.CROSSHEAD, State.SIGNED_CROSSHEAD)
_BYLINES = (State.HEAD_BYLINE, State.LEAD_BYLINE, State.TAIL_BYLINE)
_DATE = re.compile(r"(?:\d{1,2}月)?\d{1,2}日|\d{4}年\d{1,2}月")
_MARKS = "■●◆★▌█▲▼△【】[]|—-· "
_NOTICE = re.compile(r"(?:通知|公告|公示|通告|启事|声明|倡议书|意见|决定|办法|批复|函|方案|规定|细则|令)$")
_LETTER = re.compile(r"(?:来信|一封信|表扬信|感谢信|公开信|慰问信|贺信|致.{2,20}的信)$|.*(?:表扬信|感谢信|公开信|慰问信)")


class Composer:
    """Walks over units and decisions and builds drafts."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.drafts: list[Draft] = []
        self.loose: list[Piece] = []  # pieces of no article: standing heads
        self.section: str | None = None
        self.paragraph = 0
        self.waiting: list[Unit] = []  # captions printed before any article

    def compose(self, units: Sequence[Unit], decisions: Sequence[Decision]) -> None:
        """Take all units in order; `decisions` has one entry for each that is no caption."""
        answers = iter(decisions)
        for unit in units:
            if unit.type == CAPTION:
                self._caption(unit)
            else:
                self._take(unit, next(answers))
        for unit in self.waiting:
            self._body(self._open(), unit, Kind.CAPTION, 0, "caption.alone", 0.6)
        give_back(self.drafts)
        for draft in self.drafts:
            self._finish_heads(draft)

    def plans(self) -> list[Plan]:
        """The plans of all articles, in the order they were opened."""
        return [
            Plan(
                draft.pieces,
                kind=_kind(draft),
                section=draft.section,
                people=_people(draft.bylines),
                confidence=fmean(draft.confidence) if draft.confidence else 0.5,
            )
            for draft in self.drafts
            if draft.pieces
        ]

    @property
    def current(self) -> Draft | None:
        """The draft that was opened last."""
        return self.drafts[-1] if self.drafts else None

    def _open(self, kind: str = "article") -> Draft:
        draft = Draft(section=self.section, kind=kind)
        self.drafts.append(draft)
        return draft

    def _take(self, unit: Unit, decision: Decision) -> None:
        state = decision.state
        if state is State.SECTION:
            self._standing_head(unit, decision)
        elif state is State.HEAD:
            draft = self.current
            if draft is None or draft.has_body or draft.bylines or draft.ended or draft.section != self.section:
                draft = self._open()
            draft.heads.append((unit, decision))
            draft.confidence.append(decision.confidence)
        elif state is State.ITEM:
            self._item(unit, decision)
        else:
            self._inside(unit, decision)

    def _standing_head(self, unit: Unit, decision: Decision) -> None:
        self.section = unit.text.strip(_MARKS)
        self.loose += self._pieces(unit, 0, len(unit.text), Kind.STANDING_HEAD, _evidence(unit, decision, "standing-head.column"))
        if self.current is not None:
            self.current.ended = True

    def _item(self, unit: Unit, decision: Decision) -> None:
        draft = self._open("note" if unit.note else "brief")
        draft.confidence.append(decision.confidence)
        start = len(unit.mark) if unit.mark and unit.mark[0] not in "【[" else 0
        start += len(unit.text[start:]) - len(unit.text[start:].lstrip(" "))
        run_in = _RUN_IN.match(unit.text, start)
        if _DATE.match(unit.text, start):
            draft.kind, run_in = "entry", None
        if unit.note:
            head = len(unit.note)
            body = head + (unit.text[head : head + 1] == ":")
            pieces = self._pieces(unit, 0, body, Kind.HEADLINE, _evidence(unit, decision, "headline.note"))
            pieces[0].text_end = self._home(unit, head)
            draft.pieces += pieces
            self._text(draft, unit, body, decision)
        elif run_in:
            pieces = self._pieces(unit, 0, run_in.end(1), Kind.HEADLINE, _evidence(unit, decision, "headline.run-in"))
            pieces[0].text_start = self._home(unit, start)
            draft.pieces += pieces
            self._text(draft, unit, run_in.end(), decision)
        else:
            self._text(draft, unit, 0, decision)
        draft.ended = True

    def _inside(self, unit: Unit, decision: Decision) -> None:
        state = decision.state
        draft = self.current
        if draft is None or (draft.ended and state in _OPENINGS) or (
            state in _OPENINGS and draft.has_body
        ) or (draft.ended and draft.kind in ("brief", "note")):
            draft = self._open()
        if state in _BYLINES:
            rule = f"byline.{state.split('-')[0]}"
            draft.pieces += self._pieces(unit, 0, len(unit.text), Kind.BYLINE, _evidence(unit, decision, rule))
            if unit.byline:
                draft.bylines.append(unit.byline)
            draft.ended = draft.ended or state is State.TAIL_BYLINE
        elif state in _CROSSHEADS:
            self._body(draft, unit, Kind.CROSSHEAD, 0, "crosshead.short-line", decision.confidence)
        elif state is State.SIGNATURE:
            self._signature(draft, unit, decision)
        else:
            self._text(draft, unit, 0, decision)

    def _signature(self, draft: Draft, unit: Unit, decision: Decision) -> None:
        """A person who signs is the byline; a body that signs, and a date, are signature lines."""
        if unit.byline is None:
            self._body(draft, unit, Kind.SIGNATURE, 0, "signature.line", decision.confidence)
        else:
            draft.pieces += self._pieces(unit, 0, len(unit.text), Kind.BYLINE, _evidence(unit, decision, "byline.signature"))
            draft.bylines.append(unit.byline)

    def _text(self, draft: Draft, unit: Unit, start: int, decision: Decision) -> None:
        """A paragraph, its run-in dateline and bylines made pieces of their own."""
        end = len(unit.text)
        if unit.opening is not None and start == 0:
            opening = unit.opening
            if opening.dateline:
                draft.pieces += self._pieces(unit, 0, opening.dateline, Kind.DATELINE, _evidence(unit, decision, "dateline.opening"))
                start = opening.dateline
            if opening.byline is not None:
                draft.pieces += self._pieces(unit, opening.byline_start, opening.byline_end, Kind.BYLINE,
                                             _evidence(unit, decision, "byline.lead"))
                draft.bylines.append(opening.byline)
                start = opening.byline_end
        closing = unit.closing
        if closing is not None and closing[0] > start:
            end = closing[0]
        if not draft.first_text:
            draft.first_text = unit.text[start:end]
        kind = Kind.LIST if unit.mark and not unit.head_like else Kind.PARAGRAPH
        self._body(draft, unit, kind, start, "paragraph.text", decision.confidence, end)
        if closing is not None and closing[0] >= end:
            draft.pieces += self._pieces(unit, closing[0], len(unit.text), Kind.BYLINE, _evidence(unit, decision, "byline.glued"))
            draft.bylines.append(closing[1])
            draft.ended = True

    def _caption(self, unit: Unit) -> None:
        draft = self.current
        if draft is None:
            self.waiting.append(unit)
            return
        self._body(draft, unit, Kind.CAPTION, 0, "caption.line", 0.9)

    def _body(self, draft: Draft, unit: Unit, kind: Kind, start: int, rule: str, confidence: float,
              end: int | None = None) -> None:
        self.paragraph += 1
        cue = unit.text[:CUE_LENGTH]
        pieces = self._pieces(unit, start, len(unit.text) if end is None else end, kind, Evidence(rule, cue, confidence))
        for piece in pieces:
            piece.paragraph = self.paragraph
        draft.pieces += pieces
        draft.has_body = draft.has_body or kind is not Kind.CAPTION

    def _finish_heads(self, draft: Draft) -> None:
        units = [unit for unit, _ in draft.heads]
        if not units:
            return
        kinds = split_stack(units, self.sheet.entries)
        heads: list[Piece] = []
        for (unit, decision), kind in zip(draft.heads, kinds, strict=True):
            heads += self._pieces(unit, 0, len(unit.text), kind, _evidence(unit, decision, f"{kind}.stack"))
        draft.pieces = heads + draft.pieces

    def _home(self, unit: Unit, offset: int) -> int:
        """Source offset of the character at `offset` of the unit's text."""
        for index in unit.lines:
            line = self.sheet.lines[index]
            if offset < len(line.text):
                return self.sheet.source.folded.home(line.at + offset)
            offset -= len(line.text)
        return unit.last.end

    def _pieces(self, unit: Unit, start: int, end: int, kind: Kind, evidence: Evidence) -> list[Piece]:
        """Pieces over `[start, end)` of the unit's text, one a printed line, blanks at their edges left out."""
        pieces: list[Piece] = []
        folded = self.sheet.source.folded
        edge = 0
        for index in unit.lines:
            line = self.sheet.lines[index]
            first, stop = max(start - edge, 0), min(end - edge, len(line.text))
            while first < stop and line.text[first] == " ":
                first += 1
            while stop > first and line.text[stop - 1] == " ":
                stop -= 1
            if first < stop:
                pieces.append(Piece(folded.home(line.at + first), folded.home_end(line.at + stop), kind, evidence))
            edge += len(line.text)
        return pieces


def _evidence(unit: Unit, decision: Decision, rule: str) -> Evidence:
    runner_up = None if decision.runner_up is None else str(decision.runner_up)
    return Evidence(rule, unit.text[:CUE_LENGTH], decision.confidence, runner_up)


def _people(bylines: Iterable[Byline]) -> tuple[Person, ...]:
    return tuple(dict.fromkeys(Person(who.name, who.role) for byline in bylines for who in byline.people))


def _kind(draft: Draft) -> str:
    if draft.kind != "article":
        return draft.kind
    title = "".join(unit.squeezed for unit, _ in draft.heads)
    roles = {who.role for byline in draft.bylines for who in byline.people}
    bodies = sum(piece.kind is Kind.PARAGRAPH for piece in draft.pieces)
    if SIDEBAR_TITLE.match(title):
        return "sidebar"
    if any(role and "摄" in role for role in roles) and bodies <= 4:
        return "photo"
    if _LETTER.match(title):
        return "letter"
    if _NOTICE.search(title):
        return "notice"
    return "article"
