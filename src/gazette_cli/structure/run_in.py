"""Titles printed in the line of the item they name: in brackets, before a gap, a colon or the first full stop."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from gazette_cli.fold import HAN
from gazette_cli.grammar.full_names import is_name, standing_heads
from gazette_cli.grammar.openings import TITLE_TAG, number_end
from gazette_cli.patterns import late
from gazette_cli.span import Span
from gazette_cli.structure.led import BODY, LEAST_LED, PLACE, is_led
from gazette_cli.structure.standing_heads import title_words
from gazette_cli.structure.units import Unit

_RUN_IN = re.compile(
    r"((?:[^ 。;]|(?<=\d) | (?=\d)|(?<=[A-Za-z]) (?=[A-Za-z])){2,30}[^ ,。;:、\d])"
    rf"(?: +(?<![A-Za-z] (?=[A-Za-z]))(?!(?![文图著编绘译]:){HAN}[ ,。、:;(])"
    r"(?=[^\s\d]|\d+(?:\.\d+)?[^\s\d.%,;])| {2,}(?=\d+ [^\s\d]))"
)
_MARKED_RUN_IN = late(_RUN_IN.pattern.replace("{2,30}", "{1,30}"))  # behind a mark a title of two characters
_BEFORE_DATE = late(r"([^ ,。;:、\d]{2,14}) +(?=\d+ [年月日] ?\d)")  # ★流感疫苗 10 月 1 日起……
_SET_APART = late(rf"\d {HAN}")
_UNTIL = ("截至", "截止", "自", "从", "到", "至", "于", "在", "据")  # no title: 截至 5 月 27 日
_COUPLET = late(r"([^ ,。;:\d]{2,9}) ([^ ,。;:\d]{2,9})。(?=.{8})")  # 三分栽 七分管。
_SECOND_PART = late(r"[^ ,。;:、\d()]{4,14} +(?=[^ ]{8})")  # ■秋汛退去 步道重开 因高水位……
_GOES_ON = r"(?=\s*(?:\S|(?<=\d) | (?=\d)){12})"  # numbers may be set apart
_FIRST_SENTENCE = re.compile(rf"\s*((?:[^,。;:\d]|(?<=[A-Z])\d+){{4,16}})。{_GOES_ON}")  # behind a tag it is a title
_FIRST_WORD = re.compile(rf"([^ ,。;:、\d]{{2,7}})。{_GOES_ON}")  # behind a mark: * 寻物。
_MARKED_SENTENCE = re.compile(rf"([^ ,。;|]{{4,24}})。{_GOES_ON}")  # … a whole sentence too, if no comma stands in it
_BARRED = re.compile(r"([^ ,。;:|]{4,20}) ?\|(?=\s*[^\s|]{8})(?=[^|]*$)")  # 车站搬迁|11月8日起……
_DASHED = late(r"([^ ,。;:|—]{4,16})——(?=[^—]{8,}$)")  # ■挥春免费送——一月二十五日……
_BEFORE_COLON = re.compile(r"([^ ,。;:、()]{2,13}):(?=\s*\S{8})")
_COURT = "本院"  # writes to who is named before the colon
_ONLY_DATE = late(r"[\d年月日至上中下半旬季度是同本当度间内初底末一二三四五六七八九十~—–\-():、 周星期午点时分]+")
_TAG_BEHIND_MARK = late(r"【([^【】]{4,24})】(?=.{8})")
_TIME_TAG = late(r"[\d年月日时点分:./ -]*\d[\d年月日时点分:./ -]*")  # 【07-15 20:30】 says when
_DAY = late(r"\d{1,2} ?月 ?\d{1,2} ?[日号]")  # 11 月 15 日(六)9:00 古城公园
_SAYING = late(
    f"(?:口播.?|日报告|提醒|通报|介绍|透露|反映|反馈|指出|认为|表示|公布|[报報说說称稱电電讯訊]|{HAN}问|同志|读者|[您你]好"
    "|先生|女士|小姐|老[师師]|[编編][辑輯]|[们們]|朋友|网友|同学|大夫|[县市校院]长)$"
)
_WORDS = late(r"[\w“”]{2,}(?<!\d)")  # 【5】 is a number, and no title
_NOTICE = late(
    "寻[^找求常访]{1,3}|招[租聘领工]|[求出转]租|[转出]让|求购|拾[物到得].{0,3}|失物.{0,2}|遗失.{0,2}|认领|领养"
)
_LONGEST_NOTICE = 6  # characters of the name of a notice and its colon
_LONGEST_NAMED = 14  # characters of a title and its colon
_LEAST_NAMED = 2  # items of one issue that open with a word and a colon
_LEAST_BARE = 2  # items without a mark that open with a short sentence
_OFFICE = late(  # says who, and names no item: 州公安局交警支队
    rf"(?!{HAN}*[设進进到在建成了新的把入走下送]){HAN}{{2,8}}(?:局|[支大中]队|公司|委员会|图书馆|博物馆|文化馆|医院|法院|检察院|派出所|司法所|车间|机务段|街道|社区"
    "|[小中大]学|学院|协会|工会|[分支]会|[组組])"
)
_FROM = late(rf"{HAN}{{1,6}}(?:[镇鎮乡鄉村县縣市局校厂廠院园園]|教学点|中心|公司)")  # 【特殊教育学校】
_REPORT = late(f"{HAN}{{2,6}}[讯訊]")  # 县城讯, 本报讯
_SHORT_NAME = 4  # characters of what leads an item, beside others led by places
_NUMERALS = "一二三四五六七八九十0123456789"
_ANSWER = late("回音$|回复$|答复$|附言$|手记$|点评$|^编[者后]")
_WHERE = late(  # 【南湖里】
    rf"{PLACE.pattern}|(?![新修建改筑封拓走过進进]){HAN}{{1,5}}(?:宿舍|小区|新村|家属院|大院|[里弄巷苑坊路街])"
)
_PLACES = late("社区|社區|街道|公园|公園|小区|[镇鎮乡鄉村庄寨]")  # behind the name of one
_SOON = 10  # characters behind a tag
_QUESTIONS = ("问:", "Q:")
_PIN = "📍"  # tells where something happened
_TAGS = ("【", "[", "〔")
_ENDS_NOTE = (":", ")", "]", "】", "〕")


class RunIn(NamedTuple):
    """A title inside its item: where it stands, where the text goes on, and the rule that read it."""

    title: Span
    body: int
    rule: str


class ItemHabits(NamedTuple):
    """How the items of one issue are titled: whether their tags name subjects (【水利】) rather than the
    items, the other marks behind which a gap ends a title, and whether items without any open with a word and a
    colon, as others do with a sentence, or with a place or body and a gap; whether their tags
    say where (【沿河镇】)."""

    subjects: bool
    gapped: frozenset[str]
    named: bool = False
    told: bool = False
    led: bool = False
    places: bool = False


def item_habits(items: Iterable[Unit]) -> ItemHabits:
    """What the items of one issue have in common."""
    subjects, places, seen = False, False, set()
    marked = []
    named = bare = led = 0
    for unit in items:
        led += is_led(unit)
        if unit.mark_kind in _TAGS:
            tag = unit.mark[1:-1]
            behind = unit.mark_at + len(unit.mark)
            tag = tag.rstrip(_NUMERALS) or tag  # 【口播一】【口播二】
            if not _is_title(tag):
                sentence = _FIRST_SENTENCE.match(unit.text, behind)
                subjects = subjects or tag in seen or tag in _columns() or bool(sentence)
                places = places or _is_place(tag, unit, behind)
            seen.add(tag)
        elif unit.mark:
            marked.append(unit)
        elif not unit.note:
            named += _before_colon(unit, _start(unit)) is not None
            bare += opens_with_sentence(unit)
    told = sum([_MARKED_SENTENCE.match(unit.text, _start(unit)) is not None for unit in marked])
    gapped: set[str] = set()
    for unit in marked:
        if unit.mark_kind not in gapped and _gap(unit, _start(unit)) is not None:
            gapped.add(unit.mark_kind)
    sentences = told >= _LEAST_NAMED or bare >= _LEAST_BARE
    return ItemHabits(subjects, frozenset(gapped), named >= _LEAST_NAMED, sentences, led >= LEAST_LED, places)


def _is_place(tag: str, unit: Unit, behind: int) -> bool:
    """Whether a tag says where, by itself or as the text behind it goes on with it: 【西埔】西埔社区……"""
    again = unit.text.find(tag, behind, behind + _SOON + len(tag))
    where = _WHERE.fullmatch(tag) is not None or BODY.fullmatch(tag) is not None
    return where or (again > 0 and _PLACES.match(unit.text, again + len(tag)) is not None)


def opens_with_sentence(unit: Unit) -> bool:
    """Whether an item opens, behind its mark, with a sentence that may be its title: short, and without a comma."""
    start = _start(unit)
    return (_FIRST_WORD.match(unit.text, start) or _MARKED_SENTENCE.match(unit.text, start)) is not None


def read_run_in(unit: Unit, habits: ItemHabits) -> RunIn | None:
    """The title of an item, or None where it has none; an editor's note is titled by its name."""
    if unit.note:
        start = unit.text.index(unit.note)
        end = start + len(unit.note)
        return RunIn(Span(start, end), end + (unit.text[end : end + 1] in _ENDS_NOTE), "headline.note")
    if unit.mark_kind in _TAGS:
        behind = unit.mark_at + len(unit.mark)
        sentence = _FIRST_SENTENCE.match(unit.text, behind)
        tag = unit.mark[1:-1]
        past = behind + (unit.text[behind : behind + 1] == " ")
        if _TIME_TAG.fullmatch(tag):
            return _sentence(sentence) or _gap(unit, past)
        names = _is_title(tag) or (_WORDS.fullmatch(tag) and not (habits.subjects or habits.places or sentence))
        if (len(unit.mark) >= TITLE_TAG or names) and not (_says_whence(tag) or _FROM.fullmatch(tag)):
            return RunIn(Span(unit.mark_at + 1, behind - 1), behind, "headline.tag")
        return _sentence(sentence) or _gap(unit, past if habits.places else _start(unit), led=habits.led)
    start = _start(unit)
    tagged = _TAG_BEHIND_MARK.match(unit.text, start) if unit.mark else None
    if tagged is not None and _WORDS.fullmatch(tagged[1]):  # ●【芒果提早套袋】东坑……
        return RunIn(Span(*tagged.span(1)), tagged.end(), "headline.tag")
    numbered = unit.number is not None and unit.number[0] == "arabic"
    found = _sentence(_FIRST_SENTENCE.match(unit.text, start)) if numbered else None
    return found or _barred(unit, start) or _gap(unit, start, led=habits.led) or _first_word(unit, start, habits)


def _is_title(tag: str) -> bool:
    """Whether a tag is a title wherever it stands, a sentence behind it or not: 【编者按】, 【回音】."""
    return tag in title_words() or _ANSWER.search(tag) is not None


def _says_whence(words: str) -> bool:
    """Whether words say only where an item comes from, from whom, or that it is a report: 柏树巷, 县法院, 本报讯."""
    bare = words.strip("【】[]〔〕")
    return any(pattern.fullmatch(bare) for pattern in (_OFFICE, _WHERE, _REPORT))


def _barred(unit: Unit, start: int) -> RunIn | None:
    """The words before an upright bar or, behind a mark, before a dash."""
    match = _BARRED.match(unit.text, start) if "|" in unit.text else None
    if match is None and unit.mark and "——" in unit.text:
        match = _DASHED.match(unit.text, start)
    return RunIn(Span(*match.span(1)), match.end(), "headline.run-in") if match else None


def is_barred(text: str) -> bool:
    """Whether a text begins with a few words and an upright bar, the only one in it."""
    return "|" in text and _BARRED.match(text) is not None


def _start(unit: Unit) -> int:
    """Offset of the first word of an item, behind its mark or number."""
    start = len(unit.mark) if unit.mark and unit.mark[0] not in _TAGS else 0
    start = start or number_end(unit.text)
    return start + len(unit.text[start:]) - len(unit.text[start:].lstrip(" "))


def _gap(unit: Unit, start: int, *, led: bool = False) -> RunIn | None:
    """The words before the first gap, or before the second one where two short parts stand there; where items are
    `led` by bodies none of these."""
    if unit.mark[:1] == _PIN or unit.text[:2] in _QUESTIONS:
        return None
    match = _BEFORE_DATE.match(unit.text, start) if start else None
    if match is None:
        match = (_MARKED_RUN_IN if start else _RUN_IN).match(unit.text, start)
        if match and _is_spaced_number(unit.text, match.end()):
            return None
    if match is None or _DAY.match(match[1]) or match[1] in _UNTIL:
        return None
    if _ONLY_DATE.fullmatch(match[1]) or ("," in match[1] and unit.text[match.end()].isdigit()):
        return None  # 总投资 83 亿元, as some pages space their numbers
    couplet = _COUPLET.match(unit.text, start) if unit.mark or start else None
    if couplet is not None and len(couplet[1]) == len(couplet[2]):
        return RunIn(Span(start, couplet.end(2)), couplet.end(), "headline.sentence")
    whence = _says_whence(match[1])  # ▲七里乡 兽医站……
    second = _SECOND_PART.match(unit.text, match.end()) if unit.mark and not whence else None
    if second is not None:
        return RunIn(Span(start, match.end() + len(second[0].rstrip(" "))), second.end(), "headline.run-in")
    called = BODY.fullmatch(match[1]) or (len(match[1]) <= _SHORT_NAME and not unit.mark)
    if whence or (led and called):
        return None
    return RunIn(Span(start, match.end(1)), match.end(), "headline.run-in")


def _is_spaced_number(text: str, at: int) -> bool:
    """Whether the number at `at` has a single blank before it because all numbers of the text are set apart."""
    return text[at].isdigit() and text[at - 2] != " " and _SET_APART.search(text) is not None


def _sentence(match: re.Match[str] | None) -> RunIn | None:
    return RunIn(Span(*match.span(1)), match.end(), "headline.sentence") if match else None


def _first_word(unit: Unit, start: int, habits: ItemHabits) -> RunIn | None:
    """A word or two behind a mark and before a colon or full stop, unless they say who speaks or, where gaps end the
    titles of this mark, what happened: ■抽签揭晓:16支队伍分四组."""
    if unit.head_like:
        return None
    word = _FIRST_WORD.match(unit.text, start) if unit.mark or habits.told else None
    if word is None and (unit.mark or habits.told):
        word = _MARKED_SENTENCE.match(unit.text, start)
    if word and not _ONLY_DATE.fullmatch(word[1]):
        return _sentence(word)
    match = _before_colon(unit, start) if ":" in unit.text[start : start + _LONGEST_NAMED] else None
    named = match is not None and (unit.mark or habits.named or _is_notice(match[1]))
    if match is None or not named or unit.mark_kind in habits.gapped:
        return None
    return RunIn(Span(*match.span(1)), match.end(), "headline.run-in")


def _is_notice(word: str) -> bool:
    """Whether a word before a colon names the notice that follows, in an item of any issue: 寻牛, 招租."""
    return word in title_words() or _NOTICE.fullmatch(word) is not None


def opens_as_notice(text: str) -> bool:
    """Whether a paragraph begins with what is sought, let or found, and a colon: 寻牛:十月六日夜里跑了一头母牛。"""
    colon = text.find(":", 2, _LONGEST_NOTICE)
    return colon > 0 and _NOTICE.fullmatch(text, 0, colon) is not None


def _before_colon(unit: Unit, start: int) -> re.Match[str] | None:
    """The words before the first colon, unless they say who speaks, to whom, or when."""
    match = _BEFORE_COLON.match(unit.text, start)
    if match is None or _SAYING.search(match[1]) or _ONLY_DATE.fullmatch(match[1]) or is_name(match[1]):
        return None
    return None if unit.text.startswith(_COURT, match.end()) else match


@cache
def _columns() -> frozenset[str]:
    """Names of columns that are no titles of items, as 更正 is."""
    return standing_heads() - title_words()
