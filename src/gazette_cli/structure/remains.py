"""What printers, scanners, archives, phones and mail programs leave on a page: file names, addresses, clocks, stamps.

Each kind is known by a word that has to stand in the issue at all, so that most issues are not searched.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from gazette_cli.block import Kind
from gazette_cli.fold import HAN
from gazette_cli.patterns import late
from gazette_cli.structure.sheet import Sheet

_LONGEST = 70  # characters
_TOP = 8  # lines in which the name and the number are those of the nameplate
_DAY = r"\d{4} ?[年./-] ?\d{1,2} ?[月./-] ?\d{1,2} ?日?"
_CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?"


class _Remain(NamedTuple):
    """A word without which none stands in an issue, what such a line is, and all of its words."""

    word: str
    kind: Kind
    rule: str
    words: re.Pattern[str]


_PAPER = rf"{HAN}{{2,14}}(?:[报報刊讯訊]|公报|通讯|园地|選輯|选辑|简报|工作简报|资料)"
_NUMBER = r"(?:[12]\d{3}年)?第[\d一二三四五六七八九十百]{1,5}[期辑輯号號]"
_HEAD = "running-head.issue-number"
_PRINTED, _PAGE, _HOUSE = "furniture.print-remains", "navigation.chrome", "colophon.house-line"
_REMAINS = (
    *(_Remain(ending, Kind.FURNITURE, _PRINTED, late(  # what a file is called, and the number of its page
        rf"(?:[A-Z]:\\|file:/+)?[^ ,。:;]{{1,80}}{re.escape(ending)}[a-z\d]{{0,3}}(?: {{1,4}}\d{{1,3}})?"
    )) for ending in (".indd", ".doc", ".pdf", ".wps", ".fh", ".qxd", ".fit", ".s72", ".s92")),
    _Remain("://", Kind.FURNITURE, _PRINTED, late(r"(?:https?|file):/+[!-~]+(?: {1,4}\d{1,3}(?:/\d{1,3})?)?")),
    _Remain("午", Kind.FURNITURE, _PRINTED, late(rf"(?:{_DAY} ?)?[上下]午 ?{_CLOCK}")),
    _Remain("打印", Kind.FURNITURE, _PRINTED, late(r"打印(?:时间|日期):.{8,40}")),
    *(_Remain(word, Kind.RUNNING_HEAD, _HEAD, late(  # a paper and its number, a page beside it or not
        rf"{_PAPER} ?{_NUMBER}(?: {{1,8}}第?\d{{1,3}}[页版]?)?|\d{{1,3}} ?[|·] ?{HAN}{{2,10}} ?{_NUMBER}"
        rf"|{HAN}{{2,10}} ?{_NUMBER} ?[|·] ?\d{{1,3}}|{HAN}{{2,10}} ?{_NUMBER} ?[页頁][\d一二三四五六七八九十]{{1,3}}"
    )) for word in ("期", "辑", "輯", "号")),
    _Remain("FAX", Kind.FURNITURE, _PRINTED, late(r"(?:FROM|FAX)\b.*(?:FAX|TEL|TO)\b.*\d.*")),
    _Remain("卷", Kind.FURNITURE, _PRINTED, late(
        r"(?=.*\d)(?:(?:全宗|目录|案卷|件|卷|档)号? ?[\d-]{1,8} ?){2,}|[(]?缩微(?:胶卷|胶片|平片)?[^,。]{2,24}[)]?"
    )),
    _Remain("外传", Kind.FURNITURE, _PRINTED, late(r"(?:内部(?:资料|刊物|文件)[, ]*)?(?:严禁|请勿|不得)外传[!]?")),
    _Remain("正文", Kind.FURNITURE, _PRINTED, late(r"[(](?:本页|此页|以下)无正文[)]")),
    _Remain("Continued", Kind.JUMP, "jump.page", late(r"[(]?Continued (?:on|from) [Pp]age.{1,30}[)]?")),
    _Remain("中缝", Kind.JUMP, "jump.page", late(
        r"[▲△▼(【]?(?:[上下][接转]|紧接)?[第]?[一二三四五六七八九十\d、]{1,5}版中缝[)】]?"
    )),
    _Remain("邮件", Kind.NAVIGATION, "navigation.mail", late(r"[-—=*]*\s*转发的?邮件(?:结束|开始)?\s*[-—=*]*")),
    _Remain("阅读", Kind.NAVIGATION, _PAGE, late(r"[若如].{0,4}无法正常(?:阅读|显示|浏览).{4,30}")),
    _Remain("閱讀", Kind.NAVIGATION, _PAGE, late(r"若.{0,4}無法正常(?:閱讀|顯示|瀏覽).{4,30}")),
    _Remain("朗读", Kind.NAVIGATION, _PAGE, late(
        rf"(?:{_DAY} )?(?:(?:放大|缩小|默认|朗读|打印|关闭|字号|大|中|小) ?){{3,}}"
    )),
    _Remain("标签", Kind.NAVIGATION, _PAGE, late(r"(?:文章|本文|关键词|新闻)?标签:[^,。]{2,40}")),
    _Remain("版权", Kind.NAVIGATION, _PAGE, late(r"本(?:文|站|网|刊|报)(?:内容|图文)?版权(?:归|属).{2,40}")),
    _Remain("视频", Kind.NAVIGATION, _PAGE, late(r"视频(?:加载|播放)(?:失败|中|出错)[^。]{0,16}|视频号:[^,。]{2,20}")),
    _Remain("刷新", Kind.NAVIGATION, _PAGE, late(r"(?:点击)?刷新(?:页面|重试)?")),
    _Remain("重播", Kind.NAVIGATION, _PAGE, late(r"(?:(?:重播|分享|赞|暂停|全屏|倍速|观看更多) ?){2,}")),
    _Remain("观看", Kind.NAVIGATION, _PAGE, late(r"(?:点击)?观看更多|继续观看")),
    _Remain("下滑", Kind.NAVIGATION, _PAGE, late(r"[(]?(?:请)?(?:继续)?(?:往|向)下滑动?[,，]?[^。]{0,14}[)]?")),
    _Remain("评论", Kind.NAVIGATION, _PAGE, late(
        r"网友评论仅供.{4,40}|(?:请?先?登录|登陆)后?(?:才能|可|再|方可)(?:发表|查看|参与)评论|我要评论|发表评论|全部评论.{0,6}"
    )),
    _Remain("参与", Kind.NAVIGATION, _PAGE, late(r"(?:已有)? ?\d+ ?人参与(?:评论|讨论)?[,]?(?:点击查看)?")),
    _Remain("验证码", Kind.NAVIGATION, _PAGE, late(r"(?:(?:用户名|密码|验证码|邮箱|手机号?):? ?_*){2,}")),
    _Remain("nbsp", Kind.NAVIGATION, _PAGE, late(r"(?:&nbsp;? ?)+")),
    _Remain("责任编辑", Kind.STAFF, "staff.label", late(r"[(\[【]责任编辑:? ?\w{2,12}[)\]】]")),
    _Remain("赞赏", Kind.NAVIGATION, _PAGE, late(r"\d+ ?人(?:已)?赞赏|(?:喜欢作者|赞赏作者|赞赏支持).{0,6}")),
    _Remain("合集", Kind.NAVIGATION, _PAGE, late(r"(?:收录于|选自)?(?:话题|合集)?(?:合集|专辑) ?#.{2,30}")),
    _Remain("#", Kind.NAVIGATION, _PAGE, late(r"收录于(?:合集|话题|专辑).{2,30}")),
    _Remain("加载", Kind.NAVIGATION, _PAGE, late(
        r"(?:正在|努力|拼命)?(?:上拉|下拉)?加载(?:更多|中)[.。…]*|没有更多(?:内容|了).{0,4}"
    )),
    _Remain("返回", Kind.NAVIGATION, _PAGE, late(r"(?:返回|全文|更多|···|…){2,}|返回 ?(?:全文|上一页)?[ .·…]*")),
    _Remain("星标", Kind.NAVIGATION, _PAGE, late(r"[^,。]{0,16}(?:星标|置顶)[”》]?[^。]{0,24}")),
    _Remain("在看", Kind.NAVIGATION, _PAGE, late(
        r"[^,。]{0,10}(?:点个?|点亮)[“「]?(?:赞[”」]?[和、与]?[“「]?)?在看[”」]?,?[^,。]{0,14}"
    )),
    _Remain("滑动", Kind.NAVIGATION, _PAGE, late(r"[>→↑↓←▲▼<= ]*(?:请)?向?[上下左右]{1,2}滑动[^。]{0,14}")),
    _Remain("按讚", Kind.NAVIGATION, _PAGE, late(r"(?:按讚|留言|分享|追蹤|訂閱|[ 、])+")),
    _Remain("追蹤", Kind.NAVIGATION, _PAGE, late(r"(?:歡迎)?追蹤[^,。]{2,20}(?:專頁|粉專|帳號|頻道)")),
    _Remain("隱私", Kind.NAVIGATION, _PAGE, late(r"[^。]{0,30}(?:取消訂閱|私隱政策|隱私權?政策)[^。]{0,30}")),
    _Remain("私隱", Kind.NAVIGATION, _PAGE, late(r"[^。]{0,30}私隱政策[^。]{0,20}")),
    _Remain("二维码", Kind.NAVIGATION, _PAGE, late(r"[(\[【]此?处?[为是]?[^()。]{0,8}二维码[^()。]{0,6}[)\]】]")),
    _Remain("访客", Kind.NAVIGATION, _PAGE, late(r"您是(?:本站)?第? ?[\d,]+ ?(?:位|个)(?:访客|访问者|来访者).{0,6}")),
    _Remain("刊登", Kind.COLOPHON, _HOUSE, late(
        r"[^。]{0,20}(?:广告|廣告|声明|启事)[^。]{0,6}(?:刊登|承接)[^。]{2,30}|本[^,。]{1,6}[欢歡]迎刊登[广廣]告"
    )),
    _Remain("来稿", Kind.COLOPHON, _HOUSE, late(
        r"[※*]?(?:本[刊报].{2,20})?[欢歡]迎(?:[来來]|投|[赐賜])稿.{0,20}"
    )),
    _Remain("賜稿", Kind.COLOPHON, _HOUSE, late(r"[※*]?.{0,16}歡迎(?:來|投|賜)稿.{0,20}")),
    _Remain("征集", Kind.COLOPHON, _HOUSE, late(r"本[刊报台](?:常年|长期|诚挚)[^。]{0,6}征集.{4,40}")),
    _Remain("侵权", Kind.COLOPHON, _HOUSE, late(
        r"(?:(?:特别)?声明:?)?.{4,40}侵权[^。]{0,6}(?:联系|告知|通知).{0,16}"
    )),
    _Remain("存储服务", Kind.COLOPHON, _HOUSE, late(r".{8,50}仅提供信息存储服务。?")),
    _Remain("剪下", Kind.FURNITURE, _PRINTED, late(r"[(]?沿(?:此|虚)线剪下.{0,8}[)]?")),
    _Remain("____", Kind.FURNITURE, _PRINTED, late(r"(?:[^_,。]{1,12}:?_{4,} ?)+")),
    *(_Remain(f"封{side}", Kind.COLOPHON, _HOUSE, late(  # what covers show, and who made them
        r"封[面二三底](?:照片|图片|圖片|摄影|攝影|题字|題字|设计|設計|说明|說明)?[:/].{2,40}"
    )) for side in "面二三底"),
    _Remain("派發", Kind.ISSUE_LINE, "issue-line.cues", late(r"免費派發.{0,12}|.{0,6}循環再用")),
    _Remain("视觉总监", Kind.STAFF, "staff.label", late(rf"(?:视觉|艺术|图片)总监 {HAN}{{2,4}}")),
    _Remain("刻写", Kind.STAFF, "staff.label", late(rf"(?:刻写|刻印|油印|打字|誊写)[ :]+{HAN}{{1,8}}")),
    _Remain("號執照", Kind.ISSUE_LINE, "issue-line.registration", late(
        r".{4,24}(?:登記為|認為)(?:雜誌|新聞紙)類?(?:交寄)?"
    )),
    _Remain("登記證", Kind.ISSUE_LINE, "issue-line.registration", late(r".{4,16}登記證.{4,20}[號号]")),
)  # fmt: skip


def label_remains(sheet: Sheet) -> None:
    """Label lines that are nothing but such remains."""
    wanted = [one for one in _REMAINS if one.word in sheet.script.plain]
    for index, line in sheet.free():
        if len(line.text) <= _LONGEST:
            for one in wanted:
                if one.word in line.text and (index >= _TOP or one.rule != _HEAD) and one.words.fullmatch(line.text):
                    sheet.put(index, one.kind, one.rule, 0.8)
                    break
