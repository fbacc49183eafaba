"""Lists of other pieces, previews in one line, tails printed again below the next headline, tags that say where."""

from __future__ import annotations

import pytest
from tests.pages import STORY, labels, read

from gazette_cli.block import Kind


def test_a_list_with_bullets_ends_where_they_do() -> None:
    text = (
        "澜桥数字报\n返回目录  放大  缩小\n上一版  下一版\n本版标题导航\n· 一只猫引来一份公约\n· 五只灶头分了家\n"
        "盐仓巷合用灶间改造收尾\n五户人家一个灶间\n本报记者 王小明\n" + STORY
    )
    found = labels(text)
    assert found["· 五只灶头分了家"][0] is Kind.NAVIGATION
    assert found["盐仓巷合用灶间改造收尾"][0] is not Kind.NAVIGATION


def test_bullets_are_followed_over_blank_lines() -> None:
    text = STORY + "\n相关阅读\n\n· 大桥合龙\n\n· 我县新开通农村客运线路六条\n\n· 渡口记忆征集启事\n\n" + STORY
    assert labels(text)["· 渡口记忆征集启事"][0] is Kind.NAVIGATION


@pytest.mark.parametrize(
    "line",
    [
        "导读:马背法庭进山 · 十万元的红包该不该退 · 遗产里有一条狗",
        "04版见:端午活动全表",
        "热搜:插秧节 省道改线 中考",
        "声明:凡注明来源为本网的作品,转载请注明出处。",
    ],
)
def test_lines_that_only_point_elsewhere(line: str) -> None:
    kind = labels(f"溪口周报\n上一版 下一版\n{STORY}{STORY}{line}\n{STORY}")[line][0]
    assert kind in (Kind.CONTENTS, Kind.NAVIGATION, Kind.JUMP)


def test_a_tail_printed_again_below_the_next_headline_is_the_copy() -> None:
    tail = "铺子下个月改成快递柜。墙上那块修理铺的牌子,菜场办公室要了去,说挂在会议室,老季没有舍得拒绝。\n记者 司徒静\n"
    text = (
        "半小时修理铺又亮了一晚上灯\n"
        "六月三日晚上,菜场东头的修理铺挤满了人。老季的铺子只修半小时以内能修好的东西,牌子挂在墙上,修理铺不收修不好的钱。\n"
        "铺子开了九年,墙上的牌子换过两回,菜场办公室的人来修过电风扇,老季都记在本子上。\n"
        f"{tail}楼顶种菜要不要管\n{tail}"
        "三岔口社区六月八日办了一场少见的评比,比谁家楼顶的菜园子最安全,社区请来三位种了一辈子菜的人当评委。\n"
        "评比以后,有五户主动把土减了一半,社区在楼顶装了统一的排水槽,规矩贴在了楼梯口。\n"
    )
    first, second = read(text).articles
    assert first.text.endswith("没有舍得拒绝。") and "铺子" not in second.text


def test_quarters_in_brackets_say_where() -> None:
    text = (
        f"{STORY}街坊短波\n【南湖里】社区食堂本周起增开夜宵窗口,供应小馄饨、阳春面,晚上九点收摊。\n"
        "【机床厂宿舍】昨天上午,停了半年的老浴室重新冒热气,头汤票一块五一张,六十岁以上的免票。\n"
        "【柳堤新村】东门快递柜超时收费一事有了说法,运营公司答应把免费保管延长到二十四小时。\n"
    )
    assert [article.headline for article in read(text).articles[1:]] == [None] * 3


def test_contents_numbered_in_black_circles() -> None:
    text = "梧桐里一周\n第66期\n本期看点👇\n❶ 停水通知\n❷ 修鞋匠收徒\n❸ 晾衣杆上的约定\n" + STORY
    assert labels(text)["❷ 修鞋匠收徒"][0] is Kind.CONTENTS


@pytest.mark.parametrize("line", ["HO CHUNG BAY POST　16.6.2018", "——详见第三版《会撒谎的秤》", "（A1）"])
def test_page_heads_and_pointers(line: str) -> None:
    found = labels(f"{STORY}{STORY}{line}\n{STORY}")[line][0]
    assert found in (Kind.FURNITURE, Kind.CONTENTS, Kind.FOLIO, Kind.RUNNING_HEAD)


def test_a_place_in_brackets_and_one_before_a_gap_open_items() -> None:
    text = (
        f"{STORY}镇街动态\n【柳湾镇】镇农技站连日来组织六支小分队下田查苗，重点看越冬小麦的分蘖和墒情，共查了四千亩。\n"
        "石桥街道  五月十二日组织辖区三十多家沿街商铺开展灭火器实操演练，发放消防安全手册五百册。\n"
    )
    assert [article.headline for article in read(text).articles[1:]] == [None] * 2
