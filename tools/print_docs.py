"""Print what the program knows of itself into its documentation.

    python tools/print_docs.py            write docs/cli-reference.md, the tables of docs/records.md, the examples
    python tools/print_docs.py --check    write nothing; exit 1 where something is stale

Three things are printed. The reference of the command line comes from the commands themselves; the tables of
the records, between `<!-- schema NAME -->` and `<!-- end -->`, from their JSON Schema; and in `console`
blocks, what stands below a line `$ COMMAND` is what that command prints (standard output; run by bash in
the top directory). A command whose programs are not installed is left as it is, with a word on standard error.
"""

from __future__ import annotations

import argparse
import inspect
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click

from gazette_cli.cli.main import COMMANDS, gazette
from gazette_cli.errors import ExitCode
from gazette_cli.records.schema import SCHEMAS_BY_NAME

ROOT = Path(__file__).resolve().parents[1]
REFERENCE = ROOT / "docs" / "cli-reference.md"
RECORDS = ROOT / "docs" / "records.md"
WITH_EXAMPLES = ("README.md", "docs/records.md", "docs/rules.md", "docs/models.md", "docs/evaluation.md",
                 "samples/README.md")  # fmt: skip
_CONSOLE = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")
_BETWEEN = re.compile(r"\||&&")
_TABLE = re.compile(r"(<!-- schema (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)
_EXITS = {
    ExitCode.DONE: "done; also where the reader of a pipe went away",
    ExitCode.FOUND: "something was found: by `check`, a difference by `diff`, or a broken floor by `eval --floor`",
    ExitCode.USAGE: "the command line cannot be followed",
    ExitCode.SOME_FAILED: "some inputs failed, the others are done",
    ExitCode.NO_INPUT: "no input could be read",
    ExitCode.OUTPUT: "the output cannot be written",
    ExitCode.FAULT: "a fault of the program",
    ExitCode.INTERRUPTED: "interrupted (Ctrl-C)",
}


def reference() -> str:
    """The whole of docs/cli-reference.md."""
    with click.Context(gazette, info_name="gazette", **gazette.context_settings) as context:
        pieces = ["# Command line\n\nPrinted by `python tools/print_docs.py` from the commands themselves.\n",
                  *_described("gazette", gazette, context)]  # fmt: skip
        listed = "\n".join(f"- [`{name}`](#gazette-{name}) – {about}" for name, about in COMMANDS.items())
        pieces.append(f"Commands:\n\n{listed}\n")
        pieces.append("Exit codes:\n\n| code | meaning |\n| --- | --- |\n" + _exits())
        for name in COMMANDS:
            command = gazette.get_command(context, name)
            if command is None:
                raise SystemExit(f"there is no command {name}")
            with click.Context(command, info_name=name, parent=context, **command.context_settings) as inner:
                pieces += _described(f"gazette {name}", command, inner)
    return "\n".join(pieces)


def _exits() -> str:
    return "".join(f"| {int(code)} | {_EXITS[code]} |\n" for code in ExitCode)


def _described(title: str, command: click.Command, context: click.Context) -> Iterator[str]:
    """Usage, words and options of a command, as pieces of Markdown that end with a line feed."""
    usage = " ".join([context.command_path, *command.collect_usage_pieces(context)])
    yield f"## {title}\n\n```text\n{usage}\n```\n"
    for paragraph in inspect.cleandoc(command.help or "").split("\n\n"):
        if paragraph.startswith("\b"):
            yield "```sh\n" + paragraph.removeprefix("\b").strip("\n") + "\n```\n"
        else:
            yield " ".join(paragraph.split()) + "\n"
    yield "Options:\n\n" + "\n".join(_option(option) for option in _options(command, context)) + "\n"


def _options(command: click.Command, context: click.Context) -> list[click.Option]:
    return [parameter for parameter in command.get_params(context) if isinstance(parameter, click.Option)]


def _option(option: click.Option) -> str:
    metavar = "" if option.is_flag else option.metavar or _choices(option.type)
    names = ", ".join(f"`{name}`" for name in option.opts[:-1])
    last = f"`{option.opts[-1]} {metavar}`" if metavar else f"`{option.opts[-1]}`"
    default = f" Default: `{option.default}`." if option.show_default and not option.is_flag else ""
    return f"- {names}{', ' if names else ''}{last} – {option.help}{default}"


def _choices(kind: click.ParamType) -> str:
    return "|".join(map(str, kind.choices)) if isinstance(kind, click.Choice) else kind.name.upper()


def with_tables(text: str) -> str:
    """A page with its tables of schemas written anew."""
    return _TABLE.sub(lambda match: f"{match[1]}\n{schema_table(match[2])}\n{match[3]}", text)


def schema_table(name: str) -> str:
    """The keys of a record as a Markdown table, those of inner objects with a path."""
    rows = [f"| `{path}` | {kind} | {about} |" for path, kind, about in _keys(SCHEMAS_BY_NAME[name](), "")]
    return "\n".join(["| key | type | meaning |", "| --- | --- | --- |", *rows, ""])


def _keys(schema: dict[str, Any], prefix: str) -> Iterator[tuple[str, str, str]]:
    required = schema.get("required", ())
    for key, inner in schema["properties"].items():
        optional = "" if key in required else " (may be absent)"
        yield f"{prefix}{key}", _type(inner) + optional, inner.get("description", "")
        element, mark = (inner["items"], "[]") if "items" in inner else (inner, "")
        if "properties" in element and "title" not in element:  # records have tables of their own
            yield from _keys(element, f"{prefix}{key}{mark}.")


def _type(schema: dict[str, Any]) -> str:
    if "const" in schema:
        return f"`{schema['const']}`"
    if "enum" in schema:
        return "one of " + ", ".join("null" if value is None else f"`{value}`" for value in schema["enum"])
    kinds = [schema["type"]] if isinstance(schema["type"], str) else schema["type"]
    items = schema.get("items")
    return " or ".join(f"array of {_plural(items)}" if kind == "array" and items else kind for kind in kinds)


def _plural(schema: dict[str, Any]) -> str:
    if "prefixItems" in schema:
        return "pairs"
    return "`" + schema["title"] + "`" if "title" in schema else f"{schema['type']}s"


def with_examples(text: str, name: str = "") -> str:
    """A page whose examples show what their commands print now."""
    return _CONSOLE.sub(lambda match: _rerun(match[0], name), text)


def _rerun(block: str, name: str) -> str:
    """The lines of one console block: commands, each with its output."""
    pieces = []
    for part in re.split(r"^(?=\$ )", block, flags=re.MULTILINE):
        first, _, rest = part.partition("\n")
        if not first.startswith("$ "):
            pieces.append(part)
            continue
        while first.endswith("\\"):
            line, _, rest = rest.partition("\n")
            first += f"\n{line}"
        command = first.removeprefix("$ ")
        output = _output(command, name)
        pieces.append(f"{first}\n{rest if output is None else output}")
    return "".join(pieces)


def _output(command: str, name: str) -> str | None:
    """Standard output of a command line, or None where one of its programs is not installed."""
    folders = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    for stage in _BETWEEN.split(_QUOTED.sub("''", command.replace("\\\n", " "))):
        program = stage.split()[0]
        if shutil.which(program, path=folders) is None:
            print(f"{name}: {program} is not installed; '{command}' was not run", file=sys.stderr)
            return None
    done = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, check=False,
                          env={**_plain_environment(), "PATH": folders})  # fmt: skip
    if done.returncode:
        raise SystemExit(f"{name}: '{command}' ended with {done.returncode}\n{done.stderr.decode()}")
    output = done.stdout.decode("utf-8")
    return output if not output or output.endswith("\n") else output + "\n"


def _plain_environment() -> dict[str, str]:
    unwanted = ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES")
    return {key: value for key, value in os.environ.items() if key not in unwanted}


def pages(*, examples: bool = True) -> dict[Path, Callable[[str], str]]:
    """What is printed: paths, and how the text that stands there becomes the text that should."""
    found: dict[Path, Callable[[str], str]] = {REFERENCE: lambda _: reference()}
    for name in WITH_EXAMPLES if examples else ():
        found[ROOT / name] = lambda text, name=name: with_examples(text, name)  # type: ignore[misc]
    tables = found.get(RECORDS, lambda text: text)
    found[RECORDS] = lambda text: with_tables(tables(text))
    return found


def stale(*, examples: bool = True) -> Iterator[tuple[Path, str]]:
    """The pages that are not what they should be, and what they should be."""
    for path, printed in pages(examples=examples).items():
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        fresh = printed(text)
        if fresh != text:
            yield path, fresh


def main() -> int:
    """Write or check; the exit code comes back."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 where a page is stale")
    parser.add_argument("--no-examples", action="store_true", help="leave the examples of the pages as they are")
    args = parser.parse_args()
    found = list(stale(examples=not args.no_examples))
    for path, fresh in found:
        if args.check:
            print(f"{path.relative_to(ROOT)} is stale; type python tools/print_docs.py")
        else:
            path.write_text(fresh, encoding="utf-8", newline="\n")
            print(f"{path.relative_to(ROOT)} written")
    return 1 if args.check and found else 0


if __name__ == "__main__":
    sys.exit(main())
