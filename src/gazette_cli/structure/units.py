"""Paragraph units: printed lines joined to what they continue, each with the features decoding reads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from gazette_cli.fold import HAN
from gazette_cli.grammar.full_names import is_name, is_row_of_names
from gazette_cli.grammar.offices import PLACE_ENDS, names_office
from gazette_cli.grammar.openings import (
    Opening,
    mark,
    number_end,
    numbering,
    read_bare_closing,
    read_closing,
    read_opening,
    read_word_closing,
)
from gazette_cli.grammar.people import Byline, Named, read_byline
from gazette_cli.lexicon import any_of
from gazette_cli.patterns import late
from gazette_cli.structure.continuation import seam
from gazette_cli.structure.joins import BYLINE, CAPTION, SIGNATURE, TEXT, Judge, Piece, link
from gazette_cli.structure.jumps import pair_jumps
from gazette_cli.structure.lines import CAPTION_SIGNS, Line, depth
from gazette_cli.structure.profile import Profile
from gazette_cli.structure.sheet import Sheet
from gazette_cli.structure.sizes import is_display, is_small
from gazette_cli.structure.standing_heads import is_standing_head

_LONGEST_HEAD = 46  # characters, blanks left out
_DOCUMENT_NUMBER = late(
    rf"{HAN}{{1,12}}[〔\[(【]\s*\d{{4}}\s*[〕\])】]\s*第?\s*\d+\s*号"
    rf"|[〔\[]{HAN}{{2,4}}[〕\]]\s*第?\s*\d+\s*号|{HAN}{{1,3}}字第\s*(?:\d|[一二三四五六七八九十百〇○零])+\s*号"
)
_NO_HEAD = re.compile(r"[。;:]$|.{24}[,、]$|。|;.*;|,.*,.*,")
_CAPTION = re.compile(
    r"^[▲△▼◀►▶↑↓←→][^。]*(?:。\s?(?:\([^()]{0,16}(?:[图圖摄攝]|提供)[^()]{0,12}\)|(?i:photos?|图片?|摄影)\s?[:/].{1,24}))?$|^[(【]图[)】]|^[(【\[]?(?:图|图片|上图|下图|左图|右图|题图)[:为是]|^图\d|.{6,}[^。!?](?:摄影|摄|攝|供图)(?:\s?[(]资料(?:图片|照片)[)])?[)】]?$|资料(?:图片|照片)[)]?$|^\([^()]{8,60}(?:活动|现场|行动|场景|照片|仪式|合影|[摄图])\)$"
)
_CAPTION_STARTS, _CAPTION_WORDS = frozenset(CAPTION_SIGNS + "(【[图上下左右题"), ("摄", "攝", "片", "供图")
_CREDIT = late(r"[摄攝影][)】]?$|供[图圖][)】]?$")
_FULL_CREDIT = late(  # on a full line, which may be broken before 摄像 as well
    rf"影[)】]?$|供[图圖][)】]?$|(?:^|[ (:/。])(?:[^ ,。]{{2,12}}|{HAN} +{HAN}) ?[摄攝][)】]?$"
)
_PLACEHOLDER = late(r"[\[【(]?[图圖][片]?\d{0,2}[\]】)]?")
_SHORTEST_TITLE = 10  # characters; shorter ones name a section
_LONGEST_WORD = 6  # characters of a word in brackets that signs, on a line of its own
_FULL_NAME, _LONGEST_PLACE = 3, 6  # characters
_HEAD_MARKS = frozenset("◇◆●○■▲△▼★☆▶►❖✦")  # of bylines as well, but for □ and ◎, which are seldom anything else
_LONGEST_MARKED = 14  # characters of a heading behind a mark
_LEAST_SIGNED = 3  # signed stories that make a habit
_LEAST_LISTED = 4  # lines with one sign that make a list
_SHORTEST_VERTICAL = 3  # lines of one character each that make a vertical title
_LONGEST_LEGEND = 40  # characters of a line below an image placeholder that is its caption
_KEYCAP = "\u20e3"  # around a number
_LONGEST_CAPTION = 140  # characters
_LONGEST_NOTE = 8  # characters of the name of a note, and of what stands behind it
_SHORTEST_PHOTO = 24  # characters of a caption that tells a story of its own
_DATE_ONLY = re.compile(
    r"[(]?(?:[12]\d{3}\s*年\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?|[〇零○一二三四五六七八九]{4}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日"
    r"|(?:中华)?民国\s*[\d一二三四五六七八九十百〇零]{1,4}\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月\s*[\d一二三四五六七八九十]{1,3}\s*日"
    r"|[12]\d{3}[./-]\d{1,2}[./-]\d{1,2}|\d{1,2}月\d{1,2}日|[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)[)]?"
)
_SIGNED_AND_DATED = late(  # 某乡公所清洁队 108.10.18
    rf"{HAN}{{2,20}}(?:{any_of('signatories')}|[队所局会处室部办站院校科课]|公司|中心) +"
    rf"(?:{_DATE_ONLY.pattern}|\d{{2,3}}[./-]\d{{1,2}}[./-]\d{{1,2}})"
)
_TO_BE_CONTINUED = re.compile(r"[(【\[]?(?:未完待[续續]|待[续續]|全文完|完)[)】\]]?")
_DRAWN = (  # with a picture, not with a story
    "插图", "题图", "插画", "绘图", "制图", "绘画", "漫画", "题字", "书法", "供图", "供圖",
)  # fmt: skip
_OFFICE_AND_NAME = re.compile(rf".{{5,}} ({HAN}{{2,10}} {HAN}{{2,4}})$")
_NAME_BEHIND_GAP = re.compile(rf"[^ ,。:]{{4,}} {{2,}}({HAN}{{3}})")
_NEVER_HEAD = re.compile(  # turns of an interview, and what letters and documents end with
    r"(?:问|答|[QA])\s?:|(?:此致|敬礼|顺致|祝好|特此.{0,4}|谨此.{0,4}|妥否.{0,6})[!。]?$"
)
_SIGNATORY = late(rf".{{2,30}}{any_of('signatories')}")
_OFFICE_SIGNS = re.compile(rf"\(({HAN}{{3,14}})\)")
_EDITORS = re.compile(r"本[刊报]编辑部|.{2,8}编辑部")
_PERSON_SIGNS = re.compile(rf"((?:{HAN}|\d){{2,16}}) +({HAN}{{2,4}})")
_IDENTITY = late(
    r"(?:居民|村民|市民|司机|读者|家长|学生|教师|老师|职工|党员|业主|群众|干部|工人|医生|护士|战士|退休.{0,4}|农民|商户|租户|患者|旅客|乘客|游客|.{0,2}员|.{0,2}人)$"
)
_NOTE = re.compile(
    rf"((?<!请){HAN}{{1,4}}[处部组室社者辑]按|编者按|编者的话|编后|编后语|按语|记者手记|采访手记|编者语|编者附[言记]"
    rf"|编辑部?(?:回复|回信|附言)|(?:上[期封次]|前期)?{any_of('corrections')}"
    r"|(?:更 +正|勘 +误)(?! +[启声说与一]))(?=[: ])"
)
_ANSWERS = late(r"[【\[]?(?:答?复|回音|回复|答复|编者|编辑)[:】\] ]")
_ASKED = re.compile(r"(?:\d{1,2}[.、]\s?|[一二三四五六七八九十]、)?[问Q]\s?:")



@dataclass(slots=True, eq=False)
class Unit:
    """Lines (indexes into the sheet) that make one paragraph, heading, byline, caption or signature line.

    `at_edge` says that furniture stands directly above; `type` is one of text, byline, signature, caption.
    """

    lines: list[int]
    text: str
    first: Line
    last: Line
    type: str = TEXT
    at_edge: str | None = None
    byline: Byline | None = None
    opening: Opening | None = None
    closing: tuple[int, Byline] | None = None
    note: str | None = None
    head_like: bool = False
    number: tuple[str, str] | None = None
    mark: str = ""
    mark_at: int = 0  # where the mark stands: behind a number, if there is one
    photo: bool = False
    numbers_document: bool = False  # the number of a document, printed above its title
    signed_at: int = 0  # where a byline set behind the headline begins, 0 where there is none
    pictured: bool = False  # an image placeholder stands directly above
    told: bool = False  # an item of a column, titled by its first sentence, or the name of that column
    squeezed: str = ""  # the text without spaces, once all lines are joined

    @property
    def mark_kind(self) -> str:
        """What the marks of one list have in common: the sign itself, or that it is a tag in brackets."""
        return self.mark[:1]


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


def build_units(sheet: Sheet, skipped: Iterable[int], judge: Judge = seam) -> list[Unit]:
    """The units of all undecided lines but the `skipped` ones, in order of their first lines."""
    pieces = _pieces(sheet, frozenset(skipped))
    pair_jumps(sheet, pieces)
    links = link(pieces, sheet, judge)
    links.update(_vertical(pieces))
    units: list[Unit] = []
    home: dict[int, Unit] = {}
    for piece in pieces:
        above = links.get(piece.index)
        if above is None:
            line = piece.line
            unit = Unit([piece.index], line.text, line, line, piece.type, piece.edge, byline=piece.byline,
                        pictured=piece.pictured)
            units.append(unit)
        else:
            unit = home[above]
            unit.lines.append(piece.index)
            unit.text += piece.line.text
            unit.last = piece.line
        home[piece.index] = unit
    for unit in units:
        unit.squeezed = unit.text.replace(" ", "")
        wrapped = unit.type == TEXT and len(unit.lines) > 1 and len(unit.text) <= _LONGEST_CAPTION
        if wrapped and (_CAPTION.match(unit.text) or (unit.pictured and unit.text[0] in CAPTION_SIGNS)):
            unit.type = CAPTION
        _describe(unit, sheet.profile)
    _sign_by_words(units)
    _confirm_signatures(units)
    _set_photos_apart(units)
    _tell_photos(units)
    _raise_document_numbers(units)
    return units


def _sign_by_words(units: list[Unit]) -> None:
    """Where the stories of an issue are signed, a word in brackets that may be a name signs one as well."""
    signed = sum([unit.closing is not None or unit.type == BYLINE for unit in units])
    if signed < _LEAST_SIGNED:
        return
    for unit in units:
        if unit.type != TEXT or unit.closing is not None or unit.text[-1] != ")":
            continue
        if not unit.head_like and not _ASKED.match(unit.text):
            unit.closing = read_word_closing(unit.text)
        elif len(unit.text) <= _LONGEST_WORD and (word := read_word_closing(f"。{unit.text}")):
            unit.type, unit.head_like, unit.byline = BYLINE, False, word[1]


def _raise_document_numbers(units: list[Unit]) -> None:
    """The number of a document above its title belongs to the headline: most stand below, and are text."""
    for n, (unit, below) in enumerate(pairwise(units)):
        if below.head_like and unit.text[-1] == "号" and _DOCUMENT_NUMBER.fullmatch(unit.text):
            above = units[n - 1] if n else None
            if above is None or not above.head_like or len(above.squeezed) <= _SHORTEST_TITLE:
                unit.head_like = unit.numbers_document = True


def _tell_photos(units: list[Unit]) -> None:
    """A paragraph below which only who took the picture is named may be an item of its own."""
    for n, (unit, below) in enumerate(pairwise(units)):
        if below.byline is None or below.type != BYLINE or not below.byline.people or unit.type != TEXT:
            continue
        taken = all(who.role is not None and who.role[-1] in "摄攝影" for who in below.byline.people)
        told = n > 0 and not units[n - 1].head_like and not unit.head_like and unit.last.closed
        if taken and told and unit.opening is None and unit.closing is None:
            unit.photo = True


def _set_photos_apart(units: list[Unit]) -> None:
    """A caption with a credit between the end of one story and the beginning of another is an item of its own."""
    for n, unit in enumerate(units):
        if unit.type != CAPTION or not _CREDIT.search(unit.text) or len(unit.text) < _SHORTEST_PHOTO:
            continue
        before, after = units[n - 1] if n else None, units[n + 1] if n + 1 < len(units) else None
        ended = before is None or before.type in (BYLINE, SIGNATURE) or before.closing is not None or before.head_like
        if ended and (after is None or after.head_like or after.type == CAPTION):
            unit.type, unit.photo = TEXT, True
            unit.closing = read_closing(unit.text)


def _vertical(pieces: list[Piece]) -> dict[int, int]:
    """Links between lines of one character each, three or more in a row: a title set from top to bottom."""
    links: dict[int, int] = {}
    run: list[Piece] = []
    for piece in [*pieces, None]:
        if piece is not None and piece.type == TEXT and len(piece.line.text) == 1 and piece.line.text.isalpha():
            run.append(piece)
            continue
        if len(run) >= _SHORTEST_VERTICAL:
            links.update({below.index: above.index for above, below in pairwise(run)})
        run = []
    return links


def _pieces(sheet: Sheet, skipped: frozenset[int]) -> list[Piece]:
    """The undecided lines with what stands directly above each."""
    pieces: list[Piece] = []
    listed = _list_marks(sheet)
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
            if kind == BYLINE and pieces and depth(line.text) < 0 < depth(pieces[-1].line.text):
                kind, byline = TEXT, None  # the bracket of a byline glued to the text above was broken
            if kind == CAPTION and line.fills and not _FULL_CREDIT.search(line.text):
                kind = TEXT  # its further lines have to be found first
            if kind == CAPTION and line.text[0] in listed:
                kind = TEXT
            if pictured and kind == TEXT and _may_be_legend(line):
                kind = CAPTION
            pieces.append(Piece(index, line, kind, edge, byline, pictured=pictured))
            pictured = False
            edge = None
    _undo_lists(pieces)
    return pieces


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
    headed = Counter([piece.line.text[0] for piece in pieces if piece.type == TEXT and _is_short(piece.line)])
    for piece in pieces:
        if piece.type == BYLINE and headed[piece.line.text[0]] and _names_alone(piece):
            piece.listed = True
        if piece.listed:
            piece.type, piece.byline = TEXT, None


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


def _list_marks(sheet: Sheet) -> set[str]:
    """Signs that captions begin with and items of this issue as well: most lines behind them are sentences."""
    marked = [line for _, line in sheet.free() if line.text[0] in "▲△▼◀►▶"]
    counts = Counter(line.text[0] for line in marked)
    closed = Counter(line.text[0] for line in marked if "。" in line.text)
    return {sign for sign, count in counts.items() if count >= _LEAST_LISTED and 2 * closed[sign] > count}


def _type_of(line: Line) -> tuple[str, Byline | None]:
    text = line.text
    if len(text) <= 80 and ("。" not in text or (text[0] == "(" and text[-1] == ")")):
        byline = read_byline(text)
        if byline is not None and all(who.role in _DRAWN for who in byline.people) and byline.people:
            return CAPTION, None
        if byline is not None and not is_standing_head(text) and _stands_alone(text, byline):
            return (SIGNATURE if text[-1] in "日曰" and not byline.has_role else BYLINE), byline
        if text[0] == "(" and (office := _OFFICE_SIGNS.fullmatch(text)) and names_office(office[1]):
            return BYLINE, Byline((), True, True, True)
        if len(text) <= 24 and (_DATE_ONLY.fullmatch(text) or _TO_BE_CONTINUED.fullmatch(text)):
            return SIGNATURE, None
        if text[-1] in "日0123456789" and _SIGNED_AND_DATED.fullmatch(text):
            return SIGNATURE, None
    may_be = len(text) <= 90 and (text[0] in _CAPTION_STARTS or any(map(text.__contains__, _CAPTION_WORDS)))
    if may_be and not text.startswith(("图书", "图为先")) and _CAPTION.match(text):
        return CAPTION, None
    return TEXT, None


def _by_size(line: Line, kind: str) -> str:
    """The type of a line whose print a reader saw: what is large is no caption, what is small is one."""
    if is_small(line) and (kind == TEXT or _CREDIT.search(line.text)):
        return CAPTION
    return TEXT if kind == CAPTION and is_display(line) else kind


def _stands_alone(text: str, byline: Byline) -> bool:
    """A line of names without a role is a byline if it holds nothing else, or stands in brackets."""
    if byline.has_role:
        return True
    return bool(byline.people) and (len(byline.people) <= 3)


def _describe(unit: Unit, habits: Profile) -> None:
    text = unit.text
    if unit.type != TEXT:
        return
    unit.opening = read_opening(text)
    front = text[:_LONGEST_NOTE]
    asked = ":" in front and _ASKED.match(text)
    unit.closing = None if asked else read_closing(text) or read_bare_closing(text)
    note = _NOTE.match(text) if ":" in front or " " in front else None
    unit.note = note[1] if note else None
    unit.number = numbering(text)
    unit.mark = mark(text) if unit.opening is None else ""  # 【记者 王明】 opens a story, and is no tag
    if not unit.mark and unit.number:
        unit.mark_at = number_end(text)
        unit.mark = tag if (tag := mark(text[unit.mark_at :]))[:1] in ("【", "[") else ""
    unit.head_like = (
        (len(unit.squeezed) <= _LONGEST_HEAD
        and not unit.last.closed and _NO_HEAD.search(text) is None)
        or (len(unit.squeezed) <= 30 and text[-1:] in "!?…" and "。" not in text and len(unit.lines) == 1)
    ) and unit.opening is None and unit.note is None and unit.closing is None
    if is_display(unit.first) and len(unit.squeezed) <= _LONGEST_HEAD:
        unit.head_like, unit.opening, unit.closing = True, None, None
    if unit.head_like and " " in text:
        unit.signed_at, unit.byline = _signed_head(text)
    if unit.head_like and text[-1] == "号" and _DOCUMENT_NUMBER.fullmatch(text):
        unit.head_like = False
    if unit.head_like and " " in text and is_row_of_names(text):
        unit.head_like = False
    if unit.head_like and (_NEVER_HEAD.match(text) or not any(map(str.isalpha, text))):
        unit.head_like = False


def _signed_head(text: str) -> tuple[int, Byline | None]:
    """Where an office and a name stand behind the words of a headline, as tabs set them in typed papers, or a wide gap
    and a full name alone."""
    alone = _NAME_BEHIND_GAP.fullmatch(text) if "  " in text else None
    if alone is not None and is_name(name := alone[1]):
        return alone.start(1), Byline((Named(name, None, 0, len(name)),), False, False, False)
    match = _OFFICE_AND_NAME.search(text)
    byline = read_byline(match[1]) if match else None
    if match is None or byline is None or len(byline.people) != 1 or not (byline.has_org or byline.has_role):
        return 0, None
    return match.start(1), byline


def _signatory(unit: Unit, *, dated: bool, letter: bool) -> Byline | None:
    """The person who signs with what he or she is (货车司机 张三); above a date any two words will do, and between a
    full stop and the next heading (`letter`) a place and a name of three characters or more."""
    match = _PERSON_SIGNS.fullmatch(unit.text) if " " in unit.text else None
    if match is None or not is_name(match[2]):
        return None
    full = len(match[2]) >= _FULL_NAME and match[2][-1] not in PLACE_ENDS
    placed = letter and full and len(match[1]) <= _LONGEST_PLACE
    if not (dated or placed or _IDENTITY.search(match[1])):
        return None
    return Byline((Named(match[2], None, match.start(2), match.end(2)),), False, False, False)


def _is_answer(unit: Unit) -> bool:
    """Whether the house speaks here, below a letter."""
    return unit.note is not None or _ANSWERS.match(unit.text) is not None


def _confirm_signatures(units: list[Unit]) -> None:
    """The line of a body's or a person's name above a date line signs with it."""
    for n, unit in enumerate(units):
        if unit.type == TEXT and unit.head_like and n:
            above, below = units[n - 1], units[n + 1] if n + 1 < len(units) else None
            dated = below is not None and below.type == SIGNATURE
            ends = below is None or below.head_like or _is_answer(below)
            letter = above.type == TEXT and above.last.closed and ends
            byline = _signatory(unit, dated=dated, letter=letter)
            if byline is not None:
                unit.type, unit.head_like, unit.byline = SIGNATURE, False, byline
    for before, unit in pairwise(units):
        may_sign = unit.type == SIGNATURE and before.type == TEXT and before.head_like
        if may_sign and _SIGNATORY.fullmatch(before.squeezed):
            before.type, before.head_like = SIGNATURE, False
    for unit in units:
        if unit.head_like and unit.type == TEXT and _EDITORS.fullmatch(unit.squeezed):
            unit.type, unit.head_like = SIGNATURE, False
