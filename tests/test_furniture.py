"""What belongs to no article: lists of contents, page debris, footers, insertions, abstracts."""

from __future__ import annotations

from gazette_cli.block import Kind
from gazette_cli.pipeline import understand
from gazette_cli.source import Source

STORY = "夜班食堂开门\n　　五月起，食堂夜里十一点再开一餐，热汤热饭，职工们说好。\n"
OTHER = "车棚换了新灯\n　　车棚的四盏灯坏了两个月，五月四日换上了新的，夜里亮堂了。\n"


def labels(text: str) -> dict[str, tuple[Kind, str]]:
    """Kind and rule of the last block that has these words."""
    document = understand(Source.from_text(text))
    return {block.core.slice(text): (block.kind, block.evidence.rule) for block in document.blocks}


def titles(text: str) -> list[str | None]:
    """The titles of the articles."""
    return [article.headline and article.headline.text for article in understand(Source.from_text(text)).articles]


def test_fields_of_a_word_processor() -> None:
    text = (
        "溪口工作动态\n第16期\nTOC \\o \"1-2\" \\h \\z \\u\n食堂\tPAGEREF _Toc1144 \\h 1\n夜班食堂开门\t1\n"
        "后勤……………………错误！未定义书签。\n车棚换了新灯........3\n\n" + STORY + OTHER
    )
    found = labels(text)
    assert found['TOC \\o "1-2" \\h \\z \\u'] == (Kind.CONTENTS, "contents.field")
    assert found["食堂\tPAGEREF _Toc1144 \\h 1"] == (Kind.CONTENTS, "contents.field")
    assert found["后勤……………………错误！未定义书签。"][1] == found["车棚换了新灯........3"][1] == "contents.entry"
    assert titles(text) == ["夜班食堂开门", "车棚换了新灯"]


def test_what_a_list_announced_does_not_belong_to_it() -> None:
    text = (
        "溪口简报\n第16期\n【本期要点】\n一、食堂快讯\n二、后勤一线\n三、预警信息\n\n一、食堂快讯\n\n"
        + STORY + "二、后勤一线\n\n" + OTHER + "三、预警信息\n\n" + STORY.replace("五月", "六月")
    )
    assert labels(text)["一、食堂快讯"][0] is not Kind.CONTENTS
