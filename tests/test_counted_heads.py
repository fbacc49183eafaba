"""Headings that begin with one word and a number are all of one kind."""

from __future__ import annotations

from gazette_cli.structure.agreement import pulls
from gazette_cli.structure.features import Candidate
from gazette_cli.structure.looks import COUNTED
from gazette_cli.structure.states import State


def test_one_of_a_row_follows_the_others() -> None:
    states = (State.HEAD, State.CROSSHEAD)
    row = [Candidate(states, (), f"{COUNTED} 案例") for _ in range(2)]
    second = pulls(row, [[0.97, 0.03], [0.4, 0.6]])[1]
    assert second[0] - second[1] > 3
