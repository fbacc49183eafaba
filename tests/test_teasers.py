"""Leads that are printed once more where nothing follows them: the copy is the one that leads no story."""

from __future__ import annotations

import pytest

from gazette_cli.block import Kind
from gazette_cli.source import Source
from gazette_cli.structure import split

LEAD = "补了三十年锅的岳师傅，头一回有了自己的门面：井栏巷七号乙。"
REST = (
    "上周六，街道办的便民铺子开张，旧车棚隔成五格，补锅、配钥匙、修伞各占一格，租金每月一元。\n"
    "“门朝南，冬天不冷。”岳师傅把三十年前的那只风箱也搬了进来，摆在门口给孩子们拉着玩。\n"
)
OTHER = "水价要不要调\n昨天下午，市里召开听证会，十七名代表到场，多数人赞成分三年调完，也有人担心老小区的水表。\n"


def copies(text: str) -> list[int]:
    """The lines (0 is the first) that are repeats."""
    found = split(Source.from_text(text))
    return [text.count("\n", 0, block.core.start) for block in found.blocks if block.kind is Kind.DUPLICATE]


def test_a_lead_above_another_headline_is_the_copy() -> None:
    assert copies(f"{LEAD}\n\n{OTHER}\n补锅摊搬进了屋\n{LEAD}\n{REST}") == [0]


def test_a_lead_between_headline_and_byline_is_the_copy() -> None:
    assert copies(f"{OTHER}\n补锅摊搬进了屋\n{LEAD}\n本报记者 王明\n{LEAD}\n{REST}") == [4]


def test_an_abstract_above_the_lead_is_the_copy() -> None:
    assert copies(f"{OTHER}\n补锅摊搬进了屋\n本报记者 王明\n核心提示\n{LEAD}\n{LEAD}\n{REST}") == [6]


@pytest.mark.parametrize("points", ["  ▶▶▶", "（全文见三版）"])
def test_a_lead_that_points_on_is_the_copy(points: str) -> None:
    assert copies(f"头条\n\n{LEAD}{points}\n\n{OTHER}\n补锅摊搬进了屋\n\n{LEAD}\n{REST}") == [2]


def test_a_lead_printed_again_below_its_story_is_the_copy() -> None:
    story = f"补锅摊搬进了屋\n本报记者 王明\n{LEAD}\n{REST}"
    assert copies(f"{story}\n{OTHER}\n一句话新闻\n{LEAD}\n") == [10]


def test_a_quotation_without_a_stop_is_a_crosshead_and_no_repeat() -> None:
    head = "“我砍自己的树，犯什么法”"
    above = "王志平在院子里站了一会儿，才接过那张纸。他说树是三十年前亲手栽下去的，十三棵，一棵也没有少。"
    below = "老人把斧头往地上一放：“我砍自己的树，犯什么法？”围着看的人都不说话，只有孙子拉了拉他的衣角。"
    text = f"{OTHER}\n十三棵香樟树\n本报记者 王明\n\n　　{above}\n\n{head}\n\n　　{below}\n"
    assert text.split("\n").index(head) not in copies(text)


def test_the_headline_of_a_preview_is_a_copy_too_though_a_byline_stands_below_the_other() -> None:
    lead = f"{LEAD}看了二十年的风箱跟着他，从街角搬到屋里，炉火一生起来，巷子里的人都来看。"
    text = f"推荐阅读\n补锅摊搬进了屋\n{lead}\n详见第四版②\n\n{OTHER}\n补锅摊搬进了屋\n本报记者 王明\n{lead}\n{REST}"
    assert copies(text) == [1, 2]
