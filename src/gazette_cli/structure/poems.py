"""Poems: below a title and who wrote it short lines that head nothing, however much they look like headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from gazette_cli.fold import HAN
from gazette_cli.grammar.byline_shapes import Named
from gazette_cli.grammar.full_names import headings, is_name, is_word_of_a_name, standing_heads
from gazette_cli.grammar.people import Byline
from gazette_cli.patterns import late
from gazette_cli.structure.joins import BYLINE, TEXT
from gazette_cli.structure.standing_heads import names_column
from gazette_cli.structure.units import Unit

_LONGEST = 18  # characters of a verse
_LEAST = 4  # verses below each other, …
_LEAST_PAIRS = 2  # … or pairs of lines
_BELOW = 2  # … and those below a title and its author
_APART = 3  # printed lines from one to the next, a blank one between stanzas
_SAYING = 0.35  # share of verses with a small word, which rows of names and headlines seldom have
_OPEN = 0.5  # … and without a full stop at the end
_MEAN = 13.0  # characters of the verses
_SMALL = re.compile("[的了在着著把我你您他她它们們还還就不没沒像又也都是从從被给給]")
_VERSE = late(r"(?![“「])[^\d:;()\[\]【】〔〕《》■●◆▲★|/—]+")
_GAP = "  "  # in headlines
_PAIR = late(rf"(?:{HAN}{{5}},{HAN}{{5}}|{HAN}{{7}},{HAN}{{7}})[。?!;]")
_GROUP = late(r"组诗|組詩|小[辑輯]|[外选選]?[一二三四五六七八九十]首|选[二三四五六七八]|[二三四五六七八][题題章]")
_LONGEST_PART = 6  # characters of the title of one poem of a group
_LONGEST_TITLE = 16
_AUTHOR = late(rf"({HAN}{{2,4}}|{HAN} +{HAN})(?: ?[(\[〔]{HAN}{{2,8}}[)\]〕])?")
_SHORT_NAME = 3  # characters of a name however rare
_NUMERALS = "零一二三四五六七八九十"
_LAST = 3  # lines of a poem, the last ones, that may be the headline of what follows


@dataclass(frozen=True, slots=True)
class Poems:
    """Positions of the titles of poems, of those of the parts of a group, of verses, of headings right below a poem and
    of anything else there; who wrote them, by position."""

    titles: set[int] = field(default_factory=set)
    parts: set[int] = field(default_factory=set)
    verses: set[int] = field(default_factory=set)
    heads: set[int] = field(default_factory=set)
    ends: set[int] = field(default_factory=set)
    authors: dict[int, Byline] = field(default_factory=dict)


def find_poems(units: Sequence[Unit]) -> Poems:
    """The poems of an issue in modern verse, and those in lines of five or seven characters each."""
    found = Poems()
    for start, past in _runs(units):
        _read(units, start, past, found)
    return found


def _runs(units: Sequence[Unit]) -> Iterator[tuple[int, int]]:
    """Stretches `[start, past)` of verses below each other."""
    start = 0
    while start < len(units):
        past = start
        while past < len(units) and _is_verse(units[past]) and (past == start or _follows(*units[past - 1 : past + 1])):
            past += 1
        verses = units[start:past]
        if (len(verses) >= _LEAST and _sounds(verses)) or (len(verses) >= _LEAST_PAIRS and _are_pairs(verses)):
            yield start, past
        start = max(past, start + 1)


def _is_verse(unit: Unit) -> bool:
    """Whether a line may be one of a poem: short, alone in its paragraph, and nothing but words and pauses."""
    if unit.type != TEXT or len(unit.lines) > 1 or not 1 <= len(unit.squeezed) <= _LONGEST or unit.note or unit.opening:
        return False
    return _VERSE.fullmatch(unit.text) is not None and _GAP not in unit.text and unit.number is None and not unit.mark


def _follows(above: Unit, below: Unit) -> bool:
    """Whether a verse may stand below another one: near, and behind a pair only one more."""
    return _is_near(above, below) and (_PAIR.fullmatch(above.squeezed) is None or _are_pairs([below]))


def _is_near(above: Unit, below: Unit) -> bool:
    return 0 < below.first.number - above.last.number <= _APART


def _sounds(verses: Sequence[Unit]) -> bool:
    """Whether short lines are verse rather than a list: small words among them and few full stops, or pairs of five or
    seven characters."""
    texts = [unit.squeezed for unit in verses]
    if 2 * sum([_PAIR.fullmatch(text) is not None for text in texts]) > len(texts):
        return True
    saying = sum([_SMALL.search(text) is not None for text in texts]) / len(texts)
    unclosed = sum([not unit.last.closed for unit in verses]) / len(texts)
    return saying >= _SAYING and unclosed >= _OPEN and sum(map(len, texts)) <= _MEAN * len(texts)


def _read(units: Sequence[Unit], start: int, past: int, found: Poems) -> None:
    """Add what one stretch of verses and the lines above it are; nothing where no title is seen."""
    titles = set[int]()
    top = start - 1
    if top > 0 and _may_title(units[top - 1]) and (author := _author_above(units[top])):
        titles.add(top - 1)
        if top > 1 and units[top - 1].text[0] == "(" and _may_title(units[top - 2]):
            titles.add(top - 2)  # (外一首) below the title
        found.authors[top] = author
    elif top >= 0 and _may_title(units[top]) and _GROUP.search(units[top].text):
        titles.add(top)
    for n in range(start, past - _BELOW - 1):
        if n - 1 not in found.authors and (author := _author(units, start, n)):
            titles.add(n)
            found.authors[n + 1] = author
        elif n > start and units[n].first.above > units[n + 1].first.above and _heads_pairs(units[n:past]):
            titles.add(n)
    apart, free = _set_apart(units, past), _last_free(units, past)
    going_on = [n for n in range(start, past) if units[n].text[-1] == ","]
    free = min(free, past - 1 - going_on[-1]) if going_on else free  # no heading ends with a comma
    if not titles and not free and (first := _title_alone(units, start, past)) is not None:
        titles.add(first)
    if not titles:
        return
    own = range(start, max(start, past - max(apart, free)))
    parts = _parts(units, own, " ".join([units[n].text for n in titles]))
    found.titles.update(titles)
    found.parts.update(parts)
    found.verses.update(set(own) - titles - parts - set(found.authors))
    if apart:
        found.heads.add(past - apart)
    elif past < len(units) and units[past].text[0] != "(" and _is_above_story(units, past):
        found.heads.add(past - 1)
    elif not free:
        found.ends.add(past)


def _author_above(unit: Unit) -> Byline | None:
    """Who wrote the poem below a line, if that says so."""
    if unit.type == BYLINE:
        return unit.byline or Byline((), False, False, False)
    match = _AUTHOR.fullmatch(unit.text) if unit.type == TEXT and unit.text[-1] in ")]〕" else None
    return _by(match[1]) if match and is_name(match[1]) else None


def _title_alone(units: Sequence[Unit], start: int, past: int) -> int | None:
    """The first line of a stretch that somebody signs below, or of one in pairs of five or seven characters, where that
    is a title: short, or not such a pair, and without small words; below the name of a column the second line."""
    first = start + (not _may_title(units[start]) and units[start].head_like)
    if past - first <= _LEAST or not _may_title(units[first]):
        return None
    text = units[first].squeezed
    if _heads_pairs(units[first:past]):
        return first
    signed = past < len(units) and units[past].type == BYLINE
    short = len(text) <= _LONGEST_PART or " " in units[first].text
    return first if signed and short and _SMALL.search(text) is None and units[first].text[-1] != "," else None


def _may_name(unit: Unit) -> bool:
    """Whether a verse may be the title of a part or the name of a column: a few words without small ones."""
    short = len(unit.squeezed) <= _LONGEST_PART and unit.text[-1] not in ",。"
    return short and _SMALL.search(unit.text) is None


def _heads_pairs(verses: Sequence[Unit]) -> bool:
    """Whether the first line is none of the pairs of five or seven characters below it."""
    return _PAIR.fullmatch(verses[0].squeezed) is None and _are_pairs(verses[1:])


def _are_pairs(verses: Sequence[Unit]) -> bool:
    return all(_PAIR.fullmatch(unit.squeezed) for unit in verses)


def _parts(units: Sequence[Unit], verses: range, title: str) -> set[int]:
    """The titles of the poems of a group: as many short lines without small words above others as its title says."""
    group = _GROUP.search(title)
    if group is None:
        return set()
    spaced = any(units[n].first.above for n in verses[1:])
    parts = {
        n for n in verses
        if _may_name(units[n]) and any(map(_is_verse, units[n + 1 : n + 2]))
        and (n == verses[0] or not spaced or units[n].first.above)
    }
    count = next((_NUMERALS.index(sign) for sign in group[0] if sign in _NUMERALS), 0)
    return parts if (len(parts) in (count, count - 1) if count else len(parts) > 1) else set()


def _set_apart(units: Sequence[Unit], past: int) -> int:
    """How many of the last verses above `past` are headings by their looks: below a gap, set wide, or the name of a
    column."""
    apart = 0
    for n in range(past - 1, past - 1 - _LAST, -1):
        text = units[n].text
        if _SMALL.search(text) or text[-1] in ",。":
            break
        if units[n].first.above > units[n - 1].first.above or " " in text or not _may_title(units[n]):
            apart = past - n
    return apart


def _last_free(units: Sequence[Unit], past: int) -> int:
    """How many of the last verses above `past` may be a heading of what follows: none above who signs the poem, and
    one above another heading if no small word is in it."""
    if past >= len(units):
        return 0
    if units[past].type == TEXT and units[past].head_like:
        last = units[past - 1]
        return int(_is_near(last, units[past]) and _may_name(last))
    if units[past].type == BYLINE:
        below = units[past + 1 : past + 1 + _BELOW]
        if len(below) == _BELOW and all(map(_is_verse, below)):
            return 1  # the title of the next poem
        return _LAST if _is_above_story(units, past) else 0
    return _LAST


def _is_above_story(units: Sequence[Unit], n: int) -> bool:
    """Whether a byline stands above text, and so below the headline of that."""
    return units[n].type == BYLINE and n + 1 < len(units) and units[n + 1].type == TEXT and not units[n + 1].head_like


def _author(units: Sequence[Unit], start: int, n: int) -> Byline | None:
    """Who wrote the poem whose title is verse-like line `n`, where that is one: set apart from what stands above, and
    a name below it."""
    apart = n == start or units[n].first.above > units[n + 1].first.above
    match = _AUTHOR.fullmatch(units[n + 1].text) if apart and units[n].head_like else None
    if match is None or units[n + 1].first.above > units[n + 2].first.above:
        return None
    name = match[1].replace(" ", "")
    plain = len(name) <= _SHORT_NAME and not (_SMALL.search(name) or _SMALL.search(units[n].text))
    if not (is_name(name) or is_word_of_a_name(name) or plain) or name in headings() or name in standing_heads():
        return None
    return _by(match[1])


def _by(name: str) -> Byline:
    return Byline((Named(name.replace(" ", ""), None, 0, len(name)),), False, False, False)


def _may_title(unit: Unit) -> bool:
    """Whether a line may be the title of a poem, and no name of a column."""
    if unit.type != TEXT or not unit.head_like or len(unit.squeezed) > _LONGEST_TITLE or unit.mark:
        return False
    return not names_column(unit.text)
