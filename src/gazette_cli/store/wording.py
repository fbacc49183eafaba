"""The words of a mention where its value tells them too (35人, 7月29日): then a number says how they are put together.

A pattern holds `n`, the number in figures, `w` and `y`, how many 万 and 亿 it is, `c`, the number in characters, `u`,
the unit; or 年, 月, 日 of the first day.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from gazette_cli.store.spelling import choice, generated, quoted

_PATTERNS = (  # the first two take no room
    "{n}{u}", "{月}月{日}日", "{n} {u}", "{c}{u}", "两{u}", "半{u}", "{w}万{u}", "{w} 万{u}", "{w}余万{u}",
    "{w}多万{u}", "{w} 余万{u}", "{y}亿{u}", "{y} 亿{u}", "{y}余亿{u}", "{y}多亿{u}", "{n}多{u}", "{n} 多{u}",
    "{n}余{u}", "{n} 余{u}", "{n}\N{NO-BREAK SPACE}{u}", "{n}.0{u}", "{y}0亿{u}", "{c}多{u}", "{c}余{u}", "{c}几{u}",
    "{n}{u}以上", "{c}{u}以上", "{n}{u}以下", "{c}{u}以下", "{n}{u}左右", "{c}{u}左右", "近{n}{u}", "近{w}万{u}",
    "超过{n}{u}", "约{n}{u}", "{年}年{月}月{日}日", "{年}年{月}月", "{年}年", "{年}年度", "{月}月", "{月}月份",
    "{日}日", "{日}号", "{月}月{日}日上午", "{月}月{日}日下午", "{月}月{日}日晚", "{年} 年 {月} 月 {日} 日",
    "{年} 年 {月} 月", "{年} 年", "{月} 月 {日} 日", "{月} 月", "{日} 日", "今年", "今年以来", "去年", "上年",
    "上半年", "下半年", "本月", "今天", "昨天", "当天", "上月末", "上月底",
)  # fmt: skip
_CODES = {pattern: number for number, pattern in enumerate(_PATTERNS)}
_TEN = "一二三四五六七八九"
_MOST = 1e12  # figures of more are not written here, so that no rounding is seen
_FIGURE = re.compile(r"[0-9]+(?= ?([年月日号]))")
_DAY = re.compile(r"([0-9]{4}|XXXX)(?:-([0-9]{2}|XX))?(?:-([0-9]{2}|XX))?(?![0-9])")


def figure(number: float) -> str:
    """A number as SQLite prints it, too.

    >>> figure(35.0), figure(6.8)
    ('35', '6.8')
    """
    return f"{number:.15g}"


def printed(number: str) -> str:
    """The expression that prints a number as `figure` does."""
    return f"printf('%.15g', {number})"


def worded(text: str, number: float | None, unit: str | None, day: str) -> int | str:
    """What stands for a text in a column `word`: the number of its pattern, or itself.

    `day` is the first day, or else begins with an EDTF date, or is anything else that tells none.

    >>> worded("35人", 35.0, "人", ""), worded("7月29日", None, None, "XXXX-07-29"), worded("周五", None, None, "")
    (0, 1, '周五')
    """
    if "{" in text:
        return text
    if number is not None and unit:
        return _counted(text, number, unit)
    return _CODES.get(_dated(text, day), text)


def _counted(text: str, number: float, unit: str) -> int | str:
    """What stands for a text with a number and a unit."""
    pattern = text.replace(unit, "{u}", 1)
    if pattern not in _CODES and 0 <= number < _MOST:
        for name, figures in _FIGURES:
            begun = figures(number)
            if begun and pattern.startswith(begun) and f"{{{name}}}{pattern[len(begun):]}" in _CODES:
                return _CODES[f"{{{name}}}{pattern[len(begun):]}"]
    return _CODES.get(pattern, text)


def _dated(text: str, day: str) -> str:
    """The pattern a text with a date has, if it has one."""
    match = _DAY.match(day)
    if match is None:
        return text
    year, month, number = (part.lstrip("0") if part and part.isdigit() else None for part in match.groups())
    told = {"年": year, "月": month, "日": number, "号": number}
    return _FIGURE.sub(lambda found: _named(found[1]) if found[0] == told[found[1]] else found[0], text)


def _named(sign: str) -> str:
    return "{日}" if sign == "号" else f"{{{sign}}}"


def _characters(number: float) -> str:
    """A whole number below a hundred in characters.

    >>> _characters(24.0), _characters(10.0), _characters(0.5)
    ('二十四', '十', '')
    """
    if number >= 100 or number % 1:
        return ""
    tens, ones = divmod(int(number), 10)
    return _TEN[tens - 1 : tens] * (tens > 1) + "十" * (tens > 0) + _TEN[ones - 1 : ones] * (ones > 0)


_FIGURES: tuple[tuple[str, Callable[[float], str]], ...] = (
    ("n", figure),
    ("c", _characters),
    ("w", lambda number: figure(number / 1e4)),
    ("y", lambda number: figure(number / 1e8)),
)
_FIRST = "coalesce(first_day, substr(value, 10))"  # behind {"edtf":"
_SPELT = {
    "n": printed("number"),
    "w": printed("number / 1e4"),
    "y": printed("number / 1e8"),
    "c": f"""CASE WHEN number >= 20 THEN substr({quoted(_TEN)}, number / 10, 1) ELSE '' END
  || CASE WHEN number >= 10 THEN '十' ELSE '' END
  || CASE WHEN number % 10 THEN substr({quoted(_TEN)}, number % 10, 1) ELSE '' END""",
    "u": "unit",
    "年": f"substr({_FIRST}, 1, 4)",
    "月": f"CAST(substr({_FIRST}, 6, 2) AS INTEGER)",
    "日": f"CAST(substr({_FIRST}, 9, 2) AS INTEGER)",
}


def _joined(pattern: str) -> str:
    """The expression that puts the words of a pattern in their places."""
    pieces = re.split(r"\{(.)\}", pattern)  # words, a name, words and so on
    pieces[::2] = [quoted(words) if words else "" for words in pieces[::2]]
    pieces[1::2] = [_SPELT[name] for name in pieces[1::2]]
    return " || ".join(filter(None, pieces))


TEXT = generated(f"CASE WHEN typeof(word) = 'text' THEN word ELSE {choice('word', map(_joined, _PATTERNS))} END")
