"""Signs before headings: which head stories, and which parts of one."""

from __future__ import annotations

from tests.pages import labels, titles

from gazette_cli.block import Kind

TOP = "溪水宗亲会讯　第47期\n2024年3月29日出刊　发行人：王启明　主编：王雅雯\n"
TEXT = "　　三月十六日上午，正脊上最后一只瓦虎装回原位，一百多位宗亲在埕前鼓掌，祠堂卸下了头巾。\n"
MORE = "　　清明扫墓的车由四班增为六班，每日上午发车，每人酌收五十元，七十岁以上长辈免费。\n"


def test_a_sign_that_headlines_have_names_no_column() -> None:
    text = (
        f"{TOP}◎屋脊上的虎回来了\n溪水堂修复九个月完工　花费比预算少四十七万元\n文／王雅雯\n{TEXT}"
        f"【会务】\n◎扫墓的车增为六班\n文／李芳\n{MORE}"
        "◎地租收支与奖学金\n文／赵小满\n　　地租收了三十八万元，奖学金发了十四万元。\n"
    )
    assert labels(text)["◎屋脊上的虎回来了"][0] in (Kind.HEADLINE, Kind.KICKER)
    assert labels(text)["【会务】"][0] is Kind.STANDING_HEAD
    assert len(titles(text)) == 3


def test_parts_of_a_letter_and_its_answer() -> None:
    text = (
        f"{TOP}堂前路的坑，县政连夜补了\n■来信\n{TEXT}　　　　（读者　王建国）\n■答复\n{MORE}"
        "■再问\n　　记者复查：坑平了，井盖还在响，白天响声最高，松动的井盖月底前换完。\n"
        "■编后\n坑不大，事不小。一封信跑在一纸规划前头，说明有人在等，我们会再去数井盖。\n"
        f"谁来接放学的孩子\n本报记者　李芳\n{MORE}"
    )
    assert titles(text) == ["堂前路的坑，县政连夜补了", "■编后", "谁来接放学的孩子"]
