"""What sort of article a draft is: story, brief, notice, letter, photo, box."""

from __future__ import annotations

import re

from gazette_cli.block import Kind
from gazette_cli.fold import HAN
from gazette_cli.patterns import late
from gazette_cli.structure.box_names import SIDEBAR_TITLE
from gazette_cli.structure.draft import Draft
from gazette_cli.structure.units import Unit

_NOTICES = (
    "通知", "公告", "公示", "通告", "启事", "声明", "倡议书", "意见", "决定", "办法", "批复", "函", "方案",
    "规定", "细则", "令",
)  # fmt: skip
_LETTER = re.compile(r"来信$|致.{2,20}的信$|.*(?:一封信|表扬信|感谢信|公开信|慰问信|贺信)")
_MOST_OF_PHOTO = 4  # paragraphs beside a picture
_OFFICIAL = late(  # signs for a body: 理事长 王明
    rf"{HAN}{{0,14}}(?:[会事校院社乡镇村里县市区局厂站队所书]长|主任|主席|书记|总干事) *(?:{HAN}{{2,4}}|{HAN} +{HAN})"
)


def is_signed_in_office(draft: Draft, unit: Unit) -> bool:
    """Whether a unit is an office and a name below a notice: who holds it signs for the body, and wrote nothing."""
    title = draft.heads[-1][0].squeezed if draft.heads else ""
    return title.endswith(_NOTICES) and _OFFICIAL.fullmatch(unit.text) is not None


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
