"""Traditional script read as simplified, points as the full stops they are: one set of words and of counts serves
all prints, and every offset stays."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from gazette_cli.fold import HAN
from gazette_cli.lexicon import simplify
from gazette_cli.patterns import late

_COMMON = "們個這說會國來為對發後過還點與於經"  # hardly a page in traditional script does without some of them
_FEWEST = 3  # of them on a page
_FEWEST_POINTS = 3
_POINT = late(  # behind words, not behind the number of an item
    rf"(?:(?<={HAN})|(?<=[”\"')]))"
    r"(?<!^[一二三四五六七八九十])(?<![\n ][一二三四五六七八九十])(?<![\n ]十[一二三四五六七八九])"
    rf"\.(?=[”\"'( \n]|{HAN}|[“「]|$)"
)
_REACH = 300_000  # characters, more than an issue has: words further off are not looked for


@dataclass(frozen=True)
class Script:
    """A folded text as structure reads it (`plain`) and as it is printed; the same object where both are one."""

    plain: str
    printed: str

    @classmethod
    def of(cls, text: str) -> Script:
        """The text in simplified characters, if it is printed in traditional ones, and with full stops where it has
        points for them, as much print of the fifties has."""
        plain = text if sum(map(text.__contains__, _COMMON)) < _FEWEST else simplify(text)
        if 2 * text.count("。") < text.count(".") and (points := len(_POINT.findall(plain))) >= _FEWEST_POINTS:
            plain = _POINT.sub("。", plain) if points > text.count("。") else plain
        return cls(plain, text)

    def restore(self, words: str, near: int = 0) -> str:
        """Words that were read, as they are printed: where they stand in the text around offset `near`, else character
        by character."""
        if self.plain is self.printed:
            return words
        at = self.plain.find(words, max(near - _REACH, 0), near + _REACH)
        if at >= 0:
            return self.printed[at : at + len(words)]
        return "".join([self._forms.get(char, char) for char in words])

    @cached_property
    def _forms(self) -> dict[str, str]:
        """How each character that is read is printed most often."""
        forms: dict[str, str] = {}
        for (read, printed), _ in Counter(zip(self.plain, self.printed, strict=True)).most_common():
            forms.setdefault(read, printed)
        return forms
