"""What stands between the stories of a page and shows where one ends: buttons, advertisements, speakers, boxes."""

from __future__ import annotations

from tests.pages import labels, titles

from gazette_cli.block import Kind
from gazette_cli.source import Source
from gazette_cli.structure.issue_split import label_furniture, read_units
from gazette_cli.structure.never_heads import find_asked

BRIDGE = "　　桥头的渡船停了三年，过河的人要绕十二里。镇里开了四次会，把修桥的钱一笔一笔算给大家听。\n"
STONE = "　　石料是从后山采的，一共二百方。施工队的老田说，桥墩打到第三天碰上了岩层，后来换了钻头。\n"
YARD = "　　院子不大，六户人家共用一口井。每月逢三，大家搬了板凳坐在井边，把难事一件一件说开。\n"
WELL = "　　井台上钉着一块木板，写着谁家提的事、谁去办。办完的打一个勾，没办完的下回再接着往下说。\n"
LAMPS = "　　通车那天，桥两头各装了六盏灯。卖豆腐的赵大姐头一个过桥，挑子里的豆腐一块也没有碎。\n"


def test_behind_the_buttons_of_a_page_another_story_begins() -> None:
    text = (
        f"老渡口的桥修通了\n——半年记\n本报记者 王小明\n{BRIDGE}钱有人出\n{STONE}桥有人管\n{LAMPS}{{0}}\n院里议事\n"
        f"{YARD}话有处说\n{WELL}（李芳）\n{{0}}\n版权所有 某某日报社\n"
    )
    assert titles(text.format("上一篇 下一篇")) == ["老渡口的桥修通了", "院里议事"]
    assert titles(text.format("上一篇：渡口｜下一篇：灯会")) == ["老渡口的桥修通了", "院里议事"]


def test_room_for_advertisements_to_let() -> None:
    text = f"桥通了\n本报记者 王小明\n{BRIDGE}{STONE}※本版广告位招租 电话见报眼※\n院里有商量\n{YARD}{LAMPS}（李芳）\n"
    assert labels(text)["※本版广告位招租 电话见报眼※"] == (Kind.FURNITURE, "furniture.advertisement")


def test_paragraphs_that_lost_their_last_sign_do_not_go_on() -> None:
    stories = [
        ("桥通了", BRIDGE), ("石料有了着落", STONE), ("院里有商量", YARD), ("木板上的勾", WELL), ("桥头的灯", LAMPS),
    ]  # fmt: skip
    text = "".join(f"{title}\n{told.strip().removesuffix('。')}\n" for title, told in stories)
    found = labels(text)
    assert {found[title][0] for title, _ in stories} <= {Kind.HEADLINE, Kind.CROSSHEAD}


def test_a_heading_between_the_answers_of_one_person_opens_no_story() -> None:
    asked = "记者：这座桥您守了多少年？\n田大河：三十一年。刚来的时候桥还是木头的，发大水要拿绳子捆住，人睡在桥头。\n"
    more = "记者：最难忘的是哪一年？\n田大河：第三年。水漫过桥面，我一个人在桥头站到天亮，后来全村都来抱石头。\n"
    last = "记者：现在还习惯吗？\n田大河：不习惯。新桥不用人守，我早上还是去走一趟，摸摸栏杆，回来才吃得下饭。\n"
    text = f"我守的是一条路\n本报记者 王小明\n{asked}我把绳子系在自己腰上\n{more}桥不会自己走路\n{last}（李芳）\n"
    assert titles(text) == ["我守的是一条路"]
    units, _ = read_units(label_furniture(Source.from_text(text)))
    assert {units[n].text for n in find_asked(units)} == {"我把绳子系在自己腰上", "桥不会自己走路"}
