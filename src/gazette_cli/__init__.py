"""Chinese local gazettes as articles, clean text and facts that can be cited: the library.

`read` a file or bytes, or `split_text` a string; both give a `Document`, whose `articles` hold the
stories and whose `blocks` tile the text. `facts` finds dates, amounts, durations and names in an article.

>>> from gazette_cli import facts, split_text
>>> document = split_text("柳溪纪事\\n2024年7月31日 第12期\\n\\n社区食堂开业\\n本报讯 7月29日,食堂开业,花费12万元。\\n")
>>> [article.headline.text for article in document.articles]
['社区食堂开业']
>>> [(mention.text, mention.line, mention.column) for mention in facts(document.articles[0])]
[('7月29日', 5, 5), ('12万元', 5, 18)]

Importing this module is cheap: what a name needs is loaded when it is first used. The rooms inside the
package never import this module, which stands at the front door only.
"""

from __future__ import annotations

TYPE_CHECKING = False  # what type checkers take for true; importing `typing` would cost more than all the rest

if TYPE_CHECKING:
    import datetime
    import os
    from collections.abc import Iterable

    from gazette_cli.article import Article, Issue
    from gazette_cli.block import Block, Kind
    from gazette_cli.document import Document
    from gazette_cli.errors import GazetteError
    from gazette_cli.mention import Mention
    from gazette_cli.span import Span

    __version__: str

__all__ = [
    "read", "split_text", "facts",
    "Document", "Article", "Issue", "Block", "Kind", "Mention", "Span",
    "GazetteError",
    "__version__",
]  # fmt: skip

_HOMES = {
    "Document": "document", "Article": "article", "Issue": "article", "Block": "block", "Kind": "block",
    "Mention": "mention", "Span": "span", "GazetteError": "errors",
}  # fmt: skip


def read(path_or_bytes: str | os.PathLike[str] | bytes, *, encoding: str = "auto", reader: str = "auto") -> Document:
    """The issue in a file, or in bytes, as a document: blocks that tile its text, and its articles.

    A string is a path, never text (see `split_text`). `encoding` is `auto`, which tells UTF-8, UTF-16,
    GB18030 and Big5 apart, or the name of one. `reader` is `auto`, which goes by the first bytes, `text`, or the name
    of a reader (pdf, html, docx, …; `ocr` recognises scans and pictures). The bytes can be had back:
    `document.source.to_bytes()`.
    Doubts about the encoding are warnings. Raises GazetteError (an InputError) where the file cannot be
    read or is not text, and a UsageError where the encoding or the reader is unknown.

    >>> document = read("街道办事处开通热线,居民反映的问题当天有回音。".encode("gb18030"))
    >>> document.source.receipt.encoding, document.source.chars, len(document.source.to_bytes())
    ('gb18030', 23, 45)
    """
    import warnings
    from pathlib import Path

    from gazette_cli import pipeline
    from gazette_cli.readers.base import How
    from gazette_cli.readers.inputs import Input, display

    if isinstance(path_or_bytes, bytes):
        name, content = "-", path_or_bytes
    else:
        path = Path(path_or_bytes)
        name = display(path)
        content = Input(name, path).load()
    source, doubts = pipeline.read(content, name, How(encoding, reader))
    for doubt in doubts:
        warnings.warn(doubt, stacklevel=2)
    return pipeline.understand(source)


def split_text(text: str, name: str = "-") -> Document:
    """The issue in a string as a document; `name` stands for the path in ids and errors.

    Raises ValueError where the text cannot be UTF-8 (it holds half of a surrogate pair).

    >>> document = split_text("新桥通车\\n本报讯 1月20日,新桥通车。\\n")
    >>> "".join(document.source.text[block.start : block.end] for block in document.blocks) == document.source.text
    True
    """
    from gazette_cli.pipeline import understand
    from gazette_cli.source import Source

    return understand(Source.from_text(text, name))


def facts(
    article: Article, fields: Iterable[str] = ("dates", "amounts", "durations"), date: datetime.date | None = None
) -> list[Mention]:
    """What an article states, sorted by place in the source; `fields` are names that `gazette fields` lists.

    `date` is the day against which 今年 or 上周 are resolved; without it, the date the issue prints is.
    Raises GazetteError (a UsageError) where there is no such field.

    >>> from datetime import date
    >>> article = split_text("新桥通车\\n本报讯 今年3月,新桥通车,历时两年零三个月。\\n").articles[0]
    >>> [(mention.field, mention.value.get("edtf")) for mention in facts(article, date=date(2024, 7, 31))]
    [('dates', '2024-03'), ('durations', None)]
    """
    from gazette_cli import pipeline

    return pipeline.facts(article, pipeline.Facts(tuple(fields), date))


def __getattr__(name: str) -> object:
    """The classes and the version, found when they are first asked for (PEP 562)."""
    if name == "__version__":
        from importlib.metadata import version

        found: object = version("gazette-cli")
    elif name in _HOMES:
        from importlib import import_module

        found = getattr(import_module(f"gazette_cli.{_HOMES[name]}"), name)
    else:
        raise AttributeError(f"module 'gazette_cli' has no attribute {name!r}")
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    """The public names beside those already loaded."""
    return sorted({*globals(), *__all__})
