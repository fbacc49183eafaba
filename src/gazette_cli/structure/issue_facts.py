"""What an issue prints about itself: name, number, date and page, read from its nameplate, issue lines and folios."""

from __future__ import annotations

import re
from calendar import monthrange

from gazette_cli.article import Issue
from gazette_cli.block import Kind
from gazette_cli.patterns import late
from gazette_cli.structure.sheet import Sheet

_NUMBER = late(
    r"(?:(?P<year>[12][0-9]{3})\s*年?\s*)?(?P<number>[(]?(?:总\s*)?第\s*[0-9〇零一二三四五六七八九十百]{1,5}\s*[期号號][)]?|[12][0-9]{3}\s*年\s*[0-9]{1,2}\s*月号)"
)
DATE = late(r"([12][0-9]{3})\s*[年./-]\s*([0-9]{1,2})\s*[月./-]\s*(?:([0-9]{1,2})\s*日?)?")
_HAN_DATE = late(  # years of the Republic count from 1912
    r"(?:([〇零○一二三四五六七八九]{4})|民[国國]\s*([〇零○一二三四五六七八九十百\d]{1,4}))\s*年\s*([一二三四五六七八九十\d]{1,3})\s*月"
    r"(?:\s*([一二三四五六七八九十\d]{1,3})\s*日)?"
)
_BEFORE_REPUBLIC = 1911
_HAN_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_PAGE = re.compile(r"(?:第\s*)?([0-9]{1,3})\s*版|^([A-D][0-9]{1,2})\b")
_SOURCES = (Kind.ISSUE_LINE, Kind.NAMEPLATE, Kind.RUNNING_HEAD, Kind.NAVIGATION, Kind.FOLIO)


def read_issue(sheet: Sheet) -> Issue:
    """Name, number, date and page as the issue prints them, each from the first line that has it."""
    number = day = page = None
    for line, label in zip(sheet.lines, sheet.labels, strict=True):
        if label is None or label.kind not in _SOURCES:
            continue
        if number is None and (found := _NUMBER.search(line.text)):
            number = sheet.script.restore(found[0], line.at).replace(" ", "").strip("()")
        if day is None:
            day = _day(line.text)
        if page is None and label.kind is not Kind.FOLIO and (found := _PAGE.search(line.text)):
            page = found[0].replace(" ", "")
    return Issue(sheet.script.restore(sheet.names[0]) if sheet.names else None, number, day, page)


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
