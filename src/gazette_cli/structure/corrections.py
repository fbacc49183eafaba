"""Corrections printed in the middle of a story, which goes on behind them."""

from __future__ import annotations

from gazette_cli.block import BODY_KINDS
from gazette_cli.lexicon import any_of
from gazette_cli.patterns import late
from gazette_cli.structure.draft import Draft

_TITLE = late(rf"\W{{0,4}}(?:{any_of('corrections')})\W{{0,4}}")
_CORRECTS = late("应[为系]|應為|有误|[误誤][作植为為登写寫刊印]|更正|[刊勘]误|致歉|歉意|抱歉|对不住|漏[登刊印排]")


def behind_correction(host: Draft, box: Draft) -> int:
    """Index of the first piece behind the text of a correction, where nothing says any more what was wrong: the story
    above it, which nobody has signed at its end, goes on there; 0 where nothing is left for that."""
    if host.signed_off or not host.heads or not _TITLE.fullmatch(box.heads[-1][0].squeezed):
        return 0
    body = [n for n, piece in enumerate(box.pieces) if piece.kind in BODY_KINDS]
    says = [_CORRECTS.search(box.units[box.pieces[n].paragraph].text) is not None for n in body]
    if not body or not says[0] or any(box.units[box.pieces[n].paragraph].head_like for n in body):
        return 0
    last = max(n for n, told in enumerate(says) if told)
    return body[last + 1] if last + 1 < len(body) and not box.bylines else 0
