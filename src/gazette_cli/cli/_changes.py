"""Changes drawn for people: what was there behind `-`, what is there behind `+`, each with its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import click

from gazette_cli.records.changes import Change, Home
from gazette_cli.views.columns import clip, pad, printable, width

_TITLES = {
    "issues": "刊期 issues", "articles": "稿件 articles", "boundaries": "起止 boundaries",
    "headlines": "标题 headlines", "bylines": "署名 bylines", "datelines": "电头 datelines",
    "sections": "栏目 sections", "kinds": "类 kinds",
    "pages": "版 pages", "paragraphs": "段落 paragraphs", "repeats": "重复 repeats", "mentions": "提及 mentions",
    "values": "归一值 values",
}  # fmt: skip
_CHANGES = {
    "found": "新见", "gone": "不见", "split": "拆开", "merged": "并合", "regrouped": "重组", "moved": "移动",
    "changed": "改变",
}  # fmt: skip
_MATCHED = {"text": "文字相近 matched by text", "headline": "标题相近 matched by headline"}
_PIPE_WORDS = 60  # cells of words that are printed where nobody's window tells
_LEAST_WORDS = 20
_BEFORE = 6  # characters left in front of the first difference of two long texts
_SURE = "confidence"
_NOTHING = "–"
_VALUED = frozenset(("sections", "kinds", "pages", "issues"))


@dataclass(frozen=True, slots=True)
class Drawing:
    """How changes are drawn: colour, and the cells of the window (None: nobody's window)."""

    color: bool = False
    cells: int | None = None

    def draw(self, changes: Sequence[Change], names: tuple[str, str]) -> Iterator[str]:
        """Lines for all changes, topics in their order; `names` are those of the two runs. None without changes."""
        if not changes:
            return
        yield self._styled(f"--- {printable(names[0])}", fg="red", bold=True)
        yield self._styled(f"+++ {printable(names[1])}", fg="green", bold=True)
        for topic, title in _TITLES.items():
            told = [change for change in changes if change.topic == topic]
            if told:
                counts = Counter(change.change for change in told)
                how = ", ".join(f"{counts[word]} {word}" for word in _CHANGES if counts[word])
                yield ""
                yield self._styled(f"{title}: {how}", fg="cyan", bold=True)
                for change in told:
                    yield from self._change(change)

    def _change(self, change: Change) -> Iterator[str]:
        words = [f"{_CHANGES[change.change]} {change.change}", change.key or "", _MATCHED.get(change.matched or "", "")]
        yield self._styled("  ".join(filter(None, words)), bold=True)
        old, new = _words(change)
        places = [printable(home.at) for home in (*change.old, *change.new)]
        size = max(map(width, places))
        rows = zip(["-"] * len(old) + ["+"] * len(new), places, (*old, *new), strict=True)
        for mark, place, told in rows:
            room = _PIPE_WORDS if self.cells is None else max(self.cells - size - 4, _LEAST_WORDS)
            line = f"{mark} {pad(place, size)}  {clip(told, room)}".rstrip()
            yield self._styled(line, fg="red" if mark == "-" else "green")

    def _styled(self, line: str, **style: Any) -> str:
        return click.style(line, **style) if self.color else line


def _words(change: Change) -> tuple[list[str], list[str]]:
    """What is printed of each side; of one against one, what is not the same about them."""
    if len(change.old) != 1 or len(change.new) != 1:
        return [_told(home) for home in change.old], [_told(home) for home in change.new]
    (old,), (new,) = change.old, change.new
    if change.topic == "values":
        left, right = _unequal(old.value, new.value), _unequal(new.value, old.value)
        return [f"{_text(old)}  {left}".rstrip()], [f"{_text(new)}  {right}".rstrip()]
    if change.topic in _VALUED or (change.topic == "bylines" and old.text == new.text and old.value != new.value):
        return [_valued(old)], [_valued(new)]
    if change.topic == "paragraphs" and change.change == "moved":
        return [f"{old.article}  {_text(old)}"], [f"{new.article}  {_text(new)}"]
    skipped = _alike(_text(old), _text(new)) - _BEFORE if change.change == "changed" else 0
    return [_cut(_text(old), skipped)], [_cut(_text(new), skipped)]


def _alike(old: str, new: str) -> int:
    """How many characters two texts begin with alike."""
    return next((at for at, (one, other) in enumerate(zip(old, new, strict=False)) if one != other),
                min(len(old), len(new)))  # fmt: skip


def _told(home: Home) -> str:
    """The words, and the value beside them."""
    return f"{_text(home)}  {_unequal(home.value, {})}".rstrip() if isinstance(home.value, Mapping) else _text(home)


def _valued(home: Home) -> str:
    """A value in front of the words of what has it."""
    values = home.value if isinstance(home.value, list) else [] if home.value is None else [home.value]
    shown = "、".join(" ".join(filter(None, one.values())) if isinstance(one, dict) else str(one) for one in values)
    return f"{printable(shown) or _NOTHING}  {_text(home)}"


def _text(home: Home) -> str:
    return _NOTHING if home.text is None else printable(home.text)


def _unequal(value: Mapping[str, Any], other: Mapping[str, Any]) -> str:
    """The keys of a value that the other has not, or otherwise; those that say nothing are left out."""
    keys = (key for key in value if key != _SURE and (key not in other or value[key] != other[key]))
    return " ".join(f"{key}={printable(str(value[key]))}" for key in keys if other or value[key] not in (None, False))


def _cut(text: str, skipped: int) -> str:
    return f"…{text[skipped:]}" if skipped > _BEFORE else text
