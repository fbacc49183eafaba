"""What an issue prints about itself: name, number, date and page, read from its nameplate, issue lines and folios."""

from __future__ import annotations

from calendar import monthrange

from gazette_cli.article import Issue
from gazette_cli.block import Kind
from gazette_cli.patterns import late
from gazette_cli.structure.issue_name import issue_name
from gazette_cli.structure.issue_page import issue_page
from gazette_cli.structure.lines import Line
from gazette_cli.structure.sheet import Sheet

_COUNT = r"[0-9〇零一二三四五六七八九十百]{1,5}"
_WHOLE = rf"(?:总(?:号:?|第)?\s*{_COUNT}\s*[期号號]?|[(]\s*总(?:号:?|第)?\s*{_COUNT}\s*[期号號]?\s*[)])"
_NUMBER = late(
    rf"(?:[12]\d{{3}}(?:[-—–][12]\d{{3}})?\s*(?:学年度?|年)?度?\s*(?:[春夏秋冬]季(?:学期)?|[上下]学期|第?[一二]学期)?[,、·]?\s*)?"
    rf"(?:第\s*{_COUNT}\s*[期号號封]|[(]第\s*{_COUNT}\s*[期号號封][)])(?:\s*[,、·|/]?\s*{_WHOLE})?"
    rf"|[12]\d{{3}}\s*年\s*\d{{1,2}}\s*月[号刊](?:\s*{_WHOLE})?|总\s*第\s*{_COUNT}\s*[期号號]"
)
DATE = late(r"([12][0-9]{3})\s*[年./-]\s*([0-9]{1,2})\s*[月./-]\s*(?:([0-9]{1,2})\s*日?)?")
_HAN_DATE = late(  # years of the Republic count from 1912
    r"(?:([〇零○一二三四五六七八九]{4})|民[国國]\s*([〇零○一二三四五六七八九十百\d]{1,4}))\s*年\s*([一二三四五六七八九十\d]{1,3})\s*月"
    r"(?:\s*([一二三四五六七八九十\d]{1,3})\s*日)?"
)
_BEFORE_REPUBLIC = 1911
_HAN_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_MAILED = "furniture.mail-head"
_SOURCES = (Kind.ISSUE_LINE, Kind.NAMEPLATE, Kind.RUNNING_HEAD, Kind.NAVIGATION, Kind.FOLIO, Kind.STAFF)


def read_issue(sheet: Sheet) -> Issue:
    """Name, number, date and page as the issue prints them, each from the first line that has it."""
    number = day = None
    for line, label in zip(sheet.lines, sheet.labels, strict=True):
        if label is None or not (label.kind in _SOURCES or label.evidence.rule == _MAILED):
            continue
        if number is None and (found := _NUMBER.search(line.text)):
            number = _printed(sheet, line, *found.span())
        if day is None:
            day = _day(line.text)
    return Issue(_name(sheet), number, day, issue_page(sheet))


def _name(sheet: Sheet) -> str | None:
    """The name as the first line prints it that has it whole."""
    name = issue_name(sheet)
    if name is None:
        return None
    for line in sheet.lines:
        at = line.squeezed.find(name)
        if at >= 0:
            places = [n for n, char in enumerate(line.text) if char != " "]
            return _printed(sheet, line, places[at], places[at + len(name) - 1] + 1)
    return sheet.script.restore(name)  # put together from several lines


def _printed(sheet: Sheet, line: Line, start: int, end: int) -> str:
    """The characters `[start, end)` of a line as the source has them, without blanks and brackets around them all."""
    folded = sheet.source.folded
    words = sheet.source.text[folded.home(line.at + start) : folded.home_end(line.at + end)]
    words = "".join(words.split())
    return words[1:-1] if words[0] in "(（" and words[-1] in ")）" else words


def _day(text: str) -> str | None:
    """The first date in a line as EDTF, None where there is none."""
    found = DATE.search(text)
    if found:
        return _edtf(*(int(part) if part else None for part in found.groups()))
    found = _HAN_DATE.search(text)
    if found is None:
        return None
    year, republic, month, day = (_han_number(part) if part else None for part in found.groups())
    return _edtf(_BEFORE_REPUBLIC + republic if republic is not None else year, month, day)


def _edtf(year: int | None, month: int | None, day: int | None) -> str | None:
    if not year or month is None or not 1 <= month <= 12:
        return None
    exists = day and 1 <= day <= monthrange(year, month)[1]
    return f"{year:04}-{month:02}" + (f"-{day:02}" if exists else "")


def _han_number(printed: str) -> int | None:
    """A number below a thousand, digit by digit or with tens and hundreds; None where it is misprinted.

    >>> _han_number("一九五七"), _han_number("二十三"), _han_number("一百一十四"), _han_number("十十")
    (1957, 23, 114, None)
    """
    if "十" not in printed and "百" not in printed:
        return int(printed.translate(_HAN_DIGITS))
    from gazette_cli.grammar.numbers import read_numeral  # late: few issues print their date so

    numeral = read_numeral(printed)
    return int(numeral.low) if numeral is not None and numeral.high is None else None
