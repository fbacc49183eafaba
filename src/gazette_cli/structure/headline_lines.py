"""Which lines of a stack are the headline: a kicker may stand above it, a deck below, and print breaks it in two.

For each two lines below each other a logistic regression weighs whether both are of the headline, the first is a kicker
or the second a deck; of all ways to read the stack the likeliest is taken. Fitted by `tools/fit_headline_lines.py`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise

import orjson

from gazette_cli.fold import HAN
from gazette_cli.grammar.seams import opening
from gazette_cli.lexicon import packaged
from gazette_cli.patterns import late
from gazette_cli.structure.cohesion import pairs

KICKER, SAME, DECK = "kicker", "same", "deck"
"""What a line is to the one below, or the one below to it."""

_LEAD = 160  # characters of the first paragraph
_LONGEST = 24  # characters of a line, beyond which more tells nothing
_RARE = -6.0  # log odds of two kickers or two decks below each other
_OF_PLACE = late(rf"{HAN}{{0,4}}[市县区镇乡村]|[我全][市县区镇乡村校院厂]")
_HAS_COME = late("[了成开出起上下进回]|实现|完成|启动|召开|突破|获")
_ACCOUNT = late(  # 抗旱保供水侧记, 援疆医疗队的五百天
    "(?:侧记|纪实|[散琐杂札笔手速小]记|纪要|见闻|采访|走访|观察|报告|综述|巡礼|始末|故事|的[一二三四五六七八九十百]+[天年日个])$"
)
_TELLS_OF = late("记|访|读|写在|兼|暨|来自")
_COUNTED = late(r"\d|[一二三四五六七八九十百千万]{2,}")


def headline_of(lines: Sequence[str], lead: str) -> range:
    """The positions of the lines that make the headline of a story which begins with `lead`."""
    last = len(lines) - 1
    odds = [
        {relation: _log_odds(relation, cues) for relation in (KICKER, SAME, DECK)}
        for cues in (
            cues_of(above, below, lead, n == 0, n == last - 1) for n, (above, below) in enumerate(pairwise(lines))
        )
    ]
    ways = [range(first, past) for first in range(len(lines)) for past in range(first + 1, len(lines) + 1)]
    return max(ways, key=lambda way: sum([_told(way, n, told) for n, told in enumerate(odds)]))


def cues_of(above: str, below: str, lead: str, first: bool, last: bool) -> dict[str, float]:
    """What is weighed in two lines below each other, the `first` or the `last` two of their stack."""
    up, down = above.replace(" ", ""), below.replace(" ", "")
    lead = lead[:_LEAD]
    up_told, down_told = _share_told(up, lead), _share_told(down, lead)
    return {
        "first": first,
        "last": last,
        "length-above": min(len(up), _LONGEST) / 10,
        "length-below": min(len(down), _LONGEST) / 10,
        "longer-below": max(-1.2, min(1.2, (len(down) - len(up)) / 10)),
        "five-below": len(down) <= 5,
        "eight-below": len(down) <= 8,
        "fourteen-below": len(down) >= 14,
        "told-above": up_told,
        "told-rather-below": down_told - up_told,
        "place-above": _OF_PLACE.match(up) is not None,
        "clause-above": len(up) >= 8 and _HAS_COME.search(up) is not None,
        "opens-below": max(-3.0, min(4.0, opening(down) or 0.0)),
        "gap-above": " " in above,
        "gap-below": " " in below,
        "comma-above": "," in above,
        "comma-below": "," in below,
        "quoted-above": "“" in above,
        "quoted-below": "“" in below,
        "account-below": _ACCOUNT.search(down) is not None,
        "of-below": _TELLS_OF.match(down) is not None,
        "counted-below": _COUNTED.search(down) is not None,
    }


def _share_told(line: str, lead: str) -> float:
    """The share of the pairs of characters of a line that the lead has."""
    own = pairs(line)
    return sum([pair in lead for pair in own]) / len(own) if own else 0.0


def _told(way: range, n: int, odds: Mapping[str, float]) -> float:
    """What lines `n` and `n + 1` say for a way to read the stack."""
    if n in way:
        return odds[SAME if n + 1 in way else DECK]
    return odds[KICKER] if n + 1 in way else _RARE


def _log_odds(relation: str, cues: Mapping[str, float]) -> float:
    weights = _weights()[relation]
    odds = weights[""] + sum([weights[name] * value for name, value in cues.items()])
    return -math.log1p(math.exp(-odds))


@cache
def _weights() -> dict[str, dict[str, float]]:
    table: dict[str, dict[str, float]] = orjson.loads(packaged("gazette_cli.structure", "headline_lines_weights.json"))
    return table
