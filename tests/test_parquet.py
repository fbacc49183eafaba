"""Parquet tables of `gazette run`: what is in them, that the examples of the docs run, and what is missing is named."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from tools.layouts.families import FAMILIES, build

from program import ISSUE, environment, gazette, lines

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("tables")
    (made / "issues").mkdir()
    for seed, family in enumerate(list(FAMILIES)[:6]):
        (made / "issues" / f"{seed}.txt").write_text(build(family, 900 + seed).text, encoding="utf-8")
    (made / "issues" / "9.txt").write_text(ISSUE, encoding="utf-8")
    pytest.importorskip("pyarrow")
    for out in ("news.parquet", "corpus"):
        assert gazette("run", "issues", "-o", out, cwd=made).returncode == 0
    return made


def test_the_tables_say_what_the_lines_say(folder: Path) -> None:
    from pyarrow import parquet

    articles = lines((folder / "corpus" / "articles.jsonl").read_bytes())
    table = parquet.read_table(folder / "news.parquet" / "articles.parquet").to_pylist()
    assert [row["id"] for row in table] == [one["id"] for one in articles]
    for row, one in zip(table, articles, strict=True):
        assert (row["headline"], row["text"], row["pages"]) == (one["headline"], one["text"], one["pages"])
        assert row["people"] == (one["byline"]["people"] if one["byline"] else [])
    paragraphs = parquet.read_table(folder / "news.parquet" / "paragraphs.parquet").to_pylist()
    wanted = [(one["id"], part["text"], part["spans"][0][0]) for one in articles for part in one["paragraphs"]]
    assert [(row["article"], row["text"], row["start"]) for row in paragraphs] == wanted
    mentions = lines((folder / "corpus" / "mentions.jsonl").read_bytes())
    table = parquet.read_table(folder / "news.parquet" / "mentions.parquet").to_pylist()
    assert [(row["field"], row["text"], row["start"], row["line"]) for row in table] == [
        (one["field"], one["text"], one["start"], one["line"]) for one in mentions]  # fmt: skip
    assert sum(row["number"] is not None for row in table) > 20


def test_the_same_again_and_for_any_number_of_jobs(folder: Path) -> None:
    def written(name: str) -> list[bytes]:
        return [path.read_bytes() for path in sorted((folder / name).glob("*"))]

    assert len(written("news.parquet")) == 3
    assert b"1 unchanged corpus" in gazette("run", "issues", "-o", "news.parquet", cwd=folder).stderr
    assert gazette("run", "issues", "-o", "two.parquet", "-j", "2", cwd=folder).returncode == 0
    assert written("two.parquet") == written("news.parquet")


def test_the_examples_of_the_docs(folder: Path) -> None:
    pytest.importorskip("duckdb")
    pytest.importorskip("pandas")
    text = (ROOT / "docs" / "corpora.md").read_text(encoding="utf-8")
    examples = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    assert len(examples) == 2
    for example in examples:
        done = subprocess.run([sys.executable, "-c", example], cwd=folder, capture_output=True, check=False,
                              env=environment(PYTHONIOENCODING="utf-8"))  # fmt: skip
        assert done.returncode == 0, done.stderr
        assert done.stdout.strip()


def test_what_is_missing_is_named(tmp_path: Path) -> None:
    program = ("import sys, importlib.util as u; f = u.find_spec; "
               "u.find_spec = lambda n, *a: None if n == 'pyarrow' else f(n, *a); "
               "from gazette_cli.cli.main import run; sys.exit(run(['run', 'x.txt', '-o', 'x.parquet']))")  # fmt: skip
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 2
    assert b"gazette-cli[parquet]" in done.stderr


def test_a_place_that_is_taken(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    (tmp_path / "a.txt").write_text(ISSUE, encoding="utf-8")
    (tmp_path / "x.parquet").write_text("mine", encoding="utf-8")
    assert gazette("run", "a.txt", "-o", "x.parquet", cwd=tmp_path).returncode == 2
    assert (tmp_path / "x.parquet").read_text(encoding="utf-8") == "mine"
