"""Items that say first where something happened, and nothing else tells from paragraphs."""

from __future__ import annotations

import pytest
from tests.pages import OTHER, STORY, titles

from gazette_cli.source import Source
from gazette_cli.structure.issue_split import board_of

TOP = "溪口报\n2024年11月30日　总第31期\n"
ITEMS = (
    "　　石河电站　7月24日，二号水轮发电机组大修后并网一次成功，连着转了七十二个小时没有异常。\n"
    "　　水政支队　7月里巡渠二百一十一次，拦下往渠里倒垃圾的九起，拆掉违规的抽水泵五台。\n"
    "　　青溪村　渡口的新船票价不变，每天多开一班，赶集的人不用再等到日头偏西。\n"
)


def test_paragraphs_that_begin_with_a_place_or_a_body_are_items() -> None:
    assert titles(f"{TOP}{STORY}渠上传真\n{ITEMS}{OTHER}")[1:4] == [None, None, None]


def test_one_such_paragraph_is_none() -> None:
    board = board_of(Source.from_text(f"{TOP}{STORY}{ITEMS.split(chr(10))[0]}\n{OTHER}"))
    assert not board.led


def test_a_tag_behind_a_mark_is_the_title() -> None:
    items = (
        "●【芒果提早套袋】东坑第七班三十八公顷芒果套好了袋，比去年早九天，班长估今年产量不差。\n"
        "●【小米回部落】山上复种小米四公顷半，两户人家保种，共留下十一个品系，秋天收第一茬。\n"
    )
    assert titles(f"{TOP}{STORY}产销班短讯\n{items}{OTHER}")[1:3] == ["芒果提早套袋", "小米回部落"]


@pytest.mark.parametrize(
    "text",
    ["　　石河电站的二号水轮机　大修后并网一次成功，连着转了三天。\n",
     "　　近日　雨水多，渠里的水涨了，巡渠的人也多了。\n"],
)  # fmt: skip
def test_other_gaps_lead_no_item(text: str) -> None:
    assert not board_of(Source.from_text(f"{TOP}{STORY}{text}{text}{OTHER}")).led


@pytest.mark.parametrize("gap", ["　　", "——"])
def test_names_set_like_places_and_bodies_beside_them_lead_items_too(gap: str) -> None:
    items = "".join(
        f"　　{who}{gap}{what}\n"
        for who, what in (
            ("上沟村", "谷子良种到户四千二百斤，四月十五日前全部拌种完毕。"),
            ("机务段", "给二百零八台机车加装挡风条，驾驶室的温度平均提高四度。"),
            ("红柳湾", "刺绣组接到一百二十个香包订单，正在招人，计件付酬。"),
        )
    )
    assert titles(f"{TOP}{STORY}各社动态\n{items}{OTHER}")[1:4] == [None, None, None]


def test_an_office_before_a_gap_is_no_title() -> None:
    items = (
        "　　■州公安局交警支队　国庆七天查纠酒驾三十一起，比去年少了九起，没有死人的事故。\n"
        "　　■县城换了新路灯　西大街的路灯用了三十年，上个月全部换成了新的，一共四百盏。\n"
    )
    assert titles(f"{TOP}{STORY}{items}{OTHER}")[1:3] == [None, "县城换了新路灯"]
