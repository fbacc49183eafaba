"""Annotated issues as sources, for what is fitted on them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from gazette_cli.readers.plain import read_bytes
from gazette_cli.source import Source


def issues(folder: Path) -> Iterator[tuple[Source, dict[str, Any]]]:
    """Each issue of a folder of gold with its annotation, by name."""
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        source, _ = read_bytes(path.with_suffix(".txt").read_bytes(), path.stem, gold.get("encoding", "auto"))
        yield source, gold
