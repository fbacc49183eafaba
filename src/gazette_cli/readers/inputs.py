"""Where the bytes come from: files, directories, patterns and standard input, as issues or as records."""

from __future__ import annotations

import glob
import io
import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import IO, Self, cast

from gazette_cli.errors import InputError, UsageError

SUFFIXES = frozenset({".txt", ".text", ".jsonl", ".ndjson"})  # what a directory is searched for, in any case
ARCHIVE = ".zip"
PACKED = ".gz"  # behind one of those
DOCUMENTS = frozenset({  # the same, where no text of the same name stands beside them
    ".docx", ".epub", ".htm", ".html", ".odt", ".pdf", ".rtf",
})  # fmt: skip
OLD = frozenset({".doc", ".wps"})  # the same, where no document stands beside them either: they are refused with words
PICTURES = frozenset({".bmp", ".jpeg", ".jpg", ".png", ".tif", ".tiff", ".webp"})  # the same, where they are asked for
MARKUP = ".xml"  # the same as documents, where it opens as recognised print does
RECOGNISED = frozenset({"alto", "PcGts"})
NO_FILE = "no such file"
_CORPUS, _OF_RUN = "manifest.jsonl", b'{"schema":"gazette.run/'  # what is in the directory of a corpus
_BESIDE_ARTICLES = frozenset({_CORPUS, "errors.jsonl", "mentions.jsonl", "parts"})
_ARRAYS = frozenset({b"[", b"{", b"[{"})  # alone on the first line of JSON that is set out over several
_GZIP = b"\x1f\x8b\x08"
_BOM = b"\xef\xbb\xbf"
_PATTERN = re.compile(r"[*?\[]")
_BLOCK = 1 << 13
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")


@dataclass(frozen=True, slots=True)
class Input:
    """One input: `name` as it is printed, `path` of the file (None: standard input), or why there is none."""

    name: str
    path: Path | None
    failure: InputError | None = None

    def load(self) -> bytes:
        """All bytes of the input. Raises InputError where it cannot be read."""
        with self.open() as stream:
            return stream.read()

    def open(self) -> Stream:
        """The input to be read in pieces. Raises InputError where it cannot be read."""
        if self.failure is not None:
            raise self.failure
        if self.path is None:
            return open_stdin()
        try:
            return Stream(_unpacking(self.path.open("rb"), self.name), self.name)
        except NotADirectoryError as error:
            inside = _in_archive(self.path, self.name)
            if inside is None:
                raise _unreadable(self.name, error) from None
            return Stream(io.BytesIO(inside), self.name)
        except (OSError, ValueError) as error:
            folder = self.path.is_dir()  # some systems deny permission to open one
            raise _unreadable(self.name, IsADirectoryError() if folder else error) from None


class Stream:
    """An input read in pieces: it can be asked whether it holds records before the rest is read.

    >>> import io
    >>> stream = Stream(io.BytesIO(b'\\n{"text": "x"}\\n'), "-")
    >>> stream.is_records(), len(list(stream))
    (True, 2)
    """

    def __init__(self, handle: IO[bytes], name: str, *, close: bool = True) -> None:
        self.name, self._handle, self._close = name, handle, close
        self._peeked: list[bytes] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._close:
            self._handle.close()

    def is_records(self) -> bool:
        """Whether the first line that is not blank opens a stream of records; up to it the input is read.

        Raises InputError where it opens JSON that is not one record a line.
        """
        while not (self._peeked and self._peeked[-1].removeprefix(_BOM).strip()):
            line = self._line()
            if not line:
                return False
            self._peeked.append(line)
        if self._peeked[-1].removeprefix(_BOM).strip() in _ARRAYS:
            raise InputError("JSON that is not one record a line", place=f"{self.name}:{len(self._peeked)}:1",
                             hint="print it with -f jsonl, or send it through jq -c (an array: jq -c '.[]')")
        return is_records(b"".join(self._peeked))

    def read(self) -> bytes:
        """All that has not been iterated over yet."""
        peeked, self._peeked = self._peeked, []
        try:
            rest = self._handle.read()
        except OSError as error:
            raise _unreadable(self.name, error) from None
        return b"".join((*peeked, rest)) if peeked else rest

    def front(self) -> bytes:
        """The first bytes, a block at most; nothing is kept for later."""
        try:
            return self._handle.read(_BLOCK)
        except OSError as error:
            raise _unreadable(self.name, error) from None

    def __iter__(self) -> Iterator[bytes]:
        peeked, self._peeked = self._peeked, []
        yield from peeked
        while line := self._line():
            yield line

    def _line(self) -> bytes:
        try:
            return self._handle.readline()
        except OSError as error:
            raise _unreadable(self.name, error) from None


def open_stdin() -> Stream:
    """Standard input as bytes; it is left open. Raises InputError where the program was started without one."""
    if sys.stdin is None:
        raise InputError("there is no standard input", place="-", hint="name a file")
    return Stream(_unpacking(sys.stdin.buffer, "-"), "-", close=False)


def _unpacking(handle: IO[bytes], name: str) -> IO[bytes]:
    """The file as it is, or what is packed in it with gzip."""
    peek = getattr(handle, "peek", None)
    if peek is None or peek(len(_GZIP))[: len(_GZIP)] != _GZIP:
        return handle
    from gazette_cli.readers.zipped import Unpacking  # late: hardly any input is packed

    return cast("IO[bytes]", Unpacking(handle, name))


def _in_archive(path: Path, name: str) -> bytes | None:
    """The bytes of a file in an archive, whose path goes on behind that of the archive; None where there is none."""
    from gazette_cli.readers.zipped import unpacked

    archive = next((folder for folder in path.parents if folder.is_file()), None)
    if archive is None or not _is_archive(archive):
        return None
    return unpacked(archive, path.relative_to(archive).as_posix(), name)


def _is_archive(path: Path) -> bool:
    """Whether a file is a zip file that says so by its name: documents of office programs are zip files too."""
    if path.suffix.lower() != ARCHIVE:
        return False
    try:
        with path.open("rb") as file:
            return file.read(4) == b"PK\x03\x04"
    except OSError:
        return False


def display(path: str | Path) -> str:
    """A path that can be printed: bytes that are no UTF-8 and control characters come as backslash escapes.

    >>> display("a\\udcff\\n.txt")
    'a\\\\xff\\\\x0a.txt'
    """
    name = os.fspath(path)
    if name.isascii() and name.isprintable():
        return name
    return visible(os.fsencode(name).decode("utf-8", "backslashreplace"))


def visible(words: str) -> str:
    """Words on one line that no terminal obeys: control characters come as backslash escapes.

    >>> visible("a\\n\\x1b[31m")
    'a\\\\x0a\\\\x1b[31m'
    """
    return _CONTROL.sub(lambda match: f"\\x{ord(match[0]):02x}", words)


def expand(arguments: Sequence[str], *, pictures: bool = False) -> Iterator[Input]:
    """The inputs that the arguments stand for, in the order given; none at all is standard input.

    A directory stands for the texts, records and documents below it (with `pictures` for those as well), by suffix
    and sorted by path, hidden ones left out, and documents too whose text stands beside them;
    a pattern that is no file for what it matches, sorted. What does not exist fails when it is loaded, so that
    the others are still done. Raises UsageError at once where standard input is asked for twice.
    """
    if list(arguments).count("-") > 1:
        raise UsageError("standard input can be read only once", hint="give '-' once")
    return (found for argument in arguments or ("-",) for found in _expand_one(argument, pictures))


def _expand_one(argument: str, pictures: bool) -> Iterator[Input]:
    if argument == "-":
        yield Input("-", None)
    elif not argument or "\0" in argument:
        yield _failed(argument.replace("\0", "\\x00"), "not a file name", "give the name of a file, or '-'")
    elif os.path.isdir(argument):  # noqa: PTH112 -- Path("") would be the working directory, and it drops "./"
        yield from _directory(argument, pictures)
    elif _PATTERN.search(argument) and not os.path.lexists(argument):
        yield from _pattern(argument, pictures)
    else:
        path = Path(argument)
        yield from _file(display(path), path, pictures)


def _file(name: str, path: Path, pictures: bool) -> Iterator[Input]:
    """A file, or the files in it where it is an archive; `name` is that of `path` as it is printed."""
    if not _is_archive(path):
        yield Input(name, path)
        return
    from gazette_cli.readers.zipped import members

    try:
        inside = list(members(path, name))
    except InputError as error:
        yield Input(name, path, error)
        return
    beside = _Beside(map(os.path.splitext, inside), pictures)
    found = False
    for member in inside:
        pure = PurePosixPath(member)
        if any(part.startswith(".") or part == "__MACOSX" for part in pure.parts) and ".." not in pure.parts:
            continue
        if pure.suffix.lower() == PACKED:  # packed twice
            continue
        if ".." in pure.parts or pure.is_absolute() or "\\" in member or "\0" in member:
            yield Input(display(f"{path}/{member}"), path, InputError("a name that leads out of the archive",
                        place=display(f"{path}/{member}"), hint="unpack it yourself, if you trust it"))
        elif pure.suffix.lower() == ARCHIVE:
            yield Input(display(f"{path}/{member}"), path, InputError("an archive inside an archive",
                        place=display(f"{path}/{member}"), hint="unpack the outer one, and give the inner one"))
        elif beside.is_wanted(one := Input(display(path / member), path / member), *os.path.splitext(member)):  # noqa: PTH122
            found = True
            yield one
    if not found:
        yield _failed(name, "no text in this archive", "name the files themselves, unpacked")


def _pattern(pattern: str, pictures: bool) -> Iterator[Input]:
    """What a pattern matches; with `**` its directories are left alone, for their files are matched as well."""
    matches = sorted(map(Path, glob.glob(pattern, recursive=True)))  # noqa: PTH207 -- Path.glob refuses absolute ones
    recursive = "**" in pattern
    found = False
    for match in matches:
        if not os.path.isdir(match):  # noqa: PTH112 -- is_dir fails where the right to look is missing
            found = True
            yield from _file(display(match), match, pictures)
        elif not recursive:
            found = True
            yield from _directory(str(match), pictures)
    if not found:
        yield _failed(display(pattern), "matches no file", "check the pattern, or put a directory")


def _directory(top: str, pictures: bool) -> Iterator[Input]:
    found = False
    for found_input in _walk(Path(top), Links(os.path.realpath(top)), pictures):
        found = True
        yield found_input
    if not found:
        suffixes = " ".join(sorted(SUFFIXES | DOCUMENTS | (PICTURES if pictures else frozenset())))
        yield _failed(display(top), f"no text in this directory ({suffixes})", "name the files themselves")


class Links:
    """Keeps a walk below `top` from going in circles: a linked directory is entered once, and only from outside."""

    def __init__(self, top: str) -> None:
        self._top, self._seen = os.path.join(top, ""), set[str]()  # noqa: PTH118 -- the slash at the end is wanted

    def are_new(self, directory: str) -> bool:
        """Whether the linked `directory` lies outside the tree, does not hold it, and was not entered before."""
        real = os.path.join(os.path.realpath(directory), "")  # noqa: PTH118
        if real in self._seen or real.startswith(self._top) or self._top.startswith(real):
            return False
        self._seen.add(real)
        return True


def _walk(directory: Path, links: Links, pictures: bool) -> Iterator[Input]:
    """The inputs below a directory, sorted by path; only one listing a level is held in memory."""
    try:
        with os.scandir(directory) as listing:
            entries = sorted((entry for entry in listing if not entry.name.startswith(".")), key=lambda one: one.name)
    except OSError as error:
        yield Input(display(directory), directory, _unreadable(display(directory), error))
        return
    beside = _Beside((os.path.splitext(entry.name) for entry in entries), pictures)  # noqa: PTH122 -- Path is slow
    passed = _BESIDE_ARTICLES if _is_corpus(directory, entries) else frozenset[str]()
    for entry in entries:
        if entry.name in passed:
            continue
        path = directory / entry.name
        linked = entry.is_symlink()
        if os.path.isdir(path) if linked else entry.is_dir():  # noqa: PTH112 -- is_dir fails on a link to itself
            if not linked or links.are_new(entry.path):
                yield from _walk(path, links, pictures)
        elif linked or entry.is_file():
            one = Input(display(path), path)
            if beside.is_wanted(one, *os.path.splitext(entry.name)):  # noqa: PTH122
                yield from _file(one.name, path, pictures)


def _is_corpus(directory: Path, entries: Sequence[os.DirEntry[str]]) -> bool:
    """Whether 'gazette run' wrote into a directory: its articles are records, the rest lies beside them."""
    if not any(entry.name == _CORPUS for entry in entries):
        return False
    try:
        with (directory / _CORPUS).open("rb") as file:
            return file.read(len(_OF_RUN)) == _OF_RUN
    except OSError:
        return False


class _Beside:
    """The files of a directory or archive, each by its suffix and what stands before that: which of them are read."""

    def __init__(self, files: Iterable[tuple[str, str]], pictures: bool) -> None:
        self._texts, self._documents, self._pictures = set[str](), set[str](), pictures
        for stem, suffix in files:
            if suffix.lower() in SUFFIXES:
                self._texts.add(stem)
            elif suffix.lower() in DOCUMENTS:
                self._documents.add(stem)

    def is_wanted(self, found: Input, stem: str, suffix: str) -> bool:
        """Whether a file is a text or archive, a document without a text beside it, or an old one without either."""
        suffix = suffix.lower()
        if suffix in SUFFIXES or suffix == ARCHIVE:
            return True
        if suffix == PACKED:  # a.txt.gz, unless a.txt stands beside it
            inner, inner_suffix = os.path.splitext(stem)  # noqa: PTH122
            return inner_suffix.lower() in SUFFIXES and inner not in self._texts
        if stem in self._texts:
            return False
        if suffix == MARKUP:
            return _is_recognised(found)
        if suffix in DOCUMENTS:
            return True
        return stem not in self._documents and (suffix in OLD or (self._pictures and suffix in PICTURES))


def _is_recognised(found: Input) -> bool:
    """Whether an XML file opens as recognised print does; what cannot be looked into counts, to fail with words."""
    from gazette_cli.readers.markup import root_of  # late: hardly any directory holds XML

    try:
        with found.open() as stream:
            return root_of(stream.front()) in RECOGNISED
    except InputError:
        return True


def is_records(data: bytes) -> bool:
    """Whether the first line that is not blank is a JSON object with a `schema` or a string `text`.

    An object of a schema we do not know counts too: reading it then says so.

    >>> is_records(b'\\n{"schema": "gazette.mention/1"}\\n'), is_records("街道纪事".encode())
    (True, False)
    """
    from gazette_cli.records.reading import looks_like_record  # late: inputs that are texts never need it

    edge = len(_BOM) if data.startswith(_BOM) else 0
    while edge < len(data):
        end = data.find(b"\n", edge) + 1 or len(data)
        if line := data[edge:end].strip():
            return looks_like_record(line)
        edge = end
    return False


def numbered(lines: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    """The rows of JSON lines, one at a time, with their 1-based numbers; blank lines are passed over, but counted.

    >>> list(numbered([b'{"text": "a"}\\r\\n', b"\\n", b'{"text": "b"}']))
    [(1, b'{"text": "a"}'), (3, b'{"text": "b"}')]
    """
    for number, line in enumerate(lines, 1):
        if row := (line.removeprefix(_BOM) if number == 1 else line).strip():
            yield number, row


def _unreadable(name: str, error: OSError | ValueError) -> InputError:
    """What the system says about a file, in words that say what to do."""
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return InputError(NO_FILE, place=name, hint="check the name")
    if isinstance(error, IsADirectoryError):
        return InputError("this is a directory", place=name, hint="name a file")
    if isinstance(error, PermissionError):
        return InputError("permission denied", place=name, hint="ask for the right to read it")
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return InputError(f"cannot be read ({reason})", place=name, hint="check the file")


def listed(path: str) -> tuple[str, ...]:
    """The names in a list that NUL characters separate, as `find -print0` writes it; `-` is standard input.

    Raises InputError where the list cannot be read, or is empty.
    """
    data = Input("-", None).load() if path == "-" else Input(display(path), Path(path)).load()
    names = tuple(os.fsdecode(name) for name in data.split(b"\0") if name)
    if not names:
        raise InputError("no names in this list", place=display(path), hint="write them with find -print0")
    if "-" in names:
        raise UsageError("standard input cannot be named in a list", place=display(path), hint="name files")
    return names


def _failed(name: str, problem: str, hint: str) -> Input:
    return Input(name, None, InputError(problem, place=name, hint=hint))
