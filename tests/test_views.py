"""What the formats print."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from gazette_cli.article import Article
from gazette_cli.pipeline import understand
from gazette_cli.records import read_record
from gazette_cli.records.schema import SCHEMAS_BY_NAME
from gazette_cli.source import Source
from gazette_cli.views import FORMATS, view
from gazette_cli.views.printed import printed, prints
from gazette_cli.views.table import COLUMNS
from program import ISSUE, gazette, lines

SAMPLES = Path(__file__).parents[1] / "samples"
RECORD = {
    "schema": "gazette.article/1", "id": "0:001", "ordinal": 1, "kind": "article",
    "source": {"path": "a.txt", "sha256": "0", "encoding": "utf-8", "chars": 60},
    "issue": {"name": None, "number": None, "date": None, "page": None},
    "section": None, "kicker": None, "headline": "两行标题", "deck": None,
    "byline": {"text": "(记者邱爽)", "people": [{"name": "邱爽", "role": "记者"}]}, "dateline": "本报讯",
    "at": {"headline": {"spans": [[0, 2], [3, 5]], "lines": [[1, 1], [2, 1]]}, "kicker": None, "deck": None,
           "byline": {"spans": [[9, 15]], "lines": [[3, 4]]}, "dateline": {"spans": [[6, 9]], "lines": [[3, 1]]}},
    "pages": [],
    "paragraphs": [{"kind": "paragraph", "text": "昨天,道路延伸了。",
                    "spans": [[15, 20], [21, 25]], "lines": [[3, 10], [4, 1]]},
                   {"kind": "crosshead", "text": "1. [小]标题", "spans": [[26, 34]], "lines": [[5, 1]]}],
    "text": "昨天,道路延伸了。\n1. [小]标题",
    "spans": [[0, 2], [3, 5], [6, 9], [9, 15], [15, 20], [21, 25], [26, 34]], "removed": [], "confidence": 1.0,
}  # fmt: skip


SOURCE = Source.from_text("两行\n标题\n本报讯(记者邱爽)昨天,道路\n延伸了。\n1. [小]标题")
NOTE = """望湖时报
2024年3月8日 第12期

编者按：各村先后回了信，现摘登几封，供大家在春耕前后参考，来信仍可投到编辑部。

【“零工驿站”开进菜市场】3月5日，东塘镇第一座零工驿站开门，当天有86人前来登记，其中12人当天上岗。

◆献血点设进北店社区 3月6日起，北店社区每周三上午开放献血点，居民凭身份证就可以前来登记献血。

◆借书证可以网上办 3月7日起，县图书馆的借书证可以在网上办理，全程大约需要三分钟，当天就能借书。
"""


def print_of_record() -> dict[str, object]:
    article = read_record(json.dumps(RECORD).encode(), "", "")
    assert isinstance(article, Article)
    return printed(article, SOURCE)


def test_lines_of_an_article_are_rejoined_as_printed() -> None:
    assert print_of_record() == {"lines": [
        [["headline", "两行标题"]],
        [["dateline", "本报讯"], ["byline", "(记者邱爽)"], ["paragraph", "昨天,道路延伸了。"]],
        [["crosshead", "1. [小]标题"]]]}  # fmt: skip


def test_markdown_escapes_the_words() -> None:
    page = view("md", "print").render(print_of_record()).decode()
    assert page == "## 两行标题\n\n本报讯(记者邱爽)昨天,道路延伸了。\n\n### 1\\. \\[小\\]标题\n"


def test_headlines_run_in_stay_in_front_with_their_marks() -> None:
    kept = [line for line in NOTE.splitlines() if line][2:]
    for arguments in (["clean"], ["split", "-f", "text"]):
        text = gazette(*arguments, "-q", stdin=NOTE.encode()).stdout.decode()
        assert [line for line in text.splitlines() if line] == kept


def test_headlines_run_in_are_headings_of_their_own() -> None:
    page = gazette("clean", "-q", "-f", "md", stdin=NOTE.encode()).stdout.decode()
    assert page.startswith("## 编者按：\n\n各村先后回了信，")
    assert "\n## ◆献血点设进北店社区\n\n3月6日起，" in page


def test_standing_heads_stand_above_what_follows_them() -> None:
    document = understand(Source.from_text((SAMPLES / "county-paper.gb18030.txt").read_bytes().decode("gb18030")))
    heads = [(number, line[0][1]) for number, record in enumerate(prints(document)) for line in record["lines"]
             if line[0][0] == "standing-head"]  # fmt: skip
    assert heads
    for number, words in heads:
        assert document.articles[number].section in words


@pytest.mark.parametrize("delimiter", ["csv", "tsv"])
def test_tables_are_read_by_the_csv_module(delimiter: str) -> None:
    table = b"".join(view(delimiter, "article").whole([RECORD])).decode()
    (row,) = csv.DictReader(io.StringIO(table, newline=""), delimiter="," if delimiter == "csv" else "\t")
    assert list(row) == list(COLUMNS["article"])
    assert (row["text"], row["people"]) == (RECORD["text"], "邱爽")
    assert (row["line"], row["start"], row["end"]) == ("1", "0", "34")


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_of_every_command(name: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(ISSUE, encoding="utf-8")
    for arguments in (["split", path, path], ["extract", "--fields", "amounts", path]):
        done = gazette(*arguments, "-f", name)
        assert done.returncode == 0, done.stderr
        assert done.stdout.endswith(b"\n")
        if name == "json":
            plain = gazette(*arguments)
            assert json.loads(done.stdout) == lines(plain.stdout)


def test_mark_for_excel(tmp_path: Path) -> None:
    done = gazette("extract", "--fields", "amounts", "-f", "csv", "--bom", stdin=ISSUE.encode())
    assert done.stdout.startswith(b"\xef\xbb\xbfarticle,field,text,")
    table = csv.DictReader(io.StringIO(done.stdout.decode("utf-8-sig"), newline=""))
    assert {"120万元", "86人"} <= {row["text"] for row in table}


def test_columns_do_not_depend_on_what_was_found() -> None:
    empty = gazette("extract", "--fields", "amounts", "-f", "csv", stdin="没有数字。\n".encode()).stdout
    full = gazette("extract", "--fields", "amounts", "-f", "csv", stdin=ISSUE.encode()).stdout
    assert full.splitlines()[0] == empty.splitlines()[0] == ",".join(COLUMNS["mention"]).encode()


def test_empty_array() -> None:
    assert json.loads(gazette("split", "-f", "json", stdin=b"").stdout) == []


def test_records_follow_their_schema(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(ISSUE, encoding="utf-8")
    mentions = gazette("extract", "--fields", "amounts,durations", path)
    printed = {"article": gazette("split", path), "mention": mentions, "block": gazette("explain", "-f", "jsonl", path),
               "text": gazette("clean", "-f", "jsonl", path)}  # fmt: skip
    for name, done in printed.items():
        validator = Draft202012Validator(json.loads(gazette("schema", name).stdout))
        assert lines(done.stdout)
        for record in lines(done.stdout):
            validator.validate(record)


def test_schema_prints_every_schema() -> None:
    for name, schema in SCHEMAS_BY_NAME.items():
        assert json.loads(gazette("schema", name).stdout) == schema()
    assert gazette("schema", "nope").returncode == 2


def test_fields_are_listed() -> None:
    found = {record["name"] for record in lines(gazette("fields", "-f", "jsonl").stdout)}
    assert "amounts" in found
