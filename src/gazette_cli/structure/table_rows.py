"""Lines that are rows of a table, or of a list of donors and prizes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gazette_cli.patterns import late
from gazette_cli.structure.lines import Line

_ROW_STARTS = late(  # of a list of names: 500元:王明 李红, 二等奖(8人):, 以上9名共捐……
    r"\d[\d,.]*万?(?:元|港元|美元|令吉|卢比|铢|分):|(?:[特一二三四]等|优[秀胜]|鼓励|组织|单项)奖(?:[(:]|\d)|以上\d+[名人户]"
)
_ROW_FIRSTS = "特一二三四优鼓组单以"
_LEAST_ROWS = 3
_LEAST_GAPS = 2  # between the cells of a row
_ROW_DIGITS = re.compile(r"\d.*\d")
_STOP = late("[。;!?]")
_COMMA = late(r"[^\d ],|,[^\d ]")
_VALUE_ROW = late(r"[^。;!?,]{2,16} +[-+]?[0-9][0-9,.]*[%元]?")

_NAMES_LIST = late(  # what rows are of, and of when: 价格看板(10月16日—22日), 获奖名单(部分)
    r"(?!表)[^,。;:()|]{2,18}\((?:[^()]*\d[^()]*(?:[月日期周季号]|年(?!级))|[^()]*[一二三四五六七八九十](?:[月日期周季]|年(?!级))"
    r"|部分|节选|续|摘要|单位:[^()]+|截至[^()]+)[^()]{0,8}\)】?"
)
_FILLED = late(r"[:\d×]|\S  +\S| \S+ ")  # a row of a form, a table or a list of names
_FIGURE_ROW = late(  # what it is, a colon or gap, and how many; or how many, a gap, and what; but no time of day
    r"(?!\d{1,2}:\d{2})(?:[^。;!?]{1,18}?[: ]+.*[\d一二三四五六七八九十百千万].*|\d[^。;!?]{0,8} +[^。;!?]{2,30})"
)
_OF_ROWS = late(r"(?!附|附?表|[一二三四五六七八九十\d]{1,3}[、.])[^ ,。;:()]{2,20}")  # the heading above: 本月数字
_FIELD_ROW = late(  # of a notice: 时间:9月3日上午
    r"[(]?(?:日 ?期|[时時] ?[间間]|地 ?[点點]|[对對]象|[费費]用|名[额額]|[报報]名|洽[询詢]|[电電][话話]|[内內]容"
    r"|[资資]格|期[间間]|主[办辦]|[联聯][系絡]人|[场場]次|主[讲講]|票[价價]|[补補]助)[)]? ?:.{2,40}"
)
_LEAST_FIELDS = 2
_SPREAD = late(r"\S(?: \S)+")
_OF_TIME = late(r"\([^()。]*[\d一二三四五六七八九十][^()。]*\)")  # … and of when, on a line of its own
_LONGEST_FIGURES = 40  # characters of one
_LONGEST_ROW = 40  # characters
LONGEST_ROW = 44
"""Characters of a row, more than which only the paragraph of a story has."""
_LEAST_LISTED = 2


def names_list(text: str) -> bool:
    """Whether a line is the name of a list, with the time it is of or what part of it is given in brackets."""
    return text[-1] in ")】" and _NAMES_LIST.fullmatch(text) is not None


def is_filled(text: str) -> bool:
    """Whether a line may be a row of a form, a table or a list of names: label and value, figures, or gaps."""
    return _FILLED.search(text) is not None


def heads_list(text: str, below: Sequence[str]) -> bool:
    """Whether a line is the name of a list, and rows stand below."""
    rows = [row for row in below if len(row) <= _LONGEST_ROW and is_filled(row) and _STOP.search(row) is None]
    return len(rows) >= _LEAST_LISTED and names_list(text)


def heads_figures(text: str, below: Sequence[str]) -> bool:
    """Whether a line is the heading of a box of figures: short and without gaps, and `_LEAST_ROWS` rows stand below, or
    below the time they are of in brackets.

    >>> heads_figures("本月数字", ["受理诉求:1176件", "15.4公里 疏通的下水道", "办结率:97%"])
    True
    """
    rows = below[1:] if below and _OF_TIME.fullmatch(below[0]) else below
    bare = text.replace(" ", "") if _SPREAD.fullmatch(text) else text.strip("【】")
    if len(rows) < _LEAST_ROWS or _OF_ROWS.fullmatch(bare) is None:
        return False
    return all(is_figure_row(row) for row in rows[:_LEAST_ROWS])


def figure_rows(text: str, below: Sequence[str]) -> int:
    """How many rows of figures stand below a line, where that is their heading."""
    if not heads_figures(text, below):
        return 0
    first = bool(_OF_TIME.fullmatch(below[0]))
    rows = enumerate(below[first:], first)
    return next((n for n, row in rows if not is_figure_row(row) or names_list(row)), len(below))


def heads_fields(text: str, below: Sequence[str]) -> bool:
    """Whether a line is the headline of a notice: fields stand below that say when and where; of 24 annotated ones 23
    are.

    >>> heads_fields("夏夜电影", ["时间:7月5日", "地点:庙前广场"])
    True
    """
    return ":" not in text and len(below) >= _LEAST_FIELDS and all(map(_FIELD_ROW.fullmatch, below[:_LEAST_FIELDS]))


def is_figure_row(text: str) -> bool:
    """Whether a line says what something is and how much: 受理诉求:1176件, 15.4公里 疏通的下水道."""
    return len(text) <= _LONGEST_FIGURES and text[-1] not in "。;,!?" and _FIGURE_ROW.fullmatch(text) is not None


def opens_row(text: str) -> bool:
    """Whether a line is one of a list of donors or prizes, or says what they come to."""
    return (text[0].isdigit() or text[0] in _ROW_FIRSTS) and _ROW_STARTS.match(text) is not None


def is_value_row(text: str) -> bool:
    """Whether a line is a label and a figure set apart: 照明 5,780.50."""
    return " " in text and _VALUE_ROW.fullmatch(text) is not None


def heads_table(line: Line, below: Sequence[Line]) -> bool:
    """Whether a line without gaps stands above rows, the first of which may name columns."""
    if len(below) < _LEAST_ROWS or " " in line.text or line.text[-1] in ":,、":
        return False
    names = below[0].text
    return names.count(" ") >= _LEAST_GAPS and _STOP.search(names) is None and all(map(is_row, below[1:]))


def is_row(line: Line) -> bool:
    """Whether a line looks like the row of a table: three words and more with numbers among them, and no stop.

    A full line with a comma is text in which numbers are set apart: 园区 14 个项目集中开工,总投
    """
    text = line.text
    if text.count(" ") < _LEAST_GAPS or _ROW_DIGITS.search(text) is None or _STOP.search(text) is not None:
        return False
    return not (line.fills and _COMMA.search(text))
