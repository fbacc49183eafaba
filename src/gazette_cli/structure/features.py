"""What each unit looks like to the decoder: named features, relative to this document's own habits."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from gazette_cli.block import Kind
from gazette_cli.fold import HAN
from gazette_cli.grammar.openings import TITLE_TAG, opens_with_date
from gazette_cli.lexicon import words
from gazette_cli.patterns import late
from gazette_cli.structure.board import CENTRED, COLON, LONGEST_SECTION, SPACED, Board
from gazette_cli.structure.box_names import has_box_name, is_box_name, names_box, names_note, surely_heads_box
from gazette_cli.structure.inquiries import heads_inquiry
from gazette_cli.structure.joins import BYLINE, SIGNATURE, TEXT
from gazette_cli.structure.lines import DASH, FRAMED, SECTION_MARKS, opens_caption
from gazette_cli.structure.looks import look_of
from gazette_cli.structure.never_heads import heads_nothing, heads_questions
from gazette_cli.structure.numbered_columns import counts_issues
from gazette_cli.structure.photos import took_picture
from gazette_cli.structure.run_in import opens_as_notice
from gazette_cli.structure.sizes import Heads
from gazette_cli.structure.standing_heads import is_standing_head, title_words
from gazette_cli.structure.states import ORIGINS, State
from gazette_cli.structure.table_rows import LONGEST_ROW, heads_fields, heads_figures, heads_list, heads_table
from gazette_cli.structure.units import Unit

_SECTION_MARK = re.compile(r"^(?:[■●◆★▌█◎○◇□▍▎▶►]|【[^】]{2,10}】$|[\[〔][^\]〕]{2,10}[\]〕]$|\|).{0,20}$")
_RUN_IN = re.compile(
    r"^(?:[^\w“《【]{1,3})?(?:[^ 。;]|(?<=\d) | (?=\d)){3,30}[^ ,。;:、\d] +(?:[^ \d]|\d+[^ \d]).{8,}"
    r"|^[^\w“《【 ]{1,3}[^ ,。;:、\d]{2,3} +[^ ].{8,}"
)
_MONTH = re.compile(r"^[(]?(?:[一二三四五六七八九十]{1,2}|\d{1,2})月[)]?$")
_OF_MONTH = late(r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})月")
_BRACKETED = re.compile(r"^\([^()]{2,40}\)$")
_DIGIT = re.compile(r"\d")
_PART_OF_CASE = late(
    r"[【\[〔](?:(?:基本|简要)?案情(?:简介|回放)?|(?:法院|裁判|审理|判决|处理|调解|审查)(?:结果|要旨|理由|经过)"
    r"|(?:法官|律师|检察官|民警|以案)(?:说法|释法|评析|提醒|寄语)|典型意义|相关法条|法条链接|裁判思路|争议焦点)[】\]〕]"
)
_YEAR = late(r"\d{4}年")
_SAID = late("[了到不把被让從从也那着個个最,]|[吗呢局厂廠]$|(?<!书)院$|(?<!驿)站$|公司$|.“|”.")
_COLUMNS = re.compile(r"\S {2,}\S.*? {2,}\S")  # words set in three columns or more
_MENU = 3  # lines
_LEAST_BARRED = 2  # paragraphs titled before an upright bar that are items
_PICTURE = 60  # characters of what is told of a picture alone
_SHOWN = late(r"[。,]图为.{4,}[摄攝]")  # what happened, what the picture shows, and who took it
_GENRE = re.compile(r"\((?:外[一二三四五六七八九]{1,2}[首章篇则]|(?:[组长短小]|散文|打油)诗|[小微]小说|散文|节选)\)")
_EMOJI = 0x1F000
_QUESTION = re.compile(r"^[一二三四五六七八九十]?、?.{4,40}\?$")
_SIDEBAR = re.compile(r"小贴士|知识|链接|名词解释|温馨提示|手记|延伸阅读|短评|微评|点评|编后|提示|背景|声音|对话")
_ATTACHMENT = late(r"^附(?:件|表|录)?\s?\d{0,2}\s?[:]|^附件\d{0,2}$")
_ARTICLE_LAW = late(r"^第[一二三四五六七八九十百\d]{1,4}[条章节]")
_SECTION_ENDINGS = words("column_endings")
_NOTICE_ENDINGS = words("notice_endings")
_FRAMED = late(  # above a heading the name of a column: 217 of 219 annotated ones
    r"【[^】]{2,12}】|〖[^〗]{2,12}〗|([※☆★◆●■◇○□▲△*=~+·-])\1* ?[^\W\d][^※☆★◆●■◇○□▲△*=~+·]{1,12}\1+"
)
_REMINDS = late(rf"{HAN}{{2,4}}(?:提醒|提示)")  # 法官提醒, above what he says
_NTH = late(rf"第[一二三四五六七八九十\d]{{1,3}}{HAN}{{1,2}}(?:  |[:,])(?!.*[届屆])")  # 第一夜  ……, 第二道:……
_ANSWERS = ("答:", "A:")
_SHORT_COLUMN = 4  # characters: 账目公开
_LONGEST_CELLS = 32  # characters of a row
_LONGEST_RUBRIC, _LONGEST_COLUMN = 5, 6
_LENGTHS = (5, 9, 13, 17, 22, 28)
_TEXT_LENGTHS = (20, 50, 120)
_REFERS = re.compile(
    r"“?(?:该[^\W\d]|此外|同时|与此同时|另外|其中|为此|对此|随后|接着|下一步|据了解|据悉|这|那|他|她|它|而|但|不过|然而|于是|后来)"
)
_REFERRING = frozenset("“该此同与另其为对随接下据这那他她它而但不于然后")  # what the one begins with
_TIMING = frozenset("近日连今昨前本上一二三四五六七八九十")  # … and the other, but for digits
_OPENS_WITH_TIME = re.compile(
    r"(?:近日|日前|近期|连日来|今年|昨[日天]|今[日天]|前[日天]|本周|上周|\d{1,2}月\d{0,2}日?|\d{1,2}日|20\d\d年|[一二三四五六七八九十]{1,3}月)"
)
_PLAIN_TEXT = (State.LEAD, State.SIGNED_LEAD, State.TEXT, State.SIGNED_TEXT)
_GOING_ON = (State.TEXT, State.SIGNED_TEXT)
_LONGEST_TITLE_WORD = 10  # characters, marks included
_OWN = (State.HEAD, State.SECTION, State.ITEM)
_COLUMN, _CROSSHEADS = (State.SECTION,), (State.CROSSHEAD, State.SIGNED_CROSSHEAD)
_PARTS = (*_PLAIN_TEXT, *_CROSSHEADS)
HEAD_STATES = (*_PLAIN_TEXT, State.HEAD, State.CROSSHEAD, State.SIGNED_CROSSHEAD)


class Candidate(NamedTuple):
    """The states a unit can be in, the features that speak for or against each, and what it looks like."""

    states: tuple[State, ...]
    features: tuple[str, ...]
    look: str = ""


def habits_of(units: Sequence[Unit]) -> tuple[str, ...]:
    """How this document marks its articles: `signed` (bylines behind the text), `opened` (datelines or lead
    bylines), `head-signed` (bylines below headlines); each if it is seen at least twice."""
    counts: Counter[str] = Counter()
    for before, unit in zip([None, *units], units, strict=False):
        if unit.type == TEXT:
            if unit.opening is not None:
                counts["opened"] += 1
            if unit.closing is not None:
                counts["signed"] += 1
        elif unit.type == BYLINE and before is not None:
            counts["head-signed" if before.head_like else "signed"] += 1
    return tuple(name for name in ("signed", "opened", "head-signed") if counts[name] >= 2)


def candidates(board: Board) -> list[Candidate]:
    """Possible states and features of every unit of an issue."""
    sized = Heads(board.units)
    found: list[Candidate] = []
    before: tuple[State, ...] = (State.SECTION,)  # an issue begins as what follows a standing head does
    for n in range(len(board.units)):
        states, features = _candidate(board, n)
        if board.sheet.source.lines:
            states = sized.states(n, states)
        before = _reachable(states, before)
        found.append(Candidate(before, features, look_of(board, n)))
    return found


@cache
def _reachable(states: tuple[State, ...], before: tuple[State, ...]) -> tuple[State, ...]:
    """Those of the states that some state of the unit above can lead to; all if none can."""
    return tuple([state for state in states if not ORIGINS[state].isdisjoint(before)]) or states


def _candidate(board: Board, n: int) -> tuple[tuple[State, ...], tuple[str, ...]]:
    """States and features of unit `n`."""
    unit = board.units[n]
    if unit.type == BYLINE:
        sure = unit.byline is not None and unit.byline.has_role
        states: tuple[State, ...] = (State.HEAD_BYLINE, State.LEAD_BYLINE, State.TAIL_BYLINE)
        framed = ["byline-bracketed"] if unit.text[0] == "(" and unit.text[-1] == ")" else []
        if sure:
            return states, ("byline", "byline-sure", *framed)
        if n in board.poems.authors:
            return (State.HEAD_BYLINE,), ("byline", "byline-names", *framed)
        maybe = (*states, *_PLAIN_TEXT, State.HEAD, State.SECTION)
        rubric = ["rubric"] if len(unit.squeezed) <= _LONGEST_RUBRIC and board.is_head(n + 1) else []
        return maybe, ("byline", "byline-names", *framed, *rubric, *_common(board, n, unit))
    if unit.type == SIGNATURE:
        return (State.SIGNATURE, *_PLAIN_TEXT), ("signature",)
    features = _common(board, n, unit)
    if unit.head_like and n not in board.sent_in:
        return _head_states(board, n, unit), (*features, *_of_head(board, n, unit))
    if n in board.titled:
        return (State.ITEM,), (*features, *_of_text(board, n, unit, True))
    run_in = (" " in unit.text and _RUN_IN.match(unit.text) is not None) or opens_as_notice(unit.text)
    if n in board.barred:
        if len(board.barred) >= _LEAST_BARRED:
            return (State.ITEM,), (*features, *_of_text(board, n, unit, True))
        run_in = True
    return _text_states(board, n, unit, run_in), (*features, *_of_text(board, n, unit, run_in))


def _head_states(board: Board, n: int, unit: Unit) -> tuple[State, ...]:
    """What a short line can be."""
    if n in board.poems.titles:
        return (State.HEAD,)
    if n in board.poems.parts:
        return _CROSSHEADS
    if n in board.poems.verses or n in board.figures:
        return _PLAIN_TEXT
    if n in board.poems.heads:
        return (State.HEAD, State.SECTION)
    if n in board.poems.ends and n + 1 < len(board.units) and not board.units[n + 1].head_like:
        return (State.HEAD, State.SECTION)
    whole = unit.numbers_document or unit.opens_head or (n not in board.verses and n + 1 in board.verses)
    whole = whole or heads_inquiry(board.units, board.inquiries, n)
    states: tuple[State, ...] = (State.HEAD,) if whole else HEAD_STATES
    short = len(unit.squeezed.strip(SECTION_MARKS)) <= LONGEST_SECTION
    marked = not unit.text[0].isalnum() and _may_name_column(board, n, unit)
    if not whole and (short or marked or (unit.squeezed[-1] in "月)" and _MONTH.match(unit.squeezed))):
        states = (*states, State.SECTION)
    if unit.mark and board.marks[unit.mark_kind] >= 2:
        states = (*states, State.ITEM)
    below = board.units[n + 1].text if n + 1 < len(board.units) else ""
    if (unit.text[0] == "(" and _GENRE.fullmatch(unit.text)) or (below[:1] == "(" and _GENRE.fullmatch(below)):
        states = (State.HEAD,)
    if board.is_head(n + 1) and counts_issues(unit.text):
        return (State.SECTION,)
    named = State.SECTION in states and board.is_head(n + 1) and n + 1 not in board.rows
    if named and (_names_column(unit) or _FRAMED.fullmatch(unit.text)):
        states = tuple([state for state in states if state is not State.HEAD])
    alone = board.is_head(n + 1) or not below[:1].isalnum()
    if ((n in board.bilingual or n in board.columns) and alone) or n + 1 in board.titled or n in board.framed:
        states = (State.SECTION,)
    elif names_note(unit.squeezed):
        states = (State.HEAD,)
    elif n in board.bilingual:
        states = (*HEAD_STATES, State.SECTION)
    elif n + 1 < len(board.units) and board.units[n + 1].closing and _heads_picture(board, n):
        states = tuple([state for state in states if state not in _CROSSHEADS])
    elif n in board.inside or heads_nothing(board.units, n) or board.is_enclosed(n):
        states = tuple([state for state in states if state not in (State.HEAD, State.SECTION)]) or states
    elif n + 1 in board.fields and unit.text[0] == "【" and unit.text[-1] == "】" and has_box_name(unit.text):
        states = (State.HEAD,)
    elif surely_heads_box(unit.text):
        above_head = is_box_name(unit.squeezed) and board.is_head(n + 1)
        states = (State.HEAD, State.SECTION) if above_head else (State.HEAD,)
    elif names_box(unit.squeezed) or _REMINDS.fullmatch(unit.squeezed):
        named = board.is_head(n + 1) and n + 1 not in board.rows  # 51 of 53 annotated ones are above headings, and
        states = (State.SECTION,) if named else (State.HEAD, State.SECTION)  # 45 of 47 no crossheads above text
    elif n - 1 in board.verses or n in board.poems.ends:  # a poem has ended: no crosshead stands below it
        states = tuple([state for state in states if state not in _CROSSHEADS])
    elif n in board.card_heads:
        states = (State.HEAD, State.CROSSHEAD)
    elif barred := _never(board, n, unit):
        states = tuple([state for state in states if state not in barred])
    return states


def _never(board: Board, n: int, unit: Unit) -> tuple[State, ...]:
    """What a heading surely is not: a part of a case (【裁判结果】) opens no story, what is broken off heads no part of
    one, nor does what names the questions below it (6问服务), and it names no column above a line in brackets that says
    more of it, nor if it is a headline (更正)."""
    if unit.text[-1] in ",、" or n in board.turned:
        return _CROSSHEADS
    if n in board.report:
        return _COLUMN
    if n in board.below_forms:
        return _PLAIN_TEXT
    if n and board.units[n - 1].closing and heads_table(unit.first, [one.first for one in board.units[n + 1 : n + 4]]):
        return _PLAIN_TEXT
    rows = [one.text for one in board.units[n + 1 : n + 5]]
    figures = bool(rows) and len(rows[0]) <= LONGEST_ROW and heads_figures(unit.text, rows)
    figures = figures and (_is_below_text(board, n) or _is_below_name(board, n))
    if heads_list(unit.text, rows[:3]) or figures or (unit.number is None and heads_fields(unit.text, rows)):
        return (*_PLAIN_TEXT, *_CROSSHEADS)
    if n in board.parts or (unit.text[0] == "第" and _NTH.match(unit.text)):
        return _OWN
    if "问" in unit.text and heads_questions(board.units, n):
        return _PARTS
    if unit.text[0] in "【[〔" and _PART_OF_CASE.fullmatch(unit.squeezed):
        return _OWN
    below = board.units[n + 1] if n + 1 < len(board.units) else None
    if below is None or below.type != TEXT:
        return ()
    if below.head_like:
        more = _BRACKETED.match(below.text) if below.text[0] == "(" else None
        first = _is_first_line(unit.text) or DASH.match(below.text)  # above a deck
        return _COLUMN if first or (more and not _YEAR.search(below.text)) else ()
    framed = unit.text[0] in "【〔[("  # above what it may name a column
    short = len(unit.squeezed) <= _LONGEST_TITLE_WORD
    named = short and not (framed or below.mark) and unit.squeezed.strip(SECTION_MARKS) in title_words()
    return _COLUMN if named else ()


def _is_below_text(board: Board, n: int) -> bool:
    """Whether the unit above is text, and neither a heading nor a row, and announces nothing."""
    above = board.units[n - 1] if n else None
    told = above is not None and above.type == TEXT and not above.head_like and above.text[-1] != ":"
    return above is not None and told and len(above.text) > _LONGEST_CELLS


def _is_below_name(board: Board, n: int) -> bool:
    """Whether the unit above may be the name of a column, by what it says, or since it is short."""
    above = board.units[n - 1] if n else None
    if above is None or above.type != TEXT or not above.head_like:
        return False
    return _names_column(above) or len(above.squeezed) <= _SHORT_COLUMN


def _names_column(unit: Unit) -> bool:
    """Whether short words above a heading are the name of a column: of 494 annotated ones eight are not."""
    name = unit.squeezed.strip(SECTION_MARKS)
    if len(name) > _LONGEST_COLUMN or _is_first_line(name) or _OF_MONTH.match(name):  # 三月光荣榜 heads a list
        return False
    return is_standing_head(unit.text) or name.endswith(_SECTION_ENDINGS)


def _is_first_line(text: str) -> bool:
    """Whether words above a heading are its first line rather than the name of a column: of 1,283 annotated names none
    has 了, 不, 到, 把 and the like, asks, is the name of an office or has words in quotation marks."""
    if text[-1] == "的":
        return True
    return (text[0].isalnum() or text[0] == "“") and _SAID.search(text) is not None


def _heads_picture(board: Board, n: int) -> bool:
    """Whether below a heading, and above the next, stands nothing but what a picture shows, and who took it."""
    below = board.units[n + 1]
    if below.closing is None or len(below.text) > _PICTURE or not took_picture(below.closing[1]):
        return False
    return n + 2 == len(board.units) or board.is_head(n + 2)


def _may_name_column(board: Board, n: int, unit: Unit) -> bool:
    """Whether a longer line is set off as names of columns are: behind a mark that comes back and above text, it is
    the heading of that text."""
    marked = _SECTION_MARK.match(unit.text) is not None and unit.mark_kind not in board.headed
    return marked and (not unit.mark or board.marks[unit.mark_kind] <= 1 or board.is_head(n + 1))


def _text_states(board: Board, n: int, unit: Unit, run_in: bool) -> tuple[State, ...]:
    states: tuple[State, ...]
    shows = not board.is_head(n - 1) and _SHOWN.search(unit.text) is not None
    if unit.note or (unit.photo and (shows or opens_caption(unit.text))):
        return (State.ITEM,)
    if unit.opening is not None:
        signed = State.SIGNED_OPENING if unit.opening.byline is not None else State.OPENING
        states = (State.WHOLE if unit.closing is not None else signed,)
    elif unit.closing is not None:
        states = (State.CLOSING,)
    else:
        answers = n - 1 in board.titled and unit.text[:2] in _ANSWERS
        states = _GOING_ON if answers or n - 1 in board.sent_in or board.is_between_items(n) else _PLAIN_TEXT
    if n in board.report:
        return states
    told = n in board.series and board.series[n].long
    shown = unit.note or unit.mark or unit.photo or unit.at_edge == "rule"
    shown = shown or board.in_briefs[n] or run_in or told or n in board.led
    if shown or (board.dated > 0.5 and opens_with_date(unit.text)):
        states = (*states, State.ITEM)
    return states


def _common(board: Board, n: int, unit: Unit) -> list[str]:
    """Where the unit stands."""
    features = []
    if unit.at_edge:
        features.append(f"below-{unit.at_edge}")
        if unit.at_edge == str(Kind.NAVIGATION) and _below_menu(board, unit):
            features.append("below-menu")
    if n and unit.first.above > board.usual_gap:
        features.append("gap-above")
    if n == 0:
        features.append("first")
    elif board.units[n - 1].type == TEXT and not board.units[n - 1].head_like and not board.units[n - 1].last.closed:
        features.append("below-unfinished")
    return features


def _below_menu(board: Board, unit: Unit) -> bool:
    """Whether several lines of a web page stand between the unit and what was printed above it."""
    first = unit.lines[0]
    above = range(first - _MENU, first)
    return above.start >= 0 and all(board.sheet.kind(index) is Kind.NAVIGATION for index in above)


def _of_head(board: Board, n: int, unit: Unit) -> list[str]:
    text, length = unit.text, len(unit.squeezed)
    marked = not text[0].isalnum()
    above, below = board.is_head(n - 1) and n not in board.below_forms, board.is_head(n + 1)
    features = ["head-like", f"length-{bisect_right(_LENGTHS, length)}"]
    set_apart = unit.first.above > board.usual_gap or unit.first.indent >= CENTRED
    apart = "-apart" if set_apart else ""  # a question set apart is asked of the reader
    tests = {
        "row": n in board.rows,
        "announced": board.announced[n],
        "announced-part": board.announced[n] and n in board.announced_parts,
        "not-announced": bool(board.entries) and not board.announced[n],
        "dash": marked and DASH.match(text),
        "spaced": " " in text and SPACED.search(text),
        "colon": ":" in text and COLON.match(text),
        "standing": is_standing_head(text),
        "section-word": length <= LONGEST_SECTION and unit.squeezed.strip(SECTION_MARKS).endswith(_SECTION_ENDINGS),
        "section-mark": marked and (_SECTION_MARK.match(text) or FRAMED.fullmatch(text)),
        "mark-comes-back": unit.mark and board.marks[unit.mark_kind] >= 2,
        "long-for-head": board.usual_head and length > 1.25 * board.usual_head,
        "short-for-head": board.usual_head and length < 0.8 * board.usual_head,
        "quoted": text[:1] in "“\"《「",
        "comma": "," in text,
        "digits": not text.isalpha() and _DIGIT.search(text),
        f"exclaims{apart}": text[-1:] in "!?…",
        f"question{apart}": text[-1] == "?" and _QUESTION.match(text),
        "sidebar-word": _SIDEBAR.search(text),
        "attachment": text[0] == "附" and _ATTACHMENT.match(text),
        "law-article": text[0] == "第" and _ARTICLE_LAW.match(text),
        "columns": "  " in text and _COLUMNS.search(text),
        "emoji-mark": unit.mark and ord(unit.mark[0]) >= _EMOJI,
        "announced-short": board.announced[n] and length <= LONGEST_SECTION,
        "above-number-mark": n + 1 < len(board.units) and board.units[n + 1].at_edge == "number-mark",
        "month": "月" in text and _MONTH.match(unit.squeezed),
        "bracketed": text[0] == "(" and _BRACKETED.match(text),
        "notice-title": _names_notice(unit.squeezed),
        "title-word": not below and unit.squeezed.strip(SECTION_MARKS) in title_words(),
        "rubric": length <= _LONGEST_RUBRIC and below and not above,
        "below-attachment": n and board.units[n - 1].text[0] == "附" and _ATTACHMENT.match(board.units[n - 1].text),
        "indented": unit.first.indent >= 1,
        "centred": unit.first.indent >= CENTRED,
        "more-lines": len(unit.lines) > 1,
        "gap-below": n + 1 < len(board.units) and board.units[n + 1].first.above > board.usual_gap,
        "field": n in board.fields,
        "beside-field": n - 1 in board.fields or n + 1 in board.fields,
        "within-head": board.is_within_head(n),
        "below-head": above,
        "above-head": below,
    }
    features += [name for name, holds in tests.items() if holds]
    features += board.resemblance(unit)
    features += board.parallels(n)
    if unit.number and not board.announced[n]:
        features += ["numbered", f"numbered-{unit.number[0]}"]
    return features


def _names_notice(title: str) -> bool:
    """Whether a title ends as those of notices do; a number in brackets may follow: 失物招领(3)."""
    title = title.removesuffix("】")
    if title[-1:] == ")":
        title = title[: title.rfind("(")]
    return title.endswith(_NOTICE_ENDINGS)


def _of_text(board: Board, n: int, unit: Unit, run_in: bool) -> list[str]:
    first = unit.text[0]
    features = ["text-like", f"text-length-{bisect_right(_TEXT_LENGTHS, len(unit.text))}"]
    tests = {
        "note": unit.note,
        "mark": unit.mark,
        "mark-comes-back": unit.mark and board.marks[unit.mark_kind] >= 2,
        "tag": unit.mark_kind in ("【", "[", "〔"),
        "title-tag": len(unit.mark) >= TITLE_TAG,
        "run-in": run_in,
        "dated": board.dated > 0.5 and opens_with_date(unit.text),
        "photo": unit.photo,
        "emoji-mark": unit.mark and ord(unit.mark[0]) >= _EMOJI,
        "briefs": board.in_briefs[n],
        "introduces": unit.text.endswith(":"),
        "refers": first in _REFERRING and _REFERS.match(unit.text),
        "opens-with-time": (first in _TIMING or first.isdigit()) and _OPENS_WITH_TIME.match(unit.text),
        "item-beside": unit.mark and unit.mark_kind in board.marks_beside(n),
        "field": n in board.fields,
        "led": n in board.led,
    }
    features += board.series[n].features if n in board.series else []
    features += [board.leads[n]] if n in board.leads else []
    return features + [name for name, holds in tests.items() if holds]
