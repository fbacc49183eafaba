"""What a line shows without its neighbours: ornaments, words of the web page and of mail, jumps, folios, debris."""

from __future__ import annotations

import re

from gazette_cli.block import Kind
from gazette_cli.fold import HAN
from gazette_cli.grammar.folios import bare_number, read_folio
from gazette_cli.patterns import late
from gazette_cli.structure.chat import label_chat
from gazette_cli.structure.chrome import (
    is_button,
    is_chrome,
    is_teaser,
    label_advertisements,
    label_menu,
    label_site_heads,
)
from gazette_cli.structure.framed import find_framed
from gazette_cli.structure.lines import Line
from gazette_cli.structure.mail import MAILED, label_mail
from gazette_cli.structure.remains import label_remains
from gazette_cli.structure.sheet import Sheet
from gazette_cli.structure.web_lists import label_comments, label_recommendations

_JUMP = late(
    r"[(【\[<>《》〈〉▶►◀◄→←↑↓◎●○■□◆◇★☆]*\s*(?:[紧文]?[上下][接转轉]|紧接|文?[转轉接承])\s*(?:本报|今日)?(?:第)?\s*"
    r"[A-Z0-9一二三四五六七八九十]{1,4}\s*[版页頁](?:.{0,12}?|《[^《》]{2,40}》(?:一文)?)[)】]*"
    r"|[(【]?(?:[上下文][接转轉]|[接承转轉])本[版页頁](?:[左右上下中]{1,2}[角栏欄边部方]?|第?[\d一二三四五六七八九]{1,2}[栏欄])?[)】]?"
    r"|[(【\[]?(?:未完|待续)[,、;: ]*(?:[下请]?[转接见])\s*(?:本报)?第?\s*[A-Z0-9一二三四五六七八九十]{1,4}"
    r"\s*[版页][)】\]]?"
    r"|[(【[](?:紧接|[上下][接转轉]|[转轉接])第? ?[A-Z]\d{1,2}[)】\]]"
    r"|[(【]?上接\d{1,2}月\d{1,2}日(?:本报)?(?:本版|第?[A-Z0-9一二三四五六七八九十]{1,3}版)[)】]?"
)
_GOES_ON = late(r"[(【\[]?\d{1,3}[)】\]]? ?[(【\[]?(?:未完)?待[续續][)】\]]?")  # (17)未完待续
_ADVERTISEMENT = late(
    r"(?<=.)[(【\[](?:公益)?[广廣]告[)】\]]$|公益广告$|^公益广告[:·|]|^[^,。]{0,8}广告位(?:招租|招商|出租|诚招)"
    r"|^广告(?:刊登|投放|招商|业务)?(?:热线|电话|专线):[^,。]{4,}$"
    r"|^贺 ?\S{2,30} ?\S{2,12}(?:同贺|敬贺)$|^[^,。:]{4,30} (?:同|敬|恭)贺$"
    r"|^([▍▌▎█■◆※])\S.*\d{4}.*\1$|^[【\[(]\w{0,4}分[类類](?:信息)?[】\])].*\|"
    r"|^(?:[(【\[《〈](?:公益|分类|商业)?[广廣]告[)】\]》〉](?=.)|·[广廣]告·(?=.)|[广廣] ?告[ :|]|中[缝縫]:)"
)
_WISHED = late(r"(?:恭祝|恭贺|敬祝|热烈祝贺|祝贺|庆祝)[^,。:]{4,40}")  # above who wishes it
_CROSS = "xX×✕"
_CROSSES = re.compile(rf"[{_CROSS}](?:\s*[{_CROSS}]){{2,7}}")  # between pieces
_RULE = late(r"([-—–─━=＝_~*·•+#])(?:\s*\1){7,}")  # drawn with characters from margin to margin
_POINTER = late(
    r"\S.{3,36}?(?:\s*[▶►→>…·.(/]+\s*|\s)(?:第|详见|见|刊)?(?:[A-D]?\d{1,2}|[一二三四五六七八])版[)]?"
    r"|.{2,16}(?:另|详|请)见 ?(?:本[报刊期])?第? ?(?:[A-D]?\d{1,2}|[一二三四五六七八九十]{1,2}) ?[版页]"
    r"|[(]?[→▶►▷☞>…]* ?(?:[全详正原内]文|详情|详细内容|具体内容)请?[见刊](?:本[报刊])?第?"
    r"(?:[A-D]?\d{1,2}|[一二三四五六七八])版[)]?"
    r"|[—–-]{0,3} ?[详全]?文?见(?:本[报版刊期])?(?:头版|头条|第?(?:[A-D]?\d{1,2}|[一二三四五六七八])版)(?:头条|[①-⑩])?"
    r"|[(](?:相关|更多|详细)?(?:报道|内容|新闻|图文|评论)?详?[见刊]第?(?:[A-D]?\d{1,2}|[一二三四五六七八])版[)]"
    r"|(?:[A-D]?\d{1,2}|[一二三四五六七八])版见:[^。]{4,30}"
    r"|[—–-]*(?:[详全]文?|请)?见(?:本[期报刊])?第?(?:[A-D]?\d{1,2}|[一二三四五六七八])版《[^《》]{2,30}》"
    r"|[^,。]{4,20}(?<!答案)(?<!谜底)见下期|下期(?:预告|看点|主题|内容|刊登|刊出):[^。]{4,40}"
)
_REPRINTED = late(r"(?:版权)?声明:凡.{0,6}(?:注明|来源|转载).{4,60}")
_DATED_HEAD = late(r"[12]\d{3}[年./-]\d{1,2}[月./-](?:\d{1,2}日?)? .*期")
_CAPITALS = late(r"[A-Z]{1,9}(?:['’ ·.-]+[A-Z]{1,9}){1,12}|[A-Z]{1,14}(?:['’ ·.&/-]+[A-Z]{1,14}){2,12}")
"""A name by its sound, or in English: LUXI QU ZHUANBAN."""
_COUNTED = late(  # … with its number and perhaps the page: CUNNAN AGRI-MONTHLY No.203, CUNNAN LIBRARY · ISSUE 71 ··· 2
    rf"(?:{_CAPITALS.pattern})[ ·|/]+\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{1,4}}"
    rf"|(?:{_CAPITALS.pattern})[ ·|/]+(?:ISSUE|NO|No|VOL|Vol)[. ]*\d{{1,4}}(?:[ ·….|/-]+\d{{1,3}})?"
)
_SYLLABLE = (
    "(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|[aeio]ng|ian|iao|uai|uan|ai|ei|ao|ou|[aeiu]n|i[aeu]|u[aeoi]"
    "|er|[aoeiuvü])"
)
_PINYIN = late(  # a title once more by its sounds: three syllables and more, and nothing else
    rf"(?i)(?=[a-zü]++[^a-zü]++[a-zü])(?:[\W\d]*+(?>{_SYLLABLE})){{3,}}+[\W\d]*+"
)
_TOP = 2  # lines in which that is the name of the issue
_PADDED = frozenset(f"0{digit}" for digit in "123456789")  # alone on a line, 84 of 84 annotated ones are no text
_LONGEST_CELL = 10  # characters
_TELLING = re.compile("邮件|显示不全|这封信,|退订|正常|浏览器|声明作废|欲购从速")  # of what says what it is
_FOOTER = re.compile("Powered by|Copyright|©|版权所有")
_SLOGAN = late(r"★\w{3,}(?: ?★ ?\w{3,})+ ?★|([★☆✩✭])\1+ ?\w{3,}(?: +\w{3,})+ ?\1{2,}")
_SCAN = re.compile(r"[扫掃]一[扫掃]|[扫掃][码碼描]|[二长長][维維按]")  # asks to scan a code
_INSERTED = late(  # what is set into a page in one line: nobody's story
    r"[⊙◎●○★■◆·]?\s?[〔【\[(]?(?:遗失(?:声明|启事)?|启事)[〕】\])]?[:\s]?.{6,40}声明作废.{0,8}"
    r"|[⊙◎●○★■◆·▲△]?遗失.{4,40}声明作废[。!]?|[⊙◎●○★■◆·▲△][^,。]{2,16}遗失.{4,40}声明作废[。!]?|.{8,40}欲购从速[。!]?"
)
_INSERTED_HEADS, _INSERTED_MARKS = ("遗失声明", "遗失启事", "声明", "启事"), "⊙◎●○★■◆·▲△"
_STROKES = frozenset("丨丿丶亅")  # of characters, as no line of text has them
_DEBRIS = re.compile(  # what a scanner made of dirt
    r"[丨囗\W]{3,}|[丨丿丶亅\W_]*[a-zA-Z]?[丨丿丶亅\W_]*|\w(?: ?\W)+|(?:\W ?)+\w"
)
_QUOTED_MAIL = late(  # above what somebody answers to
    r"[> ]*(?:发自(?:我的)?[^ ]{2,12} )?(?:在|于|On) ?\S.{6,50}(?:写道|wrote):|以下引[用自](?!.*[,。]).{0,40}:"
)
_DIRT = "丨囗|■¤ "  # beside the number of a page
_FIELD_ERROR = late(r"错误!\s?(?:未定义书签|未找到引用源|超链接引用无效|文档中没有指定样式的文字)。?\d{0,4}")
_NUMBER_MARK = re.compile(
    r"[-—─━=*·.|/\s]*(?:(?:no|part|chapter|vol)\s?[.·]?\s?(?:\d{1,2}|one|two|three|four|five|six|seven|eight))[-—─━=*·.|/\s]*"
    r"|[-—─━=*·|\s]*[壹贰叁肆伍陆柒捌玖拾][-—─━=*·|、\s]*|\[\d{1,2}\]|[①-⑳]|(?:\d\ufe0f?\u20e3)+",
    re.IGNORECASE,
)
_NUMBER_STARTS = frozenset("nNpPcCvV壹贰叁肆伍陆柒捌玖拾")  # the letters among what such a mark begins with
_STAMP = re.compile(rf"{HAN}{{2,14}}(?:图书馆|档案馆|方志馆|资料室)(?:藏书?|馆藏|藏本|影印|复制|缩微)")
_LEAST_DIRT = 2  # marks
_LONGEST_DEBRIS = 16  # characters
_LONGEST_CHROME = 60
_LONGEST_FOOTER = 120
_LONGEST_CLAUSE = 40  # characters of a line with a comma that is no sentence yet


def label_single_lines(sheet: Sheet) -> None:
    """Ornaments, words of the web page, jump lines and folios: what a line shows without its neighbours."""
    columns = find_framed([line.text for line in sheet.lines]) if "#" in sheet.script.plain else ()
    for index, line in sheet.free():
        if index in columns:
            continue  # a hashtag of a post elsewhere
        bare = not line.has_words and line.text[-1] == "。"
        if bare and sheet.is_free(index - 1) and not sheet.lines[index - 1].closed:
            continue  # the last signs of a paragraph: 降至0.2 above ‰。
        if not line.has_words or (line.text[0] in _CROSS and _CROSSES.fullmatch(line.text)):
            sheet.put(index, Kind.ORNAMENT, "ornament.rule" if _RULE.fullmatch(line.text) else "ornament.no-words")
        elif len(line.text) <= _LONGEST_CHROME:
            _label_short(sheet, index, line)
        elif len(line.text) <= _LONGEST_FOOTER and line.text[0] in "PC©版" and _is_footer(line):
            sheet.put(index, Kind.NAVIGATION, "navigation.chrome", 0.85)
    label_remains(sheet)
    label_mail(sheet)
    label_chat(sheet)
    label_menu(sheet)
    label_site_heads(sheet)
    label_advertisements(sheet)
    label_recommendations(sheet)
    label_comments(sheet)
    _label_bare_numbers(sheet)


def _label_short(sheet: Sheet, index: int, line: Line) -> None:
    text = line.text
    if _TELLING.search(text) and (found := _told(sheet, index, line)):
        sheet.put(index, *found)
    elif ("告" in text or text[0] in "中【贺▍▌▎█■◆※" or text[-1] == "贺") and _ADVERTISEMENT.search(text):
        sheet.put(index, Kind.FURNITURE, "furniture.advertisement", 0.85)
        if text[-1] == "贺" and sheet.is_free(index - 1) and _WISHED.fullmatch(sheet.lines[index - 1].text):
            sheet.put(index - 1, Kind.FURNITURE, "furniture.advertised", 0.75)
    elif (text[-1] == ":" or text[0] in "错★☆✩✭") and (rule := _left_over(text)):
        sheet.put(index, Kind.FURNITURE, rule, 0.85)
    elif text[-1] in "]】" and is_teaser(text):
        sheet.put(index, Kind.NAVIGATION, "navigation.teaser", 0.85)
    elif ("版" in text or "页" in text or "頁" in text or text[0] in "([【") and _JUMP.fullmatch(text):
        sheet.put(index, Kind.JUMP, "jump.page")
    elif "转载" in text and _REPRINTED.fullmatch(text):
        sheet.put(index, Kind.NAVIGATION, "navigation.chrome", 0.85)
    elif "。" in text or (len(text) > _LONGEST_CLAUSE and "," in text):
        return  # a sentence
    elif "待" in text[-3:] and _GOES_ON.fullmatch(text):
        sheet.put(index, Kind.JUMP, "jump.page", 0.85)
    elif (text[-1] in "页期》条" or text[0] == "下" or "版" in text[-2:] or "版见:" in text[:5]) and _is_pointer(text):
        sheet.put(index, Kind.CONTENTS, "contents.pointer", 0.8)
    elif "]" in text and is_button(text):
        sheet.put(index, Kind.NAVIGATION, "navigation.button", 0.85)
    elif is_chrome(text):
        sheet.put(index, Kind.NAVIGATION, "navigation.chrome")
        _label_led_to(sheet, index)
    elif text[0] <= "Z" and text[-1] <= "Z" and _is_in_capitals(text, index):
        sheet.put(index, Kind.FURNITURE, "furniture.capitals", 0.85)
    elif text[0].isascii() and text[0].isalpha() and index > _TOP and _PINYIN.fullmatch(text):
        sheet.put(index, Kind.FURNITURE, "furniture.pinyin", 0.85)
    elif "馆" in text and _STAMP.fullmatch(text):
        sheet.put(index, Kind.FURNITURE, "furniture.stamp", 0.85)
    elif folio := read_folio(text.strip(_DIRT) if "丨" in text else text):
        sheet.put(index, Kind.FOLIO, folio.rule)
    elif (text[0] in _NUMBER_STARTS or not text[0].isalpha()) and _NUMBER_MARK.fullmatch(text):
        sheet.put(index, Kind.ORNAMENT, "ornament.number-mark", 0.9)
    elif len(text) <= _LONGEST_DEBRIS and (text[0] in _STROKES or not text[-2:].isalnum()) and _is_debris(text):
        sheet.put(index, Kind.ORNAMENT, "ornament.debris", 0.75)


def _is_in_capitals(text: str, index: int) -> bool:
    """Whether a line is the name of the issue or the page in Latin capitals: alone below the top, or numbered."""
    if text[-1].isdigit():
        return _COUNTED.fullmatch(text) is not None
    return index > _TOP and text.isupper() and _CAPITALS.fullmatch(text) is not None


def _told(sheet: Sheet, index: int, line: Line) -> tuple[Kind, str, float] | None:
    """Kind, rule and confidence of what a mail says of itself, or what is lost or sold in one line that says so itself;
    below a heading that says so it is an article, unless it is marked as one of several."""
    if MAILED.search(line.text):
        return Kind.NAVIGATION, "navigation.mail", 0.85
    above = sheet.lines[index - 1].squeezed if index else ""
    headed = not line.above and above.endswith(("启事", "声明"))
    marked = line.text[0] in _INSERTED_MARKS
    if (headed and not marked) or not _INSERTED.fullmatch(line.text):
        return None
    if headed and above in _INSERTED_HEADS and sheet.is_free(index - 1):
        sheet.put(index - 1, Kind.FURNITURE, "furniture.insertion", 0.75)
    return Kind.FURNITURE, "furniture.insertion", 0.8


def _label_led_to(sheet: Sheet, index: int) -> None:
    """What a code leads to, below the line that asks to scan it."""
    below = sheet.lines[index + 1] if index + 1 < len(sheet.lines) else None
    if below is not None and below.text[0] == "关" and not below.closed and _SCAN.match(sheet.lines[index].text):
        sheet.put(index + 1, Kind.NAVIGATION, "navigation.chrome", 0.85)


def _is_pointer(text: str) -> bool:
    """Whether a line points to a page, and is not the head of one: 2019年8月30日 总第64期 第二版."""
    return _POINTER.fullmatch(text) is not None and not (text[0].isdigit() and _DATED_HEAD.match(text))


def _is_debris(text: str) -> bool:
    """Whether the line is a single character at most beside two marks and more set apart, none of them a bracket."""
    bare = text.replace("一", "-")  # as which dashes are read
    return _DEBRIS.fullmatch(bare) is not None and (
        not _STROKES.isdisjoint(bare) or (" " in bare and sum(map(_is_dirt, bare)) >= _LEAST_DIRT)
    )


def _is_dirt(char: str) -> bool:
    return char in "．.·、,`'‘’｀|¦-—~^:;*\"°¨_"


def _is_footer(line: Line) -> bool:
    """Whether a line too long for the words of a web page is what stands at the foot of one."""
    return not line.closed and _FOOTER.match(line.text) is not None


def _left_over(text: str) -> str | None:
    """The rule of a line that mail or a word processor has left, or of a slogan between stars."""
    if text[-1] == ":":
        return "furniture.mail-quoted" if _QUOTED_MAIL.fullmatch(text) else None
    if text[0] == "错":
        return "furniture.field-error" if _FIELD_ERROR.fullmatch(text) else None
    return "furniture.slogan" if _SLOGAN.fullmatch(text) else None


def _label_bare_numbers(sheet: Sheet) -> None:
    """Lines of digits alone: two or more that count upwards are folios or number marks."""
    numbered = [(index, line.text) for index, line in sheet.free() if line.text[0].isdigit()]
    bare = [(index, number) for index, text in numbered if (number := bare_number(text)) is not None]
    for position, (index, number) in enumerate(bare):
        if sheet.lines[index].text in _PADDED or (len(bare) == 1 and _stands_alone(sheet, index)):
            sheet.put(index, Kind.FOLIO, "folio.bare-number", 0.75)
        before = bare[position - 1][1] if position else None
        after = bare[position + 1][1] if position + 1 < len(bare) else None
        steps = [number - before] if before is not None else []
        steps += [after - number] if after is not None else []
        if any(1 <= step <= 4 for step in steps) and not _is_cell(sheet, index):
            padded = sheet.lines[index].text.startswith("0") or not sheet.lines[index].text.isdigit()
            rule = "ornament.number-mark" if padded else "folio.bare-number"
            sheet.put(index, Kind.ORNAMENT if padded else Kind.FOLIO, rule, 0.85)


def _stands_alone(sheet: Sheet, index: int) -> bool:
    """Whether a blank line stands above the only bare number, and above that the end of a sentence in lines that stand
    tight."""
    if not (index and sheet.lines[index].above):
        return False
    above = sheet.lines[index - 1]
    return above.closed and not above.above


def _is_cell(sheet: Sheet, index: int) -> bool:
    """Whether the two lines on each side are as short as the cells of a table printed one below the other."""
    around = [sheet.lines[n] for n in (index - 2, index - 1, index + 1, index + 2) if 0 <= n < len(sheet.lines)]
    return all(len(line.text) <= _LONGEST_CELL and not line.closed for line in around)
