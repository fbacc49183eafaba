"""One output for all inputs, or one per input in a directory, each with what its format puts around the records."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from gazette_cli.cli._streams import Sink, Stdout, Whole, refuse_own_input
from gazette_cli.errors import OutputError, UsageError

BOM = b"\xef\xbb\xbf"


class Output:
    """Pieces of bytes to a sink, with `head`, `between` and `tail` put where they belong."""

    def __init__(self, sink: Sink, head: bytes, between: bytes, tail: bytes) -> None:
        self.sink = sink
        self._head, self._between, self._tail = head, between, tail
        self._begun = self._filled = False

    def write(self, data: bytes) -> None:
        """Write the rendered records of one outcome; nothing happens where there are none."""
        if not data:
            return
        self._begin()
        if self._filled and self._between:
            self.sink.write(self._between)
        self.sink.write(data)
        self._filled = True

    def close(self, *, whole: bool) -> None:
        """End the output, or leave nothing of it where it is not whole."""
        if not whole:
            self.sink.abandon()
            return
        try:
            self._begin()
            if self._tail:
                self.sink.write(self._tail)
        except BaseException:
            self.sink.abandon()
            raise
        self.sink.commit()

    def _begin(self) -> None:
        if not self._begun and self._head:
            self.sink.write(self._head)
        self._begun = True


class Names:
    """Where in a directory the output of each input goes; no two inputs share a place.

    An input found in a directory keeps its path below that directory. Inputs whose outputs would
    have one name keep more: the path below the folder they have in common, then their own suffix.
    Raises UsageError where that is not enough: an input was given twice.
    """

    def __init__(self, inputs: Sequence[tuple[str, Path | None]], roots: Sequence[str], suffix: str | None) -> None:
        folders = [Path(root) for root in roots if Path(root).is_dir()]
        short = [_below(path, folders) for _, path in inputs]
        whole = [path.resolve() for _, path in inputs if path is not None]
        common = Path(os.path.commonpath([path.parent for path in whole])) if whole else Path()
        long = [Path("stdin") if path is None else path.resolve().relative_to(common) for _, path in inputs]
        once, twice = Counter(map(_key, short)), Counter(map(_key, long))
        self._places: dict[str, Path] = {}
        taken: set[str] = set()
        for (name, _), near, far in zip(inputs, short, long, strict=True):
            place = near if once[_key(near)] == 1 else far
            alone = place is near or twice[_key(far)] == 1
            if suffix is not None:
                place = place.with_suffix(suffix) if alone else place.with_name(place.name + suffix)
            if str(place).casefold() in taken:
                raise UsageError(f"another input's output is {place} too", place=name, hint="give every input once")
            taken.add(str(place).casefold())
            self._places[name] = place

    def of(self, name: str) -> Path:
        """The place for the output of the input called `name`, relative to the directory."""
        return self._places[name]


def _key(place: Path) -> str:
    """What a file system that ignores case takes for the same name, once the suffix is another."""
    return str(place.with_suffix("")).casefold()


def _below(path: Path | None, folders: list[Path]) -> Path:
    if path is None:
        return Path("stdin")
    for folder in folders:
        if path.is_relative_to(folder) and path != folder:
            return path.relative_to(folder)
    return Path(path.name)


class Outputs:
    """The output for each input in turn; use as a context, which abandons what was not closed."""

    def __init__(self, around: tuple[bytes, bytes, bytes], path: str | None, out_dir: str | None) -> None:
        self._around = around
        self._folder = None if out_dir is None else Path(out_dir)
        self._names: Names | None = None
        self._open: Output | None = None
        self._for: str | None = None
        if self._folder is None:
            self._open = Output(Stdout() if path in (None, "-") else Whole(Path(str(path))), *around)

    def name_all(self, names: Names) -> None:
        """Take the places of all outputs; needed for a directory only."""
        self._names = names

    def refuse(self, name: str, path: Path | None) -> None:
        """Raise UsageError where the input would be overwritten by an output."""
        if self._folder is None:
            if self._open is not None:
                refuse_own_input(self._open.sink, path, name)
        elif path is not None and self._names is not None:
            target = self._folder / self._names.of(name)
            with suppress(OSError):
                if target.samefile(path):
                    raise UsageError("the output would overwrite this input", place=name,
                                     hint="name another directory with --out-dir")

    def write(self, name: str, data: bytes) -> None:
        """Write what was made of the input called `name`."""
        self._turn_to(name)
        if self._open is not None:
            self._open.write(data)

    def finish(self, name: str, *, failed: bool) -> None:
        """The input called `name` is done with; its own output, if it has one, is put in place or forgotten."""
        if self._folder is None:
            return
        if not failed:
            self._turn_to(name)
        if self._open is not None and self._for == name:
            output, self._open, self._for = self._open, None, None
            output.close(whole=not failed)

    def close(self, *, whole: bool) -> None:
        """End what is open; the one output for all is kept only where it is `whole`."""
        if self._open is not None:
            output, self._open = self._open, None
            output.close(whole=whole)

    def _turn_to(self, name: str) -> None:
        if self._folder is None or self._names is None or self._for == name:
            return
        target = self._folder / self._names.of(name)
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OutputError(f"cannot be made ({(error.strerror or str(error)).lower()})", place=str(target.parent),
                              hint="name another place with --out-dir DIR") from error
        self._open, self._for = Output(Whole(target), *self._around), name
