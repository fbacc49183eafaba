"""Columns whose items are titled by their first sentences, without marks: 【基层传真】 and what stands below it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gazette_cli.structure.joins import TEXT
from gazette_cli.structure.units import Unit

TOLD = re.compile(r"([^ ,。;:、]{2,20})。(?=(?: *\S){12})")
"""A sentence without a comma, and what it is the title of."""
_FRAMED = re.compile(r"(?:【[^\W\d](?:\w| ){1,10}】|([※☆★◆●■◇○□*=~-])\1* ?[^\W\d](?:\w| ){1,10}\1+)$")
_COUNTED = re.compile("(?:[一二三四五六七八九十]+|首先|其次|再次|最后|第[一二三四五六七八九十])[是要,、]?")
_LEAST = 2  # items that make a column


def tell_items(units: Sequence[Unit]) -> None:
    """Note of the framed name of a column and of the paragraphs below it that they are that and its items (`told`),
    where each of them, up to the next heading, opens with a short sentence."""
    column: list[Unit] = []
    for unit in (*units, None):
        if unit is None or unit.head_like:
            _settle(column)
            column = [unit] if unit is not None and _FRAMED.match(unit.text) else []
        elif column and unit.type == TEXT:
            column.append(unit)


def _settle(column: Sequence[Unit]) -> None:
    if len(column) <= _LEAST or not all(map(_opens_told, column[1:])):
        return
    for unit in column:
        unit.told = unit.head_like or not unit.mark


def _opens_told(unit: Unit) -> bool:
    counted = unit.number is not None or unit.opening is not None or _COUNTED.match(unit.text)
    return not counted and TOLD.match(unit.text, len(unit.mark)) is not None
