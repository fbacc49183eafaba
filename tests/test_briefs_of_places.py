"""Briefs that begin with the place they are about, and headlines above which two clauses and a colon stand."""

from __future__ import annotations

from tests.pages import STORY, labels, read

from gazette_cli.block import Kind

ITEMS = (
    "石门镇 冬季防火巡护队十四日上岗，六十名护林员配发了手环，路线可以实时查看。\n"
    "河西街道 新建的两处菜窖投入使用，周边居民可以按月租用格位，每格每月十二元。\n"
    "上坪村 竹林长跑二十六日开跑，即日起接受报名，限八百人，报满为止不再增加。\n"
)


def test_places_before_a_gap_open_items_and_are_no_titles() -> None:
    articles = read(f"{STORY}镇村短波\n{ITEMS}").articles[1:]
    assert [article.headline for article in articles] == [None] * 3
    assert [article.kind for article in articles] == ["brief"] * 3


def test_two_clauses_and_a_colon_begin_a_headline() -> None:
    text = (
        f"{STORY}（李芳）\n小麦播种在即，专家提醒：\n别让种子受冻\n"
        "　　本报讯（记者 王小明）再过十来天，全县的小麦就要开播了。\n"
    )
    assert labels(text)["小麦播种在即，专家提醒："][0] in (Kind.KICKER, Kind.HEADLINE)
    assert len(read(text).articles) == 2


def test_whom_it_is_about_in_brackets_opens_items() -> None:
    items = (
        "(后勤)南区三号浴室改造完毕，实行刷卡计时，每分钟收费一角五分，学生可以先试用一周。\n"
        "(校医院)流感疫苗下周三起预约，可凭校园卡在线登记，每天限一百人，约满为止不再加号。\n"
    )
    articles = read(f"{STORY}镇村短波\n{items}").articles[1:]
    assert [article.headline for article in articles] == [None] * 2
