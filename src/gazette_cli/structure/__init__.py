"""Lines to articles: what every piece of print is, and which story it belongs to."""

from gazette_cli.structure.issue_split import split
from gazette_cli.structure.unsplit import unsplit

__all__ = ["split", "unsplit"]
