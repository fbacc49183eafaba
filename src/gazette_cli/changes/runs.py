"""What a run says of each source: articles and mentions, gathered from its records."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from gazette_cli.article import Article
from gazette_cli.errors import RecordError
from gazette_cli.mention import Mention
from gazette_cli.records.results import Result, read_result

_DIGEST = 12  # characters of the source's digest that an article's id begins with
_ARTICLE_ID = re.compile(rf"([0-9a-f]{{{_DIGEST}}}):[0-9]+")


@dataclass(slots=True, eq=False)
class Portion:
    """What one run says of one source.

    `digest` are the digits that ids of its articles begin with, or the id of a text in memory; `path` is
    None where no record names it. `proof` tells two texts apart where their digits do not: the whole
    digest, with the encoding the text was read in; None where only mentions are known.
    """

    digest: str
    path: str | None = None
    proof: tuple[str, str] | None = None
    articles: list[Article] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)


class Run:
    """The records of one run, by source, in the order they came.

    `articles` and `mentions` are how many there are; `tells_articles` and `tells_mentions` whether the run
    was asked for them: what it holds none of it may have looked for in vain.
    """

    def __init__(self, fields: Sequence[str] | None = None) -> None:
        self.portions: dict[tuple[str, str | None], Portion] = {}
        self.articles = self.mentions = 0
        self.tells_articles = self.tells_mentions = False
        self._fields = None if fields is None else frozenset(fields)
        self._seen: dict[tuple[str, str, str], str] = {}

    @property
    def is_empty(self) -> bool:
        """Whether there is no record at all; then nothing can be said of what it was asked for."""
        return not (self.tells_articles or self.tells_mentions)

    def add(self, row: bytes, place: str) -> None:
        """Take in one JSON line; `place` is `file:line`.

        Raises RecordError where it is no record of a run, or an article that was there before.
        """
        result = read_result(row, place)
        portion = self._portion(result)
        if result.article is not None:
            self._refuse_twin(portion, result.article, place)
            portion.articles.append(result.article)
            self.articles += 1
            self.tells_articles = True
        if result.mentions is not None:
            self.tells_mentions = True
            portion.mentions.extend(self._asked_for(result.mentions))

    def settle(self) -> None:
        """All rows are in: mentions that name no file go to the article's file, and each counts once."""
        for digest, path in list(self.portions):
            named = next((key for key in self.portions if key[0] == digest and key[1] is not None), None)
            if path is None and named is not None:
                self.portions[named].mentions.extend(self.portions.pop((digest, None)).mentions)
        for portion in self.portions.values():
            once = {(mention.field, mention.spans): mention for mention in portion.mentions}
            portion.mentions = sorted(once.values(), key=lambda one: (one.start, one.end, one.field))
            self.mentions += len(portion.mentions)

    def _portion(self, result: Result) -> Portion:
        path, proof = None, None
        if result.article is not None:
            origin = result.article.origin
            digest, path, proof = origin.sha256[:_DIGEST], origin.path, (origin.sha256, origin.encoding)
        elif result.text_id is not None and result.text_digest is not None:
            digest, path, proof = result.text_id, result.text_id, (result.text_digest, "")
        else:
            digest = _digest(result.mentions[0].article if result.mentions else "")
        return self.portions.setdefault((digest, path), Portion(digest, path, proof))

    def _refuse_twin(self, portion: Portion, article: Article, place: str) -> None:
        key = (portion.digest, article.origin.path, article.id)
        if key in self._seen:
            raise RecordError(f"the article {article.id} was there before ({self._seen[key]})", place=f"{place}:1",
                              hint="give the records of one run")
        self._seen[key] = place

    def _asked_for(self, mentions: Sequence[Mention]) -> Iterator[Mention]:
        return (mention for mention in mentions if self._fields is None or mention.field in self._fields)


def _digest(article: str) -> str:
    """What stands for the source in the id of an article.

    >>> _digest("3f2a9c01b7de:002"), _digest("notes.jsonl:3")
    ('3f2a9c01b7de', 'notes.jsonl:3')
    """
    match = _ARTICLE_ID.fullmatch(article)
    return match[1] if match else article
