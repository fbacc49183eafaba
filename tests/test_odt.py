"""OpenDocument texts: every paragraph once, tables by rows, text boxes, page heads; damage and bombs end with words."""

from __future__ import annotations

import io
import time
import zipfile

import pytest

from damage import survives
from gazette_cli.errors import InputError
from gazette_cli.pipeline import read, understand

WORDS = "三月十八日，水管换好了，居民都很高兴，街道说还要继续办下去。"
OTHERS = "本报讯 暮春路夜市昨起试运行，设摊位一百六十三个，困难家庭前六个月免收摊位费。"
_KINDS = {"office": "office", "style": "style", "text": "text", "table": "table", "draw": "drawing",
          "fo": "xsl-fo-compatible"}  # fmt: skip
_SPACES = " ".join(f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
                   for short, long in _KINDS.items())
_STYLES = """<office:automatic-styles>
<style:style style:name="P1" style:parent-style-name="Standard"><style:paragraph-properties fo:text-align="center"/>
</style:style><style:style style:name="T1"><style:text-properties style:font-size-asian="22pt"/></style:style>
</office:automatic-styles>"""
_CELL = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
_BODY = f"""<text:tracked-changes><text:p>删去的字</text:p></text:tracked-changes>
<text:h>旧管网
 换出新日子</text:h><text:p>{WORDS}<text:note><text:note-citation>1</text:note-citation><text:note-body>
<text:p>注释在此</text:p></text:note-body></text:note><office:annotation><text:p>批注</text:p></office:annotation></text:p>
<table:table><table:table-header-rows><table:table-row>{_CELL.format("街道")}{_CELL.format("户数")}</table:table-row>
</table:table-header-rows><table:table-row>{_CELL.format("柳溪")}{_CELL.format("<text:span>612</text:span>")}
<table:covered-table-cell><text:p>盖住的</text:p></table:covered-table-cell></table:table-row></table:table>
<text:p>留<text:s text:c="2"/>下<text:tab/>的<text:line-break/>下一行<draw:frame><draw:text-box>
<text:p>框里的图注</text:p></draw:text-box></draw:frame>说</text:p>
<text:list><text:list-item><text:p>一件事</text:p></text:list-item></text:list>
<text:p text:style-name="P1"><text:span text:style-name="T1">夜市今起试运行</text:span></text:p>
<text:p>{OTHERS}</text:p>"""
_EDGES = """<office:master-styles><style:master-page><style:header><text:p>内部资料 注意保存</text:p></style:header>
<style:header-left><text:p>内部资料 注意保存</text:p></style:header-left>
<style:footer><text:p>报：区委办公室。</text:p></style:footer>
</style:master-page></office:master-styles>"""


def odt(body: str = _BODY, *, manifest: str = "", front: str = "") -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", f"{front}<office:document-content {_SPACES}>{_STYLES}<office:body><office:text>"
                         f"{body}</office:text></office:body></office:document-content>")  # fmt: skip
        archive.writestr("styles.xml", f"<office:document-styles {_SPACES}>{_EDGES}</office:document-styles>")
        archive.writestr("META-INF/manifest.xml", f"<m>{manifest}</m>")
    return held.getvalue()


def refusal(data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        read(data, "a.odt")
    return str(caught.value)


def test_everything_is_read_once_and_in_order() -> None:
    data = odt()
    source, _ = read(data, "a.txt")
    assert source.text.split("\n") == [
        "内部资料 注意保存", "", "旧管网 换出新日子", WORDS, "街道  户数", "柳溪  612", "留  下 的", "下一行说",
        "框里的图注", "一件事", "", "夜市今起试运行", OTHERS, "注释在此", "报：区委办公室。", ""]  # fmt: skip
    assert source.receipt.reader == "odt"
    assert source.to_bytes() == data
    assert "夜市今起试运行" in [article.headline.text for article in understand(source).articles if article.headline]


def test_what_cannot_be_read_says_so() -> None:
    assert refusal(odt(manifest="<encryption-data/>")) == (
        "a.odt: this OpenDocument text asks for a password; save a copy without the password")
    assert "a.odt: a damaged OpenDocument text (mismatched tag" in refusal(odt("<text:p>x"))
    deep = "<table:table><table:table-row><table:table-cell>"
    close = "</table:table-cell></table:table-row></table:table>"
    assert "elements inside each other without end" in refusal(odt(deep * 300 + close * 300))
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ha"}">' for n in range(12))
    before = time.perf_counter()
    assert "defines entities" in refusal(odt("<text:p>&e11;</text:p>", front=f"<!DOCTYPE x [{entities}]>"))
    assert time.perf_counter() - before < 2


def test_damaged_documents_end_with_words() -> None:
    survives(odt(), "odt", 240)
