"""Cases as data: every line of `cases/*.jsonl` names what must be found in an invented text, and nothing else."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from gazette_cli import plugins
from gazette_cli.extract.amounts import AMOUNTS
from gazette_cli.extract.base import Context, Extractor, TextPart
from gazette_cli.extract.dates import DATES
from gazette_cli.extract.durations import DURATIONS
from gazette_cli.extract.names import NAMES
from gazette_cli.fold import fold
from gazette_cli.grammar.numbers import read_numeral

CASES = Path(__file__).parent / "cases"


def load(name: str) -> list[Any]:
    rows = [json.loads(row) for row in (CASES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    return [pytest.param(row, id=row["label"]) for row in rows]


def check(extractor: Extractor, case: dict[str, Any]) -> None:
    text = fold(case["text"]).text
    parts = tuple(TextPart(kind, 0, len(text)) for kind in case.get("parts", ()))
    day = date.fromisoformat(case["date"]) if case["date"] else None
    context = Context(date=day, resolved_by="option", parts=parts, issue=case.get("issue"))
    found = list(extractor(text, context))
    assert [text[m.start : m.end] for m in found] == [want["text"] for want in case["want"]], case["why"]
    for mention, want in zip(found, case["want"], strict=True):
        assert {key: mention.value[key] for key in want["value"]} == want["value"], case["why"]


@pytest.mark.parametrize("case", load("dates"))
def test_dates(case: dict[str, Any]) -> None:
    check(DATES, case)


@pytest.mark.parametrize("case", load("amounts"))
def test_amounts(case: dict[str, Any]) -> None:
    check(AMOUNTS, case)


@pytest.mark.parametrize("case", load("durations"))
def test_durations(case: dict[str, Any]) -> None:
    check(DURATIONS, case)


@pytest.mark.parametrize("case", load("names"))
def test_names(case: dict[str, Any]) -> None:
    check(NAMES, case)


@pytest.mark.parametrize("case", load("codes"))
def test_codes(case: dict[str, Any]) -> None:
    check(plugins.extractor(case["field"]), case)


@pytest.mark.parametrize("case", load("numbers"))
def test_numbers(case: dict[str, Any]) -> None:
    read = read_numeral(case["text"])
    if not case["want"]:
        assert read is None, case["why"]
        return
    want = case["want"][0]["value"]
    assert read is not None, case["why"]
    assert read.low == Decimal(want["low"]), case["why"]
    assert read.high == (None if want["high"] is None else Decimal(want["high"])), case["why"]
    assert (read.bound, read.approx) == (want["bound"], want["approx"]), case["why"]
