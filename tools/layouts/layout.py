"""The page model: every printed line carries its role and its article, so that gold falls out exactly.

An `Article` is content before printing: a list of `Part`s. `Issue.add` registers it and `Issue.set` turns it into a
flow, a list of `Line`s. Families arrange flows on `Issue.lines`; `Issue.text` and `Issue.gold` read them off.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

HEAD = ("kicker", "headline", "deck")
FLOWING = ("body", "caption")
OUTSIDE = ("furniture", "section", "duplicate")


def invisible(text: str) -> bool:
    """True for a line without any visible character: blanks, control and format characters only.

    >>> invisible(" \\u3000\\u200b\\r"), invisible("—")
    (True, False)
    """
    return all(c.isspace() or unicodedata.category(c) in ("Cf", "Cc") for c in text)


@dataclass
class Part:
    """One piece of an article: its role and its text without indent or line breaks."""

    role: str
    text: str


@dataclass
class Article:
    """An article before printing: parts in reading order and what gold says of it.

    Roles of parts: kicker headline deck byline body subhead caption signature list.
    """

    parts: list[Part]
    title: str | None
    kind: str = "article"
    title_alt: list[str] = field(default_factory=list)
    kicker: str | None = None
    deck: str | None = None
    byline: str | None = None
    names: list[str] = field(default_factory=list)
    section: str | None = None
    date: str | None = None
    signature: list[str] = field(default_factory=list)
    run_in: bool = False
    kicker_arguable: bool = False

    def retitle(self, headlines: list[str], alts: list[str] | None = None) -> None:
        """Replace the main headline lines (a number or mark goes before them) and the title with them."""
        rest = [p for p in self.parts if p.role != "headline"]
        at = 1 if rest and rest[0].role == "kicker" else 0
        self.parts = rest[:at] + [Part("headline", h) for h in headlines] + rest[at:]
        old = self.title
        self.title = "".join(headlines)
        self.title_alt = list(alts if alts is not None else [old] if old and old != self.title else [])


@dataclass
class Line:
    """One printed line. `para` is shared by the lines of one paragraph; `alt` names an article that may start here."""

    text: str
    role: str
    article: int | None = None
    para: int | None = None
    indent: str = ""
    alt: int | None = None
    corrupt: bool = False

    @property
    def printed(self) -> str:
        """The line as it stands in the text."""
        return self.indent + self.text


@dataclass
class Style:
    """How a flow is set: blank lines between things, indent of paragraphs, number and glue of headline lines."""

    indent: str = ""
    gap: int = 0
    head_gap: int = 0
    after_head: int = 0
    article_gap: int = 1
    head_indent: str = ""


def blanks(n: int) -> list[Line]:
    """`n` empty lines."""
    return [Line("", "blank") for _ in range(n)]


def furniture(*texts: str) -> list[Line]:
    """Lines that belong to no article; empty texts become blank lines."""
    return [Line(t, "blank" if invisible(t) else "furniture") for t in texts]


def section(text: str) -> Line:
    """A standing head (栏目)."""
    return Line(text, "section")


@dataclass
class Issue:
    """One issue: printed lines, articles and the facts of its masthead (`date` and `ref_date` are ISO days)."""

    ref_date: str
    name: str | None = None
    number: str | None = None
    date: str | None = None
    page: str | None = None
    lines: list[Line] = field(default_factory=list)
    articles: list[Article] = field(default_factory=list)
    newline: str = "\n"
    _paras: int = 0

    def para(self) -> int:
        """A new paragraph id."""
        self._paras += 1
        return self._paras

    def add(self, *pieces: Line | Iterable[Line]) -> None:
        """Append lines or flows to the page."""
        for piece in pieces:
            if isinstance(piece, Line):
                self.lines.append(piece)
            else:
                self.lines.extend(piece)

    def set(self, article: Article, style: Style) -> list[Line]:
        """Register an article and return its flow; nothing is put on the page yet."""
        self.articles.append(article)
        index = len(self.articles) - 1
        flow: list[Line] = []
        before = ""
        for part in article.parts:
            if flow:
                both_head = before in HEAD and part.role in HEAD
                first = before in HEAD and part.role not in HEAD
                flow += blanks(style.head_gap if both_head else style.after_head if first else style.gap)
            indent = style.head_indent if part.role in HEAD else style.indent if part.role in ("body", "list") else ""
            para = self.para() if part.role in (*FLOWING, "list") else None
            flow.append(Line(part.text, part.role, index, para, indent))
            before = part.role
        return flow

    def transform(self, change: Callable[[str], str]) -> None:
        """Rewrite the characters of the whole issue (widths, blanks): lines and gold strings alike."""
        for line in self.lines:
            line.text = change(line.text)
        for a in self.articles:
            a.title, a.kicker, a.deck = (x if x is None else change(x) for x in (a.title, a.kicker, a.deck))
            a.byline = a.byline if a.byline is None else change(a.byline)
            a.title_alt = [change(x) for x in a.title_alt]
            a.signature = [change(x) for x in a.signature]

    def tidy(self) -> None:
        """Make roles agree with what can be seen: an invisible line is blank, whatever made it."""
        self.lines = [
            replace(x, role="blank", article=None, para=None) if invisible(x.printed) else x for x in self.lines
        ]

    @property
    def text(self) -> str:
        """The issue as a user would feed it."""
        return self.newline.join(x.printed for x in self.lines) + self.newline

    def gold(self, ident: str, family: str) -> dict[str, Any]:
        """The gold of the issue in the annotation format; line numbers are 0-based over `text.split("\\n")`."""
        own: dict[int, list[int]] = {i: [] for i in range(len(self.articles))}
        roles: dict[str, list[int]] = {}
        paras: dict[int, list[int]] = {}
        for n, line in enumerate(self.lines):
            if line.role in OUTSIDE:
                roles.setdefault(line.role, []).append(n)
            elif line.article is not None and line.role != "blank":
                own[line.article].append(n)
                if line.para is not None:
                    paras.setdefault(line.para, []).append(n)
        order = sorted(own, key=lambda i: own[i][0])
        return {
            "id": ident,
            "family": family,
            "ref_date": self.ref_date,
            "ref_date_in_text": self.date is not None,
            "issue": {"name": self.name, "number": self.number, "date": self.date, "page": self.page},
            "articles": [self._article(i, own) for i in order],
            "furniture_lines": roles.get("furniture", []),
            "section_lines": roles.get("section", []),
            "duplicate_lines": roles.get("duplicate", []),
            "joins": sorted([a, b] for ns in paras.values() for a, b in pairwise(ns)),
            "corrupt_lines": [n for n, x in enumerate(self.lines) if x.corrupt],
            "mentions": [],
        }

    def _article(self, index: int, own: dict[int, list[int]]) -> dict[str, Any]:
        a, lines = self.articles[index], own[index]
        owner = {n: i for i, ns in own.items() for n in ns}
        spans: list[list[int]] = []
        for n in lines:
            if spans and all(owner.get(k, index) == index for k in range(spans[-1][1] + 1, n)):
                spans[-1][1] = n
            else:
                spans.append([n, n])
        alts = [n for n, x in enumerate(self.lines) if x.alt == index]
        heads = [n for n in lines if self.lines[n].role in HEAD]
        if a.kicker_arguable and a.kicker:
            alts += [n for n in heads if self.lines[n].role != "kicker"][:1]
        out: dict[str, Any] = {
            "title": a.title,
            "title_alt": a.title_alt,
            "kicker": a.kicker,
            "deck": a.deck,
            "headline_lines": heads,
            "start_line": lines[0],
            "end_line": lines[-1],
            "alt_start": sorted(alts),
            "spans": spans,
            "byline": a.byline,
            "byline_names": a.names,
            "section": a.section,
            "subhead_lines": [n for n in lines if self.lines[n].role == "subhead"],
            "caption_lines": [n for n in lines if self.lines[n].role == "caption"],
            "date": a.date,
            "kind": a.kind,
        }
        if len(spans) == 1:
            del out["spans"]
        if a.signature:
            out["signature"] = a.signature
        if a.run_in:
            out["run_in_title"] = True
        return out
