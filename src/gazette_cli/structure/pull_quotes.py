"""Pull quotes: sentences of a story printed once more, large and in quotation marks, on lines of their own."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate

from gazette_cli.patterns import late
from gazette_cli.structure.lines import Line
from gazette_cli.structure.sheet import REACH

_OPENS, _CLOSES = "“「\"┃│║", "”」\"┃│║"  # also the sides of a box
_MARKS = "“”「」\"┃│║。,;!?…—·"
_MOST_LINES = 4  # a pull quote is set on
_LEAST = 5  # characters, marks left out
_LONG = 16  # … from which a quotation with a comma is no headline
_SPEAKER = late(r"(?:——|—|-{2})[^。,;]{2,12}")
_SIGNED = late(r"(?:——|—|-{2})(?![—记写访致听与和对])[^。;]{2,12}")  # … and who is no deck
_DECK = late(r"(?:——|—|-{2})[记写访致听与和对].{3,}")
_SPOKEN = late(r"(?:——|—|-{2})[^。,;]{2,12}$")  # … behind the quotation


def is_deck(text: str) -> bool:
    """Whether a line below a quotation says what the story is, and not who spoke: ——与某某的一次长谈."""
    return _DECK.fullmatch(text) is not None


def pull_quotes(lines: Sequence[tuple[int, Line]]) -> dict[int, tuple[int, ...]]:
    """For each line of a pull quote, by index, the lines whose words it repeats; `lines` are the undecided ones."""
    texts = [line.squeezed for _, line in lines]
    if not any(text[0] in _OPENS for text in texts):
        return {}
    starts = [0, *accumulate(map(len, texts))]
    whole = "".join(texts)
    found: dict[int, tuple[int, ...]] = {}
    bare: Counter[str] = Counter()  # the lines without their marks
    stop = 0
    for n in [n for n, text in enumerate(texts) if text[0] in _OPENS]:
        if n < stop:
            continue
        stop = _end_of_quote(texts, n)
        words = _SPOKEN.sub("", "".join(texts[n:stop])).strip(_MARKS)
        at = -1
        signed = stop > n and stop < len(texts) and _SIGNED.fullmatch(texts[stop]) is not None
        sentence = signed or "。" in "".join(texts[n:stop]) or (len(words) >= _LONG and "," in words)
        if len(words) >= _LEAST and (sentence or _interrupts(lines, n)):
            first, last = starts[max(n - REACH, 0)], starts[min(stop + REACH, len(texts))]
            at = _elsewhere(whole[first:last], words, starts[n] - first, starts[stop] - first)
            at += first if at >= 0 else 0
        if at >= 0:
            bare = bare or Counter([text.strip(_MARKS) for text in texts])
        if at >= 0 and bare[words] == [text.strip(_MARKS) for text in texts[n:stop]].count(words):
            first, last = bisect_right(starts, at) - 1, bisect_right(starts, at + len(words) - 1) - 1
            originals = tuple(lines[k][0] for k in range(first, last + 1))
            stop += signed or (stop < len(texts) and _SPEAKER.fullmatch(texts[stop]) is not None)
            found.update(dict.fromkeys((lines[k][0] for k in range(n, stop)), originals))
    return found


def _interrupts(lines: Sequence[tuple[int, Line]], n: int) -> bool:
    """Whether the line above breaks off in a sentence: a headline may be a quotation too, but stands below an end."""
    above = lines[n - 1][1] if n else None
    return above is not None and not above.closed and above.fills


def _end_of_quote(texts: Sequence[str], first: int) -> int:
    """Index behind the last line of what a quotation mark opens and another closes at a line's end; or `first`."""
    for last in range(first, min(first + _MOST_LINES, len(texts))):
        inner = texts[last][1:] if last == first else texts[last]
        closing = next((n for n, char in enumerate(inner) if char in _CLOSES), -1)
        if closing >= 0:
            rest = inner[closing + 1 :]
            return last + 1 if not rest.strip(_MARKS) or _SPEAKER.fullmatch(rest) else first
    return first


def _elsewhere(whole: str, words: str, start: int, stop: int) -> int:
    """Where the words stand outside `[start, stop)`, -1 if nowhere."""
    at = whole.find(words)
    while at >= 0 and start <= at < stop:
        at = whole.find(words, stop)
    return at
