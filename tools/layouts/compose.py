"""Putting flows on a page with the damage a publication's conversion does: chances per article, then order."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from tools.layouts import breaks
from tools.layouts.content import Habit
from tools.layouts.forms import Forms
from tools.layouts.layout import Issue, Line, Style, blanks

Flow = list[Line]


@dataclass
class Damage:
    """Chances (0 to 1) of each kind of damage per article; `filler` makes the lines found inside a broken paragraph."""

    cut: float = 0.3
    tail: float = 0.15
    double: float = 0.04
    pull: float = 0.06
    caption: float = 0.5
    interleave: float = 0.1
    jump: float = 0.05
    sidebar: float = 0.08
    filler: Callable[[], Flow] | None = None

    @classmethod
    def drawn(cls, rng: random.Random, filler: Callable[[], Flow] | None = None) -> Damage:
        """Damage of one issue: half of the issues suffer little, some a lot."""
        k = rng.choice((0.0, 0.4, 0.8, 1.2, 1.8))
        return cls(0.3 * k, 0.16 * k, 0.04 * k, 0.06 * k, 0.5, 0.1 * k, 0.07 * k, 0.08 * k, filler)


def filler_of(rng: random.Random, damage: Damage) -> Flow:
    """What stands between the halves of a paragraph broken by a column: 0–3 blanks, at times furniture."""
    if damage.filler and rng.random() < 0.4:
        gap = rng.randint(0, 1)
        return [*blanks(gap), *damage.filler(), *blanks(gap)]
    return blanks(rng.randint(0, 3))


def damaged(rng: random.Random, flow: Flow, damage: Damage) -> Flow:
    """One article's flow with the damage that stays inside it."""
    if rng.random() < damage.caption:
        flow = breaks.caption_between(rng, flow)
    if rng.random() < damage.pull:
        flow = breaks.pull_quote(rng, flow, rng.randint(0, 1))
    if rng.random() < damage.cut:
        flow = breaks.break_with(rng, flow, filler_of(rng, damage))
    return flow


def arrange(rng: random.Random, issue: Issue, flows: list[Flow], style: Style, damage: Damage) -> Flow:
    """All flows in order with damage inside and between articles, separated by the style's blank lines."""
    units: list[Flow] = []
    later: list[tuple[int, Flow]] = []
    held: Flow | None = None
    for flow in flows:
        flow = damaged(rng, flow, damage)
        if held is not None:
            units.append(breaks.interleave(rng, held, flow))
            held = None
            continue
        if rng.random() < damage.interleave and flow is not flows[-1]:
            held = flow
            continue
        if rng.random() < damage.jump:
            flow, rest = breaks.jump(rng, flow, rng.randint(2, 8), rng.randint(1, 2))
            units.append(flow)
            later += [(len(units), rest)] if rest else []
        elif rng.random() < damage.tail:
            dup = breaks.tail_copy(rng, flow, rng.choice(("exact", "mid", "mid", "noise")))
            where = rng.random()
            if where < 0.25:
                units += [dup, flow]
            elif where < 0.6:
                units += [flow, dup]
            else:
                units.append(flow)
                later.append((len(units), dup))
        elif rng.random() < damage.double:
            units.append(flow)
            later.append((len(units), breaks.doubled(rng, flow)))
        else:
            units.append(flow)
    units += [held] if held is not None else []
    for after, extra in reversed(later):
        units.insert(rng.randint(max(after, len(units) - 2), len(units)), extra)
    out: Flow = []
    for unit in units:
        out += [*(blanks(style.article_gap) if out else []), *unit]
    return out


def flows_of(rng: random.Random, issue: Issue, writer: Forms, habit: Habit, style: Style) -> Flow:
    """One news article as a flow, at times with a sidebar standing in its middle."""
    flow = issue.set(writer.news(habit), style)
    if rng.random() < 0.07:
        flow = breaks.interrupt(rng, flow, issue.set(writer.sidebar(), style))
    return flow


def style_of(rng: random.Random) -> Style:
    """A paper's way of setting: blank lines and indents, one of the habits seen in real conversions."""
    gap = rng.choice((0, 0, 1, 1))
    return Style(
        indent=rng.choice(("", "", "　　", "  ", "    ")),
        gap=gap,
        head_gap=rng.choice((0, gap)),
        after_head=gap,
        article_gap=rng.choice((0, 1, 1, 2, 3)) if gap == 0 else rng.choice((1, 2, 2, 3)),
        head_indent=rng.choice(("", "", "", "　　", "   ")),
    )


def finish(rng: random.Random, issue: Issue, half: float = 0.45) -> Issue:
    """The last pass over a page: punctuation widths, spaces around numbers, blanks; then invisible lines."""
    if rng.random() < half:
        issue.transform(breaks.half_marks)
    if rng.random() < 0.12:
        issue.transform(breaks.spaced_numbers)
    if rng.random() < 0.1:
        issue.transform(breaks.no_break)
    if rng.random() < 0.06:
        breaks.zero_width(rng, issue.lines, 0.004)
    if rng.random() < 0.1:
        issue.newline = "\r\n"
    issue.tidy()
    return issue
