"""Titles printed in the line of the item they name."""

from __future__ import annotations

import pytest

from gazette_cli.source import Source
from gazette_cli.structure import split
from gazette_cli.structure.issue_split import board_of
from gazette_cli.structure.run_in import item_habits, read_run_in


def titles(*items: str) -> list[str | None]:
    """The title of each item of an issue that holds nothing else."""
    found = []
    units = [board_of(Source.from_text(f"{item}\n")).units[0] for item in items]
    habits = item_habits(units)
    for unit in units:
        run_in = read_run_in(unit, habits)
        found.append(run_in and unit.text[run_in.title.start : run_in.title.end])
    return found


WATER = "昨夜北街主管爆裂，三百户居民停水，抢修队今早五点接通。"
TENNIS = "九月三日，工会乒乓球赛落幕，装卸队得了第一名。"


def test_a_tag_names_the_item() -> None:
    assert titles(f"【停水】{WATER}", f"【球赛】{TENNIS}") == ["停水", "球赛"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (f"【民生】{WATER}", f"【球场】{TENNIS}"),  # the name of a column among them
        (f"【供水】{WATER}", f"【供水】{TENNIS}"),  # one that comes back
    ],
)
def test_tags_that_name_subjects_are_no_titles(first: str, second: str) -> None:
    assert titles(first, second) == [None, None]


def test_behind_a_subject_the_first_sentence_is_the_title() -> None:
    assert titles(f"【供水】北街连夜抢修。{WATER}", f"【体育】{TENNIS}") == ["北街连夜抢修", None]


@pytest.mark.parametrize("whence", ["本报讯 ", "【县城讯】　", "柏树巷  ", "【北河市法院】", "【妇女组】"])
def test_what_says_whence_an_item_comes_is_no_title(whence: str) -> None:
    assert titles(f"{whence}{WATER}", f"{TENNIS}") == [None, None]


def test_a_number_in_brackets_is_no_title() -> None:
    assert titles(f"【5】{WATER}") == [None]


def test_words_before_a_colon_or_full_stop_behind_a_mark() -> None:
    assert titles(f"◎北街停水：{WATER}", f"◎寻物。{TENNIS}") == ["北街停水", "寻物"]


def test_who_speaks_is_no_title() -> None:
    assert titles(f"●水务站提醒：{WATER}", f"●{TENNIS}") == [None, None]


def test_where_gaps_end_the_titles_a_colon_ends_none() -> None:
    assert titles(f"■职工球赛　{TENNIS}", f"■抽签揭晓：{WATER}") == ["职工球赛", None]


@pytest.mark.parametrize(
    ("item", "title"),
    [
        (f"■阅览室延时  12 月 10 日起，{WATER}", "阅览室延时"),  # numbers set apart
        (f"■秋水退去 步道重开　因水位高而封闭的步道{WATER}", "秋水退去 步道重开"),
        (f"●四健会员Lola Temu代表本县{WATER}", None),  # a gap inside a foreign name
        (f"△金工车间女工敖　莉，{WATER}", None),  # a gap inside a name
        (f"△同日　{WATER}", None),
    ],
)
def test_gaps(item: str, title: str | None) -> None:
    assert titles(item) == [title]


def test_items_without_a_mark_that_open_with_a_word_and_a_colon() -> None:
    assert titles(f"会员大会：{WATER}", f"贷学金：{TENNIS}", WATER) == ["会员大会", "贷学金", None]
    assert titles(f"会员大会：{WATER}", TENNIS) == [None, None]  # one alone is a sentence


def test_behind_the_sign_for_a_place_stands_a_place() -> None:
    assert titles(f"📍北街　{WATER}") == [None]


def test_a_title_ends_before_a_date_whose_numbers_are_spaced() -> None:
    assert titles("★流感疫苗　10 月 1 日至明年 2 月 28 日，六十五岁以上公费接种，洽卫生所。") == ["流感疫苗"]


@pytest.mark.parametrize(
    ("item", "title"),
    [
        (f"◇北街换上“新水管”。{WATER}", "北街换上“新水管”"),
        (f"▪北街卫生院：窗口降了20厘米。{WATER}", "北街卫生院：窗口降了20厘米"),  # a colon and a number stand in it
        (f"◇昨天，北街停了水。{TENNIS}", None),
        (f"◇9月3日。{TENNIS}", None),
        (f"■免费送春联——{WATER}", "免费送春联"),
        (f"▇职工球赛。{TENNIS}", "职工球赛"),
    ],
)
def test_a_sentence_or_words_before_a_dash_behind_a_mark(item: str, title: str | None) -> None:
    found, = titles(item)
    assert (found and found.replace(":", "：")) == title


def test_words_before_an_upright_bar() -> None:
    assert titles(f"旧衣箱到楼下｜{WATER}", f"旧衣箱｜楼下｜{WATER}") == ["旧衣箱到楼下", None]


def test_two_paragraphs_titled_before_a_bar_are_items() -> None:
    text = f"车站旁的旧桥换上新栏杆\n\n{WATER}\n\n北街速递\n\n旧衣箱到楼下｜{WATER}\n\n公交加密｜{TENNIS}\n"
    heads = [article.headline and article.headline.text for article in split(Source.from_text(text)).articles]
    assert heads[-2:] == ["旧衣箱到楼下", "公交加密"]


def test_an_item_without_a_mark_among_those_titled_by_a_sentence() -> None:
    bare = f"南街也换上新水管。{WATER}"
    assert titles(f"▲北街换上新水管。{WATER}", f"▲工会办起乒乓球赛。{TENNIS}", bare)[2] == "南街也换上新水管"
    assert titles(bare) == [None]


@pytest.mark.parametrize(
    "item",
    [
        f"● 上半年用水降至 36 吨，环比下降 1.4 个百分点，{WATER}",  # numbers set apart end no title
        f"★11 月 15 日（六）9:00 至 12:00　古城公园　{TENNIS}",
    ],
)
def test_numbers_and_days_set_apart_are_no_titles(item: str) -> None:
    assert titles(item) == [None]


def test_tags_told_apart_by_a_number_are_no_titles() -> None:
    assert titles(f"【快板一】{WATER}", f"【快板二】{TENNIS}") == [None, None]
    assert titles(f"口播一：{WATER}", f"口播二：{TENNIS}") == [None, None]


def test_a_first_sentence_is_a_title_before_numbers_set_apart() -> None:
    assert titles(
        "○冬泳队添了一台锅炉。协会现有会员 73 人，最大的 71 岁，更衣室能烧到 42 度。",
        "○门球赛。10 月 9 日，17 支老年队赛了三天半，轴承厂队险胜。",
    ) == ["冬泳队添了一台锅炉", "门球赛"]


LOST = "拾金不昧。十二月九日，三组的林小满放学路上捡到一个布包，里面有四千七百元，等来了失主。"
HAIR = "义务理发第六年。退伍军人高远每月初十在祠堂门口摆一把椅子，今年理了三百一十二人次。"
OXEN = "借牛。养羊的周舟来村里四年，抢种油菜时把自家两头牛借出去十九天，分文不取。"


def test_paragraphs_that_open_with_short_sentences_are_items_of_their_column() -> None:
    story = "自来水通到了最后三户\n十二月十九日下午，自来水接进了后山湾三家的灶屋，前后拖了两年零四个月。\n"
    found = split(Source.from_text(f"{story}好人好事\n{LOST}\n{HAIR}\n{OXEN}\n")).articles
    heads = [article.headline and article.headline.text for article in found[1:]]
    assert heads == ["拾金不昧", "义务理发第六年", "借牛"]
    assert {article.section for article in found[1:]} == {"好人好事"}


def test_the_points_of_a_story_are_no_items() -> None:
    points = "一是清理顽疾。今年清走旧家具三百件，拆掉违建十二处，腾出空地六百平方米。\n"
    story = "老街换新颜\n老街今年花八十万元整治环境，做了三件事，街坊都说好，来逛的人也多了。\n三件事\n"
    text = story + "".join(points.replace("一", number, 1) for number in "一二三")
    assert len(split(Source.from_text(text)).articles) == 1


def test_numbers_between_blanks_are_text_behind_a_title() -> None:
    assert titles("○渠首清淤。乡里 9 月 4 日开工，三天清完 86 方。", f"○球赛。{TENNIS}") == ["渠首清淤", "球赛"]


def test_the_number_of_a_road_stands_in_a_title() -> None:
    assert titles(f"1．S305线抢修完工。{WATER}") == ["S305线抢修完工"]


def test_what_answers_is_a_title_whatever_stands_behind_it() -> None:
    assert titles(f"【编者按】来稿已经收到。{WATER}", f"【回音】球台已经换新。{TENNIS}") == ["编者按", "回音"]


COLUMN = """　　本报讯 昨夜北街主管爆裂，三百户居民停水，抢修队今早五点接通，损失不大。

　　　　※邻里好事※

　　送伞。六月三日大雨，王家小店把四十把伞借给放学的孩子，一把不少地还了回来。

　　义务磨刀第九年。退休钳工李树林每月初一在桥头支起砂轮，今年磨了六百多把。

　　让屋。张桂英把临街的半间屋腾给社区做书屋，一分房租也不收，还添了两盏灯。
"""


def test_a_framed_column_whose_items_all_open_with_a_sentence() -> None:
    found = split(Source.from_text(COLUMN)).articles
    assert [item.headline and item.headline.text for item in found[-3:]] == ["送伞", "义务磨刀第九年", "让屋"]
    assert {item.section for item in found[-3:]} == {"邻里好事"}


def test_points_that_are_counted_are_no_items() -> None:
    counted = COLUMN.replace("送伞。", "一是送伞。")
    headlines = [item.headline and item.headline.text for item in split(Source.from_text(counted)).articles]
    assert "义务磨刀第九年" not in headlines


@pytest.mark.parametrize("name", ["上封勘误", "上期更正", "刊误"])
def test_what_puts_an_earlier_issue_right_is_titled_by_its_name(name: str) -> None:
    assert titles(f"{name}：《一渠水》中“三百户”应为“二百户”，向读者致歉，并谢谢来信的李树林先生。") == [name]


@pytest.mark.parametrize("item", [
    "▲ 道路事故起数下降 55%，查处酒驾 60 起，劝返超员车 68 辆。",
    "▲ 生猪存栏 6.1 万头，能繁母猪 7864 头，出栏均价每公斤 14 元。",
    "▲ 截至 5 月 27 日，全县早稻收割 3775 亩，占应收面积的三成。",
    "● 病房用药强度 7 月降至 36.2，环比下降 1.4 个百分点。",
])  # fmt: skip
def test_a_blank_before_a_figure_ends_no_title(item: str) -> None:
    assert titles(item) == [None]


def test_a_sentence_in_two_parts_of_one_length_is_one_title() -> None:
    assert titles("▲ 三分栽 七分管。上周雨水偏少，苗情一般，各村抓紧浇水。") == ["三分栽 七分管"]


def test_who_reports_something_is_no_title() -> None:
    assert titles("△桐渡镇反映：近期肥料价格上涨两成，农户普遍持观望态度。") == [None]


def test_paragraphs_below_what_is_no_name_of_a_column_are_parts() -> None:
    story = "秧苗泡水以后\n七月八日凌晨，河水漫进低田，农技站连夜写好下面几条，送到各村。\n"
    points = f"排水。{LOST[5:]}\n扶苗。{HAIR[8:]}\n改种。{OXEN[3:]}\n"
    found = split(Source.from_text(f"{story}低田抢救要点\n{points}")).articles
    assert "扶苗" not in [article.headline and article.headline.text for article in found]
