"""All readings of a text as names of persons."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from gazette_cli.tagger.candidates import ends, starts
from gazette_cli.tagger.model import shares, worth
from gazette_cli.tagger.view import View


class Reading(NamedTuple):
    """A name that may stand at `[start, end)`: the title before it and how likely it is (0 to 1)."""

    start: int
    end: int
    title: str | None
    share: float


def read_persons(view: View, least: float = 0.05) -> Iterator[Reading]:
    """The readings with a share of `least` or more, by start and end; they may overlap.

    >>> from gazette_cli.tagger.view import see
    >>> [(r.start, r.end, r.title) for r in read_persons(see("镇长冉光旭说")) if r.share > 0.5]
    [(2, 5, '镇长')]
    """
    for place in starts(view):
        base = worth(view, place)
        if base is None:
            continue
        stops = list(ends(view.text, place[0]))
        for stop, share in zip(stops, shares(view, place, base, stops), strict=True):
            if share >= least:
                yield Reading(place[0], stop, place[1], share)
