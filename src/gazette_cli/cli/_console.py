"""The one place where colour is decided, and where words for people go: standard error."""

from __future__ import annotations

import os
import sys
from typing import TextIO

COLORS = ("auto", "always", "never")


def wants_color(choice: str, stream: TextIO | None) -> bool:
    """Whether `stream` gets colour: the option, then NO_COLOR, FORCE_COLOR, TERM=dumb, then what it is."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return os.environ.get("TERM") != "dumb" and is_terminal(stream)


def is_terminal(stream: TextIO | None) -> bool:
    """Whether somebody sits at the other end; a closed stream is no terminal."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False


def say(message: str) -> None:
    """One line on standard error; where that is closed or its reader has gone, there is nobody to tell."""
    if sys.stderr is None:
        return
    try:
        sys.stderr.write(message + "\n")
        sys.stderr.flush()
    except (OSError, ValueError):
        return


def settle_streams() -> None:
    """Make the text streams safe for Chinese: UTF-8 where they are not a terminal, never an encoding error."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        if is_terminal(stream):
            reconfigure(errors="backslashreplace")
        else:
            reconfigure(encoding="utf-8", errors="backslashreplace")
