"""Lists of contents known by their pages alone, whatever the line above them says."""

from __future__ import annotations

from gazette_cli.patterns import late
from gazette_cli.structure.sheet import Sheet

_AT_PAGE = late(  # 老渡口的船 P3, 修路（4版）
    r"(?:[ .…·]P\.? ?\d{1,3}|[ .…·(](?:第?\d{1,3}|[A-Z]\d{1,2})[版页頁])[)]?$"
    r"|(?:[·.]{4,}|…{2,}) ?\d{1,3}$"
)
_PAGE_ENDS = "版页頁)0123456789"
_TOP = 40  # lines in which such a list is looked for
_FEWEST = 3  # entries
_LONGEST_NAME = 8  # characters of what stands above


def heads_pages(sheet: Sheet, index: int) -> bool:
    """Whether a short line at the top stands above lines that all end with a page: 本期看头."""
    name, below = sheet.lines[index], sheet.lines[index + 1 : index + 1 + _FEWEST] if index < _TOP else []
    if len(below) < _FEWEST or len(name.squeezed) > _LONGEST_NAME or _is_paged(name.text):
        return False
    return all(_is_paged(line.text) for line in below)


def _is_paged(text: str) -> bool:
    return text[-1] in _PAGE_ENDS and _AT_PAGE.search(text) is not None
