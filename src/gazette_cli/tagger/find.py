"""All readings of a text as names of persons."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from gazette_cli.tagger.candidates import ends, openings, starts
from gazette_cli.tagger.model import Place, shares, worth
from gazette_cli.tagger.view import View, see_some

_APART = re.compile("[ ·A-Z]")  # gaps and dots inside names, Latin letters


class Reading(NamedTuple):
    """A name that may stand at `[start, end)`: the title before it and how likely it is (0 to 1)."""

    start: int
    end: int
    title: str | None
    share: float


def look(text: str, others: Iterable[int] = ()) -> View:
    """The view of a folded text in simplified characters, with the openings of names.

    Sentences that hold none, nor any of the other offsets, nor what names are set apart with, are not cut into words.
    """
    return see_some(text, list(openings(text)), (*others, *(match.start() for match in _APART.finditer(text))))


def read_persons(view: View, least: float = 0.05) -> Iterator[Reading]:
    """The readings with a share of `least` or more, by start and end; they may overlap. The view is one of `look`.

    >>> [(r.start, r.end, r.title) for r in read_persons(look("镇长冉光旭说")) if r.share > 0.5]
    [(2, 5, '镇长')]
    """
    for place in starts(view, view.openings):
        base = worth(view, place)
        if base is not None:
            stops = list(ends(view.text, place[0]))
            for stop, share in zip(stops, shares(view, place, base, stops), strict=True):
                if share >= least:
                    yield Reading(place[0], stop, place[1], share)


def share_of(view: View, start: int, end: int) -> float:
    """How likely a name at `[start, end)` is, nought where none can stand. The view is one of `look`.

    >>> share_of(look("镇长冉光旭说"), 2, 5) > 0.9, share_of(look("镇长冉光旭说"), 3, 5)
    (True, 0.0)
    """
    places = starts(view, (start,)) if start in view.openings else ()
    return next((share for place in places for stop, share in _at(view, place) if stop == end), 0.0)


def _at(view: View, place: Place) -> Iterator[tuple[int, float]]:
    """The ends of the names that could begin at a place, and their shares."""
    base = worth(view, place)
    if base is not None:
        stops = list(ends(view.text, place[0]))
        yield from zip(stops, shares(view, place, base, stops), strict=True)
