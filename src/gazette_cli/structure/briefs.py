"""Briefs of which only some have a headline: those with a tag, and those of a column whose others have one each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import takewhile

from gazette_cli.lexicon import any_of
from gazette_cli.patterns import late
from gazette_cli.structure.joins import BYLINE, TEXT
from gazette_cli.structure.leads import lead_step
from gazette_cli.structure.lines import SECTION_MARKS
from gazette_cli.structure.units import Unit

_BRIEFS = late(f"{any_of('brief_columns')}|动态|動態|速递|大小事|播报|时讯|传真|扫描|消息")
_LONGEST_COLUMN = 10  # characters of its name
_MOST_BETWEEN = 3  # paragraphs below one brief
_SHORTEST_BETWEEN, _LEAST_LEAD = 25, -1  # characters, and how it begins
_TAGS = ("【", "[", "〔")
_REPLY = late("[答回][复覆]|编[者辑]|插一句")  # 【馆方答复】 belongs to what is signed above it
_LONGEST_SPEAKER = 6  # characters of who answers, and the colon
_SHORTEST_BRIEF = 15  # characters


def find_briefs(units: Sequence[Unit]) -> set[int]:
    """Positions of the paragraphs that are briefs without a headline."""
    return find_tagged(units) | find_between_briefs(units)


def find_tagged(units: Sequence[Unit]) -> set[int]:
    """Positions of paragraphs with a tag (【水尾村】……) below a story of one paragraph, itself below its headline or
    another of them, and of those without a tag below these: briefs, of which only some have a headline."""
    found = set[int]()
    tags = Counter([unit.mark for unit in units if unit.mark_kind in _TAGS and not unit.head_like])
    for n, unit in enumerate(units):
        if n < 2 or unit.type != TEXT or unit.head_like:
            continue
        above, head = units[n - 1], units[n - 2]
        if unit.mark_kind in _TAGS and tags[unit.mark] == 1:
            told = above.type == TEXT and not above.head_like and above.last.closed and not above.mark
            signed = above.type == BYLINE and not head.head_like and _REPLY.search(unit.mark) is None
            if n - 1 in found or signed or (told and head.type == TEXT and head.head_like):
                found.add(n)
        elif n - 1 in found and not unit.mark and above.last.closed and _may_be_brief(unit.text):
            found.add(n)
    return found


def _may_be_brief(text: str) -> bool:
    """Whether a paragraph is long enough for an item, and nobody speaks in it (回复:……)."""
    return len(text) >= _SHORTEST_BRIEF and ":" not in text[:_LONGEST_SPEAKER]


def find_between_briefs(units: Sequence[Unit]) -> set[int]:
    """Positions of paragraphs without a headline in a column of briefs (校园快讯), whose others are a headline and one
    paragraph each: below one of them, and above the next headline or the end."""
    found = set[int]()
    for n, unit in enumerate(units):
        if not (unit.type == TEXT and unit.head_like and len(unit.squeezed.strip(SECTION_MARKS)) <= _LONGEST_COLUMN):
            continue
        if _BRIEFS.search(unit.squeezed):
            found |= _between(units, n + 1)
    return found


def _between(units: Sequence[Unit], start: int) -> set[int]:
    """Those from `start` on, as far as briefs of one paragraph go."""
    found = set[int]()
    at, told = start, 0
    listed = _listed(units[start]) if start < len(units) else ""
    while at < len(units) and units[at].type == TEXT and units[at].head_like:
        while at < len(units) and units[at].type == TEXT and units[at].head_like:
            at += 1
        run = list(takewhile(lambda k: units[k].type != TEXT or not units[k].head_like, range(at, len(units))))
        texts = [k for k in run if units[k].type == TEXT and units[k].text[-1] != ":"]  # 2.桂香社区: above a headline
        more = texts[1:]
        if not texts or len(more) > _MOST_BETWEEN or (more and not told):
            return found
        if not all(_is_brief(units[k - 1], units[k], listed) for k in more):
            return found
        found.update(more)
        told += 1
        at = run[-1] + 1
    return found


def _listed(unit: Unit) -> str:
    """The kind of mark or number it has, or nothing."""
    return unit.mark_kind or (unit.number[0] if unit.number else "")


def _is_brief(above: Unit, unit: Unit, listed: str) -> bool:
    """Whether a paragraph below another begins as a story does, with a tag, or with a mark or number as the headlines
    do that are `listed` so."""
    if above.last.closed and (unit.mark_kind in _TAGS or (listed and _listed(unit) == listed)):
        return True
    plain = not (unit.mark or unit.number or unit.opening or unit.note) and len(unit.text) >= _SHORTEST_BETWEEN
    return plain and above.last.closed and lead_step(unit.text) >= _LEAST_LEAD
