"""How paragraphs open and close: datelines, run-in bylines, list marks, numbering."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from gazette_cli.fold import HAN
from gazette_cli.grammar.byline_shapes import Named, read_credit
from gazette_cli.grammar.byline_trimmings import without_class
from gazette_cli.grammar.full_names import is_given, is_name, is_word_of_a_name, sounds_foreign
from gazette_cli.grammar.offices import PLACE_ENDS
from gazette_cli.grammar.people import LONGEST, RECENT, Byline, read_byline
from gazette_cli.patterns import late

_PLACE_AND_DAY = r"(?:[^\Wa-zA-Z_ ]|(?<=\d) | (?=\d))"  # 某地 7 月 21 日, as some pages space their numbers
_DATELINE = re.compile(
    rf"[【\[〔]本[报刊网台社]{_PLACE_AND_DAY}{{0,10}}?[讯電电][】\]〕]"
    rf"|[【\[〔]{HAN}{{2,5}}(?<![简快短喜音资通急要])[讯訊][】\]〕]"
    rf"|本[报刊网台社]{_PLACE_AND_DAY}{{0,10}}?[讯訊电電](?!{HAN})"
    rf"|本[报刊网台社][讯訊](?={HAN})"
    rf"|(?:新华社|新華社|中新社|中央社|人民网|中新网|据新华社){_PLACE_AND_DAY}{{0,14}}?[电電讯訊](?!{HAN})"
    rf"|{HAN}{{2,4}}社{HAN}{{2,8}}?\d{{1,2}}月\d{{1,2}}日[电電讯訊](?!{HAN})"
    r"|本[报刊网台社站](?:消息|报道|专稿)(?= ?[(:])|[讯訊](?= ?\()"
    r"|(?:又|综合|快|短)[讯訊](?=[ (【])"
    rf"|{HAN}{{2,6}}[讯訊](?= ?[(【“]| [\w“])"
    rf"|[(【\[〔]{HAN}{{2,8}}?(?:\d{{1,2}}|[一二三四五六七八九十廿]{{1,3}})日{HAN}{{0,3}}[电電][】\]〕)]"
)
_MAY_OPEN = re.compile(r"讯|訊|电|電|\(|【|\[|〔|报道")  # classes beside words take four times as long
_LONGEST_OPENING = 48  # characters in which a dateline or the bracket of a lead byline must begin
_NOT_DATELINE = re.compile(r".*(?:通[讯訊]|喜讯|资讯|简讯|音讯|短讯|快讯|电讯|审讯|问讯|即时通讯)$")
_REPORT_BYLINE = re.compile(
    r"(?:本[报刊网台社站])?(?:特约)?(?:记者|通讯员)[^,。:;()]{2,40}?(?:报道|摄影报道|文/图)[:,]?(?=\s|$|[\w“])"
)
_REPORTS_ALONE = late(rf"{HAN}{{2,3}} ?报道[:,]")  # 本报讯 王明报道:
_RUN_ON = late(  # 记者 王明 通讯员 李芳 10月9日凌晨
    rf"(?:本[报刊])?(?:特约)?(?:记者|通讯员) +{HAN}{{2,4}}(?: +(?:(?:记者|通讯员) +)?{HAN}{{2,4}}){{0,3}} +"
    r"(?=\d{1,2}月\d|近日|日前|连日来|昨日|今年|前不久)"
)
_SIGNS = frozenset("■□●○◆◇▲△★☆◎")
_REPORTS = frozenset("本特记通")  # … begins with
_BRACKETED = re.compile(r"[(【\[〔]((?:[^()【】\[\]〔〕。]|\(\d{1,2}\)(?=班)){2,60})[)】\]〕]")  # (小记者 五(2)班 王明)
_HOUSE_IN_BRACKET = late(r"本[报刊网台社][讯訊电電]?[/,: ]+")  # 〔本刊讯/记者 王明〕
_SENTENCE_ENDS = "。!?…”’)】"
_SENTENCE_END = re.compile(f"[{_SENTENCE_ENDS}]")

NUMBERING = (
    ("han", re.compile(r"([一二三四五六七八九十]{1,3})、")),
    ("han-bracket", re.compile(r"\(([一二三四五六七八九十]{1,3})\)")),
    ("arabic", re.compile(r"(\d{1,2})(?:[.、](?!\d)|[.、](?=\d{1,2}月)|\s(?=[^\W\da-zA-Z_]|“))")),
    ("arabic-bracket", re.compile(r"\((\d{1,2})\)|(\d{1,2})\)")),
    ("circled", re.compile(r"([①-⑳])")),
    ("part", re.compile(r"第([一二三四五六七八九十\d]{1,3})[部分章节篇]{1,2}")),
)
_ENDS = "。!?…”’)】 "  # what stands before a name alone in brackets
_RARE = re.compile(rf"\(({HAN}{{2,5}}|{HAN} +{HAN})\)")
_WORD_SIGNS = re.compile(rf"[。!”]\(({HAN}{{2,3}})(?<!先生)(?<!女士)\)$")
_TWO_SIGN = late(rf"\({HAN}{{2,3}} +{HAN}{{2,3}}\)")  # (王明 李芳), its full stop lost
_NOTE_WORD = late(
    "[的不未见图表略完续如含暂试修节摘附同上下左右本此该报版文笔编处站馆社部局组室科办课股队委会院校村镇乡所厂店]"
)
_UNSURE = (False, False, False)  # no role, no organisation
_SENDER = 3  # characters of the name of who sent in a piece: places of two begin with surnames
_BARE = re.compile(rf"([。!?…”』」])( *)({HAN}{{2,4}}|{HAN} +{HAN}(?: +{HAN})?)$")
_SEVERAL = late(rf"[。!?”] ?({HAN}{{2,4}}(?: +{HAN}{{2,4}}){{1,2}})$")  # 就诊。王明 李芳芳
_ONE_OF_SEVERAL = re.compile(rf"{HAN}+")
_PLACED = late(  # 家家都好。石门村 王明, 两年再退。业委会秘书 王明, 怎么办? 9号楼 王明
    rf"[。!?”] *((?:{HAN}{{1,6}}[村镇乡组区县厂队科室局站]"
    rf"|{HAN}{{0,8}}(?:秘书|书记|主任|委员|干事|经理|老师|医生|护士|记者)"
    rf"|(?:\d{{1,3}}|[一二三四五六七八九十]{{1,3}})(?:号楼|栋|幢|单元)(?:\d{{3,4}}室?)?) +({HAN}{{2,4}}))$"
)
_NAME_BEHIND = 4  # characters of a name and the blank before it
_SHORTEST_TOLD = 30  # characters of a paragraph before a gap and who wrote it
_SHORTEST_BARE = 8  # characters at the end that hold the full stop or the gap before such a name
_LONGEST_BARE = 32  # characters of a name printed behind the last full stop, the gap before it included
TITLE_TAG = 7  # characters, brackets included, from which a tag in brackets is a title rather than a rubric
_NUMBER_STARTS = frozenset("一二三四五六七八九十0123456789(①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳第")
MARK = re.compile(
    r"(?:[*#+-]|&bull;|>>|[lnuØ§v]) (?=[^\W\da-zA-Z_]|[“《])|(?:[*#+]|&bull;) (?=\d{1,2}月)"
    r"|[*#+] (?=\d{1,4}[^\W\da-zA-Z_][^ ]{12})"
    r"|\|(?= ?\w[^|]*$)"
    r"|[\u2190-\u21ff\u2580-\u259f\u25a0-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff·※]\ufe0f?"
    r"|\[(?!\d+\])[^\[\]]{1,6}\]|〔[^〔〕\d]{1,6}〕|【[^【】]{1,28}】"
)

_PART = re.compile(  # of a script for broadcast, of a case: a paragraph it stands before goes on with its story
    "(?:口播|正文|同期声?|字幕|解说词?|旁白|画面|配音|出镜|画外音|基本案情|案情(?:简介|回放)?|审理(?:结果)?|裁判(?:结果|要旨|理由)?|处理(?:过程|经过|结果)?"
    "|调[处解](?:过程|经过|结果)?|办理(?:过程|经过|结果)|争议焦点|典型意义|法律分析|(?:案件|案例|专家|律师|法官)点评|案例评析"
    "|分歧|说法|评析|点评)[】\\]]"
)


class Opening(NamedTuple):
    """What stands before the first words of a paragraph: a dateline `[0, dateline)` and a byline
    `[byline_start, byline_end)`, each empty where there is none."""

    dateline: int
    byline_start: int
    byline_end: int
    byline: Byline | None


@lru_cache(RECENT)
def read_opening(text: str) -> Opening | None:
    """Dateline and byline at the head of a paragraph, or None.

    >>> opening = read_opening("本报讯(记者王明)今年以来,")
    >>> opening.dateline, opening.byline_start, opening.byline_end
    (3, 3, 9)
    """
    if not _MAY_OPEN.search(text, 0, _LONGEST_OPENING):
        return None
    if text[0] in _SIGNS and (behind := read_opening(text[1:].lstrip(" "))) is not None and behind.dateline:
        return _shifted(behind, len(text) - len(text[1:].lstrip(" ")))
    match = _DATELINE.match(text)
    dateline = match.end() if match and not (_NOT_DATELINE.match(match[0])) else 0
    sender = text[: dateline - 1] if dateline else ""
    if len(sender) == _SENDER and is_name(sender) and sender[-1] not in PLACE_ENDS:  # 王望春讯
        return Opening(0, 0, dateline, Byline((Named(sender, "讯", 0, _SENDER),), True, True, False))
    after = dateline + (len(text[dateline:]) - len(text[dateline:].lstrip(" :" if dateline else " ")))
    bracket = _BRACKETED.match(text, after)
    if bracket and len(bracket[0]) < len(text) - after:
        house = _HOUSE_IN_BRACKET.match(bracket[1]) if bracket[1][0] == "本" else None
        byline = read_byline(bracket[1][house.end() :] if house else bracket[1])
        if dateline and byline is None and is_word_of_a_name(bracket[1]):  # 本报讯(盛夏): a common word elsewhere
            byline = Byline((Named(bracket[1], None, 0, len(bracket[1])),), *_UNSURE)
        if byline and (dateline or (byline.people and (byline.has_role or byline.has_org))):
            return Opening(dateline, after, bracket.end(), byline)
    report = _REPORT_BYLINE.match(text, after) or (_REPORTS_ALONE.match(text, after) if dateline else None)
    if report:
        byline = read_byline(report[0].rstrip(":, ").removesuffix("报道").removesuffix("摄影"))
        if byline and byline.people:
            return Opening(dateline, after, report.end(), byline)
    run_on = _RUN_ON.match(text, after) if text[after : after + 1] in _REPORTS else None
    byline = read_byline(run_on[0].rstrip(" ")) if run_on else None
    if run_on and byline and byline.people and byline.has_role:
        return Opening(dateline, after, run_on.end(), byline)
    return Opening(dateline, 0, 0, None) if dateline else None


def _shifted(opening: Opening, by: int) -> Opening:
    """The same behind a sign: ■本报讯(记者王明)."""
    start, end = (opening.byline_start + by, opening.byline_end + by) if opening.byline_end else (0, 0)
    return Opening(opening.dateline + by, start, end, opening.byline)


def _read_rare(text: str, start: int) -> Byline | None:
    """A name in brackets behind a full stop that begins with no surname we know, in three characters or spread wide,
    in more that sound foreign, or made of characters of given names only."""
    match = _RARE.fullmatch(text, start) if text[start - 1] in "。!?”" else None
    if match is None or _NOTE_WORD.search(match[1]) or (len(match[1]) < 3 and not is_given(match[1])):
        return None
    if len(match[1]) > _SENDER and not sounds_foreign(match[1]):
        return None
    return Byline((Named(match[1].replace(" ", ""), None, match.start(1) - start, match.end(1) - start),), *_UNSURE)


@lru_cache(RECENT)
def read_closing(text: str) -> tuple[int, Byline] | None:
    """Where a byline glued behind the last sentence begins, and what it says; or None.

    >>> read_closing("开启新征程。记者 王明 文/图")[0]
    6
    """
    if text[-1:] in ")】]〕":
        if text[-2].isalnum() and len(bare := without_class(text)) < len(text):
            return read_closing(bare) or read_bare_closing(bare)
        start = max(text.rfind("("), text.rfind("【"), text.rfind("["), text.rfind("〔"))
        if start > 0:
            byline = read_byline(text[start:]) or _read_rare(text, start)
            sure = byline and (byline.has_role or byline.has_org or text[start - 1] in _ENDS)
            sure = sure or (byline and _TWO_SIGN.fullmatch(text, start) and start > _SHORTEST_TOLD)
            if byline and sure and (byline.people or byline.has_role):
                return start, byline
        return None
    if text[-1] in _SENTENCE_ENDS:
        return None
    if "  " in text[-LONGEST:] and (gapped := _read_gapped(text)):
        return gapped
    ends = _SENTENCE_END.findall(text, max(len(text) - LONGEST, 0))
    if not ends:
        return None
    start = text.rindex(ends[-1]) + 1
    byline = read_byline(text[start:].strip(" "))
    dashed = byline and text[start:].lstrip(" ").startswith("——") and byline.people  # 写好评就行。——游客 王明
    if byline and (dashed or (byline.has_role and (byline.people or byline.has_org))):
        return start + len(text[start:]) - len(text[start:].lstrip(" ")), byline
    credit = read_credit(text) if byline is None and text[-1] in "摄攝影道導图圖" else None
    if credit is not None:
        named = Named(credit.name, credit.role, 0, credit.end - credit.start)
        return credit.start, Byline((named,), True, True, False)
    return None


def _read_gapped(text: str) -> tuple[int, Byline] | None:
    """A byline with a role behind a wide gap at the end of a paragraph that may have lost its full stop, or None."""
    start = text.find("  ", max(len(text) - LONGEST, _SHORTEST_TOLD))
    if start < 0 or "," not in text[:start]:
        return None
    start += len(text[start:]) - len(text[start:].lstrip(" "))
    byline = read_byline(text[start:])
    return (start, byline) if byline and byline.has_role and byline.people else None


def read_bare_closing(text: str) -> tuple[int, Byline] | None:
    """A full name and nothing else behind the last full stop of a paragraph, and where it begins; or None.

    >>> read_bare_closing("带动收入380万元左右。佘一诺")[0]
    12
    """
    if text[-1:] == "。":
        return None
    found = _read_placed(text) or _read_several(text) if " " in text[-_NAME_BEHIND:] else None
    if found or not ("。" in text[-_SHORTEST_BARE:] or "  " in text[-_SHORTEST_BARE:]):
        return found
    match = _BARE.search(text, max(len(text) - _LONGEST_BARE, 0))
    if match is None or not (match[1] == "。" or len(match[2]) > 1) or not is_name(name := match[3].replace(" ", "")):
        return None
    return match.start(3), Byline((Named(name, None, *match.span(3)),), *_UNSURE)


def _read_several(text: str) -> tuple[int, Byline] | None:
    """Two or three full names side by side behind the last full stop; or None."""
    match = _SEVERAL.search(text, max(len(text) - _LONGEST_BARE, 0))
    names = list(_ONE_OF_SEVERAL.finditer(match[1])) if match else []
    if match is None or not all(is_name(name[0]) for name in names):
        return None
    return match.start(1), Byline(tuple([Named(name[0], None, *name.span()) for name in names]), *_UNSURE)


def _read_placed(text: str) -> tuple[int, Byline] | None:
    """A place, an office or a house, a blank and a full name behind the last full stop; or None."""
    match = _PLACED.search(text, max(len(text) - _LONGEST_BARE, 0))
    if match is None or not (is_name(match[2]) or (match[1][0].isdigit() and is_word_of_a_name(match[2]))):
        return None
    name = Named(match[2], None, match.start(2) - match.start(1), match.end(2) - match.start(1))
    return match.start(1), Byline((name,), False, False, True)


def read_word_closing(text: str) -> tuple[int, Byline] | None:
    """A name in brackets behind the last full stop that may be a word as well (where the issue signs so), or None.

    >>> read_word_closing("全部挪走。(湛蓝)")[0]
    5
    """
    match = _WORD_SIGNS.search(text) if text[-1:] == ")" else None
    if match is None or not is_word_of_a_name(match[1]) or _NOTE_WORD.search(match[1]):
        return None
    return match.start() + 1, Byline((Named(match[1], None, *match.span(1)),), *_UNSURE)


_OPENS_WITH_DATE = re.compile(
    r"\W{0,3}(?:(?:\d{1,2}月)?\d{1,2}(?:日?\s?[~—–-至、]\s?(?:\d{1,2}月)?\d{1,2})?日(?!报)|\d{1,2}月(?:\d{1,2}日)?(?![份度])"
    r"|(?:\d{1,2}月)?[上中下]旬|是[月日年]|[本当同][月日](?=[ ,])|月[内初底](?=[ ,]))"
)
_DATE_STARTS = frozenset("上中下是本当同月")  # what it begins with, but for digits and marks


def opens_with_date(text: str) -> bool:
    """Whether a paragraph begins with a day, as the entries of a chronicle do.

    >>> opens_with_date("6~8日 强寒潮过境"), opens_with_date("3号楼")
    (True, False)
    """
    return (text[:1] in _DATE_STARTS or not text[:1].isalpha()) and _OPENS_WITH_DATE.match(text) is not None


@lru_cache(RECENT)
def numbering(text: str) -> tuple[str, str] | None:
    """The style and the number of a list or section number at the head of `text`, or None.

    >>> numbering("二、果子变金子")
    ('han', '二')
    """
    if text[:1] not in _NUMBER_STARTS:
        return None
    for style, pattern in NUMBERING:
        match = pattern.match(text)
        if match:
            return style, next(group for group in match.groups() if group)
    return None


def number_end(text: str) -> int:
    """Offset behind the list number at the head of `text`, 0 where there is none.

    >>> number_end("(1)【城建】路灯"), number_end("路灯")
    (3, 0)
    """
    found = numbering(text)
    pattern = dict(NUMBERING)[found[0]] if found else None
    match = pattern.match(text) if pattern else None
    return match.end() if match else 0


@lru_cache(RECENT)
def mark(text: str) -> str:
    """The list mark (▲ ◆ 【城建】 …) at the head of `text`, or an empty string; 【案情】 and its like mark no items."""
    if text[:1].isalnum() and text[1:2] != " ":
        return ""
    match = MARK.match(text)
    if match is None or (match[0][-1] in "】]" and match.end() < len(text) and _PART.match(text, 1)):
        return ""
    return match[0]
