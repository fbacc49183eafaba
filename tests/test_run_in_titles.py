"""Titles printed in the line of the item they name."""

from __future__ import annotations

import pytest

from gazette_cli.source import Source
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


def test_the_first_sentence_behind_a_mark_is_the_title() -> None:
    assert titles(f"▲溪口镇给老井办“身份证”。{WATER}", f"▲{TENNIS}") == ["溪口镇给老井办“身份证”", None]


def test_a_place_and_a_colon_belong_to_that_sentence() -> None:
    said = f"★气象站提醒：雨天慢行莫抢道。{TENNIS}"
    assert titles(f"★云头村：渠水通到了村尾。{WATER}", said) == ["云头村:渠水通到了村尾", None]


def test_a_stroke_ends_the_title() -> None:
    assert titles(f"旧衣驿站到楼下｜{WATER}") == ["旧衣驿站到楼下"]
