"""Totals of amounts: one record for each field, unit and currency, with the mentions that were added."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from gazette_cli.views.base import Record, View
from gazette_cli.views.columns import pad, printable
from gazette_cli.views.jsonl import ARRAY, LINES
from gazette_cli.views.table import table

# Shares, degrees and factors of different wholes: they can be listed, their sum means nothing.
_NEVER_ADDED = frozenset(
    ("%", "‰", "‱", "个百分点", "個百分點", "百分点", "个基点", "基点", "折", "倍", "番", "成", "℃", "℉", "°C", "°F",
     "摄氏度", "华氏度", "度", "岁", "歲", "周岁", "虚岁")
)  # fmt: skip
_LISTED = ("approximate", "bounded", "ranges")


@dataclass(slots=True)
class _Sum:
    """What was found of one field, unit and currency; ids are `article:field:start`."""

    total: Decimal = Decimal(0)
    added: list[str] = field(default_factory=list)
    listed: dict[str, list[Record]] = field(default_factory=lambda: {name: [] for name in _LISTED})


class Sums:
    """Adds up mentions by field, unit and currency; what is not exact is listed beside the total, never added.

    >>> sums = Sums()
    >>> for start, approx in ((0, False), (9, False), (20, True)):
    ...     value = {"number": "3", "low": None, "high": None, "unit": "亩", "approx": approx}
    ...     sums.add({"article": "a:001", "field": "amounts", "start": start, "text": "3亩", "value": value})
    >>> [(record["total"], record["count"], len(record["approximate"])) for record in sums.records()]
    [('6', 2, 1)]
    """

    def __init__(self) -> None:
        self._sums: dict[tuple[str, str, str], _Sum] = {}

    def add(self, mention: Mapping[str, Any]) -> None:
        """Take in one mention record; those without a number or a unit count nothing that could be added."""
        value = mention["value"]
        unit = value.get("unit")
        if not unit or "number" not in value or "high" not in value:
            return
        key = (mention["field"], value.get("currency") or "", unit)
        found = self._sums.setdefault(key, _Sum())
        name = f"{mention['article']}:{mention['field']}:{mention['start']}"
        kind = _inexact(value)
        if kind is not None:
            found.listed[kind].append({"id": name, "text": mention["text"]})
            return
        found.total += Decimal(value["number"])
        found.added.append(name)

    def records(self) -> Iterator[Record]:
        """The sums, by field, currency and unit; `total` is null where adding means nothing."""
        for name, currency, unit in sorted(self._sums):
            found = self._sums[name, currency, unit]
            total = None if unit in _NEVER_ADDED or not found.added else _plain(found.total)
            yield {"field": name, "unit": unit, "currency": currency or None, "total": total,
                   "count": len(found.added), "ids": found.added, **found.listed}  # fmt: skip


def _inexact(value: Mapping[str, Any]) -> str | None:
    """Why a value is not added: two numbers, a bound, an approximation."""
    if value["number"] is None:
        return "ranges"
    if value.get("bound"):
        return "bounded"
    return "approximate" if value.get("approx") else None


def _plain(number: Decimal) -> str:
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _row(record: Record) -> bytes:
    """One line for people: field, total with unit, how many were added, what was left out."""
    total = record["total"] if record["total"] is not None else "–"
    left = ", ".join(f"{len(record[name])} {name}" for name in _LISTED if record[name])
    words = f"{pad(record['field'], 10)}  {pad(f'{total} ' + record['unit'], 24)}  {pad(record['currency'] or '', 4)}"
    told = f"{record['count']} added" + (f", not added: {left}" if left else "")
    return f"{printable(words)}  {told}\n".encode()


def view(style: str) -> View:
    """The view of sums: jsonl, json, csv, tsv, or text."""
    if style in ("jsonl", "json"):
        return LINES if style == "jsonl" else ARRAY
    if style in ("csv", "tsv"):
        columns = ("field", "unit", "currency", "total", "count", "ids", *_LISTED)
        return table("sum", "," if style == "csv" else "\t", {name: _cell(name) for name in columns})
    return View(_row)


def _cell(name: str) -> Any:
    return lambda record: record[name]
