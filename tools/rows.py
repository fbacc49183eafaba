"""Pages on which a row of items without headlines stands between two plain stories (`tests/cases/series.jsonl`).

A row is an object with `label` (the lines above the items, none if there are none), `label_is` (`S` for a standing
head, `H` for the headline of one story that only looks like a row), `items` (a list of lines each) and `kind` (what it
is).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

_ABOVE = (
    "松坪周报\n第31期　2021年5月12日　星期三\n\n一条水渠通到家门口\n"
    "　　村里的水渠上个月完工以后，来浇地的人比过去多了一倍。负责的同志说，账目每个月都贴在墙上。\n"
    "　　水渠修了两年，花了三百多万元，其中一半是村民自己凑的，剩下的由镇里补上。（周立春）\n\n"
)
_BELOW = (
    "\n旧仓库里的读书声\n　　镇上的旧仓库去年冬天改成了书屋，晚上也开门，附近的商户也跟着热闹起来。\n"
    "　　管钥匙的老人说，最难的是头三个月，没有一个人相信能办成。（李晚晴）\n"
)


class Page(NamedTuple):
    """The text of a page, the lines (from 0) in which the items begin, and those from the first item to the last."""

    text: str
    starts: set[int]
    lines: range


def is_one_story(row: Mapping[str, Any]) -> bool:
    """Whether a row is one story that only looks like a row."""
    return bool(row["label_is"] == "H")


def laid_out(row: Mapping[str, Any], gap: str) -> Page:
    """The page of a row, with `gap` behind its label and each item."""
    text = _ABOVE + "".join(f"{line}\n{gap}" for line in row["label"])
    starts = set()
    for item in row["items"]:
        starts.add(text.count("\n"))
        text += "".join(f"{line}\n" for line in item) + gap
    return Page(text + _BELOW, starts, range(min(starts), text.count("\n")))
