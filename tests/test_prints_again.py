"""What is printed again in other lines, with a misread character, in a box, or rightly twice."""

from __future__ import annotations

import pytest
from tests.pages import STORY

from gazette_cli.block import Kind
from gazette_cli.pipeline import understand
from gazette_cli.source import Source


def copies(text: str) -> list[tuple[int, str]]:
    """The lines that are repeats: their number and words."""
    found = understand(Source.from_text(text)).blocks
    return [(text.count("\n", 0, b.core.start), b.core.slice(text)) for b in found if b.kind is Kind.DUPLICATE]


def test_the_rest_of_a_repeat_broken_into_other_lines() -> None:
    text = (
        "电梯开标\n　　投标的有三家，最低的报三百二十八万元，居中的三百五十一万元，最高的三百九十七万元。\n"
        "　　业委会定了居中的一家，开春进场，七月底全部换完。\n\n-------- 原始邮件 --------\n发件人: 听雨苑业委会\n"
        "主题: 开标\n\n投标的有三家，最低的报三百二十八万元，居中的三百五十一万元，最\n高的三百九十七万元。\n"
    )
    assert [words for _, words in copies(text)] == [
        "投标的有三家，最低的报三百二十八万元，居中的三百五十一万元，最", "高的三百九十七万元。",
    ]  # fmt: skip


def test_a_short_sentence_twice_in_a_row() -> None:
    text = f"{STORY}　　一年下来也不过一千元出头，\n比搬五次家省钱。\n比搬五次家省钱。\n"
    assert copies(text) == [(4, "比搬五次家省钱。")]


def test_above_its_headline_and_below_who_signed() -> None:
    words = "区里开办十二个暑期托管班，四十六天接收职工子女五百一十七人。"
    above = f"{STORY}\n{words}\n“小候鸟”的暑假，有人管了\n{words}\n早上七点半，老江把孙子送到了托管班。\n"
    assert [number for number, _ in copies(above)] == [3]
    below = f"{STORY}矿嫂的一封信\n编辑同志：\n{words}\n　　　　　　　　二矿矿嫂　云小娥\n{words}\n"
    assert [number for number, _ in copies(below)] == [6]


def test_two_lines_again_with_misread_characters() -> None:
    text = (
        "丰收先交公粮\n　　社员们还把一百五十担好谷留作种子，\n按每亩二十五斤备足明年早造，够用了。\n（江小舟）\n"
        "——第二版——\n社负们还把一百五十担好谷留作种子，\n按每亩二十五斤备足明年旱造，够用了。\n草药房办到田头\n"
        "　　金星大队的药房办到了田头，社员看病不出村。\n"
    )
    assert [number for number, _ in copies(text)] == [5, 6]


def test_a_sentence_in_a_box() -> None:
    text = (
        "漂流站开张\n　　轮椅送到门口，“用完擦干净还回来，下一家还等着呢。”站长说。\n"
        "┏━━━━━━━━━━━━┓\n┃　用完擦干净还回来，下一家还等着呢。　┃\n┗━━━━━━━━━━━━┛\n　　一年里去了十一户人家。\n"
    )
    assert [number for number, _ in copies(text)] == [3]


def test_a_headline_may_quote_its_story() -> None:
    text = (
        "五天里九万人进馆\n“为一件残片坐了六小时高铁”\n　　五月五日，五天来了九万人，比去年多了一倍。\n"
        "　　志愿者问一位姑娘从哪来，她说，“为一件残片坐了六小时高铁”，看完就走。\n"
    )
    assert copies(text) == []


def test_notices_of_one_office_end_alike() -> None:
    end = "公示期七天。有疑问可找村务监督委员会主任江小英，电话0000-5551036。\n龙洞沟村村民委员会\n2023年7月{}日\n"
    text = (
        f"二季度财务公示\n　　本季结余二万五千元，欠得最久的一户欠了六年。\n{end.format(5)}"
        f"低保对象公示\n　　经评议，四户拟纳入低保，每月补助八百六十元。\n{end.format(6)}"
    )
    assert copies(text) == []


FERRY = "渡口换了新船\n　　六月二日，清水湾船老大江渔的新船下了水，能坐三十八人。\n"
BRIDGE = "石拱桥加了栏杆\n　　六月三日，柳林村石拱桥两边装上了栏杆，长二十六米。\n"
ASHORE = "　　船老大江渔说，清水湾两岸来往的人，再也不用排长队了。\n　　下月起，早晚各加开一班。\n"


@pytest.mark.parametrize("text", [
    f"{ASHORE}\n{FERRY}{ASHORE}\n{BRIDGE}",  # above the first headline
    f"{BRIDGE}（江小舟）\n{ASHORE}{FERRY}{ASHORE}",  # below who signed the story above
    f"{BRIDGE}\n\n{ASHORE}{FERRY}{ASHORE}",  # set apart
    f"{BRIDGE}{ASHORE}{FERRY}{ASHORE}",  # with the names of the story below
])  # fmt: skip
def test_the_end_of_a_story_above_its_headline(text: str) -> None:
    headline = text.count("\n", 0, text.index("渡口换了新船"))
    assert len(copies(text)) == 2
    assert all(number < headline for number, _ in copies(text))


@pytest.mark.parametrize("text", [
    f"{FERRY}{ASHORE}{BRIDGE}{ASHORE}",  # below another story
    f"{FERRY}{ASHORE}{ASHORE}{BRIDGE}",  # twice in a row
    f"{FERRY}（江小舟）\n{BRIDGE}（江小帆）\n{ASHORE}",
])  # fmt: skip
def test_the_end_of_a_story_further_down(text: str) -> None:
    first = text.count("\n", 0, text.index("再也不用"))
    assert all(number > first + 1 for number, _ in copies(text))


TALK = (
    "渡口换了新船\n　　六月二日，新船下了水，能坐三十八人。\n　　记者：船票涨了吗？\n"
    "　　江渔：没有涨。手里有活，心里一点不慌。船一年年新，价钱十年没有动过，两岸的人都知道。\n"
)


@pytest.mark.parametrize("above", [f"{BRIDGE}文/江小舟\n", f"{BRIDGE}"])
def test_a_headline_behind_the_end_of_a_story_quotes_what_stands_below(above: str) -> None:
    deck = "" if "文/" in above else "——与船老大江渔的一次长谈\n"
    told = TALK.removeprefix("渡口换了新船\n")
    assert copies(f"{above}\n“手里有活，心里一点不慌”\n{deck}{told}") == []


def test_a_sentence_again_further_down_a_narrow_column() -> None:
    told = "　　头一年起头难，大家心里\n都没有底。摊位家家一个味\n道，菜单抄来抄去，客人来一\n回就不来第二回。\n"
    since = "".join(f"　　第{n}户请来师傅教做面。\n" for n in range(11, 43))
    again = "摊位家家一个味道，菜单抄\n来抄去，客人来一回就不来第\n二回\n"
    text = f"集市换了招牌\n{told}{since}{again}　　如今一家一样菜，客人多了。\n"
    assert [words for _, words in copies(text)] == again.splitlines()
