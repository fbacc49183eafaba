"""One decoding over the whole issue: which unit opens an article, which only a part of it.

A lattice of states over the units; each state is scored by what the unit looks like (emission), each
step by what usually follows what (transition), with the byline habit of this very document. The best
path is taken, and the share of all paths that go through the same state is its confidence.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from gazette_cli.structure.features import Habits, UnitScores


class State(StrEnum):
    """What a unit is to its article."""

    SECTION = "section"
    HEAD = "head"
    HEAD_BYLINE = "head-byline"
    TEXT = "text"
    OPENING = "opening"  # a paragraph with a dateline or a lead byline
    CLOSING = "closing"  # a paragraph with a byline glued to its end
    WHOLE = "whole"  # a paragraph with both
    CROSSHEAD = "crosshead"
    TAIL_BYLINE = "tail-byline"
    SIGNATURE = "signature"
    ITEM = "item"  # a paragraph that is an article of its own


S = State
_NEVER = -50.0
_ENDED = (S.CLOSING, S.WHOLE, S.TAIL_BYLINE, S.SIGNATURE, S.ITEM)

# Log-odds-like scores of a step; what is not listed is 0.
STEPS: Mapping[tuple[State, State], float] = {
    (S.SECTION, S.TEXT): -2.0,
    (S.SECTION, S.CLOSING): -2.0,
    (S.SECTION, S.SECTION): -1.5,
    (S.SECTION, S.CROSSHEAD): -6.0,
    (S.SECTION, S.HEAD_BYLINE): -6.0,
    (S.SECTION, S.TAIL_BYLINE): -6.0,
    (S.SECTION, S.SIGNATURE): -6.0,
    (S.SECTION, S.ITEM): 1.0,
    (S.HEAD, S.SECTION): -5.0,
    (S.HEAD, S.HEAD_BYLINE): 2.0,
    (S.HEAD, S.TAIL_BYLINE): -6.0,
    (S.HEAD, S.OPENING): 2.5,
    (S.HEAD, S.WHOLE): 2.5,
    (S.HEAD, S.CROSSHEAD): -2.5,
    (S.HEAD, S.SIGNATURE): -4.0,
    (S.HEAD, S.ITEM): -1.0,
    (S.HEAD_BYLINE, S.HEAD): -5.0,
    (S.HEAD_BYLINE, S.HEAD_BYLINE): -1.0,
    (S.HEAD_BYLINE, S.TAIL_BYLINE): -6.0,
    (S.HEAD_BYLINE, S.SECTION): -6.0,
    (S.HEAD_BYLINE, S.CROSSHEAD): -0.5,
    (S.HEAD_BYLINE, S.SIGNATURE): -5.0,
    (S.TEXT, S.HEAD): -1.0,
    (S.TEXT, S.SECTION): -1.0,
    (S.TEXT, S.CROSSHEAD): -0.5,
    (S.TEXT, S.HEAD_BYLINE): _NEVER,
    (S.TEXT, S.OPENING): -3.5,
    (S.TEXT, S.WHOLE): -3.0,
    (S.TEXT, S.ITEM): -1.5,
    (S.TEXT, S.TAIL_BYLINE): 1.0,
    (S.OPENING, S.HEAD): -1.0,
    (S.OPENING, S.SECTION): -1.0,
    (S.OPENING, S.CROSSHEAD): -0.5,
    (S.OPENING, S.HEAD_BYLINE): _NEVER,
    (S.OPENING, S.OPENING): -2.5,
    (S.OPENING, S.WHOLE): -2.5,
    (S.OPENING, S.ITEM): -1.5,
    (S.OPENING, S.TAIL_BYLINE): 1.0,
    (S.CROSSHEAD, S.HEAD): -6.0,
    (S.CROSSHEAD, S.SECTION): -6.0,
    (S.CROSSHEAD, S.CROSSHEAD): -2.0,
    (S.CROSSHEAD, S.HEAD_BYLINE): -6.0,
    (S.CROSSHEAD, S.TAIL_BYLINE): -6.0,
    (S.CROSSHEAD, S.OPENING): -5.0,
    (S.CROSSHEAD, S.WHOLE): -5.0,
    (S.CROSSHEAD, S.SIGNATURE): -5.0,
    (S.CROSSHEAD, S.ITEM): -2.0,
    (S.TAIL_BYLINE, S.TAIL_BYLINE): -1.0,
    (S.SIGNATURE, S.SIGNATURE): 0.5,
    (S.SIGNATURE, S.TAIL_BYLINE): -1.0,
    (S.ITEM, S.ITEM): 1.5,
    (S.ITEM, S.SECTION): 1.0,
    (S.ITEM, S.HEAD): 0.5,
    (S.ITEM, S.TEXT): -2.0,
    (S.ITEM, S.CLOSING): -2.0,
    (S.ITEM, S.CROSSHEAD): -3.0,
    (S.ITEM, S.HEAD_BYLINE): -6.0,
}
_AFTER_END = {S.HEAD: 1.5, S.SECTION: 1.0, S.TEXT: -3.0, S.CLOSING: -2.5, S.CROSSHEAD: -4.0, S.OPENING: -1.0,
              S.WHOLE: -0.5, S.HEAD_BYLINE: -6.0, S.ITEM: 0.0}
_FIRST = {S.TEXT: -3.0, S.CLOSING: -3.0, S.CROSSHEAD: -6.0, S.HEAD_BYLINE: -5.0, S.TAIL_BYLINE: -5.0, S.SIGNATURE: -5.0,
          S.OPENING: -1.0, S.WHOLE: -1.0, S.ITEM: -1.0}
_LAST = {S.HEAD: -4.0, S.CROSSHEAD: -4.0, S.SECTION: -3.0, S.HEAD_BYLINE: -4.0}


@dataclass(frozen=True, slots=True)
class Decision:
    """The state chosen for a unit, its share of all paths (0..1), and the state that came second."""

    state: State
    confidence: float
    runner_up: State | None


def decode(scores: Sequence[UnitScores], habits: Habits) -> list[Decision]:
    """The best path through the lattice, one decision a unit."""
    if not scores:
        return []
    steps = _steps(habits)
    emissions = [{State(name): score for name, score in unit.items()} for unit in scores]
    best = _viterbi(emissions, steps)
    forward = _sums(emissions, steps, backward=False)
    behind = _sums(emissions, steps, backward=True)
    decisions = []
    for n, state in enumerate(best):
        total = {s: forward[n][s] + behind[n][s] - emissions[n][s] for s in emissions[n]}
        norm = _log_sum(list(total.values()))
        others = sorted((s for s in total if s is not state), key=lambda s: (-total[s], s))
        decisions.append(Decision(state, math.exp(total[state] - norm), others[0] if others else None))
    return decisions


def _steps(habits: Habits) -> dict[tuple[State, State], float]:
    """The step scores of this document: where stories are signed at their end, an unsigned end is rare."""
    steps: dict[tuple[State, State], float] = {}
    for before in State:
        for after in State:
            score = STEPS.get((before, after))
            if score is None:
                score = _AFTER_END.get(after, 0.0) if before in _ENDED else 0.0
            steps[before, after] = score
    for before in (S.TEXT, S.OPENING):
        steps[before, S.HEAD] -= habits.signed
        steps[before, S.SECTION] -= 0.5 * habits.signed
    steps[S.HEAD, S.TEXT] -= habits.opened
    return steps


def _viterbi(emissions: Sequence[Mapping[State, float]], steps: Mapping[tuple[State, State], float]) -> list[State]:
    column = {state: score + _FIRST.get(state, 0.0) for state, score in emissions[0].items()}
    back: list[dict[State, State]] = []
    for emission in emissions[1:]:
        links: dict[State, State] = {}
        following: dict[State, float] = {}
        for state, score in emission.items():
            before = max(column, key=lambda s: column[s] + steps[s, state])
            links[state] = before
            following[state] = column[before] + steps[before, state] + score
        back.append(links)
        column = following
    state = max(column, key=lambda s: column[s] + _LAST.get(s, 0.0))
    path = [state]
    for links in reversed(back):
        path.append(links[path[-1]])
    return path[::-1]


def _sums(
    emissions: Sequence[Mapping[State, float]], steps: Mapping[tuple[State, State], float], *, backward: bool
) -> list[dict[State, float]]:
    """Log of the summed weights of all paths up to each state (or from it on), its own emission included."""
    order = list(reversed(emissions)) if backward else list(emissions)
    edge = _LAST if backward else _FIRST
    columns = [{state: score + edge.get(state, 0.0) for state, score in order[0].items()}]
    for emission in order[1:]:
        last = columns[-1]
        columns.append({
            state: score + _log_sum([
                value + (steps[state, other] if backward else steps[other, state]) for other, value in last.items()
            ])
            for state, score in emission.items()
        })  # fmt: skip
    return columns[::-1] if backward else columns


def _log_sum(values: Sequence[float]) -> float:
    top = max(values)
    if len(values) == 1:
        return top
    return top + math.log(sum(math.exp(value - top) for value in values))
