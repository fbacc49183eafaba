"""Gold as it lies in a folder: pairs of `<id>.txt` and `<id>.json`, read and made whole."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import orjson

from gazette_cli.errors import DecodingError, InputError, RecordError
from gazette_cli.evaluate.ground import Ground, squash
from gazette_cli.records.schema import ARTICLE_KINDS

SAID = ("section", "kind")
_OUR_KINDS = {"editor_note": "note"}


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """One article as annotated; all lines are 0-based.

    `starts` are the lines at which it may begin, the main one first; `lines` all its lines;
    `titles` the accepted titles, squashed (the empty one where none is printed); `byline_names` is
    None where bylines are not annotated; a `continuation` is the rest of an article and has no start; `said` are
    the section and the kind, as they are compared, of those gold says.
    """

    title: str | None
    titles: frozenset[str]
    starts: tuple[int, ...]
    lines: tuple[int, ...]
    headline_lines: tuple[int, ...]
    byline_names: tuple[str, ...] | None
    continuation: bool
    said: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class GoldMention:
    """One fact as annotated; `[start, end)` in code points; not `required`: counts neither way.

    `value` is [first day, last day] for dates, [number or [low, high], unit] for amounts and
    durations, None where only the words count.
    """

    field: str
    start: int
    end: int
    text: str
    value: Any
    required: bool


@dataclass(frozen=True)
class Gold:
    """One issue with its gold. `day` is what relative dates are resolved against."""

    id: str
    family: str
    path: Path
    ground: Ground
    day: date | None = None
    articles: tuple[GoldArticle, ...] = ()
    furniture_lines: frozenset[int] = frozenset()
    section_lines: frozenset[int] = frozenset()
    duplicate_lines: frozenset[int] = frozenset()
    corrupt_lines: frozenset[int] = frozenset()
    joins: frozenset[tuple[int, int]] = frozenset()
    mentions: tuple[GoldMention, ...] = field(default=())

    @cached_property
    def forgiven(self) -> set[int]:
        """Word characters nobody is blamed for: damaged lines, and lines between accepted starts."""
        ground = self.ground
        free = ground.words_of_lines(self.corrupt_lines - self.duplicate_lines)
        for article in self.articles:
            main = article.starts[0]
            for other in article.starts[1:]:
                free |= ground.words_of_lines(range(min(other, main), max(other, main)))
        return free

    def words(self, article: GoldArticle) -> set[int]:
        """The word characters of an article, without furniture, section heads and repeats inside it."""
        outside = self.furniture_lines | self.section_lines | self.duplicate_lines
        return self.ground.words_of_lines(line for line in article.lines if line not in outside)


@dataclass(frozen=True, slots=True)
class Corpus:
    """A folder of gold: its base name, its issues by file name, and a digest of all their bytes."""

    name: str
    issues: tuple[Gold, ...]
    digest: str


def read_corpus(folder: Path) -> Corpus:
    """The gold in `folder`.

    Raises InputError where the folder cannot be read or holds no gold, RecordError where a gold file
    is not as the format asks.
    """
    if not folder.is_dir():
        raise InputError("not a folder", place=str(folder), hint="give the folder that holds the gold")
    digest = hashlib.sha256()
    issues = []
    for path, value in _gold_files(folder):
        issue = _read_issue(path, value)
        issues.append(issue)
        for file in (path, issue.path):
            content = file.read_bytes()
            digest.update(f"{file.name}\n{len(content)}\n".encode())
            digest.update(content)
    if not issues:
        raise InputError("no gold in this folder", place=str(folder),
                         hint="give a folder of pairs <id>.txt and <id>.json, the latter with 'articles'")
    return Corpus(folder.resolve().name, tuple(issues), digest.hexdigest())


def _gold_files(folder: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """The JSON files that hold gold, by name, parsed; other JSON objects may lie beside them."""
    for path in sorted(folder.glob("*.json")):
        try:
            value = orjson.loads(path.read_bytes().removeprefix(b"\xef\xbb\xbf"))
        except orjson.JSONDecodeError as error:
            raise RecordError(f"not JSON ({error.msg})", place=f"{path}:{error.lineno}:{error.colno}",
                              hint="mend it or take it out of the folder") from None
        if isinstance(value, dict) and "articles" in value:
            yield path, value


def _read_issue(path: Path, value: dict[str, Any]) -> Gold:
    text_path = path.with_suffix(".txt")
    text = _decoded(text_path, value.get("encoding") or "utf-8-sig")
    try:
        return _issue(value, text_path, Ground(text))
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        raise RecordError(f"not gold as the format asks ({type(error).__name__}: {error})", place=str(path),
                          hint="compare it with a gold file that works") from None


def _decoded(path: Path, encoding: str) -> str:
    try:
        return path.read_bytes().decode(encoding)
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", place=str(path),
                         hint="put the text beside its gold") from None
    except (UnicodeDecodeError, LookupError) as error:
        raise DecodingError(f"not {encoding} ({error})", place=str(path),
                            hint="say the right 'encoding' in the gold") from None


def _issue(value: dict[str, Any], path: Path, ground: Ground) -> Gold:
    day = value.get("ref_date")
    return Gold(
        id=str(value.get("id", path.stem)),
        family=value.get("family") or "",
        path=path,
        ground=ground,
        day=date.fromisoformat(day) if day else None,
        articles=tuple(_article(row) for row in value["articles"]),
        furniture_lines=_lines(value, "furniture_lines", ground),
        section_lines=_lines(value, "section_lines", ground),
        duplicate_lines=_lines(value, "duplicate_lines", ground),
        corrupt_lines=_lines(value, "corrupt_lines", ground),
        joins=frozenset((a, b) for a, b in value.get("joins", [])),
        mentions=tuple(GoldMention(row["field"], row["start"], row["end"], row["text"], row["value"], row["required"])
                       for row in value.get("mentions", [])),
    )  # fmt: skip


def _lines(value: dict[str, Any], key: str, ground: Ground) -> frozenset[int]:
    """A set of lines; a row may also be a list whose first item is the line (damaged lines say what is wrong)."""
    lines = frozenset(row[0] if isinstance(row, list) else int(row) for row in value.get(key, []))
    if lines and not 0 <= min(lines) <= max(lines) < len(ground.lines):
        raise ValueError(f"{key} names a line the text does not have")
    return lines


def _article(row: dict[str, Any]) -> GoldArticle:
    title = row["title"]
    spans = row.get("spans") or [[row["start_line"], row["end_line"]]]
    names = row.get("byline_names")
    return GoldArticle(
        title=title,
        titles=frozenset(squash(text) for text in (title, *row.get("title_alt", []))),
        starts=(row["start_line"], *row.get("alt_start", [])),
        lines=tuple(line for first, last in spans for line in range(first, last + 1)),
        headline_lines=tuple(row.get("headline_lines", [])),
        byline_names=None if names is None else tuple(names),
        continuation=bool(row.get("continuation")),
        said={key: comparable(key, row[key]) for key in SAID if key in row and _is_ours(key, row[key])},
    )


def comparable(key: str, value: str | None) -> str:
    """A section without marks and blanks, a kind by our name for it.

    >>> comparable("section", "●简 讯"), comparable("section", None), comparable("kind", "editor_note")
    ('简讯', '', 'note')
    """
    if key == "kind":
        return _OUR_KINDS.get(value or "", value or "")
    return "".join(filter(str.isalnum, squash(value)))


def _is_ours(key: str, value: str | None) -> bool:
    """Kinds that we do not tell apart (poems, lists of figures, corrections) are not asked for."""
    return key != "kind" or comparable(key, value) in ARTICLE_KINDS
