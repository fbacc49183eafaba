"""Paragraph units: printed lines joined to what they continue, each with the features decoding reads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gazette_cli.fold import HAN
from gazette_cli.grammar.byline_shapes import Named
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
from gazette_cli.grammar.people import Byline, read_byline
from gazette_cli.lexicon import any_of
from gazette_cli.patterns import late
from gazette_cli.structure.continuation import seam
from gazette_cli.structure.joins import BYLINE, CAPTION, SIGNATURE, TEXT, Judge, Piece, link
from gazette_cli.structure.jumps import pair_jumps
from gazette_cli.structure.known_names import signed_by_known
from gazette_cli.structure.line_types import CAPTION_WORDS, list_marks, read_pieces
from gazette_cli.structure.lines import CAPTION_SIGNS, Line
from gazette_cli.structure.profile import Profile
from gazette_cli.structure.sheet import Sheet
from gazette_cli.structure.sizes import is_display

_LONGEST_HEAD = 46  # characters, blanks left out
_DOCUMENT_NUMBER = late(
    rf"{HAN}{{1,12}}[〔\[(【]\s*\d{{4}}\s*[〕\])】]\s*第?\s*\d+\s*号"
    rf"|[〔\[]{HAN}{{2,4}}[〕\]]\s*第?\s*\d+\s*号|{HAN}{{1,3}}字第\s*(?:\d|[一二三四五六七八九十百〇○零])+\s*号"
)
_NO_HEAD = re.compile(r"[。;:]$|.{24}[,、]$|。|;.*;|,.*,.*,")
_OPENS_HEAD = late(r"(?:[^,。;:!?]{3,9},)?[^,。;:!?]{3,14}:")  # 十问经理:, the rest of the headline below
_LISTS_BELOW = late(  # a list or a letter begins
    "(?:如下|名单|名次|时间|地点|要求|单位|电话|结果|同志|先生|女士|朋友|说|道|问|答|[一二三]等奖|们|居民|业主|家长|读者|[的了]):$"
)
_LONGEST_REST = 24  # characters
_SHORTEST_TITLED = 5  # characters of the title of a note
_SHORTEST_TITLE = 10  # characters; shorter ones name a section
_LONGEST_WORD = 6  # characters of a word in brackets that signs, on a line of its own
_FULL_NAME, _LONGEST_PLACE = 3, 6  # characters
_LEAST_SIGNED = 3  # signed stories that make a habit
_SHORTEST_VERTICAL = 3  # lines of one character each that make a vertical title
_LONGEST_CAPTION = 140  # characters
_LONGEST_NOTE = 8  # characters of the name of a note, and of what stands behind it
_OFFICE_AND_NAME = re.compile(rf".{{5,}} ({HAN}{{2,10}} {HAN}{{2,4}})$")
_NAME_BEHIND_GAP = re.compile(rf"[^ ,。:]{{4,}} {{2,}}({HAN}{{3}})")
_NEVER_HEAD = re.compile(  # turns of an interview, and what letters and documents end with
    r"(?:问|答|[QA])\s?:|(?:本[刊报台](?:记者)?|记者|主持人)\s?:.*\?$|(?:此致|敬礼|顺致|祝好|特此.{0,4}|谨此.{0,4}|妥否.{0,6})[!。]?$"
    r"|(?:各位|尊敬的|亲爱的)\w{1,8}(?:、\w{1,8})*[,:!].{0,4}[好安][!。]?$|祝\w{2,3}!$"
)
_SIGNATORY = late(rf".{{2,30}}{any_of('signatories')}")
_EDITORS = re.compile(r"本[刊报]编辑部|.{2,8}编辑部")
_OFFICE_END = late("(?:办公室|中心|委员会|[部处室局站所队组科会院校社]|公司)$")
_OFFICE_LAST = frozenset("室心会部处局站所队组科院校社司人仁")  # characters with which those end
_ALL_SIGN = ("全体同人", "全体同仁")
_LONGEST_OFFICE = 16  # characters
_WORD = re.compile(rf"{HAN}{{1,12}}")
_GENDER = late(r"\([男女][^()]{0,6}\)")
_LONGEST_LABEL, _LEAST_LISTED = 8, 3
_PERSON_SIGNS = re.compile(rf"((?:{HAN}|\d){{2,16}}|[儿女弟妹兄姐父母妻夫孙侄甥媳友]) +({HAN}{{2,4}})")
_IDENTITY = late(
    r"(?:居民|村民|市民|司机|读者|家长|学生|教师|老师|职工|党员|业主|群众|干部|工人|医生|护士|战士|退休.{0,4}|农民|商户|租户|患者|旅客|乘客|游客|.{0,2}员|.{0,2}人)$"
)
_NOTE = re.compile(
    rf"[(\[【〔]?((?<!请){HAN}{{1,4}}[处部组室社者辑]按|编者按|编者的话|编后|编后语|按语|记者手记|采访手记|编者语|编者附[言记]"
    rf"|编辑部?(?:回复|回信|附言)|(?:上[期封次]|前期)?{any_of('corrections')}"
    r"|(?:更 +正|勘 +误)(?! +[启声说与一]))(?=[: ]|[)\]】〕].*。)"
)
_BRACKETS = frozenset("([【〔")
_ANSWERS = late(r"[【\[]?(?:答?复|回音|回复|答复|编者|编辑)[:】\] ]")
_READER_ASKS = re.compile(r"[问問Q]:[^。:]{6,30}")
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
    opens_head: bool = False  # a headline, or its beginning up to a colon, whatever stands around
    signed_at: int = 0  # where a byline set behind the headline begins, 0 where there is none
    pictured: bool = False  # an image placeholder stands directly above
    squeezed: str = ""  # the text without spaces, once all lines are joined

    @property
    def mark_kind(self) -> str:
        """What the marks of one list have in common: the sign itself, or that it is a tag in brackets."""
        return self.mark[:1]


def build_units(sheet: Sheet, skipped: Iterable[int], judge: Judge = seam) -> list[Unit]:
    """The units of all undecided lines but the `skipped` ones, in order of their first lines."""
    listed = list_marks(sheet)
    pieces = read_pieces(sheet, frozenset(skipped), listed)
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
            unit.last = piece.line
        home[piece.index] = unit
    for unit in units:
        if len(unit.lines) > 1:
            unit.text = "".join([sheet.lines[index].text for index in unit.lines])
        unit.squeezed = unit.text.replace(" ", "")
        wrapped = unit.type == TEXT and len(unit.lines) > 1 and len(unit.text) <= _LONGEST_CAPTION
        wrapped = wrapped and unit.text[0] not in listed
        if wrapped and (CAPTION_WORDS.match(unit.text) or (unit.pictured and unit.text[0] in CAPTION_SIGNS)):
            unit.type = CAPTION
        _describe(unit, sheet.profile)
    for n in [n for n, unit in enumerate(units) if n and unit.head_like and unit.first.wrap]:
        if units[n].first.fills and _goes_on(units[n - 1], units[n]):
            units[n].head_like = False
    unsigned = [unit for unit in units if unit.type == TEXT and unit.text[-1] == ")" and unit.closing is None]
    for n, closing in signed_by_known([unit.text for unit in unsigned], sheet).items():
        unsigned[n].closing = closing
    _sign_by_words(units)
    _confirm_signatures(units)
    _raise_document_numbers(units)
    _raise_questions(units)
    _head_notes(units)
    _raise_open_heads(units)
    return units


def _goes_on(above: Unit, unit: Unit) -> bool:
    """Whether a full line with a comma, broken off, stands tight below another full line that ends a sentence: the
    paragraph goes on, or the next begins without an indent; headings seldom fill their line and hold a comma."""
    if above.type != TEXT or above.head_like or not above.last.fills or "," not in unit.text:
        return False
    return len(unit.lines) == 1 and not (unit.first.above or unit.first.indent)


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


def _raise_open_heads(units: list[Unit]) -> None:
    """A short line with a colon is the beginning of a headline where something ends above it, a line that looks like
    the rest stands below, and below that who wrote it or the text."""
    open_ended = [n for n, unit in enumerate(units[:-2]) if unit.text[-1] == ":" and unit.type == TEXT]
    for n in open_ended:
        above, unit, below, after = units[n - 1] if n else None, units[n], units[n + 1], units[n + 2]
        if len(unit.lines) > 1 or not _OPENS_HEAD.fullmatch(unit.text):
            continue
        ended = above is None or unit.at_edge or above.type in (BYLINE, SIGNATURE) or above.closing is not None
        ended = ended or (above is not None and above.head_like and len(above.squeezed) <= _SHORTEST_TITLE)
        ended = ended or (above is not None and above.last.closed and _indents_anew(above, units[n + 2 : n + 4]))
        rest = below.type == TEXT and below.head_like and len(below.squeezed) <= _LONGEST_REST and ":" not in below.text
        if not ended or not rest or below.number or below.mark or _LISTS_BELOW.search(unit.text):
            continue
        told = after.type == TEXT and not after.head_like and after.last.closed
        if told or after.type == BYLINE or after.head_like:
            unit.head_like = unit.opens_head = True


def _indents_anew(above: Unit, below: Sequence[Unit]) -> bool:
    """Whether the next text is indented and the paragraph above was not: only the first one of a story is here."""
    told = next((unit for unit in below if unit.type == TEXT and not unit.head_like), None)
    return told is not None and told.last.closed and above.type == TEXT and told.first.indent > above.first.indent


def _raise_questions(units: list[Unit]) -> None:
    """What a reader asks may be a headline where no answer stands right below it, but a byline or the whole letter."""
    for above, unit, below in zip([None, *units], units, units[1:], strict=False):
        if unit.text[0] not in "问問Q" or (above is not None and above.text[0] in "答A"):
            continue
        if unit.type != TEXT or unit.head_like or not _READER_ASKS.fullmatch(unit.text):
            continue
        told = below.type == TEXT and not below.head_like and not below.text.startswith(("答", "问", "問"))
        signed = below.type == BYLINE and below.byline is not None
        if told or (signed and below.byline is not None and (below.byline.has_role or below.text[0] == "(")):
            unit.head_like = True


def _head_notes(units: list[Unit]) -> None:
    """The name of a note and words behind it, unfinished above text, are the headline of the note: 编后：为了一盏灯."""
    for unit, below in pairwise(units):
        if unit.note is None or unit.last.closed or len(unit.squeezed) > _LONGEST_HEAD or below.type != TEXT:
            continue
        told = unit.text.partition(":")[2]
        if len(told) >= _SHORTEST_TITLED and not below.head_like and _NO_HEAD.search(told) is None:
            unit.note, unit.head_like, unit.opens_head = None, True, True


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


def _describe(unit: Unit, habits: Profile) -> None:
    text = unit.text
    if unit.type != TEXT:
        return
    unit.opening = read_opening(text)
    front = text[:_LONGEST_NOTE]
    asked = ":" in front and _ASKED.match(text)
    unit.closing = None if asked else read_closing(text) or read_bare_closing(text)
    note = _NOTE.match(text) if ":" in front or " " in front or front[0] in _BRACKETS else None
    unit.note = note[1] if note else None
    unit.number = numbering(text)
    unit.mark = mark(text) if unit.opening is None else ""  # 【记者 王明】 opens a story, and is no tag
    if not unit.mark and unit.number:
        unit.mark_at = number_end(text)
        unit.mark = tag if (tag := mark(text[unit.mark_at :]))[:1] in ("【", "[", "〔") else ""
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
    if unit.head_like and " " in text and (is_row_of_names(text) or (":" in text and _lists_people(text))):
        unit.head_like = False
    if unit.head_like and (_NEVER_HEAD.match(text) or not any(map(str.isalpha, text))):
        unit.head_like = False


def _lists_people(text: str) -> bool:
    """Whether a label and a colon stand before three names and more, of people or offices: 3路:王小明 李大山 赵敏."""
    label, _, names = text.partition(":")
    parts = _GENDER.sub("", names).split()
    if len(label) > _LONGEST_LABEL or len(parts) < _LEAST_LISTED:
        return False
    return all(_WORD.fullmatch(part) for part in parts)


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
        if may_sign and (_SIGNATORY.fullmatch(before.squeezed) or names_office(before.squeezed)):
            before.type, before.head_like = SIGNATURE, False
    last = [n for n, unit in enumerate(units) if unit.head_like and unit.text[-1] in _OFFICE_LAST and unit.type == TEXT]
    for n in last:
        unit = units[n]
        if _EDITORS.fullmatch(unit.squeezed) or (n and _office_signs(units[n - 1], unit, units[n + 1 : n + 2])):
            unit.type, unit.head_like = SIGNATURE, False


def _office_signs(above: Unit, unit: Unit, below: Sequence[Unit]) -> bool:
    """Whether a short line is the name of an office, tight below a sentence or another that signs, and what follows is
    set apart from it."""
    ended = above.type == SIGNATURE or (above.type == TEXT and not above.head_like and above.last.closed)
    if not ended or unit.first.above or unit.mark:
        return False
    apart = all(other.first.above > 0 or other.note is not None for other in below)
    short = len(unit.squeezed) <= _LONGEST_OFFICE
    return short and (unit.squeezed.endswith(_ALL_SIGN) or (apart and _OFFICE_END.search(unit.squeezed) is not None))
