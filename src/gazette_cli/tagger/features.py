"""What is seen at a place where a name could stand: keys into the tables of the model.

Keys come in groups, by what they look at, since some groups are the same in many places and are
weighed once (`model`). The order of the keys of a group is the order of its tables. Keys are slices
of the text wherever possible, and the empty string where nothing is seen.
"""

from __future__ import annotations

import re

from gazette_cli.tagger.candidates import titles
from gazette_cli.tagger.titles import title_after
from gazette_cli.tagger.view import UNKNOWN, View, is_word, surnames, tag_of

AGED = re.compile(r"[0-9一二三四五六七八九十] ?岁的? ?\Z")
CLASS = re.compile(r"[0-9一二三四五六七八九十)]班的? ?\Z")
_BESIDE = frozenset("岁班的 ")
ROW = frozenset("、, ")
_ITEM = re.compile(r"[\u3400-\u9fff]*")
_ITEM_BEFORE = re.compile(r"[\u3400-\u9fff]*\Z")
MARKS = frozenset(",。、;:!?()[]“”‘’《》【】「」—·/\n ")
LEFT_KEYS, CLASS_KEYS, WORD_KEYS = 7, 4, 3
NAME_KEYS, CUT_KEYS, END_KEYS = 7, 5, 9
Keys = tuple[str, ...]


Start = tuple[str, str, str, int, int, bool]
"""Tags of the word but one in front of a name and of the one in front; tag and size of the word the name begins in, how
many characters of it stand in front of the name (2: or more), and whether a title does."""
Cut = tuple[str, str, str, bool, str, str]
"""The kind of a name; how words cut it (2-1; `<` or `>` where one reaches out), their tags, whether a word begins
behind it and with which tag, and the title in front."""


def left_keys(text: str, start: int) -> Keys:
    """The characters around the start of a name (LEFT_KEYS keys)."""
    char, pair = text[start], text[start : start + 2]
    if start > 2:
        left = text[start - 1]
        return ("1", left, text[start - 2 : start], text[start - 3 : start], char, left + char, pair)
    before = text[:start]
    left = before[-1:] or "^"
    return ("1", left, before[-2:] or "^", before or "^", char, left + char, pair)


def start_of(view: View, start: int, title: str | None) -> Start:
    """The words at the start of a name."""
    number = view.cover[start]
    tags = view.tags
    inside = start - view.starts[number]
    before = tags[number - 1] if number and not inside else "-"
    earlier = tags[number - 2] if number > 1 else "-"
    return earlier, before, tags[number], len(view.words[number]), 2 if inside > 2 else inside, title is not None


def class_keys(start: Start) -> Keys:
    """What sorts of words stand at the start (CLASS_KEYS keys)."""
    earlier, before, tag, size, inside, titled = start
    kind = f">{titled:d}" if inside else f"{titled:d}{tag}{size}"
    return (before, f"{inside}{size}{tag}", before + earlier, kind)


def word_keys(view: View, start: int, title: str | None) -> Keys:
    """The title or what stands in its place, the word in front, the word that hides the name (WORD_KEYS keys)."""
    number = view.cover[start]
    inside = start > view.starts[number]
    word, tag = view.words[number], view.tags[number]
    return (
        title or _beside(view.text, start),
        view.words[number - 1] if number and not inside else "",
        word if len(word) > 1 and not inside and tag[:2] != "nr" and tag != UNKNOWN else "",
    )


def kind_of(name: str) -> str:
    """How many characters a name has, and whether its surname has two."""
    return f"{len(name)}d" if len(name) > 2 and name[:2] in surnames()[1] else str(len(name))


def size_of(kind: str) -> str:
    """How many characters the given name has, 1 or 2; whether the surname has one or two is not asked.

    >>> [size_of(kind_of(name)) for name in ("王明", "王明辉", "欧阳明", "欧阳明辉", "陈林秀英")]
    ['1', '2', '1', '2', '2']
    """
    return "1" if kind in ("2", "3d") else "2"


def name_keys(name: str) -> Keys:
    """What the name itself says (NAME_KEYS keys)."""
    kind = kind_of(name)
    size = size_of(kind)
    surname, given = name[: -int(size)], name[-int(size) :]
    return (
        size + name[-1],
        size + given[0],
        given if len(given) > 1 else "",
        f"{kind}{is_word(name):d}{is_word(name[:2]):d}{is_word(name[1:]):d}",
        size + surname,
        name if len(name) == 2 else "",
        name[0] + tag_of(given) if len(given) > 1 else "",
    )


def cut_of(view: View, span: tuple[int, int], kind: str, title: str | None) -> tuple[Cut, str]:
    """How the words cut the name at `span`, and the word behind it if one begins there."""
    start, end = span
    cover, starts, words, tags = view.cover, view.starts, view.words, view.tags
    first, last = cover[start], cover[end - 1]
    edge = starts[last] + len(words[last])
    aligned = edge == end
    behind = last + 1 if aligned and end < len(view.text) else 0
    head = "<" if starts[first] < start else ""
    tail = "" if aligned else ">"
    if first == last:
        shape, inner = f"{head}{end - start}{tail}", tags[first]
    else:
        between = "".join([str(len(word)) for word in words[first + 1 : last]])
        shape = f"{head}{starts[first + 1] - start}{between}{end - starts[last]}{tail}"
        inner = " ".join(tags[first : last + 1])
    next_tag, next_word = (tags[behind], words[behind]) if behind else ("-", "")
    return (kind, shape, inner, aligned, next_tag, title or ""), next_word


def cut_keys(cut: Cut) -> Keys:
    """What sorts of words the name is cut into (CUT_KEYS keys)."""
    kind, shape, tags, aligned, next_tag, title = cut
    size = size_of(kind)
    return (
        f"{kind}{shape}{aligned:d}",
        kind + tags,
        size + next_tag,
        f"{kind}{title != '':d}{aligned:d}",
        f"{size}{title}{next_tag}",
    )


def end_keys(text: str, span: tuple[int, int], kind: str, next_word: str) -> Keys:
    """The characters, the word and the title behind the name, and what stands beside it in a row (END_KEYS keys)."""
    start, end = span
    behind = text[end : end + 3]
    after, pair, last = behind[:1] or "$", behind[:2], text[end - 1]
    left = text[start - 1] if start else "^"
    size = size_of(kind)
    if after in MARKS or not behind:
        title, joins = ",", "m"
    else:
        title, joins = title_after(text, end) or "", f"{is_word(last + after):d}{is_word(pair):d}"
    return (
        size + after,
        size + pair,
        last + after,
        next_word,
        kind + joins,
        left + after,
        size + title,
        behind,
        size + row_of(text, span) if left in ROW or after in ROW else size,
    )


def _beside(text: str, start: int) -> str:
    """What stands in place of a title: an age, a school class."""
    if text[start - 1 : start] not in _BESIDE:
        return ""
    least = max(0, start - 5)
    return "岁" if AGED.search(text, least, start) else "班" if CLASS.search(text, least, start) else ""


def row_of(text: str, span: tuple[int, int]) -> str:
    """What stands beside the name in a row of items: 甲、乙,丙; both sides, or nothing outside of rows.

    `t` is a title, `n` an item that could be a name, `x` one of that length that could not, `l` a longer one.
    """
    start, end = span
    left, right = text[start - 1 : start], text[end : end + 1]
    before = left in ROW and _ITEM_BEFORE.search(text, max(0, start - 8), start - 1)
    behind = right in ROW and _ITEM.match(text, end + 1, end + 8)
    sides = [f"{mark}{_looks(item[0])}" if item else "" for mark, item in ((left, before), (right, behind))]
    return "|".join(sides) if any(sides) else ""


def _looks(item: str) -> str:
    if item in titles():
        return "t"
    if not 2 <= len(item) <= 4:
        return "l" if item else ""
    return "n" if item[0] in surnames()[0] or item[:2] in surnames()[1] else "x"
