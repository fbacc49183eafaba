"""What a view is, and which there are: a record in, bytes out, and what stands around them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

Record = dict[str, Any]
FORMATS = ("jsonl", "json", "csv", "tsv", "md", "text")


@dataclass(frozen=True, slots=True)
class View:
    """A format: `render` turns one record into bytes; `head`, `between` and `tail` stand around the records.

    An output is `head`, the rendered records with `between` between any two, then `tail`.
    """

    render: Callable[[Record], bytes]
    head: bytes = b""
    between: bytes = b""
    tail: bytes = b""

    def whole(self, records: Iterable[Record]) -> Iterator[bytes]:
        """The bytes of an output that holds all of `records`.

        >>> b"".join(view("json", "article").whole([{"a": 1}, {"a": 2}]))
        b'[\\n{"a":1},\\n{"a":2}\\n]\\n'
        """
        yield self.head
        for number, record in enumerate(records):
            if number and self.between:
                yield self.between
            yield self.render(record)
        yield self.tail


def view(name: str, schema: str) -> View:
    """The view called `name` (one of FORMATS).

    `schema` says for which records: article, mention, block, text, repeat, across, cluster, hit or field.

    An article as text or Markdown is a `print` (`views.printed`). Raises KeyError where a format has no
    form for that schema.
    """
    if name in ("jsonl", "json"):
        from gazette_cli.views import jsonl

        return jsonl.LINES if name == "jsonl" else jsonl.ARRAY
    if name in ("csv", "tsv"):
        from gazette_cli.views import table

        return table.table(schema, "," if name == "csv" else "\t")
    if name == "md":
        from gazette_cli.views import markdown

        return markdown.VIEWS[schema]
    from gazette_cli.views import text

    return text.VIEWS[schema]
