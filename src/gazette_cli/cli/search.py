"""`gazette search`: words in a store, with the places where they are printed."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

import click

from gazette_cli.cli._console import say
from gazette_cli.cli._options import with_options
from gazette_cli.cli._outputs import Output
from gazette_cli.cli._streams import Stdout
from gazette_cli.errors import ExitCode, UsageError
from gazette_cli.store.opening import for_reading
from gazette_cli.store.schema import FIELDS, KINDS
from gazette_cli.store.searching import Query, parse, parse_amount, search
from gazette_cli.views import view

_DAY = re.compile(r"\d{4}(-\d\d){0,2}")


def _day(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """A day, a month or a year as typed."""
    if value is not None and not (_DAY.fullmatch(value) and _is_day(value)):
        raise UsageError(f"{value!r} is not a day, a month or a year", place=parameter.opts[0],
                         hint="type it as 2023-01-31, 2023-01 or 2023")
    return value


def _is_day(value: str) -> bool:
    """Whether the calendar has such a day or month."""
    try:
        date.fromisoformat(f"{value}-01-01"[:10])
    except ValueError:
        return False
    return True


def _filters(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say which articles are wanted."""
    return with_options((
        click.option("--field", metavar="NAME",
                     help="Look only in this kind of part (headline, byline, …) or field (names, dates, …)."),
        click.option("--from", "first", callback=_day, metavar="DATE",
                     help="Issues of that day, month, year or later."),
        click.option("--to", "last", callback=_day, metavar="DATE", help="Issues of that day, month, year or earlier."),
        click.option("--amount", metavar="CONDITION",
                     help="Articles that state such an amount: '>=1000000', '<5公斤', '>1000CNY'."),
        click.option("-n", "--limit", type=click.IntRange(min=0), default=20, show_default=True, metavar="N",
                     help="Print so many articles; 0 is all."),
    ), command)  # fmt: skip


@click.command
@click.argument("store", metavar="STORE")
@click.argument("query", metavar="QUERY")
@_filters
@click.option("-f", "--format", "style", type=click.Choice(["text", "jsonl", "json"]), default="text",
              show_default=True, help="Format of the output.")  # fmt: skip
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
def command(
    store: str, query: str, field: str | None, first: str | None, last: str | None, amount: str | None, limit: int,
    style: str, quiet: bool,
) -> int:
    """Search a store that 'gazette run' made.

    QUERY is one or more words of any length; an article must hold them all, in any order. Quotation
    marks hold blanks together, a minus sign before a word leaves out what holds it; an empty QUERY
    finds everything the options ask for. Blanks and widths do not matter. Each article is printed
    with its file, line and column and the first places of the words, between 【 and 】.
    """
    if field is not None and field not in (*KINDS, *FIELDS):
        raise UsageError(f"no part and no field is called {field!r}", place="--field",
                         hint=f"choose of {', '.join((*KINDS, *FIELDS))}")
    words, without = parse(query)
    condition = None if amount is None else parse_amount(amount)
    asked = Query(words, without, field, first, last, condition)
    number = 0
    with closing(for_reading(Path(store))) as connection:
        shown = view(style, "hit")
        output = Output(Stdout(), shown.head, shown.between, shown.tail)
        whole = False
        try:
            for hit in islice(search(connection, asked), limit or sys.maxsize):
                output.write(shown.render(hit))
                number += 1
            whole = True
        finally:
            output.close(whole=whole)
    if not quiet:
        more = f"; the first {limit}, -n 0 prints all" if number == limit else ""
        say(f"gazette search: {number} article{'' if number == 1 else 's'}{more}")
    return ExitCode.DONE
