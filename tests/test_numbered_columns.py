"""Supplements that count their own issues."""

from __future__ import annotations

from tests.pages import labels, read

from gazette_cli.block import Kind


def test_a_supplement_with_its_number() -> None:
    text = (
        "溪口铁道\n一九八三年十一月九日　星期三\n第四一二期　今日四版\n读者来信\n开水房何时不再喝凉水？\n编辑同志：\n"
        "　　我们宿舍住着八十六人，去年十一月锅炉爆管后，开水房停烧到现在。房建段来看过三回，回回说等配件。\n"
        "溪口站货运员　王小满\n"
        "道　渣　　（副刊第八十七期）\n信号灯下\n巡道工　李大山\n"
        "山把夜合上了\n像一本没有读完的书\n我提着一盏灯\n一页页翻过去\n"
        "风雪会让站\n　　　　张兰\n　　老李把马灯挂在扳道房的门框上，雪已经没过了膝盖。他说，车快来了。\n"
    )
    assert labels(text)["道　渣　　（副刊第八十七期）"][0] is Kind.STANDING_HEAD
    assert [article.section for article in read(text).articles][-2:] == ["道 渣", "道 渣"]
