"""Everything that can go wrong for a user, with its exit code.

GazetteError               70  a fault of ours
├── UsageError              2  the command line cannot be followed
├── InputError              4  an input cannot be read
│   ├── DecodingError       4  bytes that are not text in the encoding asked for
│   └── RecordError         4  a JSON line that is not a record we know
├── OutputError             5  the output cannot be written
└── LossError              70  a document that would lose or double a character
"""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """What a shell sees when the program ends."""

    DONE = 0
    FOUND = 1
    USAGE = 2
    SOME_FAILED = 3
    NO_INPUT = 4
    OUTPUT = 5
    FAULT = 70
    INTERRUPTED = 130


class GazetteError(Exception):
    """Base of all errors; its text is `place: what is wrong; what to type`.

    >>> str(GazetteError("no such file", place="a.txt", hint="check the name"))
    'a.txt: no such file; check the name'
    """

    exit_code = ExitCode.FAULT

    def __init__(self, problem: str, *, place: str = "", hint: str = "") -> None:
        self.problem, self.place, self.hint = problem, place, hint
        super().__init__(problem, place, hint)

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.problem, self.place, self.hint)

    def __str__(self) -> str:
        head = f"{self.place}: {self.problem}" if self.place else self.problem
        return f"{head}; {self.hint}" if self.hint else head


def _rebuild(kind: type[GazetteError], problem: str, place: str, hint: str) -> GazetteError:
    """Keyword arguments do not survive pickling by themselves; errors cross processes under `-j`."""
    return kind(problem, place=place, hint=hint)


class UsageError(GazetteError):
    """The command line cannot be followed."""

    exit_code = ExitCode.USAGE


class InputError(GazetteError):
    """An input cannot be read."""

    exit_code = ExitCode.NO_INPUT


class DecodingError(InputError):
    """Bytes that are not text in the encoding asked for."""


class RecordError(InputError):
    """A JSON line that is not a record we know."""


class OutputError(GazetteError):
    """The output cannot be written."""

    exit_code = ExitCode.OUTPUT


class LossError(GazetteError):
    """A document that would lose or double a character; always a fault of ours."""
