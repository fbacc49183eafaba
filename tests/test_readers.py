"""Which reader takes a file: by its first bytes, by name, from another package, and what is said where none can."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from gazette_cli import plugins
from gazette_cli.errors import InputError, UsageError
from gazette_cli.pipeline import read
from gazette_cli.readers.base import How
from gazette_cli.source import Source
from pdfs import Sheet, newspaper, pdf
from program import ISSUE, gazette, lines, plug_in_reader


def test_the_name_of_a_file_does_not_matter(tmp_path: Path) -> None:
    pytest.importorskip("pypdfium2")
    (tmp_path / "a.txt").write_bytes(pdf(newspaper()))
    (tmp_path / "b.pdf").write_text(ISSUE, encoding="utf-8")
    records = lines(gazette("split", "a.txt", "b.pdf", cwd=tmp_path).stdout)
    assert {record["source"]["path"]: record["source"].get("reader") for record in records} == {
        "a.txt": "pdf", "b.pdf": None}  # fmt: skip


def test_a_reader_can_be_forced() -> None:
    assert read(b"%PDF-1.7 is how they begin", "a", How("utf-8", "text"))[0].text == "%PDF-1.7 is how they begin"
    with pytest.raises(InputError, match="this PDF"):
        read(ISSUE.encode(), "a.txt", How(reader="pdf"))
    with pytest.raises(UsageError, match=r"--reader: there is no reader 'docs'; choose from auto, text, .*pdf"):
        read(b"", "a.txt", How(reader="docs"))
    assert gazette("split", "--reader", "docs", stdin=b"x").returncode == 2


def test_plain_text_asks_no_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plugins, "reader_of", lambda data: pytest.fail("asked"))
    for text in (ISSUE, "", "《街道纪事》", "{\n"):
        assert read(text.encode("gb18030"), "a.txt")[0].text == text


def test_a_missing_extra_says_what_to_type(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(InputError) as caught:
        read(pdf(newspaper()), "a.pdf")
    assert str(caught.value) == (
        "a.pdf: reading it needs pypdfium2, which is not installed; type pip install 'gazette-cli[pdf]'")


def test_a_missing_extra_is_told_before_a_page_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pypdfium2")
    for module in ("rapidocr", "numpy"):
        monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(InputError, match=r"needs rapidocr, .*; type pip install 'gazette-cli\[ocr\]'"):
        read(pdf(Sheet().rule(0, 0, 600, 800)), "a.pdf", How(ocr=True))


def test_an_archive_that_is_cut_is_told() -> None:
    with pytest.raises(InputError) as caught:
        read(b"PK\x03\x04" + bytes(60), "a.docx")
    assert str(caught.value) == "a.docx: a ZIP archive that is cut short, which no reader takes; get the file again"


def test_a_reader_from_another_package(tmp_path: Path) -> None:
    env = plug_in_reader(tmp_path, "notes", "<notes>")
    (tmp_path / "n.bin").write_text("<notes>" + ISSUE, encoding="utf-8")
    done = gazette("split", tmp_path / "n.bin", env=env)
    assert [record["headline"] for record in lines(done.stdout)] == ["防汛会议部署汛期工作", "社区图书室重新开放"]
    assert lines(done.stdout)[0]["source"]["reader"] == "notes"
    (tmp_path / "r.jsonl").write_bytes(done.stdout)
    assert gazette("check", tmp_path / "r.jsonl", env=env).returncode == 0
    assert b"<notes>" not in gazette("clean", "--reader", "notes", stdin=("<notes>" + ISSUE).encode(), env=env).stdout


def test_one_bad_file_does_not_stop_the_rest(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7\n")
    (tmp_path / "b.txt").write_text(ISSUE, encoding="utf-8")
    done = gazette("split", ".", cwd=tmp_path)
    assert done.returncode == 3
    assert len(lines(done.stdout)) == 2
    assert done.stderr.startswith(b"a.pdf: ")


def test_half_characters_do_not_leave_a_reader(tmp_path: Path) -> None:
    from gazette_cli.readers.base import Reader, Reading, source_by

    broken = Reader("broken", "1", lambda data: True, lambda data, name, encoding: Reading("甲\ud800乙"), "", "")
    made, _ = source_by(broken, b"x", "a", "auto")
    assert made.text == "甲\ufffd乙"
    assert made.to_bytes() == b"x"
    assert isinstance(made, Source)
