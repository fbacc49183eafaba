"""What is printed for the hand and the voice: how to read on, what to play in between, what to fill in and cut out."""

from __future__ import annotations

import re

from gazette_cli.block import Kind
from gazette_cli.grammar.people import read_byline
from gazette_cli.patterns import late
from gazette_cli.structure.sheet import Sheet

_LONGEST_DIRECTION = 16  # characters of one that is printed again
_LONGEST_PLAYED = 36
_PLAYED = re.compile(
    r"音乐|[垫配]乐|音效|(?:片头|片尾|开始|结束|主题|[换插])曲|渐[弱强]|压[低混]|淡[入出]|念[一两二三]遍|此处停顿"
)
_LENGTH = late(r"[(\[【〔](?:(?:时长|用时):?)?(?:\d{1,2}分(?:钟|\d{1,2}秒)|\d{1,2}秒)[)\]】〕]")  # of an item
_PASSAGE = re.compile(r"[(\[【〔](?:片[头尾花]|间[隔奏]|隔断)[)\]】〕]")
_SPOKEN = re.compile(r"以(?:口播|播出|录音)为准")
_PARTING = late(r"(?:感谢|谢谢)\S{0,6}收[看听]|(?:明天|下[周期次])\S{0,8}再[见会]")
_LAST = 8  # lines of an issue in which one takes leave
_LONGEST_PARTING = 40  # characters
_BLANKS = late(r"_{3,}.*_{3,}|: {4,}\S{2,6}: {4,}|: {4,}.*年 {2,}月")  # 班级____ 姓名____
_CUT_OUT = re.compile("剪下|撕下|回执")
_CUT = "✂✄✁"
_LONGEST_SLIP = 24  # characters above a line to cut along


def label_directions(sheet: Sheet) -> None:
    """Lines in brackets that tell what to do, forms to fill in and the lines to cut along."""
    if "__" in sheet.script.plain or ":    " in sheet.script.plain:
        for index, line in sheet.free():
            if _BLANKS.search(line.text):
                _label_form(sheet, index)
    seen: dict[str, list[int]] = {}
    last = len(sheet.lines) - _LAST
    for index, line in sheet.free():
        text = line.text
        if index >= last and len(text) <= _LONGEST_PARTING and _PARTING.search(text):
            sheet.put(index, Kind.FURNITURE, "furniture.played", 0.8)
            continue
        if text[-1] not in ")]】〕" or text[0] not in "([【〔" or len(text) > _LONGEST_PLAYED:
            continue
        if text[-2] in "分钟秒" and _LENGTH.fullmatch(text):
            sheet.put(index, Kind.FURNITURE, "furniture.length", 0.85)
        elif _PLAYED.search(text) or _PASSAGE.fullmatch(text) or _SPOKEN.search(text):
            sheet.put(index, Kind.FURNITURE, "furniture.played", 0.85)
        elif len(text) <= _LONGEST_DIRECTION and text[0] == "(" and text[-1] == ")":
            seen.setdefault(line.squeezed, []).append(index)
    for places in seen.values():
        if len(places) >= 2 and not read_byline(sheet.lines[places[0]].text):
            for index in places:
                sheet.put(index, Kind.ORNAMENT, "ornament.repeated-direction", 0.8)


def _label_form(sheet: Sheet, index: int) -> None:
    """The line with blanks to fill in, and what stands above the line along which it is cut out."""
    sheet.put(index, Kind.FURNITURE, "furniture.form", 0.85)
    slip = index - 2
    if slip < 0 or not sheet.is_free(slip) or not any(map(sheet.lines[index - 1].text.__contains__, _CUT)):
        return
    line = sheet.lines[slip]
    if len(line.text) <= _LONGEST_SLIP and not line.closed and _CUT_OUT.search(line.text):
        sheet.put(slip, Kind.FURNITURE, "furniture.form", 0.75)
