"""The second opinion on the role of a unit: what is known of it, what the networks say, and how they are fitted."""

from __future__ import annotations

import math

import pytest
from tools import fit_network
from tools.layouts.families import build

from gazette_cli.source import Source
from gazette_cli.structure import network
from gazette_cli.structure.decode import decode
from gazette_cli.structure.features import candidates, habits_of
from gazette_cli.structure.issue_split import board_of
from gazette_cli.structure.network import ROLES, Networks, Outer
from gazette_cli.structure.states import State
from gazette_cli.structure.surroundings import Known, Surroundings

HEAD, CROSSHEAD, TEXT = ROLES.index(State.HEAD), ROLES.index(State.CROSSHEAD), ROLES.index(State.TEXT)
PAGE = """柳溪街道添了十二处雨棚

柳溪街道今年在十二个公交站添了雨棚，居民候车不再淋雨，老人也有了坐处。

工程由街道城建办负责，八月动工，十月完工，一共花了三十六万元。

菜市场改了名

老菜市场从昨天起叫柳溪集市，摊位还是那些摊位，秤换成了电子秤。
"""


def known(text: str) -> tuple[Surroundings, list[str]]:
    board = board_of(Source.from_text(text))
    return Surroundings(board, candidates(board)), [unit.text for unit in board.units]


def test_what_stands_around_a_heading() -> None:
    surroundings, texts = known(PAGE)
    last = surroundings.of(texts.index("菜市场改了名"))
    told = {"paragraphs-above-2", "paragraphs-below-1", "run-0", "closed-above-True", "type-below-text"}
    assert told <= set(last.around)
    assert last.above == surroundings.of(texts.index("菜市场改了名") - 1).own
    assert surroundings.of(0).above == ()
    assert surroundings.of(len(texts) - 1).below == ()


def test_words_that_come_back_below() -> None:
    surroundings, _texts = known(PAGE)
    first = dict(name.rsplit("-", 1) for name in surroundings.of(0).around if name.startswith("words-"))
    assert int(first["words-next"]) > 1  # 柳溪街道, 雨棚 in the paragraph below
    assert "words-above" not in first  # nothing stands above


def test_sizes_are_measured_by_the_issue() -> None:
    """Paragraphs three times as long throughout are the same surroundings."""
    small, texts = known(PAGE)
    large, _ = known("\n".join(line * 3 if line.endswith("。") else line for line in PAGE.split("\n")))
    n = texts.index("菜市场改了名")
    steps = {"text-above", "text-below", "size-above-text", "size-below-text"}
    assert steps <= {name.rsplit("-", 1)[0] for name in small.of(n).around}
    for name in small.of(n).around:
        if name.rsplit("-", 1)[0] in steps:
            assert name in large.of(n).around


def test_only_open_questions_are_asked() -> None:
    assert network.role_numbers((State.LEAD, State.SIGNED_TEXT)) == ()
    assert network.role_numbers((State.HEAD, State.TAIL_BYLINE)) == ()  # they know nothing of bylines
    assert network.role_numbers((State.SIGNED_LEAD, State.HEAD)) == (TEXT, HEAD)


def test_shares_by_hand() -> None:
    rows = ({"short": [1.0, 0.0]}, {}, {"text-like": [0.0, 2.0]})
    weights = [[0.0, 0.0] for _ in ROLES]
    weights[HEAD] = [1.0, 1.0]
    networks = Networks(rows, [0.5, 0.0], [Outer(weights, [0.0] * len(ROLES))])
    told = network.shares(Known(("short",), ("text-like",), ("text-like",), ["unheard"]), (HEAD, TEXT), networks)
    odds = math.exp(math.tanh(1.5) + math.tanh(2.0))  # the unit above has no row of that name
    assert told == pytest.approx({HEAD: odds / (odds + 1), TEXT: 1 / (odds + 1)})


def test_their_word_on_headline_or_crosshead_counts_little() -> None:
    weights = [[0.0] for _ in ROLES]
    biases = [0.0] * len(ROLES)
    biases[CROSSHEAD] = 4.0
    networks = Networks(({}, {}, {}), [0.0], [Outer(weights, biases)])
    told = network.shares(Known((), (), (), []), (HEAD, CROSSHEAD, TEXT), networks)
    assert told[TEXT] == pytest.approx(1 / (2 + math.exp(4.0)))
    assert 1.0 < told[CROSSHEAD] / told[HEAD] < 2.0 < told[HEAD] / told[TEXT]


def test_the_lattice_hears_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """What they say of units in doubt moves confidences; nobody is asked where fewer units stand than an issue has."""
    board = board_of(Source.from_text(build("paper-tail", 7).text))
    found = candidates(board)
    asked: list[int] = []

    def described(n: int) -> Known:
        asked.append(n)
        return Surroundings(board, found).of(n)

    heard = decode(found, habits_of(board.units), described)
    assert 0 < len(asked) < len(found)
    monkeypatch.setattr(network, "shares", lambda known, possible, networks: dict.fromkeys(possible, 0.5))
    unheard = decode(found, habits_of(board.units), described)
    assert [one.confidence for one in unheard] != [one.confidence for one in heard]
    asked.clear()
    decode(found[:5], habits_of(board.units), described)
    assert not asked


def test_fitting_finds_what_two_names_say_together() -> None:
    """Neither name alone tells the role, which no sum of weights could learn."""
    names = [(0, "a"), (0, "b")]
    seen = [set(), {names[0]}, {names[1]}, set(names)] * 60
    rows = [fit_network.Row(own, {HEAD, TEXT}, HEAD if len(own) == 1 else TEXT, 1.0) for own in seen]
    packed = fit_network.packed(names, [fit_network.fit(rows, names, seed) for seed in (0, 1)])
    again = fit_network.packed(names, [fit_network.fit(rows, names, seed) for seed in (0, 1)])
    assert packed == again
    networks = Networks(packed["rows"], packed["biases"], [Outer(**one) for one in packed["outer"]])
    for own, role in (((), TEXT), (("a",), HEAD), (("b",), HEAD), (("a", "b"), TEXT)):
        told = network.shares(Known(own, (), (), []), (HEAD, TEXT), networks)
        assert max(told, key=told.__getitem__) == role


def test_shipped_networks_fit_each_other() -> None:
    networks = network.shipped()
    width = len(networks.biases) // len(networks.outer)
    assert all(len(row) == len(networks.biases) for rows in networks.rows for row in rows.values())
    assert all(len(outer.weights) == len(ROLES) and len(outer.weights[0]) == width for outer in networks.outer)
    surroundings, texts = known(PAGE)
    assert any(name in networks.rows[0] for n in range(len(texts)) for name in surroundings.of(n).around)
