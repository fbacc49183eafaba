"""Columns of what readers ask and the house answers, and of what they sign."""

from __future__ import annotations

from tests.pages import STORY, labels, read

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
