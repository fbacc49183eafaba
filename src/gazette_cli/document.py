"""Source, tiling, articles and mentions as one value that cannot be built lossy."""

from __future__ import annotations

from dataclasses import dataclass, field

from gazette_cli.article import Article, Issue
from gazette_cli.block import Block
from gazette_cli.errors import LossError
from gazette_cli.mention import Mention
from gazette_cli.source import Source
from gazette_cli.span import slices


@dataclass(frozen=True)
class Document:
    """One issue, read and understood.

    `blocks` are sorted by start and tile `[0, len(source.text))`; `articles` are sorted by their
    first character. Raises LossError if a character belongs to no block or to two, if a block's
    words reach over a line feed, or if a text is not what its spans say.
    """

    source: Source
    blocks: tuple[Block, ...]
    articles: tuple[Article, ...] = ()
    issue: Issue = field(default_factory=Issue)
    mentions: tuple[Mention, ...] = ()

    def __post_init__(self) -> None:
        self._refuse_gaps()
        self._refuse_borrowed_words()

    def _refuse_gaps(self) -> None:
        text = self.source.text
        if bool(self.blocks) != bool(text) or (self.blocks and self.blocks[0].start != 0):
            raise LossError("the blocks do not begin with the text", place=self.source.name)
        edge = 0
        for block in self.blocks:
            start, end, (first, last) = block[:3]
            if start != edge:
                raise LossError(f"gap or overlap at character {edge}", place=self.source.name)
            if not start <= first <= last <= end or text.find("\n", first, last) >= 0:
                raise LossError(f"a block's words reach over a line at character {start}", place=self.source.name)
            edge = end
        if edge != len(text):
            raise LossError("the blocks do not end with the text", place=self.source.name)

    def _refuse_borrowed_words(self) -> None:
        text = self.source.text
        for article in self.articles:
            for part in article.parts():
                if slices(text, part.spans) != part.text:
                    raise LossError(f"the text of a part of {article.id} is not what its spans say",
                                    place=self.source.name)
        for mention in self.mentions:
            if slices(text, mention.spans) != mention.text:
                raise LossError(f"the mention {mention.text!r} does not point home", place=self.source.name)
