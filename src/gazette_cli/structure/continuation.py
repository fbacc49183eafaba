"""Does B continue A? The seam between two pieces of print, scored before anything is split."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from gazette_cli.structure.lines import Line, depth
from gazette_cli.structure.profile import Profile

THRESHOLD = 1.0  # score from which B is taken to continue A
FAR = 3.0  # and from which it is across other text

_COMMA_END = re.compile(r"[,、(《“—\-—/]$")
_CONTINUED_START = re.compile(r"[,。、;:!?)》”’」』】%‰℃]|的|了|们|着|过(?![去年渡程])|等(?![待候级闲])")
_INNER = re.compile(r"[,。;、:]")
_NUMBER_END = re.compile(r"[0-9〇一二三四五六七八九十百千万亿多余几]$")
_UNIT_START = re.compile(
    r"[0-9%‰.]|[个件次名人户家场项处条台套座辆只头亩元万亿余多吨米斤公里年月日时分秒天岁期届批类张份栋间所支起位颗棵根种幅首本册层楼号]")
_SHORT_SENTENCE = re.compile(r"[^,。;:!?“”、]{1,4}[。,]")
_LABEL_START = re.compile(r"[\u3400-\u9fff]{1,5}:")
_INTRODUCES = re.compile(r"[:]$")
_SEAM = 5  # characters looked at on each side

WEIGHTS = {
    "closed": -6.0,
    "closed-full-width": -2.5,
    "open-bracket": 2.0,
    "comma": 3.5,
    "colon": -3.0,
    "continued-start": 5.0,
    "number-unit": 3.5,
    "word-over-seam": 3.0,
    "body-like": 2.2,
    "head-like": -2.0,
    "full-width": 2.5,
    "short-of-wrap": -3.5,
    "indented": -4.0,
    "indent-lost": 1.5,
    "next-head-like": -2.5,
    "middle-piece": 2.5,
    "short-first-sentence": 2.0,
    "label-start": -3.0,
    "page-break": 0.5,
}


@dataclass(frozen=True, slots=True)
class Seam:
    """The score of a seam (log-odds-like; above THRESHOLD it is one paragraph) and the cues that made it."""

    score: float
    cues: tuple[str, ...]


def seam(a: Line, b: Line, habits: Profile, *, opened: int = 0, page_break: bool = False, after: str = "") -> Seam:
    """How well line `b` continues line `a`.

    `opened` is how many brackets the paragraph before `a` had left open; `page_break` says that a
    folio or another piece of furniture stands between; `after` is the text of the line below `b`.
    """
    cues = list(_of_first(a, habits, opened))
    cues += _of_second(b, habits, wrapped="full-width" in cues, comma="comma" in cues, after=after)
    if "closed" not in cues:
        if _NUMBER_END.search(a.text) and _UNIT_START.match(b.text):
            cues.append("number-unit")
        if word_over(a.text, b.text):
            cues.append("word-over-seam")
        if page_break:
            cues.append("page-break")
    return Seam(sum(WEIGHTS[cue] for cue in cues), tuple(cues))


def _of_first(a: Line, habits: Profile, opened: int) -> list[str]:
    cues = []
    full = bool(habits.wrap) and a.width >= habits.wrap - 2
    open_brackets = depth(a.text) + opened > 0
    if a.closed and not open_brackets:
        cues.append("closed-full-width" if full else "closed")
    elif _INTRODUCES.search(a.text):
        cues.append("colon")
    if open_brackets:
        cues.append("open-bracket")
    if _COMMA_END.search(a.text):
        cues.append("comma")
    if habits.wrap:
        cues.append("full-width" if full else "short-of-wrap")
    elif not a.closed:
        cues.append("body-like" if _reads_as_body(a, habits) else "head-like")
    return cues


def _of_second(b: Line, habits: Profile, *, wrapped: bool, comma: bool, after: str) -> list[str]:
    cues = []
    if _CONTINUED_START.match(b.text):
        cues.append("continued-start")
    if _SHORT_SENTENCE.match(b.text):
        cues.append("short-first-sentence")
    if _LABEL_START.match(b.text):
        cues.append("label-start")
    if habits.indented > 0.5:
        cues.append("indented" if b.indent >= 1 else "indent-lost")
    if _CONTINUED_START.match(after) and not b.closed:
        cues.append("middle-piece")
    elif not wrapped and not comma and not b.closed and len(b.text) < min(0.5 * habits.body, 36) and "。" not in b.text:
        cues.append("next-head-like")
    return cues


def _reads_as_body(a: Line, habits: Profile) -> bool:
    """Whether an unfinished line is text cut off rather than a heading."""
    if "。" in a.text:
        return True
    inner = len(_INNER.findall(a.text))
    return (len(a.text) >= 0.5 * habits.body and inner >= 1) or (inner >= 2 and len(a.text) > 20)


@cache
def word_over(before: str, after: str) -> bool:
    """Whether a dictionary word lies over the seam.

    >>> word_over("议事工作延", "伸了协商"), word_over("加快改造", "本报讯")
    (True, False)
    """
    import rjieba  # a tenth of a second: only texts with open seams pay for it

    left, right = before[-_SEAM:], after[:_SEAM]
    edge = 0
    for token in rjieba.cut(left + right, False):
        edge += len(token)
        if edge == len(left):
            return False
        if edge > len(left):
            return True
    return False
