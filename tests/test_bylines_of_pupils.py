"""Bylines with classes behind the names, of any word where its place says that it is a name, and of who was asked."""

from __future__ import annotations

import pytest

from gazette_cli.fold import fold
from gazette_cli.grammar.openings import read_bare_closing, read_closing
from gazette_cli.grammar.people import read_byline
from gazette_cli.source import Source
from gazette_cli.structure import split

STORY = "今年夏天，村里修了三公里长的水渠，两百亩旱地变成了水田。"


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("蒋文秀（中文2101）", ["蒋文秀"]),
        ("江明（5B）", ["江明"]),
        ("访问、整理：江文秀（5D）、何明（6A）", ["江文秀", "何明"]),
        ("文/江明 李文秀 图/平安", ["江明", "李文秀", "平安"]),
        ("（高山 口述 江文秀 整理）", ["高山", "江文秀"]),
        ("丰年 摄", ["丰年"]),
        ("受访者/食堂经理 江文秀", []),
    ],
)
def test_what_a_line_names(line: str, names: list[str]) -> None:
    byline = read_byline(fold(line).text)
    assert byline is not None
    assert [who.name for who in byline.people] == names


def test_rows_of_pupils_sign_nothing() -> None:
    assert read_byline("司马健(5A)、伍文辉(5A)、谭明(5C)") is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("最贵的一本卖了120元。摄：江文秀（6A）", "江文秀"),
        ("修了三公里长的水渠。江文秀（4D）", "江文秀"),
        ("两年以后再退。　业委会秘书 江文秀", "江文秀"),
        ("为什么一直坏着？　9号楼 常青", "常青"),
    ],
)
def test_who_signs_behind_the_last_sentence(text: str, name: str) -> None:
    read = fold(text).text
    closing = read_closing(read) or read_bare_closing(read)
    assert closing is not None
    assert [who.name for who in closing[1].people] == [name]


def test_a_credit_broken_off_above_is_text() -> None:
    lines = ["水渠通水", f"　　{STORY}江", "秋实 摄", "新桥通车", f"　　{STORY}"]
    assert [who.name for article in split(Source.from_text("\n".join(lines) + "\n")).articles
            for who in article.people] != ["秋实"]
