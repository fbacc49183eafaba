"""Rows of lists that no full stop ends, each a line by itself."""

from __future__ import annotations

from tests.pages import read, titles

TOP = "溪口里讯\n2025年3月5日　第86期\n"
STORY = "河埠头要修了\n　　河埠头的石阶断了三级，王小满夜里滑过一跤。四月里动工，五月底前修好，里长说夜里装两盏灯。\n"
WRAPPED = (
    "河埠头要修了\n　　河埠头的石阶断了三级，王小满夜里滑过一跤，\n磕破了膝盖。里长四月里请人看过，说要换整块的青\n"
    "石，五月底前修好，夜里再装两盏灯。\n　　旧石阶留着，砌在花坛边上，给孩子们坐着歇脚，\n也给走累了的老人歇一歇。\n"
)
MEETING = (
    "114年第一次邻长会议决议\n2月12日晚间7时于里民活动中心召开，应到邻长\n21人，实到18人，由里长王小满主持，记录李大\n山。\n"
    "一、回馈金今年度共1,082,000元，监视器\n汰换16支列第一优先，预算385,000元，照\n案通过。\n"
)


def test_whom_to_ring_goes_on_nowhere() -> None:
    text = (
        f"{TOP}{WRAPPED}活动看板\n★「旧衣回娘家」交换市集\n时间：3月15日（星期六）上午9时至12时\n地点：活动中心前广场\n"
        "★渡口平安宴\n农历三月廿二（国历4月19日）下午6时，席开88桌，每桌3,500元\n"
        "订席专线：0000-278866 李小姐\n" + MEETING
    )
    assert titles(text)[-1] == "114年第一次邻长会议决议"


def test_rows_begin_anew() -> None:
    rows = (
        "5月24日7:00至12:30　书院路1号至47号、石桥农贸市场\n5月25日6:30至18:00　柏树、三岔、坪上3个村，约1420户\n"
        "5月27日13:00—17:00　工业园二区12家企业\n"
    )
    found = [part.text for article in read(f"{TOP}{STORY}停电公告\n{rows}").articles for part in article.paragraphs]
    assert any(part.startswith("5月25日6:30至18:00") for part in found)
