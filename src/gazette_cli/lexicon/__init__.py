"""Word lists as data: one UTF-8 text file a list, one entry a line, `#` opens a comment."""

from __future__ import annotations

import re
from functools import cache
from pkgutil import get_data


def packaged(package: str, name: str) -> bytes:
    """The bytes of the file `name` that comes with `package`. Raises FileNotFoundError where there is none."""
    data = get_data(package, name)  # importlib.resources takes longer to load than all lists to read
    if data is None:
        raise FileNotFoundError(f"{package}/{name}")
    return data


@cache
def words(name: str) -> tuple[str, ...]:
    """The entries of list `name`, in file order; columns inside an entry are separated by tabs.

    Raises FileNotFoundError where there is no such list.
    """
    text = packaged(__name__, f"{name}.txt").decode("utf-8")
    rows = (row.split("#", 1)[0].rstrip() for row in text.split("\n"))
    return tuple(row for row in rows if row)


def simplify(text: str) -> str:
    """The text in simplified characters, each in its place; the table is read when it is first asked for.

    >>> simplify("鎮長陳國華")
    '镇长陈国华'
    """
    return text if _traditional().isdisjoint(text) else text.translate(_simplified())


@cache
def simplified(name: str) -> tuple[str, ...]:
    """The entries of list `name` in simplified characters, in file order."""
    return tuple(simplify("\n".join(words(name))).split("\n"))


@cache
def _simplified() -> dict[int, str]:
    """Traditional character to its simplified form, one for one."""
    row = "".join(words("simplified"))
    return str.maketrans(dict(zip(row[::2], row[1::2], strict=True)))


@cache
def _traditional() -> frozenset[str]:
    """The characters that have a simplified form."""
    return frozenset(map(chr, _simplified()))


def any_of(name: str) -> str:
    """A regular expression that matches any entry of list `name`, the longest first."""
    return alternation(words(name))


def alternation(entries: tuple[str, ...]) -> str:
    """A regular expression that matches any of the entries, the longest first.

    >>> alternation(("人", "人次"))
    '(?:人次|人)'
    """
    return "(?:" + "|".join(re.escape(entry) for entry in sorted(entries, key=lambda e: (-len(e), e))) + ")"
