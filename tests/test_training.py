"""The same call of the trainer of names gives the same file."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tools.name_gold import marked

from gazette_cli.fold import fold
from gazette_cli.tagger import model

ROOT = Path(__file__).resolve().parents[1]
# Invented, in the form of the tagged newspaper: surname and given name apart, some words in brackets.
TAGGED = """
镇长/n 冉/nr 光旭/nr 在/p 会/n 上/f 说/v ,/w 水渠/n 修/v 好/a 了/y 。/w
[松坪/ns 县/n 水利局/n]nt 正在/d 抢修/v 路面/n ,/w 村支书/n 毛/nr 向东/nr 已经/d 赶到/v 现场/n 。/w
欧阳/nr 建/nr 和/c 王/nr 福贵/nr 把/p 粮食/n 送/v 到/v 了/u 仓库/n ,/w 大家/r 非常/d 高兴/a 。/w
全县/n 安全/an 生产/vn 形势/n 平稳/a ,/w 明天/t 召开/v 会议/n 。/w
这/r 几天/m 都/d 在/d 抢修/v ,/w 会计/n 王/nr 明/nr 也/d 来/v 了/u 。/w
""".strip()


def annotated(folder: Path, text: str, name: str) -> Path:
    """A folder with one annotated issue in which somebody is named."""
    folder.mkdir()
    (folder / "a.txt").write_text(text, encoding="utf-8")
    start = text.index(name)
    article = {"title": text.split("\n")[0], "headline_lines": [0], "start_line": 0, "end_line": 1, "byline": None}
    mention = {"field": "names", "start": start, "end": start + len(name), "text": name, "value": {}, "required": True}
    gold = {"id": "a", "family": "x", "ref_date": None, "issue": {}, "articles": [article], "mentions": [mention]}
    (folder / "a.json").write_text(json.dumps(gold), encoding="utf-8")
    return folder


def test_the_same_call_gives_the_same_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tagged = tmp_path / "tagged.txt"
    tagged.write_text("\n".join([TAGGED] * 20), encoding="utf-8")
    folders = [annotated(tmp_path / "one", "修路记\n镇长冉光旭说,路修好了。\n", "冉光旭"),
               annotated(tmp_path / "two", "油菜花\n花田里人来人往。时光摄\n", "时光")]  # fmt: skip
    sizes = ["--invented", "60", "--stories", "30", "--renamed", "1", "--epochs", "2", "--runs", "2"]
    sizes += [word for folder in folders for word in ("--gold", str(folder))]
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "a.txt").write_text("修桥记\n⟦池安⟧带着⟦毛向东⟧下了河。\n\n田里\n今年收成好。\n", encoding="utf-8")
    sizes += ["--marked", str(texts)]
    models = []
    for seed in ("1", "2"):
        out = tmp_path / f"{seed}.model"
        command = [sys.executable, "-m", "tools.train_names", str(tagged), "--out", str(out), *sizes]
        path = os.pathsep.join((str(ROOT / "src"), str(ROOT)))
        env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path}
        subprocess.run(command, cwd=ROOT, env=env, check=True, capture_output=True)
        models.append(out.read_bytes())
    assert models[0] == models[1]
    assert models[0].startswith(b"gazette persons 1\n")
    monkeypatch.setattr(model, "packaged", lambda package, name: models[0])
    model.tables.cache_clear()
    read = model.tables()  # where few keys were seen, tables are empty
    model.tables.cache_clear()
    assert tuple(map(len, read)) == model.GROUPS
    assert any(read[0])
    assert not all(map(all, read))


def test_marked_texts_lose_their_marks(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("⟦池　安⟧ １２日下了河。\n由⟦毛向东⟧带队\n\n田里\n", encoding="utf-8")
    (text, spans), other = marked(tmp_path)
    assert [text[start:end] for start, end in spans] == [fold("池　安").text, "毛向东"]
    assert text == fold("池　安 １２日下了河。\n由毛向东带队").text
    assert other == ("田里\n", [])


def test_a_mark_without_its_other_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("田里\n⟦池安下了河。\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"a\.txt:2: a bracket"):
        marked(tmp_path)


def test_the_marked_texts_are_whole() -> None:
    pieces = marked(ROOT / "tools" / "named")
    names = [text[start:end] for text, spans in pieces for start, end in spans]
    assert len(names) > 8000
    assert all(len(name.strip()) > 1 for name in names)
    assert sum(not spans for _, spans in pieces) > 10  # and pieces in which nobody is named
