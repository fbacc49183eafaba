"""Whether a paragraph begins as the first of a story does, and how that is fitted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tools import fit_leads

from gazette_cli.source import Source
from gazette_cli.structure.issue_split import board_of
from gazette_cli.structure.leads import lead_step

NEWS = "近日，柳溪街道在文化广场举行邻里节，三百多户居民摆出一百二十桌家常菜，请新搬来的邻居同坐。"
FURTHER = "他说，以前楼道里的灯坏了没人管，如今一个电话打过去，半天就有人上门，这让他心里踏实了不少。"
LAST = "“那时候谁也没有想到，”她笑着说，“一口锅能让一栋楼的人坐到一起，吃完了还要一起洗碗。”"
# Invented, in the form of the tagged newspaper: one paragraph a line, headings above what they head.
TAGGED = f"""
柳溪/ns 修/v 路/n
{"近日/t ，/w 柳溪/ns 镇/n " + "修路/v " * 25}。/w
{"他/r 说/v ，/w " + "大家/r 高兴/a " * 15}。/w
柳溪/ns 架桥/v
{"近日/t ，/w 柳溪/ns 村/n " + "架桥/v " * 25}。/w
{"他/r 说/v ，/w " + "大家/r 出力/v " * 15}。/w
柳溪/ns 通/v 车/n
{"近日/t ，/w 柳溪/ns 乡/n " + "通车/v " * 25}。/w
{"他/r 说/v ，/w " + "大家/r 欢喜/a " * 15}。/w
""".strip()


@pytest.mark.parametrize(("text", "first"), [
    (NEWS, True),
    ("本月12日，松坪县图书馆总馆迁入新址，首日接待读者四千人次，借出图书九千册。", True),
    (FURTHER, False),
    (LAST, False),
])  # fmt: skip
def test_the_first_paragraph_of_a_story_is_told_from_those_further_down(text: str, first: bool) -> None:
    assert (lead_step(text) > 0) is first
    assert -4 <= lead_step(text) <= 4


def test_traditional_script_and_other_figures_change_nothing() -> None:
    assert lead_step("近日，柳溪鎮在文化廣場舉行鄰里節，共有300多戶居民參加。") == lead_step(
        "近日，柳溪镇在文化广场举行邻里节，共有829多户居民参加。"
    )


def test_only_paragraphs_below_headings_are_asked_about() -> None:
    board = board_of(Source.from_text(f"柳溪街道办起邻里节\n\n{NEWS}\n\n{FURTHER}\n\n灯亮了\n\n{LAST}\n"))
    assert [unit.text[:4] for unit in board.units] == ["柳溪街道", "近日,柳", "他说,以", "灯亮了", "“那时候"]
    assert sorted(board.leads) == [1, 4]
    assert board.leads[1] == f"like-lead-{lead_step(board.units[1].text)}"
    assert board.leads[4] == f"like-lead-{lead_step(board.units[4].text)}"


def test_where_nothing_begins_like_news_it_speaks_against_nothing() -> None:
    board = board_of(Source.from_text(f"灯亮了\n\n{FURTHER}\n\n锅热了\n\n{LAST}\n"))
    assert not board.leads


def test_the_fit_finds_what_stories_begin_with_and_is_the_same_each_time(tmp_path: Path) -> None:
    (tmp_path / "tagged.txt").write_text(TAGGED, encoding="utf-8")
    examples = list(fit_leads.printed(tmp_path / "tagged.txt"))
    assert [one.leads for one in examples] == [True, False] * 3
    first, again = (fit_leads.fit(examples, steps=60, rate=0.05, pull=1e-3) for _ in range(2))
    assert first == again
    assert first["^近日"] > 0 > first["^他说"]


def test_annotated_issues_tell_paragraphs_below_headlines_from_those_below_crossheads(tmp_path: Path) -> None:
    text = f"柳溪街道办起邻里节\n\n{NEWS}\n\n{FURTHER}\n\n灯亮了\n\n{LAST}\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    article = {"start_line": 0, "end_line": 8, "headline_lines": [0], "subhead_lines": [6]}
    (tmp_path / "a.json").write_text(json.dumps({"articles": [article]}), encoding="utf-8")
    found = [(one.text[:2], one.leads) for one in fit_leads.annotated(tmp_path)]
    assert found == [("近日", True), ("他说", False), ("“那", False)]
