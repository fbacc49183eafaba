"""All lines of one issue with what has been decided about them so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from gazette_cli.block import Kind
from gazette_cli.evidence import Evidence
from gazette_cli.source import Source
from gazette_cli.span import Span
from gazette_cli.structure.lines import Line, printed_lines
from gazette_cli.structure.margins import margins_of
from gazette_cli.structure.profile import Profile, profile
from gazette_cli.structure.script import Script
from gazette_cli.structure.sizes import mark_sizes
from gazette_cli.structure.wrapping import mark_wraps

CUE_LENGTH = 24  # characters of a line kept as the words a rule saw
REACH = 10_000  # lines, more than an issue has: what stands further apart is not compared, or time grew with the square


@dataclass(slots=True)
class Label:
    """A decision about a whole line."""

    kind: Kind
    evidence: Evidence


@dataclass(slots=True)
class Sheet:
    """The working state of the passes: `labels[n]` is the decision about `lines[n]`, None while open.

    `margins` are the marks of quoted mail before the lines (offsets of the folded text); `entries` are the titles that
    contents lists announced, each with a line of its list; `names` what the issue seems to call itself; `jumps` the
    last line in front of a jump line with the first behind the one it leads to.
    """

    source: Source
    script: Script
    lines: list[Line]
    profile: Profile
    labels: list[Label | None]
    margins: list[Span] = field(default_factory=list)
    entries: list[tuple[int, str]] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    jumps: list[tuple[int, int]] = field(default_factory=list)
    _free: list[tuple[int, Line]] | None = field(default=None, init=False)  # until a line is decided

    @classmethod
    def of(cls, source: Source) -> Sheet:
        """The sheet of a source, nothing decided yet."""
        script = Script.of(source.folded.text)
        margins = margins_of(script.plain)
        lines = printed_lines(source, script.plain, margins)
        if source.lines:
            mark_sizes(source, lines)
        else:
            mark_wraps(lines)
        marks = [margin.marks for margin in margins.values()]
        return cls(source, script, lines, profile(lines), [None] * len(lines), marks)

    def put(self, index: int, kind: Kind, rule: str, confidence: float = 0.95, cue: str = "") -> None:
        """Decide what line `index` is, and keep why."""
        line = self.lines[index]
        seen = cue or self.script.printed[line.at : line.at + min(CUE_LENGTH, len(line.text))]
        self.labels[index] = Label(kind, Evidence(rule, seen, confidence))
        self._free = None

    def free(self) -> Sequence[tuple[int, Line]]:
        """Index and line of everything undecided by now, in printed order."""
        if self._free is None:
            self._free = [pair for pair, label in zip(enumerate(self.lines), self.labels, strict=True) if label is None]
        return self._free

    def is_free(self, index: int) -> bool:
        """Whether the line exists and is undecided."""
        return 0 <= index < len(self.labels) and self.labels[index] is None

    def kind(self, index: int) -> Kind | None:
        """The kind decided for a line; None where it is open or there is no such line."""
        label = self.labels[index] if 0 <= index < len(self.labels) else None
        return label.kind if label else None
