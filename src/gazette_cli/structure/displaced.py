"""Which of two prints of some lines stands in its own story, where nothing but what is around them tells."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from gazette_cli.grammar.openings import read_closing
from gazette_cli.grammar.people import read_byline
from gazette_cli.patterns import late
from gazette_cli.structure.lines import CAPTION_SIGNS, Line
from gazette_cli.structure.sheet import Sheet

LONGEST_HEADING = 30  # characters
_DATED = late(
    r"[(]?(?:\d{4}|[一二][〇零○一二三四五六七八九]{3})年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日[)]?"
)
_ABSTRACT = late("核心提示|[内內]容(?:提要|摘要|提示)|提要|摘要|[阅閱][读讀]提示|新闻提示")
_POINTS_AWAY = late(  # at the end of a teaser
    r"[(](?:[全详正原内]?文)?[详请請]?[见見刊]\w{1,8}[版页頁][)]$|(?<=[。!?])[….]{2,}$|\[详[细情]\]$|[▶►>]+$"
)
_LEAST_BETWEEN = 2  # lines between two prints: a headline and some text
_LONGEST_BETWEEN = 1000  # characters of them: one story
_READ = 40  # lines above the earlier print
_REACH = 600  # characters around a print that are read
_LEAST = 3  # threes of characters it must share with them, …
_TIMES = 2  # … and how many times as many as with those on its other side


def is_displaced(sheet: Sheet, indexes: list[int], run: list[tuple[int, int]]) -> bool:
    """Whether the earlier print, no headline but above one, is of the story below it, at whose end the later stands.

    It does where the story above has ended, or a wider gap sets it apart, and where it has the names of the one below.
    """
    first, again = sheet.lines[run[0][1]], sheet.lines[run[0][0]]
    if may_head(first) or first.text[0] in CAPTION_SIGNS or len(first.squeezed) > len(again.squeezed):
        return False  # or the later print is but the end of the earlier one
    earlier, later = bisect_left(indexes, run[0][1]), bisect_left(indexes, run[0][0])
    if bisect_left(indexes, run[-1][1]) >= earlier + len(run) or later - earlier - len(run) < _LEAST_BETWEEN:
        return False
    above = [sheet.lines[index] for index in reversed(indexes[max(earlier - _READ, 0) : earlier])]
    between = [sheet.lines[index] for index in indexes[earlier + len(run) : later]]
    if not may_head(between[0]) or sum([len(line.squeezed) for line in between]) > _LONGEST_BETWEEN:
        return False
    ended = not above or _has_ended(above[0])
    if not (ended or above[0].closed):
        return False  # the earlier print may go on with that
    words = "".join([sheet.lines[index].squeezed for _, index in run])
    if (ended or first.above > again.above) and not _has_ended(between[-1]) and not _shares_more(words, above, between):
        return True
    return _shares_more(words, between, above)


def is_teaser(sheet: Sheet, indexes: Sequence[int], run: list[tuple[int, int]]) -> bool:
    """Whether the later print leads a story, below its headline or byline and above more text, and the earlier leads
    none: below it stands another heading, a byline, or furniture, and above it nothing that has ended. An abstract,
    called so right above the lead, is a teaser too."""
    first, again = sheet.lines[run[0][1]], sheet.lines[run[0][0]]
    earlier, later = bisect_left(indexes, run[-1][1]), bisect_left(indexes, run[0][0])
    past = bisect_left(indexes, run[-1][0]) + 1
    if later == earlier + 1 and earlier and len(run) == 1:
        return _ABSTRACT.fullmatch(sheet.lines[indexes[earlier - 1]].squeezed) is not None
    if not later or past >= len(indexes) or may_head(again):
        return False
    if len(without_pointer(first.squeezed)) > len(again.squeezed):
        return False
    above, below = sheet.lines[indexes[later - 1]], sheet.lines[indexes[past]]
    if not (_heads(above) or ends_story(above)) or _heads(below) or ends_story(below):
        return False
    if earlier >= len(run) and sheet.lines[indexes[earlier - len(run)]].closed:
        return False  # the end of a story
    after = sheet.lines[indexes[earlier + 1]]
    return not sheet.is_free(run[-1][1] + 1) or _heads(after) or ends_story(after)


def without_pointer(text: str) -> str:
    """The text without what says at its end where the rest stands.

    >>> without_pointer("桥通车了。(全文见三版)")
    '桥通车了。'
    """
    return _POINTS_AWAY.sub("", text)


def _heads(line: Line) -> bool:
    """Whether a line may be a heading, one that asks or exclaims too."""
    return may_head(line) or (line.text[-1] in "?!" and len(line.squeezed) <= LONGEST_HEADING and "。" not in line.text)


def ends_above(sheet: Sheet, indexes: list[int], run: list[tuple[int, int]]) -> bool:
    """Whether lines printed above a headline and again below it have the words of the story above, and close it."""
    earlier, later = bisect_left(indexes, run[0][1]), bisect_left(indexes, run[-1][0])
    above = [sheet.lines[index] for index in reversed(indexes[max(earlier - _READ, 0) : earlier])]
    below = [sheet.lines[index] for index in indexes[later + 1 : later + 1 + _READ]]
    return _shares_more("".join([sheet.lines[index].squeezed for _, index in run]), above, below)


def may_head(line: Line) -> bool:
    """Whether a line is short and unfinished and names nobody, commas or not."""
    short = not line.closed and len(line.squeezed) <= LONGEST_HEADING and not line.text[-1].isdigit()
    return short and read_byline(line.text) is None


def ends_story(line: Line) -> bool:
    """Whether a line is a byline that names somebody or says what they did."""
    byline = read_byline(line.text)
    return byline is not None and (byline.has_role or bool(byline.people))


def _has_ended(line: Line) -> bool:
    """Whether a line signs the story above, as a byline of its own or behind its last words, or with the day."""
    return ends_story(line) or read_closing(line.text) is not None or is_dated(line.squeezed)


def is_dated(text: str) -> bool:
    """Whether the text is the date below a notice."""
    return _DATED.fullmatch(text) is not None


def _shares_more(words: str, own: Sequence[Line], other: Sequence[Line]) -> bool:
    """Whether words say again much more of the lines on one side of a print than of those on the other, nearest first:
    the names of the people and places of that story.
    """
    threes = {words[at : at + 3] for at in range(len(words) - 2)}
    here, there = _said(own), _said(other)
    told = [three for three in threes if (three in here) != (three in there)]
    near = sum([three in here for three in told])
    return near >= _LEAST and near > _TIMES * (len(told) - near)


def _said(lines: Sequence[Line]) -> str:
    """The words of the first of some lines."""
    found: list[str] = []
    size = 0
    for line in lines:
        found.append(line.squeezed)
        size += len(line.squeezed)
        if size >= _REACH:
            break
    return "\n".join(found)
