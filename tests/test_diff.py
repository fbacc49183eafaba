"""`diff` as a shell runs it: exit codes, formats, colours, and what is said of bad input."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import re
import subprocess
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from gazette_cli.records.changes import TOPICS
from gazette_cli.records.schema import SCHEMAS_BY_NAME
from gazette_cli.views.columns import width
from gazette_cli.views.table import COLUMNS
from program import COMMAND, ISSUE, environment, gazette, lines

OTHER = ISSUE.replace("120万元", "130万元")


@pytest.fixture
def runs(tmp_path: Path) -> tuple[Path, Path]:
    """The records of an issue, and of the same issue with another sum."""
    paths = []
    for name, text in (("old", ISSUE), ("new", OTHER)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        path = tmp_path / f"{name}.jsonl"
        path.write_bytes(gazette("extract", "--embed", f"{name}.txt", cwd=tmp_path).stdout)
        paths.append(path)
    return paths[0], paths[1]


def changes(*arguments: str | Path, **options: Any) -> list[dict[str, Any]]:
    done = gazette("diff", *arguments, "-f", "jsonl", **options)
    assert done.returncode in (0, 1), done.stderr.decode()
    return lines(done.stdout)


def test_no_difference_is_silent_and_0(runs: tuple[Path, Path]) -> None:
    old, _ = runs
    done = gazette("diff", old, old)
    assert (done.returncode, done.stdout) == (0, b"")
    assert done.stderr.decode() == (
        "gazette diff: 2 articles and 10 mentions against 2 articles and 10 mentions: 0 changes\n")
    assert gazette("diff", "-q", old, old).stderr == b""
    assert gazette("diff", old, old, "-f", "json").stdout == b"[\n\n]\n"


def test_differences_are_1_and_counted(runs: tuple[Path, Path]) -> None:
    done = gazette("diff", *runs)
    assert done.returncode == 1
    assert done.stderr.decode().endswith("3 changes (paragraphs 1, mentions 1, values 1)\n")
    text = done.stdout.decode()
    assert text.startswith(f"--- {runs[0]}\n+++ {runs[1]}\n")
    assert "\n段落 paragraphs: 1 changed\n" in text
    assert "- old.txt:5:12  …,投入资金120万元。\n+ new.txt:5:12  …,投入资金130万元。\n" in text
    assert "120万元  number=1200000\n" in text and "130万元  number=1300000\n" in text
    assert "\x1b" not in text


def test_records_are_of_the_schema(runs: tuple[Path, Path]) -> None:
    validator = Draft202012Validator(json.loads(gazette("schema", "change").stdout))
    found = changes(*runs)
    assert [change["topic"] for change in found] == ["paragraphs", "mentions", "values"]
    for change in found:
        validator.validate(change)
        assert change["old"][0]["at"].startswith("old.txt:5:")
        assert change["new"][0]["at"].startswith("new.txt:5:")
    assert list(found[0]) == list(SCHEMAS_BY_NAME["change"]()["properties"])


def test_only_the_topics_asked_for(runs: tuple[Path, Path]) -> None:
    assert [change["topic"] for change in changes(*runs, "--only", "values, articles")] == ["values"]
    done = gazette("diff", *runs, "--only", "articles,boundaries")
    assert (done.returncode, done.stdout) == (0, b"")
    assert changes(*runs, "--fields", "dates,durations", "--only", "mentions,values") == []


@pytest.mark.parametrize(("style", "delimiter"), [("csv", ","), ("tsv", "\t")])
def test_tables_have_fixed_columns(runs: tuple[Path, Path], style: str, delimiter: str) -> None:
    done = gazette("diff", *runs, "-f", style, "--bom")
    rows = list(csv.DictReader(io.StringIO(done.stdout.decode("utf-8-sig")), delimiter=delimiter))
    assert list(rows[0]) == list(COLUMNS["change"])
    assert [(row["topic"], row["old_text"], row["new_text"]) for row in rows][1:] == [
        ("mentions", "120万元", "130万元"), ("values", "120万元", "130万元")]
    assert rows[0]["old_start"].isdigit()


def test_several_homes_stand_in_one_cell(tmp_path: Path, runs: tuple[Path, Path]) -> None:
    old, _ = runs
    first, second = lines(old.read_bytes())
    first["paragraphs"] += second["paragraphs"]
    first["spans"] += second["spans"]
    merged = tmp_path / "merged.jsonl"
    merged.write_text(json.dumps(first) + "\n", encoding="utf-8")
    done = gazette("diff", old, merged, "--only", "articles", "-f", "csv")
    (row,) = csv.DictReader(io.StringIO(done.stdout.decode()))
    assert (row["change"], json.loads(row["old_at"]), row["new_at"]) == (
        "merged", ["old.txt:4:1", "old.txt:8:1"], "old.txt:4:1")
    shown = gazette("diff", old, merged, "--only", "articles").stdout.decode().splitlines()
    assert shown[3:] == ["稿件 articles: 1 merged", "并合 merged", "- old.txt:4:1  防汛会议部署汛期工作",
                         "- old.txt:8:1  社区图书室重新开放", "+ old.txt:4:1  防汛会议部署汛期工作"]  # fmt: skip


def test_one_side_from_a_pipe(runs: tuple[Path, Path]) -> None:
    old, new = runs
    assert changes(old, "-", stdin=new.read_bytes()) == changes(old, new)
    assert changes("-", new, stdin=old.read_bytes()) == changes(old, new)


def test_mentions_by_themselves(tmp_path: Path, runs: tuple[Path, Path]) -> None:
    old, new = (tmp_path / name for name in ("m.jsonl", "n.jsonl"))
    for path, text in ((old, "old.txt"), (new, "new.txt")):
        path.write_bytes(gazette("extract", tmp_path / text).stdout)
    assert [change["topic"] for change in changes(old, new)] == ["mentions", "values"]
    assert changes(runs[0], old) == []
    done = gazette("diff", runs[0], old)
    assert done.stderr.decode().splitlines()[0] == (
        f"{old}: tells of no articles, so they are not compared; give what 'gazette split' prints")


def test_articles_without_mentions(tmp_path: Path, runs: tuple[Path, Path]) -> None:
    bare = tmp_path / "bare.jsonl"
    bare.write_bytes(gazette("split", tmp_path / "new.txt").stdout)
    assert [change["topic"] for change in changes(runs[0], bare)] == ["paragraphs"]
    assert b"tells of no mentions" in gazette("diff", runs[0], bare).stderr


def test_directories_of_records(tmp_path: Path) -> None:
    for name, text in (("a", ISSUE), ("b", OTHER)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    for folder in ("one", "two"):
        gazette("split", "a.txt", "b.txt", "--out-dir", folder, cwd=tmp_path)
    assert gazette("diff", "one", "two", cwd=tmp_path).returncode == 0
    (tmp_path / "two" / "b.jsonl").unlink()
    assert [change["change"] for change in changes("one", "two", cwd=tmp_path)] == ["gone", "gone"]


def test_an_empty_run_has_found_nothing(tmp_path: Path, runs: tuple[Path, Path]) -> None:
    empty = tmp_path / "empty.jsonl"
    empty.write_bytes(b"\n")
    found = changes(empty, runs[0])
    assert {change["change"] for change in found} == {"found"}
    assert {change["topic"] for change in found} == {"articles", "mentions"}


# Colour


def test_colour_only_where_it_is_wanted(runs: tuple[Path, Path]) -> None:
    plain = gazette("diff", *runs).stdout
    assert b"\x1b[" in gazette("diff", *runs, "--color", "always").stdout
    assert gazette("diff", *runs, "--color", "always", "-f", "jsonl").stdout == gazette(
        "diff", *runs, "-f", "jsonl").stdout
    assert gazette("diff", *runs, env={"FORCE_COLOR": "1", "NO_COLOR": "1"}).stdout == plain
    assert b"\x1b[" in gazette("diff", *runs, env={"FORCE_COLOR": "1"}).stdout


def test_a_terminal_gets_colour_and_its_width(tmp_path: Path, runs: tuple[Path, Path]) -> None:
    rows = lines(runs[0].read_bytes())
    rows[0]["section"] = "柳溪要闻" * 20
    other = tmp_path / "other.jsonl"
    other.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    leader, follower = pty.openpty()
    program = subprocess.Popen([*COMMAND, "diff", runs[0], other], stdout=follower, stderr=subprocess.PIPE,
                               env=environment(TERM="xterm", COLUMNS="50"))  # fmt: skip
    os.close(follower)
    shown = b""
    with suppress(OSError):  # the other end is closed
        while piece := os.read(leader, 4096):
            shown += piece
    os.close(leader)
    program.communicate(timeout=60)
    assert program.returncode == 1
    *_, minus, plus, _ = shown.decode().split("\r\n")
    assert minus == "\x1b[31m- old.txt:4:1  –  防汛会议部署汛期工作\x1b[0m"
    assert plus.startswith("\x1b[32m+ old.txt:4:1  柳溪要闻柳溪") and plus.endswith("…\x1b[0m")
    assert width(re.sub("\x1b\\[[0-9;]*m", "", plus)) in (49, 50)


def test_control_characters_of_the_source_do_not_reach_the_terminal(tmp_path: Path, runs: tuple[Path, Path]) -> None:
    rows = lines(runs[0].read_bytes())
    rows[0]["section"] = "\x1b[31m要闻\n二版"
    other = tmp_path / "other.jsonl"
    other.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    done = gazette("diff", runs[0], other)
    assert b"\x1b" not in done.stdout
    assert "[31m要闻 二版" in done.stdout.decode()


# Bad input


def test_a_missing_file(runs: tuple[Path, Path]) -> None:
    done = gazette("diff", runs[0], "missing.jsonl")
    assert (done.returncode, done.stdout) == (4, b"")
    assert done.stderr.decode() == "missing.jsonl: no such file; check the name\n"


def test_what_is_no_record(tmp_path: Path, runs: tuple[Path, Path]) -> None:
    issue = tmp_path / "old.txt"
    done = gazette("diff", issue, runs[1])
    assert (done.returncode, done.stdout) == (4, b"")
    assert done.stderr.decode().startswith(f"{issue}:1:1: these are no records; type 'gazette split'")


def test_another_schema(tmp_path: Path, runs: tuple[Path, Path]) -> None:
    blocks = tmp_path / "blocks.jsonl"
    blocks.write_bytes(gazette("explain", "-f", "jsonl", tmp_path / "old.txt").stdout)
    done = gazette("diff", runs[0], blocks)
    said = done.stderr.decode().splitlines()
    assert (done.returncode, done.stdout) == (4, b"")
    assert said[0].startswith(f"{blocks}:1:1: records of schema 'gazette.block/1' cannot be compared; give ")
    differences = tmp_path / "differences.jsonl"
    differences.write_bytes(gazette("diff", *runs, "-f", "jsonl").stdout)
    assert b"'gazette.change/1' cannot be compared" in gazette("diff", runs[0], differences).stderr


def test_every_bad_row_is_said_and_nothing_is_compared(tmp_path: Path, runs: tuple[Path, Path]) -> None:
    rows = runs[0].read_bytes().splitlines()
    bad = tmp_path / "bad.jsonl"
    bad.write_bytes(b"\n".join([rows[0], rows[1][:-9], rows[0], *[b'{"schema":"x"}'] * 30]))
    done = gazette("diff", bad, "missing.jsonl")
    said = done.stderr.decode().splitlines()
    assert (done.returncode, done.stdout) == (4, b"")
    assert said[0].startswith(f"{bad}:2:") and "not JSON" in said[0]
    assert said[1].startswith(f"{bad}:3:1: the article ") and "was there before" in said[1]
    assert said[20:] == [f"{bad}: 12 more errors", "missing.jsonl: no such file; check the name"]


@pytest.mark.parametrize(("arguments", "said"), [
    (("-", "-"), "standard input can be read only once"),
    (("{0}",), "Missing argument 'NEW'"),
    (("{0}", "{1}", "{1}"), "unexpected extra argument"),
    (("{0}", "{1}", "--only", "heads"), f"--only: there is no topic 'heads'; choose of {', '.join(TOPICS)}"),
    (("{0}", "{1}", "--only", " ,"), "--only: nothing is named; name some of issues"),
    (("{0}", "{1}", "--fields", ""), "--fields: nothing is named"),
    (("{0}", "{1}", "--bom", "-f", "jsonl"), "--bom: JSON has no byte order mark"),
    (("{0}", "{1}", "-o", "{1}"), "the output would overwrite this input"),
])  # fmt: skip
def test_usage(runs: tuple[Path, Path], arguments: tuple[str, ...], said: str) -> None:
    before = runs[1].read_bytes()
    done = gazette("diff", *(word.format(*runs) for word in arguments))
    assert (done.returncode, done.stdout) == (2, b"")
    assert said in done.stderr.decode()
    assert runs[1].read_bytes() == before


def test_a_file_appears_only_when_it_is_whole(tmp_path: Path, runs: tuple[Path, Path]) -> None:
    out = tmp_path / "out.jsonl"
    assert gazette("diff", runs[0], "missing.jsonl", "-o", out).returncode == 4
    assert not out.exists()
    assert gazette("diff", *runs, "-f", "jsonl", "-o", out).returncode == 1
    assert lines(out.read_bytes()) == changes(*runs)
    assert {path.name for path in tmp_path.iterdir()} == {"old.txt", "new.txt", "old.jsonl", "new.jsonl", "out.jsonl"}


def test_a_reader_that_goes_away(runs: tuple[Path, Path]) -> None:
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run([*COMMAND, "diff", *map(str, runs)], stdout=write, stderr=subprocess.PIPE, timeout=60,
                          env=environment(), check=False)  # fmt: skip
    os.close(write)
    assert (done.returncode, done.stderr) == (0, b"")
