"""The second opinion on the role of a unit: what is known of it, what the network says, and how they are fitted."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import pytest
from tools import fit_network
from tools.layouts.families import build

from gazette_cli.source import Source
from gazette_cli.structure import network
from gazette_cli.structure.decode import decode
from gazette_cli.structure.features import candidates, habits_of
from gazette_cli.structure.issue_split import board_of
from gazette_cli.structure.network import ROLES, Layer, Network
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


def alone(rows: Sequence[dict[str, list[float]]], weights: list[list[float]], biases: list[float]) -> Network:
    """A network without memories, of one hidden layer as wide as the weights of a role."""
    width = len(weights[0])
    return Network(Layer(rows, [0.0] * width), Layer([{}, {}, {}], []), weights, biases)


def test_shares_by_hand() -> None:
    weights = [[0.0, 0.0] for _ in ROLES]
    weights[HEAD] = [1.0, 1.0]
    asked = alone([{"short": [1.5, 0.0]}, {}, {"text-like": [0.0, 2.0]}], weights, [0.0] * len(ROLES))
    told = network.shares(Known(("short",), ("text-like",), ("text-like",), ["unheard"]), [], (HEAD, TEXT), asked)
    odds = math.exp(math.tanh(1.5) + math.tanh(2.0))  # the unit above has no row of that name
    assert told == pytest.approx({HEAD: odds / (odds + 1), TEXT: 1 / (odds + 1)})


def test_their_word_on_headline_or_crosshead_counts_little() -> None:
    biases = [0.0] * len(ROLES)
    biases[CROSSHEAD] = 4.0
    asked = alone([{}, {}, {}], [[0.0] for _ in ROLES], biases)
    told = network.shares(Known((), (), (), []), [], (HEAD, CROSSHEAD, TEXT), asked)
    assert told[TEXT] == pytest.approx(1 / (2 + math.exp(4.0)))
    assert 1.0 < told[CROSSHEAD] / told[HEAD] < 2.5 < told[HEAD] / told[TEXT]


def test_memories_by_hand() -> None:
    """What a unit brings is kept as far as the gates of the others stand closed."""
    wide, shut = 9.0, -9.0  # gates as open or closed as makes no difference
    rows = {"loud": [wide, wide, 1.0, -1.0], "quiet": [shut, shut, 1.0, 1.0], "half": [0.0, shut, 0.0, 0.0]}
    gates = Layer([rows, {}, {}], [0.0] * 4)
    asked = Network(Layer([{}, {}, {}], []), gates, [], [])
    told = network.memories([("quiet",), ("loud",), ("quiet",), ("half",)], asked)
    brought = math.tanh(1.0)
    down, up = [one[0] for one in told], [one[1] for one in told]
    assert down == pytest.approx([0.0, brought, brought, brought / 2], abs=1e-3)
    assert up == pytest.approx([-brought, -brought, 0.0, 0.0], abs=1e-3)


def test_gates_hear_the_neighbours() -> None:
    gates = Layer([{}, {"loud": [9.0, 9.0, 2.0, 0.0]}, {"loud": [9.0, 9.0, 0.0, 2.0]}], [-9.0, -9.0, 0.0, 0.0])
    told = network.memories([("loud",), (), ()], Network(Layer([{}, {}, {}], []), gates, [], []))
    assert [one[0] for one in told] == pytest.approx([0.0, math.tanh(2.0) / 2, math.tanh(2.0) / 2], abs=1e-3)
    assert [one[1] for one in told] == pytest.approx([0.0, 0.0, 0.0], abs=1e-3)


def test_the_lattice_hears_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """What they say of units in doubt moves confidences; nobody is asked where fewer units stand than an issue has."""
    board = board_of(Source.from_text(build("paper-tail", 7).text))
    found = candidates(board)
    texts = [unit.squeezed for unit in board.units]
    asked: list[int] = []

    def described(n: int) -> Known:
        asked.append(n)
        return Surroundings(board, found).of(n)

    heard = decode(found, habits_of(board.units), described, texts)
    assert 0 < len(asked) < len(found)
    monkeypatch.setattr(network, "shares", lambda known, memory, possible, asked: dict.fromkeys(possible, 0.5))
    unheard = decode(found, habits_of(board.units), described, texts)
    assert [one.confidence for one in unheard] != [one.confidence for one in heard]
    asked.clear()
    decode(found[:5], habits_of(board.units), described, texts[:5])
    assert not asked


def row(own: set[tuple[int, str]], role: int) -> fit_network.Row:
    return fit_network.Row(own, set(), {HEAD, TEXT}, role)


def fitted(issues: Sequence[Sequence[fit_network.Row]], names: list[tuple[int, str]]) -> tuple[object, Network]:
    place = {name: n for n, name in enumerate(names)}
    arrays = [fit_network.arrays(units, place, 1.0) for units in issues]
    packed = fit_network.packed(names, [], fit_network.fit(arrays, len(names)))
    asked = Network(Layer(**packed["hidden"]), Layer(**packed["gates"]), packed["weights"], packed["biases"])
    return packed, asked


def told(features: Sequence[tuple[str, ...]], n: int, asked: Network) -> int:
    """The likelier role of unit `n`."""
    memory = network.memories(features, asked)[n]
    shares = network.shares(Known(features[n], (), (), []), memory, (HEAD, TEXT), asked)
    return max(shares, key=shares.__getitem__)


def test_fitting_finds_what_two_names_say_together() -> None:
    """Neither name alone tells the role, which no sum of weights could learn."""
    names = [(0, "a"), (0, "b")]
    seen: list[set[tuple[int, str]]] = [set(), {names[0]}, {names[1]}, set(names)]
    issues = [[row(own, HEAD if len(own) == 1 else TEXT)] for own in seen] * 60
    packed, asked = fitted(issues, names)
    assert packed == fitted(issues, names)[0]
    for own, role in (((), TEXT), (("a",), HEAD), (("b",), HEAD), (("a", "b"), TEXT)):
        assert told([own], 0, asked) == role


def test_fitting_finds_what_was_said_long_before() -> None:
    """What the second unit is the first alone tells, four units above it."""
    names = [(0, "head"), (0, "same"), (0, "asked")]
    issues = []
    for first in ({names[0]}, {names[1]}) * 60:
        between = [row(set(), fit_network.NO_ROLE) for _ in range(4)]
        issues.append([row(first, fit_network.NO_ROLE), *between, row({names[2]}, HEAD if names[0] in first else TEXT)])
    _packed, asked = fitted(issues, names)
    silence: list[tuple[str, ...]] = [()] * 4
    assert told([("head",), *silence, ("asked",)], 5, asked) == HEAD
    assert told([("same",), *silence, ("asked",)], 5, asked) == TEXT


def test_the_slopes_are_those_of_the_loss() -> None:
    """Nothing is left out here: each slope is what moving that value by a little changes."""
    random = np.random.default_rng(3)
    names = {(0, str(n)): n for n in range(5)}
    units = [row({(0, str(n)) for n in range(5) if random.random() < 0.5}, HEAD if k % 2 else TEXT) for k in range(6)]
    issue = fit_network.arrays(units, names, 1.0)
    values = fit_network.Values(*(random.normal(0, 0.5, one.shape) for one in fit_network.fit([issue], 3)))

    def loss() -> float:
        scores = fit_network.run(values, issue.names).layer @ values.outer + values.biases + issue.masks
        shares = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
        return float(-np.log(shares[np.arange(len(units)), issue.roles]).sum())

    for value, slopes in zip(values, fit_network.slopes(values, issue, None), strict=True):
        for place in ((0,) * value.ndim, (-1,) * value.ndim):
            kept = float(value[place])
            value[place] = kept + 1e-5
            above = loss()
            value[place] = kept - 1e-5
            assert slopes[place] == pytest.approx((above - loss()) / 2e-5, rel=1e-3, abs=1e-6)
            value[place] = kept


def test_the_shipped_network_fits_together() -> None:
    asked = network.shipped()
    surroundings, texts = known(PAGE)
    told = [surroundings.of(n) for n in range(len(texts))]
    memories = network.memories([one.own for one in told], asked)
    for one, memory in zip(told, memories, strict=True):
        shares = network.shares(one, memory, (HEAD, TEXT), asked)
        assert sum(shares.values()) == pytest.approx(1.0)
        assert len(set(shares.values())) > 1
