"""The words around a mention, in the article as rendered."""

from __future__ import annotations

from gazette_cli.extract.run import Rendering
from gazette_cli.mention import Mention


def around(rendering: Rendering, mention: Mention, size: int) -> tuple[str, str]:
    """Up to `size` code points before and behind a mention of the rendered article, breaks of columns already gone."""
    start = _offset(rendering, mention)
    end = start + len(mention.text)
    return rendering.text[max(0, start - size) : start], rendering.text[end : end + size]


def _offset(rendering: Rendering, mention: Mention) -> int:
    """Where the first character of the mention stands in the rendering."""
    first = mention.spans[0].start
    for begin, place in zip(rendering.starts, rendering.places, strict=True):
        if place.span.start <= first < place.span.end:
            return begin + first - place.span.start
    raise ValueError(f"no part of the article holds the offset {first}")
