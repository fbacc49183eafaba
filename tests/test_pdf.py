"""PDF files: order by geometry, the same print once, places that lead home, and refusals with words."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

import gazette_cli
import pdfs
from gazette_cli.errors import InputError
from gazette_cli.pipeline import read
from gazette_cli.readers.base import How
from gazette_cli.readers.garbage import is_garbage
from gazette_cli.readers.radicals import without_radicals
from gazette_cli.source import Source
from pdfs import Sheet, newspaper, pdf
from program import gazette, lines

pytest.importorskip("pypdfium2")


def source(*sheets: Sheet) -> Source:
    return read(pdf(*sheets), "a.pdf")[0]


def refusal(data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        read(data, "a.pdf")
    return str(caught.value)


def test_columns_are_read_one_after_the_other() -> None:
    rows = source(newspaper()).text.split("\n")
    joined = ["".join(pdfs.FIRST), "".join(pdfs.SECOND) + pdfs.THIRD[0], pdfs.THIRD[1]]
    assert rows[rows.index("旧管网换出新日子") + 1 :][:3] == joined
    assert rows.index("夜市今起试运行") > rows.index(pdfs.THIRD[1])


def test_every_character_has_its_place() -> None:
    made = source(newspaper())
    assert "".join(made.text[line.box.start : line.end] for line in made.lines) == "".join(
        words for words in made.text.replace("　", "").split()
    ).replace("第12期2024", "第12期 2024")
    edges = [(line.box.start, line.end) for line in made.lines]
    assert edges == sorted(edges)
    head = next(line for line in made.lines if made.text[line.box.start : line.end] == "旧管网换出新日子")
    assert (head.box.page, round(head.size)) == (1, 24)
    assert abs(head.box.left - 190) < 1
    assert abs(head.box.bottom - 93) < 2


def test_stories_become_articles_and_records_come_back(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(newspaper()))
    document = gazette_cli.read(path)
    assert [article.headline.text for article in document.articles if article.headline] == [
        "旧管网换出新日子", "夜市今起试运行"]  # fmt: skip
    assert document.source.to_bytes() == path.read_bytes()
    done = gazette("split", path)
    (tmp_path / "r.jsonl").write_bytes(done.stdout)
    record = lines(done.stdout)[0]
    assert record["source"]["reader"] == "pdf"
    broken = record["paragraphs"][1]
    assert [box[1] for box in broken["boxes"]] == [1, 1, 1, 1]
    assert broken["boxes"][3][2] > 280 > broken["boxes"][2][2]  # it goes on in the second column
    assert gazette("check", path, tmp_path / "r.jsonl").returncode == 0


def test_places_lead_to_page_and_box(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf(Sheet().text("卷首的话说在前面。", 40, 60), newspaper()))
    mention = next(row for row in lines(gazette("extract", "a.pdf", cwd=tmp_path).stdout) if row["text"] == "二月底")
    [box] = mention["boxes"]
    assert box[1] == 2
    name = f"{mention['article']}:dates:{mention['start']}"
    assert gazette("where", name, "a.pdf", cwd=tmp_path).stdout.startswith(b"a.pdf:2:60,")
    (tmp_path / "m.jsonl").write_bytes(gazette("extract", "a.pdf", cwd=tmp_path).stdout)
    assert b":2:60," in gazette("where", name, "m.jsonl", cwd=tmp_path).stdout
    told = gazette("explain", f"a.pdf:{mention['line']}", cwd=tmp_path).stdout.decode()
    assert "printed     a.pdf:2:60," in told
    block = next(row for row in lines(gazette("explain", "-f", "jsonl", "a.pdf", cwd=tmp_path).stdout)
                 if row["start"] <= mention["start"] < row["end"])  # fmt: skip
    assert block["pages"] == [2]
    assert box in block["boxes"]


def test_fake_bold_is_read_once() -> None:
    sheet = Sheet()
    for off in (0.0, 0.3, 0.6):
        sheet.text("街道召开防汛会议", 100 + off, 100, 20)
    sheet.column(pdfs.FIRST, 40, 140)
    assert source(sheet).text.count("街道召开防汛会议") == 1
    twice = Sheet().text("好好学习", 40, 60).text("——街道纪事", 40, 80)  # real doubles stay
    assert "好好学习" in source(twice).text
    assert "——" in source(twice).text


def test_characters_of_two_halves_are_whole() -> None:
    assert source(Sheet().text("𠮷野家在𠀋路开业", 40, 60)).text == "𠮷野家在𠀋路开业\n"


def test_gaps_that_programs_set_beside_numbers_are_no_blanks() -> None:
    sheet = Sheet()
    for left, words in ((40, "截至"), (64.75, "3"), (78.5, "月底，"), (140, "共"), (155, "十"), (170, "户")):
        sheet.text(words, left, 60, 11)
    assert source(sheet).text == "截至3月底，\n共 十 户\n"


def test_print_that_runs_down_or_sideways() -> None:
    sheet = Sheet().column(pdfs.FIRST, 140, 100)
    for n, char in enumerate("街道周报"):
        sheet.text(char, 40, 100 + 22 * n, 20)
    assert "街道周报" in source(sheet).text.split("\n")
    turned, doubts = read(pdf(Sheet().column(pdfs.FIRST, 140, 100).text("侧排的字", 80, 300, turn=90)), "a.pdf")
    assert "侧排的字" in turned.text
    assert doubts == ["a.pdf: page 1: 4 characters printed sideways; they stand at the end of their page"]


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_turned_pages_are_read_as_they_are_looked_at(rotate: int) -> None:
    """What is written upright on a turned page is seen turned, and told so; nothing is lost."""
    made, doubts = read(pdf(Sheet(rotate=rotate).column(pdfs.FIRST, 140, 100)), "a.pdf")
    assert sorted(made.text.replace("\n", "")) == sorted("".join(pdfs.FIRST).replace("　", ""))
    assert "sideways" in doubts[0]
    turned = Sheet(rotate=90)
    for n, line in enumerate(pdfs.FIRST):
        turned.text(line.lstrip("　"), 100 + 15 * n, 700, turn=90)
    assert read(pdf(turned), "a.pdf")[0].text.replace("\n", "") == "".join(pdfs.FIRST).replace("　", "")


def test_tables_are_read_by_rows() -> None:
    sheet = Sheet().column(pdfs.FIRST, 40, 60)
    for y in (140, 160, 180):
        sheet.rule(40, y, 200)
    for x in (40, 140, 240):
        sheet.rule(x, 140, 0.8, 40)
    for x, y, words in ((50, 154, "街道"), (150, 154, "户数"), (50, 174, "柳溪"), (150, 174, "六百一十二")):
        sheet.text(words, x, y)
    rows = source(sheet).text.split("\n")
    assert "街道  户数\n柳溪  六百一十二\n" in "\n".join(rows)


def test_pages_follow_each_other_and_a_jump_is_joined() -> None:
    first = newspaper().text("▶下转第2版", 400, 200)
    second = (Sheet().text("◀上接第1版", 40, 40).text("旧管网换出新日子", 190, 90, 24)
              .column(["　　居民说，水管换了，心里也亮堂了，今后还要办好。"], 40, 120))  # fmt: skip
    document = gazette_cli.read(pdf(first, second))
    assert document.source.text.count("\f") == 1
    article = document.articles[0]
    assert article.paragraphs[-1].text.startswith("居民说")
    assert {box.page for place in article.paragraphs[-1].places for box in place.boxes} == {2}


def test_what_cannot_be_read_says_so() -> None:
    whole = pdf(newspaper())
    assert refusal(pdf(newspaper(), encrypted=True)) == (
        "a.pdf: this PDF asks for a password; save a copy without the password")
    assert refusal(b"%PDF-1.7\nnothing more").startswith("a.pdf: this PDF is damaged")
    assert refusal(pdf(Sheet().rule(0, 0, 600, 800))).startswith("a.pdf: this PDF holds no text; type --ocr")
    assert refusal(pdf()).startswith("a.pdf: this PDF")
    assert read(whole, "a.pdf", How(reader="pdf"))[0].text == read(whole, "a.pdf")[0].text


def test_garbage_is_told_from_text() -> None:
    assert not is_garbage("".join(pdfs.FIRST))
    assert not is_garbage("LIU XI JIE DAO weekly, page 12 of 30, printed in the town hall")
    rare = "".join(chr(code) for code in range(0x4E00, 0x9F00, 97))
    assert is_garbage(rare)
    assert is_garbage("\ufffd" * 40)
    assert without_radicals("⻘年⼈") == "青年人"


def test_every_radical_has_one_character() -> None:
    for code in (*range(0x2E80, 0x2EF4), *range(0x2F00, 0x2FD6)):
        assert len(without_radicals(chr(code))) == 1


def test_damaged_files_end_with_words() -> None:
    """Cut, flipped and spliced: a source or an InputError each, soon."""
    whole, chance = pdf(newspaper(), newspaper()), random.Random(7)
    for n in range(220):
        data = bytearray(whole)
        if n % 3 == 0:
            del data[chance.randrange(20, len(data)) :]
        elif n % 3 == 1:
            for _ in range(chance.randrange(1, 40)):
                data[chance.randrange(8, len(data))] = chance.randrange(256)
        else:
            start = chance.randrange(8, len(data))
            del data[start : start + chance.randrange(1, 400)]
        before = time.perf_counter()
        try:
            assert read(bytes(data), "a.pdf")[0].text
        except InputError as error:
            assert str(error).startswith("a.pdf: ")
            assert error.hint
        assert time.perf_counter() - before < 10


def test_print_without_a_font_is_told() -> None:
    """A font that is neither in the file nor on the machine: a single character of it has no width, and is missed."""
    font = (b"<< /Type /Font /Subtype /Type0 /BaseFont /NoSuchFace /Encoding /UniGB-UCS2-H /DescendantFonts [<< /Type "
            b"/Font /Subtype /CIDFontType0 /BaseFont /NoSuchFace /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) "
            b"/Supplement 2 >> /DW 1000 >>] >>")  # fmt: skip
    data = pdf(Sheet().column(pdfs.FIRST, 40, 60))
    start, end = data.index(b"<< /Type /Font"), data.index(b"\nendobj\n4 0 obj")
    words = "".join(f"{ord(char):04x}" for char in "街道纪事").encode()
    content = b"BT /F1 10 Tf 40 600 Td <" + words + b"> Tj ET BT /F1 10 Tf 40 500 Td <8857> Tj ET"
    data = data[:start] + font + data[end:]
    start = data.index(b"7 0 obj")
    data = data[:start] + b"7 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (len(content), content)
    made, doubts = read(data + b"trailer\n<< /Size 8 /Root 1 0 R >>\n%%EOF\n", "a.pdf")
    assert made.text.strip() == "街道纪事"
    assert doubts == ["a.pdf: page 1: 1 pieces of print whose font is missing; they may not be read"]
