"""`gazette fields`: what can be extracted, plug-ins included."""

from __future__ import annotations

import click

from gazette_cli import plugins
from gazette_cli.cli._console import say
from gazette_cli.errors import ExitCode, GazetteError
from gazette_cli.views import view


@click.command
@click.option("-f", "--format", "style", type=click.Choice(["text", "jsonl", "json", "csv", "tsv"]), default="text",
              show_default=True, help="Format of the list.")  # fmt: skip
def command(style: str) -> int:
    """List the fields that can be extracted: name, version, what they are, examples."""
    records = []
    code = ExitCode.DONE
    for name in plugins.field_names():
        try:
            extractor = plugins.extractor(name)
        except GazetteError as error:
            say(f"gazette fields: {error}")
            code = ExitCode.FAULT
            continue
        records.append({"name": name, "version": extractor.version, "about": extractor.about,
                        "about_zh": extractor.about_zh, "examples": list(extractor.examples)})
    click.echo(b"".join(view(style, "field").whole(records)), nl=False)
    return code
