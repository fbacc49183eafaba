"""EPUB books: pages by the spine, headings apart, empty elements as XML has them; damage and locks end with words."""

from __future__ import annotations

import io
import zipfile
from urllib.parse import quote

import pytest

from damage import survives
from gazette_cli.errors import InputError
from gazette_cli.pipeline import read, understand

pytest.importorskip("selectolax")

FIRST = "三月十八日，水管换好了，居民都很高兴，街道说还要继续办下去。"
SECOND = "本报讯 暮春路夜市昨起试运行，设摊位一百六十三个，困难家庭前六个月免收摊位费。"
_CONTAINER = '<container xmlns="urn:c"><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>'


def page(body: str) -> str:
    return ('<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/>'
            f'<script src="x.js"/></head><body>{body}</body></html>')  # fmt: skip


PAGES = {
    "cover": page('<img src="c.jpg" alt=""/>'),
    "toc": page("<nav><ol><li>旧管网换出新日子</li></ol></nav>"),
    "b 2": page(f'<h2>夜市今起试运行</h2><p>{SECOND}</p><table><tr><td>街道</td><td>户数</td></tr>'
                '<tr><td>柳溪</td><td>612</td></tr></table>'),
    "a": page(f'<p>第12期</p><a id="x"/><h1>柳溪<br/>纪事</h1><h2>旧管网换出新日子</h2><p>{FIRST}<span/></p>'),
}  # fmt: skip


def epub(spine: str = "c t a b", lock: str = "", **changes: str) -> bytes:
    items = "".join(f'<item id="{name[:1]}" href="t/{quote(name)}.xhtml" '
                    f'media-type="application/xhtml+xml" properties="{"nav" if name == "toc" else ""}"/>'
                    for name in PAGES)  # fmt: skip
    order = "".join(f'<itemref idref="{name}"/>' for name in spine.split())
    parts = {
        "mimetype": "application/epub+zip", "META-INF/container.xml": _CONTAINER,
        "OPS/book.opf": f'<package xmlns="urn:p"><manifest>{items}</manifest><spine>{order}</spine></package>',
        **{f"OPS/t/{name}.xhtml": body for name, body in PAGES.items()},
    }  # fmt: skip
    if lock:
        parts["META-INF/encryption.xml"] = lock
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, body in {**parts, **changes}.items():
            archive.writestr(name, body)
    return held.getvalue()


def refusal(data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        read(data, "a.epub")
    return str(caught.value)


def test_pages_in_the_order_of_the_spine() -> None:
    data = epub("c t a b a")
    source, _ = read(data, "a.txt")
    assert source.text.split("\n") == [
        "第12期", "", "柳溪", "纪事", "旧管网换出新日子", FIRST, "", "夜市今起试运行", SECOND,
        "街道  户数", "柳溪  612", ""]  # fmt: skip
    assert source.receipt.reader == "epub"
    assert source.to_bytes() == data
    heads = [article.headline.text for article in understand(source).articles if article.headline]
    assert "夜市今起试运行" in heads


def test_what_cannot_be_read_says_so() -> None:
    assert refusal(epub("c")) == ("a.epub: this EPUB book has no words; "
                                      "if it holds pictures of pages, print it to PDF and type --ocr")
    assert "it has no spine" in refusal(epub(""))
    assert "locked to a reading device" in refusal(epub("a", lock='<c URI="OPS/t/a.xhtml"/>'))
    assert read(epub("a", lock='<c URI="OPS/fonts/x.otf"/>'), "a.epub")
    assert "its container names no book" in refusal(epub(**{"META-INF/container.xml": "<x/>"}))
    assert "it has no OPS/t/a.xhtml" in refusal(epub("a").replace(b"OPS/t/a.xhtml", b"OPS/t/z.xhtml"))
    deep = epub("a", **{"OPS/t/a.xhtml": page("<div>" * 9000)})
    assert "more than 8000 elements inside each other (OPS/t/a.xhtml)" in refusal(deep)


def test_damaged_books_end_with_words() -> None:
    survives(epub(), "epub", 240)
