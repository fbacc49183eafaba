"""The SQL of columns that spell out what others hold in a short form, computed when they are read."""

from __future__ import annotations

from collections.abc import Iterable


def generated(expression: str, kind: str = "TEXT") -> str:
    """The declaration of a column that spells."""
    return f"{kind} GENERATED ALWAYS AS ({expression}) VIRTUAL"


def quoted(word: str) -> str:
    """A word as SQL writes it.

    >>> quoted("d'or")
    "'d''or'"
    """
    return "'" + word.replace("'", "''") + "'"


def choice(column: str, expressions: Iterable[str], other: str = "NULL") -> str:
    """The expression whose number a column holds, from 0.

    >>> choice("code", ["a", "b"], "code")
    'CASE code WHEN 0 THEN a WHEN 1 THEN b ELSE code END'
    """
    cases = " ".join(f"WHEN {number} THEN {expression}" for number, expression in enumerate(expressions))
    return f"CASE {column} {cases} ELSE {other} END"
