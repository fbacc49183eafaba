"""Heads and feet of pages: the issue's name, its sections and numbers printed again, and what is shut in there."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from string import ascii_uppercase

from gazette_cli.block import FURNITURE_KINDS, Kind
from gazette_cli.fold import HAN
from gazette_cli.grammar.folios import bare_number, read_folio, read_issue_line
from gazette_cli.grammar.openings import read_opening
from gazette_cli.grammar.people import read_byline
from gazette_cli.lexicon import any_of
from gazette_cli.patterns import late
from gazette_cli.structure.chrome import has_buttons
from gazette_cli.structure.issue_facts import DATE
from gazette_cli.structure.lines import ATTACHED, Line
from gazette_cli.structure.page_edges import SENTENCE, at_page_edge, beside_folio, cuts_in
from gazette_cli.structure.running_titles import label_reworded, label_top_words, label_web_titles, titles_above
from gazette_cli.structure.sheet import REACH, Sheet
from gazette_cli.structure.standing_heads import is_whole_head

_GOES_ON = re.compile(r"[(](?:续|接上页)[)](.{6,})")
_CONTINUED = re.compile(r"[(](?:[^()]{2,16} )?续[)]")
_NAME_AND_NUMBER = re.compile(
    rf"{HAN}{{2,12}}[报刊讯報訊息](?:[12]\d{{3}}年)?第?\d{{1,4}}期|[(]?{HAN}{{2,10}}[(\[〔][12]\d{{3}}[)\]〕]第?\d{{1,3}}期[)]?"
)
_PAPER_AND_SECTION = late(rf"{HAN}{{2,12}}[报報刊讯訊] ?[|·/] ?{HAN}{{2,6}}")
_NAME_DATE_PAGE = late(  # 某某之声 2020年8月28日 2, in any order that has the number at an edge
    rf"{HAN}{{2,10}} +{DATE.pattern} +[A-D]?\d{{1,2}}"
    rf"|[A-D]?\d{{1,2}} +(?:{HAN}{{2,10}} +{DATE.pattern}|{DATE.pattern} +{HAN}{{2,10}})"
)
_NUMBERS = late(r"[\d./年月日期|·第页共-]*\d[\d./年月日期|·第页共-]*|[·第|—-]+[一二三四五六七八九十]{1,2}[版页]?")
_PAGE = re.compile(r"^(\d{1,3})(?=\s)|(?<=\s)(\d{1,3})$")  # where a page head has its number
_COUNTED = late(  # the number of a page beside words, at an edge of the line or with its own words
    rf"第 ?(\d{{1,3}}) ?[页頁版面](?: ?/?[共总] ?\d{{1,3}} ?[页頁版面])?$|{HAN} *[-—–·|] ?(\d{{1,3}}) ?[-—–·|]?$"
    rf"|{HAN} {{2,}}(\d{{1,3}})$|^(\d{{1,3}}) {{2,}}{HAN}"
)
_PAGE_BEFORE = late(rf"([1-9]) {HAN}{{2,5}}")
_FEWEST_PAGES = 2
_PAGE_BEHIND = re.compile(r" (\d{1,3})$")
_NOTICE = re.compile(f"{any_of('notice_endings')}$")
_WITH_WORDS = "folio.with-section"
_SECTION_PAGE = re.compile(
    rf"{HAN}(?:{HAN}|·){{1,8}} {{1,2}}[1-9]\d{{0,2}}"
    rf"|[1-9]\d? {{1,2}}(?![问招步个条件项大岁年月日天名人户家位元]){HAN}(?:{HAN}|·){{1,8}}"
)
_DATED = rf"{HAN}{{2,12}} ?\d{{4}}[.年]\d{{1,2}}月?"  # a name and a month
_DATED_PAGE = late(
    rf"{_DATED} {{2,}}\d{{1,3}}|\d{{1,3}} {{2,}}{_DATED}"
    rf"|第?[\d一二三四五六七八九十]{{1,3}}版 {{2,}}{HAN}{{2,10}} {{2,}}(?:\d{{2,4}}[.年-]\d{{1,2}}[.月-]\d{{1,2}}日?)"
)
_STAFFED_PAGE = late(  # 2015年5月25日 04 文化园地 版式:米洋
    rf"(?=.*\d{{4}}年\d{{1,2}}月\d{{1,2}}日)(?:(?:\d{{4}}年\d{{1,2}}月\d{{1,2}}日|第?\d{{1,2}}版?|{HAN}{{2,6}}) +){{3}}"
    rf"{any_of('staff_labels')}:{HAN}{{2,4}}"
)
_MARKED_PAGE = late(rf"{HAN}{{2,8}} {{3,}}([·—–-]) ?\d{{1,3}} ?\1|([·—–-]) ?\d{{1,3}} ?\2 {{3,}}{HAN}{{2,8}}")
_NAME_ENDS = "报刊讯報訊"
_LONGEST_NAME = 8  # characters
_DIGITS = re.compile(r"\d+")
_COUNTS = re.compile(r"\d(?:,?\d)*")
_STOPS = re.compile("[。!?;]")
_GAP = re.compile(r"\S {3,}\S")  # print set left and right on one line
_WIDE = re.compile(r" {3,}")
_PAGE_HEADS = frozenset({Kind.RUNNING_HEAD, Kind.ISSUE_LINE})
_PAGED = frozenset({Kind.RUNNING_HEAD, Kind.FOLIO})
_HEADS = _PAGE_HEADS | {Kind.FOLIO}
_PAGE_EDGES = _HEADS | {Kind.STAFF, Kind.JUMP, Kind.NAMEPLATE}
_TOPS = frozenset({Kind.NAMEPLATE, Kind.ISSUE_LINE, Kind.STAFF, Kind.FURNITURE})
_CLOSE = 3  # lines
_ORNAMENTS = "◎●○■□◆◇★☆※~*"
_SURELY = 3  # times the number of an issue is printed again with the same words: a page head wherever it stands
_SHORTEST_NAME = 3  # characters of a name that is known again beside other words than numbers
_PLATES = 30  # lines that may hold the nameplate
_PAGE_MARKS = "0123456789·-—|"  # what page heads have beside what the nameplate says
_LONGEST_ISLAND = 3  # characters
_LONGEST_SECTION = 10  # characters of the section in a page head
_ISSUE_IN_YEAR = 6  # … and of the year and number set beside the name
_LONGEST_HEAD = 40  # characters of a running head
_LONGEST_STAFFED = 70  # … with those who made the page


def label_running_heads(sheet: Sheet) -> None:
    """Page heads: lines with the issue's own name, and short lines that come back at the edges of pages."""
    seen: dict[str, list[int]] = {}
    paged: list[int] = []
    numbered: list[int] = []
    plates = frozenset(
        line.squeezed for index, line in enumerate(sheet.lines[:_PLATES]) if sheet.kind(index) is Kind.NAMEPLATE
    )
    for index, line in sheet.free():
        if line.text[0] == "附" and ATTACHED.fullmatch(line.squeezed):
            continue
        if line.closed or len(line.squeezed) > _LONGEST_HEAD:
            if len(line.squeezed) <= _LONGEST_STAFFED and not line.closed and _is_staffed_head(sheet, line):
                sheet.put(index, Kind.RUNNING_HEAD, "running-head.staff", 0.9)
            continue
        if (
            _names_issue(sheet, index)
            or (line.text[-1] in _NAME_ENDS and _is_name_of_page_head(sheet, index))
            or (_is_plate(line.squeezed, plates) and at_page_edge(sheet, index))
        ):
            sheet.put(index, Kind.RUNNING_HEAD, "running-head.issue-name", 0.9)
        elif ("期" in line.text and " " in line.text and _numbers_issue(sheet, index)) or (
            "   " in line.text and _DATED_PAGE.fullmatch(line.text)
        ):
            sheet.put(index, Kind.RUNNING_HEAD, "running-head.issue-number", 0.85)
        elif ":" in line.text and "年" in line.text and _STAFFED_PAGE.fullmatch(line.text):
            sheet.put(index, Kind.RUNNING_HEAD, "running-head.staff", 0.9)
        elif "日" in line.text and _NAME_DATE_PAGE.fullmatch(line.text) and not _is_in_table(sheet, index):
            sheet.put(index, Kind.RUNNING_HEAD, "running-head.dated", 0.85)
        elif any(bar in line.text for bar in "|·/") and _is_paper_and_section(sheet, index):
            sheet.put(index, Kind.RUNNING_HEAD, "running-head.section", 0.8)
        elif "   " in line.text and _MARKED_PAGE.fullmatch(line.text):
            sheet.put(index, Kind.FOLIO, _WITH_WORDS, 0.85)
        else:
            text = line.squeezed
            if not text.isalpha():
                if (text[0].isdigit() or text[-1].isdigit()) and _SECTION_PAGE.fullmatch(line.text):
                    paged.append(index)
                text = _COUNTS.sub("#", text)
                if line.text[-1] in "期)" and "期" in line.text:
                    numbered.append(index)
            seen.setdefault(text, []).append(index)
    _label_section_pages(sheet, paged)
    if "续" in sheet.script.plain:
        _label_continued(sheet)
    web = has_buttons(sheet)
    if web:
        label_web_titles(sheet)
    for places in seen.values():
        if len(places) >= 2 and (heads := titles_above(sheet, places, web=web)):
            for index in heads:
                sheet.put(index, Kind.RUNNING_HEAD, "running-head.title-again", 0.85)
        elif len(places) >= 2 and _comes_back(sheet, places, web=web):
            for index in places:
                sheet.put(index, Kind.RUNNING_HEAD, "running-head.repeated", 0.9)
        elif len(places) >= _SURELY and _counts_up(sheet, places):
            for index in places:
                sheet.put(index, Kind.RUNNING_HEAD, "running-head.counted", 0.9)
        elif len(places) >= 2 and len(sheet.lines[places[0]].squeezed) <= _LONGEST_SECTION:
            for index in places:
                if cuts_in(sheet, index):
                    sheet.put(index, Kind.RUNNING_HEAD, "running-head.section", 0.8)
    label_top_words(sheet)
    label_reworded(sheet)
    for index in numbered:
        if sheet.is_free(index) and _is_paper_and_number(sheet, index):
            sheet.put(index, Kind.RUNNING_HEAD, "running-head.issue-number", 0.85)


def _is_plate(text: str, plates: frozenset[str]) -> bool:
    """Whether the words are those of a line of the nameplate, the number of a page beside them or not."""
    return len(text) >= _SHORTEST_NAME and (text in plates or text.strip(_PAGE_MARKS) in plates)


def _label_continued(sheet: Sheet) -> None:
    """A headline printed again at the edge of a page with the word that it goes on, or who wrote it with that word."""
    for index, line in sheet.free():
        text = line.squeezed
        if text[0] != "(" or "续" not in text or sheet.kind(index - 1) not in _PAGED:
            continue
        again = _GOES_ON.match(text)
        if _CONTINUED.fullmatch(line.text) or (
            again and any(again[1] in other.squeezed for other in sheet.lines[max(index - REACH, 0) : index])
        ):
            sheet.put(index, Kind.RUNNING_HEAD, "running-head.title-again", 0.85)


def _is_paper_and_number(sheet: Sheet, index: int) -> bool:
    """Whether the line is the number of the issue behind the name of a paper, or among the words of an office, at the
    edge of a page."""
    text = sheet.lines[index].squeezed
    return index >= _SURELY and at_page_edge(sheet, index) and _NAME_AND_NUMBER.fullmatch(text) is not None


def _is_in_table(sheet: Sheet, index: int) -> bool:
    """Whether a line of a name, a date and a number stands beside another one."""
    beside = (sheet.lines[near].text for near in (index - 1, index + 1) if 0 <= near < len(sheet.lines))
    return any(map(_NAME_DATE_PAGE.fullmatch, beside))


def _is_paper_and_section(sheet: Sheet, index: int) -> bool:
    """Whether the line is what ends as names of papers do, a bar and a section, at the edge of a page."""
    return index >= _SURELY and at_page_edge(sheet, index) and (
        _PAPER_AND_SECTION.fullmatch(sheet.lines[index].text) is not None
    )


def _name_in(sheet: Sheet, line: Line, least: int) -> str | None:
    """The name of the issue, of `least` characters or more, that stands on a line without a comma."""
    if "," in line.text:
        return None
    return next((name for name in sheet.names if len(name) >= least and name in line.squeezed), None)


def _is_staffed_head(sheet: Sheet, line: Line) -> bool:
    """Whether a long line is a page head with the name of the issue, its date and those who made the page."""
    name = _name_in(sheet, line, _SHORTEST_NAME)
    if name is None:
        return False
    reading = read_issue_line(line.text.replace(name, " ", 1))
    return {"date", "staff"} <= set(reading.cues) and len(reading.rest) <= _LONGEST_SECTION


def _names_issue(sheet: Sheet, index: int) -> bool:
    """Whether the line holds the name of the issue and what page heads hold beside it: a date, a number, a gap."""
    line = sheet.lines[index]
    name = _name_in(sheet, line, 2)
    if name is None:
        return False
    rest = line.squeezed.replace(name, "", 1).strip(_ORNAMENTS)
    if rest[:2] == "《》" and _NOTICE.search(rest):
        return False
    if _NUMBERS.fullmatch(rest):
        return True
    if len(name) < _SHORTEST_NAME:
        return False
    rest = rest.rstrip(ascii_uppercase)  # the same by its sound
    if rest[:1] == "·" and len(rest) <= _LONGEST_SECTION and line.squeezed.startswith(name):
        return True
    if not rest.strip("·—-"):
        return True
    if _is_paged_name(line.text, name):
        return True
    reading = read_issue_line(rest)
    if reading.cues or _GAP.search(line.text):
        return len(reading.rest) <= _LONGEST_SECTION + (_ISSUE_IN_YEAR if _GAP.search(line.text) else 0)
    return len(rest) <= _LONGEST_SECTION and at_page_edge(sheet, index)


def _is_paged_name(text: str, name: str) -> bool:
    """Whether what stands beside the name is a page number at an edge of the line, a date and a section."""
    words = [word for word in text.split(" ") if word and word != name]
    rest = [word for word in words if not _NUMBERS.fullmatch(word)]
    paged = any(word.isdigit() for word in (words[:1] + words[-1:]))
    return paged and name in text.split(" ") and sum(map(len, rest)) <= _LONGEST_SECTION


def _is_name_of_page_head(sheet: Sheet, index: int) -> bool:
    """Whether a short line that ends as names of papers do stands tight beside the date or number of the issue."""
    line = sheet.lines[index]
    if len(line.text) > _LONGEST_NAME or index < _SURELY:
        return False
    above = sheet.kind(index - 1) is Kind.ISSUE_LINE and not line.above
    return above or (sheet.kind(index + 1) is Kind.ISSUE_LINE and not sheet.lines[index + 1].above)


def _label_section_pages(sheet: Sheet, paged: list[int]) -> None:
    """The name of a section and the number of its page, at the edge of a page; rows of a table stand together.

    A number that comes first may be the rest of one that the line above breaks off.
    """
    rising, rows = frozenset(_rising(sheet, paged) + _counted(sheet, paged)), frozenset(paged)
    for index in paged:
        beside = {sheet.kind(index - 1), sheet.kind(index + 1)}
        if index in rising:
            sheet.put(index, Kind.FOLIO, _WITH_WORDS, 0.8)
            continue
        broken = (
            sheet.lines[index].text[0].isdigit() and sheet.is_free(index - 1) and sheet.lines[index - 1].text[-1] != ")"
        )
        alone = rows.isdisjoint((index - 1, index + 1)) and not broken
        if alone and (index == 0 or not beside.isdisjoint(_PAGE_EDGES)):
            sheet.put(index, Kind.FOLIO, _WITH_WORDS, 0.8)


def _rising(sheet: Sheet, paged: list[int]) -> list[int]:
    """Those with the number behind the name, where it goes up by odd or even pages from one to the next and they stand
    far apart: the heads of pages whose other side bears the name of the issue."""
    found = [(index, match) for index in paged if (match := _PAGE_BEHIND.search(sheet.lines[index].text))]
    numbers = [int(match[1]) for _, match in found]
    steps = [below - above for above, below in pairwise(numbers)]
    apart = all(below - above > _CLOSE for (above, _), (below, _) in pairwise(found))
    rise = bool(steps) and apart and min(steps) >= 2 and not any(n % 2 for n in steps)
    return [index for index, _ in found] if rise else []


def _counted(sheet: Sheet, paged: list[int]) -> list[int]:
    """Those with the number before a short name, where the first page is named right below the top of the issue and
    the others follow one by one, far apart."""
    found = [(index, match) for index in paged if (match := _PAGE_BEFORE.fullmatch(sheet.lines[index].text))]
    numbers = [int(match[1]) for _, match in found]
    if len(found) < _FEWEST_PAGES or numbers != list(range(1, len(found) + 1)):
        return []
    apart = all(below - above > _CLOSE for (above, _), (below, _) in pairwise(found))
    return [index for index, _ in found] if apart and sheet.kind(found[0][0] - 1) in _TOPS else []


def _numbers_issue(sheet: Sheet, index: int) -> bool:
    """Whether the line sets the number of the issue left or right of a section's name, at the edge of a page."""
    text = sheet.lines[index].text
    sides = _WIDE.split(text) if "   " in text else text.split(" ")
    if len(sides) != 2 or not at_page_edge(sheet, index):
        return False
    if "   " not in text and not any(_is_printed_above(sheet, index, side) for side in sides if "期" in side):
        return False
    return any(
        "number" in (reading := read_issue_line(one)).cues and not reading.rest
        and len(other) <= _LONGEST_SECTION and not SENTENCE.search(other) and not _DIGITS.search(other)
        for one, other in (sides, reversed(sides))
    )


def _is_printed_above(sheet: Sheet, index: int, words: str) -> bool:
    """Whether the top of the issue has the words in a line about itself."""
    return any(
        words in line.squeezed and sheet.kind(at) is Kind.ISSUE_LINE
        for at, line in enumerate(sheet.lines[: min(_PLATES, index)])
    )


def _comes_back(sheet: Sheet, places: list[int], *, web: bool) -> bool:
    """Whether lines alike but for their digits are page heads: no dates, bylines or openings, mostly at page edges.

    On a web page one of several words that comes back three times is, wherever it stands.
    """
    text = sheet.lines[places[0]].text
    cues, rest = read_issue_line(text)
    if cues and set(cues) <= {"date", "weekday", "lunar"} and not (web and rest):
        return False
    apart = min(below - above for above, below in pairwise(places)) > _CLOSE  # rows of a table stand together
    if web and len(places) >= _SURELY and apart and " " in text and not (_STOPS.search(text) or read_byline(text)):
        return True
    if not cues and len(text) > _LONGEST_SECTION and all(beside_folio(sheet, index) for index in places):
        return not (_STOPS.search(text) or read_byline(text) or read_opening(text))
    if len(places) < (2 if cues else 3) or read_byline(text) or (not cues and read_opening(text)):
        return False
    if len(places) >= _SURELY and "number" in cues:
        return True
    return 2 * sum(at_page_edge(sheet, index) for index in places) > len(places)


def _counts_up(sheet: Sheet, places: list[int]) -> bool:
    """Whether lines alike are words set apart from a number that is one more on each: pages, wherever they end.

    Rows of a table stand together; these do not.
    """
    found = [_COUNTED.search(sheet.lines[index].text) for index in places]
    numbers = [int(next(filter(None, match.groups()))) for match in found if match]
    return len(numbers) == len(places) and all(
        after - before == 1 and below - above > 1
        for (before, after), (above, below) in zip(pairwise(numbers), pairwise(places), strict=True)
    )


def _pages_around(sheet: Sheet, above: int | None, below: int | None) -> set[int]:
    """The page that follows the page head or folio above and the one before that below, and that of a head above."""
    pages: set[int] = set()
    for at, further in ((above, 1), (below, -1)):
        if at is None:
            continue
        text = sheet.lines[at].text
        folio = read_folio(text) if sheet.kind(at) is Kind.FOLIO else None
        beside = _PAGE.search(text)
        if folio is not None and folio.number.isdigit() and folio.rule != _WITH_WORDS:
            pages.add(int(folio.number) + further)
        elif beside is not None:
            number = int(beside[1] or beside[2])
            pages.update((number, number + further) if at == above else (number + further,))
    return pages


def _is_in_head(sheet: Sheet, index: int) -> bool:
    """Whether a page head stands next to the line, or next but one behind the name of a section."""
    beside = {sheet.kind(index - 1), sheet.kind(index + 1)}
    if not beside.isdisjoint(_PAGE_HEADS):
        return True
    for step in (-1, 1):
        between = index + step
        if sheet.is_free(between) and sheet.kind(between + step) in _PAGE_HEADS:
            line = sheet.lines[between]
            if len(line.text) <= _LONGEST_SECTION and not SENTENCE.search(line.text):
                return True
    return False


def _label_page_numbers(sheet: Sheet, numbers: Sequence[tuple[int, int | None]]) -> None:
    """Of the lines of digits alone, by index, those that are folios by the page heads and folios around."""
    paged = [index for index in range(len(sheet.lines)) if sheet.kind(index) in _PAGED]
    last: int | None = None  # found here
    for index, number in numbers:
        place = bisect_left(paged, index)
        above = max([*paged[place - 1 : place], *([] if last is None else [last])], default=None)
        below = paged[place] if place < len(paged) else None
        if number is not None and (_is_in_head(sheet, index) or number in _pages_around(sheet, above, below)):
            sheet.put(index, Kind.FOLIO, "folio.in-page-head", 0.85)
            last = index


def _label_dates_again(sheet: Sheet) -> None:
    """The date of the issue on a line of its own below a page head, or next but one behind the name of a section."""
    for index, line in [pair for pair in sheet.free() if pair[1].text[-1] == "日"]:
        if index < _SURELY or not DATE.fullmatch(line.squeezed):
            continue
        above = index - 1 if sheet.kind(index - 1) in _PAGED else index - 2
        headed = sheet.kind(above) in _PAGED and Kind.RUNNING_HEAD in (sheet.kind(above), sheet.kind(above - 1))
        between = sheet.lines[index - 1].text if above == index - 2 else ""
        if headed and len(between) <= _LONGEST_SECTION and not SENTENCE.search(between) and any(
            line.squeezed in other.squeezed and sheet.kind(at) is Kind.ISSUE_LINE
            for at, other in enumerate(sheet.lines[:_PLATES])
        ):
            sheet.put(index, Kind.ISSUE_LINE, "issue-line.date-again", 0.85)


def _is_in_capitals(sheet: Sheet, index: int) -> bool:
    """Whether a line is the name of the section by its sound, in Latin capitals."""
    label = sheet.labels[index] if index < len(sheet.labels) else None
    return label is not None and label.evidence.rule == "furniture.capitals"


def squeeze_out_islands(sheet: Sheet) -> None:
    """A tiny line shut in between two pieces of furniture is furniture too; in a page head a section's name is.

    A number in or beside a page head is a folio.
    """
    numbers = [(index, bare_number(line.text)) for index, line in sheet.free() if line.text.isdigit()]
    if numbers:
        _label_page_numbers(sheet, numbers)
    _label_dates_again(sheet)
    for index, line in sheet.free():
        if len(line.text) > _LONGEST_SECTION:
            continue
        before, after = sheet.kind(index - 1), sheet.kind(index + 1)
        if not {before, after} <= FURNITURE_KINDS or is_whole_head(line.text):
            continue
        in_head = before in _HEADS and (
            (after in _HEADS and after is not Kind.FOLIO) or _is_in_capitals(sheet, index + 1)
        )
        longest = _LONGEST_SECTION if in_head else _LONGEST_ISLAND
        if len(line.text) <= longest and not SENTENCE.search(line.text):
            sheet.put(index, Kind.FURNITURE, "furniture.island", 0.6)
