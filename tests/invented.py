"""A small invented issue whose blocks and articles are made by hand, so that tests know every number."""

from __future__ import annotations

from gazette_cli.article import Issue, Person
from gazette_cli.block import Kind
from gazette_cli.document import Document
from gazette_cli.evidence import Evidence
from gazette_cli.source import Source
from gazette_cli.span import Span
from gazette_cli.structure.assemble import Piece, Plan, assemble

LINES = [
    ("望湖时报", Kind.NAMEPLATE, 0, -1),
    ("", None, 0, -1),
    ("春耕备耕忙", Kind.HEADLINE, 1, -1),
    ("记者 何小满", Kind.BYLINE, 1, -1),
    ("3月5日,东塘镇调来化肥50吨,", Kind.PARAGRAPH, 1, 1),
    ("- 2 -", Kind.FOLIO, 0, -1),
    ("分给三个村。", Kind.PARAGRAPH, 1, 1),
    ("新桥通车", Kind.HEADLINE, 2, -1),
    ("本月起新桥通车。", Kind.PARAGRAPH, 2, 2),
    ("分给三个村。", Kind.DUPLICATE, 0, -1),
]
TEXT = "\n".join(words for words, *_ in LINES) + "\n"
STARTS = [sum(len(words) + 1 for words, *_ in LINES[:n]) for n in range(len(LINES))]


def document(name: str = "a.txt") -> Document:
    """The issue: two articles, the first over a folio, with a repeat of its second line at the end."""
    pieces = []
    plans = [Plan([], people=(Person("何小满", "记者"),), pages=("2",), confidence=0.97), Plan([], kind="brief")]
    for start, (words, kind, owner, paragraph) in zip(STARTS, LINES, strict=True):
        if kind is None:
            continue
        evidence = Evidence(f"made.{kind}", words[:3], 0.9, "headline" if kind is Kind.PARAGRAPH else None)
        repeats = (Span(STARTS[6], STARTS[6] + 6),) if kind is Kind.DUPLICATE else ()
        piece = Piece(start, start + len(words), kind, evidence, paragraph, repeats)
        pieces.append(piece)
        if owner:
            plans[owner - 1].pieces.append(piece)
        elif kind is Kind.DUPLICATE:
            plans[0].removed.append(piece)
    return assemble(Source.from_text(TEXT, name), pieces, plans, Issue("望湖时报", "第12期", "2024-03-08", "2"))
