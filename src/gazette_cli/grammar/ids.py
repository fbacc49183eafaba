"""Numbers that name one person or one body: identity cards and unified social credit codes, with their check digits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

# GB 11643: weights of the first seventeen digits, and the check character by the remainder of eleven.
_CARD_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CARD_CHECK = "10X98765432"
# GB 32100: the alphabet has no I, O, S, V, Z; weights are powers of three modulo 31.
_CREDIT_LETTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CREDIT_WEIGHTS = tuple(pow(3, power, 31) for power in range(17))

_DAY = "(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
# "11010519491231002X", "110105 19491231 002x", "91350100M000100Y43", "110***********002X"; not a card of a bank
_IDS = re.compile(
    r"(?<![0-9A-Za-z])(?:"
    rf"(?P<card>[1-9][0-9]{{5}} ?(?:18|19|20)[0-9]{{2}}{_DAY} ?[0-9]{{3}}[0-9Xx])"
    rf"|(?P<old>[1-6][0-9]{{5}}[0-9]{{2}}{_DAY}[0-9]{{3}})"
    r"|(?P<credit>[1-9A-GN-Y][1-9](?:[0-9]{6})[0-9A-HJ-NP-RTUW-Y]{9}[0-9A-HJ-NP-RTUW-Y])"
    r"|(?P<hidden>[1-9][0-9]{2,9}[*×xX]{4,12}[0-9]{0,4}[0-9Xx*]))(?![0-9A-Za-z*])"
)


class Id(NamedTuple):
    """An identifier `[start, end)`: its characters, its kind, whether its check digit is right (or None)."""

    start: int
    end: int
    number: str
    kind: str
    valid: bool | None


def ids(text: str) -> Iterator[Id]:
    """The identifiers of a folded text, ascending.

    >>> [(found.kind, found.valid) for found in ids("证号11010519491231002X,代码91350100M000100Y43")]
    [('id-card', True), ('credit-code', True)]
    """
    for match in _IDS.finditer(text):
        kind = match.lastgroup or ""
        number = match.group().replace(" ", "").upper()
        if kind == "card":
            yield Id(*match.span(), number, "id-card", is_card(number))
        elif kind == "old":
            before = text[max(0, match.start() - 12) : match.start()]
            if "身份证" in before or "证号" in before:
                yield Id(*match.span(), number, "id-card-15", None)
        elif kind == "credit" and not number.isdigit():
            yield Id(*match.span(), number, "credit-code", is_credit_code(number))
        elif kind == "hidden" and len(number) in (15, 18):
            yield Id(*match.span(), number, "id-card", None)


def is_card(number: str) -> bool:
    """Whether the day of birth exists and the last character is the right check digit.

    >>> is_card("11010519491231002X"), is_card("110105194912310021")
    (True, False)
    """
    try:
        date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    total = sum(weight * int(digit) for weight, digit in zip(_CARD_WEIGHTS, number[:17], strict=True))
    return number[17] == _CARD_CHECK[total % 11]


def is_credit_code(number: str) -> bool:
    """Whether the last character is the right check character.

    >>> is_credit_code("91350100M000100Y43"), is_credit_code("91350100M000100Y44")
    (True, False)
    """
    if not set(number) <= set(_CREDIT_LETTERS):
        return False
    total = sum(weight * _CREDIT_LETTERS.index(char) for weight, char in zip(_CREDIT_WEIGHTS, number[:17], strict=True))
    return number[17] == _CREDIT_LETTERS[(31 - total % 31) % 31]


def masked(number: str) -> str:
    """The number with everything between its first six and its last characters hidden, of the same length.

    >>> masked("11010519491231002X")
    '110105***********X'
    """
    return number[:6] + "*" * (len(number) - 7) + number[-1:]
