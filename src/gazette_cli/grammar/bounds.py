"""Words around a number that open or close it: 近, 不少于 … 以上, 左右; amounts and durations share them."""

from __future__ import annotations

import re
from typing import NamedTuple

_MIN = (
    *("超过", "逾", "超", "高于", "多于", "大于", "不低于", "不少于", "不小于", "不下于", "至少", "起码", "上"),
    *("超過", "高於", "多於", "大於", "不低於", "不少於", "不小於", "起碼"),
)
_MAX = (
    *("接近", "将近", "近", "不到", "不足", "低于", "少于", "小于", "不超过", "不高于", "不多于", "不大于"),
    *("將近", "低於", "少於", "小於", "不超過", "不高於", "不多於", "不大於"),
)
_APPROX = ("约", "大约", "大概", "约为", "差不多", "約", "大約")
# A word that ends like an approximator: 附近 5 家, 签约 23 支, 赶超, 马上.
_NOT_BEFORE = {
    "近": "附邻临最靠亲贴远就迫走",
    "約": "簽預節合契制違履邀赴續公盟",
    "约": "签预节合契制违履邀赴续公盟婚",
    "超": "赶商反英中高每",
    "上": "",
}
_BEFORE = re.compile("(?:" + "|".join(sorted(_MIN + _MAX + _APPROX, key=len, reverse=True)) + r") ?\Z")
_LAST = frozenset(word[-1] for word in _MIN + _MAX + _APPROX)
_NEAR = _LAST | {" "}  # before a number: only behind these can a bound have ended …
_FOLLOWS = frozenset("以左上及之 ")  # … and only with these can one begin behind it
_AFTER = re.compile(r" ?(?:及其?)?(以上|以下|以内|以內|左右|上下|之多)")
_KIND = {**dict.fromkeys(_MIN, "min"), **dict.fromkeys(_MAX, "max"), **dict.fromkeys(_APPROX, "approx")}
_KIND |= {"以上": "min", "以下": "max", "以内": "max", "以內": "max", "左右": "approx", "上下": "approx", "之多": ""}
_LIMITS = ("min", "max")
_FORBIDS = re.compile(r"(?:不得|不能|不可|不应|不准|严禁|禁止|未|勿)\Z")


class Bound(NamedTuple):
    """An edge of the mention and what the words between it and the number say of the number.

    `kind` is `min`, `max`, `approx` or empty where no such word stands there.
    """

    edge: int
    kind: str


def bounds_around(text: str, start: int, end: int) -> tuple[int, int, str | None, bool]:
    """The edges of the number at `[start, end)` with the words that open and close it, what they say of it (`min`,
    `max` or None), and whether they call it approximate.

    >>> bounds_around("总额不少于50元左右", 5, 8)
    (2, 10, 'min', True)
    """
    before = after = ""
    if text[start - 1 : start] in _NEAR:
        start, before = bound_before(text, start)
    if text[end : end + 1] in _FOLLOWS:
        end, after = bound_after(text, end)
    if not before and not after:
        return start, end, None, False
    bound = before if before in _LIMITS else after if after in _LIMITS else None
    return start, end, bound, "approx" in (before, after)


def bound_before(text: str, start: int) -> Bound:
    """The approximator that ends at `start`, and where it begins.

    >>> bound_before("总额不少于50元", 5)
    Bound(edge=2, kind='min')
    >>> bound_before("附近5家", 2)
    Bound(edge=2, kind='')
    """
    last = text[start - 1 : start]
    if last == " ":
        last = text[start - 2 : start - 1]
    if last not in _LAST or not last:
        return Bound(start, "")
    match = _BEFORE.search(text, max(0, start - 5), start)
    if match is None:
        return Bound(start, "")
    word = match.group().rstrip()
    is_inside = match.start() and text[match.start() - 1] in _NOT_BEFORE.get(word, "")
    if is_inside and not text.endswith(("折合", "综合"), 0, match.start()):  # 折合约5500元 is no 合约
        return Bound(start, "")
    if word == "上" and text[start] not in "百千万亿":  # 上百 is a bound, 街上3家 is not
        return Bound(start, "")
    kind = _KIND[word]
    if kind == "min" and _FORBIDS.search(text, max(0, match.start() - 2), match.start()):
        kind = "max"  # 不得超过2米: two metres is the most
    return Bound(match.start(), kind)


def bound_after(text: str, end: int) -> Bound:
    """The approximator that begins at `end`, and where it ends.

    >>> bound_after("70岁及以上老人", 3)
    Bound(edge=6, kind='min')
    """
    if text[end : end + 1] not in _FOLLOWS:
        return Bound(end, "")
    match = _AFTER.match(text, end)
    if match is None or (match[1] == "上下" and text[match.end() : match.end() + 1] in "楼班左右游"):
        return Bound(end, "")
    return Bound(match.end(), _KIND[match[1]])
