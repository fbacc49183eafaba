"""Gold through the real pipeline: what the commands would print, scored."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from gazette_cli.errors import GazetteError, UsageError
from gazette_cli.evaluate.calibration import Bin, calibrate, expected_error
from gazette_cli.evaluate.facts import score_facts
from gazette_cli.evaluate.figures import FIELDS, Figures, Tally, figures, mean, pooled
from gazette_cli.evaluate.gold import Corpus, Gold
from gazette_cli.evaluate.structure import Judged, Record, score_structure
from gazette_cli.pipeline import Facts, facts, understand
from gazette_cli.readers.plain import read_bytes
from gazette_cli.records import article_record, block_record, mention_record


@dataclass(slots=True)
class Prediction:
    """The records the commands print of one issue, and what went wrong, if anything did."""

    articles: list[Record] = field(default_factory=list)
    blocks: list[Record] = field(default_factory=list)
    mentions: list[Record] = field(default_factory=list)
    error: str = ""


@dataclass(frozen=True, slots=True)
class Scored:
    """One issue of a folder: counters, the fate of its printed articles, and what was wrong, line by line."""

    folder: str
    gold: Gold
    tally: Tally
    judged: Sequence[Judged]
    misses: Sequence[str]
    error: str


@dataclass(frozen=True, slots=True)
class Report:
    """Issues by id, in the order of the folders and of the files in them."""

    issues: dict[str, Scored]

    def total(self) -> Figures:
        """The pooled figures: every article and every mention weighs the same."""
        return figures(pooled(scored.tally for scored in self.issues.values()))

    def mean(self) -> Figures:
        """Means over the issues, of the figures the pool has: every issue weighs the same."""
        return mean((figures(scored.tally) for scored in self.issues.values()), self.total())

    def of_folder(self, folder: str) -> Figures:
        """The pooled figures of one folder, by its base name."""
        return figures(pooled(scored.tally for scored in self.issues.values() if scored.folder == folder))

    def families(self) -> dict[str, Figures]:
        """Pooled figures of each family, in alphabetical order."""
        groups: dict[str, list[Tally]] = {}
        for scored in self.issues.values():
            groups.setdefault(scored.gold.family, []).append(scored.tally)
        return {family: figures(pooled(groups[family])) for family in sorted(groups)}

    def errors(self) -> dict[str, str]:
        """What went wrong, by issue."""
        return {name: scored.error for name, scored in self.issues.items() if scored.error}

    def calibration(self) -> list[Bin]:
        """Printed articles by confidence."""
        return calibrate(row for scored in self.issues.values() for row in scored.judged)

    def record(self, *, misses: bool = False, calibration: bool = False) -> dict[str, Any]:
        """Everything as one JSON object; `misses` and `calibration` add a key each."""
        record: dict[str, Any] = {
            "total": self.total(),
            "mean": self.mean(),
            "issues": {name: {**figures(scored.tally), "family": scored.gold.family}
                       for name, scored in self.issues.items()},
            "families": self.families(),
            "errors": self.errors(),
        }  # fmt: skip
        if misses:
            record["misses"] = {name: list(scored.misses) for name, scored in self.issues.items()}
        if calibration:
            bins = self.calibration()
            record["calibration"] = {"error": expected_error(bins), "bins": [asdict(row) for row in bins]}
        return record


def evaluate(corpora: Iterable[Corpus]) -> Report:
    """All issues of the corpora, scored; an id used twice is given the name of its folder in front.

    Raises UsageError where two folders, or two issues of one folder, have the same name.
    """
    issues: dict[str, Scored] = {}
    folders: set[str] = set()
    for corpus in corpora:
        if corpus.name in folders:
            raise UsageError("two folders of this name", place=corpus.name, hint="score them one after the other")
        folders.add(corpus.name)
        for gold in corpus.issues:
            name = gold.id if gold.id not in issues else f"{corpus.name}/{gold.id}"
            if name in issues:
                raise UsageError(f"two issues of the folder have the id {gold.id!r}", place=corpus.name,
                                 hint="give each its own")
            issues[name] = score(corpus.name, gold)
    return Report(issues)


def score(folder: str, gold: Gold) -> Scored:
    """One issue through the pipeline and against its gold."""
    prediction = predict(gold)
    misses: list[str] = []
    tally, judged = score_structure(gold, prediction.articles, prediction.blocks, misses)
    if gold.mentions:
        tally.add(score_facts(gold, prediction.mentions, misses))
    return Scored(folder, gold, tally, judged, misses, prediction.error)


def predict(gold: Gold) -> Prediction:
    """What `split`, `explain` and `extract` print of the file; an error leaves the rest empty.

    The file is read as a user's would be: its encoding is found, not taken from the gold.
    """
    prediction = Prediction()
    try:
        source, _ = read_bytes(gold.path.read_bytes(), str(gold.path))
        document = understand(source)
        ids = {article.ordinal: article.id for article in document.articles}
        prediction.articles = [article_record(article) for article in document.articles]
        prediction.blocks = [block_record(block, source, ids.get(block.article or 0)) for block in document.blocks]
        if gold.mentions:
            asked = Facts(FIELDS, gold.day)
            prediction.mentions = [mention_record(mention) for article in document.articles
                                   for mention in facts(article, asked)]  # fmt: skip
    except GazetteError as error:
        prediction.error = str(error)
    except Exception as error:  # noqa: BLE001 - a fault in one issue must not hide the figures of the others
        prediction.error = f"{gold.path}: a fault of the program ({type(error).__name__}: {error})"
    return prediction
