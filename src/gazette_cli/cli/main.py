"""The group of commands; a command is imported when it is named, so that starting costs little."""

from __future__ import annotations

import errno
import os
import signal
import sys
from contextlib import suppress
from importlib import import_module
from types import FrameType
from typing import Any

import click

from gazette_cli.cli._console import COLORS, say, settle_streams, wants_color
from gazette_cli.errors import ExitCode, GazetteError

# Name, and the line of help that is known without importing the command. Module `cli.<name>` holds it as `command`.
COMMANDS = {
    "split": "Split issues into articles, one JSON line each.",
    "clean": "Print the text without furniture and repeats, broken paragraphs rejoined.",
    "dedupe": "Take out repeated paragraphs, inside an issue or over a stream of records.",
    "extract": "Find dates, amounts, durations, names, each with its value and its place.",
    "run": "Take whole folders through everything, into JSON lines or a store; stopped, it goes on where it was.",
    "show": "Show an issue on one page, for people.",
    "where": "Lead an article's or a mention's id back to its file, line and column.",
    "explain": "Say why each line was labelled as it was.",
    "check": "Prove that nothing was lost and that every offset points home.",
    "search": "Find words of any length in a store, with the places where they are printed.",
    "diff": "Say what moved between two runs' records, or between two editions.",
    "eval": "Score against a folder of gold.",
    "schema": "Print the JSON Schema of the records.",
    "fields": "List the fields that can be extracted.",
}
_UNWRITABLE = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})
_CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class Commands(click.Group):
    """A group whose commands are imported late."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported now."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"gazette_cli.cli.{cmd_name}").command
        command.context_settings = {**_CONTEXT, **command.context_settings}
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands in the help, written without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def _print_version(context: click.Context, parameter: click.Parameter, value: bool) -> None:
    if not value or context.resilient_parsing:
        return
    from importlib.metadata import version

    click.echo(f"gazette {version('gazette-cli')}")
    context.exit()


@click.group(cls=Commands, context_settings=_CONTEXT, invoke_without_command=True)
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_print_version,
              help="Print the version and exit.")  # fmt: skip
@click.pass_context
def gazette(context: click.Context) -> None:
    """Turn the text of Chinese gazettes, newsletters and newspaper pages into articles, clean text and facts.

    Inputs are files, directories, or standard input (`-`, or nothing). Standard output carries data
    only. 'gazette COMMAND -h' describes a command.

    \b
    gazette split page.txt                              articles, as JSON lines
    gazette split *.txt | gazette extract -f csv        dates, amounts, durations, for a spreadsheet
    gazette explain page.txt:12                         why line 12 is what it is
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help(), err=True)
        context.exit(ExitCode.USAGE)


def run(arguments: list[str] | None = None) -> int:
    """Run the command line `arguments` (without the program's name) and return the exit code."""
    arguments = sys.argv[1:] if arguments is None else arguments
    settle_streams()
    signal.signal(signal.SIGTERM, _stop)
    try:
        code = _invoke(arguments)
    except BrokenPipeError:
        code = _reader_gone()
    except SystemExit as leaving:
        code = leaving.code if isinstance(leaving.code, int) else ExitCode.FAULT
    pool = sys.modules.get("gazette_cli.cli._pool")
    if pool is not None and pool.Workers.abandoned:
        _leave(code)
    return code


def _invoke(arguments: list[str]) -> int:
    """Run the command line; every error but a closed pipe becomes a line on standard error and an exit code."""
    try:
        return _command_line(arguments)
    except GazetteError as error:
        from gazette_cli.readers.inputs import visible

        say(visible(str(error) if error.place else f"gazette: {error}"))
        if error.exit_code == ExitCode.FAULT:
            _report(error, arguments)
        return error.exit_code
    except click.ClickException as error:
        _show(error)
        return ExitCode.USAGE
    except (click.Abort, KeyboardInterrupt):
        say("gazette: interrupted")
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        raise
    except Exception as error:  # noqa: BLE001 - the last line of defence: a fault of ours is said in one line
        if isinstance(error, OSError) and error.errno in _UNWRITABLE:
            say(f"standard output: cannot be written ({(error.strerror or '').lower()}); free some space")
            return ExitCode.OUTPUT
        say(f"gazette: {type(error).__name__}: {error}")
        _report(error, arguments)
        return ExitCode.FAULT


def _command_line(arguments: list[str]) -> int:
    """What click's own main does, without its ways of ending the program."""
    if "_GAZETTE_COMPLETE" in os.environ:
        gazette.main(arguments, "gazette")  # the shell asks for completion; it ends here
    try:
        with gazette.make_context("gazette", list(arguments), color=_help_color(arguments)) as context:
            code = int(gazette.invoke(context) or 0)
            if sys.stdout is not None:
                sys.stdout.flush()
            return code
    except click.exceptions.Exit as leaving:
        return leaving.exit_code


def _show(error: click.ClickException) -> None:
    """A usage error as `gazette COMMAND: what is wrong; what to type`."""
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else "gazette"
    message = error.format_message().rstrip(".").replace("\n", " ").replace(". (Did", " (did")
    say(f"{path}: {message}; type '{path} -h' for help")


def _report(error: BaseException, arguments: list[str]) -> None:
    """Ask for a report; the traceback only where it was asked for."""
    verbose = any(word in ("-v", "--verbose") for word in arguments)
    if verbose:
        import traceback

        say("".join(traceback.format_exception(error)).rstrip())
    say("gazette: this is a fault of the program, not yours; please report it as an issue, with the output of the same "
        "command" + ("" if verbose else " and -v"))


def _help_color(arguments: list[str]) -> bool:
    """Colour of what click prints; decided before click reads the options."""
    choice = "auto"
    for word, after in zip(arguments, [*arguments[1:], ""], strict=False):
        given = after if word == "--color" else word.removeprefix("--color=") if word.startswith("--color=") else ""
        choice = given if given in COLORS else choice
    return wants_color(choice, sys.stdout)


def _reader_gone() -> int:
    """Nobody reads any more: end silently, and keep the interpreter from flushing into the closed pipe."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return ExitCode.DONE


def _leave(code: int) -> None:
    """End now, without waiting for threads that wait for workers that are no more."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            with suppress(OSError, ValueError):
                stream.flush()
    os._exit(code)


def _stop(number: int, frame: FrameType | None) -> Any:
    """Asked to end: leave through every `finally`, so that no half file stays."""
    raise SystemExit(128 + number)
