"""Headline stacks: which line is the kicker, which the headline, which the deck."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gazette_cli.block import Kind
from gazette_cli.fold import HAN
from gazette_cli.lexicon import any_of
from gazette_cli.patterns import late
from gazette_cli.structure.decree_heads import is_decree_number
from gazette_cli.structure.entries import Entries
from gazette_cli.structure.headline_lines import headline_of
from gazette_cli.structure.likeness import bigrams, likeness
from gazette_cli.structure.lines import DASH
from gazette_cli.structure.sizes import main_lines
from gazette_cli.structure.standing_heads import title_words
from gazette_cli.structure.units import Unit

_ABOUT = re.compile(r"^关于|^印发|^转发|^批转")
_OPEN_END = late(r"[、,(《“]$|(?:印发|转发|批转|关于|公布|下达)$")
_ENDED_KICKER = late(r"(?:……|…|进行时|系列报道.{0,4}|之[一二三四五六七八九十]{1,2})$")
_BODY = late(rf".{{4,}}{any_of('signatories')}$")  # a body that issues: …人民代表大会常务委员会
_DOCUMENT = late(rf"(?:{any_of('notice_endings')}|议程|决议|布告|公报|纪要)$")  # … and what it issues
_PERIOD = late(
    r"(?:[12]\d{3}年)?(?:第?[一二三四]季度|[上下]半年|(?:\d{1,2}|[一二三四五六七八九十]{1,2})月份?)|[12]\d{3}年度?"
)
_OFFICE = late(  # the name of a body alone, below a headline: 县农业技术推广中心
    rf"(?!{HAN}*(?:首|座|成立|建成|启用|走进|[来到]|[有成]了|[的把让]))"  # 全市建成首个换电站 says what happened
    rf"{HAN}{{0,4}}?[省市县区镇乡州]{HAN}{{2,}}"
    rf"(?:[局厅委办院处所]|办公室|委员会|中心|[总推理疫保]站|协会|公司)(?: {HAN}{{2,4}}站)?"
)
_WRITERS = late(  # … or of those in it who write
    rf"{HAN}{{2,}}(?:[通报報][讯訊道导導][组組]|[编編][辑輯][部组組]|[记記]者站|[调調]研[组組]|[课課][题題][组組])"
)
_LABEL = late("(?:案情|事件|案例)(?:回放|简介|回顾)|基本案情|读者来[电信]|(?:市民|群众|读者|村民)反映")
_ASKED_WHOM = late(  # who was asked, or to whom it goes: 受访专家:眼科 王明, 令各区区长
    rf"(?:(?:受访|访谈|采访|咨询|指导|主讲|本期)(?:专家|对象|嘉宾|医生|律师|人)|主讲|嘉宾):.+|令{HAN}{{2,}}(?:、{HAN}+)*[长員员局]"
)
_FILLED = late(  # a line of a form, or of a correction
    r"(?:(?:项目)?名称|时间|地点|单位|电话|课程|指标)[: ]|(?:本[报刊]|上期)\d"
)
_NUMBER = late(r"[(〔]\d{4}[)〕].{0,8}第?\d+号$")  # of a court's document
_OPEN = "的:"  # at the end of a line that is but the beginning of a headline
_SHORTEST_MAIN = 3  # characters: 案情 below a headline is none


def split_stack(units: Sequence[Unit], entries: Entries, lead: str) -> list[Kind]:
    """The kind (kicker, headline, deck or, for an office that wrote it, byline) of each unit of one stack.

    `entries` are the titles of contents lists: two lines that are announced as one are one headline. `lead` is the
    first paragraph below.
    """
    kinds = _kinds(units, entries, lead)
    if Kind.HEADLINE in kinds[:-1] and _is_office(units[-1].text):
        kinds[-1] = Kind.BYLINE
    return kinds


def _kinds(units: Sequence[Unit], entries: Entries, lead: str) -> list[Kind]:
    largest = main_lines(units)
    if largest is not None:
        return [_by_place(n, largest) for n in range(len(units))]
    kinds = [_kind_alone(unit) for unit in units]
    main = [n for n, kind in enumerate(kinds) if kind is Kind.HEADLINE]
    if not main:
        kinds[0] = Kind.HEADLINE
        return kinds
    if len(main) == 1 or _is_one(units, main, entries):
        return kinds
    lines = _printed_lines(units, main)
    if len(lines) == 1:
        return kinds
    chosen = [n for line in _headline(units, lines, lead) for n in line]
    for n in main:
        if n < chosen[0]:
            kinds[n] = Kind.KICKER
        elif n > chosen[-1] and not _OPEN_END.search(units[n - 1].text):
            kinds[n] = Kind.DECK
    return kinds


def _printed_lines(units: Sequence[Unit], main: Sequence[int]) -> list[list[int]]:
    """The main lines, with each that ends in 的 or a colon the one below, which it cannot be parted from."""
    lines = [[main[0]]]
    for n in main[1:]:
        if n == lines[-1][-1] + 1 and units[n - 1].text[-1] in _OPEN:
            lines[-1].append(n)
        else:
            lines.append([n])
    return lines


def _kind_alone(unit: Unit) -> Kind:
    """What a line says of itself: a dash opens a deck, brackets say when it was passed; a number is above a title."""
    if unit.numbers_document:
        return Kind.KICKER
    if unit.opens_head and is_decree_number(unit.squeezed):
        return Kind.DECK
    return Kind.DECK if DASH.match(unit.text) or (unit.text[0] == "(" and unit.text[-1] == ")") else Kind.HEADLINE


def _by_place(n: int, largest: Sequence[int]) -> Kind:
    """What a line is that stands beside those set largest."""
    if n in largest:
        return Kind.HEADLINE
    return Kind.KICKER if n < largest[0] else Kind.DECK


def _is_one(units: Sequence[Unit], main: Sequence[int], entries: Entries) -> bool:
    """Whether all main lines together make one headline."""
    texts = [units[n].squeezed for n in main]
    if any(_ABOUT.match(text) for text in texts[1:]) or any(_OPEN_END.search(text) for text in texts[:-1]):
        return True
    if len(texts) == 2 and (_PERIOD.fullmatch(texts[0]) or (_BODY.fullmatch(texts[0]) and _DOCUMENT.search(texts[1]))):
        return True
    if not entries:
        return False
    whole = bigrams("".join(texts))
    parts = [bigrams(text) for text in texts]
    return any(
        likeness(whole, entry) >= 0.8 and all(likeness(part, entry) >= 0.6 and len(part) < len(entry) for part in parts)
        for entry in entries.sharing(whole, units[0].lines[0])
    )


def _headline(units: Sequence[Unit], lines: Sequence[list[int]], lead: str) -> Sequence[list[int]]:
    """Those of the lines that are the headline: what ends a kicker or says who speaks below settles it, or else their
    words do."""
    texts = ["".join([units[n].text for n in line]) for line in lines]
    if _ENDED_KICKER.search(texts[0].replace(" ", "")):
        return lines[1:2]
    above = texts[0].replace(" ", "")
    past = next((n for n in range(1, len(lines)) if len(lines[n]) == 1 and _is_no_title(texts[n], above)), len(lines))
    way = headline_of(texts[:past], lead)
    return lines[way.start : way.stop]


def _is_no_title(text: str, above: str) -> bool:
    """Whether a line below a headline says who speaks there, or what begins."""
    told = _ASKED_WHOM.fullmatch(text) is not None or _FILLED.match(text) is not None
    return told or _NUMBER.search(text) is not None or _is_office(text) or _is_label(text, above)


def _is_office(text: str) -> bool:
    return _OFFICE.fullmatch(text) is not None or _WRITERS.fullmatch(text) is not None


def _is_label(text: str, above: str) -> bool:
    """Whether a word below a headline names what begins there (案情); spaced wide, or a title by itself, it is one."""
    short = len(text) < _SHORTEST_MAIN <= len(above) and " " not in text and text not in title_words()
    return short or _LABEL.fullmatch(text) is not None
