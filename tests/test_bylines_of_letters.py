"""Who signs letters, posts and compositions, and bylines in datelines of further shapes."""

from __future__ import annotations

import pytest

from gazette_cli.grammar.byline_letters import without_letter_parts
from gazette_cli.grammar.openings import read_closing, read_opening
from gazette_cli.grammar.people import read_byline
from gazette_cli.source import Source
from gazette_cli.structure import split


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("顺兴楼居民 王惠芳上", [("王惠芳", None)]),
        ("福利组主任 李丽珠 啟", [("李丽珠", None)]),
        ("张家孙女 张晓梅 叩", [("张晓梅", None)]),
        ("你的朋友 六(3)班 王若水", [("王若水", None)]),
        ("西街居民 李长庚 等二十三户", [("李长庚", None)]),
        ("李明 2021年5月于松坪", [("李明", None)]),
        ("——李明 二〇二一年五月", [("李明", None)]),
        ("(答问人:总务处 王建军)", [("王建军", "答问人")]),
        ("本期解答:立案庭 王思齐", [("王思齐", "本期解答")]),
        ("(本期答疑:高级农艺师 王清扬 畜牧师 李百川)", [("王清扬", "本期答疑"), ("李百川", "本期答疑")]),
        ("◎王安诺(湳石国中八年级)", [("王安诺", None)]),
        ("文/王晓棠(初二(5)班家长)", [("王晓棠", "文")]),
        ("作者:李禾永(八年级)", [("李禾永", "作者")]),
        ("记者丨王春来 李小满 通讯员丨张启芳", [("王春来", "记者"), ("李小满", "记者"), ("张启芳", "通讯员")]),
        ("卒中中心 王志远 宣传科 李若楠", [("王志远", None), ("李若楠", None)]),
        ("学生:李思兰", [("李思兰", None)]),
        ("一位读者:王春桂", [("王春桂", None)]),
        ("老战士 李香兰 口述", [("李香兰", "口述")]),
        ("(区融媒体中心记者李香)", [("李香", "记者")]),
        ("(石桥村村民王小水)", [("王小水", None)]),
    ],
)
def test_who_signs(line: str, people: list[tuple[str, str | None]]) -> None:
    byline = read_byline(line)
    assert byline is not None
    assert [(who.name, who.role) for who in byline.people] == people
    for who in byline.people:
        assert line[who.start : who.end] == who.name


@pytest.mark.parametrize(
    "line",
    [
        "读者:你说得对",  # somebody is quoted
        "组长:王明 副组长:李芳",  # a list of members
        "图书馆 每天早上",
        "你的朋友 我们想你",
        "老影院要拆?答复来了",
        "办公室 王明 财务科 李芳 车队 张强",  # a list of more than two
    ],
)
def test_nobody_signs(line: str) -> None:
    assert read_byline(line) is None


def test_blanks_keep_the_places() -> None:
    line = "水利站 王海永上"
    assert without_letter_parts(line) == "水利站 王海永 "
    assert without_letter_parts("水利站 明早上") == "水利站 明早上"  # no name


@pytest.mark.parametrize(
    ("paragraph", "dateline", "people"),
    [
        ("■本报讯(记者王明)今年以来,", 4, ["王明"]),
        ("本报讯:(记者李芳)今年以来,", 3, ["李芳"]),
        ("本台消息(记者王明):今年以来,", 4, ["王明"]),
        ("讯(王明)今年以来,", 1, ["王明"]),
        ("本报讯 王小明报道:今年以来,", 3, ["王小明"]),
    ],
)
def test_datelines(paragraph: str, dateline: int, people: list[str]) -> None:
    opening = read_opening(paragraph)
    assert opening is not None
    assert opening.dateline == dateline
    assert opening.byline is not None
    assert [who.name for who in opening.byline.people] == people
    assert people[0] in paragraph[opening.byline_start : opening.byline_end]


def test_hexagonal_brackets_close_a_paragraph() -> None:
    found = read_closing("水渠通到了家门口。〔王明〕")
    assert found is not None
    start, byline = found
    assert start == len("水渠通到了家门口。")
    assert [who.name for who in byline.people] == ["王明"]


LETTERS = """松坪周报
第31期 2021年5月12日

公园的长椅去哪儿了
编辑同志：
　　东门公园的长椅上个月拆走了六张，早上来散步的老人没有地方坐，只好坐在花坛边上，衣服都湿了。
　　我问过园林所，说是送去油漆，油漆一把椅子要多久，没有人答得上来。
　　顺兴楼居民　王惠芳上

一把伞的来历
叔叔：
　　那天下大雨，您把伞塞给我就跑了，我连您的名字也没有来得及问，只记得您的袖口上有一块油漆。
　　伞我晒干了，放在学校门口的值班室，您随时可以来拿。
　　您的小读者　四（2）班　李若水
"""


def test_letters_are_signed() -> None:
    articles = split(Source.from_text(LETTERS)).articles
    assert [[who.name for who in article.people] for article in articles] == [["王惠芳"], ["李若水"]]


@pytest.mark.parametrize("signed", ["清潔隊　啟", "湖口社區協會　謹啟", "全體理事　同叩", "退休职工联谊会　敬上"])
def test_a_body_that_sends_its_regards_signs(signed: str) -> None:
    text = (
        "清運時間調整\n　　七月一日起，每週三停收一次，請各戶配合，將垃圾留到隔日清晨再拿出門口。\n"
        f"{signed}\n球場借用\n　　活動中心前的籃球場整修完畢，即日起開放借用，請洽李小姐登記。\n"
    )
    heads = [article.headline for article in split(Source.from_text(text)).articles]
    assert [head and head.text for head in heads] == ["清運時間調整", "球場借用"]
