"""Files, directories, patterns, standard input, and records in a stream."""

from __future__ import annotations

import io
import os
import pickle
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from gazette_cli.errors import InputError, RecordError, UsageError
from gazette_cli.readers.inputs import Input, Stream, display, expand, is_records, numbered, open_stdin, visible
from gazette_cli.records import read_record


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("b.txt", "a/z.TXT", "a.txt", "a/deep/x.jsonl", "c.pdf", "b.pdf", ".hidden.txt", ".git/x.txt",
                 "e/readme.md", "a/b.text", "n.ndjson", "[1].txt"):  # fmt: skip
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(name.encode())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names(*arguments: str) -> list[str]:
    return [found.name for found in expand(arguments)]


def failure(found: Input) -> str:
    with pytest.raises(InputError) as caught:
        found.load()
    return str(caught.value)


def test_packed_texts_of_a_directory(tmp_path: Path) -> None:
    for name in ("a.txt.gz", "b.txt.gz", "b.txt", "c.pdf.gz", "d.gz", "e.jsonl.GZ"):
        (tmp_path / name).write_bytes(b"")
    assert [Path(found.name).name for found in expand([str(tmp_path)])] == ["a.txt.gz", "b.txt", "e.jsonl.GZ"]


def test_directory(folder: Path) -> None:
    below = ["[1].txt", "a/b.text", "a/deep/x.jsonl", "a/z.TXT", "a.txt", "b.txt", "c.pdf", "n.ndjson"]
    assert names(".") == below
    assert names(str(folder)) == [f"{folder}/{name}" for name in below]
    assert [found.load().decode() for found in expand(["."])] == below
    paths = [found.path for found in expand(["."])]
    assert paths == sorted(path for path in paths if path)


def test_old_documents_count_where_nothing_stands_for_them(folder: Path) -> None:
    for name in ("o/a.doc", "o/b.doc", "o/b.docx", "o/c.wps", "o/c.txt", "o/d.RTF", "o/e.odt", "o/f.epub", "o/g.xls"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(b"x")
    assert names("o") == ["o/a.doc", "o/b.docx", "o/c.txt", "o/d.RTF", "o/e.odt", "o/f.epub"]


@pytest.mark.usefixtures("folder")
def test_order_is_as_given() -> None:
    below = ["a/b.text", "a/deep/x.jsonl", "a/z.TXT"]
    assert names("b.txt", "-", "a", "c.pdf", "b.txt") == ["b.txt", "-", *below, "c.pdf", "b.txt"]


@pytest.mark.usefixtures("folder")
def test_patterns() -> None:
    assert names("*.txt") == ["[1].txt", "a.txt", "b.txt"]
    assert names("[1].txt") == ["[1].txt"]  # a file of that name, not a pattern
    assert names("[ab].txt") == ["a.txt", "b.txt"]
    assert names("**/*.t*") == ["[1].txt", "a/b.text", "a.txt", "b.txt"]
    assert names("a/**") == ["a/b.text", "a/deep/x.jsonl", "a/z.TXT"]
    assert names("a*") == ["a/b.text", "a/deep/x.jsonl", "a/z.TXT", "a.txt"]
    assert failure(next(iter(expand(["*.docx"])))).startswith("*.docx: matches no file; ")


def test_nothing_is_standard_input() -> None:
    assert list(expand([])) == [Input("-", None)] == list(expand(["-"]))
    with pytest.raises(UsageError, match="only once"):
        expand(["-", "a", "-"])


@pytest.mark.usefixtures("folder")
def test_failures_come_when_loaded() -> None:
    inputs = list(expand(["missing.txt", "b.txt", "e", "", "a\0b", "b.txt/x"]))
    assert [found.name for found in inputs] == ["missing.txt", "b.txt", "e", "", "a\\x00b", "b.txt/x"]
    assert failure(inputs[0]) == "missing.txt: no such file; check the name"
    assert inputs[1].load() == b"b.txt"
    suffixes = ".docx .epub .htm .html .jsonl .ndjson .odt .pdf .rtf .text .txt"
    assert failure(inputs[2]).startswith(f"e: no text in this directory ({suffixes}); ")
    assert "not a file name" in failure(inputs[3])
    assert failure(inputs[4]).startswith("a\\x00b: not a file name")
    assert failure(inputs[5]).startswith("b.txt/x: no such file")
    assert failure(Input("e", Path("e"))) == "e: this is a directory; name a file"
    assert pickle.loads(pickle.dumps(inputs[2])).name == "e"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_permission(folder: Path) -> None:
    (folder / "b.txt").chmod(0)
    (folder / "a").chmod(0)
    found = {one.name: one for one in expand(["."])}
    assert failure(found["b.txt"]) == "b.txt: permission denied; ask for the right to read it"
    assert failure(found["a"]).startswith("a: permission denied")
    (folder / "a").chmod(0o755)


def test_links(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "o.txt").write_bytes(b"o")
    (outside / "back").symlink_to(folder)
    (folder / "a/loop").symlink_to(folder)
    (folder / "a/self.txt").symlink_to(folder / "a/self.txt")
    (folder / "a/twice").symlink_to(folder / "a/deep")
    (folder / "out").symlink_to(outside)
    (folder / "out2").symlink_to(outside)
    (folder / "link.txt").symlink_to(folder / "b.txt")
    (folder / "z-dangling.txt").symlink_to(folder / "nowhere.txt")
    assert {"out/o.txt", "out/back/b.txt"} < set(names("out"))
    assert not [name for name in names("out") if name.count("back") > 1 or "back/out" in name]
    below = names(".")
    assert below.count("out/o.txt") == 1
    assert not [name for name in below if "loop" in name or "out2" in name or "back" in name or "twice" in name]
    assert next(one for one in expand(["."]) if one.name == "link.txt").load() == b"b.txt"
    assert "no such file" in failure(next(one for one in expand(["."]) if one.name == "z-dangling.txt"))
    failure(next(one for one in expand(["."]) if one.name == "a/self.txt"))


def test_names_that_cannot_be_printed(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/\xb8\xdf\n.txt"
    with open(path, "wb") as file:  # noqa: PTH123 -- a name in bytes
        file.write(b"x")
    [found] = expand([str(tmp_path)])
    assert found.name == f"{tmp_path}/\\xb8\\xdf\\x0a.txt"
    assert found.load() == b"x"
    assert display("街道.txt") == "街道.txt"


def test_fifo(tmp_path: Path) -> None:
    fifo = tmp_path / "pipe"
    os.mkfifo(fifo)
    writer = threading.Thread(target=fifo.write_bytes, args=(b"from a pipe",))
    writer.start()
    [found] = expand([str(fifo)])
    assert found.load() == b"from a pipe"
    writer.join()


def given_stdin(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="ascii"))


def test_stdin(monkeypatch: pytest.MonkeyPatch) -> None:
    given_stdin(monkeypatch, b"\xff\r\n\x85x")
    assert Input("-", None).load() == b"\xff\r\n\x85x"
    assert not sys.stdin.closed
    monkeypatch.setattr(sys, "stdin", None)
    assert failure(Input("-", None)) == "-: there is no standard input; name a file"


class Slow(io.RawIOBase):
    """A stream that fails when more is read than was asked for."""

    def __init__(self, lines: list[bytes]) -> None:
        self.lines = lines

    def readable(self) -> bool:
        return True

    def readline(self, size: int | None = -1, /) -> bytes:
        return self.lines.pop(0)


def test_stream_peeks_no_further_than_the_first_line() -> None:
    lines = [b"\xef\xbb\xbf\n", b" \r\n", b'{"text": "a"}\n', b'{"text": "b"}\n', b"more\n"]
    with Stream(Slow(lines), "-") as stream:
        assert stream.is_records()
        assert stream.is_records()
        assert len(lines) == 2
        rows = numbered(stream)
        assert [next(rows)[0], next(rows)[0]] == [3, 4]
        assert len(lines) == 1


@pytest.mark.parametrize("data", [
    b"", b"\n\n", "街道\n会议\r\n".encode(), b"{broken\n{}", b'\xef\xbb\xbf{"text": "a"}\nb',
])  # fmt: skip
def test_stream_reads_all_after_peeking(data: bytes) -> None:
    stream = Stream(io.BytesIO(data), "-")
    assert stream.is_records() is is_records(data)
    assert stream.read() == data
    stream = Stream(io.BytesIO(data), "-")
    stream.is_records()
    assert b"".join(stream) == data


def test_open_stdin_as_records(monkeypatch: pytest.MonkeyPatch) -> None:
    given_stdin(monkeypatch, b'{"text": "a"}\n')
    with open_stdin() as stream:
        assert stream.is_records()
        assert list(numbered(stream)) == [(1, b'{"text": "a"}')]


@pytest.mark.parametrize(("data", "wanted"), [
    (b'{"text": "a"}', True),
    (b'\xef\xbb\xbf\r\n  \n {"id": 1, "text": ""}\r\n', True),
    (b'{"schema": "gazette.article/1"}', True),
    (b'{"schema": "someone.else/7"}\n', True),
    (b'{"text": 1}', False),
    (b'{"title": "a"}\n{"text": "a"}', False),
    (b'{"text": "a"', False),
    (b'["text"]', False),
    (b'"text"', False),
    (b"", False),
    (b"\xef\xbb\xbf", False),
    (b" \n\t\n", False),
    ("街道\n{\"text\": \"a\"}".encode(), False),
    ('{"text": "a"}'.encode("utf-16"), False),
])  # fmt: skip
def test_is_records(data: bytes, wanted: bool) -> None:
    assert is_records(data) is wanted


def test_bad_lines_do_not_stop_the_others() -> None:
    rows = [
        b'\xef\xbb\xbf{"text": "a", "id": "x"}\r', b"", b"{oops}", b"[1]", b'{"schema": "gazette.mention/1"}',
        b'{"id": 5}', b'{"text": "\xff"}', b'{"text": "\\ud800"}', b'{"schema": "gazette.article/1"}', b'{"text": "b"}',
    ]  # fmt: skip
    good, bad = [], []
    for number, row in numbered(rows):
        try:
            good.append(read_record(row, f"f.jsonl:{number}", f"f.jsonl:{number}").id)
        except RecordError as error:
            bad.append(error.place)
    assert good == ["x", "f.jsonl:10"]
    assert [place.rsplit(":", 1)[0] for place in bad] == [f"f.jsonl:{line}" for line in range(3, 10)]


@pytest.mark.parametrize("name", [b"true", b"false", b"[]", b"1.5"])
def test_ids_are_strings_or_whole_numbers(name: bytes) -> None:
    with pytest.raises(RecordError, match="'id' is neither a string nor a number"):
        read_record(b'{"text": "a", "id": ' + name + b"}", "f.jsonl:1", "f.jsonl:1")


def test_records_keep_line_separators_inside() -> None:
    row = '{"text": "一\u2028二\x85三"}'.encode()
    assert list(numbered(io.BytesIO(row + b"\n"))) == [(1, row)]


def test_records_are_read_one_at_a_time() -> None:
    def endless() -> Iterator[bytes]:
        while True:
            yield b'{"text": "a"}\n'

    rows = numbered(endless())
    assert [next(rows)[0] for _ in range(3)] == [1, 2, 3]


def test_words_for_a_terminal_hold_no_control_characters() -> None:
    assert visible("甲\n\x1b[31m\x9b乙\x7f") == "甲\\x0a\\x1b[31m\\x9b乙\\x7f"


class Broken(io.RawIOBase):
    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object, /) -> int:
        raise OSError(5, "Input/output error")


def test_reading_that_breaks_off() -> None:
    for act in (Stream.read, Stream.is_records, list):
        with pytest.raises(InputError, match=r"a.txt: cannot be read \(Input/output error\); check the file"):
            act(Stream(Broken(), "a.txt"))
