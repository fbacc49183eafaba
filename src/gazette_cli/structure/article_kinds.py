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
_MORE_NOTICES = late(  # by its first or last words: 失物招领(二), 公告:停水
    r"(?:通报|布告|佈告|告示|征稿|招募|失物招领|寻物|寻人|讣告|讣闻|任免|预告|招工|招聘|信号|喜报)(?:[(（][^()（）]{1,8}[)）])?$"
    r"|(?:通知|公告|公示|通告|启事|声明|决定|方案)[(（][^()（）]{1,8}[)）]$"
    r"|^[【\[]?(?:通知|公告|公示|通告|启事|告示|招募|征稿|招聘|失物招领|寻物|讣告)(?:[】\]:：]|$)"
)
_BOX = late(  # 血压计小常识, 法官提示
    "小(?:知识|常识|辞典|词典|档案|提示|贴士|资料|百科)|^数说|^什么是"
    "|^(?:法官|检察官|律师|医生|专家|民警|驾驶员|温馨|安全|健康)提[示醒]$"
)
_LETTERS = late("来信|來信|来函|來函|信箱|投[书書]|心[声聲]|[读讀]者之[声聲]|民意")  # names of columns
_ANSWERS = late("答[复覆]|回[复覆音]|[编編][者后後]|复信|办理|[处處]理")
_ADDRESSED = late(
    r"(?:尊敬的|亲爱的|敬爱的)?(?:[编編][辑輯]|主[编編]|[报報]社|本[报報刊])(?:部|同志|先生|老[师師]|叔叔|阿姨|[你您]好|[们們])*:"
    r"|(?:尊敬的|亲爱的|敬爱的)[^:。,]{1,14}[:,!]|[^:。,]{1,10}(?:同志|先生|老[师師]|女士|[们們]|[你您]好):"
)
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
    if SIDEBAR_TITLE.match(title) or _BOX.search(title):
        return "sidebar"
    photographed = any(who.role and "摄" in who.role for _, byline in draft.bylines for who in byline.people)
    if photographed and sum(piece.kind is Kind.PARAGRAPH for piece in draft.pieces) <= _MOST_OF_PHOTO:
        return "photo"
    if _LETTER.match(title):
        return "letter"
    if title.endswith(_NOTICES) or _MORE_NOTICES.search(title):
        return "notice"
    return "letter" if _is_letter(draft, title) else "article"


def _is_letter(draft: Draft, title: str) -> bool:
    """Whether the text says to whom it is written, or somebody signs it in a column of letters; answers are none."""
    if _ANSWERS.search(title):
        return False
    if _ADDRESSED.match(draft.lead):
        return True
    return draft.section is not None and _LETTERS.search(draft.section) is not None and draft.signed_off
