"""`python -m gazette_cli` and the console script `gazette`."""

from __future__ import annotations

import gc
import sys

_SELDOM = 50_000  # objects more than before, at which cycles are looked for


def main() -> None:
    """Run the command line and leave with its exit code."""
    gc.set_threshold(_SELDOM)  # what modules make as they load stays: looking it through costs a twentieth of the start
    from gazette_cli.cli.main import run

    sys.exit(run())


if __name__ == "__main__":
    main()
