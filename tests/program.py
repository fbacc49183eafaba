"""The real program in a subprocess, as a shell would run it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

COMMAND = [sys.executable, "-m", "gazette_cli"]

ISSUE = """\
柳溪街道一周纪事
2024年7月31日 第12期

防汛会议部署汛期工作
本报讯(记者 林小满)7月29日上午,柳溪街道召开防汛工作会议,会议要求各社区落实值守制度,投入资金120万元。
会议历时2个小时,共有86人参加,各社区书记汇报了近期的准备情况和下一步的安排。

社区图书室重新开放
8月1日起,柳溪社区图书室在装修三个月后重新向居民开放,新增图书2300册,每天开放8小时。
居民可以凭身份证办理借书证,每次最多可以借阅5册图书,借期为30天,到期可以续借一次。
"""


def environment(**changes: str) -> dict[str, str]:
    """A plain environment: no colour wishes, no terminal."""
    kept = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "FORCE_COLOR", "TERM")}
    return {**kept, **changes}


def gazette(
    *arguments: str | Path, stdin: bytes = b"", cwd: Path | None = None, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run the program to its end."""
    return subprocess.run([*COMMAND, *map(str, arguments)], input=stdin, capture_output=True, cwd=cwd, timeout=60,
                          env=environment(**(env or {})), check=False)  # fmt: skip


def start(*arguments: str | Path, env: Mapping[str, str] | None = None) -> subprocess.Popen[bytes]:
    """Run the program beside us, interruptible even where the tests run in the background of a shell."""
    pipe = subprocess.PIPE
    return subprocess.Popen([*COMMAND, *map(str, arguments)], stdin=pipe, stdout=pipe, stderr=pipe,
                            env=environment(**(env or {})), preexec_fn=_heed_interrupts)  # fmt: skip


def _heed_interrupts() -> None:
    """What a shell starts in the background ignores SIGINT, and so does all that is started from there."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def lines(data: bytes) -> list[Any]:
    """JSON lines as values."""
    return [json.loads(row) for row in data.splitlines()]


def plug_in_reader(folder: Path, name: str, mark: str) -> dict[str, str]:
    """Install a reader of files that begin with `mark`; it reads what follows that. Returns the environment for it."""
    (folder / f"read_{name}.py").write_text(
        "from gazette_cli.readers.base import Reader, Reading\n"
        f"MARK = {mark!r}.encode()\n"
        "def read(data, name, encoding):\n    return Reading(data.removeprefix(MARK).decode())\n"
        f"READER = Reader({name!r}, '1', lambda data: data.startswith(MARK), read, 'about', 'about')\n",
        encoding="utf-8")  # fmt: skip
    info = folder / f"read_{name}-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: read-{name}\nVersion: 1\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(f"[gazette.readers]\n{name} = read_{name}:READER\n", encoding="utf-8")
    return {"PYTHONPATH": os.pathsep.join(filter(None, (str(folder), os.environ.get("PYTHONPATH"))))}


def plug_in(folder: Path, name: str, body: str) -> dict[str, str]:
    """Install an extractor whose `find(text, context)` has this body; returns the environment that knows it."""
    (folder / f"plug_{name}.py").write_text(
        "import os, time\n"
        "from gazette_cli.extract.base import Extractor, Found\n"
        f"def find(text, context):\n    {body}\n"
        f"EXTRACTOR = Extractor({name!r}, '1', find, 'about', 'about')\n", encoding="utf-8")  # fmt: skip
    info = folder / f"plug_{name}-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: plug-{name}\nVersion: 1\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(
        f"[gazette.extractors]\n{name} = plug_{name}:EXTRACTOR\n", encoding="utf-8")  # fmt: skip
    return {"PYTHONPATH": os.pathsep.join(filter(None, (str(folder), os.environ.get("PYTHONPATH"))))}
