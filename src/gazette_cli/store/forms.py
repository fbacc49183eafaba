"""Short forms in which a store holds what is said over and over, each beside the column that spells it out.

A column that spells is computed when it is read and takes no room. What has no short form stands as it is: a short
form is a number (or bytes), so the two are never taken for one another.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import orjson

from gazette_cli.store.spelling import choice, generated, quoted
from gazette_cli.store.wording import figure, printed

_NOON = 1_721_425  # from the days of Python's calendar to Julian day numbers, which SQLite reads
_DIGEST = re.compile(r"[0-9a-f]{64}")
_ID = re.compile(r"([0-9a-f]{12}):(\d{3,})")
_PAGE = re.compile(r"[1-9]\d{0,8}")
_VALUES = (  # the first two take no room; * is the duration that number and unit tell
    '{"bound":"min"}', '{"iso":"*"}', '{"bound":"max"}', '{"approx":true}', '{"edtf":"XXXX"}',
    '{"resolved_by":"article"}', '{"resolved_by":"issue-date"}', '{"bound":"min","iso":"*"}',
    '{"bound":"max","iso":"*"}', '{"approx":true,"iso":"*"}', '{"edtf":"XXXX/..","precision":"year"}',
    '{"edtf":"XXXX-01/XXXX-06","precision":"half"}', '{"edtf":"XXXX-07/XXXX-12","precision":"half"}',
    '{"edtf":"XXXX-XX-XX"}',
)  # fmt: skip
_ISO = {"年": "P*Y", "个月": "P*M", "周": "P*W", "天": "P*D", "小时": "PT*H", "分钟": "PT*M", "秒": "PT*S"}
_UNRESOLVED = re.compile(r'\{"edtf":"XXXX-(?:XX|((?!00)[0-9]{2}))(?:-((?!00)[0-9]{2}))?"\}')
_UNITS = (  # the usual ones, the first two most; 0 is 元 as money, so that this word alone may be something else
    "元", "个", "%", "人", "年", "户", "名", "件", "天", "处", "公里", "岁", "次", "人次", "亩", "小时", "条", "分钟",
    "家", "支", "项", "吨", "份", "位", "摄氏度", "株", "个月", "场", "米", "毫米", "间", "所", "斤", "座", "部",
    "分", "册", "期", "批次", "种", "头", "张", "本", "趟", "个工作日", "台", "公斤", "棵", "倍", "个百分点", "起",
    "平方米", "公顷", "立方米", "套", "辆", "周", "万", "亿", "千瓦", "千瓦时", "栋", "秒", "里", "只", "类", "轮",
    "站", "组", "笔",
)
_MONEY = ("元", "CNY")
_OWN = (("dates", "edtf"), ("names", "title"), ("durations", "iso"))  # what a field's value mostly has to say


def code(word: str, words: tuple[str, ...]) -> int | str:
    """What stands for a word in a column `code`: its number, from 0, or any other word itself.

    SQLite keeps 0 and 1 in no room at all: the first two words should be the most frequent.

    >>> code("byline", ("headline", "byline")), code("weather", ("headline", "byline"))
    (1, 'weather')
    """
    return words.index(word) if word in words else word


def spelt(words: tuple[str, ...]) -> str:
    """The column that spells `code`."""
    return generated(choice("code", map(quoted, words), "code"))


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


def days(first: str | None, last: str | None) -> int | str | None:
    """A first and a last day: the Julian day number of the first, and ten million for each day the last is later.

    >>> days("2024-07-31", "2024-08-01"), days("2024-07", None), days(None, None)
    (12460523, '["2024-07",null]', None)
    """
    try:
        numbers = [date.fromisoformat(day).toordinal() for day in (first or "", last or "") if len(day) == 10]
        if numbers[1] >= numbers[0]:
            return numbers[0] + _NOON + _LATER * (numbers[1] - numbers[0])
    except (ValueError, IndexError):
        pass
    return None if first is last is None else written([first, last])


_LATER = 10_000_000
FIRST_DAY = generated(f"""CASE typeof(days) WHEN 'integer' THEN date(days % {_LATER})
  WHEN 'text' THEN json_extract(days, '$[0]') END""")
LAST_DAY = generated(f"""CASE typeof(days) WHEN 'integer' THEN date(days % {_LATER} + days / {_LATER})
  WHEN 'text' THEN json_extract(days, '$[1]') END""")


def measure(unit: str | None, currency: str | None, sure: int | None, stop: int | None) -> int | str | None:
    """A unit with its currency, or a confidence in percent; as JSON, all of that and where the text ends (`until`).

    `sure` is the percent, `stop` the end.

    >>> measure("元", "CNY", None, None), measure("个", None, None, None), measure("箱", None, None, None)
    (0, 1, '箱')
    >>> measure(None, None, 98, None), measure("元", "HKD", None, None), measure(None, None, 98, 130)
    (-98, '["元","HKD",null,null]', '[null,null,98,130]')
    """
    if stop is None and sure is None:
        if (unit, currency) == _MONEY:
            return 0
        if currency is None and not (unit or "").startswith("["):
            return _UNITS.index(unit) if unit in _UNITS[1:] else unit
    elif stop is None and unit is None and currency is None and sure:
        return -sure
    return written([unit, currency, sure, stop])


_LISTED = "WHEN substr(measure, 1, 1) = '[' THEN json_extract(measure, '$[{}]')"
UNIT = generated(f"""CASE WHEN typeof(measure) = 'integer' THEN {choice("measure", map(quoted, _UNITS))}
  {_LISTED.format(0)} ELSE measure END""")
CURRENCY = generated(f"CASE WHEN measure = 0 THEN {quoted(_MONEY[1])} {_LISTED.format(1)} END")
MEASURED = generated(f"CASE WHEN measure < 0 THEN measure / -100.0 {_LISTED.format(2)} / 100.0 END", "REAL")
MEASURED_UNTIL = generated(f"coalesce(CASE {_LISTED.format(3)} END, start + length(text))", "INTEGER")


def said(field: str, value: dict[str, Any], number: float | None, unit: str | None) -> int | str | None:
    """What is left to say of a value, as JSON; without its key where that is the field's own.

    >>> said("amounts", {"bound": "max"}, 5.0, "个"), said("durations", {"iso": "P3D"}, 3.0, "天")
    (2, 1)
    >>> said("names", {"title": "局长"}, None, None), said("names", {"org": "县"}, None, None)
    ('局长', '{"org":"县"}')
    >>> [said("dates", {"edtf": edtf}, None, None) for edtf in ("XXXX-04-27", "XXXX-XX-27", "XXXX-04", "2024-04")]
    [-427, -27, -400, '2024-04']
    """
    if not value:
        return None
    text = written(value)
    if number is not None and unit in _ISO and value.get("iso") == _ISO[unit].replace("*", figure(number)):
        short = written({**value, "iso": "*"})
        if short in _VALUES:
            return _VALUES.index(short)
    elif text in _VALUES and "*" not in text:
        return _VALUES.index(text)
    if field == "dates" and (match := _UNRESOLVED.fullmatch(text)) and any(match.groups()):
        return -100 * int(match[1] or 0) - int(match[2] or 0)
    for own, key in _OWN:
        if own == field and value.keys() == {key}:
            bare = str(value[key])
            return bare if text == _keyed(key, bare) and not bare.startswith("{") else text
    return text


def said_spelt(fields: tuple[str, ...]) -> str:
    """The column that spells `said`, with its JSON; `fields` are the words of the column `code` beside it."""
    keyed = " ".join(f"WHEN {fields.index(own)} THEN {quoted(_keyed(key, '*'))}" for own, key in _OWN)
    durations = " ".join(f"WHEN {quoted(unit)} THEN {quoted(iso)}" for unit, iso in _ISO.items())
    values = choice("said", map(quoted, _VALUES))
    return generated(f"""CASE WHEN typeof(said) <> 'integer' THEN
    CASE WHEN substr(said, 1, 1) = '{{' THEN said ELSE replace(CASE code {keyed} END, '*', said) END
  WHEN said < 0 THEN '{{"edtf":"XXXX-' || CASE WHEN said > -100 THEN 'XX' ELSE printf('%02d', -said / 100) END
    || CASE WHEN said % 100 THEN printf('-%02d', -said % 100) ELSE '' END || '"}}'
  ELSE replace({values}, '*', replace(CASE unit {durations} ELSE '' END, '*', {printed("number")})) END""")


def written(value: object) -> str:
    """A value as JSON."""
    return orjson.dumps(value).decode("utf-8")


def _keyed(key: str, bare: str) -> str:
    return f'{{"{key}":"{bare}"}}'
