"""Kicker, headline, deck: which lines of a stack the headline is."""

from __future__ import annotations

import pytest
from tests.pages import OTHER, STORY, read

from gazette_cli.structure.headline_lines import cues_of, headline_of

ROAD = "五月四日，石桥镇断了十一年的断头路开始接线，四月底前全线通车，沿线六个村的人少绕八里地。"
MILL = "柳河村的豆腐坊关了三年，今年开春又冒出热气。豆腐匠王大山说，天不亮就有人来等第一锅。"


@pytest.mark.parametrize(
    ("lines", "lead", "headline"),
    [
        (["断头路断了十一年", "四月底终于要接上"], ROAD, "断头路断了十一年四月底终于要接上"),
        (["河埠头的豆腐坊", "又冒热气了"], MILL, "河埠头的豆腐坊又冒热气了"),
        (["把断头路接上", "石桥镇农村公路建设纪实"], ROAD, "把断头路接上"),
        (["全镇农村公路建设", "“断头路”接上了"], ROAD, "“断头路”接上了"),
        (["全镇粮食收购突破十万吨", "订单粮占比首次过半，比去年高出百分之十二"], ROAD, "全镇粮食收购突破十万吨"),
    ],
)
def test_the_headline_of_a_stack(lines: list[str], lead: str, headline: str) -> None:
    way = headline_of(lines, lead)
    assert "".join(lines[way.start : way.stop]) == headline


@pytest.mark.parametrize("lines", [["一行"], ["甲乙丙", "丁戊己"], ["甲", "乙", "丙", "丁"]])
def test_some_lines_are_the_headline(lines: list[str]) -> None:
    way = headline_of(lines, "")
    assert 0 <= way.start < way.stop <= len(lines)


def test_a_headline_broken_in_two_is_given_whole() -> None:
    text = f"{STORY}河埠头的豆腐坊\n又冒热气了\n　　{MILL}\n{OTHER}"
    heads = [article.headline and article.headline.text for article in read(text).articles]
    assert "河埠头的豆腐坊又冒热气了" in heads


def test_what_the_lead_tells_again_counts() -> None:
    told, other = (cues_of("河埠头的豆腐坊", "又冒热气了", lead, True, True) for lead in (MILL, ROAD))
    assert told["told-above"] > other["told-above"] == 0.0
