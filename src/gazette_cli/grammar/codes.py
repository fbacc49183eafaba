"""Marks that are copied, never counted: phone numbers, addresses of the net, document numbers, articles of laws."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from gazette_cli.fold import HAN
from gazette_cli.grammar.numbers import CHINESE, read_int

_EDGE = r"(?<![0-9A-Za-z_.@/#-])"
_END = r"(?![0-9A-Za-z_@])(?!\.[0-9])"
_CN = f"[{CHINESE}]{{1,8}}"
_SERVICE = ("110", "112", "114", "119", "120", "122", "12", "95", "96", "100", "111", "116", "118", "101", "999")


class Phone(NamedTuple):
    """A phone number `[start, end)`: digits only, its kind, area code and extension (None where not printed)."""

    start: int
    end: int
    number: str
    kind: str
    area: str | None
    extension: str | None


class Docno(NamedTuple):
    """A document number `[start, end)`: 政发〔2024〕17号, or the number of an issue (第203期)."""

    start: int
    end: int
    agency: str | None
    year: int | None
    number: int | None


class Law(NamedTuple):
    """A provision `[start, end)`: the law's title without marks, and the numbers of its parts."""

    start: int
    end: int
    title: str | None
    article: int | None
    paragraph: int | None
    item: int | None


@cache
def _phones() -> re.Pattern[str]:
    """Matches "13812345678", "010-62345678转801", "400-820-1234", "(0571)8765 4321"; not a card number."""
    gap = "[ -]{0,3}"
    extension = "(?: ?(?:转|轉|-|—|ext\\.?|分机|分機) ?[0-9]{1,6})?"
    return re.compile(
        f"{_EDGE}(?P<country>(?:\\+|00)86[ -]?)?(?:"
        f"(?P<mobile>1[3-9][0-9]{gap}[0-9]{{4}}{gap}[0-9]{{4}})"
        f"|(?P<service>[48]00{gap}[0-9]{{3,4}}{gap}[0-9]{{3,4}})(?<=[0-9])"
        f"|(?P<open>\\()?(?P<area>0(?:10|2[0-9]|[3-9][0-9]{{2}}))(?(open)\\)|){gap}"
        f"(?P<local>[2-8][0-9]{{2,3}}{gap}[0-9]{{3,4}}){extension}"
        f"|(?P<bare>[2-8][0-9]{{2,3}}-?[0-9]{{4}}){extension}"
        f"|(?P<short>1[0-2][0-9](?:[0-9]{{2}})?|9[56][0-9]{{3,6}})"
        f"){_END}(?!-[0-9])"
    )


_CALLED = re.compile(
    "(?:电话|電話|热线|熱線|专线|專線|咨询|拨打|撥打|致电|联系方式|手机|座机|传真|傳真|号码|tel|TEL|Tel|办理|举报|报警|拨通|☎|📞)"
    "[^0-9。;\n]{0,12}(?:[0-9() -]{5,20}[、,/和或及转 ]{1,3}){0,4}\\Z"
)
_HOTLINE_AFTER = re.compile(" ?[”’」]? ?(?:热线|熱線|电话|电話|服务|平台|举报|报警|咨询|急救|政务|便民|市民)")


def phones(text: str) -> Iterator[Phone]:
    """Phone numbers of a folded text, ascending; local and short ones only where words say that they are.

    >>> [(p.number, p.kind) for p in phones("咨询电话:0571-87654321转801,热线12345")]
    [('057187654321', 'landline'), ('12345', 'short')]
    """
    for match in _phones().finditer(text):
        start, end = match.span()
        group = match.groupdict()
        if (group["bare"] or group["short"]) and not _is_called(text, start, end):
            continue
        printed = next(group[name] for name in ("mobile", "service", "local", "bare", "short") if group[name])
        digits = re.sub("[^0-9]", "", printed)
        kind = _kind(group, digits)
        if kind is None:
            continue
        rest = re.sub("[^0-9]", "", text[match.start() + text[start:end].index(printed) + len(printed) : end])
        yield Phone(start, end, (group["area"] or "") + digits, kind, group["area"], rest or None)


def _is_called(text: str, start: int, end: int) -> bool:
    return _CALLED.search(text, max(0, start - 60), start) is not None or _HOTLINE_AFTER.match(text, end) is not None


def _kind(group: dict[str, str | None], digits: str) -> str | None:
    if group["mobile"]:
        return "mobile"
    if group["service"]:
        return "service" if len(digits) == 10 else None
    if group["short"]:
        return "short" if digits.startswith(_SERVICE) else None
    return "landline" if len(digits) in (7, 8) else None


_EMAIL = re.compile(
    r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})\.){1,5}[A-Za-z]{2,12}"
    r"(?![A-Za-z0-9@-])"
)
_URL = re.compile(
    r"(?<![A-Za-z0-9@./-])(?:(?:https?|ftp)://[A-Za-z0-9](?:[A-Za-z0-9._:-]{0,253})"
    r"|www\.(?:[A-Za-z0-9-]{1,63}\.){1,5}[A-Za-z]{2,12}(?::[0-9]{1,5})?"
    r"|(?:[A-Za-z0-9][A-Za-z0-9-]{0,62}\.){1,4}(?:gov|com|net|org|edu|info|cn|hk|tw|mo)(?:\.(?:cn|hk|tw|mo))?(?![A-Za-z0-9@-]))"
    r"(?:[/?#][A-Za-z0-9._~:/?#\[\]@!$&'*+,;=%()-]{0,2000})?"
)
_TAIL = ".,;:!?'*)]"


def emails(text: str) -> Iterator[tuple[int, int]]:
    """Places of e-mail addresses.

    >>> [text[slice(*place)] for text in ["投稿邮箱:xinxi@example.com。"] for place in emails(text)]
    ['xinxi@example.com']
    """
    return (match.span() for match in _EMAIL.finditer(text))


def urls(text: str) -> Iterator[tuple[int, int]]:
    """Places of addresses of the web, without the punctuation of the sentence behind them.

    >>> [text[slice(*place)] for text in ["详见(https://www.example.gov.cn/a?b=1)."] for place in urls(text)]
    ['https://www.example.gov.cn/a?b=1']
    """
    for match in _URL.finditer(text):
        start, end = match.span()
        while text[end - 1] in _TAIL:
            if text[end - 1] == ")" and text.count("(", start, end) >= text.count(")", start, end):
                break
            end -= 1
        yield start, end


@cache
def _docnos() -> re.Pattern[str]:
    """Matches the end of "政发〔2024〕17号", "国办发[2023]5号", and "第203期", "第12号" of an order; not "第3条"."""
    return re.compile(
        "[〔\\[(【{] ?(?P<year>[12][0-9]{3}) ?年? ?[〕\\])】}] ?"
        "(?:第? ?(?P<number>[0-9]{1,6}) ?[号號期次]|字第? ?(?P<word>[0-9]{1,6}) ?[号號])"
        f"|第 ?(?P<issue>[0-9]{{1,6}}|{_CN}) ?期(?![工程目间货待望项建培])"
        f"|第 ?(?P<order>[0-9]{{1,6}}|{_CN}) ?[号號](?P<decree>令)?"
    )


_OFFICE = re.compile(f"{HAN}{{1,20}} ?\\Z")
_ORDER = re.compile(f"{HAN}{{1,20}}[令函] ?\\Z")
_LONGEST_OFFICE = 24  # code points
_LEAD = re.compile(f"{HAN}*(?:的|了|在|据|按照|根据|依据|依照|执行|印发|发布|下发|文件|见|(?<!共)和|与|及|由|为|是|以)")


def docnos(text: str) -> Iterator[Docno]:
    """Document and issue numbers of a folded text, ascending.

    >>> [(d.agency, d.year, d.number) for d in docnos("根据柳政办发〔2024〕17号文件,第203期")]
    [('柳政办发', 2024, 17), (None, None, 203)]
    """
    edge = 0
    for match in _docnos().finditer(text):
        start, end = match.span()
        floor = max(edge, start - _LONGEST_OFFICE)
        found = _read_issue(text, match) if match["issue"] else _read_docno(text, match, floor)
        if found is not None and found.start >= edge:
            yield found
            edge = end


def _read_issue(text: str, match: re.Match[str]) -> Docno | None:
    """第203期, 总第221期; written out (第三期) only where it stands alone: otherwise it may be a course."""
    start, end = match.span()
    total = text[start - 1 : start] in ("总", "總")
    number = read_int(match["issue"])
    alone = total or end == len(text) or text[end] in " \n),。》】|/·-"
    if number is None or not (match["issue"].isascii() or alone):
        return None
    return Docno(start - total, end, None, None, number)


def _read_docno(text: str, match: re.Match[str], floor: int) -> Docno | None:
    """The office in front of the year or of 第12号, without the words of the sentence before it."""
    start, end = match.span()
    pattern = _ORDER if match["order"] else _OFFICE
    before = pattern.search(text, max(0, floor), start)
    agency = None
    if before is not None:
        lead = _LEAD.match(before.group())
        agency = before.group()[lead.end() if lead else 0 :].strip() or None
        start = start if agency is None else before.start() + (lead.end() if lead else 0)
    if match["order"]:
        number = read_int(match["order"])
        named = agency is not None or match["decree"] is not None
        return Docno(start, end, agency, None, number) if named and number is not None else None
    return Docno(start, end, agency, int(match["year"]), int(match["number"] or match["word"]))


@cache
def _laws() -> re.Pattern[str]:
    """Matches "《道路交通安全法》第十二条第三款", "第5条第(二)项"; not "第三条路"."""
    number = f"(?:[0-9]{{1,4}}|{_CN})"
    return re.compile(
        f"(?:《(?P<title>[^《》\n]{{2,60}})》(?:\\([^()\n]{{1,30}}\\))?)?(?:的)? ?"
        f"第 ?(?P<article>{number}) ?[条條](?:之{_CN})?(?![路河街道船鱼线毛])"
        f"(?:,? ?第 ?(?P<paragraph>{number}) ?款)?(?:,? ?第? ?\\(?(?P<item>{number})\\)? ?[项項](?![目]))?"
    )


def laws(text: str) -> Iterator[Law]:
    """Provisions of laws in a folded text, ascending; an article without a title belongs to the last one named.

    >>> [(law.title, law.article, law.paragraph) for law in laws("依照《野渡管理条例》第十二条第三款")]
    [('野渡管理条例', 12, 3)]
    """
    last: str | None = None
    for match in _laws().finditer(text):
        title = match["title"]
        last = title or last
        numbers = [read_int(match[name]) if match[name] else None for name in ("article", "paragraph", "item")]
        if numbers[0] is None or (last is None and match["paragraph"] is None and match["item"] is None):
            continue
        yield Law(*match.span(), last, *numbers)


_OPEN, _CLOSE = "《〈", "》〉"
_LONGEST_TITLE = 200


def titles(text: str) -> Iterator[tuple[int, int]]:
    """Places of 《…》 with everything nested inside; unclosed marks are left out, a title stays in its line.

    >>> [text[slice(*place)] for text in ["学习《读〈野渡〉有感》和《春"] for place in titles(text)]
    ['《读〈野渡〉有感》']
    """
    stack: list[int] = []
    for match in re.finditer("[《〈》〉\n]", text):
        char, at = match.group(), match.start()
        if char == "\n":
            stack.clear()
        elif char in _OPEN:
            stack.append(at)
        elif stack and text[stack[-1]] == _OPEN[_CLOSE.index(char)]:
            first = stack.pop()
            if not stack and text[first] == "《" and 2 < at + 1 - first <= _LONGEST_TITLE:
                yield first, at + 1
