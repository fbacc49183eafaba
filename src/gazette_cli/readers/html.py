"""Web pages, with selectolax: the text a page is about, in front of it what its marks say; no script is run."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from gazette_cli.errors import DecodingError, InputError, UsageError
from gazette_cli.readers.base import AUTO, Reader, Reading, needed
from gazette_cli.readers.encoding import Decoded, decode
from gazette_cli.readers.plain import codec_name
from gazette_cli.readers.web.lines import Line, Walker
from gazette_cli.readers.web.marks import BODIES, Marks, dated, marks_of, page_in
from gazette_cli.readers.web.nesting import DEEPEST, is_deep

_OPENING = re.compile(
    rb"(?is)\s*(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--(?:(?!-->).){0,2000}-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|meta|title|div|table|p|h[1-6]|section|article|span|center|font)[\s>/]"
)
_CHARSET = re.compile(rb"""(?i)<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{3,20})""")
_HEAD = 4096  # bytes in which an encoding is declared
_LARGEST = 32 << 20  # bytes; nobody typed a page that is larger
_ENOUGH = 40  # characters of text that make a page's own mark credible
_SENTENCE = 18  # characters of a line that counts as text
_LINKED = 0.4  # share of links from which a line is navigation
_ABOVE = 40  # lines in front of the text among which its heads are looked for
_LONGEST_TITLE = 60
_SOURCE = re.compile(r"(?:来源|信息来源|文章来源)\s*[:：]\s*\S")
_CREDIT = re.compile(r"(?:[摄攝]|摄影|供图|图)[)）]?$")
_CAPTION = re.compile(r"caption|tuzhu|picdesc|\btj\b|\btu\b|imgtext|photo")


def _accepts(data: bytes) -> bool:
    return _OPENING.match(data[:_HEAD]) is not None


def _read(data: bytes, name: str, encoding: str) -> Reading:
    """The text of a web page. Raises InputError where it is too large, or has no words."""
    selectolax: Any = needed("selectolax.lexbor", "html", name)
    if len(data) > _LARGEST:
        raise InputError(f"a web page of {len(data) >> 20} MB", place=name, hint="give pages up to 32 MB")
    decoded = _decoded(data, name, encoding)
    html = decoded.text.replace("\0", "")
    if is_deep(html):
        raise InputError(f"a web page with more than {DEEPEST} elements inside each other", place=name,
                         hint="it is damaged or made to do harm; leave it out")
    tree = selectolax.LexborHTMLParser(html)
    lines = Walker().walk(tree.root) if tree.root is not None else []
    body = _body(tree, lines)
    if not body:
        raise InputError("this web page has no words", place=name,
                         hint="save it again from the browser, when it is whole, or type --reader text")
    rows = [*_front(marks_of(tree, html), lines, body), *(lines[n].text for n in body), *_captions(lines, body)]
    return Reading("".join(f"{row}\n" for row in rows), encoding=decoded.receipt.encoding, doubts=decoded.doubts)


def _decoded(data: bytes, name: str, encoding: str) -> Decoded:
    """The text by the encoding told, or that the page declares if it holds, or found out."""
    declared = _CHARSET.search(data[:_HEAD])
    if encoding == AUTO and declared is not None:
        with suppress(DecodingError, UsageError):
            return decode(data, name, codec_name(declared[1].decode("ascii")))
    return decode(data, name, encoding)


def _body(tree: Any, lines: Sequence[Line]) -> list[int]:
    """Positions of the lines of the text: below a mark of its own, or where most sentences stand together."""
    for mark in BODIES:
        for node in tree.css(mark)[:8]:
            found = [n for n, line in enumerate(lines) if node.mem_id in line.around]
            if sum(len(lines[n].text) - lines[n].linked for n in found) >= _ENOUGH:
                return _trimmed(lines, found)
    scores: Counter[int] = Counter()
    for line in lines:
        words = len(line.text) - line.linked
        if words >= _SENTENCE and line.linked < _LINKED * len(line.text):
            for far, number in enumerate(line.around[:4]):
                scores[number] += words >> far
    if not scores:
        return [n for n, line in enumerate(lines) if line.linked < _LINKED * len(line.text)] or list(range(len(lines)))
    best = max(scores, key=lambda number: scores[number])
    return _trimmed(lines, [n for n, line in enumerate(lines) if best in line.around])


def _trimmed(lines: Sequence[Line], body: list[int]) -> list[int]:
    """Without lists of links before and behind the text, and inside it."""
    return [n for n in body if lines[n].linked < _LINKED * len(lines[n].text) or len(lines[n].text) >= 3 * _SENTENCE]


def _front(marks: Marks, lines: Sequence[Line], body: Sequence[int]) -> list[str]:
    """What stands before the text: the issue's line, the heads, the byline."""
    held = {lines[n].text for n in body[:6]}
    above = list(lines[max(body[0] - _ABOVE, 0) : body[0]])
    day = marks.day or next(filter(None, (dated(line.text) for line in lines)), "")
    page = next(filter(None, (page_in(line.text) for line in lines)), "") or marks.page
    issue = [row for row in (marks.name, day, page) if row]
    heads = [head for head in (marks.kicker, *_titles(marks, above), marks.deck) if head and head not in held]
    byline = next((line.text for line in above if _is_byline(line.text)), "")
    source = next((line.text for line in above if _SOURCE.search(line.text)), "")
    told = marks.author if marks.author != marks.name and marks.author not in "".join(held) else ""
    signed = byline or ("" if source else told)
    rows = [row for row in (signed, source) if row and row not in held]
    return [*issue, *([""] if issue else []), *heads, *rows]


def _titles(marks: Marks, above: Sequence[Line]) -> list[str]:
    """The lines of the headline: as marked, else headings above, else lines the window's title repeats."""
    if marks.titles:
        return ["".join(marks.titles)]  # one headline, however many lines it was set in
    headings = [line.text for line in above if line.heading and len(line.text) <= _LONGEST_TITLE]
    repeated = [line.text for line in above
                if 4 <= len(line.text) <= _LONGEST_TITLE and line.text in marks.window and line.text != marks.name
                and line.linked < len(line.text)]  # fmt: skip
    return repeated[-2:] or headings[-1:] or [piece for piece in [marks.window.split("_")[0].split("-")[0]] if piece]


def _is_byline(text: str) -> bool:
    from gazette_cli.grammar.people import read_byline  # late: this module is also loaded to ask whose a file is

    byline = read_byline(text) if len(text) <= 60 and "。" not in text else None
    return byline is not None and byline.has_role


def _captions(lines: Sequence[Line], body: Sequence[int]) -> list[str]:
    """Words of pictures that stand beside the text."""
    near = lines[max(body[0] - _ABOVE, 0) : body[0]]
    return [line.text for line in near if len(line.text) >= 8 and not line.linked and not _is_byline(line.text)
            and (_CAPTION.search(line.names) or _CREDIT.search(line.text)) and not line.heading]  # fmt: skip


HTML = Reader("html", "1", _accepts, _read, "web pages, e-papers, saved WeChat articles", "网页、数字报、公众号文章")
