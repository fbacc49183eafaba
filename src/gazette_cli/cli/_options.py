"""The options that commands share, gathered by one decorator into one frozen value."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import click

from gazette_cli.cli._console import COLORS
from gazette_cli.errors import UsageError
from gazette_cli.readers.base import How

Function = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Run:
    """What was asked for, but for a command's own options.

    `inputs` are paths, directories and `-`, as typed; `date` wins over the date an issue prints;
    `output` and `out_dir` are None where standard output is meant; `format` is one of views.FORMATS.
    """

    command: str
    inputs: tuple[str, ...] = ()
    input_mode: str = "auto"
    encoding: str = "auto"
    reader: str = "auto"
    ocr: bool = False
    date: date | None = None
    output: str | None = None
    out_dir: str | None = None
    format: str = "jsonl"
    bom: bool = False
    jobs: int = 1
    quiet: bool = False
    verbose: bool = False
    color: str = "auto"

    @property
    def how(self) -> How:
        """How inputs that are no records shall be read."""
        return How(self.encoding, self.reader, self.ocr)


def shared(
    *formats: str, default: str | None = None, reads: str = "issues or records"
) -> Callable[[Function], Function]:
    """Give a command the inputs and the shared options; it is called as `command(run, **its_own_options)`.

    `formats` are the choices of `-f`, the first being the default unless `default` names another;
    without formats there is no `-f` and no output file. `reads` says what INPUTS are.
    """

    def outputs(command: Function) -> Function:
        return with_options(_outputs(formats, default), command)

    return given(reads, outputs)


def given(reads: str, more: Callable[[Function], Function]) -> Callable[[Function], Function]:
    """Give a command the inputs, how to behave, and between them the options that `more` adds."""

    def decorate(function: Function) -> Function:
        @functools.wraps(function)
        @click.pass_context
        def command(context: click.Context, /, **options: Any) -> Any:
            if (names := options.pop("files_from0")) is not None:
                options["inputs"] = _listed(names, options["inputs"])
            own = {key: options.pop(key) for key in list(options) if key not in Run.__slots__}
            return function(Run(command=str(context.info_name), **options), **own)

        return with_options(_inputs(reads), more(with_options(_conduct(), command)))

    return decorate


def options_of_output(*formats: str) -> Callable[[Function], Function]:
    """Give a command that makes one output of all it reads `-f`, `-o`, `--bom` and how it shall behave."""

    def decorate(function: Function) -> Function:
        return with_options([_format(formats, formats[0]), _output_file(), _bom(), *_conduct()], function)

    return decorate


def with_options(options: Sequence[Function], command: Function) -> Function:
    """Give a command these options, in the order in which its help shall list them."""
    for option in reversed(options):
        command = option(command)
    return command


def _inputs(reads: str) -> list[Function]:
    return [
        click.argument("inputs", nargs=-1, metavar=f"[{reads.upper().replace(' OR ', '|')}]..."),
        click.option("--files-from0", metavar="FILE",
                     help="Read the names of the inputs from FILE (- is standard input), a NUL behind each."),
        click.option("--input", "input_mode", type=click.Choice(["auto", "text", "records"]), default="auto",
                     show_default=True, help="Take the inputs for plain text, or for records in JSON lines."),
        click.option("--encoding", default="auto", show_default=True, metavar="NAME",
                     help="Encoding of text: auto, utf-8, gb18030, big5, …"),
        click.option("--reader", default="auto", show_default=True, metavar="NAME",
                     help="Reader of files: auto goes by their first bytes; text, pdf, html, docx, …"),
        click.option("--ocr", is_flag=True,
                     help="Recognise the characters of pictures, and of PDF pages that are scans."),
        click.option("--date", callback=_day, metavar="YYYY-MM-DD",
                     help="Day against which 今年 or 上周 are resolved; wins over the printed date. Records do not "
                          "carry it: give it to the command that reads dates."),
    ]  # fmt: skip


def _outputs(formats: tuple[str, ...], default: str | None) -> list[Function]:
    if not formats:
        return []
    return [
        _format(formats, default or formats[0]),
        _output_file(),
        click.option("--out-dir", metavar="DIR", help="Write one output per input into DIR, named after the input."),
        _bom(),
        click.option("-j", "--jobs", type=click.IntRange(min=1), default=1, show_default=True, metavar="N",
                     help="Work on N issues at a time; the output is the same."),
    ]  # fmt: skip


def _format(formats: tuple[str, ...], default: str) -> Function:
    return click.option("-f", "--format", type=click.Choice(formats), default=default, show_default=True,
                        help="Format of the output.")


def _output_file() -> Function:
    return click.option("-o", "--output", metavar="FILE", help="Write to FILE, which appears only when it is whole.")


def _bom() -> Function:
    return click.option("--bom", is_flag=True, help="Begin the output with a byte order mark, for Excel.")


def _conduct() -> list[Function]:
    return [
        click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors."),
        click.option("-v", "--verbose", is_flag=True, help="Say more; show where a fault of the program lies."),
        click.option("--color", type=click.Choice(COLORS), default="auto", show_default=True,
                     help="Colour what people read."),
    ]  # fmt: skip


def _listed(path: str, given: tuple[str, ...]) -> tuple[str, ...]:
    """The inputs named in the list at `path`."""
    from gazette_cli.readers.inputs import listed  # late: hardly anybody has a list

    if given:
        raise UsageError("names cannot come from a list and from the command line", place="--files-from0",
                         hint="give one of them")
    return listed(path)


def _day(context: click.Context, parameter: click.Parameter, value: str | None) -> date | None:
    """A day typed as 2024-07-31."""
    if value is None:
        return None
    try:
        if len(value) == len("2024-07-31"):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise UsageError(f"{value!r} is not a day", place="--date", hint="type it as 2024-07-31")
