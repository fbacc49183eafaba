"""What is printed again where a story goes on behind a jump, and headlines whose first line ends in a colon."""

from __future__ import annotations

from tests.pages import OTHER, STORY, labels, read, titles

from gazette_cli.block import Kind

TOP = "溪口新区报\n2022年3月25日　星期五　第86期\n"
FIRST = (
    "开年首场集中签约 十四个\n项目落子溪口\n"
    "　　本报讯（记者 李芳）三月二十二日，新区集中签约在会展中心举行，来的人把后门也坐满了。\n"
    "签约桌旁另设一张桌子，企业当场提要求，部门当场答复，最多的一条是员工子女\n（下转第2版）\n"
)
REST = "上学难。社会事业局的人记下来，说秋天新小学开门，先留两百个座位给工厂。\n"


def test_a_headline_of_two_lines_is_printed_again_in_one() -> None:
    again = "开年首场集中签约 十四个项目落子溪口"
    text = f"{TOP}{FIRST}{STORY}2\n（上接第1版）\n{again}\n{REST}{OTHER}"
    assert labels(text)[again][0] is Kind.DUPLICATE
    assert "员工子女上学难" in "".join(paragraph.text for paragraph in read(text).articles[0].paragraphs)
    assert labels(text.replace(again, "工厂门口的新公交站"))["工厂门口的新公交站"][0] is not Kind.DUPLICATE


def test_the_last_words_before_a_jump_are_printed_again() -> None:
    text = f"{TOP}{FIRST}{STORY}2\n（上接第1版）\n最多的一条是员工子女\n{REST}{OTHER}"
    assert labels(text)["最多的一条是员工子女"][0] is Kind.DUPLICATE


def test_a_headline_with_a_colon_below_a_story_whose_paragraphs_have_no_indent() -> None:
    told = "食堂是工会办的。去年底发了问卷，排在第一的是夜里下班没处吃饭。\n"
    text = (
        f"{TOP}电表边上的账\n　　老陈每天早上先看电表，再看报纸，看了十一年。\n{told}"
        "宿舍楼下亮起一盏灯：\n夜班工人有了热汤面\n　　晚上十一点四十，下中班的小满没有回宿舍，先拐进一楼。\n" + told
    )
    assert titles(text)[-1] == "宿舍楼下亮起一盏灯：夜班工人有了热汤面"
    listed = text.replace("宿舍楼下亮起一盏灯：\n夜班工人有了热汤面\n　　", "破纪录的同学：\n五（2）班 王小明\n")
    assert len(titles(listed)) == 1
