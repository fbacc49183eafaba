"""Texts cut into clauses: what two prints of the same words share, whatever was done to their lines."""

from __future__ import annotations

from collections.abc import Iterable

NARROW = ",。;:!?、()“”"  # between clauses that are compared line by line
WIDE = NARROW + "「」‘’…—"  # … and paragraph by paragraph


def clauses_of(texts: Iterable[str], marks: str, shortest: int) -> list[list[str]]:
    """For each text its clauses of at least `shortest` characters; `marks` stand between clauses.

    >>> clauses_of(["水管换好了,大家高兴。", "好"], NARROW, 4)
    [['水管换好了', '大家高兴'], []]
    """
    whole = "\n".join(texts)
    for mark in marks[1:]:  # replacing is three times as fast as matching
        whole = whole.replace(mark, marks[0])
    return [[clause for clause in row.split(marks[0]) if len(clause) >= shortest] for row in whole.split("\n")]
