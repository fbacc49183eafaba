"""Boxes printed in the middle of an article: the host goes on below them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from gazette_cli.block import BODY_KINDS, Kind
from gazette_cli.structure.box_names import SIDEBAR_TITLE, has_box_name, is_box_name
from gazette_cli.structure.draft import Draft


def give_back(drafts: Sequence[Draft]) -> None:
    """Hand what follows a box back to the article it interrupts.

    A draft is taken for a box with its host's rest if it is named as boxes are, itself or by the standing head above
    it alone, and nobody has signed the article before it at its end; or if its title only begins as those of boxes do,
    the article before it has no byline yet, and a byline closes the draft, or both have crossheads. The box keeps
    its rows, or what stands above the first line like a crosshead, or else its first paragraph.
    """
    for before, box in pairwise(drafts):
        host = box.printed_below or before
        if not box.heads or not host.has_body:
            continue
        cut = 0
        if _is_named(host, box):
            cut = 0 if host.pieces[-1].kind in (Kind.BYLINE, Kind.SIGNATURE) else _cut(box)
        elif not host.bylines and SIDEBAR_TITLE.match("".join(unit.squeezed for unit, _ in box.heads)):
            cut = _cut(box) if box.bylines else _crosshead(box) if host.headings else 0
        if cut:
            host.pieces += box.pieces[cut:]
            del box.pieces[cut:]
            host.bylines += box.bylines
            box.bylines = []


def _is_named(host: Draft, box: Draft) -> bool:
    """Whether a draft has the name of a box, or stands first below one."""
    section = box.section or ""
    below_name = host.section != box.section and is_box_name(section.replace(" ", ""))
    return below_name or has_box_name(box.heads[0][0].text)


def _cut(box: Draft) -> int:
    """Index of the first piece that is the host's again; 0 where nothing is left for it."""
    body = [n for n, piece in enumerate(box.pieces) if piece.kind in BODY_KINDS]
    rows = next((k for k, n in enumerate(body) if box.pieces[n].paragraph not in box.rows), len(body))
    if rows:
        return body[rows] if rows < len(body) else 0
    first = next((box.pieces[n].paragraph for n in body), -1)
    return _crosshead(box) or next((n for n in body if box.pieces[n].paragraph != first), 0)


def _crosshead(box: Draft) -> int:
    """Index of the first piece that is a crosshead with text of the box above it; 0 where there is none."""
    body = [n for n, piece in enumerate(box.pieces) if piece.kind in BODY_KINDS]
    return next((n for n in body[1:] if box.pieces[n].paragraph in box.headings), 0)
