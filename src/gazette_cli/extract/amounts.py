"""The field `amounts`: numbers with a unit, as citable values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from gazette_cli.extract.base import Context, Extractor, Found
from gazette_cli.grammar.amounts import Amount, scan
from gazette_cli.grammar.numbers import write_decimal
from gazette_cli.lexicon import simplify

_TRADITIONAL = "個這說會國來為對發過還時經農縣區開關長門東車"
_TAIWAN = re.compile("新[臺台]幣|[臺台]幣|NT\\$|民國|[臺台]灣|[臺台][北中南東]")
_HONG_KONG = re.compile("港[元幣]|HK\\$|香港")


def dollars_of(text: str, year: int | None = None) -> str:
    """The currency a bare 元 stands for: what the text says of its country, if it is printed in traditional script.

    A text that mixes in simplified characters is an older one of the mainland, and so is one of a `year` before
    1965, when the mainland printed traditional ones too, unless it says otherwise.

    >>> dollars_of("經費500元"), dollars_of("撥款500元,合每戶20港元,說明"), dollars_of("经费500元")
    ('TWD', 'HKD', 'CNY')
    >>> dollars_of("經費500元", 1956)
    'CNY'
    """
    if not any(char in text for char in _TRADITIONAL) or any(char in text for char in simplify(_TRADITIONAL)):
        return "CNY"
    if year is not None and 1949 < year < 1965 and not _TAIWAN.search(text) and not _HONG_KONG.search(text):
        return "CNY"
    return "HKD" if _HONG_KONG.search(text) and not _TAIWAN.search(text) else "TWD"


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
        if amount.currency == "CNY":
            dollars = dollars or dollars_of(text, context.date.year if context.date else None)
            value["currency"] = "CNY" if "人民" in text[amount.start : amount.end] else dollars
        yield Found(amount.start, amount.end, value)


AMOUNTS = Extractor(
    name="amounts",
    version="1",
    find=find_amounts,
    about="numbers with a unit: money, shares, measures and counted things",
    about_zh="带单位的数量:金额、比例、度量和计数",
    examples=("11.98亿元", "近三成", "不超过5公斤", "350元至700元", "2.7万余人"),
)
