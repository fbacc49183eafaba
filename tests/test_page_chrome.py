"""What pages, scripts and mails print around their pieces: buttons, jumps inside a page, cues, lengths, marks."""

from __future__ import annotations

import pytest
from tests.pages import OTHER, STORY, labels, read, titles

from gazette_cli.block import Kind


def label(text: str, words: str) -> tuple[Kind, str]:
    """Kind and rule of the last block that has these words."""
    return labels(text)[words]


@pytest.mark.parametrize(("line", "rule"), [
    ("[图片加载失败]", "navigation.chrome"),
    ("友情链接：--镇图书馆-- --档案馆--", "navigation.chrome"),
    ("首页 | 镇上要闻 | 职工动态 | 往期回顾 | ENGLISH", "navigation.chrome"),
    ("&lt;&lt; 首页 1 2 3 末页 &gt;&gt;", "navigation.chrome"),
    ("[ 表格未完，请点击“下一页” ]　1 2 下一页 末页", "navigation.chrome"),
    ("———— 到底啦，下面是旧闻 ————", "navigation.chrome"),
    ("·END·", "navigation.chrome"),
    ("已报名 76/180　[立即预约]", "navigation.button"),
    ("[到货提醒我]", "navigation.button"),
    ("时间：2021-03-09 15:43｜来源：溪口镇文化站｜【大 中 小】", "navigation.chrome"),
    ("日期：2021-03-09 14:17　点击数：538　作者：本站", "navigation.chrome"),
    ("以下为正文，请勿直接回复本邮件。", "navigation.mail"),
    ("以下引用 2023年10月16日 来信：", "furniture.mail-quoted"),
    ("（下转本版第四栏）", "jump.page"),
    ("（文接本版上栏）", "jump.page"),
    ("（上接第2版《渡口的灯，又亮了一盏》）", "jump.page"),
    ("[3]", "ornament.number-mark"),
    ("②", "ornament.number-mark"),
    ("（2分05秒）", "furniture.length"),
    ("【间隔】", "furniture.played"),
    ("（此稿以口播为准）", "furniture.played"),
])  # fmt: skip
def test_set_between_pieces(line: str, rule: str) -> None:
    assert label(f"{STORY}{line}\n{OTHER}", line)[1] == rule


def test_an_item_ends_with_its_button_and_its_length() -> None:
    for line in ("[立即报名]", "（1分52秒）"):
        text = f"{STORY}主讲：江小舟　名额180个\n{line}\n{OTHER}"
        assert titles(text)[-1] == "车棚换了新灯"


def test_taking_leave_at_the_end() -> None:
    text = f"《溪口新闻》播出文稿\n第12期\n\n{STORY}{OTHER}\n主播：今天的《溪口新闻》就是这样，感谢收看，再见。\n"
    assert label(text, "主播：今天的《溪口新闻》就是这样，感谢收看，再见。")[0] is Kind.FURNITURE


def test_a_notice_of_two_characters_between_buttons_is_no_furniture() -> None:
    text = (
        f"首页 | 公告 | 登录\n{STORY}&lt;&lt; 首页 1 2 末页 &gt;&gt;\n\n讣　告\n发布时间：2022-06-07　浏览：339\n"
        "　　镇中学退休教师江渔先生因病医治无效，于2022年6月5日逝世，享年93岁。\n"
    )
    assert label(text, "讣　告")[0] is not Kind.FURNITURE


def test_parts_of_a_case_are_no_items() -> None:
    case = (
        "洗一次狗花了一万九\n【案情】七月十三日，老江带狗到店里洗澡，标价六十八元，店员说狗有皮肤病，要治。\n"
        "【处理】七月十六日投诉后，消委会请来两位医师看了病历，认定多收，店家退还了一万五。\n"
        "【点评】诊疗前要处方、要价目、要签字；拿不准的，换一家再问。\n"
    )
    found = read(f"溪口维权通报\n第4期\n\n{case}").articles
    assert [one.headline and one.headline.text for one in found] == ["洗一次狗花了一万九"]
    assert len(found[0].paragraphs) == 3


CHAT = (
    "群聊\"溪口里②群(498)\"的聊天记录\n—————  2024-05-17  —————\n居委会-小江\n@所有人\n" + STORY
    + "居委会-小江\n" + OTHER + "居委会-小江\n以上，收到请回复1\n"
)


@pytest.mark.parametrize("line", ['群聊"溪口里②群(498)"的聊天记录', "居委会-小江", "@所有人", "以上，收到请回复1"])
def test_an_exported_chat(line: str) -> None:
    assert label(CHAT, line)[1] == "furniture.chat"
    assert label(CHAT, "车棚换了新灯")[0] not in (Kind.FURNITURE, Kind.NAMEPLATE)


def test_a_headline_again_beside_the_jump_back() -> None:
    text = f"{STORY}车棚的灯坏了两个月，大家都\n（下转第二版）\n{OTHER}夜班食堂开门　　（上接第一版）\n盼着修好。\n"
    assert label(text, "夜班食堂开门　　（上接第一版）") == (Kind.JUMP, "jump.head")
    other = text.replace("夜班食堂开门　　（上接", "从未见过的标题　　（上接")
    assert label(other, "从未见过的标题　　（上接第一版）")[1] != "jump.head"


@pytest.mark.parametrize(("line", "rule"), [
    ("目次　理事長的話1／秋季義診2／細人仔講客3／芳名錄6", "contents.one-line"),
    ("食堂 P.1   車棚換燈 P.2", "contents.entry"),
    ("学电脑记…………………………………叶知秋（14）", "contents.entry"),
])  # fmt: skip
def test_contents_of_more_forms(line: str, rule: str) -> None:
    head = "" if line.startswith("目次") else "本期内容\n食堂……………………（1）\n" if "（" in line else "本期内容\n"
    text = f"溪口通讯\n第5期　2024年6月14日\n{head}{line}\n\n{STORY}{OTHER}"
    assert label(text, line) == (Kind.CONTENTS, rule)


def test_sections_with_their_page() -> None:
    text = (
        "溪口年鉴·2023\n" + STORY + "　　车棚的灯坏了两个月，大家都说\n农业农村　219\n该修一修，修好了才亮。\n" + OTHER
        + "　　浴室的热水六月再开，大家都说\n农业农村　221\n好得很，来的人也多了。\n"
    )
    assert label(text, "农业农村　219")[0] is label(text, "农业农村　221")[0] is Kind.FOLIO


def test_a_name_in_two_languages() -> None:
    text = "A3\n2023年4月19日　星期三\n责编/江舟　校对/于明\nXIKOU EVENING NEWS　溪口晚报\n" + STORY + OTHER
    assert label(text, "XIKOU EVENING NEWS　溪口晚报")[0] is Kind.NAMEPLATE


def test_a_headline_above_its_time_and_source_is_no_name_of_a_site() -> None:
    head, told = STORY.split("\n", 1)
    top = "溪口在线\n首页 | 概况 | 公开 | 动态 | 服务 | 互动\n\n"
    text = f"{top}{head}\n\n日期：2021-03-09 14:17　点击数：538　作者：溪口镇文化站\n打印本页\n{told}"
    assert titles(text) == [head]


@pytest.mark.parametrize("header", ["热点排行", "推荐新闻", "一周排行榜"])
def test_titles_that_are_read_most(header: str) -> None:
    listed = f"{header}\n渡口何时开船？\n老槐树下的戏台\n"
    text = f"首页 | 公告 | 登录\n{STORY}打印　关闭\n{listed}\n首页 > 要闻\n{OTHER}"
    assert titles(text) == ["夜班食堂开门", "车棚换了新灯"]
    assert label(text, "渡口何时开船？")[1] == "navigation.recommendation"
