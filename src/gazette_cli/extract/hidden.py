"""Mention records from which the digits of identity cards and credit codes are taken out; offsets stay."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from gazette_cli.extract.run import Rendering
from gazette_cli.grammar.ids import ids, masked

Record = dict[str, Any]
_LONG = re.compile("[0-9Xx]{6,}")
_DIGIT = re.compile("[0-9A-Za-z]")


def hidden(records: list[Record], rendering: Rendering) -> Iterator[Record]:
    """The records in order: identifiers masked, other mentions that lie on one left out, long numbers in contexts too.

    The first six characters, which say where a card was given out, and the last one stay.
    """
    taken = [place.span for found in ids(rendering.folded.text) for place in rendering.home(found.start, found.end)]
    for record in records:
        if "context" in record:
            record["context"] = {key: _LONG.sub(lambda run: "*" * len(run[0]), text)
                                 for key, text in record["context"].items()}  # fmt: skip
        if record["field"] == "ids":
            yield {**record, "text": _hide(record["text"]), "value": _masked(record["value"])}
        elif not any(record["start"] < span.end and span.start < record["end"] for span in taken):
            yield record


def _hide(text: str) -> str:
    """All but the first six and the last one of the letters and digits as stars; spaces stay."""
    places = [match.start() for match in _DIGIT.finditer(text)][6:-1]
    chars = list(text)
    for place in places:
        chars[place] = "*"
    return "".join(chars)


def _masked(value: Record) -> Record:
    return {**value, "number": masked(str(value["number"]))}
