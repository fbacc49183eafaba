"""Sentences that an issue has printed before, and prints again on a line of their own."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

from gazette_cli.structure.displaced import is_teaser, without_pointer
from gazette_cli.structure.rests import Print, Repeat
from gazette_cli.structure.sheet import REACH, Sheet

_SHORTEST = 10  # characters
_ENDS = "。”」』"  # of a sentence that is nobody's headline
_LONGEST = 80  # … of a line; longer ones are compared as paragraphs
_ABOVE = 4  # lines whose end may be printed again right below them
_QUOTED = ">"  # before a line of a mail
_SENTENCE_END = re.compile(f"[{_ENDS}]")
_TAIL = 6  # characters by which the ends of sentences are told apart
_REACHED = re.compile(r"电话|\d{7}")  # how notices of one office end


def quoted_again(sheet: Sheet, indexes: Sequence[int]) -> list[Repeat]:
    """Lines that a mail quotes of what stands above it, from one of `_SHORTEST` characters on."""
    if not any(sheet.lines[index].text[0] == _QUOTED for index in indexes):
        return []
    of = Print(sheet, indexes)
    found: list[Repeat] = []
    end = -1  # of the words that the line above repeats
    for position, (index, text) in enumerate(zip(indexes, of.texts, strict=True)):
        bare = text.lstrip(_QUOTED)
        at = -1
        if len(bare) < len(text) and bare:
            if end >= 0 and of.whole.startswith(bare, end):
                at = end
            elif len(bare) >= _SHORTEST:
                at = of.whole.find(bare, of.starts[max(position - REACH, 0)], of.starts[position])
        end = at + len(bare) if at >= 0 else -1
        if at >= 0:
            found.append(Repeat(index, of.lines_at(at, end), fragment=True))
    return found


def said_again(sheet: Sheet, copies: AbstractSet[int]) -> list[Repeat]:
    """The later prints of sentences, whatever lines the earlier ones are broken into, and of the end of the lines
    right above; `copies` are the lines known to be repeats."""
    lines, labels = sheet.lines, sheet.labels
    printed = [pair for pair in sheet.free() if pair[0] not in copies] if copies else sheet.free()
    near = [
        n for n, (index, line) in enumerate(printed)
        if _SHORTEST <= len(line.text) <= _LONGEST
        and ((line.closed and (line.above or not lines[index - 1].fills)) or labels[index - 1] is not None)
    ]  # neither the rest of a paragraph nor a line in one
    if not near:
        return []
    of = Print(sheet, [index for index, _ in printed])
    ends = _ends_by_tail(of.whole, filter(_is_sentence, map(of.texts.__getitem__, near)))
    found: list[Repeat] = []
    gone: set[int] = set()
    for position in near:
        text, stop = of.texts[position], of.starts[position]
        if _is_sentence(text):
            alike = ends[text[-_TAIL:]]
            near = alike[bisect_left(alike, of.starts[max(position - REACH, 0)]) : bisect_left(alike, stop + 1)]
            starts = (end - len(text) for end in near)
            at = next((start for start in starts if start >= 0 and of.whole.startswith(text, start)), -1)
        else:
            at = stop - len(text) if of.whole.endswith(text, of.starts[max(position - _ABOVE, 0)], stop) else -1
        originals = of.lines_at(at, at + len(text)) if at >= 0 else ()
        alone = len(originals) == 1 and without_pointer(lines[originals[0]].squeezed) == text
        formula = alone and _REACHED.search(text)
        if originals and not formula and gone.isdisjoint(originals):
            copy = of.indexes[position]
            if alone and is_teaser(sheet, of.indexes, [(copy, originals[0])]):
                copy, originals = originals[0], (copy,)
            gone.add(copy)
            found.append(Repeat(copy, originals, fragment=True))
    return found


def _is_sentence(text: str) -> bool:
    return text[-1] == "。" or (text[-1] in _ENDS and text[-2] in "。!?")


def _ends_by_tail(whole: str, texts: Iterable[str]) -> dict[str, list[int]]:
    """Where in the words something ends as one of the texts does, ascending, by the last characters."""
    found: dict[str, list[int]] = {text[-_TAIL:]: [] for text in texts}
    if not found:
        return found
    for end in [match.end() for match in _SENTENCE_END.finditer(whole)]:
        tail = whole[end - _TAIL if end > _TAIL else 0 : end]
        if tail in found:
            found[tail].append(end)
    return found
