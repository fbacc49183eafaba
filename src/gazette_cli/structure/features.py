"""What each unit looks like to the decoder: named features, relative to this document's own habits."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache
from statistics import median
from typing import NamedTuple

from gazette_cli.grammar.openings import TITLE_TAG, opens_with_date
from gazette_cli.lexicon import any_of
from gazette_cli.structure.contents import bigrams, likeness
from gazette_cli.structure.joins import BYLINE, CAPTION, SIGNATURE, TEXT
from gazette_cli.structure.lines import DASH, SECTION_MARKS
from gazette_cli.structure.series import find_series
from gazette_cli.structure.sheet import Sheet
from gazette_cli.structure.sizes import Heads
from gazette_cli.structure.standing_heads import is_standing_head
from gazette_cli.structure.states import ORIGINS, State
from gazette_cli.structure.units import Unit

_ANNOUNCED = 0.6  # likeness from which a contents entry announces a heading
_SPACED = re.compile(r"[^ ]{3,} +[^ ]{3,}")
_COLON = re.compile(r"^[^:]{2,14}:[^:]{4,}")
_SECTION_MARK = re.compile(r"^(?:[■●◆★▌█◎○◇□▍▎▶►]|【[^】]{2,10}】$|\[[^\]]{2,10}\]$|\|).{0,20}$")
_RUN_IN = re.compile(
    r"^(?:[^\w“《【]{1,3})?(?:[^ 。;]|(?<=\d) | (?=\d)){3,30}[^ ,。;:、] +[^ ].{8,}"
    r"|^[^\w“《【 ]{1,3}[^ ,。;:、\d]{2,3} +[^ ].{8,}"
)
_MONTH = re.compile(r"^[(]?(?:[一二三四五六七八九十]{1,2}|\d{1,2})月[)]?$")
_BRACKETED = re.compile(r"^\([^()]{2,40}\)$")
_TITLE_WORD = re.compile(rf"^{any_of('title_words')}$")
_BRIEFS = re.compile(any_of("brief_columns"))
_DIGITS_ROW = re.compile(r"\d.*\d|\d+[件个万%人户]")
_VALUE_ROW = re.compile(r"^[^:]{2,16}:\s*\S*\d\S{0,40}$")
_COLUMNS = re.compile(r"\S {2,}\S.*? {2,}\S")  # words set in three columns or more
_EMOJI = 0x1F000
_QUESTION = re.compile(r"^(?:问|Q|答|A)\s?[:]|^[一二三四五六七八九十]?、?.{4,40}\?$")
_SIDEBAR = re.compile(r"小贴士|知识|链接|名词解释|温馨提示|手记|延伸阅读|短评|微评|点评|编后|提示|背景|声音|对话")
_ATTACHMENT = re.compile(r"^附(?:件|表|录)?\s?\d{0,2}\s?[:]|^附件\d{0,2}$")
_ARTICLE_LAW = re.compile(r"^第[一二三四五六七八九十百\d]{1,4}[条章节]")
_SECTION_WORD = re.compile(rf"{any_of('column_endings')}$")
_FIELD = re.compile(rf"[◎●○◆◇■□▲·(]?{any_of('field_labels')}[)]?[:]")
_SHORTEST_ENCLOSED = 5  # characters of a heading that can stand in another one
_HEADS_ABOVE = 30  # headings among which that one is looked for
_LONGEST_SECTION = 8  # characters of the name of a column
_LONGEST_RUBRIC = 5
_LENGTHS = (5, 9, 13, 17, 22, 28)
_TEXT_LENGTHS = (20, 50, 120)
_ECHO = 0.25  # likeness from which two headings repeat each other's words
_NEAR = 12  # units within which a parallel heading is looked for
_APART, _APART_SHAPED = 1, 3  # characters by which parallel headings may differ, and those of many marks
_MANY_MARKS = 3
_CENTRED = 4  # blanks before a line that stands in the middle
_RUN = 5  # that many short lines in a row are rows of a list, not headings

_PLAIN_TEXT = (State.LEAD, State.SIGNED_LEAD, State.TEXT, State.SIGNED_TEXT)
_TRAITS: dict[str, Callable[[Unit], bool]] = {
    "spaced": lambda unit: _SPACED.search(unit.text) is not None,
    "colon": lambda unit: _COLON.match(unit.text) is not None,
    "centred": lambda unit: unit.first.indent >= _CENTRED,
    "numbered": lambda unit: unit.number is not None,
    "gap": lambda unit: unit.first.above >= 2,
    "marked": lambda unit: bool(unit.mark),
}

HEAD_STATES = (*_PLAIN_TEXT, State.HEAD, State.CROSSHEAD, State.SIGNED_CROSSHEAD)


class Candidate(NamedTuple):
    """The states a unit can be in, and the features that speak for or against each."""

    states: tuple[State, ...]
    features: tuple[str, ...]


def habits_of(units: Sequence[Unit]) -> tuple[str, ...]:
    """How this document marks its articles: `signed` (bylines behind the text), `opened` (datelines or lead
    bylines), `head-signed` (bylines below headlines); each if it is seen at least twice."""
    counts: Counter[str] = Counter()
    for before, unit in zip([None, *units], units, strict=False):
        if unit.type == TEXT:
            counts["opened"] += unit.opening is not None
            counts["signed"] += unit.closing is not None
        elif unit.type == BYLINE and before is not None:
            counts["head-signed" if before.head_like else "signed"] += 1
    return tuple(name for name in ("signed", "opened", "head-signed") if counts[name] >= 2)


def candidates(sheet: Sheet, units: Sequence[Unit]) -> list[Candidate]:
    """Possible states and features of every unit but captions, which stand outside the lattice."""
    board = _Board(sheet, [unit for unit in units if unit.type != CAPTION])
    sized = Heads(board.units)
    found: list[Candidate] = []
    before: tuple[State, ...] = (State.SECTION,)  # an issue begins as what follows a standing head does
    for n in range(len(board.units)):
        states, features = board.candidate(n)
        if sheet.source.lines:
            states = sized.states(n, states)
        before = _reachable(states, before)
        found.append(Candidate(before, features))
    return found


@cache
def _reachable(states: tuple[State, ...], before: tuple[State, ...]) -> tuple[State, ...]:
    """Those of the states that some state of the unit above can lead to; all if none can."""
    return tuple([state for state in states if not ORIGINS[state].isdisjoint(before)]) or states


class _Board:
    """The units with what must be known of the whole issue to describe one of them."""

    def __init__(self, sheet: Sheet, units: list[Unit]) -> None:
        self.sheet = sheet
        self.units = units
        self.entries = [grams for entry in sheet.entries if len(grams := bigrams(entry)) > 1]
        self.entries_by_gram: dict[str, list[int]] = {}
        for n, entry in enumerate(self.entries):
            for gram in entry:
                self.entries_by_gram.setdefault(gram, []).append(n)
        self.announced_parts: set[int] = set()  # positions of headings that are but a part of an announced title
        self.announced = [self._is_announced(n, unit) for n, unit in enumerate(units)]
        gaps = Counter(unit.first.above for unit in units[1:])
        self.usual_gap = max(gaps, key=lambda gap: (gaps[gap], -gap)) if gaps else 0
        self.marks = Counter(unit.mark_kind for unit in units if unit.mark)
        heads = [unit for unit in units if unit.head_like]
        self.usual_head = median(len(unit.squeezed) for unit in heads) if heads else 0
        texts = [len(unit.text) for unit in units if unit.type == TEXT and not unit.head_like]
        self.usual_text = median(texts) if texts else 0
        self.dated = sum(bool(opens_with_date(unit.text)) for unit in units) / max(len(texts), 1)
        self.rows = self._rows()
        self.in_briefs = self._in_briefs()
        self.grams = [bigrams(unit.text) if unit.head_like else set() for unit in units]
        self.models = [n for n in range(len(units)) if self._surely_heads(n)]
        self.common_traits = self._common_traits()
        self.heads = [n for n, unit in enumerate(units) if unit.head_like]
        self.lengths = [len(unit.squeezed) if unit.head_like else 0 for unit in units]
        self.series = find_series(units)
        self.fields = self._field_lines()
        self.shapes = [_shape(unit.squeezed) if unit.head_like else "" for unit in units]

    def _is_announced(self, n: int, unit: Unit) -> bool:
        if not (unit.head_like and self.entries) or is_standing_head(unit.text):
            return False
        grams = bigrams(unit.text)
        near = {k for gram in grams for k in self.entries_by_gram.get(gram, ())}
        alike = [self.entries[k] for k in near if likeness(grams, self.entries[k]) >= _ANNOUNCED]
        if alike and all(len(grams) < _ANNOUNCED * len(entry) for entry in alike):
            self.announced_parts.add(n)
        return bool(alike)

    def _rows(self) -> set[int]:
        """Positions of short lines that come in runs: rows of tables, lists, verse."""
        rows: set[int] = set()
        run: list[int] = []
        for n in range(len(self.units) + 1):
            if n < len(self.units) and self.units[n].head_like and not self.announced[n]:
                run.append(n)
                continue
            if len(run) >= 2 and all(_VALUE_ROW.match(self.units[k].text) for k in run):
                rows.update(run)
            if len(run) >= _RUN:
                rows.update(run[1:])
            elif len(run) >= 3 and sum(bool(_DIGITS_ROW.search(self.units[k].text)) for k in run) >= len(run) - 1:
                rows.update(run)
            run = []
        return rows

    def _surely_heads(self, n: int) -> bool:
        """Whether the unit below a heading shows that an article begins there: a dateline, or it is announced."""
        if not self.units[n].head_like:
            return False
        below = self.units[n + 1] if n + 1 < len(self.units) else None
        return self.announced[n] or (below is not None and below.opening is not None)

    def _resemblance(self, unit: Unit) -> list[str]:
        """How the heading compares with those that surely open articles, in what most of them have in common."""
        return [
            f"like-models-{name}" if _TRAITS[name](unit) else f"unlike-models-{name}" for name in self.common_traits
        ]

    def _common_traits(self) -> list[str]:
        """Traits that at least three quarters of the sure headings share, if there are two or more."""
        models = [self.units[n] for n in self.models]
        if len(models) < 2:
            return []
        return [name for name, trait in _TRAITS.items() if sum(map(trait, models)) >= 0.75 * len(models)]

    def _in_briefs(self) -> list[bool]:
        """For each unit whether it stands below the name of a column of briefs with no heading between."""
        inside, found = False, []
        for unit in self.units:
            if unit.head_like:
                inside = len(unit.squeezed) <= _LONGEST_SECTION and _BRIEFS.search(unit.squeezed) is not None
            found.append(inside)
        return found

    def candidate(self, n: int) -> Candidate:
        """States and features of unit `n`."""
        unit = self.units[n]
        if unit.type == BYLINE:
            sure = unit.byline is not None and unit.byline.has_role
            states: tuple[State, ...] = (State.HEAD_BYLINE, State.LEAD_BYLINE, State.TAIL_BYLINE)
            if sure:
                return Candidate(states, ("byline", "byline-sure"))
            maybe = (*states, *_PLAIN_TEXT, State.HEAD, State.SECTION)
            rubric = ["rubric"] if len(unit.squeezed) <= _LONGEST_RUBRIC and self._is_head(n + 1) else []
            return Candidate(maybe, ("byline", "byline-names", *rubric, *self._common(n, unit)))
        if unit.type == SIGNATURE:
            return Candidate((State.SIGNATURE, *_PLAIN_TEXT), ("signature",))
        features = self._common(n, unit)
        if unit.head_like:
            states = HEAD_STATES
            if len(unit.squeezed) <= _LONGEST_SECTION or _SECTION_MARK.match(unit.text) or _MONTH.match(unit.squeezed):
                states = (*states, State.SECTION)
            if unit.mark and self.marks[unit.mark_kind] >= 2:
                states = (*states, State.ITEM)
            return Candidate(states, (*features, *self._of_head(n, unit)))
        run_in = " " in unit.text and _RUN_IN.match(unit.text) is not None
        return Candidate(self._text_states(n, unit, run_in), (*features, *self._of_text(n, unit, run_in)))

    def _text_states(self, n: int, unit: Unit, run_in: bool) -> tuple[State, ...]:
        states: tuple[State, ...]
        if unit.opening is not None:
            signed = State.SIGNED_OPENING if unit.opening.byline is not None else State.OPENING
            states = (State.WHOLE if unit.closing is not None else signed,)
        elif unit.closing is not None:
            states = (State.CLOSING,)
        else:
            states = _PLAIN_TEXT
        told = n in self.series and self.series[n].long
        shown = unit.note or unit.mark or unit.photo or self.in_briefs[n] or run_in or told or unit.at_edge == "rule"
        if shown or (self.dated > 0.5 and opens_with_date(unit.text)):
            states = (*states, State.ITEM)
        return states

    def _common(self, n: int, unit: Unit) -> list[str]:
        """Where the unit stands."""
        features = []
        if unit.at_edge:
            features.append(f"below-{unit.at_edge}")
        if n and unit.first.above > self.usual_gap:
            features.append("gap-above")
        if n == 0:
            features.append("first")
        elif self.units[n - 1].type == TEXT and not self.units[n - 1].head_like and not self.units[n - 1].last.closed:
            features.append("below-unfinished")
        return features

    def _of_head(self, n: int, unit: Unit) -> list[str]:
        text, length = unit.text, len(unit.squeezed)
        features = ["head-like", f"length-{bisect_right(_LENGTHS, length)}"]
        set_apart = unit.first.above > self.usual_gap or unit.first.indent >= _CENTRED
        apart = "-apart" if set_apart else ""  # a question set apart is asked of the reader
        tests = {
            "row": n in self.rows,
            "announced": self.announced[n],
            "announced-part": self.announced[n] and n in self.announced_parts,
            "not-announced": bool(self.entries) and not self.announced[n],
            "dash": DASH.match(text),
            "spaced": _SPACED.search(text),
            "colon": _COLON.match(text),
            "standing": is_standing_head(text),
            "section-word": length <= _LONGEST_SECTION and _SECTION_WORD.search(unit.squeezed.strip(SECTION_MARKS)),
            "section-mark": _SECTION_MARK.match(text),
            "mark-comes-back": unit.mark and self.marks[unit.mark_kind] >= 2,
            "long-for-head": self.usual_head and length > 1.25 * self.usual_head,
            "short-for-head": self.usual_head and length < 0.8 * self.usual_head,
            "quoted": text[:1] in "“\"《「",
            "comma": "," in text,
            "digits": _DIGIT.search(text),
            f"exclaims{apart}": text[-1:] in "!?…",
            f"question{apart}": _QUESTION.match(text),
            "sidebar-word": _SIDEBAR.search(text),
            "attachment": _ATTACHMENT.match(text),
            "law-article": _ARTICLE_LAW.match(text),
            "columns": _COLUMNS.search(text),
            "emoji-mark": unit.mark and ord(unit.mark[0]) >= _EMOJI,
            "announced-short": self.announced[n] and length <= _LONGEST_SECTION,
            "above-number-mark": n + 1 < len(self.units) and self.units[n + 1].at_edge == "number-mark",
            "month": _MONTH.match(unit.squeezed),
            "bracketed": _BRACKETED.match(text),
            "title-word": _TITLE_WORD.match(unit.squeezed) and not self._is_head(n + 1),
            "rubric": length <= _LONGEST_RUBRIC and self._is_head(n + 1) and not self._is_head(n - 1),
            "below-attachment": n and _ATTACHMENT.match(self.units[n - 1].text),
            "indented": unit.first.indent >= 1,
            "centred": unit.first.indent >= _CENTRED,
            "more-lines": len(unit.lines) > 1,
            "gap-below": n + 1 < len(self.units) and self.units[n + 1].first.above > self.usual_gap,
            "field": n in self.fields,
            "beside-field": n - 1 in self.fields or n + 1 in self.fields,
            "within-head": self._is_within_head(n),
            "below-head": self._is_head(n - 1),
            "above-head": self._is_head(n + 1),
        }
        features += [name for name, holds in tests.items() if holds]
        features += self._resemblance(unit)
        features += self._parallels(n)
        if unit.number and not self.announced[n]:
            features += ["numbered", f"numbered-{unit.number[0]}"]
        return features

    def _of_text(self, n: int, unit: Unit, run_in: bool) -> list[str]:
        features = ["text-like", f"text-length-{bisect_right(_TEXT_LENGTHS, len(unit.text))}"]
        tests = {
            "note": unit.note,
            "mark": unit.mark,
            "mark-comes-back": unit.mark and self.marks[unit.mark_kind] >= 2,
            "tag": unit.mark_kind in ("【", "["),
            "title-tag": len(unit.mark) >= TITLE_TAG,
            "run-in": run_in,
            "dated": self.dated > 0.5 and opens_with_date(unit.text),
            "photo": unit.photo,
            "emoji-mark": unit.mark and ord(unit.mark[0]) >= _EMOJI,
            "briefs": self.in_briefs[n],
            "introduces": unit.text.endswith(":"),
            "item-beside": unit.mark and unit.mark_kind in self._marks_beside(n),
            "field": n in self.fields,
        }
        features += self.series[n].features if n in self.series else []
        return features + [name for name, holds in tests.items() if holds]

    def _field_lines(self) -> set[int]:
        """Positions of lines of a notice or form: a label, a colon, and what it is filled with."""
        return {n for n, unit in enumerate(self.units) if ":" in unit.text and _FIELD.match(unit.squeezed)}

    def _is_within_head(self, n: int) -> bool:
        """Whether a heading above holds the words of this one, as that of a notice does those of what it encloses."""
        words = self.units[n].squeezed
        if len(words) < _SHORTEST_ENCLOSED:
            return False
        above = self.heads[max(bisect_left(self.heads, n) - _HEADS_ABOVE, 0) : bisect_left(self.heads, n)]
        return any(words in self.units[k].squeezed and len(self.units[k].squeezed) > len(words) for k in above)

    def _is_head(self, n: int) -> bool:
        return 0 <= n < len(self.units) and self.units[n].head_like

    def _marks_beside(self, n: int) -> set[str]:
        return {near.mark_kind for near in (*self.units[max(n - 1, 0) : n], *self.units[n + 1 : n + 2])}

    def _parallels(self, n: int) -> list[str]:
        """In which ways headings near by are built alike, as the crossheads of one article are."""
        unit, shape, length = self.units[n], self.shapes[n], self.lengths[n]
        apart = _APART_SHAPED if len(shape) >= _MANY_MARKS else _APART
        ways: set[str] = set()
        for other in self.heads[bisect_left(self.heads, n - _NEAR) : bisect_right(self.heads, n + _NEAR)]:
            if abs(other - n) <= 1 or self.announced[other]:
                continue
            near = self.units[other]
            if self.shapes[other] == shape and abs(self.lengths[other] - length) <= apart:
                ways.add("parallel-shape" if shape else "parallel-length")
            if unit.number and near.number and unit.number[0] == near.number[0]:
                ways.add("parallel-number")
            if likeness(self.grams[n], self.grams[other]) >= _ECHO:
                ways.add("echo")
        return sorted(ways)


_WORDS = re.compile(r"[\w\s]+")
_DIGIT = re.compile(r"\d")


def _shape(text: str) -> str:
    """Punctuation of a heading in order."""
    return _WORDS.sub("", text)
