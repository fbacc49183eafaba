"""Paragraphs that were read before, over a whole stream of records: which copy stays, and where it stands.

Only equal paragraphs count, blanks and widths aside: two notices that differ in a name, a date or an
amount are two notices. Short ones never count, since bylines and signatures come back rightly.
"""

from __future__ import annotations

import hashlib

from gazette_cli.article import Article
from gazette_cli.block import Kind
from gazette_cli.fold import fold
from gazette_cli.records.repeats import Copy, Repeat

LEAST = 20  # letters, digits and ideographs that a paragraph must have to be compared


class Seen:
    """The paragraphs of a stream so far, 16 bytes and a place for each."""

    def __init__(self) -> None:
        self._first: dict[bytes, Copy] = {}

    def __reduce__(self) -> tuple[type[Seen], tuple[()]]:
        """Another process sees another stream: what was seen here does not travel."""
        return Seen, ()

    def repeats(self, article: Article) -> list[Repeat]:
        """The paragraphs of `article` that were in the stream before; the others are in it from now on."""
        found = []
        for part in article.paragraphs:
            if part.kind is Kind.SIGNATURE or not part.spans:
                continue
            copy = Copy(article.origin.sha256, article.origin.path, article.id, part.spans)
            original = self.original(part.text, copy)
            if original is not None:
                found.append(Repeat(copy, original, part.text))
        return found

    def original(self, text: str, copy: Copy) -> Copy | None:
        """The earlier paragraph that `text` repeats; None where it is new, and then it is remembered.

        >>> from gazette_cli.span import Span
        >>> seen = Seen()
        >>> seen.original("七月三十一日上午,街道召开了防汛工作会议。" * 2, Copy("a", "a.txt", "a:001", (Span(0, 42),)))
        >>> seen.original("七月三十一日上午，街道召开了防汛工作会议。" * 2, Copy("b", "b.txt", "b:001", ())).path
        'a.txt'
        """
        digest = _digest(text)
        if digest is None:
            return None
        first = self._first.setdefault(digest, copy)
        return None if first is copy else first


def is_repeat(text: str, original: str) -> bool:
    """Whether the two are the same paragraph, blanks and widths aside.

    >>> is_repeat("会议 部署,防汛", "会议部署，防汛")
    True
    """
    return _key(text) == _key(original)


def _digest(text: str) -> bytes | None:
    if len(text) < LEAST:
        return None
    key = _key(text)
    if sum(map(str.isalnum, key)) < LEAST:
        return None
    return hashlib.blake2b(key.encode("utf-8"), digest_size=16).digest()


def _key(text: str) -> str:
    return "".join(fold(text).text.split())
