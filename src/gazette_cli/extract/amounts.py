"""The field `amounts`: numbers with a unit, as citable values."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from gazette_cli.extract.base import Context, Extractor, Found
from gazette_cli.grammar.amounts import Amount, scan
from gazette_cli.grammar.numbers import write_decimal
from gazette_cli.lexicon import simplify
from gazette_cli.patterns import late

_TRADITIONAL = "個這說會國來為對發過還時經農縣區開關長門東車"
_SELDOMER = "無員動務業電號額鄉鎮戶與將樂陳黃劉張鍾鄭順學報點總費價錢計贈補資類變賣紙寶"
_TAIWAN = late("新[臺台]幣|[臺台]幣|NT\\$|民國|[臺台]灣|[臺台][北中南東]")
# What a text of another country that prints traditional script says of itself, in the order asked.
_ELSEWHERE = {
    "MOP": late("MOP|澳門"),
    "MYR": late("RM ?[0-9]|令吉|馬幣|馬來西亞|拿督|丹斯里|吉隆坡|檳[城州]|柔佛|霹靂州|雪蘭莪|砂拉越|華小|獨中"),
    "SGD": late("(?<![A-Z])SG?\\$|新加坡|坡[元幣]|新幣|組屋"),
    "HKD": late(
        "港[元幣]|HK\\$|香港|區議[會員]|民政事務|港鐵|劏房|屋[邨苑]|綜援|食環署|法團|[全本]港(?![口區务務])|毫子|𨋢|[嘅咗佢冇嚟]"
        "|[來返抵留訪]港(?!口)|新界|九龍|沙田|屯門|荃灣|深水埗|將軍澳|觀塘|天水圍|灣仔|旺角|銅鑼灣|葵涌|港島"
        "|校監|校董|文憑試|呈分試|家教會|中[一二三四五六][級班至]|[百千]呎"
    ),
}
_DOLLARS = {"TWD": "新台币", "HKD": "港元", "MOP": "澳门元", "SGD": "新加坡元", "MYR": "林吉特"}


def dollars_of(text: str, year: int | None = None, issue: str | None = None) -> str:
    """The currency a bare 元 stands for: what the text and the name of its `issue` say of its country, if it is printed
    in traditional script.

    A text that mixes in simplified characters is an older one of the mainland, and so is one of a `year` before
    1965, when the mainland printed traditional ones too, unless it says otherwise; before 1949 民國 says nothing.

    >>> dollars_of("經費500元"), dollars_of("撥款500元,合每戶20港元,說明"), dollars_of("经费500元")
    ('TWD', 'HKD', 'CNY')
    >>> dollars_of("經費500元", 1956), dollars_of("民國二十一年,經費500元", 1935)
    ('CNY', 'CNY')
    >>> dollars_of("會議撥款500元", issue="青鷺灣區議會通訊"), dollars_of("收費150元,會員100澳門元")
    ('HKD', 'MOP')
    """
    if any(char in text for char in simplify(_TRADITIONAL)):
        return "CNY"
    if not any(char in text for char in _TRADITIONAL) and not any(char in text for char in _SELDOMER):
        return "CNY"
    told = f"{text}\n{issue or ''}"
    if _TAIWAN.search(told) and (year is None or year > 1948):
        return "TWD"
    usual = "CNY" if year is not None and year < 1965 else "TWD"
    return next((currency for currency, sign in _ELSEWHERE.items() if sign.search(told)), usual)


def value_of(amount: Amount) -> dict[str, Any]:
    """The value of the record: numbers as decimal strings, `low`/`high` only for two printed numbers."""
    ranged = amount.high is not None
    return {
        "number": None if ranged else write_decimal(amount.low),
        "low": write_decimal(amount.low) if ranged else None,
        "high": write_decimal(amount.high) if amount.high is not None else None,
        "unit": amount.unit,
        "currency": amount.currency,
        "approx": amount.approx,
        "bound": amount.bound,
    }


def find_amounts(text: str, context: Context) -> Iterator[Found]:
    """Every amount of a folded text, ascending, none overlapping.

    >>> [(found.value["number"], found.value["currency"]) for found in find_amounts("投资11.98亿元", Context())]
    [('1198000000', 'CNY')]
    """
    dollars: str | None = None
    for amount in scan(text):
        value = value_of(amount)
        currency = amount.currency
        if currency == "CNY" or (currency == "USD" and text[amount.start] == "$"):
            dollars = dollars or dollars_of(text, context.date.year if context.date else None, context.issue)
            if currency == "CNY":
                value["currency"] = "CNY" if "人民" in text[amount.start : amount.end] else dollars
            elif dollars in _DOLLARS:  # $500 on a page from Hong Kong
                value["currency"], value["unit"] = dollars, _DOLLARS[dollars]
        yield Found(amount.start, amount.end, value)


AMOUNTS = Extractor(
    name="amounts",
    version="1",
    find=find_amounts,
    about="numbers with a unit: money, shares, measures and counted things",
    about_zh="带单位的数量:金额、比例、度量和计数",
    examples=("11.98亿元", "近三成", "不超过5公斤", "350元至700元", "2.7万余人"),
)
