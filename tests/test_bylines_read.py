"""Lines that are bylines: forums, offices that send in, classes, dates behind the name, roles of several people."""

from __future__ import annotations

import pytest

from gazette_cli.grammar.people import read_byline


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("某港分会供稿 执笔:王新灿", [("王新灿", "供稿/执笔")]),
        ("供稿:松木社 监事 王开亮", [("王开亮", "供稿")]),
        ("东溪小学三年甲班 郑晴晴", [("郑晴晴", None)]),
        ("巡道工 王小秋", [("王小秋", None)]),
        ("院办 李眉", [("李眉", None)]),
        ("读者 王秋实", [("王秋实", None)]),  # a given name that is a word
        ("(后勤处 王万里)", [("王万里", None)]),
        ("城南 王敬亭 10月19日", [("王敬亭", None)]),
        ("龙口乡读者 王根发 六月二日", [("王根发", None)]),
        ("王坤(离休干部,89岁)", [("王坤", None)]),
        ("(二分厂 王铁成 文 李 浩 图)", [("王铁成", "文"), ("李浩", "图")]),
        ("图|王小军 文|李满 编辑|张仙", [("王小军", "图"), ("李满", "文"), ("张仙", "编辑")]),
        ("文/社区工作者 左丘明 供图/物业 李直", [("左丘明", "文"), ("李直", "供图")]),
        ("撰稿:街道城管科 盛夏 王天", [("盛夏", "撰稿"), ("王天", "撰稿")]),
        ("王楚 文并摄", [("王楚", "文并摄")]),
        ("楼主: 7栋王小舟 发表于 2022-10-10 08:52 查看 2317 回复 48", [("王小舟", "楼主")]),
        ("楼主: 树先生(12栋 李墨) 2022-10-11 19:03", [("李墨", "楼主")]),
        ("9栋 诸葛思 发表于 2022/10/12", [("诸葛思", "楼主")]),
    ],
)
def test_who_wrote(line: str, people: list[tuple[str, str | None]]) -> None:
    byline = read_byline(line)
    assert byline is not None
    assert [(who.name, who.role) for who in byline.people] == people


@pytest.mark.parametrize(
    "line",
    [
        "楼主: 看海听风 2022-10-11 19:03",  # a nickname names nobody
        "责编 王明",  # alone it is of the staff
        "患者 满意度",
        "城南 王敬亭",  # a place and a name, nothing says that it signs
    ],
)
def test_no_byline(line: str) -> None:
    assert read_byline(line) is None
