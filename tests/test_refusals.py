"""What is not silently taken for something else: corpora, JSON set out over lines, places, fields, days, names."""

from __future__ import annotations

from pathlib import Path

import pytest

from program import ISSUE, gazette, lines


@pytest.fixture
def issue(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(ISSUE, encoding="utf-8")
    return path


@pytest.fixture
def corpus(issue: Path, tmp_path: Path) -> Path:
    made = tmp_path / "corpus"
    assert gazette("run", issue, "-o", made, "--repeats", "inside", "-q").returncode == 0
    return made


def test_a_corpus_is_read_by_its_articles(issue: Path, corpus: Path) -> None:
    found = gazette("extract", corpus)
    assert found.returncode == 0
    assert len(lines(found.stdout)) == len(lines(gazette("extract", issue).stdout))
    assert gazette("diff", corpus, corpus).returncode == 0


@pytest.mark.parametrize("opening", [b"[\n", b"{\n", b"[{\n"])
def test_json_set_out_over_lines_is_refused(opening: bytes) -> None:
    refused = gazette("extract", stdin=opening + b'"schema": "gazette.article/1"')
    assert refused.returncode != 0
    assert b"-:1:1: JSON that is not one record a line; " in refused.stderr


def test_explain_takes_the_places_that_where_prints(issue: Path) -> None:
    assert gazette("explain", f"{issue}:1:3").stdout == gazette("explain", f"{issue}:1").stdout


def test_show_refuses_fields_it_does_not_show(issue: Path) -> None:
    refused = gazette("show", "--fields", "phones", issue)
    assert refused.returncode == 2
    assert b"choose of dates, amounts, names" in refused.stderr


def test_diff_refuses_fields_there_are_not(issue: Path) -> None:
    records = gazette("extract", issue, "-o", issue.with_suffix(".jsonl"))
    assert records.returncode == 0
    refused = gazette("diff", issue.with_suffix(".jsonl"), issue.with_suffix(".jsonl"), "--fields", "bogus")
    assert refused.returncode == 2
    assert b"there is no field 'bogus'" in refused.stderr


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--field", "bogus", b"--field: no part and no field is called 'bogus'"),
        ("--from", "2023-13", b"--from: '2023-13' is not a day"),
        ("--to", "2023/1", b"--to: '2023/1' is not a day"),
    ],
)
def test_search_refuses_what_it_does_not_understand(tmp_path: Path, option: str, value: str, said: bytes) -> None:
    refused = gazette("search", tmp_path / "no.sqlite", "word", option, value)
    assert refused.returncode == 2
    assert said in refused.stderr


@pytest.mark.parametrize("name", ["-", "a.jsonl", "a.csv"])
def test_run_makes_no_directory_with_the_name_of_a_file(issue: Path, tmp_path: Path, name: str) -> None:
    refused = gazette("run", issue, "-o", name if name == "-" else tmp_path / name, "--repeats", "inside")
    assert refused.returncode == 2
    assert b"name a directory, or a file that ends in .sqlite or .parquet" in refused.stderr


@pytest.mark.parametrize("form", ["csv", "text"])
def test_words_around_are_refused_where_there_is_no_room(issue: Path, form: str) -> None:
    refused = gazette("extract", issue, "--context", "5", "-f", form)
    assert refused.returncode == 2
    assert b"--context: words around cannot stand in" in refused.stderr
