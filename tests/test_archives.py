"""Packed inputs and lists of names: members as inputs of their own, limits, damage, names of all kinds."""

from __future__ import annotations

import gzip
import io
import random
import time
import zipfile
from pathlib import Path

import pytest

from gazette_cli.errors import InputError, UsageError
from gazette_cli.readers import zipped
from gazette_cli.readers.inputs import Input, expand, listed
from program import ISSUE, gazette, lines


def archive(path: Path, **members: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in members.items():
            made.writestr(name, data)
    return path


def test_members_are_inputs(tmp_path: Path) -> None:
    page = ISSUE.encode("gb18030")
    archive(tmp_path / "p.zip", **{"第1版.txt": page, "b/2.txt": b"x", "b/2.pdf": b"%PDF", "x.jpg": b"", ".h.txt": b"",
                                   "__MACOSX/a.txt": b"", "r.jsonl": b'{"text": "a"}\n'})  # fmt: skip
    (tmp_path / "q.txt").write_bytes(page)
    found = list(expand([str(tmp_path)]))
    names = [one.name.removeprefix(f"{tmp_path}/") for one in found]
    assert names == ["p.zip/b/2.txt", "p.zip/r.jsonl", "p.zip/第1版.txt", "q.txt"]
    assert found[2].load() == page
    done = gazette("split", "p.zip", cwd=tmp_path)
    records = lines(done.stdout)
    assert {record["source"]["path"] for record in records if record["headline"]} == {"p.zip/第1版.txt"}
    (tmp_path / "r.jsonl").write_bytes(done.stdout)
    assert gazette("check", "r.jsonl", cwd=tmp_path).returncode == 0
    assert gazette("split", "-j", "2", "p.zip", cwd=tmp_path).stdout == done.stdout
    assert lines(gazette("split", "p.zip/第1版.txt", cwd=tmp_path).stdout)[0]["id"] == records[-2]["id"]
    assert gazette("split", "p.zip", "--out-dir", "out", cwd=tmp_path).returncode == 0
    assert (tmp_path / "out" / "第1版.jsonl").read_bytes()


def test_names_of_windows(tmp_path: Path) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as made:
        made.writestr("AAAA.txt", b"x")
    (tmp_path / "w.zip").write_bytes(held.getvalue().replace(b"AAAA", "街道".encode("gbk")))
    [found] = expand([str(tmp_path / "w.zip")])
    assert found.name.endswith("w.zip/街道.txt")
    assert found.load() == b"x"


def test_what_an_archive_must_not_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inner = archive(tmp_path / "i.zip", **{"a.txt": b"x"}).read_bytes()
    path = archive(tmp_path / "o.zip", **{"../out.txt": b"x", "/abs.txt": b"x", "in.zip": inner, "a.txt": b"good"})
    found = {one.name.removeprefix(f"{path}/"): one for one in expand([str(path)])}
    assert found["a.txt"].load() == b"good"
    assert {str(one.failure.problem) for one in found.values() if one.failure} == {
        "a name that leads out of the archive", "an archive inside an archive"}  # fmt: skip
    [bomb] = expand([str(archive(tmp_path / "b.zip", **{"a.txt": b" " * (8 << 20)}))])
    with pytest.raises(InputError, match="an archive that unpacks to 8 MB; unpack it yourself"):
        bomb.load()
    with pytest.raises(InputError, match="no such file in the archive"):
        Input("x", path / "none.txt").load()
    monkeypatch.setattr(zipped, "MOST_MEMBERS", 1)
    [many] = expand([str(archive(tmp_path / "m.zip", **{"a.txt": b"", "b.txt": b""}))])
    with pytest.raises(InputError, match="an archive of 2 files"):
        many.load()
    [empty] = expand([str(archive(tmp_path / "e.zip", **{"a.jpg": b""}))])
    with pytest.raises(InputError, match="no text in this archive"):
        empty.load()


def test_gzip(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt.gz"
    path.write_bytes(gzip.compress(ISSUE.encode("gb18030"), mtime=0))
    assert Input("a", path).load() == ISSUE.encode("gb18030")
    assert len(lines(gazette("split", path).stdout)) == 2
    assert len(lines(gazette("split", stdin=path.read_bytes()).stdout)) == 2
    records = gzip.compress(gazette("split", path).stdout)
    assert lines(gazette("extract", stdin=records).stdout)
    monkeypatch.setattr(zipped, "MOST_BYTES", 100)
    with pytest.raises(InputError, match="an archive that unpacks to more than 0 MB"):
        Input("a", path).load()


def test_lists_of_names(tmp_path: Path) -> None:
    for name in ("a.txt", "b\nc.txt", "d.txt"):
        (tmp_path / name).write_text(ISSUE, encoding="utf-8")
    (tmp_path / "list").write_bytes(b"d.txt\0b\nc.txt\0missing.txt")
    done = gazette("split", "--files-from0", "list", cwd=tmp_path)
    assert [record["source"]["path"] for record in lines(done.stdout)][::2] == ["d.txt", "b\\x0ac.txt"]
    assert done.returncode == 3
    assert b"missing.txt: no such file" in done.stderr
    piped = gazette("split", "--files-from0", "-", cwd=tmp_path, stdin=b"a.txt\0")
    assert {record["source"]["path"] for record in lines(piped.stdout)} == {"a.txt"}
    assert gazette("split", "--files-from0", "list", "a.txt", cwd=tmp_path).returncode == 2
    empty = gazette("split", "--files-from0", "-", cwd=tmp_path)
    assert (empty.returncode, empty.stderr) == (4, b"-: no names in this list; write them with find -print0\n")
    (tmp_path / "list").write_bytes(b"-\0")
    with pytest.raises(UsageError, match="cannot be named in a list"):
        listed(str(tmp_path / "list"))


def test_damaged_archives_end_with_words(tmp_path: Path) -> None:
    chance = random.Random(5)
    whole = archive(tmp_path / "w.zip", **{"a.txt": ISSUE.encode() * 9, "b.txt": ISSUE.encode("utf-16")}).read_bytes()
    packed = gzip.compress(ISSUE.encode() * 9)
    for n in range(400):
        data = bytearray(whole if n % 2 else packed)
        if n % 3 == 0:
            del data[chance.randrange(5, len(data)) :]
        for _ in range(chance.randrange(1, 12)):
            data[chance.randrange(4, len(data))] = chance.randrange(256)
        path = tmp_path / (f"{n}.zip" if n % 2 else f"{n}.gz")
        path.write_bytes(data)
        before = time.perf_counter()
        for one in expand([str(path)]):
            try:
                one.load()
            except InputError as error:
                assert str(tmp_path) in str(error)
                assert error.hint
        assert time.perf_counter() - before < 10
        path.unlink()
