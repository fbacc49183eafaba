"""Contents lists and pointers: where they are, and which titles they announce."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from gazette_cli.block import Kind
from gazette_cli.fold import HAN
from gazette_cli.patterns import late
from gazette_cli.structure.likeness import bigrams, likeness
from gazette_cli.structure.lines import FRAMED, Line
from gazette_cli.structure.paged_lists import heads_pages
from gazette_cli.structure.sheet import REACH, Sheet

_HEADER = re.compile(
    r"(?:目录|目錄|目次)?contents(?:目录|目錄)?|目录|本[周月]目录|(?:一周|本周|本期)速览|要目|本期|(?:这一|本|这)期(?:都?有什么|有|要点|内容|提示|重点)|主要内容|导读|导览|本[期封辑号刊次](?:要目|看点|看头|导读|目录|内容|要闻|提要|头条|摘要)|今期(?:要目|目录|目錄|内容|內容)|今日(?:导读|看点|要闻|要点)|(?:本周|本月|一周)(?:看点|要闻|导读|要目)"
    r"|内容(?:提要|导读|摘要)|(?:本[期报刊])?(?:版面|各版|版次)(?:导航|安排|一览|目录)|本[期报刊]版面|(?:新闻|版面)导读|本版(?:标题|要目|要闻|导读|目录)|看点|要点|目次|节目单|目錄|導讀|本期(?:目錄|內容|要目|要聞|看點)|要聞導讀|內容提要",
    re.IGNORECASE,
)
_IN_ONE_LINE = re.compile(
    r"(?:本期|今日)(?:有|导读|内容|要目|看点|要闻|要点)[:]\s*\S.{3,}"
    r"|(?:[这本]一?[期周]|今日)(?:置顶|内容|导读|要目|看点|推荐)?\s?[:| ]\s*(?:[^|/。]{2,24}[|/]){2,}[^|/。]{2,24}$"
    r"|[【\[]?(?:节目单|(?:本期|今日)(?:节目|导读|要目|看点|内容))[】\]]?[: ]?(?:[①-⑳][^①-⑳]{2,20}){3,}$"
    r"|(?:本期|今日)?(?:导读|导览|要目|看点|目录|内容)[:\s]\s*(?:P\.?\d{1,2}\s*\S{3,}\s*){2,}$"
    r"|(?:本期|今日)?(?:导读|导览|要目|看点|目录|内容)[:\s]\s*(?:\d{1,2}\s+\S{2,12}\s*){3,}$"
    r"|(?:本期|今日|本周)?(?:导读|導讀|内容|內容|要目|看点|看點|要闻|要聞|要点|目录|目錄|目次)[:\s]\s*(?:\S[^。]*?\d{1,2}[版頁页]?[)]?(?:[|、/;\s]+|$)){2,}$"
    r"|(?:本期|今日|本周)?(?:内容|导读|要目|目录):\s*(?:\d[、.][^\d、。][^、。]{1,18}(?:\s+|$)){3,}$"
    r"|(?:本[期版]|今日)?(?:导读|導讀):\s*(?:[^。·|/;]{3,30}(?: · | ?[|/;] ?)){1,}[^。·|/;]{3,30}$"
    r"|今日导读[:\s]\s*(?:\d{1,2}版\s*[^|。]{2,20}(?:[|]\s*|$)){2,}$"
    r"|今日[二四六八]版\s*(?:[★☆●◆▲]?第?[一二三四五六七八]版:[^★☆●◆▲。]{2,24}){2,}$"
)
_DECORATION = " ↓↑→←▼▲◆◇■□●○◎★☆━—–-~=*·|【】[]()《》<>:👇👉🔻📖✨\ufe0f"
_PREFIX = late(
    r"(?P<page>第?[一二三四五六七八九十]{1,3}[版页](?=\s))|(?P<bracketed>\[\d{1,2}\])"
    r"|(?P<ordinal>(?:第)?\d{1,3}(?:版|页)?[.、:/)]?(?![年月日时点号]\d)(?=[\s\u3400-\u9fff“\"《【(]))"
    r"|(?P<mark>[●○◆◇■□▲△★☆·•👉🔹🔸▶►※✦➤☞]\ufe0f?|\*(?= .*[^*]$))"
    r"|(?P<circled>[①-⑳])|(?P<tag>【[^【】]{2,6}】(?=[^\s.…·]{3}))|(?P<cover>封[二三四底](?=\s))|(?P<han>[一二三四五六七八九十]{1,3}、)|(?P<letter>[A-Z]\d{1,2}版?)(?=\s)"
)
_PREFIX_FIRSTS = "第一二三四五六七八九十封"  # the characters it begins with
_LATIN_END = re.compile(r"(?<=[^\W\da-zA-Z_])\s+[A-Za-z' ]+$")  # the same in English
_BEHIND_LEADER = (
    r"(?:(?:[.…⋯·。—-]{2,}|\s/|\s)\s*[(/]?\s*(?:第|P)?[A-Z]?\d{1,3}(?:[版页])?|[.…⋯·]{2,}\s*[(]?[一二三四五六七八九十]{1,3})\s*[)]?$"
)
_HAS_LEADER, _LEADER = late(_BEHIND_LEADER), late(rf"\s*{_BEHIND_LEADER}")
_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[^\W_]+")
_PAUSE = late("[,;。]")
_PAUSES = 3  # in a line of running text
_IN_A_ROW = re.compile(
    r"(?:[^/。]{3,24} / ){2,}[^/。]{3,24}"  # entries on one line
    r"|(?:[①-⑳][^①-⑳]{2,20}){2,}|(?:\d{1,2}[.、][^\d]{2,16}){2,}"
    r"|(?:\S(?:[^\d。,]{1,20}) ?P\.? ?\d{1,3}(?: +|$))+|(?:\d{1,2} ?[^\d\s。,]{2,10}(?: +|$)){4,}"
)
_FIELD = late(r'PAGEREF _Toc|HYPERLINK \\l|^\{? ?TOC \\|_Toc\d{4}')  # what a word processor makes a list with
_FAILED = late(r"错误!\s?(?:未定义书签|未找到引用源)。?\d{0,4}$")  # … and prints for the page where that has failed
_DOTS = re.compile(r"(?:……+|\.\.\.\.+|····+|。。。+|————+)\s*(?:\w{2,4}\s*)?[(]?\s*\d{1,3}\s*[)]?$")
_ABSTRACTS = ("内容提要", "内容摘要")  # above the words with which the story begins, printed once more
_FIELD_RULE = "contents.field"
_NOT_YET = ("folio.with-section", "furniture.field-error")
_LONGEST_HEADER = 40  # characters, decoration included
_LONGEST_ENTRY = 60
_LONGEST_LIST = 80  # lines of a contents list
_LONGEST_UNMARKED = 400  # … whose entries come back to the word: longer ones are registers
_FIRST_LINES, _LEAST_BARS = 12, 2  # in which titles and pages stand on one line, with so many bars between
_PAGED_TITLE = late(
    rf"{HAN}[^|。,:]{{2,20}} [(P第]?0?(\d{{1,2}})[版页)]?|[P第]?0?(\d{{1,2}})[版页]? {HAN}[^|。,:]{{2,20}}"
)
_TOP = 40  # lines in which a list without a header is looked for
_LISTED = ("ordinal", "mark", "circled", "han")
_LONGEST_TITLE = 32  # characters of such a title
_COUNT = re.compile(r"(\d{1,2})[.、](?!\d)")
_FEWEST_TITLES = 4
_WRAPPED = 3  # lines without mark between two entries
_MATCH = 0.6
_NUMBERED = ("ordinal", "circled", "han", "bracketed")
_LONGEST_DIGEST = 20  # sentences
_LONGEST_BLOCK, _KNOWN = 20, 3  # lines of such a list, and one of how many must come back …
_NEAR = 500  # … in so many lines
_FEWEST_TOLD = 3
_TOLD = 0.4  # of the words of a headline that a sentence about its story has in common with it
_SHORTEST_TOLD = 4  # pairs of characters of such a headline
_POINTED = "👇⬇↓▼🔻:"  # at an end of the line above such a list


def label_contents(sheet: Sheet) -> None:
    """Label headers and entries of contents lists and keep the titles announced."""
    _label_headless(sheet)
    for index, line in enumerate(sheet.lines[:_FIRST_LINES]):
        if line.text.count("|") >= _LEAST_BARS and sheet.is_free(index) and _is_barred_list(line.text):
            sheet.put(index, Kind.CONTENTS, "contents.one-line", 0.8)
    below = _Below(sheet)
    stop = 0
    for index, line in sheet.free():
        if index >= stop and (_is_header(line.text) or _has_field(line.text) or heads_pages(sheet, index)):
            stop = _take_list(sheet, index, below)


def _is_barred_list(text: str) -> bool:
    """Whether a line is titles with bars between, each with its page, and the pages go up.

    >>> _is_barred_list("主席的话 1 | 委员会动向 2 | 活动一览 4"), _is_barred_list("男 31 | 女 25 | 合计 56")
    (True, False)
    """
    found = [_PAGED_TITLE.fullmatch(part.strip(" ")) for part in text.strip("| ").split("|")]
    pages = [int(match[1] or match[2]) for match in found if match]
    return len(pages) == len(found) and all(above <= below for above, below in pairwise(pages))


def _label_headless(sheet: Sheet) -> None:
    """A list of titles at the top of an issue without a header: marked or numbered alike, and printed again below."""
    run: list[int] = []
    common: str | None = None
    for index in range(min(_TOP, len(sheet.lines))):
        if sheet.kind(index) is Kind.NAVIGATION:  # names of pages between titles
            continue
        text = sheet.lines[index].text
        style = _style(sheet, index) if len(text) <= _LONGEST_TITLE and _may_be_title(sheet.lines[index]) else None
        again = bool(run) and _is_said_again(sheet, run[0], index)
        if style in _LISTED and (style == common or not run) and not again:
            common = style
            run.append(index)
            continue
        _take_headless(sheet, run)
        if again:  # what was listed begins
            return
        run, common = ([index], style) if style in _LISTED else ([], None)
    _take_headless(sheet, run)


def _may_be_title(line: Line) -> bool:
    """Whether the line does not end as a statement does; a title may be a call or a question."""
    return not line.closed or line.text[-1] in "!?"


def _take_headless(sheet: Sheet, run: list[int]) -> None:
    if len(run) < _FEWEST_TITLES:
        return
    later = [bigrams(line.text) for index, line in sheet.free()
             if index > run[-1] and len(line.text) <= _LONGEST_ENTRY and _may_be_title(line)]
    titles = [_PREFIX.sub("", sheet.lines[index].text, count=1) for index in run]
    known = sum(any(likeness(grams, other) >= _MATCH for other in later) for grams in map(bigrams, titles))
    if 2 * known >= len(run):
        for index in run:
            sheet.put(index, Kind.CONTENTS, "contents.headless", 0.8)
        sheet.entries.extend((run[0], title.strip(" ")) for title in titles)
        above = sheet.lines[run[0] - 1].text if run[0] and sheet.is_free(run[0] - 1) else ""
        if above and len(above) <= _LONGEST_HEADER and (above[0] in _POINTED or above[-1] in _POINTED):
            sheet.put(run[0] - 1, Kind.CONTENTS, "contents.header", 0.8)


def _has_field(text: str) -> bool:
    """Whether the line shows the field with which a word processor makes a list of contents, or one of its pages."""
    return "\\" in text and _FIELD.search(text) is not None


def _is_header(text: str) -> bool:
    if text[0] in "本今这导導内內要看目节【[★" and _IN_ONE_LINE.match(text.lstrip("★")):
        return True
    if len(text) > _LONGEST_HEADER:
        return False
    may_be_latin = text[-1].isascii() and not text[-1].isdigit()
    bare = (_LATIN_END.sub("", text) if may_be_latin else text).replace(" ", "").strip(_DECORATION)
    return len(bare) <= 12 and _HEADER.fullmatch(bare) is not None


def _take_list(sheet: Sheet, header: int, below: _Below) -> int:
    """Label the list that the header at `header` opens; the index behind it comes back."""
    first = header + 1
    past = min(first + _LONGEST_LIST, len(sheet.lines))
    while first < past and (_is_header(sheet.lines[first].text) or sheet.kind(first) is Kind.ORNAMENT):
        first += 1
    whole = _IN_ONE_LINE.match(sheet.lines[header].text.lstrip("★")) is not None
    stop = _by_prefix(sheet, first) or (_by_likeness if whole else _by_block)(sheet, first, below)
    stop = stop or _by_digest(sheet, first, below)
    if not stop and whole:
        sheet.put(header, Kind.CONTENTS, "contents.one-line", 0.85)
    if not stop:
        stop = _pointers_below(sheet, first)
        if not stop:
            if _has_field(sheet.lines[header].text):
                sheet.put(header, Kind.CONTENTS, _FIELD_RULE)
            elif sheet.lines[header].squeezed in _ABSTRACTS:
                sheet.put(header, Kind.CONTENTS, "contents.header", 0.75)
            return header + 1
        sheet.put(header, Kind.CONTENTS, "contents.header", 0.85)
    for index in range(header, stop):
        if _may_be_entry(sheet, index):
            rule = "contents.header" if index < first else "contents.entry"
            sheet.put(index, Kind.CONTENTS, _FIELD_RULE if _has_field(sheet.lines[index].text) else rule)
    sheet.entries.extend((header, title) for title in _titles(sheet, first, stop))
    return stop


def _pointers_below(sheet: Sheet, first: int) -> int:
    """End of a run of lines that point to pages, known by themselves; 0 where there is none."""
    stop = first
    while sheet.kind(stop) is Kind.CONTENTS or (sheet.is_free(stop) and _IN_A_ROW.fullmatch(sheet.lines[stop].text)):
        stop += 1
    return stop if stop > first else 0


def _by_prefix(sheet: Sheet, first: int) -> int:
    """End of a list whose entries share a mark, an ordinal or a page number; 0 where they do not.

    Entries may wrap, and stand under headings of their own.
    """
    styles = [(index, _style(sheet, index)) for index in range(first, min(first + _LONGEST_LIST, len(sheet.lines)))]
    nearby = dict.fromkeys(style for _, style in styles[: _WRAPPED + 1] if style)
    stop, entries = max((_run_of(sheet, styles, style) for style in nearby), key=lambda run: run[1], default=(0, 0))
    return _with_last(sheet, stop) if entries >= 2 else 0


def _with_last(sheet: Sheet, stop: int) -> int:
    """The end of the list with a last entry that has its number, but no page as those above it have."""
    line = sheet.lines[stop] if stop < len(sheet.lines) and sheet.is_free(stop) else None
    if line is None or line.above or line.closed:
        return stop
    above, last = _COUNT.match(sheet.lines[stop - 1].text), _COUNT.match(line.text)
    return stop + 1 if above and last and int(last[1]) == int(above[1]) + 1 else stop


def _run_of(sheet: Sheet, styles: Sequence[tuple[int, str | None]], common: str) -> tuple[int, int]:
    """Where a list of entries of one style ends, and how many there are."""
    first = stop = styles[0][0]
    entries = 0
    for index, style in styles:
        line = sheet.lines[index]
        text = line.text
        ended = text.endswith("。") or FRAMED.fullmatch(text) or len(_PAUSE.findall(text)) >= _PAUSES
        ended = ended and style != "leader"
        if not _may_be_entry(sheet, index) or ended or index - stop > _WRAPPED or _is_said_again(sheet, first, index):
            break
        if style == common or (style == "cover" and entries):
            stop, entries = index + 1, entries + 1
    return stop, entries


def _is_said_again(sheet: Sheet, first: int, index: int) -> bool:
    """Whether the line, set apart by a blank one, says what an entry above says: what the list announced begins."""
    line = sheet.lines[index]
    if not line.above or index == first:
        return False
    return any(
        (other.squeezed.startswith(line.squeezed) and not _LETTERS.match(other.squeezed, len(line.squeezed)))
        or _LEADER.sub("", other.text).split(" ")[0] == line.squeezed
        for other in sheet.lines[first:index]
    )


def _may_be_entry(sheet: Sheet, index: int) -> bool:
    """Whether the line is undecided, or only looked like a page number with the name of a section, or a field that
    failed."""
    label = sheet.labels[index] if 0 <= index < len(sheet.labels) else None
    return sheet.is_free(index) or (label is not None and label.evidence.rule in _NOT_YET)


def _style(sheet: Sheet, index: int) -> str | None:
    if not _may_be_entry(sheet, index):
        return None
    text = sheet.lines[index].text
    if text[-1] in "。签源" and _FAILED.search(text):
        return "leader"
    numbered = _DIGIT.search(text, max(len(text) - 6, 0)) is not None
    if numbered and _DOTS.search(text):
        return "leader"
    match = _PREFIX.match(text) if text[0].isascii() or text[0] in _PREFIX_FIRSTS or not text[0].isalpha() else None
    if match:
        return match.lastgroup
    paged = numbered or text[-1] in "一二三四五六七八九十)"
    return "leader" if paged and _HAS_LEADER.search(text) else None


class _Below:
    """The undecided short lines below a list, by the pairs of characters in them: within reach of where was asked."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._read = range(0)  # what is known here
        self._sizes: dict[int, int] = {}
        self._by_gram: dict[str, list[int]] = {}

    def have(
        self, grams: set[str], within: range, least: float, shortest: int = 1, longest: int = _LONGEST_ENTRY
    ) -> bool:
        """Whether one of the lines `within`, of so many pairs and characters, is as like as `least` to these pairs."""
        first, last = within.start, min(within.stop, len(self._sheet.lines))
        if first not in self._read or last > self._read.stop:
            self._take_in(first)
        shared: dict[int, int] = {}  # how many pairs each line has as well
        for gram in grams:
            having = self._by_gram.get(gram, ())
            for index in having[bisect_left(having, first) : bisect_left(having, last)]:
                shared[index] = shared.get(index, 0) + 1
        return any(
            count / min(len(grams), self._sizes[index]) >= least and self._sizes[index] >= shortest
            and self._sheet.is_free(index) and len(self._sheet.lines[index].text) <= longest
            for index, count in shared.items()
        )

    def _take_in(self, first: int) -> None:
        """Twice as much as is asked for, so that not every list has to be read anew."""
        self._read = range(first, min(first + 2 * REACH, len(self._sheet.lines)))
        self._sizes, self._by_gram = {}, {}
        for index in self._read:
            if _may_come_back(self._sheet, index):
                grams = bigrams(self._sheet.lines[index].text)
                self._sizes[index] = len(grams)
                for gram in grams:
                    self._by_gram.setdefault(gram, []).append(index)


def _may_come_back(sheet: Sheet, index: int) -> bool:
    """Whether the line is undecided and short, and no sentence."""
    text = sheet.lines[index].text if sheet.is_free(index) else "。"
    return len(text) <= _LONGEST_ENTRY and text[-1] != "。"


def _by_likeness(sheet: Sheet, first: int, below: _Below) -> int:
    """End of a list without marks: its entries come back further down as lines of their own."""
    stop = first
    while stop - first < _LONGEST_UNMARKED and _may_come_back(sheet, stop):
        grams = bigrams(sheet.lines[stop].text)
        further = range(stop + 1, stop + 1 + REACH)
        if not grams or _is_said_again(sheet, first, stop) or not below.have(grams, further, _MATCH):
            break
        stop += 1
    return stop if stop > first else 0


def _by_block(sheet: Sheet, first: int, below: _Below) -> int:
    """End of a list without marks: the lines that come back, or all that stand tight and short down to a blank line or
    what is no text, if at least a third of them do."""
    stop = _by_likeness(sheet, first, below)
    past = first
    listed: list[set[str]] = []
    while past - first < _LONGEST_BLOCK and _may_be_title_of_block(sheet, first, past):
        grams = bigrams(sheet.lines[past].text)
        if any(likeness(grams, other) >= _MATCH for other in listed):
            return stop  # what was listed begins
        listed.append(grams)
        past += 1
    if past - first < _FEWEST_TITLES or (sheet.is_free(past) and not sheet.lines[past].above):
        return stop
    known = sum(below.have(grams, range(past, past + _NEAR), _MATCH) for grams in listed)
    return max(stop, past) if _KNOWN * known >= past - first else stop


def _may_be_title_of_block(sheet: Sheet, first: int, index: int) -> bool:
    """Whether the line is short, no statement, and no blank line parts it from those above."""
    if not _may_come_back(sheet, index):
        return False
    line = sheet.lines[index]
    return len(line.text) <= _LONGEST_TITLE and _may_be_title(line) and (index == first or not line.above)


def _by_digest(sheet: Sheet, first: int, below: _Below) -> int:
    """End of a list of numbered sentences, at least half of which say what a short line further down says again."""
    stop, known = first, 0
    while stop < len(sheet.lines) and stop - first < _LONGEST_DIGEST:
        match = _PREFIX.match(sheet.lines[stop].text) if sheet.is_free(stop) else None
        if match is None or match.lastgroup not in _NUMBERED:
            break
        stop += 1
    if stop - first < _FEWEST_TOLD:
        return 0
    for index in range(first, stop):
        known += below.have(
            bigrams(sheet.lines[index].text), range(stop, stop + REACH), _TOLD, _SHORTEST_TOLD, _LONGEST_TITLE
        )
    return stop if 2 * known >= stop - first else 0


def _titles(sheet: Sheet, first: int, stop: int) -> Sequence[str]:
    """The titles in the list, wrapped entries joined, marks and page numbers taken off."""
    titles: list[str] = []
    prefixed = _PREFIX.match(sheet.lines[first].text) is not None
    for index in range(first, stop):
        text = sheet.lines[index].text
        match = _PREFIX.match(text)
        bare = _LEADER.sub("", text[match.end() :] if match else text).strip(" ")
        if prefixed and not match and titles:
            titles[-1] += bare
        else:
            titles.append(bare)
    return titles
