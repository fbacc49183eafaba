"""The field `ordinals`: which one of several."""

from __future__ import annotations

from collections.abc import Iterator

from gazette_cli.extract.base import Context, Extractor, Found
from gazette_cli.grammar.ordinals import scan


def find_ordinals(text: str, context: Context) -> Iterator[Found]:
    """Every ordinal of a folded text, ascending, none overlapping.

    >>> [found.value for found in find_ordinals("第三次会议", Context())]
    [{'number': '3', 'unit': '次'}]
    """
    for ordinal in scan(text):
        yield Found(ordinal.start, ordinal.end, {"number": str(ordinal.number), "unit": ordinal.unit})


ORDINALS = Extractor("ordinals", "1", find_ordinals, "which one of several", "序数", ("第三次", "首届", "第12名"))
