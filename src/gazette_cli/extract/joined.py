"""Names put together from whole words, without a surname and without a dot: 扎西次仁, 卓玛措, 吉克木呷."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

from gazette_cli.lexicon import alternation, words
from gazette_cli.tagger import View

# What such a word stands in front of where it is no person: places, temples, things called after.
_CALLED_AFTER = frozenset("省市县区镇乡村街路桥沟岭山河江湖坪坝寨屯堡庄园苑院站厂店寺庙旗里巷峰牌·")


@cache
def _names() -> tuple[re.Pattern[str], ...]:
    """Each begins with alternatives of characters, which are found fast."""
    lists = {kind: alternation(tuple(row.split())) for kind, row in (row.split("\t") for row in words("name_parts"))}
    tibetan = lists["tibetan"]
    return re.compile(f"{tibetan}(?:{tibetan}|措)"), re.compile(lists["yi-first"] + lists["yi-last"])


def joined_names(view: View) -> Iterator[tuple[int, int]]:
    """`[start, end)` of every such name, one people's behind the other's; none in front of the word for a place.

    >>> from gazette_cli.tagger import look
    >>> text = "牧民扎西卓玛到了丹增乡,沙马阿支也来了"
    >>> [text[start:end] for start, end in joined_names(look(text))]
    ['扎西卓玛', '沙马阿支']
    """
    text = view.text
    for match in chain.from_iterable(names.finditer(text) for names in _names()):
        if text[match.end() : match.end() + 1] not in _CALLED_AFTER and text[match.start() - 1 : match.start()] != "·":
            yield match.span()
