"""Rows of items that have no headlines and no marks, and stories that only look like such."""

from __future__ import annotations

import json
from pathlib import Path

from tests.pages import OTHER, STORY, labels, read, titles
from tools.rows import is_one_story, laid_out

from gazette_cli.block import Kind
from gazette_cli.structure.unheaded import share_of

ROWS = [json.loads(line) for line in (Path(__file__).parent / "cases/series.jsonl").read_text("utf-8").splitlines()]
COURT = "法院公告\n" + "".join(
    f"{name}：本院受理原告{other}诉你民间借贷纠纷一案，现依法向你公告送达起诉状副本和开庭传票，自公告之日起经三十日视为送达。\n"
    for name, other in (("马小军", "周立春"), ("吴德顺、汤丽", "李晚晴"), ("陈大川", "方雨禾"))
)
LETTERS = "读者信箱\n编辑同志：我家住在纺织新村，楼前的路灯坏了三个月，晚上出门要打手电。（周立春）\n" + (
    "编辑同志：今年的化肥比去年贵了两成，乡里说的补贴到现在没有见到，请帮忙问一问。（李晚晴）\n"
)


def begun(text: str) -> set[int]:
    """The lines (from 0) in which articles begin."""
    first: dict[str, int] = {}
    for block in read(text).blocks:
        if block.article is not None:
            first.setdefault(block.article, text.count("\n", 0, block.core.start))
    return set(first.values())


def test_notices_to_those_a_court_cannot_reach() -> None:
    assert titles(f"{STORY}\n{COURT}\n{OTHER}")[1:4] == [None, None, None]
    assert {article.section for article in read(f"{STORY}\n{COURT}").articles[1:]} == {"法院公告"}


def test_letters_below_the_name_of_their_column() -> None:
    found = read(f"{STORY}\n{LETTERS}").articles
    assert [article.headline for article in found[1:]] == [None, None]
    assert [[person.name for person in article.people] for article in found[1:]] == [["周立春"], ["李晚晴"]]


def test_paragraphs_that_go_on_are_no_items() -> None:
    story = (
        "一条老街\n老街在河的南岸，从码头走到城门，一共四百步，两边住着六十户人家。\n"
        "这些人家里，开店的有二十一户，他们都在后门搭了棚子，夏天把桌子摆到水边去。\n"
        "她说，街上的石板是爷爷那一辈铺的，下雨的时候不滑脚。\n"
    )
    assert len(read(f"{STORY}\n{story}").articles) == 2


def test_what_is_said_of_weather_and_of_figures_is_one_piece() -> None:
    assert len(read(f"{STORY}\n{COURT.replace('法院公告', '数读法院')}").articles) == 2


def test_shares_are_shares() -> None:
    known = {"like-lead": 1.0, "uneven": 0.0, "meant": 0.0}
    assert 0.0 < share_of({**known, "meant": 1.0}) < share_of(known) < 1.0


def test_invented_rows() -> None:
    """At least half of the items in rows of many kinds, and hardly a story that only looks like a row is cut."""
    found = wanted = cut = stories = 0
    for row in ROWS:
        page = laid_out(row, "")
        starts = begun(page.text)
        if is_one_story(row):
            cut += not starts.isdisjoint(set(page.lines))
            stories += 1
        else:
            found += len(starts & page.starts)
            wanted += len(page.starts)
    assert found >= 0.5 * wanted
    assert cut <= 0.1 * stories


NOTICES = (
    "公告栏\n十一国庆长假期间食堂早中两餐照常供应，晚餐改为面点，请大家互相转告。\n行政科\n"
    "东区宿舍一号楼十月八日起停热水管道检修三日，请住户提前做好准备。\n{last}\n"
)


def test_offices_that_sign_one_notice_after_the_other() -> None:
    text = f"{STORY}\n{NOTICES.format(last='后勤中心')}\n{OTHER}"
    found = labels(text)
    assert found["行政科"][0] is found["后勤中心"][0] is Kind.SIGNATURE
    assert len(read(text).articles) == 4


def test_a_headline_that_ends_as_an_office_does() -> None:
    last = "老校长又添新书屋"
    text = f"{STORY}\n{NOTICES.format(last=last)}书屋在三楼，晚上也开门，钥匙由值班的老师带着。\n"
    assert labels(text)[last][0] is Kind.HEADLINE
