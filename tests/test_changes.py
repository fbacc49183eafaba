"""What moved between two runs: laws over real runs and editions, and a case for every kind of change."""

from __future__ import annotations

import copy
import random
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from tools.layouts.families import FAMILIES, build

from gazette_cli.changes import Run, comparable, differences
from gazette_cli.changes.facts import aligned
from gazette_cli.changes.likeness import bag, link_by_likeness
from gazette_cli.errors import RecordError
from gazette_cli.pipeline import Facts, facts, understand
from gazette_cli.readers.plain import read_bytes
from gazette_cli.records import article_record, mention_record
from gazette_cli.records.changes import CHANGES, TOPICS, Change, Home, change_record
from gazette_cli.records.schema import SCHEMAS_BY_NAME
from gazette_cli.source import Source
from gazette_cli.structure import unsplit

SOURCE = read_bytes((Path(__file__).parents[1] / "samples" / "community-weekly.txt").read_bytes(),
                    "samples/community-weekly.txt")[0]  # fmt: skip
Record = dict[str, Any]
Records = list[Record]

ROOT = Path(__file__).parents[1]
GOLD = sorted((ROOT / "tests" / "gold").glob("*.txt"))
SAMPLES = sorted((ROOT / "samples").glob("*.txt"))
ASKED = Facts(("dates", "amounts", "durations"))
MIRROR = {"found": "gone", "gone": "found", "split": "merged", "merged": "split"}
VALIDATOR = Draft202012Validator(SCHEMAS_BY_NAME["change"]())

lawful = settings(deadline=None, derandomize=True, max_examples=40)
families = st.sampled_from(sorted(FAMILIES))
seeds = st.integers(min_value=50, max_value=100_000)


def records_of(source: Source, asked: Facts = ASKED) -> Records:
    """What `extract --embed` prints of an issue."""
    made = [article_record(article, facts(article, asked)) for article in understand(source).articles]
    read: Records = orjson.loads(orjson.dumps(made))
    return read


@cache
def _sample(name: str) -> bytes:
    path = ROOT / "samples" / name
    return orjson.dumps(records_of(read_bytes(path.read_bytes(), f"samples/{name}")[0]))


def sample(name: str = "community-weekly.txt") -> Records:
    """A run over a sample; its own copy for every test."""
    read: Records = orjson.loads(_sample(name))
    return read


def run_of(records: Sequence[Record], **options: Any) -> Run:
    run = Run(**options)
    for number, record in enumerate(records, 1):
        run.add(orjson.dumps(record), f"r.jsonl:{number}")
    run.settle()
    return run


def diff(old: Sequence[Record], new: Sequence[Record]) -> list[Change]:
    found = list(differences(run_of(old), run_of(new)))
    for change in found:
        VALIDATOR.validate(orjson.loads(orjson.dumps(change_record(change))))
        assert change.topic in TOPICS and change.change in CHANGES
        assert (change.matched is None) == (not change.old or not change.new)
    return found


def kinds(changes: Sequence[Change]) -> Counter[tuple[str, str, str | None]]:
    return Counter((change.topic, change.change, change.key) for change in changes)


def unsplit_of(source: Source) -> Records:
    """A run by other rules over the same text: every line a paragraph of one article."""
    article = unsplit(source, f"{source.sha256[:12]}:001").articles
    read: Records = orjson.loads(orjson.dumps([article_record(one, facts(one, ASKED)) for one in article]))
    return read


def edition(text: str, seed: int) -> str:
    """The text with some lines gone, some doubled, some with other digits, some joined."""
    chance = random.Random(seed)
    lines = []
    for line in text.split("\n"):
        what = chance.random()
        if what < 0.05:
            continue
        lines += [line, line] if what < 0.08 else [line.replace("1", "7")] if what < 0.25 else [line]
        if what > 0.97 and len(lines) > 1:
            lines[-2:] = ["".join(lines[-2:])]
    return "\n".join(lines)


# Laws


def nothing_against_itself(source: Source) -> None:
    records = records_of(source)
    assert diff(records, records) == []
    moved = copy.deepcopy(records)
    for record in moved:  # another folder, other ids
        record["id"] = f"{record['id'][:12]}:{900 + record['ordinal']}"
        record["source"]["path"] = "elsewhere/" + record["source"]["path"]
        for mention in record["mentions"]:
            mention["article"] = record["id"]
    assert diff(records, moved) == []
    mentions = [mention for record in records for mention in record["mentions"]]
    assert diff(mentions, mentions) == []
    assert diff(records, mentions) == diff(mentions, records) == []


def mirrors(old: Records, new: Records) -> None:
    forth, back = diff(old, new), diff(new, old)
    turned = [change._replace(change=MIRROR.get(change.change, change.change), old=change.new, new=change.old)
              for change in back]  # fmt: skip
    assert Counter(map(rendered, turned)) == Counter(map(rendered, forth))


def rendered(change: Change) -> bytes:
    return orjson.dumps(change_record(change))


def homes_lead_home(old: Source, new: Source, changes: Sequence[Change]) -> None:
    for change in changes:
        for source, homes in ((old, change.old), (new, change.new)):
            for home in homes:
                leads_home(home, source, at_end=change.topic == "boundaries" and change.key == "end")


def leads_home(home: Home, source: Source, *, at_end: bool) -> None:
    if home.line is None:
        assert home.start is None or home.text in source.text
        return
    assert home.start is not None and home.end is not None
    assert source.locate(home.end - 1 if at_end else home.start) == (home.line, home.column)
    assert home.at == f"{source.name}:{home.line}:{home.column}"


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_a_run_against_itself_gives_nothing(path: Path) -> None:
    nothing_against_itself(read_bytes(path.read_bytes(), path.name)[0])


@lawful
@given(families, seeds)
def test_an_invented_issue_against_itself_gives_nothing(family: str, seed: int) -> None:
    nothing_against_itself(Source.from_text(build(family, seed).text, "a.txt"))


@lawful
@given(families, seeds)
def test_swapping_runs_of_one_text_mirrors(family: str, seed: int) -> None:
    source = Source.from_text(build(family, seed).text, "a.txt")
    old, new = records_of(source), unsplit_of(source)
    mirrors(old, new)
    homes_lead_home(source, source, diff(old, new))


@lawful
@given(families, seeds, st.integers(0, 1000))
def test_swapping_editions_mirrors(family: str, seed: int, chance: int) -> None:
    text = build(family, seed).text
    first, second = Source.from_text(text, "a.txt"), Source.from_text(edition(text, chance), "b.txt")
    old, new = records_of(first), records_of(second)
    mirrors(old, new)
    homes_lead_home(first, second, diff(old, new))


@lawful
@given(families, seeds)
def test_what_is_in_the_digits_of_paths_and_bytes_does_not_count(family: str, seed: int) -> None:
    """The same words in other bytes are an edition in which nothing has changed."""
    text = build(family, seed).text
    old = records_of(Source.from_text(text, "a.txt"))
    assert diff(old, records_of(Source.from_text(text + "\n\n", "b.txt"))) == []


@given(st.lists(st.sampled_from("甲乙丙"), max_size=9), st.lists(st.sampled_from("甲乙丙"), max_size=9))
def test_swapping_aligned_words_mirrors(old: list[str], new: list[str]) -> None:
    forth, back = list(aligned(old, new)), list(aligned(new, old))
    assert sorted(forth) == sorted((group.new, group.old) for group in back)
    assert sorted(at for group in forth for at in group.old) == list(range(len(old)))
    assert sorted(at for group in forth for at in group.new) == list(range(len(new)))


def test_every_topic_and_change_has_words() -> None:
    from gazette_cli.cli import _changes

    assert set(_changes._TITLES) == set(TOPICS)
    assert set(_changes._CHANGES) == set(CHANGES)


# One text: articles and boundaries


def merge(records: Records, first: int, second: int) -> Records:
    """The records as a run that takes the second article for the end of the first."""
    host, guest = records[first], records[second]
    heads = [{"kind": "crosshead", "text": guest[key], **guest["at"][key]} for key in ("kicker", "headline", "deck")
             if guest[key]]  # fmt: skip
    host["paragraphs"] += heads + guest["paragraphs"]
    host["spans"] += guest["spans"]
    host["removed"] += guest["removed"]
    host["mentions"] += [{**mention, "article": host["id"]} for mention in guest["mentions"]]
    host["text"] = "\n".join(part["text"] for part in host["paragraphs"])
    return records[:second] + records[second + 1 :]


def cut(record: Record, at: int) -> Record:
    """The paragraphs from number `at` on, taken out of the record."""
    taken = record["paragraphs"][at:]
    del record["paragraphs"][at:]
    gone = [span for part in taken for span in part["spans"]]
    record["spans"] = [span for span in record["spans"] if span not in gone]
    return {"paragraphs": taken, "spans": gone}


def give(record: Record, taken: Record) -> None:
    record["paragraphs"] = taken["paragraphs"] + record["paragraphs"]
    record["spans"] = taken["spans"] + record["spans"]


def test_two_articles_taken_for_one_are_merged() -> None:
    old = sample()
    found = diff(old, merge(sample(), 3, 4))
    told = [change for change in found if change.topic == "articles"]
    assert kinds(told) == {("articles", "merged", None): 1}
    assert [home.text for home in told[0].old] == [old[3]["headline"], old[4]["headline"]]
    assert [home.text for home in told[0].new] == [old[3]["headline"]]
    assert told[0].matched == "characters"
    assert kinds(diff(merge(sample(), 3, 4), old))["articles", "split", None] == 1
    # the headline of the one is a crosshead of the other now, and nothing else has moved
    assert kinds(found) - kinds(told) == {("kinds", "changed", "paragraphs[].kind"): 1}


def test_a_headline_that_became_a_crosshead_is_of_another_kind() -> None:
    found = diff(sample(), merge(sample(), 3, 4))
    change = next(change for change in found if change.topic == "kinds")
    assert (change.old[0].value, change.new[0].value) == ("headline", "crosshead")
    assert change.old[0].text == change.new[0].text == sample()[4]["headline"]


def test_an_article_is_found_or_gone() -> None:
    old, new = sample(), sample()[:-1]
    found = diff(old, new)
    assert {(change.topic, change.change) for change in found} == {("articles", "gone"), ("mentions", "gone")}
    assert [change.old[0].text for change in found if change.topic == "articles"] == [old[-1]["headline"]]
    assert sum(change.topic == "mentions" for change in found) == len(old[-1]["mentions"])


def test_the_end_of_an_article_moves_and_its_paragraph_goes_to_the_next() -> None:
    old, new = sample(), sample()
    tail = cut(new[4], len(new[4]["paragraphs"]) - 1)
    give(new[5], tail)
    found = diff(old, new)
    assert kinds(found) == {("boundaries", "moved", "end"): 1, ("boundaries", "moved", "start"): 1,
                            ("paragraphs", "moved", None): 1}  # fmt: skip
    moved = next(change for change in found if change.topic == "paragraphs")
    assert (moved.old[0].article, moved.new[0].article) == (old[4]["id"], new[5]["id"])
    assert moved.old[0].text == moved.new[0].text == tail["paragraphs"][0]["text"]
    end = next(change for change in found if change.key == "end")
    assert end.old[0].end == tail["spans"][-1][1]
    homes_lead_home(SOURCE, SOURCE, found)
    assert end.new[0].end == new[4]["paragraphs"][-1]["spans"][-1][1]


def test_halves_that_change_partners_are_regrouped() -> None:
    """A, B+C against A+B, C, where each link is the greater part of somebody."""
    source = Source.from_text("".join(f"{letter * 20}\n" for letter in "甲乙丙丁"), "a.txt")
    whole = unsplit_of(source)[0]

    def run(*groups: tuple[int, ...]) -> Records:
        records = []
        for number, group in enumerate(groups, 1):
            parts = [whole["paragraphs"][at] for at in group]
            records.append({**whole, "id": f"{whole['id'][:12]}:{number:03}", "ordinal": number, "paragraphs": parts,
                            "spans": [span for part in parts for span in part["spans"]], "mentions": []})  # fmt: skip
        return records

    assert kinds(diff(run((0, 1), (2, 3)), run((0,), (1, 2, 3)))) == {
        ("boundaries", "moved", "end"): 1, ("boundaries", "moved", "start"): 1, ("paragraphs", "moved", None): 1}
    assert kinds(diff(run((0,), (1, 2, 3)), run((0, 1), (2,), (3,))))["articles", "split", None] == 1
    # the middle one alone goes over whole; of the first not more than half
    first = diff(run((0, 1), (2,), (3,)), run((0,), (1, 2, 3)))[0]
    assert (first.topic, first.change, [home.start for home in first.old]) == ("articles", "merged", [42, 63])
    (change,) = diff(run((0, 1, 2), (3,)), run((0,), (1, 2, 3)))
    assert (change.topic, change.change, len(change.old), len(change.new)) == ("articles", "regrouped", 2, 2)


# One text: what is said of an article


def no_headline(record: Record) -> None:
    record["headline"], record["at"]["headline"] = None, None


def headline_for_kicker(record: Record) -> None:
    record["kicker"], record["headline"] = record["headline"], None
    record["at"]["kicker"], record["at"]["headline"] = record["at"]["headline"], None


def headline_elsewhere(record: Record) -> None:
    length = len(record["headline"])
    record["at"]["headline"] = {"spans": [[0, length]], "lines": [[1, 1]]}


def other_people(record: Record) -> None:
    record["byline"]["people"].append({"name": "何小满", "role": "摄影"})


def no_byline(record: Record) -> None:
    record["byline"], record["at"]["byline"] = None, None


def no_dateline(record: Record) -> None:
    record["dateline"], record["at"]["dateline"] = None, None


def other_section(record: Record) -> None:
    record["section"] = "社区"


def other_kind(record: Record) -> None:
    record["kind"] = "notice"


def other_pages(record: Record) -> None:
    record["pages"] = ["4", "5"]


def paragraph_of_another_kind(record: Record) -> None:
    record["paragraphs"][1]["kind"] = "quote"


def two_paragraphs_in_one(record: Record) -> None:
    first, second = record["paragraphs"][0], record["paragraphs"].pop(1)
    for key in ("text", "spans", "lines"):
        first[key] += second[key]


def paragraph_less_its_last_words(record: Record) -> None:
    part = record["paragraphs"][1]
    part["text"] = part["text"][:-3]
    part["spans"][-1][1] -= 3


def paragraph_gone(record: Record) -> None:
    part = record["paragraphs"].pop(1)
    record["spans"] = [span for span in record["spans"] if span not in part["spans"]]


def repeats_gone(record: Record) -> None:
    del record["removed"][0]


def mention_gone(record: Record) -> None:
    del record["mentions"][0]


def mention_longer(record: Record) -> None:
    mention = record["mentions"][0]
    mention["end"] += 1
    mention["text"] += "的"


def value_changed(record: Record) -> None:
    record["mentions"][0]["value"]["bound"] = "min"


@pytest.mark.parametrize(("bend", "expected"), [
    (no_headline, {("headlines", "changed", "headline"): 1}),
    (headline_for_kicker, {("headlines", "changed", "headline"): 1, ("headlines", "changed", "kicker"): 1,
                           ("boundaries", "moved", "start"): 1}),
    (headline_elsewhere, {("headlines", "moved", "headline"): 1, ("boundaries", "moved", "start"): 1}),
    (other_people, {("bylines", "changed", "byline"): 1}),
    (no_byline, {("bylines", "changed", "byline"): 1, ("boundaries", "moved", "end"): 1}),
    (no_dateline, {("datelines", "changed", "dateline"): 1}),
    (other_section, {("sections", "changed", "section"): 1}),
    (other_kind, {("kinds", "changed", "kind"): 1}),
    (other_pages, {("pages", "changed", "pages"): 1}),
    (paragraph_of_another_kind, {("kinds", "changed", "paragraphs[].kind"): 1}),
    (two_paragraphs_in_one, {("paragraphs", "merged", None): 1}),
    (paragraph_less_its_last_words, {("paragraphs", "changed", None): 1}),
    (paragraph_gone, {("paragraphs", "gone", None): 1}),
    (repeats_gone, {("repeats", "gone", None): 1}),
    (mention_gone, {("mentions", "gone", "amounts"): 1}),
    (mention_longer, {("mentions", "changed", "amounts"): 1}),
    (value_changed, {("values", "changed", "amounts"): 1}),
], ids=lambda value: getattr(value, "__name__", ""))  # fmt: skip
def test_each_kind_of_change(bend: Callable[[Record], None], expected: dict[tuple[str, str, str], int]) -> None:
    old, new = sample(), sample()
    bend(new[0])
    found = diff(old, new)
    assert kinds(found) == expected
    assert all(home.path == "samples/community-weekly.txt" for change in found for home in (*change.old, *change.new))
    mirrors(old, new)


def test_a_paragraph_that_became_a_byline() -> None:
    old, new = sample(), sample()
    part = {"kind": "paragraph", "text": old[0]["byline"]["text"], **old[0]["at"]["byline"]}
    no_byline(new[0])
    new[0]["paragraphs"].insert(0, part)
    assert kinds(diff(new, old)) == {("bylines", "changed", "byline"): 1, ("kinds", "changed", "paragraphs[].kind"): 1}
    change = next(change for change in diff(new, old) if change.topic == "kinds")
    assert (change.old[0].value, change.new[0].value) == ("paragraph", "byline")


def test_the_issue_is_told_once_for_all_its_articles() -> None:
    old, new = sample(), sample()
    for record in new:
        record["issue"]["date"] = "2023-11"
    found = diff(old, new)
    assert kinds(found) == {("issues", "changed", "issue.date"): 1}
    assert (found[0].old[0].value, found[0].new[0].value) == (old[0]["issue"]["date"], "2023-11")


def test_a_repeat_has_the_line_on_which_the_other_run_prints_it() -> None:
    new = sample()
    repeat = new[0]["removed"].pop(0)
    line = 40
    part = {"kind": "paragraph", "text": repeat["text"], "spans": repeat["spans"],
            "lines": [[line + at, 1] for at in range(len(repeat["spans"]))]}  # fmt: skip
    new[0]["paragraphs"].append(part)
    new[0]["spans"] += repeat["spans"]
    change = next(change for change in diff(sample(), new) if change.topic == "repeats")
    assert change.old[0].at == f"samples/community-weekly.txt:{line}:1"


# Real runs with other options


def test_another_day_changes_values_and_nothing_else() -> None:
    from datetime import date

    path = ROOT / "samples" / "community-weekly.txt"
    source = read_bytes(path.read_bytes(), "a.txt")[0]
    found = diff(records_of(source), records_of(source, Facts(ASKED.fields, date(2031, 1, 9))))
    assert found
    assert {(change.topic, change.key) for change in found} == {("values", "dates")}
    assert all(home.text == change.old[0].text for change in found for home in change.new)


def test_vague_words_are_mentions_found() -> None:
    path = ROOT / "samples" / "community-weekly.txt"
    source = read_bytes(path.read_bytes(), "a.txt")[0]
    found = diff(records_of(source), records_of(source, Facts(ASKED.fields, vague=True)))
    assert found
    assert {change.change for change in found if change.topic == "mentions"} >= {"found"}
    assert {change.topic for change in found} <= {"mentions", "values"}


def test_lines_taken_one_by_one_against_articles() -> None:
    for path in SAMPLES:
        source = read_bytes(path.read_bytes(), path.name)[0]
        found = diff(records_of(source), unsplit_of(source))
        assert kinds(found)["articles", "merged", None] == 1
        merged = next(change for change in found if change.topic == "articles")
        assert len(merged.old) == len(records_of(source))


def test_mentions_that_were_one_and_are_two() -> None:
    def mention(text: str, start: int) -> Record:
        return {"schema": "gazette.mention/1", "field": "dates", "text": text, "start": start, "end": start + len(text),
                "line": 1, "column": start + 1, "spans": None, "article": "0123456789ab:001",
                "value": {"edtf": text}}  # fmt: skip

    one, two = [mention("10月19日、20日", 5)], [mention("10月19日", 5), mention("20日", 12)]
    (change,) = diff(one, two)
    assert (change.topic, change.change, change.key) == ("mentions", "split", "dates")
    assert [home.at for home in change.new] == ["0123456789ab:1:6", "0123456789ab:1:13"]
    assert diff(two, one)[0].change == "merged"


# Two editions


def of_text(text: str, name: str = "b.txt") -> Records:
    return records_of(Source.from_text(text, name))


@cache
def community() -> str:
    return (ROOT / "samples" / "community-weekly.txt").read_text(encoding="utf-8")


def test_an_edition_with_another_figure() -> None:
    assert "楼顶菜园收了 380 斤萝卜" in community()
    found = diff(of_text(community(), "a.txt"), of_text(community().replace("380 斤", "390 斤")))
    assert ("values", "changed", "amounts") in kinds(found)
    assert {change.matched for change in found} == {"text"}
    change = next(change for change in found if change.topic == "values")
    assert (change.old[0].value["number"], change.new[0].value["number"]) == ("380", "390")
    assert (change.old[0].path, change.new[0].path) == ("a.txt", "b.txt")
    assert ("headlines", "changed", "headline") in kinds(found)


def test_an_edition_without_its_last_article() -> None:
    text = community()
    records = sample()
    start = records[-1]["spans"][0][0]
    assert [record["headline"] for record in of_text(text[:start])] == [record["headline"] for record in records[:-1]]
    found = diff(of_text(text, "a.txt"), of_text(text[:start]))
    assert [change.old[0].text for change in found if change.topic == "articles"] == [records[-1]["headline"]]
    assert [change.change for change in found if change.topic == "articles"] == ["gone"]


def test_an_edition_by_another_hand_is_matched_by_headline() -> None:
    """The same headline over other words; the article keeps its place among those that have not changed."""
    old, text = of_text(community(), "a.txt"), community()
    first = old[5]["paragraphs"][0]["spans"][0][0]
    words = "冬储菜今天到货，白菜萝卜土豆各有十车，家家户户可以凭票到南门领取，先到先得。"
    new = of_text(text[:first] + words + "\n")
    assert new[5]["headline"] == old[5]["headline"]
    found = [change for change in diff(old, new) if change.matched == "headline"]
    assert {change.old[0].article for change in found} <= {old[5]["id"]}
    assert not [change for change in diff(old, new) if change.topic == "articles"]
    del new[5]["headline"], new[5]["at"]["headline"]
    new[5]["headline"] = new[5]["at"]["headline"] = None
    assert Counter(change.change for change in diff(old, new) if change.topic == "articles") == {"gone": 1, "found": 1}


def test_an_article_cut_in_two_by_the_other_edition() -> None:
    """Other bytes, and one article of the first is two of the second."""
    old, new = of_text(community(), "a.txt"), of_text(community() + "\n")
    found = diff(merge(old, 3, 4), new)
    assert kinds(found)["articles", "split", None] == 1
    change = next(change for change in found if change.topic == "articles")
    assert (len(change.old), len(change.new), change.matched) == (1, 2, "text")


def test_a_paragraph_went_to_another_article_of_the_edition() -> None:
    old, new = of_text(community(), "a.txt"), of_text(community() + "\n")
    tail = cut(new[3], len(new[3]["paragraphs"]) - 1)
    give(new[4], tail)
    (change,) = [change for change in diff(old, new) if change.topic == "paragraphs"]
    assert (change.change, change.old[0].article, change.new[0].article) == ("moved", old[3]["id"], new[4]["id"])


def test_like_notices_are_pairs_not_a_crowd() -> None:
    notices = [f"停电通知:因线路检修,{place}定于{day}日八时起停电,请相互转告,做好准备。"
               for place, day in (("东坝", 3), ("西坝", 14), ("南坝", 25))]  # fmt: skip
    links = link_by_likeness([bag(text) for text in notices], [bag(text + "特此通知。") for text in notices])
    assert links.twins == ((0, 0), (1, 1), (2, 2))
    assert len(links.groups) == 3


def test_editions_told_by_mentions_alone() -> None:
    old = [mention for record in of_text(community(), "a.txt") for mention in record["mentions"]]
    new = [mention for record in of_text(community().replace("380 斤", "390 斤")) for mention in record["mentions"]]
    found = diff(old, new)
    count = sum(mention["text"] == "380 斤" for mention in old)
    assert count > 1
    assert kinds(found) == {("mentions", "changed", "amounts"): count, ("values", "changed", "amounts"): count}
    assert found[0].old[0].path is None


def test_files_of_the_same_bytes_are_matched_by_their_paths() -> None:
    text = community()
    old = of_text(text, "one.txt") + of_text(text, "two.txt")
    new = of_text(text, "two.txt") + of_text(text, "one.txt")
    other_kind(new[0])
    (change,) = diff(old, new)
    assert change.topic == "kinds" and change.old[0].path == change.new[0].path == "two.txt"


def test_one_file_against_many() -> None:
    """An issue in one file, and its articles in a file each."""
    old = of_text(community(), "issue.txt")
    new = []
    for number, record in enumerate(of_text(community(), "issue.txt")):
        record["source"] = {**record["source"], "path": f"{number}.txt", "sha256": f"{number:064x}"}
        record["id"] = f"{number:012x}:001"
        for mention in record["mentions"]:
            mention["article"] = record["id"]
        new.append(record)
    assert diff(old, new) == []


# What a run tells


def test_what_only_one_run_was_asked_for_is_not_compared() -> None:
    bare = [{key: record[key] for key in record if key != "mentions"} for record in sample()]
    assert diff(bare, sample()) == []
    assert comparable(run_of(bare), run_of(sample())) == (True, False)
    mentions = [mention for record in sample() for mention in record["mentions"]]
    assert comparable(run_of(mentions), run_of(sample())) == (False, True)


def test_a_run_that_found_nothing_has_lost_everything() -> None:
    found = diff(sample(), [])
    assert {change.change for change in found} == {"gone"}
    assert kinds(found)["articles", "gone", None] == len(sample())
    assert {change.change for change in diff([], sample())} == {"found"}
    assert diff([], []) == []


def test_fields_that_were_not_asked_for_are_left_out() -> None:
    run = run_of(sample(), fields=["durations"])
    assert run.mentions == sum(mention["field"] == "durations" for record in sample() for mention in record["mentions"])


def test_mentions_beside_their_articles_count_once() -> None:
    records = sample()
    beside = [mention for record in records for mention in record["mentions"]]
    assert run_of([*records, *beside]).mentions == len(beside)
    bare = [{key: record[key] for key in record if key != "mentions"} for record in records]
    assert diff(records, [*beside, *bare]) == []


def test_texts_in_memory_are_told_apart_by_their_text() -> None:
    def record(text: str) -> Record:
        from gazette_cli.extract.plain import article_of

        found = facts(article_of(text, "note"), Facts(("amounts",)))
        return {"id": "note", "text": text, "mentions": [mention_record(mention) for mention in found]}

    old, new = record("共有86人参加,投入5万元。"), record("投入6万元,共有86人参加。")
    assert diff([old], [old]) == []
    assert {change.matched for change in diff([old], [new])} <= {"text", None}


# Bad rows


@pytest.mark.parametrize(("row", "problem"), [
    (b'{"schema": "gazette.block/1"}', "records of schema 'gazette.block/1' cannot be compared"),
    (b'{"schema": "gazette.article/1"}', "not a whole gazette.article/1 record"),
    (b'{"schema": "gazette.mention/1", "field": "dates"}', "not a whole gazette.mention/1 record"),
    (b'{"schema": "gazette.mention/1", "field": "dates", "text": "3\xe6\x97\xa5", "start": 4, "end": 9, "line": 1, '
     b'"column": 1, "spans": null, "article": "a:001", "value": {}}', "spans and text do not agree"),
    (b'{"text": "x"}', "a text without articles or mentions cannot be compared"),
    (b'{"text": "x", "mentions": 3}', "'mentions' is not a list"),
    (b'{"id": 5}', "neither a schema nor a string 'text'"),
    (b"[1]", "not a JSON object"),
    (b'{"schema": ', "not JSON"),
], ids=lambda value: value[:24] if isinstance(value, str) else "")  # fmt: skip
def test_rows_that_no_run_has_printed(row: bytes, problem: str) -> None:
    with pytest.raises(RecordError) as caught:
        Run().add(row, "r.jsonl:7")
    assert problem in caught.value.problem
    assert caught.value.place.startswith("r.jsonl:7:")
    assert caught.value.hint


def test_an_article_that_stands_there_twice() -> None:
    with pytest.raises(RecordError, match=r"was there before \(r.jsonl:1\); give the records of one run"):
        run_of([*sample()[:1], *sample()[:1]])


def test_an_article_without_a_word_has_a_home() -> None:
    old, new = sample(), sample()
    for key in ("headline", "kicker", "deck", "byline", "dateline"):
        new[0][key] = new[0]["at"][key] = None
    new[0] |= {"paragraphs": [], "spans": [], "mentions": [], "removed": [], "text": ""}
    found = [change for change in diff(old, new) if change.topic == "articles"]
    assert Counter(change.change for change in found) == {"gone": 1, "found": 1}
    home = next(change.new[0] for change in found if change.new)
    assert (home.at, home.line, home.text) == ("samples/community-weekly.txt", None, None)
