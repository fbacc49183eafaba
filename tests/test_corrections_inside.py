"""A correction printed in the middle of a story, and a table behind one."""

from __future__ import annotations

from tests.pages import labels, read

TOP = "溪口社员通讯\n第41期　2023年10月20日\n"
FIRST = "　　老王家九亩半田分在十四处，最小的一块只有三分地，插秧机下不去，一年落六千来块。\n"
REST = "　　那年头一个反对并田的也是他，村干部没和他争，领他去下湾看了半天，路上他不吭声。\n"
OTHER = "车棚换了新灯\n本社通讯员　王建国\n　　车棚的四盏灯坏了两个月，五月四日换上了新的，夜里亮堂了。\n"
CORRECTION = "更正\n　　第40封信里节水五十方一句，应为三十五方，对不住了。\n"


def test_the_story_goes_on_behind_a_correction() -> None:
    text = f"{TOP}老王的九亩半\n本社通讯员　李芳\n{FIRST}{CORRECTION}{REST}{OTHER}"
    story, correction, _ = read(text).articles
    assert labels(text)["更正"][1] == "headline.stack"
    assert "头一个反对" in story.text
    assert "头一个反对" not in correction.text


def test_a_story_that_was_signed_does_not() -> None:
    text = f"{TOP}老王的九亩半\n{FIRST}（李芳）\n{CORRECTION}　　此外，上期的印数也多印了一百份，下期少印。\n{OTHER}"
    assert "上期的印数" in read(text).articles[1].text


def test_a_table_behind_a_signed_story_has_a_headline_of_its_own() -> None:
    text = (
        "溪口图书馆馆讯\n2023年第2期（总第71期）　2023年5月　免费取阅\n"
        "听书有了方言版\n　　退休播音员领读的方言有声书四月上线，首批十二部。录音全部在自家衣柜里完成。（夙愿）\n"
        "溪口图书馆第一季度流通数据\n项目　　　本季度　　上年同期\n到馆人次　　　41.2万人次　　29.6万人次\n"
        "外借册次　　　38.05万册　　31.7万册\n新办读者证　　6120张　　　4475张\n"
        "主编：李芳　编辑：王明　夙愿　地址：溪口市文昌路9号　0000-5520188\n"
    )
    articles = read(text).articles
    assert [one.headline and one.headline.text for one in articles] == ["听书有了方言版", "溪口图书馆第一季度流通数据"]
    assert [who.name for who in articles[0].people] == ["夙愿"]
