"""Two short stories that pages are put together of, and what the program makes of such a page."""

from __future__ import annotations

from gazette_cli.block import Kind
from gazette_cli.document import Document
from gazette_cli.pipeline import understand
from gazette_cli.source import Source

STORY = "夜班食堂开门\n　　五月起，食堂夜里十一点再开一餐，热汤热饭，职工们说好。\n"
OTHER = "车棚换了新灯\n　　车棚的四盏灯坏了两个月，五月四日换上了新的，夜里亮堂了。\n"


def read(text: str) -> Document:
    """The document of a text."""
    return understand(Source.from_text(text))


def labels(text: str) -> dict[str, tuple[Kind, str]]:
    """Kind and rule of the last block that has these words."""
    return {block.core.slice(text): (block.kind, block.evidence.rule) for block in read(text).blocks}


def titles(text: str) -> list[str | None]:
    """The titles of the articles."""
    return [article.headline and article.headline.text for article in read(text).articles]
