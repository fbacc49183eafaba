"""Who signs a letter home, or stands behind a dash, and datelines of a county in brackets."""

from __future__ import annotations

from tests.pages import read, titles

from gazette_cli.grammar.openings import read_closing, read_opening

TOP = "溪钢工友\n2016年5月1日　星期日　总第931期\n"


def test_a_letter_signed_by_a_son_late_at_night() -> None:
    letter = (
        "妈，又换辊了\n妈：\n　　你在电话里问，轧机是个啥机器，我说像咱家压面条的，就是面条红一点，烫一点。\n"
        "　　今年端午厂里检修，我回不去，你别舍不得，把西屋的瓦换了。\n"
        "　　　　　　　　儿　王春生\n　　　　　　　　4月20日夜班后\n"
    )
    other = "我想要回那棵槐树\n厂工会：\n　　我今年八十一，老车间门口的槐树是我们栽的，上月去看，树没了。\n"
    document = read(f"{TOP}{letter}{other}")
    assert titles(f"{TOP}{letter}{other}") == ["妈，又换辊了", "我想要回那棵槐树"]
    assert [who.name for who in document.articles[0].people] == ["王春生"]


def test_a_plant_and_a_name_behind_a_dash() -> None:
    closing = read_closing("◆师傅骂我的时候,我只看见他鼻尖上的汗。 ——焦化厂 王春生")
    assert closing is not None
    assert [who.name for who in closing[1].people] == ["王春生"]


def test_a_dateline_in_brackets() -> None:
    opening = read_opening("【县城讯】县人民银行日前在城关兑换残缺人民币二万六千余元。")
    assert opening is not None and opening.dateline == len("【县城讯】")
    assert read_opening("【快讯】新桥通车。") is None
    assert read_opening("【通讯】刀背梁上的石梯子。") is None
