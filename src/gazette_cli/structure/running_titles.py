"""Headlines printed again as the heads of their pages, word for word or nearly so."""

from __future__ import annotations

from gazette_cli.block import Kind
from gazette_cli.grammar.openings import read_opening
from gazette_cli.grammar.people import read_byline
from gazette_cli.patterns import late
from gazette_cli.structure.likeness import bigrams, likeness
from gazette_cli.structure.lines import opens_caption
from gazette_cli.structure.page_edges import beside_folio, breaks_off_above, cuts_in
from gazette_cli.structure.sheet import REACH, Sheet

_TITLE_AGAIN = late(r"(.{6,})\(\d{1,2}\)$")  # … on the second page of a piece
_SHORTEST_TITLE = 5  # characters
_LONGEST_TITLE = 40
_TOP, _HEADS = 8, frozenset({Kind.ISSUE_LINE, Kind.FOLIO, Kind.NAMEPLATE, Kind.RUNNING_HEAD})
_LEAST_WORDS = 2
_ALIKE = 0.6  # likeness from which a line says what a headline above says


def titles_above(sheet: Sheet, places: list[int], *, web: bool) -> list[int]:
    """Which of the lines alike print a headline again as the head of its pages: all right below folios, or at least
    one of them, and then all but the one above a byline; all but the first, where they cut into paragraphs, as
    they do below the buttons of web pages."""
    text = sheet.lines[places[0]].text
    if all(beside_folio(sheet, index) and cuts_in(sheet, index) for index in places[1:]) and (
        _may_be_title(text) and not cuts_in(sheet, places[0])
    ):
        return places[1:]
    if web and (again := _web_titles_again(sheet, places)):
        return again
    if len(text) < _SHORTEST_TITLE or any(map(str.isdigit, text)) or read_opening(text) or read_byline(text):
        return []
    below = [index for index in places if sheet.kind(index - 1) is Kind.FOLIO and not sheet.lines[index].above]
    if len(below) == len(places):
        return places
    headed = [index for index in places if index + 1 < len(sheet.lines) and read_byline(sheet.lines[index + 1].text)]
    again = [index for index in places if index not in headed]
    return again if len(headed) == 1 and not set(below).isdisjoint(again) else []


def _web_titles_again(sheet: Sheet, places: list[int]) -> list[int]:
    """Which of the lines alike print a headline again at the top of the next page of a web piece: right below its
    buttons, where a paragraph is broken off."""
    text = sheet.lines[places[0]].text
    if len(text) < _SHORTEST_TITLE or opens_caption(text) or not _may_be_title(text):
        return []
    below = range(places[0] + 1, len(sheet.lines))
    told = next((n for n in below if sheet.is_free(n) and sheet.lines[n].closed), len(sheet.lines))  # of its story
    return [
        index for index in places[1:]
        if told < index and sheet.kind(index - 1) is Kind.NAVIGATION
        and sheet.is_free(index + 1) and breaks_off_above(sheet, index)
    ]


def _may_be_title(text: str) -> bool:
    """Whether a line has words, and is no date, byline, opening or credit and no sentence."""
    return (
        "。" not in text and text[-1] not in "摄攝图圖画畫日,;:" and any(map(str.isalpha, text))
        and not (read_byline(text) or read_opening(text))
    )


def label_top_words(sheet: Sheet) -> None:
    """Two words and more of the lines that head the first page, side by side or below each other, with the number of
    the page or without it: its head is printed again, or that of the next page."""
    top = [index for index in range(min(_TOP, len(sheet.lines))) if sheet.kind(index) in _HEADS]
    words = {word for index in top for word in sheet.lines[index].text.split(" ") if len(word) > 1 and word.isalpha()}
    run: list[int] = []
    for index, line in sheet.free() if words else ():
        if not run or index != run[-1] + 1:
            _put_top_words(sheet, run, words)
            run = []
        if line.text.split(" ", 1)[0] in words and all(
            word in words or word.isdigit() for word in line.text.split(" ") if word
        ):
            run.append(index)
    _put_top_words(sheet, run, words)


def _put_top_words(sheet: Sheet, run: list[int], words: set[str]) -> None:
    """Label lines below each other if they hold two of the words."""
    if len({word for index in run for word in sheet.lines[index].text.split(" ")} & words) >= _LEAST_WORDS:
        for index in run:
            sheet.put(index, Kind.RUNNING_HEAD, "running-head.top-words", 0.8)


def label_reworded(sheet: Sheet) -> None:
    """Lines beside folios that cut into a paragraph and say what a short line above says, in other words or signs."""
    folios = [index for index, label in enumerate(sheet.labels) if label is not None and label.kind is Kind.FOLIO]
    for index in sorted({beside for folio in folios for beside in (folio - 1, folio + 1)}):
        if not sheet.is_free(index):
            continue
        line = sheet.lines[index]
        if not _SHORTEST_TITLE <= len(line.squeezed) <= _LONGEST_TITLE or not cuts_in(sheet, index):
            continue
        if not _may_be_title(line.text):
            continue
        grams = bigrams(line.text)
        if any(
            sheet.is_free(above) and len(sheet.lines[above].squeezed) <= _LONGEST_TITLE
            and any(map(sheet.lines[above].squeezed.__contains__, grams))
            and likeness(grams, bigrams(sheet.lines[above].text)) >= _ALIKE
            and _may_be_title(sheet.lines[above].text) and not cuts_in(sheet, above)
            for above in range(max(index - REACH, 0), index)
        ):
            sheet.put(index, Kind.RUNNING_HEAD, "running-head.title-again", 0.8)


def label_web_titles(sheet: Sheet) -> None:
    """The title of a web piece printed above its second page, with the number of the page."""
    above: set[str] = set()
    for index, line in enumerate(sheet.lines):
        match = _TITLE_AGAIN.fullmatch(line.squeezed) if line.squeezed[-1] == ")" else None
        if match is None:
            above.add(line.squeezed)
        elif match[1] in above and sheet.is_free(index):
            sheet.put(index, Kind.RUNNING_HEAD, "running-head.title-again", 0.85)
