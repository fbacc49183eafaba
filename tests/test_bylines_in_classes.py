"""Bylines of pupils that name a class in brackets and a teacher, and bylines behind a gap."""

from __future__ import annotations

from gazette_cli.grammar.openings import read_closing, read_opening
from gazette_cli.grammar.people import read_byline


def names(text: str) -> list[str]:
    """The people of a line that is a byline."""
    byline = read_byline(text)
    return [who.name for who in byline.people] if byline else []


def test_a_class_in_brackets_inside_a_byline() -> None:
    opening = read_opening("本报讯(小记者 五(2)班 王小满)12月4日中午,书架前摆了六把椅子。")
    assert opening is not None and opening.byline is not None
    assert [who.name for who in opening.byline.people] == ["王小满"]


def test_who_helped_or_comments_is_no_author() -> None:
    assert names("溪口小学六(2)班 王小满 辅导老师 李芳") == ["王小满"]
    assert read_byline("指导老师:李芳 点评:李芳") is not None and names("指导老师:李芳 点评:李芳") == []


def test_a_byline_behind_a_gap_where_the_full_stop_was_lost() -> None:
    told = "挂了电话,外公哼着歌去洗碗,我偷偷去看坛子,盖子果然是反的,像一顶歪戴的帽子"
    signed = "溪口小学六(2)班 王小满 辅导老师 李芳"
    closing = read_closing(f"{told}  {signed}")
    assert closing is not None and closing[0] == len(told) + 2
    assert [who.name for who in closing[1].people] == ["王小满"]
    assert read_closing(f"{told}  溪口小学的操场") is None
