"""What lines are taken for before anything is decided: items, captions, pictures told in a paragraph."""

from __future__ import annotations

import pytest

from gazette_cli.grammar.openings import mark
from gazette_cli.source import Source
from gazette_cli.structure import split
from gazette_cli.structure.features import candidates
from gazette_cli.structure.issue_split import board_of
from gazette_cli.structure.states import State
from gazette_cli.structure.units import Unit

STORY = "便民桥修好了\n本报讯（记者 林小满）溪口镇的便民桥上周通车，两岸三千户居民上街少走四公里。\n"


def units(text: str) -> list[Unit]:
    return board_of(Source.from_text(text)).units


@pytest.mark.parametrize(
    ("line", "sign"),
    [
        ("+ 溪口镇为六十户改造卫生间。", "+ "),
        ("+ 5月7日，溪口镇出台新规。", "+ "),
        ("&bull; 6月2日，便民桥合龙。", "&bull; "),
        ("* 8月9日，救助队成立二十年。", "* "),
        ("- 4月6日 北堤 限25人", ""),  # a row of a table as often as not
        ("+ 3摄氏度", ""),
        ("* 3家会员单位入选全省龙头企业，另有一家除名。", "* "),
        ("| 5月10日，溪口镇办了双选会，来了两百人。", "|"),
        ("| 姓名 | 单位 | 分数 | 名次 |", ""),
        ("▇ 溪口镇诗社上月换届。", "▇"),
    ],
)
def test_marks(line: str, sign: str) -> None:
    assert mark(line) == sign


def test_items_behind_a_plus_are_articles() -> None:
    items = (
        "+ 5月7日，溪口镇出台新规，把二十九项康复项目纳入门诊报销，全年限额四千五百元。\n"
        "+ 云头村为六十四户家庭改造卫生间和坡道，户均投入三千八百元，月底前全部完工。\n"
        "+ 东门小学学生在全县技能竞赛中得了面点组第二名，参赛六人有四人得奖。\n"
    )
    found = split(Source.from_text(f"{STORY}小动态\n{items}")).articles
    assert len(found) == 4


def test_a_heading_with_a_number_in_a_box_below_a_picture_is_no_caption() -> None:
    found = units(f"{STORY}[图片]\n2️⃣ 挡水板上岗\n今年汛期居委会装上了十二块挡水板，花了三万九千元。\n")
    assert any(unit.text.endswith("挡水板上岗") and unit.head_like for unit in found)


def test_a_full_line_broken_inside_a_word_is_no_caption() -> None:
    rows = [
        "■ 防鼠灭虫　镇里七月起在五个黑点放置了热能探测摄", "录机四十六部，捕获及清除死鼠三百一十八只，较去年同",
        "期少两成二。环境整治覆盖三个街市，商户的后巷每两天", "冲洗一次，清走的杂物装了二十六车，居民投诉由每月四",
        "十宗减到十一宗。镇里的下一步是换掉破损的垃圾桶，预", "计九月底前换完，换下的旧桶送到回收站拆解，铁件卖得",
        "的钱归入街市的维修基金，账目每季度贴在街市门口，谁", "都可以查。镇里还请了八名监督员，每周沿街走一趟，见",
        "了垃圾就拍照上传，当天有人来清，清完再拍一张贴回去", "，商户们都说这个办法好。",
    ]  # fmt: skip
    found = units("\n".join(rows) + "\n")
    assert found[0].text.startswith("■ 防鼠灭虫") and "录机四十六部" in found[0].text


def test_a_picture_told_in_a_paragraph() -> None:
    told = "4月12日，北仓小学的学生在河边认养了十九棵乌桕，图为校工教孩子们扶苗。\n蓝田玉 摄\n"
    lines = f"{STORY}桥头添了路灯。\n（高远）\n{told}"
    assert [unit.photo for unit in units(lines) if "乌桕" in unit.text] == [True]
    signed = told.replace("蓝田玉 摄", "本报记者 蓝田玉")
    assert [unit.photo for unit in units(f"{STORY}桥头添了路灯。\n{signed}") if "乌桕" in unit.text] == [False]


def texts(lines: list[str]) -> list[str]:
    return [unit.text for unit in units("\n".join(lines) + "\n")]


def test_items_with_a_title_before_a_stroke_are_articles() -> None:
    items = (
        "旧衣驿站到楼下｜十月八日起，河东三十七个小区添了回收箱，每满五十斤当日清运，第一周收了四吨。\n"
        "公交换了小车｜七路微公交下月开通，全程五公里，票价一元，早晚八分钟一班，串起三所学校。\n"
    )
    found = split(Source.from_text(f"{STORY}河东速递\n{items}")).articles
    assert [article.headline and article.headline.text for article in found][1:] == ["旧衣驿站到楼下", "公交换了小车"]


def test_who_said_it_ends_the_paragraph() -> None:
    lines = ["渡口的开水房冬天不烧水，老人等船只能喝凉的。——乘客 王小满", "北门的坡道被三辆电动车堵死，推车的绕了一圈"]
    assert texts(lines) == [line.replace("，", ",") for line in lines]


def test_lists_of_prizes_are_not_run_together() -> None:
    lines = [
        "一等奖（4人，每人300元）：王小满、林秋白、程一舟、何见山",
        "二等奖（5人，每人100元）：赵一帆、孙冬青、周立夏、陶甘棠、史可",
        "三等奖16人，名单见校网。", "第二组：王小满　林秋白　程一舟", "以上5名到教务处领奖，逾期不候。",
    ]  # fmt: skip
    assert len(texts(lines)) == len(lines)


WRAPPED = [
    "　　堤上的老屋修于民国，梁柱还是原来的杉木，两任屋主换",
    "过三回瓦。去年镇里出了四万元，请来邻县的老木匠带着徒弟",
    "干了两个月，把漏雨的西厢房翻了一遍，柱脚也换了石。",
    "现在一个人照管两铺炕。社里打算再添六铺，请来的师傅在",
    "邻村等着。",
    "　　屋主说，往后这里做村里的书屋，书由镇里配，每月换一",
    "批，孩子放学了有个去处。",
    "　　书屋的牌匾请村里的老先生写，写了三张才满意，挂上那",
    "天来了一百多人。",
]


def test_an_unindented_line_goes_on_behind_a_full_stop() -> None:
    found = texts(WRAPPED)
    assert len(found) == 3 and "换了石。现在" in found[0]


def test_full_lines_with_numbers_set_apart_are_no_rows() -> None:
    lines = [
        "　　开发区 14 个项目昨天开工，总投资 83 亿元，其中外资", "项目 3 个，用地 260 亩，年底前还有 9 个项目要进场，",
        *WRAPPED,
    ]  # fmt: skip
    assert "其中外资项目 3 个" in texts(lines)[0]


def test_headings_in_two_languages_are_columns() -> None:
    story = "（记者 林小满）便民桥上周通车，两岸三千户居民上街少走四公里，老人们在桥头放了鞭炮。\n"
    issue = (
        f"议会快讯 Council Highlights\n便民桥修好了\n{story}街坊心声 Residents' Voices\n盼巴士早一点\n{story}"
        f"小区工程 Minor Works\n长者公园加了扶手\n{story}"
    )
    found = split(Source.from_text(issue)).articles
    assert [article.section for article in found] == [
        "议会快讯 Council Highlights", "街坊心声 Residents' Voices", "小区工程 Minor Works"
    ]  # fmt: skip


def test_wires_in_brackets_open_stories() -> None:
    wires = "（金城十四日专电）堤工昨日复工，工人四百余名。\n（石浦十五日电）江水落一尺二寸，渡船已开。\n"
    assert len([unit for unit in units(f"各地电讯\n{wires}") if unit.opening is not None]) == 2


def test_the_heading_of_a_box_does_not_run_into_its_text() -> None:
    box = ["【小账本】修屋贷款怎么算", "额度最高五万元，前两年利率一厘，之后随市浮动；宽限三年，", "年限十五年。"]
    assert box[0] in texts([*WRAPPED, *box])


def test_the_text_of_a_box_does_not_take_up_what_was_cut_off() -> None:
    found = texts([
        "　　居委会上周请两边坐下来谈，一边说灯太亮，一边说路太黑。“灯照到我床头，两点还醒着。”两边各有各的理，",
        "【温馨提示】",
        "亭子内禁止吸烟。违者罚扫亭子三天。",
        "谁也没有让谁。最后是电工出了主意，给每盏灯加一个罩子，光只往下照，花了两百四十元。",
        "　　当场举手，三十八票同意。到本报付印，没有人再投诉，十四号楼的老人夜里也敢下楼了。",
    ])
    assert "亭子内禁止吸烟。违者罚扫亭子三天。" in found


@pytest.mark.parametrize(
    ("note", "title"),
    [
        ("【更正】上期第二版捐款人“林小满”应为“林晓满”，谨向当事人致歉。", "更正"),
        ("[更正] 上期“早餐涨一元”应为“早餐涨五角”，特此说明。", "更正"),
        ("更 正　上期第四版“答复率八成”应为“答复率七成”，特此更正。", "更 正"),
        ("【编后】一座桥修了两年才通，难得的是账目一直贴在墙上，谁都可以查。", "编后"),
        ("〔编者附记〕来信转去后，基建科组织三十人把水泥搬进了仓库。", "编者附记"),
    ],
)
def test_a_note_of_the_house_is_an_item_wherever_it_stands(note: str, title: str) -> None:
    found = split(Source.from_text(f"{STORY}桥头的路灯也亮了。\n{note}\n")).articles
    assert [article.headline and article.headline.text for article in found[1:]] == [title]


def test_the_name_of_a_note_alone_in_brackets_is_a_heading() -> None:
    assert units(f"{STORY}【编后】\n一座桥修了两年才通，账目贴在墙上。\n")[2].head_like


BRIDGE = """溪口镇的便民桥通车了
本报记者 林小满
　　溪口镇的便民桥上周通车，两岸三千户居
民上街少走四公里。桥修了两年，光是等水退
就等了四十天。老人们搬着板凳来看，有人带
来了当年摆渡的竹篙，说是要送进村史馆里。
　　桥面宽四米半，两边装了栏杆和十二盏路
灯，电费由两岸的村子对半出，一年两千来元
，账目每季度贴在桥头的木牌上，谁都看得见
。（高远）
"""
LEGEND = "　　▲便民桥通车当天，两岸的孩子们举着自\n做的风车从桥上跑过。　　周 舟 摄\n"


def test_a_caption_of_full_lines_ends_with_its_credit_and_is_an_item_between_stories() -> None:
    lamps = "老街添了路灯\n　　本报讯（记者 高远）老街昨天亮起十二\n盏路灯。\n"
    found = split(Source.from_text(f"{BRIDGE}{LEGEND}{lamps}"))
    photo = found.articles[1]
    assert [person.name for person in photo.people] == ["周舟"]
    assert "举着自做的风车" in "".join(paragraph.text for paragraph in photo.paragraphs)
    assert found.articles[2].headline and found.articles[2].headline.text == "老街添了路灯"


def test_a_paragraph_without_the_mark_of_its_list_goes_on_with_the_item_above() -> None:
    text = (
        "一、农情\n▲本周插秧四千亩，进度比去年快三天，各村水渠都已放水，灌溉有保障。\n农技员住在村里，一天看两遍秧田。\n"
        "▲全镇新添插秧机十一台，补贴款已经发到农户手里，机手都受过训练。\n▲夏种用肥备足，供销社设点九个，价格与上月持平。\n"
    )
    assert candidates(board_of(Source.from_text(text)))[2].states == (State.TEXT,)


@pytest.mark.parametrize("turn", ["本刊：现在的年轻人愿意学吗？", "本刊记者：最难的是什么时候？", "主持人：后悔吗？"])
def test_a_question_to_a_guest_is_no_heading(turn: str) -> None:
    units = board_of(Source.from_text(f"渡口换了新船\n{turn}\n江渔：有人愿意学，也有人待了三天就走。\n")).units
    assert not units[1].head_like


@pytest.mark.parametrize("name", ["【名片】", "人物小传"])
def test_a_card_with_the_fields_of_a_life_is_a_box(name: str) -> None:
    board = board_of(Source.from_text(f"江渔：有人愿意学。\n{name}\n姓名：江渔\n职业：船老大\n家住：清水湾\n"))
    assert set(candidates(board)[1].states) <= {State.HEAD, State.SECTION}
