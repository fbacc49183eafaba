"""`gazette run`: a whole corpus, from folders of issues to articles, facts and a store that can be searched."""

from __future__ import annotations

from contextlib import ExitStack, suppress
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gazette_cli.cli._across import refuse_without_extra, share
from gazette_cli.cli._corpus import Made, Make, Rows, make
from gazette_cli.cli._executor import Executor, executor_of
from gazette_cli.cli._options import Run, given, with_options
from gazette_cli.cli._targets import target_of
from gazette_cli.errors import UsageError
from gazette_cli.pipeline import Facts
from gazette_cli.store.parts import Parts, failure, is_current, manifest, write_whole
from gazette_cli.views import view

if TYPE_CHECKING:
    from gazette_cli.across.corpus import Corpus

_FIELDS = "dates,amounts,durations,names"


def _own(command: Any) -> Any:
    """The options of this command alone."""
    return with_options((
        click.option("-o", "--output", required=True, metavar="OUT",
                     help="A directory for JSON lines, NAME.sqlite for a store, NAME.parquet for tables."),
        click.option("--fields", default=_FIELDS, show_default=True, metavar="NAMES",
                     help="What to look for, separated by commas; 'gazette fields' lists them."),
        click.option("--repeats", type=click.Choice(["across", "inside"]), default="across", show_default=True,
                     help="Take out what other issues repeat, which needs the extra 'corpora', or only what an issue "
                          "repeats itself."),
        click.option("--memory", default="256M", show_default=True, metavar="SIZE",
                     help="Compare issues in about so much memory; the result is the same."),
        click.option("--limit-seconds", type=click.FloatRange(min=0), default=0.0, metavar="N",
                     help="Give up an issue that takes longer; 0 is no limit."),
        click.option("--scheduler", metavar="ADDRESS",
                     help="Work on a Dask cluster, or on local:N, one of N workers that is started for this; needs "
                          "the extra 'cluster'."),
        click.option("-j", "--jobs", type=click.IntRange(min=1), default=1, show_default=True, metavar="N",
                     help="Work on N issues at a time; the output is the same."),
    ), command)  # fmt: skip


@click.command
@given("issues or records", _own)
def command(run: Run, fields: str, repeats: str, memory: str, limit_seconds: float, scheduler: str | None) -> int:
    """Take whole folders of issues through everything: split, repeats, facts.

    OUT is a directory (articles.jsonl, mentions.jsonl, errors.jsonl), a store for 'gazette search', or a
    directory of Parquet tables, which needs the extra 'parquet'.
    What was made of each issue is kept beside it: a run that was stopped goes on where it was, and a
    run after a change does only what changed. Issues that fail are listed in errors.jsonl.
    """
    output = Path(str(run.output))
    names = tuple(name.strip() for name in fields.split(",") if name.strip())
    asked = Facts(names, run.date)
    asked.extractors()
    across = repeats == "across"
    if across:
        refuse_without_extra("--repeats across", "--repeats inside")
    target = target_of(output)
    place = target.place(output)
    settings = {"version": version("gazette-cli"), "fields": names, "date": str(run.date or ""),
                "encoding": run.encoding, "reader": run.how.reader, "ocr": run.ocr, "input": run.input_mode,
                "repeats": repeats}  # fmt: skip
    parts = Parts(place / "parts", settings)
    if scheduler is not None and (limit_seconds or run.jobs > 1):
        raise UsageError("workers of a cluster have neither -j nor --limit-seconds", place="--scheduler",
                         hint="leave one of them out")
    job = Make(view("jsonl", "article"), run.how, parts, asked, limit_seconds, across)
    with ExitStack() as stack:
        executor = stack.enter_context(executor_of(run.jobs, scheduler))
        made = Made(parts, stack.enter_context(_corpus(memory, executor)) if across else None)
        tally = make(run, job, output, made, executor)
        write_whole(place / "errors.jsonl", map(failure, made.errors))
        fresh = partial(manifest, settings, made.done, len(made.errors))
        if tally.nothing_read:
            pass
        elif output.exists() and is_current(place / "manifest.jsonl", fresh()):
            tally.counts["unchanged corpus"] += 1
        else:
            with suppress(FileNotFoundError):
                (place / "manifest.jsonl").unlink()  # from here until it is there again, the output is being made
            rows = _counted(made.assembled(), tally.counts)
            target.write(output, rows)
            write_whole(place / "manifest.jsonl", fresh())
            if not made.errors:
                parts.clean(part.name for part in made.done)
    tally.summarize()
    return tally.exit_code


def _corpus(memory: str, executor: Executor) -> Corpus:
    from gazette_cli.across.corpus import Corpus

    return Corpus(share(memory), executor.computed)


def _counted(rows: Rows, counts: Any) -> Rows:
    for source, articles in rows:
        counts["article"] += len(articles)
        counts["mention"] += sum(len(article.mentions) for article in articles)
        counts["repeat"] += sum(article.removed for article in articles)
        yield source, articles
