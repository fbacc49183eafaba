"""Which line of a headline is the main one, and what below a headline belongs to none."""

from __future__ import annotations

import pytest

from gazette_cli.source import Source
from gazette_cli.structure import split

BODY = """　　今年夏天，村里修了三公里长的水渠，两百亩旱地变成了水田。

　　水渠由十二个村民小组分段包干，每段都有人看护，雨季前全部完工。
"""

OTHER = """　　会议听取了有关部门的报告，对存在的问题逐项提出了整改要求。

　　有关部门要在年底以前把整改结果书面报来，逾期不报的到会说明。
"""


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["某县第八届人民代表大会常务委员会", "第十四次会议议程"], "某县第八届人民代表大会常务委员会第十四次会议议程"),
        (
            ["某县人民代表大会常务委员会", "关于批准决算的决议", "（2023 年 8 月 25 日第十四次会议通过）"],
            "某县人民代表大会常务委员会关于批准决算的决议",
        ),
        (["某县人民政府关于印发", "促进水渠养护若干措施的通知"], "某县人民政府关于印发促进水渠养护若干措施的通知"),
        (["2024年第三季度", "村级财务收支明细表"], "2024年第三季度村级财务收支明细表"),
        (["谷雨前后农事意见", "县农业技术推广中心 粮油站"], "谷雨前后农事意见"),
        (["乘客开车门司机赔了钱", "案情"], "乘客开车门司机赔了钱"),
        (["电梯停了二十天没人修", "读者来电"], "电梯停了二十天没人修"),
        (["孩子的近视还能“摘帽”吗", "受访专家：眼科副主任医师 王雪莲"], "孩子的近视还能“摘帽”吗"),
        (["某县政府训令", "令各区区长、各校校长"], "某县政府训令"),
        (["夜行火车", "（外一首）"], "夜行火车"),
        (["某县人民委员会布告", "农字第四十二号"], "某县人民委员会布告"),
        (["某县人民代表大会常务委员会公告", "〔十八届〕第 7 号"], "某县人民代表大会常务委员会公告"),
    ],
)
def test_the_headline_of_a_stack(lines: list[str], title: str) -> None:
    text = f"旧桥换上新栏杆\n\n{BODY}\n" + "\n".join(lines) + f"\n\n{OTHER}"
    article = split(Source.from_text(text)).articles[1]
    assert article.headline is not None and article.headline.text == title


def test_a_column_in_shell_brackets_stands_above_a_headline() -> None:
    letter = f"〔家长来信〕\n我在校门口站了一年岗\n四（1）班 王静\n{OTHER}"
    articles = split(Source.from_text(f"旧桥换上新栏杆\n\n{BODY}\n{letter}")).articles
    heads = [article.headline and article.headline.text for article in articles]
    assert heads == ["旧桥换上新栏杆", "我在校门口站了一年岗"]
    assert articles[1].section == "家长来信" and articles[1].kicker is None


def test_a_full_name_behind_a_wide_gap_signs_the_headline() -> None:
    text = f"石桥头的铁匠铺　　王小曼\n\n{BODY}\n渠上的人　　十二组\n\n{OTHER}"
    first, second = split(Source.from_text(text)).articles
    assert first.headline is not None and first.headline.text == "石桥头的铁匠铺"
    assert [who.name for who in first.people] == ["王小曼"]
    assert not second.people


def test_a_signed_letter_below_a_standing_head_is_a_piece_of_its_own() -> None:
    text = f"水渠修到三组\n\n{BODY}\n读者来信\n\n　　渠边的路灯坏了半个月，夜里走路看不清，请快来修。（王小曼）\n"
    articles = split(Source.from_text(text)).articles
    assert [who.name for article in articles for who in article.people] == ["王小曼"]
    assert len(articles) == 2 and articles[1].headline is None


@pytest.mark.parametrize("name", ["农村供水补贴办法（试行）", "促进水渠养护若干措施"])
def test_a_document_sent_out_with_a_notice_belongs_to_it(name: str) -> None:
    head = f"某县人民政府关于印发《{name}》的通知\n\n各乡镇人民政府：\n\n{BODY}\n"
    text = f"{head}某县人民政府\n\n2023年8月14日\n\n{name}\n\n　　第一条　为把水渠养护好，结合本县实际，制定本办法。\n"
    assert [article.headline and article.headline.text for article in split(Source.from_text(text)).articles] == [
        f"某县人民政府关于印发《{name}》的通知"
    ]


def test_a_headline_that_ends_with_a_common_word_is_no_body_and_its_author() -> None:
    text = f"我镇代表队市运动会归来\n\n{BODY}\n来　信\n\n路灯几时修好\n\n{OTHER}"
    first, second = split(Source.from_text(text)).articles
    assert first.headline is not None and first.headline.text == "我镇代表队市运动会归来" and not first.people
    assert second.section is not None and second.section.replace(" ", "") == "来信"
    assert second.headline is not None and second.headline.text == "路灯几时修好"


@pytest.mark.parametrize("first", ["百名“银发译员”", "垄上来了", "县拖拉机站"])
def test_first_lines_that_are_no_names_of_columns(first: str) -> None:
    found = split(Source.from_text(f"老渠通水到下湾\n\n{BODY}\n{first}\n教新市民说本地话\n{OTHER}")).articles
    assert found[1].section is None
    head = [part.text for part in (found[1].kicker, found[1].headline) if part]
    assert first in "".join(head)


def test_what_ends_as_names_of_columns_do_is_one_above_a_heading() -> None:
    found = split(Source.from_text(f"老渠通水到下湾\n\n{BODY}\n街道动态\n早市开张，规矩讲好\n{OTHER}")).articles
    assert found[1].section == "街道动态"


def test_above_a_deck_stands_a_headline() -> None:
    found = split(Source.from_text(f"老渠通水到下湾\n\n{BODY}\n守堤日夜\n——下湾抗洪现场目击\n{OTHER}")).articles
    assert found[1].headline is not None and found[1].headline.text == "守堤日夜"


def test_two_offices_sign() -> None:
    other = "　　南村的路灯坏了三盏，电工站说配件已经订了，月底以前换好。\n"
    text = f"老渠通水到下湾\n\n{BODY}《清源报》编辑部\n县水利局\n\n路灯几时修好\n{other}"
    found = split(Source.from_text(text)).articles
    assert [one.headline and one.headline.text for one in found] == ["老渠通水到下湾", "路灯几时修好"]


@pytest.mark.parametrize(
    "office", ["县农业技术推广中心 粮油站", "某县林业有害生物防治检疫站", "石桥公社通讯组", "本报调研组"]
)
def test_an_office_below_a_headline_wrote_the_story(office: str) -> None:
    text = f"旧桥换上新栏杆\n\n{BODY}\n三十二天修通五里渠\n{office}\n{OTHER}"
    article = split(Source.from_text(text)).articles[1]
    assert article.byline is not None and article.byline.text == office
    assert article.deck is None


@pytest.mark.parametrize(
    "lines", [["石桥县农业农村局", "三十二天修通五里渠"], ["三年等来一根线", "石桥县城区建成首个换电服务中心"]]
)
def test_other_lines_that_end_like_an_office_sign_nothing(lines: list[str]) -> None:
    text = f"旧桥换上新栏杆\n\n{BODY}\n" + "\n".join(lines) + f"\n{OTHER}"
    assert split(Source.from_text(text)).articles[1].byline is None
