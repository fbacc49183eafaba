"""What web pages print around their headlines."""

from __future__ import annotations

from tests.pages import labels, titles

from gazette_cli.block import Kind

TOP = "溪口社区报数字版\n首页 | 往期 | 版面导航 | PDF下载 | 无障碍\n"
STORY = "　　渡口的早餐车摆了十三年，王小满夫妇每天四点起来和面。上个月，城管送来一纸通知，说要挪走。\n"


def test_a_headline_with_its_column_in_front() -> None:
    text = (
        f"{TOP}您的位置：首页 > 第18期 > 02版\n河埠头要修了\n2025年03月14日　字号：大 中 小　浏览：405次\n\n"
        f"河埠头要修了\n文/李芳\n{STORY}上一篇：没有了　下一篇：早餐车能不能留\n\n"
        "您的位置：首页 > 第18期 > 02版\n【茶话会】早餐车能不能留\n2025年03月14日　字号：大 中 小　浏览：16次\n\n"
        f"茶话会\n早餐车能不能留\n整理 王小满\n{STORY}上一篇：河埠头要修了　没有下一篇了\n返回顶部\n"
    )
    assert labels(text)["【茶话会】早餐车能不能留"][0] is Kind.DUPLICATE
    assert titles(text) == ["河埠头要修了", "早餐车能不能留"]


def test_a_day_above_who_wrote() -> None:
    text = (
        f"{TOP}当前位置：溪口社区报 > 第02版 > 正文\n【字号 大 中 小】\n"
        "早餐车能不能留\n2025-05-21\n　　本报记者 王小满\n"
        f"{STORY}上一篇　下一篇\n返回顶部\n"
    )
    assert labels(text)["2025-05-21"] == (Kind.NAVIGATION, "navigation.date")
