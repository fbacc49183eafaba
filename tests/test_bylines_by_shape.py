"""Bylines known by the shape of their line, families and honours behind names, lines that break off in a bracket; and
headlines that readers' questions and notices are."""

from __future__ import annotations

import pytest

from gazette_cli.block import Kind
from gazette_cli.fold import fold
from gazette_cli.grammar.full_names import is_name
from gazette_cli.grammar.openings import read_closing, read_opening
from gazette_cli.grammar.people import read_byline
from gazette_cli.source import Source
from gazette_cli.structure import split

STORY = "今年夏天，村里修了三公里长的水渠，两百亩旱地变成了水田。"
OTHER = "会议听取了有关部门的报告，对存在的问题逐项提出了整改要求，年底以前书面报来。"



def headlines(lines: list[str]) -> list[str | None]:
    """The headline of each article that the lines hold."""
    articles = split(Source.from_text("\n".join(lines) + "\n")).articles
    return [article.headline and article.headline.text for article in articles]


def people(lines: list[str]) -> list[str]:
    """Who is named in the bylines of the articles that the lines hold."""
    articles = split(Source.from_text("\n".join(lines) + "\n")).articles
    return [who.name for article in articles for who in article.people]


def wrapped(text: str) -> list[str]:
    """A paragraph in lines of twenty characters, the first one set in."""
    text = f"　　{text}"
    return [text[n : n + 20] for n in range(0, len(text), 20)]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("文/王丹阳 图/须晴", ["王丹阳", "须晴"]),  # a word where only a name can stand
        ("图|须晴 文|李月 编辑|王明", ["须晴", "李月", "王明"]),
        ("@王可凡 整理", ["王可凡"]),
        ("——王小满 5号楼401", ["王小满"]),
        ("整理: 商会法务 王思源", ["王思源"]),
        ("新湾区议会主席 司徒文慧", ["司徒文慧"]),
        ("提问议员:欧阳子明", ["欧阳子明"]),
        ("(纪录:王素梅)", ["王素梅"]),
        ("王土生 全家", ["王土生"]),
        ("王家豪太平绅士", ["王家豪"]),
        ("王子朗 海湾官立中学中五学生", ["王子朗"]),
        ("摄影:庹文秀", ["庹文秀"]),  # a surname of no list
    ],
)
def test_who_is_named(line: str, names: list[str]) -> None:
    byline = read_byline(line)
    assert byline is not None
    assert [who.name for who in byline.people] == names


@pytest.mark.parametrize(
    "line",
    [
        "我县代表团省运动会 归来",  # a headline with a gap
        "县农科所 查出",
        "文/本报 图/新华",
        "柳泉村 王佳(女) 李春阳 张江",  # a list of names
        "王小明 一个不肯认输的中学生",
    ],
)
def test_nobody_is_named(line: str) -> None:
    byline = read_byline(line)
    assert byline is None or not byline.people


def test_verbs_are_no_names() -> None:
    assert [is_name(word) for word in ("归来", "查出", "王来福", "应征", "王应")] == [False, False, True, False, True]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("两个班追成平手。秋实 摄", "秋实"),
        ("孩子们在学包粽子。岩罕 摄", "岩罕"),
        ("白鹭在浅滩觅食。 汤 圆 摄", "汤圆"),
        ("队员跑了四次才升空。王丹 摄", "王丹"),
    ],
)
def test_credits_behind_the_last_full_stop(text: str, name: str) -> None:
    closing = read_closing(text)
    assert closing is not None
    assert [who.name for who in closing[1].people] == [name]


def test_words_of_the_house_take_no_pictures() -> None:
    assert read_closing("两个班追成平手。资料图 摄") is None
    assert read_closing("两个班追成平手。新华 摄") is None


def test_reports_from_a_place() -> None:
    opening = read_opening(fold("【王姜明珠／厚湾報導】星期二上午十點，活動中心的廚房已經滾著兩鍋湯。").text)
    assert opening is not None
    assert opening.byline is not None
    assert [who.name for who in opening.byline.people] == ["王姜明珠"]


def test_a_byline_whose_bracket_closes_on_the_next_line() -> None:
    lines = [
        "老渠通水",
        "　　本报讯（记者 王丹阳　通讯员 李",
        "明）今年夏天，村里修了三公里长的",
        "水渠，两百亩旱地变成了水田。",
    ]
    assert people(lines) == ["王丹阳", "李明"]


def test_a_caption_that_tells_who_is_who_is_one_with_its_credit() -> None:
    shown = "11月19日，坝子的甘蔗进入开榨季，今年种了三十万亩，图为蔗农王兴旺和妻子在田间捆蔗。岩罕 摄"
    schools = "三十名老师到乡下小学上课，带去了两百本图书，孩子们把最喜欢的一本抄了下来。"
    lines = ["老渠通水", *wrapped(STORY), *wrapped(schools), *wrapped(shown), "老桥拆除", *wrapped(OTHER)]
    found = split(Source.from_text("\n".join(lines) + "\n"))
    assert [block.kind for block in found.blocks].count(Kind.CAPTION) == len(wrapped(shown))


@pytest.mark.parametrize(
    "below",
    ["见习记者 王丹", "　　王老师：我们宿舍六个人，有两个每晚点灯学到一点多，我三个星期瘦了四斤。"],
)
def test_a_question_of_a_reader_is_a_headline(below: str) -> None:
    asked = "问：地下车库没有信号，要等多久？"
    lines = ["老渠通水", f"　　{STORY}", "（李明）", "帮你问", asked, below, f"　　{OTHER}"]
    assert headlines(lines) == ["老渠通水", asked]


def test_questions_of_an_interview_are_none() -> None:
    lines = [
        "高龄津贴怎么领",
        "问：哪些老人可以领？",
        "答：年满八十周岁的老人都可以领。",
        "问：怎么办手续？",
        "答：带身份证到村里填表。",
    ]
    assert headlines(lines) == ["高龄津贴怎么领"]


def test_what_is_sought_is_a_title_before_its_colon() -> None:
    rule = "-" * 35
    sought = "　　寻牛：十月六日黑夜跑了一头母牛，三岁口，黄毛白鼻梁，送信的谢三百元。"
    lines = ["停水通知", "今晚全村停水，请各家备足用水。", "村委会", "2018年7月3日", rule, sought, rule]
    assert headlines(lines) == ["停水通知", "寻牛"]
