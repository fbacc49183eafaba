"""Repeats over a whole corpus: what goes, what stays, which copy, and that neither memory nor jobs change it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
from benchmarks.repeats import Paragraph, paragraphs, record
from hypothesis import given
from hypothesis import strategies as st

from gazette_cli.across.judge import Relation, judge
from gazette_cli.across.normal import countable, homes, normal, normals
from gazette_cli.cli._executor import Processes
from program import ISSUE, gazette, lines

TEXT = "7月29日上午，柳溪街道党工委书记周建忠主持召开第三次防汛会议，决定批准投入资金120万元，用于东门河道清淤。"


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Paragraph]]:
    path = tmp_path_factory.mktemp("across") / "corpus.jsonl"
    known = list(paragraphs(4000, seed=4711))
    path.write_text("".join(record(one) + "\n" for one in known), encoding="utf-8")
    return path, known


def rows(*texts: str, dates: tuple[str, ...] = ()) -> bytes:
    made = [{"id": str(n), "text": text, **({"date": dates[n]} if dates else {})} for n, text in enumerate(texts)]
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in made).encode()


def across(*texts: str, dates: tuple[str, ...] = (), options: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    done = gazette("dedupe", "--across", *options, stdin=rows(*texts, dates=dates))
    assert done.returncode == 0, done.stderr
    return lines(done.stdout)


def dropped(*texts: str, dates: tuple[str, ...] = ()) -> set[str]:
    return {row["id"] for row in across(*texts, dates=dates) if "duplicate_of" in row}


def test_the_generated_corpus(corpus: tuple[Path, list[Paragraph]]) -> None:
    path, known = corpus
    kept = {row["id"] for row in lines(gazette("dedupe", "--across", "--drop", path).stdout)}
    wrong, right = Counter[str](), Counter[str]()
    for one in known:
        (right if (one.id not in kept) == one.drop else wrong)[one.kind] += 1
    for kind in ("notice", "digit", "token", "byline", "overlap", "original", "reprint"):
        assert wrong[kind] == 0, kind
    for kind in ("ocr", "fragment", "merged"):
        assert wrong[kind] <= 0.08 * right[kind], kind


def test_neither_memory_nor_jobs_change_a_byte(corpus: tuple[Path, list[Paragraph]]) -> None:
    path, _ = corpus
    plain = gazette("dedupe", "--across", path).stdout
    assert plain.count(b"duplicate_of") > 500
    assert gazette("dedupe", "--across", "--memory", "1K", path).stdout == plain
    assert gazette("dedupe", "--across", "-j", "3", path).stdout == plain
    assert gazette("dedupe", "--across", "-j", "2", "--memory", "1K", path).stdout == plain


def test_the_index_spills_to_disk_with_the_same_pairs(tmp_path: Path) -> None:
    from gazette_cli.across.candidates import candidates

    texts = [(n, normal(one.text)) for n, one in enumerate(paragraphs(600, seed=3))]
    roomy = list(candidates(texts, len(texts), tmp_path, 10**9))
    assert len(roomy) > 100
    assert list(candidates(texts, len(texts), tmp_path, 1000)) == roomy
    with Processes(2) as processes:
        assert list(candidates(texts, len(texts), tmp_path, 10**6, processes.computed)) == roomy
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("was", "becomes"), [
    ("第三次", "第五次"), ("批准", "不批准"), ("120万", "120亿"), ("120万", "121万"), ("周建忠", "周建国"),
    ("周建忠", "吴建忠"),
    ("29日", "28日"), ("上午", "下午"), ("东门", "西门"), ("柳溪", "松坪"), ("7月", "8月"), ("120万元", "12.0万元"),
])  # fmt: skip
def test_facts_are_never_bridged(was: str, becomes: str) -> None:
    assert was in TEXT
    assert dropped(TEXT, TEXT.replace(was, becomes)) == set()


def test_numbers_with_marks_inside() -> None:
    text = TEXT + "范围是3、5号楼,共1,200户。"
    assert dropped(text, text.replace("3、5", "35")) == set()
    assert dropped(text, text.replace("1,200", "1200")) == {"1"}


@pytest.mark.parametrize("copy", [
    TEXT.replace("街道", "衔道"), TEXT.replace("，", ", "), TEXT.replace("120", "l20"), TEXT.replace("清淤", "清游"),
    TEXT.replace("用于", ""), "　" + TEXT,
])  # fmt: skip
def test_misprints_are_bridged(copy: str) -> None:
    assert dropped(TEXT, copy) == {"1"}


def test_likeness_is_not_handed_on() -> None:
    other = TEXT.replace("120万", "130万")
    misread = TEXT.replace("120万", "l_O万").replace("_", "Z")  # could be either
    assert dropped(TEXT, misread, other) <= {"1"}


def test_bylines_and_short_lines_stay() -> None:
    long = "记者 王小明 通讯员 李大同 赵立国 钱小芳 孙宝玉 周志强 吴为 郑好 文/图"
    assert dropped(long, long, "天气晴好", "天气晴好") == set()


def test_the_earliest_stays_then_the_cleanest_then_the_first() -> None:
    noisy = TEXT.replace("街道", "衔逍").replace("会议", "佘议")
    assert dropped(TEXT, TEXT, dates=("2024-02-01", "2024-01-01")) == {"0"}
    assert dropped(TEXT, TEXT, dates=("", "2024-01-01")) == {"0"}
    assert dropped(noisy, TEXT, dates=("2024-01-01", "2024-01-01")) == {"0"}
    assert dropped(noisy, TEXT, dates=("2024-01-01", "2024-01-02")) == {"1"}
    assert dropped(TEXT, TEXT, TEXT) == {"1", "2"}
    found = across(noisy, TEXT, dates=("2024-01-01", "2024-01-01"), options=("--report",))
    (one,) = found
    assert (one["article"], one["kept_article"], one["kind"], one["rule"]) == ("0", "1", "copy", "clean")


OTHER = "据镇长于芳介绍，今年新建的图书室共有藏书，老人和孩子每天都来，志愿者轮流值班，晚上也亮着灯。"


def test_fragments_go_and_say_where_they_stand() -> None:
    (_, fragment) = across(TEXT + OTHER, OTHER[3:30])
    at = len(TEXT) + 3
    assert fragment["duplicate_of"] == [
        {"source": "0", "article": "0", "spans": [[at, at + 27]], "kind": "fragment", "likeness": 1.0}]  # fmt: skip


def test_what_is_run_together_of_earlier_ones_goes() -> None:
    found = across(TEXT, OTHER, TEXT + OTHER, dates=("2024-01-01", "2024-01-02", "2024-01-03"))
    assert [one.get("duplicate_of") is not None for one in found] == [False, False, True]
    assert [kept["article"] for kept in found[2]["duplicate_of"]] == ["0", "1"]
    later = across(TEXT, OTHER, TEXT + OTHER, dates=("2024-01-03", "2024-01-02", "2024-01-01"))
    assert ["duplicate_of" in one for one in later] == [True, True, False]


def test_overlaps_are_told_and_stay() -> None:
    texts = (TEXT + OTHER[:30], OTHER + "路灯也修好了，垃圾桶分了类，大家都说日子越过越好，邻里也更和睦。")
    assert dropped(*texts) == set()
    (told,) = across(*texts, options=("--report",))
    assert (told["kind"], told["dropped"], told["text"].startswith("据镇长")) == ("overlap", False, True)


def test_kept_rows_come_out_to_the_byte() -> None:
    stdin = b'{"text": "%b",  "mine": [1, 2.50]}\n' % TEXT.encode()
    assert gazette("dedupe", "--across", stdin=stdin).stdout == stdin


def test_clusters() -> None:
    (one,) = across(TEXT, OTHER, TEXT.replace("街道", "衔道"), TEXT, options=("--clusters",))
    assert (one["cluster"], one["kept"]["article"]) == (1, "0")
    assert [(copy["article"], copy["kind"]) for copy in one["copies"]] == [("2", "copy"), ("3", "exact")]


def test_a_page_for_people() -> None:
    stdin = rows(TEXT, TEXT.replace("街道", "衔道"))
    page = gazette("dedupe", "--across", "--report", "-f", "text", stdin=stdin).stdout
    assert "柳溪【街】道" in page.decode()
    assert "柳溪【衔】道" in page.decode()


def test_issues_are_split_and_compared(tmp_path: Path) -> None:
    noisy = ISSUE.replace("各社区书记", "各社区书讠己").replace("值守制度", "值守制庋")
    for name, text in (("a", ISSUE), ("b", noisy.replace("7月31日 第12期", "8月7日 第13期"))):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    records = gazette("dedupe", "--across", "a.txt", "b.txt", cwd=tmp_path).stdout
    gone = [entry for one in lines(records) for entry in one["removed"]]
    assert len(gone) >= 3
    assert {entry["source"] for entry in gone} == {"a.txt"}
    done = gazette("check", "--fields", "", stdin=records, cwd=tmp_path)
    assert done.returncode == 0, done.stdout.decode()
    left = lines(gazette("dedupe", "--across", "--drop", "a.txt", "b.txt", cwd=tmp_path).stdout)
    assert {one["source"]["path"] for one in left} == {"a.txt"}


@pytest.mark.parametrize(("options", "word"), [
    (("--across", "--memory", "many"), b"'many' is not a size"), (("--clusters",), b"--across --clusters"),
    (("--across", "--out-dir", "x"), b"one output"), (("-f", "text", "--report"), b"add --across"),
])  # fmt: skip
def test_usage(options: tuple[str, ...], word: bytes) -> None:
    done = gazette("dedupe", *options, stdin=rows(TEXT))
    assert done.returncode == 2
    assert word in done.stderr


def test_bad_rows_are_told_and_the_others_done() -> None:
    done = gazette("dedupe", "--across", stdin=rows(TEXT) + b"{]\n" + rows(TEXT))
    assert done.returncode == 3
    assert len(lines(done.stdout)) == 2
    assert done.stderr.startswith(b"-:2:")


def test_what_is_missing_is_named(tmp_path: Path) -> None:
    program = ("import sys; sys.modules['rapidfuzz'] = None; import importlib.util as u; f = u.find_spec; "
               "u.find_spec = lambda n, *a: None if n == 'rapidfuzz' else f(n, *a); "
               "from gazette_cli.cli.main import run; sys.exit(run(['dedupe', '--across']))")  # fmt: skip
    done = subprocess.run([sys.executable, "-c", program], input=rows(TEXT), capture_output=True, check=False)
    assert done.returncode == 2
    assert b"gazette-cli[corpora]" in done.stderr


def test_verdicts_turn_with_their_texts() -> None:
    one, other = normal(TEXT), normal(TEXT + OTHER)
    assert judge(one, other).relation is Relation.PART
    assert judge(other, one).relation is Relation.WHOLE
    assert judge(one, normal(OTHER)).relation is Relation.OTHER


def test_the_way_home() -> None:
    text = " 今年１—5月，\u200b增长 3.5㎡。"
    home = homes(text)
    assert len(home) == len(normal(text))
    assert home == sorted(home)
    assert countable(["短"]) == [None]


@given(st.lists(st.text("今年长3５.,，、—%‰_ \n①㎡𠀀é²", max_size=12), max_size=6))
def test_texts_do_not_meddle_with_each_other(texts: list[str]) -> None:
    forms = normals(texts)
    assert forms == [normal(text) for text in texts]
    for text, form in zip(texts, forms, strict=True):
        assert len(homes(text)) == len(form)
        assert [char for char in form if char.isalnum()] == [char for char in normalize("NFKC", text) if char.isalnum()]
