"""Stories about complaints, in parts that are named as such parts are."""

from __future__ import annotations

from tests.pages import labels, titles

from gazette_cli.block import Kind

TOP = "溪口晚报\n2025年5月21日　星期三　第512期　今日4版\n"
ABOVE = "夜班食堂开门\n五月起，食堂夜里十一点再开一餐，热汤热饭，职工们说好，都说要是早开两年就好了。（记者　李大山）\n"


def test_the_parts_of_an_inquiry() -> None:
    text = (
        f"{TOP}{ABOVE}渡口的路灯，怎么亮到天亮\n市民反映\n住在渡口的王小满（5月12日来电）：渡口的路灯大白天也亮着，两个月了没人管。\n"
        "记者调查\n5月13日至15日，记者沿江走了三天，看到四十盏灯里有十一盏整天亮着，灯杆上都没有编号。\n"
        "部门回应\n县路灯所所长张兰回应：是新装的感应器贴反了，月底前换完，请市民继续监督。\n"
        "记者回访\n5月20日上午，记者再到渡口，灯已经熄了，灯杆上贴了报修的电话。（记者　李芳）\n"
    )
    assert titles(text) == ["夜班食堂开门", "渡口的路灯，怎么亮到天亮"]
    found = labels(text)
    assert [found[part][0] for part in ("记者调查", "部门回应", "记者回访")] == [Kind.CROSSHEAD] * 3
