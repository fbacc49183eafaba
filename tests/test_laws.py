"""What must hold for every text there is: laws, put to the test on gold, on invented layouts and on hostile text."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from functools import cache
from itertools import pairwise
from pathlib import Path

import orjson
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tools.layouts.families import FAMILIES, build

from gazette_cli.article import Article
from gazette_cli.block import BODY_KINDS, FURNITURE_KINDS, HEAD_KINDS, Block, Kind
from gazette_cli.document import Document
from gazette_cli.errors import DecodingError
from gazette_cli.fold import is_blank
from gazette_cli.mention import Mention
from gazette_cli.pipeline import Facts, facts, understand
from gazette_cli.readers.plain import read_bytes
from gazette_cli.records import article_record, block_record, mention_record, read_record
from gazette_cli.source import Source
from gazette_cli.span import Span, slices
from gazette_cli.structure import unsplit
from gazette_cli.views import view
from gazette_cli.views.printed import prints

GOLD = sorted((Path(__file__).parent / "gold").glob("*.txt"))
ASKED = Facts(("dates", "amounts", "durations"))
ARTICLE_KINDS = {*HEAD_KINDS, *BODY_KINDS, Kind.BYLINE, Kind.DATELINE}
OUTSIDE_KINDS = {*FURNITURE_KINDS, Kind.STANDING_HEAD, Kind.DUPLICATE}

lawful = settings(deadline=None, derandomize=True, max_examples=60)
families = st.sampled_from(sorted(FAMILIES))
seeds = st.integers(min_value=50, max_value=100_000)

HOSTILE = [
    "\r", "\n", "\r\n", "\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x1c", "\0", "\x1b", "\x7f",
    "\ufeff", "\u200b", "\u00ad", "\u3000", "\u00a0", "\u202e", "\ue000", "\uffff", "\U0001f516", "\U00020bb7",
    "e\u0301", "㎡", "①", "ﷺ",
]  # fmt: skip
WORDS = [
    "本报讯", "(记者 何小满)", "记者 何小满 通讯员 邱爽", "- 3 -", "第2版", "目录", "01", "1", "下转第3版",
    "本期责编:何小满", "2024年7月31日 第12期", "望湖时报", "【点评】", "▲", "一、", "7月3日上午9时", "约3.5亿元",
    "三个月", "第三次", "100", "新桥通车", "春耕备耕忙,", "居民反映的问题当天有回音。", "——", "“", "”", "……",
    "阅读原文", "(", "《", " ", "\t",
]  # fmt: skip
no_surrogates = st.characters(exclude_categories=["Cs"])
hostile_text = st.lists(
    st.one_of(st.sampled_from(HOSTILE), st.sampled_from(WORDS), st.text(no_surrogates, max_size=6)), max_size=40
).map("".join)
any_text = st.text(no_surrogates, max_size=200)


@cache
def invented(family: str, seed: int) -> str:
    """The text of one invented issue."""
    return build(family, seed).text


def read_gold(path: Path) -> Source:
    return read_bytes(path.read_bytes(), path.name)[0]


# The laws; each takes a document and says nothing if it holds


def tiles(document: Document) -> None:
    text = document.source.text
    edge = 0
    for block in document.blocks:
        assert block.start == edge < block.end
        assert block.start <= block.core.start <= block.core.end <= block.end
        edge = block.end
    assert edge == len(text)
    records = [block_record(block, document.source, None) for block in document.blocks]
    assert "".join(record["text"] for record in records) == text


def leaves_only_blanks_between_words(document: Document) -> None:
    """A core holds the words of its block and begins and ends with one; what is around it is blank."""
    text = document.source.text
    for block in document.blocks:
        core = block.core.slice(text)
        assert "\n" not in core
        assert all(map(is_blank, text[block.start : block.core.start] + text[block.core.end : block.end]))
        assert not core or not (is_blank(core[0]) or is_blank(core[-1]))
        assert core or len(document.blocks) == 1


def keeps_everything_somewhere(document: Document) -> None:
    """Conservation: every word is in one article's spans, or in furniture, a standing head or a repeat."""
    by_article: dict[int, list[Span]] = {}
    for block in document.blocks:
        if block.article is None or block.kind is Kind.DUPLICATE:
            assert block.kind in OUTSIDE_KINDS
        else:
            assert block.kind in ARTICLE_KINDS
            by_article.setdefault(block.article, []).append(block.core)
    assert sorted(by_article) == [article.ordinal for article in document.articles]
    for article in document.articles:
        assert sorted(article.spans) == by_article[article.ordinal]
        assert len(set(article.spans)) == len(article.spans)
        in_parts = sorted(span for part in article.parts() for span in part.spans)
        assert all(any(own.start <= span.start and span.end <= own.end for own in article.spans) for span in in_parts)
        assert all(before.end <= after.start for before, after in pairwise(in_parts))


def numbers_articles(document: Document) -> None:
    starts = [min(span.start for span in article.spans) for article in document.articles]
    assert starts == sorted(starts)
    assert [article.ordinal for article in document.articles] == list(range(1, len(starts) + 1))
    assert [article.id for article in document.articles] == [
        f"{document.source.sha256[:12]}:{n:03}" for n in range(1, len(starts) + 1)
    ]


def points_home(document: Document) -> None:
    """Every part and repeat is the words under its spans; every line and column is that of its first character."""
    text, lines = document.source.text, document.source.text.split("\n")
    for article in document.articles:
        for part in article.parts():
            assert part.text == slices(text, part.spans) != ""
            for span, line, column, _ in part.places:
                assert span.start < span.end
                assert lines[line - 1][column - 1 :].startswith(span.slice(text))
                assert document.source.locate(span.start) == (line, column)
        for removed in article.removed:
            assert removed.text == slices(text, removed.spans)
            assert removed.duplicate_of
    for block in document.blocks:
        for span in block.duplicate_of:
            assert 0 <= span.start < span.end <= len(text)
        assert bool(block.duplicate_of) == (block.kind is Kind.DUPLICATE)


def explains_itself(document: Document) -> None:
    for block in document.blocks:
        evidence = block.evidence
        assert evidence.rule
        assert 0 <= evidence.confidence <= 1
        assert len(evidence.cue) <= 60
    assert all(0 <= article.confidence <= 1 for article in document.articles)


def comes_back_from_records(document: Document) -> None:
    for article in document.articles:
        row = orjson.dumps(article_record(article))
        again = read_record(row, "a", "a")
        assert isinstance(again, Article)
        assert orjson.dumps(article_record(again)) == row


def states_facts_at_home(document: Document) -> None:
    """Mentions are the words under their spans, inside their article, sorted, and the same from the record."""
    text = document.source.text
    for article in document.articles:
        found = facts(article, ASKED)
        again = read_record(orjson.dumps(article_record(article)), "a", "a")
        assert isinstance(again, Article)
        rows = [orjson.dumps(mention_record(mention)) for mention in found]
        assert [orjson.dumps(mention_record(mention)) for mention in facts(again, ASKED)] == rows
        keys = [(mention.start, mention.end, mention.field) for mention in found]
        assert keys == sorted(keys)
        for mention in found:
            stands_in(mention, article, text)
            assert document.source.locate(mention.spans[0].start) == (mention.line, mention.column)
        for field in ASKED.fields:
            spans = [span for mention in found if mention.field == field for span in mention.spans]
            assert len({n for span in spans for n in range(*span)}) == sum(end - start for start, end in spans)


def stands_in(mention: Mention, article: Article, text: str) -> None:
    assert mention.text == slices(text, mention.spans) != ""
    assert mention.article == article.id
    for start, end in mention.spans:
        assert any(own.start <= start and end <= own.end for own in article.spans)


def cleans_without_loss(document: Document) -> None:
    """What `clean` prints are the words of the blocks that are kept, in reading order, and nothing else."""
    text = document.source.text
    heads = [block.core for block in document.blocks if block.kind is Kind.STANDING_HEAD]
    wanted = []
    for article in document.articles:
        while heads and heads[0].start < min(article.spans).start:
            wanted.append(heads.pop(0))
        wanted += article.spans
    render = view("text", "print").render
    cleaned = b"\n".join(map(render, prints(document))).decode("utf-8")
    assert inked(cleaned) == inked(slices(text, [*wanted, *heads]))


def inked(text: str) -> str:
    return "".join(char for char in text if not is_blank(char))


def repeats_lead_to_what_stays(document: Document) -> None:
    """A repeat leads to blocks that are no repeats, and belongs to the article of one of them, if they have one."""
    for block in document.blocks:
        if block.kind is not Kind.DUPLICATE:
            continue
        copies = [other for other in document.blocks for span in block.duplicate_of if other.core.overlaps(span)]
        assert copies
        assert Kind.DUPLICATE not in {copy.kind for copy in copies}
        owners = {copy.article for copy in copies}
        assert block.article in owners
        assert block.article is not None or owners == {None}


LAWS = (tiles, leaves_only_blanks_between_words, keeps_everything_somewhere, numbers_articles, points_home,
        explains_itself, cleans_without_loss, repeats_lead_to_what_stays, comes_back_from_records,
        states_facts_at_home)  # fmt: skip


def holds(text: str) -> None:
    document = understand(Source.from_text(text, "a.txt"))
    for law in LAWS:
        law(document)
    again = understand(Source.from_text(text, "a.txt"))
    assert (again.blocks, again.articles, again.issue) == (document.blocks, document.articles, document.issue)


# Where they are put to the test


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
@pytest.mark.parametrize("law", LAWS)
def test_gold(path: Path, law: object) -> None:
    assert callable(law)
    law(understand(read_gold(path)))


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("seed", [31, 32])
def test_every_family(family: str, seed: int) -> None:
    holds(invented(family, seed))


@lawful
@given(families, seeds)
def test_layouts(family: str, seed: int) -> None:
    holds(invented(family, seed))


@lawful
@given(families, st.integers(50, 90), st.data())
def test_layouts_with_hostile_characters(family: str, seed: int, data: st.DataObject) -> None:
    """An issue with strange characters put in at some places, and a piece of it taken out or printed again."""
    text = invented(family, seed)
    for _ in range(data.draw(st.integers(1, 8))):
        place = data.draw(st.integers(0, len(text)))
        text = text[:place] + data.draw(st.sampled_from(HOSTILE)) + text[place:]
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    holds(text[:start] + text[end:])
    holds(text[:end] + text[start:end][:2000])


@settings(lawful, max_examples=300)
@given(hostile_text)
@example("")
@example("\n")
@example("\0")
@example("\ufeff")
@example("\r\r\n\u2028")
@example("甲")
@example("一" * 5000)
@example("\n".join(["新桥通车"] * 400))
@example("\n".join(str(n) for n in range(300)))
def test_hostile_text(text: str) -> None:
    holds(text)


@settings(lawful, max_examples=150)
@given(any_text)
def test_any_text(text: str) -> None:
    holds(text)


@settings(lawful, max_examples=200)
@given(st.one_of(hostile_text, any_text))
def test_text_records(text: str) -> None:
    document = unsplit(Source.from_text(text, "x"), "x", "2024-07-31")
    for law in (tiles, leaves_only_blanks_between_words, keeps_everything_somewhere, points_home, states_facts_at_home):
        law(document)


ENCODINGS = ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "big5"]


@settings(lawful, max_examples=300)
@given(st.one_of(st.binary(max_size=300), hostile_text.map(lambda text: text.encode("gb18030"))))
@example(b"\xef\xbb\xbf")
@example(b"\xff\xfe")
@example(b"\xa1\xc3\xa1\xc5")
@example("街道".encode()[:-1])
@example("街道".encode("gb18030")[:-1])
def test_bytes_come_back(data: bytes) -> None:
    for encoding in ("auto", *ENCODINGS):
        try:
            source, _ = read_bytes(data, "a.txt", encoding)
        except DecodingError:
            continue
        assert source.to_bytes() == data
        assert source.sha256 == hashlib.sha256(data).hexdigest()


@lawful
@given(families, st.integers(50, 70), st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16"]))
def test_encodings_do_not_matter(family: str, seed: int, encoding: str) -> None:
    """The same text in another encoding gives the same blocks and articles, but for what names the bytes."""
    text = invented(family, seed)
    data = text.encode(encoding)
    source, _ = read_bytes(data, "a.txt")
    assert source.text == text
    assert source.to_bytes() == data
    plain, other = understand(Source.from_text(text, "a.txt")), understand(source)
    assert other.blocks == plain.blocks
    assert [article.paragraphs for article in other.articles] == [article.paragraphs for article in plain.articles]


@lawful
@given(families, st.integers(50, 90))
def test_names_point_home(family: str, seed: int) -> None:
    text = invented(family, seed)
    for article in understand(Source.from_text(text, "a.txt")).articles[:6]:
        for mention in facts(article, Facts(("names",))):
            stands_in(mention, article, text)


def test_hashes_and_jobs_do_not_matter(tmp_path: Path) -> None:
    """The real program gives the same bytes whatever the order of hashes and the number of processes."""
    for n, family in enumerate(sorted(FAMILIES)):
        (tmp_path / f"{n:02}.txt").write_bytes(invented(family, 77).encode("utf-8"))
    fields = "dates,amounts,durations,names"
    explained = [(["explain", "-f", "jsonl"], tmp_path / f"{n:02}.txt") for n in range(0, len(FAMILIES), 4)]
    for command, inputs in ((["split"], tmp_path), (["extract", "--fields", fields], tmp_path), *explained):
        ways = (("0", "1"), ("1", "2"), ("4711", "1"))
        outputs = {output(inputs, seed, *command, "-j", jobs) for seed, jobs in ways}
        assert len(outputs) == 1
        assert len(outputs.pop()) > 100


def test_pipes_do_not_matter(tmp_path: Path) -> None:
    """Facts from files and from the records of the same files are the same bytes."""
    for n, family in enumerate(sorted(FAMILIES)):
        (tmp_path / f"{n:02}.txt").write_bytes(invented(family, 78).encode("utf-8"))
    fields = ("--fields", "dates,amounts,durations,names")
    records = output(tmp_path, "0", "split")
    piped = subprocess.run([sys.executable, "-m", "gazette_cli", "extract", *fields], input=records,
                           capture_output=True, check=True).stdout  # fmt: skip
    assert piped == output(tmp_path, "0", "extract", *fields)


def output(inputs: Path, hash_seed: str, *arguments: str) -> bytes:
    command = [sys.executable, "-m", "gazette_cli", *arguments, str(inputs)]
    return subprocess.run(command, capture_output=True, check=True,
                          env={**os.environ, "PYTHONHASHSEED": hash_seed}).stdout  # fmt: skip


def test_laws_can_be_broken() -> None:
    """The laws are no empty words: a document bent by hand breaks them."""
    document = understand(Source.from_text(invented("wechat", 3), "a.txt"))
    moved = Block(0, 1, Span(0, 1), Kind.FURNITURE, document.blocks[0].evidence)
    bent = object.__new__(Document)
    for key, value in vars(document).items():
        object.__setattr__(bent, key, value)
    object.__setattr__(bent, "blocks", (moved, *document.blocks[1:]))
    with pytest.raises(AssertionError):
        tiles(bent)
    object.__setattr__(bent, "blocks", tuple(block for block in document.blocks if block.article != 1))
    with pytest.raises(AssertionError):
        keeps_everything_somewhere(bent)
