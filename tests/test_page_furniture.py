"""What pages print about themselves: names in capitals, numbers set with a nought, lists with leaders, pointers."""

from __future__ import annotations

import pytest
from tests.pages import OTHER, STORY, labels, titles

from gazette_cli.block import Kind


def test_a_list_with_leaders_below_words_of_no_list() -> None:
    listed = "夜里的饭 ·············· 3\n亮堂堂的车棚 ········ 1\n孩子写的诗 ······ 4\n"
    text = f"溪口小报\n2024年5月4日\n这一期\n{listed}\n{STORY}"
    found = labels(text)
    assert [found[line][0] for line in ("这一期", "孩子写的诗 ······ 4")] == [Kind.CONTENTS] * 2
    assert titles(text) == ["夜班食堂开门"]


@pytest.mark.parametrize("line", ["XIKOU DAILY · LITERARY SUPPLEMENT", "XIKOU BAMBOO & WOOD PRODUCTS ASSOCIATION"])
def test_a_name_in_capitals(line: str) -> None:
    assert labels(f"溪口报\n第12期\n2024年5月4日\n{line}\n{STORY}")[line] == (Kind.FURNITURE, "furniture.capitals")


def test_a_number_with_a_nought_between_two_pages() -> None:
    assert labels(f"{STORY}\n03\n\n{OTHER}")["03"] == (Kind.FOLIO, "folio.bare-number")


@pytest.mark.parametrize("line", ["（相关评论见A02版）", "——详见本版头条", "详见第四版②"])
def test_pointers(line: str) -> None:
    assert labels(f"{STORY}{line}\n\n{OTHER}")[line] == (Kind.CONTENTS, "contents.pointer")
