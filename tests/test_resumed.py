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


STORY = (
    "便民桥修好了\n本报记者 林小满\n"
    "溪口镇的便民桥上周通车，两岸三千户居民上街少走四公里，赶早市的老人不用再绕到北门。\n"
)
REST = "桥修好了，怎么管？镇里请了两名护桥员，每月补贴六百元，桥面每天扫两遍，积雪当天清完。\n"


@pytest.mark.parametrize(
    "box",
    [
        "短评\n好事不妨慢一步\n桥通了值得高兴，可护栏和路灯还没有装齐，急着走车，摔了人就成了坏事。（高　远）\n",
        "便民告示框\n失物招领\n3月9日在桥头拾到钥匙一串，请失主带身份证到社区居委会领取。\n溪口社区居委会\n3月21日\n",
    ],
)
def test_behind_what_signs_a_box_the_story_goes_on(box: str) -> None:
    found = articles(f"{STORY}{box}{REST}{MARKET}")
    assert words(found["便民桥修好了"]).endswith("积雪当天清完。")
    assert "护桥员" not in words(found[box.split("\n")[1]])


def test_what_is_added_below_a_signature_stays_with_it() -> None:
    letter = "桥头能不能加盏灯\n编辑同志：桥头夜里很黑，放学的孩子推着车走，请问能不能加盏灯？\n读者 高远\n"
    answer = "答：镇里已经安排，本月底前装四盏太阳能路灯，请大家放心。\n"
    found = articles(STORY + letter + answer + MARKET)
    assert "太阳能路灯" not in words(found["便民桥修好了"])


def test_below_items_printed_inside_it_a_story_goes_on() -> None:
    items = "小区公告栏\n○老年食堂下周开张，供应午餐。\n○南门停水一天，请居民蓄水。\n○办证车停在桥头。（易木兰）\n"
    found = articles(f"{STORY}{items}{REST}修完桥，又修路\n桥头的路也要修，居民凑了三万元，剩下的由镇里出。\n{MARKET}")
    assert words(found["便民桥修好了"]).endswith("剩下的由镇里出。")


def test_the_crosshead_below_a_box_of_figures_is_the_storys() -> None:
    box = "数读 便民桥\n桥长86米\n桥墩6个减到4个\n花费300万元\n"
    story = f"{STORY}难在哪里\n桥修了两年，光是等水退就等了四十天，老人们搬着板凳来看。\n"
    found = articles(f"{story}{box}谁来管护\n{REST}{MARKET}")
    assert "谁来管护" in words(found["便民桥修好了"])
    assert "谁来管护" not in words(found["数读 便民桥"])


def test_below_the_name_of_a_box_in_traditional_characters_the_story_goes_on() -> None:
    story = (
        "便民橋修好了\n本報記者 林小滿\n溪口鎮的便民橋上週通車，兩岸三千戶居民上街少走四公里。\n"
        "橋修了兩年，光是等水退就等了四十天，老人們搬著板凳來看。\n"
    )
    box = "【小辭典】\n什麼是便民橋\n便民橋由鎮裡自行管護，跨度不到百米，汽車不能上橋。\n"
    rest = "橋修好了，怎麼管？鎮裡請了兩名護橋員，每月補貼六百元，橋面每天掃兩遍，積雪當天清完。\n"
    market = "鄉情快訊\n早市挪進大棚\n東門早市昨天挪進新大棚，一百二十個攤位抽籤排定。\n"
    found = articles(story + box + rest + market)
    assert words(found["便民橋修好了"]).endswith("積雪當天清完。")
    assert "護橋員" not in words(found["什麼是便民橋"])


COLUMN = """便民桥修好了
本报记者 林小满
　　溪口镇的便民桥上周通车，两岸三千户居民
上街少走四公里，赶早市的老人不用再绕到北门
大桥，等船的日子到了头。
　　桥修了两年。去年汛期桥墩被冲歪，施工队
光是等水退就等了四十天，老人们搬着板凳来看，
每天都有人来问，一批人
　　4月18日，居民罗春生（左）和女儿在东门
的换书集市上淘书。当天共有八十七户人家摆摊，
换出旧书2300余册。高小远 摄
刚走，另一批人又来。后来工期定了，人才少了。
镇里请了两名护桥员，桥面每天扫两遍。
"""


def test_a_picture_told_in_sentences_is_an_item_inside_a_story() -> None:
    found = articles(COLUMN)
    assert "换出旧书2300余册" in words(found[None]) and found[None].kind == "photo"
    assert words(found["便民桥修好了"]).endswith("桥面每天扫两遍。")


def test_a_question_that_is_not_answered_in_the_next_paragraph_is_a_headline() -> None:
    story = "帮你问\n问：桥头的路灯什么时候能亮？\n见习记者 高远\n读者来电：桥头夜里很黑，放学的孩子推着车走。\n"
    answer = "答：镇里已经安排，本月底前装四盏太阳能路灯，请大家放心。\n"
    found = articles(STORY + story + answer + MARKET)
    assert "太阳能路灯" in words(found["问：桥头的路灯什么时候能亮？"])
    asked = "热线问答\n问：桥头的路灯什么时候能亮？\n答：本月底前装四盏太阳能路灯，请大家放心。\n"
    assert "问：桥头的路灯什么时候能亮？" not in articles(STORY + asked + MARKET)


def test_full_lines_behind_hollow_marks_are_items() -> None:
    items = "".join(
        f"△{place}乡四月二十九日夜里下冰雹，大的有二两重，\n打坏秧苗{n}百亩、瓦房四十二间，县里拨了救济款．\n"
        for n, place in enumerate(("东岭", "南坪", "西河"), 2)
    )
    story = "　　溪口镇的便民桥上周通车，两岸三千户居民上街\n少走四公里，赶早市的老人不用再绕北门．\n"
    found = split(Source.from_text(f"便民桥修好了\n{story}各地简况\n{items}")).articles
    assert sum("打坏秧苗" in words(article) for article in found) == 3
