"""The store: what is in it, that search finds what a plain scan finds, and that nothing breaks it."""

from __future__ import annotations

import json
import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tools.layouts.families import FAMILIES, build

from gazette_cli.errors import OutputError, UsageError
from gazette_cli.pipeline import Facts, facts, understand
from gazette_cli.records import article_record
from gazette_cli.source import Source
from gazette_cli.store.opening import for_reading
from gazette_cli.store.schema import metadata
from gazette_cli.store.searching import Query, parse_amount, search
from gazette_cli.store.tokens import plain
from gazette_cli.store.wording import _PATTERNS
from gazette_cli.store.writing import Store
from program import ISSUE, gazette, lines

Records = list[dict[str, Any]]


def records_of(text: str, name: str) -> tuple[dict[str, Any], Records]:
    document = understand(Source.from_text(text, name))
    asked = Facts(("dates", "amounts", "durations", "names"))
    records = [article_record(one, facts(one, asked)) for one in document.articles]
    source = {"path": name, "sha256": document.source.sha256, "encoding": "utf-8", "chars": document.source.chars}
    return source, records


def issues(number: int) -> Iterator[tuple[dict[str, Any], Records]]:
    families = [name for name in FAMILIES if name != "paper-traditional"]
    for seed in range(number):
        family = families[seed % len(families)]
        yield records_of(build(family, 700 + seed).text, f"{family}-{seed}.txt")


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Records]:
    path = tmp_path_factory.mktemp("store") / "news.sqlite"
    every: Records = []
    with Store(path) as store:
        for source, records in issues(30):
            store.put(source, records)
            every += records
        store.finish()
    return path, every


@pytest.fixture
def small(tmp_path: Path) -> Path:
    path = tmp_path / "small.sqlite"
    with Store(path) as store:
        store.put(*records_of(ISSUE, "a.txt"))
        store.finish()
    return path


def parts(record: dict[str, Any]) -> list[str]:
    heads = [record[key] for key in ("kicker", "headline", "deck", "dateline") if record[key]]
    byline = [record["byline"]["text"]] if record["byline"] else []
    return [plain(text) for text in (*heads, *byline, *(paragraph["text"] for paragraph in record["paragraphs"]))]


def found(path: Path, query: Query) -> list[str]:
    connection = for_reading(path)
    try:
        return [hit["article"] for hit in search(connection, query)]
    finally:
        connection.close()


def test_search_finds_what_a_plain_scan_finds(filled: tuple[Path, Records]) -> None:
    path, every = filled
    assert len(every) > 150
    forms = [(record["id"], parts(record)) for record in every]
    rng = random.Random(5)
    for length in (1, 2, 3, 4, 9):
        for _ in range(40):
            text = rng.choice(rng.choice(forms)[1])
            at = rng.randrange(max(1, len(text) - length))
            word = text[at : at + length]
            if '"' in word or word.startswith("-"):
                continue
            scanned = [name for name, texts in forms if any(word in one for one in texts)]
            assert found(path, Query((word,))) == scanned, word


def test_matches_are_the_words_and_point_home(filled: tuple[Path, Records]) -> None:
    path, _ = filled
    connection = for_reading(path)
    seen = 0
    for hit in search(connection, Query(("年",))):
        family, _, seed = hit["path"].removesuffix(".txt").rpartition("-")
        source = Source.from_text(build(family, 700 + int(seed)).text)
        for match in hit["matches"]:
            assert source.text[match["start"]] == match["text"] == "年"
            assert source.locate(match["start"]) == (match["line"], match["column"])
            seen += 1
    connection.close()
    assert seen > 100


def test_filters(small: Path) -> None:
    titles = {hit["article"][-3:] for hit in lines(gazette("search", small, "", "-f", "jsonl").stdout)}
    assert titles == {"001", "002"}

    def ids(*options: str) -> list[str]:
        return [hit["article"][-3:] for hit in lines(gazette("search", small, *options, "-f", "jsonl").stdout)]

    assert ids("居民 图书") == ["002"]
    assert ids("社区") == ["001", "002"]
    assert ids("社区 -图书") == ["001"]
    assert ids("社区", "--from", "2024-07", "--to", "2024-07") == ["001", "002"]
    assert ids("社区", "--from", "2024-08") == ids("社区", "--to", "2024-06") == []
    assert ids("", "--amount", ">=1000000元") == ids("", "--amount", ">=1000000CNY") == ["001"]
    assert ids("", "--amount", ">=1000000公斤") == []
    assert ids("防汛", "--field", "headline") == ["001"]
    assert ids("值守", "--field", "headline") == []
    assert ids("林小满", "--field", "byline") == ["001"]
    assert ids("7月29日", "--field", "dates") == ["001"]
    assert ids("社区", "-n", "1") == ["001"]


def test_what_is_printed(small: Path) -> None:
    done = gazette("search", small, "图书室")
    page = done.stdout.decode().splitlines()
    assert page[0] == "a.txt:8:3: 社区图书室重新开放  柳溪街道一周纪事  2024-07-31" or page[0].startswith("a.txt:8:")
    assert "社区【图书室】重新开放" in page[1]
    assert done.stderr.decode() == "gazette search: 1 article\n"
    assert json.loads(gazette("search", small, "图书室", "-f", "json").stdout)[0]["path"] == "a.txt"


def test_what_was_put_in_is_read_back(filled: tuple[Path, Records]) -> None:
    path, every = filled
    connection = sqlite3.connect(path)
    articles = connection.execute(
        "SELECT sha256, path, id, kind, pages, confidence FROM articles JOIN issues ON issues.key = articles.issue "
        "ORDER BY articles.key").fetchall()
    assert articles == [
        (record["source"]["sha256"], record["source"]["path"], record["id"], record["kind"],
         json.dumps(record["pages"], separators=(",", ":"), ensure_ascii=False), record["confidence"])
        for record in every]  # fmt: skip
    mentions = connection.execute(
        'SELECT field, start, "end", text, line, column, first_day, last_day, number, unit, currency, '
        "confidence, value FROM mentions ORDER BY article, start, field").fetchall()
    wanted = [mention for record in every for mention in sorted(record["mentions"], key=_first_and_field)]
    assert len(mentions) == len(wanted) > 500
    for row, mention in zip(mentions, wanted, strict=True):
        value, rest = mention["value"], json.loads(row[-1] or "{}")
        number = value.get("number")
        assert row[:-1] == (
            *(mention[key] for key in ("field", "start", "end", "text", "line", "column")), value.get("start"),
            value.get("end"), None if number is None else float(number), value.get("unit"), value.get("currency"),
            value.get("confidence"))  # fmt: skip
        assert rest.items() <= value.items()
        untold = {key for key, item in value.items() if item not in (None, False)} - rest.keys()
        assert untold <= _TOLD
    connection.close()


_TOLD = {"start", "end", "number", "unit", "currency", "confidence", "edtf", "precision", "name", "kind"}


def _first_and_field(mention: dict[str, Any]) -> tuple[int, str]:
    return mention["start"], mention["field"]


def test_odd_values_are_read_back(tmp_path: Path) -> None:
    """What has no short form stands as it is; what no text should hold is what SQLite makes of it, in the index too."""
    text = "甲\0乙\uffff丙\U00020000丁"
    source, (record, *_) = records_of(ISSUE, "a.txt")
    place = {"start": 5, "line": 1, "column": 6, "spans": None, "article": "x"}
    values = [{"number": "5", "unit": "元", "currency": "HKD"}, {"number": "5", "unit": "元", "currency": None},
              {"number": "5", "unit": "箱", "currency": None}, {"name": "3", "title": '{"'},
              {"name": "4", "title": "局*长"}, {"iso": "P1Y"}]  # fmt: skip
    fields = ["amounts", "amounts", "amounts", "names", "names", "durations"]
    mentions = [{**place, "field": field, "end": 5 + len(str(at)) + at, "text": str(at), "value": value}
                for at, (field, value) in enumerate(zip(fields, values, strict=True))]  # fmt: skip
    mentions.append({**place, "field": "weather", "end": 6, "text": "晴", "value": {"start": "2024-07", "end": None}})
    odd = {**record, "id": "odd", "kind": "poem", "pages": ["04", "5"], "mentions": mentions,
           "paragraphs": [{"kind": "verse", "text": text, "spans": [[3, 10]], "lines": [[2, 1]]}]}  # fmt: skip
    path = tmp_path / "odd.sqlite"
    with Store(path) as store:
        store.put({**source, "sha256": "unknown"}, [odd])
        connection = sqlite3.connect(path)
        assert connection.execute("SELECT sha256, id, kind, pages FROM articles JOIN issues").fetchall() == [
            ("unknown", "odd", "poem", '["04","5"]')]  # fmt: skip
        assert connection.execute('SELECT kind, text, "end" FROM paragraphs ORDER BY ordinal DESC').fetchone() == (
            "verse", text.replace("\uffff", "\ufffd"), 10)  # fmt: skip
        rows = connection.execute('SELECT field, unit, currency, value, "end", first_day FROM mentions ORDER BY text')
        assert rows.fetchall() == [
            ("amounts", "元", "HKD", None, 6, None), ("amounts", "元", None, None, 7, None),
            ("amounts", "箱", None, None, 8, None), ("names", None, None, '{"title":"{\\""}', 9, None),
            ("names", None, None, '{"title":"局*长"}', 10, None), ("durations", None, None, '{"iso":"P1Y"}', 11, None),
            ("weather", None, None, None, 6, "2024-07")]  # fmt: skip
        assert found(path, Query(("乙\uffff",))) == ["odd"]
        store.keep_only([])
        connection.execute("INSERT INTO words(words) VALUES ('integrity-check')")
        connection.close()
    assert found(path, Query(("乙",))) == []


@pytest.mark.parametrize("number", ["2", "10", "24", "0.5", "68000", "123400000", "110000000000", "-3"])
def test_every_wording_is_read_back(tmp_path: Path, number: str) -> None:
    """Whatever number, unit or day a text is made of: what it is read back as is what it was."""
    figures = [number, *(f"{float(number) / scale:.12g}" for scale in (1e4, 1e8)), "二", "十", "二十四"]
    counted = sorted({re.sub("{[nwyc]}", begun, pattern).replace("{u}", "人")
                      for pattern in _PATTERNS if "{u}" in pattern for begun in figures})  # fmt: skip
    amounts = [("amounts", text, {"number": number, "unit": "人"}) for text in [*counted, "{n}人", "人", number]]
    days = [{"start": "2024-07-09", "end": "2024-08-01"}, {"edtf": "XXXX-12-31"}, {"edtf": "XXXX-XX-09"},
            {"edtf": "XXXX-07"}, {"edtf": "2024"}, {"edtf": "XXXX", "time": "T09:00"},
            {"start": "2024-07", "end": None}, {"resolved_by": "article"},
            {"edtf": "XXXX-04-01/XXXX-05-01"}, {"edtf": "0000-00-00"}]  # fmt: skip
    dated = [pattern.replace("{年}", year).replace("{月}", month).replace("{日}", day) for pattern in _PATTERNS
             if "{u}" not in pattern for year, month, day in (("2024", "7", "9"), ("0", "0", "0"), ("X", "12", "31"))]
    texts = [*amounts, *(("dates", text, value) for value in days for text in sorted(set(dated)))]
    source, (record, *_) = records_of(ISSUE, "a.txt")
    mentions = [{"field": field, "text": text, "value": value, "start": start, "end": start + len(text), "line": 1,
                 "column": 1, "spans": None, "article": "x"}
                for start, (field, text, value) in enumerate(texts)]  # fmt: skip
    path = tmp_path / "wordings.sqlite"
    with Store(path) as store:
        store.put(source, [{**record, "mentions": mentions}])
    connection = sqlite3.connect(path)
    rows = connection.execute("SELECT field, text, value FROM mentions ORDER BY start").fetchall()
    short = connection.execute("SELECT count(DISTINCT word) FROM mentions WHERE typeof(word) = 'integer'").fetchone()
    connection.close()
    assert [row[:2] for row in rows] == [row[:2] for row in texts]
    assert all(told == "dates" or value is None for told, _, value in rows)
    assert short[0] > 20


def test_an_issue_put_again_takes_its_own_place(small: Path) -> None:
    with Store(small) as store:
        store.put(*records_of(ISSUE.replace("图书室", "阅览室"), "a.txt"))
        store.put(*records_of(ISSUE, "b.txt"))
        assert len(found(small, Query(("图书室",)))) == 1
        store.keep_only(["a.txt"])
    assert found(small, Query(("图书室",))) == []
    assert len(found(small, Query(("阅览室",)))) == 1
    connection = sqlite3.connect(small)
    connection.execute("INSERT INTO words(words) VALUES ('integrity-check')")
    for table in ("paragraphs", "mentions", "people"):
        assert connection.execute(f"SELECT count(*) FROM {table} WHERE article NOT IN (SELECT key FROM articles)"
                                  ).fetchone() == (0,)  # fmt: skip
    connection.close()


def test_size(filled: tuple[Path, Records]) -> None:
    path, every = filled
    text = sum(len("".join(parts(record)).encode()) for record in every)
    assert path.stat().st_size <= 3.6 * text  # small, and invented issues state three times the facts of news


def test_a_killed_writer_leaves_whole_issues(tmp_path: Path) -> None:
    path = tmp_path / "k.sqlite"
    program = ("import sys; sys.path[:0] = [sys.argv[2], 'tests', '.']\nfrom test_store import *\n"
               "with Store(Path(sys.argv[1])) as store:\n    for n, (s, r) in enumerate(issues(10_000)):\n"
               "        store.put(s, r); print(n, flush=True)\n")  # fmt: skip
    root = Path(__file__).parents[1]
    writer = subprocess.Popen([sys.executable, "-c", program, str(path), str(root / "src")], cwd=root,
                              stdout=subprocess.PIPE, start_new_session=True)  # fmt: skip
    assert writer.stdout is not None
    while int(writer.stdout.readline()) < 3:
        pass
    connection = for_reading(path)  # one writer, and readers meanwhile
    assert connection.execute("SELECT count(*) FROM issues").fetchone()[0] >= 4
    connection.close()
    time.sleep(0.2)
    os.killpg(writer.pid, signal.SIGKILL)
    writer.wait()
    writer.stdout.close()
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    for (key, name) in connection.execute("SELECT key, path FROM issues").fetchall():
        family, _, seed = name.removesuffix(".txt").rpartition("-")
        _, records = records_of(build(family, 700 + int(seed)).text, name)
        kept = connection.execute("SELECT count(*) FROM articles WHERE issue = ?", (key,)).fetchone()
        assert kept == (len(records),)
    connection.close()


def test_the_canned_search_of_datasette(filled: tuple[Path, Records]) -> None:
    path, _ = filled
    sql = metadata("news")["databases"]["news"]["queries"]["search"]["sql"]
    connection = for_reading(path)
    for words in ("年", "社区", "工作会议", "%", "3月"):
        rows = connection.execute(sql, {"words": words}).fetchall()
        assert len(rows) == min(100, len(found(path, Query((words,)))))
    connection.close()


def test_a_newer_store_is_named(small: Path) -> None:
    connection = sqlite3.connect(small)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    done = gazette("search", small, "社区")
    assert done.returncode == 4
    assert b"newer version of gazette" in done.stderr
    with pytest.raises(OutputError, match="newer version"):
        Store(small)
    connection = sqlite3.connect(small)
    connection.execute("PRAGMA user_version = 1")
    connection.close()
    assert b"older version of gazette" in gazette("search", small, "社区").stderr
    with pytest.raises(OutputError, match="older version"):
        Store(small)


@pytest.mark.parametrize("content", [b"", b"no database at all, but long enough for one" * 100])
def test_what_is_no_store(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.sqlite"
    path.write_bytes(content)
    assert gazette("search", path, "x").returncode == 4
    assert gazette("search", tmp_path / "missing", "x").returncode == 4


def test_usage(small: Path) -> None:
    assert gazette("search", small, "x", "--amount", "much").returncode == 2
    assert gazette("search", small, "x", "--from", "yesterday").returncode == 2
    with pytest.raises(UsageError):
        parse_amount("much")


def test_datasette_opens_it_unmodified(small: Path, tmp_path: Path) -> None:
    told = tmp_path / "metadata.json"
    told.write_text(json.dumps(metadata("small")), encoding="utf-8")

    def get(path: str) -> Any:
        told_by = ["--metadata", str(told), "--get", path]
        command = [sys.executable, "-W", "ignore", "-m", "datasette", str(small), *told_by]
        done = subprocess.run(command, capture_output=True, check=False, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    (row,) = get("/small/search.json?_shape=array&words=%E5%9B%BE%E4%B9%A6%E5%AE%A4")  # 图书室
    assert (row["headline"], row["path"]) == ("社区图书室重新开放", "a.txt")
    facets = get("/small/articles.json?_facet=kind&_shape=objects")["facet_results"]
    assert "kind" in facets.get("results", facets)
    assert get("/small/people.json?_shape=array")[0]["name"] == "林小满"
