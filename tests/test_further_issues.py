"""A second issue pasted below the first, rows of staff, and what stands at the foot of an issue."""

from __future__ import annotations

import pytest
from tests.pages import OTHER, STORY

from gazette_cli.block import Kind
from gazette_cli.pipeline import understand
from gazette_cli.source import Source

HEAD = "溪  口  信  息\n第 {} 期\n溪口县人民政府办公室          2023年10月{}日\n━━━━━━━━━━━━━━━━━━━\n"
FOOT = (
    "报：县委书记、副书记，市政府办公室信息科。\n送：县委办、县人大办。\n发：各乡镇人民政府。        （共印95份）\n"
    "责编：江  涛  核稿：王  平  签发：于  明  电话：0000-4420116\n\n\n"
)
TWO = (
    HEAD.format(41, 20) + "\n【经验交流】\n" + STORY + "\n" + FOOT + HEAD.format(42, 27)
    + "本期两条：1.车棚换灯  2.浴室热水\n\n【经验交流】\n" + OTHER
)


def kinds(text: str) -> dict[str, tuple[Kind, str]]:
    """Kind and rule of the last block that has these words."""
    blocks = understand(Source.from_text(text)).blocks
    return {block.core.slice(text): (block.kind, block.evidence.rule) for block in blocks}


def test_a_second_issue_below_the_first() -> None:
    found = kinds(TWO)
    assert {found[line][1] for line in FOOT.split("\n")[:3]} == {"colophon.distribution"}
    assert found["责编：江  涛  核稿：王  平  签发：于  明  电话：0000-4420116"][0] is Kind.STAFF
    assert found["第 42 期"][0] is Kind.ISSUE_LINE
    assert found["溪口县人民政府办公室          2023年10月27日"][1] == "issue-line.further"
    assert found["本期两条：1.车棚换灯  2.浴室热水"] == (Kind.CONTENTS, "contents.one-line")
    articles = understand(Source.from_text(TWO)).articles
    assert [one.headline and one.headline.text for one in articles] == ["夜班食堂开门", "车棚换了新灯"]


def test_the_name_of_a_column_again_is_no_furniture() -> None:
    assert kinds(TWO)["【经验交流】"][0] is Kind.STANDING_HEAD


def test_a_row_of_staff_below_the_head() -> None:
    row = "带班领导:王明    值班长:江小舟    值班员:于泽 苗雨"
    found = kinds(f"溪口值守日报\n第225期        2024年8月12日(星期一)\n{row}\n{STORY}{OTHER}")
    assert found[row] == (Kind.STAFF, "staff.row")


def test_who_signs_a_letter_is_no_furniture() -> None:
    letter = "来稿请投信箱，七月五日截稿，写得好的有稿酬。\n\n通讯编辑 冼可\n\n2024年6月14日\n"
    text = f"溪口通讯\n第5期　2024年6月14日\n{STORY}{letter}{OTHER}"
    assert kinds(text)["通讯编辑 冼可"][0] not in (Kind.STAFF, Kind.FURNITURE, Kind.COLOPHON)


@pytest.mark.parametrize("line", [
    "村务监督电话：0000-5551036　县纪委监委举报电话：12388", "（每户一份，不得用于包烟叶）",
    "广播时间：早五点半　午十二点　晚七点　　　印一百二十份", "溪口印务所印 (采用环保纸张印制)",
    "Published by the Secretariat of the Council", "▼ 投稿请注明真实姓名、账号",
])  # fmt: skip
def test_foot_of_an_issue(line: str) -> None:
    assert kinds(f"溪口通讯\n第5期　2024年6月14日\n{STORY}{OTHER}\n{line}\n")[line][0] is Kind.COLOPHON
