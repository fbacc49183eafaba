"""What an exported chat sets around an issue: its own head, who sent the lines, what calls for an answer."""

from __future__ import annotations

import re

from gazette_cli.block import Kind
from gazette_cli.structure.sheet import Sheet

_HEAD = re.compile(r"(?:群聊|微信群|与)?.{0,30}的?聊天记录")
_CALL = re.compile(r"@(?:所有人|全体成员)|(?:以上,?)?(?:收到|看到)的?请?(?:回复|扣|回)[\w+]{0,4}[。!]?")
_TOP = 3  # lines
_LONGEST_SENDER = 14  # characters


def label_chat(sheet: Sheet) -> None:
    """Below the head of a chat: short lines that come back word for word say who sent what stands below them."""
    if "聊天记录" not in sheet.script.plain:
        return
    head = next((n for n, line in enumerate(sheet.lines[:_TOP]) if _HEAD.fullmatch(line.squeezed)), None)
    if head is None:
        return
    sheet.put(head, Kind.FURNITURE, "furniture.chat", 0.9)
    seen: dict[str, list[int]] = {}
    for index, line in sheet.free():
        if _CALL.fullmatch(line.squeezed):
            sheet.put(index, Kind.FURNITURE, "furniture.chat", 0.85)
        elif len(line.text) <= _LONGEST_SENDER and not line.closed and line.text[0].isalpha():
            seen.setdefault(line.squeezed, []).append(index)
    for places in seen.values():
        for index in places if len(places) > 1 else ():
            sheet.put(index, Kind.FURNITURE, "furniture.chat", 0.8)
