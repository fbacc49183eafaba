"""How deep a page is nested, told before a tree is built of it."""

from __future__ import annotations

import re

DEEPEST = 8000  # elements inside each other; the time to build a tree grows with the square
_NESTING = re.compile(  # elements that need no end are left out
    r"<(/?)(?!p\b|li\b|t[dhr]\b|d[td]\b|br\b|img\b|hr\b|input\b|meta\b|link\b|area\b|option\b)[a-zA-Z]"
)


def is_deep(html: str) -> bool:
    """Whether elements stand inside each other so deep that building the tree would take too long.

    >>> is_deep("<div>" * 9000), is_deep("<p>" * 9000)
    (True, False)
    """
    if html.count("<") <= DEEPEST:
        return False
    depth = 0
    for match in _NESTING.finditer(html):
        depth = max(depth - 1, 0) if match[1] else depth + 1
        if depth > DEEPEST:
            return True
    return False
