"""What sort of article a draft is: story, brief, notice, letter, photo, box."""

from __future__ import annotations

import re

from gazette_cli.block import Kind
from gazette_cli.structure.box_names import SIDEBAR_TITLE
from gazette_cli.structure.draft import Draft

_NOTICES = (
    "通知", "公告", "公示", "通告", "启事", "声明", "倡议书", "意见", "决定", "办法", "批复", "函", "方案",
    "规定", "细则", "令",
)  # fmt: skip
_LETTER = re.compile(r"来信$|致.{2,20}的信$|.*(?:一封信|表扬信|感谢信|公开信|慰问信|贺信)")
_MOST_OF_PHOTO = 4  # paragraphs beside a picture


def kind_of(draft: Draft) -> str:
    """The kind of the article record."""
    if draft.kind != "article":
        return draft.kind
    title = "".join(unit.squeezed for unit, _ in draft.heads)
    if SIDEBAR_TITLE.match(title):
        return "sidebar"
    photographed = any(who.role and "摄" in who.role for _, byline in draft.bylines for who in byline.people)
    if photographed and sum(piece.kind is Kind.PARAGRAPH for piece in draft.pieces) <= _MOST_OF_PHOTO:
        return "photo"
    if _LETTER.match(title):
        return "letter"
    return "notice" if title.endswith(_NOTICES) else "article"
