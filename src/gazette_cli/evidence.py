"""Why a decision was taken: a rule's id, the words it saw, how sure it is, and what came second."""

from __future__ import annotations

from typing import NamedTuple


class Evidence(NamedTuple):
    """The rule that labelled a block and the words it saw.

    `rule` is a dotted id listed in `docs/rules.md`; `cue` is at most a few words of the line;
    `confidence` lies in 0..1; `runner_up` names the kind that came second, if any was weighed.

    >>> Evidence("folio.dash-number", "-1-").rule
    'folio.dash-number'
    """

    rule: str
    cue: str = ""
    confidence: float = 1.0
    runner_up: str | None = None
