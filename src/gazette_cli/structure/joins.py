"""Which printed line goes on where: every unfinished line matched with the line that continues it best."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from gazette_cli.block import Kind
from gazette_cli.grammar.openings import mark, numbering, opens_with_date, read_bare_closing, read_opening
from gazette_cli.grammar.people import Byline
from gazette_cli.grammar.seams import opening
from gazette_cli.patterns import late
from gazette_cli.structure.box_names import names_box
from gazette_cli.structure.continuation import FAR, NEAR, Place, Seam, reads_as_body, seam
from gazette_cli.structure.cut_endings import is_cut_off
from gazette_cli.structure.lines import DASH, Line, depth
from gazette_cli.structure.listed_rows import starts_row
from gazette_cli.structure.paragraph_edges import is_initial, is_placed, is_signed_off, starts_anew, surely_heads_other
from gazette_cli.structure.profile import Profile
from gazette_cli.structure.sheet import Sheet
from gazette_cli.structure.table_rows import heads_figures, is_row, is_value_row, opens_row
from gazette_cli.structure.torn import heads_dateline, heads_other, heads_text

TEXT, BYLINE, SIGNATURE, CAPTION = "text", "byline", "signature", "caption"

SURE = 2.0  # log-odds from which neighbours are joined before anything further away is looked at
FITTING = 1.0  # … from which a line is no heading, whatever it looks like
LIKELY = 0.0  # … from which the best match is taken
DISTANT = 0.7  # … if it is not the neighbour
HOPED = -2.5  # … from which an unfinished line is joined to its neighbour if nothing else was found for it
_BOX_HEAD = re.compile("【[^】]{2,8}】[^,。;:]{4,24}")  # 【小帐本】贷款怎么算
_INDENTED = 0.5  # share of paragraphs that are indented, from which a line that is not begins none
_INNER_STOP = late("[,、。;]")
_VERSE = 16  # characters
NATURAL = 1.0  # likelihood (log ratio) of first words from which a paragraph surely begins with them
MARGIN = 1.5  # by which a line far away must fit better than the neighbour
_STACK = 2  # more headings that may stand between one and the text
_NOT_CUT = re.compile(r"\([^()]*$|[)—]$|(?:^|[。 ])[^,。: ]{2,6}:[^,。]{2,8}$")  # an open bracket, a label and a name
PASSED = 0.5  # … and how much less with every such line passed over
RESUMED = 3.0  # what it counts (log-odds) that a line takes up a paragraph that was cut off
BOXED = 2.0  # … and how much more right behind a box
_BOX = 8  # lines of one
_REACH = 40  # printed lines within which the rest of a broken paragraph is looked for

_RUNS_ON = Seam(9.0, ("runs-on",))

Judge = Callable[[Line, Line, Profile, Place], Seam]


@dataclass(slots=True, eq=False)
class Piece:
    """An undecided line: its index in the sheet, its type (text, byline, signature, caption) and the
    furniture directly above it; `listed` where it is one of several lists of names, `pictured` where an image
    placeholder stands directly above."""

    index: int
    line: Line
    type: str
    edge: str | None
    byline: Byline | None = None
    listed: bool = False
    pictured: bool = False


_HEADING = 24  # characters
_NAME, _SAID = 4, 10  # characters of a name, and of what is surely said rather than named in quotation marks


class _Match(NamedTuple):
    score: float
    first: Piece
    second: Piece
    seam: Seam
    near: bool


def link(pieces: Sequence[Piece], sheet: Sheet, judge: Judge = seam) -> dict[int, int]:
    """For each line that continues another one the line it continues, by index.

    Every line continues at most one line and is continued by at most one. `judge` scores a seam; fitting
    puts its own in place to learn from every seam that is looked at.
    """
    return _Linker(pieces, sheet, judge).run()


def _ends_unmarked(text: str, below: Line, *, tight: bool) -> bool:
    """Whether a paragraph on one line, above what may be a heading, ends with who wrote it right behind its full stop
    or, where that heading stands `tight` below, with what somebody said, whose own stop has been lost."""
    if "。" not in text or below.closed or len(below.text) > _HEADING or _INNER_STOP.search(below.text):
        return False
    if text[-1] in "”\"":
        return tight and len(text) - max(text.rfind("“"), text.rfind('"', 0, -1)) > _SAID
    return "。" in text[-_NAME - 1 :] and read_bare_closing(text) is not None


class _Linker:
    def __init__(self, pieces: Sequence[Piece], sheet: Sheet, judge: Judge) -> None:
        self.pieces = pieces
        self.sheet, self.habits = sheet, sheet.profile
        by_index = {piece.index: piece for piece in pieces}
        self.jumps = [(by_index[a], by_index[b]) for a, b in sheet.jumps if a in by_index and b in by_index]
        self.judge = judge
        self.links: dict[int, int] = {}
        self.continued: set[int] = set()
        self.likely: dict[int, int] = {}  # what may be joined once everything has been weighed
        self.lines = {piece.index: piece.line for piece in pieces}
        self.tops: dict[int, int] = {}  # the first line of a paragraph, as far as its lines were joined when asked for
        self.opened: dict[int, int] = {}  # brackets left open up to a line, the paragraph above it included

    def run(self) -> dict[int, int]:
        """Sure neighbours first, then the best matches, then neighbours of what is still unfinished."""
        for first, second in self.jumps:
            if not first.line.closed:
                self._join(first, second)
        matches: list[_Match] = []
        beside: dict[int, float] = {}
        for n, first, second in self._neighbours():
            if second.line.text[-1] != "。" and (self._heads_dateline(n, second.line) or self._heads_rows(n, second)):
                continue
            kept = first.line.closed and self._keeps_the_margin(first, second)
            sure = kept or self._runs_on(first, second)
            verdict = _RUNS_ON if sure else self._near(n, first, second)
            if verdict.score < FITTING and not first.line.closed and self._is_headed(n, first, second, verdict):
                continue
            if verdict.score >= SURE:
                self._join(first, second)
            else:
                matches.append(_Match(verdict.score, first, second, verdict, near=True))
                beside[first.index] = verdict.score
                if verdict.score > LIKELY and self.sheet.kind(second.index + 1) is not Kind.JUMP:
                    self.likely[second.index] = first.index
        matches += self._across(beside)
        matches.sort(key=lambda match: (-match.score, match.second.index, match.first.index))
        for match in matches:
            labelled = "label-start" in match.seam.cues
            hoped = match.near and not match.first.line.closed and not labelled and self._may_go_on(match.first)
            if match.score > (LIKELY if match.near else DISTANT) or (hoped and match.score > HOPED):
                self._join(match.first, match.second)
        return self.links

    def _join(self, first: Piece, second: Piece) -> None:
        if first.index not in self.continued and second.index not in self.links:
            self.links[second.index] = first.index
            self.continued.add(first.index)

    def _neighbours(self) -> Iterator[tuple[int, Piece, Piece]]:
        """Text lines that follow each other with at most captions between, if a seam is possible at all."""
        before: Piece | None = None
        for n, piece in enumerate(self.pieces):
            if piece.type == CAPTION:
                continue
            if piece.type == TEXT:
                if before is not None and self._possible(before.line) and not self._starts(before.line, piece):
                    yield n, before, piece
                before = piece
            else:
                before = None

    def _starts(self, above: Line, piece: Piece) -> bool:
        """Whether a paragraph begins: as only paragraphs do, or behind a full stop with a number or a gap."""
        line = piece.line
        if piece.edge is None and is_cut_off(above, line):
            return False
        if starts_anew(line.text) or (is_row(above) and is_row(line)):
            return True
        if not above.wrap and _ends_unmarked(above.text, line, tight=piece.edge is None):
            return True
        if starts_row(above, line):
            return True
        if not above.fills and (is_value_row(above.text) or opens_row(line.text)):
            return True
        if piece.edge is not None and above.closed and self._is_short(line) and _INNER_STOP.search(line.text) is None:
            return True  # across a page no paragraph goes on in a short line without any stop
        both = max(len(above.text), len(line.text))
        if not line.wrap and line.number == above.number + 1 and both <= _VERSE <= 0.6 * self.habits.body:
            return True  # verse, or a list: no paragraph is broken into lines so short where the others are long
        if piece.edge == "rule" and numbering(line.text) is not None:
            return True
        apart = piece.edge is None and line.above > self.habits.gap
        if above.text[-1] == ":" and numbering(line.text) is not None:
            return True
        return above.closed and above.text[-1] != ";" and (apart or numbering(line.text) is not None)

    def _possible(self, line: Line) -> bool:
        """A finished line ends its paragraph, unless lines are broken by hand or a bracket is open."""
        if line.text[-1] in ")】" and depth(line.text) < 0 and line.wrap and not line.fills:
            return False  # a byline in brackets was broken, and ends here
        if line.text[0] == "(" and line.text[-1] == ")" and depth(line.text) == 0:
            return False  # what stands in brackets is whole
        if line.closed:
            return bool(line.wrap) or depth(line.text) > 0
        if line.wrap and not line.fills and DASH.match(line.text) and _INNER_STOP.search(line.text) is None:
            return False  # the second title, and below it the text
        signed = depth(line.text) <= 0 and is_signed_off(line)  # a bracket left open is closed below
        return not signed and not (line.wrap and not line.fills and _BOX_HEAD.fullmatch(line.text))

    def _runs_on(self, first: Piece, second: Piece) -> bool:
        """Whether a line broken by hand at its full width goes on in the next one, or an initial set large, which needs
        no weighing.

        A short unfinished line below may be a heading, and is weighed.
        """
        line, below = first.line, second.line
        wrap = line.wrap
        if second.edge is None and is_cut_off(line, below):
            return True
        return (not wrap and is_initial(line.text, below)) or (
            bool(wrap) and wrap - 1 <= line.width <= wrap + 1 and not line.closed and second.edge is None
            and below.indent < self.habits.indent and below.above <= self.habits.gap
            and (below.closed or below.text[-1] == ":" or below.width >= wrap - 2)
        )

    def _keeps_the_margin(self, first: Piece, second: Piece) -> bool:
        """Whether text of full lines goes on behind a full stop: its paragraph was indented, and the next line is not,
        though the issue indents them."""
        line, below = first.line, second.line
        if not (line.fills and below.wrap) or line.text[-1] == ")" or self.habits.indented < _INDENTED:
            return False
        if below.indent or second.edge is not None or below.above > self.habits.gap:
            return False
        if not (below.fills or below.closed):
            return False
        if opens_with_date(below.text) or _INNER_STOP.search(below.text) is None:
            return False
        return self.lines[self._top(first.index)].indent == self.habits.indent

    def _top(self, index: int) -> int:
        """The first line of the paragraph that a line has been joined to."""
        top = index
        while top in self.links:
            top = self.tops.get(self.links[top], self.links[top])
        self.tops[index] = top
        return top

    def _near(self, n: int, first: Piece, second: Piece) -> Seam:
        passed = second.edge or (None if self.pieces[n - 1] is first else CAPTION)
        after = self.pieces[n + 1].line.text if n + 1 < len(self.pieces) else ""
        distance = second.index - first.index
        signed = self._is_signed(n, second)
        heads = self._heads_story(n, second)
        opened = self._opened(first)
        place = Place(NEAR, passed, distance, opened, after, first_edge=first.edge, signed=signed, heads=heads)
        return self.judge(first.line, second.line, self.habits, place)

    def _is_headed(self, n: int, first: Piece, second: Piece, verdict: Seam) -> bool:
        """Whether the second piece heads something else, and the first goes on further down, or the first heads it."""
        if heads_text(first.line, second.line) and second.edge is None and first.index not in self.links:
            return True
        if second.line.closed or n + 1 == len(self.pieces) or self.pieces[n + 1].type != TEXT:
            return False
        heads = "heads-story" in verdict.cues
        return heads_other(first.line, second.line, self.pieces[n + 1].line, self.habits, heads=heads)

    def _heads_rows(self, n: int, piece: Piece) -> bool:
        text = piece.line.text
        if len(text) > _VERSE or piece.line.closed or n + 1 >= len(self.pieces) or self.pieces[n + 1].line.closed:
            return False
        return heads_figures(text, [one.line.text for one in self.pieces[n + 1 : n + 5]])

    def _heads_dateline(self, n: int, line: Line) -> bool:
        below = self.pieces[n + 1] if n + 1 < len(self.pieces) else None
        return below is not None and below.type == TEXT and heads_dateline(line, below.line)

    def _is_signed(self, n: int, piece: Piece) -> bool:
        """Whether a byline or a deck stands below an unfinished piece, as it does below a heading."""
        below = self.pieces[n + 1] if n + 1 < len(self.pieces) else None
        if below is None or piece.line.closed:
            return False
        if below.type == BYLINE:
            return True
        return not (below.line.closed or below.line.text[0].isalnum()) and DASH.match(below.line.text) is not None

    def _heads_story(self, n: int, piece: Piece) -> bool:
        """Whether a short unfinished line of hard-wrapped text stands, alone or with more of its kind, above the first
        line of a paragraph: then it is a heading, and no line above goes on in it."""
        if not self._is_short(piece.line):
            return False
        for below in self.pieces[n + 1 : n + 2 + _STACK]:
            if below.type != TEXT:
                return below.type == BYLINE
            line = below.line
            indented = self.habits.indented > 0.5 and line.indent >= self.habits.indent >= 1
            if indented or read_opening(line.text) is not None:
                return True
            if not self._is_short(line):
                return False
        return False

    def _is_short(self, line: Line) -> bool:
        return bool(line.wrap) and not line.closed and line.width < line.wrap - 2

    def _opened(self, piece: Piece) -> int:
        """Brackets left open by the lines of the paragraph above this one."""
        above = self.links.get(piece.index)
        if above is None:
            return 0
        if above not in self.opened:
            self.opened[above] = depth(self.lines[above].text) + max(self.opened.get(self.links.get(above, -1), 0), 0)
        return max(self.opened[above], 0)

    def _across(self, beside: Mapping[int, float]) -> Iterator[_Match]:
        """Seams over other text, between lines that found no sure neighbour; `beside` has the scores of those with
        their neighbours."""
        open_ends = [
            piece for piece in self.pieces
            if piece.type == TEXT and piece.index not in self.continued and not piece.line.closed
            and self._may_go_on(piece) and not is_signed_off(piece.line)
        ]
        position = {piece.index: n for n, piece in enumerate(self.pieces)}
        marked = [bool(mark(piece.line.text)) for piece in self.pieces] if open_ends else []
        opens = [piece.type != TEXT or self._opens(piece.line) for piece in self.pieces] if open_ends else []
        for first in open_ends:
            start = position[first.index] + 2
            least = beside.get(first.index, HOPED)
            passed = 0
            cut = least <= LIKELY and self._is_cut(position[first.index])
            behind = self._behind_box(start - 1) if cut else 0
            for n in range(start, len(self.pieces)):
                second = self.pieces[n]
                if second.index - first.index > _REACH:
                    break
                if opens[n] or second.index in self.links:
                    continue
                after = self.pieces[n + 1].line.text if n + 1 < len(self.pieces) else ""
                odd = marked[n - 1] and not marked[n]
                signed = self._is_signed(n, second)
                place = Place(FAR, second.edge, second.index - first.index, 0, after, odd, first.edge, signed)
                verdict = self.judge(first.line, second.line, self.habits, place)
                resumed = cut and self._resumes(second) and not surely_heads_other(self.pieces[n - 1].line.text)
                score = verdict.score + (RESUMED - PASSED * passed if resumed else 0.0)
                score += BOXED if resumed and n == behind else 0.0
                passed += resumed
                if score > least + (0.0 if resumed else MARGIN):
                    yield _Match(score, first, second, verdict, near=False)

    def _behind_box(self, n: int) -> int:
        """Place of the piece behind a box of one paragraph that begins at place `n` with its name; 0 if none does."""
        if n >= len(self.pieces) or not names_box(self.pieces[n].line.text):
            return 0
        ends = range(n + 1, min(n + _BOX, len(self.pieces) - 1))
        return next((end + 1 for end in ends if self.pieces[end].line.closed), 0)

    def _is_cut(self, n: int) -> bool:
        """Whether a paragraph with a full stop in it breaks off in mid-sentence, above a heading or no text at all."""
        others = map(self.pieces.__getitem__, range(n + 1, len(self.pieces)))
        below = next((piece for piece in others if piece.type != CAPTION), None)
        if below is not None and below.type == TEXT and not self._may_head(below.line):
            return False
        if _NOT_CUT.search(self.pieces[n].line.text):
            return False
        index: int | None = self.pieces[n].index
        while index is not None:
            if "。" in self.lines[index].text:
                return True
            index = self.links.get(index, self.likely.get(index))
        return False

    def _may_head(self, line: Line) -> bool:
        """Whether a line is no text that goes on or ends, as far as it can be seen from itself."""
        text = line.text
        return not (line.closed or len(text) == 1 or text[-1] == ":" or reads_as_body(line, self.habits))

    def _resumes(self, piece: Piece) -> bool:
        """Whether a line is text that no paragraph begins with, as far as this issue indents them."""
        line = piece.line
        if self.habits.indented > 0.5 and line.indent >= self.habits.indent:
            return False
        return "。" in line.text or (not line.closed and reads_as_body(line, self.habits))

    def _opens(self, line: Line) -> bool:
        """Whether a line looks too much like a heading or the first of a paragraph to continue something far off."""
        if line.wrap:
            return starts_anew(line.text)
        if not line.closed and len(line.text) < 0.5 * self.habits.body and "。" not in line.text:
            return True
        return (opening(line.text) or 0.0) >= NATURAL or starts_anew(line.text) or is_placed(line.text)

    def _may_go_on(self, piece: Piece) -> bool:
        """Whether the rest of an unfinished line is worth looking for further down: headings have none."""
        line = piece.line
        if line.wrap:  # full, or the last of its paragraph and yet unfinished
            return line.fills or piece.index in self.links or piece.index in self.likely
        return reads_as_body(line, self.habits)
