"""(under construction) the whole way from a source to a document."""

from __future__ import annotations

from gazette_cli.document import Document
from gazette_cli.source import Source
from gazette_cli.structure.unsplit import unsplit


def split(source: Source) -> Document:
    """The document with its blocks and articles."""
    return unsplit(source, source.sha256[:12] + ":001")
