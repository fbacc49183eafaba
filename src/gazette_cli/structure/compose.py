"""From decisions about units to pieces and article plans."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, zip_longest
from math import fsum

from gazette_cli.article import Person
from gazette_cli.block import Kind
from gazette_cli.evidence import Evidence
from gazette_cli.grammar.openings import opens_with_date
from gazette_cli.grammar.people import Byline
from gazette_cli.span import Span
from gazette_cli.structure.article_kinds import is_signed_in_office, kind_of
from gazette_cli.structure.assemble import Piece, Plan
from gazette_cli.structure.behind_boxes import interrupted
from gazette_cli.structure.box_names import is_box_name
from gazette_cli.structure.column_ends import end_columns
from gazette_cli.structure.cutting import Cutter
from gazette_cli.structure.decode import Decision
from gazette_cli.structure.draft import Draft
from gazette_cli.structure.entries import Entries
from gazette_cli.structure.joins import CAPTION
from gazette_cli.structure.lines import SECTION_MARKS
from gazette_cli.structure.numbered_columns import without_issue
from gazette_cli.structure.questions import asks
from gazette_cli.structure.run_in import ItemHabits, item_habits, read_run_in
from gazette_cli.structure.sheet import CUE_LENGTH, Sheet
from gazette_cli.structure.sidebars import give_back
from gazette_cli.structure.stack import split_stack
from gazette_cli.structure.states import State
from gazette_cli.structure.units import Unit

_OPENINGS = (State.OPENING, State.SIGNED_OPENING, State.WHOLE)
_HEADLESS = (State.LEAD, State.SIGNED_LEAD, State.CLOSING)  # text that has no headline below a standing head
_CROSSHEADS = (State.CROSSHEAD, State.SIGNED_CROSSHEAD)
_HEADINGS = (State.HEAD, *_CROSSHEADS)
_BYLINES = (State.HEAD_BYLINE, State.LEAD_BYLINE, State.TAIL_BYLINE)
_DASH = "——"  # behind a title
_SIGNING = (State.TAIL_BYLINE, State.SIGNATURE)
_ITEM_KINDS = ("brief", "note")
_PAGE_EDGES = ("running-head", "folio", "issue-line", "number-mark")
_NUMBERED = re.compile(r"^\d{1,2}\s*[.、】)\]]\s*")  # 5.简讯
_MONTH_NAME = re.compile("(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2}) ?月份?")
_YEAR_NAMED = re.compile("[0-9]{4} ?年|[一二][〇零○一二三四五六七八九]{3}年")
_ALONE = Decision(State.TEXT, 0.6, None)  # for what stands outside the lattice


class Composer:
    """Walks over units and decisions and builds drafts."""

    def __init__(self, sheet: Sheet, entries: Entries) -> None:
        self.sheet = sheet
        self.entries = entries
        self.cutter = Cutter(sheet)
        self.drafts: list[Draft] = []
        self.loose: list[Piece] = []  # pieces of no article: standing heads
        self.section: str | None = None
        self.names_box = False  # whether the section has the name of a box: 小资料
        self.year_head: str | None = None  # the section of a whole year, above its months
        self.fresh_section = False  # whether no article has been opened in it yet
        self.marked = False  # whether the last item has a mark: what stands below it without one goes on with it
        self.paragraph = 0
        self.habits = ItemHabits(False, frozenset())
        self.resumed: Draft | None = None  # interrupted by the draft opened last, and taken up again
        self.waiting: list[Unit] = []  # captions printed before any article

    def compose(self, units: Sequence[Unit], decisions: Sequence[Decision]) -> None:
        """Take all units in order; `decisions` has one entry for each that is no caption."""
        decided = [unit for unit in units if unit.type != CAPTION]
        items = (unit for unit, made in zip(decided, decisions, strict=True) if made.state is State.ITEM)
        self.habits = item_habits(items)
        answers = iter(decisions)
        printed = _printed_above(units)
        homes: dict[int, Draft] = {}
        for unit, below in zip_longest(units, units[1:]):
            if unit.type != CAPTION:
                decision, above = next(answers), homes.get(printed.get(id(unit), 0))
                if above is not None and decision.state in _CROSSHEADS:
                    self._resume(above)
                opened = len(self.drafts)
                heads = decision.state in _HEADINGS and not self.fresh_section
                if heads and (host := interrupted(self.drafts, self.resumed, unit, below)):
                    self._take_up(host, unit, decision)
                else:
                    self._take(unit, decision)
                if len(self.drafts) > opened:
                    self.drafts[-1].printed_below = above
            elif (draft := self._last()) is not None:
                self._body(draft, unit, Kind.CAPTION, _evidence(unit, _ALONE, "caption.line"))
            else:
                self.waiting.append(unit)
            if printed and (draft := self._last()) is not None:
                homes[id(unit)] = draft
        for unit in self.waiting:
            self._body(self._open(), unit, Kind.CAPTION, _evidence(unit, _ALONE, "caption.alone"))
        give_back(self.drafts)
        end_columns(self.drafts)
        for draft in self.drafts:
            self._finish_heads(draft)

    def plans(self) -> list[Plan]:
        """The plans of all articles, in the order they were opened."""
        return [
            Plan(
                draft.pieces,
                kind=kind_of(draft),
                section=draft.section,
                people=self._people(draft),
                confidence=fsum(draft.confidence) / len(draft.confidence) if draft.confidence else 0.5,
            )
            for draft in self.drafts
            if draft.pieces
        ]

    def _people(self, draft: Draft) -> tuple[Person, ...]:
        restore, near = self.sheet.script.restore, draft.pieces[0].start
        return tuple(dict.fromkeys(
            Person(restore(who.name, near), restore(who.role, near) if who.role else None)
            for _, byline in draft.bylines for who in byline.people
        ))

    def _last(self) -> Draft | None:
        """The draft that goes on: the one taken up again, or else the last one opened."""
        return self.resumed or (self.drafts[-1] if self.drafts else None)

    def _resume(self, draft: Draft) -> None:
        """Go on with a draft that was interrupted: a heading inside it stands below its rest in print."""
        if not draft.ended:
            self.resumed = draft

    def _take_up(self, host: Draft, crosshead: Unit, decision: Decision) -> None:
        """Go on with an article behind a box that interrupted it."""
        self.resumed, self.section, host.ended = host, host.section, False
        self._body(host, crosshead, Kind.CROSSHEAD, _evidence(crosshead, decision, "crosshead.behind-box"))

    def _open(self, kind: str = "article") -> Draft:
        draft = Draft(section=self.section, below_box_name=self.names_box and bool(self.section), kind=kind)
        self.drafts.append(draft)
        self.resumed = None
        return draft

    def _take(self, unit: Unit, decision: Decision) -> None:
        if decision.state is State.SECTION:
            self._standing_head(unit, decision)
        elif decision.state is State.HEAD:
            self._head(unit, decision)
        elif decision.state is State.ITEM:
            self._item(unit, decision)
        else:
            self._inside(self._host(decision.state), unit, decision)

    def _standing_head(self, unit: Unit, decision: Decision) -> None:
        words = without_issue(unit.text).strip(SECTION_MARKS)
        words = _NUMBERED.sub("", words).strip(SECTION_MARKS) or words
        name = self.sheet.script.restore(words, unit.first.at)
        self.section, self.fresh_section = self._below_year(name), True
        self.names_box = is_box_name(unit.squeezed)
        evidence = _evidence(unit, decision, "standing-head.column")
        self.loose += self.cutter.cut(unit, _whole(unit), Kind.STANDING_HEAD, evidence)
        if (draft := self._last()) is not None:
            draft.ended = True

    def _below_year(self, name: str) -> str:
        """The name of a section; a month says the year above it as well (2022年大事记 1月), or its days have none."""
        if _MONTH_NAME.fullmatch(name):
            draft = self._last()
            if draft is not None and draft.heads and not draft.has_body:  # the year was taken for a headline
                head = draft.heads[-1][0]
                if _YEAR_NAMED.search(head.text):
                    self.year_head = self.sheet.script.restore(head.text, head.first.at)
            return f"{self.year_head} {name}" if self.year_head else name
        self.year_head = name if _YEAR_NAMED.search(name) else None
        return name

    def _head(self, unit: Unit, decision: Decision) -> None:
        draft = self._last()
        if draft is None or draft.has_body or draft.bylines or draft.ended or draft.section != self.section:
            self._leave_section(unit)
            draft = self._open()
        draft.heads.append((unit, decision))
        draft.confidence.append(decision.confidence)

    def _leave_section(self, head: Unit) -> None:
        """A column ends with its page, and a column of briefs with the first story that has a headline."""
        if self.fresh_section:
            self.fresh_section = False
            return
        after_items = bool(self.drafts) and self.drafts[-1].kind in ("brief", "photo")
        if head.at_edge in _PAGE_EDGES or after_items:
            self.section = None

    def _host(self, state: State) -> Draft:
        """The draft a unit of an article goes to: the last one, unless that has ended or this one opens another.

        An item ends with its paragraph, but for what goes on below it or signs it.
        """
        draft = self._last()
        if draft is None:
            return self._open()
        opens = state in _OPENINGS and (draft.ended or draft.has_body)
        opens = opens or (self.fresh_section and state in _HEADLESS)
        opens = opens or (state is State.CLOSING and _is_signed_item(draft))
        after_item = draft.ended and draft.kind in _ITEM_KINDS
        goes_on = not draft.bylines and (
            state is State.TEXT or state in _SIGNING or (state is State.CLOSING and self.marked)
        )
        if not opens and (goes_on or not after_item):
            return draft
        self.fresh_section = False
        return self._open()

    def _inside(self, draft: Draft, unit: Unit, decision: Decision) -> None:
        state = decision.state
        if state in _SIGNING and is_signed_in_office(draft, unit):
            self._body(draft, unit, Kind.SIGNATURE, _evidence(unit, decision, "signature.office"))
            draft.ended = draft.ended or state is State.TAIL_BYLINE
        elif state in _BYLINES:
            self._byline(draft, unit, _whole(unit), unit.byline, _evidence(unit, decision, f"byline.{state[:4]}"))
            draft.ended = draft.ended or state is State.TAIL_BYLINE
        elif state in _CROSSHEADS:
            self._body(draft, unit, Kind.CROSSHEAD, _evidence(unit, decision, "crosshead.short-line"))
        elif state is State.SIGNATURE and unit.byline is not None:  # a person who signs is the byline
            self._byline(draft, unit, _whole(unit), unit.byline, _evidence(unit, decision, "byline.signature"))
        elif state is State.SIGNATURE:
            self._body(draft, unit, Kind.SIGNATURE, _evidence(unit, decision, "signature.line"))
        else:
            self._text(draft, unit, 0, decision)

    def _item(self, unit: Unit, decision: Decision) -> None:
        """A paragraph that is an article: its run-in title, if it has one, is its headline."""
        self.fresh_section = False
        self.marked = bool(unit.mark) or asks(unit.text)  # the answer goes on with a question
        above = self._last()
        draft = self._open("note" if unit.note else "photo" if unit.photo else "brief")
        draft.confidence.append(decision.confidence)
        body = 0
        if not unit.note and opens_with_date(unit.text) and not (unit.mark and self.section):
            draft.kind = "photo" if unit.photo else "entry"
        elif (run_in := read_run_in(unit, self.habits)) is not None:
            body = run_in.body
            self._run_in_head(draft, unit, run_in.title, _evidence(unit, decision, run_in.rule))
        self._text(draft, unit, body, decision)
        draft.ended = True
        if above is not None and (
            (unit.photo and above.breaks_off) or (unit.note and above.heads and not above.has_body)
        ):
            self._resume(above)

    def _run_in_head(self, draft: Draft, unit: Unit, title: Span, evidence: Evidence) -> None:
        """The headline with its block, which takes in the mark before the title and what closes it."""
        if unit.text[title.start] in "【[" and unit.text[title.end - 1] in "】]":
            title = Span(title.start + 1, title.end - 1)
        end = title.end + (unit.text[title.end : title.end + 1] in (":", "】", "]", "〕", ")", "。", "|"))
        end += len(_DASH) * unit.text.startswith(_DASH, title.end)
        pieces = self.cutter.cut(unit, Span(0, end), Kind.HEADLINE, evidence)
        pieces[0].text_start = self.cutter.home(unit, title.start)
        if end > title.end:
            pieces[-1].text_end = self.cutter.home(unit, title.end)
        draft.pieces += pieces

    def _text(self, draft: Draft, unit: Unit, start: int, decision: Decision) -> None:
        """A paragraph, its run-in dateline and bylines made pieces of their own."""
        end = len(unit.text)
        opening, closing = unit.opening, unit.closing
        if opening is not None and start == 0:
            if opening.dateline:
                evidence = _evidence(unit, decision, "dateline.opening")
                draft.pieces += self.cutter.cut(unit, Span(0, opening.dateline), Kind.DATELINE, evidence)
                start = opening.dateline
            if opening.byline is not None:
                stretch = Span(opening.byline_start, opening.byline_end)
                self._byline(draft, unit, stretch, opening.byline, _evidence(unit, decision, "byline.lead"))
                start = opening.byline_end
        if closing is not None and closing[0] > start:
            end = closing[0]
        listed = unit.mark and not unit.head_like and len(unit.lines) == 1
        kind = Kind.LIST if listed else Kind.PARAGRAPH
        self._body(draft, unit, kind, _evidence(unit, decision, "paragraph.text"), Span(start, end))
        if closing is not None and end < len(unit.text):
            stretch = Span(end, len(unit.text))
            self._byline(draft, unit, stretch, closing[1], _evidence(unit, decision, "byline.glued"))
            draft.ended = True

    def _byline(self, draft: Draft, unit: Unit, stretch: Span, byline: Byline | None, evidence: Evidence) -> None:
        pieces = self.cutter.cut(unit, stretch, Kind.BYLINE, evidence)
        draft.pieces += pieces
        if byline is not None:
            draft.bylines.append((pieces[0].start, byline))

    def _body(self, draft: Draft, unit: Unit, kind: Kind, evidence: Evidence, stretch: Span | None = None) -> None:
        """A paragraph of the article: the whole unit, or a stretch of its text."""
        self.paragraph += 1
        pieces = self.cutter.cut(unit, stretch or _whole(unit), kind, evidence)
        for piece in pieces:
            piece.paragraph = self.paragraph
        draft.pieces += pieces
        draft.units[self.paragraph] = unit
        draft.has_body = draft.has_body or kind is not Kind.CAPTION

    def _finish_heads(self, draft: Draft) -> None:
        if draft.heads:
            kinds = split_stack([unit for unit, _ in draft.heads], self.entries, draft.lead)
            heads: list[Piece] = []
            for (unit, decision), kind in zip(draft.heads, kinds, strict=True):
                words = Span(0, len(unit.text[: unit.signed_at].rstrip(" ")) or len(unit.text))
                heads += self.cutter.cut(unit, words, kind, _evidence(unit, decision, f"{kind}.stack"))
                if unit.signed_at and unit.byline is not None:
                    signed = Span(unit.signed_at, len(unit.text))
                    pieces = self.cutter.cut(unit, signed, Kind.BYLINE, _evidence(unit, decision, "byline.head"))
                    heads += pieces
                    draft.bylines.insert(0, (pieces[0].start, unit.byline))
            draft.pieces = heads + draft.pieces


def _is_signed_item(draft: Draft) -> bool:
    """Whether a paragraph that somebody signs is all there is of an article in a column: the next one signed so is
    another."""
    alone = draft.ended and not draft.heads and len(draft.units) == 1
    return alone and bool(draft.bylines) and draft.section is not None


def _printed_above(units: Sequence[Unit]) -> dict[int, int]:
    """For each unit that was printed below another one than it is read below, which one that is (both by `id`)."""
    if all(above.lines[-1] < unit.lines[0] for above, unit in pairwise(units)):
        return {}
    owners = {line: unit for unit in units for line in unit.lines}
    lines = sorted(owners)
    above_of = {below: owners[above] for above, below in pairwise(lines)}
    found: dict[int, int] = {}
    for read, unit in pairwise(units):
        above = above_of.get(unit.lines[0])
        if above is not None and above is not read:
            found[id(unit)] = id(above)
    return found


def _whole(unit: Unit) -> Span:
    return Span(0, len(unit.text))


def _evidence(unit: Unit, decision: Decision, rule: str) -> Evidence:
    runner_up = None if decision.runner_up is None else str(decision.runner_up)
    return Evidence(rule, unit.text[:CUE_LENGTH], decision.confidence, runner_up)
