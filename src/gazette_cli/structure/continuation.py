"""Does B continue A? The seam between two pieces of print, scored before anything is split.

A seam is described by named cues, and their weights (fitted by `tools/fit_seams.py`) add up to log-odds:
above zero it is one paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import NamedTuple

from gazette_cli.fold import HAN
from gazette_cli.grammar.openings import numbering, opens_with_date, read_opening
from gazette_cli.grammar.people import RECENT
from gazette_cli.grammar.seams import cohesion, opening
from gazette_cli.patterns import late
from gazette_cli.structure.lines import Line, depth
from gazette_cli.structure.profile import Profile
from gazette_cli.structure.weights import shipped_seams

_COMMAS = frozenset(",、(《“—-/")
_NEVER_LAST = frozenset("给把被向从与和及将由以于")  # words that go on, whatever follows
_PAUSES = frozenset(",。、;:!?)》”’」』】%‰℃")
_PARTICLE_START = re.compile(r"的|了|们|着|过(?![去年渡程])|等(?![待候级闲])")
_INNER = ",。;、:"
_ROW_ENDS = frozenset(")]%％0123456789元")  # what rows and fields end with rather than text that goes on
_NUMERALS = frozenset("0123456789〇一二三四五六七八九十百千万亿多余几")
_UNITS = frozenset(
    "0123456789%‰.个件次人名户家场项处条台套座辆只头亩元万亿余多吨米斤公里年月日时分秒天岁期届批类张份栋间所支起位颗棵根种幅首本册层楼号"
)
_SHORT_SENTENCE = re.compile(r"[^,。;:!?“”、]{1,4}[。,]")
_LABEL_START = re.compile(r"[^\W\da-zA-Z_]{1,5}:")
_LIST_START = re.compile(r"(?:[一二三四五六七八九十]{1,2}(?:是|要)|首先|其次|同时|此外|另外|据|目前|接下来|下一步)")
_DOCUMENT = late(  # 某县人民政府关于……的通知
    rf"{HAN}{{2,24}}(?:政府|办公室|委员会|[局厅部院会镇乡]|党委|公司|办事处)关于"
)
_ONE_WORD = "cohesion-6"  # the cue of two characters that nearly always stand in one word
_COHESION = (-1.0, 0.0, 1.0, 3.0, 5.0, 6.0)
_OPENING = (-3.0, -1.5, -0.5, 0.5, 2.0)
_LONGEST_NUMBERED = 30  # a short numbered line is a heading, commas or not
_SHORT = 20  # characters of a line that is a heading unless it has two pauses
_TINY = 6  # characters of a line that is hardly a broken paragraph
_BODY_OPENING = 1.5  # 今年以来, opens a paragraph, not a heading
_UNBROKEN = re.compile(r"[0-9A-Za-z.,%]{2,}[^\W\d]?")
_HALF = 0.6  # of the width lines are broken at: a shorter line is no column's ragged end
_STEP = 2  # blanks by which the first line of a paragraph stands further in
_DISTANCE = (3, 8, 20)

NEAR, FAR = "near", "far"
_PREFIXES = {NEAR: "", FAR: "far-"}  # what counts between neighbours counts otherwise across other text


class Seam(NamedTuple):
    """The score of a seam (log-odds that it is one paragraph) and the cues that made it."""

    score: float
    cues: tuple[str, ...]


class Place(NamedTuple):
    """Where a seam is: how far apart the pieces stand and what is between them.

    `reach` is near (nothing but furniture and captions between) or far; `edge` the furniture directly above
    the second piece; `distance` the number of printed lines between; `opened` the brackets left open before
    the first piece's last line; `after` the text of the line below the second piece; `odd` says that the
    second piece stands below a marked item without being one; `first_edge` is the furniture directly above
    the first piece; `signed` says that a byline stands directly below the second piece, `heads` that the second
    piece is short and has the first line of a paragraph below it.
    """

    reach: str = NEAR
    edge: str | None = None
    distance: int = 1
    opened: int = 0
    after: str = ""
    odd: bool = False
    first_edge: str | None = None
    signed: bool = False
    heads: bool = False


def seam(a: Line, b: Line, habits: Profile, place: Place) -> Seam:
    """How well line `b` continues line `a`."""
    cues = _cues(a, b, habits, place)
    weights = shipped_seams(_PREFIXES[place.reach])
    return Seam(sum(filter(None, map(weights.get, cues))), tuple(cues))


def seam_cues(a: Line, b: Line, habits: Profile, place: Place) -> list[str]:
    """The names of the weights of everything that speaks for or against the seam."""
    return [f"{_PREFIXES[place.reach]}{cue}" for cue in _cues(a, b, habits, place)]


def _cues(a: Line, b: Line, habits: Profile, place: Place) -> list[str]:
    open_brackets = depth(a.text) + place.opened
    closed = a.closed and open_brackets <= 0
    full = a.width >= a.wrap - 1 if closed and a.wrap else a.fills or _leaves_no_room(a, b)
    cues = ["bias", *(["tiny"] if len(a.text) <= _TINY else []), *_of_first(a, habits, closed=closed, full=full)]
    if open_brackets > 0:
        cues.append("closes-bracket" if depth(b.text) < 0 else "bracket-stays-open")
    cues += _of_second(a, b, habits)
    if not full:
        cues += _height(b, habits, place.after)
    elif not b.closed and b.width < a.wrap - 2:  # the last line of a paragraph has a full stop
        cues.append("next-short-unfinished")
    if a.wrap and not full and not b.closed and b.width < b.wrap - 2:
        cues.append("both-short-unfinished")
    if not closed:
        cues += _of_characters(a.text, b.text, full=full)
        if "head-like" in cues and _ONE_WORD in cues:  # no heading ends in the middle of a word
            cues[cues.index("head-like")] = "head-like-cut"
    cues.append(f"edge-{place.edge}" if place.edge else "edge-none")
    if place.first_edge and not closed:
        cues.append(f"first-below-{place.first_edge}")
    if place.signed:
        cues.append("above-byline")
    if place.heads:
        cues.append("heads-story")
    cues.append("gap-usual" if b.above == habits.gap else "gap-wider" if b.above > habits.gap else "gap-narrower")
    if b.above > habits.gap and place.edge is None:
        cues.append("gap-alone")
    if place.reach == FAR:
        cues.append(f"distance-{bisect_right(_DISTANCE, place.distance)}")
        cues += ["odd"] if place.odd else []
    return cues


def _leaves_no_room(a: Line, b: Line) -> bool:
    """Whether the number or word in Latin letters that the next line begins with would not have fitted on this one."""
    if not a.wrap or a.closed:
        return False
    word = _UNBROKEN.match(b.text)
    return word is not None and a.width + len(word[0]) >= a.wrap - 1 and a.width >= _HALF * a.wrap


def _of_first(a: Line, habits: Profile, *, closed: bool, full: bool) -> list[str]:
    cues = []
    if closed:
        cues.append("closed-full-width" if full else "closed")
    elif a.text.endswith(":"):
        cues.append("colon")
    elif a.text.endswith(";"):
        cues.append("semicolon-full-width" if full else "semicolon")
    if a.text[-1] in _COMMAS:
        cues.append("comma")
    elif a.text[-1] in _NEVER_LAST:
        cues.append("function-end")
    if a.wrap:
        cues.append("full-width" if full else "half-of-wrap" if a.width < _HALF * a.wrap else "short-of-wrap")
    elif not closed:
        cues.append("head-like" if not reads_as_body(a, habits) else "cut-sentence" if "。" in a.text else "body-like")
        if a.text[-1] in _ROW_ENDS:
            cues.append("row-end")
    return cues


def _of_second(a: Line, b: Line, habits: Profile) -> list[str]:
    cues = list(_starts(b.text))
    if habits.indented > 0.5:
        cues.append("indented" if b.indent >= 1 else "indent-lost")
    if b.indent >= a.indent + _STEP:
        cues.append("steps-in")
    return cues


@lru_cache(RECENT)
def _starts(text: str) -> tuple[str, ...]:
    tests = {
        "pause-start": text[0] in _PAUSES,
        "particle-start": _PARTICLE_START.match(text),
        "short-first-sentence": _SHORT_SENTENCE.match(text),
        "label-start": _LABEL_START.match(text),
        "list-start": _LIST_START.match(text),
        "quote-start": text[:1] in "“「",
        "document-start": "关于" in text and _DOCUMENT.match(text),
    }
    return tuple(name for name, holds in tests.items() if holds)


def _height(b: Line, habits: Profile, after: str) -> list[str]:
    """Whether the second piece looks like a heading of its own."""
    if b.closed or "。" in b.text:
        return []
    if after[:1] in _PAUSES:
        return ["middle-piece"]
    return ["next-head-like"] if len(b.text) < min(0.5 * habits.body, 36) else []


def _of_characters(before: str, after: str, *, full: bool) -> list[str]:
    """What the characters at the seam say: counted text, and numbers before their units."""
    cues = []
    if before[-1] in _NUMERALS and after[0] in _UNITS:
        cues.append("number-unit")
    tight, start = cohesion(before[-1], after[0]), opening(after)
    suffix = "-wrapped" if full else ""
    if before[-1].isdigit() or after[0].isdigit():  # any word stands beside a number
        cues.append("cohesion-digit")
    else:
        cues.append("cohesion-unknown" if tight is None else f"cohesion-{bisect_right(_COHESION, tight)}{suffix}")
    cues.append("opening-unknown" if start is None else f"opening-{bisect_right(_OPENING, start)}{suffix}")
    return cues


def reads_as_body(a: Line, habits: Profile) -> bool:
    """Whether an unfinished line is text cut off rather than a heading."""
    text = a.text
    if "。" in text:
        return True
    commas = "," in text
    if len(text) <= _LONGEST_NUMBERED and not commas and numbering(text):
        return False
    if text[-1] == "," or (text[-1] == "、" and len(text) > _SHORT):
        return True
    if read_opening(text) is not None:
        return True
    if commas and ((opening(text) or 0.0) >= _BODY_OPENING or opens_with_date(text)):
        return True
    least = 1 if len(text) >= 0.5 * habits.body else 2 if len(text) > _SHORT else None
    return least is not None and sum(map(text.count, _INNER)) >= least
