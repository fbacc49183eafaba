"""Headings below a line that breaks off: they begin something else, and the paragraph goes on further down."""

from __future__ import annotations

import pytest

from gazette_cli.block import Kind
from gazette_cli.source import Source
from gazette_cli.structure import split
from gazette_cli.structure.issue_split import board_of

COLUMNS = """溪口镇给八口老井装了盖
本报记者 林小满
　　溪口镇的老井有八口没有盖，去年冬天一
口井里掉进一只羊，捞了大半天。镇里今年拿
出三万六千元，请石匠打了八块盖板，每块重
一百八十斤。石匠说，最难的是东门井，井口
给车轮磨得不圆，量了四遍才敢下料，前后用
老街添了十二盏灯
　　本报讯（记者 高远）老街昨天亮起十二
盏路灯，每盏八百元，由三十家店铺分摊，电
费归居委会。灯杆用的是旧电车的杆子。
"""


def heads(text: str) -> list[str | None]:
    return [article.headline and article.headline.text for article in split(Source.from_text(text)).articles]


def test_a_heading_at_the_foot_of_a_column_is_no_part_of_the_broken_line() -> None:
    assert heads(COLUMNS) == ["溪口镇给八口老井装了盖", "老街添了十二盏灯"]


def test_a_heading_below_a_cut_paragraph_of_full_lines_is_a_unit_of_its_own() -> None:
    text = (
        "焊工带出了冠军\n本报讯（记者 周舟）厂里的焊工带徒弟七年，今年得了头名，奖金二十万元。他拿出八万元给班组添了\n"
        "一滴冷却水走五圈\n在热处理车间，一滴水要走五圈才排出去，每天省下一百二十吨水，省的水费够买两台新泵。\n"
        "早市挪进大棚\n本报讯（记者 高远）东门早市昨天挪进新大棚，一百二十个摊位抽签排定，卫生费每天两元。\n"
    )
    assert any(unit.text == "一滴冷却水走五圈" for unit in board_of(Source.from_text(text)).units)


@pytest.mark.parametrize("rest", ["了十九天。", "了麻绳铁链三十八根", "了九十六斤点四．"])
def test_the_short_rest_of_a_line_is_joined(rest: str) -> None:
    rows = COLUMNS.replace("前后用\n", f"前后用\n{rest}\n")
    texts = [unit.text for unit in board_of(Source.from_text(rows)).units]
    assert any(text.endswith("前后用" + rest.replace("．", ".")) for text in texts)
    assert heads(rows) == ["溪口镇给八口老井装了盖", "老街添了十二盏灯"]


def test_a_short_heading_with_a_comma_is_not_the_beginning_of_the_paragraph_below() -> None:
    text = (
        "山里的钟\n第一次，从码头到讲堂\n"
        "钟是一九二一年铸的，原来挂在码头，给过江的渡船报时。那年冬天学堂搬来，把它挂到讲堂檐下，一天敲十二遍。\n"
        "第二次，从讲堂到车间\n"
        "后来学堂办起了工厂，钟被挂到车间门口，上工敲七下，下工敲五下。口沿的缺口就是那时磕出来的，如今还在。\n"
    )
    texts = [unit.text for unit in board_of(Source.from_text(text)).units]
    assert "第一次,从码头到讲堂" in texts
    assert "第二次,从讲堂到车间" in texts


def test_no_line_goes_on_in_one_that_opens_with_its_writer() -> None:
    text = "糖厂路抢通　救助金发放\n〔本刊讯／记者 林小满〕八月十二日凌晨的大雨冲断糖厂路三处，四百人出不了村。\n"
    assert board_of(Source.from_text(text)).units[0].text.endswith("发放")


def test_what_somebody_says_goes_on_below_a_blank_line() -> None:
    text = (
        "书记面对面\n书记阮清和同三十名摊主谈了一个上午，当场定下两件事。\n"
        "阮清和：街道同市场谈下来了，把菜场东侧\n\n"
        "240平方米的旧车棚改成早市，设十八个摊位，前半年不收租金，水电自理。月底前开张。\n"
    )
    texts = [unit.text for unit in board_of(Source.from_text(text)).units]
    assert any("菜场东侧240平方米" in unit for unit in texts)


LONG = "　　运营公司决定再添八百把，伞面改成黄色。桑榆解释，黄色显眼，雨里走路安全，“忘在家里也容易看见”\n"


@pytest.mark.parametrize(
    "above", [LONG, "　　乡土社会里的纠纷，判决书写完的那天往往不是结束，两家人还要在一条巷子里进出。这也不小。于澈\n"]
)
def test_a_heading_below_a_paragraph_whose_stop_is_lost(above: str) -> None:
    below = "　　纺织三村的两幢楼之间有一堵墙，砌了二十一年，上周六拆掉，两边的人可以走了。\n"
    text = f"一千把爱心伞借出去\n{above}楼间的墙拆了\n{below}"
    found = split(Source.from_text(text)).articles
    assert [one.headline and one.headline.text for one in found] == ["一千把爱心伞借出去", "楼间的墙拆了"]


def test_who_is_who_in_a_picture() -> None:
    line = "高远在牧民家中问诊（左一为当地医生阿依古丽）"
    above = "援疆归来的听诊器\n　　四月底，高远结束援疆任务回到科里，带走的听诊器已经晒得发硬。\n"
    text = f"{above}{line}\n　　她给院里写信，两台胃镜到了。\n"
    blocks = split(Source.from_text(text)).blocks
    assert [block.kind for block in blocks if block.core.slice(text) == line] == [Kind.CAPTION]
