"""What numbers count: classifiers, measures and money, found by the longest word at a place."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from gazette_cli.lexicon import alternation, words


class Unit(NamedTuple):
    """A unit as printed: `kind` is `classifier`, `measure` or `money`.

    For money `currency` is the ISO code, `factor` the value of one in the main unit, `main` that unit's name.
    """

    word: str
    kind: str
    currency: str | None = None
    factor: Decimal = Decimal(1)
    main: str = ""


@cache
def _table() -> dict[str, tuple[Unit, ...]]:
    """Units by their first character, the longest first."""
    units = {word: Unit(word, "classifier", None, Decimal(1), _SAYS.get(word, word)) for word in words("classifiers")}
    units |= {word: Unit(word, "measure", None, Decimal(1), word) for word in words("measures")}
    for row in words("currencies"):
        word, currency, factor, main = row.split("\t")
        units[word] = Unit(word, "money", currency, Decimal(factor), main)
    table: dict[str, list[Unit]] = {}
    for unit in sorted(units.values(), key=lambda unit: -len(unit.word)):
        table.setdefault(unit.word[0], []).append(unit)
    return {first: tuple(row) for first, row in table.items()}


_SAYS = {"号人": "人", "號人": "人"}  # 一百多号人
_OFTEN = "日小周点大中号號时华華"  # behind numerals these mostly begin something else: 18日, 3小时


def first_characters() -> tuple[str, ...]:
    """The characters with which units begin."""
    return tuple(_table())


@cache
def beginnings() -> str:
    """An expression for what a unit can begin with: one character of it, two where one tells too little."""
    two = {first: {unit.word[1:2] for unit in _table().get(first, ())} for first in _OFTEN}
    pairs = [f"{first}[{''.join(sorted(second))}]" for first, second in two.items() if second and "" not in second]
    single = set(_table()) - {pair[0] for pair in pairs}
    return "|".join((f"[{re.escape(''.join(sorted(single)))}]", *pairs))


class _Tables(NamedTuple):
    """What is looked up at each number.

    `pairs`: units longer than one character by their first two, the longest first, each with the words its last
    character begins; `single`: those of one character; `longer`: words by the unit they only begin like.
    """

    pairs: dict[str, tuple[tuple[Unit, tuple[str, ...]], ...]]
    single: dict[str, Unit]
    longer: dict[str, tuple[str, ...]]


@cache
def _tables() -> _Tables:
    units = [unit for row in _table().values() for unit in row]
    pairs: dict[str, list[tuple[Unit, tuple[str, ...]]]] = {}
    for unit in units:
        if len(unit.word) > 1:  # 23支队伍: 队 begins a word
            pairs.setdefault(unit.word[:2], []).append((unit, _words_from(unit.word[-1], 1)))
    longer = {unit.word: words_here for unit in units if (words_here := _words_from(unit.word[0], len(unit.word)))}
    return _Tables(
        {first: tuple(row) for first, row in pairs.items()},
        {unit.word: unit for unit in units if len(unit.word) == 1},
        longer,
    )


def unit_at(text: str, offset: int) -> Unit | None:
    """The longest unit that begins at `offset`; Latin ones must not run on into a word.

    >>> unit_at("12个百分点", 2).word, unit_at("5万美元", 2).currency, unit_at("5kg", 1).kind
    ('个百分点', 'USD', 'measure')
    """
    pair = text[offset : offset + 2]
    pairs, single, _ = _tables()
    for unit, words_here in pairs.get(pair, ()):
        word = unit.word
        if not text.startswith(word, offset) or _runs_on(text, offset + len(word)):
            continue
        if not words_here or not _begins_word(text, offset + len(word) - 1, words_here):
            return unit
    found = single.get(pair[:1])
    return None if found is None or (found.word < "\x7f" and _runs_on(text, offset + 1)) else found


def _runs_on(text: str, end: int) -> bool:
    """A Latin word goes on at `end`."""
    if text[end - 1] > "z":
        return False
    follows = text[end : end + 1]
    return text[end - 1].isalpha() and follows.isascii() and follows.isalnum()


@cache
def signs() -> dict[str, Unit]:
    """Signs and words printed before a sum (¥, US$, 人民币), as units."""
    rows = (row.split("\t") for row in words("currency_signs"))
    return {sign: Unit(main, "money", currency, Decimal(1), main) for sign, currency, main in rows}


@cache
def sign_pattern() -> str:
    """An expression for the signs, the longest first."""
    return alternation(tuple(signs()))


@cache
def _not_units() -> dict[str, tuple[str, ...]]:
    """Words by the unit-like character they begin with."""
    table: dict[str, list[str]] = {}
    for word in words("not_units"):
        table.setdefault(word[0], []).append(word)
    return {first: tuple(row) for first, row in table.items()}


def is_word_at(text: str, offset: int, unit: Unit) -> bool:
    """A longer word than the unit stands there (部门, 家庭, 项目), so its first character counts nothing.

    >>> is_word_at("2024项目", 4, Unit("项", "classifier")), is_word_at("3项", 1, Unit("项", "classifier"))
    (True, False)
    """
    words_here = _tables().longer.get(unit.word)
    return words_here is not None and _begins_word(text, offset, words_here)


def _begins_word(text: str, offset: int, words_here: tuple[str, ...]) -> bool:
    """One of these words stands there, which only begin like a unit."""
    return text.startswith(words_here, offset) and not text.startswith(_two_words(), offset)


@cache
def _two_words() -> tuple[str, ...]:
    """What looks like such a word and is the unit and another: 名单亲, 元老人."""
    return tuple(words("two_words"))


def _words_from(first: str, length: int) -> tuple[str, ...]:
    """The words that begin with the character `first` and are longer than `length`."""
    return tuple(word for word in _not_units().get(first, ()) if len(word) > length)


@cache
def _numeral_words() -> dict[str, tuple[str, ...]]:
    """Words by their first two characters, the longest first."""
    table: dict[str, list[str]] = {}
    for word in sorted(words("numeral_words"), key=len, reverse=True):
        table.setdefault(word[:2], []).append(word)
    return {first: tuple(row) for first, row in table.items()}


def numeral_word_end(text: str, offset: int) -> int | None:
    """Where the word, idiom or slogan ends that begins with the numeral at `offset`, if there is one.

    >>> numeral_word_end("三番五次上门", 0)
    4
    """
    words_here = _numeral_words().get(text[offset : offset + 2], ())
    word = next((word for word in words_here if text.startswith(word, offset)), None)
    if word is None:
        return None
    end = offset + len(word)
    is_number = word == "十分" and text.startswith(("钟", "鐘", "之"), end)
    is_money = word == "三角" and _is_paid(text, offset, end)
    is_round = word == "三轮" and text.startswith(_ROUNDS, end)
    return None if is_number or is_money or is_round else end


_ROUNDS = (
    *("调解", "谈判", "协商", "磋商", "会谈", "淘汰", "筛选", "评审", "评选", "投票", "角逐", "面试", "考核"),
    *("比赛", "检测", "排查"),
    *("摸排", "走访", "讨论", "论证", "修改", "征求", "会商", "试验", "测试", "核酸", "检查", "巡查", "培训"),
)
_COIN_BEHIND = re.compile("[一二三四五六七八九](?:[,.。;)的]|一[斤个只把本张份])")  # 三角五的菜
_PAID = re.compile("[收奖獎扣罚罰交补補付价價费費卖賣涨漲降]\n?\\Z")


def _is_paid(text: str, offset: int, end: int) -> bool:
    """奖三角。, 三角钱 and 三角五分 are money, 金三角 is none."""
    if text.startswith(("钱", "錢"), end) or text[end + 1 : end + 2] == "分" or _COIN_BEHIND.match(text, end):
        return True
    return _PAID.search(text, max(0, offset - 2), offset) is not None and text[end : end + 1] in ("", *",。;、:!?)\n钱")
