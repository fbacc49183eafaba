"""The fields `phones`, `emails`, `urls`, `docnos`, `laws`, `ids` and `titles`: words that are quoted as they stand."""

from __future__ import annotations

from collections.abc import Iterator

from gazette_cli.extract.base import Context, Extractor, Found
from gazette_cli.grammar import codes
from gazette_cli.grammar.ids import ids, masked


def find_phones(text: str, context: Context) -> Iterator[Found]:
    """Phone numbers, digits only.

    >>> [found.value["number"] for found in find_phones("手机:138 1234 5678", Context())]
    ['13812345678']
    """
    for phone in codes.phones(text):
        yield Found(phone.start, phone.end, {"number": phone.number, "kind": phone.kind, "area": phone.area,
                                             "extension": phone.extension})  # fmt: skip


def find_emails(text: str, context: Context) -> Iterator[Found]:
    """E-mail addresses; the part behind @ in small letters."""
    for start, end in codes.emails(text):
        user, _, host = text[start:end].partition("@")
        yield Found(start, end, {"address": f"{user}@{host.lower()}", "host": host.lower()})


def find_urls(text: str, context: Context) -> Iterator[Found]:
    """Addresses of the web, with a scheme even where none is printed.

    >>> [found.value["url"] for found in find_urls("登录www.example.gov.cn办理", Context())]
    ['http://www.example.gov.cn']
    """
    for start, end in codes.urls(text):
        printed = text[start:end]
        yield Found(start, end, {"url": printed if "://" in printed else f"http://{printed}"})


def find_docnos(text: str, context: Context) -> Iterator[Found]:
    """Document numbers and numbers of issues."""
    for docno in codes.docnos(text):
        yield Found(docno.start, docno.end, {"agency": docno.agency, "year": docno.year, "number": docno.number})


def find_laws(text: str, context: Context) -> Iterator[Found]:
    """Provisions of laws."""
    for law in codes.laws(text):
        yield Found(law.start, law.end, {"title": law.title, "article": law.article, "paragraph": law.paragraph,
                                         "item": law.item})  # fmt: skip


def find_ids(text: str, context: Context) -> Iterator[Found]:
    """Identity cards and credit codes, whether their check digit is right or not.

    >>> [found.value["masked"] for found in find_ids("11010519491231002X", Context())]
    ['110105***********X']
    """
    for found in ids(text):
        yield Found(found.start, found.end, {"kind": found.kind, "number": found.number, "valid": found.valid,
                                             "masked": masked(found.number)})  # fmt: skip


def find_titles(text: str, context: Context) -> Iterator[Found]:
    """Titles of works, laws and papers between 《 and 》.

    >>> [found.value["title"] for found in find_titles("《读〈野渡〉有感》", Context())]
    ['读〈野渡〉有感']
    """
    for start, end in codes.titles(text):
        yield Found(start, end, {"title": text[start + 1 : end - 1]})


PHONES = Extractor("phones", "1", find_phones, "phone numbers: mobile, landline, service, short", "电话号码",
                   ("13812345678", "0571-87654321转801", "400-820-1234", "12345热线"))  # fmt: skip
EMAILS = Extractor("emails", "1", find_emails, "e-mail addresses", "电子邮箱", ("xinxi@example.com",))
URLS = Extractor("urls", "1", find_urls, "addresses of the web", "网址", ("www.example.gov.cn", "https://example.com/a"))
DOCNOS = Extractor("docnos", "1", find_docnos, "document numbers and numbers of issues", "文号和期号",
                   ("柳政发〔2024〕17号", "第203期"))  # fmt: skip
LAWS = Extractor("laws", "1", find_laws, "articles, paragraphs and items of laws", "法律条款",
                 ("《野渡管理条例》第十二条第三款", "第五条第(二)项"))  # fmt: skip
IDS = Extractor("ids", "1", find_ids, "identity cards and social credit codes, with their check digits",
                "身份证号和统一社会信用代码(含校验)", ("11010519491231002X", "91350100M000100Y43"))  # fmt: skip
TITLES = Extractor("titles", "1", find_titles, "titles in 《》", "书名号内的标题", ("《野渡》", "《读〈野渡〉有感》"))
