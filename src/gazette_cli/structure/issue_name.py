"""What an issue calls itself: the words that its nameplate, its page heads and its web page agree on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gazette_cli.block import Kind
from gazette_cli.fold import HAN
from gazette_cli.lexicon import any_of
from gazette_cli.patterns import late
from gazette_cli.structure.lines import Line
from gazette_cli.structure.sheet import Sheet
from gazette_cli.structure.standing_heads import is_standing_head

_MAILED = "furniture.mail-head"
_TOP = 12  # lines in which the name is set in large type or broken over several lines
_LONGEST, _SHORTEST = 16, 3  # characters of a name known by its last word
_LONGEST_PIECE = 4  # characters of a line the name in large type is broken into
_MOST_PIECES = 6
_WEIGHTS = {  # of a line that has the name
    Kind.NAMEPLATE: 3, Kind.ISSUE_LINE: 2, Kind.RUNNING_HEAD: 2, Kind.NAVIGATION: 1, Kind.COLOPHON: 1, Kind.STAFF: 1,
    Kind.FOLIO: 1, Kind.CONTENTS: 0,
}  # fmt: skip
_WEB, _MAIL = 3, 4  # what it counts besides if it is said to be the web edition, or stands in the subject of a mail
_ENDS = late(rf"{any_of('issue_names')}$|(?:周邮|家书|年鉴|播报|早知道|一周)$")
_EDITION = late(r"(?:数字报刊?|数字版|电子报|电子版|网络版|手机版|官网|全球资讯网)$")
_WEB_EDITION = late(  # 某某矿工 数字报, 数字报 > 某某工人
    rf"({HAN}{{3,10}}) (?:数字报刊?|数字版|电子报|电子版)|(?:数字报|企业报|本报) ?[>»/] ?({HAN}{{3,10}})"
)
_LED_BY = late(r"^(?:返回|关注|欢迎订阅|来源|主办|出版|编辑|转发|转自)+|^[\d第]+")
_NO_NAME = late(
    r"^(?:[本该贵各上下往今]|数字|电子|天气|大字|注意|内部)|机关[报刊]$|^.{0,2}[海情汇申举预党填上通]报$|举报$|出刊$|特刊$|副刊$"
    r"|^(?:[双半]?[月周旬季年]|企业|校|院)[刊报]$"
)
_NO_NAME_BESIDE = late(r"(?:新闻|信息|动态|要情|参考|专报|之窗|之声|通讯|快讯|资讯)$")  # so do words of menus
_SUBTITLE = late(r"(?:[校院馆厂会]刊|[校厂]报)$")  # 云麓中学校报, below the name
_OFFICE = late(
    r"(?:主办|主管|编印|编辑|编|印|办公室|委员会|指挥部|政府|[局厅部院]|公司|中学|小学|出刊|特刊|机关报|机关刊)$"
    r"|^(?:今天|农历|星期|日出|[一二三四五六七八九〇零十]{2,4}年|甲|乙|丙|丁|戊|己|庚|辛|壬|癸)"
)
_OF_PLACE = late(rf"{HAN}{{1,4}}(?:街道|[镇乡村])")
_SPREAD = late(rf"(?<!\S){HAN}(?: {HAN}){{2,7}}(?!\S)|^{HAN}(?: +{HAN}){{1,9}}$")  # 沔 阳 坪 报
_WORDS = late(rf"(?:{HAN}|[“”、])+")
_NUMBERED = late(  # 渌阳检察 2021年9月24日 第209期: the words in front of a number or a day
    rf"[^\w《【]*[《【]?(?P<name>{HAN}(?:{HAN}|[“”·]){{2,13}})[》】]?[ |_·:,(]*"
    r"(?:[12]\d{3}年?[第./-]?\d*.*|[(]?[总第]\s?.*\d.*[期号封]|第[\d一二三四五六七八九十百]+[期号封].*)"
)
_SUBJECT = late(
    r"主题: ?(?:(?:转发|回复|Fwd?|Re|答复):? ?)*(?:【邮件订阅】|\[.*?订阅\])?"
    rf"[【\[《]?(?P<name>{HAN}{{3,14}})[】\]》 |·]"
)
_FOLLOWED = late(rf"点击上方[^“]*“({HAN}{{2,10}})”|^原创 (?:\S+ )?({HAN}{{3,10}}) [12]\d{{3}}")
_YEARBOOK = late(rf"({HAN}{{2,8}}年[鉴鑑])[(·]?\d{{4}}[)]?")
_FRAME = "=*#~_+|—–- ★☆◆◇■□●○🌻《》【】[]“”"
_BRACKETED = late(r"[(\[][^()\[\]]*[)\]]$")
_LATIN = re.compile(r"(?<=[^\Wa-zA-Z\d_])[A-Za-z .&'-]{3,}$")  # the same by its sound, behind it
_BROADCAST = late(r"(?:播出|播音)文?稿$")


def issue_name(sheet: Sheet) -> str | None:
    """The name of an issue as printed, or None where it prints none."""
    pieces = name_in_pieces(sheet)
    found = _by_last_word(sheet)
    best = max(found, key=found.__getitem__) if found else None  # the first of those with most
    if pieces is not None and (best is None or best in pieces or _is_whole(sheet, pieces)):
        return pieces
    if best is not None:
        first = _first_plate(sheet) if _SUBTITLE.search(best) else None
        return _with_place(sheet, first or _longer(found, best))
    told = _first_plate(sheet) or _in_front_of_number(sheet) or _followed(sheet)
    return told or _first_plate(sheet, office=True)


def _with_place(sheet: Sheet, name: str) -> str:
    """The name with the place it is of, where that stands on the line above or below it: 每周动态, 石桥街道."""
    for index, line in enumerate(sheet.lines[:_TOP]):
        if sheet.kind(index) is Kind.NAMEPLATE and line.squeezed == name:
            for beside in (index - 1, index + 1):
                place = sheet.lines[beside].squeezed if sheet.kind(beside) is Kind.NAMEPLATE else ""
                if _OF_PLACE.fullmatch(place):
                    return place + name
    return name


def _by_last_word(sheet: Sheet) -> dict[str, int]:
    """Words that end as names of papers do, with how much speaks for each, in printed order."""
    found: dict[str, int] = {}
    for line, label in zip(sheet.lines, sheet.labels, strict=True):
        mailed = label is not None and label.evidence.rule == _MAILED
        if label is None or (label.kind not in _WEIGHTS and not mailed):
            continue
        subject = _SUBJECT.match(line.text) if mailed else None
        if subject is not None:
            name = subject["name"]
            found[name] = found.get(name, 0) + _MAIL
            continue
        for word, edition in () if mailed else _words(line):
            weight = _WEIGHTS[label.kind] + _WEB * edition
            if not edition and _NO_NAME_BESIDE.search(word):
                weight = 1 if label.kind is Kind.NAMEPLATE else 0
            named = edition or _ENDS.search(word)
            if weight and named and not (_NO_NAME.search(word) or is_standing_head(word)):
                found[word] = found.get(word, 0) + weight
    return found


def _longer(found: dict[str, int], best: str) -> str:
    """The longest of the words that end with the best: 校友通讯 is short for them."""
    return max([name for name in found if name.endswith(best)], key=len)


def _words(line: Line) -> Iterator[tuple[str, bool]]:
    """The words of a line, without what leads them, and whether the web edition is meant."""
    text = _closed_up(line.text)
    editions = {match[1] or match[2] for match in _WEB_EDITION.finditer(text)}
    words = {}
    for match in _WORDS.finditer(text):
        word = _LED_BY.sub("", match[0].strip("“”、"))
        bare = _EDITION.sub("", word)
        if _SHORTEST <= len(bare) <= _LONGEST:
            words[bare] = bare != word or bare in editions
    yield from words.items()


def _closed_up(text: str) -> str:
    """The text with names that are set wide as words: 沔 阳 坪 报 1986年."""
    return _SPREAD.sub(lambda match: match[0].replace(" ", ""), text)


def name_in_pieces(sheet: Sheet) -> str | None:
    """The name put together again from the short lines it is broken into at the top of the issue."""
    run: list[str] = []
    for index, line in enumerate(sheet.lines[:_TOP]):
        piece = line.squeezed.strip(_FRAME)
        named = sheet.kind(index) is Kind.NAMEPLATE or (run and sheet.kind(index) is Kind.ORNAMENT)
        fits = named and _WORDS.fullmatch(piece) and (len(piece) <= _LONGEST_PIECE or _ENDS.search(piece))
        if fits and (len(piece) < _SHORTEST or not _NO_NAME.search(piece)) and len(run) < _MOST_PIECES:
            run.append(piece)
            if _ENDS.search(piece) and (len(run) > 1 or len(piece) >= _SHORTEST):
                break
        elif run:
            break
    short = sum(len(piece) <= _LONGEST_PIECE for piece in run)
    whole = "".join(run)
    if len(run) < 2 or short < len(run) - 1 or (len(run[-1]) > _LONGEST_PIECE and not _is_again(sheet, whole)):
        return None
    return whole


def _is_whole(sheet: Sheet, words: str) -> bool:
    """Whether words end as names of papers do, or are said again in one line."""
    return _ENDS.search(words) is not None or (len(words) >= _SHORTEST and _is_again(sheet, words))


def _is_again(sheet: Sheet, words: str) -> bool:
    """Whether a line of the issue has these words."""
    return any(words in line.squeezed for line in sheet.lines)


def _in_front_of_number(sheet: Sheet) -> str | None:
    """The words in front of the number or the day of the issue, on one line with it."""
    for index, line in enumerate(sheet.lines[: _TOP * 2]):
        if sheet.kind(index) in (Kind.ISSUE_LINE, Kind.NAMEPLATE, Kind.RUNNING_HEAD) and (
            match := _NUMBERED.fullmatch(_closed_up(line.text))
        ) and not _OFFICE.search(match["name"]):
            return match["name"]
    return None


def _followed(sheet: Sheet) -> str | None:
    """Whom a post asks to follow."""
    for index, line in enumerate(sheet.lines[:_TOP]):
        if sheet.kind(index) is Kind.NAVIGATION and (match := _FOLLOWED.search(line.text)):
            return match[1] or match[2]
    return None


def _first_plate(sheet: Sheet, *, office: bool = False) -> str | None:
    """The first line of the nameplate that may be the name, that of an `office` too or not."""
    for index, line in enumerate(sheet.lines[: _TOP * 2]):
        if sheet.kind(index) is not Kind.NAMEPLATE or "|" in line.text:
            continue
        year = _YEARBOOK.fullmatch(line.squeezed)
        words = _LATIN.sub("", _BRACKETED.sub("", line.squeezed.strip(_FRAME)))
        name = year[1] if year else _EDITION.sub("", words).strip(_FRAME)
        if (not office and _OFFICE.search(name)) or is_standing_head(name) or _NO_NAME.search(name):
            continue
        if len(name) > 1 and re.search(HAN, name) and not any(map(str.isdigit, name)):
            return _BROADCAST.sub("", name) or name
    return None
