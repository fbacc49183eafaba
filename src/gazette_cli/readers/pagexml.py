"""PAGE-XML files, as transcription programs write them: the lines of a page with their places and confidence."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from gazette_cli.readers.base import Reader, Reading
from gazette_cli.readers.layout.recognised import Line, Picture
from gazette_cli.readers.layout.shapes import Area
from gazette_cli.readers.markup import local, root_of, tree_below
from gazette_cli.readers.sure import reading_of

_KIND, _ROOT = "PAGE-XML file", "PcGts"
_PICTURES = frozenset({"ImageRegion", "GraphicRegion", "LineDrawingRegion", "ChartRegion", "MapRegion"})
_POINT = re.compile(r"(-?\d{1,7})(?:\.\d{0,7})?,(-?\d{1,7})(?:\.\d{0,7})?")
_SHARE = re.compile(r"[01](?:\.\d{1,17})?")
_MEASURE = re.compile(r"\d{1,7}")


def _accepts(data: bytes) -> bool:
    return root_of(data) == _ROOT


def _read(data: bytes, name: str, encoding: str) -> Reading:
    """The text of a PAGE-XML file in reading order, with the place and the confidence of every line.

    Raises InputError where it is damaged, or has no words.
    """
    root = tree_below(_ROOT, data, _KIND, name)
    return reading_of((_picture(node) for node in root if local(node.tag) == "Page"), _KIND, name)


def _picture(page: Element) -> Picture:
    found = Picture(_measure(page, "imageWidth"), _measure(page, "imageHeight"), [])
    group = 0
    for node in page.iter():
        tag = local(node.tag)
        if tag == "TextRegion":
            group += 1
            if not any(local(child.tag) == "TextLine" for child in node):
                found.lines.extend(_loose(node, group))
        elif tag == "TextLine":
            words, confidence = _words(node)
            area = _area(node)
            if words.strip() and area is not None:
                found.lines.append(Line(" ".join(words.split()), area, confidence, group))
        elif tag == "SeparatorRegion" or tag in _PICTURES:
            area = _area(node)
            if area is not None:
                (found.rules if tag == "SeparatorRegion" else found.pictures).append(area)
    return found


def _loose(region: Element, group: int) -> list[Line]:
    """The lines of a region that has them only as one text: they share its height."""
    words, confidence = _words(region)
    area, rows = _area(region), [row.strip() for row in words.split("\n") if row.strip()]
    if area is None or not rows:
        return []
    step = area.height / len(rows)
    return [Line(row, area._replace(top=area.top + n * step, bottom=area.top + (n + 1) * step), confidence, group)
            for n, row in enumerate(rows)]  # fmt: skip


def _words(node: Element) -> tuple[str, float | None]:
    """The words of a line or region and how sure they are: its own, of several readings the first, else its words'."""
    told = sorted((child for child in node if local(child.tag) == "TextEquiv"), key=_index)
    for equivalent in told:
        words = next((child.text or "" for child in equivalent if local(child.tag) == "Unicode"), "")
        share = _SHARE.fullmatch((equivalent.get("conf") or "").strip())
        if words.strip():
            return words, round(min(float(share[0]), 1.0), 2) if share else None
    inside = [_words(child) for child in node if local(child.tag) == "Word"]
    sure = [confidence for _, confidence in inside if confidence is not None]
    return " ".join(words for words, _ in inside), min(sure, default=None)


def _index(equivalent: Element) -> int:
    match = _MEASURE.fullmatch(equivalent.get("index") or "0")
    return int(match[0]) if match else 0


def _measure(node: Element, key: str) -> float:
    match = _MEASURE.fullmatch((node.get(key) or "").strip())
    return float(match[0]) if match else 0.0


def _area(node: Element) -> Area | None:
    """The rectangle around its outline: `points` of today's files, elements of old ones."""
    coords = next((child for child in node if local(child.tag) == "Coords"), None)
    if coords is None:
        return None
    points = [(float(match[1]), float(match[2])) for match in _POINT.finditer(coords.get("points") or "")]
    points = points or [(_measure(child, "x"), _measure(child, "y")) for child in coords if local(child.tag) == "Point"]
    if len(points) < 2:
        return None
    across, down = [x for x, _ in points], [y for _, y in points]
    return Area(min(across), min(down), max(across), max(down))


PAGE = Reader("page", "1", _accepts, _read, "PAGE-XML files of recognised pages", "PAGE-XML 识别结果")
