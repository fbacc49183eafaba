"""Dates whose characters stand apart, as justified print and recognised text have them: 二 〇 二 四 年 三 月 五 日."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from gazette_cli.grammar.date_values import Memory, resolve
from gazette_cli.grammar.dates import read_at
from gazette_cli.grammar.scanning import Hint
from gazette_cli.grammar.special_dates import Special

_CN = "〇零○一二三四五六七八九"
HINT = Hint("12一二", f"[12一二](?<![0-9{_CN}].) (?:[0-9{_CN}O] ?){{3}}年")
"""What stands in every such date: its year."""
_APART = re.compile(HINT.pattern)
_TAIL = re.compile(f" ?[0-9{_CN}十月日时時分上下午晚: ]*")
_LONGEST = 40  # characters of such a date, spaces counted


def scan(text: str, reference: date | None) -> Iterator[Special]:
    """The dates of a folded text whose years are printed apart.

    >>> [s.days.edtf for s in scan("二 〇 二 四 年 三 月 五 日", None)]
    ['2024-03-05']
    """
    for match in _APART.finditer(text):
        tail = _TAIL.match(text, match.end(), match.start() + _LONGEST)
        places = [at for at in range(match.start(), tail.end() if tail else match.end()) if text[at] != " "]
        reading = read_at("".join(text[at] for at in places), 0)
        if reading is not None and reading.end > len(match.group().replace(" ", "")) - 1:
            end = places[reading.end - 1] + 1
            yield Special(match.start(), end, resolve(reading, reference, Memory()), reading.first.clock)
