"""How good the splitting and the facts are, measured on hand-made gold."""

from gazette_cli.evaluate.gold import Corpus, Gold, read_corpus
from gazette_cli.evaluate.run import Report, evaluate

__all__ = ["Corpus", "Gold", "Report", "evaluate", "read_corpus"]
