"""Columns of what readers ask and the house answers, and of what they sign."""

from __future__ import annotations

from tests.pages import STORY, labels, read, titles

from gazette_cli.block import Kind

TOP = "溪口镇政务公报\n2025年第5期（总第31期）\n溪口镇人民政府办公室编　2025年11月14日\n"


def starts(text: str) -> list[str]:
    """The first words of each article."""
    return [text[one.spans[0].start :][:6] for one in read(text).articles]


def test_each_of_several_readers_asks_for_himself() -> None:
    text = (
        f"{TOP}{STORY}镇长信箱\n"
        "石桥村李女士问：门口的水渠断水两个月，浇不上冬灌水，到底排到哪天？\n"
        "答：水渠二十日被压塌，水利站十二日进场，十八日前通水。（水利站　王建国）\n"
        "有村民问：图书室晚上能不能晚点关门？\n"
        "答：自十七日起延到二十一时，先试三个月。\n"
    )
    assert labels(text)["镇长信箱"][0] is Kind.STANDING_HEAD
    assert starts(text)[1:] == ["石桥村李女士", "有村民问：图"]


def test_questions_nobody_asks_by_name_are_one_story() -> None:
    text = (
        f"{TOP}{STORY}有问必答\n"
        "问：柿子树为什么光开花不结果？\n答：缺授粉树，也缺肥。建议花期环剥，宽度不超过半厘米。\n"
        "问：鸡蛋壳薄一碰就碎，怎么办？\n答：多半是缺钙。每百斤饲料加贝壳粉三斤，连喂十天。\n"
        "解答人：县畜牧兽医站　王建国\n"
    )
    assert len(starts(text)) == 2


def test_the_name_of_a_note_heads_it_though_crossheads_have_its_sign() -> None:
    text = (
        f"{TOP}路灯为什么不亮\n■问题\n　　石桥村的路灯坏了三盏，村里报了两回，都没有下文，老人夜里不敢出门。\n"
        "■办法\n　　镇里派了电工，换了灯，又把线路查了一遍，前后用了两天，没有收钱。\n"
        "■编后\n灯亮了，路就短了。一通电话跑在一纸公文前头，说明有人在等。\n"
    )
    assert titles(text)[-1] == "■编后"


def test_each_paragraph_of_letters_is_signed_for_itself() -> None:
    text = (
        f"{TOP}{STORY}★ 各村来信 ★\n"
        "石桥村的水渠八月里清了淤，三公里六，投工四百多个，最远的望天田头一回自流灌溉。（王建国）\n"
        "柳林村的烘干机排队改发号牌，队伍最长的那天等到凌晨两点，如今最多等五十分钟。（李芳）\n"
        "河湾村的早稻种要早订，十一月五日前报数，每斤预交五元定金，多退少补。（赵小满）\n"
    )
    assert starts(text)[1:] == ["石桥村的水渠", "柳林村的烘干", "河湾村的早稻"]


def test_a_dash_broken_off_before_who_signs() -> None:
    letters = (
        "石桥村的水渠八月里清了淤，清出三公里六，投工四百多个，最远的望天田头一回自流灌溉，没有交钱。——王建国",
        "柳林村的烘干机排队改发号牌，队伍最长的那天是九月二十八日，四十三辆车等到凌晨，如今也只等一会儿。——李芳",
        "河湾村的早稻种要早订，十一月五日前报数，每斤预交五元定金，多退少补，过期每斤加价八毛钱。——赵小满",
    )
    width = (letters[1].index("——") + 2) // 2
    text = f"{TOP}{STORY}★ 各村来信 ★\n" + "".join(wrapped(letter, width) for letter in letters)
    assert "。——\n李芳\n" in text
    assert labels(text)["李芳"] == (Kind.BYLINE, "byline.glued")


def wrapped(text: str, width: int) -> str:
    """The text broken into lines of that many characters."""
    return "".join(f"{text[at : at + width]}\n" for at in range(0, len(text), width))
