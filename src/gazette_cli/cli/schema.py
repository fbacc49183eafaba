"""`gazette schema`: the contract, as JSON Schema."""

from __future__ import annotations

import click
import orjson

from gazette_cli.records.schema import SCHEMAS_BY_NAME


@click.command
@click.argument("name", type=click.Choice(tuple(SCHEMAS_BY_NAME)), default="article")
def command(name: str) -> None:
    """Print the JSON Schema (draft 2020-12) of a kind of record.

    article is what 'split' prints, mention what 'extract' prints, block what 'explain -f jsonl' prints,
    change what 'diff -f jsonl' prints, text what every command reads in place of a file.
    """
    click.echo(orjson.dumps(SCHEMAS_BY_NAME[name](), option=orjson.OPT_INDENT_2))
