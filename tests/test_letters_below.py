"""Letters without a headline that stand below another one, or below its answer."""

from __future__ import annotations

import pytest
from tests.pages import OTHER, read

FIRST = "校车能不能晚五分钟\n　　下到二楼，正好看见校车尾灯，十四户家长联名建议晚走五分钟。\n东线家长　黎光明\n"


@pytest.mark.parametrize("address", ["编辑同志：", "海东升同志：", "尊敬的食堂阿姨：\n　　"])
def test_whom_a_letter_is_written_to_begins_it(address: str) -> None:
    letter = f"　　{address}每天早上那一勺热豆浆，我们四个孩子从一年级喝到了五年级，天冷的时候尤其记得。\n"
    articles = read(f"{FIRST}{letter}{OTHER}").articles
    assert len(articles) == 3
    assert articles[1].headline is None
    assert "豆浆" in articles[1].paragraphs[-1].text


def test_below_a_headline_it_begins_none() -> None:
    letter = "一勺热豆浆\n　　编辑同志：那一勺热豆浆，我们四个孩子从一年级喝到了五年级。\n学生家长　王小明\n"
    articles = read(f"{FIRST}{letter}{OTHER}").articles
    assert [article.headline.text for article in articles if article.headline][1] == "一勺热豆浆"
    assert len(articles) == 3
