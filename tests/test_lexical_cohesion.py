"""Whether texts around a heading are about one thing: what the decoder is told of it."""

from __future__ import annotations

from gazette_cli.source import Source
from gazette_cli.structure.issue_split import board_of

WELL = "本报讯 柳溪镇打井队上月在石门坎打出一口深井，井深一百八十米，队长裴长河说出水量够三个村吃用。\n"
PUMP = "裴长河说，深井的水泵由石门坎村轮流看管，打井队每季检修一次，出水量记在井房的本子上。\n"
CHOIR = "本报讯 县文化馆合唱团周末首次登台，三十名团员大多是退休教师，指挥汤晚晴排练了四个月。\n"
SCHOOL = "本报讯 实验小学新操场昨日启用，跑道长二百米，校长阮清和带着学生跑了第一圈。\n"


def test_a_heading_within_one_story_and_one_between_two() -> None:
    text = f"深井打到石门坎\n{WELL}看管有规矩\n{PUMP}退休教师登台\n{CHOIR}操场启用\n{SCHOOL}"
    board = board_of(Source.from_text(text, "a.txt"))
    steps = {unit.text: board.cohesion.around(n) for n, unit in enumerate(board.units) if unit.head_like}
    within, between = steps["看管有规矩"], steps["退休教师登台"]
    assert within is not None
    assert between is not None
    assert within > between


def test_headings_that_stand_together_are_one() -> None:
    board = board_of(Source.from_text(f"深井打到石门坎\n{WELL}百姓生活\n退休教师登台\n{CHOIR}", "a.txt"))
    assert board.cohesion.around(2) == board.cohesion.around(3)


def test_none_where_there_is_no_text_on_one_side() -> None:
    board = board_of(Source.from_text(f"深井打到石门坎\n{WELL}", "a.txt"))
    assert board.cohesion.around(0) is None
