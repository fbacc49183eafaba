"""Bylines above headings, and bylines that only look as if they stood there."""

from __future__ import annotations

from tests.pages import read

TOP = "南门街坊\n2019年6月28日　第73期　南门街道文史小组编　赠阅\n"
WATER = "　　我在水站放了十八年水，街坊都叫我水阿姐，真名倒没几个人晓得，一分钱一担水，先买竹筹。\n"
TABLE = "　　我家那张八仙桌是腊月打的，木料是祖父撑船运来的老榉木，木匠打了二十天，没有用一根钉。\n"
STALL = "　　城门洞东侧有五个代写书信的摊，先生是其中最年轻的，一张条桌，两支毛笔，墨盒盖上摆着价目。\n"


def signed(text: str) -> dict[str | None, list[str]]:
    """Who signs each article, by its title."""
    return {one.headline and one.headline.text: [who.name for who in one.people] for one in read(text).articles}


def test_who_told_and_wrote_above_the_first_heading() -> None:
    text = (
        f"{TOP}口述：王佩芳　整理：李晓光\n我在南门接水的日子\n{WATER}木匠与一张八仙桌\n赵景云\n{TABLE}"
        f"※ 旧业 ※\n城门洞里的书信摊\n{STALL}孙松年（作者系原南门小学教师，现年79岁）\n"
        "※ 来函照登 ※\n也说三眼井的年份\n编辑同志：贵刊称井栏为光绪三年所凿，家父所抄碑文相差十年，寄上抄件供核。\n"
        "读者　周静安\n6月10日\n"
    )
    found = signed(text)
    assert found["我在南门接水的日子"] == ["王佩芳", "李晓光"]
    assert found["城门洞里的书信摊"] == ["孙松年"]
    assert found["也说三眼井的年份"] == ["周静安"]


def test_the_pen_name_of_who_reads_the_proofs_below_a_poem() -> None:
    text = (
        "鹿岭工务\n鹿岭工务段宣传部主办　第84期\n一九九四年六月二十五日　星期六\n夜班食堂开门\n"
        f"本报通讯员　王建国\n{STALL}养路谣\n麦　田\n　　弯着腰，走过一千根枕木，\n　　道砟记得，我的第二十双鞋。\n"
        "　　六月的钢轨烫得像锅，\n　　你说它哭，我说是列车经过。\n"
        "鹿岭工务　责任编辑　李明　校对　麦田　第84期　印数六百\n"
    )
    assert signed(text)["养路谣"] == ["麦田"]


def test_a_place_before_a_headline_is_nobody() -> None:
    text = f"{TOP}石河里　旧校舍变图书室\n{WATER}（本报通讯员　王建国）\n溪尾里　垃圾车改道少绕一圈\n{TABLE}"
    assert list(signed(text)) == ["石河里　旧校舍变图书室", "溪尾里　垃圾车改道少绕一圈"]
