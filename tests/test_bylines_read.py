"""Lines that are bylines: forums, offices that send in, classes, dates behind the name, roles of several people."""

from __future__ import annotations

import pytest

from gazette_cli.grammar.openings import read_bare_closing, read_closing
from gazette_cli.grammar.people import read_byline
from gazette_cli.source import Source
from gazette_cli.structure import split


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("(王水生口述 本刊特约编辑李兰整理)", [("王水生", "口述"), ("李兰", "本刊特约编辑")]),
        ("(县局基教股、督导室联合调研组 执笔:王诺)", [("王诺", "执笔")]),
        ("州农技推广中心高级农艺师 王润生", [("王润生", None)]),
        ("王香兰(桥头寨民宿主人)", [("王香兰", None)]),
        ("(护林员 七林顿珠)", [("七林顿珠", None)]),
        ("某港分会供稿 执笔:王新灿", [("王新灿", "供稿/执笔")]),
        ("供稿:松木社 监事 王开亮", [("王开亮", "供稿")]),
        ("东溪小学三年甲班 郑晴晴", [("郑晴晴", None)]),
        ("巡道工 王小秋", [("王小秋", None)]),
        ("院办 李眉", [("李眉", None)]),
        ("读者 王秋实", [("王秋实", None)]),  # a given name that is a word
        ("(后勤处 王万里)", [("王万里", None)]),
        ("城南 王敬亭 10月19日", [("王敬亭", None)]),
        ("龙口乡读者 王根发 六月二日", [("王根发", None)]),
        ("王坤(离休干部,89岁)", [("王坤", None)]),
        ("(二分厂 王铁成 文 李 浩 图)", [("王铁成", "文"), ("李浩", "图")]),
        ("图|王小军 文|李满 编辑|张仙", [("王小军", "图"), ("李满", "文"), ("张仙", "编辑")]),
        ("文/社区工作者 左丘明 供图/物业 李直", [("左丘明", "文"), ("李直", "供图")]),
        ("撰稿:街道城管科 盛夏 王天", [("盛夏", "撰稿"), ("王天", "撰稿")]),
        ("(王三和摄)", [("王三和", "摄")]),  # 和 inside a name
        ("记者 景和平", [("景和平", "记者")]),
        ("王楚 文并摄", [("王楚", "文并摄")]),
        ("芦川台记者 王静 通讯员 李海燕", [("王静", "记者"), ("李海燕", "通讯员")]),  # 芦川台 is the house
        ("作者:农学院 王明", [("王明", "作者")]),
        ("文/王明 图/石磨国小提供", [("王明", "文")]),  # 石磨国小 gave it
        ("(殷实、王天 采制)", [("殷实", None), ("王天", "采制")]),
        ("(撰稿 王春 审稿 李北辰)", [("王春", "撰稿"), ("李北辰", "审稿")]),
        ("文 东摄", [("文东", "摄")]),
        ("张 弛摄", [("张弛", "摄")]),
        ("文|仡小满 图|王信", [("仡小满", "文"), ("王信", "图")]),  # behind a stroke a surname of no list
        ("通讯员 曲比阿依", [("曲比阿依", "通讯员")]),
        ("达娃卓玛 王小川", [("达娃卓玛", None), ("王小川", None)]),
        ("科级干部进修班二组 巴特尔", [("巴特尔", None)]),
        ("(王秋实,澄江律师协会)", [("王秋实", None)]),
        ("(中青班 喜子明)", [("喜子明", None)]),
        ("(法制科 孟和)", [("孟和", None)]),
        ("防保科 王秋实", [("王秋实", None)]),
        ("心理门诊 申屠静", [("申屠静", None)]),
        ("外卖骑手 王晓东", [("王晓东", None)]),
        ("——膳食委员会家长代表 王诚 李秋香", [("王诚", None), ("李秋香", None)]),
        ("楼主: 7栋王小舟 发表于 2022-10-10 08:52 查看 2317 回复 48", [("王小舟", "楼主")]),
        ("楼主: 树先生(12栋 李墨) 2022-10-11 19:03", [("李墨", "楼主")]),
        ("9栋 诸葛思 发表于 2022/10/12", [("诸葛思", "楼主")]),
    ],
)
def test_who_wrote(line: str, people: list[tuple[str, str | None]]) -> None:
    byline = read_byline(line)
    assert byline is not None
    assert [(who.name, who.role) for who in byline.people] == people


@pytest.mark.parametrize(
    "line",
    [
        "楼主: 看海听风 2022-10-11 19:03",  # a nickname names nobody
        "责编 王明",  # alone it is of the staff
        "患者 满意度",
        "(云顶村的茶农在晨雾中采茶 燕北飞 摄)",  # tells what is seen
        "克拉玛依 王明",
        "高血压",
        "《王双双》——",
        "城南 王敬亭",  # a place and a name, nothing says that it signs
    ],
)
def test_no_byline(line: str) -> None:
    assert read_byline(line) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("他说不卖，“它能进去。”        石 磊", "石磊"),  # at the right edge, behind a gap
        ("带动收入三百万元。王诺", "王诺"),
        ("他抹着眼泪。石门村 王伍", "王伍"),  # with the place
        ("他说不卖，“它能进去。” 石 磊", None),  # words behind a quotation, no gap
        ("两人都来了。一 起", None),
    ],
)
def test_a_name_behind_the_last_sentence(text: str, name: str | None) -> None:
    closing = read_bare_closing(text)
    assert (closing and closing[1].people[0].name) == name


@pytest.mark.parametrize("opening", ["【本报讯】（记者 王明）", "〔本刊讯／记者 王明〕"])
def test_a_dateline_in_brackets(opening: str) -> None:
    text = f"旧桥换上新栏杆\n\n{opening}今年夏天，村里修了三公里长的水渠。\n\n两百亩旱地变成了水田。\n"
    article, = split(Source.from_text(text)).articles
    assert article.headline is not None and article.headline.text == "旧桥换上新栏杆"
    assert [who.name for who in article.people] == ["王明"]


def test_a_name_behind_a_mark_that_begins_headings_is_one_of_them() -> None:
    story = "今年夏天，村里修了三公里长的水渠，两百亩旱地变成了水田。"
    later = "竣工那天，老人们沿着水渠走了一遍，孩子们在水里放了纸船。"
    text = f"旧桥换上新栏杆\n本报记者 王明\n{story}\n◇怎么干\n{story[::-1]}\n◇干得值\n{later}\n"
    assert [who.name for article in split(Source.from_text(text)).articles for who in article.people] == ["王明"]


def test_a_name_that_sounds_foreign_in_brackets_behind_the_last_full_stop() -> None:
    closing = read_closing("平台不答复，再拨打投诉电话。(古丽夏提)")
    assert closing and closing[1].people[0].name == "古丽夏提"
    assert read_closing("三楼的灯也亮了。(设备层内)") is None


STORY = "今年夏天，村里修了三公里长的水渠，两百亩旱地变成了水田。"
ISSUE = """水渠修到田头

{story}（{first}）

夜校开到村里

{story}（{second}）

旧桥换上新栏杆

{story}（{third}）

车库明天启用

{story}（湛蓝）
"""


def test_where_stories_are_signed_a_word_signs_too() -> None:
    signed = ISSUE.format(story=STORY, first="王小明", second="李芳华", third="张文秀")
    names = [who.name for article in split(Source.from_text(signed)).articles for who in article.people]
    assert names == ["王小明", "李芳华", "张文秀", "湛蓝"]


def test_where_they_are_not_it_is_a_word() -> None:
    plain = ISSUE.format(story=STORY, first="图略", second="见下", third="节选")
    assert not [who.name for article in split(Source.from_text(plain)).articles for who in article.people]


def test_a_signed_paragraph_below_an_item_with_a_tag_goes_on_with_it() -> None:
    more = "镇里已责成水务站把老管网重新测绘一遍。（水务站　王大勇）"
    text = f"三、民生实事\n\n【路灯亮了】{STORY}\n\n【停水致歉】{STORY}\n\n{more}\n\n【清理旧车】{STORY}\n"
    articles = split(Source.from_text(text)).articles
    assert [(article.headline and article.headline.text, len(article.people)) for article in articles][-3:] == [
        ("路灯亮了", 0), ("停水致歉", 1), ("清理旧车", 0),
    ]  # fmt: skip


@pytest.mark.parametrize(("signer", "name"), [("二分公司　王海涛", "王海涛"), ("三区坪上　欧阳春生", "欧阳春生")])
def test_who_signs_a_letter_above_its_answer(signer: str, name: str) -> None:
    text = f"手套能不能换一换\n\n{STORY}\n\n{signer}\n\n复：收到来信以后，我们到五个车间看了现场，下月起改发新的。\n"
    people = [who.name for article in split(Source.from_text(text)).articles for who in article.people]
    assert people == [name]


def test_a_place_a_name_and_a_day_sign_what_stands_above() -> None:
    letter = f"石阶该修了\n\n{STORY}\n\n城南　王敬亭　10月19日\n\n夜校开到村里\n\n{STORY}\n"
    articles = split(Source.from_text(letter)).articles
    assert [[who.name for who in article.people] for article in articles] == [["王敬亭"], []]
