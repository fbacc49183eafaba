"""`explain` prints the evidence of the blocks: as columns, one line in detail, as records."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import invented
from gazette_cli.cli.explain import _fitted
from gazette_cli.cli.main import run
from gazette_cli.errors import ExitCode, UsageError
from gazette_cli.explain import blocks_on, file_and_line, records, rows
from gazette_cli.source import Source
from gazette_cli.views.columns import clip, pad, printable, width
from program import gazette


@pytest.fixture(autouse=True)
def made(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command sees the invented issue, whatever the splitter would make of it."""
    monkeypatch.setattr("gazette_cli.cli.explain.understand", lambda source: invented.document(source.name))


@pytest.fixture
def issue(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(invented.TEXT, encoding="utf-8")
    return path


def test_every_block_with_words_has_a_row() -> None:
    found = list(rows(invented.document()))
    assert [(row.line, row.words) for row in found] == [
        (number, words) for number, (words, *_) in enumerate(invented.LINES, 1) if words]  # fmt: skip
    assert all(row.first and row.column == 1 for row in found)


def test_blocks_on_a_line() -> None:
    document = invented.document()
    assert [str(block.kind) for block in blocks_on(document, 5)] == ["paragraph"]
    assert [str(block.kind) for block in blocks_on(document, 2)] == ["nameplate"]  # it owns the blank line
    assert [str(block.kind) for block in blocks_on(document, 11)] == ["duplicate"]  # behind the last line feed
    for line in (0, 12):
        with pytest.raises(UsageError, match="there is no line"):
            blocks_on(document, line)


def test_records_tile_and_name_their_article() -> None:
    document = invented.document()
    found = list(records(document))
    assert "".join(record["text"] for record in found) == invented.TEXT
    assert [record["article"] for record in found][:2] == [None, document.articles[0].id]
    assert found[-1]["duplicate_of"] == [[invented.STARTS[6], invented.STARTS[6] + 6]]
    assert [record["line"] for record in records(document, 6)] == [6]


def test_file_and_line(tmp_path: Path) -> None:
    assert file_and_line("a.txt:12") == ("a.txt", 12)
    assert file_and_line("a.txt") == ("a.txt", None)
    assert file_and_line("a.txt:b") == ("a.txt:b", None)
    assert file_and_line(":3") == (":3", None)
    odd = tmp_path / "版面:12"
    odd.write_text("甲", encoding="utf-8")
    assert file_and_line(str(odd)) == (str(odd), None)
    assert file_and_line(f"{odd}:1") == (str(odd), 1)


def test_cells_of_wide_text() -> None:
    assert [width(text) for text in ("", "abc", "甲a", "e\u0301", "\u200b")] == [0, 3, 3, 1, 0]
    assert clip("甲乙丙", 6) == "甲乙丙"
    assert clip("甲乙丙", 5) == "甲乙…"
    assert width(pad("甲", 5)) == 5
    assert printable("甲\x1b]0;x\x07\r乙") == "甲]0;x 乙"


def test_the_command_prints_columns(issue: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", str(issue)]) == ExitCode.DONE
    head, titles, *lines = capfd.readouterr().out.splitlines()
    assert head == f"{issue}: utf-8, {len(invented.TEXT)} characters, 2 articles, 9 blocks"
    assert titles.split() == ["line", "kind", "art", "rule", "cue", "conf", "runner-up", "words"]
    assert lines[3].split() == ["5", "paragraph", "1", "made.paragraph", "3月5", "0.90", "headline",
                                "3月5日,东塘镇调来化肥50吨,"]  # fmt: skip
    assert len({width(line[: line.index("0.90")]) for line in lines}) == 1


def test_the_command_colours_only_when_told(issue: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", str(issue), "--color", "always"]) == ExitCode.DONE
    coloured = capfd.readouterr().out
    assert "\x1b[" in coloured
    assert run(["explain", str(issue), "--color", "never"]) == ExitCode.DONE
    assert "\x1b[" not in capfd.readouterr().out


def test_the_command_tells_all_about_one_line(issue: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", f"{issue}:10"]) == ExitCode.DONE
    told = dict(line.split(None, 1) for line in capfd.readouterr().out.splitlines())
    assert told["place"] == f"{issue}:10:1"
    assert told["rule"] == "made.duplicate"
    assert told["repeats"] == f"{issue}:7:1 分给三个村。"
    assert run(["explain", f"{issue}:99"]) == ExitCode.USAGE


def test_the_command_prints_records(issue: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", str(issue), "-f", "jsonl"]) == ExitCode.DONE
    found = [json.loads(line) for line in capfd.readouterr().out.splitlines()]
    assert {record["schema"] for record in found} == {"gazette.block/1"}
    assert "".join(record["text"] for record in found) == invented.TEXT
    assert run(["explain", f"{issue}:5", "-f", "jsonl"]) == ExitCode.DONE
    assert json.loads(capfd.readouterr().out)["rule"] == "made.paragraph"


def test_the_command_takes_one_issue(issue: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", str(issue), str(issue)]) == ExitCode.USAGE
    assert run(["explain", str(issue.parent / "none.txt")]) == ExitCode.NO_INPUT


def test_an_empty_text_has_no_line_to_tell_of(monkeypatch: pytest.MonkeyPatch) -> None:
    from gazette_cli.structure import unsplit

    document = unsplit(Source.from_text("", "x"), "x")
    assert list(rows(document)) == []
    with pytest.raises(UsageError, match="there is no line 1; the text is empty"):
        blocks_on(document, 1)


def test_the_command_takes_a_directory_of_one_issue_only(issue: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", f"{issue.parent}:10"]) == ExitCode.DONE
    assert "made.duplicate" in capfd.readouterr().out
    (issue.parent / "b.txt").write_text("甲", encoding="utf-8")
    for given in (str(issue.parent), f"{issue.parent}:3", f"{issue.parent}/*.txt"):
        assert run(["explain", given]) == ExitCode.USAGE
        assert capfd.readouterr() == ("", f"{issue.parent}/b.txt: one issue at a time; name one FILE, or FILE:LINE\n")


def test_a_line_without_words_says_whose_it_is(issue: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", f"{issue}:2"]) == ExitCode.DONE
    note, place, *_ = capfd.readouterr().out.splitlines()
    assert note == "note        line 2 has no words; it belongs to the block of line 1"
    assert place == f"place       {issue}:1:1"
    assert run(["explain", f"{issue}:3"]) == ExitCode.DONE
    assert "note" not in capfd.readouterr().out


def test_a_line_of_standard_input_is_no_option() -> None:
    for arguments in (["-:5"], ["-:5", "-q"], ["-q", "--", "-:5"], ["-f", "text", "-:5"]):
        done = gazette("explain", *arguments, stdin=invented.TEXT.encode())
        assert (done.returncode, done.stdout[:21]) == (0, b"place       -:5:1\nwor")
    assert gazette("explain", "-:99", stdin=invented.TEXT.encode()).returncode == 2
    assert gazette("explain", "-5").returncode == 2


def test_several_texts_are_told_apart() -> None:
    stdin = b'{"id": "a", "text": "x"}\n{"id": "b", "text": "y"}\n'
    pages = gazette("explain", stdin=stdin).stdout.decode().split("\n\n")
    assert [page.split(":")[0] for page in pages] == ["a", "b"]


def test_a_narrow_window_does_without_columns() -> None:
    sizes = {"line": 4, "kind": 13, "art": 3, "rule": 28, "cue": 16, "conf": 4, "runner-up": 11}
    assert _fitted(sizes, 80) >= 24
    assert list(sizes) == ["line", "kind", "art", "rule"]
    wide = dict.fromkeys(("line", "kind", "cue"), 5)
    assert _fitted(wide, 120) == 99
    assert "cue" in wide
