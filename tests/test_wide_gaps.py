"""Items of typed pages: a title, a wide gap, and what happened."""

from __future__ import annotations

from tests.pages import titles


def test_items_behind_wide_gaps() -> None:
    text = (
        "车　轮\n溪口公交工会　主办\n2025年第4期          2025年4月30日          本期6版\n\n【职工之家】\n"
        "            “电工夜校”满员了\n"
        "没有教室，就在充电场边的旧售票厅；没有黑板，就把退役的车门漆成黑的。李师傅讲，二十二个人听。\n"
        "                            （文图/机务队  王小满）\n"
        "“爱心粥摊”添了两口锅    4月12日，渡口的粥摊加锅两口，三周送出热粥3140碗，退休职工轮流上灶。（通讯员  李芳）\n"
        "子女暑托班开始登记    7月7日至8月22日开班，限80名，6至12岁，双职工家庭优先。5月20日报名截止。\n"
        "春季疗养名单公布    75名一线职工5月中旬赴水库边疗养5天，驾龄二十年以上的占四成以上。\n"
    )
    assert titles(text) == ["“电工夜校”满员了", "“爱心粥摊”添了两口锅", "子女暑托班开始登记", "春季疗养名单公布"]
