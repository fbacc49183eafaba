"""The field `amounts`: numbers with a unit, as citable values."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from gazette_cli.extract.base import Context, Extractor, Found
from gazette_cli.grammar.amounts import Amount, scan
from gazette_cli.grammar.numbers import write_decimal


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
    for amount in scan(text):
        yield Found(amount.start, amount.end, value_of(amount))


AMOUNTS = Extractor(
    name="amounts",
    version="1",
    find=find_amounts,
    about="numbers with a unit: money, shares, measures and counted things",
    about_zh="带单位的数量:金额、比例、度量和计数",
    examples=("11.98亿元", "近三成", "不超过5公斤", "350元至700元", "2.7万余人"),
)
