"""Time of day behind a date: 上午, 晚上8点, 下午两点半, 9:30."""

from __future__ import annotations

import re
from typing import NamedTuple

from gazette_cli.grammar.numbers import read_int

_PARTS = (
    "凌晨|白天|清晨|早晨|早上|早间|[一大]清早|清早|一大早|大早|一早|上午|中午|正午|午间|午后|下午|傍晚|黄昏"
    "|后晌|後晌|前晌|头晌|晌午|天没亮|天不亮|天刚亮|黑夜里?|夜[裡裏]|晚上|晚间|晚間|夜里|夜间|夜間|夜晚|深夜|半夜|午夜|拂晓|黎明|今晚|当晚"
    "|早(?![市餐点春茶教操报稻熟已就期年在先日些有产恋做知晚早饭班])"
    "|晚(?![会报餐宴稻熟婚市景校班春期年饭辈清唐归霞])|夜(?![市景游班校宵色场空幕总归跑])"
)
_HOUR = "[0-9]{1,2}|[零两一二三四五六七八九]|十[一二三四五六七八九]?|二十[一二三四]?"
_MINUTE = "[零〇]?[0-9]{1,2}|[零二三四五]?十?[一二三四五六七八九]?"
_CLOCK = re.compile(
    f" ?(?:({_PARTS}) ?)?"
    f"(?:({_HOUR}) ?(?::([0-5][0-9])(?::([0-5][0-9]))?(?![0-9])[时時]?|(?= ?[apAP][mM])"
    f"|(?:[时時點]|点钟?)(?![候间代期段长名评赞亮位效])"
    f"(?:整|(半)|([一三1-3])刻| ?({_MINUTE}) ?分(?!之)|(0[0-9]|[1-5][0-9])(?![0-9千万个名人台辆户])"
    f"|([二三四五]?十[一二三四五六七八九]?|[零〇][一二三四五六七八九])(?=[,。、; \n)开举召集至到—-]|\\Z))?)"
    "(?: ?([apAP])\\.?[mM]\\.?(?![A-Za-z]))?"
    "(?:[许許]|左右|过(?=[,。、 ])|多(?:[钟鐘]|(?![0-9一二两三四五六七八九十元个])))?)?"
)
_AFTERNOON = (
    *("午后", "下午", "傍晚", "黄昏", "晚上", "晚间", "晚間", "夜间", "夜間"),
    *("夜里", "夜裡", "夜裏", "晚", "夜", "深夜", "今晚", "当晚", "后晌", "後晌", "黑夜", "黑夜里"),
)


class Clock(NamedTuple):
    """Where the words end (code points), the printed part of the day, ISO time; None where not printed."""

    end: int
    part: str | None
    time: str | None


def read_clock(text: str, offset: int, part: str | None = None) -> Clock | None:
    """The time of day at `offset`; `part` is the part of the day already known (of a range's first half).

    >>> read_clock("晚上8点20分集合", 0)
    Clock(end=7, part='晚上', time='T20:20')
    >>> read_clock("9:00开门", 0).time, read_clock("召开", 0)
    ('T09:00', None)
    """
    match = _CLOCK.match(text, offset)
    if match is None or match.end() == offset or not (match[1] or match[2]):
        return None
    if match[2] is None:
        return Clock(match.end(1), match[1], None)
    hour = read_int(match[2])
    minute = _minute(match)
    if hour is None or hour > 24 or minute > 59:
        return Clock(match.end(1), match[1], None) if match[1] else None
    name = match[1] or part or ""
    after_midnight = name in ("夜里", "夜裡", "夜裏", "黑夜", "黑夜里", "深夜", "夜间", "夜間") and hour < 6
    if (name in _AFTERNOON and 0 < hour < 12 and not after_midnight) or (name == "中午" and hour in (1, 2)):
        hour += 12
    elif match[10] and (hour == 12) is (match[10] in "aA"):
        hour = (hour + 12) % 24
    return Clock(match.end(), match[1], f"T{hour:02}:{minute:02}")


def _minute(match: re.Match[str]) -> int:
    if match[5]:
        return 30
    if match[6]:
        return 15 * (read_int(match[6]) or 0)
    printed = match[3] or match[7] or match[8] or match[9]
    return (read_int(printed) or 0) if printed else 0
