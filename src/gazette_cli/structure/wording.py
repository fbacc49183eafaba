"""How a heading is worded: headlines name places and times, crossheads ask, quote, point and pause.

A headline has to say by itself what happened, and where; a crosshead stands in a story that has said it already. It is
the small words that tell, not what the heading is about.
"""

from __future__ import annotations

import re

_CUES = {
    "asks": re.compile(r"谁|[怎什甚][么麼]|怎[样樣]|咋|啥|哪|何|几时|幾時|多少|[吗嗎呢?]$"),
    "quoted": re.compile(r"^[“\"「『][^”\"」』]*[”\"」』]$"),
    "adverb": re.compile(r"[就才还還也又再都只更]"),
    "comes": re.compile(r"[来來往去回]"),
    "before": re.compile(r"[先后後]"),
    "place": re.compile(r"[市县縣区區镇鎮乡鄉村]"),
    "time": re.compile(r"[年月届屆期]"),
    "bracketed": re.compile(r"^【"),
    "box": re.compile(r"提[醒示]|启事|啟事|通知|公告|公示|[简短]讯|問答|问答|数字|數字|声明|预告"),
}


def worded(heading: str) -> dict[str, float]:
    """The cues a heading has (1) or has not (0), by name.

    >>> [name for name, has in worded("水往哪儿去,谁说了算?").items() if has]
    ['asks', 'comes']
    """
    return {name: float(cue.search(heading) is not None) for name, cue in _CUES.items()}
