"""A typed span of an article, and the value that stands beside its words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from gazette_cli.positions import Box
from gazette_cli.span import Span


class Mention(NamedTuple):
    """Words that state a fact.

    `text` is exactly the concatenation of `spans`; `line` and `column` (1-based) are those of the
    first character; `article` is the id of the article it stands in; `boxes` are those of the printed
    lines its spans stand on, or empty where there are no pages.
    """

    field: str
    text: str
    spans: tuple[Span, ...]
    line: int
    column: int
    article: str
    value: Mapping[str, Any]
    boxes: tuple[Box, ...] = ()

    @property
    def start(self) -> int:
        """First offset in the source."""
        spans = self.spans
        return spans[0].start if len(spans) == 1 else min(span.start for span in spans)

    @property
    def end(self) -> int:
        """Offset in the source just behind the last character."""
        spans = self.spans
        return spans[0].end if len(spans) == 1 else max(span.end for span in spans)
