"""Nameplate and issue lines: what an issue says about itself, and the facts in it."""

from __future__ import annotations

import re

from gazette_cli.block import Kind
from gazette_cli.fold import HAN
from gazette_cli.grammar.folios import read_issue_line
from gazette_cli.lexicon import any_of
from gazette_cli.patterns import late
from gazette_cli.structure.colophon import is_staff_label, is_staff_row
from gazette_cli.structure.decree_heads import DECREES, is_decree_number
from gazette_cli.structure.issue_facts import DATE
from gazette_cli.structure.issue_name import name_in_pieces
from gazette_cli.structure.lines import Line
from gazette_cli.structure.sheet import Sheet

_MAILED = 40  # lines in which the mail that brings an issue ends
TOP = 30  # lines in which a nameplate is looked for
_LONGEST = 90  # characters of an issue line
_LONGEST_NAMEPLATE, _LONGEST_OFFICE = 20, 32  # characters of a name, and of the office that sends out a brief
_NAME_END = late(rf"{any_of('issue_names')}$")
_SHORTER_NAME_END = re.compile(r"(?:[报報刊]|周报|简报|月讯|通讯)$")
_YEARBOOK = late(rf"{HAN}{{2,8}}年[鉴鑑][(·]?[12]\d{{3}}[)]?")
_LATIN_END = re.compile(r"(?<=[^\W\da-zA-Z_])\s*[A-Za-z][A-Za-z .,&'-]{3,}$")
_LATIN_START = re.compile(r"[A-Z][A-Za-z .,&'-]{3,} (?=\d{4}|第|[总總])")  # the name in Latin letters, before the date
_NO_NAME = re.compile(
    r"^\d{1,2}[^\d年月日]{2,6}$|机关报$|机关刊$|^第[\d一二三四五六七八九十]+版|出版$|^逢|社[长長址]|[发發]行人"
)
_SPACED_NAME = re.compile(r"\S(?: +\S){2,7}")
_LATIN = re.compile(r"[A-Z][A-Za-z .,&'-]{3,}")
_IN_BOTH = late(r"[A-Z][A-Za-z .,&'-]{3,} +\w{2,10}(?:[报報刊讯訊]|之声|之窗|新闻)")
_MAY_BE = re.compile(r"[\d期號号刊编編办辦印历曆校审責责卷版]")
_MAY_BE_WORDS = re.compile("机关报|会刊|免费|内部|赠阅|每份|发至|传阅|不代表|联合出品")
_MONTH_BEHIND = re.compile(r"(?<=[^\W\d]) +[12]\d{3}(?:[./-]|年)\d{1,2}月?$")  # 某某审判 2024.11
_FRAME = "=*#~_+|—–- "  # around a name
_LONGEST_NAME = 8
_LONGEST_BOX = 6  # lines
_LEAST_SPARE, _SPARE, _MOST_SPARE = 2, 8, 14  # characters no cue explains
_BESIDE = 2  # lines below an issue line in which another needs but one cue
_GAP = re.compile(r" {2,}")
_DIGIT = re.compile(r"\d")
_PADDED = re.compile(r"(?<!\d)0(?=\d(?!\d))")  # 09月 is 9月
_OFFICE_END = re.compile(r"(?:办公室|辦公室|委员会|指挥部|小组|政府|党委|[办辦部局委会會处院校馆站]|中心)$")
_SHORTEST_OFFICE = 4  # characters
_RELEASED = re.compile(r" +签发人?: ?\S{2,4}$")  # who let the issue go out
_YEAR = re.compile(r"[(]?[12]\d{3}年?(?:度|\d{1,2}月)?[)]?")
_COMPILED = late(  # 录入:某某 2018年12月30日, (第19周,整理:某某,2024年5月17日)
    rf"[(]?(?:[^:。]{{1,16}}[\d周日期年月,;])?(?:整理|录入|汇总|汇编|摘编|选编|抄录|誊录|收集|编写|统稿)(?:人|者)?:{HAN}{{2,4}}[,;]?"
    rf"{DATE.pattern}[)]?"
)
_MOTTO = late(r"(?:[校厂院社队]训|(?:本报|本刊|办报|办刊)?宗旨):\S{4,24}$")
_FEWEST_CALLS, _CALL_LENGTHS = 3, frozenset((2, 3, 4, 5))  # of a motto in a row, and the characters of each
_BETWEEN_CALLS = late("[ ,、!]+")
_DISCLAIMED = re.compile(r"不代表\S{2,10}(?:意见|立场|观点|看法)[。)]?$")
_FIRST_LINES = 4  # lines of an issue in which a year alone is its date
_COMPILED_BY = 8  # lines in which is said who put the issue together
_EDITOR_ALONE = late(r"(?!本版|责)\S{2,6} \S{2,4}")
_BODY_MARK = late(r"[,。;]")
_ORGAN = late(rf"{HAN}{{4,20}}(?:机关报|机关刊物?|会刊|校刊|院刊|厂报|校报)")  # 中共某县委机关报
_CREDITS = re.compile("来源|作者|记者|摄影")  # of a story
_STRONG = frozenset({"number", "registration", "publisher", "internal", "page", "weather"})
_STAFFED = frozenset({"date", "weekday", "staff"})  # the head of a page
_NOT_ABOVE = ("issue-line.date", "running-head.dated")  # which need not stand above the first article
_SHORTEST_TEXT = 20  # characters of a line of text
_DATED = frozenset({"date", "weekday"})
_DAY = r"\d{4}年\d{1,2}月\d{1,2}日 *星期."
_PAGE_HEAD = late(  # 2 综合 某某日报 2022年3月17日 星期四, and the same the other way round on the page beside it
    rf"(?:0?\d{{1,2}}|第.{{1,2}}版) +(?:{HAN}{{2,8}} +){{1,2}}{_DAY}|(?:{HAN}{{2,8}} +)?{_DAY} +{HAN}{{2,8}} +\d{{1,2}}"
    rf"|{HAN}{{2,8}} +{_DAY} +\d{{1,2}}"
)
_BARRED_HEAD = late(  # 社会 | 1 | 2011年6月10日, and in other orders
    rf"(?!.*\|.*\|.*\|)(?=.*{DATE.pattern})(?=(?:.*\|)? ?\d{{1,2}} ?(?:\||$))(?:[^|]*\| ?)?{HAN}{{2,8}} ?(?:\|.*)?"
)
_STORY = late(  # who wrote a story, or the words its lead opens with
    r"[□■◎●○◇◆]?\s?(?:本[报刊台社])?(?:记者|通讯员)(?![站节协团证们之手]) ?\w|本[报刊台]讯"
)
_QUOTED_NAME = re.compile(r"《([^《》]{2,20})》(?:电子杂志|杂志|报)?(?:编辑部|编委会|编辑委员会)")


def label_identity(sheet: Sheet) -> None:
    """Label issue lines anywhere and the nameplate above the first article."""
    top = _top(sheet)
    last = -1
    dates: set[str] = set()  # the issue's date and weekday as its top prints them: page heads print them again
    for index, line in sheet.free():
        if len(line.text) > _LONGEST or line.text[-1] == "。":
            continue
        if index >= top and ("," in line.text or "。" in line.text or "《" in line.text):
            continue  # running text
        rowed = index < top and ":" in line.text
        if not (rowed or _MAY_BE.search(line.text) or _MAY_BE_WORDS.search(line.text)):
            continue
        if _is_number_of_decree(sheet, index):
            continue
        found = _read(line, index, index < top, last, dates)
        if found is not None and not (found[1] == "staff.editors" and _signs(sheet, index)):
            sheet.put(index, *found)
            of_top = index < top and found[1] not in _NOT_ABOVE and not _is_on_next_page(sheet, last, index)
            if found[1] == "issue-line.year" or of_top:
                last = index
    if last >= 0 and sheet.is_free(last + 1) and _is_row_of_calls(sheet.lines[last + 1].text):
        sheet.put(last + 1, Kind.FURNITURE, "furniture.motto", 0.75)
    _label_box(sheet, top)
    _label_nameplate(sheet, top, last)


def _is_on_next_page(sheet: Sheet, last: int, index: int) -> bool:
    """Whether a folio and text stand between the last issue line and this one."""
    between = range(last + 1, index) if last >= 0 else range(0)
    paged = any(sheet.kind(at) is Kind.FOLIO for at in between)
    return paged and any(sheet.is_free(at) and len(sheet.lines[at].text) >= _SHORTEST_TEXT for at in between)


def _is_number_of_decree(sheet: Sheet, index: int) -> bool:
    """第9号 alone below a line that ends in 令 or 公告 numbers that decree."""
    return index > 0 and is_decree_number(sheet.lines[index].squeezed) and (
        sheet.lines[index - 1].squeezed.endswith(DECREES)
    )


def _read(
    line: Line, index: int, in_top: bool, last: int, dates: set[str]
) -> tuple[Kind, str, float, str] | None:
    """Kind, rule, confidence and cue of a line an issue prints about itself; `last` is the index of the one above.

    The date and weekday that the top prints are put into `dates`.
    """
    latin = _LATIN_START.match(line.text) if in_top and line.text[0].isascii() else None
    reading = read_issue_line(line.text[latin.end() :] if latin else line.text)
    cues = set(reading.cues)
    spare = len(reading.rest)
    beside = 0 <= last <= index <= last + _BESIDE
    if in_top and (index <= _FIRST_LINES or (beside and not _CREDITS.search(line.text))) and (
        is_staff_label(line.squeezed)
    ):
        return Kind.STAFF, "staff.label", 0.9, ""
    if in_top and beside and is_staff_row(line.text):
        return Kind.STAFF, "staff.row", 0.8, ""
    if in_top and index == last + 1 and "不代表" in line.text and _DISCLAIMED.search(line.text):
        return Kind.FURNITURE, "furniture.disclaimer", 0.85, ""
    if in_top and (index <= _FIRST_LINES or 0 <= last == index - 1) and _MOTTO.match(line.squeezed):
        return Kind.FURNITURE, "furniture.motto", 0.85, ""
    if in_top and index <= _COMPILED_BY and ":" in line.text and _COMPILED.fullmatch(line.squeezed):
        return Kind.ISSUE_LINE, "issue-line.compiled", 0.85, ""
    if in_top and beside and _ORGAN.fullmatch(line.squeezed):
        return Kind.NAMEPLATE, "nameplate.organ", 0.85, ""
    if index <= _FIRST_LINES and _YEAR.fullmatch(line.squeezed):
        return Kind.ISSUE_LINE, "issue-line.year", 0.8, ""
    if in_top and "date" in cues and index <= last + 2 and (
        (cues == {"date"} and not spare) or is_issuer_and_date(line.text)
    ):
        return Kind.ISSUE_LINE, "issue-line.date", 0.8, ""
    if "date" in cues and (found := DATE.search(line.squeezed)):
        printed = _PADDED.sub("", found[0])
        if in_top:
            dates.add(printed)
        elif cues == {"date", "weekday"} and (not spare or (_is_page(reading.rest) and printed in dates)):
            return Kind.ISSUE_LINE, "issue-line.date-again", 0.9, ""
    enough = (len(cues) >= 2 and (in_top or cues & _STRONG)) or (in_top and cues & _STRONG) or cues >= _STAFFED
    if cues >= _DATED and "星期" in line.text and _PAGE_HEAD.fullmatch(line.text):
        return Kind.RUNNING_HEAD, "running-head.dated", 0.85, ""
    if "date" in cues and "|" in line.text and _BARRED_HEAD.fullmatch(line.text):
        return Kind.RUNNING_HEAD, "running-head.dated", 0.85, ""
    roomy = len(cues) >= 3 or (index <= _FIRST_LINES and line.text.count(" ") >= 2)
    if enough and spare <= (_MOST_SPARE if roomy else _SPARE):
        kind = Kind.STAFF if cues <= {"staff", "contact"} else Kind.ISSUE_LINE
        return kind, "issue-line.cues", 0.95, " ".join(reading.cues)
    if cues == {"number"} and not spare and index < TOP and not line.text.endswith("号"):
        return Kind.ISSUE_LINE, "issue-line.number", 0.85, "number"
    if cues == {"registration"} and spare <= _LEAST_SPARE:
        return Kind.ISSUE_LINE, "issue-line.registration", 0.9, "registration"
    if in_top and cues and last >= 0 and index <= last + _BESIDE and not spare:
        return Kind.ISSUE_LINE, "issue-line.beside", 0.8, " ".join(reading.cues)
    if "staff" in cues and cues <= {"staff", "contact", "address"} and spare <= 4:
        return Kind.STAFF, "staff.editors", 0.9, ""
    return None


def _is_row_of_calls(text: str) -> bool:
    """Whether a line is three calls and more of one length that share a word (说真话 讲真情 做真人), four and more that
    share none (敬祖 睦族 兴学 济困), or some, three or set apart, that end with an exclamation mark."""
    calls = _BETWEEN_CALLS.split(text.rstrip("! "))
    if not all(map(str.isalpha, calls)):
        return False
    if text[-1] == "!" and len(calls) > 1:
        return " " in text or len(calls) >= _FEWEST_CALLS
    length = len(calls[0])
    if len(calls) < _FEWEST_CALLS or {*map(len, calls)} != {length} or length not in _CALL_LENGTHS:
        return False
    shared = bool(frozenset(calls[0]).intersection(*calls[1:]))
    return shared == (length > 2) if len(calls) > _FEWEST_CALLS else shared and length > 2


def _signs(sheet: Sheet, index: int) -> bool:
    """Whether an editor alone, set right or above a date, signs the text above, which has ended."""
    line, above = sheet.lines[index], sheet.lines[index - 1]
    if not (sheet.is_free(index - 1) and above.closed and _EDITOR_ALONE.fullmatch(line.text)):
        return False
    below = sheet.lines[index + 1].squeezed if index + 1 < len(sheet.lines) else ""
    return line.indent > above.indent or DATE.fullmatch(below) is not None


def _is_page(rest: str) -> bool:
    """Whether what stands beside a date may be the number of the page."""
    return len(rest) <= 2 and rest.isdigit()


def is_issuer_and_date(text: str) -> bool:
    """Whether an office and a date stand left and right on the line, either first, as below the name of a brief."""
    bare = _RELEASED.sub("", text).removesuffix("出版").removesuffix("编印")
    sides = _GAP.split(bare) if "  " in bare else bare.split(" ")
    return len(sides) == 2 and any(
        DATE.fullmatch(date) and len(office) >= _SHORTEST_OFFICE and _OFFICE_END.search(office)
        for date, office in (sides, reversed(sides))
    )


def _top(sheet: Sheet) -> int:
    """Index of the first line that reads as running text or signs a story, at most TOP."""
    first = _first_line(sheet)
    for index, line in enumerate(sheet.lines[first : first + TOP], first):
        if line.text.endswith("。") or (len(line.text) > 30 and len(_BODY_MARK.findall(line.text)) >= 2):
            return index
        if ("记者" in line.text or "通讯员" in line.text or "讯" in line.text) and _STORY.match(line.text):
            return index
    return min(len(sheet.lines), first + TOP)


def _first_line(sheet: Sheet) -> int:
    """Index of the first line of the issue: what a mail brings begins below its head, and that of what it forwards."""
    heads = [index for index, label in enumerate(sheet.labels[:_MAILED])
             if label is not None and label.evidence.rule == "furniture.mail-head"]
    return heads[-1] + 1 if heads else 0


def _label_box(sheet: Sheet, top: int) -> None:
    """The short lines between the first two rules drawn across an issue sent by mail: its name and its number."""
    rules = [index for index in range(min(TOP, len(sheet.lines))) if _is_rule(sheet, index)][:2]
    if len(rules) < 2 or not 1 < rules[1] - rules[0] <= _LONGEST_BOX:
        return
    inside = {index: read_issue_line(sheet.lines[index].text).cues for index in range(rules[0] + 1, rules[1])}
    known = any(sheet.kind(index) in (Kind.ISSUE_LINE, Kind.STAFF, Kind.NAMEPLATE) for index in inside)
    if not known and not any("number" in cues for cues in inside.values()):
        return
    for index, cues in inside.items():
        line = sheet.lines[index]
        if sheet.is_free(index) and len(line.text) <= _LONGEST and "。" not in line.text:
            kind = Kind.ISSUE_LINE if cues else Kind.NAMEPLATE
            sheet.put(index, kind, "issue-line.box" if cues else "nameplate.box", 0.85, " ".join(cues))


def _is_rule(sheet: Sheet, index: int) -> bool:
    label = sheet.labels[index]
    return label is not None and label.evidence.rule == "ornament.rule"


def _label_nameplate(sheet: Sheet, top: int, last_issue_line: int) -> None:
    """Short lines above the last issue line or contents header of the top are the nameplate."""
    menu = next((index for index in range(min(_FIRST_LINES, top)) if sheet.kind(index) is Kind.NAVIGATION), -1)
    last = max([last_issue_line, menu, *(index for index in range(top) if sheet.kind(index) is Kind.CONTENTS)])
    first_free = next((index for index, _ in sheet.free()), None)
    for index in range(_first_line(sheet), last):
        line = sheet.lines[index]
        name = _bare_name(line.text)
        short = len(name) <= (_LONGEST_OFFICE if _OFFICE_END.search(name) else _LONGEST_NAMEPLATE)
        under = line.text[0] == "—" and sheet.kind(index - 1) is Kind.NAMEPLATE  # what the name promises
        if short and sheet.is_free(index) and (under or not _BODY_MARK.search(line.text)):
            sheet.put(index, Kind.NAMEPLATE, "nameplate.above-issue-line", 0.85)
    if last < 0 and first_free is not None and first_free < 2:
        line = sheet.lines[first_free]
        if (len(line.squeezed) <= _LONGEST_NAME and _SHORTER_NAME_END.search(line.squeezed)) or (
            _YEARBOOK.fullmatch(line.squeezed)
        ):
            sheet.put(first_free, Kind.NAMEPLATE, "nameplate.name", 0.7)
    for index in range(last + 1, min(last + 3, top)) if last >= 0 else ():  # the name below its own date line
        line = sheet.lines[index]
        if sheet.is_free(index) and len(line.squeezed) <= _LONGEST_NAME and _SHORTER_NAME_END.search(line.squeezed):
            sheet.put(index, Kind.NAMEPLATE, "nameplate.name", 0.7)
    for index in range(top):  # spaced wide it stands out wherever the page has put it
        text = sheet.lines[index].text
        if sheet.is_free(index) and _SPACED_NAME.fullmatch(text) and _SHORTER_NAME_END.search(text):
            sheet.put(index, Kind.NAMEPLATE, "nameplate.spaced", 0.8)
    for index in range(top):  # a Latin transcription belongs to the nameplate
        beside = index <= last_issue_line + 2 or Kind.NAMEPLATE in (sheet.kind(index - 1), sheet.kind(index + 1))
        if sheet.is_free(index) and beside and _is_latin_name(sheet.lines[index].text):
            sheet.put(index, Kind.NAMEPLATE, "nameplate.latin", 0.8)
    broken = name_in_pieces(sheet)
    sheet.names.extend([broken, *issue_names(sheet)] if broken else issue_names(sheet))


def _is_latin_name(text: str) -> bool:
    """Whether a line is a name in Latin letters, the name in characters behind it or not."""
    return _LATIN.fullmatch(text) is not None or (text[0].isascii() and _IN_BOTH.fullmatch(text) is not None)


def _bare_name(text: str) -> str:
    """The words of a nameplate without spaces, signs set around them and the name in Latin letters behind them."""
    text = _MONTH_BEHIND.sub("", text.strip(_FRAME)) if text[-1].isdigit() or text[-1] == "月" else text.strip(_FRAME)
    han = _LATIN_END.sub("", text)
    return (han or text).replace(" ", "")


def issue_names(sheet: Sheet) -> list[str]:
    """What the issue seems to call itself, the likeliest first."""
    names = []
    for line in sheet.lines[-12:]:
        names += _QUOTED_NAME.findall(line.text)
    plate = [_bare_name(sheet.lines[index].text) for index in range(min(TOP, len(sheet.lines)))
             if sheet.kind(index) is Kind.NAMEPLATE]
    plate = [text for text in plate if text and not _NO_NAME.search(text)]
    names += [text for text in plate if _NAME_END.search(text) and len(text) >= 3]
    han = [text for text in plate if not text.isascii() and not _DIGIT.search(text)]
    if not (names or han):  # printed on one line with the date
        names += [word for index in range(min(TOP, len(sheet.lines))) if sheet.kind(index) is Kind.ISSUE_LINE
                  for word in sheet.lines[index].text.split(" ")[:1]
                  if len(word) >= _SHORTEST_OFFICE and _SHORTER_NAME_END.search(word)
                  and not (_DIGIT.search(word) or _NO_NAME.search(word))]
    if len(han) > 1 and not names:
        joined = "".join(sorted(han, key=lambda text: bool(_NAME_END.search(text))))
        names.append(joined)
    return names or han[:1]
