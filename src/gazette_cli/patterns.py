"""Expressions that are compiled when a text asks for them: compiling all took a third of the time to start."""

from __future__ import annotations

import re
from typing import Any, cast


def late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, compiled when it is first used: for what few pages need.

    An error in `pattern` shows only then.

    >>> late(r"第(\\d+)版").fullmatch("第3版")[1]
    '3'
    """
    return cast("re.Pattern[str]", _Late(pattern, flags))


class _Late:
    def __init__(self, pattern: str, flags: int) -> None:
        self._asked = pattern, flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(*self._asked), name)
        setattr(self, name, found)  # the next time nobody comes here
        return found
