"""Does a paragraph begin as the first of a story does? 近日,某市… does, 他说… does not.

Weights of the characters and pairs of characters a paragraph begins with, of its first words and of its length:
a logistic regression, fitted by `tools/fit_leads.py`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import accumulate, pairwise
from operator import add

import orjson

from gazette_cli.lexicon import packaged, simplify
from gazette_cli.structure.joins import BYLINE, SIGNATURE, TEXT
from gazette_cli.structure.units import Unit

_REACH = 45  # characters that are looked at
_FIRST = 4  # characters that are weighed as a whole, too
_STEP, _STEPS = 40, 6  # lengths of paragraphs
_DIGIT = re.compile(r"\d")
_WIDEST, _HALF_STEP = 4, 25  # the least and the greatest step a score is told in; hundredths of a logit
_TOLD = 0.25  # share of the paragraphs below headings that must begin like news for others to miss it


def grams(text: str) -> set[str]:
    """The names of what is weighed in a paragraph; digits are all one.

    >>> sorted(grams("8日,"))
    [',', '0', '0日', '^0', '^0日', '^0日,', '|0', '日', '日,']
    """
    begins = _DIGIT.sub("0", simplify(text[:_REACH]))
    return {
        *begins, *map(add, begins, begins[1:]),
        *map("^".__add__, accumulate(begins[:_FIRST])),
        f"|{min(len(text) // _STEP, _STEPS)}",
    }  # fmt: skip


def find_leads(units: Sequence[Unit]) -> dict[int, str]:
    """How much the paragraphs below headings, bylines and what is signed begin like the first of a story, as names of
    features by their positions.

    In an issue where hardly any does, of verse or of recipes, it means nothing that another does not.
    """
    steps = {
        n: lead_step(unit.text)
        for n, (above, unit) in enumerate(pairwise(units), start=1)
        if unit.type == TEXT and not unit.head_like and _can_precede(above)
    }
    told = sum([step > 0 for step in steps.values()]) >= _TOLD * len(steps)
    return {n: f"like-lead-{step}" for n, step in steps.items() if step > 0 or (step and told)}


def _can_precede(unit: Unit) -> bool:
    """Whether a story may begin right below the unit."""
    return unit.head_like or unit.type in (BYLINE, SIGNATURE) or unit.closing is not None


def lead_step(text: str) -> int:
    """How much more likely than not a paragraph is the first of its story: from -4 (no) to 4 (yes), in steps of half
    a logit."""
    weights = _weights()
    hundredths = sum(filter(None, map(weights.get, grams(text))), weights[""])
    return max(-_WIDEST, min(_WIDEST, (hundredths + _HALF_STEP) // (2 * _HALF_STEP)))


@cache
def _weights() -> Mapping[str, int]:
    """Weights by name, in hundredths of a logit: whole numbers, so that no order of adding them matters."""
    table: dict[str, int] = orjson.loads(packaged("gazette_cli.structure", "lead_weights.json"))
    return table
