"""Names beyond the cases of `test_extract_cases`: known failures, laws of the tagger, orgs, places, engines."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from gazette_cli.errors import GazetteError
from gazette_cli.extract.addresses import ADDRESSES
from gazette_cli.extract.base import Context, Extractor, TextPart
from gazette_cli.extract.names import NAMES
from gazette_cli.extract.ner import Engine, Entity
from gazette_cli.extract.orgs import ORGS
from gazette_cli.extract.places import PLACES
from gazette_cli.fold import fold
from gazette_cli.tagger import look, read_persons, see
from gazette_cli.tagger.view import UNREAD

CASES = Path(__file__).parent / "cases"
FIELDS = {"orgs": ORGS, "places": PLACES, "addresses": ADDRESSES}


def load(name: str, **marks: Any) -> list[Any]:
    rows = [json.loads(row) for row in (CASES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    return [pytest.param(row, id=row["label"], **marks) for row in rows]


def check(extractor: Extractor, case: dict[str, Any]) -> None:
    text = fold(case["text"]).text
    parts = tuple(TextPart(kind, 0, len(text)) for kind in case["parts"])
    found = list(extractor(text, Context(parts=parts)))
    assert [text[m.start : m.end] for m in found] == [fold(want["text"]).text for want in case["want"]], case["why"]
    for mention, want in zip(found, case["want"], strict=True):
        assert {key: mention.value[key] for key in want["value"]} == want["value"], case["why"]


@pytest.mark.parametrize("case", load("names_known", marks=pytest.mark.xfail(strict=True)))
def test_known_failures(case: dict[str, Any]) -> None:
    check(NAMES, case)


@pytest.mark.parametrize("field", FIELDS)
def test_bodies_and_places(field: str) -> None:
    for param in load(field):
        check(FIELDS[field], param.values[0])


@pytest.mark.parametrize("case", load("bodies_known", marks=pytest.mark.xfail(strict=True)))
def test_known_failures_of_bodies_and_places(case: dict[str, Any]) -> None:
    check(FIELDS[case["field"]], case)


def score(name: str) -> tuple[float, float]:
    """F1 of exact names in a file of cases, and the share of right titles among the names found."""
    hits = found_all = wanted_all = right = titled = 0
    for param in load(name):
        case = param.values[0]
        text = fold(case["text"]).text
        parts = tuple(TextPart(kind, 0, len(text)) for kind in case["parts"])
        found = Counter(text[m.start : m.end] for m in NAMES(text, Context(parts=parts)))
        titles = {text[m.start : m.end]: m.value["title"] for m in NAMES(text, Context(parts=parts))}
        wanted = Counter(fold(want["text"]).text for want in case["want"])
        hits += (found & wanted).total()
        found_all, wanted_all = found_all + found.total(), wanted_all + wanted.total()
        for want in case["want"]:
            if "title" in want["value"] and want["text"] in titles:
                titled += 1
                right += titles[want["text"]] == want["value"]["title"]
    return 2 * hits / (found_all + wanted_all), right / titled if titled else 1.0


@pytest.mark.parametrize(("name", "floor"), [("names_hard", 0.85), ("names_unseen", 0.83)])
def test_hard_sentences_keep_their_floor(name: str, floor: float) -> None:
    """Sentences of the kinds that fail; those of `names_unseen` were written before anything was mended for them."""
    assert score(name)[0] >= floor


def test_titles_next_to_names_are_right() -> None:
    assert score("names_titles")[1] >= 0.95


def test_cases_are_many() -> None:
    assert len(load("names")) + len(load("names_known")) >= 300


def test_a_newspaper_is_called_after_a_place() -> None:
    text = "江沚说,水道通了。"
    named = [[m.value["name"] for m in NAMES(text, Context(issue=name))] for name in ("江沚社區報", "松坪日报")]
    assert named == [[], ["江沚"]]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "王", "··", "阿·", "·明", "王 ", "岁的王", "\U0002a6d6王明"])
def test_small_texts(text: str) -> None:
    for extractor in (NAMES, *FIELDS.values()):
        for found in extractor(text):
            assert 0 <= found.start < found.end <= len(text)


def test_shares_of_one_place_sum_to_at_most_one() -> None:
    shares: dict[int, float] = {}
    for reading in read_persons(look("镇长覃雨岑和村支书毛向东在会上算了一笔账"), least=0.0):
        shares[reading.start] = shares.get(reading.start, 0.0) + reading.share
    assert shares
    assert all(0 <= share <= 1.000001 for share in shares.values())


def test_a_view_covers_every_character() -> None:
    text = "鎮長陳志豪表示,𬭎工 12 月底完工\n(記者)"
    view = see(text)
    assert len(view.text) == len(view.cover) == len(text)
    assert "".join(view.words) == view.text


def test_a_guess_of_the_cutter_does_not_begin_inside_the_word_in_front() -> None:
    assert see("自来水厂检漏工鲍守田在井边").words[2:4] == ["工", "鲍守"]
    assert see("院长常若谷说").words[-2:] == ["常若谷", "说"]


def test_sentences_that_can_name_nobody_are_one_word() -> None:
    text = "的确如此,镇长冉光旭说。\ue000很好。"
    assert "".join(look(text).words) == text  # a placeholder of ours in the text itself: all is cut
    view = look("的确如此,镇长冉光旭说。很好。")
    assert [word for word, tag in zip(view.words, view.tags, strict=True) if tag == UNREAD] == ["的确如此", "很好"]
    assert "".join(view.words) == view.text
    assert len(view.cover) == len(view.text)


def test_linear_in_the_text() -> None:
    sentence = "镇长覃雨岑说,侯寨乡的桥修好了。村民·买买提·"
    seconds = []
    for times in (200, 1600):
        began = time.perf_counter()
        list(NAMES(sentence * times))
        seconds.append(time.perf_counter() - began)
    assert seconds[1] < 8 * 4 * seconds[0] + 0.5


def test_other_commands_do_not_load_the_tagger() -> None:
    code = "import sys, gazette_cli.cli.main, gazette_cli.extract.dates; sys.exit('gazette_cli.tagger' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_an_engine_takes_the_place_of_the_tagger() -> None:
    engine = Engine("fixed", "1", lambda text: [Entity(3, 5), Entity(0, 1, "org")])
    found = list(NAMES("村里的灯塔说话了", Context(engine=engine)))
    assert [(m.value["name"], m.value["confidence"]) for m in found] == [("灯塔", 0.9)]


def test_an_engine_out_of_range_is_refused() -> None:
    engine = Engine("wild", "1", lambda text: [Entity(3, len(text) + 1)])
    with pytest.raises(GazetteError, match="wild"):
        list(NAMES("村里的灯塔", Context(engine=engine)))


def test_an_installed_engine_is_found_by_name(tmp_path: Path) -> None:
    (tmp_path / "loud.py").write_text(
        "from gazette_cli.extract.ner import Engine, Entity\n"
        "def find(text):\n"
        "    at = text.find('灯塔')\n"
        "    return [Entity(at, at + 2, 'person', 0.77)] if at >= 0 else []\n"
        "ENGINE = Engine('loud', '1', find)\n",
        encoding="utf-8",
    )
    info = tmp_path / "loud-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: loud\nVersion: 1\n", encoding="utf-8")
    (info / "entry_points.txt").write_text("[gazette.ner]\nloud = loud:ENGINE\n", encoding="utf-8")
    env = {**os.environ, "PYTHONPATH": str(tmp_path)}
    row = json.dumps({"text": "村里的灯塔说话了"}, ensure_ascii=False).encode()
    command = [sys.executable, "-m", "gazette_cli", "extract", "--fields", "names", "--names-engine"]
    done = subprocess.run([*command, "loud"], input=row, capture_output=True, env=env, check=False)
    assert done.returncode == 0, done.stderr
    value = json.loads(done.stdout)["value"]
    assert (value["name"], value["confidence"]) == ("灯塔", 0.77)
    wrong = subprocess.run([*command, "quiet"], input=row, capture_output=True, env=env, check=False)
    assert wrong.returncode == 2
    assert "loud, own" in wrong.stderr.decode()


def test_people_are_grouped_by_issue() -> None:
    row = {"id": "a:001", "text": "镇长覃雨岑到了。桥头站着镇长覃雨岑和村支书毛向东。"}
    command = [sys.executable, "-m", "gazette_cli", "extract", "--fields", "names", "--group"]
    done = subprocess.run(command, input=json.dumps(row).encode(), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    people = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(who["name"], who["titles"], who["mentions"]) for who in people] == [
        ("覃雨岑", ["镇长"], 2),
        ("毛向东", ["村支书"], 1),
    ]
    wrong = subprocess.run([*command[:-3], "--group"], input=b"x", capture_output=True, check=False)
    assert wrong.returncode == 2
