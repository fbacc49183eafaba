"""A field of somebody else: colours; the smallest extractor there can be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gazette_cli.extract.base import Context, Extractor, Found

_COLOURS = {"红": "red", "绿": "green"}


def find_colours(text: str, context: Context) -> Iterator[Found]:
    """Every colour of a folded text."""
    for match in re.finditer("[红绿]", text):
        yield Found(*match.span(), {"colour": _COLOURS[match.group()]})


COLOURS = Extractor("colours", "1", find_colours, "colours", "颜色", ("红", "绿"))
