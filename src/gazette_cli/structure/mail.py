"""What mail sets around an issue: heads with sender and subject, lines of dashes, signatures."""

from __future__ import annotations

import re
from itertools import groupby

from gazette_cli.block import Kind
from gazette_cli.patterns import late
from gazette_cli.structure.sheet import Sheet

MAILED = re.compile(  # what a mail says of itself
    r"收到(?:此|这封|本)邮件|收到这封信,是因为|[本此]邮件[由及仅共发]|邮件已?被\S{0,8}截断"
    r"|(?:^|[“\"|,。:复法要击 ])退订(?![人费款者的一])"
    r"|(?:请勿|不要|无需|不必)(?:直接)?回复(?:此|本|这封)?邮件"
    r"|(?:无法|不能|不)正常(?:显示|浏览|阅读)|(?:邮件|正文|内容)显示(?:异常|不全|有误)|此(?:邮件)?为系统(?:自动)?(?:发送|生成)?的?邮件|[在用]浏览器中?(?:查看|打开|阅读)"
    r"|打印[此本这]封?邮件|打印(?:此|本|这封)?邮件前"
)
_TOP = 8  # lines
_FIELD = re.compile(
    r"(?:发件人|收件人|抄送|密送|主题|日期|时间|附件|发送时间|寄件者|收件者|主旨|回复|回复至|转发|转发自|from|to|cc|bcc|sent|subject|date|attachments?"
    r"|reply-to|message-id|mime-version|return-path|received|x-[a-z-]+|(?:content|list)-[a-z-]+):.",
    re.IGNORECASE,
)
_SENDER = re.compile(
    r"(?:发件人|转发|转发自|收件人|抄送|密送|发送时间|寄件者|收件者|from|to|cc|bcc|sent|subject):.", re.IGNORECASE
)
_SUBJECT = re.compile("主题|主旨")
_DIVIDER = re.compile(
    r"[-—=_*]{2,}(?:(?:以下为)?(?:转发的?(?:邮件|内容|消息)(?:信息)?|原始邮件|邮件原文|附件(?:正文)?|邮件(?:的)?(?:纯文本)?(?:正文|副本|版本|原件)|转发自[^-=]{1,16}|转发的邮件结束)(?:\([^()]{1,8}\))?|(?:original|forwarded)message)"
    r"(?:开始|结束)?[-—=_*]{2,}",
    re.IGNORECASE,
)
_GREETING = late(
    r"(?:各位|各(?=单位|部门|支部|站所)|尊敬的|亲爱的)\w{1,10}(?:、\w{1,10})*[,:!]?\s?(?:大家好|您好|你们好|早上好)?[,:!。]?(?:(?:本期|以下|附件)[^。]{2,24}。){0,3}"
    r"|(?:各位|亲爱的)\w{1,8}[,:!]?\s?(?:大家|您|你们|早上)?好[,!。](?:本[周月期]?[刊报]|本期)[^。]{2,40}。"
)
_ABOUT = re.compile(r"本[期封刊]|以下|附件|转发|现将|[这此]是")
_SHORTEST_LETTER = 12  # characters of its first line
_LONGEST_FIELD = 12  # characters, the colon included
_MOST_WRITTEN = 4  # lines above a forwarded mail
_SIGNATURE = "--"
_LONGEST_TAIL = 8  # lines
_LONGEST_TOLD = 120  # characters of a line there that tells how to be taken off the list, its address included
_QUOTING = ("furniture.mail-quoted", "furniture.mail-head")
_MOST_SIGNED = 4  # lines below the dashes of a signature
_LONGEST_SIGNED = 40  # characters of each
_LONGEST_LAST = 80  # … of those at the end


def label_mail(sheet: Sheet) -> None:
    """Heads of mails, wherever they stand, the dashes around what is forwarded, and signatures."""
    texts = [line.squeezed.lstrip(">") or line.squeezed for line in sheet.lines]
    fields = [n for n, text in enumerate(texts) if text.find(":", 0, _LONGEST_FIELD) >= 0 and _FIELD.match(text)]
    heads = [run for run in _runs(fields) if _is_head(texts, run)]
    dividers = [n for n, text in enumerate(texts) if text[0] in "-—=_*" and _DIVIDER.fullmatch(text)]
    for index in [*dividers, *(index for run in heads for index in run)]:
        sheet.put(index, Kind.FURNITURE, "furniture.mail-head", 0.9)
    if not heads and not dividers:
        return
    for index, line in enumerate(sheet.lines[:_TOP]):
        if sheet.is_free(index) and _GREETING.fullmatch(line.text.lstrip("> ")) and not _opens_letter(sheet, index):
            sheet.put(index, Kind.FURNITURE, "furniture.mail-greeting", 0.8)
    if dividers:
        _label_forwarder(sheet, dividers[0])
    for index, line in enumerate(sheet.lines):
        if line.text.removesuffix("=20").rstrip(" ") == _SIGNATURE:
            _label_signature(sheet, index)
    _label_tail(sheet)


def _opens_letter(sheet: Sheet, index: int) -> bool:
    """Whether a greeting stands above a letter of its own: sentences that do not tell about the issue or the mail."""
    if not sheet.is_free(index + 1) or sheet.lines[index].closed:
        return False
    below = sheet.lines[index + 1]
    return (below.closed or "," in below.text) and len(below.text) >= _SHORTEST_LETTER and not _ABOUT.match(below.text)


def _label_forwarder(sheet: Sheet, divider: int) -> None:
    """What somebody who sends a mail on has written between its head, at the top, and the dashes above the other."""
    written = divider - 1
    while sheet.is_free(written) and divider - written <= _MOST_WRITTEN:
        written -= 1
    above = sheet.labels[: written + 1]
    if above and all(label is not None and label.evidence.rule == "furniture.mail-head" for label in above):
        for index in range(written + 1, divider):
            sheet.put(index, Kind.FURNITURE, "furniture.mail-greeting", 0.8)


def _label_tail(sheet: Sheet) -> None:
    """The short lines below the one at the end that tells how to be taken off the list, down to a mail quoted there."""
    tail = range(max(len(sheet.lines) - _LONGEST_TAIL, 0), len(sheet.lines))
    for index in tail:
        text = sheet.lines[index].text
        if sheet.is_free(index) and len(text) <= _LONGEST_TOLD and MAILED.search(text):
            sheet.put(index, Kind.NAVIGATION, "navigation.mail", 0.85)
    told = [n for n in tail if (label := sheet.labels[n]) is not None and label.evidence.rule == "navigation.mail"]
    last = told[-1] if told else None
    for index in range(last + 1, len(sheet.lines)) if last is not None else ():
        label = sheet.labels[index]
        if label is not None and label.evidence.rule in _QUOTING:
            _label_answered(sheet, index)
            break
        if sheet.is_free(index) and len(sheet.lines[index].text) <= _LONGEST_SIGNED and not sheet.lines[index].closed:
            sheet.put(index, Kind.FURNITURE, "furniture.mail-signature", 0.8)


def _label_answered(sheet: Sheet, first: int) -> None:
    """What somebody wrote in a mail quoted below the end of the issue: short, and nowhere in the issue itself."""
    above = "".join([line.squeezed for line in sheet.lines[:first]])
    for index in range(first, len(sheet.lines)):
        line = sheet.lines[index]
        if sheet.is_free(index) and len(line.text) <= _LONGEST_SIGNED and line.squeezed not in above:
            sheet.put(index, Kind.FURNITURE, "furniture.mail-quoted", 0.75)


def _runs(indexes: list[int]) -> list[list[int]]:
    """The indexes, those in a row together."""
    return [[index for _, index in run] for _, run in groupby(enumerate(indexes), key=lambda pair: pair[1] - pair[0])]


def _is_head(texts: list[str], run: list[int]) -> bool:
    """Two fields below each other, one of them a sender or, at the top, a subject (notices have 日期 and 主题), or who
    sent it alone."""
    sure = any(_SENDER.match(texts[n]) or (run[0] < _TOP and _SUBJECT.match(texts[n])) for n in run)
    return (len(run) >= 2 and sure) or texts[run[0]].startswith("发件人:")


def _label_signature(sheet: Sheet, dashes: int) -> None:
    """The short lines below two dashes, up to the next blank line; near the end of the mail all there is."""
    sheet.put(dashes, Kind.FURNITURE, "furniture.mail-signature", 0.9)
    below = range(dashes + 1, len(sheet.lines))
    last = len(below) <= _LONGEST_TAIL
    for index in below if last else below[:_MOST_SIGNED]:
        line = sheet.lines[index]
        longest = _LONGEST_LAST if last else _LONGEST_SIGNED
        if (line.above and not last) or line.text[0] == ">" or line.closed or len(line.text) > longest:
            break
        if last and not sheet.is_free(index):
            continue
        sheet.put(index, Kind.FURNITURE, "furniture.mail-signature", 0.85)
