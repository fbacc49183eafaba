"""Short forms in which a store holds what is said over and over, each beside the column that spells it out.

A column that spells is computed when it is read and takes no room. What has no short form stands as it is: a short
form is a number (or bytes), so the two are never taken for one another.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import orjson

_NOON = 1_721_425  # from the days of Python's calendar to Julian day numbers, which SQLite reads
_DIGEST = re.compile(r"[0-9a-f]{64}")
_ID = re.compile(r"([0-9a-f]{12}):(\d{3,})")
_PAGE = re.compile(r"[1-9]\d{0,8}")
_VALUES = ('{"bound":"min"}', '{"bound":"max"}', '{"approx":true}', '{"edtf":"XXXX"}', '{"resolved_by":"article"}',
           '{"resolved_by":"issue-date"}')  # fmt: skip
_UNITS = (  # the usual ones, the first two most; 0 is 元 as money, so that this word alone may be something else
    "元", "个", "%", "人", "年", "户", "名", "件", "天", "处", "公里", "岁", "次", "人次", "亩", "小时", "条", "分钟",
    "家", "支", "项", "吨", "份", "位", "摄氏度", "株", "个月", "场", "米", "毫米", "间", "所", "斤", "座", "部",
    "分", "册", "期", "批次", "种", "头", "张", "本", "趟", "个工作日", "台", "公斤", "棵", "倍", "个百分点", "起",
    "平方米", "公顷", "立方米", "套", "辆", "周", "万", "亿", "千瓦", "千瓦时", "栋", "秒", "里", "只", "类", "轮",
    "站", "组", "笔",
)
_MONEY = ("元", "CNY")
_OWN = (("dates", "edtf"), ("names", "title"), ("durations", "iso"))  # what a field's value mostly has to say


def generated(expression: str, kind: str = "TEXT") -> str:
    """The declaration of a column that spells."""
    return f"{kind} GENERATED ALWAYS AS ({expression}) VIRTUAL"


def code(word: str, words: tuple[str, ...]) -> int | str:
    """What stands for a word in a column `code`: its number, from 0, or any other word itself.

    SQLite keeps 0 and 1 in no room at all: the first two words should be the most frequent.

    >>> code("byline", ("headline", "byline")), code("weather", ("headline", "byline"))
    (1, 'weather')
    """
    return words.index(word) if word in words else word


def _cases(words: tuple[str, ...]) -> str:
    return " ".join(f"WHEN {number} THEN {_quoted(word)}" for number, word in enumerate(words))


def _quoted(word: str) -> str:
    return "'" + word.replace("'", "''") + "'"


def spelt(words: tuple[str, ...]) -> str:
    """The column that spells `code`."""
    return generated(f"CASE code {_cases(words)} ELSE code END")


def digest(sha256: str) -> bytes | str:
    """A SHA-256 as bytes.

    >>> len(digest("0f" * 32)), digest("unknown")
    (32, 'unknown')
    """
    return bytes.fromhex(sha256) if _DIGEST.fullmatch(sha256) else sha256


DIGEST = generated("CASE typeof(digest) WHEN 'blob' THEN lower(hex(digest)) ELSE digest END")


def mark(identity: str, ordinal: int) -> int | str:
    """What an article's id says besides its ordinal.

    >>> mark("00000000000a:002", 2), mark("00000000000a:002", 3)
    (10, '00000000000a:002')
    """
    match = _ID.fullmatch(identity)
    return int(match[1], 16) if match and match[2] == f"{ordinal:03}" else identity


MARK = generated("CASE typeof(mark) WHEN 'integer' THEN printf('%012x:%03d', mark, ordinal) ELSE mark END")


def leaves(pages: list[str]) -> int | str | None:
    """The pages of an article: one that has a number by this.

    >>> leaves(["4"]), leaves([]), leaves(["04", "5"])
    (4, None, '["04","5"]')
    """
    if len(pages) == 1 and _PAGE.fullmatch(pages[0]):
        return int(pages[0])
    return written(pages) if pages else None


LEAVES = generated("""CASE typeof(leaves) WHEN 'integer' THEN '["' || leaves || '"]' WHEN 'null' THEN '[]'
  ELSE leaves END""")


def percent(confidence: float | None) -> int | None:
    """A confidence, which has two decimals.

    >>> percent(0.57)
    57
    """
    return None if confidence is None else round(100 * confidence)


PERCENT = generated("percent / 100.0", "REAL")


def until(start: int, end: int, text: str) -> int | None:
    """Where a text ends, unless its length tells it. (SQLite counts no further than a NUL.)

    >>> until(5, 7, "街道"), until(5, 8, "街道")
    (None, 8)
    """
    return None if end - start == len(text) and "\0" not in text else end


UNTIL = generated("coalesce(until, start + length(text))", "INTEGER")


def days(first: str | None, last: str | None) -> tuple[int | str | None, int | str | None]:
    """A first and a last day: the Julian day number of the first, and how many days later the last is.

    >>> days("2024-07-31", "2024-08-01"), days("2024-07", None)
    ((2460523, 1), ('2024-07', None))
    """
    try:
        numbers = [date.fromisoformat(day).toordinal() for day in (first or "", last or "") if len(day) == 10]
        return numbers[0] + _NOON, numbers[1] - numbers[0]
    except (ValueError, IndexError):
        return first, last


FIRST_DAY = generated("CASE typeof(first) WHEN 'integer' THEN date(first) ELSE first END")
LAST_DAY = generated("CASE typeof(days) WHEN 'integer' THEN date(first + days) ELSE days END")


def measure(unit: str | None, currency: str | None) -> int | str | None:
    """A unit and, behind a tab, a currency, if there is one.

    >>> measure("元", "CNY"), measure("个", None), measure("箱", None), measure("元", "HKD"), measure(None, None)
    (0, 1, '箱', '元\\tHKD', None)
    """
    if (unit, currency) == _MONEY:
        return 0
    if currency is not None:
        return f"{unit or ''}\t{currency}"
    return _UNITS.index(unit) if unit in _UNITS[1:] else unit


UNIT = generated(f"""CASE typeof(measure) WHEN 'integer' THEN CASE measure {_cases(_UNITS)} END
  ELSE nullif(substr(measure, 1, instr(measure || char(9), char(9)) - 1), '') END""")
CURRENCY = generated(f"""CASE WHEN measure = 0 THEN {_quoted(_MONEY[1])}
  WHEN instr(measure, char(9)) THEN substr(measure, instr(measure, char(9)) + 1) END""")


def said(field: str, value: dict[str, Any]) -> int | str | None:
    """What is left to say of a value, as JSON; without its key where that is the field's own.

    >>> said("amounts", {"bound": "max"}), said("names", {"title": "局长"}), said("names", {"org": "县"})
    (1, '局长', '{"org":"县"}')
    """
    text = written(value)
    if text in _VALUES:
        return _VALUES.index(text)
    for own, key in _OWN:
        if own == field and value.keys() == {key}:
            bare = str(value[key])
            return bare if text == _keyed(key, bare) and not bare.startswith("{") else text
    return text if value else None


def said_spelt(fields: tuple[str, ...]) -> str:
    """The column that spells `said`, with its JSON; `fields` are the words of the column `code` beside it."""
    keyed = " ".join(f"WHEN {fields.index(own)} THEN {_quoted(_keyed(key, '*'))}" for own, key in _OWN)
    return generated(f"""CASE WHEN typeof(said) = 'integer' THEN CASE said {_cases(_VALUES)} END
  WHEN substr(said, 1, 1) = '{{' THEN said ELSE replace(CASE code {keyed} END, '*', said) END""")


def written(value: object) -> str:
    """A value as JSON."""
    return orjson.dumps(value).decode("utf-8")


def _keyed(key: str, bare: str) -> str:
    return f'{{"{key}":"{bare}"}}'
