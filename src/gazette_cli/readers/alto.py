"""ALTO files, as libraries and recognition programs write them: lines of pages with their places and confidence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from gazette_cli.readers.base import Reader, Reading
from gazette_cli.readers.layout.recognised import Line, Picture
from gazette_cli.readers.layout.shapes import Area, around
from gazette_cli.readers.markup import local, root_of, tree_below
from gazette_cli.readers.sure import reading_of

_KIND, _ROOT = "ALTO file", "alto"
_POINTS = {"mm10": 72 / 254, "inch1200": 72 / 1200}  # of the units a file may count in; else it counts in pixels
_THIN = 0.02  # of the longer side: a drawing so thin is a rule
_BLANK = 0.6  # of the height: the least gap that is a blank between Chinese words
_NUMBER = re.compile(r"-?\d{1,7}(?:\.\d{1,7})?")
_FIRST_WIDE = "⺀"


def _accepts(data: bytes) -> bool:
    return root_of(data) == _ROOT


def _read(data: bytes, name: str, encoding: str) -> Reading:
    """The text of an ALTO file in reading order, with the place and the confidence of every line.

    Raises InputError where it is damaged, or has no words.
    """
    root = tree_below(_ROOT, data, _KIND, name)
    unit = next((node.text or "" for node in root.iter() if local(node.tag) == "MeasurementUnit"), "")
    scale = _POINTS.get(unit.strip(), 1.0)
    return reading_of((_picture(node, scale) for node in root.iter() if local(node.tag) == "Page"), _KIND, name)


def _picture(page: Element, scale: float) -> Picture:
    found = Picture(_measure(page, "WIDTH") * scale, _measure(page, "HEIGHT") * scale, [])
    group = 0
    for node in page.iter():
        tag = local(node.tag)
        group += tag == "TextBlock"
        if tag == "TextLine":
            line = _line(node, scale, group)
            if line is not None:
                found.lines.append(line)
        elif tag in ("Illustration", "GraphicalElement"):
            area = _area(node, scale)
            if min(area.width, area.height) < _THIN * max(area.width, area.height):
                found.rules.append(area)
            elif tag == "Illustration":
                found.pictures.append(area)
    return found


def _line(node: Element, scale: float, group: int) -> Line | None:
    """A line, its words put together; None where it has none, or stands nowhere."""
    strings = [child for child in node if local(child.tag) == "String" and (child.get("CONTENT") or "").strip()]
    words = "".join(_words(node, _measure(node, "HEIGHT"))).strip()
    areas = [area for area in (_area(child, 1.0) for child in strings) if area.width > 0 and area.height > 0]
    area = _area(node, 1.0)
    if area.width <= 0 or area.height <= 0:
        if not areas:
            return None
        area = around(areas)
    sure = [(float(match[0]), len(child.get("CONTENT") or "")) for child in strings
            if (match := _NUMBER.fullmatch(child.get("WC") or ""))]  # fmt: skip
    count = sum(length for _, length in sure)
    confidence = round(min(max(sum(share * length for share, length in sure) / count, 0.0), 1.0), 2) if count else None
    return Line(words, Area(*(edge * scale for edge in area)), confidence, group) if words else None


def _words(node: Element, height: float) -> Iterator[str]:
    """The words and the blanks of a line; blanks between Chinese characters only where there is room for one."""
    before, blank = "", 0.0
    for child in node:
        tag = local(child.tag)
        if tag == "SP":
            blank = _measure(child, "WIDTH") or blank or 0.5 * height
        elif tag in ("String", "HYP"):
            words = (child.get("CONTENT") or "").strip()
            if before and words and blank:
                wide = before[-1] >= _FIRST_WIDE and words[0] >= _FIRST_WIDE
                if not wide or blank >= _BLANK * height:
                    yield " "
            if words:
                before, blank = words, 0.0
                yield words


def _measure(node: Element, key: str) -> float:
    match = _NUMBER.fullmatch((node.get(key) or "").strip())
    return float(match[0]) if match else 0.0


def _area(node: Element, scale: float) -> Area:
    left, top = _measure(node, "HPOS") * scale, _measure(node, "VPOS") * scale
    return Area(left, top, left + _measure(node, "WIDTH") * scale, top + _measure(node, "HEIGHT") * scale)


ALTO = Reader("alto", "1", _accepts, _read, "ALTO files of recognised pages", "ALTO 识别结果")
