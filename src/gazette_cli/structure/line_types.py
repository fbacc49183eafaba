"""What printed lines are taken for before they are joined: text, bylines, signatures, captions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from functools import cache
from itertools import pairwise

from gazette_cli.block import Kind
from gazette_cli.fold import HAN
from gazette_cli.grammar.byline_shapes import read_credit_alone
from gazette_cli.grammar.full_names import is_name
from gazette_cli.grammar.offices import names_office
from gazette_cli.grammar.people import Byline, read_byline
from gazette_cli.lexicon import any_of
from gazette_cli.patterns import late
from gazette_cli.structure.joins import BYLINE, CAPTION, SIGNATURE, TEXT, Piece
from gazette_cli.structure.known_names import byline_of, known_names
from gazette_cli.structure.lines import CAPTION_SIGNS, Line, depth, opens_caption
from gazette_cli.structure.sheet import Sheet
from gazette_cli.structure.sizes import is_display, is_small
from gazette_cli.structure.standing_heads import is_standing_head

CAPTION_WORDS = re.compile(
    r"^[▲△▼◀►▶↑↓←→][^。]*(?:。\s?(?:\([^()]{0,16}(?:[图圖摄攝]|提供)[^()]{0,12}\)|(?i:photos?|图片?|摄影)\s?[:/].{1,24}|[^\W\da-zA-Z_]{2,4}\s?[摄攝](?:于[^。]{2,16})?))?$|^[(【]图[)】]|^(?:[(【\[]|[—–-]+\s?)?(?:图|图片|上图|下图|左图|右图|题图)[:为是]|^图\d|.{6,}[^。!?](?:摄影|摄|攝|供图)(?:\s?[(]资料(?:图片|照片)[)])?[)】]?$|资料(?:图片|照片)[)]?$|^\([^()]{8,60}(?:活动|现场|行动|场景|照片|仪式|合影|[摄图])\)$"
    r"|^[^:/(][^:/]{3,60}[。. ](?:摄影|攝影)[ :/]{1,2}[^ ,。:]{2,8}$"  # 揭牌现场. 摄影 王明
)
_FROM_FILES = late(r"[ (:/]资料(?:图片|照片)[)]?$")
_CAPTION_STARTS, _CAPTION_CREDITS = frozenset(CAPTION_SIGNS + "(【[图上下左右题—–-"), re.compile("摄|攝|片|供图")
_WIDER = 1  # characters by which a line of a column may be wider than the others
_LONGEST_LEGEND_LINES = 4  # of a caption with its credit on the last one
CREDIT = late(r"[摄攝影][)】]?$|供[图圖][)】]?$")
_SIGNED_TIGHT = re.compile(rf"。——{HAN}{{2,4}}$")
_FULL_CREDIT = late(  # on a full line, which may be broken before 摄像 as well
    rf"影[)】]?$|供[图圖][)】]?$|(?:^|[ (:/。])(?:[^ ,。]{{2,12}}|{HAN} +{HAN}) ?[摄攝][)】]?$"
)
_WHO_IS_WHO = late(r"图为|圖為|\([左右中前后後]排?[一二三]?[,)]")  # in a picture
_LONGEST_SHOWN = 60  # characters of a caption that says who is who
_SHOWN = late(r".{6}\((?:[左右中](?:[起数]?第?[一二三四五])?|[前后]排[左右中]?[一二三四五]?)(?:为|是|:|\)$)")
_PLACEHOLDER = late(r"[\[【(]?[图圖][片]?\d{0,2}[\]】)]?")
_HEAD_MARKS = frozenset("◇◆●○■▲△▼★☆▶►❖✦")  # of bylines as well, but for □ and ◎, which are seldom anything else
_LONGEST_MARKED = 14  # characters of a heading behind a mark
_LEAST_LISTED = 4  # lines with one sign that make a list
_HOLLOW, _LEAST_HOLLOW = "△", 3  # … and full lines with this one
_SOURCED = late(r"(?:来源|作者|发布时间|时间):|[12]\d{3}[年./-]\d")  # 来源:某报 2022-07-13
_ORIGINAL = re.compile("原创 ")  # below the headline of a post
_LONGEST_LEGEND = 40  # characters of a line below an image placeholder that is its caption
_WIDE, _LEAST_WIDE, _WIDE_HABIT = re.compile(r"\S(?: +[^ ][,、]?){2,}"), 4, 2  # headlines set wide
_LONGEST_NAME = 4  # characters of a name that the issue knows
_KEYCAP = "\u20e3"  # around a number
_DATE_ONLY = re.compile(
    r"[(]?(?:[12]\d{3}\s*年\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?|[〇零○一二三四五六七八九]{4}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日"
    r"|(?:中[华華])?民[国國]\s*[\d一二三四五六七八九十百〇零○]{1,4}\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月\s*[\d一二三四五六七八九十]{1,3}\s*日"
    r"|[12]\d{3}[./-]\d{1,2}[./-]\d{1,2}|1\d{2}年\d{1,2}月\d{1,2}日|\d{1,2}月\d{1,2}日|[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)[)]?"
)
_DAY_OF_LETTER = late(rf"(?:\d{{4}}年)?\d{{1,2}}月\d{{1,2}}日 ?{HAN}{{1,6}}")  # 4月20日夜班后
_DAY_AND_PLACE = late(rf"(?:{_DATE_ONLY.pattern}) *[写寫记記]?[于於] ?{HAN}{{2,10}}")  # 9月30日 于溪口
_DAY_STARTS = frozenset("1234567890〇零○一二三四五六七八九十民中(")
_SET_RIGHT = 8  # blanks before it
_SIGNED_AND_DATED = late(  # 某乡公所清洁队 108.10.18
    rf"{HAN}{{2,20}}(?:{any_of('signatories')}|[队所局会处室部办站院校科课]|公司|中心) +"
    rf"(?:{_DATE_ONLY.pattern}|\d{{2,3}}[./-]\d{{1,2}}[./-]\d{{1,2}})"
)
_TO_BE_CONTINUED = re.compile(r"[(【\[]?(?:未完,?待[续續]|待[续續]|全文完|完)[)】\]]?")
_LAST_ENDS = frozenset("月日续續完)】]")  # what dates and those end with, but for digits
_DRAWN = (  # with a picture, not with a story
    "插图", "题图", "插画", "绘图", "制图", "绘画", "漫画", "题字", "书法", "供图", "供圖",
)  # fmt: skip
_PLACED = late(rf"{HAN}{{2}}[里村乡镇鄉鎮] +{HAN}{{6,}}$")  # 石河里 旧校舍变图书室 says where
_REGARDS = late(r"[^,。:;]{2,20} +(?:[謹谨敬同]?[啟启叩]|[謹谨敬]上|泣[告叩啟启]|[謹谨][訂订識识])")  # 清潔隊 啟
_REGARDS_END = frozenset("啟启叩上告訂订識识")
_OFFICE_SIGNS = re.compile(rf"\(({HAN}{{3,14}})\)")
_RULES = {
    "ornament.number-mark": "number-mark", "ornament.rule": "rule",
    "navigation.button": "ornament", "furniture.length": "ornament",  # what stands above has ended
}  # fmt: skip
_EDGES = (
    "number-mark", "rule", "running-head", "ornament", "folio", "issue-line", "contents", "jump", "staff", "duplicate",
)  # fmt: skip
_RANKS = {name: rank for rank, name in enumerate(_EDGES)}


def _stronger(edge: str | None, other: str) -> str:
    """Of two pieces of furniture above a unit the one that says more about what follows."""
    return other if edge is None or _RANKS.get(other, 99) < _RANKS.get(edge, 99) else edge


def read_pieces(sheet: Sheet, skipped: frozenset[int], listed: Collection[str]) -> list[Piece]:
    """The undecided lines with what stands directly above each; `listed` are the signs of items (`list_marks`)."""
    pieces: list[Piece] = []
    known = known_names(sheet)
    signs_tight = cache(lambda: any(_SIGNED_TIGHT.search(other.text) for other in sheet.lines))
    edge: str | None = None
    pictured = False  # an image placeholder stands directly above
    for index, line in enumerate(sheet.lines):
        label = sheet.labels[index]
        if label is not None:
            pictured = _PLACEHOLDER.fullmatch(line.squeezed) is not None
            edge = _stronger(edge, _RULES.get(label.evidence.rule, str(label.kind)))
        elif index in skipped:
            edge = edge or "duplicate"
        else:
            kind, byline = _type_of(line)
            if line.scale:
                kind = _by_size(line, kind)
            short = known and len(line.squeezed) <= _LONGEST_NAME
            if short and kind == TEXT and line.squeezed in known and _heads_name(pieces, line):
                kind, byline = BYLINE, byline_of(line.squeezed)
            if kind in (BYLINE, SIGNATURE) and pieces and depth(line.text) < 0 < depth(pieces[-1].line.text):
                kind, byline = TEXT, None  # the bracket of a byline glued to the text above was broken
            broken = kind == BYLINE and pieces and pieces[-1].line.fills and pieces[-1].line.text.endswith("。——")
            if broken and signs_tight():
                kind, byline = TEXT, None  # who signs behind the dash, as others do, was broken off
            if kind == BYLINE and pieces and not pieces[-1].line.closed and _is_rest_of_credit(line.text):
                kind, byline = TEXT, None
            if kind == CAPTION and line.fills and not _FULL_CREDIT.search(line.text):
                kind = TEXT  # its further lines have to be found first
            listed_item = line.text[0] in listed and not _FROM_FILES.search(line.text)
            if kind == CAPTION and (listed_item or (edge is None and _ends_caption(pieces, line))):
                kind = TEXT
            if pictured and kind == TEXT and _may_be_legend(line) and not _heads_below(sheet, index):
                kind = CAPTION
            pieces.append(Piece(index, line, kind, edge, byline, pictured=pictured))
            pictured = False
            edge = None
    _undo_lists(pieces)
    return pieces


def _is_rest_of_credit(text: str) -> bool:
    """Whether a word and 摄 may be the end of a name broken off above: 王|秋实 摄."""
    credit = read_credit_alone(text) if text[-1] in "摄攝" else None
    return credit is not None and not is_name(credit.name)


def _ends_caption(pieces: list[Piece], line: Line) -> bool:
    """Whether a line with a credit is the end of a caption that full lines above it began, or of a paragraph that
    tells in them who is who in the picture."""
    if line.text[0] in _CAPTION_STARTS:
        return False
    if "。" in line.text and pieces and pieces[-1].type == TEXT:
        above = pieces[-1].line
        beside = line.width <= line.wrap + _WIDER
        return beside and above.fills and not above.closed  # the rest of a sentence, and behind its stop the credit
    for piece in reversed(pieces[-_LONGEST_LEGEND_LINES:]):
        above = piece.line
        if piece.type != TEXT or not above.fills or above.closed:
            return False
        if opens_caption(above.text) or _WHO_IS_WHO.search(above.text):
            return True
        if piece.edge is not None:
            return False
    return False


def _heads_name(pieces: list[Piece], line: Line) -> bool:
    """Whether a name the issue knows stands tight below words that end no sentence."""
    return bool(pieces) and not (pieces[-1].line.closed or line.above)


def _heads_below(sheet: Sheet, index: int) -> bool:
    """Whether a line below an image placeholder is the headline of what follows: a byline stands right below it, or
    where a piece of the web comes from, or captions with their signs, or the list of contents announced it."""
    if sheet.kind(index + 1) is Kind.NAVIGATION and _SOURCED.match(sheet.lines[index + 1].text):
        return True
    below = sheet.lines[index + 1].text if sheet.is_free(index + 1) else "。"
    if below[0] in CAPTION_SIGNS and sheet.lines[index].text[0] not in CAPTION_SIGNS:
        return True
    if sheet.kind(index + 2) is Kind.NAVIGATION and len(below) <= _LONGEST_LEGEND and _ORIGINAL.match(
        sheet.lines[index + 2].text
    ):
        return True
    byline = read_byline(below)
    if byline is not None and byline.has_role and not all(who.role in _DRAWN for who in byline.people):
        return CREDIT.search(below) is None
    words = sheet.lines[index].squeezed
    return any(title.replace(" ", "") == words for _, title in sheet.entries)


def _may_be_legend(line: Line) -> bool:
    """Whether a line below an image placeholder may say what the picture shows: headings with a mark do not."""
    short = not (line.closed or line.fills) and len(line.text) <= _LONGEST_LEGEND
    return short and _KEYCAP not in line.text[:3]


def _undo_lists(pieces: list[Piece]) -> None:
    """Lines of two names and more, no role among them, are a list where they stand below each other; a name behind a
    mark is a heading where the mark begins others."""
    for above, piece in pairwise(pieces):
        if above.type == piece.type == BYLINE and _lists_names(above) and _lists_names(piece):
            above.listed = piece.listed = True
    spaced = [piece.line for piece in pieces if piece.line.text[1:2] == " "]
    wide = sum([len(line.squeezed) >= _LEAST_WIDE and _is_wide(line.text) for line in spaced])
    for piece in pieces if wide >= _WIDE_HABIT else ():
        if piece.type == BYLINE and len(piece.line.squeezed) == _LEAST_WIDE - 1 and _is_wide(piece.line.text):
            piece.listed = True  # where headlines are set wide, this is one
    headed = Counter([piece.line.text[0] for piece in pieces if piece.type == TEXT and _is_short(piece.line)])
    for piece in pieces:
        if piece.type == BYLINE and headed[piece.line.text[0]] and _names_alone(piece):
            piece.listed = True
        if piece.listed:
            piece.type, piece.byline = TEXT, None


def _is_wide(text: str) -> bool:
    """Whether blanks part all characters of a line: 鱼 价 牌."""
    return text[1:2] == " " and _WIDE.fullmatch(text) is not None


def _is_short(line: Line) -> bool:
    """A mark and a few words: ◇难在哪."""
    return line.text[0] in _HEAD_MARKS and len(line.text) <= _LONGEST_MARKED


def _names_alone(piece: Piece) -> bool:
    """A single name behind a mark, which begins headings of this issue as well: ◇干得值."""
    byline = piece.byline
    return byline is not None and not (byline.has_role or byline.has_org) and piece.line.text[0] in _HEAD_MARKS


def _lists_names(piece: Piece) -> bool:
    byline = piece.byline
    return byline is not None and not byline.has_role and len(byline.people) >= 2


def list_marks(sheet: Sheet) -> set[str]:
    """Signs that captions begin with and items of this issue as well: most lines behind them are sentences, or go on
    below the hollow one that seldom shows to a picture."""
    marked = [line for _, line in sheet.free() if line.text[0] in "▲△▼◀►▶"]
    if len(marked) < _LEAST_HOLLOW:
        return set()
    counts = Counter(line.text[0] for line in marked)
    closed = Counter(line.text[0] for line in marked if "。" in line.text)
    found = {sign for sign, count in counts.items() if count >= _LEAST_LISTED and 2 * closed[sign] > count}
    full = sum([line.fills for line in marked if line.text[0] == _HOLLOW])
    return found | {_HOLLOW} if full >= _LEAST_HOLLOW else found


def _type_of(line: Line) -> tuple[str, Byline | None]:
    text = line.text
    if len(text) <= 80 and ("。" not in text or (text[0] == "(" and text[-1] == ")")):
        byline = read_byline(text)
        if byline is not None and all(who.role in _DRAWN for who in byline.people) and byline.people:
            return CAPTION, None
        if byline is not None and "(" in text[1:] and depth(text) > 0:
            return TEXT, None  # 本报讯(记者 王明 通讯员: its bracket closes on the next line
        if byline is not None and not is_standing_head(text) and _stands_alone(text, byline):
            return (SIGNATURE if text[-1] in "日曰" and not byline.has_role else BYLINE), byline
        if text[0] == "(" and (office := _OFFICE_SIGNS.fullmatch(text)) and names_office(office[1]):
            return BYLINE, Byline((), True, True, True)
        may_end = len(text) <= 24 and (text[-1] in _LAST_ENDS or text[-1].isdigit())
        if may_end and (_DATE_ONLY.fullmatch(text) or _TO_BE_CONTINUED.fullmatch(text)):
            return SIGNATURE, None
        if line.indent >= _SET_RIGHT and text[0].isdigit() and _DAY_OF_LETTER.fullmatch(text):
            return SIGNATURE, None
        if text[0] in _DAY_STARTS and ("于" in text or "於" in text) and _DAY_AND_PLACE.fullmatch(text):
            return SIGNATURE, None
        if text[-1] in "日0123456789" and _SIGNED_AND_DATED.fullmatch(text):
            return SIGNATURE, None
        if text[-1] in _REGARDS_END and _REGARDS.fullmatch(text):
            return SIGNATURE, None
    if text[-1] == ")" and "。" not in text and len(text) <= _LONGEST_SHOWN and _SHOWN.search(text):
        return CAPTION, None
    may_be = len(text) <= 90 and (text[0] in _CAPTION_STARTS or _CAPTION_CREDITS.search(text) is not None)
    if may_be and not text.startswith(("图书", "图为先")) and (
        CAPTION_WORDS.match(text) or (text[-1] in "片)" and "。" not in text and _FROM_FILES.search(text))
    ):
        return CAPTION, None
    return TEXT, None


def _by_size(line: Line, kind: str) -> str:
    """The type of a line whose print a reader saw: what is large is no caption, what is small is one."""
    if is_small(line) and (kind == TEXT or CREDIT.search(line.text)):
        return CAPTION
    return TEXT if kind == CAPTION and is_display(line) else kind


def _stands_alone(text: str, byline: Byline) -> bool:
    """A line of names without a role is a byline if it holds nothing else, or stands in brackets: not in 【宫务】."""
    if byline.has_role:
        return True
    if _PLACED.match(text) is not None:
        return False
    return bool(byline.people) and len(byline.people) <= 3 and text[0] != "【"
