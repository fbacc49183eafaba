"""One command's output as the next one's input, and what `dedupe` does with a stream."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from program import ISSUE, gazette, lines

LONG = "七月三十一日上午，街道召开了防汛工作会议，会议部署了下一步的工作。"
SAME = "七月三十一日上午,街道 召开了防汛工作会议,会议部署了下一步的工作。"


@pytest.fixture
def issue(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(ISSUE, encoding="utf-8")
    return path


def rows(*texts: str) -> bytes:
    return "".join(f'{{"id":"{number}","text":"{text}"}}\n' for number, text in enumerate(texts)).encode()


def test_the_same_mentions_from_file_and_pipe(issue: Path) -> None:
    direct = gazette("extract", issue, "--fields", "amounts,durations").stdout
    records = gazette("dedupe", stdin=gazette("split", issue).stdout).stdout
    assert direct
    assert gazette("extract", "--fields", "amounts,durations", stdin=records).stdout == direct


def test_embedded_mentions_are_those_printed(issue: Path) -> None:
    printed = lines(gazette("extract", issue, "--fields", "amounts").stdout)
    records = gazette("split", issue).stdout
    for embedded in (gazette("extract", "--embed", "--fields", "amounts", issue).stdout,
                     gazette("extract", "--embed", "--fields", "amounts", stdin=records).stdout):  # fmt: skip
        found = lines(embedded)
        assert [mention for record in found for mention in record.pop("mentions")] == printed
        assert found == lines(records)


def test_text_records_have_offsets_into_their_text() -> None:
    text = "会议历时2个小时。\\n共有86人参加。"
    found = lines(gazette("extract", "--fields", "amounts,durations", stdin=rows(text)).stdout)
    plain = text.replace("\\n", "\n")
    assert [(mention["article"], plain[mention["start"] : mention["end"]]) for mention in found] == [
        ("0", "2个小时"), ("0", "86人")]  # fmt: skip


def test_text_records_without_id_are_named_by_place() -> None:
    stdin = '\n{"text": "共有86人参加。"}\n'.encode()
    assert lines(gazette("extract", "--fields", "amounts", stdin=stdin).stdout)[0]["article"] == "-:2"


def test_a_text_record_is_split_like_a_file(issue: Path) -> None:
    from_file = lines(gazette("split", issue).stdout)
    record = rows(ISSUE.replace("\n", "\\n"))
    from_record = lines(gazette("split", stdin=record).stdout)
    for article in from_file + from_record:
        article["source"].pop("path")
    assert from_record == from_file


def test_articles_are_not_split_again(issue: Path) -> None:
    records = gazette("split", issue).stdout
    assert records.count(b"\n") > 1
    for command in ("split", "clean", "explain"):
        done = gazette(command, stdin=records)
        assert (done.returncode, done.stdout) == (4, b"")
        first, summary = done.stderr.decode().splitlines()
        assert first.startswith("-:1:1: this is an article already; ")
        assert summary.endswith("1 input, 1 failed")


def test_clean_prints_records_that_other_commands_read(issue: Path) -> None:
    cleaned = gazette("clean", "-f", "jsonl", issue).stdout
    (record,) = lines(cleaned)
    assert record["id"] == str(issue)
    assert record["text"].encode() == gazette("clean", issue).stdout
    assert gazette("extract", "--fields", "amounts", stdin=cleaned).returncode == 0


def test_dedupe_of_text_keeps_text_without_repeats(issue: Path) -> None:
    text = "  第一行\r\n\n\n第二行"
    assert gazette("dedupe", stdin=text.encode()).stdout == text.encode()


def test_stream_repeats_move_to_removed() -> None:
    stdin = rows(f"甲\\n{LONG}\\n记者 王小明", f"乙\\n {SAME} \\n记者 王小明")
    first, second = gazette("dedupe", stdin=stdin).stdout.splitlines(keepends=True)
    assert first == stdin.splitlines(keepends=True)[0]
    (record,) = lines(second)
    entry = {"text": SAME, "spans": [[3, 3 + len(SAME)]], "duplicate_of": [[2, 2 + len(LONG)]]}
    assert record == {"id": "1", "text": "乙\n记者 王小明", "removed": [{**entry, "source": "0", "article": "0"}]}


def test_drop_leaves_out_what_holds_nothing_else() -> None:
    stdin = rows(LONG, SAME, f"丙\\n{SAME}")
    done = gazette("dedupe", "--drop", stdin=stdin)
    assert [(record["id"], record["text"]) for record in lines(done.stdout)] == [("0", LONG), ("2", "丙\n")]
    assert b"1 dropped record" in done.stderr
    assert len(lines(gazette("dedupe", stdin=stdin).stdout)) == 3


def test_report_lists_what_went() -> None:
    found = lines(gazette("dedupe", "--drop", "--report", stdin=rows(LONG, SAME)).stdout)
    assert found == [{"source": "1", "article": "1", "dropped": True, "text": SAME, "spans": [[0, len(SAME)]],
                      "kept_source": "0", "kept_article": "0", "duplicate_of": [[0, len(LONG)]]}]  # fmt: skip


def test_paragraphs_that_differ_in_a_number_stay() -> None:
    stdin = rows(LONG, LONG.replace("三十一", "三十"))
    assert gazette("dedupe", stdin=stdin).stdout == stdin


def test_short_lines_never_count() -> None:
    stdin = rows("记者 王小明 通讯员 李大同 摄影报道", "记者 王小明 通讯员 李大同 摄影报道")
    assert gazette("dedupe", stdin=stdin).stdout == stdin


def test_articles_repeated_in_a_stream(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(ISSUE + ("附记。\n" if name == "b" else ""), encoding="utf-8")
    records = gazette("split", "a.txt", "b.txt", cwd=tmp_path).stdout
    whole = [record for record in lines(records) if record["source"]["path"] == "b.txt"]
    deduped = lines(gazette("dedupe", stdin=records).stdout)
    again = [record for record in deduped if record["source"]["path"] == "b.txt"]
    assert len(deduped) == len(lines(records))
    for before, after in zip(whole, again, strict=True):
        gone = [tuple(span) for entry in after["removed"] for span in entry["spans"]]
        assert after["text"] == "\n".join(paragraph["text"] for paragraph in after["paragraphs"])
        assert sorted(map(tuple, [*after["spans"], *gone])) == sorted(map(tuple, before["spans"]))
        assert all(entry["source"] == "a.txt" for entry in after["removed"])
    assert any(record["removed"] for record in again)
    schema = Draft202012Validator(json.loads(gazette("schema", "article").stdout))
    assert all(schema.is_valid(record) for record in deduped)
    assert gazette("extract", "--fields", "amounts", stdin=gazette("dedupe", stdin=records).stdout).returncode == 0


def copied(folder: Path) -> list[dict[str, Any]]:
    """The deduped records of two files of which the second repeats the first."""
    for name in ("a", "b"):
        (folder / f"{name}.txt").write_text(ISSUE + ("附记。\n" if name == "b" else ""), encoding="utf-8")
    records = gazette("split", "a.txt", "b.txt", cwd=folder).stdout
    return lines(gazette("dedupe", stdin=records).stdout)


def checked(records: list[dict[str, Any]], folder: Path) -> tuple[int, str]:
    stdin = "".join(json.dumps(record) + "\n" for record in records).encode()
    done = gazette("check", "--fields", "", stdin=stdin, cwd=folder)
    assert done.returncode or done.stdout.count(b": good") == len(records)
    return done.returncode, done.stdout.decode()


def test_deduped_records_hold(tmp_path: Path) -> None:
    records = copied(tmp_path)
    assert any("source" in entry for record in records for entry in record["removed"])
    assert checked(records, tmp_path)[0] == 0
    (tmp_path / "a.txt").unlink()  # what cannot be read any more is no finding
    assert checked([record for record in records if record["source"]["path"] == "b.txt"], tmp_path)[0] == 0


def test_a_repeat_must_stand_where_it_says_in_the_other_source(tmp_path: Path) -> None:
    records = copied(tmp_path)
    entry = next(entry for record in records for entry in record["removed"])
    entry["duplicate_of"] = [[0, 8]]
    code, told = checked(records, tmp_path)
    assert code == 1
    assert told.count("does not stand where it says in a.txt") == 1
    entry["duplicate_of"] = [["x", 8]]
    assert "not a whole gazette.article/1 record" in checked(records, tmp_path)[1]


@pytest.mark.parametrize("encoding", ["klingon", 5])
def test_a_record_of_an_unknown_encoding_does_not_stop_the_others(tmp_path: Path, encoding: object) -> None:
    records = copied(tmp_path)
    records[0]["source"]["encoding"] = encoding
    code, told = checked(records, tmp_path)
    assert code in (1, 3)
    assert told.count(": good") == len(records) - 1


def test_keys_that_are_not_ours_are_no_findings(tmp_path: Path) -> None:
    records = copied(tmp_path)
    for record in records:
        record["source"]["shelf"] = record["at"]["note"] = record["mine"] = "?"
        for entry in (*record["removed"], *record["paragraphs"]):
            entry["note"] = "?"
    assert checked(records, tmp_path)[0] == 0


def test_records_of_standard_input_cannot_be_held_against_a_file() -> None:
    records = gazette("split", stdin=ISSUE.encode()).stdout
    done = gazette("check", stdin=records * 20)
    assert (done.returncode, done.stdout) == (4, b"")
    first, summary = done.stderr.decode().splitlines()
    assert first == ("-: these records came from standard input, so they cannot be held against a file; "
                     "split the file by its name")  # fmt: skip
    assert summary.endswith("1 failed")


def test_records_of_a_text_in_memory_cannot_be_held_against_a_file(tmp_path: Path) -> None:
    records = gazette("split", stdin=rows(ISSUE.replace("\n", "\\n"))).stdout
    done = gazette("check", stdin=records, cwd=tmp_path)
    assert done.returncode == 4
    assert done.stderr.decode().splitlines()[0] == (
        "0: no such file; put it back, or run where its path leads to it")  # fmt: skip


def test_ids_do_not_reach_the_terminal_as_they_are(tmp_path: Path) -> None:
    stdin = json.dumps({"id": "a\nb\x1b[31m\x9b", "text": "", "date": "?"}).encode()
    for command in ("split", "clean", "explain", "check", "show"):
        done = gazette(command, "--color", "never", stdin=stdin)
        assert not {"\x1b", "\x9b"} & set((done.stdout + done.stderr).decode())
        assert b"a\nb" not in done.stdout + done.stderr
    assert gazette("split", stdin=stdin).stderr.startswith(b"a\\x0ab\\x1b[31m\\x9b: no article in it")


def test_summaries_are_alike() -> None:
    for command in ("split", "clean", "extract"):
        assert gazette(command).stderr.endswith(b": 1 input, 0 articles\n")


def test_dedupe_is_the_same_for_any_number_of_jobs(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    path.write_bytes(rows(*[LONG, SAME, "短"] * 20_000))
    assert gazette("dedupe", path).stdout == gazette("dedupe", path, "-j", "3").stdout
