"""The engine `lac`: tested where numpy and the weights inside jieba are installed."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any

import pytest

from gazette_cli.errors import GazetteError
from gazette_cli.extract import lac
from gazette_cli.extract.base import Context
from gazette_cli.extract.names import NAMES

needs = pytest.mark.skipif(not (find_spec("numpy") and find_spec("jieba")), reason="needs numpy and jieba")


def persons(text: str) -> list[str]:
    return sorted(text[found.start : found.end] for found in lac.find(text))


@needs
@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("镇党委书记冉立军主持会议,79岁的孙秀英端来一碗面。", ["冉立军", "孙秀英"]),
        ("记者 陈静 通讯员 黄志强 李佳", ["李佳", "陈静", "黄志强"]),
        ("欧阳建平表示,下周开工。\n安全生产、文明创建、和谐社区", ["欧阳建平"]),
        ("鎮長陳國華說,橋修好了。", ["陳國華"]),
        ("", []),
        ("\n。 \U0002a6d6", []),
    ],
)
def test_persons_are_found(text: str, names: list[str]) -> None:
    assert persons(text) == names


@needs
def test_a_sentence_reads_the_same_alone_and_among_others() -> None:
    rows = ["村支书王福贵说,路修好了。", "大家很满意。", "站长司马晓东介绍了水库的情况,他说今年来水比往年多。"]
    together = persons("\n".join(rows))
    assert together == sorted(name for row in rows for name in persons(row))


@needs
def test_it_serves_the_field() -> None:
    found = [mention.value for mention in NAMES("镇长冉光旭到会。", Context(engine=lac.ENGINE))]
    assert [(value["name"], value["title"]) for value in found] == [("冉光旭", "镇长")]


def test_a_missing_numpy_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    lac._network.cache_clear()

    def without(name: str) -> Any:
        return None if name == "numpy" else find_spec(name)

    monkeypatch.setattr(lac, "find_spec", without)
    with pytest.raises(GazetteError, match=r"numpy|jieba"):
        list(lac.find("王明说"))
