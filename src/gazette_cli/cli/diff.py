"""`gazette diff`: what moved between two runs' records, for changed rules and for two editions."""

from __future__ import annotations

import shutil
import sys
from collections import Counter
from collections.abc import Iterable, Sequence

import click

from gazette_cli.changes import Run as Records
from gazette_cli.changes import comparable, differences
from gazette_cli.cli._changes import Drawing
from gazette_cli.cli._console import is_terminal, say, wants_color
from gazette_cli.cli._job import collect_seldom
from gazette_cli.cli._options import Run, options_of_output
from gazette_cli.cli._outputs import BOM, Outputs
from gazette_cli.cli._records import read_records
from gazette_cli.cli._run import counted, refuse_contradictions
from gazette_cli.errors import ExitCode, UsageError
from gazette_cli.pipeline import Facts
from gazette_cli.readers.inputs import expand
from gazette_cli.records.changes import TOPICS, Change, change_record
from gazette_cli.views import View, view


@click.command
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option("--only", metavar="TOPICS", help=f"Tell of these alone, separated by commas: {', '.join(TOPICS)}.")
@click.option("--fields", metavar="NAMES", help="Compare mentions of these fields alone, separated by commas.")
@options_of_output("text", "jsonl", "json", "csv", "tsv")
def command(
    old: str, new: str, only: str | None, fields: str | None, format: str, output: str | None, bom: bool,
    quiet: bool, verbose: bool, color: str,
) -> int:  # fmt: skip
    """Say what moved between two runs' records.

    OLD and NEW are what 'split', 'extract --embed' or 'extract' printed: files of JSON lines, directories
    of them, or '-' for one of the two. Records of one source are matched by the characters they share,
    those of two editions by likeness of text and headline; ids count nowhere. Exit 1 where anything is
    told, 0 where there is no difference.

    \b
    gazette diff before.jsonl after.jsonl                       what a change of rules has done
    gazette split page.txt | gazette diff before.jsonl -        against what is made of it now
    gazette diff a.jsonl b.jsonl --only values -f jsonl         the values alone, as records
    """
    run = Run("diff", (old, new), output=output, format=format, bom=bom, quiet=quiet, verbose=verbose, color=color)
    refuse_contradictions(run)
    topics = _listed(only, "--only", f"name some of {', '.join(TOPICS)}")
    if topics is not None and (unknown := [name for name in topics if name not in TOPICS]):
        raise UsageError(f"there is no topic {unknown[0]!r}", place="--only", hint=f"choose of {', '.join(TOPICS)}")
    names = _listed(fields, "--fields", "name some, as dates,names")
    Facts(names or ()).extractors()  # an unknown field ends the run
    return _compare(run, TOPICS if topics is None else topics, names)


def _listed(words: str | None, option: str, hint: str) -> tuple[str, ...] | None:
    """The names given to an option; None where it was not given."""
    if words is None:
        return None
    names = tuple(name.strip() for name in words.split(",") if name.strip())
    if not names:
        raise UsageError("nothing is named", place=option, hint=hint)
    return names


def _compare(run: Run, topics: Iterable[str], fields: Sequence[str] | None) -> ExitCode:
    """Read both runs, print their differences, say how many there are."""
    expand(run.inputs)  # two '-' are refused before anything is read
    sides = [list(expand((argument,), pictures=run.ocr)) for argument in run.inputs]
    collect_seldom()
    drawing = _drawing(run)  # decided before standard output is kept aside
    shape = View(_unused) if run.format == "text" else view(run.format, "change")
    outputs = Outputs(((BOM if run.bom else b"") + shape.head, shape.between, shape.tail), run.output, None)
    whole = False
    try:
        for source in (source for sources in sides for source in sources if source.failure is None):
            outputs.refuse(source.name, source.path)
        old, new = (read_records(sources, fields, quiet=run.quiet) for sources in sides)
        if old is None or new is None:
            return ExitCode.NO_INPUT
        changes = [change for change in differences(old, new) if change.topic in topics]
        if run.format == "text":
            lines = "".join(f"{line}\n" for line in drawing.draw(changes, (run.inputs[0], run.inputs[1])))
            outputs.write("", lines.encode("utf-8", "backslashreplace"))
        else:
            outputs.write("", shape.between.join(shape.render(change_record(change)) for change in changes))
        whole = True
    finally:
        outputs.close(whole=whole)
    if not run.quiet:
        _summarize(run, old, new, changes)
    return ExitCode.FOUND if changes else ExitCode.DONE


def _drawing(run: Run) -> Drawing:
    reader = sys.stdout if run.output in (None, "-") else None
    cells = shutil.get_terminal_size().columns if is_terminal(reader) else None
    return Drawing(wants_color(run.color, reader), cells)


def _summarize(run: Run, old: Records, new: Records, changes: Sequence[Change]) -> None:
    """What could not be compared, and one line of counts."""
    told = comparable(old, new)
    for what, compared, sides, hint in (
        ("articles", told.articles, (old.tells_articles, new.tells_articles), "'gazette split'"),
        ("mentions", told.mentions, (old.tells_mentions, new.tells_mentions), "'gazette extract --embed'"),
    ):
        if not compared and any(sides):
            lacking = run.inputs[sides.index(False)]
            say(f"{lacking}: tells of no {what}, so they are not compared; give what {hint} prints")
    counts = Counter(change.topic for change in changes)
    sizes = [f"{counted(one.articles, 'article')} and {counted(one.mentions, 'mention')}" for one in (old, new)]
    listed = ", ".join(f"{topic} {counts[topic]}" for topic in TOPICS if counts[topic])
    say(f"gazette diff: {sizes[0]} against {sizes[1]}: {counted(len(changes), 'change')}"
        + (f" ({listed})" if listed else ""))


def _unused(record: object) -> bytes:
    """What people read is drawn from all changes together, not from records one by one."""
    return b""
