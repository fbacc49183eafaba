"""The page an issue is, where it is a single one: as its head, its folio or its web page prints it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gazette_cli.block import Kind
from gazette_cli.fold import HAN
from gazette_cli.patterns import late
from gazette_cli.structure.sheet import Sheet

_NUMBER = r"(?:[A-HT]?\d{1,2}|[一二三四五六七八九十]{1,2})"
_ALL = r"(?<!今日)(?<!本期)(?<!本报)(?<!每期)(?<!共)(?<!出)"  # 今日8版 says how many there are
_WITH_WORD = late(rf"{_ALL}(?<![\d本上下前后])第?\s*{_NUMBER}\s*版(?![面权次式块图])")
_AT_EDGE = late(
    rf"^[A-HT]?\d{{1,2}}(?=\s*(?:{HAN}|$|[·|/]))|(?<=[\s期|日一二三四五六])[A-HT]\d{{1,2}}$|^[A-HT]\d{{1,2}}\b|(?<=\s)\d{{1,2}}$"
)
_BARE = re.compile(r"\D*?(\d{1,2})\D*")
_TOP = 8  # lines in which the page of a web edition is named
_TOP_OF_WEB = 40
_ANOTHER = "?"  # a page whose number is not printed
_SHOWN = re.compile("[上下前后]一?版|当前")
_HEADS = (Kind.ISSUE_LINE, Kind.RUNNING_HEAD, Kind.NAMEPLATE, Kind.STAFF)
_DIGITS = str.maketrans("一二三四五六七八九", "123456789")


def issue_page(sheet: Sheet) -> str | None:
    """The page as printed; None where there are several, or none is printed."""
    for source in (_of_heads, _of_shown, _of_menu):
        printed: dict[str, str] = {}
        for words in source(sheet):
            key = words.strip("第版 ").translate(_DIGITS).lstrip("0")
            printed.setdefault(key, words.replace(" ", ""))
        if printed:
            page = next(iter(printed.values()))
            return page if len(printed) == 1 and page != _ANOTHER else None
    return None


def _of_heads(sheet: Sheet) -> Iterator[str]:
    """The pages that folios and the heads of pages name; between two texts one ends a page, and another follows."""
    texts = [index for index, label in enumerate(sheet.labels) if label is None]
    first, last = (texts[0], texts[-1]) if texts else (0, 0)
    named = False
    for index, line in enumerate(sheet.lines):
        kind = sheet.kind(index)
        if first < index < last and kind is Kind.FOLIO and not named:
            yield _ANOTHER
        if kind is Kind.FOLIO:
            found = _WITH_WORD.findall(line.text) or _AT_EDGE.findall(line.text) or _BARE.findall(line.text)
        elif kind in _HEADS:
            edge = [] if kind is Kind.STAFF else _AT_EDGE.findall(line.text)
            found = _WITH_WORD.findall(line.text) or edge
        else:
            found = []
        named = named or bool(found)
        yield from found[:1]


def _of_shown(sheet: Sheet) -> Iterator[str]:
    """The pages named beside the buttons that lead to the next and the last one."""
    for index, line in enumerate(sheet.lines[:_TOP_OF_WEB]):
        found = _WITH_WORD.findall(line.text) if sheet.kind(index) is Kind.NAVIGATION else []
        if len(found) == 1 and _SHOWN.search(line.text):
            yield from found


def _of_menu(sheet: Sheet) -> Iterator[str]:
    """The pages a web edition names one on a line at its top."""
    for index, line in enumerate(sheet.lines[:_TOP]):
        found = _WITH_WORD.findall(line.text) if sheet.kind(index) is Kind.NAVIGATION else []
        if len(found) == 1:
            yield from found
