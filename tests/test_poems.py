"""Poems: titles, authors, stanzas of one line, groups, pairs of five or seven characters, and what stands below."""

from __future__ import annotations

import pytest
from tests.pages import OTHER, STORY, labels, read, titles

from gazette_cli.block import Kind

VERSES = "灯还没有睡\n我把影子收进衣袋\n像收一件晾干的衣裳\n谁也不说话\n"
MORE = "\n河替我们记着\n去年的那一场雪\n它不肯停在岸上\n"


def people(text: str, title: str) -> list[str]:
    """Who wrote the piece with this title."""
    found = [article for article in read(text).articles if article.headline and article.headline.text == title]
    return [who.name for article in found for who in article.people]


@pytest.mark.parametrize("author", ["程晚舟", "于归", "穆禾（溪口）", "检修公司　程晚舟"])
def test_a_poem_with_its_author(author: str) -> None:
    text = f"{STORY}\n夜渡\n{author}\n{VERSES}{MORE}\n{OTHER}"
    assert titles(text) == ["夜班食堂开门", "夜渡", "车棚换了新灯"]
    assert len(people(text, "夜渡")) == 1


def test_a_stanza_of_one_line_heads_nothing() -> None:
    text = f"{STORY}\n夜渡\n程晚舟\n{VERSES}\n风忽然停了\n{MORE}\n{OTHER}"
    assert labels(text)["风忽然停了"][0] is Kind.PARAGRAPH


def test_a_poem_signed_below() -> None:
    text = f"{STORY}\n夜　渡\n{VERSES}{MORE}铸造车间　程晚舟\n{OTHER}"
    assert titles(text) == ["夜班食堂开门", "夜　渡", "车棚换了新灯"]


def test_two_poems_below_each_other() -> None:
    text = f"{STORY}\n夜渡\n程晚舟\n{VERSES}\n清早\n于归\n门是自己开的\n雾先进来\n又替我把它带上\n\n{OTHER}"
    assert titles(text) == ["夜班食堂开门", "夜渡", "清早", "车棚换了新灯"]


@pytest.mark.parametrize("gap", ["", "\n"])
def test_the_poems_of_a_group_are_parts(gap: str) -> None:
    text = f"{STORY}\n河上（二首）\n程晚舟\n{gap}缆绳\n{VERSES}{gap}渡口\n船还没有来\n我们先练习分手\n\n{OTHER}"
    assert titles(text) == ["夜班食堂开门", "河上（二首）", "车棚换了新灯"]
    found = labels(text)
    assert found["缆绳"][0] is found["渡口"][0] is Kind.CROSSHEAD


def test_pairs_of_seven_characters() -> None:
    pairs = "晚来风起过溪桥，灯火人家酒半瓢。\n旧雨不知新雨事，一篙春水到明朝。\n"
    text = f"{STORY}\n溪桥晚归\n\n程晚舟（溪口）\n\n{pairs}\n{OTHER}"
    assert titles(text) == ["夜班食堂开门", "溪桥晚归", "车棚换了新灯"]


def test_the_headline_of_what_follows_is_none_of_the_verses() -> None:
    below = "我的师傅谢长河\n本报讯（记者　王明）师傅话少，一天说不满十句。我进厂头一个月，他只教我听机器的声音。\n"
    assert "我的师傅谢长河" in titles(f"{STORY}夜渡\n程晚舟\n{VERSES}{below}{OTHER}")


def test_rows_of_headings_are_no_poem() -> None:
    rows = "全县春耕现场会召开\n两座水库完成除险加固\n城区公交线路调整\n职工技能大赛报名开始\n"
    found = labels(f"{STORY}\n一周要闻\n{rows}\n{OTHER}")
    assert found["两座水库完成除险加固"][0] is not Kind.BYLINE
