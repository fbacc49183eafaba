"""Word documents: every paragraph once, tables by rows, text boxes, page heads; damage and bombs end with words."""

from __future__ import annotations

import io
import time
import zipfile

import pytest

from damage import survives
from gazette_cli.errors import InputError
from gazette_cli.pipeline import read, understand

docx = pytest.importorskip("docx")

WORDS = "三月十八日，水管换好了，居民都很高兴，街道说还要继续办下去。"
OTHERS = "本报讯 暮春路夜市昨起试运行，设摊位一百六十三个，困难家庭前六个月免收摊位费。"
_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
_BOX = "<w:txbxContent><w:p><w:r><w:t>框里的图注</w:t></w:r></w:p></w:txbxContent>"
_DRAWN = (f"<w:p {_SPACES}><w:r><mc:AlternateContent><mc:Choice Requires='wps'>{_BOX}</mc:Choice>"
          f"<mc:Fallback>{_BOX}</mc:Fallback></mc:AlternateContent></w:r></w:p>")  # fmt: skip
_EDITED = (f"<w:p {_SPACES}><w:ins><w:r><w:t>改成的字</w:t></w:r></w:ins><w:del><w:r>"
           "<w:delText>删去的字</w:delText></w:r></w:del>"
           "<w:r><w:tab/><w:t>留下</w:t><w:br/><w:t>下一行说，今后也要一直办下去。</w:t></w:r></w:p>")  # fmt: skip


def bulletin() -> bytes:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "内部资料 注意保存"
    document.sections[0].footer.paragraphs[0].text = "报：区委办公室。"
    document.add_heading("旧管网换出新日子", 1)
    document.add_paragraph(WORDS)
    table = document.add_table(2, 2)
    cells = [cell for row in table.rows for cell in row.cells]
    for cell, words in zip(cells, ("街道", "户数", "柳溪", "612"), strict=True):
        cell.text = words
    for drawn in (_DRAWN, _EDITED):
        document.element.body.insert(len(document.element.body) - 1, docx.oxml.parse_xml(drawn))
    document.add_heading("夜市今起试运行", 1)
    document.add_paragraph(OTHERS)
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def test_everything_is_read_once_and_in_order() -> None:
    data = bulletin()
    source, _ = read(data, "a.txt")
    assert source.text.split("\n") == [
        "内部资料 注意保存", "", "旧管网换出新日子", WORDS, "街道  户数", "柳溪  612", "框里的图注",
        "改成的字 留下", "下一行说，今后也要一直办下去。", "",
        "夜市今起试运行", OTHERS, "报：区委办公室。", ""]  # fmt: skip
    assert source.receipt.reader == "docx"
    assert source.to_bytes() == data
    heads = [article.headline.text for article in understand(source).articles if article.headline]
    assert heads[0] == "旧管网换出新日子" and heads[-1] == "夜市今起试运行"


def test_nothing_in_it() -> None:
    held = io.BytesIO()
    docx.Document().save(held)
    with pytest.raises(InputError, match=r"a\.docx: this Word document has no words; if it holds pictures"):
        read(held.getvalue(), "a.docx")


def test_bombs_are_refused_unopened() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<x/>" + b" " * (40 << 20))
    before = time.perf_counter()
    with pytest.raises(InputError, match=r"a\.docx: an archive that unpacks to 40 MB; unpack it yourself"):
        read(held.getvalue(), "a.docx")
    assert time.perf_counter() - before < 2
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ha"}">' for n in range(12))
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(bulletin())) as old, zipfile.ZipFile(held, "w") as archive:
        for name in old.namelist():
            body = old.read(name)
            if name == "word/document.xml":
                inner = f"<w:document {_SPACES}><w:body><w:p>&e11;</w:p></w:body></w:document>"
                body = f"<!DOCTYPE x [{entities}]>{inner}".encode()
            archive.writestr(name, body)
    before = time.perf_counter()
    with pytest.raises(InputError):
        read(held.getvalue(), "a.docx")
    assert time.perf_counter() - before < 5


def test_damaged_documents_end_with_words() -> None:
    survives(bulletin(), "docx", 210)
