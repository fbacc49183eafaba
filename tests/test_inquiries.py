"""Stories about complaints, in parts that are named as such parts are."""

from __future__ import annotations

from tests.pages import labels, titles

from gazette_cli.block import Kind

TOP = "溪口日报数字报\n首页 | 版面导航 | 往期回顾 | 标题导航\n2025年05月21日 星期三 今日4版\n第02版：民生\n"


def test_the_parts_of_an_inquiry() -> None:
    text = (
        f"{TOP}当前位置：溪口日报 > 第02版：民生 > 正文\n【字号 大 中 小】\n“老井”变“活水”\n（上接第01版）\n"
        "　　头一年全村只有11户肯拿出老屋来，租金每间每月才150元。第二年，报名的有四十户。\n上一篇　下一篇\n\n"
        "当前位置：溪口日报 > 第02版：民生 > 正文\n【字号 大 中 小】\n\n渡口的路灯，怎么亮到天亮\n\n"
        "市民来电\n住在渡口的王小满（5月12日来电）：渡口的路灯大白天也亮着，两个月了没人管。\n"
        "记者调查\n5月13日至15日，记者沿江走了三天，看到四十盏灯里有十一盏整天亮着，灯杆上都没有编号。\n"
        "部门回应\n县路灯所所长张兰回应：是新装的感应器贴反了，月底前换完，请市民继续监督。\n"
        "记者回访\n5月20日上午，记者再到渡口，灯已经熄了，灯杆上贴了报修的电话。（记者 李芳）\n上一篇　下一篇\n\n"
        "当前位置：溪口日报 > 第02版：民生 > 正文\n三千只脚印\n　　5月16日，孩子们在六十米长的布上印脚印。\n返回首页\n"
    )
    assert titles(text) == ["“老井”变“活水”", "渡口的路灯，怎么亮到天亮", "三千只脚印"]
    found = labels(text)
    assert [found[part][0] for part in ("记者调查", "部门回应", "记者回访")] == [Kind.CROSSHEAD] * 3
