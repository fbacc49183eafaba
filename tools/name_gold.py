"""Annotated issues and marked texts as sentences for the name tagger, with the names they have or with others."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from gazette_cli.evaluate.gold import read_corpus
from gazette_cli.evaluate.ground import Ground
from gazette_cli.fold import fold
from gazette_cli.lexicon import simplify
from gazette_cli.tagger.view import is_word, surnames
from tools.name_sentences import Pool, Sentence, invented

_MARKED = re.compile("⟦([^⟦⟧\\n]+)⟧")


def is_named_in_full(word: str) -> bool:
    """A surname and a given name of one or two characters."""
    single, double = surnames()
    return (word[:2] in double and 3 <= len(word) <= 4) or (word[0] in single and 2 <= len(word) <= 3)


def annotated(folder: Path) -> list[Sentence]:
    """The articles of annotated issues, folded, and the full names in them; those a line breaks are left out."""
    found = []
    for gold in read_corpus(folder).issues:
        wanted = {m.start: m.end for m in gold.mentions if m.field == "names"}
        outside = gold.furniture_lines | gold.section_lines | gold.duplicate_lines
        for article in gold.articles if wanted else ():
            found.append(_annotated(gold.ground, [line for line in article.lines if line not in outside], wanted))
    return found


def _annotated(ground: Ground, lines: Iterable[int], wanted: Mapping[int, int]) -> Sentence:
    """The text of one article, and where in it the names stand; `wanted` says where they end in the issue."""
    text, spans = "", []
    for line in lines:
        folded, edge = fold(ground.lines[line]), 0
        for at in range(len(folded.text)):
            stop = wanted.get(ground.starts[line] + folded.home(at))
            stops = range(at + 2, len(folded.text) + 1) if stop and at >= edge else ()
            end = next((end for end in stops if ground.starts[line] + folded.home_end(end) == stop), None)
            if end is not None:
                spans.append((len(text) + at, len(text) + end))
                edge = end
        text += folded.text + "\n"
    return text, spans


def marked(folder: Path) -> list[Sentence]:
    """The pieces of the texts in a folder, a blank line between two of them; each full name stands as ⟦冉光旭⟧.

    Raises ValueError where a bracket has no other.
    """
    found = []
    for path in sorted(folder.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        for number, line in enumerate(text.split("\n"), start=1):
            if set(_MARKED.sub("", line)) & set("⟦⟧"):
                raise ValueError(f"{path}:{number}: a bracket of ⟦⟧ stands alone")
        found += [_unmarked(piece) for piece in text.split("\n\n") if piece.strip()]
    return found


def _unmarked(piece: str) -> Sentence:
    text, edge = "", 0
    spans: list[tuple[int, int]] = []
    for mark in _MARKED.finditer(piece):
        text += fold(piece[edge : mark.start()]).text
        name = fold(mark[1]).text
        spans.append((len(text), len(text) + len(name)))
        text += name
        edge = mark.end()
    return text + fold(piece[edge:]).text, spans


def _another(name: str, rng: random.Random, pool: Pool) -> str:
    """Another name; for one that is a word of two characters another such word: 时光, 谷雨."""
    return rng.choice(pool.whole) if len(name) == 2 and is_word(name) else invented(rng, pool)


def other_people(sentence: Sentence, rng: random.Random, pool: Pool, *, kept: bool = False) -> Sentence:
    """The text with every full name exchanged, the same for the same, or `kept`; spaces inside names are lost."""
    text, spans = sentence
    names: dict[str, str] = {}
    changed, marks, edge = "", [], 0
    for start, end in spans:
        name = text[start:end].replace(" ", "").replace("\n", "")
        plain = simplify(name)
        if not kept and is_named_in_full(plain):
            name = names.setdefault(name, _another(plain, rng, pool))
        changed += text[edge:start]
        marks.append((len(changed), len(changed) + len(name)))
        changed += name
        edge = end
    return changed + text[edge:], marks
