"""Where a column ends though nothing says so: behind short pieces, before corrections, behind its only article."""

from __future__ import annotations

import pytest
from tests.pages import OTHER, STORY, read

TOLD = "".join(
    f"　　{day}，水利站的人来看了一回，把渠边的土又夯了一遍，说等雨季过去再来，工钱由镇里出，村里只出饭。\n"
    for day in ("四月三日", "四月九日", "五月二日", "五月六日", "六月一日", "六月七日")
)


def sections(text: str) -> list[str | None]:
    """The columns of the articles."""
    return [article.section for article in read(text).articles]


def test_a_long_story_behind_short_ones_has_left_their_column() -> None:
    text = f"【乡镇短波】\n{STORY}\n{OTHER}\n水渠三年修到了田头\n本报记者　王明\n{TOLD}"
    assert sections(text) == ["乡镇短波", "乡镇短波", None]


def test_corrections_stand_in_no_column() -> None:
    letters = f"【读者来信】\n{STORY}读者　王建国\n\n更正\n上期第二版把车棚的四盏灯写成了三盏，特此更正，向读者致歉。\n"
    assert sections(letters)[-1] is None


@pytest.mark.parametrize("name", ["镇长的话", "时评", "图片新闻"])
def test_columns_of_one_article(name: str) -> None:
    assert sections(f"【{name}】\n{STORY}本报记者　王明\n\n{OTHER}本报记者　李芳\n") == [name, None]


def test_a_number_in_front_is_not_part_of_the_name() -> None:
    assert sections(f"5.【乡镇短波】\n{STORY}\n{OTHER}")[0] == "乡镇短波"
