"""Names put together from whole words or syllables, without a surname and without a dot: 扎西次仁, 阿依努尔, 玉香罕.

A long one is a person wherever it stands. One that is a single word of two characters (布仁, 扎西), and every Dai name,
must be shown to be one: by a title, an age, brackets, somebody who speaks, a row; then it is one in all of the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import NamedTuple

from gazette_cli.extract.settings import is_set_apart, speaks
from gazette_cli.lexicon import alternation, words
from gazette_cli.tagger import View
from gazette_cli.tagger.titles import title_after, title_before
from gazette_cli.tagger.view import is_word

# What such a word stands in front of where it is no person: places, temples, things called after.
_CALLED_AFTER = frozenset("省市县区镇乡村街路桥沟岭山河江湖坪坝寨屯堡庄园苑院站厂店寺庙旗里巷峰牌嘎·.")
_STRONG, _SHOWN, _AGAIN = 0.995, 0.93, 0.85
_AGED = re.compile(r"(?:岁|多岁|旬)的?\Z")
_DOTS = ("·", ".")


class Joined(NamedTuple):
    """A name at `[start, end)`, and how sure it is."""

    start: int
    end: int
    share: float


@cache
def _rows() -> dict[str, str]:
    """An alternation of the words of each row of the list."""
    return {kind: alternation(tuple(row.split())) for kind, row in (row.split("\t") for row in words("name_parts"))}


@cache
def _names() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Names that are sure by themselves, and those of Dai."""
    rows = _rows()
    sounds = "[尔孜姆娅莎甫兹]{1,2}"
    kinds = (
        f"{rows['tibetan']}{{1,2}}措?",
        f"{rows['mongol']}{{1,3}}",
        f"{rows['turkic']}{{1,3}}(?:江|汗|{sounds})?",
        f"{rows['malay']}{{1,3}}",
        rows["yi-first"] + rows["yi-last"],
    )
    return re.compile("|".join(kinds)), re.compile(f"{rows['dai-first']}{rows['dai-last']}{{1,2}}")


@cache
def _pairs() -> tuple[re.Pattern[str], frozenset[str]]:
    """Where the first two characters of a name that is sure by itself could stand, and the pairs there are."""
    kinds = dict(row.split("\t") for row in words("name_parts"))
    begin = (row.split() for kind, row in kinds.items() if kind[:3] != "dai" and kind != "yi-last")
    pairs = frozenset(word[:2] for word in chain.from_iterable(begin))
    first, second = ("".join(sorted({pair[at] for pair in pairs})) for at in (0, 1))
    return re.compile(f"[{first}](?=[{second}])"), pairs


def _sure_spans(text: str) -> Iterator[tuple[int, int]]:
    """The spans of the names that are sure by themselves, ascending; a long list is tried only where two fit."""
    (opens, pairs), names, edge = _pairs(), _names()[0], 0
    for opening in opens.finditer(text):
        at = opening.start()
        match = names.match(text, at) if at >= edge and text[at : at + 2] in pairs else None
        if match:
            edge = match.end()
            yield at, edge


def joined_names(view: View) -> Iterator[Joined]:
    """Every such name, one people's behind the other's; none in front of the word for a place.

    >>> from gazette_cli.tagger import look
    >>> text = "牧民扎西卓玛到了丹增乡,沙马阿支也来了。护林员布和说"
    >>> [text[found.start:found.end] for found in joined_names(look(text))]
    ['扎西卓玛', '沙马阿支', '布和']
    """
    text = view.text
    weak: dict[str, list[tuple[int, int, bool]]] = {}
    dai = ((*match.span(), False) for match in _names()[1].finditer(text))
    for start, end, sure in chain(((*span, True) for span in _sure_spans(text)), dai):
        if text[end : end + 1] in _CALLED_AFTER or text[start - 1 : start] in _DOTS:
            continue
        if sure and end - start > 2:
            yield Joined(start, end, _STRONG)
        elif not _cuts_a_word(text, start, end):
            weak.setdefault(text[start:end], []).append((start, end, _is_shown(text, start, end)))
    for places in weak.values():
        if any(shown for _, _, shown in places):
            yield from (Joined(start, end, _SHOWN if shown else _AGAIN) for start, end, shown in places)


def is_joined(text: str) -> bool:
    """Whether the whole text can be such a name.

    >>> is_joined("岩吨"), is_joined("布和"), is_joined("布和说")
    (True, True, False)
    """
    return any(names.fullmatch(text) for names in _names())


def _cuts_a_word(text: str, start: int, end: int) -> bool:
    """Whether a word of the dictionary reaches over an edge: 那顺|利, 先|布|置."""
    behind = end < len(text) and is_word(text[end - 1 : end + 1])
    return behind or (start > 0 and is_word(text[start - 1 : start + 1]))


def _is_shown(text: str, start: int, end: int) -> bool:
    """Whether the place says that a person is named."""
    titled = title_before(text, start) is not None or _AGED.search(text, max(0, start - 4), start) is not None
    if titled or is_set_apart(text, start, end):
        return True
    opens = text[start - 1 : start] in ("", *"\n,。;:!?(“》 、")
    return opens and (text[end : end + 1] == ":" or speaks(text, end) or title_after(text, end) is not None)
