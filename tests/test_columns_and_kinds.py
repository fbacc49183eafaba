"""Where a column ends though nothing says so, and what sort of articles there are."""

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


@pytest.mark.parametrize(
    ("piece", "kind"),
    [
        ("失物招领（二）\n门卫室收到钥匙三串、雨伞五把，请失主带证件来领，过了月底就交给派出所。\n", "notice"),
        ("公告：清洗水缸\n本大厦定于五月十一日清洗水缸，上午九时至下午四时停水，请各户先行储水。\n", "notice"),
        ("血压计小常识\n手臂式比手腕式准，坐下歇五分钟再量，袖带要和心脏一样高，一天量两回就够了。\n", "sidebar"),
        ("澡堂的水为何半路就凉\n编辑同志：澡堂的水洗到一半就凉，问了几回没有人管，能不能替我们问一问。\n", "letter"),
        ("【读者来信】\n澡堂的水为何半路就凉\n澡堂的水洗到一半就凉，问了几回没有人管。\n读者　王建国\n", "letter"),
        ("【读者来信】\n供销社的答复\n来信收到，锅炉已经修好，五月起烧到晚上十点。\n供销社　王建国\n", "article"),
    ],
)
def test_kinds(piece: str, kind: str) -> None:
    assert read(f"{STORY}\n{piece}").articles[-1].kind == kind
