"""Every date that is told by more than a Gregorian year, month and day: festivals, periods, weeks, spaced years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from gazette_cli.grammar import period_dates, spaced_dates, special_dates, week_dates
from gazette_cli.grammar.scanning import any_of
from gazette_cli.grammar.special_dates import Special


@cache
def _hint() -> re.Pattern[str]:
    return any_of(*special_dates.hints(), *period_dates.hints(), week_dates.HINT, spaced_dates.HINT)


def scan(text: str, reference: date | None) -> Iterator[Special]:
    """The special dates, periods, weeks and spaced dates of a folded text, not in order; most texts have none.

    >>> [s.days.edtf for s in scan("2024年第36周,今明两年", date(2024, 6, 1))]
    ['2024-01-01/2025-12-31', '2024-09-02/2024-09-08']
    """
    if _hint().search(text) is None:
        return
    yield from special_dates.scan(text, reference)
    yield from period_dates.scan(text, reference)
    yield from week_dates.scan(text, reference)
    yield from spaced_dates.scan(text, reference)
