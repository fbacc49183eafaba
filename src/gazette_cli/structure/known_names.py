"""Names that the issue itself prints in its list of contents and among those who make it: what signs below a headline
or behind a story is one of them, however rare the surname."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gazette_cli.block import Kind
from gazette_cli.fold import HAN
from gazette_cli.grammar.byline_shapes import Named
from gazette_cli.grammar.full_names import headings, standing_heads
from gazette_cli.grammar.people import Byline
from gazette_cli.patterns import late
from gazette_cli.structure.sheet import Sheet

_NAME = rf"{HAN}{{2,4}}|{HAN} +{HAN}"
_MADE_BY = late(
    r"(?:[主总副][编編]|[编編][辑輯]|校[对對]|审[稿核]|美[编術术]|采访|撰稿)(?: ?[:/] ?| +)"
    rf"((?:{_NAME})(?: +(?:{_NAME})(?![^ ]))*)"
)
_WROTE = late(rf"\S{{4,}}(?:\s*[….·。]{{2,}}\s*|\s+)({_NAME})\s*[….· ]*\d{{1,3}}$")
_TELLING = (Kind.STAFF, Kind.CONTENTS, Kind.ISSUE_LINE)
_FULL = late(_NAME)
_SIGNS = late(rf"(?<=。)\(({HAN}{{2,4}})\)$")


def known_names(sheet: Sheet) -> frozenset[str]:
    """The names, without blanks, of editors in the issue's own lines and of authors in its list of contents."""
    return frozenset(_names(sheet)) - headings() - standing_heads()


def _names(sheet: Sheet) -> Iterator[str]:
    told = [n for n, label in enumerate(sheet.labels) if label is not None and label.kind in _TELLING]
    for index in told:
        line = sheet.lines[index]
        if sheet.kind(index) is Kind.CONTENTS:
            if line.text[-1].isdigit() and (match := _WROTE.fullmatch(line.text)) is not None:
                yield match[1].replace(" ", "")
            continue
        for match in _MADE_BY.finditer(line.text):
            yield from (name.replace(" ", "") for name in _FULL.findall(match[1]))


def byline_of(name: str) -> Byline:
    """The byline of a line that holds this name, blanks left out, and nothing else."""
    return Byline((Named(name, None, 0, len(name)),), False, False, False)


def signed_by_known(texts: Sequence[str], sheet: Sheet) -> dict[int, tuple[int, Byline]]:
    """Which of the paragraphs have such a name in brackets behind their last full stop, however much it is a word:
    where the bracket begins, and whom it names."""
    found = {n: match for n, text in enumerate(texts) if (match := _SIGNS.search(text)) is not None}
    known = known_names(sheet) if found else frozenset[str]()
    return {n: (match.start(), byline_of(match[1])) for n, match in found.items() if match[1] in known}
