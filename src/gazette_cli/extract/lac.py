"""The engine `lac`: persons by the network that lies, unused, inside every release of jieba.

`jieba/lac_small` holds plain weights: characters as vectors, two bidirectional GRU layers, tag scores, and a CRF over
the tags. They are read from the installed package; nothing of it is part of this one. The network was trained
on simplified text with half-width marks and no blanks, so that is what it is given. numpy comes with the extra `lac`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from gazette_cli.errors import GazetteError
from gazette_cli.extract.ner import Engine, Entity
from gazette_cli.lexicon import simplify

Array: TypeAlias = Any  # of numpy, which is an extra and loaded only where it is used
_WIDTH = 128  # of a vector, and of the state of a GRU
_BATCH = 64  # sentences read at once
_SENTENCE = re.compile(r"[^。!?;\n]{1,120}[。!?;]*")
_BLANK = re.compile(r"[ \u3000]")


class _Network(NamedTuple):
    """Numbers of characters, weights by file name, and the numbers of the tags PER-B and PER-I."""

    character: dict[str, int]
    weight: dict[str, Array]
    person: tuple[int, int]


def find(text: str) -> Iterator[Entity]:
    """The persons of a folded text, sentence by sentence."""
    network = _network()
    sentences = [(match.start(), match[0]) for match in _SENTENCE.finditer(_BLANK.sub(",", simplify(text)))]
    sentences.sort(key=lambda pair: (len(pair[1]), pair[0]))
    for first in range(0, len(sentences), _BATCH):
        batch = sentences[first : first + _BATCH]
        scores = _scores([sentence for _, sentence in batch], network)
        for (start, sentence), rows in zip(batch, scores, strict=True):
            yield from _persons(start, _best_path(rows[: len(sentence)], network.weight["crfw"]), network.person)


def _persons(start: int, tags: list[int], person: tuple[int, int]) -> Iterator[Entity]:
    """Runs of PER-B PER-I …, of two characters and more."""
    begin = None
    for place, tag in enumerate([*tags, -1]):
        if begin is not None and tag != person[1]:
            if place - begin > 1:
                yield Entity(start + begin, start + place)
            begin = None
        if tag == person[0]:
            begin = place


def _scores(sentences: list[str], network: _Network) -> Array:
    """Scores by sentence, character and tag; short sentences are filled up at their ends."""
    import numpy as np

    unknown = network.character["OOV"]
    lengths = np.array([len(sentence) for sentence in sentences])
    numbers = np.full((len(sentences), lengths.max()), unknown)
    for row, sentence in enumerate(sentences):
        numbers[row, : len(sentence)] = [network.character.get(char, unknown) for char in sentence]
    weight = network.weight
    seen = weight["word_emb"][numbers]
    for layer in (0, 2):
        seen = np.concatenate([_gru(seen, lengths, weight, layer), _gru(seen, lengths, weight, layer + 1)], axis=2)
    scores: Array = seen @ weight["fc_4.w_0"] + weight["fc_4.b_0"]
    return scores


def _gru(seen: Array, lengths: Any, weight: dict[str, Array], number: int) -> Array:
    """The states of one GRU; those of odd numbers read from right to left."""
    import numpy as np

    flat = weight[f"gru_{number}.w_0"].ravel()
    gates, candidate = np.split(flat, [2 * _WIDTH * _WIDTH])
    gates, candidate = gates.reshape(_WIDTH, 2 * _WIDTH), candidate.reshape(_WIDTH, _WIDTH)
    inputs = seen @ weight[f"fc_{number}.w_0"] + weight[f"fc_{number}.b_0"] + weight[f"gru_{number}.b_0"]
    states = np.zeros((*seen.shape[:2], _WIDTH), dtype=np.float32)
    state = np.zeros((len(seen), _WIDTH), dtype=np.float32)
    places = range(seen.shape[1])
    for place in reversed(places) if number % 2 else places:
        now = inputs[:, place]
        both = 0.5 + 0.5 * np.tanh(0.5 * (now[:, : 2 * _WIDTH] + state @ gates))  # the logistic function
        update, reset = both[:, :_WIDTH], both[:, _WIDTH:]
        fresh = np.tanh(now[:, 2 * _WIDTH :] + (reset * state) @ candidate)
        inside = (place < lengths)[:, None]
        state = np.where(inside, state + update * (fresh - state), state)
        states[:, place] = state
    return states


def _best_path(scores: Array, steps: Array) -> list[int]:
    """The best tags; the rows of `steps` are for beginning with a tag, for ending, and for each tag before another."""
    best, back = scores[0] + steps[0], []
    for row in scores[1:]:
        ways = best[:, None] + steps[2:]
        back.append(ways.argmax(axis=0))
        best = ways.max(axis=0) + row
    path = [int((best + steps[1]).argmax())]
    for choice in reversed(back):
        path.append(int(choice[path[-1]]))
    return path[::-1]


@cache
def _network() -> _Network:
    """The network, read once. Raises GazetteError where jieba or numpy is missing."""
    spec = find_spec("jieba")
    folder = Path(spec.origin or "").parent / "lac_small" if spec else None
    if folder is None or not folder.is_dir():
        raise GazetteError("the engine 'lac' needs jieba with its folder lac_small", hint="pip install jieba")
    if find_spec("numpy") is None:
        raise GazetteError("the engine 'lac' needs numpy",
                           hint="pip install 'gazette-cli[lac]', or leave out --names-engine")  # fmt: skip
    character = {char: number for number, char in _rows(folder / "word.dic", int)}
    tags = {tag: number for number, tag in _rows(folder / "tag.dic", int)}
    weight = {path.name: _read(path.read_bytes()) for path in sorted((folder / "model_baseline").iterdir())}
    return _Network(character, weight, (tags["PER-B"], tags["PER-I"]))


def _rows(path: Path, number: Callable[[str], int]) -> Iterator[tuple[int, str]]:
    for row in path.read_text(encoding="utf-8").split("\n"):
        cells = row.split("\t")
        if len(cells) == 2:
            yield number(cells[0]), cells[1]


def _read(file: bytes) -> Array:
    """A tensor of 32-bit numbers as it was saved.

    20 bytes of versions, the last four of which are the length of its description, then that (its type, then its
    sizes, each a tag and a number of seven bits a byte), then the numbers.
    """
    import numpy as np

    begin = 20 + int.from_bytes(file[16:20], "little")
    described, sizes, at = file[20:begin], [], 2
    while at < len(described):
        size, shift, more = 0, 0, True
        while more:
            at += 1
            size |= (described[at] & 0x7F) << shift
            shift, more = shift + 7, described[at] >= 0x80
        sizes.append(size)
        at += 1
    return np.frombuffer(file, dtype="<f4", offset=begin).reshape(sizes)


ENGINE = Engine(name="lac", version="1", find=find, about="the network inside jieba (extra: lac)")
