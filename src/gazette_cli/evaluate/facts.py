"""Mentions as printed, against gold: the words, and the values beside them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from gazette_cli.evaluate.figures import FIELDS, Hits, Tally
from gazette_cli.evaluate.gold import Gold, GoldMention
from gazette_cli.evaluate.ground import squash

Record = dict[str, Any]

_SAME_UNIT = {"日": "天", "个小时": "小时", "月": "个月", "星期": "周", "个星期": "周", "分": "分钟", "周年": "年"}


def score_facts(gold: Gold, mentions: Sequence[Record], misses: list[str]) -> Tally:
    """Counters of one issue; what was missed or wrongly found is appended to `misses`, one line each.

    What stands in furniture or in a repeat is not asked for. A field gold does not have is not scored.
    """
    ground = gold.ground
    tally = Tally()
    tally.counts["home_errors"] = sum(_is_homeless(gold, mention, misses) for mention in mentions)
    dead = ground.words_of_lines(gold.furniture_lines | gold.section_lines)
    repeated = ground.words_of_lines(gold.duplicate_lines)
    for name in FIELDS:
        wanted = [mention for mention in gold.mentions if mention.field == name]
        if not wanted:
            continue
        required = [m for m in wanted if m.required and m.start not in dead and m.start not in repeated]
        optional = [m for m in wanted if not m.required or m.start in repeated]
        found = [m for m in mentions if m["field"] == name and m["start"] not in dead and m["start"] not in repeated]
        used = _score_required(gold, required, found, tally, misses)
        rest = [m for n, m in enumerate(found) if n not in used and not any(_overlap(m, want) for want in optional)]
        _score_false(gold, name, rest, tally, misses)
    return tally


def _is_homeless(gold: Gold, mention: Record, misses: list[str]) -> bool:
    """Whether the mention's words, line or column are not those of its place."""
    ground = gold.ground
    start = mention["start"]
    home = ground.words(mention.get("spans") or [(start, mention["end"])])
    line = ground.line_of(start)
    place = (line + 1, start - ground.starts[line] + 1)
    if squash(mention["text"]) == squash(home) and (mention["line"], mention["column"]) == place:
        return False
    misses.append(f"mention does not point home: {mention['text']!r} at {start}, "
                  f"line {mention['line']}:{mention['column']}")  # fmt: skip
    return True


def _score_required(
    gold: Gold, required: Sequence[GoldMention], found: Sequence[Record], tally: Tally, misses: list[str]
) -> set[int]:
    """Give each wanted mention the best that overlaps it; returns the indices of those given."""
    used: set[int] = set()
    for want in required:
        line = gold.ground.line_of(want.start)
        ranks = [(*_rank(want, got), -n) for n, got in enumerate(found) if n not in used and _overlap(got, want)]
        if not ranks:
            tally.hit(f"{want.field}.span", Hits(fn=1))
            tally.hit(f"{want.field}.value", Hits(fn=1))
            misses.append(f"{want.field}: missed line {line} {want.text!r} = {want.value}")
            continue
        right, exact, _, index = max(ranks)
        used.add(-index)
        tally.hit(f"{want.field}.span", _one(exact))
        tally.hit(f"{want.field}.value", _one(right))
        text, value = found[-index]["text"], found[-index]["value"]
        if not right:
            misses.append(f"{want.field}: value line {line} {want.text!r} want {want.value} got {text!r} {value}")
        elif not exact:
            misses.append(f"{want.field}: span line {line} want {want.text!r} got {text!r}")
    return used


def _score_false(gold: Gold, name: str, rest: Sequence[Record], tally: Tally, misses: list[str]) -> None:
    text = gold.ground.text
    for mention in rest:
        tally.hit(f"{name}.span", Hits(fp=1))
        tally.hit(f"{name}.value", Hits(fp=1))
        start, end = mention["start"], mention["end"]
        around = text[max(0, start - 8) : end + 8]
        misses.append(f"{name}: false line {gold.ground.line_of(start)} {mention['text']!r} in {around!r}")


def _one(right: bool) -> Hits:
    """A wrong answer is both a false one and a missing one."""
    return Hits(tp=1) if right else Hits(fp=1, fn=1)


def _overlap(got: Record, want: GoldMention) -> bool:
    return bool(got["start"] < want.end and want.start < got["end"])


def _rank(want: GoldMention, got: Record) -> tuple[bool, bool, int]:
    """The right value first, then the right words, then the nearest."""
    exact = (got["start"], got["end"]) == (want.start, want.end)
    distance = abs(got["start"] - want.start) + abs(got["end"] - want.end)
    return is_right(want.field, want.value, got["value"]), exact, -distance


def is_right(name: str, want: Any, got: Any) -> bool:
    """Whether a printed value is the one gold asks for.

    >>> is_right("amounts", [[20, 30], "人"], {"low": "20", "high": "30", "unit": "人"})
    True
    >>> is_right("durations", [3, "个月"], {"number": "3", "unit": "月"})
    True
    """
    if want is None or name == "names":
        return True
    if not isinstance(got, dict):
        return False
    if name == "dates":
        return [got.get("start"), got.get("end")] == list(want)
    number, unit = want
    printed = got.get("unit") or ""
    if name == "durations":
        unit, printed = _SAME_UNIT.get(unit, unit), _SAME_UNIT.get(printed, printed)
    return _unit_right(unit, printed, got.get("currency") or "") and _number_right(number, got)


def _unit_right(want: str | None, unit: str, currency: str) -> bool:
    if want is None:
        return True
    return squash(want) in (squash(unit), squash(currency)) or (want == "家次" and squash(unit) in ("家", "家(次)"))


def _number_right(want: Any, got: Record) -> bool:
    if want is None:
        return True
    if isinstance(want, list):
        return [_decimal(got.get("low")), _decimal(got.get("high"))] == [_decimal(number) for number in want]
    return _decimal(got.get("number")) == _decimal(want)


def _decimal(number: object) -> Decimal | None:
    try:
        return Decimal(str(number))
    except (InvalidOperation, ValueError):
        return None
