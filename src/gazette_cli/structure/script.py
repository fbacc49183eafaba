"""Traditional script read as simplified: one set of words and of counts serves both, and every offset stays."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from gazette_cli.lexicon import simplify

_COMMON = "們個這說會國來為對發後過還點與於經"  # hardly a page in traditional script does without some of them
_FEWEST = 3  # of them on a page
_REACH = 300_000  # characters, more than an issue has: words further off are not looked for


@dataclass(frozen=True)
class Script:
    """A folded text as structure reads it (`plain`) and as it is printed; the same object where both are one."""

    plain: str
    printed: str

    @classmethod
    def of(cls, text: str) -> Script:
        """The text in simplified characters, if it is printed in traditional ones."""
        if sum(char in text for char in _COMMON) < _FEWEST:
            return cls(text, text)
        return cls(simplify(text), text)

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
