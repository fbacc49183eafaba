"""The field `durations`: how long something takes or lasts, as citable values."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from gazette_cli.extract.base import Context, Extractor, Found
from gazette_cli.grammar.durations import Duration, scan
from gazette_cli.grammar.numbers import write_decimal


def value_of(duration: Duration) -> dict[str, Any]:
    """The value of the record: the keys of an amount and `iso`, an ISO 8601 duration or None."""
    ranged = duration.high is not None
    return {
        "number": None if ranged else write_decimal(duration.low),
        "low": write_decimal(duration.low) if ranged else None,
        "high": write_decimal(duration.high) if duration.high is not None else None,
        "unit": duration.unit,
        "currency": None,
        "approx": duration.approx,
        "bound": duration.bound,
        "iso": duration.iso,
    }


def find_durations(text: str, context: Context) -> Iterator[Found]:
    """Every duration of a folded text, ascending, none overlapping.

    >>> [found.value["iso"] for found in find_durations("讨论了近三个小时", Context())]
    ['PT3H']
    """
    for duration in scan(text):
        yield Found(duration.start, duration.end, value_of(duration))


DURATIONS = Extractor(
    name="durations",
    version="1",
    find=find_durations,
    about="how long something takes or lasts",
    about_zh="时长",
    examples=("25天", "一年零四个月", "不超过3小时", "5个工作日"),
)
