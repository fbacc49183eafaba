"""The numbers of a terminal page: articles, where the characters went, dates, amounts, names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from gazette_cli.article import Article, Issue, Origin
from gazette_cli.block import FURNITURE_KINDS, Kind
from gazette_cli.document import Document
from gazette_cli.mention import Mention
from gazette_cli.views.columns import printable

ARTICLES, FURNITURE, STANDING, REPEATS, BLANKS, ELSEWHERE = (
    "articles", "furniture", "standing-heads", "repeats", "blanks", "elsewhere")  # fmt: skip
_GROUPS = (ARTICLES, STANDING, FURNITURE, REPEATS, BLANKS, ELSEWHERE)
_KIND_ORDER = {str(kind): place for place, kind in enumerate(Kind)}
# Shares and rates do not add up: 5% and 3% of different things are not 8% of anything.
_NOT_ADDED = frozenset({"%", "‰", "个百分点", "百分点", "℃", "°C", "度", "倍"})


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One line of the article table; `title` is the headline, or the first words where none is printed."""

    ordinal: int
    title: str
    is_titled: bool
    people: tuple[str, ...]
    pages: tuple[str, ...]
    chars: int
    confidence: float
    kind: str


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """Characters of one kind; `permille` are tenths of a percent, and all rows sum to exactly 1000."""

    group: str
    kind: str
    chars: int
    permille: int


@dataclass(frozen=True, slots=True)
class DateRow:
    """A stretch of days (ISO, first and last, inclusive), the words first used, and who mentions it."""

    start: str
    end: str
    words: str
    count: int
    articles: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SumRow:
    """Amounts of one unit or currency.

    `total` adds the plain numbers only (None where adding makes no sense or there are none); `plain`
    is how many those are; `vague` how many more are about, at least, at most or a range, and are left out.
    """

    unit: str
    is_money: bool
    total: Decimal | None
    plain: int
    vague: int
    articles: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class NameRow:
    """A person, how often and in which articles, and the titles printed with the name."""

    name: str
    count: int
    titles: tuple[str, ...]
    articles: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """Everything a page about one issue says."""

    origin: Origin
    issue: Issue
    articles: tuple[ArticleRow, ...]
    ledger: tuple[LedgerRow, ...]
    dates: tuple[DateRow, ...] = ()
    unresolved: int = 0
    sums: tuple[SumRow, ...] = ()
    names: tuple[NameRow, ...] = ()


def summarise(document: Document) -> Summary:
    """The page of an issue; its mentions are those the document has.

    >>> from gazette_cli.source import Source
    >>> from gazette_cli.structure import unsplit
    >>> page = summarise(unsplit(Source.from_text("甲乙丙\\n\\n"), "x"))
    >>> [(row.group, row.chars, row.permille) for row in page.ledger]
    [('articles', 3, 600), ('blanks', 2, 400)]
    """
    source = document.source
    origin = Origin.of(source)
    counts: Counter[tuple[str, str]] = Counter()
    for block in document.blocks:
        words = block.core.end - block.core.start
        counts[_group(block.kind), str(block.kind)] += words
        counts[BLANKS, BLANKS] += block.end - block.start - words
    return _page(origin, document.issue, document.articles, document.mentions, counts)


def summarise_articles(articles: Sequence[Article], mentions: Sequence[Mention]) -> Summary:
    """The page of articles from records of one source; what no article prints is `elsewhere`."""
    origin = articles[0].origin
    counts: Counter[tuple[str, str]] = Counter()
    for article in articles:
        for part in article.parts():
            counts[ARTICLES, str(part.kind)] += len(part.text)
        for removed in article.removed:
            counts[REPEATS, str(Kind.DUPLICATE)] += len(removed.text)
    counts[ELSEWHERE, ELSEWHERE] = max(origin.chars - counts.total(), 0)
    return _page(origin, articles[0].issue, articles, mentions, counts)


def _page(
    origin: Origin, issue: Issue, articles: Sequence[Article], mentions: Sequence[Mention],
    counts: Mapping[tuple[str, str], int],
) -> Summary:
    ordinals = {article.id: article.ordinal for article in articles}
    by_field: dict[str, list[Mention]] = {}
    for mention in mentions:
        by_field.setdefault(mention.field, []).append(mention)
    dates = by_field.get("dates", [])
    return Summary(
        origin=origin,
        issue=issue,
        articles=tuple(_article_row(article) for article in articles),
        ledger=ledger(counts),
        dates=timeline(dates, ordinals),
        unresolved=sum(mention.value.get("start") is None for mention in dates),
        sums=sums(by_field.get("amounts", []), ordinals),
        names=name_rows(by_field.get("names", []), ordinals),
    )


def _article_row(article: Article) -> ArticleRow:
    first = next(iter(article.parts()), None)
    title = article.headline or first
    return ArticleRow(
        ordinal=article.ordinal,
        title=printable(title.text) if title is not None else "",
        is_titled=article.headline is not None,
        people=tuple(dict.fromkeys(printable(person.name) for person in article.people)),
        pages=article.pages,
        chars=sum(len(part.text) for part in article.parts()),
        confidence=article.confidence,
        kind=article.kind,
    )


def _group(kind: Kind) -> str:
    if kind is Kind.DUPLICATE:
        return REPEATS
    if kind is Kind.STANDING_HEAD:
        return STANDING
    return FURNITURE if kind in FURNITURE_KINDS else ARTICLES


def ledger(counts: Mapping[tuple[str, str], int]) -> tuple[LedgerRow, ...]:
    """Rows for characters counted by (group, kind), in a fixed order; rows of nothing are left out.

    Shares are rounded by largest remainder, so that they sum to exactly 1000.

    >>> [row.permille for row in ledger({("articles", k): 1 for k in ("headline", "paragraph", "quote")})]
    [334, 333, 333]
    """
    keys = sorted((key for key, chars in counts.items() if chars), key=_ledger_order)
    whole = sum(counts[key] for key in keys)
    shares = [divmod(1000 * counts[key], whole) for key in keys]
    missing = 1000 - sum(share for share, _ in shares) if keys else 0
    nearest = sorted(range(len(keys)), key=lambda n: (-shares[n][1], n))[:missing]
    return tuple(LedgerRow(*key, counts[key], shares[n][0] + (n in nearest)) for n, key in enumerate(keys))


def _ledger_order(key: tuple[str, str]) -> tuple[int, int, str]:
    group, kind = key
    return _GROUPS.index(group), _KIND_ORDER.get(kind, len(_KIND_ORDER)), kind


def timeline(dates: Iterable[Mention], ordinals: Mapping[str, int]) -> tuple[DateRow, ...]:
    """The dates that are resolved, by first day, then last; mentions of the same days are one row."""
    groups: dict[tuple[str, str], list[Mention]] = {}
    for mention in dates:
        start, end = mention.value.get("start"), mention.value.get("end")
        if start is not None and end is not None:
            groups.setdefault((start, end), []).append(mention)
    return tuple(DateRow(*days, printable(groups[days][0].text), len(groups[days]), _where(groups[days], ordinals))
                 for days in sorted(groups))  # fmt: skip


def sums(amounts: Iterable[Mention], ordinals: Mapping[str, int]) -> tuple[SumRow, ...]:
    """Amounts by currency, then by unit; the most frequent first inside both."""
    groups: dict[tuple[bool, str], list[Mention]] = {}
    for mention in amounts:
        currency, unit = mention.value.get("currency"), mention.value.get("unit")
        groups.setdefault((bool(currency), str(currency or unit or "")), []).append(mention)
    rows = [_sum_row(unit, is_money, groups[is_money, unit], ordinals) for is_money, unit in groups]
    return tuple(sorted(rows, key=lambda row: (not row.is_money, -(row.plain + row.vague), row.unit)))


def _sum_row(unit: str, is_money: bool, mentions: Sequence[Mention], ordinals: Mapping[str, int]) -> SumRow:
    plain = [number for mention in mentions if (number := _plain_number(mention)) is not None]
    added = sum(plain, Decimal(0)) if plain and unit not in _NOT_ADDED else None
    return SumRow(unit, is_money, added, len(plain), len(mentions) - len(plain), _where(mentions, ordinals))


def _plain_number(mention: Mention) -> Decimal | None:
    """The number of an amount that is exactly that: not about, not a bound, not a range."""
    value = mention.value
    if value.get("approx") or value.get("bound") or value.get("number") is None:
        return None
    try:
        return Decimal(str(value["number"]))
    except InvalidOperation:
        return None


def name_rows(names: Iterable[Mention], ordinals: Mapping[str, int]) -> tuple[NameRow, ...]:
    """Persons, the most frequent first, then in order of appearance."""
    groups: dict[str, list[Mention]] = {}
    for mention in names:
        groups.setdefault(printable(str(mention.value.get("name") or mention.text)), []).append(mention)
    rows = [NameRow(name, len(found), _titles(found), _where(found, ordinals)) for name, found in groups.items()]
    return tuple(sorted(rows, key=lambda row: -row.count))


def _titles(mentions: Iterable[Mention]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(printable(str(title)) for mention in mentions if (title := mention.value.get("title"))))


def _where(mentions: Iterable[Mention], ordinals: Mapping[str, int]) -> tuple[int, ...]:
    return tuple(sorted({ordinals[mention.article] for mention in mentions if mention.article in ordinals}))
