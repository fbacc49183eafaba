"""Extractors, engines and readers found by name under their entry point groups, loaded only when asked for."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, TypeVar

from gazette_cli.errors import GazetteError, UsageError
from gazette_cli.extract.base import Extractor
from gazette_cli.extract.ner import OWN, Engine
from gazette_cli.readers.base import AUTO, TEXT, Reader

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

EXTRACTORS = "gazette.extractors"
ENGINES = "gazette.ner"
READERS = "gazette.readers"
_Loaded = TypeVar("_Loaded")


def field_names() -> list[str]:
    """Names of all fields that can be extracted, in alphabetical order."""
    return sorted({point.name for point in _points(EXTRACTORS)})


@cache  # looking through all that is installed takes longer than reading a page
def _points(group: str) -> tuple[EntryPoint, ...]:
    """The entry points of the group, ours first; the metadata machinery is loaded here, not at start."""
    from importlib.metadata import entry_points

    return tuple(sorted(entry_points(group=group), key=lambda point: (*_own_first(point), point.name)))


def _called(name: str, group: str) -> EntryPoint | None:
    """The entry point of the group that counts under a name; None where there is none."""
    return next((point for point in _points(group) if point.name == name), None)


@cache
def extractor(name: str) -> Extractor:
    """The extractor for field `name`.

    Raises UsageError where no such field is installed, GazetteError where it cannot be loaded.
    """
    point = _called(name, EXTRACTORS)
    if point is None:
        raise UsageError(f"there is no field {name!r}", place="--fields",
                         hint=f"choose from {', '.join(field_names())}; 'gazette fields' describes them")
    return _loaded(point, Extractor, f"the extractor for {name!r}")


@cache
def engine(name: str) -> Engine | None:
    """The engine for names called `name`; None for the built-in one.

    Raises UsageError where no such engine is installed, GazetteError where it cannot be loaded.
    """
    if name == OWN:
        return None
    point = _called(name, ENGINES)
    if point is None:
        known = sorted({OWN, *(point.name for point in _points(ENGINES))})
        raise UsageError(f"there is no engine {name!r}", place="--names-engine", hint=f"choose from {', '.join(known)}")
    return _loaded(point, Engine, f"the engine {name!r}")


@cache
def reader(name: str) -> Reader:
    """The reader called `name`.

    Raises UsageError where no such reader is installed, GazetteError where it cannot be loaded.
    """
    point = _called(name, READERS)
    if point is None:
        known = dict.fromkeys((AUTO, TEXT, *sorted(point.name for point in _points(READERS))))
        raise UsageError(f"there is no reader {name!r}", place="--reader", hint=f"choose from {', '.join(known)}")
    return _loaded(point, Reader, f"the reader {name!r}")


def reader_of(data: bytes, *, ocr: bool = False) -> Reader | None:
    """The reader that takes a file which begins as `data` does, ours before others'; None where none does.

    Those that recognise characters come first with `ocr`, and not at all without.
    """
    readers = [found for point in _points(READERS) if not (found := reader(point.name)).asked or ocr]
    return next((found for found in sorted(readers, key=lambda found: not found.asked) if found.accepts(data)), None)


def _loaded(point: EntryPoint, kind: type[_Loaded], what: str) -> _Loaded:
    """What the entry point names, if it is of that kind; GazetteError otherwise."""
    try:
        found = point.load()
    except Exception as error:
        raise GazetteError(f"{what} cannot be loaded ({type(error).__name__}: {error})",
                           hint=f"reinstall or remove {_distribution(point)}") from error
    if not isinstance(found, kind):
        raise GazetteError(f"{point.value} is not an {kind.__name__}", hint=f"report it to {_distribution(point)}")
    return found


def _own_first(point: EntryPoint) -> tuple[bool, str]:
    """What is ours wins over another distribution's of the same name; then by its name, for determinism.

    Ours is known by its module: to learn the name of a distribution all of its metadata has to be read.
    """
    ours = point.value.startswith("gazette_cli.")
    return not ours, "" if ours else _distribution(point)


def _distribution(point: EntryPoint) -> str:
    return point.dist.name if point.dist is not None else "the plug-in"
