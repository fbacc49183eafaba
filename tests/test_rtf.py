"""RTF documents: bytes in the encoding of their font, tables, boxes, page heads; damage and floods end with words."""

from __future__ import annotations

import time

import pytest

from damage import SLOWEST, survives
from gazette_cli.errors import InputError
from gazette_cli.pipeline import read, understand
from gazette_cli.readers.base import How

WORDS = "三月十八日，水管换好了，居民都很高兴，街道说还要继续办下去。"
OTHERS = "本报讯 暮春路夜市昨起试运行，设摊位一百六十三个，困难家庭前六个月免收摊位费。"


def coded(text: str, codec: str = "gbk") -> str:
    return "".join(f"\\'{byte:02x}" for byte in text.encode(codec))


def unicode(text: str) -> str:
    """As office programs write: signed numbers, each with a character for old programs."""
    return "".join(f"\\u{code - 65536 if code > 32767 else code} ?" for char in text
                   for code in memoryview(char.encode("utf-16-le")).cast("H"))  # fmt: skip


FRONT = ("{\\rtf1\\ansi\\ansicpg936\\deff0{\\fonttbl{\\f0\\froman\\fcharset0 Times;}{\\f13\\fnil\\fcharset134 "
         f"{coded('宋体')};}}{{\\f15\\fnil\\fcharset136 x;}}}}{{\\stylesheet{{\\ql Normal;}}{{\\s1\\qc heading 1;}}}}"
         f"{{\\info{{\\title {coded('题名')}}}}}{{\\*\\generator x;}}")  # fmt: skip
_DRAWN = f"{{\\*\\do{{\\dptxbxtext\\pard {coded('框里的图注')}\\par}}}}"
BULLETIN = FRONT + "".join((
    f"{{\\header\\pard {unicode('内部资料')}\\par}}{{\\footer\\pard -1-\\par}}",
    f"\\pard\\s1\\qc\\fs44 {{\\dbch\\af13 {coded('旧管网换出新日子')}}}\\par\r\n",
    f"\\pard\\plain {coded(WORDS)}{{\\footnote {coded('注释在此')}\\par}}{{\\v hidden}}{{\\deleted gone}}\\par ",
    f"\\pard\\intbl {coded('街道')}\\cell {coded('户数')}\\cell\\row"
    f"\\pard\\intbl {unicode('柳溪')}\\cell 612\\cell\\row",
    f"\\pard {{\\shp{{\\*\\shpinst{{\\sp{{\\sn a}}{{\\sv b}}}}{{\\shptxt\\pard {coded('框里的图注')}\\par}}}}"
    f"{{\\shprslt{_DRAWN}}}}}\\par",
    f"{{\\f15 {coded('許功蓋', 'big5')}}}\\line\\ldblquote {unicode('𠮷')}\\~x\\rdblquote\\par",
    f"{{\\field{{\\*\\fldinst PAGE}}{{\\fldrslt 7}}}}{{\\pict\\bin4 {{{{{{{{ab}}"
    f"{{\\*\\new x}}{{\\listtext {coded('一')}\\tab}}z\\par",
    f"\\pard\\qc {{\\fs32 {coded('夜市今起试运行')}}}\\par\\pard\\plain {coded(OTHERS)}\\par}}",
))  # fmt: skip


def rows(rtf: str | bytes, how: How | None = None) -> list[str]:
    data = rtf if isinstance(rtf, bytes) else rtf.encode("ascii")
    return read(data, "a.rtf", how)[0].text.split("\n")[:-1]


def test_everything_is_read_once_and_in_order() -> None:
    assert rows(BULLETIN) == [
        "内部资料", "", "旧管网换出新日子", WORDS, "街道  户数", "柳溪  612", "框里的图注", "許功蓋", "“𠮷\u00a0x”",
        "7一 z", "", "夜市今起试运行", OTHERS, "注释在此", "-1-"]  # fmt: skip
    source, doubts = read(BULLETIN.encode(), "a.txt")
    assert (source.receipt.reader, doubts) == ("rtf", [])
    assert source.to_bytes() == BULLETIN.encode()
    assert "夜市今起试运行" in [article.headline.text for article in understand(source).articles if article.headline]


def test_a_file_that_names_no_code_page() -> None:
    for codec in ("gbk", "big5", "utf-8"):
        words = "街道今年改造老舊管網三千二百米惠及居民" if codec == "big5" else WORDS
        assert rows(f"{{\\rtf1 {words}\\par}}".encode(codec)) == [words]
        assert rows(f"{{\\rtf1 {coded(words, codec)}\\par}}") == [words]
    told = f"{{\\rtf1\\ansi\\ansicpg1252 {coded(WORDS)}\\par}}"
    assert rows(told) != [WORDS]
    assert rows(told, How(encoding="gb18030")) == [WORDS]


def test_characters_of_two_bytes_however_they_are_written() -> None:
    front = "{\\rtf1\\ansicpg936 "
    wanted = b"\x81\x40\x81\x5c\x81\x7b".decode("gbk")
    assert rows(front + "\\'81@\\'81\\\\\\'81\\{\r\n\\'bd\n\\'d6}") == [f"{wanted}街"]
    assert rows(front + "\\'bd\r\n\\'d6}") == ["街"]
    assert rows(front + "\\uc2\\u34903\\'bd\\'d6\\u36947\\'b5\\'c0!}") == ["街道!"]
    source, doubts = read((front + "\\'bd\\b x\\'ff}").encode(), "a.rtf")
    assert (source.text, doubts) == (
        "\ufffdx\ufffd\n", ["a.rtf: 2 bytes stand for no character; they are read as \ufffd"])


def test_a_cut_file_is_read_as_far_as_it_goes() -> None:
    source, doubts = read(BULLETIN[: BULLETIN.index("\\intbl")].encode(), "a.rtf")
    assert source.text.endswith(f"{WORDS}\n注释在此\n-1-\n")
    assert doubts == ["a.rtf: ends in the middle; its end is missing"]


@pytest.mark.parametrize(("data", "said"), [
    (b"{\\rtf1 }", "this RTF document has no words; if it holds pictures"),
    (b"{\\rtf1 x" + b"{" * 2100, "an RTF document with more than 2000 groups inside each other; it is damaged"),
    (b"{\\rtf1 x" + b"{}" * 1_300_000, "an RTF document of 2 MB and 2600002 marks; save it in parts"),
])  # fmt: skip
def test_what_cannot_be_read_says_so(data: bytes, said: str) -> None:
    before = time.perf_counter()
    with pytest.raises(InputError) as caught:
        read(data, "a.rtf")
    assert str(caught.value).startswith(f"a.rtf: {said}")
    assert time.perf_counter() - before < SLOWEST
    with pytest.raises(InputError, match="this is no RTF document"):
        read(b"x", "a.rtf", How(reader="rtf"))


def test_floods_end_in_time() -> None:
    for flood in (b"\\'ff" * 1_000_000, b"\\'b0\\b " * 200_000, b"\\par x" * 200_000, b"\\cell " * 200_000):
        before = time.process_time()
        read(b"{\\rtf1\\ansicpg936 x" + flood, "a.rtf")
        assert time.process_time() - before < SLOWEST


def test_damaged_documents_end_with_words() -> None:
    survives(BULLETIN.encode(), "rtf", 400)
