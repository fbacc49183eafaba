"""Diaries, poems and proposals of delegates: which of their short lines are headlines."""

from __future__ import annotations

from tests.pages import read, titles

from gazette_cli.block import Kind

TOP = "溪口小学报\n2024年11月30日　总第31期\n"
ENTRY = "我把六瓣蒜排着队放进盘子里，倒了一点水。它们白白胖胖的，像六个打坐的小和尚，一整天都没有动。\n"
POEM = "打谷谣\n周有声\n拌桶咚咚响，\n响在月亮上。\n月亮摔一跤，\n摔成满田黄。\n"


def test_the_days_of_a_diary_are_no_headlines() -> None:
    text = (
        f"{TOP}蒜苗长高了\n溪口小学三（1）班　王小满\n11月15日　星期五　阴\n{ENTRY}11月18日　冒出尖来\n{ENTRY}"
        f"11月30日　晴\n{ENTRY}"
    )
    assert titles(text) == ["蒜苗长高了"]


def test_a_heading_below_a_poem_is_a_headline() -> None:
    found = read(f"{TOP}{POEM}寻物\n　　九月十日在候车室遗失黑色提包一个，有拾得者请交供销社办公室，面谢。\n")
    assert [one.headline and one.headline.text for one in found.articles] == ["打谷谣", "寻物"]


def test_proposals_with_their_delegates() -> None:
    text = "溪口人大\n2023年第2期（总第74期）\n建议追踪\n" + "".join(
        f"第{number}号建议：{what}\n领衔代表：{who}　承办单位：市公安局、市住建局\n"
        f"2月底，{done}。\n"
        for number, what, who, done in (
            (18, "给校门口装上红绿灯", "王小满", "七所学校门口的信号灯全部启用，护学岗可以手动延长绿灯"),
            (43, "恢复城东的早班公交", "李芳", "首班车提前五十分钟发出，沿途菜农能带一筐青菜免费上车"),
            (77, "清退挤占盲道的配电箱", "周有声", "五十四个箱子已经迁走三十一个，其余的年内完成，每季度通报一次进度"),
        )
    )
    assert titles(text) == [
        "第18号建议：给校门口装上红绿灯", "第43号建议：恢复城东的早班公交", "第77号建议：清退挤占盲道的配电箱",
    ]  # fmt: skip
    assert [block.kind for block in read(text).blocks if block.kind is Kind.STANDING_HEAD] == [Kind.STANDING_HEAD]
