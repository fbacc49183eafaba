"""Floors under the figures, pinned to the gold they were measured on; they rise and do not sink quietly.

The file is JSON: `{"schema", "corpora": {folder name: {"digest", "floors": {figure: number}}}}`.
A floor under a figure that counts faults (characters lost, tiling breaks …) is a ceiling.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson

from gazette_cli.errors import InputError, RecordError
from gazette_cli.evaluate.figures import FAULTS, Figures
from gazette_cli.evaluate.gold import Corpus

SCHEMA = "gazette.floors/1"


@dataclass(slots=True)
class Pinned:
    """The floors of one gold folder, and the digest of the gold they hold for."""

    digest: str
    floors: dict[str, float] = field(default_factory=dict)


Floors = dict[str, Pinned]


def read_floors(path: Path) -> Floors:
    """The floors by folder name. Raises InputError or RecordError where there are none to read."""
    try:
        value: Any = orjson.loads(path.read_bytes())
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", place=str(path),
                         hint="'gazette eval DIR --floor FILE --update' makes it") from None
    except orjson.JSONDecodeError as error:
        raise RecordError(f"not JSON ({error.msg})", place=f"{path}:{error.lineno}:{error.colno}",
                          hint="mend it, or make it anew with --update") from None
    if not isinstance(value, dict) or value.get("schema") != SCHEMA:
        raise RecordError(f"not a file of floors ({SCHEMA})", place=f"{path}:1:1", hint="make one with --update")
    try:
        return {str(name): Pinned(str(row["digest"]), {key: _number(row["floors"][key]) for key in row["floors"]})
                for name, row in value["corpora"].items()}  # fmt: skip
    except (KeyError, TypeError, AttributeError) as error:
        raise RecordError(f"not a whole file of floors ({type(error).__name__}: {error})", place=f"{path}:1:1",
                          hint="make it anew with --update") from None


def render_floors(floors: Mapping[str, Pinned]) -> bytes:
    """The file's bytes, folders and figures in alphabetical order."""
    corpora = {name: {"digest": floors[name].digest, "floors": dict(sorted(floors[name].floors.items()))}
               for name in sorted(floors)}  # fmt: skip
    return orjson.dumps({"schema": SCHEMA, "corpora": corpora}, option=orjson.OPT_INDENT_2) + b"\n"


def broken(floors: Mapping[str, Pinned], corpus: Corpus, found: Figures) -> list[str]:
    """One line for each floor that does not hold; none where all do."""
    pinned = floors.get(corpus.name)
    if pinned is None:
        return [f"{corpus.name}: no floors for this folder; pin them with --update"]
    if pinned.digest != corpus.digest:
        return [f"{corpus.name}: the gold is another one ({corpus.digest[:12]}) than the floors were measured on "
                f"({pinned.digest[:12]}); re-pin with --update"]  # fmt: skip
    return [f"{corpus.name}: {name} is {found.get(name)}, {'ceiling' if name in FAULTS else 'floor'} {floor}"
            for name, floor in sorted(pinned.floors.items()) if _sinks(name, floor, found.get(name))]  # fmt: skip


def raised(floors: Mapping[str, Pinned], corpus: Corpus, found: Figures) -> tuple[Pinned, list[str]]:
    """The floors pinned to the figures found, and a line for each that would sink.

    Floors measured on other gold say nothing about these figures: they are replaced.
    """
    fresh = Pinned(corpus.digest, {name: value for name, value in found.items() if value is not None})
    old = floors.get(corpus.name)
    if old is None or old.digest != corpus.digest:
        return fresh, []
    return fresh, broken(floors, corpus, found)


def _sinks(name: str, floor: float, value: float | None) -> bool:
    if value is None:
        return True
    return value > floor if name in FAULTS else value < floor


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(f"{value!r} is not a number")
    return value
