"""Who makes and prints the issue, whom it is sent to: staff boxes, colophons and distribution lists."""

from __future__ import annotations

import re

from gazette_cli.block import FURNITURE_KINDS, Kind
from gazette_cli.grammar.people import is_name
from gazette_cli.structure.sheet import Sheet

_LABEL = re.compile(
    r"(?:本报|本刊|本社|本期|值班|执行|副|总|责任|常务|名誉|特邀|本版)?"
    r"(?:主编|编辑|总编|责编|校对|美编|版式|排版|组版|组稿|审核|审校|审读|核稿|签发|监制|出品|出品人|总编辑|主办|主办单位|主管|主管单位|承办|协办|编印|编印单位|"
    r"印刷|印制|承印|印数|发行|出版|地址|社址|邮编|电话|联系电话|办公电话|投稿(?:信箱|邮箱|热线|电话)|邮箱|电子邮箱|E-?mail|网址|新闻热线|热线|传真|"
    r"官方微信|官方微博|微信公众号|公众号|微信|来源|编委|编委会|编委会主任|顾问|主任|副主任|委员|策划|统筹|编审|终审|初审|复审|设计|制作|责任校对|"
    r"編輯|主編|校對|發行|地址|電話|廣告|广告|总策划|供稿单位|编辑部)[:/|丨]"
)
_DISTRIBUTION = re.compile(r"(?:报|送|发|抄送|抄报|主送|分送|報|發|印发)[:]")
_EDITORS = re.compile(r"《?[^\W\da-zA-Z_]{2,16}》?(?:电子杂志|杂志|报)?(?:编辑部|编委会|编辑委员会|报社)")
_CUES = re.compile(
    r"\s宣$|主办|承印|印刷|编印|发行|印数|共印|印发|准印证|投稿|邮编|免费赠阅|版权|广告热线|新闻热线|发行热线|24小时热线|融媒体中心|官方微信|公众号|校对|责任编辑"
)
_PHONE = re.compile(r"(?:0\d{2,3}\s*[-—]\s*)?\d{7,8}|1\d{10}|[\w.-]+@[\w.-]+")
_MEDIA = re.compile(r"热线|融媒|报社|编辑部|公众号|官方微|客户端|投稿|订阅|征订|广告")
_HOUSE = re.compile(r"(?:24小时|服务|新闻|爆料|读者|订阅|发行)\S{0,4}热线$|扫码(?:关注|订阅).{2,16}$|^欢迎(?:订阅|关注|投稿).{2,20}$")
_LOOK_BACK = 24  # lines a colophon can be long
_LONGEST = 80


def label_colophon(sheet: Sheet) -> None:
    """Label the colophon at the end of the issue, and lines of the house's own in its middle."""
    _label_tail(sheet)
    for index, line in sheet.free():
        if len(line.text) <= 40 and not line.closed and (
            _HOUSE.search(line.text) or (_MEDIA.search(line.text) and _PHONE.search(line.text))
        ):
            sheet.put(index, Kind.COLOPHON, "colophon.house-line", 0.75)


def _label_tail(sheet: Sheet) -> None:
    """Walk up from the last line as long as lines can belong to a colophon; its certain lines decide how far."""
    top = None
    index = len(sheet.lines) - 1
    steps = 0
    while index >= 0 and steps < _LOOK_BACK:
        if sheet.is_free(index):
            steps += 1
            verdict = _reading(sheet, index)
            if verdict is None:
                break
            if verdict:
                top = index
        elif sheet.kind(index) not in FURNITURE_KINDS:
            break
        index -= 1
    if top is None:
        return
    for index in range(top, len(sheet.lines)):
        if sheet.is_free(index):
            kind, rule = _kind(sheet.lines[index].text)
            sheet.put(index, kind, rule, 0.9)


def _reading(sheet: Sheet, index: int) -> bool | None:
    """True: surely colophon; False: may be, if lines above are; None: no colophon line."""
    text = sheet.lines[index].squeezed
    if len(text) > _LONGEST:
        return None
    if _LABEL.match(text) or _DISTRIBUTION.match(text) or _EDITORS.fullmatch(text):
        return True
    if "。" in text:
        return None
    if len(text) <= 60 and _CUES.search(sheet.lines[index].text):
        return True
    return False if is_name(text) or (len(text) <= 4 and not sheet.lines[index].closed) else None


def _kind(text: str) -> tuple[Kind, str]:
    squeezed = text.replace(" ", "")
    if _DISTRIBUTION.match(squeezed):
        return Kind.COLOPHON, "colophon.distribution"
    if _LABEL.match(squeezed):
        return Kind.STAFF, "staff.label"
    return Kind.COLOPHON, "colophon.tail"
