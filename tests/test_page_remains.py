"""What stands around stories of web pages and old prints: staff in brackets, teasers, heads in two lines, strokes."""

from __future__ import annotations

import pytest
from tests.pages import OTHER, STORY, labels, read, titles

from gazette_cli.block import FURNITURE_KINDS, Kind
from gazette_cli.structure.chrome import is_chrome

TOP = "溪口小学报\n2024年11月30日　总第31期\n溪口镇中心小学主办\n"
LONG = "　　我们班的窗台上住着一只蜗牛，它的壳上有一道白印，像是谁用粉笔画的，值日生每天给它换一片菜叶。\n"


@pytest.mark.parametrize(
    "words", ["网友评论(8) 查看全部>>", "[上一页] [1] [2] [3]", "满意(12) 基本满意(3) 不满意(1)", "热点图片"]
)
def test_words_of_a_page(words: str) -> None:
    assert is_chrome(words)


@pytest.mark.parametrize("words", ["评论家来了", "满意不满意，群众说了算", "上一页的故事"])
def test_words_of_a_story(words: str) -> None:
    assert not is_chrome(words)


@pytest.mark.parametrize(
    "line",
    ["（编辑：王明　初审：李芳　终审：赵敏）", "准印证号：溪新出（内）字第2024031号", "丿",
     "社址:溪口市北大街18号 邮编:100000 新闻热线:0000-6000123 投稿邮箱:xikoubao@example.cn"],
)  # fmt: skip
def test_lines_of_the_house_between_stories(line: str) -> None:
    assert labels(f"{TOP}{STORY}{line}\n{OTHER}")[line][0] in FURNITURE_KINDS


@pytest.mark.parametrize(
    ("line", "rule"),
    [("LIU XI QU ZHUANBAN", "furniture.capitals"), ("LIUXI COMMUNITY NEWS", "furniture.capitals"),
     ("今日推荐 大棚黄瓜 | 冬蒜 | 鸡舍通风 | 果树刷白", "contents.one-line"),
     ("下期刊登：第十章 归航", "contents.pointer")],
)  # fmt: skip
def test_lines_of_the_page_between_stories(line: str, rule: str) -> None:
    assert labels(f"{TOP}{STORY}{line}\n{OTHER}")[line][1] == rule


def test_the_name_of_the_issue_beside_that_of_the_page_by_its_sound() -> None:
    line = "溪口小学报·我们的校园  WO MEN DE XIAO YUAN"
    assert labels(f"{TOP}{STORY}{line}\n{OTHER}")[line] == (Kind.RUNNING_HEAD, "running-head.issue-name")


def test_good_wishes_with_a_number_to_ring_advertise() -> None:
    line = "溪口县醋厂　“老井”香醋　厂长向全县人民致新春问候　电话：2223170"
    assert labels(f"{TOP}{STORY}{line}\n{OTHER}")[line][1] == "furniture.advertisement-in-text"


def test_a_judgement_is_no_line_of_the_staff() -> None:
    assert titles(f"{TOP}终审判决\n{LONG}{OTHER}")[0] == "终审判决"


def test_a_teaser_above_a_pointer_is_the_copy() -> None:
    story = f"窗台上的蜗牛\n四（2）班　王小明\n{LONG}　　后来它不见了，只留下一道亮亮的线，我们都没有去擦。\n"
    document = read(f"{TOP}{LONG}→ 全文见二版\n{STORY}{story}")
    copies = [block.core.start for block in document.blocks if block.kind is Kind.DUPLICATE]
    assert copies == [len(TOP) + 2]
    assert labels(f"{TOP}{STORY}→ 全文见二版\n{OTHER}")["→ 全文见二版"][1] == "contents.pointer"


def test_a_motto_of_three_calls() -> None:
    assert labels(f"{TOP}说真话　讲真情　做真人\n{STORY}")["说真话　讲真情　做真人"][1] == "furniture.motto"
    assert titles(f"{TOP}修水渠　通公路　建学校\n{LONG}{OTHER}")[0] == "修水渠　通公路　建学校"


@pytest.mark.parametrize(
    "motto", ["敬祖　睦族　兴学　济困", "增产节约，勤俭办社，勤俭持家！", "认真落实政策　尽快把生产搞上去！"]
)
def test_a_motto_of_calls_below_the_issue_line(motto: str) -> None:
    assert labels(f"{TOP}{motto}\n{STORY}")[motto][1] == "furniture.motto"


@pytest.mark.parametrize("head", ["快收　快打　快晒　快送", "老水塔，竟变成了图书馆！"])
def test_a_headline_that_calls_is_no_motto(head: str) -> None:
    assert labels(f"{TOP}{head}\n{LONG}{OTHER}")[head][0] in (Kind.HEADLINE, Kind.KICKER)


def test_the_head_of_the_page_again_in_two_lines() -> None:
    top = "03　车间天地\n2016年5月1日　星期日　总第931期　编辑　王明　溪钢工友\n"
    broken = "　　新灯亮了三个晚上，第四天夜里又暗下去，电工老陈爬上去一看，是线头\n溪钢工友\n车间天地\n松了。\n"
    found = labels(f"{top}{STORY}{broken}{OTHER}溪钢工友　车间天地　03\n")
    heads = ("溪钢工友", "车间天地", "溪钢工友　车间天地　03")
    assert [found[words][1] for words in heads] == ["running-head.top-words"] * 3
    assert labels(f"{top}{STORY}车间天地\n{OTHER}")["车间天地"][0] is not Kind.RUNNING_HEAD
