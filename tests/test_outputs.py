"""What becomes of outputs and of many inputs: files that are whole or not there, directories, several processes."""

from __future__ import annotations

import signal
import stat
import subprocess
import time
from pathlib import Path

import pytest

from program import COMMAND, ISSUE, gazette, lines, plug_in, start


@pytest.fixture
def issue(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(ISSUE, encoding="utf-8")
    return path


# Files


def test_output_file_is_whole_and_has_the_right_mode(issue: Path) -> None:
    target = issue.with_name("out.jsonl")
    assert gazette("split", issue, "-o", target).returncode == 0
    assert target.read_bytes() == gazette("split", issue).stdout
    target.chmod(0o640)
    assert gazette("split", issue, "-o", target).returncode == 0
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert sorted(path.name for path in issue.parent.iterdir()) == ["a.txt", "out.jsonl"]


def test_output_through_a_link(issue: Path) -> None:
    target, link = issue.with_name("out.jsonl"), issue.with_name("link")
    target.write_text("old")
    link.symlink_to(target)
    assert gazette("split", issue, "-o", link).returncode == 0
    assert link.is_symlink()
    assert target.read_bytes() != b"old"


def test_output_into_nowhere(issue: Path) -> None:
    done = gazette("split", issue, "-o", issue.with_name("none") / "x")
    assert done.returncode == 5
    assert b"Traceback" not in done.stderr


def test_output_is_kept_where_nothing_could_be_read(issue: Path) -> None:
    target = issue.with_name("out.jsonl")
    target.write_text("old")
    assert gazette("split", "missing.txt", "-o", target).returncode == 4
    assert target.read_text() == "old"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_killed_while_writing(tmp_path: Path, issue: Path, number: int) -> None:
    env = plug_in(tmp_path, "slow", "time.sleep(60 if '图书' in text else 0); return []")
    target = tmp_path / "out.csv"
    target.write_text("old")
    program = start("extract", "--fields", "slow", "-f", "csv", "-o", target, issue, env=env)
    time.sleep(1)
    program.send_signal(number)
    program.communicate(timeout=20)
    assert program.returncode != 0
    assert target.read_text() == "old"
    if number == signal.SIGTERM:
        assert not list(tmp_path.glob(".*.part"))


def test_own_input_is_refused(issue: Path) -> None:
    link = issue.with_name("link.txt")
    link.symlink_to(issue)
    for given, target in ((issue, issue), (issue, link), (issue.parent, issue)):
        done = gazette("split", given, "-o", target)
        assert (done.returncode, done.stdout) == (2, b"")
        assert issue.read_text(encoding="utf-8") == ISSUE
    with issue.open("rb") as stdin:
        done = subprocess.run([*COMMAND, "split", "-o", str(issue)], stdin=stdin, capture_output=True, check=False)
    assert done.returncode == 2
    with issue.open("ab") as stdout:
        done = subprocess.run([*COMMAND, "split", str(issue)], stdout=stdout, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert issue.read_text(encoding="utf-8") == ISSUE


def test_own_input_is_refused_in_a_directory(issue: Path) -> None:
    done = gazette("dedupe", issue, "--out-dir", issue.parent)
    assert done.returncode == 2
    assert issue.read_text(encoding="utf-8") == ISSUE


def test_directory_of_outputs(tmp_path: Path) -> None:
    for name in ("a/x.txt", "b/x.txt", "b/y.txt", "b/deep/z.txt"):
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(ISSUE, encoding="utf-8")
    out = tmp_path / "out"
    done = gazette("split", "in/a/x.txt", "in/b", "--out-dir", out, cwd=tmp_path)
    assert done.returncode == 0
    assert done.stdout == b""
    found = {str(path.relative_to(out)): lines(path.read_bytes())[0]["source"]["path"] for path in out.rglob("*.jsonl")}
    assert found == {"a/x.jsonl": "in/a/x.txt", "b/x.jsonl": "in/b/x.txt", "y.jsonl": "in/b/y.txt",
                     "deep/z.jsonl": "in/b/deep/z.txt"}  # fmt: skip


def test_outputs_that_differ_in_suffix_only(tmp_path: Path) -> None:
    for name in ("x.txt", "x.text"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    assert gazette("split", "x.txt", "x.text", "--out-dir", "out", cwd=tmp_path).returncode == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["x.text.jsonl", "x.txt.jsonl"]
    done = gazette("split", "x.txt", "x.txt", "--out-dir", "out", cwd=tmp_path)
    assert done.returncode == 2


def test_a_failed_input_leaves_no_output_in_the_directory(issue: Path) -> None:
    out = issue.with_name("out")
    assert gazette("split", issue, "missing.txt", "--out-dir", out).returncode == 3
    assert [path.name for path in out.iterdir()] == ["a.jsonl"]


# Many inputs


def test_jobs_do_not_change_a_byte(tmp_path: Path) -> None:
    for number in range(30):
        text = ISSUE.replace("86", str(number)) * (1 + number % 5)
        (tmp_path / f"{number:02}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "07.txt").write_bytes(b"\xff\xff\xfe\x00\x80")
    one, three = (gazette("split", tmp_path, "-j", jobs) for jobs in ("1", "3"))
    assert (one.returncode, one.stdout, one.stderr) == (three.returncode, three.stdout, three.stderr)
    records = one.stdout
    extract = ("extract", "--fields", "amounts", "-f", "csv", "-j")
    one, three = (gazette(*extract, jobs, stdin=records) for jobs in ("1", "3"))
    assert (one.returncode, one.stdout, one.stderr) == (three.returncode, three.stdout, three.stderr)


def test_a_worker_that_dies_costs_its_own_input_only(tmp_path: Path) -> None:
    env = plug_in(tmp_path, "deadly", "'炸' in text and os._exit(1); return [Found(0, 1, {})]")
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(12):
        text = ISSUE.replace("防汛", "爆炸") if number == 5 else ISSUE
        (folder / f"{number:02}.txt").write_text(text, encoding="utf-8")
    done = gazette("extract", "--fields", "deadly", "-j", "2", folder, env=env)
    assert done.returncode == 3
    assert len({record["article"] for record in lines(done.stdout)}) == len(lines(done.stdout)) / 11
    assert b"05.txt: the process at work on it died" in done.stderr


def test_workers_end_with_the_program(tmp_path: Path, issue: Path) -> None:
    pids = tmp_path / "pids"
    env = plug_in(tmp_path, "slow", f"open({str(pids)!r}, 'a').write(f'{{os.getpid()}} '); time.sleep(60); return []")
    program = start("extract", "--fields", "slow", "-j", "2", issue, issue, env=env)
    deadline = time.monotonic() + 20
    while not pids.exists() and time.monotonic() < deadline:
        time.sleep(0.1)
    time.sleep(0.3)
    program.kill()
    program.communicate(timeout=20)
    time.sleep(1)
    for pid in map(int, pids.read_text().split()):
        status = Path(f"/proc/{pid}/stat")
        assert not status.exists() or status.read_text().rsplit(")", 1)[1].split()[0] == "Z"
