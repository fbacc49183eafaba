"""Who wrote, where the line says more than that; and the lines of pages, mails and phones between stories."""

from __future__ import annotations

import pytest
from tests.pages import OTHER, STORY, labels, read

from gazette_cli.block import FURNITURE_KINDS, Kind
from gazette_cli.fold import fold
from gazette_cli.grammar.openings import mark, read_bare_closing
from gazette_cli.grammar.people import read_byline

TOP = "溪口小学报\n2024年11月30日　总第31期\n溪口镇中心小学主办\n"


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("（作者王春生系溪口镇退休教师）", ["王春生"]),
        ("（作者赵敏，溪口镇敬老院护工，写诗十年，有诗集一部）", ["赵敏"]),
        ("（作者：李 芳，现为县作家协会会员。原载本刊第3期）", ["李芳"]),
        ("2024年11月08日 来源：溪口日报 作者：王春生 字数：802", ["王春生"]),
        ("提案人：王春生（教育界）　联名：赵敏、李芳", ["王春生", "赵敏", "李芳"]),
        ("访谈整理／王春生", ["王春生"]),
        ("（赵小禾　辑）", ["赵小禾"]),
        ("（作者系渠道管理处职工王春生）", ["王春生"]),
        ("（王登科供稿）", ["王登科"]),
        ("[意]丽塔·贝尼尼 著　王春生 译", ["丽塔·贝尼尼", "王春生"]),
        ("赵敏 编著", ["赵敏"]),
        ("供稿：县一中 王春生", ["王春生"]),
    ],
)
def test_who_wrote(line: str, names: list[str]) -> None:
    byline = read_byline(fold(line).text)
    assert byline is not None
    assert [who.name for who in byline.people] == names


@pytest.mark.parametrize(
    "line", ["（宣教科供稿）", "（党建办供稿）", "（妇联供稿）", "（作者单位：县一中）", "供稿单位：县应急管理局"]
)
def test_offices_are_no_persons(line: str) -> None:
    byline = read_byline(fold(line).text)
    assert byline is not None
    assert (byline.people, byline.has_org) == ((), True)


@pytest.mark.parametrize("line", ["（作者系县一中教师）", "（作者是本县第一批支教队员，现已退休）"])
def test_an_author_without_a_name_is_nobody(line: str) -> None:
    assert read_byline(fold(line).text) is None


@pytest.mark.parametrize(
    "line",
    [
        "[2/5帧]", "【3/8】", "版面导航　　01版：要闻　　02版：民生　　03版：乡镇", "晚报天天有,转发给朋友>>",
        "■字体：大 中 小　　分享到：微信　微博", "如正文显示不全，请点此查看网页版", "此为系统邮件，请勿直接回复。",
        "—— 原始邮件（自动附加）——", "XIKOU LIBRARY · ISSUE 71 ······ 2", "XIKOU AGRI-MONTHLY　No.203",
        "主题词：法律援助　农民工　简报", "3 上一篇",
        "ｉ一 .~ 丶　　‘",
    ],
)  # fmt: skip
def test_lines_of_the_page_between_stories(line: str) -> None:
    assert labels(f"{TOP}{STORY}{line}\n{OTHER}")[line][0] in FURNITURE_KINDS


def test_what_is_advertised_below_the_word_between_dots() -> None:
    line = "溪口县种子公司招租 临街门面2间 联系 13000005566 向经理"
    found = labels(f"{TOP}{STORY}{OTHER}·广告·\n{line}\n")
    assert found["·广告·"][1] == "furniture.advertisement"
    assert found[line][1] == "furniture.advertised"


def test_when_a_picture_was_taken_behind_its_legend() -> None:
    line = "▲夜里的溪口书屋。赵敏摄于4月18日"
    assert labels(f"{TOP}{STORY}{line}\n{OTHER}")[line][0] is Kind.CAPTION


def test_two_names_behind_the_last_full_stop_sign() -> None:
    found = read_bare_closing("方便上班族中午十二点到两点就诊。王春生 赵敏")
    assert found is not None
    assert (found[0], [who.name for who in found[1].people]) == (16, ["王春生", "赵敏"])
    assert read_bare_closing("方便上班族中午十二点到两点就诊。欢迎 前来") is None


@pytest.mark.parametrize("line", ["院训：慎独 精进 体恤 敢当", "准印证号：溪新出准字（2018）第021号"])
def test_lines_below_those_of_the_issue(line: str) -> None:
    top = "溪口医声\nXI KOU YI SHENG\n溪口县医院主办\n2023年5月31日 第5期（总第213期）\n内部资料 免费交流\n"
    assert labels(f"{top}{line}\n\n{STORY}{OTHER}")[line][0] in FURNITURE_KINDS


@pytest.mark.parametrize("tag", ["【基本案情】", "【办理过程】", "【案件点评】", "【裁判理由】", "【典型意义】"])
def test_the_parts_of_a_case_are_no_items(tag: str) -> None:
    assert mark(f"{tag}承办人先找到村里两位证人，又两次坐火车去次子打工的城市。") == ""


def test_who_signs_a_notice_in_office_wrote_nothing() -> None:
    body = "　　定于十二月八日上午九时在文化站召开第三次会员大会，请各位会员准时出席，带好会员证。\n"
    notice = f"关于召开会员大会的通知\n{body}　　　　　　　　　　理事长　王春生\n"
    letter = f"写在年末的话\n{body}　　　　　　　　　　理事长　王春生\n"
    first, second = (read(f"{TOP}{STORY}{text}").articles[-1] for text in (notice, letter))
    assert (first.people, [who.name for who in second.people]) == ((), ["王春生"])
