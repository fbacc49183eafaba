"""Paragraphs that are items though no heading says so: by their first sentences, who asks or is written to."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from gazette_cli.fold import HAN
from gazette_cli.patterns import late
from gazette_cli.structure.joins import BYLINE, TEXT
from gazette_cli.structure.led import is_led
from gazette_cli.structure.lines import SECTION_MARKS
from gazette_cli.structure.run_in import opens_with_sentence
from gazette_cli.structure.standing_heads import is_standing_head, names_column
from gazette_cli.structure.units import Unit

_LEAST = 3  # paragraphs in a row that open with a sentence as short as a title
_LEAST_FRAMED = 2  # … below the framed name of a column, where all do
_LEAST_SIGNED = 2  # … below who signed the story above, up to the next heading
_LEAST_GAPPED = 2  # … with a title before a gap
_GAPPED = re.compile(r"[^ ,。;:!?、\d()]{4,14} (?=[^ ]{12}).{20,}[。)]$")
_ASKS, _ANSWERS = ("问:", "Q:"), ("答:", "A:")
_SHORT_VERSE, _VERSE = 5, 12  # characters of a line of a poem, the sign at its end included
_LEAST_VERSES = 4
_ADDRESSED = late(
    r"[>]? ?(?:(?:尊敬的|亲爱的|敬爱的)[^:。,]{1,14}"
    r"|(?:编辑|编者|主编|记者|各位)(?:部|同志|先生|老师|叔叔|阿姨|女士|[你您]好|们)+"
    rf"|{HAN}{{2,8}}(?:同志|先生|老师|读者|女士|小姐|大姐|师傅)(?:[:]?[您你]好)?):"
)
_BRACKETS = ")〕"  # of who asks
_LONGEST_PARTY = 30  # characters of those a court writes to, and the colon
_LONGEST_ADDRESS = 20  # characters with the colon
_FRAMED = re.compile(r"(?:【[^\W\d](?:\w| ){1,10}】|([※☆★◆●■◇○□*=~-])\1* ?[^\W\d](?:\w| ){1,10}\1+)$")
_FRONT = 30  # characters within which such a sentence ends
_LONGEST_ABOVE = 8  # characters of the name of the column they stand in
_POINTS = re.compile(r"[第其]?[一二三四五六七八九十首]是?")  # 一是带队伍。 makes a point, and is no title


def find_unmarked(units: Sequence[Unit]) -> set[int]:
    """Positions of all such paragraphs."""
    rules = (find_titled, find_answered, find_in_column, find_letters)
    return set().union(*[find(units) for find in rules])


def find_titled(units: Sequence[Unit]) -> set[int]:
    """Positions of paragraphs below the name of a column that open, three and more in a row, with a short sentence;
    in a framed one (※好人好事※), or below who signed a story, two and more, and all up to the next heading; likewise
    with a place or other words before a gap."""
    found: set[int] = set()
    for n, (head, unit) in enumerate(pairwise(units), 1):
        front = unit.text[:_FRONT] if head.head_like and head.number is None else ""
        if ("。" in front or " " in front) and len(head.squeezed.strip(SECTION_MARKS)) <= _LONGEST_ABOVE:
            run = _run(units, n, _is_titled) if "。" in front else []
            framed = len(run) >= _LEAST_FRAMED and _FRAMED.match(head.text) and _ends(units, run[-1])
            if (len(run) < _LEAST or not names_column(head.text)) and not framed:
                run = _run(units, n, _is_gapped) if " " in front else []
            if len(run) < _LEAST_GAPPED:
                run = _run(units, n, is_led) if " " in front else []
            if len(run) >= _LEAST_GAPPED:
                found.update(run)
        elif head.type == BYLINE and n > 1 and units[n - 2].last.closed and units[n - 2].type == TEXT:
            run = _run(units, n, _is_titled)
            if len(run) >= _LEAST_SIGNED and _ends(units, run[-1]):
                found.update(run)
    return found


def find_answered(units: Sequence[Unit]) -> set[int]:
    """Positions of questions with one paragraph that answers each and is signed, two and more in a row: letters of
    readers and the answers they got, not an interview."""
    asked = {
        n for n, (unit, below) in enumerate(pairwise(units))
        if unit.text[:2] in _ASKS and unit.closing is None and below.text[:2] in _ANSWERS and below.closing is not None
    }
    return {n for n in asked if n + 2 in asked or n - 2 in asked}


def find_in_column(units: Sequence[Unit]) -> set[int]:
    """Positions of what stands below the name of a column that is known to recur: notices of a court (……:本院), and
    questions each with its answer below, unless no reader signed his and one who answers them all stands at the end."""
    found = set[int]()
    for n, (above, unit) in enumerate(pairwise(units), 1):
        column = above.type == TEXT and above.head_like and is_standing_head(above.text)
        if ":本院" in unit.text[:_LONGEST_PARTY] and (column or n - 1 in found) and unit.type == TEXT:
            found.add(n)
        elif column and _is_asked(units, n):
            end = next(end for end in range(n, len(units) + 2, 2) if not _is_asked(units, end))
            asked = units[n:end:2]
            if end >= len(units) or units[end].type != BYLINE or any(one.text[-1] in _BRACKETS for one in asked):
                found.update(range(n, end, 2))
    return found


def _is_asked(units: Sequence[Unit], n: int) -> bool:
    """Whether a question stands here and its answer in the next paragraph."""
    return n + 1 < len(units) and units[n].text[:2] in _ASKS and units[n + 1].text[:2] in _ANSWERS


def find_letters(units: Sequence[Unit]) -> set[int]:
    """Positions of paragraphs that say to whom a letter is written, below text or who signed it: of 7 annotated ones 5
    begin a letter without a headline, of 113 below a heading none."""
    found = set[int]()
    for n, (above, unit) in enumerate(pairwise(units), 1):
        ended = above.type != TEXT or (not above.head_like and above.last.closed)
        addressed = unit.type == TEXT and not unit.head_like and ":" in unit.text[:_LONGEST_ADDRESS]
        if addressed and ended and _ADDRESSED.match(unit.text):
            found.add(n)
    return found


def find_verses(units: Sequence[Unit]) -> set[int]:
    """Positions of lines of a poem: four and more below each other that are short and as long as each other, the first
    with a comma at its end."""
    found: set[int] = set()
    last = -1
    for n, unit in enumerate(units):
        if unit.text[-1] != "," or n <= last or unit.type != TEXT or not _SHORT_VERSE <= len(unit.squeezed) <= _VERSE:
            continue
        end = n
        while end < len(units) and units[end].type == TEXT and len(units[end].squeezed) == len(unit.squeezed):
            end += 1
        if end - n >= _LEAST_VERSES and units[end - 1].last.closed:
            found.update(range(n, end))
        last = end - 1
    return found


def _run(units: Sequence[Unit], first: int, titled: Callable[[Unit], bool]) -> list[int]:
    """The positions of such paragraphs from `first` on; who wrote one may stand below it."""
    run: list[int] = []
    for n in range(first, len(units)):
        if units[n].type == TEXT:
            if not titled(units[n]):
                break
            run.append(n)
    return run


def _ends(units: Sequence[Unit], last: int) -> bool:
    """Whether no text but a heading follows."""
    return next((unit.head_like for unit in units[last + 1 :] if unit.type == TEXT), True)


def _is_gapped(unit: Unit) -> bool:
    """Whether a paragraph begins with a few words and a gap."""
    plain = not unit.head_like and unit.opening is None and unit.number is None and not (unit.mark or unit.note)
    return plain and _GAPPED.match(unit.text) is not None


def _is_titled(unit: Unit) -> bool:
    plain = not unit.head_like and unit.opening is None and unit.number is None and unit.note is None
    return plain and _POINTS.match(unit.text) is None and opens_with_sentence(unit)
