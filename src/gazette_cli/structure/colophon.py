"""Who makes and prints the issue, whom it is sent to: staff boxes, colophons and distribution lists."""

from __future__ import annotations

import re

from gazette_cli.block import FURNITURE_KINDS, Kind
from gazette_cli.fold import HAN
from gazette_cli.grammar.full_names import is_name
from gazette_cli.lexicon import any_of
from gazette_cli.patterns import late
from gazette_cli.structure.sheet import Sheet

_LABEL = re.compile(
    rf"(?:本报|本刊|本社|本期|值班|执行|副|总|责任|常务|名誉|特邀|本版)?{any_of('staff_labels')}[:/|丨]"
)
_DISTRIBUTION = re.compile(r"(?:主题词|报送?|送|发送?|抄送|抄报|抄发|主送|分送|印发)[:]")
_SENT = frozenset("报送发抄主分印")  # what its lines begin with
_FIELDS = late(  # who did what, several in a row
    r"(?:\w{2,6}: ?[^: \d]{1,4}(?:[ 、][^: \d]{1,4}(?!:)){0,3}(?: +|$)){2,}"
)
_ASIDE = re.compile("作者|记者|通讯员|来源|文字?:|图|摄影|出席|主席|主持|整理|口述|经办|复核")
_EDITORS = re.compile(rf"(?!本[报刊])《?{HAN}{{2,16}}》?(?:电子杂志|杂志|报)?(?:编辑部|编辑组|编委会|编辑委员会|报社)")
_BOARD = re.compile(rf"《{HAN}{{2,16}}》编辑(?:委员会|部)(?:主任|主编|编辑|顾问|委员)[:]")
_MADE = late(r"[(]本[期报刊版][^():。]{2,6}:[^()。]{2,50}[)]")  # (本期文字:某某 打字:某某)
_CUES = re.compile(
    rf"\s(?:宣|编|编印|印发)$|{any_of('colophon_cues')}|^(?:Published|Printed) by"
    r"|印[\d一二三四五六七八九十百千]{1,5}份|[(]?每[户人]一份|^开[放馆]时间|纸张?印[制刷]|浏览人次"
)
_PHONE = late(
    r"(?:0\d{2,3}\s*[-—]\s*)?\d{7,8}|1\d{10}|[\w.-]+@[\w.-]+|0?800-?\d{3}-?\d{3}|400-?\d{3}-?\d{4}|\(0\d{1,3}\)\s?\d{4}"
    r"|0\d{3}-\d{3,4}-\d{3,4}|微信号?:[A-Za-z][\w-]{4,}|(?:每[月年期份]|半年|全年|定价|零售价)\D{0,8}[\d,.]+元"
)
_MEDIA = re.compile(r"热线|熱線|专线|專線|訂閱|融媒|报社|编辑部|公众号|官方微|客户端|投稿|订阅|征订|广告")
_HOUSE = re.compile(
    r"(?:24小时|服务|新闻|爆料|读者|订阅|发行)\S{0,4}热线$|扫码(?:关注|订阅).{2,16}$|^[~◎●※]?欢迎(?:订阅|关注|投稿).{2,30}$"
    r"|^[▼●※◎]? ?\S{0,8}投稿请注明.{2,20}$"
)
_HOUSE_WORDS, _REACHABLE = ("热线", "扫码", "欢迎", "投稿请"), re.compile(r"[\d@]")
_ASKED = late(r"广告(?:刊登|投放|招商)?请洽.{2,16}|[^,。:;]{2,10}请洽[^,。:;]{2,12}")
_PRINTED = re.compile(r"[^,。:]*(?:广告|声明|公告|启事)[^,。:]*刊登[^,。:]{0,4}(?:致电|联系|洽|咨询)[^,。:]{2,12}")
_OWN_FIELD = late(r"(?:(?:本[报報刊社会](?:编辑部)?|编辑部|报社|杂志社) ?(?:地址|社址|电话|通讯处)|社址):")
_PUBLISHER = late(r"(?:[发發]行(?:[人所]|[单單]位)|出版者|印刷者|主[办辦管](?:[单單]位)?|承印)[:/|]")
_REACHED = re.compile(r".{0,12}(?:电话|热线|邮箱|网址|传真):?[\w.@/:()（）—-]{4,40}")
_WELCOME = re.compile(
    r"[※(]?本[报報刊](?:常年|长期|长年)?[欢歡]迎|※?[欢歡]迎[您你]?(?:[赐賜]稿|投稿|[来來]稿)"
    r"|[(\[〔【]?本[报報刊][启啟]事[)\]〕】]?[: ]?(?:[来來]稿|投稿|稿件|征稿)"
)
_OWN = re.compile(r"本[报報刊]\S{2,24}(?:[补補]助|[资資]助|支持|承印|[发發]行|[免赠]\S{0,2})")
_EVENT_FIELD = re.compile("[◇◎●◆(]?(?:时间|地点|日期|费用|名额|对象|要求|待遇|岗位|范围|原因)[)]?:")
_CONTACT = late(r"@[\w-]+\.\w|www\.|(?:电话|总机|邮箱|传真|网址|Tel|Fax):? ?\S{0,4}\d{3}")
_NOTICE = re.compile("联系人|咨询|报名|经办|附件")
_FEWEST_FIELDS, _MANY_FIELDS = 2, 3
_LAST = 3  # lines of an issue in which an address or a number to ring is the house's own
_LONGEST_SENDER = 200  # lines, furniture among them
_LOOK_BACK = 24  # lines a colophon can be long
_LONGEST = 80
_LONGEST_HOUSE = 60  # characters of a line in which the house speaks of itself
_SIGNED = 8  # blanks before a line that is a signature set right
_LONGEST_COLUMNS = 20  # characters of words set side by side below the colophon


def is_staff_label(text: str) -> bool:
    """Whether a line, blanks left out, opens with who makes or publishes the issue.

    >>> is_staff_label("主编:王明"), is_staff_label("主编的话")
    (True, False)
    """
    return _LABEL.match(text) is not None


def label_colophon(sheet: Sheet) -> None:
    """Label the colophon at the end of the issue, and lines of the house's own in its middle."""
    _label_tail(sheet)
    for index, line in sheet.free():
        if line.text[0] in _SENT and ":" in line.text and _DISTRIBUTION.match(line.squeezed):
            if len(line.squeezed) <= _LONGEST:
                sheet.put(index, Kind.COLOPHON, "colophon.distribution", 0.85)
                _label_sender(sheet, index + 1)
        elif len(line.text) <= _longest(line.text) and not line.closed and "。" not in line.text and (
            (line.text[0] in "本编报杂社" and (_OWN_FIELD.match(line.text) or line.text.startswith("本版")))
            or (any(map(line.text.__contains__, _HOUSE_WORDS)) and _HOUSE.search(line.text))
            or ("刊登" in line.text and _PRINTED.fullmatch(line.text))
            or ("请洽" in line.text and _ASKED.fullmatch(line.text))
            or _PUBLISHER.match(line.text)
            or (_REACHABLE.search(line.text) and (_MEDIA.search(line.text) or "报微信" in line.text)
                and _PHONE.search(line.text))
        ):
            sheet.put(index, Kind.COLOPHON, "colophon.house-line", 0.75)


def _longest(text: str) -> int:
    """The characters a line of the house's own may have: more where it sets several fields side by side."""
    return _LONGEST if text.count(":") >= _MANY_FIELDS else _LONGEST_HOUSE


def is_staff_row(text: str) -> bool:
    """Whether a line sets side by side who did what for an issue.

    >>> is_staff_row("带班领导:王明  值班员:江舟 张华"), is_staff_row("作者:王明  来源:镇政府")
    (True, False)
    """
    return text.count(":") >= _FEWEST_FIELDS and _FIELDS.fullmatch(text) is not None and not _ASIDE.search(text)


def _label_sender(sheet: Sheet, below: int) -> None:
    """Who made an issue and how to reach the house, below the lines that say whom it is sent to."""
    for index in range(below, min(below + _LONGEST_SENDER, len(sheet.lines))):
        if sheet.is_free(index):
            if not _is_of_house(sheet.lines[index].text):
                return
            sheet.put(index, *_kind(sheet.lines[index].text), 0.8)


def _is_of_house(text: str) -> bool:
    squeezed = text.replace(" ", "")
    if "。" in text or len(squeezed) > _LONGEST_HOUSE:
        return False
    return _LABEL.match(squeezed) is not None or is_staff_row(text) or _CONTACT.search(text) is not None


def _label_tail(sheet: Sheet) -> None:
    """Walk up from the last line as long as lines can belong to a colophon; its certain lines decide how far."""
    top = None
    index = len(sheet.lines) - 1
    steps = 0
    while index >= 0 and steps < _LOOK_BACK:
        if sheet.is_free(index):
            steps += 1
            verdict = _reading(sheet, index)
            if _EDITORS.fullmatch(sheet.lines[index].squeezed) and (
                top is None or sheet.lines[index].indent >= _SIGNED
            ):
                break  # nothing below says who the editors are, or they stand far right: they sign what stands above
            if verdict is None:
                break
            if verdict:
                top = index
        elif sheet.kind(index) is Kind.STAFF:
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
    if text[-1] == "。" and text.startswith("编辑部:"):
        return None  # a letter begins as a staff box does
    if _LABEL.match(text) or _DISTRIBUTION.match(text) or _EDITORS.fullmatch(text):
        return True
    if (text[0] == "(" and _MADE.fullmatch(text)) or _WELCOME.match(text) or _BOARD.match(text):
        return True
    if "。" in text or _EVENT_FIELD.match(text):
        return None
    if index >= len(sheet.lines) - _LAST and _CONTACT.search(sheet.lines[index].text) and not _NOTICE.match(text):
        return True
    if len(text) <= 60 and _CUES.search(sheet.lines[index].text):
        return True
    if sheet.lines[index].closed:
        return None
    if _REACHED.fullmatch(text) or _OWN.fullmatch(text):
        return False
    columns = " " in sheet.lines[index].text and len(text) <= _LONGEST_COLUMNS
    return False if is_name(text) or len(text) <= 4 or columns else None


def _kind(text: str) -> tuple[Kind, str]:
    squeezed = text.replace(" ", "")
    if _DISTRIBUTION.match(squeezed):
        return Kind.COLOPHON, "colophon.distribution"
    if _LABEL.match(squeezed):
        return Kind.STAFF, "staff.label"
    return Kind.COLOPHON, "colophon.tail"
