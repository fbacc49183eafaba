"""`gazette run`: the same bytes however many work, nothing lost when killed, only what changed done again."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import time
from pathlib import Path

import pytest
from tools.layouts.families import FAMILIES, build

from program import COMMAND, ISSUE, environment, gazette, lines, plug_in

OUTPUTS = ("articles.jsonl", "mentions.jsonl", "errors.jsonl", "manifest.jsonl")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("issues")
    families = list(FAMILIES)
    for seed in range(14):
        (made / f"{seed:02}.txt").write_text(build(families[seed], 300 + seed).text, encoding="utf-8")
    noisy = (made / "03.txt").read_text(encoding="utf-8").replace("工作", "工怍").replace("今年", "今牛")
    (made / "90.txt").write_text(noisy, encoding="utf-8")
    (made / "91.txt").write_bytes(b"%PDF-1.4 not a text")
    return made


@pytest.fixture(scope="module")
def done(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("out") / "corpus"
    ran = gazette("run", folder, "-o", out)
    assert ran.returncode == 3, ran.stderr
    return out


def written(out: Path) -> dict[str, bytes]:
    return {name: (out / name).read_bytes() for name in OUTPUTS}


def test_what_comes_out(folder: Path, done: Path) -> None:
    articles = lines((done / "articles.jsonl").read_bytes())
    split = lines(gazette("split", folder).stdout)
    assert [one["id"] for one in articles] == [one["id"] for one in split]
    gone = [entry for one in articles if one["source"]["path"].endswith("90.txt") for entry in one["removed"]]
    assert len([entry for entry in gone if entry.get("source", "").endswith("03.txt")]) > 5
    same = [one == before for one, before in zip(articles, split, strict=True)]
    changed = [len(one["removed"]) > len(before["removed"]) for one, before in zip(articles, split, strict=True)]
    assert same == [not flag for flag in changed]
    assert sum(same) > sum(changed)
    assert len((done / "mentions.jsonl").read_bytes().splitlines()) > 300
    (error,) = lines((done / "errors.jsonl").read_bytes())
    assert error["place"].endswith("91.txt")
    assert "PDF" in error["problem"]


def test_the_same_for_any_number_of_jobs(folder: Path, done: Path, tmp_path: Path) -> None:
    assert gazette("run", folder, "-o", tmp_path / "x", "-j", "3").returncode == 3
    assert written(tmp_path / "x") == written(done)


def test_only_what_changed_is_done_again(tmp_path: Path) -> None:
    issues, out = tmp_path / "in", tmp_path / "out"
    issues.mkdir()
    for name in ("a", "b"):
        (issues / f"{name}.txt").write_text(ISSUE.replace("社区", name + "社区"), encoding="utf-8")
    assert b"2 made parts" in gazette("run", issues, "-o", out).stderr
    stamp = (out / "articles.jsonl").stat().st_mtime_ns
    again = gazette("run", issues, "-o", out)
    assert b"1 unchanged corpus" in again.stderr
    assert b"made part" not in again.stderr
    assert (out / "articles.jsonl").stat().st_mtime_ns == stamp
    (issues / "b.txt").write_text(ISSUE, encoding="utf-8")
    assert b"1 made part," in gazette("run", issues, "-o", out).stderr
    assert gazette("run", issues, "-o", tmp_path / "fresh").returncode == 0
    assert written(out) == written(tmp_path / "fresh")
    assert len(list((out / "parts").glob("*/*"))) == 2


def test_a_killed_run_goes_on(folder: Path, done: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    first = subprocess.Popen([*COMMAND, "run", "-q", str(folder), "-o", str(out), "-j", "2"], env=environment(),
                             stderr=subprocess.DEVNULL)  # fmt: skip
    until = time.monotonic() + 60
    while len(list(out.glob("parts/*/[0-9a-f]*"))) < 4 and time.monotonic() < until:
        time.sleep(0.01)
    first.kill()
    first.wait()
    assert not (out / "manifest.jsonl").exists()
    again = gazette("run", folder, "-o", out)
    made = int(again.stderr.decode().split(" made part")[0].split()[-1])
    assert made <= 15 - 4
    assert written(out) == written(done)


def test_a_worker_that_dies_loses_nothing(folder: Path, done: Path, tmp_path: Path) -> None:
    mark = tmp_path / "died"
    body = (f"import signal\n    if not os.path.exists({str(mark)!r}):\n        open({str(mark)!r}, 'w').close()\n"
            "        os.kill(os.getpid(), signal.SIGKILL)\n    return []")  # fmt: skip
    env = plug_in(tmp_path, "dying", body)
    fields = "dates,amounts,durations,names,dying"
    ran = gazette("run", folder, "-o", tmp_path / "x", "-j", "2", "--fields", fields, env=env)
    assert mark.exists()
    assert ran.returncode == 3
    assert (tmp_path / "x" / "articles.jsonl").read_bytes() == (done / "articles.jsonl").read_bytes()
    assert (tmp_path / "x" / "errors.jsonl").read_bytes() == (done / "errors.jsonl").read_bytes()


def test_what_kills_its_worker_is_named_and_the_rest_done(tmp_path: Path) -> None:
    body = "import signal\n    if '毒' in text:\n        os.kill(os.getpid(), signal.SIGKILL)\n    return []"
    env = plug_in(tmp_path, "deadly", body)
    issues = tmp_path / "in"
    issues.mkdir()
    for n in range(6):
        (issues / f"{n}.txt").write_text(ISSUE + ("毒。\n" if n == 3 else ""), encoding="utf-8")
    ran = gazette("run", issues, "-o", tmp_path / "x", "-j", "2", "--fields", "deadly", env=env)
    assert ran.returncode == 3
    (error,) = lines((tmp_path / "x" / "errors.jsonl").read_bytes())
    assert error["place"].endswith("3.txt")
    articles = lines((tmp_path / "x" / "articles.jsonl").read_bytes())
    assert {one["source"]["path"][-5] for one in articles} == set("01245")


def test_what_takes_too_long_is_given_up(tmp_path: Path) -> None:
    env = plug_in(tmp_path, "slow", "'毒' in text and time.sleep(60)\n    return []")
    for name, text in (("a", ISSUE), ("b", ISSUE + "毒。\n")):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    for jobs in ("1", "2"):
        ran = gazette("run", "a.txt", "b.txt", "-o", f"x{jobs}", "-j", jobs, "--fields", "slow", "--limit-seconds", "5",
                      env=env, cwd=tmp_path)  # fmt: skip
        assert ran.returncode == 3
        assert b"b.txt: took longer than 5 seconds; raise --limit-seconds" in ran.stderr


def test_records_and_bad_rows_among_them(tmp_path: Path) -> None:
    issue = json.dumps({"id": "t1", "text": ISSUE}, ensure_ascii=False).encode()
    (tmp_path / "r.jsonl").write_bytes(issue + b"\n{]\n" + gazette("split", stdin=ISSUE.encode()).stdout)
    for _ in range(2):  # the second time from its part
        ran = gazette("run", "r.jsonl", "-o", "x", "--repeats", "inside", cwd=tmp_path)
        assert ran.returncode == 3
        assert ran.stderr.startswith(b"r.jsonl:2:")
    assert len(lines((tmp_path / "x" / "articles.jsonl").read_bytes())) == 4


def test_into_a_store(folder: Path, done: Path, tmp_path: Path) -> None:
    path = tmp_path / "news.sqlite"
    assert gazette("run", folder, "-o", path).returncode == 3
    connection = sqlite3.connect(path)
    articles = lines((done / "articles.jsonl").read_bytes())
    assert connection.execute("SELECT count(*) FROM articles").fetchone() == (len(articles),)
    mentions = len((done / "mentions.jsonl").read_bytes().splitlines())
    assert connection.execute("SELECT count(*) FROM mentions").fetchone() == (mentions,)
    assert connection.execute("SELECT count(*) FROM issues").fetchone() == (15,)
    connection.close()
    assert "queries" in (tmp_path / "news.metadata.json").read_text(encoding="utf-8")
    hits = lines(gazette("search", path, "工作", "-n", "0", "-f", "jsonl").stdout)
    assert len(hits) > 5
    ran = gazette("run", folder / "00.txt", "-o", path)
    assert ran.returncode == 0
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT count(*) FROM issues").fetchone() == (1,)
    connection.close()


def test_a_store_whose_writer_is_killed_is_finished_by_the_next_run(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "news.sqlite"
    first = subprocess.Popen([*COMMAND, "run", "-q", str(folder), "-o", str(path)], env=environment(),
                             stderr=subprocess.DEVNULL)  # fmt: skip
    until = time.monotonic() + 60
    while not path.exists() and time.monotonic() < until:
        time.sleep(0.005)
    os.kill(first.pid, signal.SIGKILL)
    first.wait()
    assert gazette("run", folder, "-o", path).returncode == 3
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert connection.execute("SELECT count(*) FROM issues").fetchone() == (15,)
    connection.close()


def test_usage(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ISSUE, encoding="utf-8")
    assert gazette("run", "a.txt", cwd=tmp_path).returncode == 2
    assert gazette("run", "a.txt", "-o", "a.txt", cwd=tmp_path).returncode == 2
    assert gazette("run", ".", "-o", ".", cwd=tmp_path).returncode == 2
    assert gazette("run", "a.txt", "-o", "x", "--fields", "nonsense", cwd=tmp_path).returncode == 2
    assert gazette("run", "missing.txt", "-o", "x", cwd=tmp_path).returncode == 4
    assert not (tmp_path / "x" / "articles.jsonl").exists()
