"""The layout generator: the same seed gives the same issue, and its gold agrees with its text."""

import json
import subprocess
import sys
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tools.layouts import breaks  # noqa: E402
from tools.layouts.families import FAMILIES, HELD_OUT, build  # noqa: E402
from tools.layouts.layout import Issue, invisible  # noqa: E402

SEEDS = range(1, 6)


def squash(text):
    """Text without widths, blanks and invisible characters."""
    return "".join(c for c in unicodedata.normalize("NFKC", text or "") if not invisible(c))


def article_lines(gold, article):
    outside = {*gold["furniture_lines"], *gold["section_lines"], *gold["duplicate_lines"]}
    spans = article.get("spans") or [[article["start_line"], article["end_line"]]]
    return [n for a, b in spans for n in range(a, b + 1) if n not in outside]


@pytest.fixture(params=[(f, s) for f in FAMILIES for s in SEEDS], ids=lambda p: f"{p[0]}-{p[1]}")
def case(request):
    family, seed = request.param
    issue = build(family, seed)
    return issue.text, issue.gold(f"{family}-{seed}", family)


def test_families_are_many_and_some_are_held_out():
    assert len(FAMILIES) >= 30
    assert set(HELD_OUT) < set(FAMILIES)
    assert 4 <= len(HELD_OUT) <= 5


@pytest.mark.parametrize("family", FAMILIES)
def test_same_seed_same_issue(family):
    one, two, other = build(family, 7), build(family, 7), build(family, 8)
    assert (one.text, one.gold("x", family)) == (two.text, two.gold("x", family))
    assert one.text != other.text


def test_every_line_belongs_to_exactly_one(case):
    text, gold = case
    lines = text.split("\n")
    owners = dict.fromkeys(range(len(lines)), 0)
    for key in ("furniture_lines", "section_lines", "duplicate_lines"):
        for n in gold[key]:
            owners[n] += 1
    for article in gold["articles"]:
        for n in article_lines(gold, article):
            if not invisible(lines[n]):
                owners[n] += 1
    wrong = [(n, lines[n], k) for n, k in owners.items() if k != (0 if invisible(lines[n]) else 1)]
    assert wrong == []


def test_articles_name_their_own_lines(case):
    text, gold = case
    lines = text.split("\n")
    assert gold["articles"]
    starts = [a["start_line"] for a in gold["articles"]]
    assert starts == sorted(set(starts))
    for article in gold["articles"]:
        own = set(article_lines(gold, article))
        assert article["start_line"] in own
        assert article["end_line"] in own
        for key in ("headline_lines", "subhead_lines", "caption_lines"):
            assert set(article[key]) <= own
        if article["headline_lines"]:
            assert article["headline_lines"][0] == article["start_line"]
        for n in article["alt_start"]:
            assert not invisible(lines[n])


def test_titles_are_the_headline_lines(case):
    text, gold = case
    lines = text.split("\n")
    for article in gold["articles"]:
        printed = squash("".join(lines[n] for n in article["headline_lines"]))
        parts = [article["kicker"], article["title"], article["deck"]]
        if article.get("run_in_title"):
            assert squash(article["title"]) in squash(lines[article["start_line"]] + lines[article["start_line"] + 1])
            assert article["headline_lines"] == []
        else:
            assert printed == "".join(map(squash, parts))
        for alt in article["title_alt"]:
            assert squash(alt)
            assert article["title"] is None or squash(alt) in squash(article["title"])


def test_bylines_are_printed_in_their_article(case):
    text, gold = case
    lines = text.split("\n")
    for article in gold["articles"]:
        body = squash("".join(lines[n] for n in article_lines(gold, article)))
        assert all(squash(name) in body for name in article["byline_names"])
        assert squash(article["byline"]) in body
        assert all(squash(row) in body for row in article.get("signature", []))


def test_joins_stay_in_one_article_and_run_forward(case):
    text, gold = case
    lines = text.split("\n")
    owner = {n: i for i, a in enumerate(gold["articles"]) for n in article_lines(gold, a)}
    heads = {n for a in gold["articles"] for n in (*a["headline_lines"], *a["subhead_lines"])}
    for a, b in gold["joins"]:
        assert a < b
        assert owner[a] == owner[b]
        assert a not in heads
        assert b not in heads
        assert not invisible(lines[a])
        assert not invisible(lines[b])
    assert len({b for _, b in gold["joins"]}) == len({a for a, _ in gold["joins"]}) == len(gold["joins"])


def test_duplicates_repeat_the_articles(case):
    text, gold = case
    lines = text.split("\n")
    body = squash("".join(lines[n] for a in gold["articles"] for n in article_lines(gold, a)))
    for n in gold["duplicate_lines"]:
        if n not in gold["corrupt_lines"]:
            assert squash(lines[n]).strip('"“”「」') in body
    assert set(gold["corrupt_lines"]) <= set(gold["duplicate_lines"])


def test_no_article_repeats_another_unasked(case):
    text, gold = case
    lines = text.split("\n")
    own = [n for a in gold["articles"] for n in article_lines(gold, a)]
    long = [squash(lines[n]) for n in own if len(squash(lines[n])) >= 40]
    assert len(long) == len(set(long))


def test_all_kinds_of_damage_occur():
    issues = [build(f, s) for f in FAMILIES for s in range(1, 25)]
    golds = [i.gold("x", "x") for i in issues]
    for key in ("furniture_lines", "section_lines", "duplicate_lines", "joins", "corrupt_lines"):
        assert sum(bool(g[key]) for g in golds) > 5, key
    articles = [a for g in golds for a in g["articles"]]
    assert sum("spans" in a for a in articles) > 20
    assert sum(len(a["subhead_lines"]) > 1 for a in articles) > 50
    kinds = {"article", "brief", "sidebar", "photo", "notice", "letter", "entry", "note", "reply", "service", "data"}
    assert kinds | {"table", "list", "document", "correction"} == {a["kind"] for a in articles}
    assert any("\r\n" in i.text for i in issues)


def test_fold_loses_nothing_and_keeps_numbers_whole():
    text = "截至2024年12月31日，全县投资123456789.55万元（含配套），完成98.7%的任务。" * 4
    pieces = breaks.fold(text, 20, 18)
    assert "".join(pieces) == text
    assert all(sum(map(breaks.width, p)) <= 20 for p in pieces)
    assert not any(a[-1].isdigit() and b[0].isdigit() for a, b in pairwise(pieces))


def test_blank_lines_belong_to_nobody():
    issue = Issue("2024-01-01")
    assert issue.gold("x", "x")["articles"] == []
    assert invisible(issue.text)


def test_command_line_writes_pairs(tmp_path):
    command = [
        sys.executable,
        "-m",
        "tools.layouts",
        "--families",
        "wechat,chronicle",
        "--seed",
        "3",
        "--count",
        "2",
    ]
    subprocess.run([*command, "--out", str(tmp_path)], cwd=ROOT, check=True)
    names = sorted(p.name for p in tmp_path.iterdir())
    assert names == sorted(f"{f}-000{s}.{e}" for f in ("wechat", "chronicle") for s in (3, 4) for e in ("json", "txt"))
    gold = json.loads((tmp_path / "wechat-0003.json").read_text(encoding="utf-8"))
    text = (tmp_path / "wechat-0003.txt").read_bytes().decode("utf-8")
    assert text == build("wechat", 3).text
    assert gold["id"] == "wechat-0003"
    listed = subprocess.run(
        [*command[:3], "--list"], cwd=ROOT, check=True, capture_output=True, text=True, encoding="utf-8"
    )
    assert all(f in listed.stdout for f in FAMILIES)
