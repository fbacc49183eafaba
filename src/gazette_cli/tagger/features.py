"""What is seen at a place where a name could stand: keys into the tables of the model.

The order of the keys is the order of the tables. Keys are slices of the text wherever possible, and
the empty string where nothing is seen.
"""

from __future__ import annotations

import re

from gazette_cli.tagger.candidates import surnames, titles
from gazette_cli.tagger.titles import title_after
from gazette_cli.tagger.view import UNKNOWN, View, is_word, tag_of

START_KEYS = 14
END_KEYS = 21
AGED = re.compile(r"[0-9一二三四五六七八九十] ?岁的? ?\Z")
CLASS = re.compile(r"[0-9一二三四五六七八九十)]班的? ?\Z")
_ROW = frozenset("、, ")
_ITEM = re.compile(r"[\u3400-\u9fff]*")
_ITEM_BEFORE = re.compile(r"[\u3400-\u9fff]*\Z")
_MARKS = frozenset(",。、;:!?()[]“”‘’《》【】「」—·/\n ")


def start_keys(view: View, start: int, title: str | None) -> tuple[str, ...]:
    """What speaks for or against any name that begins at `start` (START_KEYS keys)."""
    text = view.text
    number = view.cover[start]
    inside = start - view.starts[number]
    word, tag = view.words[number], view.tags[number]
    before, tag_before = (view.words[number - 1], view.tags[number - 1]) if number and not inside else ("", "-")
    left = text[start - 1] if start else "^"
    return (
        "1",
        left,
        text[max(0, start - 2) : start] or "^",
        text[max(0, start - 3) : start] or "^",
        title or _beside(text, start),
        before,
        tag_before,
        f"{min(inside, 2)}{len(word)}{tag}",
        word if len(word) > 1 and not inside and tag[:2] != "nr" and tag != UNKNOWN else "",
        text[start],
        left + text[start],
        tag_before + (view.tags[number - 2] if number > 1 else "-"),
        text[start : start + 2],
        f"{bool(title)}{tag}{len(word)}" if not inside else f"{bool(title)}>",
    )


def end_keys(view: View, span: tuple[int, int], title: str | None) -> tuple[str, ...]:
    """What speaks for or against the name at `span` (END_KEYS keys)."""
    text = view.text
    start, end = span
    name = text[start:end]
    double = len(name) > 2 and name[:2] in surnames()[1]
    kind = f"{len(name)}{'d' if double else ''}"
    given = name[2:] if double else name[1:]
    after = text[end] if end < len(text) else "$"
    last = view.cover[end - 1]
    aligned = end == len(text) or (last + 1 < len(view.starts) and view.starts[last + 1] == end)
    next_word = view.words[last + 1] if aligned and end < len(text) else ""
    next_tag = view.tags[last + 1] if aligned and end < len(text) else "-"
    shape, tags = _cut(view, span)
    marked = after in _MARKS or end == len(text)
    behind = "," if marked else (title_after(text, end) or "")
    joins = f"{is_word(name[-1] + after):d}{is_word(text[end : end + 2]):d}" if not marked else "m"
    return (
        f"{kind}{shape}{aligned:d}",
        kind + tags,
        kind + after,
        kind + text[end : end + 2],
        kind + name[-1],
        kind + given[0],
        given if len(given) > 1 else "",
        name[-1] + after,
        next_word,
        kind + next_tag,
        kind + joins,
        f"{kind}{is_word(name):d}{is_word(name[:2]):d}{is_word(name[1:]):d}",
        (text[start - 1] if start else "^") + after,
        f"{kind}{bool(title):d}{aligned:d}",
        kind + name[0],
        kind + (behind if not marked else ","),
        text[end : end + 3],
        f"{kind}{title or ''}{next_tag}",
        name if len(name) == 2 else "",
        kind + _row(text, span),
        name[0] + tag_of(given) if len(given) > 1 else "",
    )


def _beside(text: str, start: int) -> str:
    """What stands in place of a title: an age, a school class."""
    least = max(0, start - 5)
    return "岁" if AGED.search(text, least, start) else "班" if CLASS.search(text, least, start) else ""


def _row(text: str, span: tuple[int, int]) -> str:
    """What stands beside the name in a row of items: 甲、乙,丙; both sides, or nothing outside of rows.

    `t` is a title, `n` an item that could be a name, `x` one of that length that could not, `l` a longer one.
    """
    start, end = span
    left, right = text[start - 1 : start], text[end : end + 1]
    if left not in _ROW and right not in _ROW:
        return ""
    before = left in _ROW and _ITEM_BEFORE.search(text, max(0, start - 8), start - 1)
    behind = right in _ROW and _ITEM.match(text, end + 1, end + 8)
    sides = [f"{mark}{_looks(item[0])}" if item else "" for mark, item in ((left, before), (right, behind))]
    return "|".join(sides) if any(sides) else ""


def _looks(item: str) -> str:
    if item in titles():
        return "t"
    if not 2 <= len(item) <= 4:
        return "l" if item else ""
    return "n" if item[0] in surnames()[0] or item[:2] in surnames()[1] else "x"


def _cut(view: View, span: tuple[int, int]) -> tuple[str, str]:
    """How the words cut the name, and their tags: 2-1, `nr v`; a word that reaches out has `<` or `>`."""
    start, end = span
    first, last = view.cover[start], view.cover[end - 1]
    head = "<" if view.starts[first] < start else ""
    tail = ">" if view.starts[last] + len(view.words[last]) > end else ""
    if first == last:
        return f"{head}{end - start}{tail}", view.tags[first]
    inner = "".join(map(str, map(len, view.words[first + 1 : last])))
    shape = f"{head}{view.starts[first + 1] - start}{inner}{end - view.starts[last]}{tail}"
    return shape, " ".join(view.tags[first : last + 1])
