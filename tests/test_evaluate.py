"""Figures on a small invented issue: a perfect prediction, known errors, floors."""

from __future__ import annotations

import json
import subprocess
import sys
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from gazette_cli.cli.main import run
from gazette_cli.errors import ExitCode, InputError, RecordError, UsageError
from gazette_cli.evaluate import Gold, evaluate, read_corpus
from gazette_cli.evaluate.calibration import calibrate, expected_error
from gazette_cli.evaluate.facts import is_right, score_facts
from gazette_cli.evaluate.figures import Hits, Tally, figures, mean, pooled
from gazette_cli.evaluate.floors import Pinned, broken, raised, read_floors, render_floors
from gazette_cli.evaluate.structure import Judged, score_structure

LINES = [
    "望湖时报",
    "第12期 2024年3月8日",
    "",
    "春耕备耕忙",
    "记者 何小满",
    "3月5日,东塘镇调来化肥50吨,",
    "- 2 -",
    "分给三个村。",
    "",
    "简讯",
    "▲新桥通车",
    "本月起新桥通车。",
    "3月5日,东塘镇调来化肥50吨,",
]
TEXT = "\n".join(LINES)
STARTS = [sum(len(line) + 1 for line in LINES[:n]) for n in range(len(LINES))]
KINDS = ["nameplate", "issue-line", "", "headline", "byline", "paragraph", "folio", "paragraph", "", "standing-head",
         "headline", "paragraph", "duplicate"]  # fmt: skip
DAY = TEXT.index("3月5日", STARTS[5])
TONS = TEXT.index("50吨")
GOLD: dict[str, Any] = {
    "id": "t1",
    "family": "newspaper",
    "ref_date": "2024-03-08",
    "articles": [
        {"title": "春耕备耕忙", "headline_lines": [3], "start_line": 3, "end_line": 7, "byline_names": ["何小满"]},
        {"title": "新桥通车", "headline_lines": [10], "start_line": 10, "end_line": 11, "byline_names": []},
    ],
    "furniture_lines": [0, 1, 6],
    "section_lines": [9],
    "duplicate_lines": [12],
    "joins": [[5, 7]],
    "mentions": [
        {"field": "dates", "start": DAY, "end": DAY + 4, "text": "3月5日", "value": ["2024-03-05", "2024-03-05"],
         "required": True},
        {"field": "amounts", "start": TONS, "end": TONS + 3, "text": "50吨", "value": [50, "吨"], "required": True},
        {"field": "dates", "start": STARTS[11], "end": STARTS[11] + 2, "text": "本月", "value": None,
         "required": False},
    ],
}  # fmt: skip


def span(line: int, skip: int = 0) -> list[int]:
    return [STARTS[line] + skip, STARTS[line] + len(LINES[line])]


def paragraph(*lines: int) -> dict[str, Any]:
    return {"kind": "paragraph", "text": "".join(LINES[n] for n in lines), "spans": [span(n) for n in lines]}


def articles() -> list[dict[str, Any]]:
    """What a perfect `split` prints, as far as it is scored."""
    first = {"headline": "春耕备耕忙", "kicker": None, "deck": None, "byline": {"people": [{"name": "何小满"}]},
             "spans": [span(n) for n in (3, 4, 5, 7)], "paragraphs": [paragraph(5, 7)], "confidence": 0.9}
    second = {"headline": "新桥通车", "kicker": None, "deck": None, "byline": None,
              "spans": [span(10), span(11)], "paragraphs": [paragraph(11)], "confidence": 0.5}
    return [first, second]


def blocks(**changes: str) -> list[dict[str, Any]]:
    """What a perfect `explain` prints; `changes` give lines (`line6`) another kind."""
    inked = [n for n, line in enumerate(LINES) if line]
    ends = [*(STARTS[n] for n in inked[1:]), len(TEXT)]
    return [{"start": STARTS[n], "end": end, "kind": changes.get(f"line{n}", KINDS[n])}
            for n, end in zip(inked, ends, strict=True)]


def mention(field: str, start: int, text: str, value: dict[str, Any]) -> dict[str, Any]:
    line = max(n for n, edge in enumerate(STARTS) if edge <= start)
    return {"field": field, "start": start, "end": start + len(text), "text": text, "line": line + 1,
            "column": start - STARTS[line] + 1, "spans": None, "value": value}


def facts() -> list[dict[str, Any]]:
    """What a perfect `extract` prints."""
    return [mention("dates", DAY, "3月5日", {"start": "2024-03-05", "end": "2024-03-05"}),
            mention("amounts", TONS, "50吨", {"number": "50", "unit": "吨"})]


def write(folder: Path, **changes: Any) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "t1.txt").write_text(TEXT, encoding="utf-8")
    (folder / "t1.json").write_text(json.dumps({**GOLD, **changes}, ensure_ascii=False), encoding="utf-8")
    return folder


@pytest.fixture
def gold(tmp_path: Path) -> Gold:
    return read_corpus(write(tmp_path / "gold")).issues[0]


def structure(gold: Gold, printed: list[dict[str, Any]], **changes: str) -> tuple[dict[str, Any], list[str]]:
    misses: list[str] = []
    tally, _ = score_structure(gold, printed, blocks(**changes), misses)
    return figures(tally), misses


def test_a_perfect_prediction_scores_one(gold: Gold) -> None:
    found, misses = structure(gold, articles())
    faults = {"lost_chars": 0, "lost_share": 0.0, "home_errors": 0, "tiling_breaks": 0}
    assert found == {**dict.fromkeys(found, 1.0), **faults}
    assert misses == []
    tally = score_facts(gold, facts(), misses)
    assert set(figures(tally).values()) == {1.0} and misses == []


def test_a_missing_article_costs_what_it_holds(gold: Gold) -> None:
    """The second article has 11 of 40 word characters: 新桥通车, 本月起新桥通车."""
    found, misses = structure(gold, articles()[:1])
    assert (found["boundary_p"], found["boundary_r"], found["boundary_f1"]) == (1.0, 0.5, 0.6667)
    assert (found["headline"], found["byline"], found["perfect"]) == (0.5, 0.5, 0.5)
    assert (found["lost_chars"], found["lost_share"]) == (11, 0.275)
    assert found["assign_f1"] == 0.8406  # 29 right, 11 missing
    assert "missed article at line 10: '新桥通车'" in misses


def test_an_article_with_one_line_too_many_is_not_perfect(gold: Gold) -> None:
    printed = articles()
    printed[1]["spans"].append(span(12))
    found, _ = structure(gold, printed)
    assert (found["boundary_f1"], found["perfect"], found["lost_chars"]) == (1.0, 0.5, 0)
    assert found["assign_f1"] == 0.8511  # 40 right, 14 too many


def test_one_article_of_two_begins_right_only(gold: Gold) -> None:
    first, second = articles()
    whole = {**first, "spans": first["spans"] + second["spans"], "paragraphs": first["paragraphs"]}
    found, misses = structure(gold, [whole])
    assert (found["boundary_f1"], found["perfect"], found["lost_chars"]) == (0.6667, 0.0, 0)
    found, misses = structure(gold, [first, second, {**second, "spans": [span(11)]}])
    assert found["boundary_p"] == 0.6667
    assert "extra article at line 11: '新桥通车'" in misses


def test_titles_bylines_and_stacks(gold: Gold) -> None:
    printed = articles()
    printed[0] |= {"headline": "备耕忙", "kicker": "春耕"}  # the stack is right, divided otherwise
    printed[1] |= {"byline": {"people": [{"name": "何小满"}]}}
    found, misses = structure(gold, printed)
    assert (found["headline"], found["byline"], found["perfect"]) == (1.0, 0.5, 0.5)
    assert misses == ["byline of '新桥通车': want [], got ['何小满']"]


def test_furniture_repeats_and_tiling_by_character(gold: Gold) -> None:
    """Furniture has 18 word characters, one of them in the folio; the repeat 14."""
    found, misses = structure(gold, articles(), line6="paragraph")
    assert found["furniture_f1"] == 0.9714
    assert misses == ["furniture kept at line 6: '- 2 -'"]
    found, misses = structure(gold, articles(), line12="folio")
    assert (found["duplicate_f1"], found["furniture_f1"]) == (0.0, 0.72)
    tally, _ = score_structure(gold, articles(), blocks()[1:], [])
    assert figures(tally)["tiling_breaks"] == 1


def test_joins_and_texts_that_are_not_their_spans(gold: Gold) -> None:
    printed = articles()
    printed[0]["paragraphs"] = [paragraph(5), paragraph(7)]
    assert structure(gold, printed)[0]["join_f1"] == 0.0
    printed[0]["paragraphs"] = [paragraph(5, 7), {**paragraph(11), "text": "别的话"}]
    printed[1]["paragraphs"] = [paragraph(10, 11)]
    found, misses = structure(gold, printed)
    assert (found["join_f1"], found["home_errors"]) == (0.6667, 1)
    assert any(miss.startswith("wrongly joined 10->11") for miss in misses)
    printed[1]["paragraphs"][0]["kind"] = "signature"
    assert structure(gold, printed)[0]["join_f1"] == 1.0


def test_damaged_lines_and_other_starts_are_forgiven(tmp_path: Path) -> None:
    kind = deepcopy(GOLD)
    kind["corrupt_lines"] = [[7, "spliced"]]
    kind["articles"][0]["alt_start"] = [4]
    gold = read_corpus(write(tmp_path / "gold", **kind)).issues[0]
    printed = articles()
    printed[0]["spans"] = [span(4), span(5)]
    found, _ = structure(gold, printed)
    assert (found["boundary_f1"], found["lost_chars"], found["perfect"]) == (1.0, 0, 1.0)


def test_facts_with_known_errors(gold: Gold) -> None:
    wrong = facts()
    wrong[1]["value"]["unit"] = "斤"
    wrong.append(mention("dates", STARTS[11], "本月", {"start": None, "end": None}))  # optional: counts neither way
    wrong.append(mention("amounts", STARTS[7] + 2, "三个", {"number": "3", "unit": "个"}))
    wrong.append(mention("amounts", STARTS[12] + 12, "50吨", {"number": "50", "unit": "吨"}))  # in the repeat
    misses: list[str] = []
    found = figures(score_facts(gold, wrong, misses))
    assert found["dates_value_f1"] == 1.0
    assert (found["amounts_span_f1"], found["amounts_value_p"], found["amounts_value_r"]) == (0.6667, 0.0, 0.0)
    assert [miss.split(" line")[0] for miss in misses] == ["amounts: value", "amounts: false"]


def test_a_shorter_span_keeps_its_value(gold: Gold) -> None:
    short = [mention("dates", DAY + 2, "5日", {"start": "2024-03-05", "end": "2024-03-05"})]
    found = figures(score_facts(gold, short, []))
    assert (found["dates_span_f1"], found["dates_value_f1"], found["amounts_value_r"]) == (0.0, 1.0, 0.0)


def test_a_mention_that_does_not_point_home_is_counted(gold: Gold) -> None:
    astray = facts()
    astray[0]["column"] += 1
    astray[1]["text"] = "51吨"
    assert score_facts(gold, astray, []).counts["home_errors"] == 2


@pytest.mark.parametrize(("field", "want", "got", "right"), [
    ("amounts", [1198000000, "CNY"], {"number": "1198000000", "unit": "元", "currency": "CNY"}, True),
    ("amounts", [1.3, "%"], {"number": "1.3", "unit": "%"}, True),
    ("amounts", [1.3, "%"], {"number": "1.30", "unit": "％"}, True),
    ("amounts", [[20, 30], "人"], {"number": "20", "low": None, "high": None, "unit": "人"}, False),
    ("amounts", [20, None], {"number": "20", "unit": "什么"}, True),
    ("durations", [102, "个月"], {"number": "102", "unit": "月"}, True),
    ("durations", [25, "天"], {"number": "25", "unit": "小时"}, False),
    ("dates", ["2024-03-05", "2024-03-05"], {"start": "2024-03-05", "end": None}, False),
    ("dates", ["2024-03-05", "2024-03-05"], None, False),
    ("names", "何小满", {"name": "别人"}, True),
])  # fmt: skip
def test_values(field: str, want: Any, got: Any, right: bool) -> None:
    assert is_right(field, want, got) is right


def test_pool_and_mean_weigh_differently() -> None:
    large, small = Tally({"boundary": Hits(9, 0, 1)}), Tally({"boundary": Hits(0, 1, 1)})
    for tally in (large, small):
        for name in ("assign", "furniture", "duplicate", "join"):
            tally.hit(name, Hits())
        tally.counts.update(titles=1)
    total = figures(pooled([large, small]))
    assert (total["boundary_p"], total["boundary_r"]) == (0.9, 0.8182)
    assert mean([figures(large), figures(small)], ["boundary_p", "byline"]) == {"boundary_p": 0.5, "byline": None}


def test_calibration_counts_right_starts() -> None:
    bins = calibrate([Judged(0.95, True, True), Judged(0.97, False), Judged(0.1, False)])
    assert [(row.low, row.articles, row.start_right, row.perfect) for row in bins] == [
        (0.1, 1, 0.0, 0.0), (0.9, 2, 0.5, 0.5)]  # fmt: skip
    assert expected_error(bins) == round((0.1 + 2 * 0.46) / 3, 4)


def test_gold_is_decoded_as_it_says(tmp_path: Path) -> None:
    folder = write(tmp_path / "gold", encoding="gb18030")
    (folder / "t1.txt").write_bytes(TEXT.encode("gb18030"))
    assert read_corpus(folder).issues[0].ground.text == TEXT
    write(folder)
    (folder / "t1.txt").write_bytes(b"\xef\xbb\xbf" + TEXT.encode())
    assert read_corpus(folder).issues[0].ground.text == TEXT


def test_folders_that_are_no_gold(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="not a folder"):
        read_corpus(tmp_path / "nowhere")
    (tmp_path / "other.json").write_text("{}", encoding="utf-8")
    with pytest.raises(InputError, match="no gold in this folder"):
        read_corpus(tmp_path)
    (tmp_path / "half.json").write_text('{"articles": [{}]}', encoding="utf-8")
    with pytest.raises(InputError, match="cannot be read"):
        read_corpus(tmp_path)
    (tmp_path / "half.txt").write_text("甲", encoding="utf-8")
    with pytest.raises(RecordError, match="not gold as the format asks"):
        read_corpus(tmp_path)


def test_two_folders_of_one_name_are_refused(tmp_path: Path) -> None:
    corpus = read_corpus(write(tmp_path / "gold", mentions=[]))
    with pytest.raises(UsageError, match="two folders"):
        evaluate([corpus, corpus])
    other = read_corpus(write(tmp_path / "other", mentions=[]))
    assert list(evaluate([corpus, other]).issues) == ["t1", "other/t1"]


def test_floors_hold_rise_and_refuse(gold: Gold, tmp_path: Path) -> None:
    corpus = read_corpus(tmp_path / "gold")
    floors = {"gold": Pinned(corpus.digest, {"perfect": 0.8, "lost_chars": 3})}
    assert broken(floors, corpus, {"perfect": 0.8, "lost_chars": 3}) == []
    assert broken(floors, corpus, {"perfect": 0.7, "lost_chars": 4}) == [
        "gold: lost_chars is 4, ceiling 3", "gold: perfect is 0.7, floor 0.8"]  # fmt: skip
    assert broken(floors, corpus, {}) != []
    pinned, sinking = raised(floors, corpus, {"perfect": 0.9, "lost_chars": 0})
    assert (pinned.floors, sinking) == ({"perfect": 0.9, "lost_chars": 0}, [])
    assert raised(floors, corpus, {"perfect": 0.9, "lost_chars": 5})[1] == ["gold: lost_chars is 5, ceiling 3"]


def test_floors_of_other_gold_say_so(gold: Gold, tmp_path: Path) -> None:
    corpus = read_corpus(tmp_path / "gold")
    floors = {"gold": Pinned("0" * 64, {"perfect": 1.0})}
    assert "the gold is another one" in broken(floors, corpus, {"perfect": 1.0})[0]
    assert raised(floors, corpus, {"perfect": 0.1}) == (Pinned(corpus.digest, {"perfect": 0.1}), [])
    assert "no floors for this folder" in broken({}, corpus, {})[0]


def test_floors_come_back_from_their_file(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    floors = {"b": Pinned("1", {"perfect": 0.5}), "a": Pinned("2", {})}
    path.write_bytes(render_floors(floors))
    assert read_floors(path) == floors
    for content, problem in ((b"[", "not JSON"), (b"[]", "not a file of floors"),
                             (b'{"schema":"gazette.floors/1","corpora":{"a":{}}}', "not a whole file")):  # fmt: skip
        path.write_bytes(content)
        with pytest.raises(RecordError, match=problem):
            read_floors(path)


def test_the_command_prints_one_object(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    folder = write(tmp_path / "gold", mentions=[])
    assert run(["eval", str(folder), "-f", "json", "--misses", "--calibration"]) == ExitCode.DONE
    found = json.loads(capfd.readouterr().out)
    assert list(found) == ["total", "mean", "issues", "families", "errors", "misses", "calibration"]
    assert found["issues"]["t1"]["family"] == "newspaper"
    assert found["families"]["newspaper"] == found["total"]
    assert (found["total"]["tiling_breaks"], found["total"]["lost_chars"]) == (0, 0)


def test_the_command_prints_a_table(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    folder = write(tmp_path / "gold", mentions=[])
    assert run(["eval", str(folder), "--misses", "--calibration"]) == ExitCode.DONE
    out = capfd.readouterr().out
    assert "t1 newspaper" in out and "ALL pooled" in out and "CALIBRATION" in out


def test_the_command_holds_and_raises_floors(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    folder, path = write(tmp_path / "gold", mentions=[]), tmp_path / "floors.json"
    call = ["eval", str(folder), "--floor", str(path)]
    assert run(call) == ExitCode.NO_INPUT
    assert run([*call, "--update"]) == ExitCode.DONE
    assert run(call) == ExitCode.DONE
    floors = json.loads(path.read_text(encoding="utf-8"))
    floors["corpora"]["gold"]["floors"]["boundary_f1"] = 1.5
    path.write_text(json.dumps(floors), encoding="utf-8")
    before = path.read_bytes()
    capfd.readouterr()
    assert run(call) == ExitCode.FOUND
    assert "floor broken: gold: boundary_f1 is" in capfd.readouterr().err
    assert run([*call, "--update"]) == ExitCode.FOUND
    assert path.read_bytes() == before
    assert run([*call, "--update", "--allow-regression"]) == ExitCode.DONE
    assert run(call) == ExitCode.DONE


def test_the_command_refuses_nonsense(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["eval", str(tmp_path)]) == ExitCode.NO_INPUT
    assert "no gold in this folder" in capfd.readouterr().err
    assert run(["eval", str(tmp_path), "--update"]) == ExitCode.USAGE


def test_a_fault_in_one_issue_does_not_hide_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    folder = write(tmp_path / "gold", mentions=[])

    def faulty(source: object) -> None:
        raise IndexError("list index out of range")

    monkeypatch.setattr("gazette_cli.evaluate.run.understand", faulty)
    assert run(["eval", str(folder), "-f", "json"]) == ExitCode.NO_INPUT
    captured = capfd.readouterr()
    assert json.loads(captured.out)["total"]["boundary_f1"] == 0.0
    assert "a fault of the program (IndexError: list index out of range)" in captured.err


@pytest.mark.parametrize(("nudge", "code"), [("pass", 0), ("figures['total']['perfect'] = 7", 1), ("boom", 2)])
def test_the_figures_are_compared_with_a_scorer(tmp_path: Path, nudge: str, code: int) -> None:
    folder, scorer = write(tmp_path / "gold", mentions=[]), tmp_path / "scorer.py"
    scorer.write_text(
        "import json, os, subprocess, sys\n"
        "call = [*os.environ['GAZETTE'].split(), 'eval', sys.argv[2], '-f', 'json']\n"
        f"figures = json.loads(subprocess.run(call, capture_output=True).stdout)\n{nudge}\n"
        "print(json.dumps(figures))\n",
        encoding="utf-8",
    )
    tool = Path(__file__).parents[1] / "tools" / "compare_eval.py"
    done = subprocess.run([sys.executable, str(tool), str(folder), str(scorer)], capture_output=True, text=True,
                          encoding="utf-8", check=False)  # fmt: skip
    assert done.returncode == code, done.stderr
    assert ("total.perfect: eval" in done.stdout) == (code == 1)
