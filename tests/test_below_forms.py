"""A heading right below a form, a table or a list of names heads what follows."""

from __future__ import annotations

import pytest
from tests.pages import OTHER, STORY, titles

FORM = "地点：石桥小学操场\n时间：八月三日上午九点\n内容：太鼓、合唱、抽奖\n联系：民政课　分机12\n"
NAMES = (
    "腊月三十　　王大山　　李小河　　周长贵\n正月初一　　陈秀　　张有福　　胡长水\n"
    "正月十五　　何大勇　　马 红　　林水\n正月十六　　赵一山　　孙小秋　　许田\n"
)
STORY_BELOW = "　　即日起至九月二十八日止，六十五岁以上的老人可以持卡来乡里登记，每人限一副，发完为止。\n"


@pytest.mark.parametrize("form", [FORM, NAMES])
def test_a_heading_below_a_form_is_no_row_of_it(form: str) -> None:
    text = f"{STORY}八月广场音乐会\n{form}免费老花眼镜登记\n{STORY_BELOW}{OTHER}"
    assert "免费老花眼镜登记" in titles(text)


def test_the_last_line_of_a_form_stays_in_it() -> None:
    text = f"{STORY}八月广场音乐会\n{FORM}主办：石桥乡公所\n{STORY_BELOW}{OTHER}"
    assert "主办：石桥乡公所" not in titles(text)
