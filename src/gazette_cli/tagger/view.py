"""A text as the tagger sees it: in simplified characters, cut into words with parts of speech."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate, chain, count, repeat

from gazette_cli.lexicon import simplified, simplify
from gazette_cli.tagger.titles import title_before, title_ends

UNKNOWN = "?"
"""The part of speech of a word of several characters that the dictionary lacks."""
UNREAD = "-"
"""What stands for the part of speech of a sentence that was not cut into words."""

_PLACEHOLDER = "\ue000"
_SENTENCE = re.compile("[^,。;!?\n]+")
_ordinary: set[str] = set()  # single characters and words of the dictionary that were seen: no more than it holds


@dataclass(frozen=True, slots=True)
class View:
    """`text` has the length of the text seen. `words[n]` begins at `starts[n]` and has the tag `tags[n]`.

    `cover[i]` is the number of the word that character `i` belongs to. Tags are those of the
    dictionary's words; a name that was guessed has `nr`, any other guess UNKNOWN. A sentence in which nobody
    can be named may be one word, tagged UNREAD. `openings` are the offsets where a name could begin, ascending.
    """

    text: str
    words: list[str]
    tags: list[str]
    starts: list[int]
    cover: list[int]
    openings: Sequence[int] = ()


@cache
def surnames() -> tuple[frozenset[str], frozenset[str]]:
    """Surnames of one character and of two, simplified."""
    entries = simplified("surnames")
    return frozenset(e for e in entries if len(e) == 1), frozenset(e for e in entries if len(e) == 2)


@lru_cache(maxsize=1 << 16)
def is_word(text: str) -> bool:
    """Whether the dictionary has it. The dictionary is loaded only here, as that takes a tenth of a second."""
    import rjieba

    return bool(rjieba.has_word(text))


@lru_cache(maxsize=1 << 16)
def tag_of(text: str) -> str:
    """The part of speech the dictionary gives the text as one word; empty where it has none.

    >>> tag_of("纪律"), tag_of("砚樵")
    ('n', '')
    """
    import rjieba

    return rjieba.tag(text)[0][1] if is_word(text) else ""


def see(text: str) -> View:
    """The view of a folded text.

    >>> see("鎮長說").words, see("志工柯佩珊").words
    (['镇长', '说'], ['志工', '柯佩珊'])
    """
    text = simplify(text)
    return _view(text, text, [])


def see_some(text: str, openings: Sequence[int], others: Iterable[int] = ()) -> View:
    """The view of a text in simplified characters in which only the sentences that hold an opening are cut into words.

    Or one of the other offsets. Words of one sentence do not depend on another.

    >>> see_some("路修好了,镇长说", [5]).words
    ['路修好了', ',', '镇长', '说']
    """
    if _PLACEHOLDER in text:
        return _view(text, text, [], openings)
    places = iter(sorted((*openings, *others)))
    place = next(places, len(text))
    pieces: list[str] = []
    unread: list[str] = []
    edge = 0
    for sentence in _SENTENCE.finditer(text):
        start, end = sentence.span()
        if place >= end:
            pieces += (text[edge:start], _PLACEHOLDER)
            unread.append(sentence[0])
            edge = end
        while place < end:
            place = next(places, len(text))
    return _view(text, "".join(pieces) + text[edge:], unread, openings)


def _view(text: str, read: str, unread: list[str], openings: Sequence[int] = ()) -> View:
    """The view of a text; in `read` a placeholder stands for each of the sentences `unread`."""
    import rjieba

    cut, tags, starts = _words(text, rjieba.tag(read), unread)
    cover = list(chain.from_iterable(map(repeat, count(), map(len, cut))))
    return View(text, cut, tags, starts, cover, openings)


def _words(
    text: str, pairs: list[tuple[str, str]], unread: list[str]
) -> tuple[list[str], list[str], list[int]]:
    """The words, their tags and starts; words that the dictionary lacks, which are few, are looked at one by one."""
    cut = [word for word, _ in pairs]
    tags = [tag for _, tag in pairs]
    lacking = _lacking(set(cut))
    looked_at = [number for number, word in enumerate(cut) if word in lacking] if lacking else []
    number = -1
    for sentence in unread:
        number = cut.index(_PLACEHOLDER, number + 1)
        cut[number], tags[number] = sentence, UNREAD
    starts = _starts(cut)
    row: tuple[list[str], list[str]] = ([], [])
    edge = 0  # behind the last word that was put into the row
    for number in looked_at:
        word = cut[number]
        if tags[number][:2] != "nr" or word[0] < "\u3400":  # a number, a word in Latin letters
            tags[number] = UNKNOWN
        if word[0] >= "\u3400" and _is_cut(text, starts[number], word, tags[number], cut[number - 1] if number else ""):
            row[0].extend(cut[edge:number])
            row[1].extend(tags[edge:number])
            _take_guess(text, starts[number], word, tags[number], row)
            edge = number + 1
    if not edge:
        return cut, tags, starts
    cut = row[0] + cut[edge:]
    return cut, row[1] + tags[edge:], _starts(cut)


def _lacking(found: set[str]) -> set[str]:
    """Those of several characters that the dictionary has not; the others are remembered."""
    lacking = found - _ordinary
    ordinary = {word for word in lacking if len(word) == 1 or is_word(word)}
    _ordinary.update(ordinary)
    return lacking - ordinary


def _starts(cut: list[str]) -> list[int]:
    """Where the words begin."""
    return list(accumulate(map(len, cut[:-1]), initial=0)) if cut else []


def _is_cut(text: str, at: int, word: str, tag: str, before: str) -> bool:
    """Whether a guess at `at` behind the word `before` is none as it stands.

    A title ends in it, it begins early, or it is a name of four characters.
    """
    if (len(word) == 4 and tag[:2] == "nr") or _begins_early(word, before):
        return True
    if title_ends().isdisjoint(word[:-1]):
        return False
    return any(title_before(text, at + inner) is not None for inner in range(1, len(word)))


def _begins_early(word: str, before: str) -> bool:
    """Whether a guess begins with the end of a word in front of a name (检漏|工鲍|守田); a given name may (常|若谷)."""
    single, double = surnames()
    is_early = word[0] not in single and word[1] in single and word[:2] not in double
    return is_early and before not in single and before not in double


def _take_guess(text: str, at: int, word: str, tag: str, row: tuple[list[str], list[str]]) -> None:
    """Put a word that the dictionary lacks behind the words and tags of `row`, cut anew where a title ends in it.

    The guess begins too early behind titles (志|工柯佩珊) and other words (检漏|工鲍|守田), and a guessed
    name goes on too long (边牧之为).
    """
    cut, tags = row
    for inner in range(1, len(word)):
        title = title_before(text, at + inner)
        if title is not None:
            _take_title(title, word[:inner], row)
            word = word[inner:]
            break
    else:
        if _begins_early(word, cut[-1] if cut else ""):
            cut.append(word[0])
            tags.append(tag_of(word[0]))
            word = word[1:]
            tag = tag_of(word) or tag
    if tag[:2] == "nr" and len(word) == 4 and word[:2] not in surnames()[1]:
        cut.append(word[:3])
        tags.append(tag)
        word, tag = word[3], UNKNOWN
    cut.append(word)
    tags.append(tag)


def _take_title(title: str, head: str, row: tuple[list[str], list[str]]) -> None:
    """Put the title that ends with `head` behind the words, and take what it begins with from the word before."""
    cut, tags = row
    before = len(title) - len(head)
    if before > 0 and cut and len(cut[-1]) >= before:
        rest = cut.pop()[:-before]
        tag = tags.pop()
        if rest:
            cut.append(rest)
            tags.append(tag)
        head = title
    cut.append(head)
    tags.append("n" if before >= 0 else UNKNOWN)
