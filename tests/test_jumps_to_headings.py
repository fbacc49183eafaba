"""Stories that go on behind a jump with a heading inside them."""

from __future__ import annotations

from tests.pages import labels, titles

from gazette_cli.block import Kind


def test_a_heading_right_below_a_jump_back() -> None:
    text = (
        "溪口工友\n第12期　2023年5月6日　星期六　今日二版\n渡口上的三代人\n特约撰稿　王小满\n爷爷的船\n"
        "1951年，王小满的爷爷在渡口撑船，一天来回四十趟，收的是米。船是松木的，三年换一回底。\n"
        "[下转第二版]\n车棚换了新灯\n车棚的四盏灯坏了两个月，五月四日换上了新的，夜里亮堂了。\n后勤部\n5月4日\n"
        "溪口工友 2023年5月6日 星期六 综合 2\n[上接第一版]\n孙女的桥\n"
        "如今渡口上游五百米是一座桥，小满每天骑车从桥上过，去对岸的厂里上班，来回只要九分钟。\n"
        "船还在，翻过来扣在岸边，孩子们拿它当滑梯，船底磨得发亮。\n"
        "夜班食堂开门\n五月起，食堂夜里十一点再开一餐，热汤热饭，职工们说好。\n（李大山）\n"
    )
    assert titles(text) == ["渡口上的三代人", "车棚换了新灯", "夜班食堂开门"]
    assert labels(text)["孙女的桥"][0] is Kind.CROSSHEAD
