"""Stories that are broken off and go on: behind another story, on another page, below a box."""

from __future__ import annotations

import pytest

from gazette_cli.article import Article
from gazette_cli.source import Source
from gazette_cli.structure import split
from gazette_cli.structure.box_names import has_box_name, is_box_name, surely_heads_box

BRIDGE = "便民桥修好了\n本报讯（记者 林小满）溪口镇的便民桥上周通车，两岸三千户居民上街少走四公里。\n"
LIBRARY = "图书室添了夜场\n本报讯（记者 高远）社区图书室周五起开到晚上十点，添了两百册新书和一台饮水机。\n"
MARKET = "早市挪进大棚\n本报讯（记者 周舟）东门早市昨天挪进新大棚，一百二十个摊位抽签排定，卫生费每天两元。\n"


def articles(text: str) -> dict[str | None, Article]:
    """The articles of an issue by their headlines."""
    return {article.headline and article.headline.text: article for article in split(Source.from_text(text)).articles}


def words(article: Article) -> str:
    return "".join(paragraph.text for paragraph in article.paragraphs)


def test_a_paragraph_goes_on_behind_a_story_rather_than_in_its_headline() -> None:
    text = (
        f"{BRIDGE}桥修了两年。去年汛期桥墩被冲歪，摆渡船半个钟头才来一趟，最久的一趟让乘客在雨中等了\n"
        f"{LIBRARY}四十七分钟。\n桥头还添了路灯和长椅。\n{MARKET}"
    )
    found = articles(text)
    assert "在雨中等了四十七分钟。" in words(found["便民桥修好了"])
    assert words(found["便民桥修好了"]).endswith("长椅。")
    assert set(found) == {"便民桥修好了", "图书室添了夜场", "早市挪进大棚"}


@pytest.mark.parametrize(
    ("onwards", "back"),
    [
        ("（下转本版第四栏）", "（上接本版第一栏）"),
        ("（文轉本版下欄）", "（文接本版上欄）"),
        ("（下转2版）", "便民桥修好了（上接1版）"),
        ("（下接第二版）", "（上接第一版）"),
    ],
)
def test_jumps_within_a_page_and_behind_the_headline(onwards: str, back: str) -> None:
    text = f"{BRIDGE}桥修了两年，光是等水退就等了四十天，老人们\n{onwards}\n{LIBRARY}{back}\n搬着板凳来看。\n{MARKET}"
    found = articles(text)
    assert set(found) == {"便民桥修好了", "图书室添了夜场", "早市挪进大棚"}
    assert "老人们搬着板凳来看。" in words(found["便民桥修好了"])


@pytest.mark.parametrize(("first", "second"), [("①", "②"), ("《便民桥修好了》", "《早市挪进大棚》")])
def test_a_number_or_a_title_says_which_story_goes_on(first: str, second: str) -> None:
    marks = ("①", "②") if first == "①" else ("", "")
    text = (
        f"{BRIDGE}桥修了两年，光是等水退就等了四十天，老人们\n（下转第2版{marks[0]}）\n"
        f"{MARKET}抽签那天来了两百多人，有三个摊主抽完又\n（下转第2版{marks[1]}）\n"
        f"{LIBRARY}（上接第1版{second}）\n换了位置。\n（上接第1版{first}）\n搬着板凳来看。\n"
    )
    found = articles(text)
    assert words(found["便民桥修好了"]).endswith("老人们搬着板凳来看。")
    assert words(found["早市挪进大棚"]).endswith("有三个摊主抽完又换了位置。")


def test_headings_below_the_rest_of_a_story_are_its_own() -> None:
    text = (
        "便民桥修好了\n本报记者 林小满\n溪口镇的便民桥上周通车，两岸居民上街少走四公里，赶早市的老人不用再绕到北门。\n"
        f"一、难在哪里\n桥修了两年，光是等水退就等了四十天，老人们\n（下转第二版）\n{LIBRARY}（上接第一版）\n"
        "搬着板凳来看。“哪天能走，我就哪天过去。”罗春生说。\n二、钱从哪来\n"
        "修桥花了三百万元，镇里出一半，余下的由企业捐助，账目贴在桥头。\n三、谁来管护\n"
        f"镇里请了两名护桥员，每月补贴六百元。\n{MARKET}"
    )
    found = articles(text)
    assert words(found["便民桥修好了"]).endswith("每月补贴六百元。")
    assert words(found["图书室添了夜场"]).endswith("一台饮水机。")


BOX = [
    ("【数读·便民桥】", ["桥长　86米", "桥墩　由6个减到4个", "花费　300万元"]),
    ("★小提示★ 过桥怎么走", ["电动车请下来推行，货车绕行北门大桥，夜里十点以后桥头栏杆放下。"]),
    ("链接：什么是便民桥", ["1.跨度不到百米；", "2.由镇里自行管护。"]),
]


@pytest.mark.parametrize(("title", "rows"), BOX)
def test_below_a_box_the_story_goes_on(title: str, rows: list[str]) -> None:
    rest = "桥修好了，怎么管？镇里请了两名护桥员，每月补贴六百元，桥面每天扫两遍，积雪当天清完。\n"
    last = "居民罗春生说，最盼的是再添几盏灯。\n"
    box = "\n".join(rows)
    story = "便民桥修好了\n本报记者 林小满\n溪口镇的便民桥上周通车，两岸三千户居民上街少走四公里。\n"
    found = articles(f"{story}{title}\n{box}\n{rest}{last}{MARKET}")
    assert words(found["便民桥修好了"]).endswith("最盼的是再添几盏灯。")
    boxes = [article for head, article in found.items() if head not in ("便民桥修好了", "早市挪进大棚")]
    assert len(boxes) == 1 and "护桥员" not in words(boxes[0])


def test_a_box_behind_a_story_that_is_signed_keeps_its_text() -> None:
    box = "链接：什么是便民桥\n便民桥由镇里自行管护，跨度不到百米。\n它们多半没有名字，人们用河湾和渡口称呼它。\n"
    story = "便民桥修好了\n溪口镇的便民桥上周通车，两岸三千户居民上街少走四公里。\n（本报记者 林小满）\n"
    found = articles(story + box + MARKET)
    assert "用河湾和渡口称呼它" in words(found["链接：什么是便民桥"])


def test_names_of_boxes() -> None:
    assert not any(map(has_box_name, ("问答：请假怎么算", "链接城乡的路"))) and has_box_name("小档案　沉砂井")
    assert [surely_heads_box(title) for title in ("【链接】护学岗", "温馨提示", "数读北坪")] == [True, False, True]
    assert [is_box_name(title) for title in ("●小资料", "【小辞典】", "数读北坪")] == [True, True, False]
