"""The documentation says what the program does: nothing is missing, nothing is stale, examples run."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import click
import pytest
from tools import print_docs
from tools.layouts.families import FAMILIES, build

from gazette_cli.block import Kind
from gazette_cli.cli.main import COMMANDS, gazette
from gazette_cli.errors import ExitCode
from gazette_cli.pipeline import understand
from gazette_cli.plugins import field_names
from gazette_cli.readers.plain import read_bytes
from gazette_cli.records.schema import SCHEMAS_BY_NAME
from gazette_cli.source import Source
from gazette_cli.structure import unsplit

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "gazette_cli"
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("samples/*.md"), *ROOT.glob("benchmarks/*.md")])
RULE = re.compile(r"^\| `([a-z-]+\.[a-z-]+)` \| (.+) \| (.+) \|$", re.MULTILINE)
_HOLE = "[a-z-]+"
PREFIXES = {*(str(kind) for kind in Kind), "text-record"}


def page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def blocks(text: str, language: str) -> list[str]:
    """The fenced code blocks of a page in one language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


# The command line


def test_printed_pages_are_not_stale() -> None:
    stale = [path.name for path, _ in print_docs.stale(examples=False)]
    assert stale == [], "type python tools/print_docs.py"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_documented(name: str) -> None:
    text = page("docs/cli-reference.md")
    section = text.split(f"\n## gazette {name}\n")[1].split("\n## ")[0]
    with click.Context(gazette, **gazette.context_settings) as context:
        command = gazette.get_command(context, name)
        assert command is not None
        for parameter in command.get_params(context):
            for option in parameter.opts if isinstance(parameter, click.Option) else ():
                assert re.search(rf"`{re.escape(option)}[ `]", section), option
    assert f"`gazette {name}" in page("README.md") or f"gazette {name}" in page("README.md")


def test_exit_codes_are_documented() -> None:
    for code in ExitCode:
        assert f"| {int(code)} |" in page("docs/cli-reference.md")
        assert re.search(rf"\b{int(code)}\b", page("README.md"))


def test_fields_and_schemas_are_documented() -> None:
    text = page("docs/records.md")
    for name in ("dates", "amounts", "durations", "names"):
        assert name in field_names()
        assert f"**{name}**" in text
    for name in SCHEMAS_BY_NAME:
        assert f"<!-- schema {name} -->" in text
    for kind in Kind:
        assert f"`{kind}`" in text


# Rules


@cache
def rules_in_source() -> tuple[frozenset[str], tuple[re.Pattern[str], ...]]:
    """Ids of rules written out in the source, and patterns for those that are put together."""
    ids, patterns = set(), set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                if re.fullmatch(r"[a-z-]+\.[a-z-]+", node.value) and node.value.split(".")[0] in PREFIXES:
                    ids.add(node.value)
            elif isinstance(node, ast.JoinedStr):
                parts = (re.escape(part.value) if isinstance(part, ast.Constant) else _HOLE for part in node.values)
                pattern = "".join(map(str, parts))
                if re.fullmatch(r"(?:\[a-z-\]\+|[a-z]|\\-)+\\\.(?:\[a-z-\]\+|[a-z]|\\-)+", pattern):
                    patterns.add(pattern)
    return frozenset(ids), tuple(re.compile(pattern) for pattern in sorted(patterns))


def documented_rules() -> list[str]:
    return [match[1] for match in RULE.finditer(page("docs/rules.md"))]


def test_rules_in_the_source_are_documented() -> None:
    ids, patterns = rules_in_source()
    assert len(ids) > 30
    assert ids <= set(documented_rules())
    for pattern in patterns:
        if pattern.pattern.split("\\.")[0] in PREFIXES or pattern.pattern.endswith("stack"):
            assert any(pattern.fullmatch(rule) for rule in documented_rules()), pattern.pattern


def test_documented_rules_are_in_the_source() -> None:
    ids, patterns = rules_in_source()
    rules = documented_rules()
    assert len(rules) == len(set(rules))
    for rule in rules:
        assert rule in ids or any(pattern.fullmatch(rule) for pattern in patterns), rule


def test_rules_that_decide_are_documented() -> None:
    sources = [read_bytes(path.read_bytes(), path.name)[0] for path in sorted((ROOT / "samples").glob("*.txt"))]
    sources += [Source.from_text(build(family, seed).text) for family in FAMILIES for seed in range(3)]
    documents = [understand(source) for source in (*sources, Source.from_text("\n"))] + [unsplit(sources[0], "x")]
    seen = {block.evidence.rule for document in documents for block in document.blocks}
    assert seen <= set(documented_rules())
    assert len(seen) > 30


# Examples and links


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_python_examples_run(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    for example in blocks(path.read_text(encoding="utf-8"), "python"):
        if "news.parquet" in example:
            continue  # test_parquet.py makes that, and runs the example
        if ">>>" in example:
            import doctest

            test = doctest.DocTestParser().get_doctest(example, {}, path.name, str(path), 0)
            assert doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(test).failed == 0
        else:
            exec(compile(example, str(path), "exec"), {"__name__": "example"})


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_commands_in_examples_exist(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    with click.Context(gazette, **gazette.context_settings) as context:
        for block in [*blocks(text, "console"), *blocks(text, "sh")]:
            lines = [line for line in block.splitlines() if not line.startswith("#")]
            if block.startswith("$ "):
                lines = [line for line in lines if line.startswith("$ ")]
            for name, rest in re.findall(r"\bgazette (?!-)(\w+)([^|\n]*)", "\n".join(lines)):
                assert name in COMMANDS, name
                command = gazette.get_command(context, name)
                assert command is not None
                known = {option for parameter in command.get_params(context) for option in parameter.opts}
                assert set(re.findall(r"(?<!\S)--?[a-zA-Z][\w-]*", rest.split("#")[0])) <= known
            for module in re.findall(r"-m ((?:tools|gazette_cli)[\w.]*)", block):
                assert any((ROOT / base / f"{module.replace('.', '/')}{end}").exists()
                           for base in ("", "src") for end in (".py", "/__main__.py"))  # fmt: skip
            for script in re.findall(r"(?<![\w/-])((?:tools|benchmarks|samples|tests|\.ci)/[\w./-]+)", block):
                assert (ROOT / script).exists() or script.endswith("NAME.txt"), script


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_resolve(path: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", path.read_text(encoding="utf-8")):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = target.partition("#")
        linked = (path.parent / name).resolve() if name else path
        assert linked.exists(), target
        if anchor:
            heads = re.findall(r"^#+ (.+)$", linked.read_text(encoding="utf-8"), re.MULTILINE)
            assert anchor in {slug(head) for head in heads}, target


def slug(head: str) -> str:
    """The anchor that a heading gets."""
    return re.sub(r"[^\w\- ]", "", head.strip().lower()).replace(" ", "-")


def test_readme_names_every_page() -> None:
    text = page("README.md")
    for path in ROOT.glob("docs/*.md"):
        assert f"docs/{path.name}" in text


def test_ci_runs_what_the_readme_says() -> None:
    command = re.search(r"(-m pytest\b[^\n`&]*)", page("README.md"))
    assert command is not None
    assert command[1].strip() in page(".ci/run")


def test_samples_are_the_texts_of_gold() -> None:
    names = sorted(path.name for path in (ROOT / "samples").glob("*.txt"))
    assert names
    for name in names:
        assert (ROOT / "samples" / name).read_bytes() == (ROOT / "tests" / "gold" / name).read_bytes()
        assert name in page("samples/README.md")


def test_check_fails_where_a_page_is_stale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = page("docs/cli-reference.md")
    monkeypatch.setattr(print_docs, "REFERENCE", tmp_path / "cli-reference.md")
    (tmp_path / "cli-reference.md").write_text(fresh.replace("--encoding", "--codec"), encoding="utf-8")
    assert [path.name for path, _ in print_docs.stale(examples=False)] == ["cli-reference.md"]


def test_examples_are_run_again() -> None:
    text = "```console\n$ gazette schema text | head -1\nold\n$ no-such-program\nkept\n```\n"
    assert print_docs.with_examples(text) == text.replace("old", "{")


def test_package_data_is_declared() -> None:
    """What lies in the package beside Python is declared to the builder, so that a wheel holds it."""
    import tomllib

    with (ROOT / "pyproject.toml").open("rb") as file:
        patterns = tomllib.load(file)["tool"]["setuptools"]["package-data"]["gazette_cli"]
    declared = {path for pattern in patterns for path in PACKAGE.glob(pattern)}
    here = {path for path in PACKAGE.rglob("*") if path.is_file() and path.suffix not in (".py", ".pyc")}
    assert here == declared


def test_tools_say_how_to_use_them() -> None:
    for command in (["tools/print_docs.py"], ["benchmarks/run.py"], ["-m", "tools.layouts"]):
        done = subprocess.run([sys.executable, *command, "--help"], cwd=ROOT, capture_output=True, check=False)
        assert done.returncode == 0
