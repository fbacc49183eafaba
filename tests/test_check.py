"""`check` is silent about what is whole and names what is not, with its place."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import orjson
import pytest

import invented
from gazette_cli.check import Sources, check_document, check_issue, check_record
from gazette_cli.cli.main import run
from gazette_cli.document import Document
from gazette_cli.errors import ExitCode, InputError, LossError
from gazette_cli.mention import Mention
from gazette_cli.pipeline import Facts
from gazette_cli.readers.base import How
from gazette_cli.records import article_record
from gazette_cli.source import Source
from gazette_cli.span import Span

TONS = invented.TEXT.index("50吨")


def mention(**changes: Any) -> Mention:
    fields: dict[str, Any] = {"field": "amounts", "text": "50吨", "spans": (Span(TONS, TONS + 3),), "line": 5,
                              "column": 13, "article": "x", "value": {}}  # fmt: skip
    return Mention(**{**fields, **changes})


def unchecked(document: Document, **changes: Any) -> Document:
    """A document with parts exchanged behind the back of its own checks."""
    for key, value in changes.items():
        object.__setattr__(document, key, value)
    return document


def record(**changes: Any) -> dict[str, Any]:
    made: dict[str, Any] = orjson.loads(orjson.dumps(article_record(invented.document().articles[0], [mention()])))
    return {**made, **changes}


def findings(row: dict[str, Any], text: str = invented.TEXT) -> list[str]:
    sources = Sources(lambda path, encoding: Source.from_text(text, path))
    return [f"{place} {problem}" for place, problem in check_record(orjson.dumps(row), "r.jsonl:4", sources).findings]


def test_a_whole_document_has_no_findings() -> None:
    assert check_document(invented.document(), [[mention()], []]) == []


def test_every_line_end_and_blank_comes_back() -> None:
    for text in ("", " \n\n", "甲\r\n乙\u3000\u200b\n", "标题\n　　正文。\n\n\n"):
        assert check_issue(Source.from_text(text, "x"), Facts(())).findings == []


def test_a_gap_in_the_tiling_is_found() -> None:
    document = invented.document()
    found = check_document(unchecked(document, blocks=document.blocks[:3] + document.blocks[4:]), [[], []])
    assert [finding.place for finding in found][:2] == ["a.txt:6:1", "a.txt:1:1"]
    assert "begins at 36, the one before ends at 19" in found[0].problem
    assert found[1].problem == "the texts of the blocks do not join to the source"


def test_a_block_without_its_article_is_found() -> None:
    document = invented.document()
    problems = [finding.problem for finding in check_document(unchecked(document, articles=document.articles[:1]),
                                                              [[]])]  # fmt: skip
    assert problems == ["there is no article 2"]
    first = replace(document.articles[0], spans=document.articles[0].spans[1:])
    found = check_document(unchecked(document, articles=(first,)), [[]])
    assert found[0].place == "a.txt:3:1" and "do not agree who owns 6-11" in found[0].problem


def test_repeats_that_lead_astray_are_found() -> None:
    document = invented.document()
    last = document.blocks[-1]

    def problems(**changes: Any) -> list[str]:
        bent = unchecked(invented.document(), blocks=(*document.blocks[:-1], last._replace(**changes)))
        return [finding.problem for finding in check_document(bent, [[], []])]

    assert problems(duplicate_of=(last.core,)) == ["a repeat leads to another repeat, not to the copy that stays"]
    assert problems(duplicate_of=()) == ["a repeat does not say what it repeats"]
    assert problems(article=None) == ["a repeat belongs to no article, though the copy that stays does"]
    assert problems(article=None, duplicate_of=(Span(0, 4),)) == []  # a nameplate printed twice


def test_a_mention_astray_is_found() -> None:
    astray = [mention(text="51吨"), mention(line=6), mention(spans=(Span(TONS, 999),), text="50吨")]
    found = check_document(invented.document(), [astray, []])
    assert [finding.place for finding in found] == ["a.txt:5:13", "a.txt:5:13", "a.txt:5:13", "a.txt:3:1"]
    assert "'51吨' of amounts is not what its spans give" in found[0].problem
    assert "says line 6, column 13" in found[1].problem


def test_bytes_that_do_not_come_back_are_found() -> None:
    verdict = check_issue(replace(Source.from_text("甲", "x.txt"), sha256="0" * 64), Facts(()))
    assert [tuple(finding) for finding in verdict.findings] == [("x.txt:1:1", "the bytes do not come back the same")]


def test_a_lossy_split_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    def lossy(source: Source) -> Document:
        raise LossError("gap or overlap at character 3", place=source.name)

    monkeypatch.setattr("gazette_cli.check.understand", lossy)
    assert check_issue(Source.from_text("甲", "x"), Facts(())).findings[0].problem == "gap or overlap at character 3"


def test_a_record_of_yesterday_still_holds() -> None:
    assert findings(record()) == []
    assert findings(record(mentions=[], mine={"note": 1})) == []


def headline(row: dict[str, Any]) -> None:
    row["headline"] = "春耕备耕急"


def words(row: dict[str, Any]) -> None:
    row["paragraphs"][0]["text"] = row["paragraphs"][0]["text"].replace("50", "60")
    row["text"] = row["paragraphs"][0]["text"]


def joined_text(row: dict[str, Any]) -> None:
    row["text"] += "。"


def line(row: dict[str, Any]) -> None:
    row["at"]["headline"]["lines"] = [[4, 1]]


def span(row: dict[str, Any]) -> None:
    row["paragraphs"][0]["spans"][0] = [20, 22]


def repeat(row: dict[str, Any]) -> None:
    row["removed"][0]["spans"] = [[0, 6]]


def embedded(row: dict[str, Any]) -> None:
    row["mentions"][0]["end"] += 1


def broken(row: dict[str, Any]) -> None:
    del row["mentions"][0]["line"]


def missing(row: dict[str, Any]) -> None:
    del row["at"]


def count(row: dict[str, Any]) -> None:
    row["source"]["chars"] += 1


@pytest.mark.parametrize(("tamper", "problem"), [
    (headline, "the headline '春耕备耕急' is not what its spans give (a.txt:3:1)"),
    (words, "the paragraph '3月5日,东塘镇调来化肥60吨,分给三个…' is not what its spans give (a.txt:5:1)"),
    (joined_text, "'text' is not what the rest of the record says"),
    (line, "the headline '春耕备耕忙' says line 4, column 1 (a.txt:3:1)"),
    (span, "spans, lines and text do not agree"),
    (repeat, "the repeat '分给三个村。' is not what its spans give (a.txt:1:1)"),
    (embedded, "the mention '50吨' of amounts is not what its spans give (a.txt:5:13)"),
    (broken, "a mention is not whole (KeyError: 'line')"),
    (missing, "not a whole gazette.article/1 record (KeyError: 'at')"),
    (count, "source.chars is 71, the text has 70"),
])  # fmt: skip
def test_a_tampered_record_is_found(tamper: Callable[[dict[str, Any]], None], problem: str) -> None:
    row = record()
    tamper(row)
    found = findings(row)
    assert any(problem in finding for finding in found), found
    assert all(finding.startswith("r.jsonl:4:1 ") for finding in found)


def test_a_file_that_has_changed_is_told_once() -> None:
    found = findings(record(), invented.TEXT.replace("春耕", "秋收"))
    assert len(found) == 1
    assert "a.txt has changed since" in found[0] and "1 places no longer give their words" in found[0]


def test_the_file_of_records_is_read_once() -> None:
    asked = []

    def read(path: str, how: How) -> Source:
        asked.append((path, how))
        return Source.from_text(invented.TEXT, path)

    sources = Sources(read)
    for _ in range(3):
        check_record(orjson.dumps(record()), "r.jsonl:1", sources)
    assert asked == [("a.txt", How("utf-8", "text"))]


def test_a_file_that_is_gone_is_no_finding() -> None:
    def gone(path: str, how: How) -> Source:
        raise InputError("no such file", place=path)

    with pytest.raises(InputError):
        check_record(orjson.dumps(record()), "r.jsonl:1", Sources(gone))


def saved(folder: Path) -> tuple[Path, Path]:
    """The issue as a file, and its records as another."""
    issue, records = folder / "a.txt", folder / "r.jsonl"
    issue.write_bytes(invented.TEXT.encode())
    articles = invented.document(str(issue)).articles
    records.write_bytes(b"".join(orjson.dumps(article_record(article)) + b"\n" for article in articles))
    return issue, records


def test_the_command_is_content(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    issue, records = saved(tmp_path)
    assert run(["check", "--fields", "", str(issue), str(records)]) == ExitCode.DONE
    first, *rest = capfd.readouterr().out.splitlines()
    assert first.startswith(f"{issue}: good: {len(invented.TEXT)} chars, ")
    assert rest == [f"{records}:1: good: 3 parts, 0 mentions", f"{records}:2: good: 2 parts, 0 mentions"]


def test_the_command_finds_a_tampered_record(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    _, records = saved(tmp_path)
    records.write_text(records.read_text(encoding="utf-8").replace("50吨", "51吨"), encoding="utf-8")
    assert run(["check", "--fields", "", "-f", "jsonl", str(records)]) == ExitCode.FOUND
    first, second = map(json.loads, capfd.readouterr().out.splitlines())
    assert (first["good"], second["good"]) == (False, True)
    assert first["findings"][0]["place"] == f"{records}:1:1"
    assert f"{tmp_path / 'a.txt'}:5:1" in first["findings"][0]["problem"]


def test_the_command_says_what_it_could_not_read(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    issue, records = saved(tmp_path)
    issue.unlink()
    assert run(["check", "--fields", "", str(records)]) == ExitCode.NO_INPUT
    assert "a.txt: no such file" in capfd.readouterr().err
    issue.write_bytes(invented.TEXT.encode())
    assert run(["check", "--fields", "", str(records), str(tmp_path / "none.txt")]) == ExitCode.SOME_FAILED


def test_the_command_reads_text_records(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    records = tmp_path / "t.jsonl"
    records.write_text('{"id": "t1", "text": "标题\\n正文。"}\n', encoding="utf-8")
    assert run(["check", "--fields", "", str(records)]) == ExitCode.DONE
    assert capfd.readouterr().out.startswith("t1: good: 6 chars")
