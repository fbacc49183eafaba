"""The front door: what `import gazette_cli` offers, what it costs, and who must not knock at it."""

from __future__ import annotations

import ast
import subprocess
import sys
from datetime import date
from importlib.metadata import version
from pathlib import Path

import pytest

import gazette_cli
from gazette_cli.errors import InputError, UsageError
from program import ISSUE

PACKAGE = Path(gazette_cli.__file__).parent
ROOMS = sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


def test_all_is_what_is_exported() -> None:
    tree = ast.parse((PACKAGE / "__init__.py").read_text(encoding="utf-8"))
    functions = {node.name for node in tree.body if isinstance(node, ast.FunctionDef) if not node.name.startswith("_")}
    assert set(gazette_cli.__all__) == {*functions, *gazette_cli._HOMES, "__version__"}
    assert len(gazette_cli.__all__) == len(set(gazette_cli.__all__))
    for name in gazette_cli.__all__:
        assert getattr(gazette_cli, name) is not None
    assert set(gazette_cli.__all__) <= set(dir(gazette_cli))
    namespace: dict[str, object] = {}
    exec("from gazette_cli import *", namespace)
    assert set(gazette_cli.__all__) <= set(namespace)


def test_classes_are_those_of_the_rooms() -> None:
    from gazette_cli.block import Kind
    from gazette_cli.document import Document

    assert gazette_cli.Document is Document
    assert gazette_cli.Kind is Kind
    assert gazette_cli.__version__ == version("gazette-cli")


def test_unknown_names_are_attribute_errors() -> None:
    with pytest.raises(AttributeError, match="nonsense"):
        gazette_cli.nonsense  # noqa: B018


def test_import_is_cheap_and_loads_nothing() -> None:
    program = (
        "import sys, time; before = set(sys.modules); start = time.perf_counter(); import gazette_cli; "
        "print(time.perf_counter() - start); print(*sorted(set(sys.modules) - before))"
    )
    seconds = []
    for _ in range(3):
        done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
        elapsed, loaded = done.stdout.splitlines()
        seconds.append(float(elapsed))
        assert set(loaded.split()) <= {"__future__", "gazette_cli"}
    assert min(seconds) < 0.03


@pytest.mark.parametrize("path", ROOMS, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_no_room_imports_the_front_door(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "gazette_cli":
            assert not {alias.name for alias in node.names} & {*gazette_cli.__all__, "*"}
        elif isinstance(node, ast.Import):
            assert "gazette_cli" not in {alias.name for alias in node.names}


def test_read_takes_paths_and_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(ISSUE.encode("gb18030"))
    for given in (path, str(path)):
        document = gazette_cli.read(given)
        assert document.source.name == str(path)
        assert document.source.text == ISSUE
        assert document.source.to_bytes() == path.read_bytes()
    from_bytes = gazette_cli.read(path.read_bytes(), encoding="gb18030")
    assert from_bytes.blocks == document.blocks
    assert from_bytes.articles[0].paragraphs == gazette_cli.split_text(ISSUE).articles[0].paragraphs
    assert gazette_cli.split_text(ISSUE, "b.txt").source.name == "b.txt"


def test_facts_are_those_of_the_fields_asked_for() -> None:
    article = gazette_cli.split_text(ISSUE).articles[0]
    assert {mention.field for mention in gazette_cli.facts(article)} <= {"dates", "amounts", "durations"}
    assert {mention.field for mention in gazette_cli.facts(article, ["names"])} == {"names"}
    assert gazette_cli.facts(article, ["dates"], date(2030, 8, 1))[0].value["start"] == "2030-07-29"


def test_errors_are_gazette_errors(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        gazette_cli.read(tmp_path / "none.txt")
    with pytest.raises(UsageError, match="encoding"):
        gazette_cli.read(b"", encoding="no-such-code")
    with pytest.raises(UsageError, match="no field"):
        gazette_cli.facts(gazette_cli.split_text(ISSUE).articles[0], ["nonsense"])
    assert issubclass(InputError, gazette_cli.GazetteError)


def test_doubts_are_warnings() -> None:
    with pytest.warns(UserWarning, match="web page"):
        gazette_cli.read(b"<!doctype html><html><p>" + "新桥通车。".encode() + b"</p></html>", reader="text")


def test_nothing_is_printed(capfd: pytest.CaptureFixture[str]) -> None:
    gazette_cli.facts(gazette_cli.split_text(ISSUE).articles[0], ["names", "dates"])
    assert capfd.readouterr() == ("", "")
