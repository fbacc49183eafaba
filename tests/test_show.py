"""`show`: the numbers of the page, and the page."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import orjson
import pytest

import invented
from gazette_cli.cli._page import Page
from gazette_cli.cli.main import run
from gazette_cli.errors import ExitCode
from gazette_cli.mention import Mention
from gazette_cli.records import article_record
from gazette_cli.span import Span
from gazette_cli.views.columns import width
from gazette_cli.views.summary import LedgerRow, ledger, summarise, summarise_articles

DOCUMENT = invented.document()
FIRST, SECOND = (article.id for article in DOCUMENT.articles)


def mention(field: str, text: str, article: str, **value: Any) -> Mention:
    start = invented.TEXT.index(text)
    line, column = DOCUMENT.source.locate(start)
    return Mention(field, text, (Span(start, start + len(text)),), line, column, article, value)


def amount(number: str | None, unit: str, article: str = FIRST, **more: Any) -> Mention:
    return mention("amounts", "50吨", article, number=number, unit=unit, **more)


MENTIONS = (
    mention("dates", "本月", SECOND, start="2024-03-01", end="2024-03-31"),
    mention("dates", "3月5日", FIRST, start="2024-03-05", end="2024-03-05"),
    mention("dates", "3月5日", SECOND, start="2024-03-05", end="2024-03-05"),
    mention("dates", "5日", SECOND, start=None, end=None),
    amount("50", "吨"),
    amount("0.5", "吨"),
    amount("30", "吨", bound="min"),
    amount("20", "吨", SECOND, approx=True),
    amount(None, "吨", low="20", high="30"),
    amount("1198000000", "元", currency="CNY"),
    amount("5", "%"),
    mention("names", "何小满", FIRST, name="何小满", title="记者"),
    mention("names", "何小满", SECOND, name="何小满", title=None),
    mention("names", "东塘", FIRST, name="东塘", title=None),
)


@pytest.fixture(autouse=True)
def made(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command sees the invented issue, whatever the splitter would make of it."""
    monkeypatch.setattr("gazette_cli.cli.show.understand", lambda source: invented.document(source.name))


@pytest.fixture
def issue(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(invented.TEXT, encoding="utf-8")
    return path


def test_the_ledger_holds_every_character_once() -> None:
    rows = summarise(DOCUMENT).ledger
    assert sum(row.chars for row in rows) == len(invented.TEXT)
    assert sum(row.permille for row in rows) == 1000
    chars = {(row.group, row.kind): row.chars for row in rows}
    assert chars == {
        ("articles", "headline"): 9, ("articles", "byline"): 6, ("articles", "paragraph"): 30,
        ("furniture", "nameplate"): 4, ("furniture", "folio"): 5, ("repeats", "duplicate"): 6, ("blanks", "blanks"): 10,
    }  # fmt: skip


@pytest.mark.parametrize("counts", [[1], [1, 1, 1], [1, 2, 3, 5, 7, 11, 13], [999, 1], [1, 1, 9999], [0, 4]])
def test_shares_sum_to_one_whole(counts: list[int]) -> None:
    kinds = ("headline", "paragraph", "quote", "list", "caption", "byline", "deck")
    rows = ledger({("articles", kind): count for kind, count in zip(kinds, counts, strict=False)})
    assert sum(row.permille for row in rows) == 1000
    assert all(row.chars for row in rows)


def test_a_ledger_of_nothing_is_empty() -> None:
    assert ledger({}) == () and ledger({("articles", "quote"): 0}) == ()


def test_articles_are_told_in_order() -> None:
    first, second = summarise(DOCUMENT).articles
    assert (first.ordinal, first.title, first.people, first.pages, first.chars) == (
        1, "春耕备耕忙", ("何小满",), ("2",), 33)  # fmt: skip
    assert (second.kind, second.is_titled, second.confidence) == ("brief", True, 1.0)


def test_an_article_without_headline_shows_its_first_words() -> None:
    untitled = replace(DOCUMENT.articles[1], headline=None)
    row = summarise(replace(DOCUMENT, articles=(DOCUMENT.articles[0], untitled))).articles[1]
    assert (row.title, row.is_titled) == ("本月起新桥通车。", False)


def test_dates_stand_in_the_order_of_time() -> None:
    page = summarise(replace(DOCUMENT, mentions=MENTIONS))
    assert [(row.start, row.words, row.count, row.articles) for row in page.dates] == [
        ("2024-03-01", "本月", 1, (2,)), ("2024-03-05", "3月5日", 2, (1, 2))]  # fmt: skip
    assert page.unresolved == 1


def test_sums_leave_out_what_is_not_exact_and_say_so() -> None:
    money, tons, share = summarise(replace(DOCUMENT, mentions=MENTIONS)).sums
    assert (money.unit, money.is_money, money.total) == ("CNY", True, Decimal(1198000000))
    assert (tons.unit, tons.total, tons.plain, tons.vague, tons.articles) == ("吨", Decimal("50.5"), 2, 3, (1, 2))
    assert (share.unit, share.total, share.plain) == ("%", None, 1)


def test_names_are_told_by_frequency() -> None:
    first, second = summarise(replace(DOCUMENT, mentions=MENTIONS)).names
    assert (first.name, first.count, first.titles, first.articles) == ("何小满", 2, ("记者",), (1, 2))
    assert second.name == "东塘"


def test_records_alone_say_what_they_do_not_know() -> None:
    page = summarise_articles(DOCUMENT.articles, ())
    assert page.ledger[-1] == LedgerRow("elsewhere", "elsewhere", 19, 271)
    assert [row.group for row in page.ledger][-2:] == ["repeats", "elsewhere"]
    assert sum(row.chars for row in page.ledger) == len(invented.TEXT)


def test_the_page_names_everything() -> None:
    page = Page().draw(summarise(replace(DOCUMENT, mentions=MENTIONS))).decode()
    for words in ("望湖时报  第12期  2024-03-08  版 2", "稿件 articles", "春耕备耕忙", "何小满", "字数去向 ledger",
                  "100.0", "时间线 dates", "2024-03-01 … 2024-03-31", "1 处日期未能定年", "1,198,000,000", "50.5",
                  "人名 names", "left out: about"):  # fmt: skip
        assert words in page, words
    assert not any(line.endswith(" ") for line in page.split("\n"))


def test_the_page_says_what_it_leaves_out() -> None:
    page = Page(top=1).draw(summarise(replace(DOCUMENT, mentions=MENTIONS))).decode()
    assert "2024-03-05" in page and "2024-03-01" not in page
    assert "另 2 项 / 2 more (--top 0)" in page


def test_source_text_is_no_markup() -> None:
    headline = DOCUMENT.articles[0].headline
    assert headline is not None
    hostile = replace(DOCUMENT.articles[0], headline=headline._replace(text="[b]粗[/] :smile:\x1b[31m红"))
    page = Page().draw(summarise_articles((hostile,), ())).decode()
    assert "[b]粗[/] :smile:[31m红" in page and "\x1b" not in page


def test_nothing_is_cut_in_a_pipe_and_all_fits_a_window() -> None:
    headline = DOCUMENT.articles[0].headline
    assert headline is not None
    long = replace(DOCUMENT.articles[0], headline=headline._replace(text="很长的标题" * 40))
    assert "很长的标题" * 40 in Page().draw(summarise_articles((long,), ())).decode()
    narrow = Page(60).draw(summarise_articles((long,), ())).decode()
    assert narrow.count("题") == 40 + 2  # wrapped, not cut; two stand in heads of tables
    assert all(width(line) <= 60 for line in narrow.split("\n"))


def test_the_command_shows_issues_and_records(issue: Path, capfd: pytest.CaptureFixture[str]) -> None:
    records = issue.with_name("r.jsonl")
    made = invented.document(str(issue)).articles
    records.write_bytes(b"".join(orjson.dumps(article_record(article)) + b"\n" for article in made))
    texts = issue.with_name("t.jsonl")
    texts.write_bytes(orjson.dumps({"id": "t1", "text": invented.TEXT}))
    assert run(["show", "--fields", "", str(issue), str(records), str(texts)]) == ExitCode.DONE
    out = capfd.readouterr().out
    assert out.count("春耕备耕忙") == 3
    assert out.count("2 篇 articles") == 3  # the records of one issue are one page
    assert out.count("其余 elsewhere") == 1
    assert "\x1b" not in out


def test_the_command_goes_on_behind_a_bad_input(issue: Path, capfd: pytest.CaptureFixture[str]) -> None:
    missing = issue.with_name("none.txt")
    assert run(["show", "--fields", "", str(missing), str(issue)]) == ExitCode.SOME_FAILED
    assert run(["show", "--fields", "", str(missing)]) == ExitCode.NO_INPUT


def test_the_command_colours_when_told(issue: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["show", "--fields", "", "--color", "always", str(issue)]) == ExitCode.DONE
    assert "\x1b[" in capfd.readouterr().out


@pytest.mark.parametrize(("page", "shown"), [("2", "版 2"), ("2版", "2版"), ("第2版", "第2版"), ("A3", "A3")])
def test_the_page_of_an_issue_is_said_once(page: str, shown: str) -> None:
    issue = replace(DOCUMENT.issue, page=page)
    heading = Page().draw(summarise(replace(DOCUMENT, issue=issue))).decode().splitlines()[0]
    assert heading.endswith(f"  {shown}")
