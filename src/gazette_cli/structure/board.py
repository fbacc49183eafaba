"""An issue spread out: what must be known of all its units to say how one of them looks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from gazette_cli.grammar.openings import opens_with_date
from gazette_cli.lexicon import any_of
from gazette_cli.patterns import late
from gazette_cli.structure.briefs import find_briefs
from gazette_cli.structure.entries import Entries
from gazette_cli.structure.framed import find_framed
from gazette_cli.structure.inquiries import find_inquiries
from gazette_cli.structure.joins import BYLINE, CAPTION, TEXT
from gazette_cli.structure.leads import find_leads
from gazette_cli.structure.led import find_led
from gazette_cli.structure.likeness import bigrams, likeness
from gazette_cli.structure.lines import SECTION_MARKS
from gazette_cli.structure.marked_heads import find_headed, find_parts
from gazette_cli.structure.never_heads import (
    find_asked,
    find_card_heads,
    find_diary,
    find_inserted,
    find_landed,
    find_turned,
)
from gazette_cli.structure.poems import find_poems
from gazette_cli.structure.profile import median
from gazette_cli.structure.questions import find_sent_in
from gazette_cli.structure.reports import find_report
from gazette_cli.structure.run_in import is_barred
from gazette_cli.structure.series import find_series
from gazette_cli.structure.sheet import Sheet
from gazette_cli.structure.signed_off import find_signed_off
from gazette_cli.structure.standing_heads import is_standing_head
from gazette_cli.structure.table_rows import LONGEST_ROW, figure_rows, is_filled
from gazette_cli.structure.unheaded import find_unheaded
from gazette_cli.structure.units import Unit
from gazette_cli.structure.unmarked import find_unmarked, find_verses
from gazette_cli.structure.wide_gaps import find_wide_gaps

_MOST_FIGURES = 24  # rows of a box of figures that are looked at
_ANNOUNCED = 0.6  # likeness from which a contents entry announces a heading
_BRIEFS = late(any_of("brief_columns"))
_DIGITS_ROW = re.compile(r"\d.*\d|\d+[件个万%人户]")
_VALUE_ROW = re.compile(r"^[^:]{2,16}:\s*\S*\d\S{0,40}$")
_BILINGUAL = re.compile(  # 街坊心声 Residents' Voices, 人物 / PROFILE
    r"[^\Wa-zA-Z_\d](?:[^\Wa-zA-Z_\d]|·){1,8}(?: +| ?[/|·] ?)[A-Z][A-Za-z'’&, -]{2,40}"
)
_LEAST_BILINGUAL = 2
_COLUMN = late(r"[【\[]([^】\]]{2,12})[】\]]")  # in a list of contents
_FIELD = re.compile(rf"[◎●○◆◇■□▲·(【\[]?{any_of('field_labels')}(?:[)]?:|[】\]])")
_SHORTEST_ENCLOSED = 5  # characters of a heading that can stand in another one
_HEADS_ABOVE = 30  # headings among which that one is looked for
_SENT_OUT = re.compile("印发|转发|批转|公布|发布|颁布|颁发")
_ENCLOSED = (
    "办法", "规定", "细则", "方案", "意见", "规划", "计划", "条例", "预案", "规则", "制度", "章程", "要点", "目录",
    "标准", "措施",
)  # fmt: skip
_REACH_ABOVE = 40  # units above in which that title is looked for
_ECHO = 0.25  # likeness from which two headings repeat each other's words
_NEAR = 12  # units within which a parallel heading is looked for
_APART, _APART_SHAPED = 1, 3  # characters by which parallel headings may differ, and those of many marks
_MANY_MARKS = 3
_MANY_ALIKE = 3  # headings near by that are shaped alike
_LEAST_FILLED = 3
_RUN = 5  # that many short lines in a row are rows of a list, not headings
SPACED = re.compile(r"[^ ]{3,} +[^ ]{3,}")
COLON = re.compile(r"^[^:]{2,14}:[^:]{4,}")
CENTRED = 4  # blanks before a line that stands in the middle
LONGEST_SECTION = 8  # characters of the name of a column
_TRAITS: dict[str, Callable[[Unit], bool]] = {
    "spaced": lambda unit: SPACED.search(unit.text) is not None,
    "colon": lambda unit: COLON.match(unit.text) is not None,
    "centred": lambda unit: unit.first.indent >= CENTRED,
    "numbered": lambda unit: unit.number is not None,
    "gap": lambda unit: unit.first.above >= 2,
    "marked": lambda unit: bool(unit.mark),
}


class Board:
    """The units but for captions, which stand outside the lattice, with what must be known of the whole issue to
    describe one of them."""

    def __init__(self, sheet: Sheet, units: Sequence[Unit]) -> None:
        self.sheet = sheet
        self.units = units = [unit for unit in units if unit.type != CAPTION]
        self.poems = find_poems(units)
        for n, byline in self.poems.authors.items():
            units[n].type, units[n].byline, units[n].head_like = BYLINE, byline, False
        self.entries = Entries(sheet.entries)
        self.announced_parts: set[int] = set()  # positions of headings that are but a part of an announced title
        self.grams = [bigrams(unit.text) if unit.head_like else set() for unit in units]
        self.announced = [unit.head_like and self._is_announced(n, unit) for n, unit in enumerate(units)]
        self.usual_gap = usual_gap(units)
        self.marks = Counter(unit.mark_kind for unit in units if unit.mark)
        self.heads = [n for n, unit in enumerate(units) if unit.head_like]
        self.usual_head = median([len(units[n].squeezed) for n in self.heads]) if self.heads else 0
        texts = sum([unit.type == TEXT and not unit.head_like for unit in units])
        self.dated = sum(map(opens_with_date, [unit.text for unit in units])) / max(texts, 1)
        self.printed_heads = [units[n].squeezed for n in self.heads]
        self.below_forms: set[int] = set()  # positions of headings right below a form or table, and above a paragraph
        self.rows = self._rows()
        self.in_briefs = self._in_briefs()
        self.models = [n for n in self.heads if self._surely_opens(n)]
        self.common_traits = self._common_traits()
        self.lengths = [len(unit.squeezed) if unit.head_like else 0 for unit in units]
        self.series = find_series(units)
        self.fields = self._field_lines()
        self.card_heads = find_card_heads(units, self.fields)
        self.bilingual = self._bilingual()
        self.barred = {n for n, unit in enumerate(units) if is_barred(unit.text)}
        self.headed = find_headed(units)
        self.parts = find_parts(units)
        self.sent_in = find_sent_in(units)
        self.titled = find_unmarked(units) | find_briefs(units) | find_signed_off(units) | self.sent_in
        self.titled |= find_wide_gaps(units) | find_unheaded(units, self.usual_gap)
        self.verses = find_verses(units)
        self.report = find_report(units)
        self.figures = self._figures()
        self.inside = find_inserted(sheet, units) | self.verses | find_diary(units)  # of a story, for all their looks
        self.inside |= find_asked(units) | find_landed(sheet, units)
        self.inquiries = find_inquiries(units)
        self.inside |= self.inquiries | {n for n in self.report if not units[n].number}
        self.turned = find_turned(sheet, units)
        self.columns = self._announced_columns()
        self.framed = find_framed([unit.text for unit in units])
        self.leads = find_leads(units)
        self.led = find_led(units)
        self.shapes = [shape_of(unit.squeezed) if unit.head_like else "" for unit in units]

    def _figures(self) -> set[int]:
        """Positions of rows of figures below their heading; the last one above text may be the heading of that."""
        found = set[int]()
        for n in self.heads:
            if n + 1 >= len(self.units) or n in found or len(self.units[n + 1].text) > LONGEST_ROW:
                continue
            past = n + 1 + figure_rows(
                self.units[n].text, [unit.text for unit in self.units[n + 1 : n + 1 + _MOST_FIGURES]]
            )
            told = past < len(self.units) and not self.units[past].head_like
            found.update(range(n + 1, past - (told and ":" not in self.units[past - 1].text)))
        return found

    def _is_announced(self, n: int, unit: Unit) -> bool:
        """Whether the contents list has the words of a heading."""
        if not self.entries or is_standing_head(unit.text):
            return False
        grams = self.grams[n]
        alike = [entry for entry in self.entries.sharing(grams, unit.lines[0]) if likeness(grams, entry) >= _ANNOUNCED]
        if alike and all(len(grams) < _ANNOUNCED * len(entry) for entry in alike):
            self.announced_parts.add(n)
        return bool(alike)

    def _rows(self) -> set[int]:
        """Positions of short lines that come in runs: rows of tables, lists, verse."""
        rows: set[int] = set()
        run: list[int] = []
        for n, unit in enumerate([*self.units, None]):
            if unit is not None and unit.head_like and not self.announced[n]:
                run.append(n)
                continue
            if not run:
                continue
            if unit is not None and self._ends_form(run):
                last = run.pop()
                self.below_forms |= set() if unit.head_like else {last}
            if len(run) >= 2 and all(_VALUE_ROW.match(self.units[k].text) for k in run):
                rows.update(run)
            if len(run) >= _RUN:
                rows.update(run[1:])
            elif len(run) >= 3 and sum(bool(_DIGITS_ROW.search(self.units[k].text)) for k in run) >= len(run) - 1:
                rows.update(run if _DIGITS_ROW.search(self.units[run[0]].text) else run[1:])  # below their heading
            run = []
        return rows

    def _ends_form(self, run: Sequence[int]) -> bool:
        """Whether the last of some short lines is not filled in as those above it are."""
        *form, last = [is_filled(self.units[n].text) for n in run]
        return not last and len(form) >= _LEAST_FILLED and all(form[-_LEAST_FILLED:])

    def _surely_opens(self, n: int) -> bool:
        """Whether the unit below a heading shows that an article begins there: a dateline, or it is announced."""
        below = self.units[n + 1] if n + 1 < len(self.units) else None
        return self.announced[n] or (below is not None and below.opening is not None)

    def resemblance(self, unit: Unit) -> list[str]:
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
                inside = len(unit.squeezed) <= LONGEST_SECTION and _BRIEFS.search(unit.squeezed) is not None
            found.append(inside)
        return found

    def _field_lines(self) -> set[int]:
        """Positions of lines of a notice or form: a label, a colon, and what it is filled with."""
        return {
            n for n, unit in enumerate(self.units)
            if (":" in unit.text or unit.text[0] in "【[") and _FIELD.match(unit.squeezed)
        }

    def _bilingual(self) -> set[int]:
        """Positions of short headings in two languages, two and more in an issue: names of its columns."""
        found = {n for n in self.heads if self.units[n].text[-1].isascii() and _BILINGUAL.fullmatch(self.units[n].text)}
        return found if len(found) >= _LEAST_BILINGUAL else set()

    def _announced_columns(self) -> set[int]:
        """Positions of short lines that the list of contents prints in brackets, before or above titles: 【人物】."""
        names = {match[1] for _, title in self.sheet.entries if (match := _COLUMN.match(title.replace(" ", "")))}
        return {n for n in self.heads if self.units[n].squeezed.strip(SECTION_MARKS) in names} if names else set()

    def is_within_head(self, n: int) -> bool:
        """Whether a heading above holds the words of this one, as that of a notice does those of what it encloses."""
        words = self.units[n].squeezed
        if len(words) < _SHORTEST_ENCLOSED:
            return False
        place = bisect_left(self.heads, n)
        above = self.printed_heads[max(place - _HEADS_ABOVE, 0) : place]
        return words in "\n".join(above) and any(words in head and words != head for head in above)

    def is_enclosed(self, n: int) -> bool:
        """Whether a heading names the document that a title above says is sent out with it: 关于印发《…办法》的通知."""
        words = self.units[n].squeezed
        named = words[: words.rfind("(")] if words[-1:] == ")" else words  # …办法(试行)
        if len(words) < _SHORTEST_ENCLOSED or not named.endswith(_ENCLOSED):
            return False
        return any(words in stack and _SENT_OUT.search(stack) for stack in self._stacks_above(n))

    def _stacks_above(self, n: int) -> Iterator[str]:
        """The words of headings that stand below each other, from the nearest above unit `n` upwards."""
        stack = ""
        for unit in reversed(self.units[max(n - _REACH_ABOVE, 0) : n]):
            if unit.head_like:
                stack = unit.squeezed + stack
            elif stack:
                yield stack
                stack = ""
        if stack:
            yield stack

    def is_head(self, n: int) -> bool:
        """Whether there is a unit at `n`, and it looks like a heading."""
        return 0 <= n < len(self.units) and self.units[n].head_like

    def marks_beside(self, n: int) -> set[str]:
        """The kinds of list marks of the units above and below."""
        return {near.mark_kind for near in (*self.units[max(n - 1, 0) : n], *self.units[n + 1 : n + 2])}

    def is_between_items(self, n: int) -> bool:
        """Whether a paragraph stands between two items of one list without the mark or number that all of them have:
        then it goes on with the one above."""
        if not 0 < n < len(self.units) - 1:
            return False
        unit, above = self.units[n], self.units[n - 1]
        if not (above.mark or above.number) or unit.mark or unit.number or unit.first.above > self.usual_gap:
            return False
        listed = _item_of(above)
        return listed != "" and listed == _item_of(self.units[n + 1])

    def parallels(self, n: int) -> list[str]:
        """In which ways headings near by are built alike, as the crossheads of one article are."""
        unit, grams, shape, length = self.units[n], self.grams[n], self.shapes[n], self.lengths[n]
        apart = _APART_SHAPED if len(shape) >= _MANY_MARKS else _APART
        ways: set[str] = set()
        alike = 0
        for other in self.heads[bisect_left(self.heads, n - _NEAR) : bisect_right(self.heads, n + _NEAR)]:
            if abs(other - n) <= 1 or self.announced[other]:
                continue
            near = self.units[other]
            if self.shapes[other] == shape and abs(self.lengths[other] - length) <= apart:
                ways.add("parallel-shape" if shape else "parallel-length")
                alike += bool(shape)
            if unit.number and near.number and unit.number[0] == near.number[0]:
                ways.add("parallel-number")
            if not grams.isdisjoint(self.grams[other]) and likeness(grams, self.grams[other]) >= _ECHO:
                ways.add("echo")
        return sorted(ways) + (["parallel-many"] if alike >= _MANY_ALIKE else [])


def usual_gap(units: Sequence[Unit]) -> int:
    """How many blank lines stand above most units."""
    gaps = Counter([unit.first.above for unit in units[1:]])
    return max(gaps, key=lambda gap: (gaps[gap], -gap)) if gaps else 0


def _item_of(unit: Unit) -> str:
    """What the mark or number of an item has in common with those of its list; empty for what is no item."""
    if unit.head_like or unit.type != TEXT:
        return ""
    return unit.mark_kind or (unit.number[0] if unit.number else "")


_WORDS = re.compile(r"[\w\s]+")


def shape_of(text: str) -> str:
    """Punctuation of a heading in order."""
    return "" if text.isalnum() else _WORDS.sub("", text)
