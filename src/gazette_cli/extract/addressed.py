"""People who are not named in full: 薛法官, 王老师; 张某, 李某某, 王某强.

Surnames are words like others (马, 白, 谢), so the words around decide: the surname begins a word and the form of
address ends one; where the surname is rather an everyday word, or the form that of a place (镇长), nothing but what
opens a phrase stands in front.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from gazette_cli.grammar.full_names import SOUNDS, given
from gazette_cli.lexicon import alternation, simplified
from gazette_cli.tagger import View, title_before
from gazette_cli.tagger.titles import title_after
from gazette_cli.tagger.view import see, surnames, tag_of

# Surnames that are grammar words, or what people and bodies are counted and sorted by: 和老师, 各区书记.
_NEVER = frozenset(
    "和向应让从有由同自过者员字能可先开完全单区任别吾诸那代台帖尤才都年种初后时左右季官寿子党原国战生部队长连营司班经支楼车归房铁牙"
)
# Everyday words that are frequent surnames all the same.
_FREQUENT = frozenset("张马金白黄石江林叶田钱龙方罗苏谢夏陆段雷武毛康顾余曾")
_SURNAMES = ("nr", "nrt", "zg", "")  # parts of speech of surnames that are hardly anything else
_OPENING = ("p", "c", "u", "v", "d", "r")  # parts of speech of what stands in front of a phrase
_PLACES = frozenset("镇乡村县区市省州里")  # what has a head of its own: 白马村长
_INDEFINITE = "个些种年月日天时处地次项位村镇乡区市县省厂公条家校小单段"  # 某些, 某公司
_BRANDS = ("康师傅",)
_ENDS = "。!?;\n"  # of a sentence
_SENTENCE_END = re.compile(f"[{_ENDS}]")
_HAN = re.compile("[㐀-鿿]")


class Addressed(NamedTuple):
    """A person at `[start, end)`, and the title that is part of it; None where the given name is withheld."""

    start: int
    end: int
    title: str | None


@cache
def _surnames() -> tuple[frozenset[str], frozenset[str]]:
    """Surnames of one character, and of two."""
    single, double = surnames()
    return single - _NEVER, double


@cache
def _openings() -> re.Pattern[str]:
    """The last character of a surname in front of one that a form of address begins with."""
    single, double = _surnames()
    last = "".join(sorted(single | {surname[-1] for surname in double}))
    first = "".join(sorted({form[0] for form in simplified("forms_of_address")}))
    return re.compile(f"[{last}](?=[{first}某])")


@cache
def _forms() -> re.Pattern[str]:
    return re.compile(f"({alternation(simplified('forms_of_address'))})(?!们)|某某?(?![{_INDEFINITE}])")


def addressed(text: str) -> Iterator[Addressed]:
    """People called by surname and form of address, or by 某, in a folded text in simplified characters; ascending.

    >>> text = "薛法官劝张某,有关主任也在场"
    >>> [(text[one.start : one.end], one.title) for one in addressed(text)]
    [('薛法官', '法官'), ('张某', None)]
    """
    view, first, last = see(""), 0, 0
    for start, form in _candidates(text):
        if start >= last:
            first, last = _sentence(text, start, last)
            view = see(text[first:last])
        title = (title_after(text, form.start()) or form[1]) if form[1] else None
        end = form.start() + len(title) - first if title else _withheld(view, form.end() - first)
        strict = not _is_plain(text[start : form.start()]) or (title is not None and title[0] in _PLACES)
        if _begins(view, start - first, strict=strict) and (title is None or _ends_word(view, end)):
            yield Addressed(start, first + end, title)


def _candidates(text: str) -> Iterator[tuple[int, re.Match[str]]]:
    """Where a surname begins, and the form of address or 某 behind it."""
    single, double = _surnames()
    for opening in _openings().finditer(text):
        at = opening.start()
        start = at - (text[at - 1 : at + 1] in double)
        form = _forms().match(text, at + 1)
        if form and (start < at or text[at] in single) and text[start : form.end()] not in _BRANDS:
            yield start, form


def _sentence(text: str, at: int, edge: int) -> tuple[int, int]:
    """`[first, last)` of the sentence at an offset, where an earlier one ends at `edge` (nought: the text begins)."""
    behind = _SENTENCE_END.search(text, at)
    first = max(text.rfind(mark, edge, at) for mark in _ENDS) + 1
    return max(first, edge), behind.start() if behind else len(text)


def _withheld(view: View, end: int) -> int:
    """The end of a name with 某: one character more where a given name or a number goes on (王某强, 张某甲)."""
    char = view.text[end : end + 1]
    if not char or char in "甲乙丙丁":
        return end + len(char)
    return end + (_ends_word(view, end + 1) and char in given() and tag_of(char)[:1] in ("n", "a", ""))


def _is_plain(surname: str) -> bool:
    """Whether a surname is hardly another word, or a frequent one."""
    return len(surname) == 2 or surname in _FREQUENT or tag_of(surname) in _SURNAMES


def _begins(view: View, start: int, *, strict: bool) -> bool:
    """Whether a word begins here; strictly, whether nothing stands in front that the name could be part of."""
    if view.starts[view.cover[start]] != start:
        return False
    char = view.text[start - 1 : start]
    if not _HAN.match(char):
        return char != "·"
    if title_before(view.text, start) is not None:
        return True
    before = view.cover[start] - 1
    alone = len(view.words[before]) == 1 and (char in SOUNDS or char in surnames()[0])  # 科|雷先生, 冯|康先生
    return view.tags[before][:1] in _OPENING if strict or alone else view.tags[before][:1] != "m"


def _ends_word(view: View, end: int) -> bool:
    """Whether a word ends here: 高校长 is none in 高校|长期."""
    return end == len(view.text) or view.starts[view.cover[end]] == end
