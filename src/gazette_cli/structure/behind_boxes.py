"""Headings behind a box that are built like those of the article it interrupts: that article goes on there."""

from __future__ import annotations

from collections.abc import Sequence

from gazette_cli.structure.board import shape_of
from gazette_cli.structure.box_names import has_box_name
from gazette_cli.structure.draft import Draft
from gazette_cli.structure.joins import TEXT
from gazette_cli.structure.units import Unit

_APART = 3  # characters by which such headings may differ in length
_LEAST_MARKS = 3  # in each: “” alone stand in headings of any kind
_MOST = 6  # paragraphs of a box


def interrupted(drafts: Sequence[Draft], resumed: Draft | None, unit: Unit, below: Unit | None) -> Draft | None:
    """The article whose crosshead `unit` is: a box was opened last, the article above it is open, and one of its
    headings has the same marks and about the same length; `resumed` is one that was taken up behind the box already.

    A dateline or byline below a heading shows that it opens a story of its own.
    """
    shape = shape_of(unit.squeezed)
    if len(shape) < _LEAST_MARKS or below is None or below.type != TEXT or below.head_like or below.opening is not None:
        return None
    host = resumed or _above_box(drafts)
    if host is None or not host.heads or host.signed_off:
        return None
    alike = [
        other for other in host.units.values()
        if other.head_like and other.type == TEXT and abs(len(other.squeezed) - len(unit.squeezed)) <= _APART
        and shape_of(other.squeezed) == shape
    ]
    return host if alike else None


def _above_box(drafts: Sequence[Draft]) -> Draft | None:
    """The article above the box that was opened last: below the name of a column of its own, or named as boxes are."""
    if len(drafts) < 2:
        return None
    host, box = drafts[-2:]
    named = box.section != host.section or (bool(box.heads) and has_box_name(box.heads[0][0].text))
    headed = any(unit.head_like for unit in box.units.values())
    return host if named and box.has_body and len(box.units) <= _MOST and not headed else None
