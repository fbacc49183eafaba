"""The records of one run, read whole from files, directories or standard input; every error in them is said."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence

from gazette_cli.changes import Run as Records
from gazette_cli.cli._console import is_terminal, say
from gazette_cli.cli._run import counted
from gazette_cli.errors import InputError, RecordError
from gazette_cli.readers.inputs import Input, Stream, numbered, visible

_MOST_ERRORS = 20  # said one by one for one input


def read_records(sources: Iterable[Input], fields: Sequence[str] | None, *, quiet: bool) -> Records | None:
    """The records of all `sources`; mentions of `fields` alone where they are given.

    None where anything could not be read: what is missing would look like a change. An input without a
    line is a run that has found nothing.
    """
    records, failed = Records(fields), False
    for source in sources:
        if source.path is None and source.failure is None and is_terminal(sys.stdin) and not quiet:
            say("等待标准输入 / waiting for standard input")
        try:
            with source.open() as stream:
                errors = list(_errors(stream, records))
        except InputError as error:
            errors = [error]
        for wrong in errors[:_MOST_ERRORS]:
            say(visible(str(wrong)))
        if len(errors) > _MOST_ERRORS:
            say(f"{source.name}: {counted(len(errors) - _MOST_ERRORS, 'more error')}")
        failed = failed or bool(errors)
    records.settle()
    return None if failed else records


def _errors(stream: Stream, records: Records) -> Iterator[InputError]:
    """Take in the rows; what is wrong with each. An input that does not begin with a record is read no further."""
    begins = stream.is_records()
    for number, row in numbered(stream):
        place = f"{stream.name}:{number}"
        if not begins:
            yield RecordError("these are no records", place=f"{place}:1",
                              hint="type 'gazette split' or 'gazette extract --embed' and give what that prints")
            return
        try:
            records.add(row, place)
        except InputError as error:
            yield error
