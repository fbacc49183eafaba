"""Bylines of rarer forms: classes behind names, names of no list beside others, dots and dashes, words that sign."""

from __future__ import annotations

import pytest

from gazette_cli.fold import fold
from gazette_cli.grammar.openings import read_closing
from gazette_cli.grammar.people import read_byline
from gazette_cli.source import Source
from gazette_cli.structure import split

OTHER = "会议听取了有关部门的报告，对存在的问题逐项提出了整改要求，年底以前书面报来。"
STORY = "今年夏天，村里修了三公里长的水渠，两百亩旱地变成了水田。"


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("王志刚(三车间)", ["王志刚"]),
        ("(柳泉镇 竺小青)", ["竺小青"]),  # the place begins with a surname, and so does the office
        ("党办 王丽华", ["王丽华"]),
        ("提 案 人 王明德 卓玛(女)", ["王明德", "卓玛"]),
        ("提 案 人 李月娥等7人", ["李月娥"]),
        ("整理 王田园", ["王田园"]),  # the given name is a common word
        ("欧阳小诺(四年级)", ["欧阳小诺"]),
        ("王松年(作者系原北街小学教师,现年79岁)", ["王松年"]),
        ("(王浩,作者单位:质量部)", ["王浩"]),
        ("(作者单位:县第三建筑公司工会 王娜)", ["王娜"]),
        ("上官小晴 文 羌小宁 图", ["上官小晴", "羌小宁"]),  # a surname of no list before its role
        ("本报记者 王昕 实习记者 尕藏卓让 文/图", ["王昕", "尕藏卓让"]),
        ("索朗曲珍 文/图", ["索朗曲珍"]),
        ("王铁柱口述 后小英整理", ["王铁柱", "后小英"]),
        ("公孙明 画  王青 诗", ["公孙明", "王青"]),
        ("资料来源:升降机小组王志明", ["王志明"]),
        ("整理:秘书王婉英 工程小组李玉琳", ["王婉英", "李玉琳"]),
        ("经理 王祖儿 谨启", ["王祖儿"]),
        ("采价员:王桂花、李冬 审核:张振业", ["王桂花", "李冬", "张振业"]),
        ("记者:王彤 尕玛 摄像:岳飞 时长:2分18秒", ["王彤", "尕玛", "岳飞"]),
        ("(王门 统计)", ["王门"]),
        ("本报记者 和丽 苏晚晴 通讯员 扎西次仁", ["和丽", "苏晚晴", "扎西次仁"]),  # 和 is a surname too
        ("(和 丽)", ["和丽"]),
        ("本报记者 王春和 摄", ["王春和"]),
        ("王明和李芳 摄", ["王明", "李芳"]),
        ("(四(2)班 盛夏)", ["盛夏"]),
        ("(图书室管理员李桂英)", ["李桂英"]),
        ("访谈人:闻人月", ["闻人月"]),
        ("本期嘉宾:药剂科主管药师 佟月华", ["佟月华"]),
        ("蹲点人:王长庚(县推广中心粮作站)", ["王长庚"]),
        ("(小勇·王幹)", ["小勇·王幹"]),
        ("张黄月英", ["张黄月英"]),
        ("(后文芳 王一帆)", ["后文芳", "王一帆"]),
        ("四(1)班 苗小欣妈妈 王静", ["王静"]),
        ("□ 盛夏", ["盛夏"]),
        ("通讯员王文心 自第三区寄", ["王文心"]),
        ("答复人:王高娃(县法律援助中心律师)", ["王高娃"]),
    ],
)
def test_who_is_named(line: str, names: list[str]) -> None:
    byline = read_byline(line)
    assert byline is not None
    assert [who.name for who in byline.people] == names


@pytest.mark.parametrize("line", ["【数读·拿地即开】", "□ 通知", "谈心屋", "(指导教师 王 丘)", "秋风辞(三首)"])
def test_nobody_is_named(line: str) -> None:
    byline = read_byline(line)
    assert byline is None or not byline.people


def test_a_name_behind_a_dash_signs() -> None:
    closing = read_closing("他说“写个好评就行”。——游客 王明")
    assert closing and [who.name for who in closing[1].people] == ["王明"]
    assert read_closing("希望别只在检查时好看。——一位推车的妈妈") is None


def test_a_word_in_brackets_on_its_own_line_signs_where_others_do() -> None:
    text = "\n\n".join([
        f"水渠修到田头\n\n{STORY}（王小明）", f"夜校开到村里\n\n{STORY}（李芳华）",
        f"旧桥换上新栏杆\n\n{STORY}（张文秀）", f"车库明天启用\n\n{STORY}\n\n（盛夏）",
    ])  # fmt: skip
    articles = split(Source.from_text(text)).articles
    assert [[who.name for who in article.people] for article in articles][-1] == ["盛夏"]
    letter = "问：电梯坏了二十天，物业一直没有人来修，该找谁？（蔚然）\n\n答：可以先找居委会。\n"
    asked = f"{text}\n\n电梯坏了谁来修\n\n{letter}"
    assert "蔚然" not in [who.name for article in split(Source.from_text(asked)).articles for who in article.people]


def test_an_office_in_brackets_on_its_own_line_ends_what_it_supplied() -> None:
    text = f"水渠修到田头\n\n{STORY}\n\n（某县水利局）\n\n夜校开到村里\n\n{OTHER}\n"
    articles = split(Source.from_text(text)).articles
    assert [article.headline and article.headline.text for article in articles] == ["水渠修到田头", "夜校开到村里"]
    assert articles[0].byline is not None and not articles[0].people


def test_rows_of_names_are_no_headline() -> None:
    text = f"年度金牌调解员（十二名）\n\n王必成　李　南　扎西卓玛　令狐小婉　祁　红　於开国\n\n{STORY}\n"
    article = split(Source.from_text(text)).articles[0]
    assert article.headline is not None and article.headline.text == "年度金牌调解员（十二名）"


@pytest.mark.parametrize("line", ["来 信", "解　读", "海棠街 李先生", "李女士"])
def test_words_spaced_wide_and_forms_of_address_are_no_names(line: str) -> None:
    byline = read_byline(fold(line).text)
    names = {who.name for who in byline.people} if byline else set()
    assert not names & {"来信", "解读", "李先生", "李女士"}


def test_two_names_in_brackets_sign_though_the_full_stop_is_lost() -> None:
    told = "城东农贸市场的公平秤上周重新校准，市民可以凭小票到服务台复秤，缺斤少两的当场补足"
    articles = split(Source.from_text(f"公平秤重新校准\n\n{told}（王建国 李明华）\n")).articles
    assert [who.name for who in articles[0].people] == ["王建国", "李明华"]
