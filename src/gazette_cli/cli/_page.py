"""A summary drawn for a terminal. The only place that hands source text to rich, always as `Text`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from io import StringIO
from typing import TypeVar

from rich.box import SIMPLE_HEAD
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from gazette_cli.views.columns import printable
from gazette_cli.views.summary import ArticleRow, DateRow, LedgerRow, NameRow, Summary, SumRow

_NOBODYS_WINDOW = 10_000  # cells; in a pipe nothing is cut
_HEIGHT = 25  # lines; rich takes the width it is given only where it is given both
_BAR = 20  # cells of a bar of 100 %
_LONGEST_TITLE = 60  # characters of first words
_LEAST_TITLE = 12  # cells
_GROUPS = {
    "articles": "稿件 articles", "standing-heads": "栏目 standing heads", "furniture": "版面附属 furniture",
    "repeats": "重复 repeats", "blanks": "空白 blanks", "elsewhere": "其余 elsewhere",
}  # fmt: skip
_KINDS = {
    "kicker": "引题", "headline": "主题", "deck": "副题", "byline": "署名", "dateline": "电头", "paragraph": "正文",
    "crosshead": "小标题", "caption": "图片说明", "quote": "引文", "list": "列表", "signature": "落款",
    "standing-head": "栏目", "nameplate": "报头", "issue-line": "刊期", "contents": "目录", "folio": "页码",
    "running-head": "书眉", "navigation": "网页导航", "colophon": "版权栏", "staff": "编校人员", "jump": "转版",
    "ornament": "装饰", "furniture": "其他附属", "duplicate": "重复", "blanks": "空白", "elsewhere": "其余",
}  # fmt: skip
_ARTICLE_KINDS = {
    "article": "稿件", "brief": "简讯", "sidebar": "链接", "photo": "图片", "notice": "通知", "letter": "来信",
    "note": "按语", "entry": "条目",
}  # fmt: skip

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Page:
    """How pages are drawn: `cells` of the window (None: nobody's, nothing is cut), colour, rows at most."""

    cells: int | None = None
    color: bool = False
    top: int | None = 12

    def draw(self, summary: Summary) -> bytes:
        """The page as bytes, with an empty line behind it; no line ends with spaces."""
        buffer = StringIO()
        console = Console(
            file=buffer, width=self.cells or _NOBODYS_WINDOW, height=_HEIGHT, force_terminal=self.color,
            no_color=not self.color, color_system="standard" if self.color else None, legacy_windows=False,
            emoji=False, markup=False, highlight=False,
        )  # fmt: skip
        for piece in self._pieces(summary):
            console.print(piece)
        lines = buffer.getvalue().split("\n")
        return ("\n".join(line.rstrip() for line in lines) + "\n").encode("utf-8", "backslashreplace")

    def _pieces(self, summary: Summary) -> Iterator[RenderableType]:
        yield from _heading(summary)
        if summary.articles:
            yield self._articles(summary.articles)
        if summary.ledger:
            yield _ledger(summary.ledger)
        if summary.dates or summary.unresolved:
            yield from self._dates(summary.dates, summary.unresolved)
        if summary.sums:
            yield from self._sums(summary.sums)
        if summary.names:
            yield from self._names(summary.names)

    def _articles(self, rows: Sequence[ArticleRow]) -> Table:
        table = _table("稿件 articles")
        table.add_column("#", justify="right", no_wrap=True)
        table.add_column("标题\nheadline", min_width=_LEAST_TITLE, overflow="fold")
        table.add_column("署名\nbyline", overflow="fold")
        table.add_column("版\npage", overflow="fold")
        table.add_column("字\nchars", justify="right", no_wrap=True)
        table.add_column("把握\nconf.", justify="right", no_wrap=True)
        table.add_column("类\nkind", no_wrap=True)
        for row in rows:
            title = Text(row.title, "bold") if row.is_titled else Text(_shortened(row.title), "italic")
            table.add_row(str(row.ordinal), title, Text(" ".join(row.people)), Text("、".join(row.pages)),
                          str(row.chars), Text(f"{row.confidence:.2f}", style=_sureness(row.confidence)),
                          _ARTICLE_KINDS.get(row.kind, row.kind))  # fmt: skip
        return table

    def _dates(self, rows: Sequence[DateRow], unresolved: int) -> Iterator[RenderableType]:
        """The dates mentioned most, in the order of time."""
        table = _table("时间线 dates")
        for name in ("日期 day", "原文 words", "次 times", "稿 articles"):
            table.add_column(name, justify="right" if name == "次 times" else "left", overflow="fold")
        for row in sorted(self._kept(sorted(rows, key=lambda row: (-row.count, row.start, row.end))),
                          key=lambda row: (row.start, row.end)):  # fmt: skip
            days = row.start if row.start == row.end else f"{row.start} … {row.end}"
            table.add_row(days, Text(row.words), str(row.count), _ordinals(row.articles))
        yield table
        yield from self._more(rows, f"{unresolved} 处日期未能定年 / unresolved" if unresolved else "")

    def _sums(self, rows: Sequence[SumRow]) -> Iterator[RenderableType]:
        table = _table("数额 amounts")
        for name, right in (("单位 unit", False), ("合计 sum", True), ("笔 added", True), ("未计 left out", True),
                            ("稿 articles", False)):  # fmt: skip
            table.add_column(name, justify="right" if right else "left", overflow="fold")
        for row in self._kept(rows):
            total = "–" if row.total is None else grouped(row.total)
            table.add_row(Text(printable(row.unit)), total, str(row.plain), str(row.vague or ""),
                          _ordinals(row.articles))  # fmt: skip
        yield table
        note = "未计: 约数、限数与区间 / left out: about, at least, at most, ranges"
        yield from self._more(rows, note if any(row.vague for row in rows) else "")

    def _names(self, rows: Sequence[NameRow]) -> Iterator[RenderableType]:
        table = _table("人名 names")
        for name in ("姓名 name", "次 times", "职务 title", "稿 articles"):
            table.add_column(name, justify="right" if name == "次 times" else "left", overflow="fold")
        for row in self._kept(rows):
            table.add_row(Text(row.name, style="bold"), str(row.count), Text("; ".join(row.titles)),
                          _ordinals(row.articles))  # fmt: skip
        yield table
        yield from self._more(rows, "")

    def _kept(self, rows: Sequence[Row]) -> Sequence[Row]:
        return rows if self.top is None else rows[: self.top]

    def _more(self, rows: Sequence[object], note: str) -> Iterator[Text]:
        """What the table leaves out, in words."""
        left = len(rows) - len(self._kept(rows))
        notes = [f"另 {left} 项 / {left} more (--top 0)"] if left else []
        if line := "; ".join([*notes, *([note] if note else [])]):
            yield Text(f"  {line}", style="dim")


def _heading(summary: Summary) -> Iterator[Text]:
    issue, origin = summary.issue, summary.origin
    printed = [printable(word) for word in (issue.name, issue.number, issue.date) if word]
    if issue.page:
        printed.append(f"版 {issue.page}" if issue.page.isdecimal() else printable(issue.page))
    yield Text("  ".join(printed) or "(未印刊名 / no issue line)", style="bold reverse" if printed else "dim")
    count = len(summary.articles)
    yield Text(f"{printable(origin.path)} · {origin.encoding} · {origin.chars} 字 chars · {count} 篇 articles · "
               f"sha256 {origin.sha256[:12]}", style="dim")  # fmt: skip


def _ledger(rows: Sequence[LedgerRow]) -> Table:
    """Groups with their kinds below; the shares of the kinds sum to 100.0 %."""
    table = _table("字数去向 ledger")
    for name, right in (("去处 where", False), ("字 chars", True), ("%", True), ("", False)):
        table.add_column(name, no_wrap=True, justify="right" if right else "left")
    for group in dict.fromkeys(row.group for row in rows):
        kinds = [row for row in rows if row.group == group]
        share = sum(row.permille for row in kinds)
        table.add_row(Text(_GROUPS[group], style="bold"), str(sum(row.chars for row in kinds)), _percent(share),
                      Text("█" * round(share * _BAR / 1000), style="cyan"))  # fmt: skip
        for row in kinds if len(kinds) > 1 or group in ("articles", "furniture") else ():
            table.add_row(f"  {_KINDS[row.kind]} {row.kind}", str(row.chars), _percent(row.permille), "")
    table.add_section()
    table.add_row(Text("合计 total", style="bold"), str(sum(row.chars for row in rows)),
                  _percent(sum(row.permille for row in rows)), "")  # fmt: skip
    return table


def _table(title: str) -> Table:
    return Table(title=title, box=SIMPLE_HEAD, title_justify="left", title_style="bold cyan", pad_edge=False)


def _percent(permille: int) -> str:
    return f"{permille // 10}.{permille % 10}"


def _ordinals(articles: Sequence[int]) -> str:
    return " ".join(map(str, articles))


def _sureness(confidence: float) -> str:
    return "green" if confidence >= 0.9 else "yellow" if confidence >= 0.6 else "red"


def _shortened(title: str) -> str:
    """The first words of an article that has no headline."""
    return title if len(title) <= _LONGEST_TITLE else title[:_LONGEST_TITLE] + "…"


def grouped(number: Decimal) -> str:
    """A number with commas and without an exponent or idle zeros.

    >>> grouped(Decimal("1198000000")), grouped(Decimal("0.50"))
    ('1,198,000,000', '0.5')
    """
    text = f"{number:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
