"""How the program behaves: exit codes, streams, files, whatever the input is."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from program import COMMAND, ISSUE, gazette, lines, plug_in, start

COMMANDS = ("split", "clean", "dedupe", "extract", "show", "explain", "check", "diff", "eval", "schema", "fields")


@pytest.fixture
def issue(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(ISSUE, encoding="utf-8")
    return path


# What it says of itself


def test_help_names_every_command() -> None:
    done = gazette("--help")
    assert done.returncode == 0
    assert done.stderr == b""
    for command in COMMANDS:
        assert f"\n  {command} " in done.stdout.decode()


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_every_command_has_help(command: str, flag: str) -> None:
    done = gazette(command, flag)
    assert done.returncode == 0
    assert done.stdout.startswith(f"Usage: gazette {command} ".encode())


def test_version() -> None:
    done = gazette("--version")
    assert done.returncode == 0
    assert done.stdout.startswith(b"gazette ")


def test_without_a_command_help_goes_to_stderr() -> None:
    done = gazette()
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"Usage: gazette")


# Exit codes


def test_missing_file_among_good_ones(issue: Path) -> None:
    other = issue.with_name("b.txt")
    other.write_text(ISSUE.replace("柳溪", "竹园"), encoding="utf-8")
    done = gazette("split", issue, "missing.txt", other)
    assert done.returncode == 3
    assert {record["source"]["path"] for record in lines(done.stdout)} == {str(issue), str(other)}
    assert done.stderr.decode().splitlines()[0] == "missing.txt: no such file; check the name"
    assert b"1 failed" in done.stderr


def test_nothing_could_be_read() -> None:
    done = gazette("split", "missing.txt")
    assert (done.returncode, done.stdout) == (4, b"")


def test_directory_without_text(tmp_path: Path) -> None:
    done = gazette("split", tmp_path)
    assert (done.returncode, done.stdout) == (4, b"")
    assert b"no text" in done.stderr


@pytest.mark.parametrize("arguments", [
    ["nope"], ["split", "--nope"], ["split", "--date", "2024/7/31"], ["split", "--date", "2024-02-30"],
    ["split", "-j", "0"], ["split", "-f", "xml"], ["split", "--bom", "x"], ["split", "-o", "a", "--out-dir", "b"],
    ["extract", "--fields", "nope"], ["extract", "--fields", ""], ["extract", "--embed", "-f", "csv"],
    ["dedupe", "-f", "csv"], ["split", "--encoding", "klingon", "-"],
])  # fmt: skip
def test_usage_errors(arguments: list[str]) -> None:
    done = gazette(*arguments, stdin=ISSUE.encode())
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"Traceback" not in done.stderr
    assert done.stderr.count(b"\n") == 1
    assert b"; " in done.stderr


def test_date_error_says_what_to_type() -> None:
    done = gazette("split", "--date", "31.7.2024")
    assert done.stderr == b"--date: '31.7.2024' is not a day; type it as 2024-07-31\n"


def test_fault_is_short_and_traced_only_on_request(tmp_path: Path, issue: Path) -> None:
    env = plug_in(tmp_path, "faulty", "raise RuntimeError('broken')")
    done = gazette("extract", "--fields", "faulty", issue, env=env)
    assert done.returncode == 70
    assert b"report" in done.stderr
    assert b"Traceback" not in done.stderr
    assert b"Traceback" in gazette("extract", "--fields", "faulty", "-v", issue, env=env).stderr


def test_fault_in_one_input_does_not_stop_the_rest(tmp_path: Path, issue: Path) -> None:
    env = plug_in(tmp_path, "faulty", "return iter([Found(0, 1, {})]) if '图书' in text else 1 / 0")
    stdin = '{"id": "a", "text": "会议"}\n{"id": "b", "text": "图书"}\n'.encode()
    done = gazette("extract", "--fields", "faulty", stdin=stdin, env=env)
    assert done.returncode == 70
    assert [record["article"] for record in lines(done.stdout)] == ["b"]


def test_interrupted(tmp_path: Path, issue: Path) -> None:
    env = plug_in(tmp_path, "slow", "time.sleep(60); return []")
    for jobs in ("1", "2"):
        program = start("extract", "--fields", "slow", "-j", jobs, issue, env=env)
        time.sleep(1)
        program.send_signal(signal.SIGINT)
        _, errors = program.communicate(timeout=20)
        assert program.returncode == 130
        assert b"Traceback" not in errors


def test_interrupted_while_workers_speak(tmp_path: Path) -> None:
    for number in range(200):
        (tmp_path / f"{number:03}.txt").write_text(ISSUE * 40, encoding="utf-8")
    for _ in range(3):
        program = start("split", "-j", "4", "-f", "csv", tmp_path)
        assert program.stdout is not None
        program.stdout.read(1000)
        program.send_signal(signal.SIGINT)
        program.communicate(timeout=20)
        assert program.returncode == 130


# Standard output and standard input


def test_closed_pipe_is_silent(issue: Path) -> None:
    issue.write_text(ISSUE * 2000, encoding="utf-8")
    program = subprocess.Popen([*COMMAND, "split", "-f", "text", *[str(issue)] * 3], stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE)  # fmt: skip
    assert program.stdout is not None
    assert program.stdout.readline()
    program.stdout.close()
    assert program.stderr is not None
    errors = program.stderr.read()
    program.stderr.close()
    assert program.wait(timeout=60) == 0
    assert errors == b""


@pytest.mark.parametrize("arguments", [["--help"], ["schema"], ["split", "-h"]])
def test_closed_pipe_of_help(arguments: list[str]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run([*COMMAND, *arguments], stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("arguments", [
    ["split"], ["split", "-j", "2"], ["split", "-o", "/dev/full"], ["schema"], ["--help"],
])  # fmt: skip
def test_full_disk(arguments: list[str], issue: Path) -> None:
    inputs = [str(issue)] if arguments[0] == "split" else []
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*COMMAND, *arguments, *inputs], stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 5
    assert b"Traceback" not in done.stderr


def test_only_data_on_stdout(tmp_path: Path, issue: Path) -> None:
    env = plug_in(tmp_path, "chatty", "print('chatter'); os.write(1, b'more chatter'); return [Found(0, 1, {})]")
    for jobs in ("1", "2"):
        done = gazette("extract", "--fields", "chatty", "-j", jobs, issue, env=env)
        assert done.returncode == 0
        assert all(record["field"] == "chatty" for record in lines(done.stdout))
        assert b"chatter" in done.stderr


def test_closed_standard_streams(issue: Path) -> None:
    command = " ".join(COMMAND)
    for redirection, code in (("<&-", 4), (f"{issue} >&-", 5), (f"{issue} 2>&- >/dev/null", 0)):
        done = subprocess.run(f"{command} split {redirection}", shell=True, capture_output=True, check=False)
        assert done.returncode == code, redirection


def test_waiting_for_a_terminal(issue: Path) -> None:
    leader, follower = pty.openpty()
    program = subprocess.Popen([*COMMAND, "split"], stdin=follower, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    os.write(leader, ISSUE.encode() + b"\x04")
    output, errors = program.communicate(timeout=20)
    os.close(leader)
    os.close(follower)
    assert program.returncode == 0
    assert errors.decode().splitlines()[0] == "等待标准输入 / waiting for standard input"
    assert lines(output)


def test_records_flow_as_they_come() -> None:
    program = start("dedupe")
    assert program.stdin is not None
    assert program.stdout is not None
    for number in range(3):
        row = b'{"id":"%d","text":"x"}\n' % number
        program.stdin.write(row)
        program.stdin.flush()
        assert program.stdout.readline() == row
    program.communicate(timeout=20)
    assert program.returncode == 0


# Whatever the input is


@pytest.mark.parametrize("command", ["split", "clean", "dedupe", "extract"])
@pytest.mark.parametrize("data", [
    pytest.param(b"", id="empty"), pytest.param(b"\n" * 10_000, id="lines"), pytest.param(b"\xef\xbb\xbf", id="bom"),
    pytest.param("\u3000\u200b\n".encode(), id="blanks"),
])  # fmt: skip
def test_inputs_without_words(command: str, data: bytes) -> None:
    fields = ["--fields", "amounts"] if command == "extract" else []
    done = gazette(command, *fields, stdin=data)
    assert done.returncode == 0
    assert not done.stdout.decode().strip("\u3000\u200b\n")
    assert command == "dedupe" or b"no article" in done.stderr


@pytest.mark.parametrize("command", ["split", "clean", "dedupe"])
def test_nul_bytes(command: str) -> None:
    done = gazette(command, stdin="会议\0要求落实。\n".encode())
    assert done.returncode in (0, 4)
    assert b"Traceback" not in done.stderr


def test_gbk_bytes(issue: Path) -> None:
    issue.write_bytes(ISSUE.encode("gb18030"))
    done = gazette("split", issue)
    assert done.returncode == 0
    assert lines(done.stdout)[0]["source"]["encoding"].startswith("gb")
    assert "图书室" in done.stdout.decode("utf-8")


@pytest.mark.parametrize("locale", ["C", "POSIX", "zh_CN.GBK"])
def test_any_locale(issue: Path, locale: str) -> None:
    plain = gazette("split", issue)
    done = gazette("split", issue, env={"LC_ALL": locale, "PYTHONUTF8": "0", "PYTHONIOENCODING": "gbk"})
    assert (done.returncode, done.stdout) == (0, plain.stdout)
    assert gazette("extract", "-h", env={"LC_ALL": locale}).returncode == 0


def test_file_names_that_are_no_text(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/\xff\xfe.txt"
    Path(os.fsdecode(name)).write_text(ISSUE, encoding="utf-8")
    done = subprocess.run([*COMMAND, "split", name], capture_output=True, check=False)
    assert done.returncode == 0
    assert lines(done.stdout)[0]["source"]["path"].endswith("\\xff\\xfe.txt")


def test_lines_that_are_no_records() -> None:
    bad = ["no json", "[1]", '{"schema": "other/1"}', '{"id": []}', '{"text": "\\ud800"}']
    rows = ['{"text": "甲"}', *bad, '{"text": "乙"}']
    done = gazette("dedupe", stdin="\n".join(rows).encode())
    assert done.returncode == 3
    assert [record["text"] for record in lines(done.stdout)] == ["甲", "乙"]
    places = [row.split(": ")[0] for row in done.stderr.decode().splitlines()[:5]]
    assert [place.rsplit(":", 1)[0] for place in places] == ["-:2", "-:3", "-:4", "-:5", "-:6"]


def test_many_bad_lines_are_counted() -> None:
    done = gazette("split", stdin=b'{"text": "x"}\n' + b"bad\n" * 1000)
    assert done.returncode == 3
    assert done.stderr.count(b"\n") < 40
    assert b"980 more errors" in done.stderr


def test_other_schemas_are_refused_at_once() -> None:
    done = gazette("extract", "--fields", "amounts", stdin=b'{"schema": "gazette.mention/1"}\n' * 3)
    assert (done.returncode, done.stdout) == (4, b"")
    assert done.stderr.count(b"gazette.mention/1") == 1


def test_input_mode_is_obeyed() -> None:
    row = '{"text": "甲乙丙"}\n'.encode()
    assert gazette("dedupe", stdin=row).stderr.endswith(b"1 record, 0 repeats\n")
    assert gazette("dedupe", "--input", "text", stdin=row).stderr.endswith(b"1 input, 0 repeats\n")
    assert gazette("split", "--input", "records", stdin="甲乙丙\n".encode()).returncode == 4


def test_text_with_a_brace_is_text() -> None:
    assert lines(gazette("split", stdin=("{" + ISSUE).encode()).stdout)[0]["source"]["path"] == "-"


# What people see


def test_quiet_says_nothing_but_errors(issue: Path) -> None:
    assert gazette("split", "-q", issue).stderr == b""
    assert gazette("split", "-q", issue, "missing.txt").stderr == b"missing.txt: no such file; check the name\n"


def test_format_does_not_depend_on_the_terminal(issue: Path) -> None:
    leader, follower = pty.openpty()
    program = subprocess.Popen([*COMMAND, "clean", str(issue)], stdout=follower, stderr=subprocess.DEVNULL)
    program.wait(timeout=20)
    os.close(follower)
    seen = b""
    while True:
        try:
            chunk = os.read(leader, 65536)
        except OSError:
            break
        if not chunk:
            break
        seen += chunk
    os.close(leader)
    assert seen.replace(b"\r\n", b"\n") == gazette("clean", issue).stdout


def test_no_color_reaches_no_escape(issue: Path) -> None:
    done = gazette("explain", issue, env={"NO_COLOR": "1", "FORCE_COLOR": "1"})
    assert done.returncode == 0
    assert b"\x1b[" not in done.stdout


# What is not loaded


@pytest.mark.parametrize("arguments", [["--help"], ["split", "-q"], ["extract", "-q", "--fields", "amounts"]])
def test_heavy_modules_stay_out(arguments: list[str]) -> None:
    heavy = {"jieba", "rjieba", "rich", "numpy", "asyncio", "multiprocessing", "concurrent.futures.process"}
    if arguments == ["--help"]:
        heavy |= {"regex", "importlib.metadata", "gazette_cli.pipeline", "gazette_cli.cli.split"}
    program = (
        "import os, sys\n"
        "from gazette_cli.cli.main import run\n"
        f"run({arguments!r})\n"
        f"os.write(2, ' '.join({heavy!r} & set(sys.modules)).encode())\n"
    )
    done = subprocess.run([sys.executable, "-c", program], input=ISSUE.encode(), capture_output=True, check=False)
    assert done.stderr == b""
    assert done.stdout
