"""Traditional script read as simplified: one set of words and of counts serves both, and every offset stays."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from gazette_cli.lexicon import simplify

_COMMON = "們個這說會國來為對發後過還點與於經"  # hardly a page in traditional script does without some of them
_FEWEST = 3  # of them on a page


@dataclass(frozen=True, slots=True)
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

    def restore(self, words: str) -> str:
        """Words that were read, as they are printed: where they stand in the text, else character by character."""
        if self.plain is self.printed:
            return words
        at = self.plain.find(words)
        if at >= 0:
            return self.printed[at : at + len(words)]
        forms: dict[str, Counter[str]] = {char: Counter() for char in words}
        for read, printed in zip(self.plain, self.printed, strict=True):
            if read in forms:
                forms[read][printed] += 1
        return "".join(forms[char].most_common(1)[0][0] if forms[char] else char for char in words)
