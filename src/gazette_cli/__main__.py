"""`python -m gazette_cli` and the console script `gazette`."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    from gazette_cli.cli.main import run

    sys.exit(run())


if __name__ == "__main__":
    main()
