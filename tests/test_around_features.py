"""What real pages print around a feature: contents in other forms, previews, boxes, page heads, lead words."""

from __future__ import annotations

import pytest
from tests.pages import OTHER, STORY, labels, read, titles

from gazette_cli.block import FURNITURE_KINDS, Kind
from gazette_cli.fold import fold
from gazette_cli.grammar.people import read_byline
from gazette_cli.structure.box_names import names_box, surely_heads_box

TOP = "溪口報\n2024年11月30日　總第31期\n"
LEAD = "祠堂正梁上那一行墨字，两百年来没有人看清过。今年三月卸瓦，木匠爬上去抹了一把灰，才看见是七个人的名字。"


def test_leaders_and_pages_in_chinese_numerals() -> None:
    contents = "目　錄\n\n祖祠重光記⋯⋯⋯⋯⋯⋯二\n\n敬悼故會長⋯⋯⋯⋯⋯⋯五\n\n秋祭收支公佈⋯⋯⋯⋯⋯⋯六\n\n"
    found = labels(f"{TOP}{contents}{STORY}{OTHER}")
    assert {found[line][0] for line in contents.split("\n\n")[:-1]} == {Kind.CONTENTS}


@pytest.mark.parametrize("contents", [
    "本期有什么\n谁偷走了睡眠 / 家长问老师答 / 两封来信 / 冬季作息通知\n",
    "本期:\n[1] 跟班记\n[2] 津贴答疑\n[3] 各分会动态\n[4] 技能赛结果\n",
])
def test_contents_below_other_words(contents: str) -> None:
    found = labels(f"{TOP}{contents}------------------------------\n{STORY}{OTHER}")
    assert {found[line][0] for line in contents.strip().split("\n")} == {Kind.CONTENTS}


@pytest.mark.parametrize("end", ["（文见第二版）", "……", "\n阅读全文 >>"])
def test_a_preview_that_points_on_is_the_copy(end: str) -> None:
    story = f"七个人的名字\n本报记者　王春生\n　　{LEAD}\n"
    first = read(f"{TOP}{LEAD}{end}\n\n------------------------------\n{story}{STORY}{OTHER}").articles[0]
    assert first.headline is not None and first.headline.text == "七个人的名字"
    assert first.paragraphs[0].text == LEAD


@pytest.mark.parametrize("name", ["骡道小档案", "用水小知识", "过冬小贴士"])
def test_what_kind_of_box_it_is_stands_last(name: str) -> None:
    assert names_box(name) and surely_heads_box(name)
    assert not names_box(f"{name}进校园活动")


@pytest.mark.parametrize("line", ["家校小船 第 1 页", "·溪口報·", "广告刊登热线:8812××××"])
def test_lines_between_the_halves_of_a_story(line: str) -> None:
    assert labels(f"{TOP}{STORY}{line}\n{OTHER}")[line][0] in FURNITURE_KINDS


def test_the_heading_of_a_box_below_its_name_is_no_list_of_the_page() -> None:
    page = "首页\n上一版 下一版\n上一篇 下一篇 放大+ 缩小-\n"
    box = "相关链接\n去停车楼夜市,这几件事先知道\n营业时间:每日19:00至次日1:00,遇橙色以上暴雨预警停市。\n"
    assert "去停车楼夜市,这几件事先知道" in titles(f"{page}{TOP}{STORY}{box}{OTHER}")


def test_lead_words_below_a_numbered_heading_are_no_titles() -> None:
    report = (
        "秋冬造林开局平稳\n　　入秋以来，全县抓住三场透雨组织十四个乡镇造林，现将有关情况报告如下：\n"
        "　　（一）主要做法\n"
        "　　苗木先验后运。全部苗木实行两证一签，在路口设验苗点，把退苗的道理一车一车地讲给人听。\n"
        "　　山场先看后挖。以往整地图快，今年留草留灌、穴状整地，穴外一律不动，冲沟少了一半。\n"
        "　　钱款先存后拨。造林补助存入专户，栽后拨三成，次年保存率达标再拨余下的七成。\n"
    )
    assert titles(f"{TOP}{report}")[0] == "秋冬造林开局平稳"
    assert len(titles(f"{TOP}{report}")) == 1


def test_tags_that_the_text_goes_on_with_say_where() -> None:
    items = (
        "【西埔】 西埔社区的修鞋伞昨天撑开了第十把，这是社区给流动修补摊划出的固定点位，插座最管用。\n"
        "【南坂】 从下周一起，南坂公园的羽毛球场改为分时预约，早上五点半到八点留给老年人，不用手机。\n"
    )
    assert titles(f"{TOP}{STORY}街巷\n{items}")[1:] == [None, None]


def test_other_labels_before_a_stroke() -> None:
    byline = read_byline(fold("文/王春生　温度记录/赵敏").text)
    assert byline is not None
    assert [(who.name, who.role) for who in byline.people] == [("王春生", "文"), ("赵敏", "温度记录")]


def test_questions_with_a_signed_answer_each_are_items() -> None:
    pairs = (
        "问：孩子进了初一，突然什么都不说了，是不是出了什么事？\n"
        "答：多半没出事，是心里多装了一扇门，可以敲，别撞，试试每天只问一件小事，坚持两周再看。（心理教师 王春生）\n"
        "问：英语听写总错，抄十遍有用吗？\n"
        "答：前三遍有用，后七遍练的是手，建议错一个、造一句，第二天再听一次，慢慢就记住了。（英语教师 赵敏）\n"
    )
    articles = read(f"{TOP}{STORY}家长问 老师答\n{pairs}{OTHER}").articles[1:3]
    assert [[who.name for who in article.people] for article in articles] == [["王春生"], ["赵敏"]]
    assert [len(article.paragraphs) for article in articles] == [2, 2]


def test_who_writes_from_abroad() -> None:
    byline = read_byline(fold("墨爾本　司徒美鳳　八月廿日").text.replace("爾", "尔"))
    assert byline is not None
    assert [who.name for who in byline.people] == ["司徒美鳳"]
