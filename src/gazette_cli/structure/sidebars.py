"""Boxes printed in the middle of an article: the host goes on below them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from gazette_cli.block import BODY_KINDS
from gazette_cli.lexicon import any_of
from gazette_cli.structure.draft import Draft

TITLE = re.compile(rf"^[【\[(■▲]?{any_of('sidebars')}|.{{0,16}}(?:点评|短评)$")


def give_back(drafts: Sequence[Draft]) -> None:
    """Hand what follows a box back to the article it interrupts.

    A draft is taken for a box with its host's rest if its title is one of a box, the article before it has
    no byline yet, and a byline closes the draft, or both have crossheads. The box keeps what stands above the
    first line like a crosshead, or its first paragraph where there is none.
    """
    for host, box in pairwise(drafts):
        title = "".join(unit.squeezed for unit, _ in box.heads)
        if not title or not TITLE.match(title) or not host.has_body or host.bylines:
            continue
        cut = _cut(box) if box.bylines else _crosshead(box) if host.headings else 0
        if cut:
            host.pieces += box.pieces[cut:]
            del box.pieces[cut:]
            host.bylines += box.bylines
            box.bylines = []


def _cut(box: Draft) -> int:
    """Index of the first piece that is the host's again; 0 where nothing is left for it."""
    first = next((piece.paragraph for piece in box.pieces if piece.kind in BODY_KINDS), -1)
    return _crosshead(box) or next(
        (n for n, piece in enumerate(box.pieces) if piece.kind in BODY_KINDS and piece.paragraph != first), 0
    )


def _crosshead(box: Draft) -> int:
    """Index of the first piece that is a crosshead with text of the box above it; 0 where there is none."""
    body = [n for n, piece in enumerate(box.pieces) if piece.kind in BODY_KINDS]
    return next((n for n in body[1:] if box.pieces[n].paragraph in box.headings), 0)
