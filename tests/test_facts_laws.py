"""Laws of the facts: numerals agree with another reader, sums name what they add, scans are linear."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.program import gazette

from gazette_cli import plugins
from gazette_cli.extract.base import Context
from gazette_cli.extract.plain import article_of
from gazette_cli.fold import fold
from gazette_cli.grammar.ids import is_card, is_credit_code, masked
from gazette_cli.grammar.lunar import day_of, month_span
from gazette_cli.grammar.numbers import read_number
from gazette_cli.source import Source
from gazette_cli.structure import unsplit
from gazette_cli.views.sums import Sums

FIELDS = ("dates", "amounts", "durations", "numbers", "ordinals", "phones", "emails", "urls", "docnos", "laws", "ids",
          "titles")  # fmt: skip
DAY = Context(date=date(2024, 6, 20))
PLUGIN = Path(__file__).parent / "plugin"


# --- numerals against another reader -------------------------------------------------------------------------------
@settings(deadline=None)
@given(st.integers(min_value=0, max_value=10**15), st.sampled_from(["low", "up", "rmb", "direct"]))
def test_numerals_agree_with_cn2an(number: int, style: str) -> None:
    cn2an = pytest.importorskip("cn2an")
    written = cn2an.an2cn(number, style)
    if style == "rmb":
        written = written.removesuffix("元整")
    if re.fullmatch(r"(.)\1{1,}|(.)\2(.)\3", written):
        return  # 三三两两 counts nothing, by intention
    if style == "direct" and len(written) == 2:
        return  # 三五 is three or five, by intention
    assert read_number(written) == number


@settings(deadline=None)  # the other reader is loaded at the first call
@given(st.decimals(min_value=0, max_value=10**8, places=3))
def test_decimals_agree_with_cn2an(number: Decimal) -> None:
    cn2an = pytest.importorskip("cn2an")
    assert read_number(cn2an.an2cn(format(number, "f"))) == number


@given(st.integers(min_value=-(10**12), max_value=10**12))
def test_every_integer_is_found_as_a_number(number: int) -> None:
    found = list(plugins.extractor("numbers")(f"共{number:,}。"))
    assert [mention.value["number"] for mention in found][-1:] == [str(abs(number)) if number < 0 else str(number)]


# --- nothing a page can print stops a reader -------------------------------------------------------------------------
PIECES = [
    *"0123456789一二三四五六七八九十百千万亿半多零〇年月日号时分秒点元角毛至-—.,、%‰（）上下前后初底中末约近两廿卅",
    "2024年", "12月", "31日", "0日", "上周", "昨日", "去年", "明年", "80年代", "世纪", "民国", "百分之",
    "万元", "年底", "以来", "上半年", "除夕",
    "正月", "2月29日", "9999年", "10000年", "小时", "½", "-5", "25:61", "〔2024〕", "第三条",
    "《法》",
]  # fmt: skip
SOUP = st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map("".join)


@settings(max_examples=400, deadline=None)
@given(SOUP, st.sampled_from([None, date.min, date(2024, 2, 29), date.max]))
@example("会议于0日召开。", date(2024, 2, 29))
@example("万百日", None)
@example("0.0秒2", None)
@example("一一六世纪80年代", None)
@example("前六2月", None)
@example("昨日、上周、去年、3日", date.min)
@example("明日、下周、明年、3日", date.max)
def test_no_text_stops_a_reader(text: str, day: date | None) -> None:
    folded = fold(text).text
    for field in FIELDS:
        for mention in plugins.extractor(field)(folded, Context(date=day)):
            assert 0 <= mention.start < mention.end <= len(folded), field


# --- the old calendar ----------------------------------------------------------------------------------------------
KNOWN = {  # days that many a calendar prints
    (1949, 8, 10): "1949-10-01", (1976, 6, 7): "1976-07-03", (2000, 1, 1): "2000-02-05", (2008, 7, 8): "2008-08-08",
    (2012, 4, 1): "2012-04-21", (2020, 1, 1): "2020-01-25", (2023, 8, 15): "2023-09-29", (2024, 5, 5): "2024-06-10",
    (2025, 1, 1): "2025-01-29", (2033, 11, 1): "2033-11-22",
}  # fmt: skip


@pytest.mark.parametrize(("when", "day"), KNOWN.items())
def test_known_lunar_days(when: tuple[int, int, int], day: str) -> None:
    found = day_of(*when)
    assert found is not None
    assert found.isoformat() == day


def test_lunar_months_follow_one_another() -> None:
    for year in range(1900, 2101):
        months = [month_span(year, month, leap) for month in range(1, 13) for leap in (False, True)]
        spans = sorted(span for span in months if span is not None)
        assert len(spans) in (12, 13)
        for (_, last), (first, _) in pairwise(spans):
            assert first - last == timedelta(days=1)
        following = month_span(year + 1, 1)
        assert following is not None
        assert following[0] - spans[-1][1] == timedelta(days=1)


# --- check digits --------------------------------------------------------------------------------------------------
@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2024, 1, 1)), st.integers(0, 999), st.integers(0, 9))
def test_one_check_digit_is_right(born: date, order: int, wrong: int) -> None:
    head = f"110105{born:%Y%m%d}{order:03}"
    right = [digit for digit in "0123456789X" if is_card(head + digit)]
    assert len(right) == 1
    assert masked(head + right[0]).count("*") == 11


def test_credit_codes_have_one_check_character() -> None:
    right = [char for char in "0123456789ABCDEFGHJKLMNPQRTUWXY" if is_credit_code("91350100M000100Y4" + char)]
    assert right == ["3"]


# --- a text record is read as the structure reads it ---------------------------------------------------------------
@given(st.text(alphabet="甲乙 \n\t　5年3月", max_size=60))
def test_a_text_record_is_an_article_of_lines(text: str) -> None:
    there = unsplit(Source.from_text(text, "x"), "x").articles
    here = article_of(text, "x")
    assert [part for article in there for part in article.paragraphs] == list(here.paragraphs)


# --- linear: twice the text, no more than a little more than twice the steps ----------------------------------------
HOSTILE = {
    "digits": "1234567890" * 40, "commas": "1,234," * 60, "years": "年" * 400, "months": "1月" * 200,
    "numerals": "三" * 400, "tens": "十" * 400, "millions": "万" * 400, "brackets": "(" * 200 + ")" * 200,
    "titles": "《" * 200 + "〈" * 100 + "》" * 200, "percent": "百分之" * 130, "points": "三点" * 200,
    "spaces": " " * 400, "shares": "百 分 之 " * 80, "ranges": "3至" * 200, "dots": "1.2." * 100, "of": "分之" * 200,
    "dashes": "—" * 400, "law": "第一条第" * 100, "mail": "a@" * 200, "url": "www." * 100, "phone": "电话" * 200,
    "cards": "110105" * 60, "and": "又三分之一" * 80, "weeks": "周" * 400, "first": "第" * 400, "han": "永" * 400,
}  # fmt: skip
STEP = 4000  # repeats of about 400 characters: 1.6 million characters, nearly 5 MB


class Counting(str):
    """A text that counts how many characters are cut out of it: what a scan touches beside its patterns."""

    __slots__ = ("cut",)
    cut: int

    def __new__(cls, text: str) -> Counting:
        made = super().__new__(cls, text)
        made.cut = 0
        return made

    def __getitem__(self, key: Any) -> str:
        piece = super().__getitem__(key)
        self.cut += len(piece)
        return piece


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("field", FIELDS)
def test_what_is_cut_out_grows_with_the_text(field: str, name: str) -> None:
    extractor = plugins.extractor(field)
    counts = []
    for times in (4, 8):
        text = Counting(HOSTILE[name] * times)
        found = sum(1 for _ in extractor(text, DAY))
        counts.append(text.cut + found + 1)
    assert counts[1] <= 3 * counts[0] + 100


def test_ten_megabytes_of_nothing_are_read() -> None:
    text = "".join(HOSTILE.values())
    text = (text + "\n") * (10_000_000 // len(text.encode("utf-8")))
    for field in ("dates", "amounts", "durations"):
        for _ in plugins.extractor(field)(text, DAY):
            pass


# --- sums ----------------------------------------------------------------------------------------------------------
@given(st.lists(st.tuples(st.integers(-1000, 1000), st.booleans(), st.sampled_from([None, "min", "max"])), max_size=20))
def test_sums_add_exactly_what_they_name(values: list[tuple[int, bool, str | None]]) -> None:
    sums = Sums()
    for start, (number, approx, bound) in enumerate(values):
        value = {"number": str(number), "low": None, "high": None, "unit": "亩", "approx": approx, "bound": bound}
        sums.add({"article": "a", "field": "amounts", "start": start, "text": "x", "value": value})
    records = list(sums.records())
    if not values:
        assert records == []
        return
    (record,) = records
    exact = [start for start, (_, approx, bound) in enumerate(values) if not approx and bound is None]
    assert record["ids"] == [f"a:amounts:{start}" for start in exact]
    assert record["total"] == (str(sum(values[start][0] for start in exact)) if exact else None)
    assert record["count"] + sum(len(record[name]) for name in ("approximate", "bounded", "ranges")) == len(values)


TEXT = "投资3.5亿元和2亿元,约5万元,350元至700元。共30人、20人,占5%、6%。\n身份证11010519491231002X,3月12日办结。"


def records(*arguments: str, text: str = TEXT) -> list[dict[str, Any]]:
    row = json.dumps({"id": "t", "text": text, "date": "2024-06-20"}, ensure_ascii=False)
    done = gazette("extract", "-q", *arguments, stdin=row.encode())
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_sum_of_a_text() -> None:
    found = {record["unit"]: record for record in records("--sum", "--fields", "amounts")}
    assert found["元"]["total"] == "550000000"
    assert [len(found["元"][key]) for key in ("approximate", "bounded", "ranges")] == [1, 0, 1]
    assert found["人"]["total"] == "50"
    assert found["%"]["total"] is None, "shares of different wholes have no sum"


def test_context_is_of_the_text() -> None:
    for record in records("--context", "5"):
        before, after = record["context"]["before"], record["context"]["after"]
        assert before + record["text"] + after in TEXT
        assert len(before) <= 5 >= len(after)


def test_mask_hides_the_digits_everywhere() -> None:
    found = records("--mask", "--fields", "ids,numbers,phones", "--context", "30")
    assert "19491231" not in json.dumps(found)
    (card,) = [record for record in found if record["field"] == "ids"]
    assert card["end"] - card["start"] == len(card["text"]) == 18


@pytest.mark.parametrize("wrong", [("--mask", "--embed"), ("--sum", "--embed"), ("--sum", "--context", "3")])
def test_what_contradicts_itself_is_refused(wrong: tuple[str, ...]) -> None:
    assert gazette("extract", *wrong, stdin=b'{"text": "x"}').returncode == 2


# --- where ---------------------------------------------------------------------------------------------------------
ISSUE = "柳垭镇召开会议\n\n本报讯(记者景静)3月12日,柳垭镇召开会议,投资350万元修路,受益群众1200人,工期三个月。\n"


def test_where_leads_home(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(ISSUE, encoding="utf-8", newline="\n")
    mentions = gazette("extract", "-q", str(path)).stdout
    articles = gazette("split", "-q", str(path)).stdout
    lines = ISSUE.split("\n")
    for row in mentions.splitlines():
        mention = json.loads(row)
        name = f"{mention['article']}:{mention['field']}:{mention['start']}"
        told = {gazette("where", name, str(path)).stdout, gazette("where", name, stdin=articles).stdout}
        assert len(told) == 1
        place, line, column, words = told.pop().decode().split(":", 3)
        assert place == str(path)
        assert lines[int(line) - 1][int(column) - 1 :].startswith(mention["text"])
        assert f"【{mention['text']}】" in words
        assert f":{line}:{column}: {mention['text']}" in gazette("where", name, stdin=mentions).stdout.decode()


def test_where_of_nothing_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(ISSUE, encoding="utf-8")
    done = gazette("where", "000000000000:001", str(path))
    assert done.returncode == 2
    assert b"000000000000:001" in done.stderr


# --- plug-ins ------------------------------------------------------------------------------------------------------
def test_a_plugin_is_found(tmp_path: Path) -> None:
    """A distribution of its own, as an installer leaves it: a package and its metadata on the path."""
    program = (
        "import shutil, sys; from pathlib import Path; target = Path(sys.argv[1]); source = Path(sys.argv[2]);"
        "shutil.copytree(source / 'gazette_colours', target / 'gazette_colours');"
        "info = target / 'gazette_colours-1.0.dist-info'; info.mkdir();"
        "(info / 'METADATA').write_text('Metadata-Version: 2.1\\nName: gazette-colours\\nVersion: 1.0\\n');"
        "(info / 'entry_points.txt').write_text((source / 'entry_points.txt').read_text())"
    )
    subprocess.run([sys.executable, "-c", program, str(tmp_path), str(PLUGIN)], check=True)
    environment = {"PYTHONPATH": str(tmp_path)}
    listed = gazette("fields", "-f", "jsonl", env=environment).stdout
    assert "colours" in [json.loads(row)["name"] for row in listed.splitlines()]
    row = json.dumps({"id": "t", "text": "红旗和绿水"}, ensure_ascii=False).encode()
    done = gazette("extract", "-q", "--fields", "colours", stdin=row, env=environment)
    assert [json.loads(line)["value"]["colour"] for line in done.stdout.splitlines()] == ["red", "green"]


def test_full_width_text_reads_the_same() -> None:
    plain = "投资3.5亿元,3月12日至15日,为期3天"
    wide = plain.translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)})
    for field in ("dates", "amounts", "durations"):
        values = [[found.value for found in plugins.extractor(field)(fold(text).text, DAY)] for text in (plain, wide)]
        assert values[0] == values[1]
