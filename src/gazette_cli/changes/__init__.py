"""What moved between two runs' records: for a change of rules, and for two editions of an issue."""

from gazette_cli.changes.compare import comparable, differences
from gazette_cli.changes.runs import Run

__all__ = ["Run", "comparable", "differences"]
