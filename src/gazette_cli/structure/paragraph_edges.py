"""How paragraphs open and end, as far as a line shows it by itself: what none of them goes on with or ends in."""

from __future__ import annotations

import re
from functools import lru_cache

from gazette_cli.fold import HAN
from gazette_cli.grammar.openings import mark, numbering, read_closing, read_opening
from gazette_cli.grammar.people import RECENT
from gazette_cli.grammar.seams import cohesion, opening
from gazette_cli.lexicon import words
from gazette_cli.patterns import late
from gazette_cli.structure.box_names import names_box
from gazette_cli.structure.lines import Line
from gazette_cli.structure.standing_heads import is_standing_head, is_whole_head
from gazette_cli.structure.table_rows import names_list

_ANEW = re.compile(
    r"[问答QA]\s?[:.]|第[一二三四五六七八九十百]{1,4}[条章]\s|附件?\s?\d*[:]|编者按"
    rf"|(?:{HAN} ){{1,2}}{HAN} {{2,}}\S"  # 招 租  两间
)
_ANEW_STARTS = frozenset("问答QA第附编")  # what it begins with, but for characters set apart
_HEAD_IN_BRACKETS = re.compile("【[^】]{2,8}】[^。]{0,24}")
_COURT, _LONGEST_PARTY = ":本院", 30  # 王明:本院受理……, a notice of a court
_SIGNED_OFF = late(r"[。!?][”’」』]?——?[^,。;:!?—]{2,14}$")  # 水不开。——游客 王明
_SPREAD = re.compile(rf"{HAN}(?: +{HAN}){{1,6}}")  # 小 评 论: characters set apart make a heading
_HAN = re.compile(HAN)
_NUMERALS = "一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾"
_SHORTEST_COLUMN, _LONGEST_COLUMN = 4, 6  # characters of the name of a column
_SHORTEST_BODY = 12  # characters of the line a large initial has been torn from
_TORN = 0.5  # by which the rest of a paragraph may look more like its beginning (log ratio) than like one word
_PLACED = late(rf"{HAN}{{1,3}}(?:[镇乡村]|街道|社区) ")


def surely_heads_other(text: str) -> bool:
    """Whether a line is surely the heading of something else: the name of a column or box, or words behind one."""
    return is_standing_head(text) or (text[0] == "【" and _HEAD_IN_BRACKETS.fullmatch(text) is not None)


def is_signed_off(line: Line) -> bool:
    """Whether a line ends with a byline, or behind a dash with who said it."""
    if "—" in line.text and not line.fills and _SIGNED_OFF.search(line.text):
        return True
    return read_closing(line.text) is not None


def is_initial(text: str, below: Line) -> bool:
    """Whether a character alone on its line is the first of the text below, set large, and torn off."""
    if len(text) != 1 or len(below.text) < _SHORTEST_BODY or not _HAN.match(text) or text in _NUMERALS:
        return False
    if "," not in below.text and "。" not in below.text:
        return False
    together, alone = cohesion(text, below.text[0]) or 0.0, opening(below.text) or 0.0
    return read_opening(below.text) is None and together > alone - _TORN


@lru_cache(RECENT)
def starts_anew(text: str) -> bool:
    """Whether a line opens with something only a new paragraph opens with."""
    if read_opening(text) is not None:
        return True
    found = numbering(text)
    if mark(text) or (found is not None and found[0] != "arabic"):
        return True
    if is_whole_head(text) or names_box(text) or names_list(text) or (" " in text and _SPREAD.fullmatch(text)):
        return True
    if _SHORTEST_COLUMN <= len(text) <= _LONGEST_COLUMN and text.endswith(words("column_endings")):
        return True
    if _COURT in text[:_LONGEST_PARTY]:
        return True
    return (text[0] in _ANEW_STARTS or text[1:2] == " ") and _ANEW.match(text) is not None


def is_placed(text: str) -> bool:
    """Whether a line begins with a place and a gap, as items do: 石河镇 10月18日……"""
    return " " in text[2:7] and _PLACED.match(text) is not None
