"""`gazette eval`: score against gold, and hold the floors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import click
import orjson

from gazette_cli.cli._console import say
from gazette_cli.cli._streams import Whole
from gazette_cli.errors import ExitCode, UsageError
from gazette_cli.evaluate import Corpus, Report, evaluate, read_corpus
from gazette_cli.evaluate.figures import Figures, figures
from gazette_cli.evaluate.floors import Floors, broken, raised, read_floors, render_floors
from gazette_cli.views.columns import clip, pad

_COLUMNS = {
    "bound": "boundary_f1", "headl": "headline", "byline": "byline", "perfect": "perfect", "assign": "assign_f1",
    "lost": "lost_chars", "furnit": "furniture_f1", "dupl": "duplicate_f1", "join": "join_f1",
    "sect": "section", "kind": "kind", "tiling": "tiling_breaks", "home": "home_errors",
    "dates": "dates_value_f1", "amounts": "amounts_value_f1", "durat": "durations_value_f1", "names": "names_span_f1",
}  # fmt: skip
_NAME_CELLS, _CELLS = 34, 7


@click.command("eval")
@click.argument("folders", nargs=-1, required=True, metavar="DIR...")
@click.option("-f", "--format", "style", type=click.Choice(["table", "json"]), default="table", show_default=True,
              help="Format of the figures.")
@click.option("--floor", metavar="FILE", help="Fail (exit 1) where a figure is below its floor in FILE.")
@click.option("--update", is_flag=True, help="Raise the floors in FILE to the figures found.")
@click.option("--allow-regression", is_flag=True, help="Let --update lower floors, too.")
@click.option("--misses", is_flag=True, help="Say what was missed or wrongly found, line by line (lines from 0).")
@click.option("--calibration", is_flag=True, help="Show whether confidences are kept: articles by confidence.")
def command(
    folders: tuple[str, ...], style: str, floor: str | None, update: bool, allow_regression: bool, misses: bool,
    calibration: bool,
) -> int:  # fmt: skip
    """Score against folders of gold: pairs of ID.txt and ID.json.

    Prints how well articles are found (boundaries, titles, bylines, furniture, repeats, joins) and
    facts are read: by issue, by family, as mean of the issues and pooled.

    \b
    gazette eval gold/                                  a table
    gazette eval gold/ --floor floors.json              exit 1 where a floor is broken
    gazette eval gold/ --floor floors.json --update     raise the floors
    """
    if floor is None and (update or allow_regression):
        raise UsageError("--update needs a file of floors", place="--update", hint="add --floor FILE")
    corpora = [read_corpus(Path(folder)) for folder in folders]
    report = evaluate(corpora)
    if style == "json":
        record = report.record(misses=misses, calibration=calibration)
        click.echo(orjson.dumps(record, option=orjson.OPT_INDENT_2))
    else:
        for line in _table(report, misses=misses, calibration=calibration):
            click.echo(line)
    code = _failures(report)
    if floor is None:
        return code
    return _hold(Path(floor), corpora, report, update=update, allow=allow_regression) or code


def _failures(report: Report) -> int:
    errors = report.errors()
    for name, error in errors.items():
        say(f"gazette: {name}: {error}")
    if not errors:
        return ExitCode.DONE
    return ExitCode.SOME_FAILED if len(errors) < len(report.issues) else ExitCode.NO_INPUT


def _hold(path: Path, corpora: Sequence[Corpus], report: Report, *, update: bool, allow: bool) -> int:
    """Compare with the floors, or raise them; each broken floor is said on standard error."""
    floors = {} if update and not path.exists() else read_floors(path)
    if update:
        return _update(path, floors, corpora, report, allow=allow)
    problems = [line for corpus in corpora for line in broken(floors, corpus, report.of_folder(corpus.name))]
    for problem in problems:
        say(f"gazette: floor broken: {problem}")
    return ExitCode.FOUND if problems else ExitCode.DONE


def _update(path: Path, floors: Floors, corpora: Sequence[Corpus], report: Report, *, allow: bool) -> int:
    """Write the floors anew, all of them or none: a floor that would sink keeps the file as it is."""
    sinking: list[str] = []
    fresh = dict(floors)
    for corpus in corpora:
        fresh[corpus.name], lower = raised(floors, corpus, report.of_folder(corpus.name))
        sinking.extend(lower)
    for line in sinking:
        say(f"gazette: floor lowered: {line}" if allow else f"gazette: floor would sink: {line}")
    if sinking and not allow:
        say(f"gazette: {path} stays as it is; mend what broke, or type --allow-regression")
        return ExitCode.FOUND
    content = render_floors(fresh)
    if not path.exists() or path.read_bytes() != content:
        file = Whole(path)
        file.write(content)
        file.commit()
        say(f"gazette: floors written to {path}")
    return ExitCode.DONE


def _table(report: Report, *, misses: bool, calibration: bool) -> Iterator[str]:
    """The figures as columns; what was missed above them, errors and calibration below."""
    if misses:
        for name, scored in report.issues.items():
            yield f"== {name} {scored.gold.family}".rstrip()
            yield from (f"  {miss}" for miss in scored.misses)
    yield _line("", {key: title for title, key in _COLUMNS.items()})
    for name, scored in report.issues.items():
        yield _line(f"{name} {scored.gold.family}".rstrip(), figures(scored.tally))
    families = report.families()
    if len(families) > 1:
        for family, row in families.items():
            yield _line(f"FAMILY {family or '-'}", row)
    yield _line("MEAN of issues", report.mean())
    yield _line("ALL pooled", report.total())
    if calibration:
        yield from _calibration(report)


def _line(name: str, row: Mapping[str, object] | Figures) -> str:
    cells = ["" if (value := row.get(key)) is None else str(value) for key in _COLUMNS.values()]
    return pad(clip(name, _NAME_CELLS - 1), _NAME_CELLS) + " ".join(cell.rjust(_CELLS) for cell in cells)


def _calibration(report: Report) -> Iterator[str]:
    record = report.record(calibration=True)["calibration"]
    yield ""
    yield f"CALIBRATION of articles: mean distance between confidence and right starts {record['error']}"
    for row in record["bins"]:
        span = f"{row['low']:.1f}-{row['high']:.1f}  {row['articles']:>5} articles"
        yield (f"  {span}  confidence {row['confidence']:.2f}  start right {row['start_right']:.2f}"
               f"  perfect {row['perfect']:.2f}")  # fmt: skip
