"""Names of lists above their rows, and lists of contents known by their pages."""

from __future__ import annotations

import pytest
from tests.pages import OTHER, STORY, labels, titles

from gazette_cli.block import Kind
from gazette_cli.structure.table_rows import heads_list, names_list

PRICES = "鲜蒜：每公斤5.6元，比上旬涨0.2元\n白菜：每公斤0.9元，比上旬跌0.3元\n玉米：每吨2610元，比上旬跌40元\n"
PRIZES = "数学　一等奖　宁一鸣　九（2）班\n作文　一等奖　区若彤　八（1）班\n航模　三等奖　蓝子轩　八（4）班\n"
TORN = "　　五月起，食堂夜里十一点再开一餐，热汤热饭，职工们说好，可是天一冷，送到井口的饭还是凉的，大师\n"


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("价格看板（10月16日—22日）", PRICES),
        ("2019年学科竞赛获奖名单（部分）", PRIZES),
        ("数字看重装（1—4月）", PRICES),
    ],
)
def test_the_name_of_a_list_above_its_rows_is_a_headline(name: str, rows: str) -> None:
    assert name in titles(f"{STORY}{OTHER}{name}\n{rows}")


def test_a_paragraph_torn_above_a_list_does_not_go_on_with_its_name() -> None:
    text = f"{OTHER}夜班食堂开门\n{TORN}价格看板（10月16日—22日）\n{PRICES}傅想了个办法，把饭装进棉套里。\n"
    assert "价格看板（10月16日—22日）" in titles(text)


@pytest.mark.parametrize("text", ["欧阳一诺（四年级）", "表1（2019年）", "他说，一共三家（2019年）", "王明（石桥镇）"])
def test_other_words_in_brackets_name_no_list(text: str) -> None:
    assert not names_list(text.replace("（", "(").replace("）", ")").replace("，", ","))


def test_above_paragraphs_it_heads_no_list() -> None:
    assert heads_list("获奖名单(部分)", ["数学 一等奖 宁一鸣", "作文:区若彤"])
    assert not heads_list("获奖名单(部分)", ["今年参赛的学生比去年多了一倍。", "作文:区若彤"])


def test_lines_that_end_with_pages_are_the_contents() -> None:
    listed = "老渡口的船停了 P1\n豆腐坊又冒热气 P3\n征求你家的老照片 P4\n"
    found = labels(f"溪口社区报\n第63期\n这一期好看\n{listed}{STORY}{OTHER}")
    assert all(found[line][0] is Kind.CONTENTS for line in ["这一期好看", *listed.splitlines()])


def test_rows_of_figures_are_no_contents() -> None:
    found = labels(f"{STORY}各组得分\n一组 31\n二组 25\n三组 40\n{OTHER}")
    assert found["一组 31"][0] is not Kind.CONTENTS
