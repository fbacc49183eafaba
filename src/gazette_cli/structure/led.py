"""Items that say first where something happened: 石河镇 7月24日…… above 红崖村 新修的…… and the like."""

from __future__ import annotations

from collections.abc import Sequence

from gazette_cli.fold import HAN
from gazette_cli.patterns import late
from gazette_cli.structure.in_rows import in_rows, rows
from gazette_cli.structure.joins import TEXT
from gazette_cli.structure.units import Unit

_ENDS, _WORDS = "镇鎮乡鄉村区區县縣局", "街道|社区|社區"
PLACE = late(rf"{HAN}{{1,4}}(?:[{_ENDS}]|{_WORDS})")
"""A place or an office of one: says where, and names no item."""
BODY = late(rf"{HAN}{{1,6}}(?:[{_ENDS}市站所队隊会會科院部处處校厂廠社馆館村庄莊寨段团團矿礦]|{_WORDS}|公司|中心)")
"""The same, and any other body, where several items are led by one."""
_LED = late(rf"(?:{BODY.pattern})(?: +|——)(?=\S.{{8}})")
_SET_SO = late(rf"{HAN}{{2,8}}(?: +|——)(?=\S.{{8}})")
_TAGGED = late(rf"\((?:{BODY.pattern}|(?!{HAN}*[记記员員图圖接转轉据據附见見注续續文讯訊摄攝者版一二三四五六七八九十])"
               rf"{HAN}{{2,4}})\)(?=\S.{{8}})")  # fmt: skip
LEAST_LED = 2
"""Such items, one below the other or in one issue."""
_TOLD = 30  # characters from which on something is told


def find_led(units: Sequence[Unit]) -> frozenset[int]:
    """The positions of two paragraphs or more in a row, each begun by a place or a body before a gap, a dash or in
    brackets, and of those beside them that are set alike, whatever name they begin with."""
    led = in_rows(units, is_led, LEAST_LED)
    return led | {n for row in rows(units, _is_set_so) if 2 * len(led & row) >= len(row) for n in row} if led else led


def is_led(unit: Unit) -> bool:
    """Whether a paragraph begins, behind its mark, with a place or a body before a gap, or in brackets (后勤)."""
    if unit.type != TEXT:
        return False
    start, text = len(unit.mark), unit.text
    if text[start : start + 1] == "(":
        return not unit.head_like and _TAGGED.match(text, start) is not None
    if text[0] == "【" and PLACE.fullmatch(unit.mark[1:-1]):
        return len(text) >= _TOLD
    told = len(text) >= _TOLD or "。" in text  # 大塘乡 插秧机下田 is a headline
    return told and not unit.head_like and _LED.match(text, start) is not None


def _is_set_so(unit: Unit) -> bool:
    return unit.type == TEXT and not unit.head_like and _SET_SO.match(unit.text, len(unit.mark)) is not None
