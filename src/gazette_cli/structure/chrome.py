"""What came onto the page with the web or the mail: menus, buttons, lists of other pieces, advertisements."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from gazette_cli.block import Kind
from gazette_cli.fold import HAN
from gazette_cli.grammar.full_names import is_name
from gazette_cli.grammar.people import read_byline
from gazette_cli.lexicon import words
from gazette_cli.patterns import late
from gazette_cli.structure.sheet import Sheet

_TOP = 8  # lines in which a menu leads home
_CRUMBS = late(r"(?:[^>»›。]{1,12}(?:>{1,2}|»|›)\s?){2,}[^>»›。]{0,30}")
_META = late(r"(?:发布)?(?:时间|日期|来源):|\d{4}[-/年.]\d")  # what a web page prints below its headline
_TITLE_PATH = late(rf"{HAN}{{3,16}}(?: ?[-_|–—>] ?{HAN}{{2,8}}){{0,3}} ?[-_|–—>] ?")  # before a page's title
_PATH = late(rf"{HAN}{{2,16}}(?: [-_–] {HAN}{{2,16}}){{1,3}}")
_PARTS = re.compile(rf"{HAN}{{2,6}}(?:\s+{HAN}{{2,6}}){{3,}}")
_SHORTEST_TITLE = 5  # characters
_TOPIC = late(r"(?:专[题題栏欄] ?[:|]|[【\[]专[题題栏欄][】\]]) ?\S")  # names a page of several pieces
_LONGEST_HEAD, _LONGEST_SITE = 60, 16  # characters of such a row, and of the name of a site
_FEWEST_BUTTONS = 2
_HOME = re.compile(r"(?:网站)?首页|主页")
_LONGEST_MENU_LINE = 4  # characters of a word of a menu set one below the other
_ADVERTISEMENT_HEAD = late(r"[(\[【]?(?:公益|分类|商业)?[广廣]告[)\]】]?|([-—–─━~·])+[广廣]告\1+")
_SMALL_ADS = ("征才", "征人", "招租", "出租", "出售", "求职", "求购", "招聘", "招生")  # above such a line
_MOST_ADVERTISED = 5  # lines
_LONGEST_ADVERTISED = 24  # characters of each
_IN_TEXT = "furniture.advertisement-in-text"
_STOP = re.compile(r"[。;:!?]|(?<!\d),|,(?!\d{3})")
_OFFERED = re.compile(
    "欢迎|选购|代订|收费|批发|零售|优惠|洽询|洽谈|电话|定购|承接|承修|供应|出售|招生|招租"
    "|折|特价|促销|宅配|外送|免运|订购|专营|诚聘|诚征|急征|免烦恼|送货|到府|到家"
)
_CELL, _FEWEST_CELLS = re.compile(r"(?<=[ ])[-+]?\d[\d.,]*%?(?=[ ]|$)"), 2  # of the row of a table
_TOUTED = re.compile(  # what only advertisements say
    r"预购|[随隨][传傳叫][随隨]到|免费估价|[时月]薪[\d一二三四五六七八九十]|月租[\d一二三四五六七八九十]|吉屋|分租|欢迎选购|随到随修|取件迅速|美观耐用"
    r"|满[\d一二三四五六七八九十百千]+元?送|意洽|拎包|[向给][^ ]{2,10}(?:[致拜][^ ]{0,4}(?:问候|祝福|敬意|贺|年))"
)
_RING = re.compile(r" (?:电话|热线|订购|咨询电话):? ?[\d-]{6,}")
_RING_ALONE = re.compile(r" (\S+) (?:\S{0,4}(?:电话|热线|专线) ?)?\d{3,4}-\d{3,4}-?\d{3,4}$")
_NOTICE_FIELD = re.compile(
    r"(?:联系|咨询|报名|地址|地点|时间|社址|会址|编辑|投稿|电话|热线"
    r"|\S{0,12}(?:服务站|办公室|编辑部|委员会|协会|政府|信息部|中心))"
)
_FRAMED = re.compile(r"([◆◇★☆●■▲※◎✦~=*])\1+ ?\w[^=~*]*\1\1")  # ornaments around the name of a shop
_LEAST_GAPS = 2  # between the words of an advertisement set on one line
BUTTONS = "→←↓↑>»«<+-—–─━○●◎▲▼△▽◁▷◀▶()[]【】👇👆 "
_TOKENS = re.compile(r"[ |·/、<>\[\]【】()«»]+")
_OPTIONAL = ("?", "*", "{")  # behind a character that need not be there
_EXPRESSION = re.compile(r"[\\.\[\](){}?*+|]")
_CLASS, _GROUP = re.compile(r"\\.|\[[^\]]*\]"), re.compile(r"\([^()]*\)[?*+]?")  # in such an expression
_LITERAL = re.compile(rf"(?:{HAN}|[-:/])(?![?*{{])")
_PICTOGRAMS = re.compile("^[\U0001f300-\U0001faff\u2600-\u27bf]\ufe0f?")
_PAGER = re.compile(r"[上下]一[页期版篇]|[首尾末]页")
_PAGES = late(r"(?:<|«|‹|\[)+ ?\d(?: \d{1,2})* ?(?:>|»|›|\])*|\d(?: \d{1,2})* ?(?:>|»|›)+|(?:\[\d{1,2}\] ?){2,}")
_LINK = late(  # 阅读全文 >> <https://…>, [1] https://…
    r"[^。,]{2,24}(?:>>|»|›|→|▶)\s?<?https?://\S+|[^。]{0,12}(?:全文|报名|退订|浏览器|网页版|原文)[^。]{0,6}<https?://[^<>\s]+>"
    r"|点此[^<>。]{0,10}<https?://[^<>\s]+>|\[\d{1,2}\]:?\s?<?https?://\S+",
)
_SITE = late(r"[^。,]{0,24}www\.\S+")
_LINKED = late(r"<https?://[^<>\s]+>")
_TEASER = re.compile(r".{4,}[\[【](?:详细|阅读全文|全文|查看详情|更多)[\]】]")
_BUTTON = late(  # 已报名 176/180 [立即预约]
    r"(?:已(?:报名|预约|售) ?\d+(?: ?/ ?\d+)?人? )?"
    r"\[\S{0,4}(?:预约|报名|购票|抢票|购买|参与|领取|投票|候补|看展|提醒)\S{0,2}\]"
    r"(?: ?(?:收藏|点赞|分享) ?\d*)*"
)
_ROW, _MOSTLY = 5, 0.6  # words side by side, and the share of them that must be known
_LEAST_HOME = 4  # words of a row that leads home first
_LONGEST_HOME_WORD = 6  # characters of each
_LEAST_BARS = 3  # between the words of a menu
_LONGEST_MENU_WORD, _LONGEST_LATIN = 6, 12  # characters of one, and of one in Latin letters
_MOST_WORDS = 12  # of a menu


class _Chrome(NamedTuple):
    """The words themselves, the expressions by the character they begin with, those that begin with any by one they
    cannot do without, and the rest."""

    plain: frozenset[str]
    by_first: dict[str, list[str]]
    by_needed: dict[str, list[str]]
    needed: re.Pattern[str]  # any of these characters
    loose: re.Pattern[str]


@cache
def _chrome() -> _Chrome:
    rows = words("chrome")
    plain = frozenset(row.lower() for row in rows if not _EXPRESSION.search(row))
    by_first: dict[str, list[str]] = {}
    by_needed: dict[str, list[str]] = {}
    loose: list[str] = []
    for row in rows:
        if row.lower() in plain:
            continue
        if not _EXPRESSION.match(row) and row[1:2] not in _OPTIONAL:
            kept = by_first.setdefault(row[0].lower(), [])
        elif char := _needed(row):
            kept = by_needed.setdefault(char, [])
        else:
            kept = loose
        kept.append(f"(?:{row})")
    needed = re.compile(f"[{re.escape(''.join(by_needed))}]")
    return _Chrome(plain, by_first, by_needed, needed, re.compile("|".join(loose), re.IGNORECASE))


def _needed(row: str) -> str:
    """A character that stands in all an expression matches; empty where none is seen at once.

    >>> _needed(r"(?:左右|上下)滑动.{0,16}"), _needed("(?:阅读|浏览)量?")
    ('滑', '')
    """
    bare = row.replace("[:]", ":")
    for choice in (_CLASS, _GROUP, _GROUP, _GROUP):  # groups stand in groups
        bare = choice.sub(" ", bare)
    found = None if "(" in bare or "|" in bare else _LITERAL.search(bare)
    return found[0] if found else ""


@cache
def _beginning(first: str) -> re.Pattern[str] | None:
    """The expressions that begin with a character, in one."""
    rows = _chrome().by_first.get(first)
    return re.compile("|".join(rows), re.IGNORECASE) if rows else None


@cache
def _needing(char: str) -> re.Pattern[str]:
    """The expressions that begin with any character and cannot do without this one, in one."""
    return re.compile("|".join(_chrome().by_needed[char]), re.IGNORECASE)


def _is_word(text: str) -> bool:
    """Whether this is one of the words, whole."""
    chrome, low = _chrome(), text.lower()
    if low in chrome.plain:
        return True
    near = _beginning(low[:1])
    if (near is not None and near.fullmatch(text)) or chrome.loose.fullmatch(text):
        return True
    held = chrome.needed.findall(text)
    return bool(held) and any(_needing(char).fullmatch(text) for char in held)


def is_chrome(text: str) -> bool:
    """Whether the line consists of words of a web page, one or several in a row.

    >>> is_chrome("分享 收藏 点赞"), is_chrome("首页 | 乡情 | 政务 | 办事"), is_chrome("分享会如期举行")
    (True, True, False)
    """
    if "&" in text:
        text = text.replace("&lt;", "<").replace("&gt;", ">")
    if (">" in text or "»" in text or "›" in text) and _CRUMBS.fullmatch(text):
        return True
    if "http" in text:
        if _LINK.fullmatch(text):
            return True
        bare = _LINKED.sub(" ", text).strip(" ")
        if bare and "http" not in bare and is_chrome(bare):
            return True
    if "www." in text and _SITE.fullmatch(text):
        return True
    if text[0] in "<«‹[0123456789" and _PAGES.fullmatch(text) and (
        text[0] in "<«‹" or text[-1] in ">»›" or text.count("[") > 1
    ):
        return True
    bare = text.replace(" ", "").strip(BUTTONS)
    if _is_word(bare if bare[:1].isalnum() else _PICTOGRAMS.sub("", bare)):
        return True
    return _TOKENS.search(text) is not None and _is_menu(text)


def is_teaser(text: str) -> bool:
    """Whether the line is the beginning of a piece with the button to go on: 桥通了……[详细]."""
    return _TEASER.fullmatch(text) is not None


def is_button(text: str) -> bool:
    """Whether the line is a button below what it is about, which ends there: 已报名 176/180 [立即预约]."""
    return _BUTTON.fullmatch(text) is not None


def _is_menu(text: str) -> bool:
    """Whether the words of a line are all chrome, or short between bars and one of them is."""
    barred = text.count("|") >= _LEAST_BARS
    found = _TOKENS.split(text)
    first = next((token for word in found if (token := word.strip(BUTTONS)) and not token.isdigit()), "")
    if not first or not (barred or _is_word(first)):
        return False
    tokens = [token for word in found if any(map(str.isalnum, token := word.strip(BUTTONS)))]
    worded = [token for token in tokens if not token.isdigit()]
    if len(worded) >= 2 or _PAGER.search(text):
        tokens = worded
    if barred and all(len(token) <= (_LONGEST_LATIN if token.isascii() else _LONGEST_MENU_WORD) for token in tokens):
        return any(map(_is_word, tokens))
    if not 1 < len(tokens) <= _MOST_WORDS:
        return False
    if len(tokens) >= _LEAST_HOME and _HOME.fullmatch(first) and max(map(len, tokens)) <= _LONGEST_HOME_WORD:
        return True
    known = sum(map(_is_word, tokens))
    rowed = len(tokens) >= _ROW and all(
        len(token) <= _LONGEST_MENU_WORD + 1 and (":" not in token or _is_word(token)) for token in tokens
    )
    return known == len(tokens) or (rowed and known >= _MOSTLY * len(tokens))


def has_buttons(sheet: Sheet) -> bool:
    """Whether lines of a web page have been found in the issue."""
    return sum(label is not None and label.kind is Kind.NAVIGATION for label in sheet.labels) >= _FEWEST_BUTTONS


def label_menu(sheet: Sheet) -> None:
    """Words of a menu set one below the other, from the one that leads home on."""
    home = next((n for n, line in enumerate(sheet.lines[:_TOP]) if _HOME.fullmatch(line.squeezed)), None)
    if home is None:
        return
    for index in range(home + 1, len(sheet.lines)):
        line = sheet.lines[index]
        if line.above or len(line.squeezed) > _LONGEST_MENU_LINE or not sheet.is_free(index):
            break
        sheet.put(index, Kind.NAVIGATION, "navigation.menu", 0.8)


def label_site_heads(sheet: Sheet) -> None:
    """What a web page prints above its piece, where there are buttons on it: the path of the piece behind the site's
    name (某县 - 新闻 - 正文), and a row of four or more short names of its parts, with the site's name above that."""
    if not has_buttons(sheet):
        return
    crumbs = next((n for n, line in enumerate(sheet.lines[:_TOP]) if ">" in line.text and not sheet.is_free(n)), _TOP)
    at_top: set[str] = set()  # what stands among the buttons at the top does so again where a further page is saved
    for index, line in sheet.free():
        if len(line.text) > _LONGEST_HEAD:
            continue
        beside = {sheet.kind(index - 1), sheet.kind(index + 1)}
        short = len(line.text) <= _LONGEST_SITE and not line.closed
        at_edge = short and beside == {Kind.NAVIGATION} and not _META.match(sheet.lines[index + 1].squeezed)
        if at_edge and (0 < index < max(crumbs, 2) or line.squeezed in at_top):
            sheet.put(index, Kind.NAVIGATION, "navigation.site-name", 0.7)
            at_top.add(line.squeezed)
            continue
        if index < _TOP and beside == {Kind.NAVIGATION} and _TOPIC.match(line.text) and not line.closed:
            sheet.put(index, Kind.NAVIGATION, "navigation.page-title", 0.8)
            continue
        below = sheet.lines[index + 1].text if sheet.is_free(index + 1) else ""
        if below and len(below) >= _SHORTEST_TITLE and line.text.endswith(below):
            path = _TITLE_PATH.fullmatch(line.text, 0, len(line.text) - len(below))
            if path is not None:
                sheet.put(index, Kind.NAVIGATION, "navigation.page-title", 0.85)
                continue
        if _PATH.fullmatch(line.text):
            sheet.put(index, Kind.NAVIGATION, "navigation.path", 0.8)
        elif _PARTS.fullmatch(line.text) and sheet.kind(index + 1) is Kind.NAVIGATION and not read_byline(line.text):
            sheet.put(index, Kind.NAVIGATION, "navigation.menu", 0.8)
            above = sheet.lines[index - 1] if index else None
            if above is not None and sheet.is_free(index - 1) and not above.closed and len(above.text) <= _LONGEST_SITE:
                sheet.put(index - 1, Kind.NAVIGATION, "navigation.site-name", 0.7)


def label_advertisements(sheet: Sheet) -> None:
    """A line that says advertisement, and the short ones without a full stop set tight below it."""
    for index, line in sheet.free():
        gapped = line.text.count(" ") >= _LEAST_GAPS
        if gapped and line.text[-1].isdigit() and _offers(sheet, index):
            _put_small(sheet, index, 0.7)
            continue
        if gapped and _praises(line.text) and (
            _TOUTED.search(line.text) or _can_be_rung(line.text)
            or _FRAMED.match(line.text)
            or _breaks_off(sheet, index - 1) or _is_advertisement(sheet, index - 1)
        ):
            _put_small(sheet, index, 0.75)
            continue
        if "告" not in line.squeezed[-2:] or not _ADVERTISEMENT_HEAD.fullmatch(line.squeezed):
            continue
        sheet.put(index, Kind.FURNITURE, "furniture.advertisement", 0.85)
        _label_advertised(sheet, index + 1)


def _put_small(sheet: Sheet, index: int, confidence: float) -> None:
    """Label an advertisement in one line, and the word above it that says what kind it is."""
    sheet.put(index, Kind.FURNITURE, _IN_TEXT, confidence)
    if sheet.is_free(index - 1) and sheet.lines[index - 1].squeezed in _SMALL_ADS:
        sheet.put(index - 1, Kind.FURNITURE, "furniture.advertisement", 0.75)


def _label_advertised(sheet: Sheet, first: int) -> None:
    """The lines below a head; where one holds a whole advertisement in words set apart, only its like go on."""
    rowed = False
    for index in range(first, min(first + _MOST_ADVERTISED, len(sheet.lines))):
        line = sheet.lines[index]
        gapped = line.text.count(" ") >= _LEAST_GAPS
        longest = _LONGEST_HEAD if gapped else _LONGEST_ADVERTISED
        if line.above or line.closed or len(line.text) > longest or not sheet.is_free(index) or (rowed and not gapped):
            break
        rowed = gapped
        sheet.put(index, Kind.FURNITURE, "furniture.advertised", 0.7)


def _praises(text: str) -> bool:
    """Whether a line of three words and more is short and has no stop, and one is of what is sold or offered."""
    if len(text) > _LONGEST_HEAD or len(_CELL.findall(text)) >= _FEWEST_CELLS:
        return False
    if _TOUTED.search(text):
        return _STOP.search(_RING.sub("", text)) is None
    return _STOP.search(text) is None and _OFFERED.search(text) is not None


def _can_be_rung(text: str) -> bool:
    """Whether a line of words set apart ends with the number to ring, and names nobody who would tell more."""
    return _RING.search(text) is not None and _NOTICE_FIELD.match(text) is None


def _offers(sheet: Sheet, index: int) -> bool:
    """Whether a line is words set apart and the number to ring, none of them a person's name, and no row of a list."""
    text = sheet.lines[index].text
    found = _RING_ALONE.search(text) if len(text) <= _LONGEST_HEAD else None
    if found is None or _STOP.search(text) or _NOTICE_FIELD.match(text) or any(map(is_name, text.split(" "))):
        return False
    beside = (sheet.lines[n].text for n in (index - 1, index + 1) if 0 <= n < len(sheet.lines))
    return not any(text[-1].isdigit() for text in beside)


def _breaks_off(sheet: Sheet, index: int) -> bool:
    """Whether the line is undecided text that goes on somewhere below."""
    if not sheet.is_free(index) or sheet.lines[index].closed:
        return False
    line = sheet.lines[index]
    return "," in line.text or line.fills


def _is_advertisement(sheet: Sheet, index: int) -> bool:
    label = sheet.labels[index] if index >= 0 else None
    return label is not None and label.evidence.rule == _IN_TEXT
