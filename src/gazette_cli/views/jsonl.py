"""JSON: one record a line, or one array."""

from __future__ import annotations

import orjson

from gazette_cli.views.base import Record, View


def line(record: Record) -> bytes:
    """The record as one line of JSON with its line feed.

    >>> line({"text": "甲"}).decode()
    '{"text":"甲"}\\n'
    """
    return orjson.dumps(record, option=orjson.OPT_APPEND_NEWLINE)


LINES = View(line)
ARRAY = View(orjson.dumps, head=b"[\n", between=b",\n", tail=b"\n]\n")
