"""Boxes, captions and figures set into the columns of an article, which goes on behind them."""

from __future__ import annotations

from tests.pages import labels, read, titles

from gazette_cli.block import Kind
from gazette_cli.source import Source
from gazette_cli.structure.paragraph_edges import starts_anew
from gazette_cli.structure.sheet import Sheet

FERRY = "　　桥头的渡船停了三年，过河的人要绕十二里。镇里开了四次会，把修桥的钱一笔一笔算给大家听。\n"
STONE = "　　石料是从后山采的，一共二百方。施工队的老田说，桥墩打到第三天碰上了岩层，后来换了钻头。\n"
CHAIR = "　　凡事怕拖。早一天把难处摆上桌面，乡亲们就早一天想出办法，拖着拖着，小事也成了大事。\n"
LAMPS = "　　通车那天，桥两头各装了六盏灯。卖豆腐的赵大姐头一个过桥，挑子里的豆腐一块也没有碎。\n"
SCHOOL = "　　操场原先是煤渣地，跑起来一身黑。暑假里铺上了塑胶，体育课再也不用看天气上了。\n"
OPENING = f"一座桥修了三年\n本报记者 王小明\n{FERRY}先问：“钱从哪里来”\n{STONE}短评\n少一点“等一等”\n{CHAIR}"


def test_a_heading_behind_a_box_is_one_of_the_article() -> None:
    text = f"{OPENING}再问：“桥由谁来管”\n{LAMPS}镇中学添了新操场\n本报记者 李芳\n{SCHOOL}"
    assert titles(text) == ["一座桥修了三年", "少一点“等一等”", "镇中学添了新操场"]
    assert labels(text)["再问：“桥由谁来管”"] == (Kind.CROSSHEAD, "crosshead.behind-box")
    story, box, _ = read(text).articles
    assert LAMPS.strip() in story.text
    assert (story.section, box.section) == (None, "短评")


def test_above_a_dateline_it_is_a_headline() -> None:
    text = f"{OPENING}县长：“路要修到村里”\n　　本报讯（记者 李芳）{SCHOOL.strip()}\n{LAMPS}"
    assert titles(text)[-1] == "县长：“路要修到村里”"


def test_the_name_of_a_box_goes_on_with_no_paragraph() -> None:
    first, second = Sheet.of(Source.from_text("记者手记\n记者手记里写过这座桥\n")).lines
    assert (starts_anew(first.text), starts_anew(second.text)) == (True, False)


def test_a_caption_wider_than_its_column_ends_no_paragraph() -> None:
    caption = "通车那天村里的孩子们都来在桥上放风筝。屠小山 摄"
    text = (
        "一座桥修了三年\n本报记者 王小明\n"
        "　　渡船停了三年，过河的人要绕十二\n里。镇里开了四次会，把修桥的钱一笔\n一笔算给大家听。石料是从后山采的，\n"
        "一共二百方，施工队的老田说，桥墩打\n到第三天碰上了岩层，后来换了钻头，\n白天打桩，夜里点着马灯看水位，一直\n"
        f"守到了四月，施工队的人把石料堆到了\n{caption}\n木桥的旁边。通车那天，桥两头各装了\n六盏灯，卖豆腐的赵大姐头一个过桥，\n"
        "挑子里的豆腐一块也没有碎，乡亲们在\n桥头放了一挂鞭炮，孩子们跟在后面。\n"
    )
    assert caption in [part.text for part in read(text).articles[0].parts()]


def test_a_short_last_line_goes_on_behind_a_box() -> None:
    text = (
        "一座桥修了三年\n本报记者 王小明\n"
        "　　渡船停了三年，过河的人要绕十二\n里。镇里开了四次会，把修桥的钱一笔\n一笔算给大家听。石料是从后山采的，\n"
        "一共二百方，运到河边一直堆到了\n小贴士\n过桥怎样走\n　　通车头一个月，桥上只许走人，不\n"
        "许过车。挑担的靠右，推车的下来推，\n不要在桥上停留。\n木桥的旁边。施工队的老田说，桥墩打\n"
        "到第三天碰上了岩层，后来换了钻头。\n　　通车那天，桥两头各装了六盏灯，\n卖豆腐的赵大姐头一个过桥，挑子里的\n"
        "豆腐一块也没有碎。\n"
    )
    assert "一直堆到了木桥的旁边。" in read(text).articles[0].text


def test_right_behind_a_box_a_torn_paragraph_goes_on() -> None:
    broken = "开工那天下着小雨，乡亲们撑着伞来看。老田定下规矩，每天收工前由年纪最大的人\n"
    text = (
        f"一座桥修了三年\n本报记者 王小明\n{FERRY}{STONE}{broken}记者手记\n{CHAIR}大声念一遍。\n"
        f"石头也有名字\n{LAMPS}"
    ).replace("　　", "")
    assert "由年纪最大的人大声念一遍。" in read(text).articles[0].text
