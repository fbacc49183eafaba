"""The loop over the inputs: in order, in constant memory, one bad input does not stop the rest."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator

from gazette_cli.cli._console import is_terminal
from gazette_cli.cli._executor import Executor, Processes
from gazette_cli.cli._inputs import tasks_of
from gazette_cli.cli._job import Job, Outcome, Task
from gazette_cli.cli._options import Run
from gazette_cli.cli._outputs import BOM, Names, Outputs
from gazette_cli.cli._progress import Progress
from gazette_cli.errors import ExitCode, UsageError
from gazette_cli.readers.inputs import Input, expand, visible

_SUFFIXES = {"jsonl": ".jsonl", "json": ".json", "csv": ".csv", "tsv": ".tsv", "md": ".md", "text": ".txt"}
_MOST_ERRORS = 20  # said one by one for one input


class Tally:
    """What came of the inputs so far, and what to say about it on standard error."""

    def __init__(self, run: Run, found: str | None = None, *, total: int | None = None) -> None:
        self.counts: Counter[str] = Counter()
        self._run, self._found = run, found
        self._inputs = self._failed = self._good = 0
        self._fault = False
        self._errors = self._untold = self._done = 0  # of the input at hand
        self._said: set[str] = set()  # about the input at hand; what is said again is not said
        self._progress = Progress(shown=not run.quiet and _not_in_the_way(run), color=run.color, total=total)

    def add(self, outcome: Outcome) -> None:
        """Count an outcome, and say what went wrong in it."""
        self._done += outcome.done
        self.counts.update(outcome.counts)
        if not self._run.quiet:
            for warning in outcome.warnings:
                self._progress.say(visible(warning))
        for error in outcome.errors:
            self._add_error(visible(str(error)))
        if outcome.fault is not None:
            self._say_fault(outcome.fault)

    def end_input(self, name: str) -> bool:
        """The input called `name` is done with; whether nothing of it could be read."""
        if self._untold:
            self._progress.say(f"{name}: {counted(self._untold, 'more error')}")
        barren = self._errors > 0 and not self._done
        self._inputs += 1
        self._failed += self._errors > 0
        self._good += not barren
        self._errors = self._untold = self._done = 0
        self._said.clear()
        self._progress.tick(self._inputs, name)
        return barren

    @property
    def nothing_read(self) -> bool:
        """Whether no input could be read at all."""
        return not self._good

    @property
    def exit_code(self) -> ExitCode:
        """What the shell shall see."""
        if self._fault:
            return ExitCode.FAULT
        if self.nothing_read:
            return ExitCode.NO_INPUT
        if self._failed:
            return ExitCode.SOME_FAILED
        return ExitCode.FOUND if self._found is not None and self.counts[self._found] else ExitCode.DONE

    def stop(self) -> None:
        """Take the moving line away."""
        self._progress.stop()

    def summarize(self) -> None:
        """One line of counts."""
        self.stop()
        if self._run.quiet:
            return
        parts = [counted(self._inputs, "input"), *(counted(number, word) for word, number in self.counts.items())]
        if self._failed:
            parts.append(f"{self._failed} failed")
        self._progress.say(f"gazette {self._run.command}: {', '.join(parts)}")

    def _add_error(self, message: str) -> None:
        """Count an error; say it unless it was said of this input before, or too many were."""
        self._errors += 1
        if message in self._said:
            return
        if len(self._said) < _MOST_ERRORS:
            self._said.add(message)
            self._progress.say(message)
        else:
            self._untold += 1

    def _say_fault(self, trace: str) -> None:
        if self._run.verbose:
            self._progress.say(trace)
        if not self._fault:
            self._progress.say("gazette: this is a fault of the program, not yours; please report it as an issue, "
                               "with the output of the same command and -v")
        self._fault = True


def perform(run: Run, job: Job, *, found: str | None = None, executor: Executor | None = None) -> Tally:
    """Do `job` for every input of `run`, write what comes out, and say how it went.

    The work is done by `executor`, or else by as many processes as `run` says.

    The exit code is FOUND where something was counted under the word `found`. Raises UsageError
    where an output would overwrite its input, OutputError where it cannot be written.
    """
    refuse_contradictions(run)
    tally = Tally(run, found)
    view = job.view
    outputs = Outputs(((BOM if run.bom else b"") + view.head, view.between, view.tail), run.output, run.out_dir)
    whole = False
    try:
        if executor is not None:
            _loop(run, job, tally, outputs, executor)
        else:
            with Processes(run.jobs) as processes:
                _loop(run, job, tally, outputs, processes)
        whole = not tally.nothing_read
        if whole and run.out_dir is None:
            for piece in job.last_words():
                outputs.write("", piece)
    finally:
        tally.stop()
        outputs.close(whole=whole)
    tally.summarize()
    return tally


def counted(number: int, word: str) -> str:
    """A number with its noun.

    >>> counted(1, "entry"), counted(2, "entry"), counted(0, "article")
    ('1 entry', '2 entries', '0 articles')
    """
    if number == 1:
        return f"1 {word}"
    return f"{number} {word[:-1]}ies" if word.endswith("y") else f"{number} {word}s"


def _loop(run: Run, job: Job, tally: Tally, outputs: Outputs, executor: Executor) -> None:
    for outcome in executor.outcomes(job, _tasks(run, job, outputs)):
        if outcome.ended:
            outputs.finish(outcome.name, failed=tally.end_input(outcome.name))
            continue
        tally.add(outcome)
        job.take(outcome)
        if outcome.done:
            outputs.write(outcome.name, outcome.data)


def _tasks(run: Run, job: Job, outputs: Outputs) -> Iterator[Task]:
    """The tasks of all inputs; behind those of each input one that says it has ended."""
    sources: Iterable[Input] = expand(run.inputs, pictures=run.ocr)
    if run.out_dir is not None:
        sources = list(sources)
        readable = [(source.name, source.path) for source in sources if source.failure is None]
        outputs.name_all(Names(readable, run.inputs, None if job.keeps_suffix else _SUFFIXES[run.format]))
    for source in sources:
        if source.failure is None:
            outputs.refuse(source.name, source.path)
        yield from tasks_of(source, run, articles=job.reads_articles)
        yield Task(source.name, ended=True)


def refuse_contradictions(run: Run) -> None:
    """Raise UsageError where what was asked of the output cannot be had together."""
    if run.output is not None and run.out_dir is not None:
        raise UsageError("-o and --out-dir cannot both be given", hint="give one of them")
    if run.bom and run.format in ("jsonl", "json"):
        raise UsageError("JSON has no byte order mark", place="--bom", hint="type -f csv or -f text beside it")


def _not_in_the_way(run: Run) -> bool:
    """Whether a moving line would not run into the data on the same terminal."""
    return run.output not in (None, "-") or run.out_dir is not None or not is_terminal(sys.stdout)
