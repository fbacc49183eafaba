"""Recognised pages (ALTO, PAGE-XML): the geometry of PDF files, loose boxes, confidence carried to the records."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import quoteattr

import jsonschema
import pytest

from damage import survives
from gazette_cli.errors import InputError
from gazette_cli.pipeline import read, understand
from gazette_cli.readers.layout.recognised import Line, Picture, put_down
from gazette_cli.readers.layout.shapes import Area
from gazette_cli.readers.layout.writing import Writer
from gazette_cli.records.schema import article_schema
from gazette_cli.source import Source
from pdfs import FIRST, SECOND, THIRD
from program import ISSUE, gazette, lines

SIZE = 40  # pixels a character of the running text measures
ROWS = [  # words, left, top and height of the loose box, confidence
    ("旧管网换出新日子", 900, 100, 104, "0.99"),
    *((row.lstrip("　"), 200 + (80 if row[0] == "　" else 0), 260 + 60 * n, 46 + n % 3 * 4, f"0.9{n}")
      for n, row in enumerate([*FIRST, *SECOND])),
    *((row.lstrip("　"), 1240 + (80 if row[0] == "　" else 0), 260 + 60 * n, 50, "0.71")
      for n, row in enumerate(THIRD)),
]  # fmt: skip
JOINED = ["".join(FIRST).strip("　"), ("".join(SECOND) + THIRD[0]).strip("　"), THIRD[1].strip("　")]


def width(words: str, height: int) -> int:
    return len(words) * (SIZE if height < 60 else 88)


def alto(rows: list[tuple[str, int, int, int, str]] = ROWS, unit: str = "pixel", version: int = 4) -> bytes:
    made = []
    for words, left, top, height, sure in reversed(rows):  # the order of the file does not matter
        places = f'HPOS="{left}" VPOS="{top}" WIDTH="{width(words, height)}" HEIGHT="{height}"'
        half = len(words) // 2
        parts = (words[:half], words[half:])
        strings = "<SP/>".join(f'<String CONTENT={quoteattr(part)} WC="{sure}"/>' for part in parts)
        made.append(f"<TextBlock><TextLine {places}>{strings}</TextLine></TextBlock>")
    return (f'<?xml version="1.0" encoding="UTF-8"?>\n<!-- x -->\n'
            f'<alto xmlns="http://www.loc.gov/standards/alto/ns-v{version}#">'
            f'<Description><MeasurementUnit>{unit}</MeasurementUnit></Description><Layout>'
            '<Page WIDTH="2400" HEIGHT="3300">'
            f'<PrintSpace>{"".join(made)}<Illustration HPOS="1300" VPOS="900" WIDTH="600" HEIGHT="400"/></PrintSpace>'
            "</Page></Layout></alto>").encode()  # fmt: skip


def page_xml(rows: list[tuple[str, int, int, int, str]] = ROWS) -> bytes:
    made = []
    for words, left, top, height, sure in reversed(rows):
        right, bottom = left + width(words, height), top + height
        made.append(f'<TextRegion><Coords points="0,0 9,9"/><TextLine><Coords points="{left},{top} {right},{top + 1} '
                    f'{right},{bottom} {left},{bottom}"/><TextEquiv index="1">'
                    '<Unicode>x</Unicode></TextEquiv>'
                    f'<TextEquiv index="0" conf="{sure}"><Unicode>{words}</Unicode></TextEquiv></TextLine>'
                    "</TextRegion>")  # fmt: skip
    return ('<?xml version="1.0"?><PcGts xmlns="http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15">'
            f'<Page imageWidth="2400" imageHeight="3300">{"".join(made)}</Page></PcGts>').encode()  # fmt: skip


MAKERS = pytest.mark.parametrize(("make", "reader"), [(alto, "alto"), (page_xml, "page")])


def confidences(source: Source) -> dict[str, float | None]:
    return {source.text[line.box.start : line.end]: line.box.confidence for line in source.lines}


@MAKERS
def test_columns_and_paragraphs_by_geometry(make: Callable[[], bytes], reader: str) -> None:
    source, doubts = read(make(), "a.xml")
    assert source.receipt.reader == reader
    rows = [row.strip("　") for row in source.text.split("\n")]
    assert rows[:4] == ["旧管网换出新日子", *JOINED]
    assert doubts == []
    assert source.to_bytes() == make()
    assert confidences(source)[THIRD[0]] == 0.71
    head = source.lines[0]
    assert tuple(head.box[:2]) == (0, 1)
    assert head.box.left == 900
    assert 80 <= head.size <= 96  # in pixels, as the box is
    assert {line.size for line in source.lines[1:]} == {source.lines[1].size}
    [article] = understand(source).articles
    assert article.headline is not None
    assert article.headline.text == "旧管网换出新日子"


@MAKERS
def test_confidence_stands_in_the_records(tmp_path: Path, make: Callable[[], bytes], reader: str) -> None:
    (tmp_path / "a.xml").write_bytes(make())
    done = gazette("split", "a.xml", cwd=tmp_path)
    [record] = lines(done.stdout)
    assert record["source"]["reader"] == reader
    assert [box[6] for box in record["paragraphs"][1]["boxes"]] == [0.93, 0.94, 0.95, 0.71]
    jsonschema.validate(record, article_schema())
    (tmp_path / "r.jsonl").write_bytes(done.stdout)
    direct, again = (lines(gazette("extract", name, cwd=tmp_path).stdout) for name in ("a.xml", "r.jsonl"))
    assert direct == again
    assert [row["boxes"][0][6] for row in direct if row["text"] == "二月底"] == [0.93]
    told = gazette("explain", f"a.xml:{direct[0]['line']}", cwd=tmp_path).stdout.decode()
    assert ", recognised with 0.9" in told
    assert gazette("check", "a.xml", "r.jsonl", cwd=tmp_path).returncode == 0


@MAKERS
def test_little_confidence_is_told(make: Callable[..., bytes], reader: str) -> None:
    _, doubts = read(make([(*row[:4], "0.62") for row in ROWS]), "a.xml")
    assert doubts == ["a.xml: recognised with a confidence of 0.62; proofread what you cite"]
    source, doubts = read(make([(*row[:4], "") for row in ROWS]), "a.xml")
    assert (set(confidences(source).values()), doubts) == ({None}, [])


def test_pages_that_lie_askew_are_set_straight() -> None:
    slope, found = 0.045, []
    for column in range(3):
        for n in range(30):
            left, top = 100 + 700 * column, 100 + 60 * n  # columns 660 wide, 40 apart
            middle, level = left + 330 - slope * top, top + 20 + slope * (left + 330)
            tall = 40 + slope * 660
            area = Area(middle - 330, level - tall / 2, middle + 330, level + tall / 2)
            found.append(Line(f"第{'甲乙丙'[column]}栏第{n + 10}行的正文一直写到栏边", area, 0.9, slope=slope))
    writer = Writer()
    put_down(Picture(2200.0, 2000.0, found[::-1]), 1, writer)
    text = writer.text().replace("\n", "")
    assert text == "".join(line.text for line in found)
    assert writer.lines[31].box.left == round(found[31].area.left, 1)  # where it is seen


def test_units_of_alto() -> None:
    points = read(alto(unit="inch1200"), "a.xml")[0].lines[0].box
    assert (points.left, points.confidence) == (54.0, 0.99)
    assert read(alto(unit="mm10", version=2), "a.xml")[0].lines[0].box.left == 255.1


def test_pages_that_run_down_keep_the_order_of_the_file() -> None:
    columns = ["民國三年三月十八日本鎮", "修葺水管居民六百餘戶", "皆稱便利云"]
    blocks = "".join(
        f'<TextBlock><TextLine HPOS="{900 - 60 * n}" VPOS="100" WIDTH="44" HEIGHT="{40 * len(words)}">'
        f'<String CONTENT="{words}"/></TextLine></TextBlock>' for n, words in enumerate(columns))
    data = f'<alto><Layout><Page WIDTH="1000" HEIGHT="900"><PrintSpace>{blocks}</PrintSpace></Page></Layout></alto>'
    assert read(data.encode(), "a.xml")[0].text.split("\n\n") == [*columns[:2], f"{columns[2]}\n"]


def test_words_and_blanks_of_alto() -> None:
    strings = ('<String CONTENT="Win"/><SP/><String CONTENT="11"/><SP WIDTH="3"/><String CONTENT="版"/><SP WIDTH="4"/>'
               '<String CONTENT="本"/><SP WIDTH="40"/><String CONTENT="记"/><HYP CONTENT="-"/>')  # fmt: skip
    line = f'<TextLine HPOS="1" VPOS="1" WIDTH="300" HEIGHT="40">{strings}</TextLine>'
    data = f'<alto><Layout><Page WIDTH="1000" HEIGHT="900"><TextBlock>{line}</TextBlock></Page></Layout></alto>'
    assert read(data.encode(), "a.xml")[0].text == "Win 11 版本 记-\n"


def test_regions_of_page_xml_without_lines() -> None:
    text = "<TextEquiv><Unicode>街道周报\n\n第一期</Unicode></TextEquiv>"
    words = "".join(f"<Word><TextEquiv conf='0.{n}'><Unicode>{word}</Unicode></TextEquiv></Word>"
                    for n, word in ((8, "甲"), (9, "乙")))  # fmt: skip
    data = ("<PcGts><Page imageWidth='900' imageHeight='900'><TextRegion><Coords><Point x='10' y='10'/>"
            f"<Point x='200' y='90'/></Coords>{text}</TextRegion><TextRegion><TextLine>"
            f"<Coords points='10,300 90,340'/>{words}</TextLine></TextRegion>"
            "<ImageRegion><Coords points='1,1'/></ImageRegion></Page></PcGts>")  # fmt: skip
    source = read(data.encode(), "a.xml")[0]
    assert [row for row in source.text.split("\n") if row] == ["街道周报", "第一期", "甲 乙"]
    assert source.lines[-1].box.confidence == 0.8


def test_directories_of_recognised_pages(tmp_path: Path) -> None:
    for name, data in (("p1.xml", alto()), ("p2.xml", page_xml()), ("mets.xml", b"<mets><alto/></mets>"),
                       ("p3.xml", alto()), ("p3.txt", ISSUE.encode())):  # fmt: skip
        (tmp_path / name).write_bytes(data)
    done = gazette("split", ".", cwd=tmp_path)
    assert done.returncode == 0
    assert {record["source"]["path"] for record in lines(done.stdout)} == {"p1.xml", "p2.xml", "p3.txt"}


@pytest.mark.parametrize(("data", "said"), [
    (b"<alto><x></alto>", "a damaged ALTO file (mismatched tag"),
    (b"<alto></alto>", "this ALTO file has no words; leave it out"),
    (b"<PcGts><Page/></PcGts>", "this PAGE-XML file has no words; leave it out"),
    (b'<?xml version="1.0" encoding="x-none"?><alto/>', "a damaged ALTO file"),
])  # fmt: skip
def test_what_cannot_be_read_says_so(data: bytes, said: str) -> None:
    with pytest.raises(InputError) as caught:
        read(data, "a.xml")
    assert str(caught.value).startswith(f"a.xml: {said}")


@MAKERS
def test_damaged_files_end_with_words(make: Callable[[], bytes], reader: str) -> None:
    survives(make(), reader, 240)
