"""Page numbers and the lines an issue prints about itself."""

from __future__ import annotations

import re
from typing import NamedTuple

from gazette_cli.fold import HAN
from gazette_cli.lexicon import any_of, words
from gazette_cli.patterns import late

_DASH = r"[-—–─~·.\s|<>《》«»【】()□囗■◆●○◎★]"
_NUMBER = r"[0-9]{1,4}"
_HAN_NUMBER = r"[〇零一二三四五六七八九十百]{1,4}"
_PAGE_WORD = r"(?:[Pp]\.?|[Pp]age|PAGE\s*\\\*\s*MERGEFORMAT)"  # also as a field of a word processor
_OF_TOTAL = rf"(?:\s*[/,|]?\s*[共总]\s*{_NUMBER}\s*[页頁版屏])?"
_SECTION = rf"{HAN}{{2,6}}(?:\s?[·、/]\s?{HAN}{{2,6}})?"  # 要闻·综合
_FOLIOS = (
    ("folio.dash-number", re.compile(rf"{_DASH}+({_NUMBER}){_DASH}+|{_DASH}+({_NUMBER})|({_NUMBER}){_DASH}+")),
    ("folio.of-total", re.compile(rf"({_NUMBER})\s*[/|]\s*{_NUMBER}(?:\s*[页頁])?")),
    ("folio.page-word", re.compile(rf"{HAN}{{2,10}}\s+第\s*({_NUMBER})\s*[页頁]")),  # with the name of the paper
    ("folio.of-total", re.compile(r"[(\[【]([0-9]{1,2})\s*/\s*[0-9]{1,2}\s*[页頁屏帧条條]?[)\]】]")),  # [2/5帧]
    ("folio.page-word", re.compile(rf"{_DASH}*第\s*({_NUMBER}|{_HAN_NUMBER})\s*[页頁版面屏]{_OF_TOTAL}{_DASH}*")),
    ("folio.page-word", re.compile(rf"({_NUMBER})\s*[页頁版]")),
    ("folio.page-word", re.compile(  # 第一版至第二版
        rf"第\s*({_NUMBER}|{_HAN_NUMBER})\s*[页版]\s*[至到—-]\s*第\s*(?:{_NUMBER}|{_HAN_NUMBER})\s*[页版]"
    )),
    ("folio.section-letter", re.compile(r"([A-Z]\s?-?[0-9]{1,2})\s*版?|\(([A-Z][0-9]{1,2})\)")),
    ("folio.with-section", re.compile(rf"([0-9]{{1,2}})\s+{HAN}{{1,6}}·{HAN}{{1,6}}")),
    ("folio.with-section", re.compile(rf"{HAN}{{2,8}}\s*[·|/]\s*([0-9]{{1,2}})|([0-9]{{1,2}})\s*[·|/]\s*{HAN}{{2,8}}")),
    ("folio.with-section", re.compile(rf"{_DASH}*第?([0-9]{{1,2}}|[A-D][0-9]{{1,2}})\s*版\s*[:·|]?\s*{_SECTION}")),
    ("folio.with-section", re.compile(rf"(0[0-9]|[A-D][0-9]{{1,2}})\s+{_SECTION}")),
    ("folio.page-abbreviation", re.compile(rf"{_PAGE_WORD}\s*({_NUMBER})(?:\s*(?:/|of)\s*{_NUMBER})?")),
)
_COUNTS = re.compile(r"[0-9第]")
_BARE = re.compile(r"([0-9]{1,3})\s*[/|.、]?")

_YEAR = r"[12][0-9]{3}"
_HAN_MONTH_DAY = r"[一二三四五六七八九十]{1,3}\s*月\s*(?:[一二三四五六七八九十]{1,3}\s*日)?"
_DATE = rf"""
    {_YEAR}\s*[年./-]\s*[01]?[0-9]\s*[月./-]\s*[0-3]?[0-9]\s*日?(?:\s*出[版刊])?
  | [01]?[0-9]月[0-3]?[0-9]日出[版刊]
  | {_YEAR}\s*年\s*[01]?[0-9]\s*月
  | [〇零○一二][〇零○一二三四五六七八九]{{3}}\s*年\s*{_HAN_MONTH_DAY}
  | (?:中[华華])?民[国國]\s*[〇零○一二三四五六七八九十百0-9]{{1,5}}\s*年\s*[一二三四五六七八九十0-9]{{1,3}}\s*月
    (?:\s*[一二三四五六七八九十0-9]{{1,3}}\s*日)?(?:\s*(?:出刊|出版|[发發]行(?![量数數人所:])))?
"""
_ISSUE_NUMBER = rf"""
    [(]?(?:{_YEAR}\s*年?|{_YEAR}[-—–~]{_YEAR}\s*学年度?)?\s*[总總]?\s*第\s*[0-9〇零一二三四五六七八九十百]{{1,5}}\s*[期号號][)]?
  | {_YEAR}\s*年\s*[01]?[0-9]\s*月[号號刊]
  | (?:民[国國])?[0-9]{{2,4}}\s*年?[春夏秋冬]季?[号號刊]
  | (?:Issue|V[Oo][Ll]\.?|Volume)\s*(?:No\.?)?\s*[0-9]{{1,4}} | (?:Issue\s*)?No\.\s*[0-9]{{1,4}}
  | [(]?[总總]\s*[0-9]{{1,5}}\s*期[)]?
  | 试刊 | 创刊号 | ^[(]?第\s*[0-9]{{1,4}}\s*[次辑卷集][)]?$
  | ^第\s*[0-9]{{1,2}}\s*周(?=\s+{_YEAR}\s*年)
"""
_PAGE = rf"""
    ^[A-Z]?[0-9]{{1,2}}\s+(?:{HAN}|·){{2,8}}(?=\s+{_YEAR}\s*[年.-]|\s{{3,}})
  | (?:今日|本期|共)?\s*(?:第\s*)?[0-9一二三四五六七八九十]{{1,3}}\s*版
  | [A-D][0-9]{{1,2}}\s*版?
"""
_REGISTRATION = rf"""
    (?:国内统一|國內統一)?(?:连续出版物号|刊[号號])\s*:?\s*[A-Z0-9()\ /-]*
  | KDN\s*:?\s*(?:PP)?[0-9()\ /-]* | CN\s*[0-9-]+(?:/[A-Z0-9]+)? | ISSN\s*[0-9X-]+ | 邮发代[号號]\s*:?\s*[0-9-]*
  | (?:报刊|國內|国内)?代[号號]\s*:?\s*[0-9]{{1,3}}\s*[—–-]\s*[0-9]{{1,4}}
  | {HAN}{{0,6}}准印证\s*[号號]?\s*:?\s*{HAN}{{1,5}}准?字\s*[(〔]{_YEAR}[)〕]\s*第?\s*[0-9]{{0,6}}\s*[号號]?
  | {HAN}{{0,6}}准印证\s*[号號]?\s*:?\s*(?:{HAN}{{0,4}}[(]{HAN}{{1,3}}[)])?\s*字?\s*第?\s*[0-9A-Z-]*\s*[号號]?
"""
_PUBLISHER = rf"""
    (?:(?!关于){HAN}|[、()\ ]){{2,30}}
    (?:主管|主办|主辦|编印|編印|承办|协办|出版|编(?=\s|$)|编发(?=\s|$)|合办(?=\s|$)|出品(?=\s|$)|印发|印(?=\s|$))
"""
_WEATHER = r"""
    (?:今日|今天|明日|本市|本县)?天气[:].* |
    (?:(?:今日|今天|明日)?天气|今日|今天)?\s*(?:晴|多云|阴|小雨|中雨|雨|雪|雾)(?:转|间|到)?[晴多云阴雨雪雾小中大]*
    \s*-?[0-9]+\s*[℃°度]?\s*[~—-]\s*-?[0-9]+\s*[℃°度]?(?:\s*[东南西北偏]{1,4}风\s*[0-9](?:[~—-][0-9])?级)?
  | -?[0-9]+\s*[℃°度]?\s*[~—-]\s*-?[0-9]+\s*[℃°度]\s*[晴多云阴雨雪雾雷小中大阵转间到]{0,8}
"""
_INTERNAL = rf"""
    内部(?:资料|刊物|交流|发行|参考){HAN}{{0,4}} | (?:请勿|不得)外传 | 免费(?:交流|赠阅|取阅)
  | [发發]行(?:[量数數])?\s*:?\s*[\d,]+\s*份 | [欢歡]迎索[阅閱取] | [赠贈][阅閱]\s*[\d,]+\s*[份册冊]
  | 注意保存 | 仅供{HAN}{{2,6}}参考 | 赠阅 | 免费自取 | (?:居民|村民|社区|职工)自办
  | 发至{HAN}{{1,6}} | 请?传阅 | 妥善保管 | Free\s+Copy | (?:免费|免費)(?:派发|派發|索取) | 不得翻印
"""
_NUMBER_OR_HAN = r"(?:[0-9.]{1,5}|[一二三四五六七八九十]{1,3})"
_EDITION = rf"""
    每(?:[年季月周旬]|半[年月])[一二两]期 | 每[月周旬季]{HAN}{{1,8}}出[刊版]
  | (?:零售)?每份\s*(?:大洋|国币|法币)?\s*{_NUMBER_OR_HAN}\s*[分角元]
  | 第?[0-9一二三四五六七八九十]{{1,3}}卷
  | [0-9]{{1,3}}\s*月刊 | (?<!{HAN})[季月周旬]刊(?!{HAN})
"""
_STAFF = (
    rf"(?:{any_of('editor_labels')}(?![部组室会同您你先老])\s*[/:|]?|[初复终][审審]\s*[/:|])"
    rf"\s*{HAN}{{1,4}}(?:\s{HAN}{{1,3}}(?!{HAN}?[:/|]))*"
)
_CUES = tuple(
    (name, re.compile(need), late(pattern, re.VERBOSE))
    for name, need, pattern in (  # `need` is what the pattern cannot do without: quicker to look for
        ("number", "[期號号刊次辑卷集周IVN]", _ISSUE_NUMBER),
        ("date", "[年月./-]", _DATE),
        ("weekday", "[星周]", r"[(]?星期[一二三四五六日天][)]?|周[一二三四五六日](?![年边围])"),
        ("lunar", "[历曆]", rf"[农農夏旧舊阴陰][历曆]{HAN}{{2,14}}"),
        ("page", r"版|[A-D]\d|\d\s", _PAGE),
        ("registration", "[号號证]|CN|ISSN|KDN", _REGISTRATION),
        ("publisher", "主管|主办|主辦|编|印|承办|协办|出版|合办|出品", _PUBLISHER),
        ("weather", "[气晴云阴雨雪雾℃]", _WEATHER),
        ("internal", r"[内免注仅赠至传妥印索]|\d份|Free|自办", _INTERNAL),
        ("edition", "[卷刊每]", _EDITION),
        ("contact", "[话話线箱稿址版真Ee]", r"(?:电话|電話|热线|邮箱|投稿|网址|[Ee]-?mail|电子版|传真)[^。]*"),
        ("staff", f"[{''.join(sorted({label[0] for label in words('editor_labels')}))}审審]", _STAFF),
        ("address", "址", r"(?:地址|社址|会址|馆址|校址|会所|地点|社地址)\s*:?\s*[^。 ]{4,40}"),
    )
)
_WORDS = re.compile(r"[^\W_]+")


class Folio(NamedTuple):
    """A line that is a page number: the rule that read it and the number as printed (or letter and number)."""

    rule: str
    number: str


class IssueLine(NamedTuple):
    """The names of the cues seen in a line an issue prints about itself, and how many characters are left over."""

    cues: tuple[str, ...]
    rest: str


def read_folio(text: str) -> Folio | None:
    """The page number that the whole of `text` is, or None; a bare number is not one by itself.

    >>> read_folio("— 12 —").number, read_folio("第3版").number, read_folio("12")
    ('12', '3', None)
    """
    if len(text) > 24:
        text = text.strip("-—–─━~ ")
    if len(text) > 24 or not _COUNTS.search(text):
        return None
    for rule, pattern in _FOLIOS:
        match = pattern.fullmatch(text)
        if match:
            number = next(group for group in match.groups() if group)
            return Folio(rule, number.lstrip("0") or "0")
    return None


def bare_number(text: str) -> int | None:
    """The number that is all there is on a line (`07`, `07/`): a folio or a number mark, as the series tells."""
    match = _BARE.fullmatch(text)
    return int(match[1]) if match else None


def read_issue_line(text: str) -> IssueLine:
    """The cues in a line about the issue, and the words none of them explains.

    >>> read_issue_line("2023年11月17日 星期五 第46期").cues
    ('number', 'date', 'weekday')
    """
    cues = []
    for name, need, pattern in _CUES:
        if need.search(text):
            text, count = pattern.subn(" ", text)
            if count:
                cues.append(name)
    return IssueLine(tuple(cues), "".join(_WORDS.findall(text)))
