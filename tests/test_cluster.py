"""`gazette run --scheduler`: a real scheduler and workers on loopback, the same bytes, whoever is killed."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from benchmarks.repeats import paragraphs, record
from tools.layouts.families import FAMILIES, build

from gazette_cli.cli._errands import errands, results, run, told
from gazette_cli.cli._job import Outcome, Ready
from program import COMMAND, ISSUE, environment, gazette, lines, plug_in

OUTPUTS = ("articles.jsonl", "mentions.jsonl", "errors.jsonl", "manifest.jsonl")
DASK = [sys.executable, "-m", "dask"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("distributed")
    made = tmp_path_factory.mktemp("cluster") / "issues"
    made.mkdir()
    families = list(FAMILIES)
    for seed in range(60):
        (made / f"{seed:02}.txt").write_text(build(families[seed % len(families)], 500 + seed).text, encoding="utf-8")
    (made / "90.txt").write_bytes(b"%PDF-1.4 not a text")
    return made


@pytest.fixture(scope="module")
def done(folder: Path) -> Path:
    out = folder.parent / "alone"
    assert gazette("run", folder, "-o", out).returncode == 3
    return out


class Dask:
    """A scheduler and two workers, each a process of its own."""

    def __init__(self, home: Path, env: dict[str, str] | None = None) -> None:
        self._home, self._env = home, environment(**(env or {}))
        self._file = home / "scheduler.json"
        self.processes = [self._start("scheduler", "--port", "0", "--no-dashboard")]
        until = time.monotonic() + 30
        while not self._file.exists() and time.monotonic() < until:
            time.sleep(0.05)
        self.address = json.loads(self._file.read_text(encoding="utf-8"))["address"]
        self.workers = [self._start("worker", "--nthreads", "1", "--no-nanny", "--no-dashboard") for _ in range(2)]
        self.processes += self.workers

    def _start(self, *command: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen([*DASK, *command, "--host", "127.0.0.1", "--scheduler-file", str(self._file)],
                                cwd=self._home, env=self._env, stdout=subprocess.DEVNULL,
                                stderr=subprocess.DEVNULL)  # fmt: skip

    def stop(self) -> None:
        for process in reversed(self.processes):
            process.kill()
            process.wait()


@pytest.fixture
def dask(tmp_path: Path) -> Iterator[Dask]:
    pytest.importorskip("distributed")
    cluster = Dask(tmp_path)
    yield cluster
    cluster.stop()


def written(out: Path) -> dict[str, bytes]:
    return {name: (out / name).read_bytes() for name in OUTPUTS}


def test_a_killed_worker_loses_nothing(folder: Path, done: Path, dask: Dask, tmp_path: Path) -> None:
    out = tmp_path / "out"
    ran = subprocess.Popen([*COMMAND, "run", str(folder), "-o", str(out), "--scheduler", dask.address],
                           env=environment(), stderr=subprocess.PIPE)  # fmt: skip
    until = time.monotonic() + 60
    while len(list(out.glob("parts/*/[0-9a-f]*"))) < 8 and time.monotonic() < until:
        time.sleep(0.01)
    dask.workers[0].send_signal(signal.SIGKILL)
    assert ran.poll() is None
    _, said = ran.communicate(timeout=120)
    assert ran.returncode == 3, said
    assert written(out) == written(done)


@pytest.fixture
def taken() -> Iterator[None]:
    """Dask's own port is in use, by us or by others."""
    with socket.socket() as ours:
        with suppress(OSError):
            ours.bind(("127.0.0.1", 8787))
            ours.listen()
        yield


@pytest.mark.usefixtures("taken")
def test_a_cluster_of_its_own_and_a_second_run(folder: Path, done: Path, tmp_path: Path) -> None:
    for said in (b"60 made parts", b"unchanged corpus"):
        ran = gazette("run", folder, "-o", tmp_path / "out", "--scheduler", "local:2")
        assert ran.returncode == 3
        assert said in ran.stderr
        assert b"Warning" not in ran.stderr  # as of Dask's own port, which another scheduler has
        assert written(tmp_path / "out") == written(done)


def test_what_kills_its_workers_is_named_and_the_rest_done(tmp_path: Path) -> None:
    pytest.importorskip("distributed")
    body = "import signal\n    if '毒' in text:\n        os.kill(os.getpid(), signal.SIGKILL)\n    return []"
    env = plug_in(tmp_path, "deadly", body)
    (tmp_path / "in").mkdir()
    for n in range(4):
        (tmp_path / "in" / f"{n}.txt").write_text(ISSUE + ("毒。\n" if n == 2 else ""), encoding="utf-8")
    ran = gazette("run", "in", "-o", "x", "--fields", "deadly", "--scheduler", "local:2", env=env, cwd=tmp_path)
    assert ran.returncode == 3, ran.stderr
    (error,) = lines((tmp_path / "x" / "errors.jsonl").read_bytes())
    assert error["place"].endswith("2.txt")
    articles = lines((tmp_path / "x" / "articles.jsonl").read_bytes())
    assert {one["source"]["path"][-5] for one in articles} == set("013")


@pytest.mark.parametrize("options", [("--drop",), ("--report",), ("--clusters", "--memory", "1K")])
def test_repeats_are_found_by_two_workers(folder: Path, dask: Dask, tmp_path: Path, options: tuple[str, ...]) -> None:
    corpus = tmp_path / "corpus.jsonl"
    corpus.write_text("".join(record(one) + "\n" for one in paragraphs(3000, seed=11)), encoding="utf-8")
    given = ("dedupe", "--across", *options, corpus, folder)
    alone = gazette(*given)
    together = gazette(*given, "--scheduler", dask.address)
    assert alone.returncode == together.returncode == 3, together.stderr.decode()
    assert alone.stdout.count(b"\n") > 100
    assert together.stdout == alone.stdout


def test_a_worker_killed_while_it_compares_loses_nothing(dask: Dask, tmp_path: Path) -> None:
    corpus = tmp_path / "corpus.jsonl"
    corpus.write_text("".join(record(one) + "\n" for one in paragraphs(12_000, seed=12)), encoding="utf-8")
    ran = subprocess.Popen([*COMMAND, "dedupe", "-q", "--across", "--drop", str(corpus), "--scheduler", dask.address,
                            "-o", str(tmp_path / "out")], env=environment(TMPDIR=str(tmp_path)))  # fmt: skip
    until = time.monotonic() + 60
    while not any(path.stat().st_size for path in tmp_path.glob("gazette-*/texts")) and time.monotonic() < until:
        time.sleep(0.01)
    dask.workers[0].send_signal(signal.SIGKILL)
    assert ran.poll() is None
    assert ran.wait(timeout=120) == 0
    assert (tmp_path / "out").read_bytes() == gazette("dedupe", "--across", "--drop", corpus).stdout


def test_only_what_is_compared_over_all_inputs_goes_to_a_cluster(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ISSUE, encoding="utf-8")
    for options in ((), ("--across", "-j", "2")):
        ran = gazette("dedupe", "a.txt", "--scheduler", "local:2", *options, cwd=tmp_path)
        assert ran.returncode == 2
        assert b"type --across beside it" in ran.stderr


@pytest.mark.parametrize(("options", "word"), [
    (("--scheduler", "local:none"), b"local:4"), (("--scheduler", "tcp://127.0.0.1:9"), b"no scheduler answers"),
    (("--scheduler", "local:2", "-j", "2"), b"leave one of them out"),
])  # fmt: skip
def test_usage(tmp_path: Path, options: tuple[str, ...], word: bytes) -> None:
    pytest.importorskip("distributed")
    (tmp_path / "a.txt").write_text(ISSUE, encoding="utf-8")
    ran = gazette("run", "a.txt", "-o", "x", *options, cwd=tmp_path)
    assert ran.returncode == 2
    assert word in ran.stderr


def test_what_is_missing_is_named(tmp_path: Path) -> None:
    program = ("import sys, importlib.util as u; f = u.find_spec; "
               "u.find_spec = lambda n, *a: None if n == 'distributed' else f(n, *a); "
               "from gazette_cli.cli.main import run; "
               "sys.exit(run('run x.txt -o x --repeats inside --scheduler local:2'.split()))")  # fmt: skip
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 2
    assert b"gazette-cli[cluster]" in done.stderr


def test_errands_begin_small_and_keep_the_order() -> None:
    """All threads have something soon; later much travels together, and what is done already waits in its place."""
    done = Outcome("done")
    found = [done if number % 5 == 0 else Ready(number) for number in range(1000)]
    made = list(errands(found, 4))
    assert [one for errand in made for one in errand.found] == found
    sizes = [len(errand.pieces) for errand in made]
    assert sizes[:9] == [1, 1, 1, 1, 2, 2, 2, 2, 3]
    assert max(sizes) == 20 and len(made) < 100
    assert [len(errand.pieces) for errand in errands([Ready(bytes(2**20))] * 3, 1)] == [1, 1, 1]
    assert [len(errand.found) for errand in errands([done] * 300, 1)] == [256, 44]
    for errand in made:
        pieces = [one.task for one in errand.found if isinstance(one, Ready)]
        assert results(run(told(str), errand.pieces)) == [str(piece) for piece in pieces]
