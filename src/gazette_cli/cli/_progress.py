"""A line that moves, on standard error, for people who wait longer than a second."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from gazette_cli.cli._console import is_terminal, say, wants_color

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress

_PATIENCE = 1.0  # seconds before the line appears
_PACE = 0.1  # seconds between two of its states


class Progress:
    """Counts inputs and shows the count; silent unless standard error is a terminal and `shown` is true.

    Where their number is known (`total`), the rate and the time that is left are shown as well.
    """

    def __init__(self, *, shown: bool, color: str, total: int | None = None) -> None:
        self._total = total
        self._shown = shown and is_terminal(sys.stderr)
        self._color = wants_color(color, sys.stderr)
        self._next = time.monotonic() + _PATIENCE
        self._line: RichProgress | None = None

    def tick(self, inputs: int, name: str) -> None:
        """`inputs` are done, the last of them called `name`."""
        if not self._shown or time.monotonic() < self._next:
            return
        self._next = time.monotonic() + _PACE
        if self._line is None:
            self._line = self._begin()
        self._line.update(self._line.task_ids[0], completed=inputs, name=name)
        self._line.refresh()

    def say(self, message: str) -> None:
        """One line on standard error, above the moving one."""
        if self._line is None:
            say(message)
            return
        from rich.text import Text

        self._line.console.print(Text(message), soft_wrap=True)

    def stop(self) -> None:
        """Take the line away."""
        if self._line is not None:
            self._line.stop()
            self._line = None

    def _begin(self) -> RichProgress:
        from rich.console import Console
        from rich.progress import MofNCompleteColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
        from rich.progress import Progress as RichProgress

        console = Console(stderr=True, no_color=not self._color, highlight=False)
        known = (MofNCompleteColumn(), TextColumn("{task.speed:.1f} a second"), TimeRemainingColumn())
        columns = (*(known if self._total else (TextColumn("{task.completed} done"),)), TimeElapsedColumn(),
                   TextColumn("{task.fields[name]}", markup=False))  # fmt: skip
        line = RichProgress(*columns, console=console, auto_refresh=False, transient=True)
        line.add_task("inputs", total=self._total, name="")
        line.start()
        return line
