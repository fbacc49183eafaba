"""The ladder of encodings: real bytes in, the same bytes back, and refusals that say what to type."""

from __future__ import annotations

import hashlib
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette_cli.errors import DecodingError, UsageError
from gazette_cli.readers.encoding import decode, rank
from gazette_cli.readers.plain import codec_name, read_bytes, seems_to_be
from gazette_cli.source import Irreversible

SIMPLIFIED = "全区召开安全生产工作会议，要求各街道认真落实责任。\n记者 王璐 摄\n"
TRADITIONAL = "市政府召開記者會，說明捷運新線動工時間。\n記者 陳怡君 攝影\n"
MARKS = {"utf-8": b"\xef\xbb\xbf", "utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff", "utf-32-le": b"\xff\xfe\0\0",
         "utf-32-be": b"\0\0\xfe\xff", "gb18030": b"\x841\x953"}  # fmt: skip
SHORT_SIMPLIFIED = [
    "高新区召开会", "王璐报道记者", "街道办事处的", "垃圾分类工作",
    "春节期间慰问", "第二十一期。", "张伟、李娜、", "老旧小区改造",
]  # fmt: skip
SHORT_TRADITIONAL = [
    "臺北市議員陳", "記者陳怡君攝", "颱風來襲停課", "香港特區政府",
    "縣長表示感謝", "第二十一期。", "圖書館重新開", "老舊社區改建",
]  # fmt: skip


def taken(data: bytes, encoding: str = "auto") -> tuple[str, str, list[str]]:
    source, warnings = read_bytes(data, "a.txt", encoding)
    assert source.to_bytes() == data
    assert source.sha256 == hashlib.sha256(data).hexdigest()
    assert all(warning.startswith("a.txt: ") and "; " in warning and "\n" not in warning for warning in warnings)
    return source.text, source.receipt.encoding, warnings


def refused(data: bytes, encoding: str = "auto") -> str:
    with pytest.raises(DecodingError) as caught:
        read_bytes(data, "a.txt", encoding)
    return str(caught.value)


@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "utf-16-le", "utf-16-be"])
def test_simplified_is_told(codec: str) -> None:
    assert taken(SIMPLIFIED.encode(codec)) == (SIMPLIFIED, codec, [])


@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "big5", "utf-16-le", "utf-16-be"])
def test_traditional_is_told(codec: str) -> None:
    assert taken(TRADITIONAL.encode(codec)) == (TRADITIONAL, codec, [])


@pytest.mark.parametrize("codec", MARKS)
def test_mark_goes_to_the_receipt(codec: str) -> None:
    data = MARKS[codec] + SIMPLIFIED.encode(codec)
    source, warnings = read_bytes(data, "a.txt")
    assert (source.text, source.receipt.encoding, source.receipt.bom) == (SIMPLIFIED, codec, MARKS[codec])
    assert source.to_bytes() == data
    assert not warnings


@pytest.mark.parametrize("mark", MARKS.values())
def test_mark_alone_is_an_empty_text(mark: bytes) -> None:
    assert taken(mark)[0] == ""


def test_empty() -> None:
    assert taken(b"") == ("", "utf-8", [])
    assert taken(b"", "big5")[0] == ""


def test_second_mark_is_text() -> None:
    assert taken(b"\xef\xbb\xbf\xef\xbb\xbf")[0] == "\ufeff"


@pytest.mark.parametrize("text", SHORT_SIMPLIFIED)
def test_six_characters_of_gb18030(text: str) -> None:
    assert taken(text.encode("gb18030"))[:2] == (text, "gb18030")


@pytest.mark.parametrize("text", SHORT_TRADITIONAL)
def test_six_characters_of_big5(text: str) -> None:
    assert taken(text.encode("big5"))[:2] == (text, "big5")


@pytest.mark.parametrize("codec", ["gb18030", "big5"])
def test_chinese_far_behind_ascii(codec: str) -> None:
    text = "x" * 70_000 + "\n" + "ascii line\n" * 7_000 + "政府工作会议记者" * 3
    text = text if codec == "gb18030" else text.replace("会议记", "會議記")
    assert taken(text.encode(codec)) == (text, codec, [])


def test_line_ends_stay() -> None:
    text = "一\r\n二\r三\u2028四\x0b五\x85六"
    assert taken(text.encode())[0] == text


@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "big5", "big5hkscs", "cp950", "utf-16-le", "utf-16-be", "utf-32",
                                   "utf-16", "utf-7", "hz", "iso2022_jp", "shift_jis", "euc_kr", "latin-1"])
@given(text=st.text())
def test_any_text_comes_back(codec: str, text: str) -> None:
    text = text.encode(codec, "ignore").decode(codec, "ignore")
    try:
        data = text.encode(codec)
    except UnicodeError:  # some codecs of Python do not take back what they gave
        return
    try:
        taken(data, codec)
    except DecodingError:  # nor do all decode what they encoded
        with pytest.raises(UnicodeError):
            data.decode(codec).encode("utf-8")


@given(text=st.text(st.characters(codec="utf-8", exclude_characters="\0")))
def test_utf8_is_always_utf8(text: str) -> None:
    if seems_to_be(text.encode()) is None and not text.startswith("\ufeff"):
        assert taken(text.encode())[:2] == (text, "utf-8")


@given(st.binary(max_size=40), st.sampled_from(["auto", "utf-8", "gb18030", "big5", "utf-16", "utf-16-be", "hz"]))
def test_any_bytes_come_back_or_are_refused(data: bytes, encoding: str) -> None:
    try:
        taken(data, encoding)
    except DecodingError as error:
        assert str(error).startswith("a.txt")
        assert error.hint


@pytest.mark.parametrize("text", ["区里有序推进，𠮷镇有力", "市里有力，一", SIMPLIFIED])
@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "utf-16-le", "utf-16-be"])
def test_cut_at_every_offset(codec: str, text: str) -> None:
    whole = text.encode(codec)
    marked = MARKS[codec] + whole
    for cut in range(len(MARKS[codec]), len(marked)):
        assert text.startswith(taken(marked[:cut])[0])
    for cut in range(len(whole) // 2 if text == SIMPLIFIED else len(whole) - 12):
        for data in (whole[cut:], whole[: len(whole) - cut]):
            assert taken(data)[0].lstrip("0123456789") in text


@pytest.mark.parametrize(("data", "text", "exceptions"), [
    ("会议".encode()[:-1], "会", (Irreversible(1, 0, b"\xe8\xae"),)),
    ("会议".encode()[1:], "议", (Irreversible(0, 0, b"\xbc\x9a"),)),
    ("会议室".encode()[2:-2], "议", (Irreversible(0, 0, b"\x9a"), Irreversible(1, 0, b"\xe5"))),
])  # fmt: skip
def test_cut_bytes_are_in_the_receipt(data: bytes, text: str, exceptions: tuple[Irreversible, ...]) -> None:
    for encoding in ("auto", "utf-8"):
        source, warnings = read_bytes(data, "a.txt", encoding)
        assert (source.text, source.receipt.exceptions) == (text, exceptions)
        assert source.to_bytes() == data
        assert len(warnings) == len(exceptions)
        assert all("in the middle of a character; " in warning for warning in warnings)


def test_cut_gb18030_with_an_order_of_its_own() -> None:
    text, codec, warnings = taken(SIMPLIFIED.encode("gb18030")[1:-2])
    assert (text, codec) == (SIMPLIFIED[1:-2], "gb18030")
    assert [warning.split()[1] for warning in warnings] == ["begins", "ends"]


def test_cut_surrogate_pairs() -> None:
    data = "𠮷镇𠮷".encode("utf-16-le")
    assert taken(data[2:], "utf-16-le")[0] == "镇𠮷"
    assert taken(data[:-2], "utf-16-le")[0] == "𠮷镇"
    assert taken("\ud842镇".encode("utf-16-be", "surrogatepass")[1:], "utf-16-be")[2] != []


@pytest.mark.parametrize("code", ["a1fe", "a240", "a2cc", "a2ce"])
def test_big5_codes_with_a_twin(code: str) -> None:
    odd = bytes.fromhex(code)
    data = TRADITIONAL.encode("big5") + odd + "號\n".encode("big5") + odd
    source, _ = read_bytes(data, "a.txt")
    at = len(TRADITIONAL)
    assert source.receipt.encoding == "big5"
    assert source.receipt.exceptions == (Irreversible(at, 1, odd), Irreversible(at + 3, 1, odd))
    assert source.to_bytes() == data


@pytest.mark.parametrize("form", ["big5", "cp950", "big5hkscs"])
def test_every_code_of_big5_comes_back(form: str) -> None:
    codes = (bytes((lead, trail)) for lead in range(0x81, 0xFF) for trail in (*range(0x40, 0x7F), *range(0x80, 0xFF)))
    data = b"\n".join(code for code in codes if "\ufffd" not in code.decode(form, "replace"))
    source, _ = read_bytes(data, "a.txt", form)
    assert source.receipt.encoding == form
    assert source.to_bytes() == data


def test_forms_of_big5() -> None:
    hong_kong = "佢哋喺香港嘅報紙"
    assert taken(hong_kong.encode("big5hkscs"), "big5") == (hong_kong, "big5hkscs", [])
    assert taken(hong_kong.encode("big5hkscs") + TRADITIONAL.encode("big5"))[1] == "big5hkscs"
    euro = TRADITIONAL + "€五元"
    assert taken(euro.encode("cp950"))[:2] == (euro, "cp950")


def test_euro_of_windows() -> None:
    data = SIMPLIFIED.encode("gbk") + b"\x80" + "五十".encode("gbk")
    source, _ = read_bytes(data, "a.txt")
    assert source.text == SIMPLIFIED + "€五十"
    assert source.receipt.exceptions == (Irreversible(len(SIMPLIFIED), 1, b"\x80"),)
    assert source.to_bytes() == data


def test_four_byte_codes() -> None:
    text = "㵲溪镇𠮷㙍社区居民委员会"
    assert taken(text.encode("gb18030"))[:2] == (text, "gb18030")


@pytest.mark.parametrize(("data", "encoding", "place"), [
    ("第一行\n街道".encode() + b"\xff" + "会议工作".encode(), "auto", "a.txt:2:3: byte 0xff is not utf-8; "),
    (SIMPLIFIED.encode() + b"\xed\xa0\x80" + SIMPLIFIED.encode(), "auto", "a.txt:3:1: byte 0xed is not utf-8; "),
    ("街\n道".encode("gbk") + b"\xff\n", "gbk", "a.txt:2:2: byte 0xff is not gb18030; "),
    ("街道会议工作".encode("gbk"), "utf-8", "a.txt:1:1: byte 0xbd is not utf-8; type --encoding gb18030, or auto"),
    ("縣長表示".encode("big5"), "ascii", "a.txt:1:1: byte 0xbf is not ascii; type --encoding big5"),
    ("街\n\ud842道".encode("utf-16-le", "surrogatepass"), "utf-16-le", "a.txt:2:1: byte 0x42 is not utf-16-le; "),
    (b"\xff\xfe" + "街\ud842道".encode("utf-16-le", "surrogatepass"), "auto", "a.txt:1:2: byte 0x42 is not utf-16-le"),
    (b"\xef\xbb\xbf\n" + "街道".encode("gbk"), "auto", "a.txt:2:1: byte 0xbd is not utf-8; "),
    ("caf\u00e9 cr\u00e8me br\u00fbl\u00e9e".encode("latin-1"), "auto", "a.txt:1:4: byte 0xe9 is not utf-8; "),
    (b"\xa1\xff" * 8, "auto", "a.txt:1:1: byte 0xa1 is not utf-8; "),
])  # fmt: skip
def test_undecodable(data: bytes, encoding: str, place: str) -> None:
    assert refused(data, encoding).startswith(place)


def test_doubt_is_said() -> None:
    for text in ("矛盾", "张飒"):  # the first is as good Big5 as GB18030
        _, codec, warnings = taken(text.encode("gbk"))
        assert f"read as {codec}, but without certainty; type --encoding " in warnings[0]


@pytest.mark.parametrize("name", ["utf-9", "hex", "rot13", "idna", "punycode", "unicode_escape", "", "a\0b", "街"])
def test_unknown_encoding(name: str) -> None:
    with pytest.raises(UsageError, match="is not an encoding of text; type one of auto, utf-8, gb18030, big5"):
        read_bytes(b"x", "a.txt", name)


@pytest.mark.parametrize(("name", "codec"), [
    ("UTF8", "utf-8"), ("utf-8-sig", "utf-8"), ("cp936", "gb18030"), ("gb2312", "gb18030"),
    ("Big5", "big5"), ("utf_16_le", "utf-16-le"), ("cp950", "cp950"),
])  # fmt: skip
def test_codec_names(name: str, codec: str) -> None:
    assert codec_name(name) == codec


def test_nul_bytes() -> None:
    data = "街道\n会\0议".encode()
    assert refused(data) == ("a.txt:2:2: a NUL byte: this is not text; "
                             "leave the file out, or type --encoding utf-8 to read it all the same")
    assert taken(data, "utf-8")[0] == "街道\n会\0议"
    assert refused(b"\xef\xbb\xbf" + data).startswith("a.txt:2:2: a NUL byte")
    assert refused(bytes(range(256)) * 4).startswith("a.txt:1:1: a NUL byte")


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf16_without_mark(codec: str) -> None:
    for text in ("一、街道工作会议一览\n", "plain ascii\r\n", "No. 21\n一一一\n"):
        assert taken(text.encode(codec))[:2] == (text, codec)
    assert taken(SIMPLIFIED.encode(codec), "utf-16")[1] == codec


def zipped(member: str, content: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr(member, content)
    return held.getvalue()


@pytest.mark.parametrize(("data", "kind"), [
    (b"%PDF-1.7\n%\xe2\xe3", "a PDF document"),
    (zipped("word/document.xml", "<x/>"), "a Word document (.docx)"),
    (zipped("mimetype", "application/epub+zip"), "an EPUB book"),
    (zipped("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), "an OpenDocument file"),
    (zipped("a.txt", "x"), "a ZIP archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0", "an old Office document (.doc, .xls, .ppt, .wps)"),
    (b"\x89PNG\r\n\x1a\n\0", "a PNG picture"),
    (b"\xff\xd8\xff\xe0\0", "a JPEG picture"),
    (b"\x1f\x8b\x08\0", "a gzip archive"),
    (b"{\\rtf1\\ansi", "an RTF document"),
])  # fmt: skip
def test_other_documents(data: bytes, kind: str) -> None:
    hint = ("convert it first: soffice --convert-to docx FILE" if "Office" in kind
            else "type --ocr to have its characters recognised (pip install 'gazette-cli[ocr]')" if "picture" in kind
            else "save it as plain text first")  # fmt: skip
    assert refused(data) == f"a.txt: {kind}, which no reader takes; {hint}"
    if b"\xe2" in data or b"\xff" in data:
        assert refused(data, "utf-8").startswith(f"a.txt: {kind}, which no reader takes")


def test_a_locked_document() -> None:
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512) + "EncryptedPackage".encode("utf-16-le")
    assert refused(locked) == ("a.txt: an Office document that asks for a password, which no reader takes; "
                               "save a copy without the password")  # fmt: skip


def test_explicit_encoding_reads_what_looks_like_another_document() -> None:
    assert taken(b"%PDF-1.7 is how they begin", "utf-8")[0] == "%PDF-1.7 is how they begin"


def test_web_page_is_read_with_a_warning() -> None:
    assert "web page" in taken("\n<!DOCTYPE html><p>街道".encode())[2][0]


def test_rank_is_ordered() -> None:
    for data in (b"", b"\xff", SIMPLIFIED.encode("gbk"), TRADITIONAL.encode("big5")):
        scores = [guess.score for guess in rank(data)]
        assert scores == sorted(scores, reverse=True)


def test_decode_is_deterministic() -> None:
    data = TRADITIONAL.encode("big5")[1:]
    assert decode(data, "a") == decode(data, "a")
