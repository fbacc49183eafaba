"""Layouts of which no issue had been seen: headlines in two lines, framed columns, boxes inside, topic pages, items."""

from __future__ import annotations

import pytest

from gazette_cli.article import Article
from gazette_cli.block import Kind
from gazette_cli.document import Document
from gazette_cli.source import Source
from gazette_cli.structure import split
from gazette_cli.structure.sheet import Sheet
from gazette_cli.structure.torn import heads_text

WATER = "昨夜北街主管爆裂，三百户居民停水，抢修队今早五点接通，水压到中午恢复正常。"
TENNIS = "九月三日，工会乒乓球赛落幕，装卸队得了第一名，领奖的是一位五十八岁的老师傅。"
STORY = "今年夏天，村里修了三公里长的水渠，两百亩旱地变成了水田，秋后多收了四万斤稻谷。"
HEAD = ["北街社区报", "2021年6月18日　第12期"]


def issue(*lines: str) -> Document:
    """An issue of these lines, below its nameplate."""
    return split(Source.from_text("\n".join([*HEAD, *lines]) + "\n"))


def titles(document: Document) -> list[str | None]:
    """The headlines, articles without one included."""
    return [article.headline and article.headline.text for article in document.articles]


def kinds(document: Document, words: str) -> set[Kind]:
    """What the blocks are that hold these words."""
    return {block.kind for block in document.blocks if words in document.source.text[block.start : block.end]}


def body(article: Article) -> str:
    """All paragraphs of an article."""
    return "".join(part.text for part in article.paragraphs)


def test_a_headline_goes_on_below_a_colon() -> None:
    lines = ["十问锅炉工：", "水为什么总是不热", "整理/江文秀", f"　　{STORY}", f"　　{TENNIS}"]
    story = ["老渠通水", "本报记者 江明", f"　　{WATER}", "（江明）"]
    assert titles(issue(*story, *lines))[-1] == "十问锅炉工：水为什么总是不热"


def test_a_list_below_a_colon_is_no_headline() -> None:
    lines = ["老渠通水", f"　　{STORY}", "获奖名单如下：", "江明 李文秀", f"　　{TENNIS}"]
    assert titles(issue(*lines)) == ["老渠通水"]


def test_a_headline_goes_on_below_de() -> None:
    lines = ["渠水进了下湾", f"　　{WATER}", "（江明）", "一颗纽扣的", "“身份证”", f"　　{STORY}", f"　　{TENNIS}"]
    assert titles(issue(*lines))[-1] == "一颗纽扣的“身份证”"


def test_words_framed_alike_name_columns() -> None:
    lines = ["#校园#", "老渠通水", f"　　{STORY}", "#来信#", "北街停水", f"　　{WATER}", "#体育#", "球赛落幕",
             f"　　{TENNIS}"]  # fmt: skip
    document = issue(*lines)
    assert kinds(document, "#来信#") == {Kind.STANDING_HEAD}
    assert titles(document) == ["老渠通水", "北街停水", "球赛落幕"]


def test_one_hashtag_is_none() -> None:
    assert kinds(issue("老渠通水", f"　　{STORY}", "#北街生活#"), "#北街生活#") == {Kind.NAVIGATION}


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("第 一 版 至 第 二 版", Kind.FOLIO),
        ("（未完，见三版）", Kind.JUMP),
        ("[1] [2] [3]", Kind.NAVIGATION),
        ("更新时间：2021年6月18日 21:40", Kind.NAVIGATION),
    ],
)
def test_lines_of_nobody(line: str, kind: Kind) -> None:
    assert kinds(issue("老渠通水", f"　　{STORY}", line, f"　　{TENNIS}"), line) == {kind}


def test_the_latin_name_before_the_date() -> None:
    line = "BEIJIE COMMUNITY WEEKLY　2021年6月18日　星期五　第12期　今日4版"
    text = "\n".join(["北街周报", line, "老渠通水", "本报记者 江明", f"　　{STORY}"])
    document = split(Source.from_text(text + "\n"))
    assert kinds(document, "BEIJIE") == {Kind.ISSUE_LINE}
    assert document.issue.number == "第12期"


def test_the_head_of_a_page_is_no_pointer() -> None:
    head = ["北街医院院刊", "2019年8月30日 总第64期 第8期 第二版", "BEIJIE YIYUAN"]
    text = "\n".join([*head, "老渠通水", f"　　{STORY}"])
    document = split(Source.from_text(text + "\n"))
    assert kinds(document, "2019年") == {Kind.ISSUE_LINE}
    assert kinds(document, "BEIJIE") == {Kind.NAMEPLATE}


def test_the_name_of_a_topic_page() -> None:
    top = ["北街在线 > 专题", "首页　新闻　政务　民生　房产　视频", "设为首页 | 加入收藏", "专题：夏季停水",
           "更新时间：2021年6月18日 21:40"]  # fmt: skip
    document = split(Source.from_text("\n\n".join([*top, "老渠通水", STORY, TENNIS]) + "\n"))
    assert kinds(document, "专题：夏季停水") == {Kind.NAVIGATION}


def test_contents_by_page_numbers_in_circles() -> None:
    entries = ["【本期版面】", "①水房的灯", "③食堂问答", "⑤社团 ⑥来信"]
    document = issue(*entries, "-" * 30, "水房的灯亮到天明", f"　　{STORY}")
    assert kinds(document, "食堂问答") == {Kind.CONTENTS}


def test_the_abstract_is_the_copy_of_a_longer_paragraph() -> None:
    document = issue("老渠通水", "", STORY, "", STORY + TENNIS, "", WATER)
    assert [len(article.removed) for article in document.articles] == [1]
    assert TENNIS in body(document.articles[0])


def test_the_time_of_an_item_is_no_title() -> None:
    times = [f"【06-18 20:30】{WATER}", f"【06-18 16:02】老渠通水　{STORY}", f"【06-17】{TENNIS}"]
    assert titles(issue("滚动播报", *times)) == [None, "老渠通水", None]


def test_the_headline_below_a_picture() -> None:
    lines = ["北街在线 > 新闻 > 正文", "首页　新闻　政务　民生　房产　视频", "[图片]", "老渠通水了",
             "来源：北街日报　2021-06-18 08:12", STORY, TENNIS]  # fmt: skip
    document = split(Source.from_text("\n\n".join(lines) + "\n"))
    assert titles(document) == ["老渠通水了"]


def test_a_box_keeps_its_list() -> None:
    lines = ["老渠通水", "本报记者 江明", f"　　{STORY}", "■数读", "灌田两百亩，其中水田一百二十亩；",
             "出工三千个，用炸药四百公斤。", f"　　{TENNIS}"]  # fmt: skip
    host, box = issue(*lines).articles
    assert "炸药" in body(box)
    assert TENNIS in body(host)


def test_items_below_who_signed_the_story_above() -> None:
    lines = ["【产业】", "老渠通水", f"　　{STORY}", "江明供稿", f"　　北街停水了。{WATER}",
             f"　　球赛落了幕。{TENNIS}", "【平安】", "新桥通车",
             "　　石桥昨天通车，两岸的人不用再绕八里路。"]  # fmt: skip
    assert titles(issue(*lines)) == ["老渠通水", "北街停水了", "球赛落了幕", "新桥通车"]


def test_items_with_titles_before_gaps() -> None:
    first = "辩论社折桂 12月2日、3日，辩论社在全市高校赛中五战四胜，奖金全部买了书。（江明）"
    second = "话剧社加演 话剧社五日演出三场，应观众要求十二日晚加演，学生证半价。"
    third = "★天文社十四日夜看流星雨，限一百二十人。"
    story = ["老渠通水", "江文秀", f"　　{STORY}", f"　　{TENNIS}", "（江文秀）"]
    lines = [*story, "社团", first, second, third, "副刊", "北街停水", f"　　{WATER}"]
    assert titles(issue(*lines)) == ["老渠通水", "辩论社折桂", "话剧社加演", None, "北街停水"]


def test_a_numbered_headline_with_a_comma_behind_a_colon() -> None:
    sheet = Sheet.of(Source.from_text(f"一、水渠修了:三公里,省出一半的钱\n{STORY}{TENNIS}\n"))
    said = Sheet.of(Source.from_text(f"社长江明说:三公里,省出一半的钱\n{STORY}{TENNIS}\n"))
    assert heads_text(*sheet.lines)
    assert not heads_text(*said.lines)


def test_the_title_of_a_poem() -> None:
    verses = ["一盏油灯照渠边，", "石头垒到月儿圆。", "今夜再垒二十丈，", "秋后稻子堆成山。"]
    lines = ["老渠通水", "本报记者 江明", f"　　{STORY}", "渠边歌", *verses, "（社员 江文秀）", "北街停水",
             f"　　{WATER}"]  # fmt: skip
    assert titles(issue(*lines)) == ["老渠通水", "渠边歌", "北街停水"]


def test_the_heading_of_a_picture() -> None:
    lines = ["活动剪影", "水上的一圈", TENNIS, "书摊小店",
             "午间义卖旧书四百本，最贵的一本卖了一百二十元。摄：江文秀（6A）",
             "校友专访", "老渠通水", STORY]  # fmt: skip
    assert "书摊小店" in titles(issue(*lines))
