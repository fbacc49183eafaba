"""Boxes printed in the middle of an article: the host goes on below them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from gazette_cli.block import BODY_KINDS, Kind
from gazette_cli.patterns import late
from gazette_cli.structure.box_names import SIDEBAR_TITLE, has_box_name
from gazette_cli.structure.corrections import behind_correction
from gazette_cli.structure.draft import SIGNS, Draft
from gazette_cli.structure.lines import opens_caption
from gazette_cli.structure.table_rows import is_figure_row
from gazette_cli.structure.units import Unit

_ITEMS = ("brief", "photo", "entry")
_LEAST_SIGNED = 2  # paragraphs above a byline on its own line that closes a box
_ADDED = re.compile(r"附[件:表录]|[答复]:|\W?(?:答复|回复|[编译]者?[注按]|说明|注|图说)\W|其中|以上|先进|\(|编辑|各位")
_SIGNING = ("byline.tail", "byline.glued", "byline.signature", "signature.line")
_LEAST_REST = 2  # paragraphs that go on below several items
_FIELD = late(  # of a notice or of minutes
    "[时時] ?[间間]|地 ?[点點]|日期|[对對]象|主持|出席|列席|[参參]加|[记記][录錄]|[联聯][系絡]|[电電][话話]|[费費]用"
    "|名[额額]|[报報]名|[发發]文"
)
_LEAST_FIGURES = 3  # rows of a box of figures
_LEAST_ROWS = 2  # with figures, above a heading
_FIGURE = re.compile(r"\d")


def give_back(drafts: Sequence[Draft]) -> None:
    """Hand what follows a box back to the article it interrupts.

    A draft is taken for a box with its host's rest if it is named as boxes are, itself or by the standing head above
    it alone, and nobody has signed the article before it at its end; or if its title only begins as those of boxes do,
    the article before it has no byline yet, and a byline closes the draft, or both have crossheads; or if it begins
    with rows of figures, and the article before it breaks off or goes on below a crosshead. The box keeps
    its rows, or what stands above the first line like a crosshead, or else its first paragraph.

    Text behind what signs a box, and behind items without a headline, is the host's as well where that is still open.
    """
    for before, box in pairwise(drafts):
        host = box.printed_below or before
        if not box.heads or not host.has_body:
            continue
        cut = 0
        if _is_named(host, box):
            cut = 0 if host.signed_off else _cut(host, box)
        elif not host.signed_off and (behind := _behind_figures(box)) and _is_interrupted(host, box, behind):
            cut = behind
        elif not host.bylines and SIDEBAR_TITLE.match("".join(unit.squeezed for unit, _ in box.heads)):
            cut = _cut(host, box) if box.bylines else _crosshead(box) if any(_headings(host)) else 0
        cut = cut or behind_correction(host, box) or (_behind_signature(host, box) if _is_open(host) else 0)
        if cut:
            _hand_over(host, box, cut)
    _join_rests(drafts)


def _behind_figures(box: Draft) -> int:
    """Index of the first piece below the rows of figures a box begins with; 0 where there are too few or nothing
    stands below."""
    body = [n for n, piece in enumerate(box.pieces) if piece.kind in BODY_KINDS]
    texts = [box.units[box.pieces[n].paragraph].text for n in body]
    rows = next((k for k, text in enumerate(texts) if not is_figure_row(text)), 0)
    if rows < _LEAST_FIGURES or any(map(_FIELD.match, texts[:rows])):
        return 0
    return body[rows] if "。" in texts[rows] or _FIGURE.search(texts[rows]) is None else 0


def _is_interrupted(host: Draft, box: Draft, cut: int) -> bool:
    """Whether an article breaks off above a box, or has several paragraphs and a crosshead stands below the box."""
    rest = [box.units[piece.paragraph] for piece in box.pieces[cut:] if piece.paragraph in box.units]
    return host.breaks_off or (len(host.units) > 1 and len(rest) > 1 and any(unit.head_like for unit in rest[:-1]))


def _hand_over(host: Draft, box: Draft, cut: int) -> None:
    """Give the pieces of a box from the one at `cut` on to its host, and the bylines among them."""
    rest = box.pieces[cut:]
    host.pieces += rest
    del box.pieces[cut:]
    moved = {piece.paragraph for piece in rest} & box.units.keys()
    host.units.update({paragraph: box.units.pop(paragraph) for paragraph in sorted(moved)})
    starts = {piece.start for piece in rest}
    host.bylines += [signed for signed in box.bylines if signed[0] in starts]
    box.bylines = [signed for signed in box.bylines if signed[0] not in starts]


def _is_open(host: Draft) -> bool:
    """Whether an article may go on: nobody signs below its text, and somebody above it, or it breaks off."""
    return bool(host.heads) and not host.signed_off and (host.signed_ahead or host.breaks_off)


def _behind_signature(host: Draft, box: Draft) -> int:
    """Index of the first text behind what signs a box, 0 where there is none or it is added to the box; a byline
    on a line of its own below a single paragraph may stand above the text."""
    ended, told = False, set[int]()
    for n, piece in enumerate(box.pieces):
        if piece.kind in SIGNS:
            least = _LEAST_SIGNED if piece.evidence.rule == "byline.tail" else 1
            ended = ended or (piece.evidence.rule in _SIGNING and len(told) >= least)
        elif piece.kind in BODY_KINDS and piece.kind is not Kind.CAPTION:
            if ended:
                rest = dict.fromkeys(each.paragraph for each in box.pieces[n:] if each.paragraph in box.units)
                return n if _goes_on(host, [box.units[paragraph] for paragraph in rest]) else 0
            told.add(piece.paragraph)
    return 0


def _goes_on(host: Draft, rest: Sequence[Unit]) -> bool:
    """Whether paragraphs behind a signature are those of another article, as far as the first shows it."""
    first = rest[0]
    if first.at_edge == "jump" or _ADDED.match(first.text) or opens_caption(first.text):
        return False
    return first.last.closed if not first.head_like else len(rest) > 1 and any(_headings(host))


def _join_rests(drafts: Sequence[Draft]) -> None:
    """Give text that stands below items without a headline to the article above them, if that breaks off, or both it
    is open and the text has a heading or a signature of its own."""
    for n, rest in enumerate(drafts):
        if rest.heads or rest.kind != "article" or not n or rest.section != drafts[n - 1].section:
            continue
        above = next((k for k in range(n - 1, -1, -1) if drafts[k].kind not in _ITEMS), n)
        host = drafts[above]
        if above >= n - 1 or not host.heads or host.signed_off:
            continue
        if host.breaks_off or (len(rest.units) >= _LEAST_REST and (any(_headings(rest)) or rest.signed_off)):
            _hand_over(host, rest, 0)


def _headings(draft: Draft) -> Iterator[int]:
    """The numbers of paragraphs that look like crossheads."""
    return (paragraph for paragraph, unit in draft.units.items() if unit.head_like)


def _is_row(unit: Unit) -> bool:
    """Whether a paragraph looks like the row of a list."""
    return not unit.last.closed or bool(unit.number or unit.mark)


def _is_named(host: Draft, box: Draft) -> bool:
    """Whether a draft has the name of a box, or stands first below one."""
    return (box.below_box_name and host.section != box.section) or has_box_name(box.heads[0][0].text)


def _cut(host: Draft, box: Draft) -> int:
    """Index of the first piece that is the host's again; 0 where nothing is left for it."""
    body = [n for n, piece in enumerate(box.pieces) if piece.kind in BODY_KINDS]
    units = [box.units[box.pieces[n].paragraph] for n in body]
    rows = next((k for k, unit in enumerate(units) if not _is_row(unit)), len(body))
    if 0 < rows < len(body):
        headed = (_ends_with_heading(units[:rows]) and any(_headings(host))) or _ends_alike(host, units[:rows])
        return body[rows - headed]
    if rows:
        return 0
    kept: set[int] = set()
    for n, unit in zip(body, units, strict=True):  # the first paragraph, and all of a list in it
        kept.add(box.pieces[n].paragraph)
        if unit.text[-1] != ";":
            break
    return _crosshead(box) or next((n for n in body if box.pieces[n].paragraph not in kept), 0)


def _ends_alike(host: Draft, rows: Sequence[Unit]) -> bool:
    """Whether the second of two rows is a heading as long as those of the host, below text."""
    if len(rows) != _LEAST_ROWS or not rows[1].head_like or rows[0].head_like or rows[1].number or rows[1].mark:
        return False
    return any(abs(len(host.units[n].squeezed) - len(rows[1].squeezed)) <= 1 for n in _headings(host))


def _ends_with_heading(rows: Sequence[Unit]) -> bool:
    """Whether the last of several rows is a heading: the only one without a figure."""
    if len(rows) <= _LEAST_ROWS or not rows[-1].head_like or rows[-1].number:
        return False
    return [n for n, unit in enumerate(rows, 1) if _FIGURE.search(unit.text) is None] == [len(rows)]


def _crosshead(box: Draft) -> int:
    """Index of the first piece that is a crosshead with text of the box above it; 0 where there is none."""
    body = [n for n, piece in enumerate(box.pieces) if piece.kind in BODY_KINDS]
    return next((n for n in body[1:] if box.units[box.pieces[n].paragraph].head_like), 0)
