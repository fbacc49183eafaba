"""One command's output as the next one's input, and what `dedupe` does with a stream."""

from __future__ import annotations

from pathlib import Path

import pytest

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
    done = gazette("split", stdin=gazette("split", issue).stdout)
    assert (done.returncode, done.stdout) == (4, b"")
    assert b"-:1:1: this is an article already" in done.stderr


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
    assert gazette("extract", "--fields", "amounts", stdin=gazette("dedupe", stdin=records).stdout).returncode == 0


def test_dedupe_is_the_same_for_any_number_of_jobs(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    path.write_bytes(rows(*[LONG, SAME, "短"] * 20_000))
    assert gazette("dedupe", path).stdout == gazette("dedupe", path, "-j", "3").stdout
