"""The order of areas on a page: columns, rows of stories, gaps that go through by chance, pages nobody can cut."""

from __future__ import annotations

import random

from gazette_cli.pipeline import read
from gazette_cli.readers.layout.order import in_order
from gazette_cli.readers.layout.shapes import Area
from pdfs import Sheet, pdf

GUTTER = 4.0


def order(*areas: tuple[float, float, float, float], seed: int = 1) -> list[int]:
    """Numbers of the areas as they are read, whatever order they are given in."""
    numbered = list(enumerate(Area(*area) for area in areas))
    random.Random(seed).shuffle(numbered)
    return [n for n, _ in in_order(numbered, lambda item: item[1], gutter=GUTTER, columns_first=False)]


def test_columns_of_stories_that_end_at_one_height_by_chance() -> None:
    assert order((0, 0, 100, 200), (0, 215, 100, 400), (0, 410, 100, 600),
                 (110, 0, 210, 190), (110, 225, 210, 600)) == [0, 1, 2, 3, 4]  # fmt: skip


def test_rows_of_stories_begin_level() -> None:
    assert order((0, 0, 100, 200), (110, 0, 210, 190), (0, 215, 100, 400), (110, 216, 210, 390)) == [0, 1, 2, 3]
    assert order((0, 0, 100, 600), (110, 0, 210, 190), (220, 0, 320, 200),
                 (110, 216, 210, 600), (220, 216, 320, 600)) == [0, 1, 2, 3, 4]  # fmt: skip


def test_what_spans_the_page_parts_it() -> None:
    assert order((0, 0, 210, 20), (0, 30, 100, 200), (0, 215, 100, 300), (110, 30, 210, 190), (110, 225, 210, 310),
                 (0, 330, 210, 400)) == [0, 1, 2, 3, 4, 5]  # fmt: skip


def test_a_line_at_the_foot_comes_last() -> None:
    assert order((0, 0, 100, 200), (0, 215, 100, 390), (110, 0, 210, 190), (110, 225, 210, 400),
                 (0, 500, 60, 510)) == [0, 1, 2, 3, 4]  # fmt: skip


def test_a_windmill_is_read_down_its_columns() -> None:
    assert order((0, 0, 200, 100), (0, 110, 90, 400), (100, 110, 150, 150), (100, 160, 150, 290), (160, 110, 200, 200),
                 (160, 210, 200, 290), (210, 0, 300, 290), (100, 300, 300, 400)) == list(range(8))  # fmt: skip


def test_order_does_not_depend_on_that_of_the_file() -> None:
    chance = random.Random(4)
    for _ in range(60):
        areas = []
        for _ in range(chance.randrange(1, 12)):
            left, top = chance.randrange(0, 300, 10), chance.randrange(0, 500, 10)
            areas.append((left, top, left + chance.randrange(20, 200, 10), top + chance.randrange(10, 200, 10)))
        areas = sorted(set(areas))
        found = order(*areas)
        assert sorted(found) == list(range(len(areas)))
        assert found == order(*areas, seed=9)


def test_heads_side_by_side_keep_their_columns() -> None:
    """The head of the middle column stands in the middle of the page; it is not set over the others."""
    sheet = Sheet()
    heads = (((60, "夜市今起试"), (84, "摊位明码标价")), ((88, "图书漂流入渡口"),),
             ((68, "校园安全"), (92, "有了新招式")))  # fmt: skip
    for n, head in enumerate(heads):
        left, number = 40 + 170 * n, "一二三"[n]
        for base, words in head:
            sheet.text(words, left + (150 - 20 * len(words)) / 2, base, 20)
        rows = [f"　　这是第{number}篇稿件的正文开头", *["接着往下写的是同一篇稿件的话"] * 3, "到这里就写完了。"]
        sheet.column(rows, left, head[-1][0] + 20)
    text = read(pdf(sheet), "a.pdf")[0].text
    for words, number in (("摊位明码标价", "一"), ("图书漂流入渡口", "二"), ("有了新招式", "三")):
        assert f"{words}\n　　这是第{number}篇" in text
