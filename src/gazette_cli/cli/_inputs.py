"""From inputs to tasks: which of them are text, which hold records, and those in small batches of lines."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from gazette_cli.cli._console import is_terminal, say
from gazette_cli.cli._job import Task, refused_article
from gazette_cli.cli._options import Run
from gazette_cli.errors import InputError
from gazette_cli.readers.inputs import Input, Stream, numbered

_BATCH = 256 * 1024  # bytes of rows that travel to a worker together


def tasks_of(source: Input, run: Run, *, articles: bool = True) -> Iterator[Task]:
    """The tasks of one input: one for an issue, batches of lines for records.

    Where `articles` are not wanted, an input that begins with one is refused and read no further.
    Records from standard input are given on line by line, as they come, where one process works.
    """
    if source.failure is None and source.path is None and is_terminal(sys.stdin) and not run.quiet:
        say("等待标准输入 / waiting for standard input")
    try:
        with source.open() as stream:
            if run.input_mode == "records" or (run.input_mode == "auto" and stream.is_records()):
                size = 1 if source.path is None and run.jobs == 1 else _BATCH
                yield from _batches(source, stream, size, articles=articles)
            else:
                # other processes read files themselves; standard input can be read here only
                here = source.path is None or run.jobs == 1
                yield Task(source.name, source.path, stream.read() if here else None)
    except InputError as error:
        yield Task(source.name, source.path, error=error)


def _batches(source: Input, stream: Stream, size: int, *, articles: bool) -> Iterator[Task]:
    """Lines of records, `size` bytes or a little more at a time, with their 1-based numbers."""
    batch: list[tuple[int, bytes]] = []
    weight = 0
    first = True
    for number, row in numbered(stream):
        if first:
            _refuse_foreign(row, f"{source.name}:{number}", articles=articles)
            first = False
        batch.append((number, row))
        weight += len(row)
        if weight >= size:
            yield Task(source.name, source.path, rows=tuple(batch))
            batch, weight = [], 0
    if batch or first:
        yield Task(source.name, source.path, rows=tuple(batch))


def _refuse_foreign(row: bytes, place: str, *, articles: bool) -> None:
    """Records of another schema, or not wanted here, are refused at the first line, not at every one."""
    import orjson

    from gazette_cli.records import SCHEMAS, read_record

    try:
        value = orjson.loads(row)
    except orjson.JSONDecodeError:
        return  # this line's own error, said when it is its turn
    schema = value.get("schema") if isinstance(value, dict) else None
    if schema not in (None, *SCHEMAS):
        read_record(row, place, place)
    elif schema is not None and not articles:
        raise refused_article(f"{place}:1")
