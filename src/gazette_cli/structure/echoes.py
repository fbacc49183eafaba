"""Paragraphs that only repeat a part of another one: pull quotes, and tails broken into other lines."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gazette_cli.patterns import late
from gazette_cli.structure.clauses import WIDE, shared_clauses
from gazette_cli.structure.displaced import is_dated, without_pointer
from gazette_cli.structure.joins import BYLINE, SIGNATURE, TEXT
from gazette_cli.structure.pull_quotes import is_deck
from gazette_cli.structure.repeats import noisy_print
from gazette_cli.structure.units import Unit

_SHORTEST_CLAUSE = 6  # characters
_EDGE = late(r"[,。;:!?、“”「」()…—]")
_AROUND = "“”\"「」『』 —-。.,;!?…"
_ABSTRACT = re.compile("^(?:核心提示|内容提要|内容摘要|摘要|提要|导语|阅读提示|新闻提示)[:]")
_STOPS = re.compile("[。!?…]")
_CUT_OFF = ("…", "...")  # a preview
_LONG = 30  # characters from which a paragraph contained in another one repeats it wherever it stands
_QUOTED = 10  # … a quotation set apart near by
_SET_APART = 14  # … a sentence without its full stop near by
_LEAST = 20  # … two clauses of a larger paragraph
_COMMON = 8  # paragraphs looked at that share a clause: boilerplate would be compared with itself for ever
_NEAR = 25  # printed lines within which a pull quote stands from its sentence, …
_NEAR_BY = 1200  # … or characters above it, where lines are short


@dataclass(frozen=True, slots=True)
class Echo:
    """Unit `copy` repeats what `original` says between `[start, end)` of its squeezed text."""

    copy: Unit
    original: Unit
    start: int
    end: int


def find_echoes(units: Sequence[Unit]) -> list[Echo]:
    """Units whose words are all contained, from clause to clause, in a longer or earlier unit."""
    texts = {id(unit): unit.squeezed for unit in units if unit.type == TEXT}
    long = {key: text for key, text in texts.items() if len(text) >= _QUOTED}
    again, clauses_in = shared_clauses(long, WIDE, _SHORTEST_CLAUSE)
    if not again:
        return []
    places: dict[str, list[Unit]] = {}
    for unit in units:
        if unit.type == TEXT and not unit.head_like:
            for clause in again.intersection(clauses_in.get(id(unit), ())):
                places.setdefault(clause, []).append(unit)
    leads = _leads(units)
    found: list[Echo] = []
    copies: set[int] = set()
    for n, (above, unit, below) in enumerate(zip([None, *units], units, [*units[1:], None], strict=False)):
        clauses = clauses_in.get(id(unit))
        if not clauses or unit.number:
            continue
        deck = above is not None and above.head_like and above.lines[-1] + 1 == unit.lines[0] and not unit.first.above
        bare = _bare(texts[id(unit)])
        if len(bare) < _QUOTED:
            continue
        shared = max((clause for clause in clauses if clause in places), key=len, default="")
        for other in places.get(shared, ())[:_COMMON]:
            if other is unit or id(other) in copies or not _is_copy(unit, other, bare, clauses, leads):
                continue
            heads = deck or _has_ended(units, n) or (below is not None and is_deck(below.squeezed))
            if unit.head_like and other.lines[0] > unit.lines[-1] and heads:
                continue  # a headline may be a quotation from its story
            span = _place(texts[id(other)], texts[id(unit)]) or _with_rest(texts[id(other)], unit, below)
            if span is not None:
                found.append(Echo(unit, other, *span))
                copies.add(id(unit))
                break
    if not found:
        return []
    after = {id(unit): below for unit, below in pairwise(units)}
    found = [echo for echo in _without_chains(found, texts) if not _close_notices(echo, after)]
    return found + _beside(units, found, after)


def _leads(units: Sequence[Unit]) -> set[int]:
    """The paragraphs (by `id`) that open a story: below its headline or the byline there, and above more text."""
    found = set()
    for n in range(1, len(units) - 1):
        top = units[n - 2] if units[n - 1].type == BYLINE and n > 1 else units[n - 1]
        told = not (units[n].head_like or units[n + 1].head_like or _ABSTRACT.match(units[n].squeezed))
        if top.head_like and told and units[n + 1].type == TEXT:
            found.add(id(units[n]))
    return found


def _has_ended(units: Sequence[Unit], n: int) -> bool:
    """Whether who signed a story stands above unit `n`, and no headline above that."""
    return n > 1 and units[n - 1].type in (BYLINE, SIGNATURE) and not units[n - 2].head_like


def _beside(units: Sequence[Unit], found: Sequence[Echo], after: Mapping[int, Unit]) -> list[Echo]:
    """What stands beside an echo and repeats what stands beside its original: the rest of a tail, and who signed it."""
    before = {id(unit): above for above, unit in pairwise(units)}
    copies = {id(echo.copy) for echo in found}
    more: list[Echo] = []
    for echo in found:
        top = before.get(id(echo.copy))
        if top is not None and top.squeezed and id(top) not in copies and (
            echo.original.squeezed.endswith(top.squeezed, 0, echo.start)
        ):
            more.append(Echo(top, echo.original, echo.start - len(top.squeezed), echo.start))
            copies.add(id(top))
        marks = echo.copy.squeezed[len(echo.copy.squeezed.rstrip(_AROUND)) :]
        end = echo.end + (len(marks) if echo.original.squeezed.startswith(marks, echo.end) else 0)
        copy, original = after.get(id(echo.copy)), echo.original
        while copy is not None and id(copy) not in copies and copy is not original and copy.squeezed:
            if not original.squeezed.startswith(copy.squeezed, end):  # no rest of this one
                below = after.get(id(original))
                if below is None or copy is below or copy.squeezed.strip(_AROUND) != below.squeezed.strip(_AROUND):
                    break
                original, end = below, 0
            start, end = end, end + len(copy.squeezed)
            more.append(Echo(copy, original, start, min(end, len(original.squeezed))))
            copies.add(id(copy))
            copy = after.get(id(copy))
    return more


def _close_notices(echo: Echo, after: Mapping[int, Unit]) -> bool:
    """Whether what is printed again is the last paragraph of two notices of one office, signed and dated below."""
    if echo.copy.squeezed != echo.original.squeezed:
        return False
    dates = [after.get(id(after.get(id(unit)))) for unit in (echo.copy, echo.original)]
    return all(date is not None and is_dated(date.squeezed) for date in dates)


def _bare(text: str) -> str:
    """The words that may be a repeat: without what says that they are an abstract or where all stands, and without
    marks around."""
    return without_pointer(_ABSTRACT.sub("", text)).strip(_AROUND)


def _without_chains(found: list[Echo], texts: Mapping[int, str]) -> list[Echo]:
    """Echoes of what stays: where the original is itself an echo, its own original is what is repeated."""
    by_copy = {id(echo.copy): echo for echo in found}
    kept = []
    for echo in found:
        original = echo.original
        while id(original) in by_copy:
            original = by_copy[id(original)].original
        place = (echo.start, echo.end)
        span = place if original is echo.original else _place(texts[id(original)], texts[id(echo.copy)])
        if original is not echo.copy and span is not None:
            kept.append(Echo(echo.copy, original, *span))
        else:
            del by_copy[id(echo.copy)]
    return kept


def _is_copy(unit: Unit, other: Unit, bare: str, clauses: Sequence[str], leads: set[int]) -> bool:
    """Whether so much of another paragraph can be a repeat: long, quoted near by, or part of a larger one. Of two as
    long as each other the later is one, unless it opens a story (is one of the `leads`) and the earlier does not."""
    longer = len(other.text)
    abstract = _ABSTRACT.match(unit.squeezed) is not None
    opens = id(other) in leads and id(unit) not in leads
    if longer < len(bare) or (longer <= len(bare) + 2 and other.lines[0] > unit.lines[0] and not (abstract or opens)):
        return False
    if longer <= len(bare) + 2 and id(unit) in leads and id(other) not in leads:
        return False
    if _ABSTRACT.match(other.squeezed):
        return False
    if len(bare) >= _LONG:
        return True
    quoted = unit.text[:1] in "“「\"" and (unit.text[-1:] in "”」\"" or not unit.last.closed)
    quoted = quoted and _STOPS.search(unit.text) is not None  # without a stop a crosshead: of 64 annotated all but two
    distance = other.lines[0] - unit.lines[-1]  # a headline may stand word for word in the lead below it
    set_apart = not unit.last.closed and len(bare) >= _SET_APART and (distance < 0 or (len(clauses) > 1 < distance))
    if (quoted or set_apart) and longer > 1.3 * len(bare):
        return abs(other.lines[0] - unit.lines[0]) <= _NEAR or 0 < unit.first.start - other.first.start <= _NEAR_BY
    if len(bare) >= _LEAST and len(clauses) >= 2 and unit.last.closed and longer > 1.3 * len(bare):
        return True
    near = 0 < unit.lines[0] - other.lines[-1] <= _NEAR  # a sentence printed again below its paragraph
    whole = unit.last.closed and len(unit.lines) == 1 and "," in bare
    return near and whole and len(bare) >= _QUOTED and longer > 2 * len(bare)


def _place(text: str, copy: str) -> tuple[int, int] | None:
    """Where the words of a copy stand in another paragraph: to the letter, or at its end but for a few characters."""
    bare = _bare(copy)
    at = text.find(bare)
    if at >= 0:
        stop = at + len(bare)
        free = len(bare) >= (_LEAST if text.endswith(copy) else _LONG)  # a tail may begin in mid-sentence
        return (at, stop) if copy.endswith(_CUT_OFF) or _at_edges(text, at, stop, free=free) else None
    if len(bare) >= _LEAST and len(text) >= len(bare):
        tail = text.rstrip(_AROUND)[-len(bare) :]
        if noisy_print(tail, bare):
            return len(text) - len(bare), len(text)
    return None


def _with_rest(text: str, unit: Unit, below: Unit | None) -> tuple[int, int] | None:
    """Where the words of a unit stand in another paragraph together with those of the short line right below."""
    if below is None or below.lines[0] != unit.lines[-1] + 1 or unit.last.closed or len(below.squeezed) > _QUOTED:
        return None
    at = text.find(unit.squeezed + below.squeezed)
    end = at + len(unit.squeezed)
    return (at, end) if at >= 0 and _at_edges(text, at, end + len(below.squeezed), free=False) else None


def _at_edges(text: str, start: int, end: int, *, free: bool) -> bool:
    before = free or start == 0 or _EDGE.match(text[start - 1]) is not None
    after = end >= len(text) or _EDGE.match(text[end]) is not None
    return before and after
