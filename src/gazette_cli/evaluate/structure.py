"""Articles and blocks as printed, against gold: boundaries, titles, bylines, furniture, repeats, joins."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from gazette_cli.block import FURNITURE_KINDS, Kind
from gazette_cli.evaluate.figures import Hits, Tally
from gazette_cli.evaluate.gold import Gold, GoldArticle, comparable
from gazette_cli.evaluate.ground import squash

Record = dict[str, Any]

_FURNITURE = frozenset(str(kind) for kind in FURNITURE_KINDS)
_NOT_JOINED = frozenset({str(Kind.SIGNATURE), str(Kind.LIST)})


@dataclass(slots=True)
class Judged:
    """What became of one printed article: whether it begins where gold begins, and is perfect."""

    confidence: float
    start_right: bool
    perfect: bool = False


@dataclass(slots=True)
class _Scoring:
    """One issue while it is scored. Sets hold offsets of word characters.

    `hit` are the gold articles found at their start; `match` leads from a gold article to the
    printed one that shares most characters with it.
    """

    gold: Gold
    articles: Sequence[Record]
    tally: Tally
    misses: list[str]
    wanted: list[set[int]]
    printed: list[set[int]]
    hit: set[int] = field(default_factory=set)
    match: dict[int, int] = field(default_factory=dict)
    judged: list[Judged] = field(default_factory=list)


def score_structure(
    gold: Gold, articles: Sequence[Record], blocks: Sequence[Record], misses: list[str]
) -> tuple[Tally, list[Judged]]:
    """Counters of one issue and the fate of each printed article, in the order given.

    `articles` and `blocks` are the records as printed; what was missed or wrongly found is appended
    to `misses`, one line each, with 0-based line numbers as in gold.
    """
    ground = gold.ground
    work = _Scoring(gold, articles, Tally(), misses,
                    wanted=[gold.words(article) for article in gold.articles],
                    printed=[ground.words_of_spans(article["spans"]) for article in articles])  # fmt: skip
    _score_boundaries(work)
    _match(work)
    _score_assignment(work)
    for index, article in enumerate(gold.articles):
        if not article.continuation:
            _score_article(work, index, article)
    _score_kinds(work, blocks, "furniture", _FURNITURE, gold.furniture_lines)
    _score_kinds(work, blocks, "duplicate", {str(Kind.DUPLICATE)}, gold.duplicate_lines)
    _score_joins(work)
    work.tally.counts["tiling_breaks"] += _tiling_breaks(blocks, len(ground.text))
    return work.tally, work.judged


def _score_boundaries(work: _Scoring) -> None:
    """An article is found once: a second one that begins there is extra."""
    ground = work.gold.ground
    whole = [index for index, article in enumerate(work.gold.articles) if not article.continuation]
    accepted = {line: index for index in whole for line in work.gold.articles[index].starts}
    for article, words in zip(work.articles, work.printed, strict=True):
        line = ground.line_of(min(words)) if words else None
        index = accepted.get(line) if line is not None else None
        right = index is not None and index not in work.hit
        if right and index is not None:
            work.hit.add(index)
        else:
            work.misses.append(f"extra article at line {line}: {article.get('headline')!r}")
        work.judged.append(Judged(float(article.get("confidence", 1.0)), right))
    found = len(work.hit)
    work.tally.hit("boundary", Hits(found, len(work.articles) - found, len(whole) - found))


def _match(work: _Scoring) -> None:
    """Greedy, by shared characters, each article at most once; among equals the later ones first."""
    pairs = sorted(((len(shared), i, j) for i, want in enumerate(work.wanted) for j, got in enumerate(work.printed)
                    if (shared := want & got)), reverse=True)  # fmt: skip
    taken: set[int] = set()
    for _, i, j in pairs:
        if i not in work.match and j not in taken:
            work.match[i] = j
            taken.add(j)


def _score_assignment(work: _Scoring) -> None:
    """Characters in the right article, and word characters of articles that no article printed."""
    ground, counts = work.gold.ground, work.tally.counts
    shared = sum(len(work.wanted[i] & work.printed[j]) for i, j in work.match.items())
    body, printed = sum(map(len, work.wanted)), sum(map(len, work.printed))
    work.tally.hit("assign", Hits(shared, printed - shared, body - shared))
    lost = set().union(*work.wanted) - set().union(*work.printed) - work.gold.forgiven
    counts["body"] += body
    counts["lost"] += len(lost)
    work.misses.extend(f"body lost at line {n}: {ground.lines[n][:40]!r}" for n in ground.lines_of(lost))


def _score_article(work: _Scoring, index: int, article: GoldArticle) -> None:
    """Title, byline, and whether everything about the article is right."""
    counts = work.tally.counts
    found = work.match.get(index)
    printed = work.articles[found] if found is not None else None
    title_right = printed is not None and _title_right(work.gold, article, printed)
    byline_right = _byline_right(work, article, printed)
    counts["titles"] += 1
    counts["titles_right"] += title_right
    if byline_right is not None:
        counts["bylines"] += 1
        counts["bylines_right"] += byline_right
    if found is not None and title_right and index in work.hit and byline_right is not False:
        perfect = not (work.wanted[index] ^ work.printed[found]) - work.gold.forgiven
        counts["perfect"] += perfect
        work.judged[found].perfect = perfect
    _score_said(work, article, printed)
    if index not in work.hit:
        work.misses.append(f"missed article at line {article.starts[0]}: {article.title!r}")
    elif not title_right:
        heads = printed and (printed.get("kicker"), printed.get("headline"), printed.get("deck"))
        work.misses.append(f"headline at line {article.starts[0]}: want {article.title!r}, got {heads}")


def _score_said(work: _Scoring, article: GoldArticle, printed: Record | None) -> None:
    """Section and kind, where gold has them."""
    for key, want in article.said.items():
        got = None if printed is None else comparable(key, printed.get(key))
        work.tally.counts[f"{key}s"] += 1
        work.tally.counts[f"{key}s_right"] += want == got
        if printed is not None and want != got:
            work.misses.append(f"{key} of {(article.title or '')[:20]!r}: want {want!r}, got {got!r}")


def _title_right(gold: Gold, article: GoldArticle, printed: Record) -> bool:
    """An accepted title, or the whole stack of heads divided otherwise."""
    if squash(printed.get("headline")) in article.titles:
        return True
    stack = squash("".join(gold.ground.lines[line] for line in article.headline_lines))
    heads = "".join(printed.get(key) or "" for key in ("kicker", "headline", "deck"))
    return bool(stack) and squash(heads) == stack


def _byline_right(work: _Scoring, article: GoldArticle, printed: Record | None) -> bool | None:
    """None where gold does not say who wrote it."""
    if article.byline_names is None:
        return None
    people = ((printed or {}).get("byline") or {}).get("people") or []
    want = sorted({squash(name) for name in article.byline_names})
    got = sorted({squash(person.get("name")) for person in people})
    right = printed is not None and want == got
    if not right:
        work.misses.append(f"byline of {(article.title or '')[:20]!r}: want {list(article.byline_names)}, got {got}")
    return right


def _score_kinds(
    work: _Scoring, blocks: Iterable[Record], name: str, kinds: Iterable[str], lines: Iterable[int]
) -> None:
    """Furniture or repeats, by character."""
    ground = work.gold.ground
    want = ground.words_of_lines(lines)
    got = ground.words_of_spans((block["start"], block["end"]) for block in blocks if block["kind"] in kinds)
    got -= work.gold.forgiven - want
    work.tally.hit(name, Hits.of_sets(want, got))
    for words, verdict in ((want - got, f"{name} kept"), (got - want, f"wrongly {name}")):
        work.misses.extend(f"{verdict} at line {n}: {ground.lines[n][:40]!r}" for n in ground.lines_of(words))


def _score_joins(work: _Scoring) -> None:
    """Which printed lines were made one paragraph; lines of one headline stack are not asked for.

    Also counts paragraphs whose text is not what their spans give.
    """
    ground, gold = work.gold.ground, work.gold
    got: set[tuple[int, int]] = set()
    for article in work.articles:
        for part in article["paragraphs"]:
            home = ground.words(part["spans"])
            if squash(part["text"]) != squash(home):
                work.tally.counts["home_errors"] += 1
                work.misses.append(f"paragraph text is not its spans: {part['text'][:30]!r} / {home[:30]!r}")
            if part["kind"] not in _NOT_JOINED:
                got.update(pairwise(ground.lines_of_spans(part["spans"])))
    got -= {pair for article in gold.articles for pair in pairwise(article.headline_lines)}
    want = set(gold.joins)
    work.tally.hit("join", Hits.of_sets(want, got))
    for pairs, verdict in ((want - got, "not joined"), (got - want, "wrongly joined")):
        work.misses.extend(f"{verdict} {a}->{b}: {ground.lines[a][-12:]!r} + {ground.lines[b][:12]!r}"
                           for a, b in sorted(pairs))  # fmt: skip


def _tiling_breaks(blocks: Iterable[Record], chars: int) -> int:
    """How often the blocks, sorted by start, do not go on where the one before ended."""
    spans = sorted((block["start"], block["end"]) for block in blocks)
    edges = Counter(after[0] == before[1] for before, after in pairwise([(0, 0), *spans, (chars, chars)]))
    return edges[False]
