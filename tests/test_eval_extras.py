"""Figures that a scorer from outside does not have: sections and kinds."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path

from tools.compare_eval import compare

from gazette_cli.evaluate import read_corpus
from test_evaluate import GOLD, articles, structure, write


def test_section_and_kind_are_compared_where_gold_has_them(tmp_path: Path) -> None:
    first, second = deepcopy(GOLD["articles"])
    first |= {"section": None, "kind": "editor_note"}
    second |= {"section": "●简 讯", "kind": "poem"}  # a kind we do not have is not asked for
    gold = read_corpus(write(tmp_path / "gold", articles=[first, second])).issues[0]
    one, two = articles()
    right = [{**one, "section": None, "kind": "note"}, {**two, "section": "简讯", "kind": "brief"}]
    found, misses = structure(gold, right)
    assert (found["section"], found["kind"], misses) == (1.0, 1.0, [])
    wrong = [{**one, "section": "要闻", "kind": "article"}, {**two, "section": "简讯", "kind": "brief"}]
    found, misses = structure(gold, wrong)
    assert (found["section"], found["kind"], found["perfect"]) == (0.5, 0.0, 1.0)
    assert misses == ["section of '春耕备耕忙': want '', got '要闻'",
                      "kind of '春耕备耕忙': want 'note', got 'article'"]
    assert structure(gold, right[:1])[0]["section"] == 0.5


def test_extra_figures_are_not_held_against_another_scorer(tmp_path: Path) -> None:
    gold = read_corpus(write(tmp_path / "gold")).issues[0]
    assert not {"section", "kind"} & set(structure(gold, articles())[0])
    assert list(compare("total", {"perfect": 1.0, "section": 0.5}, {"perfect": 1.0})) == []
    assert list(compare("total", {"perfect": 1.0, "other": 0.5}, {"perfect": 1.0})) != []
