"""The field `numbers`: every numeral of a text, whatever it counts."""

from __future__ import annotations

from collections.abc import Iterator

from gazette_cli.extract.base import Context, Extractor, Found
from gazette_cli.grammar.numbers import write_decimal
from gazette_cli.grammar.numerals import scan


def find_numbers(text: str, context: Context) -> Iterator[Found]:
    """Every numeral of a folded text, ascending, none overlapping.

    >>> [found.value["number"] for found in find_numbers("三亿五千万,负3.5,一千二百余", Context())]
    ['350000000', '-3.5', '1200']
    """
    for start, end, numeral in scan(text):
        ranged = numeral.high is not None
        yield Found(start, end, {
            "number": None if ranged else write_decimal(numeral.low),
            "low": write_decimal(numeral.low) if ranged else None,
            "high": write_decimal(numeral.high) if numeral.high is not None else None,
            "approx": numeral.approx,
            "bound": None if ranged else numeral.bound,
        })  # fmt: skip


NUMBERS = Extractor(
    name="numbers",
    version="1",
    find=find_numbers,
    about="every numeral, whatever it counts",
    about_zh="所有数字,不论所计何物",
    examples=("3亿5千万", "三点五", "负十二", "三分之二", "一千二百余"),
)
