"""Paragraphs printed twice inside one issue: whole, as a tail that starts in mid-sentence, or with OCR noise."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from gazette_cli.block import Kind
from gazette_cli.grammar.openings import mark, numbering
from gazette_cli.grammar.people import read_byline
from gazette_cli.patterns import late
from gazette_cli.structure.clauses import NARROW, shared_clauses
from gazette_cli.structure.displaced import (
    LONGEST_HEADING,
    ends_above,
    ends_story,
    is_dated,
    is_displaced,
    is_teaser,
    may_head,
    without_pointer,
)
from gazette_cli.structure.lines import CAPTION_SIGNS, Line
from gazette_cli.structure.pull_quotes import pull_quotes
from gazette_cli.structure.rests import Repeat, rests
from gazette_cli.structure.resumed_again import resumed_again
from gazette_cli.structure.rows import SHORTEST, SHORTEST_NOISY, SHORTEST_TWIN, Rows
from gazette_cli.structure.said_again import quoted_again
from gazette_cli.structure.sheet import Sheet

_SLOT = late(r"[0-9〇零一二三四五六七八九十百千万亿两不未无非]")
_MISREAD = frozenset(
    pair
    for number, shapes in {
        "千": "干于午", "十": "+什卜", "一": "-—―ー|丨", "二": "ニ工", "三": "彡王", "八": "人入", "〇": "OoQ○口",
        "九": "丸", "七": "匕ヒ", "四": "囚", "百": "白自", "万": "方", "亿": "忆", "不": "木",
        "0": "OoDQ", "1": "lIi|!", "5": "S", "8": "B",
    }.items()
    for shape in shapes
    for pair in (number + shape, shape + number)
)  # a number beside what it is misread as: not another number
_LONGEST_CLOSING = 3  # lines with which notices of one office end alike
_SHORTEST_CLAUSE = 8  # characters
_SHORTEST_ADJACENT = 4
_SHORTEST_TAIL = 8
_SHORTEST_AGAIN = 6  # the very same line twice in a row, with a full stop
_SHORTEST_SENTENCE = 18  # the very same sentence anywhere
_TAKEN = "摄攝"  # with which captions end
_FIELD = late("[:0-9]")
_TAIL = 8  # characters of the end of a misread line that are not
_PAGE_EDGES = frozenset({Kind.FOLIO, Kind.RUNNING_HEAD, Kind.ISSUE_LINE, Kind.CONTENTS})
_SIGNED = 4  # blanks before a line that is a signature set right
_POINTS_ON = late("[全详正原内]文请?[见刊]|(?:阅读|查看)(?:全文|原文|详情|更多)")  # below a preview
_LONGEST_PREVIEW = 8  # lines of the story that a preview may hold
_LONGEST_NOISY = 1500  # characters; comparing longer ones takes time that grows with their square
_SHARED = 0.2  # of the shorter text that clauses must share for the two to be compared
_CHARACTERS_A_MISREADING = 12
_ALIKE = 0.9  # ratio of matching characters two noisy prints of one text share
_BELOW_BYLINE = 2  # lines from a headline to the text below its byline


def find_repeats(sheet: Sheet) -> list[Repeat]:
    """Repeats among the undecided lines, in printed order; each line is a copy at most once.

    The copy is the one out of place: normally the later one, but a tail that starts in mid-sentence is
    the copy even where it comes first.
    """
    quotes = pull_quotes(list(sheet.free()))
    repeats = [Repeat(copy, originals, fragment=True) for copy, originals in quotes.items()]
    indexes = [index for index, _ in sheet.free() if index not in quotes]
    repeats += _in_step_repeats(sheet, indexes)
    gone = {repeat.copy for repeat in repeats}
    repeats += resumed_again(sheet, [index for index in indexes if index not in gone])
    if ">" in sheet.script.plain:
        gone = {repeat.copy for repeat in repeats}
        repeats += quoted_again(sheet, [index for index in indexes if index not in gone])
    return sorted(repeats, key=lambda repeat: repeat.copy)


def _in_step_repeats(sheet: Sheet, indexes: list[int]) -> list[Repeat]:
    """Repeats of whole lines and of what stands beside them in both prints."""
    pairs = _pairs(sheet, indexes)
    if not pairs:
        return []
    runs = _extend(sheet, indexes, pairs)
    found: dict[int, Repeat] = {}
    roots: dict[int, tuple[int, ...]] = {}  # for each copy the lines that stay, however long the chain to them
    for repeat in sorted(_choose(sheet, indexes, runs), key=lambda repeat: repeat.copy):
        kept = tuple(dict.fromkeys(root for line in repeat.originals for root in roots.get(line, (line,))))
        if repeat.copy not in found and repeat.copy not in kept:
            found[repeat.copy] = Repeat(repeat.copy, kept, repeat.fragment)
            roots[repeat.copy] = kept
    stays = _without_chains(found)
    return [*stays, *rests(sheet, indexes, stays)]


def _without_chains(found: dict[int, Repeat]) -> list[Repeat]:
    """Repeats whose originals stay: an original that turned out a copy later is replaced by its own original."""
    repeats = []
    for copy, repeat in found.items():
        kept = tuple(dict.fromkeys(
            root for line in repeat.originals for root in (found[line].originals if line in found else (line,))
        ))
        if not any(line in found for line in kept) and copy not in kept:
            repeats.append(Repeat(copy, kept, repeat.fragment))
    return repeats


def _pairs(sheet: Sheet, indexes: list[int]) -> dict[int, int]:
    """Later line to earlier line, both long, that print the same words (or one the end of the other)."""
    texts = {index: sheet.lines[index].squeezed for index in indexes}
    long = {index: text for index, text in texts.items() if len(text) >= SHORTEST}
    again, clauses = shared_clauses(long, NARROW, _SHORTEST_CLAUSE)
    by_clause: dict[str, list[int]] = {}
    shorts: dict[str, int] = {}  # where a short line is printed first
    printed = list(texts.values())
    tails = {text[-_TAIL:]: n for n, text in reversed(list(enumerate(printed)))}  # where a line first ends so
    rows = Rows(printed, _same_line)
    pairs: dict[int, int] = {}
    for position, index in enumerate(indexes):
        text = texts[index]
        if len(text) < SHORTEST:
            above = indexes[position - 1] if position else index
            if texts[above] == text and above != index and _may_be_twin(text):
                pairs[index] = above
            elif text in shorts and (_is_whole(sheet.lines[index]) or _heads_rest(sheet, index)):
                pairs[index] = indexes[shorts[text]]
            elif text in shorts or (above != index - 1 and len(text) >= SHORTEST_NOISY):
                first = shorts.get(text, -1)
                alike = tails[text[-_TAIL:]]
                if first < 0 and alike < position and sheet.kind(index - 1) in _PAGE_EDGES:
                    first = alike if _same_line(printed[alike], text) else -1  # misread at the edge of a page
                if first >= 0 and rows.come_again(first, position):
                    pairs[index] = indexes[first]
            shorts.setdefault(text, position)
            continue
        if index not in clauses:
            continue
        votes: dict[int, int] = {}
        for clause in filter(again.__contains__, clauses[index]):
            places = by_clause.setdefault(clause, [])
            for earlier in places[-4:]:
                votes[earlier] = votes.get(earlier, 0) + len(clause)
            if not places or places[-1] != index:
                places.append(index)
        votes.pop(index, None)
        for earlier, count in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))[:2]:
            other = texts[earlier]
            if count >= _SHARED * min(len(text), len(other)) and same_print(other, text):
                pairs[index] = earlier
                break
    return pairs


def _may_be_twin(text: str) -> bool:
    """Whether a line printed twice in a row can be nothing but a repeat."""
    return len(text) >= SHORTEST_TWIN or (text[-1] == "。" and len(text) >= _SHORTEST_AGAIN)


def _heads_rest(sheet: Sheet, index: int) -> bool:
    """Whether a line stands beside the jump back to the first part of a story: there its headline is printed again."""
    return len(sheet.lines[index].squeezed) >= _SHORTEST_ADJACENT and any(
        sheet.kind(near) is Kind.JUMP and "接" in sheet.lines[near].text and "下" not in sheet.lines[near].text
        for near in (index - 1, index + 1)
    )


def _is_whole(line: Line) -> bool:
    """Whether a short line printed again can be nothing but a repeat: a caption, or a sentence without figures."""
    if (line.text[0] in CAPTION_SIGNS or line.text[-1] in _TAKEN) and len(line.squeezed) >= SHORTEST_TWIN:
        return True
    return line.closed and len(line.squeezed) >= _SHORTEST_SENTENCE and _FIELD.search(line.squeezed) is None


def _same_line(one: str, other: str) -> bool:
    """Whether two short lines are one but for a single misread character, which is no number and no negation."""
    if one == other:
        return True
    if len(one) != len(other) or len(one) < _SHORTEST_ADJACENT:
        return False
    wrong = [x + y for x, y in zip(one, other, strict=True) if x != y]
    return len(wrong) == 1 and (wrong[0] in _MISREAD or not _SLOT.search(wrong[0]))


def same_print(one: str, other: str) -> bool:
    """Whether two texts are prints of one text: equal, one the beginning or end of the other, or noisy.

    >>> same_print("第三次会议于周一召开,大家发言", "第五次会议于周一召开,大家发言")
    False
    """
    if one == other:
        return True
    long, short = (one, other) if len(one) >= len(other) else (other, one)
    if len(short) < _SHORTEST_ADJACENT:
        return False
    if long.endswith(short) or long.startswith(short):
        return True
    part = long if len(short) > 0.8 * len(long) else long[-len(short) :]
    return noisy_print(part, short) or (part is not long and noisy_print(long[: len(short)], short))


def noisy_print(one: str, other: str) -> bool:
    """Equal but for single wrong characters, none of which is a number or a negation."""
    if abs(len(one) - len(other)) > 0.1 * len(one) or len(one) > _LONGEST_NOISY:
        return False
    known = sum(map(frozenset(other).__contains__, one))  # at most so many characters match
    if 2.0 * known < _ALIKE * (len(one) + len(other)):
        return False
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.quick_ratio() < _ALIKE or matcher.ratio() < _ALIKE:
        return False
    wrong = 0
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            continue
        misread = one[a:b] + other[c:d] in _MISREAD
        if not misread and (_SLOT.search(one[a:b]) or _SLOT.search(other[c:d]) or max(b - a, d - c) > 2):
            return False
        wrong += max(b - a, d - c)
    return wrong <= max(1, 0.06 * len(one))


def misread(one: str, other: str) -> bool:
    """Whether two texts of one length are alike but for a misread character in twelve, none a number or a negation.

    >>> misread("站起来了,十一月套车", "站起耒了,十一月套车"), misread("十一月套车拉粪", "十二月套车拉粪")
    (True, False)
    """
    if len(one) != len(other):
        return False
    wrong = [x + y for x, y in zip(one, other, strict=True) if x != y]
    return len(wrong) <= max(1, len(one) // _CHARACTERS_A_MISREADING) and all(
        pair in _MISREAD or not _SLOT.search(pair) for pair in wrong
    )


def _extend(sheet: Sheet, indexes: list[int], pairs: dict[int, int]) -> list[list[tuple[int, int]]]:
    """Runs of (later, earlier) lines in step: short lines beside a repeat are repeats with it."""
    position = {index: n for n, index in enumerate(indexes)}
    runs: list[list[tuple[int, int]]] = []
    taken: set[int] = set()
    for later in sorted(pairs):
        if later in taken:
            continue
        run = [(later, pairs[later])]
        for step in (1, -1):
            a, b = position[later], position[pairs[later]]
            while 0 <= a + step < len(indexes) and 0 <= b + step < len(indexes) and b + step != position[later]:
                a, b = a + step, b + step
                if abs(a - b) == 0 or indexes[a] in taken or not _in_step(sheet, indexes[a], indexes[b]):
                    break
                run.append((indexes[a], indexes[b]))
        run.sort()
        taken.update(pair[0] for pair in run)
        runs.append(run)
    return runs


def _in_step(sheet: Sheet, one: int, other: int) -> bool:
    a, b = sheet.lines[one].squeezed, sheet.lines[other].squeezed
    if a == b:
        return True
    if min(len(a), len(b)) >= _SHORTEST_TAIL and (a.endswith(b) or b.endswith(a)):
        return True
    if len(a) < SHORTEST or len(b) < SHORTEST:
        return _same_line(a, b)
    return same_print(a, b)


def _choose(sheet: Sheet, indexes: list[int], runs: Iterable[list[tuple[int, int]]]) -> Iterator[Repeat]:
    lines = sheet.lines
    for run in runs:
        if _is_table(lines, run) or _close_notices(sheet, run):
            continue
        swapped = not _is_quoted(sheet, run[0]) and (
            _starts_inside(sheet, indexes, run[0]) or _orphan(sheet, indexes, run) or _is_preview(sheet, run)
            or is_displaced(sheet, indexes, run) or _is_abstract(sheet, run) or is_teaser(sheet, indexes, run)
        )
        head = _head_of_fragment(sheet, indexes, run, swapped)
        for n, (later, earlier) in enumerate(run):
            copy, original = (earlier, later) if swapped else (later, earlier)
            fragment = len(lines[copy].squeezed) < len(lines[original].squeezed)
            originals = (*head, original) if n == 0 else (original,)
            yield Repeat(copy, originals, fragment or (n == 0 and bool(head)))
        if swapped and (titles := _titles(sheet, indexes, run[0])):
            yield Repeat(titles[0], (titles[1],), fragment=False)


def _titles(sheet: Sheet, indexes: list[int], pair: tuple[int, int]) -> tuple[int, int] | None:
    """The headline above the earlier print and the same one above the later, if a byline stands below that."""
    later, earlier = (bisect_left(indexes, index) for index in pair)
    if not earlier or later < _BELOW_BYLINE:
        return None
    first, title = indexes[earlier - 1], indexes[later - _BELOW_BYLINE]
    same = first != title and sheet.lines[first].squeezed == sheet.lines[title].squeezed
    return (first, title) if same and read_byline(sheet.lines[indexes[later - 1]].text) else None


def _is_quoted(sheet: Sheet, pair: tuple[int, int]) -> bool:
    """Whether a mail quotes the later of two prints and not the earlier: the quotation is out of place."""
    later, earlier = (sheet.lines[index].text for index in pair)
    return later[0] == ">" and earlier[0] != ">"


def _close_notices(sheet: Sheet, run: list[tuple[int, int]]) -> bool:
    """Whether all that is printed again is how two notices of one office end, each with a date of its own."""
    later, earlier = run[-1]
    if len(run) > _LONGEST_CLOSING or sheet.lines[later].closed or not (
        sheet.is_free(later + 1) and sheet.is_free(earlier + 1)
    ):
        return False
    return all(is_dated(sheet.lines[index + 1].squeezed) for index in (later, earlier))


def _is_preview(sheet: Sheet, run: list[tuple[int, int]]) -> bool:
    """Whether the earlier print stands by itself, and the later one in its story."""
    later, earlier = run[0]
    words = without_pointer(sheet.lines[earlier].squeezed)
    if len(sheet.lines[later].squeezed) < len(words):  # a preview is no longer than what it announces
        story = "".join(line.squeezed for line in sheet.lines[later : later + _LONGEST_PREVIEW])
        if not story.startswith(words):
            return False
    below = run[-1][1] + 1
    led_on = sheet.kind(below) in (Kind.CONTENTS, Kind.NAVIGATION)
    alone = led_on and _POINTS_ON.search(sheet.lines[below].text) is not None
    alone = alone or len(words) < len(sheet.lines[earlier].squeezed)
    alone = alone or _is_island(sheet, [earlier for _, earlier in run])
    return alone and not _is_island(sheet, [later for later, _ in run])


def _is_abstract(sheet: Sheet, run: list[tuple[int, int]]) -> bool:
    """Whether the earlier print is the beginning of the later one, which says more: that would be lost."""
    later, earlier = run[0]
    long, short = sheet.lines[later], sheet.lines[earlier]
    more = len(long.squeezed) - len(short.squeezed)
    return len(run) == 1 and more >= _SHORTEST_TAIL and short.closed and long.squeezed.startswith(short.squeezed)


def _is_island(sheet: Sheet, run: list[int]) -> bool:
    """Whether lines stand by themselves between pieces of furniture, as a preview does; captions always may."""
    caption = sheet.lines[min(run)].text[0] in CAPTION_SIGNS
    return not (caption or sheet.is_free(min(run) - 1) or sheet.is_free(max(run) + 1))


def _starts_inside(sheet: Sheet, indexes: list[int], pair: tuple[int, int]) -> bool:
    """Whether the earlier print is but the end of the later one: then the earlier is out of place, unless the line
    above it, broken off by the end of a page, has the words before it."""
    a, b = sheet.lines[pair[0]].squeezed, sheet.lines[pair[1]].squeezed
    if len(b) >= len(a) or not a.endswith(b):
        return False
    above = _above(sheet, indexes, pair[1])
    return above is None or not (above.squeezed + b).endswith(a)


def _orphan(sheet: Sheet, indexes: list[int], run: list[tuple[int, int]]) -> bool:
    """A copy printed before its own headline: the later print stands below a heading, the earlier does not.

    A tail that starts in mid-sentence must continue the line above the later print.
    """
    later, earlier = run[0]
    above_earlier, above_later = _above(sheet, indexes, earlier), _above(sheet, indexes, later)
    if above_later is None or later == earlier + 1:
        return False
    if above_earlier is not None and above_earlier.squeezed == above_later.squeezed:
        return False
    if sheet.lines[earlier].text[0] in CAPTION_SIGNS:
        return False
    if sheet.lines[later].squeezed.endswith(above_later.squeezed):
        return False  # the last line of a page, and all of its sentence again at the head of the next
    whole = len(sheet.lines[earlier].squeezed) <= len(sheet.lines[later].squeezed)  # else the later is but its end
    between = bisect_left(indexes, later) - bisect_left(indexes, earlier) - len(run)
    if whole and between == 1 and may_head(above_later):
        return above_later.indent < _SIGNED and not ends_above(sheet, indexes, run)  # only its headline is between
    headed = whole and _is_heading(above_later) and not _is_heading(sheet.lines[later])
    if _is_signed_head(sheet, indexes, earlier):
        return False
    if headed and above_earlier is not None and not _is_heading(above_earlier):
        return True
    ends = above_earlier is None or ends_story(above_earlier)
    if mark(sheet.lines[earlier].text) or numbering(sheet.lines[earlier].text) is not None:
        return False  # an item is no tail
    text, longer = sheet.lines[earlier].squeezed, sheet.lines[later].squeezed
    overlap = above_later.squeezed + longer
    return ends and not ends_story(above_later) and len(text) >= len(longer) and (
        not above_later.closed and overlap.endswith(text))


def _is_signed_head(sheet: Sheet, indexes: list[int], index: int) -> bool:
    """Whether a byline stands right above a line, and a headline above that."""
    signed = _above(sheet, indexes, index)
    if signed is None or not ends_story(signed):
        return False
    top = _above(sheet, indexes, indexes[bisect_left(indexes, index) - 1])
    return top is not None and _is_heading(top)


def _above(sheet: Sheet, indexes: list[int], index: int) -> Line | None:
    """The undecided line above one, None at the top."""
    position = bisect_left(indexes, index)
    return sheet.lines[indexes[position - 1]] if position else None


def _is_heading(line: Line) -> bool:
    """Whether a line is short and unfinished, as headings are."""
    return (
        not line.closed and len(line.squeezed) <= LONGEST_HEADING and "," not in line.text
        and not (line.text[-1].isdigit() and (":" in line.text or "  " in line.text))
        and line.text[-1] not in "年月日号" and read_byline(line.text) is None
    )


def _head_of_fragment(sheet: Sheet, indexes: list[int], run: list[tuple[int, int]], swapped: bool) -> tuple[int, ...]:
    """The line whose end the copy also repeats, where the original paragraph is broken over two lines."""
    later, earlier = run[0]
    copy, original = (earlier, later) if swapped else (later, earlier)
    extra = len(sheet.lines[copy].squeezed) - len(sheet.lines[original].squeezed)
    position = bisect_left(indexes, original) - 1
    if extra <= 0 or position < 0 or indexes[position] == copy:
        return ()
    above = indexes[position]
    return (above,) if sheet.lines[above].squeezed.endswith(sheet.lines[copy].squeezed[:extra]) else ()


def _is_table(lines: list[Line], run: list[tuple[int, int]]) -> bool:
    """Rows of a table repeat their frame: many digits, few words."""
    text = "".join(lines[later].squeezed for later, _ in run)
    return sum(map(str.isdigit, text)) > 0.4 * len(text)
